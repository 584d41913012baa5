package dag

import (
	"encoding/binary"

	"github.com/ipfs/go-cid"
)

// CBOR major types.
const (
	cborUint = iota
	cborNegative
	cborBytes
	cborText
	cborArray
	cborMap
	cborTag
	cborSimple
)

const tagLink = 42

// cborLinks finds the links (tag 42) of a dag-cbor block without building it. It checks the structure, not that the form
// is canonical. There is no recursion: `pending` counts the items still to come, and since each takes a byte, a count
// above the bytes left is a lie.
func cborLinks(b []byte) ([]cid.Cid, error) {
	var links []cid.Cid
	pending, at := uint64(1), 0
	for pending > 0 {
		if pending > uint64(len(b)-at) {
			return nil, malformed("dag-cbor: cut off at byte %d", at)
		}
		major, value, next, err := cborItem(b, at)
		if err != nil {
			return nil, err
		}
		at = next
		pending--
		left := uint64(len(b) - at)
		switch major {
		case cborBytes, cborText:
			if value > left {
				return nil, malformed("dag-cbor: string of %d bytes at the end", value)
			}
			at += int(value)
		case cborArray, cborMap:
			if value > left {
				return nil, malformed("dag-cbor: %d items in %d bytes", value, left)
			}
			pending += value
			if major == cborMap {
				pending += value
			}
		case cborTag:
			c, next, err := cborLink(b, at, value)
			if err != nil {
				return nil, err
			}
			links, at = append(links, c), next
		}
	}
	if at != len(b) {
		return nil, malformed("dag-cbor: %d bytes after the end", len(b)-at)
	}
	return links, nil
}

func cborLink(b []byte, at int, tag uint64) (cid.Cid, int, error) {
	if tag != tagLink {
		return cid.Undef, 0, malformed("dag-cbor: tag %d, only 42 is allowed", tag)
	}
	major, n, at, err := cborItem(b, at)
	if err != nil {
		return cid.Undef, 0, err
	}
	if major != cborBytes || n < 1 || n > uint64(len(b)-at) || b[at] != 0 {
		return cid.Undef, 0, malformed("dag-cbor: a link that is no CID")
	}
	end := at + int(n)
	c, err := cid.Cast(b[at+1 : end])
	if err != nil {
		return cid.Undef, 0, malformed("dag-cbor: link: %w", err)
	}
	return c, end, nil
}

// cborItem reads the head of the item at an offset. For simple values and floats the value is without meaning.
func cborItem(b []byte, at int) (major byte, value uint64, next int, err error) {
	if at >= len(b) {
		return 0, 0, 0, malformed("dag-cbor: cut off at byte %d", at)
	}
	major, low := b[at]>>5, b[at]&31
	at++
	if low < 24 {
		if major == cborSimple && (low < 20 || low > 22) {
			return 0, 0, 0, malformed("dag-cbor: simple value %d", low)
		}
		return major, uint64(low), at, nil
	}
	if low > 27 {
		return 0, 0, 0, malformed("dag-cbor: indefinite length")
	}
	if major == cborSimple && low == 24 {
		return 0, 0, 0, malformed("dag-cbor: simple value of two bytes")
	}
	size := 1 << (low - 24)
	if size > len(b)-at {
		return 0, 0, 0, malformed("dag-cbor: cut off at byte %d", at)
	}
	var wide [8]byte
	copy(wide[8-size:], b[at:at+size])
	return major, binary.BigEndian.Uint64(wide[:]), at + size, nil
}
