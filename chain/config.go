package chain

import (
	"crypto/ecdsa"
	"log/slog"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// Config says how a Client reaches the chain.
type Config struct {
	// URL is the JSON-RPC endpoint: http, https, ws or wss. Over WebSocket new blocks are pushed, over HTTP they are
	// polled for. What follows the host is never logged, for it may hold an access key.
	URL string
	// RPC is used instead of URL when it is not nil, for a chain inside the process. Closing the client does not close it.
	RPC *rpc.Client
	// Link is used instead of URL and RPC when it is not nil: several clients of a process share a connection. Closing the
	// client does not close it.
	Link *Link
	// Runtime is the address of the network's Runtime contract, which names all others.
	Runtime core.Address
	// Key signs the transactions. One key must be used by one Client only. nil gives a client that only reads.
	Key *ecdsa.PrivateKey
	// Dir holds the transactions in flight and the cursors of Follow. "" keeps nothing: a restart then begins anew.
	Dir string
	// FromBlock is where a new cursor begins. Set it to the block of the deployment; 0 reads the whole chain.
	FromBlock uint64
	// Confirmations is how many blocks must lie above a block until it counts as final; 0 suits a chain that does not
	// reorganise, such as the development chain.
	Confirmations uint64
	// UseFinalized has the endpoint's "finalized" block decide what is final, instead of Confirmations.
	UseFinalized bool
	// BumpAfter is how long a transaction may wait for a block until its fee is raised. 0 means 20 seconds.
	BumpAfter time.Duration
	// MaxFee is the most to pay for one gas, in wei; nil sets no limit.
	MaxFee *big.Int
	// Poll is the pause between looks for a new block where the endpoint cannot push them. 0 means one second.
	Poll time.Duration
	// Recovery is how long Open waits until the transactions that an earlier run left in flight are in a block, so that
	// the state that roles look at next includes their effect. 0 means 30 seconds.
	Recovery time.Duration
	// Logger is for the client's log; nil discards it.
	Logger *slog.Logger
	// Metrics takes the client's metrics; nil drops them. Two clients need two registries or labels of their own.
	Metrics prometheus.Registerer
}

// Validate fills in defaults and tells what is wrong.
func (c *Config) Validate() error {
	if c.Link == nil {
		if err := c.endpoint(); err != nil {
			return err
		}
	}
	if c.Runtime == (core.Address{}) {
		return core.Errorf(core.Invalid, "chain: the address of the Runtime contract is missing; deploy prints it")
	}
	if c.MaxFee != nil && c.MaxFee.Sign() <= 0 {
		return core.Errorf(core.Invalid, "chain: MaxFee %s; want a positive number of wei, or none", c.MaxFee)
	}
	for name, d := range map[string]time.Duration{"BumpAfter": c.BumpAfter, "Poll": c.Poll, "Recovery": c.Recovery} {
		if d < 0 {
			return core.Errorf(core.Invalid, "chain: %s is negative", name)
		}
	}
	c.defaults()
	return nil
}

// endpoint checks what says where the endpoint is.
func (c *Config) endpoint() error {
	if c.RPC != nil {
		return nil
	}
	scheme, rest, _ := strings.Cut(c.URL, "://")
	switch scheme {
	case "http", "https", "ws", "wss":
	default:
		return core.Errorf(core.Invalid, "chain: URL %q; want http://, https://, ws:// or wss://", redact(c.URL))
	}
	if rest == "" {
		return core.Errorf(core.Invalid, "chain: URL %q names no host", c.URL)
	}
	return nil
}

func (c *Config) defaults() {
	if c.BumpAfter == 0 {
		c.BumpAfter = 20 * time.Second
	}
	if c.Poll == 0 {
		c.Poll = time.Second
	}
	if c.Recovery == 0 {
		c.Recovery = 30 * time.Second
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
}
