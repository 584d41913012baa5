package discovery

import (
	"context"
	"log/slog"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/p2p/discovery/mdns"
)

// Service is the DNS service name under which nodes of one network find each other.
const Service = "_cortensor._udp"

// MDNS finds peers on the local network and connects to them. Everybody on that network sees this node's addresses.
type MDNS struct {
	Host host.Host
	// Service is the DNS service name; default Service. Kubo's is _p2p._udp.
	Service string
	// MaxPeers is how many connections it makes at most; default 32.
	MaxPeers int
	// Timeout bounds each dial; default 10 s.
	Timeout time.Duration
	// Logger may be nil.
	Logger *slog.Logger
}

// found are peers that wait to be dialled; more are dropped, they will be heard of again.
type found chan peer.AddrInfo

// HandlePeerFound takes in a peer that announces itself.
func (f found) HandlePeerFound(info peer.AddrInfo) {
	select {
	case f <- info:
	default:
	}
}

// Run announces this node and connects to others until ctx ends; it returns nil then.
func (m MDNS) Run(ctx context.Context) error {
	if m.Host == nil {
		return core.Errorf(core.Invalid, "mDNS: no host")
	}
	if m.Service == "" {
		m.Service = Service
	}
	if m.MaxPeers <= 0 {
		m.MaxPeers = 32
	}
	if m.Timeout <= 0 {
		m.Timeout = 10 * time.Second
	}
	if m.Logger == nil {
		m.Logger = slog.New(slog.DiscardHandler)
	}
	queue, ours := make(found, m.MaxPeers), map[peer.ID]bool{}
	for pause := firstAsk; ctx.Err() == nil; {
		service := mdns.NewMdnsService(m.Host, m.Service, queue)
		if err := service.Start(); err != nil {
			return core.Errorf(core.Unavailable, "mDNS: %w; the node needs a network interface with multicast, or turn mDNS off", err)
		}
		m.dial(ctx, queue, ours, pause)
		if err := service.Close(); err != nil {
			return core.Errorf(core.Unavailable, "end mDNS: %w", err)
		}
		if pause = min(2*pause, aloneAsk); len(ours) > 0 {
			pause = foundAsk
		}
	}
	return nil
}

// How long a service asks until it begins anew. The library asks once at its start and then after pauses of 4, 16, 64 s …, and
// multicast loses questions: who has found nobody begins anew soon.
const (
	firstAsk = 5 * time.Second
	aloneAsk = time.Minute
	foundAsk = 10 * time.Minute
)

// dial connects to what was found, one after another, for some time or until ctx ends; ours are those connected to. Addresses are believed for a short time only and
// are not kept in the address book.
func (m MDNS) dial(ctx context.Context, queue found, ours map[peer.ID]bool, howLong time.Duration) {
	over := time.NewTimer(howLong)
	defer over.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-over.C:
			return
		case info := <-queue:
			for p := range ours {
				if len(m.Host.Network().ConnsToPeer(p)) == 0 {
					delete(ours, p)
				}
			}
			if info.ID == m.Host.ID() || len(ours) >= m.MaxPeers {
				continue
			}
			if err := m.connect(ctx, info); err != nil {
				m.Logger.Debug("peer of the local network not reached", "peer", info.ID, "error", err)
				continue
			}
			ours[info.ID] = true
		}
	}
}

func (m MDNS) connect(ctx context.Context, info peer.AddrInfo) error {
	ctx, cancel := context.WithTimeout(ctx, m.Timeout)
	defer cancel()
	return m.Host.Connect(ctx, info)
}
