package ipfs

import (
	"context"

	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// Reached counts what holds keep.
type Reached struct {
	Holds   int
	Blocks  int   // different ones in the store
	Bytes   int64 // of their payload
	Missing int   // blocks that a hold reaches and the store lacks
}

// Reach walks all holds and counts, changing nothing: what a collection would keep at least. It keeps a set of the blocks in
// memory, about 100 bytes each.
func (l *Local) Reach(ctx context.Context) (Reached, error) {
	holds, err := l.Holds(ctx)
	if err != nil {
		return Reached{}, err
	}
	out := Reached{Holds: len(holds)}
	m := marker{Local: l, visited: map[heldRoot]struct{}{}}
	counted := map[pack.Digest]bool{}
	for _, h := range holds {
		for stack := []heldRoot{{h.Root, h.Entity}}; len(stack) > 0; {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			below, err := m.reach(ctx, at, counted, &out)
			if err != nil {
				return out, err
			}
			stack = append(stack, below...)
		}
	}
	return out, nil
}

// reach counts one block and gives what it links to.
func (m *marker) reach(ctx context.Context, at heldRoot, counted map[pack.Digest]bool, out *Reached) ([]heldRoot, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	size, there := m.size(at.root)
	if d, ok := dag.Digest(at.root); ok && !counted[d] {
		counted[d] = true
		if there {
			out.Blocks++
			out.Bytes += int64(size)
		} else {
			out.Missing++
		}
	}
	if !there || at.root.Prefix().Codec == cid.Raw {
		return nil, nil
	}
	if _, seen := m.visited[at]; seen {
		return nil, nil
	}
	m.visited[at] = struct{}{}
	return m.below(at)
}
