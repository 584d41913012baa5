package router

import (
	"context"
	"fmt"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// keepTimeout bounds the leases of one task.
const keepTimeout = time.Minute

// sealedRoots notes what a sealed part of a private request consists of.
func (r *Request) sealedRoots(envelope cid.Cid, e *core.Envelope, what string) {
	if r.sealed == nil {
		r.sealed = map[cid.Cid]string{}
	}
	r.sealed[envelope], r.sealed[e.Payload] = what+" envelope", what
}

// keep leases a task's record and inputs. It runs beside the task: until then they are safe by the store's grace, and no
// token waits for it. What fails is logged; the task is not worse off for a day.
func (s *Service) keep(ctx context.Context, a *Asked, sealed map[cid.Cid]string) {
	ctx, cancel := context.WithTimeout(ctx, keepTimeout)
	defer cancel()
	roots := map[cid.Cid]string{a.Record: "record"}
	for _, f := range a.Task.Files {
		roots[f.Cid] = "input"
	}
	for c, what := range sealed {
		roots[c] = what
	}
	for c, what := range roots {
		if err := s.deps.Leases.Lease(ctx, c, a.Ref.Session, fmt.Sprintf("task %s %s", a.Ref, what)); err != nil {
			s.log.ErrorContext(ctx, "task content is not kept beyond the store's grace", "task", a.Ref.String(), "what", what, "cid", c.String(), "error", err)
		}
	}
}
