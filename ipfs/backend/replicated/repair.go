package replicated

import (
	"context"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/splice"
	"github.com/ipfs/go-cid"
)

// Report is what Repair found.
type Report struct {
	Done     int     // operations that members had missed and have now done
	Failures []error // of single members or roots; they stay noted where they were
	Skipped  []error // members that did not list their pins, so that they could not be compared
}

// Missed counts the operations that members are known to have missed, by member.
func (b *Backend) Missed() []int {
	out := make([]int, len(b.members))
	for s := range b.journal.all() {
		if s.member < len(out) {
			out[s.member]++
		}
	}
	return out
}

// Repair brings members up to date: first what the journal says that they have missed, then pins that others have and
// they do not, as after the loss of a disk. It runs beside other operations. Its error is the context's; the report says
// what it could not mend.
func (b *Backend) Repair(ctx context.Context) (Report, error) {
	var rep Report
	b.replay(ctx, &rep)
	b.compare(ctx, &rep)
	if ctx.Err() != nil {
		return rep, core.Errorf(core.Timeout, "repair: %w", context.Cause(ctx))
	}
	return rep, nil
}

func (b *Backend) replay(ctx context.Context, rep *Report) {
	for s := range b.journal.all() {
		if ctx.Err() != nil {
			return
		}
		if s.member >= len(b.members) {
			rep.Failures = append(rep.Failures, core.Errorf(core.Invalid, "the journal knows member %d, there are %d", s.member, len(b.members)))
			continue
		}
		b.tally(rep, s, b.exclusive(ctx, s, func(ctx context.Context) error { return b.catchUp(ctx, s) }))
	}
}

func (b *Backend) tally(rep *Report, s slot, err error) {
	if err != nil {
		rep.Failures = append(rep.Failures, fmt.Errorf("repair %s on %s: %w", s.root, b.sources[s.member].Name, err))
		return
	}
	rep.Done++
}

// exclusive runs an operation of Repair in its turn on a slot.
func (b *Backend) exclusive(ctx context.Context, s slot, do func(context.Context) error) error {
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return core.Errorf(core.Unavailable, "the replicated backend is closed")
	}
	before, after := b.tails[s], make(chan struct{})
	b.tails[s] = after
	b.inFlight[s.member]++
	b.running.Add(1)
	b.mu.Unlock()
	defer b.running.Done()
	defer b.leave(s, after)
	ctx, cancel := context.WithTimeout(ctx, b.opts.Timeout)
	defer cancel()
	defer context.AfterFunc(b.ctx, cancel)()
	if before != nil {
		select {
		case <-before:
		case <-ctx.Done():
			return core.Errorf(core.Timeout, "an earlier operation on it still runs: %w", context.Cause(ctx))
		}
	}
	return do(ctx)
}

// catchUp does what a member has missed of a root, as it is noted now.
func (b *Backend) catchUp(ctx context.Context, s slot) error {
	m := b.journal.get(s.member, s.root)
	member := b.members[s.member]
	if m.Unpin {
		if err := member.Unpin(ctx, s.root); err != nil && core.KindOf(err) != core.NotFound {
			return err
		}
		b.journal.did(s.member, s.root, missed{Unpin: true})
	}
	if m.Put || m.Pin {
		err := b.copy(ctx, s)
		if core.ReasonOf(err) == core.ReasonContentMissing && !m.Pin {
			b.journal.did(s.member, s.root, missed{Put: true}) // nobody has it any more: it was never pinned
			return nil
		}
		if err != nil {
			return err
		}
		b.journal.did(s.member, s.root, missed{Put: true})
	}
	if m.Pin {
		if err := member.Pin(ctx, s.root, m.Name); err != nil {
			return err
		}
		b.journal.did(s.member, s.root, missed{Pin: true, Name: m.Name})
	}
	return nil
}

// copy gives a member a DAG out of the others. The stream is verified on its way.
func (b *Backend) copy(ctx context.Context, s slot) error {
	var others []splice.Source
	for i, src := range b.sources {
		if i != s.member {
			others = append(others, src)
		}
	}
	r, err := splice.Open(ctx, s.root, ipfs.ScopeAll, others, splice.Options{Hedge: splice.Never, Stall: b.opts.Stall})
	if err != nil {
		return err
	}
	defer r.Close()
	return b.members[s.member].PutCAR(ctx, s.root, r)
}

// compare gives members the pins that others have. Roots that are written to meanwhile are left alone.
func (b *Backend) compare(ctx context.Context, rep *Report) {
	b.mu.Lock()
	b.touched = map[cid.Cid]bool{}
	b.mu.Unlock()
	defer func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.touched = nil
	}()
	noted := b.journal.all()
	lists, errs := b.lists(ctx, len(b.members))
	rep.Skipped = append(rep.Skipped, errs...)
	merged := merge(lists, noted)
	for i, list := range lists {
		if list == nil {
			continue
		}
		have := map[cid.Cid]string{}
		for _, p := range list {
			have[p.Root] = p.Name
		}
		for root, p := range merged {
			if name, ok := have[root]; ok && name == p.Name || ctx.Err() != nil {
				continue
			}
			b.restore(ctx, slot{i, root}, p.Name, rep)
		}
	}
}

// restore pins a root on a member that lacks it.
func (b *Backend) restore(ctx context.Context, s slot, name string, rep *Report) {
	changed := false
	err := b.exclusive(ctx, s, func(ctx context.Context) error {
		b.mu.Lock()
		changed = b.touched[s.root]
		b.mu.Unlock()
		if changed {
			return nil
		}
		if err := b.copy(ctx, s); err != nil {
			return err
		}
		return b.members[s.member].Pin(ctx, s.root, name)
	})
	if !changed {
		b.tally(rep, s, err)
	}
}
