package ipfs_test

import (
	"bytes"
	"context"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/car"
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
	content := backendtest.Content(1, 14<<20) // more than the builder has in flight
	c, _, err := s.PutFile(t.Context(), &slow{bytes.NewReader(content), 12 << 20, func() {
		s.time.pass(5 * time.Hour)
		s.collect()
	}})
	if err != nil {
		t.Fatal(err)
	}
	s.time.pass(30 * time.Minute)
	s.collect()
	if !s.wholeFile(c, 1, 14<<20) {
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
