package chain

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/core"
)

// maxTxGas is the most gas that one transaction may ask for since the Osaka fork (EIP-7825).
const maxTxGas = 1 << 24

// estimate gives the gas limit for c: what it needs now, and a margin for what other transactions change before it. A
// second attempt gets twice the margin.
func (q *queue) estimate(ctx context.Context, c call, attempt int) (uint64, error) {
	if c.usual && attempt == 0 {
		if limit := q.gas.recall(c); limit > 0 {
			return limit, nil
		}
	}
	var gas hexutil.Uint64
	m := msg{From: q.from, To: c.to, Data: c.data, Value: (*hexutil.Big)(c.value)}
	if err := q.conn.withOverrides(ctx, &gas, "eth_estimateGas", m, "latest"); err != nil {
		return 0, refused(c.what, err)
	}
	need := uint64(gas)
	limit := max(need, min(need+need/2<<attempt+50_000, maxTxGas))
	if c.usual {
		q.gas.note(c, limit)
	}
	return limit, nil
}

// feeCache holds the tip that the endpoint suggests.
type feeCache struct {
	tip  *big.Int
	read time.Time
}

const tipAge = 10 * time.Second

// price gives the tip and the fee cap of a transaction that is to get into one of the next blocks: the cap holds through
// six full blocks in a row (1.125^6 ≈ 2).
func (q *queue) price(ctx context.Context) (tip, limit *big.Int, err error) {
	base := q.conn.heads.latest().BaseFee
	if base == nil {
		return nil, nil, core.Errorf(core.Invalid, "the chain has no base fee (EIP-1559); it is too old to be used")
	}
	if q.fees.tip == nil || time.Since(q.fees.read) > tipAge {
		err := q.conn.once(ctx, func(ctx context.Context) error {
			tip, err := q.conn.eth.SuggestGasTipCap(ctx)
			if err == nil {
				q.fees = feeCache{tip: tip, read: time.Now()}
			}
			return err
		})
		if err != nil && q.fees.tip == nil {
			q.fees = feeCache{tip: big.NewInt(params.GWei), read: time.Now()} // an endpoint that does not suggest tips
		}
	}
	limit = new(big.Int).Add(new(big.Int).Lsh(base, 1), q.fees.tip)
	return q.fees.tip, q.cap(limit), nil
}

func (q *queue) cap(fee *big.Int) *big.Int {
	if q.maxFee != nil && fee.Cmp(q.maxFee) > 0 {
		return q.maxFee
	}
	return fee
}

// sign makes the first version of p's transaction.
func (q *queue) sign(ctx context.Context, p *pending) error {
	tip, limit, err := q.price(ctx)
	if err != nil {
		return err
	}
	c := p.item.call
	return q.version(p, c.to, c.value, c.data, c.gas, tip, limit)
}

func (q *queue) version(p *pending, to *core.Address, value *big.Int, data []byte, gas uint64, tip, limit *big.Int) error {
	tx, err := types.SignNewTx(q.key, q.signer, &types.DynamicFeeTx{
		ChainID: q.conn.chainID, Nonce: p.nonce, To: to, Value: value, Data: data, Gas: gas,
		GasTipCap: minBig(tip, limit), GasFeeCap: limit,
	})
	if err != nil {
		return err
	}
	if err := q.journal.add(tx); err != nil {
		return err
	}
	p.txs = append(p.txs, tx)
	p.unsent = true
	return nil
}

func minBig(a, b *big.Int) *big.Int {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

// bump makes a new version, with higher fees, of everything that has waited too long, and fills nonces that nothing else
// will fill. Pools take a replacement only if both fees rise by a tenth or more.
func (q *queue) bump(ctx context.Context) {
	for _, p := range q.flight {
		if p.unsent || !p.missing.IsZero() || time.Since(p.sent) < q.bumpAfter {
			continue
		}
		tip, limit, err := q.price(ctx)
		if err != nil {
			q.log.Warn("chain: fee not raised", "call", p.what, "err", err)
			return
		}
		if len(p.txs) == 0 {
			// Twice today's price replaces what an earlier run may have left in the pool.
			err = q.version(p, &q.from, nil, nil, params.TxGas, new(big.Int).Lsh(tip, 1), q.cap(new(big.Int).Lsh(limit, 1)))
		} else {
			last := p.txs[len(p.txs)-1]
			tip, limit = maxBig(tip, raise(last.GasTipCap())), q.cap(maxBig(limit, raise(last.GasFeeCap())))
			if limit.Cmp(raiseLeast(last.GasFeeCap())) < 0 { // at the configured limit: the pool may have dropped it, send it again
				p.unsent = true
				continue
			}
			err = q.version(p, last.To(), last.Value(), last.Data(), last.Gas(), tip, limit)
		}
		if err != nil {
			q.log.Error("chain: fee not raised", "call", p.what, "nonce", p.nonce, "err", err)
			continue
		}
		q.metrics.bumped()
		q.log.Info("chain: transaction waits too long, fee raised", "call", p.what, "nonce", p.nonce, "fee", limit, "waiting", time.Since(p.first))
	}
}

func raise(fee *big.Int) *big.Int { return scale(fee, 125) }

func raiseLeast(fee *big.Int) *big.Int { return scale(fee, 110) }

func scale(fee *big.Int, percent int64) *big.Int {
	x := new(big.Int).Mul(fee, big.NewInt(percent))
	return x.Add(x.Div(x, big.NewInt(100)), big.NewInt(1))
}

func maxBig(a, b *big.Int) *big.Int {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// transmit sends the newest version of each transaction, in one request. What the endpoint cannot take now stays unsent
// and is tried again at the next tick.
func (q *queue) transmit(ctx context.Context, list []*pending) {
	for len(list) > 0 {
		n := min(len(list), maxBatch)
		q.transmitBatch(ctx, list[:n])
		list = list[n:]
	}
}

func (q *queue) transmitBatch(ctx context.Context, list []*pending) {
	elems := make([]rpc.BatchElem, len(list))
	for i, p := range list {
		elems[i] = rpc.BatchElem{Method: "eth_sendRawTransaction", Args: []any{encode(p.txs[len(p.txs)-1])}, Result: new(core.Hash)}
	}
	err := q.conn.once(ctx, func(ctx context.Context) error { return q.conn.rpc.BatchCallContext(ctx, elems) })
	if err != nil {
		for _, p := range list {
			p.tried = true
		}
		if ctx.Err() == nil {
			q.log.Warn("chain: transactions not sent, trying again", "transactions", len(list), "err", err)
		}
		return
	}
	for i, p := range slices.Backward(list) { // backward, so that a refused tail gives its nonces back
		q.answered(ctx, p, elems[i].Error)
	}
}

// encode gives a signed transaction as it is sent and kept. It cannot fail: a transaction that has a hash has an encoding.
func encode(tx *types.Transaction) string {
	raw, err := tx.MarshalBinary()
	if err != nil {
		panic("chain: signed transaction has no encoding: " + err.Error())
	}
	return hexutil.Encode(raw)
}

// answered notes what the endpoint said to a transaction.
func (q *queue) answered(ctx context.Context, p *pending, err error) {
	first := !p.tried
	p.tried = true
	p.tries++
	if first && err != nil && strings.Contains(strings.ToLower(err.Error()), "nonce too low") {
		q.renew(ctx, p) // nothing of ours was ever sent with this nonce
		return
	}
	switch judge(err) {
	case taken:
		p.unsent, p.tries, p.sent = false, 0, time.Now()
	case underpriced:
		p.unsent, p.sent = false, time.Time{} // bumped at the next tick
	case later:
		if p.tries%20 == 1 {
			q.log.Warn("chain: endpoint does not take a transaction now, trying again", "call", p.what, "nonce", p.nonce, "err", err)
		}
	case unclear:
		if p.tries >= 5 {
			q.drop(p, err)
		}
	case refusedForGood:
		q.drop(p, err)
	}
}

// drop gives up a transaction that the endpoint will not take. Its nonce goes to a filler if others wait behind it.
func (q *queue) drop(p *pending, err error) {
	p.tries = 0
	if len(p.txs) > 1 {
		p.unsent, p.sent = false, time.Now() // an earlier version may be in the pool
		q.log.Error("chain: endpoint refuses a transaction with a raised fee", "call", p.what, "nonce", p.nonce, "err", err)
		return
	}
	if ferr := q.journal.forget(p.nonce); ferr != nil {
		err = errors.Join(err, ferr)
	}
	wait := time.Time{} // a filler is made at the next tick
	if p.item != nil {
		p.item.done <- outcome{err: q.rejected(err)}
		p.item = nil
	} else {
		q.log.Error("chain: endpoint refuses a transaction", "call", p.what, "nonce", p.nonce, "err", err)
		wait = time.Now()
	}
	if p.nonce == q.next-1 {
		q.next--
		delete(q.flight, p.nonce)
		return
	}
	p.txs, p.what, p.unsent, p.sent = nil, "filler of an unused nonce", false, wait
}

func (q *queue) rejected(err error) error {
	if strings.Contains(err.Error(), "insufficient funds") {
		return core.Errorf(core.Unavailable, "account %s cannot pay for the transaction; send it ether on chain %s: %w", q.from, q.conn.chainID, err)
	}
	return core.Errorf(core.Invalid, "the chain refuses the transaction: %w", err)
}

type verdict int

const (
	taken verdict = iota
	underpriced
	later
	unclear
	refusedForGood
)

// judge reads an endpoint's answer to a transaction. There are no codes for most of these; the texts are go-ethereum's,
// which other clients copy in substance.
func judge(err error) verdict {
	if err == nil {
		return taken
	}
	if transient(err) {
		return later
	}
	text := strings.ToLower(err.Error())
	has := func(parts ...string) bool {
		for _, part := range parts {
			if strings.Contains(text, part) {
				return true
			}
		}
		return false
	}
	var answer rpc.Error
	switch {
	case has("already known", "known transaction", "already imported", "already exists"):
		return taken
	case has("nonce too low"): // it, or another one, is in a block: settle finds out
		return taken
	case has("underpriced", "less than block base fee", "fee too low", "max fee per gas"):
		return underpriced
	case has("txpool is full", "queue is full", "limit exceeded", "too many", "in-flight transaction limit"):
		return later
	case has("insufficient funds", "intrinsic gas", "gas limit", "oversized", "invalid sender", "max initcode size", "not supported"):
		return refusedForGood
	case errors.As(err, &answer):
		return unclear
	}
	return later
}
