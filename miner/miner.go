// Package miner answers tasks. It reads a task's record by its CID from the router, runs the model, streams the tokens back,
// stores the signed result on its own node and binds itself to it on chain: acknowledge, precommit, commit.
//
// The chain decides what a miner does: each step follows from the task's state, read anew, so that a miner that starts again
// after a crash goes on where it was. The one thing that the chain does not hold is which result was precommitted; a journal
// keeps it, written before the precommit, so that a miner never answers a task twice.
package miner

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/jobs"
	"github.com/cortensor-open/cortensor/internal/journal"
)

// Miner is one miner. Run it once.
type Miner struct {
	Deps
	cfg     Config
	me      core.Address
	log     *slog.Logger
	journal *journal.Journal[entry]
	grants  *journal.Journal[granted]
	slots   chan struct{} // one element a running computation
	health  *health
	metrics *metrics
	prompts prompts

	life       context.Context // Run's
	background sync.WaitGroup  // outboxes that finish sending
	mu         sync.Mutex
	failed     map[core.TaskRef]bool // tasks that this process has given up
}

// New checks the configuration and opens the journal. Nothing runs yet.
func New(cfg Config, deps Deps) (*Miner, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if err := deps.validate(); err != nil {
		return nil, err
	}
	if cfg.Tamper != nil {
		deps = cfg.Tamper(deps)
	}
	log := cfg.Logger
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	entries, err := journal.Open[entry](cfg.Dir)
	if err != nil {
		return nil, err
	}
	grants, err := journal.Open[granted](filepath.Join(cfg.Dir, "grants"))
	if err != nil {
		return nil, err
	}
	stats, err := newMetrics(cfg.Metrics)
	if err != nil {
		return nil, err
	}
	me := crypto.PubkeyToAddress(cfg.Key.PublicKey)
	return &Miner{
		Deps: deps, cfg: cfg, me: me, log: log.With("miner", me.Hex()), journal: entries, grants: grants, metrics: stats,
		slots: make(chan struct{}, cfg.Capacity), health: newHealth(cfg.PauseAfter, cfg.Pause), failed: map[core.TaskRef]bool{},
	}, nil
}

// Run answers tasks until ctx ends, and returns ctx's error. What is unfinished then is taken up again by the next Run.
func (m *Miner) Run(ctx context.Context) error {
	m.life = ctx
	group := jobs.NewGroup(ctx, m.work)
	var feeds sync.WaitGroup
	feeds.Go(func() {
		jobs.Follow(ctx, m.log, m.Events, "miner", func(_ context.Context, e core.Event) error {
			m.dispatch(group, e)
			return nil
		})
	})
	feeds.Go(func() { m.scanLoop(ctx, group) })
	feeds.Go(func() { m.presence(ctx) })
	feeds.Wait() // before the group: they start jobs
	group.Wait()
	m.background.Wait()
	return ctx.Err()
}

// dispatch starts or wakes the job that an event concerns.
func (m *Miner) dispatch(group *jobs.Group, e core.Event) {
	concerned := e.Miner == m.me || slices.Contains(e.Miners, m.me)
	if concerned {
		m.log.Debug("event", "kind", string(e.Kind), "task", e.Ref.String())
	}
	switch {
	case e.Kind == core.TaskAssigned && concerned && !m.gaveUp(e.Ref), e.Removed && concerned:
		group.Poke(e.Ref)
	case e.Kind.Interim(): // looking would only take time from the answer
	default:
		group.Wake(e.Ref)
	}
}

// scanLoop finds tasks of ours that no event told of: after a restart, and in case one got lost.
func (m *Miner) scanLoop(ctx context.Context, group *jobs.Group) {
	for {
		if err := m.scan(ctx, group); err != nil && ctx.Err() == nil {
			m.log.Warn("scan for open tasks", "error", err)
		}
		if jobs.Sleep(ctx, m.cfg.Scan, nil) != nil {
			return
		}
	}
}

func (m *Miner) scan(ctx context.Context, group *jobs.Group) error {
	open, err := m.Tasks.OpenTasks(ctx)
	if err != nil {
		return err
	}
	for _, ref := range open {
		if group.Has(ref) || m.gaveUp(ref) {
			continue
		}
		state, err := m.Tasks.Task(ctx, ref)
		if err != nil {
			return err
		}
		if mine, ok := m.find(state); ok && mine.Data == "" && state.Status < core.Committed {
			group.Poke(ref)
		}
	}
	return m.sweep(ctx, open)
}

// sweep forgets what ended tasks need no more.
func (m *Miner) sweep(ctx context.Context, open []core.TaskRef) error {
	m.mu.Lock()
	for ref := range m.failed {
		if !slices.Contains(open, ref) {
			delete(m.failed, ref)
		}
	}
	m.mu.Unlock()
	if err := m.sweepGrants(ctx); err != nil {
		return err
	}
	return m.journal.Sweep(ctx, open, m.cfg.Keep, m.Tasks.Task)
}

// find gives the miner's own place in a task's current round; false when it has none (any more).
func (m *Miner) find(t core.TaskState) (core.MinerState, bool) {
	if t.Status == core.Queued || t.Status == core.Ended {
		return core.MinerState{}, false
	}
	for _, s := range t.Current() {
		if s.Miner == m.me {
			return s, true
		}
	}
	return core.MinerState{}, false
}

func (m *Miner) gaveUp(ref core.TaskRef) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.failed[ref]
}

func (m *Miner) giveUp(ref core.TaskRef) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failed[ref] = true
}
