// Package jobs is the frame in which miner, validator and oracle do their work: at most one goroutine a task, woken by the
// chain's events and by a regular scan, all of them ended when the role ends.
package jobs

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Work does what a task needs now and returns when it needs no more. wake receives after each Poke; a poke that comes while
// Work returns makes it run again. Work must return soon after ctx ends.
type Work func(ctx context.Context, ref core.TaskRef, wake <-chan struct{})

// Group runs Work for many tasks, one goroutine a task.
type Group struct {
	ctx  context.Context
	work Work

	mu     sync.Mutex
	wg     sync.WaitGroup
	active map[core.TaskRef]chan struct{}
}

// NewGroup makes a group whose jobs end with ctx.
func NewGroup(ctx context.Context, work Work) *Group {
	return &Group{ctx: ctx, work: work, active: map[core.TaskRef]chan struct{}{}}
}

// Poke starts the task's job, or wakes it.
func (g *Group) Poke(ref core.TaskRef) { g.poke(ref, true) }

// Wake wakes the task's job if it runs; it tells whether it does.
func (g *Group) Wake(ref core.TaskRef) bool { return g.poke(ref, false) }

func (g *Group) poke(ref core.TaskRef, start bool) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	wake, running := g.active[ref]
	if running {
		select {
		case wake <- struct{}{}:
		default: // a wake-up waits already
		}
		return true
	}
	if !start || g.ctx.Err() != nil {
		return false
	}
	wake = make(chan struct{}, 1)
	g.active[ref] = wake
	g.wg.Go(func() { g.run(ref, wake) })
	return true
}

func (g *Group) run(ref core.TaskRef, wake chan struct{}) {
	for {
		g.work(g.ctx, ref, wake)
		g.mu.Lock()
		select {
		case <-wake:
			if g.ctx.Err() == nil {
				g.mu.Unlock()
				continue
			}
		default:
		}
		delete(g.active, ref)
		g.mu.Unlock()
		return
	}
}

// Running tells how many tasks have a job.
func (g *Group) Running() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.active)
}

// Has tells whether the task has a job.
func (g *Group) Has(ref core.TaskRef) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	_, ok := g.active[ref]
	return ok
}

// Wait returns when every job has ended. Call it after the group's context ended.
func (g *Group) Wait() { g.wg.Wait() }

// Sleep waits for d, a wake-up or the end of ctx, and gives ctx's error.
func Sleep(ctx context.Context, d time.Duration, wake <-chan struct{}) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-wake:
	case <-timer.C:
	}
	return ctx.Err()
}

// Events is the chain's event feed. Follow returns when ctx ends or handle fails; the cursor called name remembers where
// it was.
type Events interface {
	Follow(ctx context.Context, name string, handle func(context.Context, core.Event) error) error
}

// Follow keeps an event feed open until ctx ends. When it breaks it is opened again after a pause that grows from 100 ms to
// 10 s; nothing is lost meanwhile, the cursor sees to that.
func Follow(ctx context.Context, log *slog.Logger, events Events, name string, handle func(context.Context, core.Event) error) {
	pause := backoff{min: 100 * time.Millisecond, max: 10 * time.Second}
	for {
		started := time.Now()
		err := events.Follow(ctx, name, handle)
		if ctx.Err() != nil {
			return
		}
		if err == nil {
			err = errors.New("the feed ended")
		}
		if time.Since(started) > time.Minute {
			pause.reset()
		}
		log.Warn("follow chain events, again after a pause", "cursor", name, "error", err)
		if Sleep(ctx, pause.next(), nil) != nil {
			return
		}
	}
}

// Retry gives the pauses between tries: doubling from min to max.
func Retry(min, max time.Duration) func() time.Duration {
	b := &backoff{min: min, max: max}
	return b.next
}

type backoff struct{ min, max, now time.Duration }

func (b *backoff) next() time.Duration {
	b.now = min(max(2*b.now, b.min), b.max)
	return b.now
}

func (b *backoff) reset() { b.now = 0 }
