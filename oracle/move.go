package oracle

import (
	"context"
	"slices"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/jobs"
	"github.com/cortensor-open/cortensor/protocol"
)

// plan says when a task is worth another look, so that a thousand open tasks are not read every second.
type plan struct {
	next   time.Time
	queued bool                 // waits for a free miner
	pause  func() time.Duration // between tries that the contracts refused
}

// scanLoop looks at every open task whose time has come.
func (o *Oracle) scanLoop(ctx context.Context, movers *jobs.Group) {
	for {
		if err := o.scan(ctx, movers); err != nil && ctx.Err() == nil {
			o.log.Warn("scan open tasks", "error", err)
		}
		if jobs.Sleep(ctx, o.cfg.Scan, nil) != nil {
			return
		}
	}
}

func (o *Oracle) scan(ctx context.Context, movers *jobs.Group) error {
	open, err := o.Tasks.OpenTasks(ctx)
	if err != nil {
		return err
	}
	o.metrics.open.Set(float64(len(open)))
	o.mu.Lock()
	for ref := range o.plans {
		if !slices.Contains(open, ref) {
			delete(o.plans, ref)
		}
	}
	o.mu.Unlock()
	for _, ref := range open {
		if o.isTime(ref) {
			movers.Poke(ref)
		}
	}
	return nil
}

func (o *Oracle) isTime(ref core.TaskRef) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	p := o.plans[ref]
	return p == nil || !time.Now().Before(p.next)
}

// hurry has the task looked at in the next scan.
func (o *Oracle) hurry(ref core.TaskRef) { o.forget(ref) }

func (o *Oracle) forget(ref core.TaskRef) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.plans, ref)
}

// freed gives the tasks that wait for a miner: a task ended, so one may be free.
func (o *Oracle) freed() (out []core.TaskRef) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for ref, p := range o.plans {
		if p.queued {
			p.next = time.Time{}
			out = append(out, ref)
		}
	}
	return out
}

// move makes every call that is due for a task, then plans the next look.
func (o *Oracle) move(ctx context.Context, ref core.TaskRef, _ <-chan struct{}) {
	select {
	case o.moves <- struct{}{}:
		defer func() { <-o.moves }()
	case <-ctx.Done():
		return
	}
	for ctx.Err() == nil {
		state, now, err := o.look(ctx, ref)
		if err != nil {
			if ctx.Err() == nil {
				o.log.Warn("read task", "task", ref.String(), "error", err)
			}
			o.plan(ref, false, o.cfg.Scan)
			return
		}
		action := protocol.Due(state, now)
		if action == protocol.ActNone {
			o.plan(ref, false, o.untilDue(state, now))
			return
		}
		if err := o.Mover.Advance(ctx, ref, action); err != nil {
			if ctx.Err() == nil {
				o.refused(ref, action, err)
			}
			return
		}
		o.metrics.actions.WithLabelValues(string(action)).Inc()
		o.log.Info("moved task on", "task", ref.String(), "action", action, "from", state.Status.String())
	}
}

func (o *Oracle) look(ctx context.Context, ref core.TaskRef) (core.TaskState, time.Time, error) {
	state, err := o.Tasks.Task(ctx, ref)
	if err != nil {
		return state, time.Time{}, err
	}
	now, err := o.Tasks.Now(ctx)
	return state, now, err
}

// untilDue is how long nothing can be due, on the contracts' clock, but at most Look: events may have been lost.
func (o *Oracle) untilDue(state core.TaskState, now time.Time) time.Duration {
	if state.Deadline.IsZero() {
		return o.cfg.Look
	}
	// The contracts count whole seconds and act after the deadline.
	return min(max(state.Deadline.Sub(now)+time.Millisecond, 0), o.cfg.Look)
}

// plan sets the next look at a task. A look that failed or was refused backs off; any other ends the backing off.
func (o *Oracle) plan(ref core.TaskRef, queued bool, in time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.plans[ref] = &plan{next: time.Now().Add(in), queued: queued}
}

// refused plans another try at a call that the contracts refused: no miner is free, or another oracle was faster.
func (o *Oracle) refused(ref core.TaskRef, action protocol.Action, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	p := o.plans[ref]
	if p == nil || p.pause == nil {
		p = &plan{pause: jobs.Retry(o.cfg.Scan, o.cfg.Queue)}
		o.plans[ref] = p
	}
	p.queued = action == protocol.ActAssign
	in := p.pause()
	p.next = time.Now().Add(in)
	if p.queued {
		o.log.Debug("no miner for the task yet", "task", ref.String(), "pause", in, "error", err)
		return
	}
	o.log.Info("task could not be moved on", "task", ref.String(), "action", action, "pause", in, "error", err)
}
