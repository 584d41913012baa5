package audit

import (
	"bytes"
	"context"
	"slices"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// anchorPage is how many anchors are read from the chain at once.
const anchorPage = 256

// fetchBlock reads one block by CID.
type fetchBlock func(ctx context.Context, c cid.Cid) ([]byte, error)

// logState is one origin's log as the chain's anchors and the batches behind them give it, every batch recomputed. It may
// run ahead of the chain by batches that a writer has sealed and not yet anchored. Not safe for concurrent use.
type logState struct {
	origin  string
	tree    tree
	leaves  []cid.Cid
	index   map[cid.Cid]int64 // first position of a leaf
	batches []batchMark       // in order; each ends where the next starts
	anchors []core.LogAnchor
}

// batchMark is what is kept of a batch.
type batchMark struct {
	cid  cid.Cid
	size int64 // leaves in the log after it
	root core.Hash
}

func newLogState(origin string) *logState {
	return &logState{origin: origin, index: map[cid.Cid]int64{}}
}

// anchored gives the number of leaves that the chain covers.
func (s *logState) anchored() int64 {
	if len(s.anchors) == 0 {
		return 0
	}
	return int64(s.anchors[len(s.anchors)-1].Size)
}

// final tells whether every known anchor is final.
func (s *logState) final() bool {
	return len(s.anchors) == 0 || s.anchors[len(s.anchors)-1].Final
}

// covering gives the first anchor that covers the leaf at index.
func (s *logState) covering(index int64) (core.LogAnchor, bool) {
	i, _ := slices.BinarySearchFunc(s.anchors, index, func(a core.LogAnchor, x int64) int {
		if int64(a.Size) > x {
			return 1
		}
		return -1
	})
	if i == len(s.anchors) {
		return core.LogAnchor{}, false
	}
	return s.anchors[i], true
}

// sync follows the chain: it takes back what a reorg removed, re-reads what is not final and adds what is new. On error the
// state holds what could be verified. It gives whether leaves were taken back.
func (s *logState) sync(ctx context.Context, chain Anchors, fetch fetchBlock) (rewound bool, err error) {
	count, err := chain.AnchorCount(ctx, s.origin)
	if err != nil {
		return false, wrap(err, "count the anchors of %q", s.origin)
	}
	if count < uint64(len(s.anchors)) {
		rewound = s.rewind(int(count)) || rewound
	}
	from, err := s.firstDoubtful(ctx, chain)
	if err != nil {
		return rewound, err
	}
	for at := from; at < count; {
		page, err := chain.Anchors(ctx, s.origin, at, anchorPage)
		if err != nil {
			return rewound, wrap(err, "read anchors of %q from %d", s.origin, at)
		}
		if len(page) == 0 {
			break // a reorg between the two calls; the next sync sees it whole
		}
		for _, a := range page {
			if a.Index != at {
				return rewound, core.Fail(core.ReasonStateMismatch, "anchor %d of %q is numbered %d", at, s.origin, a.Index)
			}
			back, err := s.take(ctx, a, fetch)
			rewound = rewound || back
			if err != nil {
				return rewound, err
			}
			at++
		}
	}
	return rewound, nil
}

// firstDoubtful gives the index to re-read from. The last final anchor is looked at once more: if even that one changed,
// this is another chain, and everything is read again.
func (s *logState) firstDoubtful(ctx context.Context, chain Anchors) (uint64, error) {
	final := 0
	for final < len(s.anchors) && s.anchors[final].Final {
		final++
	}
	if final == 0 {
		return 0, nil
	}
	last, err := chain.Anchors(ctx, s.origin, uint64(final-1), 1)
	if err != nil {
		return 0, wrap(err, "read anchor %d of %q", final-1, s.origin)
	}
	if len(last) == 1 && sameAnchor(last[0], s.anchors[final-1]) {
		return uint64(final), nil
	}
	return 0, nil
}

// batchError says that the batches behind an anchor could not be read or do not hold. What is anchored before them is
// verified all the same.
type batchError struct{ error }

func (e *batchError) Unwrap() error { return e.error }

func sameAnchor(a, b core.LogAnchor) bool {
	return a.Index == b.Index && a.Size == b.Size && a.Root == b.Root && a.Batch == b.Batch
}

// take brings one anchor of the chain into the state.
func (s *logState) take(ctx context.Context, a core.LogAnchor, fetch fetchBlock) (rewound bool, err error) {
	i := int(a.Index)
	if i < len(s.anchors) {
		if sameAnchor(a, s.anchors[i]) {
			s.anchors[i] = a // its block may be another one, or final by now
			return false, nil
		}
		rewound = s.rewind(i)
	}
	start := s.anchored()
	if a.Size > 1<<62 || int64(a.Size) <= start {
		return rewound, core.Fail(core.ReasonStateMismatch, "anchor %d of %q has size %d after %d", a.Index, s.origin, a.Size, start)
	}
	end := core.CIDOfDigest(cid.DagCBOR, a.Batch[:])
	for _, b := range s.batches {
		if b.cid.Equals(end) && b.size == int64(a.Size) && b.root == a.Root {
			s.anchors = append(s.anchors, a) // sealed here before
			return rewound, nil
		}
	}
	rewound = s.cut(start) || rewound // sealed batches that lost the race
	if err := s.extend(ctx, a, end, fetch); err != nil {
		s.cut(start)
		return rewound, &batchError{wrap(err, "anchor %d of log %q", a.Index, s.origin)}
	}
	s.anchors = append(s.anchors, a)
	return rewound, nil
}

// extend reads the batches between the last anchored state and a, newest first, and recomputes them.
func (s *logState) extend(ctx context.Context, a core.LogAnchor, end cid.Cid, fetch fetchBlock) error {
	start, prev := s.anchored(), s.lastBatch()
	type read struct {
		cid   cid.Cid
		batch *core.Batch
	}
	var chain []read
	for at, size := end, int64(a.Size); ; {
		data, err := fetch(ctx, at)
		if err != nil {
			return wrap(err, "read batch %s", at)
		}
		b := &core.Batch{}
		if err := core.DecodeChecked(at, data, b); err != nil {
			return wrap(err, "batch %s", at)
		}
		if err := s.fits(b, start, size); err != nil {
			return wrap(err, "batch %s", at)
		}
		chain = append(chain, read{at, b})
		if b.Start == start {
			if !sameLink(b.Prev, prev) {
				return core.Fail(core.ReasonWrongParent, "batch %s does not follow the batch that is anchored before it", at)
			}
			break
		}
		if b.Prev == nil {
			return core.Fail(core.ReasonWrongParent, "batch %s starts at leaf %d and names no batch before it", at, b.Start)
		}
		at, size = *b.Prev, b.Start
	}
	for _, r := range slices.Backward(chain) {
		if err := s.push(r.cid, r.batch); err != nil {
			return err
		}
	}
	if got, _ := s.tree.root(s.tree.size); got != a.Root {
		return core.Fail(core.ReasonStateMismatch, "batch %s has root %s, the chain holds %s", end, got, a.Root)
	}
	return nil
}

// fits checks a batch's place in the log; start is the first leaf that may still be missing.
func (s *logState) fits(b *core.Batch, start, size int64) error {
	switch {
	case b.Origin != s.origin:
		return core.Fail(core.ReasonStateMismatch, "it belongs to log %.80q, not %q", b.Origin, s.origin)
	case len(b.Leaves) == 0 || b.Size-int64(len(b.Leaves)) != b.Start:
		return core.Fail(core.ReasonStateMismatch, "%d leaves do not lead from size %d to %d", len(b.Leaves), b.Start, b.Size)
	case b.Size != size:
		return core.Fail(core.ReasonStateMismatch, "it ends at size %d, want %d", b.Size, size)
	case b.Start < start:
		return core.Fail(core.ReasonStateMismatch, "it starts at leaf %d, before the anchored size %d", b.Start, start)
	}
	return nil
}

// push appends a batch whose place is known and recomputes its root.
func (s *logState) push(c cid.Cid, b *core.Batch) error {
	for _, leaf := range b.Leaves {
		if err := s.add(leaf); err != nil {
			return err
		}
	}
	root, err := s.tree.root(s.tree.size)
	if err != nil {
		return err
	}
	if !bytes.Equal(root[:], b.Root) {
		return core.Fail(core.ReasonStateMismatch, "batch %s: its leaves give root %s, it says %x", c, root, b.Root)
	}
	s.batches = append(s.batches, batchMark{c, b.Size, root})
	return nil
}

func (s *logState) add(leaf cid.Cid) error {
	if err := s.tree.append(leaf); err != nil {
		return err
	}
	if _, ok := s.index[leaf]; !ok {
		s.index[leaf] = int64(len(s.leaves))
	}
	s.leaves = append(s.leaves, leaf)
	return nil
}

// lastBatch gives the newest batch, or nil.
func (s *logState) lastBatch() *cid.Cid {
	if len(s.batches) == 0 {
		return nil
	}
	return &s.batches[len(s.batches)-1].cid
}

// rewind forgets the anchors from index n on, and every leaf behind the anchor before.
func (s *logState) rewind(n int) bool {
	s.anchors = s.anchors[:n]
	return s.cut(s.anchored())
}

// cut forgets the leaves from size on; it tells whether there were any.
func (s *logState) cut(size int64) bool {
	if size >= int64(len(s.leaves)) {
		return false
	}
	for i := size; i < int64(len(s.leaves)); i++ {
		if s.index[s.leaves[i]] == i {
			delete(s.index, s.leaves[i])
		}
	}
	s.leaves = s.leaves[:size]
	s.tree.truncate(size)
	for len(s.batches) > 0 && s.batches[len(s.batches)-1].size > size {
		s.batches = s.batches[:len(s.batches)-1]
	}
	return true
}

func sameLink(a, b *cid.Cid) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equals(*b)
}
