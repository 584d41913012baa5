// Package replicated is a composite ipfs.Backend over m members. Writes and pins are acknowledged when n of them have
// them; the rest go on beside the caller, and what a member misses is remembered for Repair. Reads come from any member.
// As long as one of the n members that acknowledged is healthy, what was acknowledged can be read.
package replicated

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/ask"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/splice"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/spool"
	"github.com/ipfs/go-cid"
)

// Options of a Backend.
type Options struct {
	// Acks is n, how many members must have a write before it is acknowledged. Default: more than half of them.
	Acks int
	// Hedge is how long a read waits for one member before it asks the next one too. Default 200 ms.
	Hedge time.Duration
	// Stall is how long a member that is asked may be silent before it counts as failed. Default 30 s.
	Stall time.Duration
	// Timeout bounds each write of each member, also after the acknowledgement. Default 10 min.
	Timeout time.Duration
	// Journal is a file that keeps what members have missed across restarts; empty keeps it in memory. Its folder must
	// exist.
	Journal string
}

// maxInFlight bounds the operations that wait for one member. Above it a member counts as failed, so that one that hangs
// does not fill the memory.
const maxInFlight = 64

// Backend writes to several members.
type Backend struct {
	members []ipfs.Backend
	sources []splice.Source
	opts    Options
	journal *journal
	ctx     context.Context
	cancel  context.CancelFunc

	mu       sync.Mutex
	closed   bool
	running  sync.WaitGroup // Add under mu
	tails    map[slot]chan struct{}
	inFlight []int
	touched  map[cid.Cid]bool // roots written to while Repair compares the members; nil otherwise
}

// slot is a member's operations on one root, which run one after the other.
type slot struct {
	member int
	root   cid.Cid
}

var _ ipfs.Backend = (*Backend)(nil)

// New makes a Backend of its members, which it closes. With a journal their order must stay the same.
func New(members []ipfs.Backend, opts Options) (*Backend, error) {
	if opts.Acks == 0 {
		opts.Acks = len(members)/2 + 1
	}
	if len(members) == 0 || opts.Acks < 1 || opts.Acks > len(members) {
		return nil, core.Errorf(core.Invalid, "replication on %d of %d members", opts.Acks, len(members))
	}
	if opts.Hedge <= 0 {
		opts.Hedge = 200 * time.Millisecond
	}
	if opts.Stall <= 0 {
		opts.Stall = 30 * time.Second
	}
	if opts.Timeout <= 0 {
		opts.Timeout = 10 * time.Minute
	}
	j, err := openJournal(opts.Journal)
	if err != nil {
		return nil, err
	}
	b := &Backend{
		members: members, sources: ask.Sources(members), opts: opts, journal: j,
		tails: map[slot]chan struct{}{}, inFlight: make([]int, len(members)),
	}
	b.ctx, b.cancel = context.WithCancel(context.Background())
	return b, nil
}

// Close ends what still runs, which Repair finishes later where there is a journal, and closes all members.
func (b *Backend) Close() error {
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return nil
	}
	b.closed = true
	b.mu.Unlock()
	b.cancel()
	b.running.Wait()
	errs := []error{b.journal.close()}
	for _, m := range b.members {
		errs = append(errs, m.Close())
	}
	return errors.Join(errs...)
}

// sight is how many members must answer so that one of them has what was acknowledged.
func (b *Backend) sight() int { return len(b.members) - b.opts.Acks + 1 }

// Has is true where any member has the block; false needs so many answers that an acknowledged write would be seen.
func (b *Backend) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	return ask.Has(ctx, b.members, ids, b.sight(), b.opts.Stall, 5*b.opts.Hedge)
}

// GetCAR reads from the members, first from those that have not missed the root. The stream is verified.
func (b *Backend) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	var sources, late []splice.Source
	for i, s := range b.sources {
		if b.journal.get(i, root).lacks() {
			late = append(late, s)
			continue
		}
		sources = append(sources, s)
	}
	return splice.Open(ctx, root, scope, append(sources, late...), splice.Options{Hedge: b.opts.Hedge, Stall: b.opts.Stall, Quorum: b.sight()})
}

// PutCAR checks a CAR and writes it to all members.
func (b *Backend) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	s, err := spool.New(root, r)
	if err != nil {
		return err
	}
	return b.write(ctx, "put", root, missed{Put: true}, s.Release, func(ctx context.Context, m ipfs.Backend) error {
		return m.PutCAR(ctx, root, s.Reader())
	})
}

// Pin pins on all members.
func (b *Backend) Pin(ctx context.Context, root cid.Cid, name string) error {
	return b.write(ctx, "pin", root, missed{Pin: true, Name: name}, nil, func(ctx context.Context, m ipfs.Backend) error {
		return m.Pin(ctx, root, name)
	})
}

// Unpin removes the pin from all members. It is NotFound when all members say so.
func (b *Backend) Unpin(ctx context.Context, root cid.Cid) error {
	return b.write(ctx, "unpin", root, missed{Unpin: true}, nil, func(ctx context.Context, m ipfs.Backend) error {
		return m.Unpin(ctx, root)
	})
}

// result is how one member's write ended.
type result struct {
	member int
	absent bool // an unpin that found no pin
	err    error
}

// tally counts the results of one operation.
type tally struct {
	acks, absent int
	proof        int // of absent, members that would have had an acknowledged pin
	errs         []error
}

// done says that the operation can be acknowledged now. That some members found no pin is no proof that none has one.
func (t tally) done(b *Backend) bool {
	return t.acks >= b.opts.Acks && (t.absent < t.acks || t.proof >= b.sight() || t.acks+len(t.errs) == len(b.members))
}

// nothing says that there was no pin.
func (t tally) nothing(b *Backend) bool {
	return t.absent > 0 && t.absent == t.acks && (t.proof >= b.sight() || t.absent == len(b.members))
}

// write runs one operation on all members and returns when enough have done it, or when so many failed that they cannot.
// Those that are slower go on; done is called when the last one has ended.
func (b *Backend) write(ctx context.Context, what string, root cid.Cid, intent missed, done func(), do func(context.Context, ipfs.Backend) error) error {
	w := &writing{b: b, root: root, intent: intent, results: make(chan result, len(b.members)), done: done, left: len(b.members)}
	if err := w.start(do); err != nil {
		if done != nil {
			done()
		}
		return err
	}
	var t tally
	late := time.NewTimer(b.opts.Stall)
	defer late.Stop()
	for !t.done(b) {
		if len(t.errs) > len(b.members)-b.opts.Acks {
			w.settle(false)
			return ask.Joined(t.errs, "%s %s: %d of %d members did it, %d are needed", what, root, t.acks, len(b.members), b.opts.Acks)
		}
		select {
		case r := <-w.results:
			b.count(&t, r, w)
		case <-late.C:
			if t.acks >= b.opts.Acks { // an unpin that some found nothing for: the others do it when they can
				w.settle(true)
				return nil
			}
		case <-ctx.Done():
			w.settle(false)
			return core.Errorf(core.Timeout, "%s %s: %d of %d members did it, %d are needed: %w", what, root, t.acks, len(b.members), b.opts.Acks, context.Cause(ctx))
		}
	}
	w.settle(true)
	if t.nothing(b) {
		return core.Errorf(core.NotFound, "%s is not pinned", root)
	}
	return nil
}

func (b *Backend) count(t *tally, r result, w *writing) {
	if r.err != nil {
		t.errs = append(t.errs, fmt.Errorf("%s: %w", b.sources[r.member].Name, r.err))
		return
	}
	t.acks++
	if r.absent {
		t.absent++
		if !w.prior[r.member].Pin {
			t.proof++
		}
	}
}

// Pins merges the members' lists. It needs so many answers that an acknowledged pin is seen; what a member has missed is
// put right.
func (b *Backend) Pins(ctx context.Context) ([]ipfs.Pin, error) {
	noted := b.journal.all()
	lists, errs := b.lists(ctx, b.sight())
	if good := len(b.members) - len(errs); good < b.sight() {
		return nil, ask.Joined(errs, "%d of %d members listed their pins, %d are needed", good, len(b.members), b.sight())
	}
	merged := merge(lists, noted)
	pins := make([]ipfs.Pin, 0, len(merged))
	for _, p := range merged {
		pins = append(pins, p)
	}
	slices.SortFunc(pins, func(a, b ipfs.Pin) int { return strings.Compare(a.Root.KeyString(), b.Root.KeyString()) })
	return pins, nil
}

// lists asks every member for its pins until so many as need have answered; the list of another member is nil.
func (b *Backend) lists(ctx context.Context, need int) (lists [][]ipfs.Pin, errs []error) {
	ctx, cancel := context.WithTimeout(ctx, b.opts.Stall)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	type answer struct {
		member int
		pins   []ipfs.Pin
		err    error
	}
	answers := make(chan answer, len(b.members))
	for i, m := range b.members {
		running.Go(func() {
			list, err := m.Pins(ctx)
			answers <- answer{i, append([]ipfs.Pin{}, list...), err}
		})
	}
	lists = make([][]ipfs.Pin, len(b.members))
	for good := 0; good < need && good+len(errs) < len(b.members); {
		a := <-answers // each ends with the context
		if a.err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", b.sources[a.member].Name, a.err))
			continue
		}
		lists[a.member] = a.pins
		good++
	}
	return lists, errs
}

// merge makes one list. A pin that a member should have lost does not count; of two names the one of the member that has
// missed nothing counts, then the newer one. What members have missed must have been noted down before they were asked: a
// member that catches up after it gave its list has still given the old one.
func merge(lists [][]ipfs.Pin, noted map[slot]missed) map[cid.Cid]ipfs.Pin {
	merged, stale := map[cid.Cid]ipfs.Pin{}, map[cid.Cid]bool{}
	for i, list := range lists {
		for _, p := range list {
			m := noted[slot{i, p.Root}]
			if m.Unpin {
				continue
			}
			old, ok := merged[p.Root]
			if !ok || stale[p.Root] && !m.Pin || stale[p.Root] == m.Pin && p.Created.After(old.Created) {
				merged[p.Root], stale[p.Root] = p, m.Pin
			}
		}
	}
	return merged
}
