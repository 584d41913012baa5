package chain

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/chain/bind"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// The codes of the contracts, in their order.
var (
	outcomes    = []core.Reason{"", core.ReasonNoVerdict, core.ReasonNoMiner, core.ReasonNoValidResult}
	dropReasons = []core.Reason{"", core.ReasonAckLate, core.ReasonPrecommitLate, core.ReasonCommitLate}
)

func reasonOf(table []core.Reason, code uint8) core.Reason {
	if int(code) < len(table) {
		return table[code]
	}
	return core.Reason(fmt.Sprintf("unknown_%d", code))
}

func number(n uint64) *big.Int { return new(big.Int).SetUint64(n) }

func ids(ref core.TaskRef) (*big.Int, *big.Int) {
	return number(uint64(ref.Session)), number(uint64(ref.Task))
}

// Task reads a task as the newest block has it. Kind NotFound when there is none.
func (c *Client) Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error) {
	state, err := c.task(ctx, ref)
	if err != nil {
		return core.TaskState{}, fmt.Errorf("task %s: %w", ref, err)
	}
	return state, nil
}

func (c *Client) task(ctx context.Context, ref core.TaskRef) (core.TaskState, error) {
	var info bind.TaskInfo
	var miners []bind.TaskMiner
	s, t := ids(ref)
	block := c.conn.heads.latest()
	err := c.viewsAt(ctx, block,
		view{c.at.queue, queueBind().PackGetTaskInfo(s, t), into(&info, queueBind().UnpackGetTaskInfo)},
		view{c.at.queue, queueBind().PackGetTaskMiners(s, t), into(&miners, queueBind().UnpackGetTaskMiners)})
	if err != nil {
		return core.TaskState{}, err
	}
	state := taskState(ref, info, miners)
	if state.Status < core.Committed && state.Round == 0 {
		return state, nil // nobody can have judged yet
	}
	return state, c.judged(ctx, block, &state)
}

// judged adds the verdicts, and for a task that has not ended what the quorum says of the current miners: the queue
// contract itself notes that only when the task ends.
func (c *Client) judged(ctx context.Context, block *types.Header, state *core.TaskState) error {
	var current []core.Address
	for _, m := range state.Current() {
		current = append(current, m.Miner)
	}
	s, t := ids(state.Ref)
	var verdicts bind.VerdictsOutput
	var quorum bind.OutcomeOutput
	asked := []view{{c.at.validation, validationBind().PackVerdicts(s, t), into(&verdicts, validationBind().UnpackVerdicts)}}
	if state.Status == core.Committed {
		data := validationBind().PackOutcome(s, t, number(state.Round), current)
		asked = append(asked, view{c.at.validation, data, into(&quorum, validationBind().UnpackOutcome)})
	}
	if err := c.viewsAt(ctx, block, asked...); err != nil {
		return err
	}
	if len(verdicts.Rounds) != len(verdicts.Validators) || len(verdicts.Links) != len(verdicts.Validators) {
		return core.Errorf(core.Corrupt, "lists of verdicts have %d, %d and %d entries", len(verdicts.Validators), len(verdicts.Rounds), len(verdicts.Links))
	}
	for i, v := range verdicts.Validators {
		state.Verdicts = append(state.Verdicts, core.VerdictRef{Validator: v, Round: verdicts.Rounds[i].Uint64(), Link: verdicts.Links[i]})
	}
	for i, opinion := range quorum.Opinions { // none before the quorum
		for j := range state.Miners {
			if i < len(current) && state.Miners[j].Miner == current[i] {
				state.Miners[j].Opinion = core.Opinion(opinion)
			}
		}
	}
	return nil
}

func taskState(ref core.TaskRef, info bind.TaskInfo, miners []bind.TaskMiner) core.TaskState {
	state := core.TaskState{
		Ref: ref, Data: info.Data, Status: core.TaskStatus(info.Status), Round: info.Round.Uint64(),
		Created: unixTime(info.CreatedAt), Finished: unixTime(info.FinishedAt), Deadline: unixTime(info.Deadline),
		Outcome: reasonOf(outcomes, info.Outcome),
	}
	for _, m := range miners {
		state.Miners = append(state.Miners, core.MinerState{
			Miner: m.Miner, Round: m.Round.Uint64(), Acked: m.Acked, Precommit: m.PrecommitHash, Data: m.Data,
			Opinion: core.Opinion(m.Opinion), Dropped: reasonOf(dropReasons, m.DropReason),
		})
	}
	return state
}

// TaskCount tells how many tasks a session has had; their ids are 0 to count−1.
func (c *Client) TaskCount(ctx context.Context, id core.SessionID) (uint64, error) {
	n, err := c.count(ctx, c.at.queue, queueBind().PackGetTaskCountBySessionId(number(uint64(id))), queueBind().UnpackGetTaskCountBySessionId)
	if err != nil {
		return 0, fmt.Errorf("count tasks of session %d: %w", id, err)
	}
	return n, nil
}

// count reads a view that gives one number.
func (c *Client) count(ctx context.Context, to core.Address, data []byte, unpack func([]byte) (*big.Int, error)) (uint64, error) {
	var n *big.Int
	if err := c.views(ctx, view{to, data, into(&n, unpack)}); err != nil {
		return 0, err
	}
	if !n.IsUint64() {
		return 0, core.Errorf(core.Corrupt, "contract %s counts %s", to, n)
	}
	return n.Uint64(), nil
}

const page = 500 // entries of a list that are read at once

// OpenTasks lists all tasks that have not ended, in no particular order.
func (c *Client) OpenTasks(ctx context.Context) ([]core.TaskRef, error) {
	block := c.conn.heads.latest() // one block for all pages: the contract's list changes its order
	var refs []core.TaskRef
	for {
		var out bind.OpenTasksOutput
		data := queueBind().PackOpenTasks(number(uint64(len(refs))), number(page))
		if err := c.viewsAt(ctx, block, view{c.at.queue, data, into(&out, queueBind().UnpackOpenTasks)}); err != nil {
			return nil, fmt.Errorf("list open tasks: %w", err)
		}
		if len(out.SessionIds) != len(out.TaskIds) {
			return nil, core.Errorf(core.Corrupt, "list open tasks: %d sessions for %d tasks", len(out.SessionIds), len(out.TaskIds))
		}
		for i, s := range out.SessionIds {
			refs = append(refs, core.TaskRef{Session: core.SessionID(s.Uint64()), Task: core.TaskID(out.TaskIds[i].Uint64())})
		}
		if len(out.TaskIds) < page {
			return refs, nil
		}
	}
}

// Submit sends a task to its session and returns its id once the chain has it.
func (c *Client) Submit(ctx context.Context, s core.Submission) (core.TaskRef, error) {
	var llm []*big.Int
	for _, p := range protocol.LLMParams(s.Params) {
		llm = append(llm, number(p))
	}
	seconds := number(uint64((s.PrecommitTimeout + time.Second - 1) / time.Second))
	data := sessionBind().PackSubmit0(number(uint64(s.Session)), new(big.Int), s.Data, number(s.PromptType), "", llm, []*big.Int{seconds}, s.Reference)
	receipt, err := c.sendUsual(ctx, c.at.session, data, "submit to session %d", s.Session)
	if err != nil {
		return core.TaskRef{}, err
	}
	event, err := findEvent(receipt, c.at.session, sessionBind().UnpackTaskSubmittedEvent)
	if err != nil {
		return core.TaskRef{}, fmt.Errorf("submit to session %d: %w", s.Session, err)
	}
	return core.TaskRef{Session: core.SessionID(event.SessionId.Uint64()), Task: core.TaskID(event.TaskId.Uint64())}, nil
}

// findEvent decodes the first event of its kind that a contract emitted in a transaction.
func findEvent[T any](r *types.Receipt, from core.Address, unpack func(*types.Log) (*T, error)) (*T, error) {
	for _, l := range r.Logs {
		if l.Address == from {
			if event, err := unpack(l); err == nil {
				return event, nil
			}
		}
	}
	return nil, core.Errorf(core.Corrupt, "transaction %s has no event %T", r.TxHash, *new(T))
}

// Ack tells that the client's miner has taken a task.
func (c *Client) Ack(ctx context.Context, ref core.TaskRef) error {
	s, t := ids(ref)
	_, err := c.sendUsual(ctx, c.at.queue, queueBind().PackAck(s, t), "ack %s", ref)
	return err
}

// Precommit binds the client's miner to a result; see protocol.PrecommitHash.
func (c *Client) Precommit(ctx context.Context, ref core.TaskRef, hash core.Hash) error {
	s, t := ids(ref)
	_, err := c.sendUsual(ctx, c.at.queue, queueBind().PackPrecommit(s, t, hash, ""), "precommit %s", ref)
	return err
}

// Commit reveals what the client's miner has precommitted to: ipfs://<CID of the Result>.
func (c *Client) Commit(ctx context.Context, ref core.TaskRef, data string) error {
	s, t := ids(ref)
	_, err := c.sendUsual(ctx, c.at.queue, queueBind().PackCommit(s, t, data), "commit %s", ref)
	return err
}

// SubmitVerdict gives the client's validator's opinions on the current miners of a task, in the order of
// core.TaskState.Current. link is ipfs://<CID of the Verdict>.
func (c *Client) SubmitVerdict(ctx context.Context, ref core.TaskRef, round uint64, opinions []core.Opinion, link string) error {
	s, t := ids(ref)
	codes := make([]uint8, len(opinions))
	for i, o := range opinions {
		codes[i] = uint8(o)
	}
	data := validationBind().PackSubmit(s, t, number(round), codes, link)
	_, err := c.sendUsual(ctx, c.at.validation, data, "verdict on %s", ref)
	return err
}

// Advance makes the call that moves a task on; see protocol.Due. Anyone may make it, and when several do, all but the
// first are refused; who made a like call within two seconds is not warned by an estimate then and pays for the refusal.
func (c *Client) Advance(ctx context.Context, ref core.TaskRef, action protocol.Action) error {
	s, t := ids(ref)
	var data []byte
	switch action {
	case protocol.ActAssign:
		data = queueBind().PackAssign(s, t)
	case protocol.ActEndAck:
		data = queueBind().PackEndAck(s, t)
	case protocol.ActEndPrecommit:
		data = queueBind().PackEndPrecommit(s, t, true)
	case protocol.ActEndCommit:
		data = queueBind().PackEndCommit(s, t, true)
	case protocol.ActEnd:
		data = queueBind().PackEnd(s, t, false)
	default:
		return core.Errorf(core.Invalid, "advance task %s: no such action %q", ref, action)
	}
	_, err := c.sendUsual(ctx, c.at.queue, data, "%s %s", action, ref)
	return err
}
