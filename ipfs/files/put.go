package files

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
)

// PutOptions say how files and directories are put.
type PutOptions struct {
	Params          unixfs.Params // V1x2025 when zero
	SHA256          bool          // give the digest of each file's content too
	PreserveMode    bool          // keep permissions; as in Kubo, files then have dag-pb leaves
	PreserveModTime bool          // keep modification times; the same holds
	Hidden          bool          // take names that begin with a dot too; Kubo's --hidden
	Workers         int           // that read and hash files of a directory; default two for each core
	// Visit, when set, hears of each finished file, symlink and directory, children before parents, from one goroutine at a
	// time. The root's path is ".".
	Visit func(path string, a unixfs.Added)
	// Progress, when set, hears of the content bytes that were read since it was last called, from several goroutines.
	Progress func(bytes int64)
}

func (o PutOptions) meta(info fs.FileInfo) unixfs.Meta {
	var m unixfs.Meta
	if o.PreserveMode {
		m.Mode = info.Mode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)
	}
	if o.PreserveModTime {
		m.ModTime = info.ModTime()
	}
	return m
}

func (o PutOptions) preserve() bool { return o.PreserveMode || o.PreserveModTime }

// PutFile stores what r gives as a file. It is durable when PutFile returns. There are no attributes to preserve; meta may
// give some.
func PutFile(ctx context.Context, w Writer, r io.Reader, o PutOptions, meta unixfs.Meta) (unixfs.Added, error) {
	if o.Progress != nil {
		r = &progressReader{r, o.Progress}
	}
	uo := unixfs.Options{Params: o.Params, SHA256: o.SHA256, Meta: meta}
	a, err := unixfs.Import(ctx, r, uo, func(b unixfs.Block) error { return w.Append(ctx, b) })
	if err != nil {
		return unixfs.Added{}, fmt.Errorf("put file: %w", err)
	}
	return a, w.Commit(ctx, a.Cid)
}

type progressReader struct {
	r        io.Reader
	progress func(int64)
}

func (p *progressReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	p.progress(int64(n))
	return n, err
}

// PutPath stores a file, a symlink or a directory of the operating system's; see PutDirectory.
func PutPath(ctx context.Context, w Writer, name string, o PutOptions) (unixfs.Added, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return unixfs.Added{}, core.Errorf(core.NotFound, "put: %w", err)
	}
	switch {
	case info.IsDir():
		return PutDirectory(ctx, w, os.DirFS(name), o)
	case info.Mode()&fs.ModeSymlink != 0:
		target, err := os.Readlink(name)
		if err != nil {
			return unixfs.Added{}, core.Errorf(core.Unavailable, "put: %w", err)
		}
		block, a := unixfs.BuildSymlink(target, o.meta(info).ModTime)
		if err := w.Append(ctx, block); err != nil {
			return unixfs.Added{}, err
		}
		return a, w.Commit(ctx, a.Cid)
	case !info.Mode().IsRegular():
		return unixfs.Added{}, notRegular(name, info)
	}
	f, err := os.Open(name)
	if err != nil {
		return unixfs.Added{}, core.Errorf(core.Unavailable, "put: %w", err)
	}
	defer f.Close() // opened for reading: there is nothing to lose
	return PutFile(ctx, w, f, o, o.meta(info))
}

func notRegular(name string, info fs.FileInfo) error {
	return core.Errorf(core.Invalid, "put %s: a %s is no file, directory or symlink; leave it out", name, info.Mode().Type())
}

func join(dir, name string) string {
	if dir == "." {
		return name
	}
	return path.Join(dir, name)
}
