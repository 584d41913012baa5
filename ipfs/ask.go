package ipfs

import (
	"context"
	"errors"
	"io"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// AskBlock gets one block from one provider and from nowhere else, whatever the store holds, and keeps nothing: it shows
// whether that provider has the block. The bytes are verified. One that the store has in private for a group is asked for as
// that group's. The deadline is ctx's, at most Config.FetchTimeout. Errors carry core.ReasonUnreachable where nobody answered,
// core.ReasonContentMismatch for wrong bytes, kind NotFound where the provider says that it does not have it.
func (n *Node) AskBlock(ctx context.Context, c cid.Cid, provider string) ([]byte, error) {
	for _, group := range n.groupsOf(c) {
		if data, err := n.askBlock(ctx, c, provider, group); core.KindOf(err) != core.NotFound {
			return data, err
		}
	}
	return n.askBlock(ctx, c, provider, "")
}

func (n *Node) askBlock(ctx context.Context, c cid.Cid, provider, group string) ([]byte, error) {
	if err := dag.CheckCID(c); err != nil {
		return nil, err
	}
	ctx, cancel := n.deadline(ctx)
	defer cancel()
	found, bad := n.providers([]string{provider})
	if len(found) != 1 {
		for _, b := range bad {
			return nil, b.Err
		}
		return nil, core.Errorf(core.Invalid, "ask %q: this node itself", provider)
	}
	stream, err := found[0].open(ctx, request{root: c, scope: ScopeBlock, limits: n.bound(Limits{}), group: group})
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	return onlyBlock(stream, c)
}

// onlyBlock reads a CAR's first block, which must be c.
func onlyBlock(r io.Reader, c cid.Cid) ([]byte, error) {
	cr, err := car.NewReader(r)
	if err != nil {
		return nil, answerError(err)
	}
	got, data, err := cr.Next()
	if errors.Is(err, io.EOF) {
		return nil, core.Fail(core.ReasonContentMissing, "the answer holds no block")
	}
	if err != nil {
		return nil, answerError(err)
	}
	if !got.Equals(c) {
		return nil, core.Fail(core.ReasonContentMismatch, "asked for block %s, got %s", c, got)
	}
	return data, dag.Check(c, data)
}

// answerError is streamError for one block from one provider: a cut shows nothing about what the provider has.
func answerError(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return core.Fail(core.ReasonUnreachable, "the answer was cut off: %w", err)
	}
	return streamError(err)
}
