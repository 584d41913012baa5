package ipfs

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"
)

// backendProvider is the configuration's backend as one who can be asked for a CAR.
type backendProvider struct {
	delay
	b Backend
}

func (p *backendProvider) name() string {
	if named, ok := p.b.(fmt.Stringer); ok {
		return named.String()
	}
	return fmt.Sprintf("backend %T", p.b)
}

func (p *backendProvider) source() string { return sourceBackend }
func (p *backendProvider) skips() bool    { return false }

// open asks for a whole scope; the stream is checked as anybody's.
func (p *backendProvider) open(ctx context.Context, req request) (io.ReadCloser, error) {
	ctx, cancel := context.WithCancel(ctx)
	start := time.Now()
	r, err := p.b.GetCAR(ctx, req.root, req.scope)
	if err != nil {
		cancel()
		return nil, err
	}
	p.since(start)
	return &backendStream{r: r, cancel: cancel}, nil
}

// backendStream may be closed while it is read, which a backend's own stream does not promise: its context ends first, so that
// the read does.
type backendStream struct {
	cancel context.CancelFunc
	mu     sync.Mutex
	r      io.ReadCloser
	closed bool
}

// Read reads on, until Close.
func (s *backendStream) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return 0, io.ErrClosedPipe
	}
	return s.r.Read(p)
}

// Close ends the stream.
func (s *backendStream) Close() error {
	s.cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return s.r.Close()
}
