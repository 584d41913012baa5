package ipfs

import (
	"github.com/cortensor-open/cortensor/core"
	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/peer"
)

// NAT are the ways around a router or a firewall. All are off by default: a node that others must reach is best given a
// forwarded port and Config.Announce.
type NAT struct {
	// MapPorts asks the router for a forwarded port, by UPnP or NAT-PMP.
	MapPorts bool
	// AutoNAT learns from peers whether this node can be reached, and answers others that ask.
	AutoNAT bool
	// Relays are multiaddrs of nodes with ServeRelay, ending in /p2p/<peer id>. The node keeps a reservation at them and
	// announces addresses through them. A relayed connection is limited in time and bytes and carries no content: it is
	// there to punch a hole.
	Relays []string
	// HolePunch turns a relayed connection into a direct one. It needs Relays, here or on the other side.
	HolePunch bool
	// ServeRelay lets other nodes keep reservations here. The node must be reachable.
	ServeRelay bool
}

func (n NAT) validate() error {
	if n.ServeRelay && len(n.Relays) > 0 {
		return core.Errorf(core.Invalid, "ipfs: a node that serves as relay needs no relays: it must be reachable itself")
	}
	_, err := n.relays()
	return err
}

func (n NAT) relays() ([]peer.AddrInfo, error) {
	var out []peer.AddrInfo
	for _, text := range n.Relays {
		info, err := peer.AddrInfoFromString(text)
		if err != nil {
			return nil, core.Errorf(core.Invalid, "ipfs: relay %q: %w; want a multiaddr that ends in /p2p/<peer id>", text, err)
		}
		out = append(out, *info)
	}
	return out, nil
}

// options translates for libp2p. Relays are off unless one of the ways needs them.
func (n NAT) options() ([]libp2p.Option, error) {
	var opts []libp2p.Option
	if n.MapPorts {
		opts = append(opts, libp2p.NATPortMap())
	}
	if n.AutoNAT {
		opts = append(opts, libp2p.EnableNATService(), libp2p.EnableAutoNATv2())
	}
	if !n.HolePunch && !n.ServeRelay && len(n.Relays) == 0 {
		return append(opts, libp2p.DisableRelay()), nil
	}
	opts = append(opts, libp2p.EnableRelay())
	if n.HolePunch {
		opts = append(opts, libp2p.EnableHolePunching())
	}
	if n.ServeRelay {
		opts = append(opts, libp2p.EnableRelayService(), libp2p.ForceReachabilityPublic())
	}
	relays, err := n.relays()
	if err != nil {
		return nil, err
	}
	if len(relays) > 0 {
		opts = append(opts, libp2p.EnableAutoRelayWithStaticRelays(relays), libp2p.ForceReachabilityPrivate())
	}
	return opts, nil
}
