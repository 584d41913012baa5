package pack

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"hash/crc32"
	"time"
)

// Sizes of the format, in bytes.
const (
	fileHeaderSize  = 16
	entryHeaderSize = 52
	// MaxPayload is the largest payload of an entry.
	MaxPayload = 4 << 20
	// Overhead is what a block takes on disk beside its bytes: the entry's header and its row in the index file.
	Overhead = entryHeaderSize + rowSize
)

const fileMagic = "CTXPACK1"

// Kinds of entries.
const (
	kindBlock          = 1 // payload is the block, digest its SHA-256
	kindSet            = 2 // payload is uvarint key length, key, value; in tables only
	kindDelete         = 3 // payload is the key; in tables only
	kindPrivate        = 4 // a block that is not for everybody
	kindTouch          = 5 // no payload: the block of this digest was put again
	kindPublish        = 6 // no payload: the same, and it is for everybody from here on
	kindDamaged        = 7 // no payload: earlier copies of the block are damaged
	kindDamagedPrivate = 8 // the same of a private block
	lastKind           = kindDamagedPrivate
)

// holdsBlock says that an entry of this kind carries a block.
func holdsBlock(kind byte) bool { return kind == kindBlock || kind == kindPrivate }

// tellsDamage says that an entry of this kind lists a block as damaged.
func tellsDamage(kind byte) bool { return kind == kindDamaged || kind == kindDamagedPrivate }

// damageKind is the kind of the entry that lists a block as damaged.
func damageKind(private bool) byte {
	if private {
		return kindDamagedPrivate
	}
	return kindDamaged
}

// stamp is a time in minutes since 2025-01-01 UTC; it has 24 bits, which last until 2056. 0 means unknown.
type stamp uint32

const (
	stampEpoch = 1735689600 // Unix seconds
	maxStamp   = 1<<24 - 1
)

// stampOf rounds down to the minute.
func stampOf(t time.Time) stamp {
	return stamp(min(max(0, (t.Unix()-stampEpoch)/60), maxStamp))
}

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
	stamp  stamp
	length uint32 // of the payload
	sum    uint32 // of the payload
	digest Digest
}

// entry is one that is to be written.
type entry struct {
	kind   byte
	stamp  stamp
	digest Digest
	data   []byte

	uncached bool // see Block.Uncached
}

func (e entry) size() int64 { return entryHeaderSize + int64(len(e.data)) }

func (h header) size() int64 { return entryHeaderSize + int64(h.length) }

// appendEntry writes one whole entry to dst.
func (m marker) appendEntry(dst []byte, e entry) []byte {
	return append(m.appendHeader(dst, e), e.data...)
}

// appendHeader writes an entry without its payload to dst.
func (m marker) appendHeader(dst []byte, e entry) []byte {
	start, payload, digest := len(dst), e.data, e.digest
	dst = append(dst, m[:]...)
	dst = append(dst, e.kind, byte(e.stamp), byte(e.stamp>>8), byte(e.stamp>>16))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(payload)))
	dst = binary.LittleEndian.AppendUint32(dst, m.sum(payload))
	dst = append(dst, digest[:]...)
	return binary.LittleEndian.AppendUint32(dst, m.sum(dst[start:]))
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
	h.stamp = stamp(binary.LittleEndian.Uint32(b[4:8]) >> 8)
	h.length = binary.LittleEndian.Uint32(b[8:12])
	h.sum = binary.LittleEndian.Uint32(b[12:16])
	copy(h.digest[:], b[16:48])
	return h, h.length <= MaxPayload && h.kind >= kindBlock && h.kind <= lastKind
}
