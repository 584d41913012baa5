package ipfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/ipfs/go-cid"
)

// verifier is a walk.Verifier under the names that this package uses.
type verifier struct{ *walk.Verifier }

func newVerifier(root cid.Cid, scope Scope, limits Limits, held walk.Held) (*verifier, error) {
	v, err := walk.NewVerifier(root, scope, limits, held)
	return &verifier{v}, err
}

func (v *verifier) complete() error { return v.Complete() }

// newExport begins to send a DAG.
func newExport(get walk.Get, root cid.Cid, scope Scope, limits Limits) (*walk.Export, error) {
	return walk.NewExport(get, root, scope, limits)
}

// carReader renders an export as it is read, so that nothing runs beside the reader.
type carReader struct {
	ctx    context.Context
	export *walk.Export
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
	c, data, err := r.export.Next()
	if err != nil {
		if flushed := r.w.Flush(); flushed != nil {
			return flushed
		}
		return err
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

// streamError sorts the errors of a CAR stream: bytes that are no CAR are wrong content, a cut is missing content.
func streamError(err error) error {
	switch {
	case errors.Is(err, car.ErrFormat) || core.ReasonOf(err) == core.ReasonContentMismatch:
		return core.Fail(core.ReasonContentMismatch, "%w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return core.Fail(core.ReasonContentMissing, "%w: %w", errCut, err)
	}
	return fmt.Errorf("%w: %w", errCut, err)
}
