// Package mirror keeps a copy of what a node's store holds in a second place, such as the operator's own Kubo or cluster. The
// store is first: a copy is made in the background, tried again until it is there, and looked for again every now and then.
// What of it is done stands in a journal, so that a restart copies nothing twice and forgets nothing.
package mirror

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"
)

// Store is where copies come from; *ipfs.Local has it.
type Store interface {
	Holds(ctx context.Context) ([]ipfs.Hold, error)
	// PublicCAR gives what anybody may have; private blocks are missing.
	PublicCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error)
	ReadBlock(ctx context.Context, c cid.Cid) ([]byte, error)
	Visible(c cid.Cid, to string) bool
}

// Config of a Mirror. Store, Backend, Dir and Label are needed, zero values of the rest take the defaults.
type Config struct {
	Store   Store
	Backend ipfs.Backend // the second place; the Mirror does not close it
	// Dir holds the journal, in the file FileName.
	Dir string
	// Label begins the names of this store's pins there, so that they are told from those of others; at most 100 bytes.
	Label string
	// Wants says which holds are copied; nil: all. Private roots never are.
	Wants func(ipfs.Hold) bool
	// Delay is how long a new hold waits before it is copied, so that the work that made it goes first; default 1 s.
	Delay time.Duration
	// Pause is the wait after a first failure; it doubles up to MaxPause. Defaults 1 s and 10 min.
	Pause, MaxPause time.Duration
	// Check is how often all holds are compared with the journal, and the journal with the pins of the second place;
	// default 10 min.
	Check time.Duration
	// Timeout bounds the copy of one root; default 10 min.
	Timeout time.Duration
	// Workers is how many roots are copied at once; default 2.
	Workers int
	// Now is the clock; default time.Now.
	Now func() time.Time
	// Logger may be nil.
	Logger *slog.Logger
	// Metrics may be nil.
	Metrics prometheus.Registerer
}

// FileName is the journal's name in its directory.
const FileName = "mirrored"

const (
	maxLabel = 100      // bytes
	maxQueue = 16 << 10 // roots that wait; with more, the next Check finds them
)

func (c Config) withDefaults() (Config, error) {
	if c.Store == nil || c.Backend == nil || c.Dir == "" || c.Label == "" || len(c.Label) > maxLabel {
		return c, core.Errorf(core.Invalid, "mirror: want a store, a backend, a directory and a label of 1 to %d bytes", maxLabel)
	}
	if min(c.Delay, c.Pause, c.MaxPause, c.Check, c.Timeout) < 0 || c.Workers < 0 {
		return c, core.Errorf(core.Invalid, "mirror: times and numbers must not be negative")
	}
	for _, d := range []struct {
		at *time.Duration
		to time.Duration
	}{{&c.Delay, time.Second}, {&c.Pause, time.Second}, {&c.MaxPause, 10 * time.Minute}, {&c.Check, 10 * time.Minute}, {&c.Timeout, 10 * time.Minute}} {
		if *d.at == 0 {
			*d.at = d.to
		}
	}
	if c.Workers == 0 {
		c.Workers = 2
	}
	if c.Wants == nil {
		c.Wants = func(ipfs.Hold) bool { return true }
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c, nil
}

// Mirror copies. All methods are safe for concurrent use.
type Mirror struct {
	cfg     Config
	table   *pack.Table // root to State
	metrics *metrics

	mu     sync.Mutex
	queue  map[cid.Cid]job // roots to copy
	busy   map[cid.Cid]bool
	wake   chan struct{}
	closed bool

	// The second place as a whole is out: nothing is tried before blocked, and streak is how often in a row it was.
	blocked time.Time
	streak  int
}

// job is a root that waits to be copied.
type job struct {
	hold  ipfs.Hold
	due   time.Time
	tries int
}

// Open opens the journal. It starts nothing; see Run.
func Open(cfg Config) (*Mirror, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	table, err := pack.OpenTable(filepath.Join(cfg.Dir, FileName))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open journal of copies: %w", err)
	}
	m := &Mirror{cfg: cfg, table: table, queue: map[cid.Cid]job{}, busy: map[cid.Cid]bool{}, wake: make(chan struct{}, 1)}
	if m.metrics, err = newMetrics(cfg.Metrics, m.Waiting); err != nil {
		return nil, errors.Join(err, table.Close())
	}
	return m, nil
}

// Close closes the journal; Run must have ended. It may be called again.
func (m *Mirror) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil
	}
	m.closed = true
	m.metrics.close()
	return m.table.Close()
}

// Later puts a hold's root on the list, unless it is copied already. It does not wait.
func (m *Mirror) Later(h ipfs.Hold) {
	if !m.wanted(h) {
		return
	}
	if s, ok := m.State(h.Root); ok && s.covers(h) {
		return
	}
	m.mu.Lock()
	m.enqueue(job{hold: h, due: m.cfg.Now().Add(m.cfg.Delay)})
	m.mu.Unlock()
	m.nudge()
}

// enqueue keeps the wider hold of a root that waits already. Caller holds mu.
func (m *Mirror) enqueue(j job) {
	if old, ok := m.queue[j.hold.Root]; ok {
		if old.hold.Entity && !j.hold.Entity {
			old.hold = j.hold
			m.queue[j.hold.Root] = old
		}
		return
	}
	if len(m.queue) < maxQueue {
		m.queue[j.hold.Root] = j
	}
}

func (m *Mirror) nudge() {
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

func (m *Mirror) wanted(h ipfs.Hold) bool { return m.cfg.Wants(h) && m.cfg.Store.Visible(h.Root, "") }

// Waiting is how many roots are still to be copied.
func (m *Mirror) Waiting() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.queue) + len(m.busy)
}

// State says what is known of a root's copy.
func (m *Mirror) State(root cid.Cid) (State, bool) {
	value, ok := m.table.Get(root.KeyString())
	if !ok {
		return State{}, false
	}
	s, err := parseState(root.KeyString(), value)
	return s, err == nil // a row that cannot be read is written anew
}
