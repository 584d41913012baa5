package ipfs

import (
	"bytes"
	"context"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// Spoiler makes a node serve wrong bytes on purpose, by every protocol, so that tests and `devnet --bad wrong-bytes` can show
// that receivers notice. The zero value spoils nothing yet.
type Spoiler struct {
	mu  sync.Mutex
	bad map[pack.Digest]bool
}

// Corrupt flips one bit of a block whenever it is read from now on, until the node is opened again.
func (s *Spoiler) Corrupt(_ context.Context, c cid.Cid) error {
	digest, ok := dag.Digest(c)
	if !ok {
		return core.Errorf(core.Invalid, "corrupt %s: the CID holds its content itself", c)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bad == nil {
		s.bad = map[pack.Digest]bool{}
	}
	s.bad[digest] = true
	return nil
}

// spoiledStore is a store behind a Spoiler.
type spoiledStore struct {
	blockStore
	spoiler *Spoiler
}

// Get gives a block, spoiled if it is to be.
func (s spoiledStore) Get(d pack.Digest) ([]byte, error) {
	data, err := s.blockStore.Get(d)
	s.spoiler.mu.Lock()
	defer s.spoiler.mu.Unlock()
	if err != nil || !s.spoiler.bad[d] || len(data) == 0 {
		return data, err
	}
	data = bytes.Clone(data)
	data[len(data)/2] ^= 1
	return data, nil
}
