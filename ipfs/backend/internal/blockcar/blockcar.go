// Package blockcar makes CARs out of blocks that come one by one.
package blockcar

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/ipfs/go-cid"
)

// Reader renders blocks as a CAR while it is read, so that nothing runs beside the reader.
type Reader struct {
	ctx  context.Context
	next func() (cid.Cid, []byte, error)
	w    *car.Writer
	buf  bytes.Buffer
	err  error
}

// New makes a CAR with one root of the blocks that next gives until io.EOF. It ends with ctx.
func New(ctx context.Context, root cid.Cid, next func() (cid.Cid, []byte, error)) (*Reader, error) {
	r := &Reader{ctx: ctx, next: next}
	var err error
	r.w, err = car.NewWriter(&r.buf, root)
	return r, err
}

// Read gives the next bytes of the CAR.
func (r *Reader) Read(p []byte) (int, error) {
	for r.buf.Len() == 0 && r.err == nil {
		r.err = r.fill()
	}
	if r.buf.Len() > 0 {
		return r.buf.Read(p)
	}
	return 0, r.err
}

func (r *Reader) fill() error {
	if err := r.ctx.Err(); err != nil {
		return core.Errorf(core.Timeout, "%w", context.Cause(r.ctx))
	}
	c, data, err := r.next()
	if err == nil {
		err = r.w.Put(c, data)
	}
	return first(err, r.w.Flush())
}

// Close ends the stream.
func (r *Reader) Close() error {
	r.err = io.ErrClosedPipe
	return nil
}

// first keeps io.EOF as it is.
func first(err, flush error) error {
	if err != nil {
		return err
	}
	return flush
}

// BlockFunc gives one block from an untrusted source; absence has kind NotFound. It is called for several blocks at once.
type BlockFunc func(ctx context.Context, c cid.Cid) ([]byte, error)

// Export renders what the scope reaches from root as ipfs.Backend's GetCAR does, out of single blocks. Up to ahead blocks are
// loaded before the reader asks for them. Each block is checked against its CID. Close ends the loads and waits for them.
func Export(ctx context.Context, root cid.Cid, scope walk.Scope, ahead int, get BlockFunc) (io.ReadCloser, error) {
	if err := dag.CheckCID(root); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	a := &lookahead{ctx: ctx, cancel: cancel, get: get, ahead: ahead, loads: map[cid.Cid]*load{}}
	e, err := walk.NewExport(a.block, root, scope, walk.Limits{})
	if err != nil {
		a.stop()
		return nil, err
	}
	a.upcoming = e.Upcoming
	out, err := New(ctx, root, e.Next)
	if err != nil {
		a.stop()
		return nil, err
	}
	return &aheadReader{out, a}, nil
}

// lookahead loads the blocks that a walk will ask for.
type lookahead struct {
	ctx      context.Context
	cancel   context.CancelFunc
	get      BlockFunc
	ahead    int
	upcoming func(n int) []cid.Cid
	loads    map[cid.Cid]*load // used by the reader alone
	running  sync.WaitGroup
}

type load struct {
	done chan struct{}
	data []byte
	err  error
}

func (a *lookahead) block(c cid.Cid) ([]byte, error) {
	l := a.start(c)
	delete(a.loads, c)
	if a.upcoming != nil {
		for _, next := range a.upcoming(a.ahead) {
			if len(a.loads) >= a.ahead {
				break
			}
			a.start(next)
		}
	}
	<-l.done // get ends with the context
	return l.data, l.err
}

func (a *lookahead) start(c cid.Cid) *load {
	if l, ok := a.loads[c]; ok {
		return l
	}
	l := &load{done: make(chan struct{})}
	a.loads[c] = l
	a.running.Go(func() {
		defer close(l.done)
		l.data, l.err = a.load(c)
	})
	return l
}

func (a *lookahead) load(c cid.Cid) ([]byte, error) {
	if err := dag.CheckCID(c); err != nil {
		return nil, err
	}
	if content, ok := dag.Identity(c); ok {
		return bytes.Clone(content), nil
	}
	data, err := a.get(a.ctx, c)
	if err != nil {
		return nil, fmt.Errorf("block %s: %w", c, err)
	}
	return data, dag.Check(c, data)
}

func (a *lookahead) stop() {
	a.cancel()
	a.running.Wait()
}

type aheadReader struct {
	*Reader
	ahead *lookahead
}

// Close ends the stream and its loads.
func (r *aheadReader) Close() error {
	err := r.Reader.Close()
	r.ahead.stop()
	return err
}
