package ipfs_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
	"github.com/ipfs/boxo/bitswap"
	"github.com/ipfs/boxo/bitswap/network/bsnet"
	bstore "github.com/ipfs/boxo/blockstore"
	"github.com/ipfs/go-cid"
	"github.com/ipfs/go-datastore"
	dssync "github.com/ipfs/go-datastore/sync"
	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
)

var privately = ipfs.PutOptions{Private: true}

func putPrivate(t testing.TB, l *ipfs.Local, seed byte, size int) (cid.Cid, []byte) {
	t.Helper()
	data := backendtest.Content(seed, size)
	c, _, err := l.With(privately).PutFile(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return c, data
}

func TestPrivateMark(t *testing.T) {
	s := newStore(t)
	c, data := putPrivate(t, s.Local, 1, 3<<20)
	leaf := core.CIDOf(cid.Raw, data[:1<<20])
	public := s.file(2, 1000)
	for range 2 {
		if !s.Private(c) || !s.Private(leaf) || s.Visible(c, "") || s.Visible(leaf, "peer") || s.Private(public) || !s.Visible(public, "") {
			t.Fatal("marks are wrong")
		}
		if !s.Visible(core.CIDOf(cid.Raw, []byte("absent")), "") {
			t.Fatal("an absent block is found missing by whoever serves")
		}
		s.reopen()
	}
	if err := s.Share(t.Context(), c, "friend"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if !s.Visible(c, "friend") || !s.Visible(leaf, "friend") || s.Visible(c, "other") || s.Visible(c, "") {
			t.Fatal("shares are wrong")
		}
		s.reopen()
	}
	if err := s.Unshare(t.Context(), c); err != nil || s.Visible(c, "friend") {
		t.Fatal("still shared", err)
	}
	s.reopen()
	if s.Visible(c, "friend") {
		t.Fatal("shared again after a restart")
	}
	s.file(1, 3<<20) // the same bytes, for everybody
	for range 2 {
		if s.Private(c) || !s.Visible(leaf, "") {
			t.Fatal("a public put makes public")
		}
		s.reopen()
	}
	if _, _, err := s.With(privately).PutFile(t.Context(), bytes.NewReader(backendtest.Content(2, 1000))); err != nil || s.Private(public) {
		t.Fatal("public bytes stay public", err)
	}
	for _, p := range []string{"", string(make([]byte, 300))} {
		if err := s.Share(t.Context(), c, p); core.KindOf(err) != core.Invalid {
			t.Errorf("share with a peer of %d bytes: %v", len(p), err)
		}
	}
}

// TestSharedWithAGroup: who belongs to a group is asked for each block; rows survive a restart and go with their content.
func TestSharedWithAGroup(t *testing.T) {
	s := newStore(t)
	s.opts.Reads = func(group, peer string) bool { return group == "readers" && peer == "member" }
	s.reopen()
	data := backendtest.Content(3, 3<<20)
	view := s.With(ipfs.PutOptions{Private: true, Reader: ipfs.GroupPrefix + "readers"})
	c, _, err := view.PutFile(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	leaf := core.CIDOf(cid.Raw, data[1<<20:2<<20])
	for range 2 {
		for _, c := range []cid.Cid{c, leaf} {
			if !s.VisibleTo(c, "member", "readers") || s.VisibleTo(c, "other", "readers") || s.VisibleTo(c, "member", "others") ||
				s.Visible(c, "member") || s.Visible(c, "") || s.Visible(c, ipfs.GroupPrefix+"readers") {
				t.Fatal("who may read is wrong")
			}
		}
		if got := s.Readers(c); len(got) != 1 || got[0] != ipfs.GroupPrefix+"readers" {
			t.Fatalf("readers %v", got)
		}
		s.reopen()
	}
	public := s.file(4, 1000)
	view = s.With(ipfs.PutOptions{Private: true, Reader: ipfs.GroupPrefix + "readers"})
	if _, _, err := view.PutFile(t.Context(), bytes.NewReader(backendtest.Content(4, 1000))); err != nil || s.Private(public) || len(s.Readers(public)) > 0 {
		t.Fatal("public bytes have readers", err)
	}
	if err := s.Unshare(t.Context(), c); err != nil || s.VisibleTo(leaf, "member", "readers") {
		t.Fatal("still shared", err)
	}
	if err := s.Share(t.Context(), c, ipfs.GroupPrefix); core.KindOf(err) != core.Invalid {
		t.Errorf("a group without a name: %v", err)
	}
}

// TestMembersAreNoDeputies: a member that is made to fetch a private root as a public one, or for another group, does not get
// it, from whom it would have it for the group.
func TestMembersAreNoDeputies(t *testing.T) {
	var members []string
	open := func() *ipfs.Node {
		return openNode(t, func(c *ipfs.Config) {
			c.Store.Reads = func(group, peer string) bool { return slices.Contains(members, peer) }
		})
	}
	owner, member := open(), open()
	members = append(members, member.Host().ID().String())
	const ours, theirs = ipfs.GroupPrefix + "ours", ipfs.GroupPrefix + "theirs"
	c, _, err := owner.As(ipfs.PutOptions{Private: true, Reader: ours}).PutFile(t.Context(), bytes.NewReader(backendtest.Content(1, 2<<20)))
	if err != nil {
		t.Fatal(err)
	}
	missing := func(err error) {
		t.Helper()
		if has, _ := member.Has(t.Context(), []cid.Cid{c}); core.ReasonOf(err) != core.ReasonContentMissing || has[0] {
			t.Errorf("got it: %v", err)
		}
	}
	missing(member.Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, owner.Addrs()))
	missing(member.As(privately).Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, owner.Addrs()))
	missing(member.As(ipfs.PutOptions{Private: true, Reader: theirs}).Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, owner.Addrs()))
	if err := member.As(ipfs.PutOptions{Private: true, Reader: ours}).Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, owner.Addrs()); err != nil || !member.Private(c) {
		t.Errorf("for the group: %v", err)
	}
}

// TestSharesGoWithTheirContent: a collection that takes a private root takes its readers too, and only then.
func TestSharesGoWithTheirContent(t *testing.T) {
	s := newStore(t)
	kept, _ := putPrivate(t, s.Local, 5, 3<<20)
	gone, _ := putPrivate(t, s.Local, 6, 3<<20)
	for _, c := range []cid.Cid{kept, gone} {
		if err := s.Share(t.Context(), c, "friend"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Pin(t.Context(), kept, "kept"); err != nil {
		t.Fatal(err)
	}
	s.time.pass(30 * time.Hour)
	s.file(7, 1<<20) // the pack that is written to is not collected
	if _, err := s.Collect(t.Context(), ipfs.CollectOptions{Threshold: -1}); err != nil {
		t.Fatal(err)
	}
	if len(s.Readers(kept)) != 1 || !s.Visible(kept, "friend") || len(s.Readers(gone)) != 0 {
		t.Fatalf("readers of the kept root %v, of the collected one %v", s.Readers(kept), s.Readers(gone))
	}
}

// TestMendedPrivately: a private root that was damaged, or lost with its pack, is private again once it is mended, and its
// group's.
func TestMendedPrivately(t *testing.T) {
	for _, lost := range []bool{false, true} {
		fs := simfs.New(1)
		s := newStore(t, func(o *ipfs.LocalOptions) {
			o.FS, o.PackSize = fs, 16<<20
			o.Reads = func(_, peer string) bool { return peer == "member" }
		})
		data := backendtest.Content(1, 5000)
		c, _, err := s.With(ipfs.PutOptions{Private: true, Reader: ipfs.GroupPrefix + "readers"}).PutFile(t.Context(), bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Pin(t.Context(), c, ""); err != nil {
			t.Fatal(err)
		}
		if lost {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"store/blocks/00000001.pack", "store/blocks/00000001.index"} {
				_ = fs.Remove(name) // the index may not be there
			}
			s.Local = nil
		} else {
			fs.Flip("store/blocks/00000001.pack", 16+60)
		}
		for range 2 {
			s.reopen()
			if _, err := s.Scrub(t.Context(), ipfs.ScrubOptions{}); err != nil {
				t.Fatal(err)
			}
		}
		if has, err := s.Has(t.Context(), []cid.Cid{c}); err != nil || has[0] {
			t.Fatalf("lost %t: still had, %v", lost, err)
		}
		got, err := s.Scrub(t.Context(), ipfs.ScrubOptions{Repair: func(context.Context, cid.Cid) ([]byte, error) { return data, nil }})
		if err != nil || len(got.Repaired) != 1 {
			t.Fatalf("lost %t: %+v, %v", lost, got, err)
		}
		if !s.Private(c) || s.Visible(c, "member") || !s.VisibleTo(c, "member", "readers") || s.VisibleTo(c, "other", "readers") {
			t.Errorf("lost %t: it is not as private as before", lost)
		}
	}
}

// TestFetchedPrivately: what a view fetches is as private as its options say, by blocks, by file and while it is read.
func TestFetchedPrivately(t *testing.T) {
	owner, second, third := openNode(t), openNode(t), openNode(t)
	id := func(n *ipfs.Node) string { return n.Host().ID().String() }
	for i, fetch := range []func(v *ipfs.View, c cid.Cid) error{
		func(v *ipfs.View, c cid.Cid) error {
			return v.Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, owner.Addrs())
		},
		func(v *ipfs.View, c cid.Cid) error {
			_, err := v.ReadFile(t.Context(), c, 8<<20, owner.Addrs())
			return err
		},
		func(v *ipfs.View, c cid.Cid) error {
			r, _, err := v.OpenFile(t.Context(), c, owner.Addrs())
			if err != nil {
				return err
			}
			_, err = io.Copy(io.Discard, r)
			return errors.Join(err, r.Close())
		},
	} {
		c, data := putPrivate(t, owner.Local, byte(10+i), 2<<20+i)
		if err := owner.Share(t.Context(), c, id(second)); err != nil {
			t.Fatal(err)
		}
		if err := fetch(second.As(ipfs.PutOptions{Private: true, Reader: id(third)}), c); err != nil {
			t.Fatal(err)
		}
		leaf := core.CIDOf(cid.Raw, data[:1<<20])
		if !second.Private(c) || !second.Private(leaf) || second.Visible(leaf, "") || !second.Visible(leaf, id(third)) || second.Visible(leaf, id(owner)) {
			t.Fatalf("way %d: what was fetched is not as private as wanted", i)
		}
		if got, err := third.ReadFile(t.Context(), c, 4<<20, second.Addrs()); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("way %d: the reader got %d bytes, %v", i, len(got), err)
		}
	}
	if _, err := second.As(privately).ReadFile(t.Context(), core.CIDOf(cid.Raw, nil), 0, nil); core.KindOf(err) != core.Invalid {
		t.Errorf("a limit of nothing: %v", err)
	}
}

// stranger is a bitswap client that is not ours.
type stranger struct {
	host.Host
	*bitswap.Bitswap
}

func newStranger(t *testing.T, to *ipfs.Node) stranger {
	t.Helper()
	h, err := libp2p.New(libp2p.ListenAddrStrings("/ip4/127.0.0.1/tcp/0"))
	if err != nil {
		t.Fatal(err)
	}
	store := bstore.NewBlockstore(dssync.MutexWrap(datastore.NewMapDatastore()))
	b := bitswap.New(t.Context(), bsnet.NewFromIpfsHost(h), nil, store)
	t.Cleanup(func() { b.Close(); h.Close() })
	if err := h.Connect(t.Context(), peer.AddrInfo{ID: to.Host().ID(), Addrs: to.Host().Addrs()}); err != nil {
		t.Fatal(err)
	}
	return stranger{h, b}
}

// get asks by bitswap, for a moment or until the block comes.
func (s stranger) get(t *testing.T, c cid.Cid, wait time.Duration) ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.Context(), wait)
	defer cancel()
	b, err := s.GetBlock(ctx, c)
	if err != nil {
		return nil, err
	}
	return b.RawData(), nil
}

// TestPrivateFromOutside asks a node for a private file as a peer with the CAR protocol and as one with bitswap: for
// neither is there a difference to a file that the node does not have, until it is shared.
func TestPrivateFromOutside(t *testing.T) {
	owner, friend, other := openNode(t), openNode(t), openNode(t)
	file, data := putPrivate(t, owner.Local, 1, 2<<20+5)
	leaf := core.CIDOf(cid.Raw, data[:1<<20])
	absent := core.CIDOf(cid.Raw, []byte("nobody has this"))
	refused := func(n *ipfs.Node, c cid.Cid) string {
		t.Helper()
		err := n.Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, owner.Addrs())
		var f *ipfs.FetchError
		if core.ReasonOf(err) != core.ReasonContentMissing || !errors.As(err, &f) {
			t.Fatalf("fetch of %s: %v", c, err)
		}
		return f.Attempts[0].Err.Error()
	}
	want := refused(other, absent)
	for _, c := range []cid.Cid{file, leaf} {
		if got := refused(other, c); got != want {
			t.Errorf("a private block is refused with %q, an absent one with %q", got, want)
		}
	}
	bs, bsFriend := newStranger(t, owner), newStranger(t, owner)
	for _, c := range []cid.Cid{file, leaf, absent} {
		if _, err := bs.get(t, c, 300*time.Millisecond); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("bitswap gave %s: %v", c, err)
		}
	}
	if err := owner.Share(t.Context(), file, friend.Host().ID().String(), bsFriend.ID().String()); err != nil {
		t.Fatal(err)
	}
	got, err := friend.ReadFile(t.Context(), file, 4<<20, owner.Addrs())
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("the friend got %d bytes, %v", len(got), err)
	}
	if got, err := bsFriend.get(t, leaf, 10*time.Second); err != nil || !bytes.Equal(got, data[:1<<20]) {
		t.Fatalf("the friend got %d bytes by bitswap, %v", len(got), err)
	}
	if got := refused(other, file); got != want {
		t.Errorf("shared with another: %q", got)
	}
	if err := owner.Unshare(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if _, err := bsFriend.get(t, file, 300*time.Millisecond); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("no longer shared: %v", err)
	}
}

// TestWantBeforeThePut asks by bitswap for a block before the owner has it: when it comes, privately, it is not sent.
func TestWantBeforeThePut(t *testing.T) {
	owner := openNode(t)
	secret, public := backendtest.Content(7, 1000), backendtest.Content(8, 1000)
	bs := newStranger(t, owner)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	came, err := bs.GetBlocks(ctx, []cid.Cid{core.CIDOf(cid.Raw, secret), core.CIDOf(cid.Raw, public)})
	if err != nil {
		t.Fatal(err)
	}
	for !owner.Wanted(bs.ID(), core.CIDOf(cid.Raw, public)) { // the wants have arrived
		if ctx.Err() != nil {
			t.Fatal("the owner never heard of the wants")
		}
		time.Sleep(time.Millisecond)
	}
	if _, err := owner.With(privately).PutBlock(ctx, cid.Raw, secret); err != nil {
		t.Fatal(err)
	}
	if _, err := owner.PutBlock(ctx, cid.Raw, public); err != nil {
		t.Fatal(err)
	}
	b, ok := <-came
	if !ok || !bytes.Equal(b.RawData(), public) {
		t.Fatal("the public block did not come first")
	}
	quiet, stop := context.WithTimeout(ctx, 500*time.Millisecond)
	defer stop()
	select {
	case b := <-came:
		t.Fatalf("got %v", b)
	case <-quiet.Done():
	}
}

// TestNobodyGetsABlockByNamingIt: who puts a root of his own above another's private block, or names that block itself, does
// not have it read to him for that, before a restart or after it; who shows that he has it does.
func TestNobodyGetsABlockByNamingIt(t *testing.T) {
	owner, thief, holder := openNode(t), openNode(t), openNode(t)
	id := func(n *ipfs.Node) string { return n.Host().ID().String() }
	const theirs, his = ipfs.GroupPrefix + "theirs", ipfs.GroupPrefix + "his"
	secret, data := putPrivate(t, owner.Local, 1, 1000)
	if err := owner.Share(t.Context(), secret, id(holder)); err != nil {
		t.Fatal(err)
	}
	fetch := func(c cid.Cid, from *ipfs.Node, reader string, more ...string) error {
		return holder.FetchPrivate(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, from.Addrs(), reader, more...)
	}
	if err := fetch(secret, owner, theirs); err != nil {
		t.Fatal(err)
	}
	record := append([]byte("\xa1\x65below\xd8\x2a\x58\x25\x00"), secret.Bytes()...) // {"below": link}
	above, err := thief.PutBlock(t.Context(), cid.DagCBOR, record)
	if err != nil {
		t.Fatal(err)
	}
	brought := holder.As(ipfs.PutOptions{Private: true, Reader: his})
	if err := brought.Fetch(t.Context(), above, ipfs.ScopeBlock, ipfs.Limits{}, thief.Addrs()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []cid.Cid{secret, above} {
		if err := fetch(c, thief, his, id(thief)); core.ReasonOf(err) != core.ReasonContentMissing {
			t.Errorf("held for who lacks it: %v", err)
		}
		view := holder.As(ipfs.PutOptions{Private: true, Reader: id(thief)})
		if err := view.Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, thief.Addrs()); err != nil {
			t.Errorf("the node's own reading fails: %v", err)
		}
		if holder.Visible(secret, id(thief)) || !slices.Equal(holder.Readers(secret), []string{theirs}) {
			t.Fatalf("the thief has it; readers %v", holder.Readers(secret))
		}
	}
	if _, err := thief.PutBlock(t.Context(), cid.Raw, data); err != nil { // however he came by it
		t.Fatal(err)
	}
	if err := fetch(above, thief, his, id(thief)); err != nil || !holder.Visible(secret, id(thief)) {
		t.Errorf("held for who has it: %v", err)
	}
}
