package ipfs

import (
	"log/slog"
	"time"

	"github.com/cortensor-open/cortensor/core"
	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/pnet"
	"github.com/multiformats/go-multiaddr"
	"github.com/prometheus/client_golang/prometheus"
)

// Config of a node. Dir and Identity are needed, zero values of the rest take the defaults.
type Config struct {
	// Dir holds the store. One process at a time may have it open.
	Dir string
	// Identity is the node's key; its libp2p peer id comes from it.
	Identity libp2pcrypto.PrivKey
	// Listen are the multiaddrs to listen on, such as /ip4/0.0.0.0/tcp/4001 or /ip4/0.0.0.0/udp/4001/quic-v1. None: the
	// node only dials. QUIC is dialled only by a node that listens on it.
	Listen []string
	// Announce are the addresses that others are told to dial, for a node behind NAT; default the ones listened on.
	Announce []string
	// SwarmKey makes a private network: only nodes with the same key can connect, see ReadSwarmKey. libp2p has no QUIC in
	// private networks. Nil: the network is open.
	SwarmKey pnet.PSK
	// NAT says what to do about a router between this node and the network; by default nothing.
	NAT NAT
	// Logger may be nil.
	Logger *slog.Logger
	// Metrics may be nil. Several nodes may share a registerer: each metric has a label with the peer id.
	Metrics prometheus.Registerer

	// FetchTimeout bounds every fetch whose context has no earlier deadline; default 60 s.
	FetchTimeout time.Duration
	// FindTimeout bounds the search for providers that nobody named, see SetFinder; default 5 s.
	FindTimeout time.Duration
	// HedgeDelay is how long a provider may take to its first block before the next one is asked as well; default 250 ms.
	HedgeDelay time.Duration
	// StallTimeout ends an attempt that has brought no block for so long; default 10 s.
	StallTimeout time.Duration
	// Limits bound each fetch.
	Limits Limits
	// MaxServing is how many CAR streams are served at once; more get "busy"; default 256.
	MaxServing int
	// MaxPeers is the number of connections above which idle ones are closed; default 128.
	MaxPeers int
	// FetchMemory bounds in bytes what all fetches together may hold in memory; those that would pass it wait in order;
	// default 256 MiB.
	FetchMemory int64
	// FetchRate and ServeRate bound what all fetches bring in, and what is served, in bytes a second; 0 is no bound.
	FetchRate, ServeRate int64
	// Gateways are URLs of trustless gateways that are asked when nobody else has the content.
	Gateways []string
	// Backend is asked last of all for what nobody else has; nil: none. The node does not close it.
	Backend Backend
	// PrivateGateways lets providers name gateways at addresses that are not public. Without it a record of a stranger
	// cannot make this node ask around in its own network. Gateways of the configuration may be anywhere.
	PrivateGateways bool
	// Store are the options of the store in Dir; its Logger is the Config's.
	Store LocalOptions
	// Spoiler, where set, makes the node serve wrong bytes on purpose. Nil in normal runs.
	Spoiler *Spoiler
}

// Validate says what is wrong with a configuration.
func (c Config) Validate() error {
	if c.Dir == "" {
		return core.Errorf(core.Invalid, "ipfs: no directory for the store")
	}
	if c.Identity == nil {
		return core.Errorf(core.Invalid, "ipfs: no identity key")
	}
	for _, list := range [][]string{c.Listen, c.Announce} {
		for _, a := range list {
			if _, err := multiaddr.NewMultiaddr(a); err != nil {
				return core.Errorf(core.Invalid, "ipfs: address %q: %w; want for example /ip4/0.0.0.0/tcp/4001", a, err)
			}
		}
	}
	if err := c.validateNetwork(); err != nil {
		return err
	}
	if min(c.FetchTimeout, c.FindTimeout, c.HedgeDelay, c.StallTimeout) < 0 || min(c.MaxServing, c.MaxPeers) < 0 || min(c.FetchMemory, c.FetchRate, c.ServeRate) < 0 {
		return core.Errorf(core.Invalid, "ipfs: times and limits must not be negative")
	}
	if c.Store.Quota < 0 || c.Store.HighWater < 0 || c.Store.HighWater > 1 {
		return core.Errorf(core.Invalid, "ipfs: a quota must not be negative, its high-water mark lies from 0 to 1")
	}
	return nil
}

func (c Config) withDefaults() Config {
	def := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	def(&c.FetchTimeout, 60*time.Second)
	def(&c.FindTimeout, 5*time.Second)
	def(&c.HedgeDelay, 250*time.Millisecond)
	def(&c.StallTimeout, 10*time.Second)
	if c.FetchMemory == 0 {
		c.FetchMemory = 256 << 20
	}
	if c.MaxServing == 0 {
		c.MaxServing = 256
	}
	if c.MaxPeers == 0 {
		c.MaxPeers = 128
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	c.Limits = c.Limits.WithDefaults()
	return c
}
