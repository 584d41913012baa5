package ipfs

import (
	"context"
	"errors"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// View is a Node whose puts and fetches have options: what it puts or brings into the store is as private as they say.
// What the store held before stays as it was. Take one for each put or fetch; it needs no Close.
type View struct {
	n    *Node
	into *Local
}

// As gives a view of the node.
func (n *Node) As(put PutOptions) *View { return &View{n, n.Local.With(put)} }

// PutFile is Local.PutFile with the view's options.
func (v *View) PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error) {
	return v.into.PutFile(ctx, r)
}

// Fetch is Node.Fetch with the view's options. Its reader can have the blocks from here once Fetch has returned nil, but for a
// root with private blocks that were here before, were not the reader's, and that no provider shows to have.
func (v *View) Fetch(ctx context.Context, root cid.Cid, scope Scope, limits Limits, providers []string) error {
	unproven, err := v.bring(ctx, root, scope, limits, providers)
	if unproven != nil {
		v.n.log.Debug("private root is not shared", "root", root, "reader", v.into.put.Reader, "error", unproven)
	}
	return err
}

// FetchPrivate is Fetch of content that is stored as private and shared with the readers. The first one is who it is asked for,
// as a rule a group. Each private block below root that was here before and is not all the readers' already must be shown by a
// provider to be had by it; else the error is the one of content that is not there.
func (n *Node) FetchPrivate(ctx context.Context, root cid.Cid, scope Scope, limits Limits, providers []string, reader string, more ...string) error {
	unproven, err := n.As(PutOptions{Private: true, Reader: reader}).bring(ctx, root, scope, limits, providers, more...)
	if err != nil {
		return err
	}
	return unproven
}

// bring fetches and shares. unproven says why nothing was shared although all is here.
func (v *View) bring(ctx context.Context, root cid.Cid, scope Scope, limits Limits, providers []string, more ...string) (unproven, err error) {
	if err := v.n.fetch(ctx, v.into, root, scope, limits, providers, nil); err != nil {
		return nil, err
	}
	blocks, err := v.into.shareNew(ctx, root, more...)
	if err != nil || len(blocks) == 0 {
		return nil, err
	}
	if err := v.prove(ctx, blocks, providers); err != nil {
		return err, nil
	}
	_, err = v.into.shareNew(ctx, root, more...)
	return nil, err
}

// ReadFile is Node.ReadFile with the view's options.
func (v *View) ReadFile(ctx context.Context, c cid.Cid, limit int64, providers []string) ([]byte, error) {
	if limit <= 0 {
		return nil, core.Errorf(core.Invalid, "read file: a limit of %d bytes", limit)
	}
	if err := v.Fetch(ctx, c, ScopeEntity, fileLimits(limit), providers); err != nil {
		return nil, err
	}
	return v.n.File(ctx, c, limit)
}

// OpenFile is Node.OpenFile with the view's options. Its reader can have what was read from here after Close.
func (v *View) OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	r, size, err := v.n.openFile(ctx, v.into, c, providers)
	if err != nil {
		return nil, 0, err
	}
	return &sharingReader{r}, size, nil
}

// sharingReader shares what it brought in.
type sharingReader struct{ *fileReader }

// Close ends fetching, waits for its end and shares what came.
func (r *sharingReader) Close() error {
	ctx := context.WithoutCancel(r.ctx) // a walk of the store alone
	err := r.fileReader.Close()
	_, failed := r.into.shareNew(ctx, r.root)
	return errors.Join(err, failed)
}
