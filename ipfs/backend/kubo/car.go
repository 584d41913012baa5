package kubo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/blockcar"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/carcheck"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/rest"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// GetCAR streams a DAG. The daemon exports whole DAGs only; a byte range is read block by block, several ahead.
func (b *Backend) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	if err := scope.Validate(); err != nil {
		return nil, err
	}
	if err := dag.CheckCID(root); err != nil {
		return nil, err
	}
	whole := scope.Extent == ipfs.ExtentAll && root.Prefix().Codec != cid.Raw
	if scope == ipfs.ScopeEntity && root.Prefix().Codec == cid.DagProtobuf {
		file, err := b.isFile(ctx, root)
		if err != nil {
			return nil, err
		}
		whole = file // a file is all that its root links to
	}
	if _, inline := dag.Identity(root); !whole || inline {
		return blockcar.Export(ctx, root, scope, rest.Parallel, b.block)
	}
	resp, err := b.api.Do(ctx, call("dag/export", offline(root, "progress", "false")))
	if err != nil {
		return nil, missing(explain(err))
	}
	return export{resp}, nil
}

// export gives the late errors of dag/export their kinds.
type export struct{ *rest.Response }

// Read reads the CAR.
func (e export) Read(p []byte) (int, error) {
	n, err := e.Response.Read(p)
	if err == nil || errors.Is(err, io.EOF) {
		return n, err
	}
	return n, missing(explain(err))
}

func (b *Backend) isFile(ctx context.Context, root cid.Cid) (bool, error) {
	data, err := b.block(ctx, root)
	if err == nil {
		err = dag.Check(root, data)
	}
	if err != nil {
		return false, missing(err)
	}
	n, err := unixfs.Parse(root, data)
	return err == nil && (n.Kind == unixfs.File || n.Kind == unixfs.Raw), nil // what is no UnixFS is no file
}

// block reads one block, unchecked.
func (b *Backend) block(ctx context.Context, c cid.Cid) ([]byte, error) {
	resp, err := b.api.Do(ctx, call("block/get", offline(c)))
	if err != nil {
		return nil, explain(err)
	}
	defer resp.Close()
	data, err := io.ReadAll(io.LimitReader(resp, dag.MaxBlock+1))
	if err != nil {
		return nil, explain(err)
	}
	if len(data) > dag.MaxBlock {
		return nil, core.Fail(core.ReasonContentMismatch, "block %s has more than %d bytes", c, dag.MaxBlock)
	}
	return data, nil
}

// PutCAR imports a CAR; see ipfs.Backend. Nothing is pinned, so that Pins stays true: Kubo's own garbage collection, where
// it is on, may take what was put and not pinned.
func (b *Backend) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	if err := b.Durable(ctx); err != nil {
		return err
	}
	checked := carcheck.NewReader(root, r)
	body, kind := rest.Multipart(checked)
	req := call("dag/import", url.Values{"pin-roots": {"false"}, "stats": {"true"}, "allow-big-block": {"true"}})
	req.Body, req.Type = body, kind
	imported := int64(-1)
	err := b.api.Stream(ctx, req, func(raw json.RawMessage) error {
		var v struct{ Stats *struct{ BlockCount int64 } }
		if err := b.decode("dag/import", raw, &v); err != nil {
			return err
		}
		if v.Stats != nil {
			imported = v.Stats.BlockCount
		}
		return nil
	})
	if own := checked.Err(); own != nil {
		return own // whatever the daemon made of half a request
	}
	if err != nil {
		return explain(err)
	}
	if !checked.Drained() || imported != checked.Blocks() {
		return b.api.Garbage(req, fmt.Errorf("%d blocks sent, %d imported", checked.Blocks(), imported))
	}
	return carcheck.Whole(ctx, b, checked.Gaps())
}

// Durable is nil where what the daemon has taken survives a power cut. It asks once how the daemon stores blocks: flatfs, Kubo's default store, leaves its files unsynced unless told
// otherwise.
func (b *Backend) Durable(ctx context.Context) error {
	b.mu.Lock()
	known := b.synced
	b.mu.Unlock()
	if known || b.allowUnsynced {
		return nil
	}
	var out struct {
		Value struct{ Spec json.RawMessage }
	}
	if err := b.api.JSON(ctx, call("config", url.Values{"arg": {"Datastore"}}), &out); err != nil {
		if core.KindOf(err) == core.Denied {
			return core.Errorf(core.Denied, "whether Kubo syncs blocks to its disk cannot be seen: %w; allow the path /api/v0/config, or take its writes unsynced", err)
		}
		return err
	}
	if err := syncs(out.Value.Spec); err != nil {
		return core.Errorf(core.Invalid, "Kubo at %s would lose what was put when its machine loses power: %w; set \"sync\": true there in the daemon's config and restart it, or take its writes unsynced", b.api.Base(), err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.synced = true
	return nil
}

// spec is a node of Kubo's Datastore.Spec.
type spec struct {
	Type, MountPoint string
	Sync, SyncWrites bool
	Child            json.RawMessage
	Mounts           []json.RawMessage
}

// syncs looks through the wrappers for the store of the blocks.
func syncs(raw json.RawMessage) error {
	for range 8 { // wrappers in wrappers
		var s spec
		if err := json.Unmarshal(raw, &s); err != nil {
			return fmt.Errorf("Datastore.Spec cannot be read: %w", err)
		}
		switch {
		case s.Type == "mount":
			raw = blockMount(s.Mounts)
		case len(s.Child) > 0:
			raw = s.Child
		case s.Type == "flatfs" && s.Sync:
			return nil
		case s.Type == "badgerds" && s.SyncWrites:
			return nil
		case s.Type == "flatfs":
			return errors.New("Datastore.Spec has flatfs with \"sync\": false")
		default:
			return fmt.Errorf("Datastore.Spec has a store of type %q, which syncs blocks no sooner than the next pin", rest.Clean(s.Type))
		}
	}
	return errors.New("Datastore.Spec is too deep")
}

// blockMount finds the mount of /blocks, else of /.
func blockMount(mounts []json.RawMessage) json.RawMessage {
	var found json.RawMessage
	for _, m := range mounts {
		var s spec
		if json.Unmarshal(m, &s) != nil {
			continue
		}
		if s.MountPoint == "/blocks" {
			return m
		}
		if s.MountPoint == "/" {
			found = m
		}
	}
	return found
}
