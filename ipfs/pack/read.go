package pack

import (
	"errors"
	"fmt"
	"maps"
	"os"
)

// Has says whether the store holds a block.
func (s *Store) Has(d Digest) bool {
	_, ok := s.Size(d)
	return ok
}

// Size gives a block's length in bytes.
func (s *Store) Size(d Digest) (int, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if at := s.index.find(d); at != nil {
		return int(at.place().length), true
	}
	return 0, false
}

// Private says whether the store holds a block that is not for everybody.
func (s *Store) Private(d Digest) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	at := s.index.find(d)
	return at != nil && at.private()
}

// Get reads a block and checks the whole entry's checksum. A damaged one is dropped from the index and reported as
// ErrDamaged, so that a later Put of the same block heals the store.
func (s *Store) Get(d Digest) ([]byte, error) {
	data, _, err := s.GetInto(d, nil)
	return data, err
}

// GetInto is Get into the memory of buf where that is large enough, which saves who reads one block after the other a large
// allocation each. The block lies in room, which is buf or took its place; pass room to the next call once the block is not
// needed any more.
func (s *Store) GetInto(d Digest, buf []byte) (block, room []byte, err error) {
	for {
		at, p, err := s.locate(d)
		if err != nil {
			return nil, buf, err
		}
		h, entry, err := s.files.read(p, at, buf)
		if errors.Is(err, errRetired) {
			continue // collected between the two steps: the block was moved, or is gone
		}
		if err == nil && h.digest != d {
			err = unreadable(p, at, nil)
		}
		if errors.Is(err, ErrDamaged) && s.drop(d, at) {
			return nil, buf, err
		}
		if err == nil {
			return payload(entry), entry, nil
		}
		if !errors.Is(err, ErrDamaged) {
			return nil, buf, err
		}
	}
}

// ReadAt reads len(p) bytes of a block's payload from an offset on. Only the entry's header is checked, since a checksum
// covers the whole payload: it is for callers that verify by themselves, or that read what Get or Scrub has checked.
func (s *Store) ReadAt(d Digest, p []byte, from int64) error {
	for {
		at, file, err := s.locate(d)
		if err != nil {
			return err
		}
		if from < 0 || from+int64(len(p)) > int64(at.length) {
			return fmt.Errorf("read %d bytes at %d of a block of %d", len(p), from, at.length)
		}
		err = s.files.readPart(file, at, d, p, from)
		if errors.Is(err, errRetired) || errors.Is(err, ErrDamaged) && !s.drop(d, at) {
			continue
		}
		return err
	}
}

func (s *Store) locate(d Digest) (place, *packFile, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.active == nil {
		return place{}, nil, os.ErrClosed
	}
	at := s.index.find(d)
	if at == nil {
		return place{}, nil, ErrNotFound
	}
	return at.place(), s.packs[at.pack], nil
}

// drop takes a damaged block out of the index and says whether it still lay at that place.
func (s *Store) drop(d Digest, at place) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.index.find(d)
	if now == nil || now.place() != at {
		return false
	}
	private := now.private()
	s.forget(d)
	s.damaged[d] = private
	s.opts.Logger.Error("block damaged on disk", "sha256", fmt.Sprintf("%x", d), "file", s.path(at.pack), "offset", at.offset)
	return true
}

// forget removes a block from the index. Caller holds mu.
func (s *Store) forget(d Digest) {
	at := s.index.find(d)
	if at == nil {
		return
	}
	s.bytes -= int64(at.place().length)
	s.count(at.place(), -1)
	s.index.remove(d)
}

// Digests lists every block, in no order.
func (s *Store) Digests() []Digest {
	s.mu.RLock()
	defer s.mu.RUnlock()
	out := make([]Digest, 0, s.index.count)
	for at := range s.index.all() {
		out = append(out, at.digest)
	}
	return out
}

// Damaged lists the blocks that were found damaged and not put again since, and whether each one is private.
func (s *Store) Damaged() map[Digest]bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return maps.Clone(s.damaged)
}
