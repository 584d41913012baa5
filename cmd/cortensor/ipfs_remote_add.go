package main

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

// runRemote adds files, directories, standard input and CARs through the API, with the CIDs that they get without it.
func (a *adder) runRemote(r *remote, args []string) error {
	if a.preserveMode || a.preserveTime {
		return errOnlyHere("--preserve-mode, --preserve-mtime")
	}
	if a.wrap {
		return a.wrapRemote(r, args)
	}
	for _, path := range args {
		if err := a.addRemote(r, path); err != nil {
			return fmt.Errorf("add %s: %w", path, err)
		}
	}
	return a.finish()
}

func (a *adder) finish() error {
	if a.json {
		return a.print(a.cmd, a.rows, nil)
	}
	return nil
}

// query gives the parameters of an upload.
func (a *adder) query(name string) url.Values {
	q := url.Values{}
	if a.private {
		q.Set("private", "true")
	}
	if a.noPin {
		return q
	}
	q.Set("pin", orElse(a.keep.Name, name))
	q.Set("owner", a.keep.Owner)
	q.Set("replicas", strconv.Itoa(a.keep.Replicas))
	if !a.keep.Expires.IsZero() {
		q.Set("expires", a.keep.Expires.Format(time.RFC3339Nano))
	}
	return q
}

// addRemote sends one input.
func (a *adder) addRemote(r *remote, path string) error {
	if info, err := os.Stat(path); path != "-" && err == nil && info.IsDir() {
		return a.sendTree(r, a.query(filepath.Base(path)), addedRow{Path: path}, func(ctx context.Context, w *tar.Writer) error {
			return a.archive(ctx, w, path, "")
		})
	}
	in, size, err := openInput(a.cmd, path)
	if err != nil {
		return err
	}
	defer in.Close() // opened for reading: there is nothing to lose
	bar := a.bar(a.cmd, "add "+filepath.Base(path), size)
	defer bar.finish()
	route, body, sum := "/files", bar.reader(in), hash.Hash(nil)
	if a.car {
		route = "/cars"
	} else if a.sha256 {
		sum = sha256.New()
		body = io.TeeReader(body, sum)
	}
	var added writeapi.Added
	if err := r.ask(a.cmd.Context(), http.MethodPost, route, a.query(filepath.Base(path)), io.NopCloser(body), &added); err != nil {
		return err
	}
	row := addedRow{Path: path, CID: added.CID, Size: added.Size}
	if sum != nil {
		row.SHA256 = hex.EncodeToString(sum.Sum(nil))
	}
	return a.say(row)
}

// wrapRemote sends all inputs as one directory.
func (a *adder) wrapRemote(r *remote, args []string) error {
	err := a.sendTree(r, a.query("wrapped"), addedRow{}, func(ctx context.Context, w *tar.Writer) error {
		for _, path := range args {
			if err := a.archive(ctx, w, path, filepath.Base(path)); err != nil {
				return fmt.Errorf("add %s: %w", path, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return a.finish()
}

// sendTree streams a tar archive that fill writes.
func (a *adder) sendTree(r *remote, query url.Values, row addedRow, fill func(context.Context, *tar.Writer) error) error {
	if a.sha256 {
		return errOnlyHere("--sha256 for directories")
	}
	ctx, cancel := context.WithCancel(a.cmd.Context())
	defer cancel()
	out, in := io.Pipe()
	filled := make(chan error, 1)
	go func() { // awaited below
		w := tar.NewWriter(in)
		err := fill(ctx, w)
		if err == nil {
			err = w.Close()
		}
		in.CloseWithError(err)
		filled <- err
	}()
	bar := a.bar(a.cmd, "add "+filepath.Base(orElse(row.Path, "wrapped")), 0)
	var added writeapi.Added
	err := r.send(ctx, "/directories", query, "application/x-tar", bar.reader(out), &added)
	bar.finish()
	out.CloseWithError(io.ErrClosedPipe) // where the node has refused it
	if failed := <-filled; failed != nil && err != nil && core.KindOf(err) == core.Unavailable {
		err = failed // the cause: the request was cut off by it
	}
	if err != nil {
		return err
	}
	row.CID, row.Size = added.CID, added.Size
	return a.say(row)
}

// archive writes what lies at path under a name in the archive; "" is the archive's root. Names that begin with a dot are left
// out below a directory unless they were asked for; a link named directly is followed, one in a directory is kept.
func (a *adder) archive(ctx context.Context, w *tar.Writer, path, name string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return archiveOne(w, path, name, info)
	}
	return filepath.WalkDir(path, func(at string, d fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		below, err := filepath.Rel(path, at)
		if err != nil {
			return err
		}
		if below != "." && !a.hidden && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if at == path {
			info, err = os.Stat(path)
		}
		if err != nil {
			return err
		}
		full := filepath.ToSlash(filepath.Join(name, below))
		return archiveOne(w, at, full, info)
	})
}

// archiveOne writes one entry.
func archiveOne(w *tar.Writer, path, name string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return w.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: strings.TrimSuffix(name, "/") + "/"})
	case info.Mode()&fs.ModeSymlink != 0:
		target, err := os.Readlink(path)
		if err != nil {
			return err
		}
		return w.WriteHeader(&tar.Header{Typeflag: tar.TypeSymlink, Name: name, Linkname: filepath.ToSlash(target)})
	case !info.Mode().IsRegular():
		return core.Errorf(core.Invalid, "%s is neither file, directory nor symbolic link", path)
	}
	if err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: info.Size()}); err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close() // opened for reading: there is nothing to lose
	if _, err := io.Copy(w, file); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
