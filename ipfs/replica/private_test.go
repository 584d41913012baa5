package replica

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"
	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
)

const friends = ipfs.GroupPrefix + "friends"

// openGrouped opens a node that knows who belongs to the group "friends".
func openGrouped(t *testing.T, members func() []string) *ipfs.Node {
	t.Helper()
	key, _, err := libp2pcrypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	n, err := ipfs.Open(t.Context(), ipfs.Config{Dir: t.TempDir(), Identity: key, Listen: []string{"/ip4/127.0.0.1/tcp/0"}, FetchTimeout: 20 * time.Second,
		Store: ipfs.LocalOptions{Reads: func(group, peer string) bool {
			return group == "friends" && members != nil && strings.Contains(strings.Join(members(), " "), peer)
		}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { n.Close() })
	return n
}

func putShared(t *testing.T, n *ipfs.Node, seed byte, size int) (cid.Cid, []byte) {
	t.Helper()
	data := backendtest.Content(seed, size)
	root, _, err := n.As(ipfs.PutOptions{Private: true, Reader: friends}).PutFile(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return root, data
}

func idOf(n *ipfs.Node) string { return n.Host().ID().String() }

// TestPrivateReplicas: holders keep a private root private, for its group and its owner; probes and repair work on it, and who
// holds no more can have it no more.
func TestPrivateReplicas(t *testing.T) {
	owner, friend, other, c := openNode(t), openNode(t), openNode(t), newClock()
	members := func() []string { return []string{idOf(friend)} }
	var nodes []*ipfs.Node
	for range 4 {
		n := openGrouped(t, members)
		h, err := NewHolder(HolderConfig{Store: n, Host: n.Host(), Dir: t.TempDir(), Admit: everybody})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { h.Close() })
		nodes = append(nodes, n)
	}
	root, data := putShared(t, owner, 1, 2<<20+5)
	leaf := core.CIDOf(cid.Raw, data[:1<<20])
	r := openReplicator(t, owner, c, t.TempDir(), func() []string { return addrsOf(nodes...) })
	if _, err := r.Ensure(t.Context(), Request{Root: root, Owner: "o", Entity: true}, 2, addrsOf(nodes...)); err != nil {
		t.Fatal(err)
	}
	readable := func() (holders []*ipfs.Node) {
		t.Helper()
		for i, n := range nodes {
			if n == nil || !holds(t, n, root) {
				continue
			}
			holders = append(holders, n)
			if !n.Private(root) || !n.Private(leaf) || n.Visible(leaf, "") || n.VisibleTo(leaf, idOf(other), "friends") ||
				!n.VisibleTo(leaf, idOf(owner), "friends") || n.Visible(leaf, idOf(owner)) || !owner.VisibleTo(leaf, idOf(n), "friends") {
				t.Fatalf("holder %d does not keep it for its group and its owner", i)
			}
			if _, err := other.AskBlock(t.Context(), root, n.Addrs()[0]); core.KindOf(err) != core.NotFound {
				t.Fatalf("holder %d gives it to another: %v", i, err)
			}
			if !n.VisibleTo(leaf, idOf(friend), "friends") {
				t.Fatalf("holder %d does not have it for the group", i)
			}
		}
		return holders
	}
	holders := readable()
	asGroup := ipfs.PutOptions{Private: true, Reader: friends}
	if got, err := friend.As(asGroup).ReadFile(t.Context(), root, 4<<20, holders[0].Addrs()); err != nil || !bytes.Equal(got, data) {
		t.Fatalf("the group got %d bytes, %v", len(got), err)
	}
	if err := other.As(asGroup).Fetch(t.Context(), root, ipfs.ScopeAll, ipfs.Limits{}, holders[0].Addrs()); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("another got it in the group's name: %v", err)
	}
	c.forward(2 * time.Minute)
	if done, err := r.Check(t.Context()); err != nil || len(holders) != 2 || done.Passed != 2 || done.Dropped > 0 {
		t.Fatalf("%d holders, check %+v, %v", len(holders), done, err)
	}
	gone := holders[0]
	for i, n := range nodes {
		if n == gone {
			nodes[i] = nil
		}
	}
	if err := gone.Close(); err != nil {
		t.Fatal(err)
	}
	nodes = append(nodes[:0:0], without(nodes)...)
	for range 4 {
		c.forward(2 * time.Minute)
		_, _ = r.Check(t.Context()) // short until somebody took its place
	}
	if now := readable(); len(now) != 2 || owner.VisibleTo(root, idOf(gone), "friends") {
		t.Fatalf("after a holder's end: %d holders", len(now))
	}
	kept := readable()
	if err := r.Release(t.Context(), root, "o"); err != nil {
		t.Fatal(err)
	}
	for _, n := range kept {
		if holds(t, n, root) || owner.VisibleTo(root, idOf(n), "friends") || n.VisibleTo(root, idOf(owner), "friends") {
			t.Error("released, and still held or shared")
		}
	}
}

func without(nodes []*ipfs.Node) (out []*ipfs.Node) {
	for _, n := range nodes {
		if n != nil {
			out = append(out, n)
		}
	}
	return out
}

// TestHoldTellsNothing: a peer that may place content here learns nothing by it of a private root that is here already, whether
// it asks for a public hold or a private one; who has the root himself is served as ever.
func TestHoldTellsNothing(t *testing.T) {
	n := openGrouped(t, nil)
	h, err := NewHolder(HolderConfig{Store: n, Host: n.Host(), Dir: t.TempDir(), Admit: everybody})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	secret, data := putShared(t, n, 1, 5000)
	absent := core.CIDOf(cid.Raw, []byte("nobody has this"))
	asker := openNode(t)
	r := openReplicator(t, asker, newClock(), t.TempDir(), nil)
	ask := func(root cid.Cid, reader string) error {
		_, err := r.ask(t.Context(), Request{Root: root, Owner: "o", Size: 1 << 20, Reader: reader}, n.Addrs()[0])
		return err
	}
	for _, reader := range []string{"", friends, ipfs.GroupPrefix + "mine"} {
		got, want := ask(secret, reader), ask(absent, reader)
		if got == nil || want == nil || got.Error() != want.Error() || holds(t, n, secret) || n.VisibleTo(secret, idOf(asker), "friends") {
			t.Errorf("reader %q: asked for a private root: %v; for an absent one: %v", reader, got, want)
		}
	}
	if _, err := asker.PutBlock(t.Context(), cid.Raw, data); err != nil {
		t.Fatal(err)
	}
	if err := ask(secret, ipfs.GroupPrefix+"mine"); err != nil || !n.VisibleTo(secret, idOf(asker), "mine") || !n.Private(secret) {
		t.Errorf("for who has it: %v", err)
	}
}
