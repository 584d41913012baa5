package carcheck

import (
	"context"
	"maps"
	"slices"

	"github.com/ipfs/go-cid"
)

// Sent lists the blocks that the stream had.
func (r *Reader) Sent() []cid.Cid { return slices.Collect(maps.Keys(r.links)) }

// Fill reads the source up to its first block, so that what is wrong with it is known before anything is sent.
func (r *Reader) Fill() error {
	for r.err == nil && r.blocks == 0 {
		r.err = r.fill()
	}
	r.publish() // Err gives what was published
	return r.Err()
}

// All says whether every block of a list is in the backend: nil, or core.ReasonContentMissing.
func All(ctx context.Context, b Source, ids []cid.Cid) error {
	for part := range slices.Chunk(ids, batch) {
		if err := present(ctx, b, part); err != nil {
			return err
		}
	}
	return nil
}

// wholer is a backend that can look for holes by itself, which spares the requests for each block.
type wholer interface {
	Whole(ctx context.Context, root cid.Cid) error
}

// WholeDAG says whether the DAG under root is whole in a backend: nil, or core.ReasonContentMissing.
func WholeDAG(ctx context.Context, b Source, root cid.Cid) error {
	if w, ok := b.(wholer); ok {
		return w.Whole(ctx, root)
	}
	return Whole(ctx, b, []cid.Cid{root})
}

// durable is a backend that can say whether what it takes survives a power cut.
type durable interface {
	Durable(ctx context.Context) error
}

// Durable is nil where the backend's writes are durable or it cannot say.
func Durable(ctx context.Context, b Source) error {
	if d, ok := b.(durable); ok {
		return d.Durable(ctx)
	}
	return nil
}
