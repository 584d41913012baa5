package discovery_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/discovery"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
	"github.com/cortensor-open/cortensor/ipfs/name"
	"github.com/ipfs/go-cid"
)

func openNode(t testing.TB) *ipfs.Node {
	t.Helper()
	return ipfstest.Node(t)
}

func join(t *testing.T, n *ipfs.Node, o discovery.DHTOptions) *discovery.DHT {
	t.Helper()
	o.Host, o.Timeout = n.Host(), 20*time.Second
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	d, err := discovery.OpenDHT(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if err := d.Bootstrap(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

func put(t *testing.T, n *ipfs.Node, text string) cid.Cid {
	t.Helper()
	c, _, err := n.PutFile(t.Context(), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := n.Pin(t.Context(), c, text); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestRoots announces the pins of a node of which one is private. Another node, which knows the CIDs, asks a third.
func TestRoots(t *testing.T) {
	first, holder, asker := openNode(t), openNode(t), openNode(t)
	public, private := put(t, holder, "public"), put(t, holder, "private")
	server := join(t, first, discovery.DHTOptions{Server: true})
	now := time.Now()
	options := discovery.DHTOptions{
		Server: true, Bootstrap: first.Addrs(), Dir: t.TempDir(), Now: func() time.Time { return now },
		Visible: func(c cid.Cid) bool { return !c.Equals(private) },
		Roots: func(ctx context.Context) (roots []cid.Cid, err error) {
			pins, err := holder.Pins(ctx)
			for _, p := range pins {
				roots = append(roots, p.Root)
			}
			return roots, err
		},
	}
	d := join(t, holder, options)
	outside := join(t, asker, discovery.DHTOptions{Bootstrap: first.Addrs()})
	ipfstest.Await(t, "nodes in the routing tables", func() bool { return d.Peers() > 0 && server.Peers() > 0 && outside.Peers() > 0 })
	if err := d.AnnounceDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.Announce(t.Context(), private); core.KindOf(err) != core.Denied {
		t.Fatalf("private root: %v", err)
	}
	for _, who := range []*discovery.DHT{outside, server} {
		found, err := who.FindProviders(t.Context(), public, 10)
		if err != nil || !strings.HasSuffix(found[0], holder.Host().ID().String()) {
			t.Fatalf("public root: %v, %v", found, err)
		}
		if found, err := who.FindProviders(t.Context(), private, 10); core.ReasonOf(err) != core.ReasonContentMissing {
			t.Fatalf("private root: %v, %v", found, err)
		}
	}
	if _, ok := d.Announced(private); ok {
		t.Error("the private root counts as announced")
	}
	at, ok := d.Announced(public)
	if !ok || now.Sub(at) > time.Second {
		t.Errorf("announced at %v, %v", at, ok)
	}
	// a day later it is announced again, and once unpinned no more
	now = now.Add(24 * time.Hour)
	if err := d.AnnounceDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if again, _ := d.Announced(public); !again.After(at) {
		t.Error("not announced again")
	}
	if err := holder.Unpin(t.Context(), public); err != nil {
		t.Fatal(err)
	}
	if err := d.AnnounceDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, ok := d.Announced(public); ok {
		t.Error("still a root")
	}
	// what the DHT found can be fetched
	data := put(t, holder, "fetched")
	if err := d.Announce(t.Context(), data); err != nil {
		t.Fatal(err)
	}
	found, err := outside.FindProviders(t.Context(), data, 3)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := asker.ReadFile(t.Context(), data, 100, found); err != nil || string(got) != "fetched" {
		t.Fatalf("%q, %v", got, err)
	}
}

func TestNamesInTheDHT(t *testing.T) {
	first, a, b := openNode(t), openNode(t), openNode(t)
	join(t, first, discovery.DHTOptions{Server: true})
	da := join(t, a, discovery.DHTOptions{Bootstrap: first.Addrs()})
	db := join(t, b, discovery.DHTOptions{Bootstrap: first.Addrs()})
	ipfstest.Await(t, "nodes in the routing tables", func() bool { return da.Peers() > 0 && db.Peers() > 0 })
	publisher, err := name.Open(name.Options{Dir: t.TempDir(), Routing: da})
	if err != nil {
		t.Fatal(err)
	}
	defer publisher.Close()
	resolver, err := name.Open(name.Options{Dir: t.TempDir(), Routing: db})
	if err != nil {
		t.Fatal(err)
	}
	defer resolver.Close()
	n, err := publisher.NewKey("k")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := resolver.Resolve(t.Context(), n); core.KindOf(err) != core.NotFound {
		t.Fatalf("not published: %v", err)
	}
	if _, err := publisher.Publish(t.Context(), "k", "/ipfs/bafkqaaa"); err != nil {
		t.Fatal(err)
	}
	if info, err := resolver.Resolve(t.Context(), n); err != nil || info.Value != "/ipfs/bafkqaaa" {
		t.Fatalf("%+v, %v", info, err)
	}
}

func TestStateSurvivesRestart(t *testing.T) {
	first, holder := openNode(t), openNode(t)
	join(t, first, discovery.DHTOptions{Server: true})
	dir := t.TempDir()
	d := join(t, holder, discovery.DHTOptions{Bootstrap: first.Addrs(), Dir: dir})
	ipfstest.Await(t, "a node in the routing table", func() bool { return d.Peers() > 0 })
	root := put(t, holder, "root")
	if err := d.Announce(t.Context(), root); err != nil {
		t.Fatal(err)
	}
	at, _ := d.Announced(root)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = join(t, holder, discovery.DHTOptions{Bootstrap: first.Addrs(), Dir: dir})
	if again, ok := d.Announced(root); !ok || !again.Equal(at) {
		t.Errorf("announced at %v, was %v", again, at)
	}
}

func TestUnreachableBootstrap(t *testing.T) {
	n, gone := openNode(t), openNode(t)
	addrs := gone.Addrs()
	gone.Close()
	d, err := discovery.OpenDHT(discovery.DHTOptions{Host: n.Host(), Dir: t.TempDir(), Bootstrap: addrs, Timeout: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Bootstrap(t.Context()); core.ReasonOf(firstOf(err)) != core.ReasonUnreachable {
		t.Errorf("bootstrap: %v", err)
	}
	if _, err := discovery.OpenDHT(discovery.DHTOptions{Host: n.Host(), Dir: t.TempDir(), Bootstrap: []string{"x"}}); core.KindOf(err) != core.Invalid {
		t.Errorf("bad address: %v", err)
	}
}

func firstOf(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()[0]
	}
	return err
}

// TestMDNS lets two nodes find each other on this machine's own interfaces. A question may be lost: Run asks anew.
func TestMDNS(t *testing.T) {
	if !ipfstest.Multicast(t) {
		t.Skip("no interface of this machine carries multicast")
	}
	a, b := openNode(t), openNode(t)
	met := func() bool { return len(a.Peers()) > 0 && len(b.Peers()) > 0 }
	meet(t, fmt.Sprintf("_test%d._udp", os.Getpid()), 2*time.Minute, met, a, b) // a name of this run alone
	if !met() {
		t.Error("the nodes did not find each other")
	}
}

// meet runs mDNS on nodes until the condition holds, or for so long.
func meet(t *testing.T, service string, most time.Duration, met func() bool, nodes ...*ipfs.Node) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), most)
	defer cancel()
	ended := make(chan error, len(nodes))
	for _, n := range nodes {
		go func() { ended <- discovery.MDNS{Host: n.Host(), Service: service}.Run(ctx) }() // awaited below
	}
	for ctx.Err() == nil && !met() {
		time.Sleep(5 * time.Millisecond)
	}
	cancel()
	for range nodes {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}
