package memnet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// chunk is the largest file that one raw block holds.
const chunk = 1 << 20

// Content is a network of content stores that reach each other by provider text.
type Content struct {
	mu    sync.Mutex
	nodes map[string]*Store
}

// NewContent makes an empty network of stores.
func NewContent() *Content { return &Content{nodes: map[string]*Store{}} }

// Store is one node's content.
type Store struct {
	net  *Content
	addr string

	mu     sync.Mutex
	down   bool
	blocks map[cid.Cid][]byte
	pins   map[cid.Cid]string
	faults []error
}

// Store gives the node called name, making it if needed: a node that restarts finds its content again.
func (n *Content) Store(name string) *Store {
	n.mu.Lock()
	defer n.mu.Unlock()
	addr := "/mem/" + name
	if s := n.nodes[addr]; s != nil {
		return s
	}
	s := &Store{net: n, addr: addr, blocks: map[cid.Cid][]byte{}, pins: map[cid.Cid]string{}}
	n.nodes[addr] = s
	return s
}

// Addrs are the node's provider texts.
func (s *Store) Addrs() []string { return []string{s.addr} }

// SetDown cuts the node off from others, or brings it back.
func (s *Store) SetDown(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

// Fail makes the node's next write fail.
func (s *Store) Fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, err)
}

// Corrupt flips a bit in the stored bytes of c, so that the node serves wrong bytes for it.
func (s *Store) Corrupt(_ context.Context, c cid.Cid) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	data := bytes.Clone(s.blocks[c])
	if len(data) == 0 {
		return core.Errorf(core.NotFound, "corrupt %s: not here", c)
	}
	data[len(data)/2] ^= 1
	s.blocks[c] = data
	return nil
}

// Drop forgets a block.
func (s *Store) Drop(c cid.Cid) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.blocks, c)
}

// Has tells whether the node holds c.
func (s *Store) Has(c cid.Cid) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.blocks[c]
	return ok
}

// Pins lists the pinned roots with their names.
func (s *Store) Pins() map[cid.Cid]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.pins)
}

// PutBlock stores a block.
func (s *Store) PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error) {
	if err := ctx.Err(); err != nil {
		return cid.Undef, core.Errorf(core.Timeout, "put: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.faults) > 0 {
		err := s.faults[0]
		s.faults = s.faults[1:]
		return cid.Undef, err
	}
	c := core.CIDOf(codec, data)
	if _, ok := s.blocks[c]; !ok {
		s.blocks[c] = bytes.Clone(data)
	}
	return c, nil
}

// PutFile stores a file of at most 1 MiB, as the single raw block that UnixFS makes of it.
func (s *Store) PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error) {
	data, err := io.ReadAll(io.LimitReader(r, chunk+1))
	if err != nil {
		return cid.Undef, 0, err
	}
	if len(data) > chunk {
		return cid.Undef, 0, core.Errorf(core.TooLarge, "the memory store keeps files of one block")
	}
	c, err := s.PutBlock(ctx, cid.Raw, data)
	return c, int64(len(data)), err
}

// GetBlock gives a block from here or from the providers, verified, and keeps it.
func (s *Store) GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, core.Errorf(core.Timeout, "get %s: %w", c, err)
	}
	if data, ok := s.local(c); ok {
		return data, core.CheckBlock(c, data)
	}
	var tried []string
	var wrong error
	for _, p := range providers {
		data, err := s.net.fetch(p, c)
		if err == nil {
			if err = core.CheckBlock(c, data); err == nil {
				_, err = s.PutBlock(ctx, c.Prefix().Codec, data)
				return data, err
			}
			wrong = errors.Join(wrong, fmt.Errorf("%s: %w", p, err))
		}
		tried = append(tried, fmt.Sprintf("%s: %v", p, err))
	}
	if wrong != nil {
		return nil, core.Fail(core.ReasonContentMismatch, "get %s: %s", c, strings.Join(tried, "; "))
	}
	return nil, core.Fail(core.ReasonContentMissing, "get %s: %s", c, strings.Join(tried, "; "))
}

func (s *Store) local(c cid.Cid) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.blocks[c]
	return slices.Clone(data), ok
}

func (n *Content) fetch(provider string, c cid.Cid) ([]byte, error) {
	n.mu.Lock()
	node := n.nodes[provider]
	n.mu.Unlock()
	if node == nil {
		return nil, errors.New("no such node")
	}
	node.mu.Lock()
	defer node.mu.Unlock()
	data, ok := node.blocks[c]
	switch {
	case node.down:
		return nil, errors.New("connection refused")
	case !ok:
		return nil, errors.New("does not have it")
	}
	return bytes.Clone(data), nil
}

// ReadFile gives a whole file.
func (s *Store) ReadFile(ctx context.Context, c cid.Cid, limit int64, providers []string) ([]byte, error) {
	if limit <= 0 {
		return nil, core.Errorf(core.Invalid, "read file: a limit of %d bytes", limit)
	}
	data, err := s.GetBlock(ctx, c, providers)
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, core.Errorf(core.TooLarge, "read %s: %d bytes, at most %d", c, len(data), limit)
	}
	return data, nil
}

// OpenFile opens a file from here or from a provider.
func (s *Store) OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	data, err := s.ReadFile(ctx, c, 1<<30, providers)
	return opened{bytes.NewReader(data)}, int64(len(data)), err
}

// PutSealed is PutFile: here everybody may read everything.
func (s *Store) PutSealed(ctx context.Context, _ core.SessionID, r io.Reader) (cid.Cid, int64, error) {
	return s.PutFile(ctx, r)
}

// OpenSealed is OpenFile.
func (s *Store) OpenSealed(ctx context.Context, _ core.SessionID, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	return s.OpenFile(ctx, c, providers)
}

// ReadSealed is ReadFile.
func (s *Store) ReadSealed(ctx context.Context, _ core.SessionID, c cid.Cid, limit int64, providers []string) ([]byte, error) {
	return s.ReadFile(ctx, c, limit, providers)
}

type opened struct{ *bytes.Reader }

// Close ends nothing.
func (opened) Close() error { return nil }

// Keep pins a block, or a file, which is one block here.
func (s *Store) Keep(ctx context.Context, c cid.Cid, name string) error {
	if err := ctx.Err(); err != nil {
		return core.Errorf(core.Timeout, "pin: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.blocks[c]; !ok {
		return core.Fail(core.ReasonContentMissing, "pin %s: not here", c)
	}
	s.pins[c] = name
	return nil
}

// Lease pins like Keep: nothing expires here.
func (s *Store) Lease(ctx context.Context, c cid.Cid, _ core.SessionID, name string) error {
	return s.Keep(ctx, c, name)
}
