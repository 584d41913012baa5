package validator

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// entry is what the journal keeps of a task: the one verdict that this validator gives in a round.
type entry struct {
	Task     string         `json:"task"` // the chain's taskData
	Round    uint64         `json:"round"`
	Miners   []core.Address `json:"miners"`
	Opinions []core.Opinion `json:"opinions"`
	Link     string         `json:"link"`
}

// fits tells whether the entry is the verdict on what the chain holds now.
func (e entry) fits(t core.TaskState) bool {
	return e.Task == t.Data && e.Round == t.Round && slices.Equal(e.Miners, miners(t))
}

func miners(t core.TaskState) (out []core.Address) {
	for _, m := range t.Current() {
		out = append(out, m.Miner)
	}
	return out
}

// judge reads all results at once, applies the rules and stores the signed verdict.
func (v *Validator) judge(ctx context.Context, state core.TaskState) (entry, error) {
	started := time.Now()
	record, err := core.ParseLink(state.Data)
	if err != nil {
		return entry{}, fmt.Errorf("taskData: %w", err)
	}
	left, err := v.left(ctx, state)
	if err != nil {
		return entry{}, err
	}
	asked, found, err := v.gather(ctx, state, record, left)
	if err != nil {
		return entry{}, err
	}
	if err := v.recheck(ctx, state, asked, found, started.Add(left*3/4)); err != nil {
		return entry{}, err
	}
	candidates := make([]protocol.Candidate, len(found))
	for i, f := range found {
		candidates[i] = f.Candidate
	}
	if err := v.embed(ctx, state.Ref, candidates); err != nil {
		return entry{}, err
	}
	verdict := &core.Verdict{Type: core.TypeVerdict, Network: v.cfg.Network, Task: record, Session: int64(state.Ref.Session),
		ID: int64(state.Ref.Task), Round: int64(state.Round), Validator: v.me.Bytes(), Outcomes: v.cfg.Rules.Judge(candidates),
		Method: v.cfg.Rules.Method(), Providers: v.Providers(), Created: time.Now().UnixMilli()}
	c, err := v.write(ctx, verdict)
	if err != nil {
		return entry{}, fmt.Errorf("write verdict: %w", err)
	}
	v.metrics.seconds.Observe(time.Since(started).Seconds())
	e := entry{Task: state.Data, Round: state.Round, Miners: miners(state), Link: core.Link(c)}
	for _, o := range verdict.Outcomes {
		e.Opinions = append(e.Opinions, core.Opinion(o.Opinion))
		v.log.Debug("outcome", "task", state.Ref.String(), "miner", fmt.Sprintf("%#x", o.Miner), "opinion", o.Opinion, "reason", o.Reason,
			"similarity", o.Similarity, "rung", o.Rung)
	}
	return e, nil
}

// left is what is left of the validation window.
func (v *Validator) left(ctx context.Context, state core.TaskState) (time.Duration, error) {
	now, err := v.Chain.Now(ctx)
	if err != nil {
		return 0, fmt.Errorf("read the contracts' clock: %w", err)
	}
	left := state.Deadline.Sub(now)
	if left <= 0 {
		return 0, core.Errorf(core.Timeout, "the validation window closed %s ago", -left)
	}
	return left, nil
}

// gather examines every current miner, side by side. Content is waited for until FetchTimeout or half of what is left of the
// validation window, whichever is sooner: the rest is for judging and the transaction.
func (v *Validator) gather(ctx context.Context, state core.TaskState, record cid.Cid, left time.Duration) (*asked, []examined, error) {
	ctx, cancel := context.WithTimeout(ctx, min(v.cfg.FetchTimeout, left/2))
	defer cancel()
	asked, err := v.readTask(ctx, state, record)
	if err != nil {
		return nil, nil, err
	}
	current := state.Current()
	found, errs := make([]examined, len(current)), make([]error, len(current))
	var all sync.WaitGroup
	for i, m := range current {
		all.Go(func() { found[i], errs[i] = v.examine(ctx, state, asked, m) })
	}
	all.Wait()
	if errors.Is(ctx.Err(), context.Canceled) { // this validator ends: nobody's fault
		return nil, nil, ctx.Err()
	}
	return asked, found, errors.Join(errs...)
}

// embed adds the vectors of answers that differ; equal answers agree without. Without an embedder, or when it fails, the
// rules find the result inconclusive.
func (v *Validator) embed(ctx context.Context, ref core.TaskRef, candidates []protocol.Candidate) error {
	var texts []string
	var whole []int
	for i, c := range candidates {
		if c.Failure == "" && c.Text != "" {
			texts, whole = append(texts, c.Text), append(whole, i)
		}
	}
	if v.Embedder == nil || len(slices.Compact(slices.Sorted(slices.Values(texts)))) < 2 {
		return nil
	}
	vectors, err := v.Embedder.Embed(ctx, texts)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || len(vectors) != len(texts) {
		v.log.Error("answers cannot be compared: the verdict is inconclusive", "task", ref.String(), "vectors", len(vectors),
			"texts", len(texts), "error", err)
		return nil
	}
	for k, i := range whole {
		candidates[i].Vector = vectors[k]
	}
	return nil
}

// write signs, stores and pins a verdict.
func (v *Validator) write(ctx context.Context, verdict *core.Verdict) (cid.Cid, error) {
	if err := core.Sign(v.cfg.Network, verdict, v.cfg.Key); err != nil {
		return cid.Undef, err
	}
	data, _, err := core.Encode(verdict)
	if err != nil {
		return cid.Undef, err
	}
	c, err := v.Store.PutBlock(ctx, cid.DagCBOR, data)
	if err != nil {
		return cid.Undef, err
	}
	return c, v.Store.Keep(ctx, c, fmt.Sprintf("task %s verdict", verdict.Ref()))
}
