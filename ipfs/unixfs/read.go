package unixfs

import (
	"context"
	"fmt"
	"io"
	"sort"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// MaxDepth is the deepest tree that is read; 1024 links of 1 MiB reach 1 EiB at depth 4.
const MaxDepth = 32

// Getter gives a verified block. at is the offset in the file at which reading goes on, a hint for read-ahead.
type Getter func(ctx context.Context, c cid.Cid, at int64) ([]byte, error)

// Reader reads a file by range. ReadAt and Size are safe for concurrent use; Read, Seek and WriteTo, which move the offset,
// are for one goroutine. It holds at most 64 inner nodes and 4 leaves in memory.
type Reader struct {
	ctx  context.Context
	get  Getter
	root fileNode

	pos   int64
	piece []byte // content of the block that Read used last, or the piece of it
	start int64  // its offset in the file

	leaves    Leaves // may be nil
	leaf      Leaf   // that Read used last, nil for one that was read whole
	leafStart int64  // its offset in the file
	buf       []byte // room for a piece

	mu    sync.Mutex
	inner recent[fileNode]
	outer recent[[]byte] // leaves
}

const (
	maxInner  = 64 // about 100 KiB each
	maxLeaves = 4  // at most 2 MiB each
)

// fileNode is a node of a file with the offsets at which its children end, counted from its own start.
type fileNode struct {
	Node
	ends []int64
}

func newFileNode(n Node) fileNode {
	t := fileNode{n, make([]int64, len(n.Children))}
	at := int64(len(n.Inline))
	for i, c := range n.Children {
		at += c.Size
		t.ends[i] = at
	}
	return t
}

// child gives the child that holds an offset, and where that child starts.
func (t fileNode) child(offset int64) (Child, int64, bool) {
	i := sort.Search(len(t.ends), func(i int) bool { return offset < t.ends[i] })
	if i == len(t.ends) {
		return Child{}, 0, false
	}
	return t.Children[i], t.ends[i] - t.Children[i].Size, true
}

// recent keeps the values that were used last, newest first.
type recent[V any] struct {
	max  int
	keys []cid.Cid
	vals []V
}

func (r *recent[V]) get(c cid.Cid) (v V, ok bool) {
	for i, k := range r.keys {
		if k.Equals(c) {
			v = r.vals[i]
			copy(r.keys[1:i+1], r.keys[:i])
			copy(r.vals[1:i+1], r.vals[:i])
			r.keys[0], r.vals[0] = c, v
			return v, true
		}
	}
	return v, false
}

func (r *recent[V]) put(c cid.Cid, v V) {
	if _, ok := r.get(c); ok {
		return
	}
	if len(r.keys) < r.max {
		r.keys, r.vals = append(r.keys, c), append(r.vals, v)
	}
	copy(r.keys[1:], r.keys)
	copy(r.vals[1:], r.vals)
	r.keys[0], r.vals[0] = c, v
}

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
	return n.Open(ctx, get, root)
}

// Open is the function Open for a node that is read already.
func (n Node) Open(ctx context.Context, get Getter, root cid.Cid) (*Reader, error) {
	if !n.IsFile() {
		return nil, core.Errorf(core.Invalid, "%s is a %s, not a file", root, n.Kind)
	}
	return &Reader{
		ctx: ctx, get: get, root: newFileNode(n),
		inner: recent[fileNode]{max: maxInner}, outer: recent[[]byte]{max: maxLeaves},
	}, nil
}

// Size is the file's length in bytes.
func (r *Reader) Size() int64 { return r.root.Size }

// Meta gives the file's attributes, where it has any.
func (r *Reader) Meta() Meta { return r.root.Meta }

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
	if err := r.load(); err != nil {
		return 0, err
	}
	n := copy(p, r.piece[r.pos-r.start:])
	r.pos += int64(n)
	return n, nil
}

// load makes the block that holds the current offset the one that Read takes from.
func (r *Reader) load() (err error) {
	if r.pos >= r.Size() {
		r.piece, r.leaf, r.buf = nil, nil, nil // who is done holds nothing
		return io.EOF
	}
	if r.pos >= r.start && r.pos < r.start+int64(len(r.piece)) {
		return nil
	}
	if r.leaf != nil && r.pos >= r.leafStart && r.pos < r.leafStart+int64(r.leaf.Size()) && r.loadPiece() == nil {
		return nil // one that has gone bad since it was opened is opened anew below
	}
	r.piece, r.leaf = nil, nil // not needed while the next one is fetched
	r.piece, r.start, err = r.locate(r.pos, false)
	if err == nil && r.leaf != nil {
		return r.loadPiece()
	}
	return err
}

// WriteTo writes the content from the current offset on to w, block by block, without a copy.
func (r *Reader) WriteTo(w io.Writer) (written int64, err error) {
	for {
		if err := r.load(); err != nil {
			if err == io.EOF {
				err = nil
			}
			return written, err
		}
		n, err := w.Write(r.piece[r.pos-r.start:])
		r.pos += int64(n)
		written += int64(n)
		if err != nil {
			return written, err
		}
	}
}

// ReadAt reads len(p) bytes at an offset. It may be called concurrently.
func (r *Reader) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, core.Errorf(core.Invalid, "read at %d", off)
	}
	for n < len(p) {
		if off >= r.Size() {
			return n, io.EOF
		}
		piece, start, err := r.locate(off, true)
		if err != nil {
			return n, err
		}
		m := copy(p[n:], piece[off-start:])
		n, off = n+m, off+int64(m)
	}
	return n, nil
}

// locate gives the content of the block that holds an offset, and where it starts. keep says whether to remember a leaf:
// who reads on from there takes it from piece, and many readers at once must not hold four leaves each.
func (r *Reader) locate(off int64, keep bool) ([]byte, int64, error) {
	piece, start, err := r.descend(off, keep)
	if err != nil {
		return nil, 0, fmt.Errorf("read file at %d: %w", off, err)
	}
	return piece, start, nil
}

func (r *Reader) descend(off int64, keep bool) ([]byte, int64, error) {
	node, start := r.root, int64(0)
	for range MaxDepth {
		if off < start+int64(len(node.Inline)) {
			return node.Inline, start, nil
		}
		child, at, ok := node.child(off - start)
		if !ok {
			return nil, 0, core.Errorf(core.Corrupt, "no block holds the offset")
		}
		start += at
		var err error
		if !keep && r.leaves != nil && child.Cid.Prefix().Codec == cid.Raw {
			content, err := r.openLeaf(child, start, off)
			return content, start, err
		}
		if node, err = r.node(child, off, keep); err != nil {
			return nil, 0, err
		}
	}
	return nil, 0, core.Errorf(core.Corrupt, "tree deeper than %d", MaxDepth)
}

// node gives a part of the file, from memory where it was used lately.
func (r *Reader) node(c Child, off int64, keep bool) (fileNode, error) {
	n, ok := r.cached(c.Cid)
	if !ok {
		data, err := r.get(r.ctx, c.Cid, off)
		if err != nil {
			return fileNode{}, err
		}
		parsed, err := Parse(c.Cid, data)
		if err != nil {
			return fileNode{}, err
		}
		if !parsed.IsFile() {
			return fileNode{}, core.Errorf(core.Corrupt, "%s is a part of a file but a %s", c.Cid, parsed.Kind)
		}
		n = newFileNode(parsed)
		if keep || len(n.Children) > 0 {
			r.cache(c.Cid, n)
		}
	}
	if n.Size != c.Size {
		return fileNode{}, core.Errorf(core.Corrupt, "%s has %d bytes, its parent says %d", c.Cid, n.Size, c.Size)
	}
	return n, nil
}

func (r *Reader) cached(c cid.Cid) (fileNode, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if content, ok := r.outer.get(c); ok {
		return fileNode{Node: Node{Kind: Raw, Size: int64(len(content)), Inline: content}}, true
	}
	return r.inner.get(c)
}

func (r *Reader) cache(c cid.Cid, n fileNode) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(n.Children) == 0 {
		r.outer.put(c, n.Inline)
	} else {
		r.inner.put(c, n)
	}
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
