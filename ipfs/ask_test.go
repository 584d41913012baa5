package ipfs_test

import (
	"bytes"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/network"
)

func TestAskBlockAsksThatProviderAlone(t *testing.T) {
	a, b, c := openNode(t), openNode(t), openNode(t)
	record, data := putRecord(t, a, 1)
	if _, err := b.PutBlock(t.Context(), cid.DagCBOR, data); err != nil {
		t.Fatal(err)
	}
	if got, err := c.AskBlock(t.Context(), record, a.Addrs()[0]); err != nil || !bytes.Equal(got, data) {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	if has, err := c.Has(t.Context(), []cid.Cid{record}); err != nil || has[0] {
		t.Errorf("what was asked for was kept: %v, %v", has, err)
	}
	if _, err := a.AskBlock(t.Context(), record, c.Addrs()[0]); core.KindOf(err) != core.NotFound && core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("the asker's own copy counted, or b's: %v", err)
	}
	if _, err := c.AskBlock(t.Context(), record, c.Addrs()[0]); core.KindOf(err) != core.Invalid {
		t.Errorf("itself: %v", err)
	}
	b.Host().SetStreamHandler(ipfs.Protocol, func(s network.Stream) {
		s.Write([]byte{0, 0x3a, 0xa2}) // ok, and the beginning of a CAR
		s.Close()
	})
	if _, err := c.AskBlock(t.Context(), record, b.Addrs()[0]); core.ReasonOf(err) != core.ReasonUnreachable {
		t.Errorf("an answer that was cut: %v", err)
	}
	b.Close()
	if _, err := c.AskBlock(t.Context(), record, "/ip4/127.0.0.1/tcp/1/p2p/"+b.Host().ID().String()); core.ReasonOf(err) != core.ReasonUnreachable {
		t.Errorf("nobody there: %v", err)
	}
}
