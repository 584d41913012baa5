package pack

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
)

// Sizes of the format, in bytes.
const (
	fileHeaderSize  = 16
	entryHeaderSize = 52
	// MaxPayload is the largest payload of an entry.
	MaxPayload = 4 << 20
)

const fileMagic = "CTXPACK1"

// Kinds of entries.
const (
	kindBlock  = 1 // payload is the block, digest its SHA-256
	kindSet    = 2 // payload is uvarint key length, key, value
	kindDelete = 3 // payload is the key
)

// Digest is a block's SHA-256.
type Digest = [32]byte

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// marker starts each entry of one file. It is drawn at random per file and seeds every checksum, so that bytes which
// somebody hides inside a block can never pass for an entry.
type marker [4]byte

func newMarker() (m marker) {
	for m == (marker{}) { // all zero would look like a hole in a sparse file
		rand.Read(m[:]) // never fails, see crypto/rand
	}
	return m
}

func (m marker) sum(data []byte) uint32 {
	return crc32.Update(crc32.Checksum(m[:], castagnoli), castagnoli, data)
}

func (m marker) fileHeader() []byte {
	out := append([]byte(fileMagic), m[:]...)
	return binary.LittleEndian.AppendUint32(out, m.sum(out))
}

// parseFileHeader gives a file's marker; ok is false when the header is damaged.
func parseFileHeader(b []byte) (m marker, ok bool) {
	if len(b) < fileHeaderSize || string(b[:8]) != fileMagic {
		return m, false
	}
	copy(m[:], b[8:12])
	return m, binary.LittleEndian.Uint32(b[12:16]) == m.sum(b[:12])
}

// header is a decoded entry header.
type header struct {
	kind   byte
	length uint32 // of the payload
	sum    uint32 // of the payload
	digest Digest
}

func (h header) size() int64 { return entryHeaderSize + int64(h.length) }

// appendEntry writes one whole entry to dst.
func (m marker) appendEntry(dst []byte, kind byte, digest Digest, payload []byte) []byte {
	start := len(dst)
	dst = append(dst, m[:]...)
	dst = append(dst, kind, 0, 0, 0)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(payload)))
	dst = binary.LittleEndian.AppendUint32(dst, m.sum(payload))
	dst = append(dst, digest[:]...)
	dst = binary.LittleEndian.AppendUint32(dst, m.sum(dst[start:]))
	return append(dst, payload...)
}

// parseHeader decodes an entry header; ok is false for anything that appendEntry did not write under this marker.
func (m marker) parseHeader(b []byte) (h header, ok bool) {
	if len(b) < entryHeaderSize || !bytes.Equal(b[:4], m[:]) {
		return h, false
	}
	if binary.LittleEndian.Uint32(b[48:52]) != m.sum(b[:48]) {
		return h, false
	}
	h.kind = b[4]
	h.length = binary.LittleEndian.Uint32(b[8:12])
	h.sum = binary.LittleEndian.Uint32(b[12:16])
	copy(h.digest[:], b[16:48])
	return h, h.length <= MaxPayload && h.kind >= kindBlock && h.kind <= kindDelete
}

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
