package rest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Response is a successful answer. Its Read gives coded errors.
type Response struct {
	Status  int
	Header  http.Header
	client  *Client
	request Request
	resp    *http.Response
	guard   *Stall
	ctx     context.Context
}

// Read reads the body.
func (r *Response) Read(p []byte) (int, error) {
	r.guard.Wait()
	n, err := r.resp.Body.Read(p)
	r.guard.Rest()
	switch {
	case err == nil:
		return n, nil
	case errors.Is(err, io.EOF):
		return n, r.trailer()
	}
	return n, r.client.failed(r.ctx, r.request, err)
}

// trailer gives io.EOF, or the error that the service found after it had begun to answer.
func (r *Response) trailer() error {
	text := r.resp.Trailer.Get("X-Stream-Error")
	if text == "" {
		return io.EOF
	}
	return core.Errorf(core.Unavailable, "%s at %s: %s %s: %w", r.client.what, r.client.base, r.request.Method, r.request.Path,
		&StatusError{r.Status, Clean(text)})
}

// Close ends the request.
func (r *Response) Close() error {
	r.guard.End()
	return r.resp.Body.Close()
}

// Stall cancels a request in which nothing moves.
type Stall struct {
	mu     sync.Mutex
	timer  *time.Timer
	limit  time.Duration
	cancel context.CancelCauseFunc
	ended  bool
}

// Guard gives a context that ends when the service does not move for the limit. The clock runs from now; End releases it.
func Guard(ctx context.Context, limit time.Duration) (context.Context, *Stall) {
	ctx, cancel := context.WithCancelCause(ctx)
	return ctx, &Stall{limit: limit, cancel: cancel, timer: time.AfterFunc(limit, func() { cancel(ErrStalled) })}
}

// Wait begins a time in which the service has to move.
func (s *Stall) Wait() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		s.timer.Reset(s.limit)
	}
}

// Rest ends it: what follows is the caller's own time.
func (s *Stall) Rest() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.timer.Stop()
}

// End releases the guard; the context is cancelled.
func (s *Stall) End() {
	s.mu.Lock()
	s.ended = true
	s.timer.Stop()
	s.mu.Unlock()
	s.cancel(context.Canceled)
}

// moving stops the guard's clock while the caller's own source is read.
type moving struct {
	r io.Reader
	g *Stall
}

func (m *moving) Read(p []byte) (int, error) {
	m.g.Rest()
	n, err := m.r.Read(p)
	m.g.Wait()
	return n, err
}

// capped bounds a stream of JSON values: one value by next, all of them by left.
type capped struct {
	r          io.Reader
	next, left int64
}

func (c *capped) Read(p []byte) (int, error) {
	room := min(c.next, c.left)
	if room <= 0 {
		return 0, core.Errorf(core.TooLarge, "an answer of more than %d bytes, or a value in it of more than %d", int64(maxStream), int64(maxValue))
	}
	n, err := c.r.Read(p[:min(int64(len(p)), room)])
	c.left -= int64(n)
	c.next -= int64(n)
	return n, err
}
