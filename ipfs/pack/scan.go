package pack

import (
	"bytes"
	"fmt"
	"io"
)

// scanned is what a scan found in a file.
type scanned struct {
	end     int64 // after the last good entry: where to append
	damaged int64 // bytes between good entries that belong to none
}

// scanner walks the entries of a file, skipping what is damaged.
type scanner struct {
	r      io.ReaderAt
	size   int64
	marker marker
	verify bool // read and check payloads too
	window []byte
	start  int64 // file offset of window
}

const scanWindow = 64 << 10

// scan visits every good entry in file order. With verify, entries whose payload is damaged are left out.
func (s *scanner) scan(visit func(h header, offset int64, payload []byte) error) (scanned, error) {
	found := scanned{end: fileHeaderSize}
	at := int64(fileHeaderSize)
	for at+entryHeaderSize <= s.size {
		b, err := s.read(at, entryHeaderSize)
		if err != nil {
			return found, err
		}
		h, ok := s.marker.parseHeader(b)
		if !ok || at+h.size() > s.size {
			if at, err = s.resync(at + 1); err != nil {
				return found, err
			}
			continue
		}
		var payload []byte
		if s.verify {
			if payload, err = s.read(at+entryHeaderSize, int(h.length)); err != nil {
				return found, err
			}
		}
		if s.verify && s.marker.sum(payload) != h.sum {
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
	return found, nil
}

// resync finds the next place from `at` on where an entry may start, or the file's end.
func (s *scanner) resync(at int64) (int64, error) {
	for at+entryHeaderSize <= s.size {
		b, err := s.read(at, int(min(scanWindow, s.size-at)))
		if err != nil {
			return 0, err
		}
		if i := bytes.Index(b, s.marker[:]); i >= 0 {
			return at + int64(i), nil
		}
		at += int64(len(b)) - int64(len(s.marker)) + 1
	}
	return s.size, nil
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
	if got, err := s.r.ReadAt(s.window, at); got < want {
		s.window = s.window[:0]
		return nil, fmt.Errorf("read %d bytes at %d: %w", want, at, err)
	}
	return s.window[:n], nil
}
