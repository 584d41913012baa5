package core

import "time"

// TaskStatus is Task.status on chain, with the published numbers.
type TaskStatus uint8

// The stages of a user task.
const (
	Queued       TaskStatus = 0
	Assigned     TaskStatus = 1 // assigned, some or all acknowledged
	Precommitted TaskStatus = 2 // every remaining miner has precommitted
	Committed    TaskStatus = 3 // every remaining miner has revealed; waits for the verdict
	Ended        TaskStatus = 4
)

// String gives the stage's name.
func (s TaskStatus) String() string {
	names := [...]string{"queued", "assigned", "precommitted", "committed", "ended"}
	if int(s) < len(names) {
		return names[s]
	}
	return "unknown"
}

// Session is a user's subscription as the chain holds it.
type Session struct {
	ID         SessionID
	Owner      Address
	Name       string
	Metadata   string
	Active     bool
	Mode       uint64 // 0 ephemeral, 1 hybrid, 2 dedicated
	MinNodes   uint64
	MaxNodes   uint64
	Redundant  uint64 // miners a task
	Validators uint64
	SLA        uint64
	Model      uint64 // index in the model table; 0 is the default
	Routers    []Address
	Balance    string // deposit left, in wei of COR, decimal
	Created    time.Time
	Updated    time.Time
}

// MinerState is what the chain knows of one miner of a task.
type MinerState struct {
	Miner     Address
	Round     uint64 // assignment round in which it was assigned
	Acked     bool
	Precommit Hash    // zero until precommitted
	Data      string  // committed data, ipfs://<CID of the Result>; "" until revealed
	Opinion   Opinion // quorum of the validators' opinions; None until there is one
	Dropped   Reason  // ack_late, precommit_late, commit_late, or "" while it still counts
}

// VerdictRef is one validator's verdict as the chain holds it.
type VerdictRef struct {
	Validator Address
	Round     uint64
	Link      string // ipfs://<CID of the Verdict>
}

// TaskState is a task as the chain holds it.
type TaskState struct {
	Ref      TaskRef
	Data     string // ipfs://<CID of the Task record>
	Status   TaskStatus
	Round    uint64       // current assignment round, from 0
	Miners   []MinerState // every miner that was ever assigned, in order of assignment
	Verdicts []VerdictRef
	Created  time.Time
	Finished time.Time // zero until ended
	Deadline time.Time // of the current stage; zero when queued or ended
	Outcome  Reason    // why an ended task has no valid result; "" when it has one
}

// Current lists the miners that still count in the task's current round.
func (t TaskState) Current() []MinerState {
	var out []MinerState
	for _, m := range t.Miners {
		if m.Round == t.Round && m.Dropped == "" {
			out = append(out, m)
		}
	}
	return out
}

// EventKind names a contract event that roles act on.
type EventKind string

// The events, named as in the contracts.
const (
	TaskQueued          EventKind = "TaskQueued"
	TaskAssigned        EventKind = "TaskAssigned"
	TaskAcked           EventKind = "TaskAcked"
	TaskPrecommitted    EventKind = "TaskPrecommitted"
	TaskAllPrecommitted EventKind = "TaskAllPrecommitted"
	TaskCommitted       EventKind = "TaskCommitted"
	TaskAllCommitted    EventKind = "TaskAllCommitted"
	TaskEnded           EventKind = "TaskEnded"
	VerdictSubmitted    EventKind = "VerdictSubmitted"
	Anchored            EventKind = "Anchored"
)

// Interim tells that an event of one miner leaves a task in its stage: nobody but who counts along has anything to do then.
func (k EventKind) Interim() bool { return k == TaskAcked || k == TaskPrecommitted }

// Event is one contract event in chain order. Removed is true when a reorg took an event back that was delivered before.
type Event struct {
	Kind    EventKind
	Ref     TaskRef
	Miner   Address   // the acting miner or validator, if the event has one
	Miners  []Address // the miners the event lists
	Data    string    // taskData, committed data or verdict link
	Block   uint64
	Tx      Hash
	Index   uint // log index in the block
	Removed bool
}

// PoolNode is a miner as the node pool holds it.
type PoolNode struct {
	Address  Address
	Idle     bool   // may be given another task now
	Running  uint64 // tasks it holds
	Capacity uint64 // tasks it takes at once
	Since    time.Time
}

// SessionParams are what a session is created with.
type SessionParams struct {
	Name       string
	Metadata   string
	MinNodes   uint64
	MaxNodes   uint64
	Redundant  uint64
	Validators uint64
	Mode       uint64
	SLA        uint64
	Model      uint64
	Deposit    string // COR in wei, decimal; "" for none
}

// Submission is what Session.submit takes.
type Submission struct {
	Session          SessionID
	Data             string // ipfs://<CID of the Task record>
	PromptType       uint64
	Params           Params
	PrecommitTimeout time.Duration // 0 for the default
	Reference        string
}

// LogAnchor is one anchor of the audit log as the chain holds it.
type LogAnchor struct {
	Index     uint64
	Size      uint64
	Root      Hash
	Batch     Hash // SHA-256 of the Batch record
	Block     uint64
	BlockHash Hash
	Tx        Hash
	Final     bool // the block has the configured number of confirmations
}
