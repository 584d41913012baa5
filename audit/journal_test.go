package audit

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

func reopen(t *testing.T, dir string) (leaves []cid.Cid, damaged int) {
	t.Helper()
	j, leaves, damaged, err := openJournal(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	return leaves, damaged
}

// fill writes n leaves and gives them and the journal's path.
func fill(t *testing.T, n int) (dir, path string, leaves []cid.Cid) {
	t.Helper()
	dir = t.TempDir()
	j, _, _, err := openJournal(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		leaves = append(leaves, leafOf(i))
		offset, err := j.write(leafOf(i))
		if err := errors.Join(err, j.sync(offset)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	return dir, filepath.Join(dir, "leaves.journal"), leaves
}

func TestJournalComesBack(t *testing.T) {
	dir, _, leaves := fill(t, 5)
	if got, damaged := reopen(t, dir); !slices.Equal(got, leaves) || damaged != 0 {
		t.Errorf("%d damaged, %v", damaged, got)
	}
}

// Whatever part of the last write arrived, all before it is there, and the next append is read back.
func TestJournalTornTail(t *testing.T) {
	for cut := 1; cut < slotSize; cut++ {
		dir, path, leaves := fill(t, 3)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, tail := range [][]byte{data[len(data)-slotSize : len(data)-cut], make([]byte, 3*slotSize-cut)} {
			torn := append(bytes.Clone(data[:len(data)-slotSize]), tail...)
			if err := os.WriteFile(path, torn, 0o644); err != nil {
				t.Fatal(err)
			}
			j, got, damaged, err := openJournal(dir)
			if err != nil || !slices.Equal(got, leaves[:2]) || damaged != 0 {
				t.Fatalf("cut %d: %v, %d damaged, %v", cut, got, damaged, err)
			}
			offset, err := j.write(leafOf(9))
			if err := errors.Join(err, j.sync(offset), j.close()); err != nil {
				t.Fatal(err)
			}
			if got, _ := reopen(t, dir); len(got) != 3 || got[2] != leafOf(9) {
				t.Fatalf("cut %d: after the next append: %v", cut, got)
			}
		}
	}
}

// A damaged slot costs that slot, is counted, and nothing behind it is lost.
func TestJournalDamageInTheMiddle(t *testing.T) {
	dir, path, leaves := fill(t, 4)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := len(journalHeader) + slotSize; at < len(journalHeader)+2*slotSize; at++ {
		bad := bytes.Clone(data)
		bad[at] ^= 0x40
		if err := os.WriteFile(path, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		got, damaged := reopen(t, dir)
		if damaged != 1 || !slices.Equal(got, slices.Concat(leaves[:1], leaves[2:])) {
			t.Fatalf("byte %d: %d damaged, %v", at, damaged, got)
		}
	}
	for at := range journalHeader {
		bad := bytes.Clone(data)
		bad[at] ^= 1
		if err := os.WriteFile(path, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, _, err := openJournal(dir); core.KindOf(err) != core.Corrupt {
			t.Fatalf("header byte %d: %v", at, err)
		}
	}
}

// flakyFile fails on demand, writing half of what it was given first.
type flakyFile struct {
	*os.File
	failWrite, failSync atomic.Bool
	syncs               atomic.Int32
}

var errDisk = errors.New("disk")

func (f *flakyFile) WriteAt(p []byte, off int64) (int, error) {
	if f.failWrite.Load() {
		n, _ := f.File.WriteAt(p[:len(p)/2], off)
		return n, errDisk
	}
	return f.File.WriteAt(p, off)
}

func (f *flakyFile) Sync() error {
	f.syncs.Add(1)
	if f.failSync.Load() {
		return errDisk
	}
	return f.File.Sync()
}

func TestAppendReportsTheDisk(t *testing.T) {
	dir := t.TempDir()
	l := openLog(t, dir, newMemStore(), newMemChain())
	file := &flakyFile{File: l.journal.file.(*os.File)}
	l.journal.file = file
	ctx := context.Background()
	if err := l.Append(ctx, leafOf(0)); err != nil {
		t.Fatal(err)
	}
	file.failWrite.Store(true)
	if err := l.Append(ctx, leafOf(1)); !errors.Is(err, errDisk) || core.KindOf(err) != core.Internal {
		t.Error(err)
	}
	file.failWrite.Store(false)
	if err := l.Append(ctx, leafOf(1)); err != nil { // the half of before is written over
		t.Error(err)
	}
	file.failSync.Store(true)
	if err := l.Append(ctx, leafOf(2)); !errors.Is(err, errDisk) {
		t.Error(err)
	}
	file.failSync.Store(false)
	for _, leaf := range []cid.Cid{leafOf(2), leafOf(3)} { // neither the same leaf nor another one is promised any more
		if err := l.Append(ctx, leaf); !errors.Is(err, errDisk) {
			t.Errorf("after a failed sync: %v", err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := l.Append(ctx, leafOf(4)); core.KindOf(err) != core.Unavailable {
		t.Errorf("after Close: %v", err)
	}
	if got, _ := reopen(t, dir); !slices.Equal(got, []cid.Cid{leafOf(0), leafOf(1), leafOf(2)}) {
		t.Errorf("on disk: %v", got)
	}
}

func TestAppendsShareSyncsAndCountOnce(t *testing.T) {
	dir := t.TempDir()
	l := openLog(t, dir, newMemStore(), newMemChain())
	file := &flakyFile{File: l.journal.file.(*os.File)}
	l.journal.file = file
	l.journal.syncMu.Lock() // hold the first sync until all have written
	const callers, leaves = 64, 16
	var wg sync.WaitGroup
	errs := make(chan error, callers)
	for i := range callers {
		wg.Go(func() { errs <- l.Append(context.Background(), leafOf(i%leaves)) })
	}
	waitFor(t, func() bool { return l.Status().Leaves == leaves })
	l.journal.syncMu.Unlock()
	wg.Wait()
	for range callers {
		if err := <-errs; err != nil {
			t.Fatal(err)
		}
	}
	if n := file.syncs.Load(); n > 2 {
		t.Errorf("%d syncs for %d calls that waited together", n, callers)
	}
	l.Close()
	if got, _ := reopen(t, dir); len(got) != leaves {
		t.Errorf("%d leaves on disk", len(got))
	}
}

func TestAppendRefusesOtherCIDs(t *testing.T) {
	l := openLog(t, t.TempDir(), newMemStore(), newMemChain())
	for _, bad := range []cid.Cid{cid.Undef, cid.NewCidV0(leafOf(0).Hash()), cid.NewCidV1(0x0129, leafOf(0).Hash())} {
		if err := l.Append(context.Background(), bad); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", bad, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := l.Append(ctx, leafOf(0)); core.KindOf(err) != core.Timeout {
		t.Error(err)
	}
}

func FuzzJournal(f *testing.F) {
	slot := make([]byte, slotSize)
	f.Add([]byte(journalHeader))
	f.Add(append([]byte(journalHeader), slot...))
	f.Fuzz(func(t *testing.T, data []byte) {
		leaves, end, damaged, err := readJournal(bytes.NewReader(data))
		if err != nil {
			return
		}
		if end > int64(len(data)) || end != int64(len(journalHeader)+(len(leaves)+damaged)*slotSize) {
			t.Fatalf("%d leaves, %d damaged end at %d of %d", len(leaves), damaged, end, len(data))
		}
	})
}
