package simfs

import (
	"errors"
	"io"
	"math/rand/v2"
	"path/filepath"
	"syscall"
)

// inode is a file: what programs see, and what a crash would leave.
type inode struct {
	data    []byte // in the page cache
	durable []byte // on the disk
	pending []change
	dropped bool // the page cache keeps nothing of it that is clean
}

// change is a write, or a truncation to size at where data is nil.
type change struct {
	at   int64
	data []byte
}

func (o nameOp) apply(names map[string]*inode) {
	if o.from != "" {
		delete(names, o.from)
	}
	if o.to != "" {
		names[o.to] = o.file
	}
}

// handle is an open file, or a directory.
type handle struct {
	fs   *FS
	file *inode // nil: a directory
	name string
}

// ReadAt reads from the page cache.
func (h *handle) ReadAt(p []byte, at int64) (int, error) {
	h.fs.mu.Lock()
	defer h.fs.mu.Unlock()
	if h.fs.crashed {
		return 0, ErrCrashed
	}
	if bad := h.fs.bad[h.name]; at < bad[1] && at+int64(len(p)) > bad[0] {
		return 0, syscall.EIO
	}
	if at >= int64(len(h.file.data)) {
		return 0, io.EOF
	}
	n := copy(p, h.file.data[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// WriteAt writes to the page cache. One that fails or finds too little room may have written a part.
func (h *handle) WriteAt(p []byte, at int64) (int, error) {
	h.fs.mu.Lock()
	defer h.fs.mu.Unlock()
	part := p
	var short error
	if grow := at + int64(len(p)) - int64(len(h.file.data)); grow > 0 && h.fs.room >= 0 {
		if over := h.fs.used() + grow - h.fs.room; over > 0 {
			part, short = p[:max(0, int64(len(p))-over)], syscall.ENOSPC
		}
	}
	do, err := h.fs.step()
	if !do && err != nil {
		part = p[:h.fs.rng.IntN(len(p)+1)]
	}
	if !errors.Is(err, ErrCrashed) || do || len(part) > 0 {
		h.file.apply(change{at, append([]byte{}, part...)})
	}
	if err = errors.Join(err, short); err != nil {
		return len(part), err
	}
	return len(p), nil
}

// WriteVectorUncachedAt writes parts one after the other, so that each is a step. From then on the cache drops what is clean: after
// a failed Sync programs see what reached the disk.
func (h *handle) WriteVectorUncachedAt(parts [][]byte, at int64) (n int64, err error) {
	h.fs.mu.Lock()
	h.fs.uncached++
	h.file.dropped = true
	h.fs.mu.Unlock()
	for _, p := range parts {
		w, err := h.WriteAt(p, at+n)
		n += int64(w)
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// Truncate cuts or extends the file.
func (h *handle) Truncate(size int64) error {
	h.fs.mu.Lock()
	defer h.fs.mu.Unlock()
	return h.change(change{at: size})
}

func (h *handle) change(c change) error {
	do, err := h.fs.step()
	if do {
		h.file.apply(c)
	}
	return err
}

// Sync brings a file's content, or a directory's names, to the disk.
func (h *handle) Sync() error {
	h.fs.mu.Lock()
	defer h.fs.mu.Unlock()
	do, err := h.fs.step()
	if h.file == nil {
		if do {
			h.fs.syncNames(h.name)
		}
		return err
	}
	if !do { // the pages are clean now, whatever reached the disk
		h.file.settle(h.fs.rng)
		if h.file.dropped {
			size := int64(len(h.file.data))
			h.file.data = resize(append([]byte(nil), h.file.durable...), size)
		}
		return err
	}
	h.file.durable, h.file.pending = append(h.file.durable[:0], h.file.data...), nil
	return err
}

// syncNames makes what happened in one directory durable.
func (f *FS) syncNames(dir string) {
	var rest []nameOp
	for _, op := range f.pending {
		if name := max(op.from, op.to); filepath.Dir(name) == filepath.Clean(dir) {
			op.apply(f.durable)
		} else {
			rest = append(rest, op)
		}
	}
	f.pending = rest
}

// Size gives the file's length.
func (h *handle) Size() (int64, error) {
	h.fs.mu.Lock()
	defer h.fs.mu.Unlock()
	if h.fs.crashed {
		return 0, ErrCrashed
	}
	return int64(len(h.file.data)), nil
}

// Close closes the handle.
func (h *handle) Close() error { return nil }

func (i *inode) apply(c change) {
	i.data = c.on(i.data)
	i.pending = append(i.pending, c)
}

// on gives content with the change made.
func (c change) on(b []byte) []byte {
	if c.data == nil {
		return resize(b, c.at)
	}
	if end := c.at + int64(len(c.data)); end > int64(len(b)) {
		b = resize(b, end)
	}
	copy(b[c.at:], c.data)
	return b
}

func resize(b []byte, size int64) []byte {
	if size <= int64(len(b)) {
		return b[:size]
	}
	return append(b, make([]byte, size-int64(len(b)))...)
}

// settle decides which of the pending changes reach the disk: whole ones, sectors of them, or none.
func (i *inode) settle(rng *rand.Rand) {
	lucky := rng.IntN(3) // 0: nothing got there, 1: everything, 2: sector by sector
	for _, c := range i.pending {
		switch {
		case lucky == 1:
			i.durable = c.on(i.durable)
		case lucky == 2 && c.data == nil:
			if rng.IntN(2) == 0 {
				i.durable = c.on(i.durable)
			}
		case lucky == 2:
			for from := int64(0); from < int64(len(c.data)); {
				to := min(int64(len(c.data)), (c.at+from)/sector*sector+sector-c.at)
				if rng.IntN(2) == 0 {
					i.durable = change{c.at + from, c.data[from:to]}.on(i.durable)
				}
				from = to
			}
		}
	}
	i.pending = nil
}
