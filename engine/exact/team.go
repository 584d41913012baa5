package exact

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/engine/exact/kernel"
)

// team runs one function on several goroutines, which go through the same phases: in each, they share out items of work, and
// nobody begins the next before everybody has ended this one.
//
// Who has to wait looks again for some tens of microseconds, as long as a phase takes; then it lets other goroutines run; then it
// sleeps. On an idle machine nobody ever sleeps. On a busy one the system has put somebody aside, for milliseconds, and who
// spun all that time would be put aside next.
type team struct {
	size  int
	rooms []room // of the members

	members  int // of this run
	arrived  atomic.Int32
	phase    atomic.Uint32
	next     [2]atomic.Int64 // the next item of this phase and of the coming one
	sleepers atomic.Int32
	mu       sync.Mutex
	woken    *sync.Cond // of mu; phase has changed
	wrong    atomic.Pointer[error]
}

func newTeam(size int) *team {
	t := &team{size: max(1, size), rooms: make([]room, max(1, size))}
	t.woken = sync.NewCond(&t.mu)
	return t
}

// run calls f on every member, or on one, as p says, and waits for all. tokens is what the run computes. An error says that floats
// may have been rounded otherwise than exact/1 wants.
func (t *team) run(p *pace, tokens int, f func(m *member)) error {
	t.members = 1
	if t.size > 1 && p.together(tokens) {
		t.members = t.size
	}
	t.arrived.Store(0)
	t.phase.Store(0)
	t.next[0].Store(0)
	t.next[1].Store(0)
	start := p.now()
	work := func(i int) {
		m := &member{team: t, room: &t.rooms[i]}
		m.check()
		f(m)
		m.check()
	}
	t.wrong.Store(nil)
	var others sync.WaitGroup
	for i := range t.members - 1 {
		others.Go(func() { work(i + 1) })
	}
	work(0)
	others.Wait()
	p.took(max(1, tokens), t.members > 1, p.now().Sub(start))
	if err := t.wrong.Load(); err != nil {
		return *err
	}
	return nil
}

// check looks how the thread that the member is on rounds floats. The thread may be another one after every sleep.
func (m *member) check() {
	if err := kernel.CheckControl(); err != nil {
		m.wrong.Store(&err)
	}
}

// member is one goroutine's part in a run.
type member struct {
	*team
	at   uint32 // its phase
	room *room  // memory of its own
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

// tokens calls work for each of n tokens of a batch. Pieces are small, so that nobody waits long for the last one.
func (m *member) tokens(n int, work func(i int)) { m.inPieces(n, 4, work) }

// neighbours is tokens for work whose results share cache lines: members take as many tokens together as lie in one.
func (m *member) neighbours(n int, work func(i int)) { m.inPieces(n, pageSize/2, work) }

func (m *member) inPieces(n, most int, work func(i int)) {
	m.share(n, min(max(1, n/(4*m.members)), most), func(from, to int) {
		for i := from; i < to; i++ {
			work(i)
		}
	})
}

const (
	spins  = 60000 // looks before others may run: some 50 µs; to be woken takes as long on a virtual machine
	yields = 20    // times that others may run before a member sleeps
)

// wait returns when every member has come here. The last one makes the counter of the phase after the next ready.
func (m *member) wait() {
	m.at++
	if m.arrived.Add(1) == int32(m.members) {
		m.arrived.Store(0)
		m.next[(m.at+1)&1].Store(0)
		m.phase.Store(m.at)
		if m.sleepers.Load() > 0 { // who counted itself in later has seen the new phase
			m.mu.Lock()
			m.woken.Broadcast()
			m.mu.Unlock()
		}
		return
	}
	for i := 0; i < spins+yields; i++ {
		if m.phase.Load() == m.at {
			return
		}
		if i >= spins {
			runtime.Gosched()
		}
	}
	m.sleep()
}

// sleep returns when the phase has come, without using the processor until then.
func (m *member) sleep() {
	m.sleepers.Add(1)
	m.mu.Lock()
	for m.phase.Load() != m.at {
		m.woken.Wait()
	}
	m.mu.Unlock()
	m.sleepers.Add(-1)
	m.check()
}
