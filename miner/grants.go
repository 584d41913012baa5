package miner

import (
	"context"

	"github.com/cortensor-open/cortensor/core"
)

// granted is a router's grant on a private task as the journal keeps it until the answer is there, so that a miner which
// starts again can go on without the router. The envelope in it opens with this miner's own seal key only.
type granted struct {
	Task     string `json:"task"`     // the chain's taskData
	Envelope []byte `json:"envelope"` // the record
}

// recallGrant gives the grant that was kept for a task; nil where there is none that can be used.
func (m *Miner) recallGrant(ref core.TaskRef, in *input) *core.Envelope {
	kept, found, err := m.grants.Get(ref)
	if err != nil {
		m.log.Warn("the kept grant cannot be read; the router is asked again", "task", ref.String(), "error", err)
	}
	e := new(core.Envelope)
	if err != nil || !found || kept.Task != core.Link(in.record) || core.Decode(kept.Envelope, e) != nil {
		return nil
	}
	return e
}

// keepGrant keeps a grant that has opened the question. Without it a restart needs the router again, which is no reason to give
// the task up now.
func (m *Miner) keepGrant(ref core.TaskRef, in *input, e *core.Envelope) {
	record, _, err := core.Encode(e)
	if err == nil {
		err = m.grants.Put(ref, granted{core.Link(in.record), record})
	}
	if err != nil {
		m.log.Warn("the grant is not kept; after a restart the router is asked again", "task", ref.String(), "error", err)
	}
}

// dropGrant forgets a task's grant.
func (m *Miner) dropGrant(ref core.TaskRef) {
	if err := m.grants.Delete(ref); err != nil {
		m.log.Error("the grant of a task that is done with is still on disk", "task", ref.String(), "error", err)
	}
}

// sweepGrants forgets the grants of tasks that are this miner's no more.
func (m *Miner) sweepGrants(ctx context.Context) error {
	refs, err := m.grants.Refs()
	if err != nil {
		return err
	}
	for _, ref := range refs {
		state, err := m.Tasks.Task(ctx, ref)
		if core.KindOf(err) == core.NotFound { // of another chain, or not there yet
			continue
		}
		if err != nil {
			return err
		}
		if _, mine := m.find(state); !mine {
			m.dropGrant(ref)
		}
	}
	return nil
}

// openQuestion gives the question's bytes, by the grant that was kept or by a new one.
func (m *Miner) openQuestion(ctx context.Context, ref core.TaskRef, in *input, providers []string) ([]byte, error) {
	named, err := m.Sealer.Envelope(ctx, in.task.Sealed.Envelope, providers)
	if err != nil {
		return nil, err
	}
	if kept := m.recallGrant(ref, in); kept != nil && named.SameContent(kept) {
		plain, err := m.Sealer.Read(ctx, ref.Session, kept, "", core.MaxRecord, providers)
		if reason := core.ReasonOf(err); reason != core.ReasonNoKey && reason != core.ReasonBadEnvelope {
			return plain, err
		}
		m.dropGrant(ref) // of a seal key that this miner has no more
	}
	e, err := m.Grants.Grant(ctx, providers, in.task.Author(), ref, in.round, in.record)
	if err != nil {
		return nil, err
	}
	if !named.SameContent(e) {
		return nil, core.Fail(core.ReasonWrongParent, "the router granted another envelope's content than its task record names")
	}
	plain, err := m.Sealer.Read(ctx, ref.Session, e, "", core.MaxRecord, providers)
	if err == nil {
		m.keepGrant(ref, in, e)
	}
	return plain, err
}
