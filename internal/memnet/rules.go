package memnet

import (
	"context"
	"slices"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

func revert(name string) error { return core.Fail(core.ReasonReverted, "%s()", name) }

// Register joins a miner to the pool, or records the endpoints of another role when capacity is 0.
func (a *Account) Register(endpoints []string, capacity uint64) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	a.l.endpoints[a.addr] = endpoints
	if capacity > 0 && a.l.node(a.addr) == nil {
		a.l.pool = append(a.l.pool, &poolNode{PoolNode: core.PoolNode{Address: a.addr, Capacity: capacity}})
	}
}

func (l *Ledger) node(a core.Address) *poolNode {
	for _, n := range l.pool {
		if n.Address == a {
			return n
		}
	}
	return nil
}

// SetIdle reports whether the miner takes tasks.
func (a *Account) SetIdle(ctx context.Context, idle bool) error {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	if err := a.begin(ctx, "SetIdle"); err != nil {
		return err
	}
	n := a.l.node(a.addr)
	if n == nil {
		return revert("NotInPool")
	}
	n.mode = idle
	return nil
}

// Submit queues a task and tries to assign it.
func (a *Account) Submit(ctx context.Context, s core.Submission) (core.TaskRef, error) {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	if err := a.begin(ctx, "Submit"); err != nil {
		return core.TaskRef{}, err
	}
	session := a.l.sessions[s.Session]
	ref := core.TaskRef{Session: s.Session, Task: core.TaskID(a.l.count(s.Session))}
	t := &task{redundant: int(max(session.Redundant, 1)), quorum: int(max(session.Validators, 1)), precommit: a.l.Timeouts.Precommit}
	if s.PrecommitTimeout > 0 {
		t.precommit = s.PrecommitTimeout
	}
	t.TaskState = core.TaskState{Ref: ref, Data: s.Data, Created: time.Now(), Deadline: time.Now().Add(a.l.Timeouts.Queue)}
	a.l.tasks[ref] = t
	a.l.order = append(a.l.order, ref)
	a.l.emit(core.Event{Kind: core.TaskQueued, Ref: ref, Data: s.Data})
	a.l.assign(t, int(max(session.MinNodes, 1)))
	return ref, nil
}

// assign fills a task's miners up from the pool; false when fewer than least are idle.
func (l *Ledger) assign(t *task, least int) bool {
	need := t.redundant - len(t.Current())
	var picked []*poolNode
	for _, n := range l.pool {
		used := slices.ContainsFunc(t.Miners, func(m core.MinerState) bool { return m.Miner == n.Address })
		if len(picked) < need && n.mode && n.Running < n.Capacity && !used {
			picked = append(picked, n)
		}
	}
	if len(picked) < min(least, need) || len(picked) == 0 {
		return false
	}
	for _, n := range picked {
		n.Running++
		t.Miners = append(t.Miners, core.MinerState{Miner: n.Address, Round: t.Round})
	}
	t.Status, t.ackBy, t.Deadline = core.Assigned, time.Now().Add(l.Timeouts.Ack), time.Now().Add(t.precommit)
	l.emit(core.Event{Kind: core.TaskAssigned, Ref: t.Ref, Miners: addresses(t.Current())})
	return true
}

func addresses(ms []core.MinerState) (out []core.Address) {
	for _, m := range ms {
		out = append(out, m.Miner)
	}
	return out
}

// mine finds the caller's place in a task's current round.
func (a *Account) mine(ctx context.Context, method string, ref core.TaskRef, status core.TaskStatus) (*task, *core.MinerState, error) {
	if err := a.begin(ctx, method); err != nil {
		return nil, nil, err
	}
	t := a.l.tasks[ref]
	if t == nil {
		return nil, nil, revert("NoTask")
	}
	if t.Status != status {
		return nil, nil, revert("WrongStatus")
	}
	for i := range t.Miners {
		if m := &t.Miners[i]; m.Miner == a.addr && m.Round == t.Round && m.Dropped == "" {
			return t, m, nil
		}
	}
	return nil, nil, revert("NotAssigned")
}

// Ack acknowledges a task.
func (a *Account) Ack(ctx context.Context, ref core.TaskRef) error {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	_, m, err := a.mine(ctx, "Ack", ref, core.Assigned)
	if err != nil {
		return err
	}
	if m.Acked {
		return revert("AlreadyAcked")
	}
	m.Acked = true
	a.l.emit(core.Event{Kind: core.TaskAcked, Ref: ref, Miner: a.addr})
	return nil
}

// Precommit binds the caller to a result.
func (a *Account) Precommit(ctx context.Context, ref core.TaskRef, hash core.Hash) error {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	t, m, err := a.mine(ctx, "Precommit", ref, core.Assigned)
	if err != nil {
		return err
	}
	if m.Precommit != (core.Hash{}) {
		return revert("AlreadyPrecommitted")
	}
	if time.Now().After(t.Deadline) {
		return revert("TooLate")
	}
	m.Precommit, m.Acked = hash, true
	a.l.emit(core.Event{Kind: core.TaskPrecommitted, Ref: ref, Miner: a.addr})
	a.l.allPrecommitted(t, core.TaskAllPrecommitted)
	return nil
}

func (l *Ledger) allPrecommitted(t *task, kind core.EventKind) {
	current := t.Current()
	if len(current) == 0 || slices.ContainsFunc(current, func(m core.MinerState) bool { return m.Precommit == (core.Hash{}) }) {
		return
	}
	t.Status, t.Deadline = core.Precommitted, time.Now().Add(l.Timeouts.Commit)
	l.emit(core.Event{Kind: kind, Ref: t.Ref})
}

// Commit reveals what the caller precommitted to.
func (a *Account) Commit(ctx context.Context, ref core.TaskRef, data string) error {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	t, m, err := a.mine(ctx, "Commit", ref, core.Precommitted)
	if err != nil {
		return err
	}
	switch {
	case m.Data != "":
		return revert("AlreadyCommitted")
	case time.Now().After(t.Deadline):
		return revert("TooLate")
	case protocol.PrecommitHash(a.l.network.Chain, a.l.queue, ref, a.addr, data) != m.Precommit:
		return revert("PrecommitMismatch")
	}
	m.Data = data
	a.l.emit(core.Event{Kind: core.TaskCommitted, Ref: ref, Miner: a.addr, Data: data})
	a.l.allCommitted(t, core.TaskAllCommitted)
	return nil
}

func (l *Ledger) allCommitted(t *task, kind core.EventKind) {
	current := t.Current()
	if len(current) == 0 || slices.ContainsFunc(current, func(m core.MinerState) bool { return m.Data == "" }) {
		return
	}
	t.Status, t.Deadline, t.opinions = core.Committed, time.Now().Add(l.Timeouts.Validation), map[core.Address][]core.Opinion{}
	l.emit(core.Event{Kind: kind, Ref: t.Ref})
}

// SubmitVerdict counts a validator's opinions on the current miners.
func (a *Account) SubmitVerdict(ctx context.Context, ref core.TaskRef, round uint64, opinions []core.Opinion, link string) error {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	if err := a.begin(ctx, "SubmitVerdict"); err != nil {
		return err
	}
	t := a.l.tasks[ref]
	current := t.Current()
	switch {
	case !a.l.judges[a.addr]:
		return revert("NotValidator")
	case t.Status != core.Committed || t.Round != round:
		return revert("WrongStatus")
	case t.opinions[a.addr] != nil:
		return revert("AlreadySubmitted")
	case len(opinions) != len(current):
		return revert("WrongLength")
	case slices.ContainsFunc(t.Miners, func(m core.MinerState) bool { return m.Miner == a.addr }):
		return revert("OwnTask")
	}
	t.opinions[a.addr] = slices.Clone(opinions)
	t.Verdicts = append(t.Verdicts, core.VerdictRef{Validator: a.addr, Round: round, Link: link})
	if len(t.opinions) >= t.quorum {
		a.l.tally(t)
	}
	a.l.emit(core.Event{Kind: core.VerdictSubmitted, Ref: ref, Miner: a.addr, Data: link})
	return nil
}

// tally takes each current miner's majority opinion; a tie is inconclusive.
func (l *Ledger) tally(t *task) {
	place := 0
	for i := range t.Miners {
		m := &t.Miners[i]
		if m.Round != t.Round || m.Dropped != "" {
			continue
		}
		votes := map[core.Opinion]int{}
		for _, o := range t.opinions {
			votes[o[place]]++
		}
		m.Opinion = core.Inconclusive
		for _, o := range []core.Opinion{core.Valid, core.Rejected} {
			if 2*votes[o] > len(t.opinions) {
				m.Opinion = o
			}
		}
		place++
	}
}

// Advance moves a task on when that is due.
func (a *Account) Advance(ctx context.Context, ref core.TaskRef, action protocol.Action) error {
	a.l.mu.Lock()
	defer a.l.mu.Unlock()
	if err := a.begin(ctx, "Advance"); err != nil {
		return err
	}
	l, t := a.l, a.l.tasks[ref]
	now := t.TaskState
	if now.Status == core.Assigned && slices.ContainsFunc(now.Current(), func(m core.MinerState) bool { return !m.Acked }) {
		now.Deadline = t.ackBy
	}
	if due := protocol.Due(now, time.Now()); due != action || action == protocol.ActNone {
		return revert("NotDue")
	}
	switch action {
	case protocol.ActAssign:
		if !l.assign(t, 1) {
			return revert("NoIdleNode")
		}
	case protocol.ActEndAck:
		l.drop(t, core.ReasonAckLate, func(m core.MinerState) bool { return !m.Acked })
	case protocol.ActEndPrecommit:
		l.drop(t, core.ReasonPrecommitLate, func(m core.MinerState) bool { return m.Precommit == (core.Hash{}) })
	case protocol.ActEndCommit:
		l.drop(t, core.ReasonCommitLate, func(m core.MinerState) bool { return m.Data == "" })
	case protocol.ActEnd:
		l.end(t)
	}
	return nil
}

// drop removes late miners and moves on with the rest, with replacements, or in another round.
func (l *Ledger) drop(t *task, why core.Reason, late func(core.MinerState) bool) {
	for i := range t.Miners {
		if m := &t.Miners[i]; m.Round == t.Round && m.Dropped == "" && late(*m) {
			m.Dropped = why
			l.release(m.Miner)
		}
	}
	switch {
	case why == core.ReasonCommitLate && len(t.Current()) > 0:
		l.allCommitted(t, core.TaskAllCommitted)
	case why == core.ReasonCommitLate:
		l.again(t)
	case l.assign(t, 1):
	case len(t.Current()) == 0:
		l.again(t)
	default:
		l.allPrecommitted(t, core.TaskAllPrecommitted)
	}
}

func (l *Ledger) release(a core.Address) {
	if n := l.node(a); n != nil {
		n.Running--
	}
}

// again begins the next round, or gives up.
func (l *Ledger) again(t *task) {
	for _, m := range t.Current() {
		l.release(m.Miner)
	}
	if t.Round+1 >= maxRounds {
		l.finish(t, core.ReasonNoValidResult)
		return
	}
	t.Round++
	t.Status, t.Deadline = core.Queued, time.Now().Add(l.Timeouts.Queue)
	l.assign(t, 1)
}

func (l *Ledger) end(t *task) {
	current := t.Current()
	switch {
	case t.Status == core.Queued:
		l.finish(t, core.ReasonNoMiner)
	case slices.ContainsFunc(current, func(m core.MinerState) bool { return m.Opinion == core.None }):
		l.finishAll(t, core.ReasonNoVerdict)
	case !slices.ContainsFunc(current, func(m core.MinerState) bool { return m.Opinion != core.Rejected }):
		l.again(t)
	default:
		l.finishAll(t, "")
	}
}

func (l *Ledger) finishAll(t *task, outcome core.Reason) {
	for _, m := range t.Current() {
		l.release(m.Miner)
	}
	l.finish(t, outcome)
}

func (l *Ledger) finish(t *task, outcome core.Reason) {
	t.Status, t.Outcome, t.Finished, t.Deadline = core.Ended, outcome, time.Now(), time.Time{}
	var paid []core.Address
	for _, m := range t.Current() {
		if m.Opinion == core.Valid || m.Opinion == core.Inconclusive {
			paid = append(paid, m.Miner)
		}
	}
	l.emit(core.Event{Kind: core.TaskEnded, Ref: t.Ref, Miners: paid})
}
