package unixfs

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"runtime"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// Params shape a file's tree, and so its CID.
type Params struct {
	Chunk int // bytes of a leaf, at most 2 MiB
	Links int // children of an inner node
}

// V1x2025 is the profile unixfs-v1-2025: CIDv1, sha2-256, raw leaves, 1 MiB chunks, 1024 links.
var V1x2025 = Params{Chunk: 1 << 20, Links: 1024}

// Options of a file that is built.
type Options struct {
	Params Params // V1x2025 when zero
	Meta   Meta   // not zero: the leaves are dag-pb instead of raw, as in Kubo, since a raw block has no place for it
	SHA256 bool   // give the digest of the whole content too
}

// Block is one block of a tree that is being built.
type Block struct {
	Cid  cid.Cid
	Data []byte // belongs to the builder again once put returned
}

// Added is a finished file, directory or symlink.
type Added struct {
	Cid    cid.Cid
	Size   int64    // bytes of content; of a directory, of all files below it
	Tsize  uint64   // bytes of blocks, counted once for each link
	SHA256 [32]byte // of the content, where it was asked for
}

// built is a finished part of the tree.
type built struct {
	cid   cid.Cid
	size  int64  // bytes of content
	tsize uint64 // bytes of blocks
}

// Build reads r to its end, hands each block to put in an order in which children come before parents, and gives the
// file's CID and size in bytes. Leaves are hashed in parallel; put is called by one goroutine at a time. Build reads r
// itself: a reader that blocks blocks Build, whatever ctx says.
func Build(ctx context.Context, r io.Reader, p Params, put func(Block) error) (cid.Cid, int64, error) {
	a, err := Import(ctx, r, Options{Params: p}, put)
	return a.Cid, a.Size, err
}

// Import is Build with options.
func Import(ctx context.Context, r io.Reader, o Options, put func(Block) error) (Added, error) {
	if o.Params == (Params{}) {
		o.Params = V1x2025
	}
	in := &input{r: r, chunk: o.Params.Chunk}
	first, err := in.next()
	if err != nil {
		return Added{}, err
	}
	if in.ended {
		b, a := Single(first, o)
		err := put(b)
		buffers.Put(&first)
		return a, err
	}
	second, err := in.next() // to know whether the first chunk is the root
	if err != nil {
		return Added{}, err
	}
	t := &tree{links: o.Params.Links, meta: o.Meta, put: put}
	if o.SHA256 {
		t.whole = sha256.New()
	}
	if err := t.build(ctx, in, first, second); err != nil {
		return Added{}, err
	}
	a, err := t.finish()
	if err == nil && o.SHA256 {
		t.whole.Sum(a.SHA256[:0])
	}
	return a, err
}

// Single makes the only block of a file that fits into one chunk. The block's data may be content itself.
func Single(content []byte, o Options) (Block, Added) {
	digest := [32]byte{}
	data, codec := content, uint64(cid.Raw)
	if !o.Meta.IsZero() {
		data, codec = encodeLeaf(content, o.Meta), cid.DagProtobuf
		if o.SHA256 {
			digest = sha256.Sum256(content)
		}
	}
	sum := sha256.Sum256(data)
	if codec == cid.Raw && o.SHA256 {
		digest = sum
	}
	c := core.CIDOfDigest(codec, sum[:])
	return Block{c, data}, Added{Cid: c, Size: int64(len(content)), Tsize: uint64(len(data)), SHA256: digest}
}

// input cuts a reader into chunks.
type input struct {
	r     io.Reader
	chunk int
	ended bool
}

// next gives a chunk in a buffer of the pool. A chunk that is not full is the last.
func (in *input) next() ([]byte, error) {
	if in.ended {
		return nil, nil
	}
	chunk := getBuffer(in.chunk)
	n, err := io.ReadFull(in.r, chunk)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		in.ended, err = true, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	return chunk[:n], nil
}

var buffers sync.Pool

func getBuffer(size int) []byte {
	if b, ok := buffers.Get().(*[]byte); ok && cap(*b) >= size {
		return (*b)[:size]
	}
	return make([]byte, size)
}

// leaf is a chunk and the block that holds it; they share memory where the block is raw.
type leaf struct {
	chunk []byte
	block Block
}

// hashLeaf makes the leaf of a chunk. A file with metadata has all its leaves in dag-pb.
func (t *tree) hashLeaf(chunk []byte) leaf {
	if t.meta.IsZero() {
		b, _ := Single(chunk, Options{})
		return leaf{chunk, b}
	}
	data := encodeLeaf(chunk, Meta{})
	return leaf{chunk, Block{core.CIDOf(cid.DagProtobuf, data), data}}
}

// build pipelines: this goroutine reads, others hash leaves, one hashes the whole content where that was asked for, one puts
// the leaves in order.
func (t *tree) build(ctx context.Context, in *input, chunks ...[]byte) error {
	if len(chunks) == 2 && len(chunks[1]) == 0 { // one full chunk
		t.single = true
		chunks = chunks[:1]
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	workers := runtime.GOMAXPROCS(0)
	order := make(chan chan leaf, 2*workers) // bounds the chunks in memory
	limit := make(chan struct{}, workers)
	var hashing, putting sync.WaitGroup
	ordered := t.inOrder(order, &putting)
	putting.Go(func() {
		for l := range ordered {
			if ctx.Err() == nil {
				if err := t.addLeaf(l); err != nil {
					cancel(err)
				}
			}
			buffers.Put(&l.chunk)
		}
	})
	submit := func(chunk []byte) {
		done := make(chan leaf, 1)
		limit <- struct{}{}
		hashing.Go(func() {
			done <- t.hashLeaf(chunk)
			<-limit
		})
		order <- done
	}
	for _, chunk := range chunks {
		submit(chunk)
	}
	var err error
	for !in.ended && err == nil && ctx.Err() == nil {
		var chunk []byte
		if chunk, err = in.next(); len(chunk) > 0 {
			submit(chunk)
		}
	}
	hashing.Wait()
	close(order)
	putting.Wait()
	if err == nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return err
}

// inOrder waits for the leaves in turn and hashes the whole content beside that.
func (t *tree) inOrder(order <-chan chan leaf, owner *sync.WaitGroup) <-chan leaf {
	out := make(chan leaf)
	owner.Go(func() {
		defer close(out)
		for done := range order {
			l := <-done
			if t.whole != nil {
				t.whole.Write(l.chunk)
			}
			out <- l
		}
	})
	return out
}

// tree collects finished parts by level: leaves on level 0. A full level becomes one node of the next.
type tree struct {
	links  int
	meta   Meta
	single bool      // the file is one leaf, which carries the metadata
	whole  hash.Hash // of the content; nil when it was not asked for
	put    func(Block) error
	levels [][]built
	held   *Block  // with metadata: the inner node made last, not yet put, since the root is written otherwise
	below  []built // its parts
}

func (t *tree) addLeaf(l leaf) error {
	b, size := l.block, int64(len(l.chunk))
	if t.single && !t.meta.IsZero() {
		b, _ = Single(l.chunk, Options{Meta: t.meta})
	}
	if err := t.put(b); err != nil {
		return err
	}
	return t.add(0, built{b.Cid, size, uint64(len(b.Data))})
}

func (t *tree) add(level int, b built) error {
	if level == len(t.levels) {
		t.levels = append(t.levels, nil)
	}
	t.levels[level] = append(t.levels[level], b)
	if len(t.levels[level]) < t.links {
		return nil
	}
	return t.close(level)
}

// close turns a level into a node of the next one.
func (t *tree) close(level int) error {
	data, size, tsize := encodeFile(t.levels[level], Meta{})
	b := Block{core.CIDOf(cid.DagProtobuf, data), data}
	if err := t.putInner(b, t.levels[level]); err != nil {
		return err
	}
	t.levels[level] = t.levels[level][:0]
	return t.add(level+1, built{b.Cid, size, tsize})
}

// putInner puts a node, or with metadata the one before it: the last is the root.
func (t *tree) putInner(b Block, parts []built) error {
	if t.meta.IsZero() {
		return t.put(b)
	}
	if t.held != nil {
		if err := t.put(*t.held); err != nil {
			return err
		}
	}
	t.held, t.below = &b, append(t.below[:0], parts...)
	return nil
}

// finish closes what is open; a single part at the top is the root.
func (t *tree) finish() (Added, error) {
	for level := 0; ; level++ {
		parts := t.levels[level]
		if level == len(t.levels)-1 && len(parts) == 1 {
			if t.held != nil {
				return t.finishMeta()
			}
			return Added{Cid: parts[0].cid, Size: parts[0].size, Tsize: parts[0].tsize}, nil
		}
		if len(parts) == 0 {
			continue
		}
		if err := t.close(level); err != nil {
			return Added{}, err
		}
	}
}

// finishMeta writes the root with the file's metadata.
func (t *tree) finishMeta() (Added, error) {
	data, size, tsize := encodeFile(t.below, t.meta)
	c := core.CIDOf(cid.DagProtobuf, data)
	return Added{Cid: c, Size: size, Tsize: tsize}, t.put(Block{c, data})
}
