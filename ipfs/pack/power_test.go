package pack

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
)

// history is what a workload was told: what must be there, and what may be.
type history struct {
	must map[Digest][]byte // acknowledged and alive
	may  map[Digest][]byte // anything ever put
	priv map[Digest]bool   // put as private, never as public

	uncached bool // blocks are put as such
	swept    []Swept
}

func newHistory(uncached bool) *history {
	return &history{must: map[Digest][]byte{}, may: map[Digest][]byte{}, priv: map[Digest]bool{}, uncached: uncached}
}

// bothWays runs a test with blocks that stay in the page cache, and with such that do not.
func bothWays(t *testing.T, test func(t *testing.T, uncached bool)) {
	t.Run("cached", func(t *testing.T) { test(t, false) })
	t.Run("uncached", func(t *testing.T) { test(t, true) })
}

const simPack = 6000 // bytes of a pack, so that the workload fills many

func simStore(fs *simfs.FS, now *time.Time) (*Store, error) {
	s, err := Open("blocks", Options{FS: fs, PackSize: simPack, Now: func() time.Time { return *now }})
	if err == nil {
		s.uncachedFrom = 400
	}
	return s, err
}

// put notes blocks as possible, and as certain once Put has returned.
func (h *history) put(t *testing.T, s *Store, blocks ...Block) error {
	for i, b := range blocks {
		blocks[i].Uncached = h.uncached
		h.may[b.Digest] = b.Data
		if _, known := h.priv[b.Digest]; !known || !b.Private {
			h.priv[b.Digest] = b.Private
		}
	}
	if err := s.Put(t.Context(), blocks...); err != nil {
		return err
	}
	for _, b := range blocks {
		h.must[b.Digest] = b.Data
	}
	return nil
}

// workload appends, seals packs, renews, publishes, collects and compacts. It ends with the first error.
func (h *history) workload(t *testing.T, fs *simfs.FS, now *time.Time) error {
	s, err := simStore(fs, now)
	if err != nil {
		return err
	}
	defer s.Close()
	for i := range uint64(12) {
		a, b := blockOf(i, 300+int(i)*37), blockOf(100+i, 1200)
		b.Private = i%3 == 0
		if err := h.put(t, s, a, b); err != nil {
			return err
		}
		if i%2 == 0 { // too small to be uncached
			if err := h.put(t, s, blockOf(400+i, 90)); err != nil {
				return err
			}
		}
	}
	*now = now.Add(2 * time.Hour)
	for i := range uint64(4) { // put again: a new time of writing, and no longer private
		if err := h.put(t, s, blockOf(100+i, 1200)); err != nil {
			return err
		}
	}
	for round := range uint64(2) {
		run, err := s.BeginMark()
		if err != nil {
			return err
		}
		for d := range h.must {
			if (uint64(d[0])+round)%3 == 0 {
				delete(h.must, d) // from here on it may go
			} else if !run.Mark(d) {
				run.Close()
				t.Errorf("block %x cannot be marked", d[:4])
				return errors.New("lost")
			}
		}
		if err := h.put(t, s, blockOf(200+round, 900)); err != nil {
			run.Close()
			return err
		}
		swept, err := run.Sweep(t.Context(), SweepOptions{Keep: now.Add(time.Hour), Threshold: 0.1})
		run.Close()
		h.swept = append(h.swept, swept)
		if err != nil {
			return err
		}
	}
	return h.put(t, s, blockOf(300, 2000), blockOf(301, 10))
}

// check reopens after a crash: everything acknowledged is there, nothing has other bytes, and the store goes on.
func (h *history) check(t *testing.T, fs *simfs.FS, now *time.Time, what string) {
	t.Helper()
	s, err := simStore(fs, now)
	if err != nil {
		t.Fatalf("%s: reopen: %v", what, err)
	}
	for d, want := range h.must {
		got, err := s.Get(d)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%s: acknowledged block %x: %v", what, d[:4], err)
		}
	}
	for _, d := range s.Digests() {
		got, err := s.Get(d)
		if err != nil || !bytes.Equal(got, h.may[d]) {
			t.Fatalf("%s: block %x is half visible: %v", what, d[:4], err)
		}
		if h.priv[d] && !s.Private(d) {
			t.Fatalf("%s: private block %x became public", what, d[:4])
		}
	}
	extra := blockOf(uint64(1000+fs.Ops()), 500)
	if err := h.put(t, s, extra); err != nil {
		t.Fatalf("%s: put after the crash: %v", what, err)
	}
	if err := s.Close(); err != nil {
		t.Fatalf("%s: close: %v", what, err)
	}
}

var simStart = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

// TestCrashAtEveryStep cuts the power at every write, sync, rename, removal and truncation of a life of a store, and again
// while it recovers.
func TestCrashAtEveryStep(t *testing.T) { bothWays(t, crashAtEveryStep) }

func crashAtEveryStep(t *testing.T, uncached bool) {
	now := simStart
	fs, h := simfs.New(0), newHistory(uncached)
	if err := h.workload(t, fs, &now); err != nil {
		t.Fatal(err)
	}
	steps := fs.Ops()
	if steps < 150 || h.swept[0].Packs < 3 || h.swept[0].Moved == 0 || h.swept[1].Packs == 0 {
		t.Fatalf("%d steps, collections %+v: the workload shows little", steps, h.swept)
	}
	if n := fs.Uncached(); n < 15 && uncached || n > 0 && !uncached {
		t.Fatalf("%d uncached writes", n)
	}
	seeds := uint64(16)
	if testing.Short() {
		seeds = 2
	}
	for n := 1; n <= steps; n++ {
		for seed := range seeds {
			now, h := simStart, newHistory(uncached)
			fs := simfs.New(uint64(n)<<8 | seed)
			fs.CrashAt(n)
			if err := h.workload(t, fs, &now); err != nil && !errors.Is(err, simfs.ErrCrashed) {
				t.Fatalf("step %d: %v", n, err)
			}
			what := fmt.Sprintf("crash at step %d, seed %d", n, seed)
			for again := range 3 { // the machine goes down while the store recovers, too
				fs = fs.Reboot()
				fs.CrashAt(1 + again*3)
				if s, err := simStore(fs, &now); err == nil {
					s.Close()
				} else if !errors.Is(err, simfs.ErrCrashed) {
					t.Fatalf("%s: recovery: %v", what, err)
				}
			}
			fs = fs.Reboot()
			h.check(t, fs, &now, what)
			h.check(t, fs.Reboot(), &now, what+", again")
		}
	}
	t.Logf("%d steps, %d seeds", steps, seeds)
}

// TestKillAtEveryStep kills the process only, and cuts the power after the next one has answered for what it found.
func TestKillAtEveryStep(t *testing.T) { bothWays(t, killAtEveryStep) }

func killAtEveryStep(t *testing.T, uncached bool) {
	for n := 1; ; n++ {
		now, h := simStart, newHistory(uncached)
		fs := simfs.New(uint64(n))
		fs.CrashAt(n)
		err := h.workload(t, fs, &now)
		if err == nil {
			return // all steps are done
		}
		if !errors.Is(err, simfs.ErrCrashed) {
			t.Fatalf("step %d: %v", n, err)
		}
		fs.Restart()
		s, err := simStore(fs, &now)
		if err != nil {
			t.Fatalf("killed at step %d: reopen: %v", n, err)
		}
		for _, d := range s.Digests() { // known already, so this costs no write, and is a promise all the same
			if err := h.put(t, s, Block{Digest: d, Data: h.may[d], Private: h.priv[d]}); err != nil {
				t.Fatal(err)
			}
		}
		h.check(t, fs.Reboot(), &now, fmt.Sprintf("killed at step %d", n))
	}
}

// TestErrorAtEveryStep lets each change fail once with EIO or ENOSPC. What was acknowledged stays, at once and after a crash.
func TestErrorAtEveryStep(t *testing.T) { bothWays(t, errorAtEveryStep) }

func errorAtEveryStep(t *testing.T, uncached bool) {
	now := simStart
	fs := simfs.New(0)
	if err := newHistory(uncached).workload(t, fs, &now); err != nil {
		t.Fatal(err)
	}
	steps := fs.Ops()
	for n := 1; n <= steps; n++ {
		for _, fault := range []error{syscall.EIO, syscall.ENOSPC} {
			now, h := simStart, newHistory(uncached)
			fs := simfs.New(uint64(n))
			fs.FailAt(n, fault)
			if err := h.workload(t, fs, &now); err != nil && !errors.Is(err, fault) {
				t.Fatalf("step %d: %v", n, err)
			}
			what := fmt.Sprintf("%v at step %d", fault, n)
			h.check(t, fs.Reboot(), &now, what)
		}
	}
}

func TestFullDiskThenRoom(t *testing.T) { bothWays(t, fullDiskThenRoom) }

func fullDiskThenRoom(t *testing.T, uncached bool) {
	now, h := simStart, newHistory(uncached)
	for room := int64(0); room < 16_000; room += 211 {
		fs := simfs.New(uint64(room))
		s, err := simStore(fs, &now)
		if err != nil {
			t.Fatal(err)
		}
		fs.SetRoom(room)
		var failed error
		for i := uint64(0); failed == nil && i < 30; i++ {
			failed = h.put(t, s, blockOf(i, 700))
		}
		if !errors.Is(failed, syscall.ENOSPC) {
			t.Fatalf("room for %d bytes: %v", room, failed)
		}
		fs.SetRoom(-1)
		if err := h.put(t, s, blockOf(50, 3000)); err != nil {
			t.Fatalf("put after room was made: %v", err)
		}
		s.Close()
		h.check(t, fs.Reboot(), &now, fmt.Sprintf("full at %d bytes", room))
		clear(h.must)
	}
}

// TestOpenOnAFullDisk restarts a store whose disk has no byte left.
func TestOpenOnAFullDisk(t *testing.T) { bothWays(t, openOnAFullDisk) }

func openOnAFullDisk(t *testing.T, uncached bool) {
	now, h := simStart, newHistory(uncached)
	fs := simfs.New(5)
	s, err := simStore(fs, &now)
	if err != nil {
		t.Fatal(err)
	}
	for i := range uint64(20) {
		if err := h.put(t, s, blockOf(i, 700)); err != nil {
			t.Fatal(err)
		}
	}
	fs.SetRoom(fs.Used())
	for i := range uint64(30) { // fails in the middle of a pack and at the beginning of one
		if err := h.put(t, s, blockOf(100+i, 700)); !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
		fs = fs.Reboot()
		fs.SetRoom(fs.Used())
		if s, err = simStore(fs, &now); err != nil {
			t.Fatalf("open on a full disk: %v", err)
		}
		for d := range h.must {
			if _, err := s.Get(d); err != nil {
				t.Fatal(err)
			}
		}
	}
	run, err := s.BeginMark() // nothing is marked: all of it can go, which needs no room
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	fs.SetRoom(fs.Used() + fileHeaderSize) // for the next pack's header
	swept, err := run.Sweep(t.Context(), SweepOptions{Keep: now.Add(time.Hour)})
	if err != nil || swept.Packs == 0 {
		t.Fatalf("collection on a full disk: %+v, %v", swept, err)
	}
	if err := s.Put(t.Context(), blockOf(500, 700)); err != nil {
		t.Fatalf("put after the collection: %v", err)
	}
}

// TestBadSectors reads a store of which the disk cannot read a part any more, in a full pack and in the last one.
func TestBadSectors(t *testing.T) {
	now := simStart
	for _, noIndex := range []bool{false, true} {
		for _, number := range []uint32{1, 3} {
			fs := simfs.New(1)
			s, err := simStore(fs, &now)
			if err != nil {
				t.Fatal(err)
			}
			var blocks []Block
			for i := range uint64(13) {
				blocks = append(blocks, blockOf(i, 1000))
			}
			mustPut(t, s, blocks...)
			fs.Spoil(s.path(number), 2*1052+500, 2*1052+510) // in the third entry
			s.Close()
			if noIndex {
				if err := fs.Remove(s.indexPath(1)); err != nil {
					t.Fatal(err)
				}
			}
			if s, err = simStore(fs, &now); err != nil {
				t.Fatalf("open with bad sectors: %v", err)
			}
			lost := 0
			for _, b := range blocks {
				got, err := s.Get(b.Digest)
				if err == nil && !bytes.Equal(got, b.Data) {
					t.Fatal("wrong bytes")
				}
				if err != nil {
					lost++
				}
			}
			if lost != 1 {
				t.Fatalf("pack %d, without index %v: %d blocks lost", number, noIndex, lost)
			}
			if _, err := s.Scrub(t.Context(), ScrubOptions{}); err != nil {
				t.Fatal(err)
			}
			mustPut(t, s, blocks...)
			for _, b := range blocks {
				wantBlock(t, s, b)
			}
			s.Close()
			if s, err = simStore(fs, &now); err != nil {
				t.Fatal(err)
			}
			for _, b := range blocks {
				wantBlock(t, s, b)
			}
			s.Close()
		}
	}
}

// TestCloseEndsASweep closes the store while a sweep runs: no pack goes once another process may have the store.
func TestCloseEndsASweep(t *testing.T) {
	s := open(t, t.TempDir(), Options{PackSize: 5000})
	for i := range uint64(60) {
		mustPut(t, s, blockOf(i, 900))
	}
	run, err := s.BeginMark()
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	closed := make(chan error, 1)
	swept, err := run.Sweep(t.Context(), SweepOptions{Keep: time.Now().Add(time.Hour), Progress: func(w Swept) {
		if w.Packs == 1 {
			go func() { closed <- s.Close() }()
			<-s.closing
		}
	}})
	if !errors.Is(err, os.ErrClosed) || swept.Packs != 1 {
		t.Fatalf("%+v, %v", swept, err)
	}
	if err := <-closed; err != nil {
		t.Fatal(err)
	}
	if _, err := run.Sweep(t.Context(), SweepOptions{}); !errors.Is(err, os.ErrClosed) {
		t.Fatalf("sweep of a closed store: %v", err)
	}
	if _, err := s.Get(blockOf(59, 900).Digest); !errors.Is(err, os.ErrClosed) {
		t.Fatalf("read of a closed store: %v", err)
	}
}
