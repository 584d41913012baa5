package main

import (
	"context"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
)

// catFlags are the options of `ipfs cat`.
type catFlags struct {
	storeFlags
	from           []string
	offset, length int64
}

func ipfsCatCommand() *cobra.Command {
	var f catFlags
	cmd := &cobra.Command{Use: "cat CID", Short: "Write a file's bytes to standard output",
		Long: "Write a file's bytes to standard output, each block verified before it is written. Without --from only the store is read.",
		Args: exactly(1, "one CID"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSCat(cmd, &f, args[0]) }}
	f.bind(cmd)
	cmd.Flags().Int64Var(&f.offset, "offset", 0, "begin at byte `N`")
	cmd.Flags().Int64Var(&f.length, "length", -1, "write at most `N` bytes; -1 writes to the end")
	bindFrom(cmd, &f.from)
	return cmd
}

// bindFrom is the flag that names providers.
func bindFrom(cmd *cobra.Command, from *[]string) {
	cmd.Flags().StringArrayVar(from, "from", nil, "fetch what is missing from `PROVIDER`, a multiaddr that ends in /p2p/<peer id>; may be repeated")
}

func runIPFSCat(cmd *cobra.Command, f *catFlags, arg string) error {
	if f.json {
		return usageError{fmt.Errorf("cat writes the file itself: --json does not go with it")}
	}
	if f.offset < 0 || f.length < -1 {
		return usageError{fmt.Errorf("--offset and --length must not be negative")}
	}
	t, err := parseTarget(arg)
	if err != nil {
		return err
	}
	if len(f.from) > 0 {
		return f.withNode(cmd.Context(), func(n *ipfs.Node) error {
			r, size, err := n.OpenFile(cmd.Context(), t.root, f.from)
			if err != nil {
				return err
			}
			defer r.Close()
			return f.copy(cmd, r, size)
		})
	}
	return f.withStore(func(store *ipfs.Local) error {
		r, err := openLocalFile(cmd.Context(), store, t.root)
		if err != nil {
			return err
		}
		return f.copy(cmd, r, r.Size())
	})
}

// openLocalFile opens a file that is in the store.
func openLocalFile(ctx context.Context, store *ipfs.Local, root cid.Cid) (*unixfs.Reader, error) {
	r, err := unixfs.Open(ctx, func(ctx context.Context, c cid.Cid, _ int64) ([]byte, error) { return store.Block(ctx, c) }, root)
	if err != nil {
		return nil, fmt.Errorf("open file %s: %w", root, err)
	}
	return r, nil
}

// copy writes the part of the file that was asked for.
func (f *catFlags) copy(cmd *cobra.Command, r io.ReadSeeker, size int64) error {
	if f.offset > 0 {
		if _, err := r.Seek(f.offset, io.SeekStart); err != nil {
			return err
		}
	}
	want := max(0, size-f.offset)
	if f.length >= 0 {
		want = min(want, f.length)
	}
	bar := f.bar(cmd, "cat", want)
	defer bar.finish()
	if _, err := io.CopyN(bar.writer(cmd.OutOrStdout()), contextReader{cmd.Context(), r}, want); err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	return nil
}
