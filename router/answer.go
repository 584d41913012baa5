package router

import (
	"context"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// Choice is one miner's answer to a task.
type Choice struct {
	Miner   core.Address
	Cid     cid.Cid      // of the Result record; undefined when nothing was committed
	Result  *core.Result // nil when Err is set
	Text    string
	Usage   core.Usage   // tokens; the record of a private task has none
	Opinion core.Opinion // the validators'; None before the verdict
	Err     error        // why there is no text: not committed, not to be had, or not what was promised
}

// Answer is what is known of a task: its record, its state on chain, and one choice for each miner with a result, in the
// chain's order.
type Answer struct {
	Ref     core.TaskRef
	Record  cid.Cid    // undefined when taskData is no link
	Task    *core.Task // nil when the record could not be read; RecordErr says why
	State   core.TaskState
	Choices []Choice

	RecordErr error
}

// Verified tells whether the task has ended on chain with at least one result that the validators did not reject.
func (a *Answer) Verified() bool { return a.State.Status == core.Ended && a.State.Outcome == "" }

// Verdicts lists the verdicts' CIDs, newest round last.
func (a *Answer) Verdicts() []cid.Cid {
	var out []cid.Cid
	for _, v := range a.State.Verdicts {
		if c, err := core.ParseLink(v.Link); err == nil {
			out = append(out, c)
		}
	}
	return out
}

// ResultCids lists the committed results, in the chain's order, and those that came by stream before they were committed.
func (a *Answer) ResultCids() []cid.Cid {
	var out []cid.Cid
	for _, m := range a.State.Miners {
		if c, err := core.ParseLink(m.Data); err == nil {
			out = append(out, c)
		}
	}
	for _, c := range a.Choices {
		if c.Cid.Defined() && !slices.ContainsFunc(out, c.Cid.Equals) {
			out = append(out, c.Cid)
		}
	}
	return out
}

// Good gives the choices to hand to a client: those that were judged valid; when there is none, the inconclusive ones.
func (a *Answer) Good() []Choice {
	for _, opinion := range []core.Opinion{core.Valid, core.Inconclusive} {
		var out []Choice
		for _, c := range a.Choices {
			if c.Err == nil && c.Opinion == opinion {
				out = append(out, c)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// Verified waits for the task's end on chain and gives the answer with the results that the validators let through. The
// error is the task's outcome when none is left, Timeout when the request's time is over.
func (a *Asked) Verified(ctx context.Context) (*Answer, error) {
	ctx, cancel := context.WithDeadline(ctx, a.deadline)
	defer cancel()
	answer, err := a.verified(ctx)
	a.outcome = err
	return answer, err
}

func (a *Asked) verified(ctx context.Context) (*Answer, error) {
	s := a.service
	state, err := s.await(ctx, a.Ref, func(t core.TaskState) bool {
		miners := make([]core.Address, len(t.Miners))
		for i, m := range t.Miners {
			miners[i] = m.Miner
		}
		a.channel.assign(a.Ref, miners)
		return t.Status == core.Ended
	})
	if err != nil {
		return nil, err
	}
	if state.Outcome != "" {
		return nil, core.Fail(state.Outcome, "task %s ended without a valid answer", a.Ref)
	}
	answer := &Answer{Ref: a.Ref, Record: a.Record, Task: a.Task, State: state}
	answer.Choices = choices(state, func(m core.MinerState) Choice {
		if choice, ok := a.channel.streamed(m); ok {
			return choice
		}
		return s.readResult(ctx, a.Ref, a.Record, m)
	})
	if len(answer.Good()) > 0 {
		return answer, nil
	}
	if ctx.Err() != nil {
		return nil, expired(ctx, a.Ref)
	}
	for _, c := range answer.Choices {
		if c.Err != nil && c.Opinion != core.Rejected {
			return nil, c.Err
		}
	}
	return nil, core.Fail(core.ReasonStateMismatch, "task %s ended as valid, but holds no valid result", a.Ref)
}

// streamed gives a miner's result from its stream if it is the one that the miner committed.
func (c *channel) streamed(m core.MinerState) (Choice, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.streams[m.Miner]
	if s == nil || s.result == nil || len(s.text) > chunkSize || c.private { // what was not compared is read
		return Choice{}, false
	}
	_, result, err := core.Encode(s.result)
	if err != nil || core.Link(result) != m.Data {
		return Choice{}, false
	}
	return Choice{Miner: m.Miner, Cid: result, Result: s.result, Text: string(s.text), Usage: s.result.Usage, Opinion: m.Opinion}, true
}

// Answer reads what the chain and IPFS know of a task; nothing of it comes from this router's memory. While the task runs
// it waits up to wait for its end. What could not be read is an Err in its place, so that the rest is still told.
func (s *Service) Answer(ctx context.Context, ref core.TaskRef, wait time.Duration) (*Answer, error) {
	state, err := s.deps.Tasks.Task(ctx, ref)
	if err != nil {
		if core.KindOf(err) == core.NotFound {
			return nil, core.Errorf(core.NotFound, "there is no task %s; GET /api/v1/tasks/%d lists those of its session: %w", ref, ref.Session, err)
		}
		return nil, core.Errorf(core.KindOf(err), "read task %s: %w", ref, err)
	}
	if wait > 0 && state.Status != core.Ended {
		limited, cancel := context.WithTimeout(ctx, min(wait, s.cfg.MaxTimeout))
		later, err := s.await(limited, ref, func(t core.TaskState) bool { return t.Status == core.Ended })
		cancel()
		if ctx.Err() != nil {
			return nil, expired(ctx, ref)
		}
		if err != nil && core.KindOf(err) != core.Timeout {
			return nil, err
		}
		if later.Data != "" { // else time was up before the chain could be read again
			state = later
		}
	}
	a := &Answer{Ref: ref, State: state}
	if a.Record, a.RecordErr = core.ParseLink(state.Data); a.RecordErr != nil {
		return a, nil
	}
	a.Task, a.RecordErr = s.readRecord(ctx, a)
	a.Choices = choices(state, func(m core.MinerState) Choice { return s.readResult(ctx, ref, a.Record, m) })
	return a, nil
}

// choices reads what each miner committed, at once, so that a node that is gone costs its time out only once.
func choices(state core.TaskState, read func(core.MinerState) Choice) []Choice {
	var committed []core.MinerState
	for _, m := range state.Miners {
		if m.Data != "" {
			committed = append(committed, m)
		}
	}
	out := make([]Choice, len(committed))
	var all sync.WaitGroup
	for i, m := range committed {
		all.Go(func() { out[i] = read(m) })
	}
	all.Wait()
	return out
}

// readRecord fetches the Task record: from this node's own store, or from the miners that worked on it.
func (s *Service) readRecord(ctx context.Context, a *Answer) (*core.Task, error) {
	fetch, cancel := context.WithTimeout(ctx, s.cfg.FetchTimeout)
	defer cancel()
	var providers []string
	for _, m := range a.State.Miners {
		providers = append(providers, s.endpoints(fetch, m.Miner)...)
	}
	data, err := s.deps.Blocks.GetBlock(fetch, a.Record, providers)
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "fetch record %s: %w", a.Record, err)
	}
	task := &core.Task{}
	if err := core.DecodeChecked(a.Record, data, task); err != nil {
		return nil, err
	}
	if err := core.Verify(s.cfg.Network, task); err != nil {
		return nil, err
	}
	return task, nil
}

// endpoints gives a node's registered addresses; a node without any can still be among the connected peers.
func (s *Service) endpoints(ctx context.Context, node core.Address) []string {
	list, err := s.deps.Pool.Endpoint(ctx, node)
	if err != nil {
		s.log.DebugContext(ctx, "no endpoint", "node", node.String(), "error", err)
	}
	return list
}

// readResult fetches and checks what a miner committed to a task.
func (s *Service) readResult(ctx context.Context, ref core.TaskRef, record cid.Cid, m core.MinerState) Choice {
	fetch, cancel := context.WithTimeout(ctx, s.cfg.FetchTimeout)
	defer cancel()
	choice := Choice{Miner: m.Miner, Opinion: m.Opinion}
	choice.Err = func() (err error) {
		if choice.Cid, err = core.ParseLink(m.Data); err != nil {
			return err
		}
		providers := s.endpoints(fetch, m.Miner)
		data, err := s.deps.Blocks.GetBlock(fetch, choice.Cid, providers)
		if err != nil {
			return core.Errorf(core.KindOf(err), "fetch result %s of %s: %w", choice.Cid, m.Miner, err)
		}
		result := &core.Result{}
		if err := core.DecodeChecked(choice.Cid, data, result); err != nil {
			return err
		}
		if result.Author() != m.Miner || !result.Task.Equals(record) || result.Ref() != ref {
			return core.Fail(core.ReasonWrongParent, "result %s is of %s for %s, not of %s for %s", choice.Cid, result.Author(), result.Ref(), m.Miner, ref)
		}
		if err := core.Verify(s.cfg.Network, result); err != nil {
			return err
		}
		if choice.Text, choice.Usage, err = s.readOutput(fetch, result, append(providers, result.Providers...)); err != nil {
			return err
		}
		choice.Result = result
		return nil
	}()
	return choice
}

// readOutput reads a result's text by its CID, and opens it where it is sealed.
func (s *Service) readOutput(ctx context.Context, result *core.Result, providers []string) (string, core.Usage, error) {
	if core.IsEnvelope(result.Output) {
		return s.openOutput(ctx, result, providers)
	}
	file, size, err := s.deps.Files.OpenFile(ctx, result.Output, providers)
	if err != nil {
		return "", core.Usage{}, core.Errorf(core.KindOf(err), "fetch output %s of %s: %w", result.Output, result.Author(), err)
	}
	defer file.Close()
	if size > s.cfg.MaxOutput {
		return "", core.Usage{}, core.Errorf(core.TooLarge, "output %s has %d bytes, at most %d are read here", result.Output, size, s.cfg.MaxOutput)
	}
	text, err := io.ReadAll(io.LimitReader(file, s.cfg.MaxOutput))
	if err != nil {
		return "", core.Usage{}, core.Errorf(core.KindOf(err), "read output %s of %s: %w", result.Output, result.Author(), err)
	}
	return string(text), result.Usage, nil
}
