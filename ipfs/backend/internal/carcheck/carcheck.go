// Package carcheck checks a CAR on its way to a backend: every block against its CID, and whether the DAG under the root
// is whole. A backend then never gets bytes that its user did not mean.
package carcheck

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// Limits on one CAR, those of the embedded store.
const (
	MaxBytes  = 8 << 30
	MaxBlocks = 4 << 20
)

// Reader gives a CAR with the one root, the blocks of the source without repetitions, all checked. It is not safe for
// concurrent use, but for Err, Drained and Blocks.
type Reader struct {
	root   cid.Cid
	src    io.Reader
	in     *car.Reader
	out    *car.Writer
	buf    bytes.Buffer
	links  map[cid.Cid][]cid.Cid // of the blocks that came; nil for one without links
	blocks int64
	bytes  int64
	err    error

	mu         sync.Mutex // of what others may look at while the stream is read
	seenErr    error
	seenBlocks int64
}

// NewReader begins to check r.
func NewReader(root cid.Cid, r io.Reader) *Reader {
	return &Reader{root: root, src: r, links: map[cid.Cid][]cid.Cid{}}
}

// Read gives checked bytes. An error of the source or of the check is given by Err too.
func (r *Reader) Read(p []byte) (int, error) {
	defer r.publish()
	for r.buf.Len() == 0 && r.err == nil {
		r.err = r.fill()
	}
	if r.buf.Len() > 0 {
		return r.buf.Read(p)
	}
	return 0, r.err
}

// publish lets Err, Drained and Blocks see how far the stream is.
func (r *Reader) publish() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seenErr, r.seenBlocks = r.err, r.blocks
}

// Err is the error that ended the stream; nil while it runs and at its proper end. It may be called while another goroutine
// reads: an HTTP transport goes on reading a body after the answer to it has come.
func (r *Reader) Err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if errors.Is(r.seenErr, io.EOF) {
		return nil
	}
	return r.seenErr
}

// Drained says that the source was read to its proper end. It may be called as Err may.
func (r *Reader) Drained() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return errors.Is(r.seenErr, io.EOF)
}

// Blocks counts the blocks given. It may be called as Err may.
func (r *Reader) Blocks() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seenBlocks
}

func (r *Reader) fill() error {
	if r.in == nil {
		return r.begin()
	}
	for {
		c, data, err := r.in.Next()
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		if err != nil {
			return sourceError(err)
		}
		if err := dag.Check(c, data); err != nil {
			return fmt.Errorf("put CAR: %w", err)
		}
		if _, again := r.links[c]; again {
			continue
		}
		if _, inline := dag.Identity(c); inline {
			continue // its CID holds it; Cluster would store what follows as identity blocks too
		}
		if err := r.count(c, data); err != nil {
			return err
		}
		if err := r.out.Put(c, data); err != nil {
			return err
		}
		return r.out.Flush()
	}
}

func (r *Reader) begin() (err error) {
	if err := dag.CheckCID(r.root); err != nil {
		return err
	}
	if r.in, err = car.NewReader(r.src); err != nil {
		return sourceError(err)
	}
	if r.out, err = car.NewWriter(&r.buf, r.root); err != nil {
		return err
	}
	return r.out.Flush()
}

func sourceError(err error) error {
	if errors.Is(err, car.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) {
		return core.Errorf(core.Corrupt, "put CAR: %w", err)
	}
	return fmt.Errorf("put CAR: read the source: %w", err)
}

func (r *Reader) count(c cid.Cid, data []byte) error {
	links, err := dag.Links(c, data)
	if err != nil {
		return core.Errorf(core.Invalid, "put CAR: block %s: %w", c, err)
	}
	r.links[c] = links
	r.blocks++
	r.bytes += int64(len(data))
	if r.blocks > MaxBlocks || r.bytes > MaxBytes {
		return core.Errorf(core.TooLarge, "put CAR: more than %d blocks or %d bytes: put parts of the DAG first", int64(MaxBlocks), int64(MaxBytes))
	}
	return nil
}

// Gaps lists what the DAG under the root needs and the stream did not have. It is for after the end of the stream.
func (r *Reader) Gaps() []cid.Cid {
	var gaps []cid.Cid
	seen := map[cid.Cid]bool{r.root: true}
	for stack := []cid.Cid{r.root}; len(stack) > 0; {
		c := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		links, came := r.links[c]
		if content, inline := dag.Identity(c); inline && !came {
			links, _ = dag.Links(c, content)
		} else if !came {
			gaps = append(gaps, c)
		}
		for _, l := range links {
			if !seen[l] {
				seen[l] = true
				stack = append(stack, l)
			}
		}
	}
	return gaps
}

// Source is where gaps may be filled from: what the backend holds already.
type Source interface {
	Has(ctx context.Context, ids []cid.Cid) ([]bool, error)
	GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error)
}

// batch is how many CIDs are asked for at once.
const batch = 256

// Whole says whether everything under the CIDs is in the backend: nil, or core.ReasonContentMissing.
func Whole(ctx context.Context, b Source, ids []cid.Cid) error {
	seen := map[cid.Cid]bool{}
	var queue []cid.Cid
	push := func(links []cid.Cid) {
		for _, c := range links {
			if !seen[c] {
				seen[c] = true
				queue = append(queue, c)
			}
		}
	}
	for push(ids); len(queue) > 0; {
		if int64(len(seen)) > MaxBlocks {
			return core.Errorf(core.TooLarge, "the DAG has more than %d blocks", int64(MaxBlocks))
		}
		part := queue[:min(batch, len(queue))]
		queue = queue[len(part):]
		if err := present(ctx, b, part); err != nil {
			return err
		}
		for _, c := range part {
			links, err := linksOf(ctx, b, c)
			if err != nil {
				return err
			}
			push(links)
		}
	}
	return nil
}

func present(ctx context.Context, b Source, ids []cid.Cid) error {
	has, err := b.Has(ctx, ids)
	if err != nil {
		return err
	}
	if len(has) != len(ids) {
		return core.Errorf(core.Corrupt, "asked for %d blocks, answered for %d", len(ids), len(has))
	}
	for i, ok := range has {
		if !ok {
			return core.Fail(core.ReasonContentMissing, "incomplete: block %s is missing", ids[i])
		}
	}
	return nil
}

func linksOf(ctx context.Context, b Source, c cid.Cid) ([]cid.Cid, error) {
	if c.Prefix().Codec == cid.Raw {
		return nil, nil
	}
	data, err := Block(ctx, b, c)
	if err != nil {
		return nil, err
	}
	return dag.Links(c, data)
}

// Block reads one block out of a backend and checks it.
func Block(ctx context.Context, b Source, c cid.Cid) ([]byte, error) {
	if content, ok := dag.Identity(c); ok {
		return content, dag.CheckCID(c)
	}
	r, err := b.GetCAR(ctx, c, ipfs.ScopeBlock)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	cr, err := car.NewReader(r)
	if err != nil {
		return nil, StreamError(err)
	}
	got, data, err := cr.Next()
	if err != nil {
		return nil, StreamError(err)
	}
	if !got.Equals(c) {
		return nil, core.Fail(core.ReasonContentMismatch, "asked for block %s, got %s", c, got)
	}
	return data, dag.Check(c, data)
}

// StreamError sorts the errors of a CAR that a backend gives: bytes that are no CAR are wrong content, an early end is
// missing content.
func StreamError(err error) error {
	switch {
	case errors.Is(err, car.ErrFormat):
		return core.Fail(core.ReasonContentMismatch, "%w", err)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return core.Fail(core.ReasonContentMissing, "stream cut off: %w", err)
	}
	return err
}
