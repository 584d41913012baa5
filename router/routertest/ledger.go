package routertest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Ledger keeps what the contracts would keep, under the same rules as far as a router can see them.
type Ledger struct {
	owner core.Address // of sessions that are made here

	mu        sync.Mutex
	sessions  []core.Session
	tasks     map[core.SessionID][]*core.TaskState
	queued    []*core.TaskState // no miner was free for them yet, oldest first
	nodes     []*core.PoolNode
	endpoints map[core.Address][]string
	followers []chan core.Event
	work      func(core.TaskRef, core.Address) // starts an assigned miner
	submitErr error
	hold      chan struct{} // Submit returns when it is closed; nil at once
}

func newLedger(owner core.Address) *Ledger {
	return &Ledger{owner: owner, tasks: map[core.SessionID][]*core.TaskState{}, endpoints: map[core.Address][]string{}}
}

// FailSubmit makes Submit fail; nil lets it work again.
func (l *Ledger) FailSubmit(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.submitErr = err
}

// HoldSubmit keeps the next calls of Submit from returning, after the chain has the task, until release is called.
func (l *Ledger) HoldSubmit() (release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	hold := make(chan struct{})
	l.hold = hold
	return func() {
		l.mu.Lock()
		l.hold = nil
		l.mu.Unlock()
		close(hold)
	}
}

// SetNode changes a miner's place in the pool.
func (l *Ledger) SetNode(a core.Address, change func(*core.PoolNode)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, n := range l.nodes {
		if n.Address == a {
			change(n)
		}
	}
}

// AddSession puts a session in as it is, and returns its id.
func (l *Ledger) AddSession(s core.Session) core.SessionID {
	l.mu.Lock()
	defer l.mu.Unlock()
	s.ID = core.SessionID(len(l.sessions))
	l.sessions = append(l.sessions, s)
	return s.ID
}

// CreateSession makes a session of the router's own.
func (l *Ledger) CreateSession(_ context.Context, p core.SessionParams) (core.SessionID, error) {
	now := time.Now()
	return l.AddSession(core.Session{Owner: l.owner, Name: p.Name, Metadata: p.Metadata, Active: true, Mode: p.Mode, MinNodes: p.MinNodes,
		MaxNodes: p.MaxNodes, Redundant: p.Redundant, Validators: p.Validators, SLA: p.SLA, Model: p.Model, Balance: "0", Created: now, Updated: now}), nil
}

// Session reads a session.
func (l *Ledger) Session(_ context.Context, id core.SessionID) (core.Session, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if uint64(id) >= uint64(len(l.sessions)) {
		return core.Session{}, core.Errorf(core.NotFound, "no session %d", id)
	}
	return l.sessions[id], nil
}

// SessionCount counts sessions.
func (l *Ledger) SessionCount(context.Context) (uint64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return uint64(len(l.sessions)), nil
}

// TaskCount counts a session's tasks.
func (l *Ledger) TaskCount(_ context.Context, id core.SessionID) (uint64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return uint64(len(l.tasks[id])), nil
}

// Task reads a task.
func (l *Ledger) Task(_ context.Context, ref core.TaskRef) (core.TaskState, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.find(ref)
	if t == nil {
		return core.TaskState{}, core.Errorf(core.NotFound, "no task %s", ref)
	}
	out := *t
	out.Miners, out.Verdicts = slices.Clone(t.Miners), slices.Clone(t.Verdicts)
	return out, nil
}

func (l *Ledger) find(ref core.TaskRef) *core.TaskState {
	if list := l.tasks[ref.Session]; uint64(ref.Task) < uint64(len(list)) {
		return list[ref.Task]
	}
	return nil
}

// Nodes lists the pool.
func (l *Ledger) Nodes(context.Context) ([]core.PoolNode, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []core.PoolNode
	for _, n := range l.nodes {
		out = append(out, *n)
	}
	return out, nil
}

// Endpoint gives a node's addresses.
func (l *Ledger) Endpoint(_ context.Context, a core.Address) ([]string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.endpoints[a] == nil {
		return nil, core.Errorf(core.NotFound, "%s is not registered", a)
	}
	return l.endpoints[a], nil
}

// Follow hands out events from now on until ctx ends.
func (l *Ledger) Follow(ctx context.Context, _ string, handle func(context.Context, core.Event) error) error {
	events := make(chan core.Event, 1024)
	l.mu.Lock()
	l.followers = append(l.followers, events)
	l.mu.Unlock()
	for {
		select {
		case e := <-events:
			if err := handle(ctx, e); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// emit tells the followers; l.mu is held. One that is 1,024 events behind misses some, as the router must bear.
func (l *Ledger) emit(kind core.EventKind, ref core.TaskRef) {
	for _, f := range l.followers {
		select {
		case f <- core.Event{Kind: kind, Ref: ref}:
		default:
		}
	}
}

// Submit takes a task and assigns idle miners, now or when one is free.
func (l *Ledger) Submit(ctx context.Context, sub core.Submission) (core.TaskRef, error) {
	l.mu.Lock()
	if l.submitErr != nil {
		defer l.mu.Unlock()
		return core.TaskRef{}, l.submitErr
	}
	ref := core.TaskRef{Session: sub.Session, Task: core.TaskID(len(l.tasks[sub.Session]))}
	t := &core.TaskState{Ref: ref, Data: sub.Data, Created: time.Now()}
	l.tasks[sub.Session] = append(l.tasks[sub.Session], t)
	l.emit(core.TaskQueued, ref)
	if l.assign(t, int(l.sessions[sub.Session].Redundant)) == 0 {
		l.queued = append(l.queued, t)
	}
	hold := l.hold
	l.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return core.TaskRef{}, core.Errorf(core.Timeout, "submit: %w", ctx.Err())
		}
	}
	return ref, nil
}

// assign gives the task to up to count idle miners that never had it; l.mu is held.
func (l *Ledger) assign(t *core.TaskState, count int) int {
	given := 0
	for _, n := range l.nodes {
		had := slices.ContainsFunc(t.Miners, func(m core.MinerState) bool { return m.Miner == n.Address })
		if given == count || had || !n.Idle || n.Running >= n.Capacity {
			continue
		}
		n.Running++
		given++
		t.Status = core.Assigned
		t.Miners = append(t.Miners, core.MinerState{Miner: n.Address, Acked: true})
		l.work(t.Ref, n.Address)
	}
	if given > 0 {
		l.emit(core.TaskAssigned, t.Ref)
	}
	return given
}

// drop takes a miner off a task and gives it to another one.
func (l *Ledger) drop(ref core.TaskRef, miner core.Address, reason core.Reason) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.find(ref)
	for i := range t.Miners {
		if t.Miners[i].Miner == miner {
			t.Miners[i].Dropped = reason
		}
	}
	l.release(miner)
	l.assign(t, 1)
	l.settle(t)
}

// commit reveals a miner's result. (Precommits are the miners' and validators' business; a router sees the reveal.)
func (l *Ledger) commit(ref core.TaskRef, miner core.Address, data string, opinion core.Opinion) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.find(ref)
	for i := range t.Miners {
		if t.Miners[i].Miner == miner {
			t.Miners[i].Data, t.Miners[i].Opinion = data, opinion
		}
	}
	l.emit(core.TaskCommitted, ref)
	l.release(miner)
	l.settle(t)
}

// release frees a miner's place, and gives it to the oldest tasks that found none free; l.mu is held.
func (l *Ledger) release(miner core.Address) {
	for _, n := range l.nodes {
		if n.Address == miner {
			n.Running--
		}
	}
	for len(l.queued) > 0 && l.assign(l.queued[0], int(l.sessions[l.queued[0].Ref.Session].Redundant)) > 0 {
		l.queued = l.queued[1:]
	}
}

// settle ends a task whose miners have all committed or gone; l.mu is held.
func (l *Ledger) settle(t *core.TaskState) {
	current := t.Current()
	fine := false
	for _, m := range current {
		if m.Data == "" {
			return
		}
		fine = fine || m.Opinion != core.Rejected
	}
	t.Status, t.Finished = core.Ended, time.Now()
	if !fine {
		t.Outcome = core.ReasonNoValidResult
	}
	verdict := core.CIDOf(0x71, fmt.Appendf(nil, "verdict on %s", t.Ref))
	t.Verdicts = append(t.Verdicts, core.VerdictRef{Link: core.Link(verdict)})
	l.emit(core.TaskEnded, t.Ref)
}
