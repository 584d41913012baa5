package pack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"syscall"
)

// scanned is what a scan found in a file.
type scanned struct {
	end     int64 // after the last good entry: where to append
	damaged int64 // bytes between good entries that belong to none
	unread  bool  // the disk could not read a part
}

// scanner walks the entries of a file, skipping what is damaged and what the disk cannot read.
type scanner struct {
	r      io.ReaderAt
	size   int64
	marker marker
	verify bool // read and check payloads too
	window []byte
	start  int64 // file offset of window
	unread bool
}

const (
	scanWindow = 64 << 10
	scanStep   = 512 // bytes of a sector, skipped at a time where the disk fails
)

// scan visits every good entry in file order. With verify, entries whose payload is damaged are left out.
func (s *scanner) scan(visit func(h header, offset int64, payload []byte) error) (scanned, error) {
	found := scanned{end: fileHeaderSize}
	for at := int64(fileHeaderSize); at+entryHeaderSize <= s.size; {
		h, ok, err := s.header(at)
		if err != nil {
			return found, err
		}
		if !ok {
			if at, err = s.resync(at + 1); err != nil {
				return found, err
			}
			continue
		}
		payload, ok, err := s.payload(at, h)
		if err != nil {
			return found, err
		}
		if !ok {
			at += h.size() // the header is sound, so its length is
			continue
		}
		if err := visit(h, at, payload); err != nil {
			return found, err
		}
		found.damaged += at - found.end
		at += h.size()
		found.end = at
	}
	found.unread = s.unread
	return found, nil
}

// header reads the entry header at an offset; ok is false where there is none.
func (s *scanner) header(at int64) (h header, ok bool, err error) {
	b, ok, err := s.tryRead(at, entryHeaderSize)
	if !ok || err != nil {
		return h, false, err
	}
	h, ok = s.marker.parseHeader(b)
	return h, ok && at+h.size() <= s.size, nil
}

// payload reads and checks an entry's payload, with verify; ok is false where it is damaged.
func (s *scanner) payload(at int64, h header) (payload []byte, ok bool, err error) {
	if !s.verify {
		return nil, true, nil
	}
	payload, ok, err = s.tryRead(at+entryHeaderSize, int(h.length))
	return payload, ok && s.marker.sum(payload) == h.sum, err
}

// resync finds the next place from `at` on where an entry may start, or the file's end.
func (s *scanner) resync(at int64) (int64, error) {
	for at+entryHeaderSize <= s.size {
		n := min(scanWindow, s.size-at)
		b, ok, err := s.tryRead(at, int(n))
		if err == nil && !ok { // look at the sectors before the bad one
			n = min(n, scanStep-at%scanStep+int64(len(s.marker))-1)
			b, ok, err = s.tryRead(at, int(n))
		}
		if err != nil {
			return 0, err
		}
		if i := bytes.Index(b, s.marker[:]); ok && i >= 0 {
			return at + int64(i), nil
		}
		at += max(1, n-int64(len(s.marker))+1)
	}
	return s.size, nil
}

// tryRead is read, with ok false instead of the error where the disk cannot read.
func (s *scanner) tryRead(at int64, n int) (b []byte, ok bool, err error) {
	b, err = s.read(at, n)
	if errors.Is(err, syscall.EIO) {
		s.unread = true
		return nil, false, nil
	}
	return b, err == nil, err
}

// read gives n bytes at an offset, from the window where it can. The bytes are valid until the next read.
func (s *scanner) read(at int64, n int) ([]byte, error) {
	if at >= s.start && at+int64(n) <= s.start+int64(len(s.window)) {
		return s.window[at-s.start:][:n], nil
	}
	want := int(min(int64(max(n, scanWindow)), s.size-at))
	if cap(s.window) < want {
		s.window = make([]byte, want)
	}
	s.window, s.start = s.window[:want], at
	got, err := s.r.ReadAt(s.window, at)
	if got < want && n < want && errors.Is(err, syscall.EIO) { // what is ahead may be bad, and this not
		want = n
		s.window = s.window[:want]
		got, err = s.r.ReadAt(s.window, at)
	}
	if got < want {
		s.window = s.window[:0]
		return nil, fmt.Errorf("read %d bytes at %d: %w", want, at, err)
	}
	return s.window[:n], nil
}
