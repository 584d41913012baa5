package ipfs

import (
	"context"
	"errors"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// ScrubOptions say how a scrub goes about it.
type ScrubOptions struct {
	// Rate bounds the bytes read from disk a second; 0: no bound.
	Rate int64
	// Progress is called after every pack; may be nil.
	Progress func(pack.Scrubbed)
	// Repair gets a block from elsewhere; its bytes are checked. Where the codec is not known the CID has codec raw: its
	// hash is the block's all the same. Nil: nothing is repaired.
	Repair func(ctx context.Context, c cid.Cid) ([]byte, error)
}

// Scrubbed is what a scrub found.
type Scrubbed struct {
	pack.Scrubbed
	Repaired []cid.Cid // blocks that are there again
	Lost     []cid.Cid // blocks that are damaged, or that a hold reaches and the store lacks, and that Repair did not get
}

// Scrub reads every block of the store and hashes it again, then walks all holds. A damaged block is no longer had, so that
// it is fetched again where it is needed; with Repair it is fetched here. Scrub fails with kind Busy while a collection
// runs. What it found is also given when it fails.
func (l *Local) Scrub(ctx context.Context, opts ScrubOptions) (Scrubbed, error) {
	var out Scrubbed
	var err error
	out.Scrubbed, err = l.packs.Scrub(ctx, pack.ScrubOptions{Rate: opts.Rate, Progress: opts.Progress})
	if errors.Is(err, pack.ErrCollecting) {
		return out, core.Errorf(core.Busy, "scrub: %w; wait for it", err)
	}
	if err != nil && ctx.Err() == nil {
		return out, core.Errorf(core.Unavailable, "scrub: %w", err)
	}
	if err != nil {
		return out, err
	}
	r := repairer{l, opts.Repair, &out, map[pack.Digest]bool{}}
	for d, private := range l.packs.Damaged() {
		if err := r.repair(ctx, core.CIDOfDigest(cid.Raw, d[:]), private); err != nil {
			return out, err
		}
	}
	holds, err := l.Holds(ctx)
	if err != nil {
		return out, err
	}
	for _, h := range holds {
		if err := r.walk(ctx, h); err != nil {
			return out, err
		}
	}
	if err := l.store.Flush(ctx); err != nil {
		return out, core.Errorf(core.Unavailable, "scrub: %w", err)
	}
	return out, nil
}

// repairer puts back what is damaged or missing.
type repairer struct {
	*Local
	get   func(context.Context, cid.Cid) ([]byte, error)
	out   *Scrubbed
	tried map[pack.Digest]bool
}

// repair gets one block, or lists it as lost.
func (r *repairer) repair(ctx context.Context, c cid.Cid, private bool) error {
	d, _ := dag.Digest(c)
	if r.tried[d] {
		return nil
	}
	r.tried[d] = true
	if err := ctx.Err(); err != nil {
		return err
	}
	if r.get == nil {
		r.out.Lost = append(r.out.Lost, c)
		return nil
	}
	data, err := r.get(ctx, c)
	if err == nil {
		err = dag.Check(c, data)
	}
	if err != nil { // one block that nobody has must not end the scrub
		if l := r.opts.Logger; l != nil {
			l.Warn("block not repaired", "cid", c, "error", err)
		}
		r.out.Lost = append(r.out.Lost, c)
		return ctx.Err()
	}
	if _, err := r.With(PutOptions{Private: private}).append(c, data); err != nil {
		return err
	}
	r.out.Repaired = append(r.out.Repaired, c)
	return nil
}

// walk looks for blocks that a hold reaches and the store lacks.
func (r *repairer) walk(ctx context.Context, h Hold) error {
	private := r.Private(h.Root) || len(r.Readers(h.Root)) > 0 // also where the root itself is lost
	m := marker{Local: r.Local, visited: map[heldRoot]struct{}{}}
	for stack := []heldRoot{{h.Root, h.Entity}}; len(stack) > 0; {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if _, seen := m.visited[at]; seen {
			continue
		}
		m.visited[at] = struct{}{}
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, ok := r.size(at.root); !ok {
			if err := r.repair(ctx, at.root, private); err != nil {
				return err
			}
		}
		if _, ok := r.size(at.root); !ok || at.root.Prefix().Codec == cid.Raw {
			continue
		}
		below, err := m.below(at)
		if err != nil {
			return err
		}
		stack = append(stack, below...)
	}
	return nil
}
