package mirror_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/mirror"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
)

// place is a second place that can be out of order, and counts.
type place struct {
	ipfs.Backend
	mu   sync.Mutex
	fail error
	puts int
}

func (p *place) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	p.mu.Lock()
	p.puts++
	err := p.fail
	p.mu.Unlock()
	if err != nil {
		return err
	}
	return p.Backend.PutCAR(ctx, root, r)
}

func (p *place) is(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fail = err
}

func (p *place) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.puts
}

// rig is a store, a second place and what goes between them.
type rig struct {
	*testing.T
	store *ipfs.Local
	there *place
	dir   string
	*mirror.Mirror
}

func newRig(t *testing.T) *rig {
	r := &rig{T: t, there: &place{Backend: ipfs.NewMemory()}, dir: t.TempDir()}
	var err error
	if r.store, err = ipfs.OpenLocalWith(t.TempDir(), ipfs.LocalOptions{OnHold: func(h ipfs.Hold) {
		if r.Mirror != nil {
			r.Later(h)
		}
	}}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.store.Close() })
	return r
}

// open opens the mirror and, where run says so, runs it until the test ends.
func (r *rig) open(run bool, change func(*mirror.Config)) {
	r.Helper()
	cfg := mirror.Config{Store: r.store, Backend: r.there, Dir: r.dir, Label: "me", Delay: time.Millisecond, Pause: time.Millisecond, MaxPause: 4 * time.Millisecond}
	if change != nil {
		change(&cfg)
	}
	m, err := mirror.Open(cfg)
	if err != nil {
		r.Fatal(err)
	}
	r.Mirror = m
	ctx, cancel := context.WithCancel(r.Context())
	ended := make(chan error, 1)
	go func() { // awaited below
		if !run {
			ended <- nil
			return
		}
		ended <- m.Run(ctx)
	}()
	r.Cleanup(func() {
		cancel()
		if err := errors.Join(<-ended, m.Close()); err != nil {
			r.Error(err)
		}
	})
}

func (r *rig) file(seed byte, size int, put ipfs.PutOptions) cid.Cid {
	r.Helper()
	c, _, err := r.store.With(put).PutFile(r.Context(), bytes.NewReader(backendtest.Content(seed, size)))
	if err != nil {
		r.Fatal(err)
	}
	return c
}

// record puts a block that links to what nobody has.
func (r *rig) record() cid.Cid {
	r.Helper()
	c, err := r.store.PutBlock(r.Context(), cid.DagCBOR, backendtest.Link)
	if err != nil {
		r.Fatal(err)
	}
	return c
}

func (r *rig) hold(c cid.Cid, h ipfs.Hold) {
	r.Helper()
	if err := r.store.Hold(r.Context(), c, h); err != nil {
		r.Fatal(err)
	}
}

func (r *rig) copied(c cid.Cid) bool {
	s, ok := r.State(c)
	return ok && !s.Copied.IsZero()
}

func (r *rig) pins() map[cid.Cid]string {
	r.Helper()
	list, err := r.there.Pins(r.Context())
	if err != nil {
		r.Fatal(err)
	}
	out := map[cid.Cid]string{}
	for _, p := range list {
		out[p.Root] = p.Name
	}
	return out
}

// What is held, before the start and after it, is copied: a file whole, a record without what it links to, nothing private.
// A node that lost its store reads both from there.
func TestHeldContentIsCopiedAndReadFromThere(t *testing.T) {
	r := newRig(t)
	file := r.file(1, 3<<20+5, ipfs.PutOptions{})
	r.hold(file, ipfs.Hold{Owner: "session/1", Name: "answer"})
	private := r.file(2, 1000, ipfs.PutOptions{Private: true})
	r.hold(private, ipfs.Hold{})
	others := r.file(3, 1000, ipfs.PutOptions{})
	r.hold(others, ipfs.Hold{Owner: "replica/x"})
	registry := prometheus.NewRegistry()
	r.open(true, func(c *mirror.Config) {
		c.Metrics, c.Wants = registry, func(h ipfs.Hold) bool { return h.Owner != "replica/x" }
	})
	record := r.record()
	r.hold(record, ipfs.Hold{Owner: "session/1", Name: "task", Entity: true})
	ipfstest.Await(t, "both roots copied", func() bool { return r.copied(file) && r.copied(record) && r.Waiting() == 0 })

	raw := cid.NewCidV1(cid.Raw, record.Hash())
	pins := r.pins()
	if len(pins) != 2 || pins[file] != "me/answer" || pins[raw] != "me/task" {
		t.Errorf("pins there: %v", pins)
	}
	if has, err := r.there.Has(t.Context(), []cid.Cid{private, others}); err != nil || has[0] || has[1] {
		t.Errorf("private or others' content is there: %v, %v", has, err)
	}
	n := ipfstest.Node(t, func(c *ipfs.Config) { c.Backend = r.there })
	if got, err := n.ReadFile(t.Context(), file, 4<<20, nil); err != nil || !bytes.Equal(got, backendtest.Content(1, 3<<20+5)) {
		t.Errorf("file from the backend: %d bytes, %v", len(got), err)
	}
	if got, err := n.GetBlock(t.Context(), record, nil); err != nil || !bytes.Equal(got, backendtest.Link) {
		t.Errorf("record from the backend: %x, %v", got, err)
	}
	_, err := n.GetBlock(t.Context(), core.CIDOf(cid.Raw, []byte("nobody's")), nil)
	if core.ReasonOf(err) != core.ReasonContentMissing || !strings.Contains(err.Error(), "(backend)") {
		t.Errorf("what nobody has: %v", err)
	}
	if got := ipfstest.Metric(t, registry, "cortensor_backend_copies_total"); got != 2 {
		t.Errorf("%v copies counted", got)
	}
}

// While the second place is out little is tried; the journal says why, and everything comes when it is back.
func TestTriedAgain(t *testing.T) {
	r := newRig(t)
	r.there.is(core.Fail(core.ReasonUnreachable, "it is down"))
	var roots []cid.Cid
	for i := range 20 {
		c := r.file(byte(i), 100, ipfs.PutOptions{})
		r.hold(c, ipfs.Hold{})
		roots = append(roots, c)
	}
	r.open(true, func(c *mirror.Config) { c.Workers = 1 })
	failed := func() (n int) {
		for _, c := range roots {
			if s, ok := r.State(c); ok && s.Reason == string(core.ReasonUnreachable) && s.Tries > 0 && strings.Contains(s.Error, "it is down") {
				n++
			}
		}
		return n
	}
	ipfstest.Await(t, "a noted failure", func() bool { return failed() > 0 })
	if r.Waiting() == 0 {
		t.Error("nothing waits")
	}
	r.there.is(nil)
	ipfstest.Await(t, "all copied", func() bool { return len(r.pins()) == len(roots) && r.Waiting() == 0 })
	if n := failed(); n != 0 {
		t.Errorf("%d roots still show the failure", n)
	}
}

// A root that is at fault itself does not hold up others.
func TestOneBadRootDoesNotHoldUpOthers(t *testing.T) {
	r := newRig(t)
	r.open(true, nil)
	folder := ipfs.PutOptions{}
	private := r.file(9, 100, ipfs.PutOptions{Private: true})
	links := append([]byte("\xa1\x61b\xd8\x2a\x58\x25\x00"), private.Bytes()...)
	mixed, err := r.store.PutBlock(t.Context(), cid.DagCBOR, links) // public, over something private
	if err != nil {
		t.Fatal(err)
	}
	r.hold(mixed, ipfs.Hold{})
	ipfstest.Await(t, "the refusal", func() bool { s, ok := r.State(mixed); return ok && s.Reason == string(core.ReasonContentMissing) })
	good := r.file(10, 100, folder)
	r.hold(good, ipfs.Hold{})
	ipfstest.Await(t, "the other one", func() bool { return r.copied(good) })
	if has, err := r.there.Has(t.Context(), []cid.Cid{private}); err != nil || has[0] {
		t.Errorf("private content went out below a public root: %v, %v", has, err)
	}
}

func TestJournal(t *testing.T) {
	r := newRig(t)
	kept, dropped, foreign := r.file(1, 100, ipfs.PutOptions{}), r.file(2, 100, ipfs.PutOptions{}), r.file(3, 100, ipfs.PutOptions{})
	all := []cid.Cid{kept, dropped, foreign}
	for _, c := range all {
		r.hold(c, ipfs.Hold{Name: "n"})
	}
	r.open(false, nil)
	for _, c := range all {
		if err := r.Copy(t.Context(), ipfs.Hold{Root: c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if s, ok, err := mirror.ReadState(r.dir, kept); err != nil || !ok || s.Copied.IsZero() {
		t.Errorf("journal: %+v, %v, %v", s, ok, err)
	}
	// After a restart nothing is copied again, but what was lost there meanwhile.
	r.open(false, nil)
	before := r.there.count()
	for _, c := range all {
		if err := r.Copy(t.Context(), ipfs.Hold{Root: c}); err != nil {
			t.Fatal(err)
		}
	}
	if n := r.there.count() - before; n != 0 {
		t.Errorf("%d roots copied again after a restart", n)
	}
	if err := errors.Join(r.there.Unpin(t.Context(), kept), r.there.Pin(t.Context(), foreign, "another/n")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []cid.Cid{dropped, foreign} {
		if err := r.store.Release(t.Context(), c, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	pins := r.pins()
	if _, there := pins[dropped]; there || pins[foreign] != "another/n" {
		t.Errorf("after the release: %v", pins)
	}
	if r.copied(kept) || r.Waiting() != 1 {
		t.Errorf("a lost pin was not noticed: %d wait", r.Waiting())
	}
	if _, ok := r.State(dropped); ok {
		t.Error("what nobody holds is still in the journal")
	}
}

func TestBadConfig(t *testing.T) {
	for _, c := range []mirror.Config{{}, {Store: ipfs.NewMemory(), Backend: ipfs.NewMemory(), Dir: t.TempDir(), Label: strings.Repeat("x", 101)},
		{Store: ipfs.NewMemory(), Backend: ipfs.NewMemory(), Dir: t.TempDir(), Label: "x", Pause: -1}} {
		if _, err := mirror.Open(c); core.KindOf(err) != core.Invalid {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
