package exact

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// team runs one function on several goroutines, which go through the same phases: in each, they share out items of work, and
// nobody begins the next before everybody has ended this one.
type team struct {
	size    int
	arrived atomic.Int32
	phase   atomic.Uint32
	next    [2]atomic.Int64 // the next item of this phase and of the coming one
}

// run calls f on every member and waits for all.
func (t *team) run(f func(m *member)) {
	t.arrived.Store(0)
	t.phase.Store(0)
	t.next[0].Store(0)
	t.next[1].Store(0)
	var others sync.WaitGroup
	for range t.size - 1 {
		others.Go(func() { f(&member{team: t}) })
	}
	f(&member{team: t})
	others.Wait()
}

// member is one goroutine's part in a run.
type member struct {
	*team
	at     uint32    // its phase
	scores []float32 // memory of its own
}

// share calls work for items 0 to n−1, each once over all members, in pieces of up to `piece`, and waits until all are done.
func (m *member) share(n, piece int, work func(from, to int)) {
	counter := &m.next[m.at&1]
	for {
		from := int(counter.Add(int64(piece))) - piece
		if from >= n {
			break
		}
		work(from, min(from+piece, n))
	}
	m.wait()
}

// spins is how often a member looks before it lets others run: a phase takes some microseconds.
const spins = 256

// wait returns when every member has come here. The last one makes the counter of the phase after the next ready.
func (m *member) wait() {
	m.at++
	if m.arrived.Add(1) == int32(m.size) {
		m.arrived.Store(0)
		m.next[(m.at+1)&1].Store(0)
		m.phase.Store(m.at)
		return
	}
	for i := 0; m.phase.Load() != m.at; i++ {
		if i >= spins {
			runtime.Gosched()
		}
	}
}
