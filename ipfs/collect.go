package ipfs

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// inFlight knows the puts and holds that have begun and not returned, for a collection that begins in between.
type inFlight struct {
	rows sync.Mutex // held over a change of the hold table

	mu    sync.Mutex
	next  uint64
	puts  map[uint64]time.Time
	roots map[uint64]heldRoot
}

// heldRoot is where a mark begins.
type heldRoot struct {
	root   cid.Cid
	entity bool
}

func newInFlight() *inFlight {
	return &inFlight{puts: map[uint64]time.Time{}, roots: map[uint64]heldRoot{}}
}

// put notes a put; ended is called when it has returned.
func (f *inFlight) put(began time.Time) (ended func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next++
	id := f.next
	f.puts[id] = began
	return func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.puts, id)
	}
}

// hold notes a hold; ended is called when its row is in the table.
func (f *inFlight) hold(root cid.Cid, entity bool) (ended func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next++
	id := f.next
	f.roots[id] = heldRoot{root, entity}
	return func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.roots, id)
	}
}

// under gives the roots that are being held, and when the oldest put began, or now.
func (f *inFlight) under(now time.Time) (roots []heldRoot, oldest time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range f.roots {
		roots = append(roots, r)
	}
	for _, began := range f.puts {
		if began.Before(now) {
			now = began
		}
	}
	return roots, now
}

// CollectOptions say how a collection goes about it.
type CollectOptions struct {
	// Threshold is the part of a pack, from 0 to 1, that must be dead before it is collected; 0 stands for 0.25, a
	// negative one takes every pack with anything dead in it.
	Threshold float64
	// Progress is called after every 1,000 marked blocks and after every pack; may be nil.
	Progress func(Collected)
}

// Collected is what a collection did.
type Collected struct {
	pack.Swept
	Holds   int // holds that were marked
	Expired int // holds that had expired and were removed
	Marked  int // blocks reached from holds
	Missing int // blocks that a hold reaches and the store lacks
}

// Collect frees what no hold reaches and what was not put within the grace. Reads, puts and holds go on meanwhile, and what
// they touch lives. One collection runs at a time, another one gets kind Busy. When ctx ends, what was freed stays freed
// and nothing is lost; the next Collect does the rest. It refuses (kind Corrupt) while a block that links to others is
// damaged, since what it links to is not known: scrub first.
func (l *Local) Collect(ctx context.Context, opts CollectOptions) (Collected, error) {
	run, err := l.packs.BeginMark()
	if errors.Is(err, pack.ErrCollecting) {
		return Collected{}, core.Errorf(core.Busy, "collect: %w; wait for it", err)
	}
	if err != nil {
		return Collected{}, core.Errorf(core.Unavailable, "collect: %w", err)
	}
	defer run.Close()
	m := marker{Local: l, visited: map[heldRoot]struct{}{}, progress: opts.Progress}
	roots, oldest := l.work.under(l.now()) // before the table: a hold is in one of them at any time
	if m.done.Expired, err = l.expire(); err != nil {
		return m.done, err
	}
	holds, err := l.Holds(ctx)
	if err != nil {
		return m.done, err
	}
	m.done.Holds = len(holds)
	for _, h := range holds {
		roots = append(roots, heldRoot{h.Root, h.Entity})
	}
	for _, r := range roots {
		if err := m.mark(ctx, r); err != nil {
			return m.done, err
		}
	}
	keep := l.now().Add(-l.opts.Grace)
	if oldest.Before(keep) {
		keep = oldest
	}
	m.done.Swept, err = run.Sweep(ctx, pack.SweepOptions{
		Keep: keep.Add(-l.opts.renew()), Threshold: opts.Threshold, Progress: func(s pack.Swept) { m.done.Swept = s; m.report() },
	})
	if err != nil && ctx.Err() == nil {
		return m.done, core.Errorf(core.Unavailable, "collect: %w", err)
	}
	if err == nil {
		err = l.pruneShares()
	}
	return m.done, err
}

// marker walks what holds reach.
type marker struct {
	*Local
	done     Collected
	visited  map[heldRoot]struct{} // blocks that may link to others
	progress func(Collected)
}

func (m *marker) report() {
	if m.progress != nil {
		m.progress(m.done)
	}
}

func (m *marker) mark(ctx context.Context, from heldRoot) error {
	for stack := []heldRoot{from}; len(stack) > 0; {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		leaf := at.root.Prefix().Codec == cid.Raw
		if _, seen := m.visited[at]; seen && !leaf {
			continue
		}
		if d, ok := dag.Digest(at.root); ok && !m.packs.Mark(d) {
			if err := m.absent(at, d, leaf); err != nil {
				return err
			}
			continue
		}
		if m.done.Marked++; m.done.Marked%1000 == 0 {
			m.report()
		}
		if leaf {
			continue
		}
		m.visited[at] = struct{}{}
		if err := ctx.Err(); err != nil {
			return err
		}
		below, err := m.below(at)
		if err != nil {
			return err
		}
		stack = append(stack, below...)
	}
	return nil
}

// absent takes note of a block that the store lacks.
func (m *marker) absent(at heldRoot, d pack.Digest, leaf bool) error {
	if _, bad := m.packs.Damaged()[d]; bad && !leaf {
		return core.Errorf(core.Corrupt, "collect: block %s is damaged, so nobody knows what it keeps; scrub with a repair, or release its holds", at.root)
	}
	m.done.Missing++
	return nil
}

// below lists what a block links to.
func (m *marker) below(at heldRoot) ([]heldRoot, error) {
	data, ok := dag.Identity(at.root)
	if !ok {
		digest, _ := dag.Digest(at.root)
		var err error
		if data, err = m.packs.Get(digest); err != nil {
			return nil, core.Errorf(core.Corrupt, "collect: block %s cannot be read, so nobody knows what it keeps; scrub with a repair: %w", at.root, err)
		}
	}
	var links []cid.Cid
	var err error
	if at.entity {
		links, err = fileLinks(at.root, data)
	} else {
		links, err = dag.Links(at.root, data)
	}
	if err != nil {
		return nil, core.Errorf(core.Corrupt, "collect: block %s: %w", at.root, err)
	}
	out := make([]heldRoot, len(links))
	for i, c := range links {
		out[i] = heldRoot{c, at.entity}
	}
	return out, nil
}

// fileLinks lists the parts of a file; nothing else has any.
func fileLinks(c cid.Cid, data []byte) ([]cid.Cid, error) {
	if c.Prefix().Codec != cid.DagProtobuf {
		return nil, nil
	}
	n, err := unixfs.Parse(c, data)
	if err != nil || n.Kind != unixfs.File && n.Kind != unixfs.Raw {
		return nil, err
	}
	out := make([]cid.Cid, len(n.Children))
	for i, child := range n.Children {
		out[i] = child.Cid
	}
	return out, nil
}
