package miner

import (
	"context"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/internal/jobs"
)

// goodbye is how long a miner that ends tries to tell the pool.
const goodbye = time.Second

// health decides whether the miner takes tasks: it stops for a while when the engine keeps failing.
type health struct {
	limit   int
	pause   time.Duration
	changed chan struct{}

	mu       sync.Mutex
	failures int
	until    time.Time
}

func newHealth(limit int, pause time.Duration) *health {
	return &health{limit: limit, pause: pause, changed: make(chan struct{}, 1)}
}

// report notes how a computation ended.
func (h *health) report(ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if ok {
		h.failures = 0
		return
	}
	if h.failures++; h.failures >= h.limit {
		h.until = time.Now().Add(h.pause)
		select {
		case h.changed <- struct{}{}:
		default:
		}
	}
}

// idle tells whether tasks are welcome, and if not, for how long not.
func (h *health) idle() (bool, time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	left := time.Until(h.until)
	return left <= 0, left
}

// presence tells the pool that the miner takes tasks, that it does not, and at the end that it is gone; each only when it
// changes.
func (m *Miner) presence(ctx context.Context) {
	const never = 24 * time.Hour
	retry := jobs.Retry(time.Second, 30*time.Second)
	told, said := false, false
	for ctx.Err() == nil {
		want, wait := m.health.idle()
		if want {
			wait = never
		}
		if !told || want != said {
			if err := m.Queue.SetIdle(ctx, want); err == nil {
				told, said, retry = true, want, jobs.Retry(time.Second, 30*time.Second)
				m.log.Info("told the node pool", "idle", want)
			} else if ctx.Err() == nil {
				m.log.Warn("tell the node pool", "idle", want, "error", err)
				wait = retry()
			}
		}
		_ = jobs.Sleep(ctx, wait, m.health.changed) // the loop looks at ctx
	}
	if !told || !said {
		return
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
	defer cancel()
	if err := m.Queue.SetIdle(last, false); err != nil {
		m.log.Info("the node pool was not told that this miner ends; its tasks will be given to others at their deadline", "error", err)
	}
}
