package router

import (
	"context"
	"slices"

	"github.com/cortensor-open/cortensor/core"
)

// Session reads one session.
func (s *Service) Session(ctx context.Context, id core.SessionID) (core.Session, error) {
	session, err := s.deps.Sessions.Session(ctx, id)
	if err != nil {
		if core.KindOf(err) == core.NotFound {
			return session, &core.Error{Kind: core.NotFound, Err: badField("session_id", "session %d does not exist; GET /api/v1/sessions lists them", id)}
		}
		return session, core.Errorf(core.KindOf(err), "read session %d: %w", id, err)
	}
	return session, nil
}

// SessionList gives sessions, newest first, from the offset-th on, and how many there are in all.
func (s *Service) SessionList(ctx context.Context, offset, limit uint64) ([]core.Session, uint64, error) {
	count, err := s.deps.Sessions.SessionCount(ctx)
	if err != nil {
		return nil, 0, core.Errorf(core.KindOf(err), "count sessions: %w", err)
	}
	out := []core.Session{}
	for back := offset + 1; back <= count && back <= offset+limit; back++ {
		session, err := s.Session(ctx, core.SessionID(count-back))
		if err != nil {
			return nil, 0, err
		}
		out = append(out, session)
	}
	return out, count, nil
}

// CreateSession makes a session that this router owns.
func (s *Service) CreateSession(ctx context.Context, p core.SessionParams) (core.SessionID, error) {
	id, err := s.deps.Sessions.CreateSession(ctx, p)
	if err != nil {
		return 0, core.Errorf(core.KindOf(err), "create session: %w", err)
	}
	return id, nil
}

// TaskList gives the tasks of a session as the chain holds them, newest first, from the offset-th on, and how many there
// are in all.
func (s *Service) TaskList(ctx context.Context, id core.SessionID, offset, limit uint64) ([]core.TaskState, uint64, error) {
	if _, err := s.Session(ctx, id); err != nil {
		return nil, 0, err
	}
	count, err := s.deps.Tasks.TaskCount(ctx, id)
	if err != nil {
		return nil, 0, core.Errorf(core.KindOf(err), "count tasks of session %d: %w", id, err)
	}
	out := []core.TaskState{}
	for back := offset + 1; back <= count && back <= offset+limit; back++ {
		ref := core.TaskRef{Session: id, Task: core.TaskID(count - back)}
		state, err := s.deps.Tasks.Task(ctx, ref)
		if err != nil {
			return nil, 0, core.Errorf(core.KindOf(err), "read task %s: %w", ref, err)
		}
		out = append(out, state)
	}
	return out, count, nil
}

// Miners lists the pool, by address.
func (s *Service) Miners(ctx context.Context) ([]core.PoolNode, error) {
	nodes, err := s.deps.Pool.Nodes(ctx)
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "read the node pool: %w", err)
	}
	slices.SortFunc(nodes, func(a, b core.PoolNode) int { return a.Address.Cmp(b.Address) })
	return nodes, nil
}
