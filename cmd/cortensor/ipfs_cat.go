package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// catFlags are the options of `ipfs cat`.
type catFlags struct {
	storeFlags
	from           []string
	offset, length int64
}

func ipfsCatCommand() *cobra.Command {
	var f catFlags
	cmd := &cobra.Command{Use: "cat CID[/PATH]", Short: "Write a file's bytes to standard output",
		Long: "Write a file's bytes to standard output, each block verified before it is written. Without --from only the store is read.",
		Args: exactly(1, "one CID, or a path below one"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSCat(cmd, &f, args[0]) }}
	f.bind(cmd)
	cmd.Flags().Int64Var(&f.offset, "offset", 0, "begin at byte `N`")
	cmd.Flags().Int64Var(&f.length, "length", -1, "write at most `N` bytes; -1 writes to the end")
	bindFrom(cmd, &f.from)
	return cmd
}

func runIPFSCat(cmd *cobra.Command, f *catFlags, arg string) error {
	if f.json {
		return usageError{errors.New("cat writes the file itself: --json does not go with it")}
	}
	if f.offset < 0 || f.length < -1 {
		return usageError{errors.New("--offset and --length must not be negative")}
	}
	if _, err := parseTarget(arg); err != nil {
		return err
	}
	return f.withSource(cmd.Context(), f.from, func(s *source) error {
		c, err := s.resolve(cmd.Context(), arg)
		if err != nil {
			return err
		}
		r, size, err := s.open(cmd.Context(), c)
		if err != nil {
			return err
		}
		return errors.Join(f.copy(cmd, r, size), r.Close())
	})
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
