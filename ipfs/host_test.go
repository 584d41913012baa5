package ipfs_test

import (
	"testing"

	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	libp2ptls "github.com/libp2p/go-libp2p/p2p/security/tls"
)

// TestSecurity: nodes of ours speak TLS to each other, and Noise to who knows nothing else.
func TestSecurity(t *testing.T) {
	n, other := openNode(t), openNode(t)
	plain, err := libp2p.New(libp2p.NoListenAddrs, libp2p.Security(noise.ID, noise.New))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	info, err := peer.AddrInfoFromString(n.Addrs()[0])
	if err != nil {
		t.Fatal(err)
	}
	for from, want := range map[host.Host]protocol.ID{other.Host(): libp2ptls.ID, plain: noise.ID} {
		if err := from.Connect(t.Context(), *info); err != nil {
			t.Fatal(err)
		}
		for _, c := range from.Network().ConnsToPeer(info.ID) {
			if got := c.ConnState().Security; got != want {
				t.Errorf("security %s, want %s", got, want)
			}
		}
	}
}
