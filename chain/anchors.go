package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/chain/bind"
	"github.com/cortensor-open/cortensor/core"
)

// originID is a log's name as the contract keeps it.
func originID(origin string) core.Hash { return crypto.Keccak256Hash([]byte(origin)) }

// AppendAnchor anchors a log that has grown to size leaves under root. prevRoot is the root of its last anchor (zero at
// first); the contract refuses any other, so that two writers cannot both append.
func (c *Client) AppendAnchor(ctx context.Context, origin string, prevRoot core.Hash, size uint64, root, batch core.Hash) (core.LogAnchor, error) {
	data := auditBind().PackAppend(originID(origin), prevRoot, number(size), root, batch)
	receipt, err := c.send(ctx, c.at.audit, data, "anchor %d leaves of log %q", size, origin)
	if err != nil {
		return core.LogAnchor{}, err
	}
	event, err := findEvent(receipt, c.at.audit, auditBind().UnpackAnchoredEvent)
	if err != nil {
		return core.LogAnchor{}, fmt.Errorf("anchor log %q: %w", origin, err)
	}
	final, err := c.final(ctx)
	if err != nil {
		return core.LogAnchor{}, fmt.Errorf("anchor log %q: %w", origin, err)
	}
	return core.LogAnchor{
		Index: event.Index.Uint64(), Size: size, Root: root, Batch: batch,
		Block: receipt.BlockNumber.Uint64(), BlockHash: receipt.BlockHash, Tx: receipt.TxHash, Final: final(receipt.BlockNumber.Uint64()),
	}, nil
}

// AnchorCount tells how many anchors a log has; their indices are 0 to count−1.
func (c *Client) AnchorCount(ctx context.Context, origin string) (uint64, error) {
	n, err := c.count(ctx, c.at.audit, auditBind().PackCount(originID(origin)), auditBind().UnpackCount)
	if err != nil {
		return 0, fmt.Errorf("count anchors of log %q: %w", origin, err)
	}
	return n, nil
}

// Anchors gives at most n anchors of a log from index from on, in order; fewer when there are no more.
func (c *Client) Anchors(ctx context.Context, origin string, from, n uint64) ([]core.LogAnchor, error) {
	count, err := c.AnchorCount(ctx, origin)
	if err != nil {
		return nil, err
	}
	final, err := c.final(ctx)
	if err != nil {
		return nil, fmt.Errorf("anchors of log %q: %w", origin, err)
	}
	var list []core.LogAnchor
	for from < count && n > 0 {
		step := min(n, count-from, 100)
		part, err := c.anchorPage(ctx, originID(origin), from, step)
		if err != nil {
			return nil, fmt.Errorf("anchors of log %q: %w", origin, err)
		}
		for _, a := range part {
			a.Final = final(a.Block)
			list = append(list, a)
		}
		from, n = from+step, n-step
	}
	return list, nil
}

// anchorPage reads anchors from the contract, and from their events block hash and transaction, which a contract cannot
// know.
func (c *Client) anchorPage(ctx context.Context, origin core.Hash, from, n uint64) ([]core.LogAnchor, error) {
	rows := make([]bind.AnchorAtOutput, n)
	views := make([]view, n)
	for i := range rows {
		views[i] = view{c.at.audit, auditBind().PackAnchorAt(origin, number(from+uint64(i))), into(&rows[i], auditBind().UnpackAnchorAt)}
	}
	if err := c.views(ctx, views...); err != nil {
		return nil, err
	}
	topic := auditBind().GetABI().Events["Anchored"].ID
	logs := make([][]types.Log, n)
	elems := make([]rpc.BatchElem, n)
	for i, r := range rows {
		block := hexutil.EncodeBig(r.BlockNumber)
		elems[i] = rpc.BatchElem{Method: "eth_getLogs", Result: &logs[i], Args: []any{map[string]any{
			"address": c.at.audit, "fromBlock": block, "toBlock": block,
			"topics": []core.Hash{topic, origin, common.BigToHash(number(from + uint64(i)))},
		}}}
	}
	if err := c.conn.batch(ctx, elems); err != nil {
		return nil, err
	}
	list := make([]core.LogAnchor, n)
	for i, r := range rows {
		if len(logs[i]) != 1 {
			return nil, core.Errorf(core.Unavailable, "anchor %d: block %s has %d events for it; the endpoint lags or a reorganisation goes on, try again", from+uint64(i), r.BlockNumber, len(logs[i]))
		}
		l := logs[i][0]
		list[i] = core.LogAnchor{
			Index: from + uint64(i), Size: r.Size.Uint64(), Root: r.Root, Batch: r.Batch,
			Block: l.BlockNumber, BlockHash: l.BlockHash, Tx: l.TxHash,
		}
	}
	return list, nil
}

// final gives a test of whether a block counts as final.
func (c *Client) final(ctx context.Context) (func(block uint64) bool, error) {
	if !c.cfg.UseFinalized {
		head := c.Height()
		return func(block uint64) bool { return block+c.cfg.Confirmations <= head }, nil
	}
	var last uint64
	var any bool
	err := c.conn.retry(ctx, func(ctx context.Context) error {
		h, err := c.conn.eth.HeaderByNumber(ctx, big.NewInt(int64(rpc.FinalizedBlockNumber)))
		if errors.Is(err, ethereum.NotFound) || err != nil && !transient(err) {
			return nil // a young chain has no finalized block yet, and go-ethereum says so with an error
		}
		if err == nil {
			last, any = h.Number.Uint64(), true
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the finalized block: %w", err)
	}
	return func(block uint64) bool { return any && block <= last }, nil
}
