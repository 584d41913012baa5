package replica

import (
	"context"
	"errors"

	"github.com/libp2p/go-libp2p/core/peer"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
)

// fetch brings in what is asked for. To who may not have it from here, a private root that is here already is as absent: he
// must have it himself, or the answer would tell that it is here.
func (h *Holder) fetch(ctx context.Context, from peer.ID, r Request, limits ipfs.Limits) error {
	asker := "/p2p/" + from.String()
	if r.Reader != "" {
		return h.cfg.Store.FetchPrivate(ctx, r.Root, r.scope(), limits, []string{asker}, r.Reader, ipfs.Member(r.Reader, from.String()))
	}
	if !h.cfg.Store.Visible(r.Root, from.String()) {
		if _, err := h.cfg.Store.AskBlock(ctx, r.Root, asker); err != nil {
			return core.Fail(core.ReasonContentMissing, "%w", err)
		}
	}
	return h.cfg.Store.Fetch(ctx, r.Root, r.scope(), limits, []string{asker})
}

// fetchRefusal sorts what went wrong. A content that is larger than was said counts as not there.
func fetchRefusal(err error) error {
	switch {
	case errors.Is(err, ipfs.ErrQuota):
		return refuse(RefusedQuota, "the store is full")
	case core.ReasonOf(err) == core.ReasonContentMissing, core.ReasonOf(err) == core.ReasonContentMismatch,
		core.KindOf(err) == core.TooLarge, core.KindOf(err) == core.Timeout:
		return refuse(RefusedMissing, "%s", missing(err)) // whom else this node asked is not the asker's to know
	}
	return err
}

// missing is what an asker is told of content that could not be had.
func missing(err error) string {
	switch {
	case core.ReasonOf(err) == core.ReasonContentMismatch:
		return "wrong bytes were served for it"
	case core.KindOf(err) == core.TooLarge:
		return "it is larger than was said"
	case core.KindOf(err) == core.Timeout:
		return "it did not come in time"
	}
	return "nobody who was asked has all of it"
}
