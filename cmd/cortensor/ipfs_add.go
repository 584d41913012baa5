package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
)

// addFlags are the options of `ipfs add`.
type addFlags struct {
	storeFlags
	car, onlyHash, noPin bool
	pin                  string
}

// addedRow is one thing that was added.
type addedRow struct {
	Path string `json:"path"`
	CID  string `json:"cid"`
	Size int64  `json:"size"` // bytes of content; of the stream for a CAR
}

func ipfsAddCommand() *cobra.Command {
	var f addFlags
	cmd := &cobra.Command{Use: "add PATH...|-", Short: "Store files and print their CIDs",
		Long: "Store files, or standard input (-), as UnixFS with the profile unixfs-v1-2025 and print each CID: the same as Kubo's and\n" +
			"Helia's with that profile. What is added is durable and pinned when the command ends; --no-pin leaves it to collection.",
		Args: atLeast(1, "at least one path, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSAdd(cmd, &f, args) }}
	f.bind(cmd)
	cmd.Flags().BoolVar(&f.car, "car", false, "the input is a CAR: store its blocks and pin its root")
	cmd.Flags().BoolVar(&f.onlyHash, "only-hash", false, "compute the CIDs and store nothing")
	cmd.Flags().BoolVar(&f.noPin, "no-pin", false, "store without a pin")
	cmd.Flags().StringVar(&f.pin, "pin", "", "`NAME` of the pin; default: the path's last element")
	return cmd
}

func runIPFSAdd(cmd *cobra.Command, f *addFlags, args []string) error {
	if err := f.check(args); err != nil {
		return err
	}
	var rows []addedRow
	add := func(store *ipfs.Local) error {
		for _, path := range args {
			row, err := f.addOne(cmd, store, path)
			if err != nil {
				return fmt.Errorf("add %s: %w", path, err)
			}
			rows = append(rows, row)
			if !f.json {
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %s\n", row.CID, row.Path)
			}
		}
		return nil
	}
	var err error
	if f.onlyHash {
		err = add(nil)
	} else {
		err = f.withStore(add)
	}
	if err != nil || !f.json {
		return err
	}
	return f.print(cmd, rows, nil)
}

// check finds what cannot work before anything is stored.
func (f *addFlags) check(args []string) error {
	if f.car && f.onlyHash {
		return usageError{fmt.Errorf("--only-hash does not go with --car: a CAR names its root")}
	}
	if f.noPin && f.pin != "" {
		return usageError{fmt.Errorf("--no-pin does not go with --pin")}
	}
	if len(f.pin) > ipfs.MaxPinName {
		return usageError{fmt.Errorf("--pin: %d bytes, at most %d", len(f.pin), ipfs.MaxPinName)}
	}
	for _, path := range args {
		if path == "-" {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return usageError{err}
		}
		if info.IsDir() {
			return usageError{fmt.Errorf("%s is a directory", path)}
		}
	}
	return nil
}

// addOne stores one input; store is nil for --only-hash.
func (f *addFlags) addOne(cmd *cobra.Command, store *ipfs.Local, path string) (addedRow, error) {
	in, total, err := openInput(cmd, path)
	if err != nil {
		return addedRow{}, err
	}
	defer in.Close()
	bar := f.bar(cmd, "add "+filepath.Base(path), total)
	defer bar.finish()
	r := contextReader{cmd.Context(), bar.reader(in)}
	row := addedRow{Path: path}
	var root cid.Cid
	switch {
	case f.car:
		root, err = addCAR(cmd.Context(), store, r)
		row.Size = bar.done
	case store == nil:
		root, row.Size, err = unixfs.Build(cmd.Context(), r, unixfs.V1x2025, func(unixfs.Block) error { return nil })
	default:
		root, row.Size, err = store.PutFile(cmd.Context(), r)
	}
	if err != nil {
		return addedRow{}, err
	}
	row.CID = root.String()
	if store == nil || f.noPin {
		return row, nil
	}
	return row, store.Pin(cmd.Context(), root, f.pinName(path))
}

func (f *addFlags) pinName(path string) string {
	if f.pin != "" {
		return f.pin
	}
	name := filepath.Base(path)
	return name[:min(len(name), ipfs.MaxPinName)]
}

// addCAR stores the DAG under a CAR's one root.
func addCAR(ctx context.Context, store *ipfs.Local, r io.Reader) (cid.Cid, error) {
	head := &headReader{r: r}
	cr, err := car.NewReader(head)
	if err != nil {
		return cid.Undef, core.Errorf(core.Corrupt, "%w", err)
	}
	if len(cr.Roots) != 1 {
		return cid.Undef, core.Errorf(core.Invalid, "the CAR names %d roots, want one", len(cr.Roots))
	}
	return cr.Roots[0], store.PutCAR(ctx, cr.Roots[0], head.replay())
}

// headReader keeps what was read, so that a stream can be read from its start again.
type headReader struct {
	r    io.Reader
	kept []byte
}

// Read passes on and keeps.
func (h *headReader) Read(p []byte) (int, error) {
	n, err := h.r.Read(p)
	h.kept = append(h.kept, p[:n]...)
	return n, err
}

// replay gives the stream from its start.
func (h *headReader) replay() io.Reader { return io.MultiReader(bytes.NewReader(h.kept), h.r) }

// openInput opens a file, or standard input for -; size is 0 where it is not known.
func openInput(cmd *cobra.Command, path string) (in io.ReadCloser, size int64, err error) {
	if path == "-" {
		return io.NopCloser(cmd.InOrStdin()), 0, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}

// contextReader ends a stream with its context.
type contextReader struct {
	ctx context.Context
	io.Reader
}

// Read fails once the context has ended.
func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
