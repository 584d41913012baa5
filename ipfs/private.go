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

// GroupPrefix begins a reader that is a group of peers, and not one peer; see Local.Share.
const GroupPrefix = "@"

// memberMark separates group and peer in a reader that is one member.
const memberMark = " "

// IsGroup says whether a reader is a whole group.
func IsGroup(reader string) bool {
	return len(reader) > len(GroupPrefix) && strings.HasPrefix(reader, GroupPrefix) && !strings.Contains(reader, memberMark)
}

// Member makes a reader of one peer as a member of a group (a reader too): for one root it belongs to the group.
func Member(group, peer string) string { return group + memberMark + peer }

// Private says whether the store holds the block of c and not for everybody; see PutOptions.
func (l *Local) Private(c cid.Cid) bool {
	d, ok := dag.Digest(c)
	return ok && l.packs.Private(d)
}

// Visible says whether a peer (its libp2p id as text; "" for anybody) may have a block that it asks for without saying what
// for. It is true for a public block, and for one that the store lacks: whoever serves then finds it missing. A server MUST
// answer for a block that is not visible just as for a missing one. Where the answer cannot be found out it is no.
func (l *Local) Visible(c cid.Cid, to string) bool { return l.VisibleTo(c, to, "") }

// VisibleTo is Visible for a peer that asks on behalf of a group, and so promises to keep the block for it: it may have what
// that group may if it belongs to it. Without the group in the question, members could be made to fetch a private block for
// somebody else, as one for everybody or as another group's.
func (l *Local) VisibleTo(c cid.Cid, to, group string) bool {
	d, ok := dag.Digest(c)
	if !ok || !l.packs.Private(d) {
		return true
	}
	if to == "" || strings.HasPrefix(to, GroupPrefix) {
		return false
	}
	named, member := false, false
	l.eachReader(d, func(reader string) {
		named = named || reader == to || group != "" && reader == Member(GroupPrefix+group, to)
		member = member || group != "" && reader == GroupPrefix+group
	})
	return named || member && l.opts.Reads != nil && l.opts.Reads(group, to)
}

// eachReader calls f with the readers of the roots above a block; none where they cannot be read.
func (l *Local) eachReader(d pack.Digest, f func(reader string)) {
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if l.loadShares() != nil {
		return
	}
	for _, root := range s.above[d] {
		for reader := range s.roots[root].readers {
			f(reader)
		}
	}
}

// groupsOf lists the groups that a block is private for, in order.
func (l *Local) groupsOf(c cid.Cid) (out []string) {
	d, ok := dag.Digest(c)
	if !ok {
		return nil
	}
	l.eachReader(d, func(reader string) {
		if group, ok := strings.CutPrefix(reader, GroupPrefix); ok {
			group, _, _ = strings.Cut(group, memberMark)
			out = append(out, group)
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// Share lets readers have the private blocks under root, those that the store has now; it is durable when Share returns.
// What is put under the root later needs another Share. A reader is a peer, by its libp2p id as text, whatever it does with
// the blocks; or GroupPrefix and the name of a group, whose members LocalOptions.Reads knows; or one Member. Groups get blocks
// by the CAR protocol alone, which names the group. Shares of a root that the store lacks end with the next collection.
func (l *Local) Share(ctx context.Context, root cid.Cid, readers ...string) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	for _, r := range readers {
		group, _, _ := strings.Cut(r, memberMark)
		if r == "" || len(r) > MaxReader || strings.HasPrefix(r, GroupPrefix) && !IsGroup(group) {
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

// reached lists the blocks of the store under a root, with the root and what is damaged, and says whether all are there.
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
			_, has := l.packs.Size(d)
			if has || at.root.Equals(root) || l.packs.Damaged()[d] { // a damaged private block may be mended
				out[d] = struct{}{}
			}
			if !has {
				whole = false
				continue
			}
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

// blockFor is block for a peer that asks for a group's content, or for public: what it may not have is missing.
func (l *Local) blockFor(to, group string) func(cid.Cid) ([]byte, error) {
	return func(c cid.Cid) ([]byte, error) {
		if !l.VisibleTo(c, to, group) {
			return nil, core.Errorf(core.NotFound, "block %s: %w", c, pack.ErrNotFound)
		}
		return l.block(c)
	}
}
