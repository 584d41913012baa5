package ipfs

import (
	"errors"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
)

// ErrQuota says that a put would take the store over its quota; its kind is TooLarge. Nothing of the block was written.
var ErrQuota = errors.New("quota of the store")

// quota admits writes before they are made. What is set aside and not yet written counts as used.
type quota struct {
	limit, high int64 // bytes; limit 0: none
	stats       func() pack.Stats
	above       func(pack.Stats)

	mu     sync.Mutex
	aside  int64
	warned bool
}

func newQuota(o LocalOptions, stats func() pack.Stats) *quota {
	return &quota{limit: o.Quota, high: int64(o.HighWater * float64(o.Quota)), stats: stats, above: o.OnHighWater}
}

// room is what one put has set aside. Its methods are safe for concurrent use.
type room struct {
	quota *quota
	left  int64 // guarded by quota.mu
}

// admit sets bytes aside for a put.
func (q *quota) admit(size int64) (*room, error) {
	r := &room{quota: q}
	if q.limit == 0 || size <= 0 {
		return r, nil
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if err := q.reserve(size); err != nil {
		return nil, err
	}
	r.left = size
	return r, nil
}

// reserve is admit without a room. Caller holds mu.
func (q *quota) reserve(n int64) error {
	used := q.stats().Disk
	if used+q.aside+n > q.limit {
		return core.Errorf(core.TooLarge, "%w: %d bytes are used and %d set aside of %d, %d more are needed; release holds and collect, or raise the quota",
			ErrQuota, used, q.aside, q.limit, n)
	}
	q.aside += n
	return nil
}

// take admits one write of n bytes; put(n) must follow it.
func (r *room) take(n int64) error {
	q := r.quota
	if q.limit == 0 || n == 0 {
		return nil
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if r.left >= n {
		r.left -= n
		return nil
	}
	return q.reserve(n)
}

// put ends a write: its bytes are in the store, or failed to get there.
func (r *room) put(n int64) {
	q := r.quota
	if q.limit == 0 || n == 0 {
		return
	}
	stats := q.stats()
	q.mu.Lock()
	q.aside -= n
	over := stats.Disk >= q.high
	call := over && !q.warned && q.above != nil
	q.warned = over
	q.mu.Unlock()
	if call {
		q.above(stats)
	}
}

// free gives back what a put did not use.
func (r *room) free() {
	r.quota.mu.Lock()
	defer r.quota.mu.Unlock()
	r.quota.aside -= r.left
	r.left = 0
}

// LocalStats count what a store holds.
type LocalStats struct {
	pack.Stats
	Quota int64 // bytes; 0: none
	Aside int64 // bytes of the quota that puts under way have set aside
	Holds int
}

// Usage counts what the store holds against its quota. Stats.Dead is the garbage that is known without a collection;
// Collect tells the rest.
func (l *Local) Usage() LocalStats {
	q := l.room.quota
	q.mu.Lock()
	defer q.mu.Unlock()
	return LocalStats{Stats: l.store.Stats(), Quota: q.limit, Aside: q.aside, Holds: len(l.pins.Rows())}
}
