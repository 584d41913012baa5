package pack

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

const (
	packSuffix  = ".pack"
	indexSuffix = ".index"
)

// load reads the directory: sealed packs by their index files, the rest by scanning.
func (s *Store) load() error {
	packs, err := s.list()
	if err != nil {
		return err
	}
	numbers := slices.Sorted(maps.Keys(packs))
	var scanned []*packFile // without an index file
	for i, n := range numbers {
		last := i == len(numbers)-1
		p := &packFile{journal: journal{fs: s.fs, path: s.path(n)}, number: n}
		p.size = packs[n].Size
		if !last && s.loadIndexed(p) {
			continue
		}
		ok, err := s.scan(p, packs[n], last)
		if err != nil {
			return err
		}
		if ok {
			scanned = append(scanned, p)
		}
	}
	next := uint32(1)
	if len(numbers) > 0 {
		next = numbers[len(numbers)-1] + 1
	}
	if s.active == nil { // a new store, or one whose last pack cannot be appended to
		if _, err := s.begin(next); err != nil {
			return err
		}
	}
	return s.settle(scanned)
}

// settle makes durable what the scan found: it may still sit in the page cache of a process that died.
func (s *Store) settle(scanned []*packFile) error {
	if s.active != nil && !slices.Contains(scanned, s.active) {
		scanned = append(scanned, s.active)
	}
	for _, p := range scanned {
		if err := p.f.Sync(); err != nil {
			return fmt.Errorf("sync %s: %w", p.path, err)
		}
	}
	if err := disk.SyncDir(s.fs, s.dir); err != nil {
		return fmt.Errorf("sync %s: %w", s.dir, err)
	}
	s.newNames, s.unsynced = false, []*packFile{s.active}
	s.durable, s.behind = Mark{s.active.number, s.active.size}, s.active.size
	for _, p := range scanned {
		if p != s.active {
			s.seal(p)
		}
	}
	return nil
}

// list finds the packs and removes what a crash left half made.
func (s *Store) list() (map[uint32]disk.Info, error) {
	entries, err := s.fs.List(s.dir)
	if err != nil {
		return nil, err
	}
	packs := map[uint32]disk.Info{}
	for _, e := range entries {
		n, ok := s.numberOf(e.Name, packSuffix)
		if ok && e.Size > fileHeaderSize {
			packs[n] = e
		} else if ok { // its making was cut short, so nothing in it was ever acknowledged
			if err := s.fs.Remove(filepath.Join(s.dir, e.Name)); err != nil {
				return nil, err
			}
		}
	}
	for _, e := range entries {
		n, isIndex := s.numberOf(e.Name, indexSuffix)
		_, hasPack := packs[n]
		if isIndex && !hasPack || strings.HasSuffix(e.Name, newSuffix) {
			if err := ignoreMissing(s.fs.Remove(filepath.Join(s.dir, e.Name))); err != nil {
				return nil, err
			}
		}
	}
	return packs, nil
}

// numberOf reads the number in a file's name.
func (s *Store) numberOf(name, suffix string) (uint32, bool) {
	digits, ok := strings.CutSuffix(name, suffix)
	var n uint32
	if _, err := fmt.Sscanf(digits, "%d", &n); !ok || err != nil || n == 0 || name != fmt.Sprintf("%08d%s", n, suffix) {
		return 0, false
	}
	return n, true
}

// loadIndexed takes a sealed pack's entries from its index file, if that is whole and belongs to the pack as it is.
func (s *Store) loadIndexed(p *packFile) bool {
	m, rows, size, err := s.readIndex(p)
	if errors.Is(err, os.ErrNotExist) {
		return false
	}
	if err != nil {
		s.opts.Logger.Warn("index file not used, the pack is scanned", "file", s.indexPath(p.number), "error", err)
		return false
	}
	p.marker = m
	s.packs[p.number] = p
	s.packed, s.indexes = s.packed+p.size, s.indexes+size
	p.indexSize = size
	for _, r := range rows {
		s.enter(r.kind, r.digest, r.stamp, r.place(p.number))
	}
	return true
}

// readIndex reads a pack's index file.
func (s *Store) readIndex(p *packFile) (marker, []row, int64, error) {
	b, err := readFile(s.fs, s.indexPath(p.number), indexHeaderSize+p.size/entryHeaderSize*rowSize+4)
	if err != nil {
		return marker{}, nil, 0, err
	}
	m, rows, err := decodeIndex(b, p.number, p.size)
	return m, rows, int64(len(b)), err
}

// scan reads a whole pack. ok is false when it was removed or set aside.
func (s *Store) scan(p *packFile, info disk.Info, last bool) (ok bool, err error) {
	if last { // entries may follow, and an index that happens to fit the new size would hide them
		if err := ignoreMissing(s.fs.Remove(s.indexPath(p.number))); err != nil {
			return false, err
		}
	}
	s.packs[p.number] = p
	defer func() {
		if !ok && p.f == nil {
			delete(s.packs, p.number)
		}
	}()
	unknown := stampOf(info.Changed) // of entries that were written before there were stamps
	j, err := openJournal(s.fs, p.path, last, func(h header, offset int64, _ []byte) error {
		if h.stamp == 0 {
			h.stamp = unknown
		}
		r := row{h.digest, h.kind, h.stamp, uint32(offset), h.length}
		p.rows = append(p.rows, r)
		s.enter(r.kind, r.digest, r.stamp, r.place(p.number))
		return nil
	})
	switch {
	case errors.Is(err, errUnreadable):
		s.opts.Logger.Error("pack unreadable, set aside", "file", p.path+".damaged")
		return false, setAside(s.fs, p.path)
	case errors.Is(err, syscall.EIO): // not even its header can be read
		s.opts.Logger.Error("pack cannot be read, left out", "file", p.path, "error", err)
		return false, nil
	case err != nil:
		return false, err
	}
	if j.damaged > 0 {
		s.opts.Logger.Warn("pack recovered", "file", j.path, "damaged_bytes", j.damaged)
	}
	p.journal, p.pinned = j, true
	s.packed += p.size
	if j.unread { // no entry is appended and no index file written, so that a later opening tries again
		s.opts.Logger.Error("the disk cannot read a part of a pack", "file", j.path, "entries", len(p.rows))
		s.files.unpin(p)
		return false, nil
	}
	if last {
		s.active = p
	}
	return true, nil
}

// enter tells the index of an entry. Entries are told in the order in which they were written: a later copy of a block
// wins, since an earlier one may have been found damaged. Caller holds mu.
func (s *Store) enter(kind byte, d Digest, written stamp, p place) {
	switch kind {
	case kindDamaged, kindDamagedPrivate:
		s.forget(d)
		s.damaged[d] = kind == kindDamagedPrivate
	case kindTouch, kindPublish:
		at := s.index.find(d)
		if at == nil {
			return
		}
		at.setWritten(max(at.written(), written))
		at.setEpoch(s.epoch)
		if kind == kindPublish {
			at.setPlace(at.place(), false)
		}
	case kindBlock, kindPrivate:
		at := s.index.insert(d)
		if old := at.place(); old.pack != 0 {
			s.bytes -= int64(old.length)
			s.count(old, -1)
		}
		at.setPlace(p, kind == kindPrivate)
		at.setWritten(written)
		at.setEpoch(s.epoch)
		s.bytes += int64(p.length)
		s.count(p, 1)
		delete(s.damaged, d)
	}
}

// count notes an entry that the index begins (sign 1) or ceases (-1) to point at. Caller holds mu.
func (s *Store) count(at place, sign int64) {
	s.live += sign * at.size()
	if p := s.packs[at.pack]; p != nil {
		p.live += sign * at.size()
	}
}
