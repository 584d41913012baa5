package chain

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/core"
)

const (
	rpcTimeout  = 15 * time.Second // of one request
	rpcAttempts = 4                // of a read, while the endpoint cannot be reached
)

// Link is a connection to one JSON-RPC endpoint: requests with retry, the watch of its newest block, and what was read at
// the newest blocks. Clients of one process may share it; then what one of them has read costs the others nothing.
type Link struct {
	rpc     *rpc.Client
	eth     *ethclient.Client
	owned   bool // close rpc with the conn
	chainID *big.Int
	heads   *heads
	reads   reads
	log     *slog.Logger

	cancel context.CancelFunc
	wg     sync.WaitGroup
}

// Dial connects to the endpoint that cfg names by URL, RPC, Poll and Logger; its other fields are not used.
func Dial(ctx context.Context, cfg Config) (*Link, error) {
	if err := cfg.endpoint(); err != nil {
		return nil, err
	}
	cfg.defaults()
	return dial(ctx, cfg.URL, cfg.RPC, cfg.Poll, cfg.Logger)
}

// dial connects and reads the chain id. client may be given instead of a URL; it is not closed then.
func dial(ctx context.Context, url string, client *rpc.Client, poll time.Duration, log *slog.Logger) (*Link, error) {
	c := &Link{rpc: client, log: log}
	if client == nil {
		var err error
		if c.rpc, err = rpc.DialContext(ctx, url); err != nil {
			return nil, core.Fail(core.ReasonUnreachable, "connect to the chain at %s: %w", redact(url), err)
		}
		c.owned = true
	}
	c.eth = ethclient.NewClient(c.rpc)
	err := c.retry(ctx, func(ctx context.Context) (err error) {
		c.chainID, err = c.eth.ChainID(ctx)
		return err
	})
	if err != nil {
		c.Close()
		return nil, fmt.Errorf("read the chain id from %s: %w", redact(url), err)
	}
	c.heads = newHeads(c, poll)
	if err := c.heads.refresh(ctx); err != nil {
		c.Close()
		return nil, fmt.Errorf("read the newest block from %s: %w", redact(url), err)
	}
	run, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	c.wg.Go(func() { c.heads.run(run) })
	return c, nil
}

// Close ends the connection. Clients that share it must have been closed.
func (c *Link) Close() {
	if c.cancel != nil {
		c.cancel()
	}
	c.wg.Wait()
	if c.owned {
		c.rpc.Close()
	}
}

// redact removes what may be an access key from an endpoint's URL: everything after the host.
func redact(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return "the given client"
	}
	host, _, _ := strings.Cut(rest, "/")
	if _, after, ok := strings.Cut(host, "@"); ok {
		host = after
	}
	return scheme + "://" + host
}

// retry repeats f while the endpoint cannot be reached, with growing pauses. An answer, also an error answer, ends it.
func (c *Link) retry(ctx context.Context, f func(context.Context) error) error {
	pause := 100 * time.Millisecond
	for attempt := 1; ; attempt++ {
		err := c.once(ctx, f)
		if err == nil || !transient(err) || ctx.Err() != nil || attempt == rpcAttempts {
			return c.wrap(ctx, err)
		}
		c.log.Debug("chain endpoint failed, retrying", "attempt", attempt, "err", err)
		select {
		case <-time.After(pause):
			pause *= 3
		case <-ctx.Done():
			return c.wrap(ctx, err)
		}
	}
}

// once makes one attempt.
func (c *Link) once(ctx context.Context, f func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, rpcTimeout)
	defer cancel()
	return f(patient{ctx})
}

// patient is a context that ends when its parent does, but does not tell when that will be. go-ethereum's client makes a
// context's deadline the connection's write deadline, and gives the whole connection up when it passes while a request is
// written: everybody's subscriptions and running requests on it would fail because one caller ran out of time.
type patient struct{ context.Context }

// Deadline says that there is none.
func (patient) Deadline() (time.Time, bool) { return time.Time{}, false }

// wrap gives an RPC failure the kind that tells the caller what to do.
func (c *Link) wrap(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return core.Errorf(core.Timeout, "chain: %w", ctx.Err())
	case transient(err):
		return core.Fail(core.ReasonUnreachable, "chain endpoint: %w", err)
	}
	return err
}

// transient tells whether a request may succeed when it is simply repeated: the endpoint did not answer, or said that it
// was overloaded. A JSON-RPC error is an answer.
func transient(err error) bool {
	var answer rpc.Error
	var status rpc.HTTPError
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, ethereum.NotFound), errors.Is(err, rpc.ErrClientQuit):
		return false
	case errors.As(err, &answer):
		const limitExceeded = -32005 // EIP-1474
		return answer.ErrorCode() == limitExceeded
	case errors.As(err, &status):
		return status.StatusCode == 429 || status.StatusCode >= 500
	}
	var wrong *json.SyntaxError
	return !errors.As(err, &wrong) && core.KindOf(err) == core.Internal // not one of ours: network, timeout, closed
}

// msg is the transaction-like argument of eth_call and eth_estimateGas.
type msg struct {
	From  core.Address  `json:"from"`
	To    *core.Address `json:"to,omitempty"`
	Data  hexutil.Bytes `json:"input"`
	Value *hexutil.Big  `json:"value,omitempty"`
}

// blockOverrides sets the block in which go-ethereum executes a call that is no transaction.
type blockOverrides struct {
	Time       hexutil.Uint64 `json:"time"`
	PrevRandao core.Hash      `json:"prevRandao"`
}

// nextBlock makes a call run as it would in a block that is built now. Without that a call sees the clock of the newest
// block, and on a chain that builds blocks on demand that may be long past.
func (c *Link) nextBlock() blockOverrides {
	now := time.Now()
	o := blockOverrides{Time: hexutil.Uint64(max(uint64(now.Unix()), c.heads.latest().Time+1))}
	binary.BigEndian.PutUint64(o.PrevRandao[24:], uint64(now.UnixMilli()))
	return o
}

// withOverrides makes a request with the next block's clock, and without where the endpoint does not know overrides.
func (c *Link) withOverrides(ctx context.Context, result any, method string, m msg, block any) error {
	return c.retry(ctx, func(ctx context.Context) error {
		err := c.rpc.CallContext(ctx, result, method, m, block, nil, c.nextBlock())
		var answer rpc.Error
		if errors.As(err, &answer) && answer.ErrorCode() == -32602 { // invalid params
			err = c.rpc.CallContext(ctx, result, method, m, block)
		}
		return err
	})
}

// at names the block of a read by its hash, so that several reads see the same state (EIP-1898).
func at(h *types.Header) rpc.BlockNumberOrHash { return rpc.BlockNumberOrHashWithHash(h.Hash(), false) }

// batch makes several requests at once. The first one that fails is the error.
func (c *Link) batch(ctx context.Context, elems []rpc.BatchElem) error {
	if err := c.batchEach(ctx, elems); err != nil {
		return err
	}
	for _, e := range elems {
		if e.Error != nil {
			return c.wrap(ctx, e.Error)
		}
	}
	return nil
}

// batchEach makes several requests at once and leaves each one's answer, also a refusal, in its place.
func (c *Link) batchEach(ctx context.Context, elems []rpc.BatchElem) error {
	return c.retry(ctx, func(ctx context.Context) error {
		if err := c.rpc.BatchCallContext(ctx, elems); err != nil {
			return err
		}
		for _, e := range elems {
			if transient(e.Error) {
				return e.Error
			}
		}
		return nil
	})
}
