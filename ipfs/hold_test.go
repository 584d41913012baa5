package ipfs_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
	"github.com/ipfs/go-cid"
)

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// testStore is a store on a file system in memory that can be opened again.
type testStore struct {
	*ipfs.Local
	t    testing.TB
	opts ipfs.LocalOptions
	time *clock
}

func newStore(t testing.TB, change ...func(*ipfs.LocalOptions)) *testStore {
	c := newClock()
	s := &testStore{t: t, time: c, opts: ipfs.LocalOptions{FS: disk.NewMemory(), Now: c.Now, PackSize: 64 << 10}}
	for _, f := range change {
		f(&s.opts)
	}
	s.reopen()
	return s
}

func (s *testStore) reopen() {
	s.t.Helper()
	var err error
	if s.Local != nil {
		err = s.Local.Close()
	}
	if err == nil {
		s.Local, err = ipfs.OpenLocalWith("store", s.opts)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *testStore) file(seed byte, size int) cid.Cid {
	s.t.Helper()
	c, _, err := s.PutFile(s.t.Context(), bytes.NewReader(backendtest.Content(seed, size)))
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// link stores a record that links to others.
func (s *testStore) link(to ...cid.Cid) cid.Cid {
	s.t.Helper()
	block := []byte{0x80 + byte(len(to))}
	for _, c := range to {
		block = append(append(block, 0xd8, 42, 0x58, byte(c.ByteLen()+1), 0), c.Bytes()...)
	}
	c, err := s.PutBlock(s.t.Context(), cid.DagCBOR, block)
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

func (s *testStore) collect() ipfs.Collected {
	s.t.Helper()
	done, err := s.Collect(s.t.Context(), ipfs.CollectOptions{Threshold: -1})
	if err != nil {
		s.t.Fatal(err)
	}
	return done
}

// wholeFile says whether every block of a file is there and right.
func (s *testStore) wholeFile(c cid.Cid, seed byte, size int) bool {
	s.t.Helper()
	got, err := s.File(s.t.Context(), c, int64(size))
	if err != nil && core.KindOf(err) != core.NotFound {
		s.t.Fatal(err)
	}
	return err == nil && bytes.Equal(got, backendtest.Content(seed, size))
}

func TestHoldsOfOneRoot(t *testing.T) {
	s := newStore(t)
	root := s.file(1, 3<<20)
	end := s.time.Now().Add(time.Hour)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.Pin(t.Context(), root, "mine"))
	must(s.Hold(t.Context(), root, ipfs.Hold{Owner: "session 7", Name: "input", Expires: end, Replicas: 3}))
	must(s.Hold(t.Context(), root, ipfs.Hold{Owner: "log"}))
	s.reopen()
	holds, err := s.Holds(t.Context())
	if err != nil || len(holds) != 3 || holds[1].Owner != "log" || holds[2].Owner != "session 7" ||
		!holds[2].Expires.Equal(end) || holds[2].Replicas != 3 || holds[2].Name != "input" || holds[0].Name != "mine" {
		t.Fatalf("%+v, %v", holds, err)
	}
	if pins, err := s.Pins(t.Context()); err != nil || len(pins) != 1 || pins[0].Name != "mine" {
		t.Fatalf("pins %+v, %v", pins, err)
	}
	s.time.pass(100 * time.Hour)
	must(s.Unpin(t.Context(), root))
	if done := s.collect(); done.Expired != 1 || done.Holds != 1 || done.Blocks != 0 {
		t.Fatalf("%+v", done)
	}
	if !s.wholeFile(root, 1, 3<<20) {
		t.Fatal("the log still holds it")
	}
	must(s.Release(t.Context(), root, "log"))
	if done := s.collect(); done.Blocks != 4 || s.wholeFile(root, 1, 3<<20) {
		t.Fatalf("%+v", done)
	}
	if err := s.Release(t.Context(), root, "log"); core.KindOf(err) != core.NotFound {
		t.Fatal(err)
	}
	for name, h := range map[string]ipfs.Hold{
		"past": {Expires: s.time.Now()}, "replicas": {Replicas: -1}, "owner": {Owner: string(make([]byte, 300))},
	} {
		if err := s.Hold(t.Context(), root, h); core.KindOf(err) != core.Invalid && core.KindOf(err) != core.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.Hold(t.Context(), root, ipfs.Hold{}); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("hold of what is gone: %v", err)
	}
}

func TestCollectionFollowsLinks(t *testing.T) {
	s := newStore(t)
	deep, entity, other := s.file(1, 2<<20+1), s.file(2, 2<<20), s.file(3, 100_000)
	record, kept := s.link(deep), s.link(other)
	top := s.link(record)
	for c, keep := range map[cid.Cid]bool{top: false, entity: true, kept: true} {
		if err := s.Hold(t.Context(), c, ipfs.Hold{Entity: keep}); err != nil {
			t.Fatal(err)
		}
	}
	s.time.pass(48 * time.Hour)
	s.reopen()
	done := s.collect()
	if !s.wholeFile(deep, 1, 2<<20+1) || !s.wholeFile(entity, 2, 2<<20) {
		t.Fatal("held, and gone")
	}
	if s.wholeFile(other, 3, 100_000) {
		t.Fatal("Keep follows no links")
	}
	if has, err := s.Has(t.Context(), []cid.Cid{kept, top, record}); err != nil || !has[0] || !has[1] || !has[2] {
		t.Fatal(has, err)
	}
	if done.Marked != 2+4+3+1 || done.Holds != 3 {
		t.Fatalf("%+v", done)
	}
}

func TestGraceOfWhatIsPut(t *testing.T) {
	s := newStore(t, func(o *ipfs.LocalOptions) { o.Grace = 10 * time.Hour })
	first, again := s.file(1, 100_000), s.file(2, 100_000)
	s.time.pass(9 * time.Hour)
	s.reopen() // the grace outlives the process
	s.file(2, 100_000)
	s.collect()
	if !s.wholeFile(first, 1, 100_000) {
		t.Fatal("gone within the grace")
	}
	s.time.pass(9 * time.Hour)
	s.reopen()
	s.collect()
	if s.wholeFile(first, 1, 100_000) || !s.wholeFile(again, 2, 100_000) {
		t.Fatal("the grace runs from the last put")
	}
	s.time.pass(12 * time.Hour)
	s.collect()
	if s.wholeFile(again, 2, 100_000) {
		t.Fatal("kept for ever")
	}
}

// slow is a reader that lets something happen in the middle.
type slow struct {
	io.Reader
	left int
	then func()
}

func (r *slow) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if r.left -= n; r.left <= 0 && r.then != nil {
		r.then()
		r.then = nil
	}
	return n, err
}

// TestPutThatOutlivesTheGrace collects in the middle of a put that takes longer than the grace.
func TestPutThatOutlivesTheGrace(t *testing.T) {
	s := newStore(t, func(o *ipfs.LocalOptions) { o.Grace = time.Hour })
	content := backendtest.Content(1, 6<<20)
	c, _, err := s.PutFile(t.Context(), &slow{bytes.NewReader(content), 4 << 20, func() {
		s.time.pass(5 * time.Hour)
		s.collect()
	}})
	if err != nil {
		t.Fatal(err)
	}
	s.time.pass(30 * time.Minute)
	s.collect()
	if !s.wholeFile(c, 1, 6<<20) {
		t.Fatal("a put that returned lost its first blocks")
	}
}

func TestCollectionRefusesWhereLinksAreDamaged(t *testing.T) {
	fs := simfs.New(1)
	s := newStore(t, func(o *ipfs.LocalOptions) { o.FS = fs; o.PackSize = 16 << 20 })
	root := s.file(1, 2<<20)
	if err := s.Pin(t.Context(), root, ""); err != nil {
		t.Fatal(err)
	}
	fs.Flip("store/blocks/00000001.pack", 16+2*(52+1<<20)+60) // the root comes after its two leaves
	s.time.pass(48 * time.Hour)
	if _, err := s.Collect(t.Context(), ipfs.CollectOptions{}); core.KindOf(err) != core.Corrupt {
		t.Fatalf("collection with a damaged root: %v", err)
	}
	if has, err := s.Has(t.Context(), []cid.Cid{root}); err != nil || has[0] {
		t.Fatal("the damaged block is still had", err)
	}
	good := ipfs.NewMemory()
	if _, _, err := good.PutFile(t.Context(), bytes.NewReader(backendtest.Content(1, 2<<20))); err != nil {
		t.Fatal(err)
	}
	scrub := func(repair func(context.Context, cid.Cid) ([]byte, error)) ipfs.Scrubbed {
		t.Helper()
		found, err := s.Scrub(t.Context(), ipfs.ScrubOptions{Repair: repair})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	lie := func(context.Context, cid.Cid) ([]byte, error) { return []byte("other bytes"), nil }
	for name, repair := range map[string]func(context.Context, cid.Cid) ([]byte, error){"no repair": nil, "wrong bytes": lie} {
		if found := scrub(repair); len(found.Lost) != 1 || len(found.Repaired) != 0 {
			t.Fatalf("%s: %+v", name, found)
		}
	}
	fetch := func(ctx context.Context, c cid.Cid) ([]byte, error) {
		r, err := good.GetCAR(ctx, c, ipfs.ScopeBlock)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		in, err := car.NewReader(r)
		if err != nil {
			return nil, err
		}
		_, data, err := in.Next()
		return data, err
	}
	if found := scrub(fetch); len(found.Repaired) != 1 || len(found.Lost) != 0 {
		t.Fatalf("repair: %+v", found)
	}
	s.collect()
	if !s.wholeFile(root, 1, 2<<20) {
		t.Fatal("not whole after the repair")
	}
}

func TestQuota(t *testing.T) {
	const quota = 10 << 20
	warned := 0
	s := newStore(t, func(o *ipfs.LocalOptions) {
		o.Quota, o.HighWater, o.OnHighWater = quota, 0.5, func(st pack.Stats) {
			if warned++; st.Disk < quota/2 {
				t.Errorf("called at %d bytes", st.Disk)
			}
		}
	})
	small := s.file(1, 3<<20)
	if err := s.Pin(t.Context(), small, ""); err != nil || warned != 0 {
		t.Fatal(err, warned)
	}
	if _, _, err := s.With(ipfs.PutOptions{Size: 8 << 20}).PutFile(t.Context(), neverRead{t}); !errors.Is(err, ipfs.ErrQuota) || core.KindOf(err) != core.TooLarge {
		t.Fatalf("a put that cannot fit: %v", err)
	}
	if _, _, err := s.PutFile(t.Context(), bytes.NewReader(backendtest.Content(2, 8<<20))); !errors.Is(err, ipfs.ErrQuota) {
		t.Fatalf("a stream that does not fit: %v", err)
	}
	if u := s.Usage(); u.Disk > quota || u.Aside != 0 || warned != 1 || u.Quota != quota {
		t.Fatalf("%+v, warned %d", u, warned)
	}
	s.file(1, 3<<20) // all there: needs no room
	s.time.pass(48 * time.Hour)
	s.collect()
	s.file(3, 4<<20)
	if u := s.Usage(); u.Aside != 0 || warned != 2 {
		t.Fatalf("%+v, warned %d", u, warned)
	}
	if !s.wholeFile(small, 1, 3<<20) {
		t.Fatal("the pinned file is gone")
	}
}

func TestQuotaHoldsAgainstManyWriters(t *testing.T) {
	const quota = 4 << 20
	s := newStore(t, func(o *ipfs.LocalOptions) { o.Quota = quota })
	var wg sync.WaitGroup
	for w := range 16 {
		wg.Go(func() {
			_, _, err := s.PutFile(t.Context(), bytes.NewReader(backendtest.Content(byte(w), 1<<20)))
			if err != nil && !errors.Is(err, ipfs.ErrQuota) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if u := s.Usage(); u.Disk > quota+4096 || u.Disk < 2<<20 || u.Aside != 0 {
		t.Fatalf("%+v", u)
	}
}

// neverRead fails the test when it is read.
type neverRead struct{ t *testing.T }

func (r neverRead) Read([]byte) (int, error) {
	r.t.Error("read although the put cannot fit")
	return 0, io.EOF
}

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

var soak = flag.Duration("soak", 400*time.Millisecond, "how long TestCollectWhileEverythingGoesOn runs")

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
	ctx, cancel := context.WithTimeout(t.Context(), *soak)
	defer cancel()
	var wg sync.WaitGroup
	for w := range uint64(4) {
		wg.Go(func() { (&churn{t, l, rand.New(rand.NewPCG(w, 5)), fmt.Sprint("writer ", w), nil}).run(ctx) })
	}
	var total ipfs.Collected
	runs := 0
	for ; ctx.Err() == nil; runs++ {
		done, err := l.Collect(t.Context(), ipfs.CollectOptions{Threshold: 0.1})
		if err != nil {
			t.Fatal(err)
		}
		total.Blocks += done.Blocks
		total.Packs += done.Packs
	}
	wg.Wait()
	t.Logf("%d collections freed %d blocks in %d packs; %+v", runs, total.Blocks, total.Packs, l.Usage())
	if total.Blocks == 0 {
		t.Error("nothing was ever collected")
	}
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
