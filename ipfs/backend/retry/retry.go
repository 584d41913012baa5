// Package retry wraps an ipfs.Backend so that operations which failed for a passing reason are tried again: the service
// was busy, out of reach or too slow. Same interface in and out.
package retry

import (
	"context"
	"io"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/splice"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/spool"
	"github.com/ipfs/go-cid"
)

// Options of a Backend. The zero value works.
type Options struct {
	// Attempts is how often an operation is tried in all. Default 4.
	Attempts int
	// Pause is the wait before the second attempt; it doubles each time, up to a minute, and is shortened at random by up
	// to a half. Default 200 ms.
	Pause time.Duration
	// Stall is how long a stream may be silent before it is begun again. Default 30 s.
	Stall time.Duration
}

// maxPause bounds one wait.
const maxPause = time.Minute

// Backend tries again.
type Backend struct {
	ipfs.Backend
	opts Options
}

var _ ipfs.Backend = (*Backend)(nil)

// New wraps a backend; Close closes it.
func New(b ipfs.Backend, opts Options) *Backend {
	if opts.Attempts <= 0 {
		opts.Attempts = 4
	}
	if opts.Pause <= 0 {
		opts.Pause = 200 * time.Millisecond
	}
	return &Backend{b, opts}
}

// String names the wrapped backend.
func (b *Backend) String() string { return splice.Named(b.Backend, 0) }

// passing says that an error may not come again. Content that is not there stays away.
func passing(err error) bool {
	if core.ReasonOf(err) == core.ReasonContentMissing {
		return false
	}
	switch core.KindOf(err) {
	case core.Busy, core.Unavailable, core.Timeout:
		return true
	}
	return false
}

// do tries until an attempt succeeds, fails for good, or was the last one.
func (b *Backend) do(ctx context.Context, try func() error) error {
	pause := b.opts.Pause
	for attempt := 1; ; attempt++ {
		err := try()
		if err == nil || !passing(err) || ctx.Err() != nil {
			return err
		}
		if attempt >= b.opts.Attempts {
			return core.Errorf(core.KindOf(err), "tried %d times: %w", attempt, err)
		}
		if ended := wait(ctx, pause); ended != nil {
			return core.Errorf(core.Timeout, "%w, after %w", ended, err)
		}
		pause = min(2*pause, maxPause)
	}
}

// wait waits for a pause, or up to a half less.
func wait(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause - time.Duration(rand.Int64N(int64(pause/2)+1)))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return core.Errorf(core.Timeout, "%w", context.Cause(ctx))
	case <-timer.C:
		return nil
	}
}

// Has asks again.
func (b *Backend) Has(ctx context.Context, ids []cid.Cid) (out []bool, err error) {
	err = b.do(ctx, func() error {
		out, err = b.Backend.Has(ctx, ids)
		return err
	})
	return out, err
}

// GetCAR begins a stream again that did not start, or that broke off or sent wrong bytes, and goes on where it was. The
// stream is verified for that.
func (b *Backend) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	shared := &attempts{Backend: b.Backend, pause: b.opts.Pause}
	sources := make([]splice.Source, b.opts.Attempts)
	for i := range sources {
		sources[i] = splice.Source{Name: b.String(), Backend: shared}
	}
	return splice.Open(ctx, root, scope, sources, splice.Options{Hedge: splice.Never, Stall: b.opts.Stall})
}

// attempts is one backend that is read several times, with pauses between.
type attempts struct {
	ipfs.Backend
	mu    sync.Mutex
	begun bool
	pause time.Duration
	final error // another attempt would not help
}

// GetCAR makes the next attempt.
func (a *attempts) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	a.mu.Lock()
	pause, begun, final := a.pause, a.begun, a.final
	a.begun = true
	if begun {
		a.pause = min(2*pause, maxPause)
	}
	a.mu.Unlock()
	if final != nil {
		return nil, final
	}
	if begun {
		if err := wait(ctx, pause); err != nil {
			return nil, err
		}
	}
	r, err := a.Backend.GetCAR(ctx, root, scope)
	if err != nil && !passing(err) {
		a.mu.Lock()
		a.final = err
		a.mu.Unlock()
	}
	return r, err
}

// PutCAR checks and keeps the CAR, so that it can be sent again.
func (b *Backend) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	s, err := spool.New(root, r)
	if err != nil {
		return err
	}
	defer s.Release()
	return b.do(ctx, func() error { return b.Backend.PutCAR(ctx, root, s.Reader()) })
}

// Pin pins again.
func (b *Backend) Pin(ctx context.Context, root cid.Cid, name string) error {
	return b.do(ctx, func() error { return b.Backend.Pin(ctx, root, name) })
}

// Unpin unpins again. A pin that is gone after an attempt whose answer was lost was removed by that attempt.
func (b *Backend) Unpin(ctx context.Context, root cid.Cid) error {
	lost := false
	return b.do(ctx, func() error {
		err := b.Backend.Unpin(ctx, root)
		if lost && core.KindOf(err) == core.NotFound {
			return nil
		}
		lost = lost || core.KindOf(err) == core.Unavailable || core.KindOf(err) == core.Timeout
		return err
	})
}

// Pins asks again.
func (b *Backend) Pins(ctx context.Context) (pins []ipfs.Pin, err error) {
	err = b.do(ctx, func() error {
		pins, err = b.Backend.Pins(ctx)
		return err
	})
	return pins, err
}
