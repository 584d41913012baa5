package router

import (
	"context"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// watch tells waiting requests that the chain said something about their task.
type watch struct {
	mu    sync.Mutex
	tasks map[core.TaskRef]map[chan struct{}]struct{}
	pool  map[chan struct{}]struct{}
}

func newWatch() *watch {
	return &watch{tasks: map[core.TaskRef]map[chan struct{}]struct{}{}, pool: map[chan struct{}]struct{}{}}
}

// task gives a channel that gets a value after each event of ref; stop ends that.
func (w *watch) task(ref core.TaskRef) (wake <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.tasks[ref] == nil {
		w.tasks[ref] = map[chan struct{}]struct{}{}
	}
	w.tasks[ref][c] = struct{}{}
	return c, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.tasks[ref], c)
		if len(w.tasks[ref]) == 0 {
			delete(w.tasks, ref)
		}
	}
}

// idle gives a channel that gets a value whenever a miner may have become free.
func (w *watch) idle() (wake <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pool[c] = struct{}{}
	return c, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.pool, c)
	}
}

func (w *watch) handle(e core.Event) {
	if e.Kind.Interim() && !e.Removed { // looking would only take time from the answer
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.tasks[e.Ref] {
		nudge(c)
	}
	if e.Kind == core.TaskEnded || e.Kind == core.TaskAssigned {
		for c := range w.pool {
			nudge(c)
		}
	}
}

func nudge(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default: // it has a nudge waiting already
	}
}

// Handle takes one chain event. Events may be repeated, late or missing: they only say when to look.
func (s *Service) Handle(_ context.Context, e core.Event) error {
	s.watch.handle(e)
	return nil
}

// await reads a task until fine says so, at every event and every poll. It returns the last state with an error of kind
// Timeout or the context's when that comes first.
func (s *Service) await(ctx context.Context, ref core.TaskRef, fine func(core.TaskState) bool) (core.TaskState, error) {
	wake, stop := s.watch.task(ref)
	defer stop()
	tick := time.NewTicker(s.cfg.Poll)
	defer tick.Stop()
	var state core.TaskState
	for {
		next, err := s.deps.Tasks.Task(ctx, ref)
		switch {
		case err == nil:
			state = next
			if fine(state) {
				return state, nil
			}
		case core.KindOf(err) == core.NotFound:
			return state, core.Errorf(core.NotFound, "read task %s: %w", ref, err)
		case ctx.Err() == nil: // the chain may answer again before the deadline
			s.log.WarnContext(ctx, "read task", "task", ref.String(), "error", err)
		}
		select {
		case <-wake:
		case <-tick.C:
		case <-ctx.Done():
			return state, expired(ctx, ref)
		}
	}
}

// expired names why a request's context ended.
func expired(ctx context.Context, ref core.TaskRef) error {
	if ctx.Err() == context.DeadlineExceeded {
		return core.Errorf(core.Timeout, "task %s has no answer yet; it goes on, read it later by its id: %w", ref, ctx.Err())
	}
	return core.Fail(core.ReasonCancelled, "task %s: the client went away: %w", ref, ctx.Err())
}
