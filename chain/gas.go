package chain

import (
	"math/bits"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// gasMemory holds the gas limits of usual calls by contract and method. Estimating runs the call two or three times on the
// endpoint; a burst of submissions needs that once. A call that turns out to need more is estimated after all: it had no
// effect.
type gasMemory struct {
	mu     sync.Mutex
	limits map[method]gasLimit
}

// method names a contract's function by its selector, and the size of its arguments in powers of two.
type method struct {
	to       core.Address
	selector [4]byte
	size     int
}

type gasLimit struct {
	limit uint64
	read  time.Time
}

const gasAge = 2 * time.Second

func methodOf(c call) (m method, ok bool) {
	if c.to == nil || len(c.data) < 4 || c.value != nil && c.value.Sign() != 0 {
		return m, false
	}
	return method{*c.to, [4]byte(c.data[:4]), bits.Len(uint(len(c.data)))}, true
}

// recall gives the limit of a like call, 0 when there is none that is fresh.
func (g *gasMemory) recall(c call) uint64 {
	m, ok := methodOf(c)
	g.mu.Lock()
	defer g.mu.Unlock()
	if e := g.limits[m]; ok && time.Since(e.read) < gasAge {
		return e.limit
	}
	return 0
}

// note keeps the highest limit that was seen of late.
func (g *gasMemory) note(c call, limit uint64) {
	m, ok := methodOf(c)
	if !ok {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.limits == nil {
		g.limits = map[method]gasLimit{}
	}
	if e := g.limits[m]; time.Since(e.read) < 10*gasAge {
		limit = max(limit, e.limit)
	}
	g.limits[m] = gasLimit{limit, time.Now()}
}
