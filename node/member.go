package node

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/mirror"
	"github.com/cortensor-open/cortensor/peer"
	"github.com/cortensor-open/cortensor/seal"
)

// member is one node of the network: a key, and what it speaks with: a content node and a chain client.
type member struct {
	name     string // for logs and metrics: router, miner-1, …
	dir      string
	key      *ecdsa.PrivateKey
	content  *ipfs.Node
	chain    *chain.Client
	keys     *seal.Keys  // what others seal to this node; no signing key
	vault    *seal.Vault // seals into content and opens from it with keys
	readers  *readers    // who may have sealed payloads from here
	card     *core.KeyCard
	replicas *replicas // nil where only content is read: what the node holds for others and others for it
	upkeep   *upkeep
	serving  *serving       // nil as replicas: HTTP, names, finding
	backend  ipfs.Backend   // second place of its content; nil: none
	mirror   *mirror.Mirror // copies to backend; nil: nothing does
	spoiled  ipfs.Spoiler   // what a bad miner's node lies about; empty in normal runs
	log      *slog.Logger
	metrics  prometheus.Registerer
}

// place says where a member's chain is: by URL, or over a link that the process's members share.
type place struct {
	link      *chain.Link
	url       string
	runtime   core.Address
	fromBlock uint64
}

// outside gives the chain that the configuration names.
func outside(cfg ChainConfig) (place, error) {
	if cfg.URL == "" || cfg.Runtime == "" {
		return place{}, core.Errorf(core.Invalid, "set chain.url and chain.runtime: a node needs a chain and the address of its Runtime contract (a devnet prints both)")
	}
	return place{url: cfg.URL, runtime: common.HexToAddress(cfg.Runtime)}, nil
}

// openMember opens a member's parts. On error nothing stays open.
func openMember(ctx context.Context, cfg *Config, name, dir string, at place, log *slog.Logger, registry prometheus.Registerer) (*member, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, core.Errorf(core.Invalid, "%s: state directory: %w", name, err)
	}
	key, err := loadOrNewKey(filepath.Join(dir, "node.key"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	m := &member{name: name, dir: dir, key: key, log: log.With("node", name),
		metrics: prometheus.WrapRegistererWith(prometheus.Labels{"node": name}, registry)}
	identity, err := peer.Identity(key)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	m.upkeep, m.readers = newUpkeep(m, cfg.IPFS), newReaders(addresses(cfg.IPFS.Readers))
	swarmKey, err := swarmKey(cfg.IPFS)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if m.backend, err = openBackend(ctx, cfg.IPFS, name, m.log); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	m.content, err = ipfs.Open(ctx, ipfs.Config{Dir: m.contentDir(), Identity: identity,
		Listen: keptListen(dir, cfg.IPFS.Listen), Announce: cfg.IPFS.Announce, SwarmKey: swarmKey, FetchTimeout: cfg.IPFS.FetchTimeout, Backend: m.backend, Spoiler: &m.spoiled, Logger: m.log, Metrics: m.metrics,
		Store: ipfs.LocalOptions{Reads: m.readers.readsGroup, Now: cfg.IPFS.now, Grace: cfg.IPFS.Grace, Quota: cfg.IPFS.Quota, HighWater: cfg.IPFS.HighWater, OnHighWater: m.upkeep.full, OnHold: m.held}})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: open content node: %w", name, err), m.close())
	}
	if err := keepPort(dir, m.content.Addrs()); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: remember port: %w", name, err), m.close())
	}
	if m.keys, err = seal.LoadOrNewKeys(filepath.Join(dir, "seal.key")); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), m.close())
	}
	m.vault = seal.NewVault(m.keys, sealedContent{m.content}, seal.Options{})
	m.chain, err = chain.Open(ctx, chain.Config{URL: at.url, Link: at.link, Runtime: at.runtime, FromBlock: at.fromBlock, Key: key,
		Dir: filepath.Join(dir, "chain"), Confirmations: cfg.Chain.Confirmations, Logger: m.log, Metrics: m.metrics})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: open chain client: %w", name, err), m.close())
	}
	m.readers.follow(m.chain)
	if m.card, err = newCard(m); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), m.close())
	}
	return m, nil
}

// contentDir is where the member's store lies.
func (m *member) contentDir() string { return filepath.Join(m.dir, "content") }

// openServing opens what a member of the network does beside its role.
func (m *member) openServing(cfg *Config) (err error) {
	if m.mirror, err = openMirror(m, cfg.IPFS); err != nil {
		return fmt.Errorf("%s: %w", m.name, err)
	}
	if m.replicas, err = openReplicas(m, cfg.IPFS); err == nil {
		m.serving, err = openServing(m, cfg.IPFS)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", m.name, err)
	}
	return nil
}

// serve runs a member's role beside what every member does, until ctx ends or a part fails.
func (m *member) serve(ctx context.Context, role func(context.Context) error) error {
	g := newGroup(ctx, m.log)
	g.start("role", role)
	g.start("upkeep", m.upkeep.run)
	if m.replicas != nil {
		g.start("replicas", m.replicas.run)
	}
	if m.mirror != nil {
		g.start("backend", m.mirror.Run)
	}
	m.serving.start(g)
	return g.wait()
}

// close closes what is open; the member's roles must have ended.
func (m *member) close() error {
	var errs []error
	errs = append(errs, m.serving.close())
	if m.replicas != nil {
		errs = append(errs, m.replicas.close())
	}
	if m.chain != nil {
		errs = append(errs, m.chain.Close())
	}
	if m.content != nil {
		errs = append(errs, m.content.Close())
	}
	errs = append(errs, m.closeBackend())
	return errors.Join(errs...)
}
