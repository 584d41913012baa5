// Package oracle keeps the network moving and its evidence safe. It moves a task on when a deadline has passed or its verdicts
// are in, which anybody may do: the contracts check each call, so an oracle can neither end a task early nor hold one
// up while another oracle runs. When a task has ended it copies the verdicts, and the records that they speak of, to its own
// node, and appends the verdicts to the audit log.
package oracle

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/jobs"
	"github.com/cortensor-open/cortensor/internal/journal"
)

// Oracle is one oracle. Run it once.
type Oracle struct {
	Deps
	cfg     Config
	log     *slog.Logger
	pending *journal.Journal[pending] // ended tasks whose verdicts are not all in the log
	moves   chan struct{}             // one element a task being moved on
	copies  chan struct{}             // one element a task being archived
	metrics *metrics

	mu    sync.Mutex
	plans map[core.TaskRef]*plan
}

// pending says that a task's verdicts are still to be archived.
type pending struct {
	Ended time.Time `json:"ended"` // when the oracle learned of it
}

// New checks the configuration and opens the list of pending tasks. Nothing runs yet.
func New(cfg Config, deps Deps) (*Oracle, error) {
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
	list, err := journal.Open[pending](cfg.Dir)
	if err != nil {
		return nil, err
	}
	stats, err := newMetrics(cfg.Metrics)
	if err != nil {
		return nil, err
	}
	return &Oracle{Deps: deps, cfg: cfg, log: log.With("role", "oracle"), pending: list, metrics: stats,
		moves: make(chan struct{}, cfg.Parallel), copies: make(chan struct{}, cfg.Parallel), plans: map[core.TaskRef]*plan{}}, nil
}

// Run works until ctx ends, and returns ctx's error. Verdicts that are not in the log by then are in the list of pending
// tasks, which the next Run works off.
func (o *Oracle) Run(ctx context.Context) error {
	left, err := o.pending.Refs()
	if err != nil {
		return err
	}
	movers, archive := jobs.NewGroup(ctx, o.move), jobs.NewGroup(ctx, o.archive)
	for _, ref := range left {
		archive.Poke(ref)
	}
	var feeds sync.WaitGroup
	feeds.Go(func() {
		jobs.Follow(ctx, o.log, o.Events, "oracle", func(_ context.Context, e core.Event) error {
			return o.dispatch(movers, archive, e)
		})
	})
	feeds.Go(func() { o.scanLoop(ctx, movers) })
	feeds.Wait() // before the groups: they start jobs
	movers.Wait()
	archive.Wait()
	return ctx.Err()
}

// dispatch notes what an event changes. An ended task is on disk when dispatch returns, and only then the cursor moves on:
// no verdict is lost, whenever the oracle is killed.
func (o *Oracle) dispatch(movers, archive *jobs.Group, e core.Event) error {
	switch {
	case e.Kind == core.TaskEnded && !e.Removed:
		if err := o.pending.Put(e.Ref, pending{Ended: time.Now()}); err != nil {
			return err
		}
		archive.Poke(e.Ref)
		o.forget(e.Ref)
		for _, ref := range o.freed() {
			movers.Poke(ref)
		}
	case e.Kind == core.Anchored: // of no task
	case e.Kind == core.VerdictSubmitted, e.Kind == core.TaskQueued, e.Removed:
		o.hurry(e.Ref)
		movers.Poke(e.Ref)
	default:
		o.hurry(e.Ref) // its deadline has changed
	}
	return nil
}
