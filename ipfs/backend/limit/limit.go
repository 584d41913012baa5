// Package limit wraps an ipfs.Backend so that it is asked for no more than it should be: operations at once, and bytes a
// second in both directions together. Same interface in and out.
package limit

import (
	"context"
	"io"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/splice"
	"github.com/ipfs/go-cid"
)

// Options of a Backend. A zero field does not limit.
type Options struct {
	// Concurrent is how many operations run at once. A stream counts until it is closed.
	Concurrent int
	// Rate is in bytes of CAR a second.
	Rate int64
}

// Backend is asked for less.
type Backend struct {
	inner  ipfs.Backend
	slots  chan struct{}
	bucket *bucket
}

var _ ipfs.Backend = (*Backend)(nil)

// New wraps a backend; Close closes it.
func New(b ipfs.Backend, opts Options) *Backend {
	out := &Backend{inner: b}
	if opts.Concurrent > 0 {
		out.slots = make(chan struct{}, opts.Concurrent)
	}
	if opts.Rate > 0 {
		out.bucket = &bucket{rate: opts.Rate, now: time.Now}
	}
	return out
}

// String names the wrapped backend.
func (b *Backend) String() string { return splice.Named(b.inner, 0) }

// enter waits for a slot and gives the function that leaves it.
func (b *Backend) enter(ctx context.Context) (func(), error) {
	if b.slots == nil {
		return func() {}, nil
	}
	select {
	case b.slots <- struct{}{}:
		return sync.OnceFunc(func() { <-b.slots }), nil
	case <-ctx.Done():
		return nil, core.Errorf(core.Timeout, "%d operations run already: %w", cap(b.slots), context.Cause(ctx))
	}
}

// Has asks in its turn.
func (b *Backend) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	leave, err := b.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return b.inner.Has(ctx, ids)
}

// GetCAR reads in its turn, no faster than the rate.
func (b *Backend) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	leave, err := b.enter(ctx)
	if err != nil {
		return nil, err
	}
	r, err := b.inner.GetCAR(ctx, root, scope)
	if err != nil {
		leave()
		return nil, err
	}
	return &stream{slow{ctx, r, b.bucket}, r, leave}, nil
}

// PutCAR writes in its turn, no faster than the rate.
func (b *Backend) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	leave, err := b.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return b.inner.PutCAR(ctx, root, slow{ctx, r, b.bucket})
}

// Pin pins in its turn.
func (b *Backend) Pin(ctx context.Context, root cid.Cid, name string) error {
	leave, err := b.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return b.inner.Pin(ctx, root, name)
}

// Unpin unpins in its turn.
func (b *Backend) Unpin(ctx context.Context, root cid.Cid) error {
	leave, err := b.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return b.inner.Unpin(ctx, root)
}

// Pins lists in its turn.
func (b *Backend) Pins(ctx context.Context) ([]ipfs.Pin, error) {
	leave, err := b.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return b.inner.Pins(ctx)
}

// Close closes the wrapped backend.
func (b *Backend) Close() error { return b.inner.Close() }

// slow reads no faster than its bucket lets it.
type slow struct {
	ctx    context.Context
	r      io.Reader
	bucket *bucket
}

// Read reads, and waits for as long as the bytes cost.
func (s slow) Read(p []byte) (int, error) {
	if s.bucket == nil {
		return s.r.Read(p)
	}
	n, err := s.r.Read(p[:min(len(p), 64<<10)])
	if wait := s.bucket.take(int64(n)); wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-s.ctx.Done():
			return n, core.Errorf(core.Timeout, "held back to the rate limit: %w", context.Cause(s.ctx))
		}
	}
	return n, err
}

type stream struct {
	slow
	body  io.Closer
	leave func()
}

// Close ends the stream.
func (s *stream) Close() error {
	defer s.leave()
	return s.body.Close()
}

// bucket spreads bytes over time; an idle second may be caught up on.
type bucket struct {
	mu   sync.Mutex
	rate int64
	free time.Time // when all that was taken is paid for
	now  func() time.Time
}

// take gives how long to wait for n bytes.
func (b *bucket) take(n int64) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	if earliest := now.Add(-time.Second); b.free.Before(earliest) {
		b.free = earliest
	}
	b.free = b.free.Add(time.Duration(float64(n) / float64(b.rate) * float64(time.Second)))
	return max(0, b.free.Sub(now))
}
