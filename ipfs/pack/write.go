package pack

import (
	"context"
	"fmt"
)

// Put appends blocks and returns once they are durable.
func (s *Store) Put(ctx context.Context, blocks ...Block) error {
	mark, err := s.Append(blocks...)
	if err != nil {
		return err
	}
	return s.Sync(ctx, mark)
}

// Append writes the blocks that the store lacks. They are readable when it returns and durable after Sync(mark).
func (s *Store) Append(blocks ...Block) (Mark, error) {
	s.write.Lock()
	defer s.write.Unlock()
	mark := Mark{}
	for len(blocks) > 0 {
		n, end, err := s.appendSome(blocks)
		if err != nil {
			return Mark{}, err
		}
		if end.after(mark) {
			mark = end
		}
		blocks = blocks[n:]
	}
	return mark, nil
}

const writeBatch = 4 << 20 // bytes encoded before a write

// appendSome appends a prefix of blocks with one write and says how many it took. Caller holds s.write.
func (s *Store) appendSome(blocks []Block) (n int, mark Mark, err error) {
	s.mu.RLock()
	failed, j, number := s.failed, s.packs[s.active], s.active
	s.mu.RUnlock()
	if failed != nil {
		return 0, mark, failed
	}
	s.buf = s.buf[:0]
	fresh := map[Digest]place{}
	for _, b := range blocks {
		if len(b.Data) > MaxPayload {
			return 0, mark, fmt.Errorf("block of %d bytes: at most %d", len(b.Data), MaxPayload)
		}
		if at, ok := s.find(b.Digest, fresh); ok {
			if at.mark().after(mark) {
				mark = at.mark()
			}
			n++
			continue
		}
		offset := j.size + int64(len(s.buf))
		full := offset > fileHeaderSize && offset+entryHeaderSize+int64(len(b.Data)) > s.opts.PackSize
		if full && len(s.buf) == 0 {
			if j, number, err = s.roll(j, number); err != nil {
				return 0, mark, err
			}
			offset = j.size
		} else if full || len(s.buf) > writeBatch {
			break
		}
		s.buf = j.marker.appendEntry(s.buf, kindBlock, b.Digest, b.Data)
		at := place{number, uint32(offset), uint32(len(b.Data))}
		fresh[b.Digest], mark = at, at.mark()
		n++
	}
	if len(fresh) == 0 {
		return n, mark, nil
	}
	if err := j.write(s.buf); err != nil {
		return 0, mark, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for d, at := range fresh {
		s.enter(d, at)
	}
	return n, mark, nil
}

func (s *Store) find(d Digest, fresh map[Digest]place) (place, bool) {
	if at, ok := fresh[d]; ok {
		return at, true
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	at, ok := s.index[d]
	return at, ok
}

// roll seals the active pack and begins a new one. Caller holds s.write.
func (s *Store) roll(j *journal, number uint32) (*journal, uint32, error) {
	if err := j.f.Sync(); err != nil {
		return nil, 0, s.fail(j, err)
	}
	next, err := createJournal(s.opts.disk, s.path(number+1))
	if err != nil {
		return nil, 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.packs[number+1], s.active = next, number+1
	s.durable = Mark{number + 1, next.size}
	return next, number + 1, nil
}

// Sync returns once everything up to mark is durable. Concurrent callers share one fsync.
func (s *Store) Sync(ctx context.Context, mark Mark) error {
	if done, err := s.synced(mark); done {
		return err
	}
	select {
	case s.syncing <- struct{}{}:
		defer func() { <-s.syncing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if done, err := s.synced(mark); done { // by whoever held the token before
		return err
	}
	s.write.Lock()
	s.mu.RLock()
	j := s.packs[s.active]
	target := Mark{s.active, j.size}
	s.mu.RUnlock()
	s.write.Unlock()
	if err := j.f.Sync(); err != nil {
		return s.fail(j, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if target.after(s.durable) {
		s.durable = target
	}
	return nil
}

// Flush makes everything durable that was appended before.
func (s *Store) Flush(ctx context.Context) error {
	s.write.Lock()
	s.mu.RLock()
	mark := s.durable
	if j := s.packs[s.active]; j != nil {
		mark = Mark{s.active, j.size}
	}
	s.mu.RUnlock()
	s.write.Unlock()
	return s.Sync(ctx, mark)
}

func (s *Store) synced(mark Mark) (bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if !mark.after(s.durable) {
		return true, nil
	}
	return s.failed != nil, s.failed
}

// fail stops all writing: after a failed fsync nobody knows what the disk holds until the store is opened again.
func (s *Store) fail(j *journal, err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed == nil {
		s.failed = fmt.Errorf("sync %s failed, the store takes no writes until it is opened again: %w", j.path, err)
	}
	return s.failed
}

// Later gives the later of two marks.
func Later(a, b Mark) Mark {
	if b.after(a) {
		return b
	}
	return a
}
