// Package memnet is a network in memory for the tests of the roles: a ledger that enforces the contracts' rules of a task's
// life, and content stores that verify what they fetch from each other. It is real, not scripted: a role that breaks a
// rule is refused here as it would be on chain.
package memnet

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Timeouts of a task's stages.
type Timeouts struct{ Ack, Precommit, Commit, Validation, Queue time.Duration }

// DefaultTimeouts are those of the contracts.
var DefaultTimeouts = Timeouts{10 * time.Second, 90 * time.Second, 30 * time.Second, 60 * time.Second, 10 * time.Minute}

const maxRounds = 3

// Ledger is the chain. Its clock is time.Now, which a test under synctest controls.
type Ledger struct {
	Timeouts Timeouts

	mu        sync.Mutex
	network   core.Network
	queue     core.Address
	sessions  []core.Session
	tasks     map[core.TaskRef]*task
	order     []core.TaskRef
	pool      []*poolNode
	endpoints map[core.Address][]string
	judges    map[core.Address]bool
	events    []core.Event
	changed   chan struct{} // closed at each event
	cursors   map[string]int
	faults    map[string][]error
	calls     map[string]int
}

type task struct {
	core.TaskState
	redundant int
	quorum    int
	precommit time.Duration
	ackBy     time.Time
	opinions  map[core.Address][]core.Opinion // of the current round
}

type poolNode struct {
	core.PoolNode
	mode bool // self-reported: idle
}

// NewLedger makes an empty chain.
func NewLedger() *Ledger {
	return &Ledger{
		Timeouts: DefaultTimeouts, network: core.Network{Chain: 1337, Runtime: make([]byte, 20)}, queue: core.Address{0xee},
		tasks: map[core.TaskRef]*task{}, endpoints: map[core.Address][]string{}, judges: map[core.Address]bool{},
		changed: make(chan struct{}), cursors: map[string]int{}, faults: map[string][]error{}, calls: map[string]int{},
	}
}

// Network names the deployment.
func (l *Ledger) Network() core.Network { return l.network }

// QueueAddress is the queue contract's address.
func (l *Ledger) QueueAddress() core.Address { return l.queue }

// Fail makes the next call of a method (by its name) fail with err, once.
func (l *Ledger) Fail(method string, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults[method] = append(l.faults[method], err)
}

// Calls tells how often a transaction was made, by method and sender, including those that were refused.
func (l *Ledger) Calls(method string, by core.Address) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.calls[method+by.String()]
}

// CreateSession makes a session owned by owner.
func (l *Ledger) CreateSession(owner core.Address, redundant, minNodes, validators uint64) core.SessionID {
	l.mu.Lock()
	defer l.mu.Unlock()
	id := core.SessionID(len(l.sessions))
	l.sessions = append(l.sessions, core.Session{ID: id, Owner: owner, Active: true, MinNodes: minNodes, Redundant: redundant,
		Validators: validators, Routers: []core.Address{owner}})
	return id
}

// AllowValidator gives an address the validator role.
func (l *Ledger) AllowValidator(a core.Address) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.judges[a] = true
}

// SetTask changes a task's state behind the rules' back, for tests of what a role does about states it rarely sees.
func (l *Ledger) SetTask(ref core.TaskRef, change func(*core.TaskState)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(&l.tasks[ref].TaskState)
}

// Emit appends an event as it is, for tests of repeated and removed events.
func (l *Ledger) Emit(e core.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.emit(e)
}

func (l *Ledger) emit(e core.Event) {
	e.Block = uint64(len(l.events) + 1)
	l.events = append(l.events, e)
	close(l.changed)
	l.changed = make(chan struct{})
}

// Changed gives a channel that is closed at the next event.
func (l *Ledger) Changed() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.changed
}

// Account is the ledger as one key sees it. It has the methods of the chain client.
type Account struct {
	l    *Ledger
	addr core.Address
}

// Account gives the ledger's view for a key.
func (l *Ledger) Account(a core.Address) *Account { return &Account{l, a} }

// Address is the account's own.
func (a *Account) Address() core.Address { return a.addr }

// begin counts a call and gives the error that a test ordered.
func (a *Account) begin(ctx context.Context, method string) error {
	a.l.calls[method+a.addr.String()]++
	if err := ctx.Err(); err != nil {
		return core.Errorf(core.Timeout, "%s: %w", method, err)
	}
	if queue := a.l.faults[method]; len(queue) > 0 {
		a.l.faults[method] = queue[1:]
		return queue[0]
	}
	return nil
}

// Now is the contracts' clock.
func (a *Account) Now(context.Context) (time.Time, error) { return time.Now(), nil }

// Task reads a task.
func (a *Account) Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	if err := a.begin(ctx, "Task"); err != nil {
		return core.TaskState{}, err
	}
	t, ok := a.l.tasks[ref]
	if !ok {
		return core.TaskState{}, core.Errorf(core.NotFound, "no task %s", ref)
	}
	out := t.TaskState
	out.Miners, out.Verdicts = slices.Clone(t.Miners), slices.Clone(t.Verdicts)
	if out.Status == core.Assigned && slices.ContainsFunc(out.Current(), func(m core.MinerState) bool { return !m.Acked }) {
		out.Deadline = t.ackBy
	}
	return out, nil
}

// TaskCount tells how many tasks a session has had.
func (a *Account) TaskCount(_ context.Context, id core.SessionID) (uint64, error) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	return a.l.count(id), nil
}

func (l *Ledger) count(id core.SessionID) (n uint64) {
	for _, ref := range l.order {
		if ref.Session == id {
			n++
		}
	}
	return n
}

// Session reads a session.
func (a *Account) Session(_ context.Context, id core.SessionID) (core.Session, error) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	if uint64(id) >= uint64(len(a.l.sessions)) {
		return core.Session{}, core.Errorf(core.NotFound, "no session %d", id)
	}
	return a.l.sessions[id], nil
}

// OpenTasks lists the tasks that have not ended.
func (a *Account) OpenTasks(ctx context.Context) ([]core.TaskRef, error) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	if err := a.begin(ctx, "OpenTasks"); err != nil {
		return nil, err
	}
	var out []core.TaskRef
	for _, ref := range a.l.order {
		if a.l.tasks[ref].Status != core.Ended {
			out = append(out, ref)
		}
	}
	return out, nil
}

// Nodes lists the pool.
func (a *Account) Nodes(context.Context) ([]core.PoolNode, error) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	var out []core.PoolNode
	for _, n := range a.l.pool {
		node := n.PoolNode
		node.Idle = n.mode && n.Running < n.Capacity
		out = append(out, node)
	}
	return out, nil
}

// Endpoint gives what a node registered.
func (a *Account) Endpoint(_ context.Context, node core.Address) ([]string, error) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	found, ok := a.l.endpoints[node]
	if !ok {
		return nil, core.Errorf(core.NotFound, "%s has registered no endpoint", node)
	}
	return found, nil
}

// Follow hands out events from the cursor's place. The cursor is kept by the ledger, as a disk would keep it.
func (a *Account) Follow(ctx context.Context, name string, handle func(context.Context, core.Event) error) error {
	key := name + a.addr.String()
	for {
		a.l.mu.Lock()
		err := a.begin(ctx, "Follow")
		at, changed := a.l.cursors[key], a.l.changed
		var next []core.Event
		if at < len(a.l.events) {
			next = a.l.events[at : at+1 : at+1]
		}
		a.l.mu.Unlock()
		if err != nil {
			return err
		}
		if len(next) == 0 {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-changed:
			}
			continue
		}
		if err := handle(ctx, next[0]); err != nil {
			return err
		}
		a.l.mu.Lock()
		a.l.cursors[key] = at + 1
		a.l.mu.Unlock()
	}
}
