package pack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// packFile is one pack of a store. A sealed one takes no more entries, has an index file, and its file is open only
// while it is read or was lately.
type packFile struct {
	journal
	number uint32
	live   int64 // bytes of the entries that the index points at; guarded by Store.mu
	rows   []row // until there is an index file; written under Store.write while the pack is the active one

	indexSize int64 // bytes of the index file; guarded by Store.mu

	// guarded by files.mu
	pinned  bool // may hold bytes that are not synced, so its file stays open
	users   int
	used    uint64        // when it was last acquired
	retired chan struct{} // set when the pack is to go; closed with its last user
}

// files opens the files of packs when they are read and bounds how many are open.
type files struct {
	mu    sync.Mutex
	limit int
	clock uint64
	done  bool                   // no file is opened any more
	open  map[*packFile]struct{} // those that are not pinned
}

// errRetired says that a pack was collected after its entry was looked up.
var errRetired = errors.New("pack is gone")

// acquire gives a pack's open file; release must follow.
func (fs *files) acquire(p *packFile) (disk.File, error) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	switch {
	case fs.done:
		return nil, os.ErrClosed
	case p.retired != nil:
		return nil, errRetired
	}
	if p.f == nil {
		f, err := p.fs.Open(p.path, os.O_RDONLY)
		if err != nil {
			return nil, err
		}
		p.f = f
		fs.open[p] = struct{}{}
		fs.shrink(p)
	}
	fs.clock++
	p.users, p.used = p.users+1, fs.clock
	return p.f, nil
}

// shut lets nobody open a file again.
func (fs *files) shut() {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	fs.done = true
}

func (fs *files) release(p *packFile) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if p.users--; p.users == 0 && p.retired != nil {
		close(p.retired)
	}
}

// shrink closes the file that was not read for longest when too many are open. Caller holds mu.
func (fs *files) shrink(keep *packFile) {
	if len(fs.open) <= fs.limit {
		return
	}
	var oldest *packFile
	for p := range fs.open {
		if p != keep && p.users == 0 && (oldest == nil || p.used < oldest.used) {
			oldest = p
		}
	}
	if oldest != nil {
		oldest.f.Close() // it was only read: nothing can be lost
		oldest.f = nil
		delete(fs.open, oldest)
	}
}

// unpin lets a pack's file be closed: all of it is synced and nothing will be added.
func (fs *files) unpin(p *packFile) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if p.pinned && p.f != nil {
		fs.open[p] = struct{}{}
	}
	p.pinned = false
	fs.shrink(nil)
}

// retire waits for a pack's last reader and closes its file. New readers get errRetired.
func (fs *files) retire(ctx context.Context, p *packFile) error {
	fs.mu.Lock()
	done := p.retired
	if done == nil {
		done = make(chan struct{})
		p.retired = done
		if p.users == 0 {
			close(done)
		}
	}
	fs.mu.Unlock()
	select {
	case <-done:
	case <-ctx.Done():
		return ctx.Err()
	}
	return fs.close(p)
}

func (fs *files) close(p *packFile) error {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	delete(fs.open, p)
	if p.f == nil {
		return nil
	}
	err := p.f.Close()
	p.f = nil
	return err
}

// read reads and checks the entry at a place, header and payload, into buf where that has room.
func (fs *files) read(p *packFile, at place, buf []byte) (h header, entry []byte, err error) {
	f, err := fs.acquire(p)
	if err != nil {
		return header{}, nil, err
	}
	defer fs.release(p)
	if size := int(at.size()); cap(buf) < size {
		buf = make([]byte, size)
	} else {
		buf = buf[:size]
	}
	if n, err := f.ReadAt(buf, int64(at.offset)); n < len(buf) {
		return header{}, nil, unreadable(p, at, err)
	}
	h, ok := p.marker.parseHeader(buf)
	if !ok || h.length != at.length || p.marker.sum(payload(buf)) != h.sum {
		return header{}, nil, unreadable(p, at, nil)
	}
	return h, buf, nil
}

// payload is what follows the header of a whole entry; of none it is nil.
func payload(entry []byte) []byte {
	if len(entry) < entryHeaderSize {
		return nil
	}
	return entry[entryHeaderSize:]
}

// readPart reads some of a payload; the header is checked, the payload is not.
func (fs *files) readPart(p *packFile, at place, d Digest, buf []byte, from int64) error {
	f, err := fs.acquire(p)
	if err != nil {
		return err
	}
	defer fs.release(p)
	var head [entryHeaderSize]byte
	if n, err := f.ReadAt(head[:], int64(at.offset)); n < len(head) {
		return unreadable(p, at, err)
	}
	h, ok := p.marker.parseHeader(head[:])
	if !ok || h.length != at.length || h.digest != d {
		return unreadable(p, at, nil)
	}
	if n, err := f.ReadAt(buf, int64(at.offset)+entryHeaderSize+from); n < len(buf) {
		return unreadable(p, at, err)
	}
	return nil
}

// unreadable is the error of an entry that the medium no longer gives. Bytes that changed or are cut off are damage; an
// error of the disk is passed on, since it may pass.
func unreadable(p *packFile, at place, cause error) error {
	if cause == nil || errors.Is(cause, io.EOF) {
		cause = ErrDamaged
	}
	return fmt.Errorf("entry of %s at %d: %w", filepath.Base(p.path), at.offset, cause)
}
