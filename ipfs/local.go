package ipfs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// blockStore is what Local needs of a store; pack.Store and the memory store have it.
type blockStore interface {
	Size(pack.Digest) (int, bool)
	Get(pack.Digest) ([]byte, error)
	Append(...pack.Block) (pack.Mark, error)
	Sync(context.Context, pack.Mark) error
	Flush(context.Context) error
	Stats() pack.Stats
	Digests() []pack.Digest
	Close() error
}

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
	store blockStore
	pins  rows
	now   func() time.Time
}

var _ Backend = (*Local)(nil)

// OpenLocal opens or makes the store in dir. A second process gets an error of kind Busy.
func OpenLocal(dir string, logger *slog.Logger) (*Local, error) {
	store, err := pack.Open(filepath.Join(dir, "blocks"), pack.Options{Logger: logger})
	if errors.Is(err, pack.ErrLocked) {
		return nil, core.Errorf(core.Busy, "open store: %w; stop the other process or give this one another directory", err)
	}
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open store: %w", err)
	}
	pins, err := pack.OpenTable(filepath.Join(dir, "pins"))
	if err != nil {
		return nil, errors.Join(core.Errorf(core.Unavailable, "open pins: %w", err), store.Close())
	}
	if pins.Damaged() && logger != nil {
		logger.Warn("pins recovered: entries of the file were damaged", "dir", dir)
	}
	return &Local{store: store, pins: pins, now: time.Now}, nil
}

// Close makes everything durable and closes the store.
func (l *Local) Close() error { return errors.Join(l.store.Close(), l.pins.Close()) }

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
	if errors.Is(err, pack.ErrNotFound) || errors.Is(err, pack.ErrDamaged) { // damaged: another copy may be fetched
		return nil, core.Errorf(core.NotFound, "block %s: %w", c, err)
	}
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "block %s: %w", c, err)
	}
	return data, nil
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
	mark, err := l.store.Append(pack.Block{Digest: digest, Data: data})
	if err != nil {
		return mark, core.Errorf(core.Unavailable, "store block %s: %w", c, err)
	}
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
	mark, err := l.append(c, data)
	if err != nil {
		return cid.Undef, err
	}
	return c, l.sync(ctx, mark)
}

// PutFile stores a file as UnixFS, profile unixfs-v1-2025, and gives its CID and size in bytes. It is durable when
// PutFile returns.
func (l *Local) PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error) {
	return l.putFile(ctx, r, unixfs.V1x2025)
}

func (l *Local) putFile(ctx context.Context, r io.Reader, p unixfs.Params) (cid.Cid, int64, error) {
	var last pack.Mark
	c, size, err := unixfs.Build(ctx, r, p, func(b unixfs.Block) error {
		mark, err := l.append(b.Cid, b.Data)
		last = pack.Later(last, mark)
		return err
	})
	if err != nil {
		return cid.Undef, 0, err
	}
	return c, size, l.sync(ctx, last)
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
	return l.whole(ctx, root)
}

// whole checks that the DAG under root is there and makes it durable.
func (l *Local) whole(ctx context.Context, root cid.Cid) error {
	v, err := newVerifier(root, ScopeAll, Limits{}, l.held)
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
	v, err := newVerifier(root, scope, limits, l.held)
	if err != nil {
		return err
	}
	if err := receive(r, v, func(c cid.Cid, data []byte) error {
		_, err := l.append(c, data)
		return errors.Join(err, ctx.Err())
	}); err != nil {
		return err
	}
	if err := l.store.Flush(ctx); err != nil {
		return core.Errorf(core.Unavailable, "store: %w", err)
	}
	return nil
}

// pinRow is a pin's value in the table.
type pinRow struct {
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
	Entity  bool      `json:"entity,omitempty"` // kept by Keep: a file or a block, not what it links to
}

// Pin keeps a DAG that is whole in the store; see Backend.
func (l *Local) Pin(ctx context.Context, root cid.Cid, name string) error {
	if len(name) > MaxPinName {
		return core.Errorf(core.TooLarge, "pin name of %d bytes, at most %d", len(name), MaxPinName)
	}
	if err := l.whole(ctx, root); err != nil {
		return err
	}
	row := pinRow{Name: name, Created: l.now().UTC()}
	if old, ok := l.pins.Get(root.KeyString()); ok {
		var was pinRow
		if json.Unmarshal([]byte(old), &was) == nil {
			row.Created = was.Created
		}
	}
	value, err := json.Marshal(row)
	if err != nil {
		return core.Errorf(core.Internal, "pin: %w", err)
	}
	if err := l.pins.Set(root.KeyString(), string(value)); err != nil {
		return core.Errorf(core.Unavailable, "pin %s: %w", root, err)
	}
	return nil
}

// Unpin removes a pin.
func (l *Local) Unpin(_ context.Context, root cid.Cid) error {
	found, err := l.pins.Delete(root.KeyString())
	if err != nil {
		return core.Errorf(core.Unavailable, "unpin %s: %w", root, err)
	}
	if !found {
		return core.Errorf(core.NotFound, "%s is not pinned", root)
	}
	return nil
}

// Pins lists all pins, ordered by CID.
func (l *Local) Pins(context.Context) ([]Pin, error) {
	var pins []Pin
	for key, value := range l.pins.Rows() {
		root, err := cid.Cast([]byte(key))
		if err != nil {
			return nil, core.Errorf(core.Corrupt, "pin table: %w", err)
		}
		var row pinRow
		if err := json.Unmarshal([]byte(value), &row); err != nil {
			return nil, core.Errorf(core.Corrupt, "pin of %s: %w", root, err)
		}
		pins = append(pins, Pin{Root: root, Name: row.Name, Created: row.Created})
	}
	slices.SortFunc(pins, func(a, b Pin) int { return strings.Compare(a.Root.KeyString(), b.Root.KeyString()) })
	return pins, nil
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
