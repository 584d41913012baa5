package ipfs

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"
	"github.com/libp2p/go-libp2p/core/protocol"
)

// maxNeighbours is how many connected peers are asked that nobody named.
const maxNeighbours = 8

// GetBlock gives one block: from the store, else from the providers (multiaddrs ending in /p2p/<peer id>), else from
// connected peers. It is verified, and kept in the store. Errors carry core.ReasonContentMissing or
// core.ReasonContentMismatch and a *FetchError that names each provider tried; a passed deadline has kind Timeout.
func (n *Node) GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error) {
	if data, err := n.block(c); core.KindOf(err) != core.NotFound {
		return data, err
	}
	if err := n.Fetch(ctx, c, ScopeBlock, Limits{}, providers); err != nil {
		return nil, err
	}
	return n.block(c)
}

// Fetch brings what the scope reaches from root into the store: as a CAR from the providers in turn, the next one asked
// when one is slow, then from connected peers, then by bitswap. What is already there is not counted as missing. The
// blocks are verified; they become durable with the next PutBlock, PutFile or Pin. Errors are as those of GetBlock.
func (n *Node) Fetch(ctx context.Context, root cid.Cid, scope Scope, limits Limits, providers []string) error {
	if err := scope.Validate(); err != nil {
		return err
	}
	req := request{root: root, scope: scope, limits: n.bound(limits)}
	v, err := newVerifier(root, scope, req.limits, n.held)
	if err != nil {
		return fmt.Errorf("fetch %s: %w", root, err)
	}
	if v.Done() {
		n.metrics.fetches.WithLabelValues("local", "ok").Inc()
		return nil
	}
	ctx, cancel := n.deadline(ctx)
	defer cancel()
	start := time.Now()
	runs, attempts := n.plan(req, providers)
	winner, failed, err := race(ctx, n.cfg.HedgeDelay, runs)
	attempts = append(attempts, failed...)
	n.report(root, attempts)
	if err == nil && winner != "" {
		n.metrics.fetches.WithLabelValues(winner, "ok").Inc()
		n.metrics.fetchTime.WithLabelValues(winner).Observe(since(start))
		return nil
	}
	if err == nil {
		err = failure(ctx, root, attempts)
	} else {
		err = fmt.Errorf("fetch %s: %w", root, err)
	}
	n.metrics.fetches.WithLabelValues("none", outcome(err)).Inc()
	return err
}

// bound takes the smaller of the caller's and the node's limits.
func (n *Node) bound(l Limits) Limits {
	l = l.WithDefaults()
	c := n.cfg.Limits
	return Limits{Bytes: min(l.Bytes, c.Bytes), Blocks: min(l.Blocks, c.Blocks), Depth: min(l.Depth, c.Depth), File: min(l.File, c.File)}
}

// plan orders whom to ask: the providers named, connected peers, bitswap.
func (n *Node) plan(req request, providers []string) ([]run, []Attempt) {
	infos, attempts := parseProviders(providers)
	asked := map[peer.ID]bool{n.host.ID(): true}
	var runs []run
	ask := func(info peer.AddrInfo) {
		if asked[info.ID] {
			return
		}
		asked[info.ID] = true
		runs = append(runs, run{info.ID.String(), "car", func(ctx context.Context, progress func()) error {
			return n.fetchCAR(ctx, info, req, progress)
		}})
	}
	for _, info := range infos {
		ask(info)
	}
	named := len(runs)
	for _, p := range n.Peers() {
		if len(runs)-named < maxNeighbours && n.speaks(p, string(Protocol)) {
			ask(peer.AddrInfo{ID: p})
		}
	}
	return append(runs, run{"connected peers", "bitswap", func(ctx context.Context, progress func()) error {
		return n.fetchBitswap(ctx, req, progress)
	}}), attempts
}

// speaks says whether identify has found a protocol on a peer.
func (n *Node) speaks(p peer.ID, id string) bool {
	got, err := n.host.Peerstore().SupportsProtocols(p, protocol.ID(id))
	return err == nil && len(got) > 0
}

// report counts and logs providers that sent wrong bytes, also where another one helped.
func (n *Node) report(root cid.Cid, attempts []Attempt) {
	for _, a := range attempts {
		if mismatch(a.Err) {
			n.metrics.mismatches.Inc()
			n.log.Warn("provider sent wrong bytes", "provider", a.Provider, "root", root, "error", a.Err)
		}
	}
}

// keep gives the function that stores received blocks.
func (n *Node) keep(source string) func(cid.Cid, []byte) error {
	bytes := n.metrics.fetchBytes.WithLabelValues(source)
	return func(c cid.Cid, data []byte) error {
		bytes.Add(float64(len(data)))
		_, err := n.append(c, data)
		return err
	}
}

// fetchCAR asks one provider for one CAR, in one round trip where it is connected.
func (n *Node) fetchCAR(ctx context.Context, info peer.AddrInfo, req request, progress func()) error {
	if len(info.Addrs) > 0 && !n.connected(info.ID) {
		n.host.Peerstore().AddAddrs(info.ID, info.Addrs, peerstore.TempAddrTTL)
	}
	dial, cancel := context.WithTimeout(ctx, n.cfg.StallTimeout)
	defer cancel()
	s, err := n.host.NewStream(dial, info.ID, Protocol)
	if err != nil {
		return core.Fail(core.ReasonUnreachable, "%w", err)
	}
	defer s.Reset() // does nothing once the stream has ended cleanly
	defer context.AfterFunc(ctx, func() { s.Reset() })()
	stall := func() error { return s.SetDeadline(time.Now().Add(n.cfg.StallTimeout)) }
	if err := n.converse(s, req, stall, progress); err != nil {
		if ctx.Err() != nil {
			return errors.Join(err, context.Cause(ctx))
		}
		return err
	}
	return nil
}

func (n *Node) converse(s network.Stream, req request, stall func() error, progress func()) error {
	if err := stall(); err != nil {
		return err
	}
	if _, err := s.Write(req.encode()); err != nil {
		return fmt.Errorf("send request: %w", err)
	}
	if err := s.CloseWrite(); err != nil {
		return fmt.Errorf("send request: %w", err)
	}
	r := bufio.NewReaderSize(s, bufferFor(req.scope))
	if err := readStatus(r); err != nil {
		return err
	}
	v, err := newVerifier(req.root, req.scope, req.limits, n.held)
	if err != nil {
		return err
	}
	keep := n.keep("car")
	return receive(r, v, func(c cid.Cid, data []byte) error {
		progress()
		return errors.Join(keep(c, data), stall())
	})
}

// ReadFile gives a whole UnixFS file of at most limit bytes; a larger one is an error of kind TooLarge, before its
// content is fetched. Other errors are as those of GetBlock.
func (n *Node) ReadFile(ctx context.Context, c cid.Cid, limit int64, providers []string) ([]byte, error) {
	if limit <= 0 {
		return nil, core.Errorf(core.Invalid, "read file: a limit of %d bytes", limit)
	}
	bounds := Limits{File: limit, Bytes: limit + limit/16 + 1<<20}
	if err := n.Fetch(ctx, c, ScopeEntity, bounds, providers); err != nil {
		return nil, err
	}
	return n.File(ctx, c, limit)
}

// readAhead is how many bytes of a file OpenFile's reader asks for at once.
const readAhead = 8 << 20

// OpenFile opens a UnixFS file for reading by range and gives its size in bytes. Parts that are not in the store are
// fetched as they are read, 8 MiB at a time. The reader ends with ctx and is not safe for concurrent use.
func (n *Node) OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	get := func(ctx context.Context, part cid.Cid, at int64) ([]byte, error) {
		data, err := n.block(part)
		if core.KindOf(err) != core.NotFound {
			return data, err
		}
		scope := Scope{Extent: ExtentEntity, From: at, To: at + readAhead}
		if err := n.Fetch(ctx, c, scope, Limits{}, providers); err != nil {
			return nil, err
		}
		return n.block(part)
	}
	f, err := unixfs.Open(ctx, get, c)
	if err != nil {
		return nil, 0, fmt.Errorf("open file %s: %w", c, err)
	}
	return f, f.Size(), nil
}
