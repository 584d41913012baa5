package pack

import (
	"errors"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// faulty is a disk that fails on command and counts syncs.
type faulty struct {
	syncs      atomic.Int64
	failSync   atomic.Bool
	room       atomic.Int64 // bytes that still fit; negative: no limit
	syncGate   chan struct{}
	syncStarts chan struct{}
}

type faultyFile struct {
	disk.File
	d *faulty
}

// faultyFS is the machine's file system with d's faults in every file.
type faultyFS struct {
	disk.OS
	d *faulty
}

func (d *faulty) disk() disk.FS { return faultyFS{d: d} }

func (fs faultyFS) Open(path string, flag int) (disk.File, error) {
	f, err := fs.OS.Open(path, flag)
	if err != nil || flag == os.O_RDONLY {
		return f, err
	}
	return faultyFile{f, fs.d}, nil
}

func (f faultyFile) Sync() error {
	f.d.syncs.Add(1)
	if f.d.syncGate != nil {
		f.d.syncStarts <- struct{}{}
		<-f.d.syncGate
	}
	if f.d.failSync.Load() {
		return syscall.EIO
	}
	return f.File.Sync()
}

func (f faultyFile) WriteAt(p []byte, at int64) (int, error) {
	room := f.d.room.Load()
	if room >= 0 && int64(len(p)) > room {
		n, _ := f.File.WriteAt(p[:room], at)
		return n, syscall.ENOSPC
	}
	return f.File.WriteAt(p, at)
}

func TestFullDisk(t *testing.T) {
	d := &faulty{}
	d.room.Store(-1)
	dir := t.TempDir()
	s := open(t, dir, Options{FS: d.disk()})
	first, second := blockOf(1, 100), blockOf(2, 100)
	mustPut(t, s, first)
	d.room.Store(60)
	if err := s.Put(t.Context(), second); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("put on a full disk: %v", err)
	}
	wantBlock(t, s, first)
	if s.Has(second.Digest) {
		t.Fatal("the block that did not fit claims to be there")
	}
	d.room.Store(-1)
	mustPut(t, s, second)
	s.Close()
	s = open(t, dir, Options{})
	wantBlock(t, s, first)
	wantBlock(t, s, second)
}

func TestFailedSyncStopsWrites(t *testing.T) {
	d := &faulty{}
	d.room.Store(-1)
	dir := t.TempDir()
	s := open(t, dir, Options{FS: d.disk()})
	first, second := blockOf(1, 100), blockOf(2, 100)
	mustPut(t, s, first)
	d.failSync.Store(true)
	if err := s.Put(t.Context(), second); !errors.Is(err, syscall.EIO) {
		t.Fatalf("put with a failing sync: %v", err)
	}
	d.failSync.Store(false)
	if err := s.Put(t.Context(), second); !errors.Is(err, syscall.EIO) {
		t.Fatalf("the same block again: %v; it is in the index but nobody knows whether on disk", err)
	}
	wantBlock(t, s, first)
	s.Close()
	s = open(t, dir, Options{})
	mustPut(t, s, second)
	wantBlock(t, s, second)
}

func TestConcurrentPutsShareSyncs(t *testing.T) {
	d := &faulty{}
	d.room.Store(-1)
	s := open(t, t.TempDir(), Options{FS: d.disk()})
	d.syncGate, d.syncStarts = make(chan struct{}), make(chan struct{}, 100)
	before := d.syncs.Load()
	var wg sync.WaitGroup
	put := func(i int) { wg.Go(func() { mustPut(t, s, blockOf(uint64(i), 50)) }) }
	put(0)
	<-d.syncStarts // the first one is inside fsync
	for i := 1; i <= 50; i++ {
		put(i)
	}
	for s.Stats().Blocks < 51 { // all are written and wait
		if t.Context().Err() != nil {
			t.Fatal("writers did not append")
		}
	}
	close(d.syncGate)
	wg.Wait()
	if got := d.syncs.Load() - before; got != 2 {
		t.Fatalf("%d syncs for 51 puts, want 2", got)
	}
	d.syncGate = nil
}

func TestSyncOfKnownBlockWaitsForTheDisk(t *testing.T) {
	d := &faulty{}
	d.room.Store(-1)
	s := open(t, t.TempDir(), Options{FS: d.disk()})
	b := blockOf(1, 10)
	if _, err := s.Append(b); err != nil {
		t.Fatal(err)
	}
	before := d.syncs.Load()
	mustPut(t, s, b) // known, but not durable yet
	if d.syncs.Load() == before {
		t.Fatal("put returned without a sync")
	}
	before = d.syncs.Load()
	mustPut(t, s, b)
	if d.syncs.Load() != before {
		t.Fatal("a durable block was synced again")
	}
}
