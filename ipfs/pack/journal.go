package pack

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// file is what a journal needs of a file; tests put a failing one in its place.
type file interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Sync() error
	Truncate(size int64) error
	Stat() (fs.FileInfo, error)
}

// disk opens files; the zero value is the real one.
type disk struct {
	open func(path string, flag int) (file, error)
}

func (d disk) openFile(path string, flag int) (file, error) {
	if d.open != nil {
		return d.open(path, flag)
	}
	return os.OpenFile(path, flag, 0o600)
}

// syncDir makes a new or renamed file's name durable.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" { // directories cannot be synced there; names are journaled by the file system
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// errUnreadable says that both the file's header and its first entry are damaged, so that no entry can be told apart.
var errUnreadable = errors.New("header and first entry are damaged")

// setAside keeps an unreadable file for a person to look at and takes it out of the way.
func setAside(path string) error {
	if err := os.Rename(path, path+".damaged"); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// journal is one append-only file of entries. Its owner serialises appends.
type journal struct {
	f       file
	path    string
	marker  marker
	size    int64 // where the next entry goes
	damaged int64 // bytes of damaged entries that a scan stepped over
}

// createJournal makes a new file whose name and header are durable when it returns.
func createJournal(d disk, path string) (*journal, error) {
	f, err := d.openFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return nil, err
	}
	j := &journal{f: f, path: path}
	if err := errors.Join(j.reset(), syncDir(filepath.Dir(path))); err != nil {
		return nil, errors.Join(fmt.Errorf("create %s: %w", path, err), f.Close())
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
	return j.f.Sync()
}

// openJournal scans an existing file. The last file of a store is `open`: its payloads are verified and a torn tail is
// cut off, because entries may follow.
func openJournal(d disk, path string, open bool, visit func(h header, offset int64, payload []byte) error) (*journal, error) {
	f, err := d.openFile(path, os.O_RDWR)
	if err != nil {
		return nil, err
	}
	j := &journal{f: f, path: path}
	if err := j.load(open, visit); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), f.Close())
	}
	return j, nil
}

func (j *journal) load(open bool, visit func(h header, offset int64, payload []byte) error) error {
	info, err := j.f.Stat()
	if err != nil {
		return err
	}
	size := info.Size()
	ok, err := j.readMarker(size)
	if err != nil {
		return err
	}
	if !ok && size <= fileHeaderSize { // its making was cut short: nothing in it was ever acknowledged
		return j.reset()
	}
	if !ok {
		return errUnreadable
	}
	s := scanner{r: j.f, size: size, marker: j.marker, verify: open}
	found, err := s.scan(visit)
	if err != nil {
		return err
	}
	j.size, j.damaged = found.end, found.damaged
	if open && found.end < size {
		j.damaged += size - found.end
		if err := j.f.Truncate(found.end); err != nil {
			return fmt.Errorf("cut the torn tail: %w", err)
		}
		return j.f.Sync()
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
func (j *journal) write(entries []byte) error {
	if _, err := j.f.WriteAt(entries, j.size); err != nil {
		return errors.Join(fmt.Errorf("append to %s: %w", j.path, err), j.f.Truncate(j.size))
	}
	j.size += int64(len(entries))
	return nil
}

// entry reads and checks the payload of the entry at an offset.
func (j *journal) entry(offset int64, length uint32) (header, []byte, error) {
	buf := make([]byte, entryHeaderSize+int(length))
	if n, err := j.f.ReadAt(buf, offset); n < len(buf) {
		return header{}, nil, fmt.Errorf("read %s at %d: %w", j.path, offset, err)
	}
	h, ok := j.marker.parseHeader(buf)
	payload := buf[entryHeaderSize:]
	if !ok || h.length != length || j.marker.sum(payload) != h.sum {
		return header{}, nil, fmt.Errorf("entry of %s at %d: %w", j.path, offset, ErrDamaged)
	}
	return h, payload, nil
}
