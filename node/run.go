package node

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/router"
)

// Roles are the roles that RunRole takes.
var Roles = []string{"router", "miner", "validator", "oracle"}

// RunRole runs one role as its own process until ctx ends, which is no error. up is called once with where the node is
// reached, when it is registered and works.
func RunRole(ctx context.Context, role string, cfg *Config, version string, progress Progress, up func(Info)) (err error) {
	log, err := newLogger(cfg.Log)
	if err != nil {
		return err
	}
	at, err := outside(cfg.Chain)
	if err != nil {
		return err
	}
	dir, err := StateDir(cfg.Dir)
	if err != nil {
		return err
	}
	registry := newMetrics()
	r := &roleRun{cfg: cfg, version: version, role: role, progress: progress}
	defer func() { err = errors.Join(err, r.close()) }()
	if err := r.models(ctx); err != nil {
		return err
	}
	if r.member, err = openMember(ctx, cfg, role, filepath.Join(dir, role), at, log, registry); err != nil {
		return err
	}
	if err := r.funded(ctx); err != nil {
		return err
	}
	if err := r.member.openServing(cfg); err != nil {
		return err
	}
	run, info, err := r.wire()
	if err != nil {
		return err
	}
	g := newGroup(ctx, log)
	g.start(role, func(ctx context.Context) error { return r.member.serve(ctx, run) })
	if cfg.Metrics.Listen != "" {
		l, err := net.Listen("tcp", cfg.Metrics.Listen)
		if err != nil {
			return core.Errorf(core.Invalid, "metrics.listen: %w", err)
		}
		info.Metrics = "http://" + l.Addr().String() + "/metrics"
		g.start("metrics", func(ctx context.Context) error { return serveMetrics(ctx, l, registry) })
	}
	up(info)
	return g.wait()
}

func serveMetrics(ctx context.Context, l net.Listener, registry *prometheus.Registry) error {
	return serve(ctx, l, metricsServer(registry), time.Second)
}

// roleRun is what one role's process holds open.
type roleRun struct {
	cfg      *Config
	version  string
	role     string
	progress Progress
	engine   engine.Engine
	embedder engine.Embedder
	member   *member
}

// models opens the models that the role needs.
func (r *roleRun) models(ctx context.Context) (err error) {
	log, err := newLogger(r.cfg.Log)
	if err != nil {
		return err
	}
	switch r.role {
	case "miner":
		r.engine, err = openEngine(ctx, r.cfg, r.progress, log)
	case "validator":
		if r.embedder, err = openEmbedder(ctx, r.cfg, r.progress, log); err == nil {
			r.engine, err = openRecheck(ctx, r.cfg, r.progress, log)
		}
	case "router", "oracle":
	default:
		return core.Errorf(core.Invalid, "role %q: want one of %v", r.role, Roles)
	}
	return err
}

// funded refuses to start a node that cannot pay for a single transaction: the reason would otherwise show only in its log.
func (r *roleRun) funded(ctx context.Context) error {
	balance, err := r.member.chain.Balance(ctx)
	if err != nil {
		return err
	}
	if balance.Sign() == 0 {
		return core.Errorf(core.Invalid, "account %s has no funds on chain %d; send it some for gas and start again", r.member.chain.Address(), r.member.chain.ChainID())
	}
	return nil
}

// wire builds the role.
func (r *roleRun) wire() (run func(context.Context) error, info Info, err error) {
	m := r.member
	info = Info{Runtime: core.Address(m.chain.Network().Runtime), ChainID: m.chain.ChainID(), Dir: m.dir,
		Nodes: []NodeInfo{{Name: m.name, Address: m.chain.Address(), Addrs: m.content.Addrs(), Bad: r.cfg.Miner.Bad}}}
	info.Gateway, info.Store, info.StoreKeyFile = m.serving.urls()
	switch r.role {
	case "miner":
		return func(ctx context.Context) error { return runMiner(ctx, m, r.cfg, r.engine, r.cfg.Miner.Bad) }, info, nil
	case "validator":
		return func(ctx context.Context) error { return runValidator(ctx, m, r.cfg, r.embedder, r.engine) }, info, nil
	case "oracle":
		return func(ctx context.Context) error { return runOracle(ctx, m, r.cfg) }, info, nil
	}
	model := router.Model{ID: modelName(r.cfg.Engine.Model), Digest: modelDigest(r.cfg), Exact: exactOf(r.cfg), Context: r.cfg.Engine.Context, Created: time.Now()}
	routing, err := wireRouter(m, r.cfg, r.version, model, nil, nil)
	if err != nil {
		return nil, info, err
	}
	l, err := net.Listen("tcp", r.cfg.Router.Listen)
	if err != nil {
		return nil, info, core.Errorf(core.Invalid, "router.listen: %w", err)
	}
	info.API, info.Key, info.KeyFile = "http://"+l.Addr().String(), routing.key, routing.keyFile
	return func(ctx context.Context) error { return runRouter(ctx, m, routing, l) }, info, nil
}

func (r *roleRun) close() error {
	var errs []error
	if r.member != nil {
		errs = append(errs, r.member.close())
	}
	if r.engine != nil {
		errs = append(errs, r.engine.Close())
	}
	if r.embedder != nil {
		errs = append(errs, r.embedder.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close %s: %w", r.role, err)
	}
	return nil
}
