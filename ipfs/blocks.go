package ipfs

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Block reads one block out of the store; kind NotFound when the store lacks it. With Append and Commit it makes Local a
// store of package ipfs/files.
func (l *Local) Block(_ context.Context, c cid.Cid) ([]byte, error) { return l.block(c) }

// Append stores blocks whose digests the caller has computed. They are readable when it returns and durable after Commit.
func (l *Local) Append(ctx context.Context, blocks ...unixfs.Block) error {
	batch := make([]pack.Block, 0, len(blocks))
	need := int64(0)
	for _, b := range blocks {
		if err := dag.CheckCID(b.Cid); err != nil {
			return err
		}
		digest, ok := dag.Digest(b.Cid)
		if !ok {
			continue
		}
		if _, has := l.store.Size(digest); !has {
			need += int64(len(b.Data)) + pack.Overhead
		}
		batch = append(batch, l.put.packed(digest, b.Data))
	}
	if err := l.room.take(need); err != nil {
		return fmt.Errorf("store %d blocks: %w", len(batch), err)
	}
	defer l.room.put(need)
	if _, err := l.store.Append(batch...); err != nil {
		return core.Errorf(core.Unavailable, "store %d blocks: %w", len(batch), err)
	}
	return ctx.Err()
}

// Commit makes everything durable that was appended before.
func (l *Local) Commit(ctx context.Context, _ cid.Cid) error {
	if err := l.store.Flush(ctx); err != nil {
		return core.Errorf(core.Unavailable, "store: %w", err)
	}
	return nil
}

// Blocks makes a store of package ipfs/files of any Backend. What is appended goes into a temporary file and from there, at
// Commit, to the backend in one CAR; until then only this Blocks can read it. Close removes the file.
type Blocks struct {
	backend Backend

	mu     sync.Mutex
	spool  *os.File
	size   int64
	places map[cid.Cid]spooled
}

type spooled struct {
	offset int64
	length int
}

// NewBlocks wraps a backend; the temporary file is made in dir, or in the system's place for such when dir is "".
func NewBlocks(b Backend, dir string) (*Blocks, error) {
	f, err := os.CreateTemp(dir, "cortensor-spool-*")
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "spool: %w", err)
	}
	return &Blocks{backend: b, spool: f, places: map[cid.Cid]spooled{}}, nil
}

// Close removes what was not committed. The backend stays open.
func (b *Blocks) Close() error { return errors.Join(b.spool.Close(), os.Remove(b.spool.Name())) }

// Block reads one block, from what was appended or from the backend, and checks it.
func (b *Blocks) Block(ctx context.Context, c cid.Cid) ([]byte, error) {
	if err := dag.CheckCID(c); err != nil {
		return nil, err
	}
	if content, ok := dag.Identity(c); ok {
		return content, nil
	}
	b.mu.Lock()
	at, ok := b.places[c]
	b.mu.Unlock()
	if !ok {
		return b.fetch(ctx, c)
	}
	data := make([]byte, at.length)
	if _, err := b.spool.ReadAt(data, at.offset); err != nil {
		return nil, core.Errorf(core.Unavailable, "spool: %w", err)
	}
	return data, dag.Check(c, data)
}

func (b *Blocks) fetch(ctx context.Context, c cid.Cid) (data []byte, err error) {
	stream, err := b.backend.GetCAR(ctx, c, ScopeBlock)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, stream.Close()) }()
	r, err := car.NewReader(stream)
	if err != nil {
		return nil, core.Errorf(core.Corrupt, "block %s: %w", c, err)
	}
	got, data, err := r.Next()
	if err != nil {
		return nil, core.Errorf(core.Corrupt, "block %s: %w", c, err)
	}
	if !got.Equals(c) {
		return nil, core.Fail(core.ReasonContentMismatch, "asked for block %s, got %s", c, got)
	}
	return data, dag.Check(c, data)
}

// Append takes blocks whose digests the caller has computed.
func (b *Blocks) Append(ctx context.Context, blocks ...unixfs.Block) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out []byte
	places := map[cid.Cid]spooled{}
	for _, block := range blocks {
		_, old := b.places[block.Cid]
		if _, twice := places[block.Cid]; old || twice {
			continue
		}
		id := block.Cid.Bytes()
		out = append(binary.AppendUvarint(out, uint64(len(id)+len(block.Data))), id...)
		places[block.Cid] = spooled{b.size + int64(len(out)), len(block.Data)}
		out = append(out, block.Data...)
	}
	if _, err := b.spool.WriteAt(out, b.size); err != nil {
		return core.Errorf(core.Unavailable, "spool: %w", err)
	}
	b.size += int64(len(out))
	for c, at := range places {
		b.places[c] = at
	}
	return ctx.Err()
}

// Commit sends everything that was appended to the backend, under root. The DAG under root must be whole there or here.
func (b *Blocks) Commit(ctx context.Context, root cid.Cid) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var head bytes.Buffer
	w, err := car.NewWriter(&head, root)
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		return core.Errorf(core.Internal, "CAR header: %w", err)
	}
	body := bufio.NewReaderSize(io.NewSectionReader(b.spool, 0, b.size), 1<<20)
	if err := b.backend.PutCAR(ctx, root, io.MultiReader(&head, body)); err != nil {
		return err
	}
	clear(b.places)
	b.size = 0
	return nil
}
