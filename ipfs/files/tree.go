package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
)

// PutDirectory stores a directory tree as Kubo's `add -r` does: empty directories too, symlinks as such (the file system must
// have fs.ReadLinkFS then), names that begin with a dot only by option. Files are read and hashed by several workers in
// bounded memory, their blocks go to the store in batches, and all is durable when PutDirectory returns. A file that changes
// meanwhile is stored as it was read.
func PutDirectory(ctx context.Context, w Writer, fsys fs.FS, o PutOptions) (unixfs.Added, error) {
	if o.Params == (unixfs.Params{}) {
		o.Params = unixfs.V1x2025
	}
	if o.Workers <= 0 {
		o.Workers = 2 * runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	p := &putTree{w: w, fsys: fsys, o: o, jobs: make(chan job, 256), large: make(chan struct{}, 1)}
	var workers sync.WaitGroup
	for range o.Workers {
		workers.Go(func() {
			if err := p.work(ctx); err != nil {
				cancel(err)
			}
		})
	}
	root, err := p.walk(ctx, ".", nil, 0)
	close(p.jobs)
	workers.Wait()
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	if err != nil {
		return unixfs.Added{}, fmt.Errorf("put directory: %w", err)
	}
	return root.added, w.Commit(ctx, root.added.Cid)
}

// maxPutDepth bounds the directories in each other that are put; file systems' path lengths do so too.
const maxPutDepth = 1024

// putTree is one PutDirectory.
type putTree struct {
	w     Writer
	fsys  fs.FS
	o     PutOptions
	jobs  chan job
	large chan struct{} // held while a file of several chunks is put, which has workers of its own
	visit sync.Mutex
}

// folder is a directory whose entries are being put. Who finishes the last of them builds it.
type folder struct {
	parent  *folder
	slot    int // in the parent's entries
	path    string
	meta    unixfs.Meta
	entries []unixfs.Entry
	pending atomic.Int64 // entries to come, and one for the walk itself
	size    atomic.Int64
	added   unixfs.Added
}

// job is a file or a symlink to put.
type job struct {
	in    *folder
	slot  int
	entry fs.DirEntry
}

// walk visits directories depth first and hands what they hold to the workers. It builds a folder itself where the workers
// were faster.
func (p *putTree) walk(ctx context.Context, name string, parent *folder, slot int) (*folder, error) {
	entries, err := fs.ReadDir(p.fsys, name)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "read directory: %w", err)
	}
	entries = p.wanted(entries)
	f := &folder{parent: parent, slot: slot, path: name, entries: make([]unixfs.Entry, len(entries))}
	if p.o.preserve() {
		info, err := fs.Stat(p.fsys, name)
		if err != nil {
			return nil, core.Errorf(core.Unavailable, "read directory: %w", err)
		}
		f.meta = p.o.meta(info)
	}
	f.pending.Store(int64(len(entries)) + 1)
	if strings.Count(name, "/") > maxPutDepth {
		return nil, core.Errorf(core.TooLarge, "%.80s…: more than %d directories in each other", name, maxPutDepth)
	}
	for i, e := range entries {
		if e.IsDir() {
			if _, err := p.walk(ctx, join(name, e.Name()), f, i); err != nil {
				return nil, err
			}
			continue
		}
		select {
		case p.jobs <- job{f, i, e}:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
	return f, p.done(ctx, f)
}

func (p *putTree) wanted(entries []fs.DirEntry) []fs.DirEntry {
	if p.o.Hidden {
		return entries
	}
	kept := entries[:0]
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			kept = append(kept, e)
		}
	}
	return kept
}

// done counts one entry of a folder as finished, and builds it after the last, and so its parents.
func (p *putTree) done(ctx context.Context, f *folder) error {
	for f != nil && f.pending.Add(-1) == 0 {
		a, err := unixfs.BuildDirectory(f.entries, f.meta, func(b unixfs.Block) error { return p.w.Append(ctx, b) })
		if err != nil {
			return fmt.Errorf("%s: %w", f.path, err)
		}
		a.Size = f.size.Load()
		f.added, f.entries = a, nil
		p.tell(f.path, a)
		if f.parent != nil {
			f.parent.set(f.slot, f.path[strings.LastIndexByte(f.path, '/')+1:], a)
		}
		f = f.parent
	}
	return nil
}

func (f *folder) set(slot int, name string, a unixfs.Added) {
	f.entries[slot] = unixfs.Entry{Name: name, Cid: a.Cid, Tsize: a.Tsize}
	f.size.Add(a.Size)
}

func (p *putTree) tell(path string, a unixfs.Added) {
	if p.o.Visit == nil {
		return
	}
	p.visit.Lock()
	defer p.visit.Unlock()
	p.o.Visit(path, a)
}

// work puts files until there are no more jobs.
func (p *putTree) work(ctx context.Context) error {
	b := newBatch(p.o.Params.Chunk)
	for j := range p.jobs {
		if ctx.Err() != nil {
			continue // the walk ends soon
		}
		if err := p.put(ctx, b, j); err != nil {
			return fmt.Errorf("%s: %w", join(j.in.path, j.entry.Name()), err)
		}
	}
	return p.flush(ctx, b)
}

func (p *putTree) put(ctx context.Context, b *batch, j job) error {
	name := join(j.in.path, j.entry.Name())
	var meta unixfs.Meta
	if p.o.preserve() {
		info, err := j.entry.Info()
		if err != nil {
			return core.Errorf(core.Unavailable, "%w", err)
		}
		meta = p.o.meta(info)
	}
	switch mode := j.entry.Type(); {
	case mode&fs.ModeSymlink != 0:
		target, err := fs.ReadLink(p.fsys, name)
		if err != nil {
			return core.Errorf(core.Unavailable, "%w", err)
		}
		block, a := unixfs.BuildSymlink(target, meta.ModTime)
		a.Size = 0
		return p.keep(ctx, b, j, name, block, a)
	case !mode.IsRegular():
		return core.Errorf(core.Invalid, "a %s is no file, directory or symlink; leave it out", mode)
	}
	f, err := p.fsys.Open(name)
	if err != nil {
		return core.Errorf(core.Unavailable, "%w", err)
	}
	defer f.Close() // opened for reading: there is nothing to lose
	o := unixfs.Options{Params: p.o.Params, Meta: meta, SHA256: p.o.SHA256}
	if err := p.room(ctx, b); err != nil {
		return err
	}
	content, ended, err := b.read(f)
	if err != nil {
		return core.Errorf(core.Unavailable, "%w", err)
	}
	if ended {
		if p.o.Progress != nil {
			p.o.Progress(int64(len(content)))
		}
		block, a := unixfs.Single(content, o)
		return p.keep(ctx, b, j, name, block, a)
	}
	return p.putLarge(ctx, j, name, io.MultiReader(bytes.NewReader(content), f), o)
}

// putLarge puts a file of several chunks, one at a time in the whole tree: it has parallel hashing of its own.
func (p *putTree) putLarge(ctx context.Context, j job, name string, r io.Reader, o unixfs.Options) error {
	select {
	case p.large <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	defer func() { <-p.large }()
	if p.o.Progress != nil {
		r = &progressReader{r, p.o.Progress}
	}
	a, err := unixfs.Import(ctx, r, o, func(b unixfs.Block) error { return p.w.Append(ctx, b) })
	if err != nil {
		return err
	}
	return p.finish(ctx, j, name, a)
}

// keep adds a block to the worker's batch.
func (p *putTree) keep(ctx context.Context, b *batch, j job, name string, block unixfs.Block, a unixfs.Added) error {
	b.blocks = append(b.blocks, block)
	b.loose += len(block.Data) // counts raw content twice, which is as well
	return p.finish(ctx, j, name, a)
}

func (p *putTree) finish(ctx context.Context, j job, name string, a unixfs.Added) error {
	j.in.set(j.slot, j.entry.Name(), a)
	p.tell(name, a)
	return p.done(ctx, j.in)
}

// batch collects small files' blocks. Contents are read one behind the other into one buffer.
type batch struct {
	buf    []byte
	used   int
	chunk  int
	loose  int
	blocks []unixfs.Block
}

const (
	batchBytes  = 4 << 20
	batchBlocks = 1024
)

func newBatch(chunk int) *batch {
	return &batch{buf: make([]byte, max(batchBytes, 2*(chunk+1))), chunk: chunk}
}

// room flushes the batch where the next chunk may not fit.
func (p *putTree) room(ctx context.Context, b *batch) error {
	if len(b.buf)-b.used > b.chunk && len(b.blocks) < batchBlocks && b.loose < 2*len(b.buf) {
		return nil
	}
	return p.flush(ctx, b)
}

func (p *putTree) flush(ctx context.Context, b *batch) error {
	if len(b.blocks) == 0 {
		return nil
	}
	err := p.w.Append(ctx, b.blocks...)
	clear(b.blocks)
	b.used, b.loose, b.blocks = 0, 0, b.blocks[:0]
	return err
}

// read takes a file's content into the buffer. Where it is more than a chunk, ended is false, and content is the chunk and
// one byte, which the next read overwrites.
func (b *batch) read(r io.Reader) (content []byte, ended bool, err error) {
	room := b.buf[b.used : b.used+b.chunk+1]
	n, err := io.ReadFull(r, room)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		b.used += n
		return room[:n:n], true, nil
	}
	return room[:n], false, err
}
