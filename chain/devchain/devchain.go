// Package devchain runs an EVM chain inside the process: go-ethereum's full node without peers, and a block driver that
// seals a block as soon as a transaction arrives. It is for development and tests; everything that talks to it speaks
// ordinary Ethereum JSON-RPC, so a node moves to a public chain by changing a URL.
//
// Three things differ from a public chain:
//   - Blocks come on demand and are final for every practical purpose once sealed. The "safe" tag is the head, the
//     "finalized" tag trails it by FinalityDepth blocks.
//   - prevrandao holds the wall clock in milliseconds. Block timestamps must grow by a second a block, so under load they
//     run ahead of the clock; contracts that need the time here read prevrandao (contract DevClock).
//   - A sealed block is on disk before anyone can see it: neither kill -9 nor loss of power takes back a receipt.
package devchain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"

	ours "github.com/cortensor-open/cortensor/core"
)

// DefaultChainID is the chain id of a development chain unless Config says otherwise.
const DefaultChainID = 31853

// FinalityDepth is how many blocks the "finalized" tag trails the head, as far as it does on Ethereum in ordinary times.
const FinalityDepth = 64

// Config says where and how a development chain runs.
type Config struct {
	// Dir holds the chain's data and the key of its accounts. It is made if it does not exist.
	Dir string
	// ChainID is the EIP-155 chain id; 0 means DefaultChainID. It cannot change once Dir holds a chain.
	ChainID uint64
	// Listen is the address of the JSON-RPC server (HTTP and WebSocket on one port). It must be a loopback address, for
	// anyone who reaches it can spend and reset nothing but can fill the disk. "" means 127.0.0.1 and a free port.
	Listen string
	// Accounts is how many accounts have funds from the first block; 0 means 16. It cannot change once Dir holds a chain.
	Accounts int
	// GasLimit is the gas of one block; 0 means 200 million.
	GasLimit uint64
	// Logger receives the chain's and go-ethereum's log; nil discards it. go-ethereum has one log for the whole process:
	// the chain that was opened last gets it.
	Logger *slog.Logger
}

// Validate fills in defaults and tells what is wrong.
func (c *Config) Validate() error {
	if c.Dir == "" {
		return ours.Errorf(ours.Invalid, "development chain: Dir is empty; name a data directory")
	}
	if c.ChainID == 0 {
		c.ChainID = DefaultChainID
	}
	if c.ChainID > 1<<52 {
		return ours.Errorf(ours.Invalid, "development chain: chain id %d is above 2^52, which wallets cannot sign for", c.ChainID)
	}
	if c.Listen == "" {
		c.Listen = "127.0.0.1:0"
	}
	if c.Accounts == 0 {
		c.Accounts = 16
	}
	if c.Accounts < 1 || c.Accounts > 1000 {
		return ours.Errorf(ours.Invalid, "development chain: %d accounts; want 1 to 1000", c.Accounts)
	}
	if c.GasLimit == 0 {
		c.GasLimit = 200_000_000
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	_, _, err := c.hostPort()
	return err
}

func (c *Config) hostPort() (string, int, error) {
	host, portText, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return "", 0, ours.Errorf(ours.Invalid, "development chain: listen address %q: %w", c.Listen, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "", 0, ours.Errorf(ours.Invalid, "development chain: listen address %q is not a loopback address; use 127.0.0.1", c.Listen)
	}
	port, err := strconv.ParseUint(portText, 10, 16)
	if err != nil {
		return "", 0, ours.Errorf(ours.Invalid, "development chain: listen address %q: %w", c.Listen, err)
	}
	return host, int(port), nil
}

// Chain is a running development chain.
type Chain struct {
	cfg      Config
	accounts []*ecdsa.PrivateKey
	stack    *node.Node
	eth      *eth.Ethereum
	driver   *driver
	faucet   sync.Mutex
	close    func() error
}

// Open starts the chain that Dir holds, or a new one, and returns when it takes transactions.
func Open(ctx context.Context, cfg Config) (*Chain, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("open development chain: %w", err)
	}
	accounts, err := loadAccounts(filepath.Join(cfg.Dir, "accounts.key"), cfg.Accounts)
	if err != nil {
		return nil, fmt.Errorf("open development chain: %w", err)
	}
	takeLog(cfg.Logger)
	c := &Chain{cfg: cfg, accounts: accounts}
	if err := c.start(ctx); err != nil {
		return nil, fmt.Errorf("open development chain in %s: %w", cfg.Dir, err)
	}
	c.close = sync.OnceValue(c.shutdown)
	return c, nil
}

func (c *Chain) start(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	stack, err := node.New(c.nodeConfig())
	if errors.Is(err, node.ErrDatadirUsed) {
		return ours.Errorf(ours.Busy, "another process runs this chain; stop it or use another directory: %w", err)
	}
	if err != nil {
		return err
	}
	c.stack = stack
	ethConf := c.ethConfig()
	if c.eth, err = eth.New(stack, ethConf); err != nil {
		return errors.Join(fmt.Errorf("load chain: %w", err), stack.Close())
	}
	system := filters.NewFilterSystem(c.eth.APIBackend, filters.Config{LogCacheSize: ethConf.FilterLogCacheSize})
	stack.RegisterAPIs([]rpc.API{{Namespace: "eth", Service: filters.NewFilterAPI(system)}})
	if err := stack.Start(); err != nil {
		return errors.Join(err, stack.Close())
	}
	c.eth.SetSynced()
	c.driver = newDriver(c.eth, c.cfg.Logger)
	if err := c.driver.recover(); err != nil {
		return errors.Join(fmt.Errorf("restore head: %w", err), stack.Close())
	}
	c.driver.start()
	return nil
}

// nodeConfig opens no peer-to-peer port, no IPC file and only the public RPC namespaces.
func (c *Chain) nodeConfig() *node.Config {
	host, port, _ := c.cfg.hostPort() // Validate has checked it
	modules := []string{"eth", "net", "web3"}
	return &node.Config{
		Name: "chain", DataDir: c.cfg.Dir, UseLightweightKDF: true,
		HTTPHost: host, HTTPPort: port, HTTPModules: modules, HTTPVirtualHosts: []string{"localhost"}, HTTPTimeouts: rpc.DefaultHTTPTimeouts,
		WSHost: host, WSPort: port, WSModules: modules, WSOrigins: []string{"http://localhost", "http://127.0.0.1"},
		BatchRequestLimit: 1000, BatchResponseMaxSize: 25_000_000, HTTPBodyLimit: 5 << 20,
		DBEngine: "pebble",
		P2P:      p2p.Config{PrivateKey: c.accounts[0], NoDiscovery: true, NoDial: true},
	}
}

// ethConfig keeps every state on disk (hash scheme, no pruning): each block's state is written when the block is
// inserted, so nothing has to be executed again after a crash. Caches are the smallest that go-ethereum takes.
func (c *Chain) ethConfig() *ethconfig.Config {
	conf := ethconfig.Defaults
	conf.Genesis = c.genesis()
	conf.SyncMode = ethconfig.FullSync
	conf.StateScheme = rawdb.HashScheme
	conf.NoPruning = true
	conf.NoPrefetch = true
	conf.TransactionHistory = 0 // index all
	conf.LogNoHistory = true    // the cursor asks for short ranges; an index would only cost memory
	conf.DatabaseCache, conf.DatabaseHandles = 16, 64
	conf.TrieCleanCache, conf.TrieDirtyCache, conf.SnapshotCache = 8, 0, 0
	conf.FilterLogCacheSize = 64
	conf.Miner.GasCeil = c.cfg.GasLimit
	conf.Miner.GasPrice = big.NewInt(1)
	conf.TxPool.Journal = ""
	conf.TxPool.NoLocals = true
	conf.TxPool.AccountQueue = 1024
	conf.TxPool.AccountSlots = 1024
	conf.BlobPool.Datadir = ""
	conf.BlobPool.Datacap = 1 << 20
	conf.RPCGasCap = min(c.cfg.GasLimit, 50_000_000)
	return &conf
}

// Rich is what each genesis account owns, in wei: a million ether.
var Rich = new(big.Int).Mul(big.NewInt(1_000_000), big.NewInt(params.Ether))

// genesis is the same at every start, or go-ethereum would refuse the directory.
func (c *Chain) genesis() *core.Genesis {
	zero := func() *uint64 { return new(uint64) }
	config := *params.AllDevChainProtocolChanges
	config.ChainID = new(big.Int).SetUint64(c.cfg.ChainID)
	config.ShanghaiTime, config.CancunTime, config.PragueTime, config.OsakaTime = zero(), zero(), zero(), zero()
	config.BogotaTime = nil // go-ethereum's own development chain runs ahead of the public ones; this one does not
	config.BlobScheduleConfig = &params.BlobScheduleConfig{
		Cancun: params.DefaultCancunBlobConfig, Prague: params.DefaultPragueBlobConfig,
	}
	alloc := core.SystemContractAllocs()
	for _, key := range c.accounts {
		alloc[crypto.PubkeyToAddress(key.PublicKey)] = types.Account{Balance: Rich}
	}
	return &core.Genesis{
		Config: &config, GasLimit: c.cfg.GasLimit, Alloc: alloc,
		BaseFee: big.NewInt(params.GWei), Difficulty: new(big.Int), ExtraData: []byte("cortensor development chain"),
	}
}

// Close stops the driver and the node, and writes everything to disk. It may be called more than once.
func (c *Chain) Close() error { return c.close() }

func (c *Chain) shutdown() error {
	c.driver.stop()
	return c.stack.Close()
}

// Dial gives a JSON-RPC client that reaches the chain without a socket. The caller closes it.
func (c *Chain) Dial() *rpc.Client { return c.stack.Attach() }

// URL is the JSON-RPC address over HTTP.
func (c *Chain) URL() string { return c.stack.HTTPEndpoint() }

// WSURL is the JSON-RPC address over WebSocket.
func (c *Chain) WSURL() string { return c.stack.WSEndpoint() }

// ChainID is the EIP-155 chain id.
func (c *Chain) ChainID() uint64 { return c.cfg.ChainID }

// Account gives the key of the i-th funded account, counted from 0. Account 0 also pays what Fund hands out.
func (c *Chain) Account(i int) (*ecdsa.PrivateKey, error) {
	if i < 0 || i >= len(c.accounts) {
		return nil, ours.Errorf(ours.NotFound, "development chain: account %d; there are %d", i, len(c.accounts))
	}
	return c.accounts[i], nil
}

// Err gives the error that ended the block driver, or nil while it runs.
func (c *Chain) Err() error { return c.driver.err() }
