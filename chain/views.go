package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/core"
)

// view is one read of a contract.
type view struct {
	to     core.Address
	data   []byte
	decode func([]byte) error
}

// key names a view among those of one block.
func (v view) key() string { return string(v.to[:]) + string(v.data) }

// views makes several reads in one request, all at the newest known block.
func (c *Client) views(ctx context.Context, vs ...view) error {
	return c.viewsAt(ctx, c.conn.heads.latest(), vs...)
}

// viewsAt makes several reads at one block, in one request at most: a read at a block is a function, and what another
// client of the link has read there is not read again.
func (c *Client) viewsAt(ctx context.Context, block *types.Header, vs ...view) error {
	keys := make([]string, len(vs))
	for i, v := range vs {
		keys[i] = v.key()
	}
	outs, err := c.conn.reads.get(ctx, block.Hash(), keys, func(ctx context.Context, missing []int) ([]any, []error, error) {
		return c.conn.call(ctx, block, vs, missing)
	})
	if err != nil {
		return readError(err)
	}
	for i, v := range vs {
		if err := v.decode(outs[i].(hexutil.Bytes)); err != nil {
			return core.Errorf(core.Corrupt, "answer of contract %s: %w", v.to, err)
		}
	}
	return nil
}

// call makes the eth_calls of some views in one request. The error of a single one is in its place.
func (c *Link) call(ctx context.Context, block *types.Header, vs []view, which []int) ([]any, []error, error) {
	elems := make([]rpc.BatchElem, len(which))
	for i, w := range which {
		elems[i] = rpc.BatchElem{Method: "eth_call", Args: []any{msg{To: &vs[w].to, Data: vs[w].data}, at(block)}, Result: new(hexutil.Bytes)}
	}
	if err := c.batchEach(ctx, elems); err != nil {
		return nil, nil, err
	}
	outs, errs := make([]any, len(which)), make([]error, len(which))
	for i, e := range elems {
		outs[i], errs[i] = *e.Result.(*hexutil.Bytes), e.Error
	}
	return outs, errs, nil
}

// readError gives a view's refusal a kind: the contracts refuse to show only what does not exist.
func readError(err error) error {
	err = refused("read", err)
	var r *Revert
	if errors.As(err, &r) && strings.HasPrefix(r.Name, "NoSuch") {
		return core.Errorf(core.NotFound, "not on chain: %w", r)
	}
	return err
}

// clockAge is how long a reading of the contracts' clock is carried on by this machine's.
const clockAge = time.Second

// clockReading is what the contracts' clock showed, and when.
type clockReading struct {
	mu    sync.Mutex
	shown time.Time
	read  time.Time
}

// Now is the time on the contracts' clock, in whole seconds, as a transaction that is sent now would find it, or a second
// less: a reading serves for a second.
func (c *Client) Now(ctx context.Context) (time.Time, error) {
	c.clock.mu.Lock()
	defer c.clock.mu.Unlock()
	if passed := time.Since(c.clock.read); passed < clockAge {
		return c.clock.shown.Add(passed.Truncate(time.Second)), nil
	}
	var out hexutil.Bytes
	m := msg{To: &c.at.clock, Data: blockClockBind().PackTimestamp()}
	asked := time.Now()
	if err := c.conn.withOverrides(ctx, &out, "eth_call", m, "latest"); err != nil {
		return time.Time{}, fmt.Errorf("read the contracts' clock: %w", err)
	}
	c.clock.shown, c.clock.read = unixTime(new(big.Int).SetBytes(out)), asked
	return c.clock.shown, nil
}
