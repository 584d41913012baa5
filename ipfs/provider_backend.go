package ipfs

import (
	"context"
	"fmt"
	"io"
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
	start := time.Now()
	r, err := p.b.GetCAR(ctx, req.root, req.scope)
	if err == nil {
		p.since(start)
	}
	return r, err
}
