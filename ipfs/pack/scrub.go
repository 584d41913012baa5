package pack

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// ScrubOptions say how a Scrub goes about it.
type ScrubOptions struct {
	// Rate bounds the bytes read a second; 0: no bound.
	Rate int64
	// Progress is called after each pack; may be nil.
	Progress func(Scrubbed)
}

// Scrubbed is what a Scrub found.
type Scrubbed struct {
	Blocks  int      // blocks read
	Bytes   int64    // bytes of entries read
	Packs   int      // packs read
	Left    int      // packs still to do
	Damaged []Digest // blocks found damaged now
}

// Scrub reads every block and hashes it again. A damaged one is taken out of the index, and durably listed as damaged, so
// that nobody is told that the store has it; a Put of the same block heals the store. A block that moves while Scrub runs
// may be read twice.
func (s *Store) Scrub(ctx context.Context, opts ScrubOptions) (Scrubbed, error) {
	select {
	case s.collecting <- struct{}{}:
		defer func() { <-s.collecting }()
	default:
		return Scrubbed{}, ErrCollecting
	}
	s.mu.RLock()
	packs := slices.SortedFunc(maps.Values(s.packs), func(a, b *packFile) int { return cmp.Compare(a.number, b.number) })
	s.mu.RUnlock()
	var out Scrubbed
	start := time.Now()
	for i, p := range packs {
		out.Left = len(packs) - i
		for _, at := range s.inPack(p) {
			if err := errors.Join(s.ended(ctx), pace(ctx, start, out.Bytes, opts.Rate)); err != nil {
				return out, err
			}
			if err := s.examine(at, &out); err != nil {
				return out, err
			}
		}
		out.Packs, out.Left = out.Packs+1, out.Left-1
		if opts.Progress != nil {
			opts.Progress(out)
		}
	}
	return out, s.quarantine(ctx, out.Damaged)
}

// inPack lists what the index has in one pack, in the order of the file.
func (s *Store) inPack(p *packFile) []slot {
	rows, err := s.rowsOf(p)
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []slot
	size := int64(0)
	for _, r := range rows {
		if at := s.index.find(r.digest); at != nil && at.place() == r.place(p.number) {
			out, size = append(out, *at), size+at.place().size()
		}
	}
	if err != nil || size != p.live { // the pack's own list is damaged: ask the whole index
		out = nil
		for at := range s.index.all() {
			if at.pack == p.number {
				out = append(out, *at)
			}
		}
	}
	slices.SortFunc(out, func(a, b slot) int { return cmp.Compare(a.offset, b.offset) })
	return out
}

// examine reads one block. A read that the disk fails twice counts as damage.
func (s *Store) examine(at slot, out *Scrubbed) error {
	s.mu.RLock()
	p := s.packs[at.pack]
	s.mu.RUnlock()
	if p == nil {
		return nil // closed; the caller's next step says so
	}
	out.Blocks++
	out.Bytes += at.place().size()
	var h header
	var data []byte
	var err error
	for range 2 {
		if h, data, err = s.files.read(p, at.place(), nil); err == nil || errors.Is(err, ErrDamaged) {
			break
		}
	}
	if errors.Is(err, errRetired) || err == nil && h.digest == at.digest && sha256.Sum256(payload(data)) == at.digest {
		return nil
	}
	if s.drop(at.digest, at.place()) {
		out.Damaged = append(out.Damaged, at.digest)
	}
	return nil
}

// quarantine writes down which blocks are damaged, so that the next opening knows too.
func (s *Store) quarantine(ctx context.Context, list []Digest) error {
	if len(list) == 0 {
		return nil
	}
	if err := s.noteDamage(list); err != nil {
		return fmt.Errorf("note %d damaged blocks: %w", len(list), err)
	}
	return s.Flush(ctx)
}

func (s *Store) noteDamage(list []Digest) error {
	s.write.Lock()
	defer s.write.Unlock()
	now := stampOf(s.opts.Now())
	var entries []entry
	s.mu.RLock()
	for _, d := range list {
		if s.index.find(d) == nil { // else it was put again meanwhile
			entries = append(entries, entry{kind: damageKind(s.damaged[d]), stamp: now, digest: d})
		}
	}
	s.mu.RUnlock()
	_, err := s.appendEntries(entries)
	return err
}

// pace waits until a number of bytes is due.
func pace(ctx context.Context, start time.Time, bytes, rate int64) error {
	if err := ctx.Err(); err != nil || rate <= 0 {
		return err
	}
	early := time.Duration(float64(bytes)/float64(rate)*float64(time.Second)) - time.Since(start)
	if early <= 0 {
		return nil
	}
	wait := time.NewTimer(early)
	defer wait.Stop()
	select {
	case <-wait.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
