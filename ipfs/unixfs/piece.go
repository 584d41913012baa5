package unixfs

import (
	"context"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// MaxPiece is the most bytes of a leaf that a Reader takes at once.
const MaxPiece = 32 << 10

// Leaf is a raw leaf of a file whose content is verified and can be read piece by piece.
type Leaf interface {
	// Size is the leaf's length in bytes.
	Size() int
	// ReadPiece reads the piece that holds an offset of the leaf into buf, which has MaxPiece bytes, and gives where in the
	// leaf the piece starts and its length, which is not 0.
	ReadPiece(buf []byte, offset int) (start, n int, err error)
}

// Leaves opens a leaf; at is as in a Getter. A nil Leaf without an error says that this one is to be got whole.
type Leaves func(ctx context.Context, c cid.Cid, at int64) (Leaf, error)

// OpenByPiece is Open for a file of which Read and WriteTo shall hold one piece of a raw leaf instead of all of it. ReadAt
// still reads leaves whole.
func OpenByPiece(ctx context.Context, get Getter, leaves Leaves, root cid.Cid) (*Reader, error) {
	r, err := openRaw(ctx, get, leaves, root)
	if r == nil && err == nil {
		r, err = Open(ctx, get, root)
	}
	if err != nil {
		return nil, err
	}
	r.leaves = leaves
	return r, nil
}

// openRaw opens a file that is one raw block, as if a node above linked to it. It gives nil for another root and for one that
// cannot be read by piece.
func openRaw(ctx context.Context, get Getter, leaves Leaves, root cid.Cid) (*Reader, error) {
	if root.Prefix().Codec != cid.Raw {
		return nil, nil
	}
	leaf, err := leaves(ctx, root, 0)
	if leaf == nil || err != nil {
		return nil, err
	}
	size := int64(leaf.Size())
	return Node{Kind: Raw, Size: size, Children: []Child{{Cid: root, Size: size}}}.Open(ctx, get, root)
}

// openLeaf makes a child that starts at an offset of the file the leaf that Read takes from; where it cannot be read by piece
// its content becomes the piece.
func (r *Reader) openLeaf(c Child, start, off int64) ([]byte, error) {
	leaf, err := r.leaves(r.ctx, c.Cid, off)
	if err != nil {
		return nil, err
	}
	if leaf == nil {
		n, err := r.node(c, off, false)
		return n.Inline, err
	}
	if int64(leaf.Size()) != c.Size {
		return nil, core.Errorf(core.Corrupt, "%s has %d bytes, its parent says %d", c.Cid, leaf.Size(), c.Size)
	}
	r.leaf, r.leafStart = leaf, start
	return nil, nil
}

// loadPiece makes the piece of the leaf that holds the current offset the one that Read takes from.
func (r *Reader) loadPiece() error {
	if r.buf == nil {
		r.buf = make([]byte, MaxPiece)
	}
	r.piece = nil
	start, n, err := r.leaf.ReadPiece(r.buf, int(r.pos-r.leafStart))
	if err != nil {
		r.leaf = nil // the next Read opens it anew
		return fmt.Errorf("read file at %d: %w", r.pos, err)
	}
	r.piece, r.start = r.buf[:n], r.leafStart+int64(start)
	if r.pos < r.start || r.pos >= r.start+int64(n) {
		r.piece, r.leaf = nil, nil
		return core.Errorf(core.Internal, "read file at %d: a piece from %d of %d bytes", r.pos, start, n)
	}
	return nil
}
