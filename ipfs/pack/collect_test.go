package pack

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
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

func TestScrubFindsEveryFlippedByte(t *testing.T) {
	blocks := []Block{blockOf(1, 300), blockOf(2, 200), blockOf(3, 400), blockOf(4, 100)}
	blocks[1].Private = true
	const size = fileHeaderSize + 2*entryHeaderSize + 300 + 200 // of the first pack
	for at := range int64(size) {
		fs := simfs.New(1)
		opts := Options{FS: fs, PackSize: 700}
		s := open(t, "blocks", opts)
		mustPut(t, s, blocks...)
		fs.Flip(s.path(1), at)
		found, err := s.Scrub(t.Context(), ScrubOptions{})
		if err != nil {
			t.Fatal(err)
		}
		want := 1
		if at < fileHeaderSize {
			want = 0 // no block is touched: the index file knows the marker
		}
		if len(found.Damaged) != want || found.Blocks != 4 || found.Left != 0 {
			t.Fatalf("byte %d flipped: %+v", at, found)
		}
		s.Close()
		s = open(t, "blocks", opts) // what was found is remembered
		for d, private := range s.Damaged() {
			if private != (d == blocks[1].Digest) || s.Has(d) {
				t.Fatalf("byte %d flipped: block %x private %v", at, d[:4], private)
			}
		}
		if len(s.Damaged()) != want || s.Stats().Damaged != want {
			t.Fatalf("byte %d flipped: %d damaged after a restart", at, len(s.Damaged()))
		}
		mustPut(t, s, blocks...)
		for _, b := range blocks {
			wantBlock(t, s, b)
		}
		if again, err := s.Scrub(t.Context(), ScrubOptions{}); err != nil || len(again.Damaged) != 0 || len(s.Damaged()) != 0 {
			t.Fatalf("byte %d flipped: after the repair: %+v, %v", at, again, err)
		}
		collect(t, s, -1, blocks...) // one copy of each is left
		for _, b := range blocks {
			wantBlock(t, s, b)
		}
	}
}

func TestScrubKeepsToItsRate(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	for i := range uint64(10) {
		mustPut(t, s, blockOf(i, 10_000))
	}
	start := time.Now()
	if _, err := s.Scrub(t.Context(), ScrubOptions{Rate: 1 << 20}); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < 80*time.Millisecond { // nine entries' time before the last one
		t.Fatalf("100 kB at 1 MiB/s took %v", took)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Scrub(ctx, ScrubOptions{Rate: 1}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

var soak = flag.Duration("soak", 300*time.Millisecond, "how long TestCollectionUnderLoad runs")

// TestCollectionUnderLoad collects all the time while writers put, put again, mark and forget. Each writer owns its blocks,
// and what it has put and not given up must be readable at any time.
func TestCollectionUnderLoad(t *testing.T) {
	s := open(t, t.TempDir(), Options{PackSize: 200_000, OpenFiles: 4, Renew: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), *soak)
	defer cancel()
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
	for ctx.Err() == nil {
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
	wg.Wait()
	t.Logf("%d puts, %d reads, %d blocks collected, %+v", puts.Load(), reads.Load(), freed.Load(), s.Stats())
	if freed.Load() == 0 || puts.Load() < 100 {
		t.Error("too little happened")
	}
}

// TestIndexAgainstMap does random inserts, finds and removals.
func TestIndexAgainstMap(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	x, want := newIndex(), map[Digest]uint32{}
	for step := range 60_000 {
		var d Digest
		d[0], d[8], d[9] = byte(rng.IntN(3)), byte(rng.IntN(40)), byte(rng.IntN(40)) // few shards, many collisions
		switch {
		case rng.IntN(5) < 2:
			x.remove(d)
			delete(want, d)
		default:
			x.insert(d).setPlace(place{uint32(step + 1), 16, 5}, false)
			want[d] = uint32(step + 1)
		}
		probe := x.find(d)
		if n, ok := want[d]; ok != (probe != nil) || ok && probe.pack != n {
			t.Fatalf("step %d: %v, want %d", step, probe, n)
		}
	}
	seen := 0
	for at := range x.all() {
		seen++
		if want[at.digest] != at.pack {
			t.Fatal("a slot that should not be there")
		}
	}
	if seen != len(want) || x.count != seen {
		t.Fatalf("%d slots, count %d, want %d", seen, x.count, len(want))
	}
	for d := range want {
		x.remove(d)
	}
	if x.count != 0 {
		t.Fatalf("%d left", x.count)
	}
}

func sealedStore(t testing.TB) (string, []Block) {
	dir := t.TempDir()
	s := open(t, dir, Options{PackSize: 5000})
	var blocks []Block
	for i := range uint64(30) {
		blocks = append(blocks, blockOf(i, 500))
	}
	mustPut(t, s, blocks...)
	s.Close()
	return dir, blocks
}

// TestDamagedIndexFileIsMadeAgain flips, cuts, removes and swaps index files.
func TestDamagedIndexFileIsMadeAgain(t *testing.T) {
	dir, blocks := sealedStore(t)
	s := &Store{dir: dir}
	raw, err := os.ReadFile(s.indexPath(1))
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(s.indexPath(2))
	if err != nil {
		t.Fatal(err)
	}
	var cases [][]byte
	for at := 0; at < len(raw); at += 7 {
		bad := bytes.Clone(raw)
		bad[at] ^= 4
		cases = append(cases, bad, raw[:at])
	}
	for _, bad := range append(cases, other, nil) {
		if err := os.WriteFile(s.indexPath(1), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if bad == nil {
			os.Remove(s.indexPath(1))
		}
		again := open(t, dir, Options{PackSize: 5000})
		for _, b := range blocks {
			wantBlock(t, again, b)
		}
		again.Close()
		if now, err := os.ReadFile(s.indexPath(1)); err != nil || !bytes.Equal(now, raw) {
			t.Fatalf("not made again: %v", err)
		}
	}
}

func TestFewFilesAreOpen(t *testing.T) {
	dir, blocks := sealedStore(t)
	s := open(t, dir, Options{PackSize: 5000, OpenFiles: 2})
	for range 3 {
		for _, b := range blocks {
			wantBlock(t, s, b)
			if len(s.files.open) > 2 {
				t.Fatalf("%d files open", len(s.files.open))
			}
		}
	}
}

func TestReadAt(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	b := blockOf(1, 10_000)
	mustPut(t, s, b)
	p := make([]byte, 100)
	if err := s.ReadAt(b.Digest, p, 5000); err != nil || !bytes.Equal(p, b.Data[5000:5100]) {
		t.Fatal(err)
	}
	for _, from := range []int64{-1, 9901, 1 << 40} {
		if err := s.ReadAt(b.Digest, p, from); err == nil {
			t.Fatalf("read at %d of 10,000", from)
		}
	}
	if err := s.ReadAt(Digest{}, p, 0); !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
}

func TestMemoryFileSystem(t *testing.T) {
	opts := Options{FS: disk.NewMemory(), PackSize: 100_000}
	s := open(t, "anywhere", opts)
	var live []Block
	for i := range uint64(100) {
		b := blockOf(i, int(i)*100)
		mustPut(t, s, b)
		if i%10 == 0 {
			live = append(live, b)
		}
	}
	collect(t, s, 0, live...)
	s.Close()
	s = open(t, "anywhere", opts)
	for _, b := range live {
		wantBlock(t, s, b)
	}
	if got := s.Stats().Blocks; got != len(live) {
		t.Fatalf("%d blocks", got)
	}
}

func FuzzIndexFile(f *testing.F) {
	m := marker{1, 2, 3, 4}
	f.Add(encodeIndex(3, 9999, m, []row{{Digest{1}, kindBlock, 5, 16, 100}, {Digest{0}, kindTouch, 6, 200, 0}}), uint32(3), int64(9999))
	f.Add([]byte(indexMagic), uint32(1), int64(16))
	f.Fuzz(func(t *testing.T, raw []byte, number uint32, size int64) {
		if len(raw) > 1<<20 {
			return
		}
		m, rows, err := decodeIndex(raw, number, size)
		if err != nil {
			return
		}
		for _, r := range rows {
			if int64(r.offset)+entryHeaderSize+int64(r.length) > size || r.length > MaxPayload {
				t.Fatalf("row %+v leads out of a pack of %d bytes", r, size)
			}
		}
		if again, _, err := decodeIndex(encodeIndex(number, size, m, rows), number, size); err != nil || again != m {
			t.Fatalf("does not read back: %v", err)
		}
	})
}

func FuzzTableRow(f *testing.F) {
	f.Add(joinRow("key", "value"))
	f.Add([]byte{0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, raw []byte) {
		key, value, ok := splitRow(raw)
		if !ok {
			return
		}
		if k, v, ok := splitRow(joinRow(key, value)); !ok || k != key || v != value {
			t.Fatal("does not read back")
		}
	})
}
