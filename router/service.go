package router

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
)

// Service is the router. Its methods are safe for concurrent use.
type Service struct {
	cfg     Config
	deps    Deps
	address core.Address
	log     *slog.Logger
	metrics *metrics
	hub     *hub
	watch   *watch
	pool    *poolView
	started time.Time

	sessionMu sync.Mutex
	session   *core.SessionID // the default session, once known
}

// New checks the configuration and makes a router. Nothing runs until a request or Run.
func New(cfg Config, deps Deps) (*Service, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if err := deps.validate(); err != nil {
		return nil, err
	}
	s := &Service{
		cfg: cfg, deps: deps, address: crypto.PubkeyToAddress(deps.Key.PublicKey), log: cfg.Logger,
		hub: newHub(), watch: newWatch(), pool: newPoolView(), started: time.Now(),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	m, err := newMetrics(cfg.Metrics, s.hub)
	if err != nil {
		return nil, err
	}
	s.metrics = m
	if cfg.Session >= 0 {
		id := core.SessionID(cfg.Session)
		s.session = &id
	}
	return s, nil
}

// Run finds or makes the default session and follows the chain's events until ctx ends, which is no error. Requests are
// served before and without it, only slower: each then waits for the next poll.
func (s *Service) Run(ctx context.Context) error {
	if _, err := s.DefaultSession(ctx); err != nil && ctx.Err() == nil {
		s.log.WarnContext(ctx, "no default session yet; the first request tries again", "error", err)
	}
	if s.deps.Events == nil {
		<-ctx.Done()
		return nil
	}
	err := s.deps.Events.Follow(ctx, "router", s.Handle)
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// Address is the router's address.
func (s *Service) Address() core.Address { return s.address }

// Config gives the configuration in force.
func (s *Service) Config() Config { return s.cfg }

// Started tells since when the router runs.
func (s *Service) Started() time.Time { return s.started }

// OpenRequests counts the requests that wait for an answer now.
func (s *Service) OpenRequests() int { return s.hub.size() }

// DefaultSession gives the session for requests that name none: the configured one, or the router's own, which it finds
// by name among its sessions or makes.
func (s *Service) DefaultSession(ctx context.Context) (core.SessionID, error) {
	s.sessionMu.Lock()
	defer s.sessionMu.Unlock()
	if s.session != nil {
		return *s.session, nil
	}
	id, found, err := s.findSession(ctx)
	if err != nil {
		return 0, core.Errorf(core.KindOf(err), "find the default session: %w", err)
	}
	if !found {
		id, err = s.deps.Sessions.CreateSession(ctx, core.SessionParams{
			Name: s.cfg.SessionName, MinNodes: 1, MaxNodes: s.cfg.Redundancy, Redundant: s.cfg.Redundancy,
			Validators: s.cfg.Validators, Deposit: s.cfg.Deposit,
		})
		if err != nil {
			return 0, core.Errorf(core.KindOf(err), "make the default session: %w", err)
		}
		s.log.InfoContext(ctx, "made the default session", "session", uint64(id))
	}
	s.session = &id
	return id, nil
}

// maxSessionScan bounds the look back for the router's own session: one that lies further back is made anew.
const maxSessionScan = 1000

func (s *Service) findSession(ctx context.Context) (core.SessionID, bool, error) {
	count, err := s.deps.Sessions.SessionCount(ctx)
	if err != nil {
		return 0, false, err
	}
	for back := uint64(1); back <= min(count, maxSessionScan); back++ {
		session, err := s.deps.Sessions.Session(ctx, core.SessionID(count-back))
		if err != nil {
			return 0, false, err
		}
		if session.Owner == s.address && session.Active && session.Name == s.cfg.SessionName && session.Redundant == s.cfg.Redundancy {
			return session.ID, true, nil
		}
	}
	return 0, false, nil
}

// model finds an offered model by the name a client gives; "" is the default.
func (s *Service) model(id string) (Model, error) {
	if id == "" {
		return s.cfg.Models[0], nil
	}
	names := ""
	for _, m := range s.cfg.Models {
		if m.ID == id {
			return m, nil
		}
		names += " " + m.ID
	}
	return Model{}, &core.Error{Kind: core.NotFound, Err: badField("model", "model %.100q is not offered here; offered:%s", id, names)}
}
