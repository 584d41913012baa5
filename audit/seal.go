package audit

import (
	"context"
	"errors"
	"slices"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"

	"github.com/cortensor-open/cortensor/core"
)

// maxSeal is how many Batch records one anchor may cover, so that a round after a long outage ends in its time.
const maxSeal = 64

// step is one round: follow the chain, put waiting leaves into batches, anchor the last of them. A batch that could not be
// anchored stays, and the next round tries again before it makes another: an outage leaves one batch, not one a round.
func (l *Log) step(ctx context.Context) error {
	if !l.due() {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, l.cfg.StepTimeout)
	defer cancel()
	rewound, err := l.state.sync(ctx, l.chain, l.fetch)
	l.settle(rewound)
	if err != nil {
		return wrap(err, "follow the log's anchors")
	}
	l.synced = true
	if l.state.tree.size == l.state.anchored() {
		if err := l.seal(ctx); err != nil {
			return err
		}
	}
	if l.state.tree.size == l.state.anchored() {
		return nil
	}
	return l.anchor(ctx)
}

// due tells whether a round has anything to do. With every anchor final and nothing waiting the chain is left in peace.
func (l *Log) due() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.synced || len(l.queue) > 0 || !l.state.final() || l.state.tree.size > l.state.anchored()
}

// settle brings the queue in line with the state: out goes what is in a batch, back comes what was taken back.
func (l *Log) settle(rewound bool) {
	l.mu.Lock()
	from := l.queue
	if rewound {
		l.metrics.rewinds.Inc()
		from = l.order
	}
	queue := make([]cid.Cid, 0, len(l.queue))
	for _, leaf := range from {
		if _, ok := l.state.index[leaf]; !ok {
			queue = append(queue, leaf)
		}
	}
	l.queue = queue
	l.mu.Unlock()
	l.publish()
}

// publish renews the status.
func (l *Log) publish() {
	l.mu.Lock()
	defer l.mu.Unlock()
	anchored := l.state.anchored()
	waiting := len(l.queue) + int(l.state.tree.size-anchored)
	l.status = Status{Leaves: len(l.order), Waiting: waiting, Anchored: anchored, Anchors: len(l.state.anchors),
		Final: l.synced && l.state.final()}
	l.metrics.waiting.Set(float64(waiting))
	l.metrics.anchored.Set(float64(anchored))
	l.metrics.final.Set(0)
	if l.status.Final {
		l.metrics.final.Set(1)
	}
}

// seal writes the waiting leaves as batches, each linking the one before.
func (l *Log) seal(ctx context.Context) error {
	l.mu.Lock()
	waiting := slices.Clone(l.queue[:min(len(l.queue), maxSeal*l.cfg.BatchSize)])
	l.mu.Unlock()
	defer l.settle(false)
	for leaves := range slices.Chunk(waiting, l.cfg.BatchSize) {
		start := l.state.tree.size
		if err := l.sealOne(ctx, leaves); err != nil {
			l.state.cut(start)
			return err
		}
	}
	return nil
}

func (l *Log) sealOne(ctx context.Context, leaves []cid.Cid) error {
	s := l.state
	b := &core.Batch{Type: core.TypeBatch, Origin: l.cfg.Origin, Start: s.tree.size, Leaves: leaves, Size: s.tree.size + int64(len(leaves))}
	if prev := s.lastBatch(); prev != nil {
		c := *prev
		b.Prev = &c
	}
	for _, leaf := range leaves {
		if err := s.add(leaf); err != nil {
			return err
		}
	}
	root, err := s.tree.root(s.tree.size)
	if err != nil {
		return err
	}
	b.Root = root.Bytes()
	data, want, err := core.Encode(b)
	if err != nil {
		return err
	}
	c, err := l.store.PutBlock(ctx, cid.DagCBOR, data)
	if err != nil {
		return wrap(err, "store batch %s", want)
	}
	if !c.Equals(want) {
		return core.Fail(core.ReasonContentMismatch, "store batch %s: the store names it %s", want, c)
	}
	if err := l.store.Keep(ctx, c, "audit log "+l.cfg.Origin); err != nil {
		return wrap(err, "pin batch %s", c)
	}
	s.batches = append(s.batches, batchMark{c, b.Size, root})
	return nil
}

// anchor puts the newest batch on chain. An error does not say that the anchor failed: it may be in a block by the next
// round, which then finds it there. If another transaction of ours or another writer's came first, the contract refuses
// this one, because the previous root differs.
func (l *Log) anchor(ctx context.Context) error {
	s := l.state
	prevRoot, err := s.tree.root(s.anchored())
	if err != nil {
		return err
	}
	last := s.batches[len(s.batches)-1]
	digest, err := digestOf(last.cid)
	if err != nil {
		return err
	}
	a, err := l.chain.AppendAnchor(ctx, l.cfg.Origin, prevRoot, uint64(last.size), last.root, digest)
	if err != nil {
		return wrap(err, "anchor batch %s (size %d)", last.cid, last.size)
	}
	want := core.LogAnchor{Index: uint64(len(s.anchors)), Size: uint64(last.size), Root: last.root, Batch: digest}
	if !sameAnchor(a, want) {
		return core.Fail(core.ReasonStateMismatch, "anchor batch %s: the chain holds anchor %d of size %d instead", last.cid, a.Index, a.Size)
	}
	l.metrics.anchors.Inc()
	rewound, err := s.take(ctx, a, l.fetch)
	l.settle(rewound)
	if err == nil {
		l.cfg.Logger.Info("audit log: anchored", "origin", l.cfg.Origin, "index", a.Index, "size", a.Size, "batch", last.cid,
			"block", a.Block, "tx", a.Tx)
	}
	return err
}

// fetch reads a batch, from this node or from another writer's.
func (l *Log) fetch(ctx context.Context, c cid.Cid) ([]byte, error) {
	var providers []string
	var noProviders error
	if l.cfg.Providers != nil {
		providers, noProviders = l.cfg.Providers(ctx)
	}
	data, err := l.store.GetBlock(ctx, c, providers)
	if err != nil {
		return nil, errors.Join(err, noProviders)
	}
	return data, nil
}

// digestOf gives the SHA-256 in a CID.
func digestOf(c cid.Cid) (core.Hash, error) {
	mh, err := multihash.Decode(c.Hash())
	if err != nil || mh.Code != multihash.SHA2_256 || len(mh.Digest) != len(core.Hash{}) {
		return core.Hash{}, core.Errorf(core.Internal, "CID %s has no SHA-256", c)
	}
	return core.Hash(mh.Digest), nil
}
