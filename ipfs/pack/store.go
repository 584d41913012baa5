package pack

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/gofrs/flock"
)

// Errors of a store.
var (
	ErrNotFound = errors.New("block not in the store")
	ErrDamaged  = errors.New("checksum does not hold")
	ErrLocked   = errors.New("another process has the store open")
)

// DefaultPackSize is the size in bytes at which a new pack is begun.
const DefaultPackSize = 64 << 20

// Options of a store; the zero value is good.
type Options struct {
	PackSize int64        // bytes; DefaultPackSize when 0
	Logger   *slog.Logger // recovery is reported there; may be nil
	disk     disk
}

// Block is a payload and its SHA-256, which the caller has computed.
type Block struct {
	Digest Digest
	Data   []byte
}

// Sum makes a Block of data.
func Sum(data []byte) Block { return Block{Digest: sha256.Sum256(data), Data: data} }

// place says where an entry is: packs are counted from 1, offset is of the entry's header.
type place struct {
	pack, offset, length uint32
}

func (p place) mark() Mark {
	return Mark{p.pack, int64(p.offset) + entryHeaderSize + int64(p.length)}
}

// Mark is a position in the store: everything before it is durable once Sync(mark) returned.
type Mark struct {
	pack uint32
	end  int64
}

func (m Mark) after(o Mark) bool {
	return m.pack > o.pack || m.pack == o.pack && m.end > o.end
}

// Store is an open directory of packs. All methods are safe for concurrent use.
type Store struct {
	dir  string
	opts Options
	lock *flock.Flock

	write sync.Mutex // held over an append; taken before mu
	buf   []byte

	mu     sync.RWMutex
	index  map[Digest]place
	packs  map[uint32]*journal
	active uint32
	bytes  int64
	failed error // set for good when a sync failed

	syncing chan struct{} // one token: held over an fsync
	durable Mark          // guarded by mu
}

// Open opens or makes the store in dir and recovers what an unclean end left.
func Open(dir string, opts Options) (*Store, error) {
	if opts.PackSize == 0 {
		opts.PackSize = DefaultPackSize
	}
	if opts.PackSize > 1<<31 {
		return nil, fmt.Errorf("pack size %d: at most 2 GiB", opts.PackSize)
	}
	if opts.Logger == nil {
		opts.Logger = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(dir, "lock"))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", dir, err)
	}
	if !got {
		return nil, fmt.Errorf("%s: %w", dir, ErrLocked)
	}
	s := &Store{dir: dir, opts: opts, lock: lock, index: map[Digest]place{}, packs: map[uint32]*journal{}, syncing: make(chan struct{}, 1)}
	if err := s.load(); err != nil {
		return nil, errors.Join(err, s.closeFiles(), lock.Unlock())
	}
	return s, nil
}

func (s *Store) path(number uint32) string {
	return filepath.Join(s.dir, fmt.Sprintf("%08d.pack", number))
}

func (s *Store) load() error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	var numbers []uint32
	for _, e := range entries {
		var n uint32
		name, isPack := strings.CutSuffix(e.Name(), ".pack")
		if _, err := fmt.Sscanf(name, "%d", &n); isPack && err == nil && n > 0 && filepath.Base(s.path(n)) == e.Name() {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	for i, n := range numbers {
		last := i == len(numbers)-1
		j, err := openJournal(s.opts.disk, s.path(n), last, func(h header, offset int64, _ []byte) error {
			if h.kind == kindBlock {
				s.enter(h.digest, place{n, uint32(offset), h.length})
			}
			return nil
		})
		if errors.Is(err, errUnreadable) {
			s.opts.Logger.Error("pack unreadable, set aside", "file", s.path(n)+".damaged")
			if err := setAside(s.path(n)); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		if j.damaged > 0 {
			s.opts.Logger.Warn("pack recovered", "file", j.path, "damaged_bytes", j.damaged)
		}
		s.packs[n], s.active = j, n
	}
	if last := uint32(len(numbers)); last == 0 || s.active != numbers[last-1] {
		n := s.active + 1 // a new store, or one whose last pack was set aside
		j, err := createJournal(s.opts.disk, s.path(n))
		if err != nil {
			return err
		}
		s.packs[n], s.active = j, n
	}
	// What was read at opening may still sit in the page cache of a process that died.
	if err := s.packs[s.active].f.Sync(); err != nil {
		return fmt.Errorf("sync %s: %w", s.packs[s.active].path, err)
	}
	s.durable = Mark{s.active, s.packs[s.active].size}
	return nil
}

// enter puts a block into the index; a later copy wins, since an earlier one may have been found damaged. Caller holds mu.
func (s *Store) enter(d Digest, p place) {
	if old, ok := s.index[d]; ok {
		s.bytes -= int64(old.length)
	}
	s.index[d] = p
	s.bytes += int64(p.length)
}

// Has says whether the store holds a block.
func (s *Store) Has(d Digest) bool {
	_, ok := s.Size(d)
	return ok
}

// Size gives a block's length in bytes.
func (s *Store) Size(d Digest) (int, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	p, ok := s.index[d]
	return int(p.length), ok
}

// Get reads a block and checks it. A damaged one is dropped from the index and reported as ErrDamaged, so that a later
// Put of the same block heals the store.
func (s *Store) Get(d Digest) ([]byte, error) {
	s.mu.RLock()
	p, ok := s.index[d]
	j := s.packs[p.pack]
	s.mu.RUnlock()
	if !ok {
		return nil, ErrNotFound
	}
	if j == nil {
		return nil, os.ErrClosed
	}
	h, payload, err := j.entry(int64(p.offset), p.length)
	if err == nil && h.digest != d {
		err = fmt.Errorf("entry of %s at %d holds another block: %w", j.path, p.offset, ErrDamaged)
	}
	if errors.Is(err, ErrDamaged) {
		s.drop(d, p)
	}
	return payload, err
}

func (s *Store) drop(d Digest, p place) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.index[d] == p {
		delete(s.index, d)
		s.bytes -= int64(p.length)
		s.opts.Logger.Error("block damaged on disk", "sha256", fmt.Sprintf("%x", d), "file", s.path(p.pack), "offset", p.offset)
	}
}

// Stats counts what the store holds.
type Stats struct {
	Blocks int
	Bytes  int64 // of payload
	Packs  int
}

// Stats counts blocks, bytes and packs.
func (s *Store) Stats() Stats {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return Stats{Blocks: len(s.index), Bytes: s.bytes, Packs: len(s.packs)}
}

// Digests lists every block, in no order.
func (s *Store) Digests() []Digest {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.Collect(maps.Keys(s.index))
}

// Close makes everything durable and closes the files. The store must not be used afterwards.
func (s *Store) Close() error {
	s.write.Lock()
	defer s.write.Unlock()
	s.mu.Lock()
	j, failed := s.packs[s.active], s.failed
	s.mu.Unlock()
	if j == nil {
		return nil
	}
	if failed == nil {
		failed = j.f.Sync()
	}
	return errors.Join(failed, s.closeFiles(), s.lock.Unlock())
}

func (s *Store) closeFiles() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, j := range s.packs {
		errs = append(errs, j.f.Close())
	}
	clear(s.packs)
	if s.failed == nil {
		s.failed = os.ErrClosed
	}
	return errors.Join(errs...)
}
