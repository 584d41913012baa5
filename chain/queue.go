package chain

import (
	"cmp"
	"context"
	"crypto/ecdsa"
	"fmt"
	"log/slog"
	"maps"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
)

// call is a transaction to be made.
type call struct {
	to    *core.Address // nil deploys data
	data  []byte
	value *big.Int
	gas   uint64 // gas limit; 0 has it estimated, which also tells early that the contract would refuse
	usual bool   // of a kind that is seldom refused: a fresh estimate of another such call may stand in
	what  string // for messages: "ack 0/3"
}

// queueConfig is the part of Config that the queue needs.
type queueConfig struct {
	key       *ecdsa.PrivateKey
	path      string // journal file; "" keeps none
	bumpAfter time.Duration
	lostAfter time.Duration // a used nonce without a receipt of ours counts as another program's; 0 means 10 seconds
	maxFee    *big.Int      // wei a gas
	confirm   uint64
	metrics   *metrics
	log       *slog.Logger
}

// queue sends one key's transactions. Each gets the next nonce; many are in flight at once. One goroutine owns all
// state below the line.
type queue struct {
	queueConfig
	conn   *Link
	from   core.Address
	signer types.Signer
	in     chan *item
	ready  chan struct{} // closed when what an earlier process left in flight has been settled
	cancel context.CancelFunc
	wg     sync.WaitGroup
	close  func() error

	journal *journal
	next    uint64              // nonce of the next new transaction
	flight  map[uint64]*pending // by nonce: sent or about to be, not known to be in a block
	settled []*pending          // in a block that a reorganisation may still remove
	fees    feeCache

	gas gasMemory
}

// item is a call that waits for its transaction.
type item struct {
	call
	ctx  context.Context
	done chan outcome // buffered; gets one outcome
}

type outcome struct {
	receipt *types.Receipt
	err     error
}

// pending is a nonce in use.
type pending struct {
	nonce    uint64
	what     string
	txs      []*types.Transaction // versions with rising fees; empty for a nonce that must be filled
	item     *item                // nil when nobody waits: recovered after a restart, or a filler
	first    time.Time            // when it was first sent
	sent     time.Time            // when it was last sent
	unsent   bool                 // the endpoint has not taken the newest version yet
	tries    int                  // how often the endpoint refused for a reason that may pass
	tried    bool                 // some version may have reached the endpoint
	missing  time.Time            // since when the nonce is used and none of txs is found
	recovery bool                 // left by an earlier process
	block    uint64               // where it was found, once settled
}

func newQueue(ctx context.Context, c *Link, cfg queueConfig) (*queue, error) {
	q := &queue{
		queueConfig: cfg, conn: c, from: crypto.PubkeyToAddress(cfg.key.PublicKey), signer: types.LatestSignerForChainID(c.chainID),
		in: make(chan *item, 1024), ready: make(chan struct{}), flight: make(map[uint64]*pending),
	}
	if q.lostAfter == 0 {
		q.lostAfter = 10 * time.Second
	}
	if err := q.recover(ctx); err != nil {
		return nil, fmt.Errorf("recover transactions of %s: %w", q.from, err)
	}
	run, cancel := context.WithCancel(context.Background())
	q.cancel = cancel
	q.close = sync.OnceValue(q.shutdown)
	q.wg.Go(func() { q.run(run) })
	return q, nil
}

// recover takes up what an earlier process sent and did not see in a block. The same bytes are sent again: they have the
// same nonce, so they cannot take effect twice.
func (q *queue) recover(ctx context.Context) error {
	mined, err := q.nonceAt(ctx, "latest")
	if err != nil {
		return err
	}
	pool, err := q.nonceAt(ctx, "pending")
	if err != nil {
		return err
	}
	var left []*types.Transaction
	if q.journal, left, err = openJournal(q.path, q.signer, q.from, mined); err != nil {
		return err
	}
	q.next = max(mined, pool)
	for _, tx := range left {
		p := q.flight[tx.Nonce()]
		if p == nil {
			p = &pending{nonce: tx.Nonce(), what: "left by an earlier run", first: time.Now(), recovery: true, unsent: true}
			q.flight[tx.Nonce()] = p
		}
		p.txs = append(p.txs, tx)
		q.next = max(q.next, tx.Nonce()+1)
	}
	for n := mined; n < q.next; n++ { // in the endpoint's pool or nowhere: filled if it does not get into a block by itself
		if q.flight[n] == nil {
			q.flight[n] = &pending{nonce: n, what: "unknown transaction", first: time.Now(), sent: time.Now(), recovery: true}
		}
	}
	if len(q.flight) > 0 {
		q.log.Info("chain: settling transactions of an earlier run", "account", q.from, "transactions", len(q.flight))
	} else {
		close(q.ready)
	}
	return nil
}

// shutdown ends the queue. Transactions in flight stay in the journal.
func (q *queue) shutdown() error {
	q.cancel()
	q.wg.Wait()
	return q.journal.close()
}

// send makes a transaction of c and returns its receipt once it is in a block. When ctx ends first the transaction may
// still take effect; the caller looks at the contract's state before it tries again.
func (q *queue) send(ctx context.Context, c call) (*types.Receipt, error) {
	start := time.Now()
	for attempt := 0; ; attempt++ {
		estimated := c
		if c.gas == 0 {
			var err error
			if estimated.gas, err = q.estimate(ctx, c, attempt); err != nil {
				return nil, err
			}
		}
		receipt, err := q.sendOnce(ctx, estimated)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.what, err)
		}
		if receipt.Status == types.ReceiptStatusSuccessful {
			q.metrics.included(time.Since(start))
			return receipt, nil
		}
		q.metrics.failed()
		// The state may have changed since the estimate so that more gas was needed. Such a transaction had no effect.
		if outOfGas(receipt, estimated.gas) && c.gas == 0 && attempt == 0 {
			continue
		}
		return nil, q.explain(ctx, estimated, receipt)
	}
}

// outOfGas tells that a failed transaction used what it was given, but for the 1/64 that an outer call keeps (EIP-150).
func outOfGas(r *types.Receipt, gas uint64) bool { return r.GasUsed >= gas-gas/32 }

func (q *queue) sendOnce(ctx context.Context, c call) (*types.Receipt, error) {
	it, err := q.enqueue(ctx, c)
	if err != nil {
		return nil, err
	}
	return it.wait(ctx)
}

// enqueue gives a call its place in the order of nonces.
func (q *queue) enqueue(ctx context.Context, c call) (*item, error) {
	it := &item{call: c, ctx: ctx, done: make(chan outcome, 1)}
	select {
	case q.in <- it:
		return it, nil
	case <-ctx.Done():
		return nil, core.Errorf(core.Timeout, "not sent: %w", ctx.Err())
	}
}

func (it *item) wait(ctx context.Context) (*types.Receipt, error) {
	select {
	case o := <-it.done:
		return o.receipt, o.err
	case <-ctx.Done():
		return nil, core.Errorf(core.Timeout, "no block holds the transaction yet: %w", ctx.Err())
	}
}

// run owns the queue's state.
func (q *queue) run(ctx context.Context) {
	defer q.abandon()
	tick := time.NewTicker(max(min(q.bumpAfter/4, time.Second), 5*time.Millisecond))
	defer tick.Stop()
	q.transmit(ctx, q.unsent())
	var looked *types.Header // newest block when transactions were looked up last
	for {
		head, changed := q.conn.heads.watch()
		if head != looked {
			looked = head
			q.quick(ctx)
		}
		in := q.in
		if len(q.flight) >= maxFlight {
			in = nil
		}
		select {
		case <-ctx.Done():
			return
		case it := <-in:
			q.accept(ctx, it)
		case <-changed:
		case <-tick.C:
			q.settle(ctx)
			q.bump(ctx)
			q.transmit(ctx, q.unsent())
		}
	}
}

// maxFlight bounds how many transactions are in flight: pools take a limited number of one account.
const maxFlight = 512

// accept gives nonces to the first and all other waiting items, and sends them.
func (q *queue) accept(ctx context.Context, it *item) {
	var batch []*pending
	for {
		if it.ctx.Err() == nil {
			p := &pending{nonce: q.next, what: it.what, item: it, first: time.Now(), unsent: true}
			if err := q.sign(ctx, p); err != nil {
				it.done <- outcome{err: err}
			} else {
				q.next++
				q.flight[p.nonce] = p
				batch = append(batch, p)
			}
		}
		if len(batch) >= maxBatch || len(q.in) == 0 {
			break
		}
		it = <-q.in
	}
	q.transmit(ctx, batch)
}

// maxBatch bounds one request's transactions; endpoints commonly allow 100.
const maxBatch = 50

// unsent lists what the endpoint has not taken yet, in order of nonces.
func (q *queue) unsent() []*pending {
	var list []*pending
	for p := range maps.Values(q.flight) {
		if p.unsent && len(p.txs) > 0 {
			list = append(list, p)
		}
	}
	return byNonce(list)
}

func byNonce(list []*pending) []*pending {
	slices.SortFunc(list, func(a, b *pending) int { return cmp.Compare(a.nonce, b.nonce) })
	return list
}

// abandon answers everyone who still waits when the queue closes.
func (q *queue) abandon() {
	closed := outcome{err: core.Errorf(core.Unavailable, "the transaction queue was closed; the transaction may still take effect")}
	for _, p := range q.flight {
		if p.item != nil {
			p.item.done <- closed
		}
	}
	for {
		select {
		case it := <-q.in:
			it.done <- closed
		default:
			return
		}
	}
}
