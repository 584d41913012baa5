package devchain

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/ethdb"
	"github.com/ethereum/go-ethereum/miner"

	ours "github.com/cortensor-open/cortensor/core"
)

// headKey holds the hash of the newest sealed block in the chain's own database.
var headKey = []byte("cortensor-sealed-head")

// driver plays the consensus layer: it decides when a block is built and makes it the head.
type driver struct {
	eth    *eth.Ethereum
	log    *slog.Logger
	cancel context.CancelFunc
	done   chan struct{}

	mu     sync.Mutex // one block at a time
	signal sync.Mutex
	next   chan struct{} // closed when the next block is sealed
	failed error
}

func newDriver(e *eth.Ethereum, log *slog.Logger) *driver {
	return &driver{eth: e, log: log, done: make(chan struct{}), next: make(chan struct{})}
}

// recover makes the newest sealed block the head again. go-ethereum writes a block and the pointer to the head at two
// moments; after a kill between them the block is there and the pointer is not.
func (d *driver) recover() error {
	chain := d.eth.BlockChain()
	raw, err := d.eth.ChainDb().Get(headKey)
	if err == nil {
		hash := common.BytesToHash(raw)
		block := chain.GetBlockByHash(hash)
		if block == nil {
			return ours.Errorf(ours.Corrupt, "the newest sealed block %s is missing; remove the directory to begin a new chain", hash)
		}
		if hash != chain.CurrentBlock().Hash() {
			if _, err := chain.SetCanonical(block); err != nil {
				return fmt.Errorf("block %d: %w", block.NumberU64(), err)
			}
			d.log.Info("development chain: head restored after an unclean stop", "block", block.NumberU64())
		}
	}
	d.markFinal()
	return nil
}

func (d *driver) start() {
	ctx, cancel := context.WithCancel(context.Background())
	d.cancel = cancel
	txs := make(chan core.NewTxsEvent, 1024)
	sub := d.eth.TxPool().SubscribeTransactions(txs, true)
	go func() {
		defer close(d.done)
		defer sub.Unsubscribe()
		d.run(ctx, txs)
	}()
}

func (d *driver) stop() {
	d.cancel()
	<-d.done
}

// run seals whenever transactions are pending. The pool tells of each new one; what comes in while a block is built is
// collected into the next.
func (d *driver) run(ctx context.Context, txs <-chan core.NewTxsEvent) {
	for {
		sealed, err := d.seal(ctx)
		var again <-chan time.Time
		if err != nil && ctx.Err() == nil {
			d.log.Error("development chain: block not sealed, trying again", "err", err)
			again = time.After(retryAfter)
		}
		d.note(err)
		if sealed && err == nil {
			select {
			case <-ctx.Done():
				return
			case <-time.After(blockGap):
			}
			drain(txs) // they are in the block, or the next attempt finds them
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-txs:
			drain(txs)
		case <-again:
		}
	}
}

// blockGap is the pause after a block. The first transaction of a burst is sealed at once, the rest goes into few blocks: a
// block costs its readers about as much as a transaction.
const blockGap = 8 * time.Millisecond

// retryAfter is the pause after a block could not be sealed, for example because the disk was full.
const retryAfter = time.Second

func drain(txs <-chan core.NewTxsEvent) {
	for {
		select {
		case <-txs:
		default:
			return
		}
	}
}

// seal builds a block on the head from the pool and makes it the head. Without transactions that can be included there is
// no block.
func (d *driver) seal(ctx context.Context) (bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.eth.TxPool().Sync(); err != nil { // the pool follows the head in the background
		return false, fmt.Errorf("sync transaction pool: %w", err)
	}
	if pending, _ := d.eth.TxPool().Stats(); pending == 0 {
		return false, nil
	}
	parent := d.eth.BlockChain().CurrentBlock()
	now := time.Now()
	block, _, err := d.eth.Miner().BuildTestingPayload(&miner.BuildPayloadArgs{
		Parent: parent.Hash(), Timestamp: max(uint64(now.Unix()), parent.Time+1), Random: clock(now),
		Withdrawals: types.Withdrawals{}, BeaconRoot: &common.Hash{},
	}, nil, false, nil)
	if err != nil {
		return false, fmt.Errorf("build block %d: %w", parent.Number.Uint64()+1, err)
	}
	if len(block.Transactions()) == 0 {
		return false, nil
	}
	return true, d.install(ctx, block)
}

// install makes block the head. Order matters: the block, its state and the note that it is the newest are on disk
// before anyone can see its receipts.
func (d *driver) install(ctx context.Context, block *types.Block) error {
	chain := d.eth.BlockChain()
	if _, err := chain.InsertBlockWithoutSetHead(ctx, block, false); err != nil {
		return fmt.Errorf("insert block %d: %w", block.NumberU64(), err)
	}
	if err := noteHead(d.eth.ChainDb(), block.Hash()); err != nil {
		return fmt.Errorf("write block %d to disk: %w", block.NumberU64(), err)
	}
	if _, err := chain.SetCanonical(block); err != nil {
		return fmt.Errorf("make block %d the head: %w", block.NumberU64(), err)
	}
	d.markFinal()
	d.signal.Lock()
	close(d.next)
	d.next = make(chan struct{})
	d.signal.Unlock()
	return nil
}

func noteHead(db ethdb.Database, hash common.Hash) error {
	return errors.Join(db.Put(headKey, hash[:]), db.SyncKeyValue())
}

func (d *driver) markFinal() {
	chain := d.eth.BlockChain()
	head := chain.CurrentBlock()
	chain.SetSafe(head)
	if n := head.Number.Uint64(); n > FinalityDepth {
		chain.SetFinalized(chain.GetHeaderByNumber(n - FinalityDepth))
	}
}

// clock is the wall clock in milliseconds as prevrandao carries it.
func clock(now time.Time) (h common.Hash) {
	binary.BigEndian.PutUint64(h[24:], uint64(now.UnixMilli()))
	return h
}

// Clock reads the wall clock out of a development chain's prevrandao.
func Clock(prevRandao ours.Hash) time.Time {
	return time.UnixMilli(new(big.Int).SetBytes(prevRandao[:]).Int64())
}

// sealed gives a channel that is closed when the next block is sealed.
func (d *driver) sealed() <-chan struct{} {
	d.signal.Lock()
	defer d.signal.Unlock()
	return d.next
}

func (d *driver) note(err error) {
	d.signal.Lock()
	defer d.signal.Unlock()
	d.failed = err
}

func (d *driver) err() error {
	d.signal.Lock()
	defer d.signal.Unlock()
	return d.failed
}

// Rewind makes an older block the head, as a reorganisation of a public chain would. Transactions of the blocks above
// return to the pool and are sealed again at once, in new blocks.
func (c *Chain) Rewind(ctx context.Context, number uint64) error {
	d := c.driver
	d.mu.Lock()
	defer d.mu.Unlock()
	block := c.eth.BlockChain().GetBlockByNumber(number)
	if block == nil {
		return ours.Errorf(ours.NotFound, "rewind: no block %d", number)
	}
	if err := noteHead(c.eth.ChainDb(), block.Hash()); err != nil {
		return fmt.Errorf("rewind to block %d: %w", number, err)
	}
	if _, err := c.eth.BlockChain().SetCanonical(block); err != nil {
		return fmt.Errorf("rewind to block %d: %w", number, err)
	}
	return nil
}
