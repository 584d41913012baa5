package httpapi

import (
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

// extension is what each answer carries beyond OpenAI's fields: where the task is on chain and on IPFS.
type extension struct {
	Task       string   `json:"task" doc:"SESSION/TASK."`
	SessionID  uint64   `json:"session_id"`
	TaskID     uint64   `json:"task_id"`
	Status     string   `json:"status" doc:"Stage on chain: queued, assigned, precommitted, committed, ended."`
	Verified   bool     `json:"verified" doc:"Ended on chain with a verdict that lets an answer through."`
	RecordCid  string   `json:"record_cid"`
	ResultCids []string `json:"result_cids"`
	VerdictCid *string  `json:"verdict_cid" doc:"null until a validator has spoken."`
	Miners     []string `json:"miners" doc:"All that were assigned."`
	AnsweredBy string   `json:"answered_by,omitempty" doc:"The miner whose text this is."`
	Receipt    string   `json:"receipt" doc:"Path of the receipt."`
}

func receiptPath(ref core.TaskRef) string { return "/v1/receipts/" + ref.String() }

// extensionOf describes a question, and its answer when there is one.
func extensionOf(ask *router.Asked, answer *router.Answer) *extension {
	x := &extension{
		Task: ask.Ref.String(), SessionID: uint64(ask.Ref.Session), TaskID: uint64(ask.Ref.Task), RecordCid: ask.Record.String(),
		Status: core.Queued.String(), ResultCids: []string{}, Miners: []string{}, Receipt: receiptPath(ask.Ref),
	}
	if answer != nil {
		x.add(answer)
	}
	return x
}

func (x *extension) add(answer *router.Answer) {
	x.Status, x.Verified = answer.State.Status.String(), answer.Verified()
	for _, c := range answer.ResultCids() {
		x.ResultCids = append(x.ResultCids, c.String())
	}
	if verdicts := answer.Verdicts(); len(verdicts) > 0 {
		last := verdicts[len(verdicts)-1].String()
		x.VerdictCid = &last
	}
	for _, m := range answer.State.Miners {
		x.Miners = append(x.Miners, m.Miner.Hex())
	}
}

type usageView struct {
	PromptTokens     int64 `json:"prompt_tokens"`
	CompletionTokens int64 `json:"completion_tokens"`
	TotalTokens      int64 `json:"total_tokens"`
}

func usageOf(r router.Choice) *usageView {
	return &usageView{r.Usage.Prompt, r.Usage.Completion, r.Usage.Prompt + r.Usage.Completion}
}

// chatCompletion is both chat.completion and chat.completion.chunk.
type chatCompletion struct {
	ID        string       `json:"id"`
	Object    string       `json:"object"`
	Created   int64        `json:"created"`
	Model     string       `json:"model"`
	Choices   []chatChoice `json:"choices"`
	Usage     *usageView   `json:"usage,omitempty"`
	TaskID    uint64       `json:"task_id"`
	SessionID uint64       `json:"session_id"`
	Cortensor *extension   `json:"cortensor,omitempty"`
}

type chatChoice struct {
	Index        int        `json:"index"`
	Message      *chatReply `json:"message,omitempty"`
	Delta        *chatReply `json:"delta,omitempty"`
	Logprobs     *struct{}  `json:"logprobs"`
	FinishReason *string    `json:"finish_reason"`
}

type chatReply struct {
	Role    string  `json:"role,omitempty"`
	Content *string `json:"content,omitempty"`
	Refusal *string `json:"refusal,omitempty"`
}

// textCompletion is a text_completion, whole or one chunk.
type textCompletion struct {
	ID        string       `json:"id"`
	Object    string       `json:"object"`
	Created   int64        `json:"created"`
	Model     string       `json:"model"`
	Choices   []textChoice `json:"choices"`
	Usage     *usageView   `json:"usage,omitempty"`
	TaskID    uint64       `json:"task_id"`
	SessionID uint64       `json:"session_id"`
	Cortensor *extension   `json:"cortensor,omitempty"`
}

type textChoice struct {
	Text         string    `json:"text"`
	Index        int       `json:"index"`
	Logprobs     *struct{} `json:"logprobs"`
	FinishReason *string   `json:"finish_reason"`
	Miner        string    `json:"miner,omitempty" doc:"Address of the miner that made this choice."`
}

type modelView struct {
	ID      string `json:"id"`
	Object  string `json:"object"`
	Created int64  `json:"created"`
	OwnedBy string `json:"owned_by"`
	Context int    `json:"context_length,omitempty" doc:"Tokens."`
	Digest  string `json:"digest,omitempty" doc:"SHA-256 of the weights."`
}

type listView[T any] struct {
	Object  string `json:"object"`
	Data    []T    `json:"data"`
	HasMore bool   `json:"has_more"`
	FirstID string `json:"first_id,omitempty"`
	LastID  string `json:"last_id,omitempty"`
}

type fileView struct {
	ID        string `json:"id" doc:"file-CID."`
	Object    string `json:"object"`
	Bytes     int64  `json:"bytes"`
	CreatedAt int64  `json:"created_at"`
	Filename  string `json:"filename"`
	Purpose   string `json:"purpose"`
	Status    string `json:"status"`
	Cid       string `json:"cid"`
	Link      string `json:"link" doc:"ipfs://CID."`
}

func viewFile(f router.StoredFile) fileView {
	return fileView{ID: fileID(f.Cid), Object: "file", Bytes: f.Size, CreatedAt: f.Created.Unix(), Filename: f.Name, Purpose: f.Purpose,
		Status: "processed", Cid: f.Cid.String(), Link: core.Link(f.Cid)}
}

type sessionView struct {
	ID             string   `json:"id"`
	SessionID      uint64   `json:"session_id"`
	Name           string   `json:"name"`
	Active         bool     `json:"active"`
	State          int      `json:"state" doc:"1 active."`
	Owner          string   `json:"owner"`
	Mode           uint64   `json:"mode" doc:"0 ephemeral, 1 hybrid, 2 dedicated."`
	MinNodes       uint64   `json:"min_nodes"`
	MaxNodes       uint64   `json:"max_nodes"`
	Redundant      uint64   `json:"redundant" doc:"Miners a task."`
	ValidatorNodes uint64   `json:"validator_nodes"`
	SLA            uint64   `json:"sla"`
	Balance        string   `json:"balance" doc:"COR in wei."`
	Routers        []string `json:"routers"`
	MinersCount    uint64   `json:"miners_count"`
	CreatedAt      int64    `json:"created_at"`
	UpdatedAt      int64    `json:"updated_at"`
}

func viewSession(s core.Session) sessionView {
	v := sessionView{
		ID: decimal(uint64(s.ID)), SessionID: uint64(s.ID), Name: s.Name, Active: s.Active, Owner: s.Owner.Hex(), Mode: s.Mode,
		MinNodes: s.MinNodes, MaxNodes: s.MaxNodes, Redundant: s.Redundant, ValidatorNodes: s.Validators, SLA: s.SLA, Balance: s.Balance,
		Routers: []string{}, MinersCount: s.Redundant, CreatedAt: unix(s.Created), UpdatedAt: unix(s.Updated),
	}
	if s.Active {
		v.State = 1
	}
	for _, r := range s.Routers {
		v.Routers = append(v.Routers, r.Hex())
	}
	return v
}

// taskView is a task in the published API's shape and ours.
type taskView struct {
	TaskID         uint64        `json:"task_id"`
	SessionID      uint64        `json:"session_id"`
	Status         int           `json:"status" doc:"0 queued, 1 assigned, 2 precommitted, 3 committed, 4 ended."`
	StatusName     string        `json:"status_name"`
	AssignedMiners []string      `json:"assigned_miners"`
	CreatedAt      int64         `json:"created_at"`
	FinishedAt     int64         `json:"finished_at" doc:"0 until ended."`
	Outcome        string        `json:"outcome" doc:"Coded reason when it ended without a valid answer."`
	Reference      string        `json:"client_reference,omitempty"`
	Model          string        `json:"model,omitempty"`
	Text           *string       `json:"content,omitempty" doc:"The answer: the first one that the validators let through."`
	FinishReason   string        `json:"finish_reason,omitempty"`
	Usage          *usageView    `json:"usage,omitempty"`
	Results        *resultsView  `json:"results,omitempty"`
	MinerStates    []minerResult `json:"miner_states,omitempty"`
	RecordError    string        `json:"record_error,omitempty" doc:"Why the task record could not be read."`
	Cortensor      *extension    `json:"cortensor,omitempty"`
}

type resultsView struct {
	Data   []string `json:"data" doc:"Answers, one for each miner in miners."`
	Miners []string `json:"miners"`
}

type minerResult struct {
	Miner      string `json:"miner"`
	Round      uint64 `json:"round"`
	Acked      bool   `json:"acked"`
	Precommit  string `json:"precommit,omitempty"`
	ResultCid  string `json:"result_cid,omitempty"`
	OutputCid  string `json:"output_cid,omitempty"`
	Opinion    string `json:"opinion" doc:"valid, invalid, inconclusive or none."`
	Dropped    string `json:"dropped,omitempty" doc:"Coded reason why it no longer counts."`
	ErrorCode  string `json:"error_code,omitempty"`
	ErrorText  string `json:"error,omitempty" doc:"Why its result could not be read."`
	EngineName string `json:"engine,omitempty"`
}

func viewState(t core.TaskState) taskView {
	v := taskView{TaskID: uint64(t.Ref.Task), SessionID: uint64(t.Ref.Session), Status: int(t.Status), StatusName: t.Status.String(),
		AssignedMiners: []string{}, CreatedAt: unix(t.Created), FinishedAt: unix(t.Finished), Outcome: string(t.Outcome)}
	for _, m := range t.Miners {
		v.AssignedMiners = append(v.AssignedMiners, m.Miner.Hex())
	}
	return v
}

func viewAnswer(a *router.Answer) taskView {
	v := viewState(a.State)
	v.Results = &resultsView{Data: []string{}, Miners: []string{}}
	v.Cortensor = &extension{Task: a.Ref.String(), SessionID: v.SessionID, TaskID: v.TaskID, ResultCids: []string{}, Miners: []string{}, Receipt: receiptPath(a.Ref)}
	v.Cortensor.add(a)
	if a.Record.Defined() {
		v.Cortensor.RecordCid = a.Record.String()
	}
	if a.RecordErr != nil {
		v.RecordError = a.RecordErr.Error()
	}
	if a.Task != nil {
		v.Model, v.Reference = a.Task.Model.ID, a.Task.Reference
	}
	choices := map[core.Address]router.Choice{}
	for _, c := range a.Choices {
		choices[c.Miner] = c
		if c.Err == nil && c.Opinion != core.Rejected {
			v.Results.Data, v.Results.Miners = append(v.Results.Data, c.Text), append(v.Results.Miners, c.Miner.Hex())
		}
	}
	for _, m := range a.State.Miners {
		v.MinerStates = append(v.MinerStates, viewMiner(m, choices[m.Miner]))
	}
	if good := a.Good(); a.Verified() && len(good) > 0 {
		v.Text, v.FinishReason, v.Usage = &good[0].Text, good[0].Result.Finish, usageOf(good[0])
		v.Cortensor.AnsweredBy = good[0].Miner.Hex()
	}
	return v
}

var opinionNames = map[core.Opinion]string{core.None: "none", core.Valid: "valid", core.Rejected: "invalid", core.Inconclusive: "inconclusive"}

func viewMiner(m core.MinerState, c router.Choice) minerResult {
	v := minerResult{Miner: m.Miner.Hex(), Round: m.Round, Acked: m.Acked, Opinion: opinionNames[m.Opinion], Dropped: string(m.Dropped)}
	if m.Precommit != (core.Hash{}) {
		v.Precommit = m.Precommit.Hex()
	}
	if c.Cid.Defined() {
		v.ResultCid = c.Cid.String()
	}
	if c.Result != nil {
		v.OutputCid, v.EngineName = c.Result.Output.String(), c.Result.Engine.Name+" "+c.Result.Engine.Build
	}
	if c.Err != nil {
		_, object := describe(c.Err)
		v.ErrorCode, v.ErrorText = object.Code, object.Message
	}
	return v
}

// unix gives seconds since 1970, 0 for no time.
func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}
