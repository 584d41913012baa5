package ipfs

import (
	"context"
	"io"

	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/ipfs/go-cid"
)

// PublicCAR is GetCAR as anybody may have it: a private block is missing, at the root as well as below.
func (l *Local) PublicCAR(ctx context.Context, root cid.Cid, scope Scope) (io.ReadCloser, error) {
	e, err := newExport(l.blockFor("", ""), root, scope, Limits{})
	if err != nil {
		return nil, err
	}
	out := &carReader{ctx: ctx, export: e}
	out.w, err = car.NewWriter(&out.buf, root)
	return out, err
}
