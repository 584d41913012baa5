package pack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// ErrCollecting says that a collection or a scrub is under way already.
var ErrCollecting = errors.New("a collection or a scrub is under way")

// Collection is a mark and a sweep under way; a store has one at a time. Its owner marks what is to live, then sweeps.
type Collection struct {
	*Store
	epoch uint8 // of this mark
	keep  stamp
	swept Swept
}

// BeginMark begins a collection: from here on every Append, Renew and Mark of a block keeps it from Sweep. Close must
// follow.
func (s *Store) BeginMark() (*Collection, error) {
	select {
	case s.collecting <- struct{}{}:
	default:
		return nil, ErrCollecting
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.epoch++; s.epoch == 0 { // the numbers are used up: begin again, so that no old one is taken for the new
		for at := range s.index.all() {
			at.setEpoch(0)
		}
		s.epoch = 1
	}
	return &Collection{Store: s, epoch: s.epoch}, nil
}

// Close ends the collection; another one may begin. It has to be called once.
func (w *Collection) Close() { <-w.collecting }

// Mark keeps a block from the next Sweep. It is false where the store lacks the block.
func (s *Store) Mark(d Digest) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.index.find(d)
	if at != nil {
		at.setEpoch(s.epoch)
	}
	return at != nil
}

// SweepOptions say what a Sweep takes.
type SweepOptions struct {
	// Keep is a time: blocks that were put since live on, marked or not.
	Keep time.Time
	// Threshold is the part of a pack, from 0 to 1, that must be dead before the pack is written anew; 0 stands for
	// DefaultThreshold, and a negative one takes every pack that has a dead byte.
	Threshold float64
	// Progress is called after each pack; may be nil.
	Progress func(Swept)
}

// DefaultThreshold is the part of a pack that must be dead before it is collected.
const DefaultThreshold = 0.25

// Swept is what a Sweep did.
type Swept struct {
	Blocks int   // blocks that are gone
	Bytes  int64 // bytes of disk freed, less what was written again
	Moved  int64 // bytes of live entries written again
	Packs  int   // packs removed
	Left   int   // packs still to do
	Dead   int64 // bytes of dead entries in packs below the threshold, which stay
	Live   int64 // bytes of live entries
}

// Sweep frees the packs in which too little is alive: live entries are copied to the active pack and synced, then the
// pack is removed. Blocks are alive that were marked, put or renewed since BeginMark, and those written since Keep. Dead
// blocks in packs that stay can still be read, and a Put brings them back. Readers and writers go on. When ctx ends, what
// was done stays done and the rest is left to the next collection.
func (w *Collection) Sweep(ctx context.Context, opts SweepOptions) (Swept, error) {
	w.sweeping <- struct{}{}
	defer func() { <-w.sweeping }()
	if opts.Threshold == 0 {
		opts.Threshold = DefaultThreshold
	}
	w.keep = stampOf(opts.Keep)
	list, err := w.candidates(opts.Threshold)
	if err != nil {
		return w.swept, err
	}
	for i, p := range list {
		w.swept.Left = len(list) - i
		if err := w.collect(ctx, p); err != nil {
			return w.swept, fmt.Errorf("collect pack %d: %w", p.number, err)
		}
		w.swept.Left--
		if opts.Progress != nil {
			opts.Progress(w.swept)
		}
	}
	return w.swept, nil
}

// alive says whether a block is to live; the epoch cannot change while the collection runs.
func (w *Collection) alive(at *slot) bool { return at.epoch() == w.epoch || at.written() >= w.keep }

// candidates lists the packs to collect, those with the least to copy first, so that a full disk gets room.
func (w *Collection) candidates(threshold float64) ([]*packFile, error) {
	w.write.Lock()
	defer w.write.Unlock()
	live := w.census()
	dead := func(p *packFile) int64 { return p.size - fileHeaderSize - live[p.number] }
	due := func(p *packFile) bool { // a pack that was not read whole may hold more than is known
		return !p.unread && dead(p) > 0 && float64(dead(p)) >= threshold*float64(p.size)
	}
	w.mu.RLock()
	active, failed := w.active, w.failed
	w.mu.RUnlock()
	if failed != nil {
		return nil, failed
	}
	if due(active) { // it takes no more entries, so that it can be collected
		if _, err := w.roll(); err != nil {
			return nil, err
		}
	}
	w.mu.RLock()
	defer w.mu.RUnlock()
	var list []*packFile
	for _, p := range w.packs {
		if p != w.active && due(p) {
			list = append(list, p)
		} else {
			w.swept.Dead += dead(p)
		}
	}
	slices.SortFunc(list, func(a, b *packFile) int {
		return cmp.Or(cmp.Compare(live[a.number], live[b.number]), cmp.Compare(a.number, b.number))
	})
	return list, nil
}

// census counts the live bytes of each pack.
func (w *Collection) census() map[uint32]int64 {
	w.mu.RLock()
	defer w.mu.RUnlock()
	live := map[uint32]int64{}
	for at := range w.index.all() {
		if w.alive(at) {
			live[at.pack] += at.place().size()
			w.swept.Live += at.place().size()
		}
	}
	return live
}

// collect moves what is alive out of a pack and removes the pack.
func (w *Collection) collect(ctx context.Context, p *packFile) error {
	rows, err := w.rowsOf(p)
	if err != nil {
		return err
	}
	for {
		if err := w.moveAll(ctx, p, rows); err != nil {
			return err
		}
		if err := w.Flush(ctx); err != nil { // the copies, before the originals go
			return err
		}
		if gone, err := w.detach(ctx, p, rows); gone || err != nil {
			return errors.Join(err, w.remove(ctx, p, gone))
		}
	}
}

// moveAll copies the live entries of a pack to the active one.
func (w *Collection) moveAll(ctx context.Context, p *packFile, rows []row) error {
	var batch []entry
	size := int64(0)
	for i, r := range rows {
		if err := w.ended(ctx); err != nil {
			return err
		}
		e, ok, err := w.carry(p, r)
		if err != nil {
			return err
		}
		if ok {
			batch, size = append(batch, e), size+e.size()
		}
		if size < writeBatch && (i < len(rows)-1 || len(batch) == 0) {
			continue
		}
		if err := w.move(p, batch); err != nil {
			return err
		}
		batch, size = nil, 0
	}
	return nil
}

// carry gives the entry that must be written elsewhere before this one can go: a live block's bytes, or the news of a
// block that lies in an older pack.
func (w *Collection) carry(p *packFile, r row) (entry, bool, error) {
	w.mu.RLock()
	var at slot
	if found := w.index.find(r.digest); found != nil {
		at = *found
	}
	_, bad := w.damaged[r.digest]
	w.mu.RUnlock()
	switch {
	case tellsDamage(r.kind):
		return entry{kind: r.kind, digest: r.digest, stamp: r.stamp}, bad, nil
	case at.pack == 0 || !w.alive(&at):
		return entry{}, false, nil
	case !holdsBlock(r.kind):
		return entry{kind: r.kind, digest: r.digest, stamp: r.stamp}, true, nil
	case at.place() != r.place(p.number):
		return entry{}, false, nil
	}
	h, data, err := w.files.read(p, at.place(), nil)
	if err == nil && h.digest != r.digest {
		err = unreadable(p, at.place(), nil)
	}
	if errors.Is(err, ErrDamaged) {
		w.drop(r.digest, at.place())
		return entry{kind: damageKind(at.private()), digest: r.digest, stamp: r.stamp}, true, nil
	}
	return entry{kind: kindBlock, digest: r.digest, data: payload(data)}, err == nil, err
}

// move appends copies, those that are still called for: what was read may be outdated. Caller must not hold a lock.
func (w *Collection) move(p *packFile, batch []entry) error {
	w.write.Lock()
	defer w.write.Unlock()
	list := batch[:0]
	w.mu.RLock()
	for _, e := range batch {
		if w.current(p, &e) {
			list = append(list, e)
		}
	}
	w.mu.RUnlock()
	for _, e := range list {
		w.swept.Moved += e.size()
		w.swept.Bytes -= e.size()
	}
	_, err := w.appendEntries(list)
	return err
}

// current says whether a copy is called for, and puts what is known of the block now into it. Caller holds write and mu.
func (w *Collection) current(p *packFile, e *entry) bool {
	at := w.index.find(e.digest)
	switch {
	case tellsDamage(e.kind):
		return at == nil // else it was put again
	case at == nil:
		return false // found damaged since it was read
	case e.kind != kindBlock:
		return at.pack < p.number // a block in a later pack has the news in its own entry
	case at.pack != p.number:
		return false
	}
	e.stamp = at.written()
	if at.private() {
		e.kind = kindPrivate
	}
	return true
}

// detach takes a pack out of the store, unless something in it came alive meanwhile. Append holds the same lock, so a Put
// comes either before, and is seen here, or after, and finds the block gone and writes it.
func (w *Collection) detach(ctx context.Context, p *packFile, rows []row) (gone bool, err error) {
	select { // who holds the token may be writing the pack's index file
	case w.syncing <- struct{}{}:
		defer func() { <-w.syncing }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	if err := w.ended(ctx); err != nil {
		return false, err
	}
	w.write.Lock()
	defer w.write.Unlock()
	w.mu.Lock()
	defer w.mu.Unlock()
	var dead []Digest
	for _, r := range rows {
		at := w.index.find(r.digest)
		if at == nil || !holdsBlock(r.kind) || at.place() != r.place(p.number) {
			continue
		}
		if w.alive(at) {
			return false, nil
		}
		dead = append(dead, r.digest)
	}
	for _, d := range dead {
		w.forget(d)
	}
	delete(w.packs, p.number)
	w.packed, w.indexes = w.packed-p.size, w.indexes-p.indexSize
	w.swept.Blocks += len(dead)
	w.swept.Bytes += p.size + p.indexSize
	w.swept.Packs++
	return true, nil
}

// removeTimeout bounds the wait for the readers of a pack that is to go; each of them reads one entry.
const removeTimeout = time.Minute

// remove deletes a detached pack's files once its last reader is through, even if ctx has ended. A crash in between
// leaves a pack of which every live block has a later copy.
func (w *Collection) remove(ctx context.Context, p *packFile, gone bool) error {
	if !gone {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), removeTimeout)
	defer cancel()
	waited := w.files.retire(ctx, p)
	return errors.Join(waited, ignoreMissing(w.fs.Remove(p.path)), ignoreMissing(w.fs.Remove(w.indexPath(p.number))),
		disk.SyncDir(w.fs, w.dir))
}
