package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
)

// addFlags are the options of `ipfs add`.
type addFlags struct {
	storeFlags
	holdFlags
	car, recursive, wrap, onlyHash, noPin, quiet, hidden bool
	preserveMode, preserveTime, sha256, private          bool
	pin                                                  string
}

// addedRow is one thing that was added.
type addedRow struct {
	Path   string `json:"path"`
	CID    string `json:"cid"`
	Size   int64  `json:"size"` // bytes of content; of the stream for a CAR
	SHA256 string `json:"sha256,omitempty"`
}

func ipfsAddCommand() *cobra.Command {
	var f addFlags
	cmd := &cobra.Command{Use: "add PATH...|-", Short: "Store files and directories and print their CIDs",
		Long: "Store files, directories (-r) or standard input (-) as UnixFS with the profile unixfs-v1-2025 and print each CID: the same as\n" +
			"Kubo's and Helia's with that profile. What is added is durable and pinned when the command ends; --no-pin leaves it to collection.",
		Args: atLeast(1, "at least one path, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSAdd(cmd, &f, args) }}
	f.storeFlags.bind(cmd)
	f.holdFlags.bind(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&f.private, "private", false, "serve it to nobody that it was not shared with; bytes that are in the store without this stay public")
	flags.BoolVar(&f.car, "car", false, "the input is a CAR: store its blocks and pin its root")
	flags.BoolVarP(&f.recursive, "recursive", "r", false, "add directories with all that is in them")
	flags.BoolVar(&f.hidden, "hidden", false, "of directories, take names that begin with a dot too")
	flags.BoolVarP(&f.wrap, "wrap", "w", false, "put all inputs into one directory and pin that")
	flags.BoolVar(&f.onlyHash, "only-hash", false, "compute the CIDs and store nothing")
	flags.BoolVar(&f.noPin, "no-pin", false, "store without a pin")
	flags.StringVar(&f.pin, "pin", "", "`NAME` of the pin; default: the path's last element")
	flags.BoolVar(&f.preserveMode, "preserve-mode", false, "keep permissions; changes the CID")
	flags.BoolVar(&f.preserveTime, "preserve-mtime", false, "keep modification times; changes the CID")
	flags.BoolVar(&f.sha256, "sha256", false, "give each file's SHA-256 too, from the same pass")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print CIDs alone")
	return cmd
}

func runIPFSAdd(cmd *cobra.Command, f *addFlags, args []string) error {
	if err := f.check(args); err != nil {
		return err
	}
	hold, err := f.hold(f.pin)
	if err != nil {
		return err
	}
	a := adder{addFlags: f, cmd: cmd, to: hashOnly{}, keep: hold}
	if f.onlyHash {
		return a.run(args)
	}
	return f.withStoreOr(func(store *ipfs.Local) error {
		keepsMeta := f.preserveMode || f.preserveTime // the pin then reads every leaf
		store = store.With(ipfs.PutOptions{Private: f.private, Uncached: !keepsMeta})
		a.store, a.to = store, store
		return a.run(args)
	}, func(r *remote) error { return a.runRemote(r, args) })
}

// check finds what cannot work before anything is stored.
func (f *addFlags) check(args []string) error {
	switch {
	case f.car && (f.onlyHash || f.wrap || f.preserveMode || f.preserveTime || f.sha256):
		return usageError{errors.New("--car takes blocks as they are: --only-hash, --wrap, --preserve-* and --sha256 do not go with it")}
	case (f.noPin || f.onlyHash) && (f.pin != "" || f.holdFlags != holdFlags{}):
		return usageError{errors.New("--no-pin and --only-hash do not go with --pin, --owner, --expires, --replicas")}
	}
	for _, path := range args {
		if path == "-" {
			if f.wrap {
				return usageError{errors.New("--wrap needs names: standard input has none")}
			}
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return usageError{err}
		}
		if info.IsDir() && (!f.recursive || f.car) {
			return usageError{fmt.Errorf("%s is a directory: add it with -r", path)}
		}
	}
	return nil
}

// adder adds the inputs of one command.
type adder struct {
	*addFlags
	cmd   *cobra.Command
	store *ipfs.Local // nil for --only-hash
	to    files.Writer
	keep  ipfs.Hold
	rows  []addedRow
}

func (a *adder) run(args []string) error {
	var entries []unixfs.Entry
	for _, path := range args {
		added, err := a.addOne(path)
		if err != nil {
			return fmt.Errorf("add %s: %w", path, err)
		}
		entries = append(entries, unixfs.Entry{Name: filepath.Base(path), Cid: added.Cid, Tsize: added.Tsize})
		if !a.wrap {
			if err := a.pinRoot(added.Cid, path); err != nil {
				return fmt.Errorf("add %s: %w", path, err)
			}
		}
	}
	if a.wrap {
		if err := a.addWrapper(entries); err != nil {
			return err
		}
	}
	if a.json {
		return a.print(a.cmd, a.rows, nil)
	}
	return nil
}

// addOne stores one input.
func (a *adder) addOne(path string) (unixfs.Added, error) {
	total := int64(0)
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		total = info.Size()
	}
	bar := a.bar(a.cmd, "add "+filepath.Base(path), total)
	defer bar.finish()
	ctx := a.cmd.Context()
	options := files.PutOptions{SHA256: a.sha256, PreserveMode: a.preserveMode, PreserveModTime: a.preserveTime, Hidden: a.hidden, Progress: bar.add}
	var added unixfs.Added
	var err error
	switch {
	case a.car:
		added, err = a.addCAR(path, bar)
	case path == "-":
		added, err = files.PutFile(ctx, a.to, interruptible(ctx, a.cmd.InOrStdin()), options, unixfs.Meta{})
	default:
		added, err = files.PutPath(ctx, a.to, path, options)
	}
	if err != nil {
		return added, err
	}
	row := addedRow{Path: path, CID: added.Cid.String(), Size: added.Size}
	if a.sha256 && added.SHA256 != [32]byte{} {
		row.SHA256 = hex.EncodeToString(added.SHA256[:])
	}
	return added, a.say(row)
}

// say reports one input.
func (a *adder) say(row addedRow) error {
	a.rows = append(a.rows, row)
	var err error
	switch {
	case a.json || a.quiet && a.wrap && row.Path != "":
	case a.quiet:
		_, err = fmt.Fprintln(a.cmd.OutOrStdout(), row.CID)
	default:
		_, err = fmt.Fprintf(a.cmd.OutOrStdout(), "%s  %s\n", row.CID, row.Path)
	}
	return err
}

// addWrapper makes the directory that holds all inputs.
func (a *adder) addWrapper(entries []unixfs.Entry) error {
	ctx := a.cmd.Context()
	dir, err := unixfs.BuildDirectory(entries, unixfs.Meta{}, func(b unixfs.Block) error { return a.to.Append(ctx, b) })
	if err != nil {
		return fmt.Errorf("wrap: %w", err)
	}
	if err := a.to.Commit(ctx, dir.Cid); err != nil {
		return fmt.Errorf("wrap: %w", err)
	}
	if err := a.say(addedRow{CID: dir.Cid.String(), Size: dir.Size}); err != nil {
		return err
	}
	return a.pinRoot(dir.Cid, "wrapped")
}

// pinRoot keeps what was added.
func (a *adder) pinRoot(root cid.Cid, path string) error {
	if a.store == nil || a.noPin {
		return nil
	}
	hold := a.keep
	if hold.Name == "" {
		name := filepath.Base(path)
		hold.Name = name[:min(len(name), ipfs.MaxPinName)]
	}
	return a.store.Hold(a.cmd.Context(), root, hold)
}

// hashOnly is a store that keeps nothing.
type hashOnly struct{}

// Append drops the blocks.
func (hashOnly) Append(ctx context.Context, _ ...unixfs.Block) error { return ctx.Err() }

// Commit has nothing to keep.
func (hashOnly) Commit(context.Context, cid.Cid) error { return nil }

// addCAR stores the DAG under a CAR's one root.
func (a *adder) addCAR(path string, bar *byteBar) (unixfs.Added, error) {
	in, _, err := openInput(a.cmd, path)
	if err != nil {
		return unixfs.Added{}, err
	}
	defer in.Close() // opened for reading: there is nothing to lose
	head := &headReader{r: contextReader{a.cmd.Context(), bar.reader(in)}}
	cr, err := car.NewReader(head)
	if err != nil {
		return unixfs.Added{}, core.Errorf(core.Corrupt, "%w", err)
	}
	if len(cr.Roots) != 1 {
		return unixfs.Added{}, core.Errorf(core.Invalid, "the CAR names %d roots, want one", len(cr.Roots))
	}
	root := cr.Roots[0]
	err = a.store.PutCAR(a.cmd.Context(), root, head.replay())
	return unixfs.Added{Cid: root, Size: bar.done.Load()}, err
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
		return io.NopCloser(interruptible(cmd.Context(), cmd.InOrStdin())), 0, nil
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

// interruptible makes a blocking reader, such as standard input, end with a context. The goroutine that reads on may stay
// in its last read until the process ends: nothing can wake it.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	out, in := io.Pipe()
	go func() {
		_, err := io.CopyBuffer(struct{ io.Writer }{in}, struct{ io.Reader }{r}, make([]byte, 256<<10))
		in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) })
	return out
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
