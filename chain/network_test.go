package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// recorder collects the kinds of events.
type recorder struct {
	mu     sync.Mutex
	events []core.Event
}

func (r *recorder) handle(_ context.Context, e core.Event) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
	return nil
}

func (r *recorder) kinds() (list []core.EventKind) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.events {
		list = append(list, e.Kind)
	}
	return list
}

func link(n int) string { return fmt.Sprintf("ipfs://bafyreitest%d", n) }

// TestTaskLifecycle takes a task from its session to the anchored verdict, and checks state, events and errors on the way.
func TestTaskLifecycle(t *testing.T) {
	n := newNetwork(t, nil)
	ctx := t.Context()
	user := n.client(2, nil)
	miners := []*Client{n.join(3, RoleMiner), n.join(4, RoleMiner)}
	validator, oracle := n.join(5, RoleValidator), n.join(6, RoleOracle)
	var log recorder
	follow, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- oracle.Follow(follow, "test", log.handle) }()

	session, err := user.CreateSession(ctx, core.SessionParams{Name: "s", Metadata: "m", MinNodes: 1, MaxNodes: 4, Redundant: 2, Validators: 1})
	must(t, err)
	ref, err := user.Submit(ctx, core.Submission{Session: session, Data: link(0), PrecommitTimeout: 30 * time.Second, Reference: "mine",
		Params: core.Params{MaxTokens: 16, Temperature: 0.7, TopP: 0.9, TopK: 40, RepeatPenalty: 1.1}})
	must(t, err)
	state := n.task(oracle, ref, core.Assigned)
	if state.Data != link(0) || len(state.Current()) != 2 || state.Deadline.Before(time.Now()) || time.Since(state.Created) > time.Minute {
		t.Fatalf("assigned: %+v", state)
	}
	if open, err := oracle.OpenTasks(ctx); err != nil || !slices.Equal(open, []core.TaskRef{ref}) {
		t.Errorf("open tasks: %v %v", open, err)
	}
	for i, m := range miners {
		must(t, m.Ack(ctx, ref))
		n.refused(m.Ack(ctx, ref), "AlreadyAcked")
		hash := protocol.PrecommitHash(m.ChainID(), m.QueueAddress(), ref, m.Address(), link(i+1))
		must(t, m.Precommit(ctx, ref, hash))
	}
	n.task(oracle, ref, core.Precommitted)
	n.refused(miners[0].Commit(ctx, ref, link(9)), "HashMismatch")
	n.refused(user.Ack(ctx, ref), "NotAssigned", "WrongStatus")
	for i, m := range miners {
		must(t, m.Commit(ctx, ref, link(i+1)))
	}
	state = n.task(oracle, ref, core.Committed)
	if state.Miners[0].Data == "" || state.Miners[0].Precommit == (core.Hash{}) || !state.Miners[0].Acked {
		t.Fatalf("committed: %+v", state.Miners[0])
	}
	if now, err := oracle.Now(ctx); err != nil || protocol.Due(state, now) != protocol.ActNone {
		t.Errorf("a task that waits for its verdict is due for %s at %s (%v)", protocol.Due(state, now), now, err)
	}
	n.refused(oracle.Advance(ctx, ref, protocol.ActEnd), "VerdictMissing")
	n.refused(miners[0].SubmitVerdict(ctx, ref, 0, []core.Opinion{core.Valid, core.Valid}, link(7)), "NotValidator")
	must(t, validator.SubmitVerdict(ctx, ref, state.Round, []core.Opinion{core.Valid, core.Rejected}, link(7)))
	state = n.taskWhere(oracle, ref, "judged", func(s core.TaskState) bool { return len(s.Verdicts) > 0 })
	if state.Status != core.Committed || state.Miners[0].Opinion != core.Valid || state.Miners[1].Opinion != core.Rejected || state.Verdicts[0].Link != link(7) || state.Verdicts[0].Validator != validator.Address() {
		t.Fatalf("judged: %+v", state)
	}
	must(t, oracle.Advance(ctx, ref, protocol.Due(state, time.Now())))
	state = n.task(oracle, ref, core.Ended)
	if state.Outcome != "" || state.Finished.IsZero() {
		t.Errorf("ended: %+v", state)
	}
	n.refused(oracle.Advance(ctx, ref, protocol.ActEnd), "WrongStatus")

	n.anchors(oracle)
	want := []core.EventKind{core.TaskQueued, core.TaskAssigned, core.TaskAcked, core.TaskPrecommitted, core.TaskAcked, core.TaskPrecommitted,
		core.TaskAllPrecommitted, core.TaskCommitted, core.TaskCommitted, core.TaskAllCommitted, core.VerdictSubmitted, core.TaskEnded, core.Anchored, core.Anchored}
	eventually(t, "events", func() bool { return len(log.kinds()) >= len(want) })
	if got := log.kinds(); !slices.Equal(got, want) {
		t.Errorf("events:\n%v, want\n%v", got, want)
	}
	n.events(log.events, ref, miners, validator)
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("follow ended with %v", err)
	}
}

// anchors appends to a log twice, and wrongly, and reads it back.
func (n *network) anchors(oracle *Client) {
	n.t.Helper()
	ctx := n.t.Context()
	first, err := oracle.AppendAnchor(ctx, "log", core.Hash{}, 3, core.Hash{1}, core.Hash{2})
	must(n.t, err)
	second, err := oracle.AppendAnchor(ctx, "log", core.Hash{1}, 5, core.Hash{3}, core.Hash{4})
	must(n.t, err)
	_, err = oracle.AppendAnchor(ctx, "log", core.Hash{1}, 7, core.Hash{5}, core.Hash{6})
	n.refused(err, "WrongParent")
	list, err := oracle.Anchors(ctx, "log", 0, 10)
	if err != nil || !slices.Equal(list, []core.LogAnchor{first, second}) || !first.Final || first.BlockHash == (core.Hash{}) {
		n.t.Errorf("anchors:\n%+v (%v), appended\n%+v", list, err, []core.LogAnchor{first, second})
	}
	if list, err := oracle.Anchors(ctx, "log", 1, 10); err != nil || len(list) != 1 || list[0].Index != 1 {
		n.t.Errorf("anchors from 1: %+v %v", list, err)
	}
	if list, err := oracle.Anchors(ctx, "other", 0, 10); err != nil || len(list) != 0 {
		n.t.Errorf("anchors of an unknown log: %+v %v", list, err)
	}
}

// events checks that what events say was decoded.
func (n *network) events(list []core.Event, ref core.TaskRef, miners []*Client, validator *Client) {
	n.t.Helper()
	for _, e := range list {
		if e.Kind != core.Anchored && e.Ref != ref || e.Block == 0 || e.Tx == (core.Hash{}) || e.Removed {
			n.t.Errorf("event %+v", e)
		}
		switch e.Kind {
		case core.TaskQueued:
			if e.Data != link(0) {
				n.t.Errorf("queued with %q", e.Data)
			}
		case core.TaskAssigned, core.TaskAllCommitted:
			if len(e.Miners) != len(miners) {
				n.t.Errorf("%s lists %v", e.Kind, e.Miners)
			}
		case core.TaskAcked, core.TaskCommitted:
			if !slices.ContainsFunc(miners, func(m *Client) bool { return m.Address() == e.Miner }) {
				n.t.Errorf("%s by %s", e.Kind, e.Miner)
			}
		case core.VerdictSubmitted:
			if e.Miner != validator.Address() || e.Data != link(7) {
				n.t.Errorf("verdict %+v", e)
			}
		}
	}
}

// TestDeadlines lets a miner be late at its acknowledgement and has it replaced; nobody mines blocks meanwhile.
func TestDeadlines(t *testing.T) {
	n := newNetwork(t, func(c *DeployConfig) {
		c.Timeouts = Timeouts{Ack: 2 * time.Second, Precommit: 30 * time.Second, Commit: 30 * time.Second, Validation: 30 * time.Second, Queue: time.Minute}
	})
	ctx := t.Context()
	user, miner := n.client(2, nil), n.join(3, RoleMiner)
	session, err := user.CreateSession(ctx, core.SessionParams{Name: "s", MinNodes: 1, MaxNodes: 1, Redundant: 1, Validators: 1})
	must(t, err)
	ref, err := user.Submit(ctx, core.Submission{Session: session, Data: link(0)})
	must(t, err)
	n.refused(user.Advance(ctx, ref, protocol.ActEndAck), "TooEarly")
	spare := n.join(4, RoleMiner)
	eventually(t, "the deadline passes", func() bool {
		now, err := user.Now(ctx)
		must(t, err)
		state, err := user.Task(ctx, ref)
		must(t, err)
		return protocol.Due(state, now) == protocol.ActEndAck
	})
	must(t, user.Advance(ctx, ref, protocol.ActEndAck))
	state := n.task(user, ref, core.Assigned)
	current := state.Current()
	if len(current) != 1 || current[0].Miner != spare.Address() || state.Miners[0].Miner != miner.Address() || state.Miners[0].Dropped != core.ReasonAckLate {
		t.Errorf("after the late miner was replaced: %+v", state.Miners)
	}
}

func TestRegisterAndPool(t *testing.T) {
	n := newNetwork(t, nil)
	ctx := t.Context()
	m := n.join(3, RoleMiner)
	before := m.Height()
	must(t, m.Register(ctx, RoleMiner, []string{"/ip4/127.0.0.1/tcp/4003"}, 2))
	if m.Height() != before {
		t.Error("registering again what is registered made a transaction")
	}
	must(t, m.Register(ctx, RoleMiner, []string{"/ip4/127.0.0.1/tcp/1", "/ip4/127.0.0.1/tcp/2"}, 3))
	if list, err := m.Endpoint(ctx, m.Address()); err != nil || len(list) != 2 {
		t.Errorf("endpoints %v %v", list, err)
	}
	if list, err := m.Endpoint(ctx, core.Address{9}); err != nil || len(list) != 0 {
		t.Errorf("endpoints of a stranger: %v %v", list, err)
	}
	idle := func() core.PoolNode {
		nodes, err := m.Nodes(ctx)
		if err != nil || len(nodes) != 1 {
			t.Fatalf("nodes: %v %v", nodes, err)
		}
		return nodes[0]
	}
	if p := idle(); !p.Idle || p.Capacity != 3 || p.Address != m.Address() || p.Since.IsZero() {
		t.Errorf("pool: %+v", p)
	}
	must(t, m.SetIdle(ctx, false))
	if idle().Idle {
		t.Error("still idle after saying busy")
	}
	must(t, m.SetIdle(ctx, true))
	if !idle().Idle {
		t.Error("not idle again")
	}
	held, err := m.HasRole(ctx, m.Address(), RoleMiner)
	had, err2 := m.HadRole(ctx, m.Address(), RoleMiner, before-1)
	future, err3 := m.HadRole(ctx, m.Address(), RoleMiner, 1<<60)
	early, err4 := m.HadRole(ctx, m.Address(), RoleMiner, 1)
	if err := errors.Join(err, err2, err3, err4); err != nil || !held || !had || !future || early {
		t.Errorf("role: held %t, had %t, future %t, early %t, %v", held, had, future, early, err)
	}
	if list, err := m.Members(ctx, RoleMiner); err != nil || !slices.Equal(list, []core.Address{m.Address()}) {
		t.Errorf("members %v %v", list, err)
	}
	if _, err := m.HasRole(ctx, m.Address(), "miner"); core.KindOf(err) != core.Invalid {
		t.Errorf("unknown role: %v", err)
	}
	must(t, m.Leave(ctx))
}

func TestDepositsAtOnceDoNotTakeEachOthersAllowance(t *testing.T) {
	n := newNetwork(t, func(c *DeployConfig) { c.Payment = true })
	ctx := t.Context()
	bank, user := n.client(0, nil), n.client(2, nil)
	must(t, bank.TransferCOR(ctx, user.Address(), big.NewInt(1e18)))
	errs := make(chan error)
	for range 4 {
		go func() {
			_, err := user.CreateSession(ctx, core.SessionParams{Name: "paid", MinNodes: 1, MaxNodes: 1, Redundant: 1, Validators: 1, Deposit: "1000000000000000"})
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestSessionsAndPayment(t *testing.T) {
	n := newNetwork(t, func(c *DeployConfig) { c.Payment = true })
	ctx := t.Context()
	bank, user := n.client(0, nil), n.client(2, nil)
	must(t, bank.TransferCOR(ctx, user.Address(), big.NewInt(1e18)))
	id, err := user.CreateSession(ctx, core.SessionParams{Name: "paid", Metadata: "meta", MinNodes: 1, MaxNodes: 3, Redundant: 2, Validators: 1, SLA: 1, Deposit: "5000000000000000"})
	must(t, err)
	s, err := user.Session(ctx, id)
	must(t, err)
	if s.Name != "paid" || s.Metadata != "meta" || !s.Active || s.Owner != user.Address() || s.Redundant != 2 || s.SLA != 1 || s.Balance != "5000000000000000" || s.Created.IsZero() {
		t.Errorf("session %+v", s)
	}
	if list, err := user.SessionsOf(ctx, user.Address()); err != nil || !slices.Equal(list, []core.SessionID{id}) {
		t.Errorf("sessions %v %v", list, err)
	}
	if c, err := user.SessionCount(ctx); err != nil || c != 1 {
		t.Errorf("%d sessions %v", c, err)
	}
	for range 2 {
		_, err := user.Submit(ctx, core.Submission{Session: id, Data: link(1)})
		must(t, err)
	}
	_, err = user.Submit(ctx, core.Submission{Session: id, Data: link(1)})
	n.refused(err, "InsufficientBalance")
	if c, err := user.TaskCount(ctx, id); err != nil || c != 2 {
		t.Errorf("%d tasks %v", c, err)
	}
	_, err = user.Session(ctx, 77)
	_, err2 := user.Task(ctx, core.TaskRef{Session: id, Task: 77})
	_, err3 := user.Task(ctx, core.TaskRef{Session: 77})
	for _, err := range []error{err, err2, err3} {
		if core.KindOf(err) != core.NotFound {
			t.Errorf("what does not exist: %v, want kind not_found", err)
		}
	}
	if _, err := user.CreateSession(ctx, core.SessionParams{Deposit: "-1"}); core.KindOf(err) != core.Invalid {
		t.Errorf("negative deposit: %v", err)
	}
	n.refused(bank.Withdraw(ctx), "NothingToWithdraw")
	if w, err := user.Earned(ctx, user.Address()); err != nil || w.Sign() != 0 {
		t.Errorf("earned %v %v", w, err)
	}
}

// TestPrecommitHashMatchesContract compares protocol.PrecommitHash with the contract's own.
func TestPrecommitHashMatchesContract(t *testing.T) {
	n := newNetwork(t, nil)
	c := n.client(2, nil)
	for i := range 50 {
		ref := core.TaskRef{Session: core.SessionID(i * 7919), Task: core.TaskID(1<<62 - uint64(i))}
		miner := common.BytesToAddress([]byte(fmt.Sprint("miner", i)))
		data := link(i)[:i%len(link(i))]
		var got [32]byte
		s, task := ids(ref)
		must(t, c.views(t.Context(), view{c.at.queue, queueBind().PackPrecommitHash(s, task, miner, data), into(&got, queueBind().UnpackPrecommitHash)}))
		if want := protocol.PrecommitHash(c.ChainID(), c.QueueAddress(), ref, miner, data); got != [32]byte(want) {
			t.Fatalf("%s %s %q: contract %x, protocol %x", ref, miner, data, got, want)
		}
	}
}
