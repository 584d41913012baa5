package ipfs_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
	"github.com/ipfs/go-cid"
)

// TestStoreCrashAtEveryStep cuts the power at every step of puts, pins, releases and collections. What is pinned and what
// was put lately is whole afterwards.
func TestStoreCrashAtEveryStep(t *testing.T) {
	life := func(s *testStore, pinned map[cid.Cid]byte) error {
		for i := range byte(6) {
			c, _, err := s.PutFile(t.Context(), bytes.NewReader(backendtest.Content(i, 5000+100*int(i))))
			if err != nil {
				return err
			}
			if i%2 == 0 {
				if err := s.Pin(t.Context(), c, fmt.Sprint(i)); err != nil {
					return err
				}
				pinned[c] = i
			}
			if i == 3 {
				for c, seed := range pinned {
					if seed == 0 {
						delete(pinned, c) // while the release runs nobody knows
						if err := s.Unpin(t.Context(), c); err != nil {
							return err
						}
					}
				}
				s.time.pass(30 * time.Hour)
				if _, err := s.Collect(t.Context(), ipfs.CollectOptions{Threshold: -1}); err != nil {
					return err
				}
			}
		}
		return s.Close()
	}
	for n := 1; ; n++ {
		fs := simfs.New(uint64(n))
		s := newStore(t, func(o *ipfs.LocalOptions) { o.FS = fs; o.PackSize = 12_000 })
		fs.CrashAt(n)
		pinned := map[cid.Cid]byte{}
		err := life(s, pinned)
		if err != nil && !fs.Crashed() {
			t.Fatalf("step %d: %v", n, err)
		}
		s.Local = nil
		s.opts.FS = fs.Reboot()
		s.reopen()
		for c, seed := range pinned {
			if !s.wholeFile(c, seed, 5000+100*int(seed)) {
				t.Fatalf("crash at step %d: pinned file %d is gone", n, seed)
			}
		}
		holds, herr := s.Holds(t.Context())
		if herr != nil || len(holds) < len(pinned) {
			t.Fatalf("crash at step %d: %d holds of %d, %v", n, len(holds), len(pinned), herr)
		}
		s.time.pass(30 * time.Hour)
		s.collect()
		for _, h := range holds { // those that were not acknowledged too: a row is written after its blocks
			if err := s.Hold(t.Context(), h.Root, h); err != nil {
				t.Fatalf("crash at step %d: hold of %s: %v", n, h.Root, err)
			}
		}
		s.file(99, 5000)
		if err == nil {
			t.Logf("%d steps", n)
			return
		}
	}
}

var soak = flag.Duration("soak", 0, "how long TestCollectWhileEverythingGoesOn runs at least")

// TestCollectWhileEverythingGoesOn collects without a pause, with no grace at all, while files are put, pinned, read,
// shared between owners and released. Nothing that is pinned may be missing, ever.
func TestCollectWhileEverythingGoesOn(t *testing.T) {
	start := time.Now() // a clock on which each millisecond is two minutes, since times of writing count minutes
	quick := func() time.Time { return start.Add(time.Since(start) * 120_000) }
	l, err := ipfs.OpenLocalWith(t.TempDir(), ipfs.LocalOptions{Grace: -1, PackSize: 256 << 10, Now: quick})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), *soak+time.Minute)
	defer cancel()
	var wg sync.WaitGroup
	for w := range uint64(4) {
		wg.Go(func() { (&churn{t, l, rand.New(rand.NewPCG(w, 5)), fmt.Sprint("writer ", w), nil}).run(ctx) })
	}
	var total ipfs.Collected
	runs := 0
	for ; time.Since(start) < *soak || total.Blocks < 100; runs++ {
		if ctx.Err() != nil {
			t.Fatal("too little was collected")
		}
		done, err := l.Collect(t.Context(), ipfs.CollectOptions{Threshold: 0.1})
		if err != nil {
			t.Fatal(err)
		}
		total.Blocks += done.Blocks
		total.Packs += done.Packs
	}
	cancel()
	wg.Wait()
	t.Logf("%d collections freed %d blocks in %d packs; %+v", runs, total.Blocks, total.Packs, l.Usage())
}

// churn is a writer with holds of its own on files that others hold too.
type churn struct {
	t     *testing.T
	l     *ipfs.Local
	rng   *rand.Rand
	owner string
	held  []struct {
		c    cid.Cid
		seed byte
	}
}

func (w *churn) run(ctx context.Context) {
	const size = 40_000
	for ctx.Err() == nil {
		seed := byte(w.rng.IntN(250))
		c, _, err := w.l.PutFile(context.Background(), bytes.NewReader(backendtest.Content(seed, size)))
		if err != nil {
			w.t.Error(err)
			return
		}
		err = w.l.Hold(context.Background(), c, ipfs.Hold{Owner: w.owner})
		if core.ReasonOf(err) == core.ReasonContentMissing {
			continue // without a grace a collection may come between put and hold
		}
		if err != nil {
			w.t.Error(err)
			return
		}
		w.held = append(w.held, struct {
			c    cid.Cid
			seed byte
		}{c, seed})
		at := w.rng.IntN(len(w.held))
		one := w.held[at]
		if got, err := w.l.File(context.Background(), one.c, size); err != nil || !bytes.Equal(got, backendtest.Content(one.seed, size)) {
			w.t.Errorf("pinned file %d: %v", one.seed, err)
			return
		}
		if len(w.held) > 12 {
			w.release(one.c)
		}
	}
}

// release drops one root, which may be in the list more than once.
func (w *churn) release(c cid.Cid) {
	kept := w.held[:0]
	for _, h := range w.held {
		if !h.c.Equals(c) {
			kept = append(kept, h)
		}
	}
	w.held = kept
	if err := w.l.Release(context.Background(), c, w.owner); err != nil {
		w.t.Error(err)
	}
}

// TestHoldAndPutDuringTheSweep takes up dead files while a collection is removing others.
func TestHoldAndPutDuringTheSweep(t *testing.T) {
	const files, size = 12, 50_000
	s := newStore(t)
	var all []cid.Cid
	for i := range byte(files) {
		all = append(all, s.file(i, size))
	}
	s.time.pass(48 * time.Hour)
	saved := map[cid.Cid]byte{}
	done, err := s.Collect(t.Context(), ipfs.CollectOptions{Threshold: -1, Progress: func(ipfs.Collected) {
		if len(saved) > 0 {
			return
		}
		for i, c := range all {
			if !s.wholeFile(c, byte(i), size) {
				continue
			}
			if i%2 == 0 {
				if err := s.Pin(t.Context(), c, ""); err != nil {
					t.Error(err)
				}
			} else {
				s.file(byte(i), size)
			}
			saved[c] = byte(i)
		}
	}})
	if err != nil || done.Blocks == 0 || len(saved) < 6 {
		t.Fatalf("%+v, %d saved, %v", done, len(saved), err)
	}
	for range 2 {
		for c, seed := range saved {
			if !s.wholeFile(c, seed, size) {
				t.Errorf("file %d is gone", seed)
			}
		}
		s.reopen()
	}
}
