package ipfs_test

import (
	"encoding/binary"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/netlink"
	bsmsg "github.com/ipfs/boxo/bitswap/message"
	pb "github.com/ipfs/boxo/bitswap/message/pb"
	"github.com/ipfs/boxo/bitswap/network/bsnet"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/peer"
)

// TestBitswapOverALongLink fetches by bitswap alone, as from a stranger, with 400 ms there and back. One block a round trip
// would take 33 of them, 13 s.
func TestBitswapOverALongLink(t *testing.T) {
	const trip = 400 * time.Millisecond
	from, to := openNode(t), openNode(t)
	from.Host().RemoveStreamHandler(ipfs.Protocol)
	l, addr := linked(t, from, netlink.Link{Delay: trip / 2})
	file, content := putFile(t, from, 1, 32*million)
	if err := to.Connect(t.Context(), []string{addr}); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	wantFile(t, to, file, content, addr)
	took := time.Since(start)
	t.Logf("%.1f round trips, %d MiB for 32", float64(took)/float64(trip), passed(l))
	if took > 10*time.Second {
		t.Errorf("took %s", took)
	}
	if got := passed(l); got > 40 {
		t.Errorf("%d MiB came for 32", got)
	}
}

// TestUnboundedWantlist: whatever a peer says it wants, the server remembers a bounded part, and goes on serving.
func TestUnboundedWantlist(t *testing.T) {
	n, other := openNode(t), openNode(t)
	greedy, err := libp2p.New(libp2p.NoListenAddrs)
	if err != nil {
		t.Fatal(err)
	}
	defer greedy.Close()
	info, err := peer.AddrInfoFromString(n.Addrs()[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := greedy.Connect(t.Context(), *info); err != nil {
		t.Fatal(err)
	}
	network := bsnet.NewFromIpfsHost(greedy)
	for round := range 3 {
		m := bsmsg.New(false)
		for i := range 20_000 {
			c := core.CIDOf(cid.Raw, binary.BigEndian.AppendUint32(nil, uint32(round<<20+i)))
			m.AddEntry(c, int32(i), pb.Message_Wantlist_Block, true)
		}
		if err := network.SendMessage(t.Context(), info.ID, m); err != nil {
			t.Fatal(err)
		}
	}
	for n.WantlistForTest(greedy.ID()) == 0 { // until the server has read the first
		time.Sleep(time.Millisecond)
	}
	record, data := putRecord(t, n, 1)
	wantGet(t, other, record, data, n.Addrs()...)
	if got := n.WantlistForTest(greedy.ID()); got > 1024 {
		t.Errorf("%d wants of one peer are remembered", got)
	}
}
