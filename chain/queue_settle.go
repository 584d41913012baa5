package chain

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/core"
)

func (q *queue) nonceAt(ctx context.Context, tag string) (uint64, error) {
	var nonce hexutil.Uint64
	err := q.conn.retry(ctx, func(ctx context.Context) error {
		return q.conn.rpc.CallContext(ctx, &nonce, "eth_getTransactionCount", q.from, tag)
	})
	return uint64(nonce), err
}

// fewInFlight is how many receipts are asked for without looking first how many nonces are used.
const fewInFlight = 16

// quick looks for the receipts of a few transactions in one request. What it does not find, and what only a used nonce
// tells, is left to settle.
func (q *queue) quick(ctx context.Context) {
	if len(q.flight) == 0 || len(q.flight) > fewInFlight || len(q.settled) > 0 {
		q.settle(ctx)
		return
	}
	defer q.announce()
	var asked []*pending
	for _, p := range q.flight {
		if p.tried && len(p.txs) > 0 {
			asked = append(asked, p)
		}
	}
	q.receipts(ctx, byNonce(asked))
	q.metrics.flight(len(q.flight))
}

// settle looks which transactions are in a block, and answers those who wait for them.
func (q *queue) settle(ctx context.Context) {
	defer q.announce()
	if len(q.flight)+len(q.settled) == 0 {
		return
	}
	mined, err := q.nonceAt(ctx, "latest")
	if err != nil {
		if ctx.Err() == nil {
			q.log.Warn("chain: transactions not looked up, trying again", "err", err)
		}
		return
	}
	q.reopen(mined)
	var used []*pending
	for _, p := range q.flight {
		if p.nonce < mined {
			used = append(used, p)
		}
	}
	if len(used) > 0 {
		q.collect(ctx, byNonce(used))
	}
	q.metrics.flight(len(q.flight))
}

// reopen takes back into flight what a reorganisation removed from the chain, and forgets what is deep enough.
func (q *queue) reopen(mined uint64) {
	head := q.conn.heads.latest().Number.Uint64()
	q.settled = slices.DeleteFunc(q.settled, func(p *pending) bool {
		if p.nonce >= mined {
			q.log.Warn("chain: a reorganisation removed a transaction, sending it again", "call", p.what, "nonce", p.nonce, "block", p.block)
			p.unsent, p.missing = true, time.Time{}
			q.flight[p.nonce] = p
			return true
		}
		if head >= p.block+q.confirm {
			q.journal.done(p.nonce)
			return true
		}
		return false
	})
}

// collect reads the receipts of transactions whose nonces are used.
func (q *queue) collect(ctx context.Context, used []*pending) {
	for _, p := range used {
		if len(p.txs) == 0 { // one of an earlier run that we do not know
			q.finish(p, nil)
		}
	}
	if !q.receipts(ctx, used) {
		return
	}
	for _, p := range used {
		if q.flight[p.nonce] == p {
			q.miss(ctx, p)
		}
	}
}

// receipts finishes those of some transactions that are in a block. It tells whether the endpoint answered.
func (q *queue) receipts(ctx context.Context, list []*pending) bool {
	type ask struct {
		p       *pending
		receipt *types.Receipt
	}
	var asks []*ask
	var elems []rpc.BatchElem
	for _, p := range list {
		for _, tx := range p.txs {
			a := &ask{p: p}
			asks = append(asks, a)
			elems = append(elems, rpc.BatchElem{Method: "eth_getTransactionReceipt", Args: []any{tx.Hash()}, Result: &a.receipt})
		}
	}
	for len(elems) > 0 {
		n := min(len(elems), 2*maxBatch)
		if err := q.conn.batch(ctx, elems[:n]); err != nil && !errors.Is(err, ethereum.NotFound) {
			if ctx.Err() == nil {
				q.log.Warn("chain: receipts not read, trying again", "err", err)
			}
			return false
		}
		elems = elems[n:]
	}
	for _, a := range asks {
		if a.receipt != nil && q.flight[a.p.nonce] == a.p {
			q.see(ctx, a.receipt)
			q.finish(a.p, a.receipt)
		}
	}
	return true
}

// see makes sure that reads made after an answer see the block it speaks of.
func (q *queue) see(ctx context.Context, r *types.Receipt) {
	if q.conn.heads.latest().Number.Cmp(r.BlockNumber) >= 0 {
		return
	}
	if err := q.conn.heads.refresh(ctx); err != nil && ctx.Err() == nil {
		q.log.Warn("chain: newest block not read", "err", err)
	}
}

// finish takes a nonce that is used out of flight.
func (q *queue) finish(p *pending, r *types.Receipt) {
	delete(q.flight, p.nonce)
	if p.item != nil {
		p.item.done <- outcome{receipt: r}
		p.item = nil
	}
	if r != nil && q.confirm > 0 {
		p.block = r.BlockNumber.Uint64()
		q.settled = append(q.settled, p)
		return
	}
	q.journal.done(p.nonce)
}

// miss notes that a nonce is used and no receipt is to be had: the endpoint lags behind itself, or another program uses
// the key. In the second case the call gets a new nonce, for it can never take effect with the old one.
func (q *queue) miss(ctx context.Context, p *pending) {
	if p.missing.IsZero() {
		p.missing = time.Now()
	}
	if time.Since(p.missing) >= q.lostAfter {
		q.renew(ctx, p)
	}
}

// renew gives a call another nonce after another program has used its own.
func (q *queue) renew(ctx context.Context, p *pending) {
	delete(q.flight, p.nonce)
	q.journal.done(p.nonce)
	q.log.Warn("chain: another program uses the same key; its transaction took our nonce", "account", q.from, "nonce", p.nonce, "call", p.what)
	q.skip(ctx)
	if p.item != nil {
		q.accept(ctx, p.item)
	}
}

// skip moves the next nonce past what others used.
func (q *queue) skip(ctx context.Context) {
	if mined, err := q.nonceAt(ctx, "pending"); err == nil {
		q.next = max(q.next, mined)
	}
}

// announce tells that nothing of an earlier run is in flight any more.
func (q *queue) announce() {
	for _, p := range q.flight {
		if p.recovery {
			return
		}
	}
	select {
	case <-q.ready:
	default:
		close(q.ready)
	}
}

// settleEarlier waits until what an earlier run left in flight is in a block, so that a caller who looks at the contracts'
// state afterwards sees its effect and does not do it again.
func (q *queue) settleEarlier(ctx context.Context) error {
	select {
	case <-q.ready:
		return nil
	case <-ctx.Done():
		return core.Errorf(core.Timeout, "transactions of an earlier run are still not in a block: %w", ctx.Err())
	}
}
