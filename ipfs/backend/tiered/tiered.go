// Package tiered is a composite ipfs.Backend of a fast tier before slower ones: reads go down the tiers until one has the
// content, and what a slower one gave is written, verified, into the faster ones.
package tiered

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/ask"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/splice"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/spool"
	"github.com/ipfs/go-cid"
)

// Policy says which tiers take writes and pins.
type Policy byte

// The policies.
const (
	WriteAll   Policy = iota // every tier; a write succeeds when all have it
	WriteFirst               // the fastest tier alone; the others are for reading
	WriteLast                // the slowest tier alone; the others are caches, filled by reads
)

// Options of a Backend. The zero value works.
type Options struct {
	Write Policy
	// NoFill leaves the faster tiers as they are when a slower one was read.
	NoFill bool
	// FillLimit is the largest DAG in bytes that is kept in memory to fill the faster tiers with; four of
	// them at once. Default 64 MiB.
	FillLimit int64
	// FillTimeout bounds one write into a faster tier. Default 1 min.
	FillTimeout time.Duration
	// Stall is how long a tier may be silent before the next one takes over. Default 30 s.
	Stall time.Duration
	// Logger hears of fills that failed; nil is silent.
	Logger *slog.Logger
}

// fills bounds the reads that keep their blocks, and the writes into faster tiers, at once. A read that finds no room fills
// nothing.
const fills = 4

// Backend reads through tiers.
type Backend struct {
	tiers   []ipfs.Backend
	sources []splice.Source
	opts    Options
	ctx     context.Context
	cancel  context.CancelFunc
	room    chan struct{}

	mu      sync.Mutex
	closed  bool
	running sync.WaitGroup // Add under mu
}

var _ ipfs.Backend = (*Backend)(nil)

// New makes a Backend of tiers, the fastest first. It closes them.
func New(tiers []ipfs.Backend, opts Options) (*Backend, error) {
	if len(tiers) == 0 || opts.Write > WriteLast {
		return nil, core.Errorf(core.Invalid, "tiers: %d of them, write policy %d", len(tiers), opts.Write)
	}
	if opts.FillLimit <= 0 {
		opts.FillLimit = 64 << 20
	}
	if opts.FillTimeout <= 0 {
		opts.FillTimeout = time.Minute
	}
	if opts.Stall <= 0 {
		opts.Stall = 30 * time.Second
	}
	if opts.Logger == nil {
		opts.Logger = slog.New(slog.DiscardHandler)
	}
	b := &Backend{tiers: tiers, sources: ask.Sources(tiers), opts: opts, room: make(chan struct{}, fills)}
	b.ctx, b.cancel = context.WithCancel(context.Background())
	return b, nil
}

// Close ends the fills and closes all tiers.
func (b *Backend) Close() error {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.cancel()
	b.running.Wait()
	var errs []error
	for _, t := range b.tiers {
		errs = append(errs, t.Close())
	}
	return errors.Join(errs...)
}

// Has is true where any tier has the block. A tier that does not answer makes an error of what no other tier has.
func (b *Backend) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	out := make([]bool, len(ids))
	left, place := ids, make([]int, len(ids))
	for i := range ids {
		place[i] = i
	}
	var errs []error
	for i, t := range b.tiers {
		has, err := ask.Has(ctx, []ipfs.Backend{t}, left, 1, b.opts.Stall, b.opts.Stall)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", b.sources[i].Name, err))
			continue
		}
		var rest []cid.Cid
		var where []int
		for j, ok := range has {
			if ok {
				out[place[j]] = true
				continue
			}
			rest, where = append(rest, left[j]), append(where, place[j])
		}
		if left, place = rest, where; len(left) == 0 {
			return out, nil
		}
	}
	if len(errs) > 0 && len(left) > 0 {
		return nil, ask.Joined(errs, "%d tiers do not answer and no other one has %s", len(errs), left[0])
	}
	return out, nil
}

// GetCAR reads from the first tier that has the content. The stream is verified.
func (b *Backend) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	opts := splice.Options{Hedge: splice.Never, Stall: b.opts.Stall}
	if b.opts.NoFill || len(b.tiers) == 1 {
		return splice.Open(ctx, root, scope, b.sources, opts)
	}
	f := &fill{root: root, scope: scope, limit: b.opts.FillLimit, release: func() {}}
	f.claim = func() bool { return b.claim(f) }
	opts.Keep, opts.Done = f.keep, func() { b.fill(f) }
	r, err := splice.Open(ctx, root, scope, b.sources, opts)
	if err != nil {
		f.release()
		return nil, err
	}
	return &collecting{r, f}, nil
}

// targets are the tiers that take writes.
func (b *Backend) targets() []ipfs.Backend {
	switch b.opts.Write {
	case WriteFirst:
		return b.tiers[:1]
	case WriteLast:
		return b.tiers[len(b.tiers)-1:]
	}
	return b.tiers
}

// each runs one operation on all targets at once. All have ended when it returns.
func (b *Backend) each(what string, root cid.Cid, do func(ipfs.Backend) error) error {
	targets := b.targets()
	errs := make([]error, len(targets))
	var running sync.WaitGroup
	for i, t := range targets {
		running.Go(func() { errs[i] = do(t) })
	}
	running.Wait()
	var failed []error
	for i, err := range errs {
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", splice.Named(targets[i], i), err))
		}
	}
	if len(failed) == 0 {
		return nil
	}
	return ask.Joined(failed, "%s %s failed on %d of %d tiers", what, root, len(failed), len(targets))
}

// PutCAR writes to the tiers of the policy.
func (b *Backend) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	if len(b.targets()) == 1 {
		return b.targets()[0].PutCAR(ctx, root, r)
	}
	s, err := spool.New(root, r)
	if err != nil {
		return err
	}
	defer s.Release()
	return b.each("put", root, func(t ipfs.Backend) error { return t.PutCAR(ctx, root, s.Reader()) })
}

// Pin pins on the tiers of the policy.
func (b *Backend) Pin(ctx context.Context, root cid.Cid, name string) error {
	return b.each("pin", root, func(t ipfs.Backend) error { return t.Pin(ctx, root, name) })
}

// Unpin removes the pin from the tiers of the policy. It is NotFound where none of them had it.
func (b *Backend) Unpin(ctx context.Context, root cid.Cid) error {
	var mu sync.Mutex
	absent := 0
	err := b.each("unpin", root, func(t ipfs.Backend) error {
		err := t.Unpin(ctx, root)
		if core.KindOf(err) != core.NotFound {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		absent++
		return nil
	})
	if err == nil && absent == len(b.targets()) {
		return core.Errorf(core.NotFound, "%s is not pinned", root)
	}
	return err
}

// Pins lists the pins of the slowest tier that takes writes, which is the one that keeps them.
func (b *Backend) Pins(ctx context.Context) ([]ipfs.Pin, error) {
	targets := b.targets()
	return targets[len(targets)-1].Pins(ctx)
}
