// Package splice reads one DAG from several untrusted backends as if they were one: every block is verified before it is
// given, and where a backend lies, stalls or stops, the next one goes on.
package splice

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/blockcar"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/carcheck"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/ipfs/go-cid"
)

// Source is one backend to read from.
type Source struct {
	Name    string
	Backend interface {
		GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error)
	}
}

// Options of a read.
type Options struct {
	// Hedge is the wait for a source's first block before the next one is asked too: 0 asks all at once, Never one after
	// the other.
	Hedge time.Duration
	// Stall is how long a source may be silent before another one takes over. Default 30 s.
	Stall time.Duration
	// Quorum is how many sources must lack the content to call it missing although others failed. 0 is all of them.
	Quorum int
	// Keep, where it is not nil, gets each block that is given, once, and the index of its source.
	Keep func(source int, c cid.Cid, data []byte)
	// Done, where it is not nil, is called when the whole scope has been given.
	Done func()
}

// Never is a hedge that does not come.
const Never = time.Duration(1<<63 - 1)

// ahead is how many blocks are read from a source before they are asked for.
const ahead = 4

// reader is the state of one read. It belongs to one goroutine; the streams beside it only send.
type reader struct {
	ctx      context.Context
	cancel   context.CancelFunc
	running  sync.WaitGroup
	root     cid.Cid
	scope    ipfs.Scope
	opts     Options
	v        *walk.Verifier
	pending  []*stream
	current  *stream
	firsts   chan first
	attempts []ipfs.Attempt
	ready    []block // what Open has read ahead
}

type block struct {
	c    cid.Cid
	data []byte
	err  error
}

type first struct {
	s *stream
	block
}

// stream is a source that is being read.
type stream struct {
	index int
	Source
	cancel context.CancelFunc
	blocks chan block
}

// Open begins a read; it returns when a source has given the root's block. Its errors hold an *ipfs.FetchError that names
// every source and why it failed.
func Open(ctx context.Context, root cid.Cid, scope ipfs.Scope, sources []Source, opts Options) (io.ReadCloser, error) {
	if err := scope.Validate(); err != nil {
		return nil, err
	}
	if err := dag.CheckCID(root); err != nil {
		return nil, err
	}
	if opts.Stall <= 0 {
		opts.Stall = 30 * time.Second
	}
	v, err := walk.NewVerifier(root, scope, ipfs.Limits{}, inline(root))
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	r := &reader{ctx: ctx, cancel: cancel, root: root, scope: scope, opts: opts, v: v, firsts: make(chan first)}
	for i, s := range sources {
		r.pending = append(r.pending, &stream{index: i, Source: s})
	}
	b := r.read()
	if b.err != nil && !errors.Is(b.err, io.EOF) {
		r.Close()
		return nil, b.err
	}
	r.ready = append(r.ready, b)
	out, err := blockcar.New(ctx, root, r.next)
	if err != nil {
		r.Close()
		return nil, err
	}
	return &closer{out, r}, nil
}

// inline is the verifier's view of what is held: blocks that are inside their CIDs. A root is always sent.
func inline(root cid.Cid) walk.Held {
	return func(c cid.Cid, _ bool) ([]byte, bool) {
		content, ok := dag.Identity(c)
		return content, ok && !c.Equals(root)
	}
}

type closer struct {
	*blockcar.Reader
	r *reader
}

// Close ends the read and waits for its streams.
func (c *closer) Close() error {
	err := c.Reader.Close()
	c.r.Close()
	return err
}

// Close ends all streams.
func (r *reader) Close() {
	r.cancel()
	r.running.Wait()
}

func (r *reader) next() (cid.Cid, []byte, error) {
	if len(r.ready) > 0 {
		b := r.ready[0]
		r.ready = nil
		return b.c, b.data, b.err
	}
	b := r.read()
	return b.c, b.data, b.err
}

// read gives the next verified block, io.EOF at the end.
func (r *reader) read() block {
	for !r.v.Done() {
		b, from, err := r.receive()
		if err != nil {
			return block{err: err}
		}
		fresh, err := r.v.Accept(b.c, b.data)
		switch {
		case errors.Is(err, walk.ErrLimit): // the DAG is to blame, not the source
			return block{err: err}
		case err != nil:
			r.drop(from, err)
			continue
		}
		r.current = from
		if fresh {
			if r.opts.Keep != nil {
				r.opts.Keep(from.index, b.c, b.data)
			}
			if r.v.Done() && r.opts.Done != nil { // the reader may not ask for more
				r.opts.Done()
			}
			return b
		}
	}
	return block{err: io.EOF}
}

// receive waits for a block of the current source, or of whichever is first where there is none.
func (r *reader) receive() (block, *stream, error) {
	for {
		if r.current == nil {
			return r.race()
		}
		b, err := r.await(r.current)
		if err == nil {
			return b, r.current, nil
		}
		if r.ctx.Err() != nil {
			return block{}, nil, r.failure()
		}
		r.drop(r.current, err)
	}
}

func (r *reader) await(s *stream) (block, error) {
	timer := time.NewTimer(r.opts.Stall)
	defer timer.Stop()
	select {
	case b := <-s.blocks:
		if errors.Is(b.err, io.EOF) {
			return b, r.v.Complete() // it is not, or nobody would wait
		}
		return b, b.err
	case <-timer.C:
		return block{}, core.Errorf(core.Timeout, "silent for %s", r.opts.Stall)
	case <-r.ctx.Done():
		return block{}, context.Cause(r.ctx)
	}
}

// drop gives a source up.
func (r *reader) drop(s *stream, err error) {
	s.cancel()
	r.attempts = append(r.attempts, ipfs.Attempt{Provider: s.Name, Source: "backend", Err: err})
	if r.current == s {
		r.current = nil
	}
}

// race launches sources until one has given a block.
func (r *reader) race() (block, *stream, error) {
	r.v.Restart()
	hedge := time.NewTimer(0)
	<-hedge.C
	defer hedge.Stop()
	stall := time.NewTimer(r.opts.Stall)
	defer stall.Stop()
	live := map[*stream]bool{}
	launch := func() {
		s := r.pending[0]
		r.pending = r.pending[1:]
		live[s] = true
		r.launch(s)
		stall.Reset(r.opts.Stall)
		if r.opts.Hedge > 0 && r.opts.Hedge != Never {
			hedge.Reset(r.opts.Hedge)
		}
	}
	lose := func() { // the others stop, and wait for their turn again
		for s := range live {
			s.cancel()
			r.pending = append(r.pending, &stream{index: s.index, Source: s.Source})
		}
	}
	for {
		for len(r.pending) > 0 && (len(live) == 0 || r.opts.Hedge == 0) {
			launch()
		}
		if len(live) == 0 {
			return block{}, nil, r.failure()
		}
		select {
		case f := <-r.firsts:
			if !live[f.s] {
				continue // it was given up
			}
			delete(live, f.s)
			if f.err != nil {
				r.drop(f.s, early(f.err))
				continue
			}
			if err := dag.Check(f.c, f.data); err != nil || !f.c.Equals(r.root) {
				r.drop(f.s, errors.Join(err, core.Fail(core.ReasonContentMismatch, "it does not begin with the root")))
				continue
			}
			lose()
			return f.block, f.s, nil
		case <-hedge.C:
			if len(r.pending) > 0 {
				launch()
			}
		case <-stall.C:
			for s := range live {
				r.drop(s, core.Errorf(core.Timeout, "silent for %s", r.opts.Stall))
			}
			clear(live)
		case <-r.ctx.Done():
			return block{}, nil, r.failure()
		}
	}
}

// early explains a stream that ends before its first block.
func early(err error) error {
	if errors.Is(err, io.EOF) {
		return core.Fail(core.ReasonContentMissing, "an empty CAR")
	}
	return err
}

// launch reads a source beside the reader; it ends with the reader's context.
func (r *reader) launch(s *stream) {
	ctx, cancel := context.WithCancel(r.ctx)
	s.cancel, s.blocks = cancel, make(chan block, ahead)
	r.running.Go(func() {
		defer cancel()
		started := false
		pull(ctx, s, r.root, r.scope, func(b block) bool {
			if !started {
				started = true
				select {
				case r.firsts <- first{s, b}:
					return true
				case <-ctx.Done():
					return false
				}
			}
			select {
			case s.blocks <- b:
				return true
			case <-ctx.Done():
				return false
			}
		})
	})
}

// pull reads a source's CAR to its end; the last thing that it sends is an error.
func pull(ctx context.Context, s *stream, root cid.Cid, scope ipfs.Scope, send func(block) bool) {
	body, err := s.Backend.GetCAR(ctx, root, scope)
	if err != nil {
		send(block{err: err})
		return
	}
	defer body.Close()
	cr, err := car.NewReader(body)
	if err != nil {
		send(block{err: carcheck.StreamError(err)})
		return
	}
	for {
		c, data, err := cr.Next()
		if err != nil && !errors.Is(err, io.EOF) {
			err = carcheck.StreamError(err)
		}
		if !send(block{c, data, err}) || err != nil {
			return
		}
	}
}

// failure names every source and why it failed. Wrong bytes from anyone outweigh absence, and a source that could not be
// asked may have what the others lack.
func (r *reader) failure() error { return failure(r.ctx, r.root, r.attempts, r.opts.Quorum) }

func failure(ctx context.Context, root cid.Cid, attempts []ipfs.Attempt, quorum int) error {
	cause := &ipfs.FetchError{Root: root, Attempts: attempts}
	if ctx.Err() != nil {
		return core.Errorf(core.Timeout, "%w: %w", cause, context.Cause(ctx))
	}
	missing := 0
	for _, a := range attempts {
		switch got := core.ReasonOf(a.Err); {
		case got == core.ReasonContentMismatch:
			return core.Fail(got, "%w", cause)
		case got == core.ReasonContentMissing:
			missing++
		}
	}
	if missing == len(attempts) || quorum > 0 && missing >= quorum {
		return core.Fail(core.ReasonContentMissing, "%w", cause)
	}
	return core.Fail(core.ReasonUnreachable, "%w", cause)
}

// Named gives a backend's name for messages.
func Named(b any, i int) string {
	if s, ok := b.(fmt.Stringer); ok {
		return s.String()
	}
	return fmt.Sprintf("member %d (%T)", i, b)
}
