// Package simfs is a file system for tests that forgets what was not synced. It stands behind disk.FS and models the page
// cache of a POSIX system at its least helpful: after a crash each sector of an unsynced write is there or not, a file is
// as long as any of its states was, names that were made, renamed or removed are so or not, a failed fsync marks the pages
// clean, so that a later fsync does not bring them to the disk. Every change can be made to fail, or to be the last.
package simfs

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// ErrCrashed is what every call gives after the crash.
var ErrCrashed = errors.New("simfs: the machine is down")

// sector is the number of bytes that a disk writes as one.
const sector = 512

// inode is a file: what programs see, and what a crash would leave.
type inode struct {
	data    []byte // in the page cache
	durable []byte // on the disk
	pending []change
}

// change is a write, or a truncation to size at where data is nil.
type change struct {
	at   int64
	data []byte
}

// nameOp makes, renames or removes a name.
type nameOp struct {
	from, to string // from "": made; to "": removed
	file     *inode
}

// FS is a simulated file system. The zero value is not usable; see New.
type FS struct {
	mu      sync.Mutex
	rng     *rand.Rand
	names   map[string]*inode
	durable map[string]*inode
	pending []nameOp
	ops     int
	crashed bool

	crashAt int // number of the change that is cut short by the crash; 0: none
	faultAt int // number of the change that fails; 0: none
	fault   error
	room    int64 // bytes that all files may take together; negative: no bound
}

var _ disk.FS = (*FS)(nil)

// New makes an empty file system. The seed decides what a crash leaves.
func New(seed uint64) *FS {
	return &FS{rng: rand.New(rand.NewPCG(seed, 7)), names: map[string]*inode{}, durable: map[string]*inode{}, room: -1}
}

// CrashAt makes the n-th change from now the last one: it is done in part, or not, and everything after it fails.
func (f *FS) CrashAt(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.crashAt = f.ops + n
}

// FailAt makes the n-th change from now fail with err, once.
func (f *FS) FailAt(n int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.faultAt, f.fault = f.ops+n, err
}

// SetRoom bounds the bytes of all files together; writes beyond fail with ENOSPC. Negative: no bound.
func (f *FS) SetRoom(bytes int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.room = bytes
}

// Ops counts the changes so far: writes, truncations, syncs, and names made, renamed or removed.
func (f *FS) Ops() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.ops
}

// Used is the length of all files together.
func (f *FS) Used() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.used()
}

func (f *FS) used() (n int64) {
	for _, file := range f.names {
		n += int64(len(file.data))
	}
	return n
}

// Crashed says whether the crash has come.
func (f *FS) Crashed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.crashed
}

// Reboot gives the file system as a crash now would leave it. The old one must not be used afterwards.
func (f *FS) Reboot() *FS {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.crashed = true
	next := New(f.rng.Uint64())
	for _, op := range f.pending[:f.rng.IntN(len(f.pending)+1)] { // a journal of names keeps their order
		op.apply(f.durable)
	}
	for name, file := range f.durable {
		file.settle(f.rng)
		fresh := &inode{data: append([]byte(nil), file.durable...), durable: append([]byte(nil), file.durable...)}
		next.names[name], next.durable[name] = fresh, fresh
	}
	return next
}

// Restart gives the file system as a new process finds it when only the old process died: the page cache is still there.
func (f *FS) Restart() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.crashed = false
}

// step counts a change. do says that it takes place; err that it fails, or that the machine went down with it.
func (f *FS) step() (do bool, err error) {
	if f.crashed {
		return false, ErrCrashed
	}
	f.ops++
	switch f.ops {
	case f.crashAt:
		f.crashed = true
		return f.rng.IntN(2) == 0, ErrCrashed
	case f.faultAt:
		return false, f.fault
	}
	return true, nil
}

func (o nameOp) apply(names map[string]*inode) {
	if o.from != "" {
		delete(names, o.from)
	}
	if o.to != "" {
		names[o.to] = o.file
	}
}

func (f *FS) rename(op nameOp) error {
	do, err := f.step()
	if do {
		op.apply(f.names)
		f.pending = append(f.pending, op)
	}
	return err
}

// Open opens a file; see disk.FS.
func (f *FS) Open(name string, flag int) (disk.File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.crashed {
		return nil, ErrCrashed
	}
	file, ok := f.names[name]
	switch {
	case ok && flag&os.O_TRUNC != 0 && len(file.data) > 0:
		h := &handle{fs: f, file: file}
		return h, h.change(change{at: 0})
	case ok:
		return &handle{fs: f, file: file}, nil
	case flag&os.O_CREATE != 0:
		file = &inode{}
		if err := f.rename(nameOp{to: name, file: file}); err != nil {
			return nil, err
		}
		return &handle{fs: f, file: file}, nil
	case flag == os.O_RDONLY && (name == "." || filepath.Ext(name) == ""):
		return &handle{fs: f, dir: name}, nil
	}
	return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
}

// Rename renames a file.
func (f *FS) Rename(from, to string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	file, ok := f.names[from]
	if !ok {
		return &os.PathError{Op: "rename", Path: from, Err: os.ErrNotExist}
	}
	return f.rename(nameOp{from, to, file})
}

// Remove removes a file.
func (f *FS) Remove(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.names[name]; !ok {
		return &os.PathError{Op: "remove", Path: name, Err: os.ErrNotExist}
	}
	return f.rename(nameOp{from: name})
}

// List gives the files of a directory.
func (f *FS) List(dir string) ([]disk.Info, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.crashed {
		return nil, ErrCrashed
	}
	var out []disk.Info
	for name, file := range f.names {
		if filepath.Dir(name) == filepath.Clean(dir) {
			out = append(out, disk.Info{Name: filepath.Base(name), Size: int64(len(file.data)), Changed: time.Now()})
		}
	}
	return out, nil
}

// Flip changes one byte of a file on the disk, as a failing medium does.
func (f *FS) Flip(name string, at int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	file := f.names[name]
	file.data[at] ^= 0x20
	if at < int64(len(file.durable)) {
		file.durable[at] ^= 0x20
	}
}

// handle is an open file, or a directory.
type handle struct {
	fs   *FS
	file *inode
	dir  string
}

// ReadAt reads from the page cache.
func (h *handle) ReadAt(p []byte, at int64) (int, error) {
	h.fs.mu.Lock()
	defer h.fs.mu.Unlock()
	if h.fs.crashed {
		return 0, ErrCrashed
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
			h.fs.syncNames(h.dir)
		}
		return err
	}
	if !do { // the pages are clean now, whatever reached the disk
		h.file.settle(h.fs.rng)
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
