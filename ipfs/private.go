package ipfs

import (
	"context"
	"errors"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// shares knows which peers may have which private roots, and the blocks below those.
type shares struct {
	table rows // root's bytes and then the peer

	mu     sync.Mutex
	loaded bool
	peers  map[string]map[cid.Cid]struct{}
	blocks map[cid.Cid]map[pack.Digest]struct{}
}

func newShares(table rows) *shares {
	return &shares{table: table, peers: map[string]map[cid.Cid]struct{}{}, blocks: map[cid.Cid]map[pack.Digest]struct{}{}}
}

// MaxSharePeer is the longest name of a peer in bytes.
const MaxSharePeer = 256

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
	if to == "" {
		return false
	}
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if l.loadShares() != nil {
		return false
	}
	for root := range s.peers[to] {
		if _, ok := s.blocks[root][d]; ok {
			return true
		}
	}
	return false
}

// Share lets peers have the private blocks under root, those that the store has now; it is durable when Share returns.
// What is put under the root later needs another Share.
func (l *Local) Share(ctx context.Context, root cid.Cid, peers ...string) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	for _, p := range peers {
		if p == "" || len(p) > MaxSharePeer {
			return core.Errorf(core.Invalid, "share %s: peer %q: want an id of 1 to %d bytes", root, p, MaxSharePeer)
		}
	}
	reached, err := l.reached(ctx, root)
	if err != nil {
		return err
	}
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := l.loadShares(); err != nil {
		return err
	}
	for _, p := range peers {
		if err := s.table.Set(holdKey(root, p), ""); err != nil {
			return core.Errorf(core.Unavailable, "share %s: %w", root, err)
		}
		s.add(root, p)
	}
	s.blocks[root] = reached
	return nil
}

// Unshare takes back a Share; without peers, that of every peer. What was fetched meanwhile cannot be recalled.
func (l *Local) Unshare(_ context.Context, root cid.Cid, peers ...string) error {
	s := l.shares
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := l.loadShares(); err != nil {
		return err
	}
	if len(peers) == 0 {
		for p, roots := range s.peers {
			if _, ok := roots[root]; ok {
				peers = append(peers, p)
			}
		}
	}
	var errs []error
	for _, p := range peers {
		delete(s.peers[p], root)
		if _, err := s.table.Delete(holdKey(root, p)); err != nil {
			errs = append(errs, core.Errorf(core.Unavailable, "unshare %s: %w; it is shared again after a restart", root, err))
		}
	}
	return errors.Join(errs...)
}

func (s *shares) add(root cid.Cid, peer string) {
	if s.peers[peer] == nil {
		s.peers[peer] = map[cid.Cid]struct{}{}
	}
	s.peers[peer][root] = struct{}{}
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
		if s.blocks[root] == nil {
			if s.blocks[root], err = l.reached(context.Background(), root); err != nil {
				return err
			}
		}
		s.add(root, key[n:])
	}
	s.loaded = true
	return nil
}

// reached lists the blocks of the store under a root.
func (l *Local) reached(ctx context.Context, root cid.Cid) (map[pack.Digest]struct{}, error) {
	out := map[pack.Digest]struct{}{}
	m := marker{Local: l, visited: map[heldRoot]struct{}{}}
	for stack := []heldRoot{{root: root}}; len(stack) > 0; {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if _, seen := m.visited[at]; seen {
			continue
		}
		m.visited[at] = struct{}{}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if d, ok := dag.Digest(at.root); ok {
			if _, has := l.packs.Size(d); !has {
				continue
			}
			out[d] = struct{}{}
		}
		if at.root.Prefix().Codec == cid.Raw {
			continue
		}
		below, err := m.below(at)
		if err != nil {
			return nil, err
		}
		stack = append(stack, below...)
	}
	return out, nil
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
