package pack

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// errUnreadable says that both the file's header and its first entry are damaged, so that no entry can be told apart.
var errUnreadable = errors.New("header and first entry are damaged")

// setAside keeps an unreadable file for a person to look at and takes it out of the way.
func setAside(fs disk.FS, path string) error {
	if err := fs.Rename(path, path+".damaged"); err != nil {
		return err
	}
	return disk.SyncDir(fs, filepath.Dir(path))
}

// journal is one append-only file of entries. Its owner serialises appends.
type journal struct {
	fs      disk.FS
	f       disk.File
	path    string
	marker  marker
	size    int64 // where the next entry goes
	damaged int64 // bytes of damaged entries that a scan stepped over
	unread  bool  // a scan met bytes that the disk could not read

	uncached bool // what is written next is not to stay in the page cache
}

// beginJournal makes a new file. Neither its name nor its header is durable yet.
func beginJournal(fs disk.FS, path string) (journal, error) {
	f, err := fs.Open(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return journal{}, err
	}
	j := journal{fs: fs, f: f, path: path}
	if err := j.reset(); err != nil {
		return journal{}, errors.Join(fmt.Errorf("create %s: %w", path, err), f.Close())
	}
	return j, nil
}

// createJournal makes a new file whose name and header are durable when it returns.
func createJournal(fs disk.FS, path string) (journal, error) {
	j, err := beginJournal(fs, path)
	if err != nil {
		return j, err
	}
	if err := errors.Join(j.f.Sync(), disk.SyncDir(fs, filepath.Dir(path))); err != nil {
		return journal{}, errors.Join(fmt.Errorf("create %s: %w", path, err), j.f.Close())
	}
	return j, nil
}

// reset empties the file under a new marker.
func (j *journal) reset() error {
	j.marker = newMarker()
	if err := j.f.Truncate(0); err != nil {
		return err
	}
	if _, err := j.f.WriteAt(j.marker.fileHeader(), 0); err != nil {
		return err
	}
	j.size = fileHeaderSize
	return nil
}

// openJournal scans an existing file and checks every payload. The last file of a store is `open`: a torn tail is cut
// off, because entries may follow.
func openJournal(fs disk.FS, path string, open bool, visit func(h header, offset int64, payload []byte) error) (journal, error) {
	f, err := fs.Open(path, os.O_RDWR)
	if err != nil {
		return journal{}, err
	}
	j := journal{fs: fs, f: f, path: path}
	if err := j.load(open, visit); err != nil {
		return journal{}, errors.Join(fmt.Errorf("open %s: %w", path, err), f.Close())
	}
	return j, nil
}

func (j *journal) load(open bool, visit func(h header, offset int64, payload []byte) error) error {
	size, err := j.f.Size()
	if err != nil {
		return err
	}
	ok, err := j.readMarker(size)
	if err != nil {
		return err
	}
	if !ok && size <= fileHeaderSize { // its making was cut short: nothing in it was ever acknowledged
		return errors.Join(j.reset(), j.f.Sync())
	}
	if !ok {
		return errUnreadable
	}
	s := scanner{r: j.f, size: size, marker: j.marker, verify: true}
	found, err := s.scan(visit)
	if err != nil {
		return err
	}
	j.size, j.damaged, j.unread = found.end, found.damaged, found.unread
	if found.end < size {
		j.damaged += size - found.end
	}
	if !open || j.unread { // what cannot be read now may be whole
		j.size = size
		return nil
	}
	if found.end < size {
		if err := j.f.Truncate(found.end); err != nil {
			return fmt.Errorf("cut the torn tail: %w", err)
		}
	}
	return nil
}

// readMarker takes the marker from the file header or, where that is damaged, from the first entry.
func (j *journal) readMarker(size int64) (bool, error) {
	head := make([]byte, min(size, fileHeaderSize+entryHeaderSize))
	if n, err := j.f.ReadAt(head, 0); n < len(head) {
		return false, err
	}
	var ok bool
	if j.marker, ok = parseFileHeader(head); ok {
		return true, nil
	}
	if len(head) < fileHeaderSize+entryHeaderSize {
		return false, nil
	}
	copy(j.marker[:], head[fileHeaderSize:])
	_, ok = j.marker.parseHeader(head[fileHeaderSize:])
	return ok, nil
}

// write appends encoded entries. On an error nothing of them stays.
func (j *journal) write(parts ...[]byte) error {
	size := j.size
	for _, p := range parts {
		size += int64(len(p))
	}
	write := disk.WriteVector
	if j.uncached {
		write = disk.WriteVectorUncached
	}
	if err := write(j.f, parts, j.size); err != nil {
		return errors.Join(fmt.Errorf("append to %s: %w", filepath.Base(j.path), err), j.f.Truncate(j.size))
	}
	j.size = size
	return nil
}
