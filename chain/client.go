package chain

import (
	"context"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/core"
)

// Client speaks with the network's contracts for one key. Its methods may be called concurrently.
type Client struct {
	cfg     Config
	conn    *Link
	queue   *queue // nil without a key
	at      addresses
	metrics *metrics
	log     *slog.Logger

	clock clockReading

	mu        sync.Mutex
	following map[string]bool
	close     func() error

	paying sync.Mutex // an allowance and the deposit that uses it belong together
}

// Open connects, finds the contracts through Runtime, and takes up the transactions that an earlier run left in flight.
func Open(ctx context.Context, cfg Config) (*Client, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	m, err := newMetrics(cfg.Metrics)
	if err != nil {
		return nil, fmt.Errorf("chain metrics: %w", err)
	}
	if cfg.Dir != "" {
		if err := os.MkdirAll(filepath.Join(cfg.Dir, "cursors"), 0o700); err != nil {
			return nil, fmt.Errorf("chain: %w", err)
		}
	}
	conn := cfg.Link
	if conn == nil {
		if conn, err = dial(ctx, cfg.URL, cfg.RPC, cfg.Poll, cfg.Logger); err != nil {
			return nil, err
		}
	}
	c := &Client{cfg: cfg, conn: conn, metrics: m, log: cfg.Logger, following: make(map[string]bool)}
	c.close = sync.OnceValue(c.shutdown)
	if err := c.open(ctx); err != nil {
		return nil, joinClose(err, c)
	}
	return c, nil
}

func joinClose(err error, c *Client) error {
	if cerr := c.Close(); cerr != nil {
		return fmt.Errorf("%w; then %w", err, cerr)
	}
	return err
}

func (c *Client) open(ctx context.Context) (err error) {
	if c.at, err = findContracts(ctx, c.conn, c.cfg.Runtime); err != nil {
		return err
	}
	if c.cfg.Key == nil {
		return nil
	}
	path := ""
	if c.cfg.Dir != "" {
		path = filepath.Join(c.cfg.Dir, "transactions")
	}
	c.queue, err = newQueue(ctx, c.conn, queueConfig{
		key: c.cfg.Key, path: path, bumpAfter: c.cfg.BumpAfter, maxFee: c.cfg.MaxFee, confirm: c.depth(), metrics: c.metrics, log: c.log,
	})
	if err != nil {
		return err
	}
	wait, cancel := context.WithTimeout(ctx, c.cfg.Recovery)
	defer cancel()
	if err := c.queue.settleEarlier(wait); err != nil {
		if ctx.Err() != nil {
			return err
		}
		c.log.Warn("chain: going on; what they do may be tried again and be refused by the contracts", "err", err)
	}
	return nil
}

// depth is how long a transaction is watched after it got into a block.
func (c *Client) depth() uint64 {
	if c.cfg.UseFinalized {
		return 64 // two epochs of Ethereum
	}
	return c.cfg.Confirmations
}

// Close ends the client's work. Transactions in flight are taken up by the next Open. It may be called more than once.
func (c *Client) Close() error { return c.close() }

func (c *Client) shutdown() (err error) {
	if c.queue != nil {
		err = c.queue.close()
	}
	if c.conn != c.cfg.Link {
		c.conn.Close()
	}
	return err
}

// Address is the address of the client's key; zero for a client that only reads.
func (c *Client) Address() core.Address {
	if c.queue == nil {
		return core.Address{}
	}
	return c.queue.from
}

// ChainID is the EIP-155 id of the chain.
func (c *Client) ChainID() int64 { return c.conn.chainID.Int64() }

// QueueAddress is the contract SessionQueueV2, which precommit hashes are bound to.
func (c *Client) QueueAddress() core.Address { return c.at.queue }

// Network names chain and deployment as records and signatures do.
func (c *Client) Network() core.Network {
	return core.Network{Chain: c.ChainID(), Runtime: c.cfg.Runtime[:]}
}

// Height is the number of the newest block that the client knows.
func (c *Client) Height() uint64 { return c.conn.heads.latest().Number.Uint64() }

// Refresh reads the newest block, which the reads after it see. Needed only by who was just told of something by another
// node: the client follows the chain by itself, but over plain HTTP it asks only now and then.
func (c *Client) Refresh(ctx context.Context) error { return c.conn.heads.refresh(ctx) }

// Balance is what the client's account holds to pay for transactions, in wei.
func (c *Client) Balance(ctx context.Context) (balance *big.Int, err error) {
	err = c.conn.retry(ctx, func(ctx context.Context) error {
		balance, err = c.conn.eth.BalanceAt(ctx, c.Address(), nil)
		return err
	})
	return balance, err
}

var cursorName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,63}$`)

// Follow hands the contracts' events to handle in chain order until ctx ends (it then returns ctx's error) or handle
// fails (it then returns that error, and the next Follow of the name begins with the block of that event). name is the
// cursor's: the next Follow with it, also of a later process, goes on where this one was. Each event comes at least once;
// after a kill the last second comes again. When a reorganisation of the chain takes events back that were
// handed on, they come again with Removed set, newest first, before those that replace them.
func (c *Client) Follow(ctx context.Context, name string, handle func(context.Context, core.Event) error) error {
	if !cursorName.MatchString(name) {
		return core.Errorf(core.Invalid, "follow: name %q; want up to 64 of a-z, 0-9, dot, dash and underscore", name)
	}
	if err := c.claim(name); err != nil {
		return err
	}
	defer c.release(name)
	f := &follower{
		conn: c.conn, handle: handle, start: c.cfg.FromBlock, log: c.log.With("cursor", name), metrics: c.metrics,
		filter: ethereum.FilterQuery{Addresses: c.at.emitters(), Topics: [][]core.Hash{eventTopics()}}, decode: decodeEvent,
	}
	if c.cfg.Dir != "" {
		f.path = filepath.Join(c.cfg.Dir, "cursors", name+".json")
	}
	var err error
	if f.cursor, err = loadCursor(f.path, c.conn.chainID.String(), c.cfg.Runtime, c.cfg.FromBlock); err != nil {
		return fmt.Errorf("follow %s: %w", name, err)
	}
	if err := f.run(ctx); err != nil {
		return fmt.Errorf("follow %s: %w", name, err)
	}
	return nil
}

func (c *Client) claim(name string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.following[name] {
		return core.Errorf(core.Invalid, "follow: the cursor %q is in use; give each follower a name of its own", name)
	}
	c.following[name] = true
	return nil
}

func (c *Client) release(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.following, name)
}

// send makes a contract call as a transaction.
func (c *Client) send(ctx context.Context, to core.Address, data []byte, format string, args ...any) (*types.Receipt, error) {
	return c.transact(ctx, call{to: &to, data: data, what: fmt.Sprintf(format, args...)})
}

// sendUsual is send for the calls of a task's usual way, which the contracts seldom refuse.
func (c *Client) sendUsual(ctx context.Context, to core.Address, data []byte, format string, args ...any) (*types.Receipt, error) {
	return c.transact(ctx, call{to: &to, data: data, usual: true, what: fmt.Sprintf(format, args...)})
}

func (c *Client) transact(ctx context.Context, made call) (*types.Receipt, error) {
	if c.queue == nil {
		return nil, core.Errorf(core.Denied, "chain: this client has no key and cannot send transactions")
	}
	return c.queue.send(ctx, made)
}

func unixTime(seconds *big.Int) time.Time {
	if seconds == nil || seconds.Sign() == 0 || !seconds.IsInt64() {
		return time.Time{}
	}
	return time.Unix(seconds.Int64(), 0)
}
