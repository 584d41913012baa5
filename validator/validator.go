// Package validator judges tasks. When every miner of a task has revealed its result, it reads the results by their CIDs from
// the miners' nodes, checks them (rung 0: bytes, signature, parent, precommit), compares the answers (rung 1: embeddings),
// evaluates those of the exact engine again (rung 2), and writes what it found as a signed Verdict, whose link it submits with its opinions.
//
// It fails closed: what it could not measure is inconclusive, and a failure of its own makes no verdict at all. A verdict is
// kept in a journal before it is submitted, so that a restart submits the same one.
package validator

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/jobs"
	"github.com/cortensor-open/cortensor/internal/journal"
)

// Validator is one validator. Run it once.
type Validator struct {
	Deps
	cfg     Config
	me      core.Address
	log     *slog.Logger
	journal *journal.Journal[entry]
	slots   chan struct{} // one element a task being judged
	checks  chan struct{} // one element an answer being evaluated again
	metrics *metrics
}

// New checks the configuration and opens the journal. Nothing runs yet.
func New(cfg Config, deps Deps) (*Validator, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if err := deps.validate(); err != nil {
		return nil, err
	}
	log := cfg.Logger
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	entries, err := journal.Open[entry](cfg.Dir)
	if err != nil {
		return nil, err
	}
	stats, err := newMetrics(cfg.Metrics)
	if err != nil {
		return nil, err
	}
	me := crypto.PubkeyToAddress(cfg.Key.PublicKey)
	return &Validator{Deps: deps, cfg: cfg, me: me, log: log.With("validator", me.Hex()), journal: entries,
		slots: make(chan struct{}, cfg.Parallel), checks: make(chan struct{}, cfg.Rechecks), metrics: stats}, nil
}

// Run judges tasks until ctx ends, and returns ctx's error.
func (v *Validator) Run(ctx context.Context) error {
	group := jobs.NewGroup(ctx, v.work)
	var feeds sync.WaitGroup
	feeds.Go(func() {
		jobs.Follow(ctx, v.log, v.Events, "validator", func(_ context.Context, e core.Event) error {
			if !group.Wake(e.Ref) && (e.Kind == core.TaskAllCommitted || e.Removed) {
				group.Poke(e.Ref)
			}
			return nil
		})
	})
	feeds.Go(func() { v.scanLoop(ctx, group) })
	feeds.Wait() // before the group: they start jobs
	group.Wait()
	return ctx.Err()
}

// scanLoop finds tasks that no event told of: after a restart, after endCommit, and in case one got lost.
func (v *Validator) scanLoop(ctx context.Context, group *jobs.Group) {
	for {
		if err := v.scan(ctx, group); err != nil && ctx.Err() == nil {
			v.log.Warn("scan for open tasks", "error", err)
		}
		if jobs.Sleep(ctx, v.cfg.Scan, nil) != nil {
			return
		}
	}
}

func (v *Validator) scan(ctx context.Context, group *jobs.Group) error {
	open, err := v.Tasks.OpenTasks(ctx)
	if err != nil {
		return err
	}
	for _, ref := range open {
		if group.Has(ref) {
			continue
		}
		state, err := v.Tasks.Task(ctx, ref)
		if err != nil {
			return err
		}
		if v.wants(state) {
			group.Poke(ref)
		}
	}
	return v.journal.Sweep(ctx, open, v.cfg.Keep, v.Tasks.Task) // verdicts on tasks that ended a while ago
}

// wants tells whether a task waits for this validator's verdict. It never judges a task in which it mined, in any round.
func (v *Validator) wants(t core.TaskState) bool {
	if t.Status != core.Committed {
		return false
	}
	return !slices.ContainsFunc(t.Miners, func(m core.MinerState) bool { return m.Miner == v.me }) &&
		!slices.ContainsFunc(t.Verdicts, func(r core.VerdictRef) bool { return r.Validator == v.me && r.Round == t.Round })
}

// work judges one task and submits the verdict, trying again until the chain has it or wants it no more.
func (v *Validator) work(ctx context.Context, ref core.TaskRef, wake <-chan struct{}) {
	select {
	case v.slots <- struct{}{}:
		defer func() { <-v.slots }()
	case <-ctx.Done():
		return
	}
	retry := jobs.Retry(200*time.Millisecond, 5*time.Second)
	for {
		state, err := v.Tasks.Task(ctx, ref)
		if err == nil {
			if !v.wants(state) {
				return
			}
			if err = v.decide(ctx, state); err == nil {
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		pause := retry()
		v.log.Warn("no verdict yet, again after a pause", "task", ref.String(), "pause", pause, "error", err)
		if jobs.Sleep(ctx, pause, wake) != nil {
			return
		}
	}
}

// decide makes one try: judge, unless the journal has the verdict of this round, and submit.
func (v *Validator) decide(ctx context.Context, state core.TaskState) error {
	e, found, err := v.journal.Get(state.Ref)
	if err != nil {
		return err
	}
	if !found || !e.fits(state) {
		if e, err = v.judge(ctx, state); err != nil {
			return err
		}
		if err := v.journal.Put(state.Ref, e); err != nil {
			return err
		}
	}
	if err := v.Ballot.SubmitVerdict(ctx, state.Ref, state.Round, e.Opinions, e.Link); err != nil {
		return core.Errorf(core.KindOf(err), "submit verdict: %w", err)
	}
	for _, o := range e.Opinions {
		v.metrics.opinions.WithLabelValues(opinionName(o)).Inc()
	}
	v.log.Info("verdict submitted", "task", state.Ref.String(), "round", state.Round, "verdict", e.Link, "opinions", e.Opinions)
	return nil
}

func opinionName(o core.Opinion) string {
	return map[core.Opinion]string{core.Valid: "valid", core.Rejected: "invalid", core.Inconclusive: "inconclusive"}[o]
}
