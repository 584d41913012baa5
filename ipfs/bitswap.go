package ipfs

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/boxo/bitswap"
	"github.com/ipfs/boxo/bitswap/network/bsnet"
	blocks "github.com/ipfs/go-block-format"
	"github.com/ipfs/go-cid"
	format "github.com/ipfs/go-ipld-format"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
)

// exchange is the node's bitswap: the server gives blocks to whoever knows their CID, the client asks connected peers.
type exchange struct {
	*bitswap.Bitswap
	cancel context.CancelFunc
}

// How many blocks bitswap asks for at once. The server answers each with a stream of its own, whose window is 256 KiB for the
// first round trip, so a block of 1 MiB takes two of them: a long link needs many. More than fewWants are asked for where the
// memory that fetches may use has room for them. More than the 64 streams that a libp2p host lets a peer open for a protocol
// would be refused by others, and then their blocks do not come at all.
const (
	fewWants  = 32
	manyWants = 64
	wantSize  = 1 << 20 // bytes that a want above fewWants is counted with
)

func newExchange(h host.Host, local *Local) *exchange {
	ctx, cancel := context.WithCancel(context.Background()) // ended by Close
	network := bsnet.NewFromIpfsHost(h)
	b := bitswap.New(ctx, network, nil, blockstore{local},
		bitswap.MaxOutstandingBytesPerPeer(64<<20), // 1 MiB by default, which starves a link with latency
		bitswap.TaskWorkerCount(64),
		bitswap.EngineTaskWorkerCount(64),
		bitswap.EngineBlockstoreWorkerCount(16),
		bitswap.MaxQueuedWantlistEntriesPerPeer(1024),
		bitswap.WithPeerBlockRequestFilter(func(p peer.ID, c cid.Cid) bool { return local.Visible(c, p.String()) }),
		bitswap.MaxCidSize(168), // verifcid's bound for identity CIDs
	)
	return &exchange{b, cancel}
}

// Close ends bitswap.
func (e *exchange) Close() error {
	err := e.Bitswap.Close()
	e.cancel()
	return err
}

// bitswapProtocols are what peers that can be asked by bitswap speak.
var bitswapProtocols = []string{"/ipfs/bitswap", "/ipfs/bitswap/1.0.0", "/ipfs/bitswap/1.1.0", "/ipfs/bitswap/1.2.0"}

// blockstore shows the store to bitswap. Blocks that bitswap receives are stored by fetchBitswap, after they are
// verified.
type blockstore struct{ local *Local }

func (b blockstore) Has(_ context.Context, c cid.Cid) (bool, error) {
	_, ok := b.local.size(c)
	return ok, nil
}

// GetSize says 1 for the empty block: bitswap's server answers a want for a block of size 0 with HAVE, never with the
// block, and the peer waits for ever.
func (b blockstore) GetSize(_ context.Context, c cid.Cid) (int, error) {
	if n, ok := b.local.size(c); ok {
		return max(n, 1), nil
	}
	return -1, format.ErrNotFound{Cid: c}
}

func (b blockstore) Get(_ context.Context, c cid.Cid) (blocks.Block, error) {
	data, err := b.local.block(c)
	if k := core.KindOf(err); k == core.NotFound || k == core.Invalid {
		return nil, format.ErrNotFound{Cid: c}
	}
	if err != nil {
		return nil, err
	}
	return blocks.NewBlockWithCid(data, c)
}

func (b blockstore) Put(ctx context.Context, block blocks.Block) error {
	return b.PutMany(ctx, []blocks.Block{block})
}

func (b blockstore) PutMany(ctx context.Context, list []blocks.Block) error {
	var last pack.Mark
	for _, block := range list {
		if err := dag.Check(block.Cid(), block.RawData()); err != nil {
			return err
		}
		mark, err := b.local.append(block.Cid(), block.RawData())
		if err != nil {
			return err
		}
		last = pack.Later(last, mark)
	}
	return b.local.sync(ctx, last)
}

// DeleteBlock is part of the interface; nothing calls it.
func (b blockstore) DeleteBlock(context.Context, cid.Cid) error {
	return errors.New("blocks are removed by collection only")
}

// AllKeysChan lists the blocks as raw CIDs: the store knows digests only.
func (b blockstore) AllKeysChan(ctx context.Context) (<-chan cid.Cid, error) {
	out := make(chan cid.Cid)
	digests := b.local.store.Digests()
	go func() { // ends with ctx, as the interface says
		defer close(out)
		for _, d := range digests {
			select {
			case out <- core.CIDOfDigest(cid.Raw, d[:]):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out, nil
}

// strangers lists connected peers that bitswap reaches and the CAR protocol does not.
func (n *Node) strangers() []peer.ID {
	var out []peer.ID
	for _, p := range n.Peers() {
		if n.speaks(p, string(Protocol)) {
			continue
		}
		for _, id := range bitswapProtocols {
			if n.speaks(p, id) {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// fetchBitswap brings in a scope from strangers. Up to manyWants blocks are asked for at any time; the next ones are as
// soon as blocks come, so a slow block does not hold up the others.
func (j *job) fetchBitswap(ctx context.Context, scope Scope, progress func()) error {
	if len(j.n.strangers()) == 0 {
		return errNoStrangers
	}
	v, err := newVerifier(j.req.root, scope, j.req.limits, j.n.held)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	limit := j.n.cfg.StallTimeout
	stall := time.AfterFunc(limit, func() { cancel(core.Errorf(core.Timeout, "no block for %s", limit)) })
	defer stall.Stop()
	w := &wants{ctx: ctx, session: j.n.bitswap.NewSession(ctx), most: fewWants, asked: map[cid.Cid]bool{}, came: make(chan blocks.Block)}
	defer w.waiting.Wait()
	defer cancel(nil)
	defer w.done()
	keep := j.keep(sourceBitswap)
	for !v.Done() {
		missing := v.Missing(manyWants)
		first := missing[0]
		w.widen(j.n.budget, missing)
		if err := w.ask(missing[:min(w.most, len(missing))]); err != nil {
			return err
		}
		select {
		case b := <-w.came:
			delete(w.asked, b.Cid())
			fresh, err := v.Take(b.Cid(), b.RawData(), rightSize(b))
			if err == nil && fresh {
				err = errors.Join(j.count(b.Cid(), len(b.RawData())), keep(b.Cid(), b.RawData()), j.n.inRate.wait(ctx, len(b.RawData()), func(int) {}))
			}
			if err != nil {
				return err
			}
			stall.Reset(limit)
			progress()
			if j.came != nil {
				j.came()
			}
		case <-ctx.Done():
			return core.Fail(core.ReasonContentMissing, "%s, asked for first, has not come: %w", first, context.Cause(ctx))
		}
	}
	return nil
}

// getter is a bitswap session.
type getter interface {
	GetBlocks(context.Context, []cid.Cid) (<-chan blocks.Block, error)
}

// rightSize holds a block from bitswap to the largest size. Its bytes need no other check: a message carries no CIDs, only bytes
// and how to hash them, so that bitswap makes each CID by hashing what came.
func rightSize(b blocks.Block) error {
	if n := len(b.RawData()); n > dag.MaxBlock {
		return core.Errorf(core.TooLarge, "block of %d bytes, at most %d", n, dag.MaxBlock)
	}
	return nil
}

// wants keeps several blocks on order.
type wants struct {
	ctx     context.Context
	session getter
	most    int // on order at any time
	release func()
	asked   map[cid.Cid]bool
	came    chan blocks.Block
	waiting sync.WaitGroup // those who pass on what comes
}

// widen lets more be on order once so much is missing, if there is memory for it now.
func (w *wants) widen(b *budget, missing []cid.Cid) {
	if w.most == manyWants || len(missing) <= fewWants {
		return
	}
	release, err := b.admit(w.ctx, (manyWants-fewWants)*wantSize, false)
	if err == nil {
		w.most, w.release = manyWants, release
	}
}

// done gives back the memory.
func (w *wants) done() {
	if w.release != nil {
		w.release()
	}
}

// ask orders what is not on order yet, once a quarter of the places is free, so that messages stay few.
func (w *wants) ask(missing []cid.Cid) error {
	var fresh []cid.Cid
	for _, c := range missing {
		if !w.asked[c] {
			fresh = append(fresh, c)
		}
	}
	if len(fresh) == 0 || len(w.asked) > w.most*3/4 {
		return nil
	}
	arrived, err := w.session.GetBlocks(w.ctx, fresh)
	if err != nil {
		return core.Errorf(core.Unavailable, "bitswap: %w", err)
	}
	for _, c := range fresh {
		w.asked[c] = true
	}
	w.waiting.Go(func() {
		for b := range arrived {
			select {
			case w.came <- b:
			case <-w.ctx.Done():
			}
		}
	})
	return nil
}
