package ipfs

import (
	"context"
	"fmt"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
)

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

// Fetch brings what the scope reaches from root into the store. It asks, in this order: the providers, as CARs, the next one
// when one is slow, and for a large file or directory all of them for parts of it at once; connected peers; peers that only
// speak bitswap; whom the Finder names; the gateways of the configuration; its backend. What is already there is not fetched again. The blocks are verified; they become durable
// with the next PutBlock, PutFile or Pin. Errors are as those of GetBlock.
//
// A provider is a multiaddr that ends in /p2p/<peer id>, or a trustless gateway: an http or https URL, or a multiaddr such as
// /dns4/gateway.example/tcp/443/https.
func (n *Node) Fetch(ctx context.Context, root cid.Cid, scope Scope, limits Limits, providers []string) error {
	return n.fetch(ctx, n.Local, root, scope, limits, providers, nil)
}

// fetch is Fetch into a view of the store, for a reader, which may be nil: it is told of each block as soon as that can be read,
// and all readers share a part of the memory, so that many of them neither add up nor keep other fetches waiting.
func (n *Node) fetch(ctx context.Context, into *Local, root cid.Cid, scope Scope, limits Limits, providers []string, reader *fileReader) error {
	if err := scope.Validate(); err != nil {
		return err
	}
	req := request{root: root, scope: scope, limits: n.bound(limits), group: into.put.group()}
	v, err := newVerifier(root, scope, req.limits, n.held)
	if err != nil {
		return fmt.Errorf("fetch %s: %w", root, err)
	}
	if v.Done() {
		n.metrics.fetches.WithLabelValues("local", "ok").Inc()
		return nil
	}
	var came func()
	if reader != nil {
		release, err := n.reading.admit(ctx, cost(scope), true) // the deadline begins once it is its turn
		if err != nil {
			return fmt.Errorf("fetch %s: %w", root, err)
		}
		defer release()
		came = reader.notify
	}
	ctx, cancel := n.deadline(ctx)
	defer cancel()
	start := time.Now()
	named, bad := n.providers(providers)
	j := &job{n: n, into: into, req: req, came: came, named: named, found: &findings{root: root},
		account: &account{counted: map[cid.Cid]struct{}{}, attempts: bad, retired: map[string]bool{}}}
	winner, err := j.run(ctx, named)
	n.report(root, j.attempts)
	if err == nil && winner != "" {
		n.metrics.fetches.WithLabelValues(winner, "ok").Inc()
		n.metrics.fetchTime.WithLabelValues(winner).Observe(since(start))
		return nil
	}
	if err == nil {
		err = failure(ctx, root, j.attempts)
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

// speaks says whether identify has found a protocol on a peer.
func (n *Node) speaks(p peer.ID, id string) bool {
	got, err := n.host.Peerstore().SupportsProtocols(p, protocol.ID(id))
	return err == nil && len(got) > 0
}

// maySpeakCAR is true also of a peer that has connected this moment, whose protocols are not known yet.
func (n *Node) maySpeakCAR(p peer.ID) bool {
	all, err := n.host.Peerstore().GetProtocols(p)
	return n.speaks(p, string(Protocol)) || err == nil && len(all) == 0
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
func (j *job) keep(source string) func(cid.Cid, []byte) error {
	bytes := j.n.metrics.fetchBytes.WithLabelValues(source)
	return func(c cid.Cid, data []byte) error {
		bytes.Add(float64(len(data)))
		_, err := j.into.append(c, data)
		return err
	}
}

// ReadFile gives a whole UnixFS file of at most limit bytes; a larger one is an error of kind TooLarge, before its
// content is fetched. Other errors are as those of GetBlock.
func (n *Node) ReadFile(ctx context.Context, c cid.Cid, limit int64, providers []string) ([]byte, error) {
	if limit <= 0 {
		return nil, core.Errorf(core.Invalid, "read file: a limit of %d bytes", limit)
	}
	if err := n.Fetch(ctx, c, ScopeEntity, fileLimits(limit), providers); err != nil {
		return nil, err
	}
	return n.File(ctx, c, limit)
}

// fileLimits bound a file of at most limit bytes and its tree.
func fileLimits(limit int64) Limits { return Limits{File: limit, Bytes: limit + limit/16 + 1<<20} }
