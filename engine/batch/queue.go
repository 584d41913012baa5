package batch

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// The ends of a generation that neither the model nor an error of its own brings.
var (
	ErrClosed    = core.Errorf(core.Unavailable, "the engine is closed")
	ErrCancelled = errors.New("cancelled")
)

// Waiter is a generation in the queue; one that embeds a *Stream is.
type Waiter interface {
	Cancelled() bool
	Fail(err error)
}

// Queue holds generations until the loop takes them, first come first served. NewQueue makes one.
type Queue[S Waiter] struct {
	wake    chan struct{}
	mu      sync.Mutex
	closed  bool
	waiting []S
}

// NewQueue makes an empty queue.
func NewQueue[S Waiter]() *Queue[S] { return &Queue[S]{wake: make(chan struct{}, 1)} }

// Push puts a generation at the end; ErrClosed after Close.
func (q *Queue[S]) Push(s S) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return ErrClosed
	}
	q.waiting = append(q.waiting, s)
	q.nudge()
	return nil
}

// PushFront puts one back that the loop had taken.
func (q *Queue[S]) PushFront(s S) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append([]S{s}, q.waiting...)
}

// Pop takes the first one if it fits. Those in the queue that were cancelled are answered, wherever they stand.
func (q *Queue[S]) Pop(fits func(S) bool) (first S, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	kept := q.waiting[:0]
	for _, s := range q.waiting {
		if s.Cancelled() {
			s.Fail(ErrCancelled)
		} else {
			kept = append(kept, s)
		}
	}
	clear(q.waiting[len(kept):])
	q.waiting = kept
	if len(kept) == 0 || !fits(kept[0]) {
		return first, false
	}
	first, q.waiting = kept[0], kept[1:]
	return first, true
}

// Wait returns when something was pushed or cancelled, or the queue was closed, since the last Wait. The loop alone calls it.
func (q *Queue[S]) Wait() { <-q.wake }

// Close lets nothing more in and wakes the loop.
func (q *Queue[S]) Close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.nudge()
}

// Closed tells whether Close was called.
func (q *Queue[S]) Closed() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.closed
}

// Drain answers all that wait with ErrClosed.
func (q *Queue[S]) Drain() {
	for s, ok := q.Pop(func(S) bool { return true }); ok; s, ok = q.Pop(func(S) bool { return true }) {
		s.Fail(ErrClosed)
	}
}

func (q *Queue[S]) nudge() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// Collect waits until the loop has ended a generation that was pushed with this stream, handing its tokens to emit, which may be
// nil. When ctx ends or emit fails, the generation is cancelled and the error says so. The completion lacks the prompt's usage.
func (q *Queue[S]) Collect(ctx context.Context, s *Stream, emit func(engine.Token) error) (engine.Completion, error) {
	var out engine.Completion
	var text strings.Builder
	var failed error // why the caller no longer wants tokens
	cancel := func(err error) {
		if failed == nil {
			failed = err
		}
		s.cancelled.Store(true)
		q.nudge()
	}
	quit := ctx.Done()
	for {
		select {
		case <-quit:
			quit = nil
			cancel(engine.Ended(ctx, "generate"))
			continue
		case <-s.ready:
		}
		tokens, ended, finish, err := s.take()
		for _, t := range tokens {
			if failed != nil {
				break
			}
			text.WriteString(t.Text)
			out.Tokens = append(out.Tokens, t)
			if emit == nil {
				continue
			}
			if err := emit(t); err != nil {
				cancel(fmt.Errorf("generate: emit: %w", err))
			}
		}
		if ended {
			out.Text, out.Finish, out.Usage.Completion = text.String(), finish, int64(len(out.Tokens))
			if failed == nil && err != nil {
				failed = fmt.Errorf("generate: %w", err)
			}
			return out, failed
		}
	}
}

// PromptRoom is how many prompt tokens a step of `size` tokens takes beside the next token of each generating sequence. The
// batch is shared by heads: where most sequences wait for their first token they get most of it; one long prompt beside many
// readers comes in chunks, so that it does not make them wait.
func PromptRoom(size, chunk, waiting, generating int) int {
	if waiting == 0 || generating == 0 {
		return size - generating
	}
	return min(size-generating, max(chunk, size*waiting/(waiting+generating)))
}
