// Package simfs is a file system for tests that forgets what was not synced. It stands behind disk.FS and models the page
// cache of a POSIX system at its least helpful: after a crash each sector of an unsynced write is there or not, a file is
// as long as any of its states was, names that were made, renamed or removed are so or not, a failed fsync marks the pages
// clean, so that a later fsync does not bring them to the disk. Every change can be made to fail, or to be the last.
package simfs

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// ErrCrashed is what every call gives after the crash.
var ErrCrashed = errors.New("simfs: the machine is down")

// sector is the number of bytes that a disk writes as one.
const sector = 512

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

	bad map[string][2]int64 // where reads fail with EIO

	uncached int // writes
}

var _ disk.FS = (*FS)(nil)

// New makes an empty file system. The seed decides what a crash leaves.
func New(seed uint64) *FS {
	return &FS{rng: rand.New(rand.NewPCG(seed, 7)), names: map[string]*inode{}, durable: map[string]*inode{}, room: -1, bad: map[string][2]int64{}}
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

// Uncached counts the writes that were not to stay in the page cache.
func (f *FS) Uncached() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.uncached
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
		h := &handle{fs: f, file: file, name: name}
		return h, h.change(change{at: 0})
	case ok:
		return &handle{fs: f, file: file, name: name}, nil
	case flag&os.O_CREATE != 0:
		file = &inode{}
		if err := f.rename(nameOp{to: name, file: file}); err != nil {
			return nil, err
		}
		return &handle{fs: f, file: file, name: name}, nil
	case flag == os.O_RDONLY && (name == "." || filepath.Ext(name) == ""):
		return &handle{fs: f, name: name}, nil
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

// Spoil makes reads of a file that touch bytes [from, to) fail with EIO, as a disk with bad sectors does. An empty range
// heals the file.
func (f *FS) Spoil(name string, from, to int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.bad[name] = [2]int64{from, to}
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
