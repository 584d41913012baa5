package ipfs

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// export walks a DAG for a reader, parents first, no block twice.
type export struct {
	block func(cid.Cid) ([]byte, error)
	scope Scope
	seen  map[visit]struct{}
	sent  map[cid.Cid]struct{}
	stack []want
	left  Limits
	first []byte // the root's block, read to see that it is there
}

func newExport(block func(cid.Cid) ([]byte, error), root cid.Cid, scope Scope, limits Limits) (*export, error) {
	if err := scope.Validate(); err != nil {
		return nil, err
	}
	data, err := block(root)
	if core.KindOf(err) == core.NotFound {
		return nil, core.Fail(core.ReasonContentMissing, "%w", err)
	}
	if err != nil {
		return nil, err
	}
	return &export{
		block: block, scope: scope, seen: map[visit]struct{}{}, sent: map[cid.Cid]struct{}{},
		stack: []want{{id: root}}, left: limits.withDefaults(), first: data,
	}, nil
}

// next gives the next block to send, io.EOF at the end.
func (e *export) next() (cid.Cid, []byte, error) {
	for len(e.stack) > 0 {
		w := e.stack[len(e.stack)-1]
		e.stack = e.stack[:len(e.stack)-1]
		key := e.scope.visit(w)
		if _, ok := e.seen[key]; ok {
			continue
		}
		e.seen[key] = struct{}{}
		data, err := e.load(w)
		if err != nil {
			return cid.Undef, nil, err
		}
		below, err := e.scope.below(w, data)
		if err != nil {
			return cid.Undef, nil, err
		}
		for i := range below {
			e.stack = append(e.stack, below[len(below)-1-i])
		}
		if _, ok := e.sent[w.id]; ok {
			continue
		}
		e.sent[w.id] = struct{}{}
		if _, inline := dag.Identity(w.id); inline && w.depth > 0 {
			continue
		}
		e.left.Blocks--
		e.left.Bytes -= int64(len(data))
		if e.left.Blocks < 0 || e.left.Bytes < 0 || w.depth > e.left.Depth {
			return cid.Undef, nil, core.Errorf(core.TooLarge, "the DAG is over the limits of the request")
		}
		return w.id, data, nil
	}
	return cid.Undef, nil, io.EOF
}

func (e *export) load(w want) ([]byte, error) {
	if w.depth == 0 {
		return e.first, nil
	}
	data, err := e.block(w.id)
	if core.KindOf(err) == core.NotFound {
		return nil, core.Fail(core.ReasonContentMissing, "%w", err)
	}
	return data, err
}

// carReader renders an export as it is read, so that nothing runs beside the reader.
type carReader struct {
	ctx    context.Context
	export *export
	w      *car.Writer
	buf    bytes.Buffer
	err    error
}

// Read gives the next bytes of the CAR.
func (r *carReader) Read(p []byte) (int, error) {
	for r.buf.Len() == 0 && r.err == nil {
		r.err = r.fill()
	}
	if r.buf.Len() > 0 {
		return r.buf.Read(p)
	}
	return 0, r.err
}

func (r *carReader) fill() error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	c, data, err := r.export.next()
	if err != nil {
		return errors.Join(r.w.Flush(), err)
	}
	if err := r.w.Put(c, data); err != nil {
		return err
	}
	return r.w.Flush()
}

// Close ends the stream.
func (r *carReader) Close() error {
	r.err = io.ErrClosedPipe
	return nil
}

// receive reads a CAR to its end, or until the verifier wants no more.
func receive(r io.Reader, v *verifier, keep func(cid.Cid, []byte) error) error {
	cr, err := car.NewReader(r)
	if err != nil {
		return streamError(err)
	}
	for len(v.wanted) > 0 {
		c, data, err := cr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return streamError(err)
		}
		if err := v.acceptAndKeep(c, data, keep); err != nil {
			return err
		}
	}
	return v.complete()
}

// streamError sorts the errors of a CAR stream: bytes that are no CAR are wrong content, a cut is missing content.
func streamError(err error) error {
	switch {
	case errors.Is(err, car.ErrFormat):
		return core.Fail(core.ReasonContentMismatch, "%w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return core.Fail(core.ReasonContentMissing, "stream cut off: %w", err)
	}
	return err
}
