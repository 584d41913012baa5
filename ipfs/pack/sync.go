package pack

import (
	"context"
	"fmt"
	"slices"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// Sync returns once everything up to mark is durable. Concurrent callers share one fsync.
func (s *Store) Sync(ctx context.Context, mark Mark) error {
	if done, err := s.isDurable(mark); done {
		return err
	}
	select {
	case s.syncing <- struct{}{}:
		defer func() { <-s.syncing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if done, err := s.isDurable(mark); done { // by whoever held the token before
		return err
	}
	return s.syncAll()
}

// syncAll makes everything durable that was appended before. Caller holds the token.
func (s *Store) syncAll() error {
	s.write.Lock()
	s.mu.Lock()
	if s.failed != nil || s.active == nil {
		defer s.write.Unlock()
		defer s.mu.Unlock()
		return s.failed
	}
	list, names := slices.Clone(s.unsynced), s.newNames
	target := Mark{s.active.number, s.active.size}
	s.newNames = false
	s.mu.Unlock()
	s.write.Unlock()
	for _, p := range list {
		if err := p.f.Sync(); err != nil {
			return s.fail(p, err)
		}
	}
	if names {
		if err := disk.SyncDir(s.fs, s.dir); err != nil {
			return s.fail(list[len(list)-1], err)
		}
	}
	full := s.settled(list)
	s.mu.Lock()
	if target.after(s.durable) {
		s.durable = target
	}
	s.mu.Unlock()
	s.sealAll(full)
	return nil
}

// settled takes synced packs off the list of unsynced ones and gives those that are full. Each pack is given once.
func (s *Store) settled(list []*packFile) (full []*packFile) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unsynced = slices.DeleteFunc(s.unsynced, func(p *packFile) bool {
		done := p != s.active && slices.Contains(list, p)
		if done {
			full = append(full, p)
		}
		return done
	})
	return full
}

// Flush makes everything durable that was appended before.
func (s *Store) Flush(ctx context.Context) error {
	s.write.Lock()
	s.mu.RLock()
	mark := s.durable
	if s.active != nil {
		mark = Later(mark, Mark{s.active.number, s.active.size})
	}
	s.mu.RUnlock()
	s.write.Unlock()
	return s.Sync(ctx, mark)
}

func (s *Store) isDurable(mark Mark) (bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if !mark.after(s.durable) {
		return true, nil
	}
	return s.failed != nil, s.failed
}

// fail stops all writing: after a failed fsync nobody knows what the disk holds until the store is opened again.
func (s *Store) fail(p *packFile, err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed == nil {
		s.failed = fmt.Errorf("sync %s failed, the store takes no writes until it is opened again: %w", p.path, err)
	}
	return s.failed
}

func (s *Store) sealAll(full []*packFile) {
	for _, p := range full {
		s.seal(p)
	}
}

// seal writes the index file of a pack that is full and durable. Without one the next opening scans the pack, so a
// failure costs time only.
func (s *Store) seal(p *packFile) {
	content := encodeIndex(p.number, p.size, p.marker, slices.Clone(p.rows))
	err := writeFile(s.fs, s.indexPath(p.number), content)
	if err == nil {
		err = disk.SyncDir(s.fs, s.dir)
	}
	s.files.unpin(p)
	if err != nil {
		s.opts.Logger.Warn("index file not written, the next start scans the pack", "file", p.path, "error", err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p.rows, p.indexSize = nil, int64(len(content))
	s.indexes += p.indexSize
}

// rowsOf lists the entries of a full pack.
func (s *Store) rowsOf(p *packFile) ([]row, error) {
	s.mu.RLock()
	rows := p.rows
	s.mu.RUnlock()
	if rows != nil {
		return rows, nil
	}
	if _, rows, _, err := s.readIndex(p); err == nil {
		return rows, nil
	}
	f, err := s.files.acquire(p)
	if err != nil {
		return nil, err
	}
	defer s.files.release(p)
	scan := scanner{r: f, size: p.size, marker: p.marker}
	_, err = scan.scan(func(h header, offset int64, _ []byte) error {
		rows = append(rows, row{h.digest, h.kind, h.stamp, uint32(offset), h.length})
		return nil
	})
	return rows, err
}
