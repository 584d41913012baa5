package ipfsbench

import (
	"context"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"runtime"
	"time"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// liveHeap is what a collection leaves, in bytes.
func liveHeap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// fill stores count raw blocks of size bytes, synced in batches of 1024, and reports each batch's time.
func (a *agent) fill(ctx context.Context, o order) (reply, error) {
	if err := a.closeStore(); err != nil {
		return reply{}, err
	}
	store, err := pack.Open(a.dir+"/blocks", pack.Options{})
	if err != nil {
		return reply{}, err
	}
	const batch = 1024
	blocks := make([]pack.Block, 0, batch)
	start := time.Now()
	for i := 0; i < o.Count; {
		blocks = blocks[:0]
		for ; i < o.Count && len(blocks) < batch; i++ {
			blocks = append(blocks, pack.Sum(smallBlock(o.Seed, i, int(o.Size))))
		}
		if err := store.Put(ctx, blocks...); err != nil {
			return reply{}, err
		}
	}
	took := time.Since(start)
	return reply{Took: took, Count: store.Stats().Blocks}, store.Close()
}

// smallBlock is a block that no other index has.
func smallBlock(seed uint64, i, size int) []byte {
	data := make([]byte, max(size, 16))
	rand.NewChaCha8([32]byte{byte(i), byte(i >> 8), byte(i >> 16), byte(i >> 24), byte(seed)}).Read(data)
	binary.LittleEndian.PutUint64(data, uint64(i))
	return data
}

// pour appends blocks without end, until the process is killed; it replies once the first batch is durable, by taking
// the second order for granted.
func (a *agent) pour(ctx context.Context, o order) (reply, error) {
	if a.store == nil {
		if _, err := a.open(); err != nil {
			return reply{}, err
		}
	}
	c, err := a.store.PutBlock(ctx, cid.Raw, smallBlock(o.Seed, -1, 4096))
	if err != nil {
		return reply{}, err
	}
	go func() { // the process is killed while this runs: that is its purpose
		for i := 0; ctx.Err() == nil; i++ {
			if _, err := a.store.PutBlock(ctx, cid.Raw, smallBlock(o.Seed+1, i, 4096)); err != nil {
				return
			}
		}
	}()
	return reply{Roots: []string{c.String()}}, nil
}

func (a *agent) closeStore() error {
	err := a.close()
	a.store, a.node = nil, nil
	return err
}

// random reads count pieces of size bytes at random offsets of a file and reports each read's time.
func (a *agent) random(ctx context.Context, o order) (reply, error) {
	roots, err := decodeRoots(o.Roots)
	if err != nil {
		return reply{}, err
	}
	f, err := openFile(ctx, a.store, roots[0])
	if err != nil {
		return reply{}, err
	}
	offsets := rand.New(rand.NewPCG(o.Seed, 2))
	buf := make([]byte, o.Size)
	r := reply{Each: make([]time.Duration, 0, o.Count)}
	for range o.Count {
		at := offsets.Int64N(f.Size() - o.Size + 1)
		start := time.Now()
		if _, err := f.Seek(at, io.SeekStart); err != nil {
			return r, err
		}
		if _, err := io.ReadFull(f, buf); err != nil {
			return r, err
		}
		r.Each = append(r.Each, time.Since(start))
	}
	return r, nil
}

// openFile opens a file of the store by range.
func openFile(ctx context.Context, store *ipfs.Local, root cid.Cid) (*unixfs.Reader, error) {
	return unixfs.Open(ctx, func(ctx context.Context, c cid.Cid, _ int64) ([]byte, error) { return store.Block(ctx, c) }, root)
}
