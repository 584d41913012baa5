package router

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// Asked is a question that is stored on IPFS and submitted to the chain. The caller takes one answer from it, by Relay,
// First or Verified, and must Close it.
type Asked struct {
	Ref     core.TaskRef
	Record  cid.Cid
	Task    *core.Task
	Created time.Time

	service  *Service
	channel  *channel
	deadline time.Time
	start    time.Time
	outcome  error // how the last wait for an answer ended
	keeping  sync.WaitGroup
}

// Ask checks a request, stores its Task record durably, submits it and returns as soon as the chain has given the task its id.
//
// Errors: Invalid with a FieldError for a wrong request, NotFound for an unknown session, model or content, reason
// context_overflow, Denied when the session is not the router's to use, reason no_miner with one line a node when no miner
// can serve within QueueWait, and what the chain and the store say.
func (s *Service) Ask(ctx context.Context, r Request) (*Asked, error) {
	a, err := s.ask(ctx, &r)
	if err != nil {
		s.metrics.ended(err)
	}
	return a, err
}

func (s *Service) ask(ctx context.Context, r *Request) (*Asked, error) {
	start := time.Now()
	if err := s.check(r); err != nil {
		return nil, err
	}
	if r.Timeout == 0 {
		r.Timeout = s.cfg.Timeout
	}
	deadline := start.Add(r.Timeout)
	ctx, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()
	model, err := s.model(r.Model)
	if err != nil {
		return nil, err
	}
	session, err := s.usable(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	if err := s.checkPrivacy(r, session); err != nil {
		return nil, err
	}
	if !r.Private { // else a link stays text: to fetch it would tell what is asked
		links(r)
		if err := s.checkCount(r); err != nil {
			return nil, err
		}
	}
	if err := s.awaitMiner(ctx, session); err != nil {
		return nil, err
	}
	asked := time.Since(start)
	task, err := s.build(ctx, r, session, model)
	if err != nil {
		return nil, err
	}
	s.log.DebugContext(ctx, "request checked", "pool", asked, "record", time.Since(start)-asked)
	return s.submit(ctx, r, task, start, deadline)
}

// submit stores the record, opens the place for its streams and puts it on chain.
func (s *Service) submit(ctx context.Context, r *Request, task *core.Task, start, deadline time.Time) (*Asked, error) {
	data, record, err := core.Encode(task)
	if err != nil {
		return nil, err
	}
	stored, err := s.deps.Blocks.PutBlock(ctx, cid.DagCBOR, data)
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "store the task record: %w", err)
	}
	if !stored.Equals(record) {
		return nil, core.Errorf(core.Internal, "the store names the task record %s, it is %s", stored, record)
	}
	s.log.DebugContext(ctx, "record stored", "record", record.String(), "took", time.Since(start))
	a := &Asked{Record: record, Task: task, Created: time.UnixMilli(task.Created), service: s, deadline: deadline, start: start,
		channel: s.hub.open(record, s.cfg.Network, s.cfg.MaxOutput, task.Private())}
	promptType := uint64(0)
	if task.Prompt != "" {
		promptType = 1
	}
	a.Ref, err = s.deps.Tasks.Submit(ctx, core.Submission{
		Session: core.SessionID(task.Session), Data: core.Link(record), PromptType: promptType, Params: task.Params,
		PrecommitTimeout: r.PrecommitTimeout, Reference: r.Reference,
	})
	if err != nil {
		s.hub.close(a.channel)
		return nil, core.Errorf(core.KindOf(err), "submit the task: %w", err)
	}
	a.keeping.Go(func() { s.keep(context.WithoutCancel(ctx), a, r.sealed) })
	s.metrics.asked.Inc()
	s.metrics.since(s.metrics.submit, start)
	s.log.DebugContext(ctx, "submitted", "task", a.Ref.String(), "record", record.String(), "took", time.Since(start))
	return a, nil
}

// Close frees what the question holds here. The task itself goes on to its end on chain.
func (a *Asked) Close() {
	a.service.hub.close(a.channel)
	a.keeping.Wait()
	a.service.metrics.ended(a.outcome)
}

// usable finds the session of a request and checks that this router may submit to it.
func (s *Service) usable(ctx context.Context, id *core.SessionID) (core.Session, error) {
	if id == nil {
		own, err := s.DefaultSession(ctx)
		if err != nil {
			return core.Session{}, err
		}
		id = &own
	}
	session, err := s.Session(ctx, *id)
	if err != nil {
		return core.Session{}, err
	}
	switch {
	case !session.Active:
		return session, invalid("session_id", "session %d is closed; make one with POST /api/v1/create", *id)
	case session.Owner != s.address && !slices.Contains(session.Routers, s.address):
		return session, core.Errorf(core.Denied, "session %d belongs to %s, and router %s is not one of its routers", *id, session.Owner, s.address)
	}
	return session, nil
}

// awaitMiner waits up to QueueWait for enough idle miners; the chain would queue the task for long otherwise.
func (s *Service) awaitMiner(ctx context.Context, session core.Session) error {
	need := max(int(session.MinNodes), 1)
	if nodes, err := s.pool.get(ctx, s.deps.Pool.Nodes); err == nil {
		if why, _ := shortage(nodes, need); why == nil {
			return nil
		}
	}
	wake, stop := s.watch.idle()
	defer stop()
	until := time.NewTimer(s.cfg.QueueWait)
	defer until.Stop()
	tick := time.NewTicker(s.cfg.Poll)
	defer tick.Stop()
	for {
		nodes, err := s.deps.Pool.Nodes(ctx)
		if err != nil {
			return core.Errorf(core.KindOf(err), "read the node pool: %w", err)
		}
		why, hope := shortage(nodes, need)
		if why == nil {
			return nil
		}
		if !hope {
			return why
		}
		select {
		case <-wake:
		case <-tick.C:
		case <-until.C:
			return why
		case <-ctx.Done():
			return why
		}
	}
}

// shortage tells why the pool cannot take a task now, node by node, and whether waiting may help; nil if it can.
func shortage(nodes []core.PoolNode, need int) (why error, hope bool) {
	idle, lines := 0, []string{}
	for _, n := range nodes {
		switch {
		case n.Idle && n.Running < n.Capacity:
			idle++
		case n.Running >= n.Capacity:
			hope = true
			lines = append(lines, fmt.Sprintf("%s holds %d of %d tasks", n.Address, n.Running, n.Capacity))
		default:
			lines = append(lines, fmt.Sprintf("%s is busy by its own word", n.Address))
		}
	}
	if idle >= need {
		return nil, false
	}
	if len(nodes) == 0 {
		lines = []string{"no miner is registered"}
	}
	return core.Fail(core.ReasonNoMiner, "%w", &Shortage{Idle: idle, Need: need, Miners: lines}), hope
}

// Shortage is the cause of reason no_miner: too few idle miners, with one line for each other one.
type Shortage struct {
	Idle, Need int
	Miners     []string
}

// Error says all of it.
func (e *Shortage) Error() string {
	return fmt.Sprintf("%d miners are idle, the session needs %d: %s", e.Idle, e.Need, strings.Join(e.Miners, "; "))
}

// poolView is the last look at the node pool. Requests that come while one of them looks share what it sees.
type poolView struct {
	turn  chan struct{} // one token, held while reading
	nodes []core.PoolNode
	at    time.Time
}

func newPoolView() *poolView { return &poolView{turn: make(chan struct{}, 1)} }

func (p *poolView) get(ctx context.Context, read func(context.Context) ([]core.PoolNode, error)) ([]core.PoolNode, error) {
	came := time.Now()
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if p.at.After(came) {
		return p.nodes, nil
	}
	nodes, err := read(ctx)
	if err == nil {
		p.nodes, p.at = nodes, time.Now()
	}
	return nodes, err
}
