package peer

import (
	"sync"

	"github.com/cortensor-open/cortensor/core"
)

// guests counts what a server does for each node, bounds it, and lets the server's stop wait for it.
type guests struct {
	total, each int // at once, of all and of one

	mu      sync.Mutex
	stopped bool
	running sync.WaitGroup // Add under mu
	now     int
	from    map[core.Address]int
}

func newGuests(total, each int) *guests {
	return &guests{total: total, each: each, from: map[core.Address]int{}}
}

// enter lets one in, who must leave.
func (g *guests) enter(from core.Address) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.stopped:
		return core.Errorf(core.Unavailable, "the node is stopping")
	case g.now >= g.total:
		return core.Errorf(core.Busy, "%d streams are open", g.now)
	case g.from[from] >= g.each:
		return core.Errorf(core.Busy, "%s has %d streams open", from, g.from[from])
	}
	g.now++
	g.from[from]++
	g.running.Add(1)
	return nil
}

func (g *guests) leave(from core.Address) {
	g.mu.Lock()
	g.now--
	if g.from[from]--; g.from[from] == 0 {
		delete(g.from, from)
	}
	g.mu.Unlock()
	g.running.Done()
}

// stop lets nobody in any more, tells those inside by end, and waits for them.
func (g *guests) stop(end func()) {
	g.mu.Lock()
	g.stopped = true
	g.mu.Unlock()
	end()
	g.running.Wait()
}
