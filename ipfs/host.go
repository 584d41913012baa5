package ipfs

import (
	"errors"
	"fmt"

	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/libp2p/go-libp2p/p2p/host/resource-manager"
	"github.com/libp2p/go-libp2p/p2p/muxer/yamux"
	"github.com/libp2p/go-libp2p/p2p/net/connmgr"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	libp2ptls "github.com/libp2p/go-libp2p/p2p/security/tls"
	quic "github.com/libp2p/go-libp2p/p2p/transport/quic"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
	"github.com/multiformats/go-multiaddr"
)

// streamWindow lets one stream carry 8 MiB without waiting for an acknowledgement: about 80 MiB/s on a 100 ms link.
const streamWindow = 8 << 20

func newHost(cfg Config) (host.Host, error) {
	limits := rcmgr.DefaultLimits
	libp2p.SetDefaultServiceLimits(&limits)
	limits.AddProtocolPeerLimit(Protocol, rcmgr.BaseLimit{StreamsInbound: 256, StreamsOutbound: 256, Streams: 512, Memory: 64 << 20}, rcmgr.BaseLimitIncrease{})
	for _, id := range bitswapProtocols { // a served block is a stream of its own, and a stream that is refused loses its block
		limits.AddProtocolPeerLimit(protocol.ID(id), rcmgr.BaseLimit{StreamsInbound: 192, StreamsOutbound: 192, Streams: 256, Memory: 64 << 20}, rcmgr.BaseLimitIncrease{})
	}
	resources, err := rcmgr.NewResourceManager(rcmgr.NewFixedLimiter(limits.Scale(512<<20, 1024)))
	if err != nil {
		return nil, fmt.Errorf("resource manager: %w", err)
	}
	connections, err := connmgr.NewConnManager(max(1, cfg.MaxPeers/2), cfg.MaxPeers)
	if err != nil {
		return nil, fmt.Errorf("connection manager: %w", err)
	}
	mux := *yamux.DefaultTransport
	mux.InitialStreamWindowSize = streamWindow
	mux.MaxStreamWindowSize = streamWindow
	opts := []libp2p.Option{
		libp2p.Identity(cfg.Identity),
		libp2p.UserAgent("cortensor-open"),
		libp2p.Transport(tcp.NewTCPTransport),
		libp2p.Security(libp2ptls.ID, libp2ptls.New),
		libp2p.Security(noise.ID, noise.New),
		libp2p.Muxer(yamux.ID, &mux),
		libp2p.ResourceManager(resources),
		libp2p.ConnectionManager(connections),
		libp2p.DisableMetrics(),
		libp2p.DisableIdentifyAddressDiscovery(),
	}
	if cfg.listensOnQUIC() {
		opts = append(opts, libp2p.Transport(quic.NewTransport))
	}
	if cfg.SwarmKey != nil {
		opts = append(opts, libp2p.PrivateNetwork(cfg.SwarmKey))
	}
	nat, err := cfg.NAT.options()
	if err != nil {
		return nil, errors.Join(err, connections.Close(), resources.Close())
	}
	opts = append(opts, nat...)
	if len(cfg.Listen) == 0 {
		opts = append(opts, libp2p.NoListenAddrs)
	} else {
		opts = append(opts, libp2p.ListenAddrStrings(cfg.Listen...))
	}
	if len(cfg.Announce) > 0 {
		var announce []multiaddr.Multiaddr
		for _, a := range cfg.Announce {
			announce = append(announce, multiaddr.StringCast(a)) // Validate has parsed it
		}
		opts = append(opts, libp2p.AddrsFactory(func([]multiaddr.Multiaddr) []multiaddr.Multiaddr { return announce }))
	}
	h, err := libp2p.New(opts...)
	if err != nil {
		return nil, errors.Join(err, connections.Close(), resources.Close())
	}
	return h, nil
}
