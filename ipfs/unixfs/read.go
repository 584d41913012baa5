package unixfs

import (
	"context"
	"fmt"
	"io"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// MaxDepth is the deepest tree that is read; 1024 links of 1 MiB reach 1 EiB at depth 4.
const MaxDepth = 32

// Getter gives a verified block. at is the offset in the file at which reading goes on, a hint for read-ahead.
type Getter func(ctx context.Context, c cid.Cid, at int64) ([]byte, error)

// Reader reads a file by range. It is not safe for concurrent use.
type Reader struct {
	ctx   context.Context
	get   Getter
	root  Node
	pos   int64
	inner map[cid.Cid]Node // inner nodes seen lately
	piece []byte           // content of the block last read
	start int64            // its offset in the file
}

const maxInner = 64 // about 100 KiB each

// Open reads a file's root. The reader lives as long as ctx.
func Open(ctx context.Context, get Getter, root cid.Cid) (*Reader, error) {
	data, err := get(ctx, root, 0)
	if err != nil {
		return nil, err
	}
	n, err := Parse(root, data)
	if err != nil {
		return nil, err
	}
	if n.Kind != Raw && n.Kind != File {
		return nil, core.Errorf(core.Invalid, "%s is not a file", root)
	}
	return &Reader{ctx: ctx, get: get, root: n, inner: map[cid.Cid]Node{}}, nil
}

// Size is the file's length in bytes.
func (r *Reader) Size() int64 { return r.root.Size }

// Close ends nothing: the reader holds memory only.
func (r *Reader) Close() error { return nil }

// Seek sets the offset of the next Read.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.pos
	case io.SeekEnd:
		offset += r.Size()
	}
	if offset < 0 || whence < io.SeekStart || whence > io.SeekEnd {
		return r.pos, core.Errorf(core.Invalid, "seek to %d", offset)
	}
	r.pos = offset
	return offset, nil
}

// Read reads on from the current offset.
func (r *Reader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if r.pos >= r.Size() {
		return 0, io.EOF
	}
	if r.pos < r.start || r.pos >= r.start+int64(len(r.piece)) {
		if err := r.locate(); err != nil {
			return 0, fmt.Errorf("read file at %d: %w", r.pos, err)
		}
	}
	n := copy(p, r.piece[r.pos-r.start:])
	r.pos += int64(n)
	return n, nil
}

// locate loads the block that holds the current offset.
func (r *Reader) locate() error {
	node, start := r.root, int64(0)
	for range MaxDepth {
		if r.pos < start+int64(len(node.Inline)) {
			r.piece, r.start = node.Inline, start
			return nil
		}
		start += int64(len(node.Inline))
		child, at, ok := node.child(r.pos - start)
		if !ok {
			return core.Errorf(core.Corrupt, "no block holds the offset")
		}
		start += at
		var err error
		if node, err = r.load(child); err != nil {
			return err
		}
	}
	return core.Errorf(core.Corrupt, "tree deeper than %d", MaxDepth)
}

// child gives the child that holds an offset, counted from the first child's start, and where that child starts.
func (n Node) child(offset int64) (Child, int64, bool) {
	at := int64(0)
	for _, c := range n.Children {
		if offset < at+c.Size {
			return c, at, true
		}
		at += c.Size
	}
	return Child{}, 0, false
}

func (r *Reader) load(c Child) (Node, error) {
	if n, ok := r.inner[c.Cid]; ok && n.Size == c.Size {
		return n, nil
	}
	data, err := r.get(r.ctx, c.Cid, r.pos)
	if err != nil {
		return Node{}, err
	}
	n, err := Parse(c.Cid, data)
	if err != nil {
		return Node{}, err
	}
	if n.Kind != Raw && n.Kind != File {
		return Node{}, core.Errorf(core.Corrupt, "%s is a part of a file but no file", c.Cid)
	}
	if n.Size != c.Size {
		return Node{}, core.Errorf(core.Corrupt, "%s has %d bytes, its parent says %d", c.Cid, n.Size, c.Size)
	}
	if len(n.Children) > 0 {
		if len(r.inner) >= maxInner {
			clear(r.inner)
		}
		r.inner[c.Cid] = n
	}
	return n, nil
}

// Overlap lists the children whose content overlaps [from, to), with the offset in the file at which each starts, for a
// node that starts at `start`.
func (n Node) Overlap(start, from, to int64) (children []Child, starts []int64) {
	at := start + int64(len(n.Inline))
	for _, c := range n.Children {
		if at < to && at+c.Size > from {
			children, starts = append(children, c), append(starts, at)
		}
		at += c.Size
	}
	return children, starts
}
