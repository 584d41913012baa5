// Package protocol holds the rules of the network as pure functions: what a task's stage allows, how results are judged,
// what a precommit binds, how a prompt is put together. It knows no clock, network, disk or goroutine, so that roles, the
// auditor, the in-memory ledger and the tests against Solidity all run the same code.
package protocol

import (
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Action is a call that moves a task on. Anyone may make it once it is due.
type Action string

// The actions, named after the contract functions that they become.
const (
	ActNone         Action = ""
	ActAssign       Action = "assign"
	ActEndAck       Action = "endAck"
	ActEndPrecommit Action = "endPrecommit"
	ActEndCommit    Action = "endCommit"
	ActEnd          Action = "end"
)

// Due gives the action that moves t on at the contracts' time now, or ActNone while the task waits for its miners or
// validators. ActAssign is due as long as a task is queued; whether it succeeds depends on the pool.
func Due(t core.TaskState, now time.Time) Action {
	late := !t.Deadline.IsZero() && now.After(t.Deadline)
	switch t.Status {
	case core.Queued:
		if late {
			return ActEnd
		}
		return ActAssign
	case core.Assigned:
		if !late {
			return ActNone
		}
		for _, m := range t.Current() {
			if !m.Acked {
				return ActEndAck
			}
		}
		return ActEndPrecommit
	case core.Precommitted:
		if late {
			return ActEndCommit
		}
	case core.Committed:
		if late || judged(t) {
			return ActEnd
		}
	}
	return ActNone
}

// judged tells whether every miner that still counts has a quorum's opinion.
func judged(t core.TaskState) bool {
	current := t.Current()
	for _, m := range current {
		if m.Opinion == core.None {
			return false
		}
	}
	return len(current) > 0
}
