package routertest

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"
	"sync"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

const chunk = 1 << 20

// Store is one node's content. It finds what it lacks at the stores that Peers names.
type Store struct {
	Peers func(providers []string) []*Store // who can be asked; nil for nobody

	mu     sync.Mutex
	blocks map[cid.Cid][]byte
	pins   map[cid.Cid]string
	down   bool
}

// NewStore makes an empty store.
func NewStore() *Store {
	return &Store{blocks: map[cid.Cid][]byte{}, pins: map[cid.Cid]string{}}
}

// SetDown makes the store unreachable for others, or reachable again.
func (s *Store) SetDown(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

// Len counts the stored blocks.
func (s *Store) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.blocks)
}

// PutBlock stores one block.
func (s *Store) PutBlock(_ context.Context, codec uint64, data []byte) (cid.Cid, error) {
	c := core.CIDOf(codec, data)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocks[c] = bytes.Clone(data)
	return c, nil
}

// GetBlock gives a block from here or from a peer, and keeps it.
func (s *Store) GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error) {
	if data, ok := s.local(c); ok {
		return data, nil
	}
	if s.Peers != nil {
		for _, peer := range s.Peers(providers) {
			data, ok := peer.serve(c)
			if !ok {
				continue
			}
			if err := core.CheckBlock(c, data); err != nil {
				return nil, err
			}
			_, err := s.PutBlock(ctx, c.Prefix().Codec, data)
			return data, err
		}
	}
	return nil, core.Fail(core.ReasonContentMissing, "%s: asked %d providers", c, len(providers))
}

func (s *Store) local(c cid.Cid) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.blocks[c]
	return data, ok
}

// serve answers another node.
func (s *Store) serve(c cid.Cid) ([]byte, bool) {
	s.mu.Lock()
	down := s.down
	s.mu.Unlock()
	if down {
		return nil, false
	}
	return s.local(c)
}

// PutFile stores a file: one raw block up to 1 MiB, and above that the whole under a dag-pb CID, which is all that a
// router can tell about a larger UnixFS file without reading it.
func (s *Store) PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return cid.Undef, 0, err
	}
	codec := uint64(cid.Raw)
	if len(data) > chunk {
		codec = cid.DagProtobuf
	}
	c, err := s.PutBlock(ctx, codec, data)
	return c, int64(len(data)), err
}

// OpenFile opens a file.
func (s *Store) OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	data, err := s.GetBlock(ctx, c, providers)
	if err != nil {
		return nil, 0, err
	}
	return nopCloser{bytes.NewReader(data)}, int64(len(data)), nil
}

// PutSealed is PutFile: here everybody may read everything.
func (s *Store) PutSealed(ctx context.Context, _ core.SessionID, r io.Reader) (cid.Cid, int64, error) {
	return s.PutFile(ctx, r)
}

// OpenSealed is OpenFile.
func (s *Store) OpenSealed(ctx context.Context, _ core.SessionID, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	return s.OpenFile(ctx, c, providers)
}

type nopCloser struct{ io.ReadSeeker }

// Close does nothing.
func (nopCloser) Close() error { return nil }

// Pin names a root.
func (s *Store) Pin(_ context.Context, c cid.Cid, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pins[c] = name
	return nil
}

// Lease wants the root to be here; nothing expires.
func (s *Store) Lease(_ context.Context, c cid.Cid, _ core.SessionID, _ string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.blocks[c]; !ok {
		return core.Fail(core.ReasonContentMissing, "lease %s: not here", c)
	}
	return nil
}

// Unpin forgets a root.
func (s *Store) Unpin(_ context.Context, c cid.Cid) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.pins, c)
	return nil
}

// Pins lists the roots.
func (s *Store) Pins(context.Context) (map[cid.Cid]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.pins), nil
}

// Cids lists what is stored.
func (s *Store) Cids() []cid.Cid {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Collect(maps.Keys(s.blocks))
}
