package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/files"
)

// getFlags are the options of `ipfs get`.
type getFlags struct {
	storeFlags
	from           []string
	out, symlinks  string
	car, overwrite bool
	preserve       bool
}

// gotRow is what `ipfs get` wrote.
type gotRow struct {
	CID         string   `json:"cid"`
	Path        string   `json:"path"`
	Files       int64    `json:"files"`
	Directories int64    `json:"directories"`
	Symlinks    int64    `json:"symlinks"`
	Bytes       int64    `json:"bytes"`
	Skipped     []string `json:"skipped,omitempty"`
	Collisions  []string `json:"collisions,omitempty"`
}

var symlinkPolicies = map[string]files.SymlinkPolicy{"inside": files.SymlinksInside, "skip": files.SymlinksSkip, "refuse": files.SymlinksRefuse}

func ipfsGetCommand() *cobra.Command {
	var f getFlags
	cmd := &cobra.Command{Use: "get CID[/PATH]", Short: "Write a file or directory to disk, or a DAG as a CAR",
		Long: "Write a file or directory to disk. Hostile names and links that point outside are refused; a file appears whole or not at all.\n" +
			"With --car the blocks below the CID are written as one CAR, to standard output when no -o names a file.",
		Args: exactly(1, "one CID, or a path below one"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSGet(cmd, &f, args[0]) }}
	f.bind(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "`PATH` to write to; default: the last element of the path, or the CID")
	flags.BoolVar(&f.car, "car", false, "write a CAR")
	flags.BoolVar(&f.overwrite, "overwrite", false, "replace files that exist")
	flags.StringVar(&f.symlinks, "symlinks", "inside", "`POLICY` for symlinks: inside (make those that stay inside, fail on others), skip or refuse")
	flags.BoolVar(&f.preserve, "preserve", false, "apply the permissions and modification times that the tree has")
	bindFrom(cmd, &f.from)
	return cmd
}

func runIPFSGet(cmd *cobra.Command, f *getFlags, arg string) error {
	p, err := parseTarget(arg)
	if err != nil {
		return err
	}
	if _, ok := symlinkPolicies[f.symlinks]; !ok {
		return usageError{fmt.Errorf("--symlinks %s: want inside, skip or refuse", f.symlinks)}
	}
	if f.car && f.json && f.out == "" {
		return usageError{errors.New("--car without -o writes the CAR to standard output: --json does not go with it")}
	}
	dest := f.out
	if dest == "" {
		dest = path.Base(p.String())
	}
	return f.withSource(cmd.Context(), f.from, func(s *source) error {
		c, err := s.resolve(cmd.Context(), arg)
		if err != nil {
			return err
		}
		if err := s.bring(cmd.Context(), c); err != nil {
			return err
		}
		if f.car {
			return f.writeCAR(cmd, s.store, c)
		}
		return f.extract(cmd, s, c, dest)
	})
}

func (f *getFlags) extract(cmd *cobra.Command, s *source, c cid.Cid, dest string) error {
	bar := f.bar(cmd, "get "+path.Base(dest), 0)
	defer bar.finish()
	got, err := files.Extract(cmd.Context(), s, c, dest, files.ExtractOptions{Overwrite: f.overwrite, Symlinks: symlinkPolicies[f.symlinks],
		PreserveMode: f.preserve, PreserveModTime: f.preserve, Progress: func(_ string, n int64) { bar.add(n) }})
	if err != nil {
		return err
	}
	row := gotRow{c.String(), dest, got.Files, got.Directories, got.Symlinks, got.Bytes, got.Skipped, got.Collisions}
	return f.print(cmd, row, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s: %d files, %d directories, %d symlinks, %d bytes\n", dest, row.Files, row.Directories, row.Symlinks, row.Bytes)
		for _, note := range []struct {
			what  string
			paths []string
		}{{"left out, a symlink", row.Skipped}, {"differs from a sibling by case only", row.Collisions}} {
			if len(note.paths) > 0 && err == nil {
				_, err = fmt.Fprintf(w, "%s: %s\n", note.what, strings.Join(note.paths, ", "))
			}
		}
		return err
	})
}

// writeCAR writes the DAG to a new file or to standard output. The file appears whole or not at all.
func (f *getFlags) writeCAR(cmd *cobra.Command, store *ipfs.Local, c cid.Cid) (err error) {
	stream, err := store.GetCAR(cmd.Context(), c, ipfs.ScopeAll)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stream.Close()) }()
	bar := f.bar(cmd, "get", 0)
	defer bar.finish()
	if f.out == "" {
		_, err := io.Copy(bar.writer(cmd.OutOrStdout()), stream)
		return err
	}
	if _, err := os.Lstat(f.out); err == nil && !f.overwrite {
		return core.Errorf(core.Invalid, "%s exists: name another file or give --overwrite", f.out)
	}
	n, err := writeWhole(f.out, bar.reader(stream))
	if err != nil {
		return err
	}
	row := gotRow{CID: c.String(), Path: f.out, Files: 1, Bytes: n}
	return f.print(cmd, row, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s: %d bytes\n", f.out, n)
		return err
	})
}

// writeWhole writes a file beside its place and moves it there once it is whole.
func writeWhole(name string, r io.Reader) (n int64, err error) {
	file, err := os.CreateTemp(path.Dir(name), ".cortensor-*")
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	if n, err = io.Copy(file, r); err != nil {
		return n, errors.Join(err, file.Close())
	}
	if err := errors.Join(file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return n, err
	}
	return n, os.Rename(file.Name(), name)
}
