package backendtest

import (
	"context"
	"io"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// Mood is how a Flaky backend behaves.
type Mood int

// The moods.
const (
	Healthy  Mood = iota
	Down          // each operation fails at once
	Hung          // each operation ends with its context
	CutOff        // streams break off in the middle, writes fail half-way
	Lying         // streams have a flipped bit; writes are denied
	Amnesiac      // answers that it has nothing
)

// Flaky wraps a backend that has moods.
type Flaky struct {
	ipfs.Backend
	Label string
	mu    sync.Mutex
	mood  Mood
}

// Set changes the mood.
func (f *Flaky) Set(m Mood) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.mood = m
}

// String gives the label.
func (f *Flaky) String() string { return f.Label }

// trouble gives the mood, and the error of an operation that fails as a whole.
func (f *Flaky) trouble(ctx context.Context) (Mood, error) {
	f.mu.Lock()
	m := f.mood
	f.mu.Unlock()
	switch m {
	case Down:
		return m, core.Fail(core.ReasonUnreachable, "%s is down", f.Label)
	case Hung:
		<-ctx.Done()
		return m, core.Errorf(core.Timeout, "%s hangs: %w", f.Label, context.Cause(ctx))
	}
	return m, nil
}

// write gives the error of a write.
func (f *Flaky) write(ctx context.Context) error {
	m, err := f.trouble(ctx)
	if err == nil && m != Healthy {
		err = core.Errorf(core.Unavailable, "%s refuses writes", f.Label)
	}
	return err
}

// Has asks the backend.
func (f *Flaky) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	m, err := f.trouble(ctx)
	if err != nil {
		return nil, err
	}
	if m == Amnesiac {
		return make([]bool, len(ids)), nil
	}
	return f.Backend.Has(ctx, ids)
}

// GetCAR reads from the backend.
func (f *Flaky) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	m, err := f.trouble(ctx)
	if err != nil {
		return nil, err
	}
	switch m {
	case CutOff:
		return Liar{f.Backend, func(_ cid.Cid, car []byte) io.Reader { return Truncate(len(car)*2/3)(root, car) }}.GetCAR(ctx, root, scope)
	case Lying:
		return Liar{f.Backend, func(_ cid.Cid, car []byte) io.Reader { return Flip(len(car)-1)(root, car) }}.GetCAR(ctx, root, scope)
	case Amnesiac:
		return nil, core.Fail(core.ReasonContentMissing, "%s has forgotten it", f.Label)
	}
	return f.Backend.GetCAR(ctx, root, scope)
}

// PutCAR writes to the backend.
func (f *Flaky) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	if err := f.write(ctx); err != nil {
		_, _ = io.CopyN(io.Discard, r, 1000) // some of it was on its way
		return err
	}
	return f.Backend.PutCAR(ctx, root, r)
}

// Pin pins on the backend.
func (f *Flaky) Pin(ctx context.Context, root cid.Cid, name string) error {
	if err := f.write(ctx); err != nil {
		return err
	}
	return f.Backend.Pin(ctx, root, name)
}

// Unpin unpins on the backend.
func (f *Flaky) Unpin(ctx context.Context, root cid.Cid) error {
	if err := f.write(ctx); err != nil {
		return err
	}
	return f.Backend.Unpin(ctx, root)
}

// Pins lists the backend's pins.
func (f *Flaky) Pins(ctx context.Context) ([]ipfs.Pin, error) {
	m, err := f.trouble(ctx)
	if err != nil {
		return nil, err
	}
	if m != Healthy {
		return nil, core.Errorf(core.Unavailable, "%s cannot list its pins", f.Label)
	}
	return f.Backend.Pins(ctx)
}
