package pack

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// collect marks the blocks given and sweeps whatever else was there before.
func collect(t testing.TB, s *Store, threshold float64, live ...Block) Swept {
	t.Helper()
	run, err := s.BeginMark()
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	for _, b := range live {
		if !run.Mark(b.Digest) {
			t.Fatal("a block to mark is not there")
		}
	}
	swept, err := run.Sweep(t.Context(), SweepOptions{Keep: time.Now().Add(time.Hour), Threshold: threshold})
	if err != nil {
		t.Fatal(err)
	}
	return swept
}

func TestCollectionFreesPacks(t *testing.T) {
	dir := t.TempDir()
	opts := Options{PackSize: 10_000}
	s := open(t, dir, opts)
	var live, dead []Block
	for i := range uint64(60) {
		b := blockOf(i, 900)
		mustPut(t, s, b)
		if i%5 == 0 {
			live = append(live, b)
		} else {
			dead = append(dead, b)
		}
	}
	before := s.Stats()
	swept := collect(t, s, 0, live...)
	after := s.Stats()
	if swept.Blocks != len(dead) || after.Blocks != len(live) || swept.Left != 0 {
		t.Fatalf("swept %+v, stats %+v then %+v", swept, before, after)
	}
	// What a collection cannot know yet are the header and the index of packs that it began.
	if freed := before.Disk - after.Disk; freed > swept.Bytes || freed < swept.Bytes-2000 {
		t.Fatalf("says %d bytes freed, the disk has %d more", swept.Bytes, freed)
	}
	for range 2 {
		for _, b := range live {
			wantBlock(t, s, b)
		}
		for _, b := range dead {
			if s.Has(b.Digest) {
				t.Fatal("a dead block is still there")
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, dir, opts)
	}
	if again := collect(t, s, 0, live...); again.Packs != 0 {
		t.Fatalf("a second collection did %+v", again)
	}
	mustPut(t, s, dead...)
	for _, b := range dead {
		wantBlock(t, s, b)
	}
}

func TestThresholdLeavesPacksAlone(t *testing.T) {
	s := open(t, t.TempDir(), Options{PackSize: 10_000})
	var blocks []Block
	for i := range uint64(40) {
		blocks = append(blocks, blockOf(i, 900))
	}
	mustPut(t, s, blocks...)
	if swept := collect(t, s, 0.5, blocks[4:]...); swept.Packs != 0 || swept.Dead == 0 {
		t.Fatalf("swept %+v", swept)
	}
	wantBlock(t, s, blocks[0]) // dead, and there
	mustPut(t, s, blocks[0])   // alive again, although it was not written again
	if swept := collect(t, s, -1, append(blocks[4:], blocks[0])...); swept.Packs != 1 || swept.Blocks != 3 {
		t.Fatalf("swept %+v", swept)
	}
	wantBlock(t, s, blocks[0])
}

func TestPutWhileMarkedRevives(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	old, renewed, gone := blockOf(1, 100), blockOf(2, 100), blockOf(3, 100)
	mustPut(t, s, old, renewed, gone)
	run, err := s.BeginMark()
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	if _, err := s.BeginMark(); !errors.Is(err, ErrCollecting) {
		t.Fatalf("a second collection: %v", err)
	}
	if _, err := s.Scrub(t.Context(), ScrubOptions{}); !errors.Is(err, ErrCollecting) {
		t.Fatalf("a scrub beside it: %v", err)
	}
	fresh := blockOf(4, 100)
	mustPut(t, s, old, fresh)
	if _, ok, err := s.Renew(renewed.Digest); !ok || err != nil {
		t.Fatal(ok, err)
	}
	swept, err := run.Sweep(t.Context(), SweepOptions{Keep: time.Now().Add(time.Hour), Threshold: -1})
	if err != nil || swept.Blocks != 1 {
		t.Fatalf("%+v, %v", swept, err)
	}
	for _, b := range []Block{old, renewed, fresh} {
		wantBlock(t, s, b)
	}
	if s.Has(gone.Digest) {
		t.Fatal("nobody wanted it")
	}
}

func TestGraceKeepsWhatWasPutLately(t *testing.T) {
	now := simStart
	dir, opts := t.TempDir(), Options{Now: func() time.Time { return now }, Renew: time.Minute}
	s := open(t, dir, opts)
	first, again := blockOf(1, 100), blockOf(2, 100)
	mustPut(t, s, first, again)
	now = now.Add(time.Hour)
	mustPut(t, s, again)
	s.Close()
	s = open(t, dir, opts) // the times of writing survive
	run, err := s.BeginMark()
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	if swept, err := run.Sweep(t.Context(), SweepOptions{Keep: now.Add(-time.Minute), Threshold: -1}); err != nil || swept.Blocks != 1 {
		t.Fatalf("%+v, %v", swept, err)
	}
	wantBlock(t, s, again)
}

// TestPublishSurvivesTheCollectionOfItsPack moves the news that a block is public when only the news lies in a pack.
func TestPublishSurvivesTheCollectionOfItsPack(t *testing.T) {
	dir, opts := t.TempDir(), Options{PackSize: 4000}
	s := open(t, dir, opts)
	x, y := blockOf(1, 3000), blockOf(2, 3000)
	x.Private, y.Private = true, true
	filler := []Block{blockOf(3, 3500), blockOf(4, 3500)}
	mustPut(t, s, x, y)
	x.Private = false
	mustPut(t, s, filler[0], x, filler[1])
	if swept := collect(t, s, 0, x, y); swept.Blocks != 2 {
		t.Fatalf("%+v", swept)
	}
	for range 2 {
		if s.Private(x.Digest) || !s.Private(y.Digest) {
			t.Fatalf("x private %v, y private %v", s.Private(x.Digest), s.Private(y.Digest))
		}
		s.Close()
		s = open(t, dir, opts)
	}
}

func TestCancelledCollectionIsTakenUp(t *testing.T) {
	s := open(t, t.TempDir(), Options{PackSize: 5000})
	var live []Block
	for i := range uint64(60) {
		b := blockOf(i, 900)
		mustPut(t, s, b)
		if i%4 == 0 {
			live = append(live, b)
		}
	}
	run, err := s.BeginMark()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range live {
		run.Mark(b.Digest)
	}
	ctx, cancel := context.WithCancel(t.Context())
	swept, err := run.Sweep(ctx, SweepOptions{Keep: time.Now().Add(time.Hour), Progress: func(Swept) { cancel() }})
	run.Close()
	if !errors.Is(err, context.Canceled) || swept.Packs == 0 || swept.Left == 0 {
		t.Fatalf("%+v, %v", swept, err)
	}
	for _, b := range live {
		wantBlock(t, s, b)
	}
	if rest := collect(t, s, 0, live...); rest.Packs == 0 || s.Stats().Blocks != len(live) {
		t.Fatalf("%+v, %d blocks", rest, s.Stats().Blocks)
	}
}

var soak = flag.Duration("soak", 0, "how long TestCollectionUnderLoad runs at least")

// TestCollectionUnderLoad collects all the time while writers put, put again, mark and forget. Each writer owns its blocks,
// and what it has put and not given up must be readable at any time.
func TestCollectionUnderLoad(t *testing.T) {
	s := open(t, t.TempDir(), Options{PackSize: 200_000, OpenFiles: 4, Renew: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), *soak+time.Minute)
	defer cancel()
	start := time.Now()
	var mu sync.Mutex
	held := map[Digest]bool{}
	var puts, reads, freed atomic.Int64
	var wg sync.WaitGroup
	for w := range uint64(4) {
		wg.Go(func() {
			rng := rand.New(rand.NewPCG(w, 1))
			var mine []Block
			for n := uint64(0); ctx.Err() == nil; n++ {
				b := blockOf(w<<32|rng.Uint64N(400), 200+rng.IntN(4)*1500)
				if err := s.Put(context.Background(), b); err != nil {
					t.Error(err)
					return
				}
				mu.Lock() // as a hold does: first the row that a mark sees, then the blocks
				held[b.Digest] = true
				mu.Unlock()
				if !s.Mark(b.Digest) { // a collection may have taken it between put and hold
					mustPut(t, s, b)
				}
				puts.Add(1)
				mine = append(mine, b)
				for range 3 {
					r := mine[rng.IntN(len(mine))]
					if data, err := s.Get(r.Digest); err != nil || sha256.Sum256(data) != r.Digest {
						t.Errorf("held block %x: %v", r.Digest[:4], err)
						return
					}
					reads.Add(1)
				}
				for len(mine) > 60 {
					i := rng.IntN(len(mine))
					d := mine[i].Digest
					kept := mine[:0]
					for _, m := range mine {
						if m.Digest != d {
							kept = append(kept, m)
						}
					}
					mine = kept
					mu.Lock()
					delete(held, d)
					mu.Unlock()
				}
			}
		})
	}
	for time.Since(start) < *soak || freed.Load() < 100 || puts.Load() < 1000 {
		if ctx.Err() != nil {
			t.Fatal("too little happened")
		}
		run, err := s.BeginMark()
		if err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		roots := make([]Digest, 0, len(held))
		for d := range held {
			roots = append(roots, d)
		}
		mu.Unlock()
		for _, d := range roots {
			run.Mark(d)
		}
		swept, err := run.Sweep(t.Context(), SweepOptions{Keep: time.Now().Add(time.Hour), Threshold: -1})
		run.Close()
		if err != nil {
			t.Fatal(err)
		}
		freed.Add(int64(swept.Blocks))
	}
	cancel()
	wg.Wait()
	t.Logf("%d puts, %d reads, %d blocks collected, %+v", puts.Load(), reads.Load(), freed.Load(), s.Stats())
}
