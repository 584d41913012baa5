package audit

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// Log is the writer of an audit log. Append takes a leaf for good; Run brings leaves into batches and anchors them.
//
// Nothing but the journal of leaves is kept on disk. What is anchored, and where, is derived from the chain's anchors and
// the batches on IPFS, at the start and after every change on chain. So a kill between any two steps costs nothing: a leaf
// that no anchor covers is simply still waiting, and a batch that was anchored meanwhile is found on chain.
type Log struct {
	cfg     LogConfig
	store   Store
	chain   Anchorer
	metrics *logMetrics
	journal *journal
	wake    chan struct{} // a full batch waits
	running atomic.Bool

	mu     sync.Mutex // guards what follows
	known  map[cid.Cid]struct{}
	order  []cid.Cid // every leaf of the journal
	queue  []cid.Cid // those that are in no batch yet
	status Status

	// state and synced belong to Run.
	state  *logState
	synced bool // state has followed the chain since the start
}

// Status is where a log stands.
type Status struct {
	Leaves   int   // leaves in the journal
	Waiting  int   // of these, not covered by an anchor
	Anchored int64 // leaves that the newest anchor covers, of all writers
	Anchors  int   // anchors on chain
	Final    bool  // every anchor is final
}

// OpenLog opens the journal. It reads neither chain nor store; Run does.
func OpenLog(cfg LogConfig, store Store, chain Anchorer) (*Log, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	metrics, err := newLogMetrics(cfg.Metrics, cfg.Origin)
	if err != nil {
		return nil, err
	}
	j, leaves, damaged, err := openJournal(cfg.Dir)
	if err != nil {
		return nil, err
	}
	if damaged > 0 {
		cfg.Logger.Error("audit journal: damaged leaves; their tasks must be appended again", "dir", cfg.Dir, "leaves", damaged)
	}
	l := &Log{cfg: cfg, store: store, chain: chain, metrics: metrics, journal: j, wake: make(chan struct{}, 1),
		known: map[cid.Cid]struct{}{}, state: newLogState(cfg.Origin)}
	for _, leaf := range leaves {
		if _, ok := l.known[leaf]; !ok {
			l.known[leaf] = struct{}{}
			l.order = append(l.order, leaf)
		}
	}
	l.queue = slices.Clone(l.order)
	l.publish()
	return l, nil
}

// Close closes the journal; Append fails afterwards. Run must have returned.
func (l *Log) Close() error { return l.journal.close() }

// Append promises that leaf will be in the log. It is on disk when Append returns; a leaf that is already there is not
// added again. Concurrent calls share one fsync. It fails with Invalid for a CID that cannot be a leaf, with Internal when
// the disk fails.
func (l *Log) Append(ctx context.Context, leaf cid.Cid) error {
	if err := checkLeaf(leaf); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return core.Errorf(core.Timeout, "append to the audit log: %w", err)
	}
	offset, err := l.record(leaf)
	if err != nil {
		return err
	}
	return l.journal.sync(offset)
}

// record writes a new leaf and gives the journal offset that must be on disk before it counts as kept.
func (l *Log) record(leaf cid.Cid) (int64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.known[leaf]; ok {
		return l.journal.written(), nil // perhaps not on disk yet, if another call is just at it
	}
	offset, err := l.journal.write(leaf)
	if err != nil {
		return 0, err
	}
	l.known[leaf] = struct{}{}
	l.order, l.queue = append(l.order, leaf), append(l.queue, leaf)
	l.status.Leaves, l.status.Waiting = len(l.order), l.status.Waiting+1
	l.metrics.waiting.Set(float64(l.status.Waiting))
	if len(l.queue) >= l.cfg.BatchSize {
		select {
		case l.wake <- struct{}{}:
		default:
		}
	}
	return offset, nil
}

// Status tells where the log stands, as of the last round.
func (l *Log) Status() Status {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.status
}

// Run anchors until ctx ends, then returns nil. A failed round is logged and tried again, after a pause that doubles.
func (l *Log) Run(ctx context.Context) error {
	if !l.running.CompareAndSwap(false, true) {
		return core.Errorf(core.Internal, "audit log %q: Run is already running", l.cfg.Origin)
	}
	defer l.running.Store(false)
	pause, failures := time.Duration(0), 0
	for {
		wake := l.wake
		if failures > 0 {
			wake = nil
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-timer.C:
		case <-wake:
			timer.Stop()
		}
		if err := l.step(ctx); err != nil && ctx.Err() == nil {
			failures++
			l.metrics.failures.Inc()
			pause = min(max(2*pause, l.cfg.Interval), l.cfg.MaxBackoff)
			l.cfg.Logger.Warn("audit log: round failed, its leaves wait", "origin", l.cfg.Origin, "failures", failures,
				"waiting", l.Status().Waiting, "retry", pause, "err", err)
			continue
		}
		pause, failures = l.cfg.Interval, 0
	}
}
