package pack

import (
	"context"
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

// Later gives the later of two marks.
func Later(a, b Mark) Mark {
	if b.after(a) {
		return b
	}
	return a
}
