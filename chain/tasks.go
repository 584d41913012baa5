package chain

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// taskInfo and taskMiner are the structs of SessionQueueV2 with the same names.
type taskInfo struct {
	Data            string
	Status          uint8
	Round           *big.Int
	CreatedAt       *big.Int
	FinishedAt      *big.Int
	Deadline        *big.Int
	Outcome         uint8
	ClientReference string
}

type taskMiner struct {
	Miner         core.Address
	Round         *big.Int
	Acked         bool
	PrecommitHash [32]byte
	Data          string
	Opinion       uint8
	DropReason    uint8
}

type verdictList struct {
	Validators []core.Address
	Rounds     []*big.Int
	Links      []string
}

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
	var info taskInfo
	var miners []taskMiner
	var verdicts verdictList
	s, t := ids(ref)
	q, v := queueContract(), validationContract()
	err := c.views(ctx,
		read(q, c.at.queue, &info, "getTaskInfo", s, t),
		read(q, c.at.queue, &miners, "getTaskMiners", s, t),
		read(v, c.at.validation, &verdicts, "verdicts", s, t))
	if err != nil {
		return core.TaskState{}, fmt.Errorf("task %s: %w", ref, err)
	}
	return taskState(ref, info, miners, verdicts)
}

func taskState(ref core.TaskRef, info taskInfo, miners []taskMiner, verdicts verdictList) (core.TaskState, error) {
	if len(verdicts.Rounds) != len(verdicts.Validators) || len(verdicts.Links) != len(verdicts.Validators) {
		return core.TaskState{}, core.Errorf(core.Corrupt, "task %s: lists of verdicts have %d, %d and %d entries",
			ref, len(verdicts.Validators), len(verdicts.Rounds), len(verdicts.Links))
	}
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
	for i, v := range verdicts.Validators {
		state.Verdicts = append(state.Verdicts, core.VerdictRef{Validator: v, Round: verdicts.Rounds[i].Uint64(), Link: verdicts.Links[i]})
	}
	return state, nil
}

// TaskCount tells how many tasks a session has had; their ids are 0 to count−1.
func (c *Client) TaskCount(ctx context.Context, id core.SessionID) (uint64, error) {
	return c.count(ctx, "count tasks of session "+fmt.Sprint(id),
		queueContract(), c.at.queue, "getTaskCountBySessionId", number(uint64(id)))
}

// count reads a view that gives one number.
func (c *Client) count(ctx context.Context, what string, k contract, to core.Address, method string, args ...any) (uint64, error) {
	var n *big.Int
	if err := c.views(ctx, read(k, to, &n, method, args...)); err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	if !n.IsUint64() {
		return 0, core.Errorf(core.Corrupt, "%s: the contract says %s", what, n)
	}
	return n.Uint64(), nil
}

const page = 500 // entries of a list that are read at once

// OpenTasks lists all tasks that have not ended, in no particular order.
func (c *Client) OpenTasks(ctx context.Context) ([]core.TaskRef, error) {
	block := at(c.conn.heads.latest()) // one block for all pages: the contract's list changes its order
	var refs []core.TaskRef
	for {
		var out struct{ SessionIds, TaskIds []*big.Int }
		if err := c.viewsAt(ctx, block, read(queueContract(), c.at.queue, &out, "openTasks", number(uint64(len(refs))), number(page))); err != nil {
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
	data := sessionContract().pack("submit(uint256,uint256,string,uint256,string,uint256[],uint256[],string)",
		number(uint64(s.Session)), new(big.Int), s.Data, number(s.PromptType), "", llm, []*big.Int{seconds}, s.Reference)
	receipt, err := c.send(ctx, c.at.session, data, "submit to session %d", s.Session)
	if err != nil {
		return core.TaskRef{}, err
	}
	var event struct {
		SessionId, TaskId         *big.Int
		TaskData, ClientReference string
	}
	if err := findEvent(receipt, c.at.session, sessionContract(), "TaskSubmitted", &event); err != nil {
		return core.TaskRef{}, fmt.Errorf("submit to session %d: %w", s.Session, err)
	}
	return core.TaskRef{Session: core.SessionID(event.SessionId.Uint64()), Task: core.TaskID(event.TaskId.Uint64())}, nil
}

// findEvent decodes the first event of that name in a receipt.
func findEvent(r *types.Receipt, from core.Address, k contract, name string, out any) error {
	id := k.abi.Events[name].ID
	for _, l := range r.Logs {
		if l.Address == from && len(l.Topics) > 0 && l.Topics[0] == id {
			return k.abi.UnpackIntoInterface(out, name, l.Data)
		}
	}
	return core.Errorf(core.Corrupt, "transaction %s has no event %s", r.TxHash, name)
}

// Ack tells that the client's miner has taken a task.
func (c *Client) Ack(ctx context.Context, ref core.TaskRef) error {
	s, t := ids(ref)
	_, err := c.send(ctx, c.at.queue, queueContract().pack("ack", s, t), "ack %s", ref)
	return err
}

// Precommit binds the client's miner to a result; see protocol.PrecommitHash.
func (c *Client) Precommit(ctx context.Context, ref core.TaskRef, hash core.Hash) error {
	s, t := ids(ref)
	_, err := c.send(ctx, c.at.queue, queueContract().pack("precommit", s, t, [32]byte(hash), ""), "precommit %s", ref)
	return err
}

// Commit reveals what the client's miner has precommitted to: ipfs://<CID of the Result>.
func (c *Client) Commit(ctx context.Context, ref core.TaskRef, data string) error {
	s, t := ids(ref)
	_, err := c.send(ctx, c.at.queue, queueContract().pack("commit", s, t, data), "commit %s", ref)
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
	data := validationContract().pack("submit", s, t, number(round), codes, link)
	_, err := c.send(ctx, c.at.validation, data, "verdict on %s", ref)
	return err
}

// Advance makes the call that moves a task on; see protocol.Due. Anyone may make it, and when several do, all but the
// first are refused.
func (c *Client) Advance(ctx context.Context, ref core.TaskRef, action protocol.Action) error {
	s, t := ids(ref)
	k := queueContract()
	var data []byte
	switch action {
	case protocol.ActAssign, protocol.ActEndAck:
		data = k.pack(string(action), s, t)
	case protocol.ActEndPrecommit, protocol.ActEndCommit:
		data = k.pack(string(action), s, t, true)
	case protocol.ActEnd:
		data = k.pack(string(action), s, t, false)
	default:
		return core.Errorf(core.Invalid, "advance task %s: no such action %q", ref, action)
	}
	_, err := c.send(ctx, c.at.queue, data, "%s %s", action, ref)
	return err
}
