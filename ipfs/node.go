package ipfs

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/trustless"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	blocks "github.com/ipfs/go-block-format"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"
	"github.com/libp2p/go-libp2p/p2p/net/swarm"
	"github.com/multiformats/go-multiaddr"
)

// Node is an embedded IPFS node: a store, a libp2p host, the CAR protocol and bitswap. Its Local part is the Backend over
// its own store, without the network. All methods are safe for concurrent use.
type Node struct {
	*Local
	cfg      Config
	log      *slog.Logger
	host     host.Host
	bitswap  *exchange
	book     rows // address book: peer id to addresses
	metrics  *metrics
	serving  chan struct{}
	budget   *budget  // memory of all fetches
	reading  *budget  // the part of it that readers share
	inRate   throttle // of all fetches
	outRate  throttle // of all that is served
	clients  *clients
	gateways []*httpProvider // of the configuration
	finder   atomic.Pointer[Finder]

	ctx    context.Context // ends when Close begins
	cancel context.CancelFunc

	mu      sync.Mutex
	closed  bool
	running sync.WaitGroup // served streams
}

// Open opens the store and starts the host; the context bounds the opening only.
func Open(ctx context.Context, cfg Config) (*Node, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	cfg.Store.Logger = cfg.Logger
	local, err := OpenLocalWith(cfg.Dir, cfg.Store)
	if err != nil {
		return nil, err
	}
	if cfg.Spoiler != nil {
		local.store = spoiledStore{local.store, cfg.Spoiler}
	}
	n := &Node{Local: local, cfg: cfg, log: cfg.Logger, serving: make(chan struct{}, cfg.MaxServing)}
	n.ctx, n.cancel = context.WithCancel(context.Background()) // ended by Close
	n.budget, n.reading = newBudget(cfg.FetchMemory), newBudget(cfg.FetchMemory/readersPart)
	n.inRate, n.outRate = newThrottle(cfg.FetchRate), newThrottle(cfg.ServeRate)
	n.clients = newClients(cfg.PrivateGateways)
	if err := n.start(); err != nil {
		return nil, errors.Join(err, n.Close())
	}
	return n, nil
}

func (n *Node) start() error {
	for _, u := range n.cfg.Gateways {
		client, err := trustless.New(u, trustless.Options{})
		if err != nil {
			return err
		}
		n.gateways = append(n.gateways, &httpProvider{client: client, kind: sourceGateway})
	}
	book, err := pack.OpenTable(filepath.Join(n.cfg.Dir, "peers"))
	if err != nil {
		return core.Errorf(core.Unavailable, "open address book: %w", err)
	}
	n.book = book
	if n.host, err = newHost(n.cfg); err != nil {
		return core.Errorf(core.Unavailable, "start libp2p on %v: %w", n.cfg.Listen, err)
	}
	if n.metrics, err = newMetrics(n.cfg.Metrics, n.host.ID().String(), n.Local); err != nil {
		return err
	}
	n.loadBook()
	n.bitswap = newExchange(n.host, n.Local)
	n.host.SetStreamHandler(Protocol, n.serve)
	return nil
}

// Close ends all streams, waits for those who serve them and closes the store.
func (n *Node) Close() error {
	n.mu.Lock()
	if n.closed {
		n.mu.Unlock()
		return nil
	}
	n.closed = true
	n.mu.Unlock()
	n.cancel()
	var errs []error
	if n.bitswap != nil {
		errs = append(errs, n.bitswap.Close())
	}
	if n.host != nil {
		n.host.RemoveStreamHandler(Protocol)
		errs = append(errs, n.host.Close())
	}
	n.running.Wait()
	errs = append(errs, n.clients.Close())
	for _, g := range n.gateways {
		errs = append(errs, g.client.Close())
	}
	if n.metrics != nil {
		n.metrics.close()
	}
	if n.book != nil {
		errs = append(errs, n.book.Close())
	}
	return errors.Join(append(errs, n.Local.Close())...)
}

// enter counts a served stream, unless the node is closing.
func (n *Node) enter() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.closed {
		n.running.Add(1)
	}
	return !n.closed
}

func (n *Node) leave() { n.running.Done() }

// Gateway gives the handler of the trustless gateway protocol over this node's store, see trustless.Handler. It serves
// whoever can reach it, so a private block is answered as one that is not there, shared or not; it does not fetch.
func (n *Node) Gateway() http.Handler {
	return trustless.NewHandler(trustless.ServerOptions{
		Get: n.blockFor("", ""), Visible: func(c cid.Cid) bool { return n.Visible(c, "") },
		Serial: func() (walk.Get, func()) {
			store, done := n.reusing()
			return store.blockFor("", ""), done
		},
		Limits: n.cfg.Limits, MaxStreams: n.cfg.MaxServing,
		Wait: func(r *http.Request, size int) error {
			n.metrics.servedBytes.Add(float64(size))
			return n.outRate.wait(r.Context(), size, func(int) {})
		},
	})
}

// Host gives the libp2p host, on which other protocols may be served.
func (n *Node) Host() host.Host { return n.host }

// Addrs gives the addresses at which others can dial this node, each ending in /p2p/<peer id>.
func (n *Node) Addrs() []string {
	var out []string
	for _, a := range n.host.Addrs() {
		out = append(out, a.String()+"/p2p/"+n.host.ID().String())
	}
	return out
}

// Peers gives the ids of the peers that are connected.
func (n *Node) Peers() []peer.ID { return n.host.Network().Peers() }

// Connect dials peers and keeps their addresses in the address book, which survives a restart. Each address ends in
// /p2p/<peer id>; several of one peer are tried together. The error names each peer that could not be reached, the others
// are connected all the same.
func (n *Node) Connect(ctx context.Context, addrs []string) error {
	ctx, cancel := n.deadline(ctx)
	defer cancel()
	infos, bad := parseProviders(addrs)
	var errs []error
	for _, b := range bad {
		errs = append(errs, core.Errorf(core.Invalid, "peer %s: %w", b.Provider, b.Err))
	}
	results := make(chan error, len(infos))
	for _, info := range infos {
		go func() { results <- n.connect(ctx, info) }()
	}
	for range infos {
		errs = append(errs, <-results)
	}
	return errors.Join(errs...)
}

func (n *Node) connect(ctx context.Context, info peer.AddrInfo) error {
	if info.ID == n.host.ID() {
		return nil
	}
	if s, ok := n.host.Network().(*swarm.Swarm); ok {
		s.Backoff().Clear(info.ID) // who asks to connect wants a try now, whatever failed before
	}
	n.host.Peerstore().AddAddrs(info.ID, info.Addrs, peerstore.PermanentAddrTTL)
	if err := n.host.Connect(ctx, info); err != nil {
		return core.Fail(core.ReasonUnreachable, "connect to %s: %w", info.ID, err)
	}
	text, err := json.Marshal(info.Addrs)
	if err == nil {
		err = n.book.Set(info.ID.String(), string(text))
	}
	if err != nil {
		return core.Errorf(core.Unavailable, "keep address of %s: %w", info.ID, err)
	}
	return nil
}

// loadBook tells the host the addresses that earlier runs connected to.
func (n *Node) loadBook() {
	for key, value := range n.book.Rows() {
		id, err := peer.Decode(key)
		var texts []string
		if err == nil {
			err = json.Unmarshal([]byte(value), &texts)
		}
		if err != nil {
			n.log.Warn("address book entry unreadable", "peer", key, "error", err)
			continue
		}
		for _, text := range texts {
			if a, err := multiaddr.NewMultiaddr(text); err == nil {
				n.host.Peerstore().AddAddr(id, a, peerstore.PermanentAddrTTL)
			}
		}
	}
}

// Known gives the ids of the peers in the address book.
func (n *Node) Known() []peer.ID {
	var out []peer.ID
	for key := range n.book.Rows() {
		if id, err := peer.Decode(key); err == nil {
			out = append(out, id)
		}
	}
	return out
}

// connected says whether a peer is connected.
func (n *Node) connected(p peer.ID) bool {
	return n.host.Network().Connectedness(p) == network.Connected
}

// deadline gives every network call an end.
func (n *Node) deadline(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, n.cfg.FetchTimeout)
}

// PutBlock stores one block under the CID of its codec (raw, dag-pb or dag-cbor). It is durable when PutBlock returns,
// and peers that already asked for it by bitswap get it.
func (n *Node) PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error) {
	c, err := n.Local.PutBlock(ctx, codec, data)
	if err != nil {
		return cid.Undef, err
	}
	b, err := blocks.NewBlockWithCid(data, c)
	if err == nil {
		err = n.bitswap.NotifyNewBlocks(ctx, b)
	}
	if err != nil { // the block is stored; a peer that waits for it asks again
		n.log.Debug("bitswap notification failed", "cid", c, "error", err)
	}
	return c, nil
}

// Pin fetches what of the DAG is missing from connected peers and keeps it. The pin is durable when Pin returns.
func (n *Node) Pin(ctx context.Context, root cid.Cid, name string) error {
	if err := n.Fetch(ctx, root, ScopeAll, Limits{}, nil); err != nil {
		return err
	}
	return n.Local.Pin(ctx, root, name)
}

var _ Backend = (*Node)(nil)

// since is the time in seconds since a start.
func since(start time.Time) float64 { return time.Since(start).Seconds() }
