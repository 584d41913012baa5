package replicated

import (
	"context"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// writing is one operation on its way to all members.
type writing struct {
	b       *Backend
	root    cid.Cid
	intent  missed
	results chan result
	done    func()

	prior []missed // what the members had missed before

	mu   sync.Mutex
	left int
}

// start queues the operation behind earlier ones on the same root, on every member at once, so that all members see the
// operations in one order.
func (w *writing) start(do func(context.Context, ipfs.Backend) error) error {
	b := w.b
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return core.Errorf(core.Unavailable, "the replicated backend is closed")
	}
	var err error
	if w.prior, err = b.journal.intend(len(b.members), w.root, w.intent); err != nil {
		return err
	}
	if b.touched != nil {
		b.touched[w.root] = true
	}
	for i, m := range b.members {
		if b.inFlight[i] >= maxInFlight {
			w.end(i, core.Errorf(core.Busy, "%d operations wait for it", maxInFlight))
			continue
		}
		b.inFlight[i]++
		s := slot{i, w.root}
		before, after := b.tails[s], make(chan struct{})
		b.tails[s] = after
		b.running.Go(func() {
			err := w.run(before, m, do)
			b.leave(s, after)
			w.end(i, err)
		})
	}
	return nil
}

func (w *writing) run(before chan struct{}, m ipfs.Backend, do func(context.Context, ipfs.Backend) error) error {
	ctx, cancel := context.WithTimeout(w.b.ctx, w.b.opts.Timeout)
	defer cancel()
	if before != nil {
		select {
		case <-before:
		case <-ctx.Done():
			return core.Errorf(core.Timeout, "an earlier operation on it still runs: %w", context.Cause(ctx))
		}
	}
	return do(ctx, m)
}

// leave lets the next operation on a slot begin.
func (b *Backend) leave(s slot, after chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.inFlight[s.member]--
	if b.tails[s] == after {
		delete(b.tails, s)
	}
	close(after)
}

// end takes one member's result.
func (w *writing) end(member int, err error) {
	absent := w.intent.Unpin && core.KindOf(err) == core.NotFound
	if absent {
		err = nil
	}
	w.mu.Lock()
	w.left--
	last := w.left == 0
	if err == nil {
		w.b.journal.did(member, w.root, w.intent)
	}
	w.mu.Unlock()
	if last && w.done != nil {
		w.done()
	}
	w.results <- result{member, absent, err}
}

// settle says whether the caller was told that the operation is done. What members have missed of one that is not done is
// nobody's promise.
func (w *writing) settle(acked bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if acked {
		return
	}
	for i, prior := range w.prior {
		w.b.journal.forget(i, w.root, w.intent, prior)
	}
}
