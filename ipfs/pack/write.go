package pack

import (
	"context"
	"fmt"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// Put appends blocks and returns once they are durable.
func (s *Store) Put(ctx context.Context, blocks ...Block) error {
	mark, err := s.Append(blocks...)
	if err != nil {
		return err
	}
	return s.Sync(ctx, mark)
}

// Append writes the blocks that the store lacks; for one that it has, the time of writing is renewed. They are readable
// when it returns and durable after Sync(mark). Data may be used again once it returned.
func (s *Store) Append(blocks ...Block) (Mark, error) {
	s.write.Lock()
	defer s.write.Unlock()
	now := stampOf(s.opts.Now())
	list := make([]entry, 0, len(blocks))
	batch := map[Digest]int{} // where list has a block
	var mark Mark
	for _, b := range blocks {
		if len(b.Data) > MaxPayload {
			return Mark{}, fmt.Errorf("block of %d bytes: at most %d", len(b.Data), MaxPayload)
		}
		e, at := s.needed(b, now)
		i, again := batch[b.Digest]
		switch {
		case again && !b.Private && list[i].kind == kindPrivate:
			list[i].kind = kindBlock
		case e.kind == 0 || again:
			mark = Later(mark, at)
		default:
			batch[b.Digest] = len(list)
			list = append(list, e)
		}
	}
	end, err := s.appendEntries(list)
	return Later(mark, end), err
}

// needed gives the entry that a block's Put calls for: its bytes, a new time of writing, or none (kind 0) where the one
// at mark will do. From here on a collection that is under way keeps the block. Caller holds write.
func (s *Store) needed(b Block, now stamp) (entry, Mark) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.index.find(b.Digest)
	if at == nil {
		kind := byte(kindBlock)
		if b.Private {
			kind = kindPrivate
		}
		return entry{kind: kind, stamp: now, digest: b.Digest, data: b.Data, uncached: b.Uncached}, Mark{}
	}
	at.setEpoch(s.epoch)
	switch {
	case at.private() && !b.Private:
		return entry{kind: kindPublish, stamp: now, digest: b.Digest}, Mark{}
	case now > at.written() && int64(now-at.written()) > int64(s.opts.Renew.Minutes()):
		return entry{kind: kindTouch, stamp: now, digest: b.Digest}, Mark{}
	}
	return entry{}, at.place().mark()
}

// Renew writes a new time of writing for a block, unless its own is recent, and keeps it from a collection that is under
// way. It is false where the store lacks the block.
func (s *Store) Renew(d Digest) (Mark, bool, error) {
	s.write.Lock()
	defer s.write.Unlock()
	if !s.Has(d) {
		return Mark{}, false, nil
	}
	e, at := s.needed(Block{Digest: d, Private: true}, stampOf(s.opts.Now()))
	if e.kind == 0 {
		return at, true, nil
	}
	mark, err := s.appendEntries([]entry{e})
	return mark, true, err
}

const (
	writeBatch = 4 << 20  // bytes encoded before a write
	copyBelow  = 32 << 10 // smaller payloads are copied beside their headers; larger ones are written from where they are
	writeback  = 8 << 20  // bytes after which the kernel is asked to begin writing back
	// uncachedFrom is the size in bytes of a write from which it may bypass the cache: such a write goes to the disk at once.
	uncachedFrom = 256 << 10
)

// appendEntries writes entries in order, begins new packs where they are full, and enters what was written into the
// index. Caller holds write.
func (s *Store) appendEntries(list []entry) (Mark, error) {
	s.mu.RLock()
	failed, p := s.failed, s.active
	s.mu.RUnlock()
	if failed != nil {
		return Mark{}, failed
	}
	var mark Mark
	for len(list) > 0 {
		if full := p.size > fileHeaderSize && p.size+list[0].size() > s.opts.PackSize; full {
			next, err := s.roll()
			if err != nil {
				return Mark{}, err
			}
			p = next
		}
		n, end := 1, p.size+list[0].size()
		for n < len(list) && end+list[n].size() <= s.opts.PackSize && end-p.size < writeBatch && list[n].uncached == list[0].uncached {
			end += list[n].size()
			n++
		}
		start := p.size
		p.uncached = list[0].uncached && end-start >= s.uncachedFrom
		if err := p.write(s.encode(p.marker, list[:n])...); err != nil {
			return Mark{}, err
		}
		s.entered(p, list[:n], start)
		mark, list = Mark{p.number, p.size}, list[n:]
	}
	s.startWriteback(p)
	return mark, nil
}

// encode gives the bytes of entries as the parts of a vectored write.
func (s *Store) encode(m marker, list []entry) [][]byte {
	s.buf, s.parts = s.buf[:0], s.parts[:0]
	from := 0
	for _, e := range list {
		if len(e.data) < copyBelow {
			s.buf = m.appendEntry(s.buf, e)
			continue
		}
		s.buf = m.appendHeader(s.buf, e)
		s.parts = append(s.parts, s.buf[from:], e.data)
		from = len(s.buf)
	}
	if from < len(s.buf) {
		s.parts = append(s.parts, s.buf[from:])
	}
	return s.parts
}

// entered tells the index of entries that were written from an offset on.
func (s *Store) entered(p *packFile, list []entry, offset int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.packed += p.size - offset
	for _, e := range list {
		r := row{e.digest, e.kind, e.stamp, uint32(offset), uint32(len(e.data))}
		p.rows = append(p.rows, r)
		s.enter(r.kind, r.digest, r.stamp, r.place(p.number))
		offset += e.size()
	}
}

// startWriteback lets the disk work while more is appended. It is a hint: an error of the disk shows at the next fsync.
func (s *Store) startWriteback(p *packFile) {
	if p.size-s.behind < writeback {
		return
	}
	from := s.behind
	s.behind = p.size
	if err := disk.StartWriteback(p.f, from, p.size-from); err != nil {
		s.opts.Logger.Debug("early write-back refused", "file", p.path, "error", err)
	}
}

// maxUnsynced bounds the packs that are full and not synced.
const maxUnsynced = 4

// roll begins a new pack. The full one is synced by the next Sync, or here when there are too many. Caller holds write.
func (s *Store) roll() (*packFile, error) {
	s.mu.RLock()
	oldest, number, many := s.unsynced[0], s.active.number, len(s.unsynced) > maxUnsynced
	s.mu.RUnlock()
	if many {
		if err := oldest.f.Sync(); err != nil {
			return nil, s.fail(oldest, err)
		}
		s.sealAll(s.settled([]*packFile{oldest}))
	}
	if err := disk.StartWriteback(s.active.f, s.behind, s.active.size-s.behind); err != nil {
		s.opts.Logger.Debug("early write-back refused", "file", s.active.path, "error", err)
	}
	return s.begin(number + 1)
}

// begin makes a pack and appends to it from now on.
func (s *Store) begin(number uint32) (*packFile, error) {
	j, err := beginJournal(s.fs, s.path(number))
	if err != nil {
		return nil, err
	}
	p := &packFile{journal: j, number: number, pinned: true}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.packs[number], s.active = p, p
	s.unsynced, s.newNames = append(s.unsynced, p), true
	s.packed += p.size
	s.behind = 0
	return p, nil
}

// Later gives the later of two marks.
func Later(a, b Mark) Mark {
	if b.after(a) {
		return b
	}
	return a
}
