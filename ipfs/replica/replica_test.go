package replica

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
)

// clock is a time that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func newClock() *clock { return &clock{at: time.Now()} }

func openNode(t testing.TB) *ipfs.Node {
	t.Helper()
	return ipfstest.Node(t)
}

func everybody(peer.ID, Request) error { return nil }

// openHolder starts a node that holds for others; change may be nil.
func openHolder(t *testing.T, change func(*HolderConfig)) (*ipfs.Node, *Holder) {
	t.Helper()
	n := openNode(t)
	cfg := HolderConfig{Store: n, Host: n.Host(), Dir: t.TempDir(), Admit: everybody}
	if change != nil {
		change(&cfg)
	}
	h, err := NewHolder(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return n, h
}

func openReplicator(t *testing.T, n *ipfs.Node, c *clock, dir string, candidates func() []string) *Replicator {
	t.Helper()
	r, err := New(Config{Network: n, Content: n, Dir: dir, Candidates: candidates, Now: c.now, Interval: time.Minute, Probe: 10 * time.Second, Hold: 20 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func putFile(t *testing.T, n *ipfs.Node, seed byte, size int) cid.Cid {
	t.Helper()
	root, _, err := n.PutFile(t.Context(), bytes.NewReader(backendtest.Content(seed, size)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func addrsOf(nodes ...*ipfs.Node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, n.Addrs()[0])
	}
	return out
}

// holds says whether a node's store keeps a root for somebody and has all of it.
func holds(t *testing.T, n *ipfs.Node, root cid.Cid) bool {
	t.Helper()
	all, err := n.Holds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range all {
		if h.Root.Equals(root) && strings.HasPrefix(h.Owner, "replica/") {
			return true
		}
	}
	return false
}

// refusalOf gives the coded refusals in an error.
func refusalOf(err error) (codes []Refusal) {
	var p *PlacementError
	if !errors.As(err, &p) {
		return nil
	}
	for _, a := range p.Attempts {
		var r *RefusedError
		if errors.As(a.Err, &r) {
			codes = append(codes, r.Code)
		}
	}
	return codes
}

// TestRepairedAfterNodesDie keeps three replicas of a file on five nodes while two of the holders die.
func TestRepairedAfterNodesDie(t *testing.T) {
	owner, c := openNode(t), newClock()
	var nodes []*ipfs.Node
	for range 5 {
		n, _ := openHolder(t, nil)
		nodes = append(nodes, n)
	}
	dir, addrs := t.TempDir(), addrsOf(nodes...)
	candidates := func() []string { return addrs }
	r := openReplicator(t, owner, c, dir, candidates)
	root := putFile(t, owner, 1, 3<<20+5)
	placed, err := r.Ensure(t.Context(), Request{Root: root, Owner: "session 7", Name: "an input"}, 3, candidates())
	if err != nil || len(placed) != 3 {
		t.Fatalf("placed on %d nodes: %v", len(placed), err)
	}
	for _, n := range nodes[:3] {
		if !holds(t, n, root) {
			t.Error("a node said that it holds the root and does not")
		}
	}
	if again, err := r.Ensure(t.Context(), Request{Root: root, Owner: "session 7"}, 3, nil); err != nil || len(again) != 3 {
		t.Fatalf("a second Ensure: %d nodes, %v", len(again), err)
	}
	if done, err := r.Check(t.Context()); err != nil || done.Probes != 3 || done.Passed != 3 {
		t.Fatalf("check of healthy holders: %+v, %v", done, err)
	}
	if done, err := r.Check(t.Context()); err != nil || done.Probes != 0 {
		t.Fatalf("a check before the interval has passed: %+v, %v", done, err)
	}
	nodes[0].Close()
	nodes[1].Close()
	live := nodes[2:]
	for range 3 { // as many failed probes as it takes
		c.forward(2 * time.Minute)
		if _, err := r.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s, ok := r.State(root, "session 7")
	if !ok || s.Placed() != 3 || len(s.Dropped) != 2 {
		t.Fatalf("after two nodes died: %+v", s)
	}
	for _, n := range live {
		if !holds(t, n, root) {
			t.Error("a live node does not hold the root")
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	states, err := ReadStates(dir)
	if err != nil || len(states) != 1 || !states[0].Root.Equals(root) || states[0].Placed() != 3 || states[0].LastProbe().IsZero() {
		t.Fatalf("states after a restart: %+v, %v", states, err)
	}
}

// lie makes a node say that it holds everything, and hold nothing.
func lie(n *ipfs.Node) {
	n.Host().SetStreamHandler(Protocol, func(s network.Stream) {
		if _, err := readFrame(s); err == nil {
			s.Write(reply(1, nil))
		}
		s.Close()
	})
}

func TestLiarIsFoundByAProbe(t *testing.T) {
	owner, c := openNode(t), newClock()
	liar := openNode(t)
	lie(liar)
	honest, _ := openHolder(t, nil)
	root := putFile(t, owner, 2, 2<<20)
	addrs := addrsOf(liar, honest)
	r := openReplicator(t, owner, c, t.TempDir(), func() []string { return addrs })
	if _, err := r.Ensure(t.Context(), Request{Root: root}, 1, addrsOf(liar)); err != nil {
		t.Fatal(err)
	}
	done, err := r.Check(t.Context())
	if err != nil || done.Dropped != 1 || done.Placed != 1 {
		t.Fatalf("check: %+v, %v", done, err)
	}
	s, _ := r.State(root, "")
	if s.Placed() != 1 || s.Holders[0].Peer != honest.Host().ID().String() || len(s.Dropped) != 1 || s.Dropped[0].Peer != liar.Host().ID().String() {
		t.Errorf("after the probe: %+v", s)
	}
	c.forward(2 * time.Minute)
	honest.Close()
	for range 3 {
		c.forward(2 * time.Minute)
		_, err = r.Check(t.Context())
	}
	if core.ReasonOf(err) != core.ReasonNotReplicated {
		t.Errorf("with the liar alone: %v; a node that lied is not asked again", err)
	}
}

func TestRefusals(t *testing.T) {
	owner, c := openNode(t), newClock()
	root := putFile(t, owner, 3, 1<<20+1)
	small := putFile(t, owner, 4, 1000)
	for _, test := range []struct {
		name   string
		change func(*HolderConfig)
		req    Request
		want   Refusal
	}{
		{"owner's quota", func(h *HolderConfig) { h.PerOwner = 1 << 20 }, Request{Root: root}, RefusedQuota},
		{"peer's quota", func(h *HolderConfig) { h.PerPeer = 1 << 20 }, Request{Root: root}, RefusedQuota},
		{"quota in all", func(h *HolderConfig) { h.Total = 1 << 20 }, Request{Root: root}, RefusedQuota},
		{"policy", func(h *HolderConfig) { h.Admit = func(peer.ID, Request) error { return errors.New("strangers") } }, Request{Root: small}, RefusedPolicy},
		{"expired", nil, Request{Root: small, Expires: time.Unix(1000, 0)}, RefusedInvalid},
	} {
		t.Run(test.name, func(t *testing.T) {
			n, h := openHolder(t, test.change)
			r := openReplicator(t, owner, c, t.TempDir(), nil)
			_, err := r.Ensure(t.Context(), test.req, 1, addrsOf(n))
			if codes := refusalOf(err); len(codes) != 1 || codes[0] != test.want || core.ReasonOf(err) != core.ReasonNotReplicated {
				t.Errorf("refused with %v: %v", codes, err)
			}
			if holds(t, n, test.req.Root) || h.Bytes() != 0 {
				t.Error("held all the same")
			}
		})
	}
}

func TestStoreQuotaRefuses(t *testing.T) {
	owner, c := openNode(t), newClock()
	root := putFile(t, owner, 5, 1<<20)
	n, h := openHolder(t, func(cfg *HolderConfig) { cfg.Store = fullStore{cfg.Store} })
	r := openReplicator(t, owner, c, t.TempDir(), nil)
	_, err := r.Ensure(t.Context(), Request{Root: root}, 1, addrsOf(n))
	if codes := refusalOf(err); len(codes) != 1 || codes[0] != RefusedQuota || h.Bytes() != 0 {
		t.Errorf("%v: %v", codes, err)
	}
}

// fullStore is a node whose disk quota is reached.
type fullStore struct{ Store }

func (fullStore) Fetch(context.Context, cid.Cid, ipfs.Scope, ipfs.Limits, []string) error {
	return core.Errorf(core.TooLarge, "store: %w", ipfs.ErrQuota)
}

// TestSizeThatIsALie asks a holder with a size smaller than the content's.
func TestSizeThatIsALie(t *testing.T) {
	owner, c := openNode(t), newClock()
	root := putFile(t, owner, 6, 3<<20)
	n, h := openHolder(t, nil)
	r := openReplicator(t, owner, c, t.TempDir(), nil)
	_, err := r.ask(t.Context(), Request{Root: root, Size: 1 << 20}, n.Addrs()[0])
	var refused *RefusedError
	if !errors.As(err, &refused) || refused.Code != RefusedMissing || h.Bytes() != 0 || holds(t, n, root) {
		t.Errorf("%v, %d bytes held", err, h.Bytes())
	}
}

func TestQuotaCountsWhatIsHeld(t *testing.T) {
	owner, c := openNode(t), newClock()
	dir := t.TempDir()
	n, h := openHolder(t, func(cfg *HolderConfig) { cfg.PerOwner, cfg.Now, cfg.Dir = 2500, c.now, dir })
	r := openReplicator(t, owner, c, t.TempDir(), nil)
	var roots []cid.Cid
	for i := range byte(4) {
		roots = append(roots, putFile(t, owner, 10+i, 1000))
	}
	until := c.now().Add(time.Hour)
	ensure := func(root cid.Cid, owner string) error {
		_, err := r.Ensure(t.Context(), Request{Root: root, Owner: owner, Expires: until}, 1, addrsOf(n))
		return err
	}
	for _, step := range []struct {
		root  cid.Cid
		owner string
		fine  bool
	}{{roots[0], "a", true}, {roots[1], "a", true}, {roots[2], "a", false}, {roots[2], "b", true}, {roots[0], "a", true}} {
		if err := ensure(step.root, step.owner); (err == nil) != step.fine {
			t.Fatalf("owner %s: %v", step.owner, err)
		}
	}
	if err := r.Release(t.Context(), roots[0], "a"); err != nil || holds(t, n, roots[0]) {
		t.Fatalf("release: %v", err)
	}
	if err := ensure(roots[2], "a"); err != nil {
		t.Fatalf("after a release: %v", err)
	}
	if err := h.Close(); err != nil { // a restart forgets nothing
		t.Fatal(err)
	}
	again, err := NewHolder(HolderConfig{Store: n, Host: n.Host(), Dir: dir, Admit: everybody, PerOwner: 2500, Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if err := ensure(roots[3], "a"); err == nil || again.Bytes() != 3000 {
		t.Fatalf("after a restart the owner has room: %v, %d bytes", err, again.Bytes())
	}
	c.forward(2 * time.Hour)
	if swept, err := again.Sweep(); err != nil || swept != 3 || again.Bytes() != 0 {
		t.Errorf("sweep: %d, %v, %d bytes left", swept, err, again.Bytes())
	}
}

func TestEnsureNeedsTheContent(t *testing.T) {
	owner, c := openNode(t), newClock()
	n, _ := openHolder(t, nil)
	r := openReplicator(t, owner, c, t.TempDir(), nil)
	absent := core.CIDOf(cid.Raw, []byte("nobody has this"))
	if _, err := r.Ensure(t.Context(), Request{Root: absent}, 1, addrsOf(n)); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("absent root: %v", err)
	}
	private, _, err := owner.With(ipfs.PutOptions{Private: true}).PutFile(t.Context(), strings.NewReader("a secret"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Ensure(t.Context(), Request{Root: private}, 1, addrsOf(n)); core.KindOf(err) != core.Denied {
		t.Errorf("private root: %v", err)
	}
	root := putFile(t, owner, 20, 10)
	_, err = r.Ensure(t.Context(), Request{Root: root}, 2, append(addrsOf(n), "nonsense", n.Addrs()[0], owner.Addrs()[0]))
	var p *PlacementError
	if !errors.As(err, &p) || p.Placed != 1 || len(p.Attempts) != 1 {
		t.Errorf("too few candidates: %v", err)
	}
}

// TestRecordsAreHeldAlone replicates a record whose links nobody has.
func TestRecordsAreHeldAlone(t *testing.T) {
	owner, c := openNode(t), newClock()
	record, err := owner.PutBlock(t.Context(), cid.DagCBOR, backendtest.Link)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := openHolder(t, nil)
	r := openReplicator(t, owner, c, t.TempDir(), nil)
	if _, err := r.Ensure(t.Context(), Request{Root: record}, 1, addrsOf(n)); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("as a DAG: %v", err)
	}
	if _, err := r.Ensure(t.Context(), Request{Root: record, Entity: true}, 1, addrsOf(n)); err != nil {
		t.Fatal(err)
	}
	if done, err := r.Check(t.Context()); err != nil || done.Passed != 1 {
		t.Errorf("probe of a record: %+v, %v", done, err)
	}
}

// TestConcurrentOwners places many roots at once on holders that are closed under way.
func TestConcurrentOwners(t *testing.T) {
	owner, c := openNode(t), newClock()
	a, _ := openHolder(t, nil)
	b, h := openHolder(t, func(cfg *HolderConfig) { cfg.Active = 4 })
	r := openReplicator(t, owner, c, t.TempDir(), nil)
	var all sync.WaitGroup
	errs := make([]error, 24)
	for i := range errs {
		root := putFile(t, owner, 30+byte(i), 20000)
		all.Go(func() {
			_, errs[i] = r.Ensure(t.Context(), Request{Root: root, Owner: "many"}, 1, addrsOf(b, a))
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if err := errors.Join(h.Close(), h.Close()); err != nil {
		t.Error(err)
	}
	if done, err := r.Check(t.Context()); err != nil || done.Passed != len(errs) {
		t.Errorf("check: %+v, %v", done, err)
		for _, s := range r.States() {
			t.Logf("%s: %+v", s.Root, s.Dropped)
		}
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	owner, c := openNode(t), newClock()
	n, _ := openHolder(t, nil)
	r := openReplicator(t, owner, c, t.TempDir(), nil)
	root := putFile(t, owner, 60, 100)
	if _, err := r.Ensure(t.Context(), Request{Root: root}, 1, addrsOf(n)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- r.Run(ctx) }()
	for deadline := time.Now().Add(20 * time.Second); ; {
		if s, _ := r.State(root, ""); !s.LastProbe().IsZero() {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("Run does not probe")
		}
		time.Sleep(5 * time.Millisecond)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
