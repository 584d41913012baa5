package ipfs

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// What backends outside this package need to serve scopes from single blocks and to read CARs from several sources.

// BlockFunc gives one block from an untrusted source; absence has kind NotFound. It is called for several blocks at once.
type BlockFunc func(ctx context.Context, c cid.Cid) ([]byte, error)

// ExportFrom renders what the scope reaches from root as Backend.GetCAR does, out of single blocks. Up to ahead blocks are
// loaded before the reader asks for them. Each block is checked against its CID. Close ends the loads and waits for them.
func ExportFrom(ctx context.Context, root cid.Cid, scope Scope, ahead int, get BlockFunc) (io.ReadCloser, error) {
	if err := dag.CheckCID(root); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	a := &lookahead{ctx: ctx, cancel: cancel, get: get, ahead: ahead, loads: map[cid.Cid]*load{}}
	e, err := newExport(a.block, root, scope, Limits{})
	if err != nil {
		a.stop()
		return nil, err
	}
	a.upcoming = e.upcoming
	out := &carReader{ctx: ctx, export: e}
	if out.w, err = car.NewWriter(&out.buf, root); err != nil {
		a.stop()
		return nil, err
	}
	return &aheadReader{out, a}, nil
}

// upcoming lists up to n blocks that come next.
func (e *export) upcoming(n int) []cid.Cid {
	var next []cid.Cid
	for i := len(e.stack) - 1; i >= 0 && len(next) < n; i-- {
		w := e.stack[i]
		if _, ok := e.seen[e.scope.visit(w)]; !ok {
			next = append(next, w.id)
		}
	}
	return next
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
	*carReader
	ahead *lookahead
}

// Close ends the stream and its loads.
func (r *aheadReader) Close() error {
	err := r.carReader.Close()
	r.ahead.stop()
	return err
}

// Verifier checks blocks of untrusted CARs against the DAG that they should form. It is not safe for concurrent use.
type Verifier struct{ v *verifier }

// NewVerifier begins a check of what the scope reaches from root.
func NewVerifier(root cid.Cid, scope Scope, limits Limits) (*Verifier, error) {
	if err := scope.Validate(); err != nil {
		return nil, err
	}
	if err := dag.CheckCID(root); err != nil {
		return nil, err
	}
	nothing := func(c cid.Cid, _ bool) ([]byte, bool) {
		if _, inline := dag.Identity(c); inline && !c.Equals(root) {
			content, _ := dag.Identity(c)
			return content, true
		}
		return nil, false
	}
	v, err := newVerifier(root, scope, limits, nothing)
	return &Verifier{v}, err
}

// Accept checks the next block of a CAR. fresh says that it is the first time that it came. An error means that the CAR's
// source is not to be read further; a block that the walk has not reached and a repeated one are errors too.
func (v *Verifier) Accept(c cid.Cid, data []byte) (fresh bool, err error) { return v.v.accept(c, data) }

// Done says that the whole scope has come.
func (v *Verifier) Done() bool { return len(v.v.wanted) == 0 }

// Complete is nil when the whole scope has come, else core.ReasonContentMissing.
func (v *Verifier) Complete() error { return v.v.complete() }

// Restart says that the next blocks come from another source, which begins at the root again. Blocks that came before
// are then not fresh but no error.
func (v *Verifier) Restart() {
	clear(v.v.received)
	v.v.bytes = 0
}

// CheckPinName refuses a pin name of more than limit bytes.
func CheckPinName(name string, limit int) error {
	if len(name) > limit {
		return core.Errorf(core.TooLarge, "pin name of %d bytes, at most %d", len(name), limit)
	}
	return nil
}
