package retry_test

import (
	"bytes"
	"context"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/retry"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/ipfs/go-cid"
)

func TestAcceptance(t *testing.T) {
	backendtest.Run(t, func(*testing.T) ipfs.Backend {
		return retry.New(&stumbling{Backend: ipfs.NewMemory()}, retry.Options{Attempts: 20, Pause: time.Millisecond})
	}, nil)
}

// stumbling fails every other call; streams break off.
type stumbling struct {
	ipfs.Backend
	mu sync.Mutex
	n  int
}

func (s *stumbling) fails() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.n++; s.n%2 != 0 {
		return core.Errorf(core.Busy, "call %d", s.n)
	}
	return nil
}

func (s *stumbling) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	if err := s.fails(); err != nil {
		return nil, err
	}
	return s.Backend.Has(ctx, ids)
}

func (s *stumbling) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	if s.fails() != nil {
		cut := func(_ cid.Cid, car []byte) io.Reader { return backendtest.Truncate(len(car)/2)(root, car) }
		return backendtest.Liar{Backend: s.Backend, Change: cut}.GetCAR(ctx, root, scope)
	}
	return s.Backend.GetCAR(ctx, root, scope)
}

func (s *stumbling) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	if err := s.fails(); err != nil {
		_, _ = io.CopyN(io.Discard, r, 100)
		return err
	}
	return s.Backend.PutCAR(ctx, root, r)
}

func (s *stumbling) Unpin(ctx context.Context, root cid.Cid) error {
	if err := s.fails(); err != nil {
		return err
	}
	return s.Backend.Unpin(ctx, root)
}

// TestLastWord keeps the kind of the last error, and does not repeat what cannot succeed.
func TestLastWord(t *testing.T) {
	inner := &backendtest.Flaky{Backend: ipfs.NewMemory(), Label: "it"}
	b := retry.New(inner, retry.Options{Attempts: 3, Pause: time.Millisecond})
	inner.Set(backendtest.Down)
	if _, err := b.Pins(t.Context()); core.KindOf(err) != core.Unavailable {
		t.Fatal(err)
	}
	inner.Set(backendtest.Healthy)
	if err := b.PutCAR(t.Context(), backendtest.LinkCID, bytes.NewReader([]byte("no CAR"))); core.KindOf(err) != core.Corrupt {
		t.Fatal(err)
	}
}
