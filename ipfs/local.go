package ipfs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// rows is a small durable map.
type rows interface {
	Set(key, value string) error
	Delete(key string) (bool, error)
	Get(key string) (string, bool)
	Rows() map[string]string
	Close() error
}

// Local is the Backend over a store of our own: packs on disk, or memory.
type Local struct {
	store  blockStore
	packs  *pack.Store // the same, for what a Spoiler does not stand before
	pins   rows        // holds: root and owner to holdRow
	shares *shares
	opts   LocalOptions
	work   *inFlight
	room   *room
	put    PutOptions
	came   *arrivals // through this view; nil where nobody asks
}

var _ Backend = (*Local)(nil)

func (l *Local) now() time.Time { return l.opts.Now() }

// PutOptions change how blocks are stored.
type PutOptions struct {
	// Private marks what is put as not for everybody: Visible says no to peers that it was not shared with. Bytes that
	// are in the store without the mark stay public, and a later put without it makes them public.
	Private bool
	// Reader may have what is put privately; see Local.Share for its form. "": nobody. A put, an import or a fetch shares its
	// root once all that is under it is there, and only if each private block of that came with it or was the reader's
	// already: who names another's block below a root of his own does not get it by that.
	Reader string
	// Size in bytes, where it is known, is set aside of the quota before the first byte of a file or a CAR is read, so
	// that a put which cannot fit fails at once.
	Size int64
	// Uncached says that nobody will read the blocks soon. Large ones do not stay in the page cache then, where the system can
	// do that: it takes less CPU time and leaves the cache to others, and the first read comes from the disk.
	Uncached bool
}

// group gives the group that a private fetch is for.
func (o PutOptions) group() string {
	if !o.Private || !IsGroup(o.Reader) {
		return ""
	}
	return o.Reader[len(GroupPrefix):]
}

// packed is a block as the store takes it.
func (o PutOptions) packed(digest pack.Digest, data []byte) pack.Block {
	return pack.Block{Digest: digest, Data: data, Private: o.Private, Uncached: o.Uncached}
}

// With gives a view of the same store whose puts and imports have the options. It needs no Close of its own. A view with a
// Reader remembers what came through it: take one for each put.
func (l *Local) With(put PutOptions) *Local {
	view := *l
	view.put, view.came = put, nil
	if put.Private && put.Reader != "" {
		view.came = &arrivals{digests: map[pack.Digest]struct{}{}}
	}
	return &view
}

// admit begins a put: room is set aside and a collection knows of it until done is called.
func (l *Local) admit() (view *Local, done func(), err error) {
	copied := *l
	if copied.room, err = l.room.quota.admit(l.put.Size); err != nil {
		return nil, nil, err
	}
	ended := l.work.put(l.now())
	return &copied, func() { ended(); copied.room.free() }, nil
}

// block reads one block; core.NotFound when the store lacks it. The store has checked its checksum.
func (l *Local) block(c cid.Cid) ([]byte, error) {
	if err := dag.CheckCID(c); err != nil {
		return nil, err
	}
	digest, ok := dag.Digest(c)
	if !ok {
		content, _ := dag.Identity(c)
		return content, nil
	}
	data, err := l.store.Get(digest)
	if err != nil {
		return nil, missing(c, err)
	}
	return data, nil
}

// missing is the error of a block that the store did not give.
func missing(c cid.Cid, err error) error {
	if errors.Is(err, pack.ErrNotFound) || errors.Is(err, pack.ErrDamaged) { // damaged: another copy may be fetched
		return core.Errorf(core.NotFound, "block %s: %w", c, err)
	}
	return core.Errorf(core.Unavailable, "block %s: %w", c, err)
}

// leaf opens a block that is read by piece; nil where the store can only give it whole. Errors are as those of block.
func (l *Local) leaf(c cid.Cid) (unixfs.Leaf, error) {
	s, ok := l.store.(interface {
		OpenPieces(pack.Digest) (*pack.Pieces, error)
	})
	digest, stored := dag.Digest(c)
	if !ok || !stored || dag.CheckCID(c) != nil {
		_, err := l.block(c)
		return nil, err
	}
	p, err := s.OpenPieces(digest)
	if err != nil {
		return nil, missing(c, err)
	}
	return p, nil
}

// size gives a block's length without reading it.
func (l *Local) size(c cid.Cid) (int, bool) {
	if dag.CheckCID(c) != nil {
		return 0, false
	}
	digest, ok := dag.Digest(c)
	if !ok {
		content, _ := dag.Identity(c)
		return len(content), true
	}
	return l.store.Size(digest)
}

// held is the verifier's view of the store.
func (l *Local) held(c cid.Cid, content bool) ([]byte, bool) {
	if !content {
		_, ok := l.size(c)
		return nil, ok
	}
	data, err := l.block(c)
	return data, err == nil
}

// append stores a verified block without waiting for the disk.
func (l *Local) append(c cid.Cid, data []byte) (pack.Mark, error) {
	digest, ok := dag.Digest(c)
	if !ok {
		return pack.Mark{}, nil // an identity CID holds its content
	}
	need := int64(0)
	if _, has := l.store.Size(digest); !has {
		need = int64(len(data)) + pack.Overhead
	}
	if err := l.room.take(need); err != nil {
		return pack.Mark{}, fmt.Errorf("store block %s: %w", c, err)
	}
	defer l.room.put(need)
	mark, err := l.store.Append(l.put.packed(digest, data))
	if err != nil {
		return mark, core.Errorf(core.Unavailable, "store block %s: %w", c, err)
	}
	l.came.add(digest)
	return mark, nil
}

func (l *Local) sync(ctx context.Context, mark pack.Mark) error {
	if err := l.store.Sync(ctx, mark); err != nil {
		return core.Errorf(core.Unavailable, "store: %w", err)
	}
	return nil
}

// PutBlock stores one block under the CID of its codec (raw, dag-pb or dag-cbor). It is durable when PutBlock returns.
func (l *Local) PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error) {
	c := core.CIDOf(codec, data)
	if err := dag.CheckCID(c); err != nil {
		return cid.Undef, err
	}
	if len(data) > dag.MaxBlock {
		return cid.Undef, core.Errorf(core.TooLarge, "block of %d bytes, at most %d: store it as a file", len(data), dag.MaxBlock)
	}
	if _, err := dag.Links(c, data); err != nil {
		return cid.Undef, core.Errorf(core.Invalid, "put block: %w", err)
	}
	l, done, err := l.admit()
	if err != nil {
		return cid.Undef, err
	}
	defer done()
	mark, err := l.append(c, data)
	if err != nil {
		return cid.Undef, err
	}
	if err := l.sync(ctx, mark); err != nil {
		return c, err
	}
	_, err = l.shareNew(ctx, c)
	return c, err
}

// PutFile stores a file as UnixFS, profile unixfs-v1-2025, and gives its CID and size in bytes. It is durable when
// PutFile returns.
func (l *Local) PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error) {
	return l.putFile(ctx, r, unixfs.V1x2025)
}

func (l *Local) putFile(ctx context.Context, r io.Reader, p unixfs.Params) (cid.Cid, int64, error) {
	l, done, err := l.admit()
	if err != nil {
		return cid.Undef, 0, fmt.Errorf("put file: %w", err)
	}
	defer done()
	start := l.now()
	var last pack.Mark
	c, size, err := unixfs.Build(ctx, r, p, func(b unixfs.Block) error {
		mark, err := l.append(b.Cid, b.Data)
		last = pack.Later(last, mark)
		return err
	})
	if err != nil {
		return cid.Undef, 0, err
	}
	if l.now().Sub(start) > l.opts.renew() { // the first blocks' grace is used up in part
		err = l.whole(ctx, c)
	} else {
		err = l.sync(ctx, last)
	}
	if err != nil {
		return c, size, err
	}
	_, err = l.shareNew(ctx, c)
	return c, size, err
}

// Has says for each CID whether its block is in the store.
func (l *Local) Has(_ context.Context, ids []cid.Cid) ([]bool, error) {
	out := make([]bool, len(ids))
	for i, c := range ids {
		if err := dag.CheckCID(c); err != nil {
			return nil, err
		}
		_, out[i] = l.size(c)
	}
	return out, nil
}

// GetCAR streams a DAG; see Backend.
func (l *Local) GetCAR(ctx context.Context, root cid.Cid, scope Scope) (io.ReadCloser, error) {
	e, err := newExport(l.block, root, scope, Limits{})
	if err != nil {
		return nil, err
	}
	out := &carReader{ctx: ctx, export: e}
	out.w, err = car.NewWriter(&out.buf, root)
	return out, err
}

// PutCAR stores a CAR; see Backend. Blocks that the root does not reach are stored too.
func (l *Local) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	l, done, err := l.admit()
	if err != nil {
		return fmt.Errorf("put CAR: %w", err)
	}
	defer done()
	limits := Limits{}.WithDefaults()
	cr, err := car.NewReader(r)
	if err != nil {
		return core.Errorf(core.Corrupt, "put CAR: %w", err)
	}
	for blocks, size := int64(0), int64(0); ; blocks++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		c, data, err := cr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return core.Errorf(core.Corrupt, "put CAR: %w", err)
		}
		if size += int64(len(data)); size > limits.Bytes || blocks > limits.Blocks {
			return core.Errorf(core.TooLarge, "put CAR: more than %d bytes or %d blocks", limits.Bytes, limits.Blocks)
		}
		if err := dag.Check(c, data); err != nil {
			return err
		}
		if _, err := l.append(c, data); err != nil {
			return err
		}
	}
	if err := l.whole(ctx, root); err != nil {
		return err
	}
	_, err = l.shareNew(ctx, root)
	return err
}

// whole checks that the DAG under root is there, makes it durable and renews the grace of its blocks.
func (l *Local) whole(ctx context.Context, root cid.Cid) error {
	return l.complete(ctx, root, ScopeAll, func(d pack.Digest) (bool, error) {
		_, ok, err := l.packs.Renew(d)
		return ok, err
	})
}

// complete checks that a scope is there, calling keep for each of its blocks, and makes it durable.
func (l *Local) complete(ctx context.Context, root cid.Cid, scope Scope, keep func(pack.Digest) (bool, error)) error {
	var failed error
	v, err := newVerifier(root, scope, Limits{}, func(c cid.Cid, content bool) ([]byte, bool) {
		if failed == nil {
			failed = ctx.Err()
		}
		if d, ok := dag.Digest(c); ok && failed == nil {
			var has bool
			if has, failed = keep(d); !has {
				return nil, false
			}
		}
		return l.held(c, content)
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed != nil {
		return core.Errorf(core.Unavailable, "store: %w", failed)
	}
	if err != nil {
		return err
	}
	if err := v.complete(); err != nil {
		return err
	}
	if err := l.store.Flush(ctx); err != nil {
		return core.Errorf(core.Unavailable, "store: %w", err)
	}
	return nil
}

// Import verifies a CAR from an untrusted source against root and scope and stores its blocks; they are durable when it
// returns nil.
func (l *Local) Import(ctx context.Context, root cid.Cid, scope Scope, limits Limits, r io.Reader) error {
	l, done, err := l.admit()
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	defer done()
	v, err := newVerifier(root, scope, limits, l.held)
	if err != nil {
		return err
	}
	if err := receiveInOrder(r, v, func(c cid.Cid, data []byte, fresh bool) error {
		if !fresh {
			return ctx.Err()
		}
		_, err := l.append(c, data)
		return errors.Join(err, ctx.Err())
	}); err != nil {
		return err
	}
	if err := l.store.Flush(ctx); err != nil {
		return core.Errorf(core.Unavailable, "store: %w", err)
	}
	_, err = l.shareNew(ctx, root)
	return err
}

// File reads a whole UnixFS file of at most limit bytes out of the store, without the network.
func (l *Local) File(ctx context.Context, c cid.Cid, limit int64) ([]byte, error) {
	f, err := unixfs.Open(ctx, func(_ context.Context, c cid.Cid, _ int64) ([]byte, error) { return l.block(c) }, c)
	if err != nil {
		return nil, fmt.Errorf("read file %s: %w", c, err)
	}
	if f.Size() > limit {
		return nil, core.Errorf(core.TooLarge, "file %s has %d bytes, limit %d", c, f.Size(), limit)
	}
	data := make([]byte, f.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, fmt.Errorf("read file %s: %w", c, err)
	}
	return data, nil
}

// Stats counts what the store holds.
func (l *Local) Stats() pack.Stats { return l.store.Stats() }
