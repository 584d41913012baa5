package gateway

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"

	"github.com/cortensor-open/cortensor/core"
	blocks "github.com/ipfs/go-block-format"
	"github.com/ipfs/go-cid"
	format "github.com/ipfs/go-ipld-format"
	"golang.org/x/sync/errgroup"
)

// view is the store as the public sees it: what is hidden is not there. It is the gateway's only way to blocks.
type view struct {
	blocks  Blocks
	visible func(cid.Cid) bool
}

func (v view) Has(_ context.Context, c cid.Cid) (bool, error) {
	_, ok := v.blocks.BlockSize(c)
	return ok && v.visible(c), nil
}

func (v view) GetSize(_ context.Context, c cid.Cid) (int, error) {
	size, ok := v.blocks.BlockSize(c)
	if !ok || !v.visible(c) {
		return -1, format.ErrNotFound{Cid: c}
	}
	return size, nil
}

// Get reads a hidden block as well before it refuses it, so that the time of an answer says less.
func (v view) Get(ctx context.Context, c cid.Cid) (blocks.Block, error) {
	data, err := v.blocks.ReadBlock(ctx, c)
	if k := core.KindOf(err); k == core.NotFound || k == core.Invalid || !v.visible(c) {
		return nil, format.ErrNotFound{Cid: c}
	}
	if err != nil {
		return nil, err
	}
	return blocks.NewBlockWithCid(data, c)
}

// Put and PutMany are called with what the network brought: keeping that is the Fetcher's own matter.
func (v view) Put(context.Context, blocks.Block) error       { return nil }
func (v view) PutMany(context.Context, []blocks.Block) error { return nil }

func (v view) DeleteBlock(context.Context, cid.Cid) error {
	return errors.New("the gateway removes nothing")
}

func (v view) AllKeysChan(context.Context) (<-chan cid.Cid, error) {
	return nil, errors.New("the gateway does not list blocks")
}

// fetches is how many blocks of one request are fetched at once.
const fetches = 8

// network is the exchange under a gateway with a Fetcher.
type network struct {
	fetcher Fetcher
	visible func(cid.Cid) bool
	secret  [32]byte
}

func newNetwork(f Fetcher, visible func(cid.Cid) bool) *network {
	n := &network{fetcher: f, visible: visible}
	rand.Read(n.secret[:]) // never fails, see crypto/rand
	return n
}

// GetBlock asks the network. For a hidden block it asks for one that nobody has instead: the answer takes the time of an
// absent block's, and no peer hears of the hidden CID.
func (n *network) GetBlock(ctx context.Context, c cid.Cid) (blocks.Block, error) {
	ask := c
	if !n.visible(c) {
		digest := sha256.Sum256(append(n.secret[:], c.Hash()...))
		ask = core.CIDOfDigest(cid.Raw, digest[:])
	}
	data, err := n.fetcher.GetBlock(ctx, ask, nil)
	if err == nil && ask.Equals(c) && n.visible(c) { // it may have been hidden since
		return blocks.NewBlockWithCid(data, c)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return nil, format.ErrNotFound{Cid: c}
}

// GetBlocks fetches what it can and returns when that is done; the channel is closed.
func (n *network) GetBlocks(ctx context.Context, ids []cid.Cid) (<-chan blocks.Block, error) {
	out := make(chan blocks.Block, len(ids))
	defer close(out)
	var group errgroup.Group
	group.SetLimit(fetches)
	for _, c := range ids {
		group.Go(func() error {
			if b, err := n.GetBlock(ctx, c); err == nil { // one that is missing is told by its absence
				out <- b
			}
			return nil
		})
	}
	return out, group.Wait()
}

func (n *network) NotifyNewBlocks(context.Context, ...blocks.Block) error { return nil }
func (n *network) Close() error                                           { return nil }
