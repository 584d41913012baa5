// Package batch is what engines with a batch loop share: the queue of generations that wait for it, the stream on which the
// loop hands tokens to a caller, and how prompts and answers share a batch.
package batch

import (
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/engine"
)

// Stream hands one generation's tokens from the loop to its caller, which may be slow: the loop never waits.
type Stream struct {
	cancelled atomic.Bool
	ready     chan struct{} // there is news
	mu        sync.Mutex
	out       []engine.Token
	ended     bool
	finish    string
	err       error
}

// NewStream makes a stream.
func NewStream() *Stream { return &Stream{ready: make(chan struct{}, 1)} }

// Put hands a token to the caller. A finish that is not "" is the end.
func (s *Stream) Put(t engine.Token, finish string) {
	s.mu.Lock()
	s.out = append(s.out, t)
	s.ended, s.finish = finish != "", finish
	s.mu.Unlock()
	s.signal()
}

// Fail ends the generation with an error.
func (s *Stream) Fail(err error) {
	s.mu.Lock()
	s.ended, s.err = true, err
	s.mu.Unlock()
	s.signal()
}

// Cancelled tells that the caller wants no more: the loop ends the generation with ErrCancelled.
func (s *Stream) Cancelled() bool { return s.cancelled.Load() }

func (s *Stream) signal() {
	select {
	case s.ready <- struct{}{}:
	default: // the caller has not looked yet and will see all
	}
}

// take gives what is new since the last call.
func (s *Stream) take() (out []engine.Token, ended bool, finish string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out, s.out = s.out, nil
	return out, s.ended, s.finish, s.err
}
