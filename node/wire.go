package node

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/recheck"
	"github.com/cortensor-open/cortensor/miner"
	"github.com/cortensor-open/cortensor/miner/bad"
	"github.com/cortensor-open/cortensor/oracle"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/router"
	"github.com/cortensor-open/cortensor/router/httpapi"
	"github.com/cortensor-open/cortensor/seal"
	"github.com/cortensor-open/cortensor/validator"
)

// This file is the map: which part's output feeds which part's input. One function a role; nothing else builds one.

// sessionDeposit is what a router's own session on a development chain is given: 1,000 COR in wei.
const sessionDeposit = "1000000000000000000000"

// routing is a router with its HTTP side.
type routing struct {
	service *router.Service
	http    *httpapi.Server
	key     string // API key
	keyFile string
}

// wireRouter builds a router on m. model is what its miners run; counter may be nil.
func wireRouter(m *member, cfg *Config, version string, model router.Model, counter router.Counter, embedder engine.Embedder) (*routing, error) {
	c := router.DefaultConfig()
	c.Network, c.Models, c.Session, c.Redundancy, c.Deposit = m.chain.Network(), []router.Model{model}, cfg.Router.Session, cfg.Router.Redundancy, cfg.Router.Deposit
	c.Timeout, c.FetchTimeout, c.MaxFile = cfg.Router.Timeout, cfg.IPFS.FetchTimeout, cfg.Router.MaxFile
	c.Private = cfg.Router.Private
	c.Params.MaxTokens, c.Params.Temperature = cfg.Router.MaxTokens, cfg.Router.Temperature
	c.Logger, c.Metrics = m.log, m.metrics
	service, err := router.New(c, router.Deps{Key: m.key, Tasks: m.chain, Sessions: recentSessions(m.chain), Pool: pool{m.chain, recentDirectory(m.chain)}, Events: m.chain,
		Blocks: m.content, Files: m.content, Pins: routerPins{m.content}, Leases: newKeeper(m, cfg, ownerProof), Counter: counter,
		Sealer: m.vault, Keyring: m.vault, Judges: newJudges(m), Providers: m.content.Addrs})
	if err != nil {
		return nil, err
	}
	issuer, err := audit.NewIssuer(audit.IssuerConfig{Origin: cfg.Oracle.Origin, FetchTimeout: cfg.IPFS.FetchTimeout, Metrics: m.metrics}, m.key, m.chain, m.content)
	if err != nil {
		return nil, err
	}
	keyFile := cfg.Router.KeyFile
	if keyFile == "" {
		keyFile = filepath.Join(m.dir, "api.key")
	}
	key, err := loadOrNewToken(keyFile)
	if err != nil {
		return nil, err
	}
	h := httpapi.DefaultConfig()
	h.Keys, h.Version, h.Receipts, h.Logger, h.Metrics = []string{key}, version, issuer, m.log, m.metrics
	if embedder != nil {
		h.Embedder, h.EmbedModel = embedder, embedder.Info().Model
	}
	server, err := httpapi.New(h, service)
	if err != nil {
		return nil, err
	}
	return &routing{service: service, http: server, key: key, keyFile: keyFile}, nil
}

// runRouter registers the router and serves until ctx ends.
func runRouter(ctx context.Context, m *member, r *routing, l net.Listener) error {
	if err := m.chain.Register(ctx, chain.RoleRouter, m.content.Addrs(), 0); err != nil {
		return errors.Join(fmt.Errorf("register: %w", err), l.Close())
	}
	defer acceptStreams(m, r.service)()
	defer serveGrants(m, r.service)()
	g := newGroup(ctx, m.log)
	g.start("router", r.service.Run)
	g.start("http", func(ctx context.Context) error { return r.http.Serve(ctx, l) })
	return g.wait()
}

// runMiner registers a miner and works until ctx ends. kind makes it a bad one.
func runMiner(ctx context.Context, m *member, cfg *Config, e engine.Engine, kind string) error {
	c := miner.DefaultConfig()
	c.Key, c.Network, c.Queue, c.Dir = m.key, m.chain.Network(), m.chain.QueueAddress(), filepath.Join(m.dir, "journal")
	c.Capacity, c.FetchTimeout = int(cfg.Miner.Capacity), cfg.IPFS.FetchTimeout
	c.Logger, c.Metrics = m.log, m.metrics
	if kind != "" {
		tamper, err := bad.Tamper(kind, &m.spoiled)
		if err != nil {
			return err
		}
		c.Tamper = tamper
	}
	content := newKeeper(m, cfg, ownerProof)
	c.ReplicaTimeout = cfg.IPFS.ReplicaTimeout
	worker, err := miner.New(c, miner.Deps{Tasks: m.chain, Directory: recentDirectory(m.chain), Queue: m.chain, Events: m.chain, Store: content, Fetch: m.content, Replicas: content,
		Engine: e, Streams: openStreams(m.content.Host()), Sealer: m.vault, Grants: askGrants(m), Providers: m.content.Addrs})
	if err != nil {
		return err
	}
	if err := m.chain.Register(ctx, chain.RoleMiner, m.content.Addrs(), cfg.Miner.Capacity); err != nil {
		return fmt.Errorf("register: %w", err)
	}
	defer serveCard(m)()
	return worker.Run(ctx)
}

// runValidator registers a validator and works until ctx ends. embedder may be nil: agreement is then not measured; and so may e, when
// nothing is evaluated again.
func runValidator(ctx context.Context, m *member, cfg *Config, embedder engine.Embedder, e engine.Engine) error {
	c := validator.DefaultConfig()
	c.Key, c.Network, c.Queue, c.Dir = m.key, m.chain.Network(), m.chain.QueueAddress(), filepath.Join(m.dir, "journal")
	c.Rules, c.Rechecks = rules(cfg), cfg.Validator.RecheckParallel
	c.FetchTimeout = cfg.IPFS.FetchTimeout
	c.Logger, c.Metrics = m.log, m.metrics
	deps := validator.Deps{Tasks: m.chain, Chain: court{recentDirectory(m.chain), m.chain}, Ballot: m.chain, Events: m.chain, Store: newKeeper(m, cfg, ownerProof), Fetch: m.content,
		Opener: m.vault, Providers: m.content.Addrs}
	if embedder != nil {
		deps.Embedder = embedder
	}
	if checker := recheck.New(e); checker != nil && cfg.Validator.Recheck > 0 {
		deps.Rechecker = checker
	}
	judge, err := validator.New(c, deps)
	if err != nil {
		return err
	}
	defer serveCard(m)() // before the roster names this node
	if err := m.chain.Register(ctx, chain.RoleValidator, m.content.Addrs(), 0); err != nil {
		return fmt.Errorf("register: %w", err)
	}
	return judge.Run(ctx)
}

// runOracle registers an oracle, drives late stages and keeps the audit log until ctx ends.
func runOracle(ctx context.Context, m *member, cfg *Config) error {
	log, err := audit.OpenLog(audit.LogConfig{Dir: filepath.Join(m.dir, "log"), Origin: cfg.Oracle.Origin, Interval: cfg.Oracle.AnchorEvery,
		BatchSize: cfg.Oracle.AnchorLeaves, Providers: func(ctx context.Context) ([]string, error) { return endpointsOf(ctx, m.chain, chain.RoleOracle) },
		Logger: m.log, Metrics: m.metrics}, newKeeper(m, cfg, ownerLog), m.chain)
	if err != nil {
		return err
	}
	c := oracle.DefaultConfig()
	c.Dir, c.Network, c.Scan, c.FetchTimeout = filepath.Join(m.dir, "journal"), m.chain.Network(), cfg.Oracle.Scan, cfg.IPFS.FetchTimeout
	c.Logger, c.Metrics = m.log, m.metrics
	driver, err := oracle.New(c, oracle.Deps{Tasks: m.chain, Mover: m.chain, Directory: recentDirectory(m.chain), Events: m.chain, Content: newKeeper(m, cfg, ownerProof), Log: log})
	if err != nil {
		return errors.Join(err, log.Close())
	}
	if err := m.chain.Register(ctx, chain.RoleOracle, m.content.Addrs(), 0); err != nil {
		return errors.Join(fmt.Errorf("register: %w", err), log.Close())
	}
	g := newGroup(ctx, m.log)
	g.start("log", log.Run)
	g.start("oracle", driver.Run)
	return errors.Join(g.wait(), log.Close())
}

// wireAuditor builds an auditor that reads the chain and content through m. keys, which may be nil, open private tasks; replay, which may
// be nil too, evaluates answers again.
func wireAuditor(m *member, cfg *Config, embedder engine.Embedder, keys *seal.Keys, replay *recheck.Checker) (*audit.Auditor, error) {
	c := audit.AuditorConfig{Origin: cfg.Oracle.Origin, Rules: rules(cfg), FetchTimeout: cfg.IPFS.FetchTimeout}
	if embedder != nil {
		c.Embedder = embedder
	}
	if replay != nil {
		c.Replayer = replay
	}
	if keys != nil {
		c.Opener = seal.NewVault(keys, sealedContent{m.content}, seal.Options{})
	}
	return audit.NewAuditor(c, m.chain, sealedContent{m.content})
}

func rules(cfg *Config) protocol.Rules {
	r := protocol.DefaultRules()
	r.Floor, r.Embedder, r.Recheck = cfg.Validator.Floor, cfg.Validator.Embedder, cfg.Validator.Recheck
	return r
}

// endpointsOf lists where the nodes of a role are reached.
func endpointsOf(ctx context.Context, c *chain.Client, role string) ([]string, error) {
	members, err := c.Members(ctx, role)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, address := range members {
		addrs, err := c.Endpoint(ctx, address)
		if err != nil && core.KindOf(err) != core.NotFound {
			return nil, err
		}
		out = append(out, addrs...)
	}
	return out, nil
}
