package chain

import (
	"math/big"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/core"
)

// eventTable gives the events that roles act on, by topic.
var eventTable = sync.OnceValue(func() map[core.Hash]abi.Event {
	table := make(map[core.Hash]abi.Event)
	add := func(contract abi.ABI, kinds ...core.EventKind) {
		for _, kind := range kinds {
			e, ok := contract.Events[string(kind)]
			if !ok {
				panic("chain: the bindings have no event " + string(kind))
			}
			table[e.ID] = e
		}
	}
	add(queueBind().GetABI(), core.TaskQueued, core.TaskAssigned, core.TaskAcked, core.TaskPrecommitted, core.TaskAllPrecommitted,
		core.TaskCommitted, core.TaskAllCommitted, core.TaskEnded)
	add(validationBind().GetABI(), core.VerdictSubmitted)
	add(auditBind().GetABI(), core.Anchored)
	return table
})

func eventTopics() []core.Hash {
	var list []core.Hash
	for topic := range eventTable() {
		list = append(list, topic)
	}
	slices.SortFunc(list, core.Hash.Cmp) // followers that ask for the same share what is read
	return list
}

// decodeEvent reads a log of one of our contracts; false when it is none of the events that roles act on.
func decodeEvent(l types.Log) (core.Event, bool) {
	if len(l.Topics) == 0 {
		return core.Event{}, false
	}
	e, ok := eventTable()[l.Topics[0]]
	if !ok {
		return core.Event{}, false
	}
	fields := make(map[string]any)
	if len(l.Data) > 0 {
		if err := e.Inputs.UnpackIntoMap(fields, l.Data); err != nil {
			return core.Event{}, false
		}
	}
	var indexed abi.Arguments
	for _, in := range e.Inputs {
		if in.Indexed {
			indexed = append(indexed, in)
		}
	}
	if len(indexed) != len(l.Topics)-1 || abi.ParseTopicsIntoMap(fields, indexed, l.Topics[1:]) != nil {
		return core.Event{}, false
	}
	event := core.Event{Kind: core.EventKind(e.RawName), Block: l.BlockNumber, Tx: l.TxHash, Index: l.Index}
	fill(&event, fields)
	return event, true
}

// fill copies what an event says by the names of its arguments.
func fill(e *core.Event, fields map[string]any) {
	id := func(name string) uint64 {
		if n, ok := fields[name].(*big.Int); ok {
			return n.Uint64()
		}
		return 0
	}
	e.Ref = core.TaskRef{Session: core.SessionID(id("sessionId")), Task: core.TaskID(id("taskId"))}
	for _, name := range []string{"miner", "validator"} {
		if a, ok := fields[name].(core.Address); ok {
			e.Miner = a
		}
	}
	if list, ok := fields["miners"].([]core.Address); ok {
		e.Miners = list
	}
	for _, name := range []string{"taskData", "link"} {
		if text, ok := fields[name].(string); ok {
			e.Data = text
		}
	}
}
