package unixfs

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
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

// Block is one block of a tree that is being built.
type Block struct {
	Cid  cid.Cid
	Data []byte // belongs to the builder again once put returned
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
	t := tree{links: p.Links, put: put}
	first, last, err := readChunk(r, p.Chunk)
	if err != nil {
		return cid.Undef, 0, err
	}
	if last {
		err = t.addLeaf(leaf{first, sha256.Sum256(first)})
		buffers.Put(&first)
	} else {
		err = buildLarge(ctx, r, p, &t, first)
	}
	if err != nil {
		return cid.Undef, 0, err
	}
	root, err := t.finish()
	return root.cid, root.size, err
}

// readChunk fills a chunk; last is true when the reader has ended with it.
func readChunk(r io.Reader, size int) (chunk []byte, last bool, err error) {
	chunk = getBuffer(size)
	n, err := io.ReadFull(r, chunk)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return chunk[:n], true, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("read file: %w", err)
	}
	return chunk, false, nil
}

var buffers sync.Pool

func getBuffer(size int) []byte {
	if b, ok := buffers.Get().(*[]byte); ok && cap(*b) >= size {
		return (*b)[:size]
	}
	return make([]byte, size)
}

type leaf struct {
	data   []byte
	digest [32]byte
}

// buildLarge pipelines: this goroutine reads, others hash, one puts the leaves in order.
func buildLarge(ctx context.Context, r io.Reader, p Params, t *tree, chunk []byte) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	workers := runtime.GOMAXPROCS(0)
	order := make(chan chan leaf, 2*workers) // bounds the chunks in memory
	limit := make(chan struct{}, workers)
	var hashing, putting sync.WaitGroup
	putting.Go(func() {
		for done := range order {
			l := <-done
			if ctx.Err() != nil {
				continue
			}
			if err := t.addLeaf(l); err != nil {
				cancel(err)
			}
			buffers.Put(&l.data)
		}
	})
	submit := func(chunk []byte) {
		done := make(chan leaf, 1)
		limit <- struct{}{}
		hashing.Go(func() {
			done <- leaf{chunk, sha256.Sum256(chunk)}
			<-limit
		})
		order <- done
	}
	var err error
	for last := false; err == nil && ctx.Err() == nil; {
		if len(chunk) > 0 || !last {
			submit(chunk)
		}
		if last {
			break
		}
		chunk, last, err = readChunk(r, p.Chunk)
	}
	hashing.Wait()
	close(order)
	putting.Wait()
	if err == nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return err
}

// tree collects finished parts by level: leaves on level 0. A full level becomes one node of the next.
type tree struct {
	links  int
	put    func(Block) error
	levels [][]built
}

func (t *tree) addLeaf(l leaf) error {
	c := core.CIDOfDigest(cid.Raw, l.digest[:])
	if err := t.put(Block{c, l.data}); err != nil {
		return err
	}
	return t.add(0, built{c, int64(len(l.data)), uint64(len(l.data))})
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
	data, size, tsize := encodeFile(t.levels[level])
	c := core.CIDOf(cid.DagProtobuf, data)
	if err := t.put(Block{c, data}); err != nil {
		return err
	}
	t.levels[level] = t.levels[level][:0]
	return t.add(level+1, built{c, size, tsize})
}

// finish closes what is open; a single part at the top is the root.
func (t *tree) finish() (built, error) {
	for level := 0; ; level++ {
		parts := t.levels[level]
		if level == len(t.levels)-1 && len(parts) == 1 {
			return parts[0], nil
		}
		if len(parts) == 0 {
			continue
		}
		if err := t.close(level); err != nil {
			return built{}, err
		}
	}
}
