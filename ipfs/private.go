package ipfs

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// shares knows which readers may have which private roots, and the blocks below those.
type shares struct {
	table rows // root's bytes and then the reader

	mu     sync.Mutex
	loaded bool
	roots  map[cid.Cid]*shared
	above  map[pack.Digest][]cid.Cid // shared roots that reach a block
}

// shared is one root.
type shared struct {
	readers map[string]struct{}
	blocks  map[pack.Digest]struct{}
}

func newShares(table rows) *shares {
	return &shares{table: table, roots: map[cid.Cid]*shared{}, above: map[pack.Digest][]cid.Cid{}}
}

// MaxReader is the longest reader in bytes.
const MaxReader = 256

// GroupPrefix begins a reader that is a group of peers and not one peer.
const GroupPrefix = "@"

// Private says whether the store holds the block of c and not for everybody; see PutOptions.
func (l *Local) Private(c cid.Cid) bool {
	d, ok := dag.Digest(c)
	return ok && l.packs.Private(d)
}

// Visible says whether a peer (its libp2p id as text; "" for anybody) may have a block. It is true for a public block, and
// for one that the store lacks: whoever serves then finds it missing. A server MUST answer for a block that is not visible
// just as for a missing one. Where the answer cannot be found out it is no.
func (l *Local) Visible(c cid.Cid, to string) bool {
	d, ok := dag.Digest(c)
	if !ok || !l.packs.Private(d) {
		return true
	}
	if to == "" || strings.HasPrefix(to, GroupPrefix) {
		return false
	}
	named, groups := l.readersOf(d, to)
	if named || l.opts.Reads == nil {
		return named
	}
	return slices.ContainsFunc(groups, func(g string) bool { return l.opts.Reads(g, to) })
}

// readersOf says whether a block is shared with a peer by name, and else with which groups.
func (l *Local) readersOf(d pack.Digest, peer string) (named bool, groups []string) {
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if l.loadShares() != nil {
		return false, nil
	}
	for _, root := range s.above[d] {
		for reader := range s.roots[root].readers {
			if reader == peer {
				return true, nil
			}
			if group, ok := strings.CutPrefix(reader, GroupPrefix); ok && !slices.Contains(groups, group) {
				groups = append(groups, group)
			}
		}
	}
	return false, groups
}

// Share lets readers have the private blocks under root, those that the store has now; it is durable when Share returns.
// What is put under the root later needs another Share. A reader is a peer, by its libp2p id as text, or GroupPrefix and the
// name of a group, whose members LocalOptions.Reads knows. Shares of a root that the store lacks end with the next collection.
func (l *Local) Share(ctx context.Context, root cid.Cid, readers ...string) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	for _, r := range readers {
		if len(r) > MaxReader || strings.TrimPrefix(r, GroupPrefix) == "" {
			return core.Errorf(core.Invalid, "share %s: reader %.300q: want a peer's id or %s and a group, at most %d bytes", root, r, GroupPrefix, MaxReader)
		}
	}
	reached, _, err := l.reached(ctx, root)
	if err != nil {
		return err
	}
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := l.loadShares(); err != nil {
		return err
	}
	for _, r := range readers {
		if err := s.table.Set(holdKey(root, r), ""); err != nil {
			return core.Errorf(core.Unavailable, "share %s: %w", root, err)
		}
		s.add(root, r)
	}
	s.reach(root, reached)
	return nil
}

// Readers lists with whom a private root is shared, in order; see Share.
func (l *Local) Readers(root cid.Cid) []string {
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if l.loadShares() != nil || s.roots[root] == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(s.roots[root].readers))
}

// Unshare takes back a Share; without readers, that of all. What was fetched meanwhile cannot be recalled.
func (l *Local) Unshare(_ context.Context, root cid.Cid, readers ...string) error {
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := l.loadShares(); err != nil || s.roots[root] == nil {
		return err
	}
	if len(readers) == 0 {
		readers = slices.Collect(maps.Keys(s.roots[root].readers))
	}
	var errs []error
	for _, r := range readers {
		delete(s.roots[root].readers, r)
		if _, err := s.table.Delete(holdKey(root, r)); err != nil {
			errs = append(errs, core.Errorf(core.Unavailable, "unshare %s: %w; it is shared again after a restart", root, err))
		}
	}
	if len(s.roots[root].readers) == 0 {
		s.forget(root)
	}
	return errors.Join(errs...)
}

// pruneShares forgets the readers of roots that a collection took. A root whose block is damaged may come back.
func (l *Local) pruneShares() error {
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := l.loadShares(); err != nil {
		return err
	}
	damaged := l.packs.Damaged()
	for root, at := range s.roots {
		d, ok := dag.Digest(root)
		if !ok {
			continue
		}
		_, has := l.packs.Size(d)
		if _, bad := damaged[d]; has || bad {
			continue
		}
		for r := range at.readers {
			if _, err := s.table.Delete(holdKey(root, r)); err != nil {
				return core.Errorf(core.Unavailable, "forget the readers of %s: %w", root, err)
			}
		}
		s.forget(root)
	}
	return nil
}

// add notes a reader. Caller holds mu, as for reach and forget.
func (s *shares) add(root cid.Cid, reader string) {
	if s.roots[root] == nil {
		s.roots[root] = &shared{readers: map[string]struct{}{}}
	}
	s.roots[root].readers[reader] = struct{}{}
}

// reach notes what lies below a root.
func (s *shares) reach(root cid.Cid, blocks map[pack.Digest]struct{}) {
	at := s.roots[root]
	if at == nil { // it is shared with nobody
		return
	}
	for d := range blocks {
		if _, known := at.blocks[d]; !known {
			s.above[d] = append(s.above[d], root)
		}
	}
	s.unreach(root, at, blocks)
	at.blocks = blocks
}

// unreach forgets the blocks of a root that are not among those to keep.
func (s *shares) unreach(root cid.Cid, at *shared, keep map[pack.Digest]struct{}) {
	for d := range at.blocks {
		if _, kept := keep[d]; kept {
			continue
		}
		s.above[d] = slices.DeleteFunc(s.above[d], func(c cid.Cid) bool { return c == root })
		if len(s.above[d]) == 0 {
			delete(s.above, d)
		}
	}
}

func (s *shares) forget(root cid.Cid) {
	s.unreach(root, s.roots[root], nil)
	delete(s.roots, root)
}

// loadShares reads the table when it is needed first. Caller holds shares.mu.
func (l *Local) loadShares() error {
	s := l.shares
	if s.loaded {
		return nil
	}
	for key := range s.table.Rows() {
		n, root, err := cid.CidFromBytes([]byte(key))
		if err != nil {
			return core.Errorf(core.Corrupt, "table of shares: %w", err)
		}
		s.add(root, key[n:])
	}
	for root, at := range s.roots {
		if at.blocks != nil {
			continue
		}
		blocks, _, err := l.reached(context.Background(), root)
		if err != nil { // a damaged block: nobody has the root until it is shared again, the others are as they were
			l.opts.warn("a private root is shared with nobody for now", "root", root, "error", err)
			continue
		}
		s.reach(root, blocks)
	}
	s.loaded = true
	return nil
}

// reached lists the blocks of the store under a root, and says whether that is all of them.
func (l *Local) reached(ctx context.Context, root cid.Cid) (out map[pack.Digest]struct{}, whole bool, err error) {
	out, whole = map[pack.Digest]struct{}{}, true
	m := marker{Local: l, visited: map[heldRoot]struct{}{}}
	for stack := []heldRoot{{root: root}}; len(stack) > 0; {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if _, seen := m.visited[at]; seen {
			continue
		}
		m.visited[at] = struct{}{}
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		if d, ok := dag.Digest(at.root); ok {
			if _, has := l.packs.Size(d); !has {
				whole = false
				continue
			}
			out[d] = struct{}{}
		}
		if at.root.Prefix().Codec == cid.Raw {
			continue
		}
		below, err := m.below(at)
		if err != nil {
			return nil, false, err
		}
		stack = append(stack, below...)
	}
	return out, whole, nil
}

// blockFor is block for a peer: what it may not have is missing.
func (l *Local) blockFor(to string) func(cid.Cid) ([]byte, error) {
	return func(c cid.Cid) ([]byte, error) {
		if !l.Visible(c, to) {
			return nil, core.Errorf(core.NotFound, "block %s: %w", c, pack.ErrNotFound)
		}
		return l.block(c)
	}
}
