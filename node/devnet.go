package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/gofrs/flock"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/chain/devchain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/router"
)

// Info says where a running devnet is reached.
type Info struct {
	API          string       // base URL of the router
	Key          string       // API key; keep it out of logs
	KeyFile      string       // where the key is kept
	RPC          string       // the chain's JSON-RPC
	Metrics      string       // URL of the metrics, or ""
	Gateway      string       // base URL of the IPFS gateway, or ""
	Store        string       // base URL of the store's write API, or ""
	StoreKeyFile string       // where that one's key is kept
	Runtime      core.Address // the one address that nodes are configured with
	ChainID      int64
	Dir          string
	Nodes        []NodeInfo
}

// NodeInfo is one member of the devnet.
type NodeInfo struct {
	Name    string
	Address core.Address
	Addrs   []string // libp2p multiaddrs
	Bad     string   // how it cheats, or ""
}

// Devnet is the whole network in this process: a chain with the contracts, and every role with a key and an IPFS node of
// its own. State is kept in one directory, so that the next start goes on where this one ended.
type Devnet struct {
	cfg      *Config
	version  string
	log      *slog.Logger
	registry *prometheus.Registry
	lock     *flock.Flock

	chain    *devchain.Chain
	rpc      *rpc.Client
	at       place
	engine   engine.Engine
	embedder engine.Embedder
	members  []*member // router, miners, validator, oracle
	kinds    map[*member]string
	routing  *routing
	listener net.Listener
	metrics  net.Listener

	treasury sync.Mutex // held while the deployer's account pays

	mu    sync.Mutex
	stops map[string]context.CancelFunc // of the running members, by name
}

// deployerAccount is the chain account that deploys and holds the first COR. Account 0 is the chain's own faucet; one key must
// not be used by two transaction queues.
const deployerAccount = 1

// OpenDevnet prepares everything: it fetches assets, starts the chain, deploys the contracts on first use, loads the models
// and opens the nodes. Run starts the roles. Close it in any case when there is no error.
func OpenDevnet(ctx context.Context, cfg *Config, version string, progress Progress) (*Devnet, error) {
	return openDevnet(ctx, cfg, version, func(ctx context.Context, cfg *Config, log *slog.Logger) (engine.Engine, engine.Embedder, error) {
		e, err := openEngine(ctx, cfg, progress, log)
		if err != nil {
			return nil, nil, err
		}
		embedder, err := openEmbedder(ctx, cfg, progress, log)
		return e, embedder, err
	})
}

// openModels opens what a devnet computes with; what it gives is closed by the devnet, beside an error too.
type openModels func(ctx context.Context, cfg *Config, log *slog.Logger) (engine.Engine, engine.Embedder, error)

func openDevnet(ctx context.Context, cfg *Config, version string, models openModels) (*Devnet, error) {
	log, err := newLogger(cfg.Log)
	if err != nil {
		return nil, err
	}
	dir, err := StateDir(cfg.Dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, core.Errorf(core.Invalid, "state directory: %w", err)
	}
	own := *cfg
	own.Dir = dir
	if own.Router.Deposit == "" {
		own.Router.Deposit = sessionDeposit
	}
	d := &Devnet{cfg: &own, version: version, log: log, registry: newMetrics(), kinds: map[*member]string{}, stops: map[string]context.CancelFunc{},
		lock: flock.New(filepath.Join(dir, "lock"))}
	if locked, err := d.lock.TryLock(); err != nil || !locked {
		return nil, core.Errorf(core.Busy, "another devnet runs in %s; end it, or use another --dir (%v)", dir, err)
	}
	if err := d.start(ctx, models); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// RemoveDevnet removes the state in dir ("" for the user's own) so that the next devnet begins anew. It refuses a directory
// that no devnet made, and one that is in use.
func RemoveDevnet(dir string) error {
	dir, err := StateDir(dir)
	if err != nil {
		return err
	}
	if entries, err := os.ReadDir(dir); errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, "lock")); err != nil {
		return core.Errorf(core.Invalid, "%s is no devnet's state directory; nothing was removed", dir)
	}
	lock := flock.New(filepath.Join(dir, "lock"))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return core.Errorf(core.Busy, "a devnet runs in %s; end it first (%v)", dir, err)
	}
	return errors.Join(os.RemoveAll(dir), lock.Close())
}

// start does the slow things side by side: models on one hand, chain and nodes on the other.
func (d *Devnet) start(ctx context.Context, models openModels) error {
	var g errgroup.Group
	opening, cancel := context.WithCancel(ctx)
	defer cancel()
	part := func(f func(context.Context) error) {
		g.Go(func() error {
			err := f(opening)
			if err != nil {
				cancel()
			}
			return err
		})
	}
	part(func(ctx context.Context) (err error) {
		d.engine, d.embedder, err = models(ctx, d.cfg, d.log)
		return err
	})
	part(d.openNetwork)
	if err := g.Wait(); err != nil {
		return err
	}
	info := d.engine.Info()
	model := router.Model{ID: info.Model, Digest: info.Digest, Exact: info.Exact(), Context: info.Context, Created: time.Now()}
	var err error
	if d.routing, err = wireRouter(d.members[0], d.cfg, d.version, model, routerCounter{d.engine}, d.embedder); err != nil {
		return err
	}
	if d.listener, err = net.Listen("tcp", d.cfg.Router.Listen); err != nil {
		return core.Errorf(core.Invalid, "router.listen: %w; another port: --set router.listen=127.0.0.1:0", err)
	}
	if d.cfg.Metrics.Listen != "" {
		if d.metrics, err = net.Listen("tcp", d.cfg.Metrics.Listen); err != nil {
			return core.Errorf(core.Invalid, "metrics.listen: %w", err)
		}
	}
	return nil
}

// openNetwork starts the chain, deploys, and opens every member.
func (d *Devnet) openNetwork(ctx context.Context) (err error) {
	d.chain, err = devchain.Open(ctx, devchain.Config{Dir: filepath.Join(d.cfg.Dir, "chain"), Listen: d.cfg.Chain.Listen, Logger: d.log.With("node", "chain")})
	if err != nil {
		return fmt.Errorf("%w; another port: --set chain.listen=127.0.0.1:0", err)
	}
	d.rpc = d.chain.Dial()
	deployer, err := d.chain.Account(deployerAccount)
	if err != nil {
		return err
	}
	t := d.cfg.Devnet
	deployment, err := chain.Deploy(ctx, chain.DeployConfig{RPC: d.rpc, Key: deployer, Dir: filepath.Join(d.cfg.Dir, "deployment"), DevClock: true,
		OpenRegistration: true, Payment: true, Logger: d.log, Timeouts: chain.Timeouts{Ack: t.AckTimeout, Precommit: t.PrecommitTimeout,
			Commit: t.CommitTimeout, Validation: t.ValidationTimeout, Queue: t.QueueTimeout}})
	if err != nil {
		return err
	}
	link, err := chain.Dial(ctx, chain.Config{RPC: d.rpc, Logger: d.log})
	if err != nil {
		return err
	}
	d.at = place{link: link, runtime: deployment.Runtime, fromBlock: deployment.Block}
	type plan struct{ name, kind string }
	plans := []plan{{"router", ""}}
	for i := range t.Miners {
		plans = append(plans, plan{fmt.Sprintf("miner-%d", i+1), ""})
	}
	for i, kind := range t.Bad {
		plans = append(plans, plan{fmt.Sprintf("bad-%d-%s", i+1, kind), kind})
	}
	plans = append(plans, plan{"validator", ""}, plan{"oracle", ""})
	d.members = make([]*member, len(plans))
	g, opening := errgroup.WithContext(ctx)
	for i, p := range plans {
		g.Go(func() (err error) {
			d.members[i], err = d.openFunded(opening, p.name)
			return err
		})
	}
	err = g.Wait()
	opened := d.members[:0]
	for i, m := range d.members {
		if m != nil {
			d.kinds[m] = plans[i].kind
			opened = append(opened, m)
		}
	}
	d.members = opened
	for _, address := range t.Fund {
		if err == nil {
			err = d.chain.Fund(ctx, common.HexToAddress(address), grant())
		}
		if err == nil {
			err = d.fundSessions(ctx, d.members[0].chain, common.HexToAddress(address))
		}
	}
	return err
}

// openFunded opens a member and sees to it that it can pay for transactions, and a router for its session.
func (d *Devnet) openFunded(ctx context.Context, name string) (*member, error) {
	m, err := openMember(ctx, d.cfg, name, filepath.Join(d.cfg.Dir, name), d.at, d.log, d.registry)
	if err != nil {
		return nil, err
	}
	ether := big.NewInt(1e18)
	err = func() error {
		if err := m.openServing(d.servingOf(name)); err != nil {
			return err
		}
		balance, err := m.chain.Balance(ctx)
		if err != nil || balance.Cmp(ether) >= 0 {
			return err
		}
		return d.chain.Fund(ctx, m.chain.Address(), grant())
	}()
	if err == nil && name == "router" {
		err = d.fundSessions(ctx, m.chain, m.chain.Address())
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: fund: %w", name, err), m.close())
	}
	return m, nil
}

// servingOf gives a member's settings: of a devnet's nodes the router's alone serves HTTP, since one address has one server.
func (d *Devnet) servingOf(name string) *Config {
	cfg := *d.cfg
	for _, at := range []*string{&cfg.IPFS.Gateway, &cfg.IPFS.API} {
		switch {
		case name != "router":
			*at = "off"
		case *at == "":
			*at = "127.0.0.1:0"
		}
	}
	return &cfg
}

// Run runs every role until ctx ends (which is no error) or a part fails. A member that Stop ended is no failure.
func (d *Devnet) Run(ctx context.Context) error {
	if err := d.keepLocal(); err != nil {
		return core.Errorf(core.Invalid, "state directory: %w", err)
	}
	g := newGroup(ctx, d.log)
	for _, m := range d.members {
		role := d.roleOf(m)
		run := func(ctx context.Context) error { return m.serve(ctx, role) }
		mctx, cancel := context.WithCancel(g.ctx)
		d.mu.Lock()
		d.stops[m.name] = cancel
		d.mu.Unlock()
		g.start(m.name, func(ctx context.Context) error {
			err := run(mctx)
			if mctx.Err() != nil && ctx.Err() == nil { // by Stop alone: what fails then fails on purpose, and the others go on
				d.log.Info("member stopped", "node", m.name, "error", err)
				<-ctx.Done()
				return nil
			}
			return err
		})
	}
	if d.metrics != nil {
		g.start("metrics", func(ctx context.Context) error { return serveMetrics(ctx, d.metrics, d.registry) })
	}
	return g.wait()
}

func (d *Devnet) roleOf(m *member) func(context.Context) error {
	switch {
	case m == d.members[0]:
		return func(ctx context.Context) error { return runRouter(ctx, m, d.routing, d.listener) }
	case m.name == "validator":
		return func(ctx context.Context) error { return runValidator(ctx, m, d.cfg, d.embedder, d.engine) }
	case m.name == "oracle":
		return func(ctx context.Context) error { return runOracle(ctx, m, d.cfg) }
	}
	return func(ctx context.Context) error { return runMiner(ctx, m, d.cfg, d.engine, d.kinds[m]) }
}

// Stop ends one member as if its machine went away: its role ends, and its way to the chain and its content node close. For
// tests and for trying what the network does then.
func (d *Devnet) Stop(name string) error {
	d.mu.Lock()
	stop := d.stops[name]
	d.mu.Unlock()
	for _, m := range d.members {
		if m.name == name && stop != nil {
			stop()
			return errors.Join(m.chain.Close(), m.serving.close(), m.replicas.close(), m.content.Close()) // before the role can say goodbye, most times
		}
	}
	return core.Errorf(core.NotFound, "no running member %q", name)
}

// Info tells where everything is.
func (d *Devnet) Info() Info {
	info := Info{API: "http://" + d.listener.Addr().String(), Key: d.routing.key, KeyFile: d.routing.keyFile, RPC: d.chain.URL(),
		Runtime: d.at.runtime, ChainID: d.members[0].chain.ChainID(), Dir: d.cfg.Dir}
	info.Gateway, info.Store, info.StoreKeyFile = d.members[0].serving.urls()
	if d.metrics != nil {
		info.Metrics = "http://" + d.metrics.Addr().String() + "/metrics"
	}
	for _, m := range d.members {
		info.Nodes = append(info.Nodes, NodeInfo{Name: m.name, Address: m.chain.Address(), Addrs: m.content.Addrs(), Bad: d.kinds[m]})
	}
	return info
}

// Close closes what OpenDevnet opened; Run must have returned.
func (d *Devnet) Close() error {
	var errs []error
	for _, l := range []net.Listener{d.listener, d.metrics} {
		if l != nil {
			if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
				errs = append(errs, err)
			}
		}
	}
	for _, m := range d.members {
		errs = append(errs, m.close())
	}
	if d.at.link != nil {
		d.at.link.Close()
	}
	if d.rpc != nil {
		d.rpc.Close()
	}
	if d.chain != nil {
		errs = append(errs, d.chain.Close())
	}
	if d.engine != nil {
		errs = append(errs, d.engine.Close())
	}
	if d.embedder != nil {
		errs = append(errs, d.embedder.Close())
	}
	return errors.Join(append(errs, d.lock.Unlock())...)
}
