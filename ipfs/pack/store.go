package pack

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
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
	PackSize int64        // bytes, at most 2 GiB; DefaultPackSize when 0
	Logger   *slog.Logger // recovery is reported there; may be nil
	// FS is where the packs lie; the machine's file system when nil. Only on that one the directory is made and locked
	// against a second process.
	FS disk.FS
	// Now is the clock; time.Now when nil.
	Now func() time.Time
	// Renew is how old a block's time of writing may be before putting the block again writes a new one; 0 renews it
	// each time.
	Renew time.Duration
	// OpenFiles bounds the files of sealed packs that are kept open; 128 when 0.
	OpenFiles int
}

func (o Options) withDefaults() (Options, error) {
	if o.PackSize == 0 {
		o.PackSize = DefaultPackSize
	}
	if o.PackSize < 0 || o.PackSize > 1<<31 {
		return o, fmt.Errorf("pack size %d: at most 2 GiB", o.PackSize)
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.OpenFiles <= 0 {
		o.OpenFiles = 128
	}
	return o, nil
}

// Block is a payload and its SHA-256, which the caller has computed.
type Block struct {
	Digest Digest
	Data   []byte
	// Private marks a block that is not for everybody. Putting it without the mark takes the mark away for good; putting
	// a public block with it leaves it public.
	Private bool
	// Uncached says that nobody will read the block soon. Many bytes of such blocks at once do not stay in the page cache, where
	// the system can do that: their first read comes from the disk. They are durable and readable like others.
	Uncached bool
}

// Sum makes a Block of data.
func Sum(data []byte) Block { return Block{Digest: sha256.Sum256(data), Data: data} }

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
	dir   string
	opts  Options
	fs    disk.FS
	lock  *flock.Flock // nil on another file system than the machine's
	files files

	write        sync.Mutex // held over an append and over the removal of a pack; taken before mu
	buf          []byte
	parts        [][]byte
	uncachedFrom int64 // the constant, but in tests
	behind       int64 // up to where the active pack's writing back was started

	mu       sync.RWMutex
	index    *index
	packs    map[uint32]*packFile
	active   *packFile
	unsynced []*packFile     // oldest first, the active one last
	newNames bool            // a pack's name is not durable yet
	bytes    int64           // of payload
	packed   int64           // bytes of packs
	live     int64           // bytes of the entries that the index points at
	indexes  int64           // bytes of index files
	damaged  map[Digest]bool // and whether it was private
	epoch    uint8
	failed   error // set for good when a sync failed
	durable  Mark

	syncing    chan struct{} // one token: held over an fsync
	collecting chan struct{} // one token: held from a mark to the end of its sweep, and over a scrub
	sweeping   chan struct{} // one token: held over a sweep; Close waits for it
	closing    chan struct{} // closed by Close
	closeOnce  sync.Once
}

// Open opens or makes the store in dir and recovers what an unclean end left.
func Open(dir string, opts Options) (*Store, error) {
	opts, err := opts.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Store{
		dir: dir, opts: opts, fs: opts.FS, index: newIndex(), packs: map[uint32]*packFile{}, damaged: map[Digest]bool{},
		files:   files{limit: opts.OpenFiles, open: map[*packFile]struct{}{}},
		syncing: make(chan struct{}, 1), collecting: make(chan struct{}, 1), sweeping: make(chan struct{}, 1),
		closing: make(chan struct{}), uncachedFrom: uncachedFrom,
	}
	if s.fs == nil {
		s.fs = disk.OS{}
		if err := s.takeLock(); err != nil {
			return nil, err
		}
	}
	if err := s.load(); err != nil {
		return nil, errors.Join(err, s.closeFiles(), s.unlock())
	}
	return s, nil
}

func (s *Store) takeLock() error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(s.dir, "lock"))
	got, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("lock %s: %w", s.dir, err)
	}
	if !got {
		return fmt.Errorf("%s: %w", s.dir, ErrLocked)
	}
	s.lock = lock
	return nil
}

func (s *Store) unlock() error {
	if s.lock == nil {
		return nil
	}
	return s.lock.Unlock()
}

func (s *Store) path(number uint32) string {
	return filepath.Join(s.dir, fmt.Sprintf("%08d%s", number, packSuffix))
}

func (s *Store) indexPath(number uint32) string {
	return filepath.Join(s.dir, fmt.Sprintf("%08d%s", number, indexSuffix))
}

// Stats counts what the store holds.
type Stats struct {
	Blocks  int
	Bytes   int64 // of payload
	Packs   int
	Disk    int64 // bytes of packs and index files
	Dead    int64 // bytes of packs in which no block lies, such as older copies; known without a collection
	Damaged int   // blocks that are known to be damaged and were not put again
	Index   int64 // bytes of memory that the index takes
}

// Stats counts blocks, bytes and packs.
func (s *Store) Stats() Stats {
	s.mu.RLock()
	defer s.mu.RUnlock()
	packs := len(s.packs)
	return Stats{
		Blocks: s.index.count, Bytes: s.bytes, Packs: packs, Disk: s.packed + s.indexes, Damaged: len(s.damaged),
		Dead: s.packed - s.live - int64(packs)*fileHeaderSize, Index: s.index.memory(),
	}
}

// Close makes everything durable and closes the files; a sweep that is under way ends early. The store must not be used
// afterwards; a second Close does nothing.
func (s *Store) Close() error {
	s.closeOnce.Do(func() { close(s.closing) })
	s.sweeping <- struct{}{} // no pack is removed once another process may have the lock
	defer func() { <-s.sweeping }()
	s.syncing <- struct{}{} // an fsync under way ends first
	defer func() { <-s.syncing }()
	s.mu.RLock()
	closed, failed := s.active == nil, s.failed
	s.mu.RUnlock()
	if closed {
		return nil
	}
	if failed == nil {
		failed = s.syncAll()
	}
	s.write.Lock()
	defer s.write.Unlock()
	return errors.Join(failed, s.closeFiles(), s.unlock())
}

// ended is os.ErrClosed once Close was called, or the context's error.
func (s *Store) ended(ctx context.Context) error {
	select {
	case <-s.closing:
		return os.ErrClosed
	default:
		return ctx.Err()
	}
}

func (s *Store) closeFiles() error {
	s.files.shut()
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, p := range s.packs {
		errs = append(errs, s.files.close(p))
	}
	clear(s.packs)
	s.active, s.unsynced = nil, nil
	if s.failed == nil {
		s.failed = os.ErrClosed
	}
	return errors.Join(errs...)
}
