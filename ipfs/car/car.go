// Package car reads and writes CARs, the stream form of a set of blocks, within limits that hostile input cannot pass:
// version 1, a stream, and version 2, a file with an index. The formats are at ipld.io/specs/transport/car.
package car

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
)

// Limits on foreign streams, in bytes.
const (
	MaxBlock  = 2 << 20 // as bitswap's
	maxCID    = 256     // identity CIDs carry up to 128 bytes of content
	maxHeader = 4 << 10
	maxRoots  = 32
)

// ErrFormat is in the chain of every error about the bytes themselves. A stream that ends early gives
// io.ErrUnexpectedEOF.
var ErrFormat = errors.New("not a CAR")

// Writer writes a CAR.
type Writer struct {
	w   *bufio.Writer
	buf []byte
}

// NewWriter begins a CARv1 with one root or several, at most 32. Nothing may reach w before Flush. A *bufio.Writer is used as
// it is.
func NewWriter(w io.Writer, roots ...cid.Cid) (*Writer, error) {
	head, err := header(roots)
	if err != nil {
		return nil, err
	}
	bw, ok := w.(*bufio.Writer)
	if !ok {
		bw = bufio.NewWriterSize(w, 64<<10)
	}
	cw := &Writer{w: bw}
	_, err = cw.w.Write(head)
	return cw, err
}

// header encodes {"roots": roots, "version": 1} in dag-cbor, with its length in front.
func header(roots []cid.Cid) ([]byte, error) {
	if len(roots) > maxRoots {
		return nil, fmt.Errorf("CAR with %d roots, at most %d", len(roots), maxRoots)
	}
	head := []byte{0xa2, 0x65, 'r', 'o', 'o', 't', 's'}
	if n := byte(len(roots)); n < 24 {
		head = append(head, 0x80|n)
	} else {
		head = append(head, 0x98, n)
	}
	for _, root := range roots {
		head = cborBytes(append(head, 0xd8, 42), append([]byte{0}, root.Bytes()...))
	}
	head = append(head, 0x67, 'v', 'e', 'r', 's', 'i', 'o', 'n', 1)
	return append(binary.AppendUvarint(nil, uint64(len(head))), head...), nil
}

// cborBytes appends a CBOR byte string, which is shorter than 64 KiB here.
func cborBytes(dst, b []byte) []byte {
	switch n := len(b); {
	case n < 24:
		dst = append(dst, 0x40|byte(n))
	case n < 256:
		dst = append(dst, 0x58, byte(n))
	default:
		dst = append(dst, 0x59, byte(n>>8), byte(n))
	}
	return append(dst, b...)
}

// Put writes one block.
func (w *Writer) Put(c cid.Cid, data []byte) error {
	id := c.Bytes()
	w.buf = append(binary.AppendUvarint(w.buf[:0], uint64(len(id)+len(data))), id...)
	if _, err := w.w.Write(w.buf); err != nil {
		return err
	}
	_, err := w.w.Write(data)
	return err
}

// Flush passes everything on to the underlying writer.
func (w *Writer) Flush() error { return w.w.Flush() }

// Reader reads a CAR as a stream. It checks the format only: who reads verifies each block against its CID.
type Reader struct {
	Version int // 1 or 2
	Roots   []cid.Cid
	// Alloc, where set, gives the memory for a section of n bytes, which holds a block and its CID: a caller that is done with a
	// block can use its memory again. It should give little for little: n is what the stream claims, at most MaxBlock and a CID.
	Alloc func(n int) []byte
	r     *bufio.Reader
	left  int64 // bytes of payload to come in version 2, which says how many there are; else endless
}

const endless = -1

// NewReader reads the header. Of a CARv2 it reads the blocks in the order of the payload and leaves the index alone.
func NewReader(r io.Reader) (*Reader, error) {
	br, ok := r.(*bufio.Reader)
	if !ok {
		br = bufio.NewReaderSize(r, 64<<10)
	}
	cr := &Reader{Version: 1, r: br, left: endless}
	head, err := cr.section(maxHeader)
	if err == nil && bytes.Equal(head, pragma[1:]) {
		cr.Version = 2
		if err = cr.enterV2(); err == nil {
			head, err = cr.section(maxHeader)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("CAR header: %w", unexpected(err))
	}
	if cr.Roots, err = parseHeader(head); err != nil {
		return nil, fmt.Errorf("CAR header: %w: %w", ErrFormat, err)
	}
	return cr, nil
}

// enterV2 reads the header of version 2 and goes to the payload.
func (r *Reader) enterV2() error {
	var head [headerSize]byte
	if _, err := io.ReadFull(r.r, head[:]); err != nil {
		return err
	}
	h, err := parseHeaderV2(head[:])
	if err != nil {
		return err
	}
	if _, err := r.r.Discard(int(h.dataOffset - payloadStart)); err != nil {
		return err
	}
	r.left = h.dataSize
	return nil
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// section reads one length-prefixed section; io.EOF only where the stream ends between two sections.
func (r *Reader) section(limit uint64) ([]byte, error) {
	if r.left == 0 {
		return nil, io.EOF
	}
	if _, err := r.r.Peek(1); err != nil {
		if r.left > 0 {
			return nil, unexpected(err)
		}
		return nil, err
	}
	n, err := binary.ReadUvarint(r.r)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if n == 0 || n > limit {
		return nil, fmt.Errorf("%w: section of %d bytes, limit %d", ErrFormat, n, limit)
	}
	if r.left != endless {
		if r.left -= int64(n) + int64(len(binary.AppendUvarint(nil, n))); r.left < 0 {
			return nil, fmt.Errorf("%w: a section goes over the end of the payload", ErrFormat)
		}
	}
	if r.Alloc != nil {
		buf := r.Alloc(int(n))
		_, err := io.ReadFull(r.r, buf)
		return buf, unexpected(err)
	}
	return readFull(r.r, int(n))
}

// readFull reads n bytes without trusting n: memory grows with what really arrives.
func readFull(r io.Reader, n int) ([]byte, error) {
	const step = 64 << 10
	if n <= step {
		buf := make([]byte, n)
		_, err := io.ReadFull(r, buf)
		return buf, unexpected(err)
	}
	first := make([]byte, step)
	if _, err := io.ReadFull(r, first); err != nil {
		return nil, unexpected(err)
	}
	buf := make([]byte, n)
	copy(buf, first)
	_, err := io.ReadFull(r, buf[step:])
	return buf, unexpected(err)
}

// Next gives the next block, io.EOF after the last one.
func (r *Reader) Next() (cid.Cid, []byte, error) {
	section, err := r.section(MaxBlock + maxCID)
	if err != nil {
		return cid.Undef, nil, err
	}
	return splitSection(section)
}

func splitSection(section []byte) (cid.Cid, []byte, error) {
	n, c, err := cid.CidFromBytes(section)
	if err != nil {
		return cid.Undef, nil, fmt.Errorf("%w: CID of a section: %w", ErrFormat, err)
	}
	if len(section)-n > MaxBlock || n > maxCID {
		return cid.Undef, nil, fmt.Errorf("%w: block of %d bytes, limit %d", ErrFormat, len(section)-n, MaxBlock)
	}
	return c, section[n:], nil
}

// parseHeader reads {"roots": [&Any], "version": 1} in either order of keys, as some writers differ.
func parseHeader(b []byte) (roots []cid.Cid, err error) {
	if !bytes.HasPrefix(b, []byte{0xa2}) {
		return nil, errors.New("want a map of roots and version")
	}
	b = b[1:]
	version := false
	for range 2 {
		switch {
		case bytes.HasPrefix(b, []byte("\x65roots")) && roots == nil:
			if roots, b, err = parseRoots(b[6:]); err != nil {
				return nil, err
			}
		case bytes.HasPrefix(b, []byte("\x67version\x01")) && !version:
			version, b = true, b[9:]
		default:
			return nil, errors.New("want roots and version 1")
		}
	}
	if len(b) != 0 {
		return nil, errors.New("bytes after the map")
	}
	return roots, nil
}

func parseRoots(b []byte) ([]cid.Cid, []byte, error) {
	n, b, err := cborHead(b, 4)
	if err != nil || n > maxRoots {
		return nil, nil, fmt.Errorf("want a list of at most %d roots", maxRoots)
	}
	roots := make([]cid.Cid, 0, n)
	for range n {
		var size int
		if !bytes.HasPrefix(b, []byte{0xd8, 42}) {
			return nil, nil, errors.New("a root is not a link")
		}
		if size, b, err = cborHead(b[2:], 2); err != nil || size > len(b) || size < 1 || b[0] != 0 {
			return nil, nil, errors.New("a root is not a link")
		}
		c, err := cid.Cast(b[1:size])
		if err != nil {
			return nil, nil, err
		}
		roots, b = append(roots, c), b[size:]
	}
	return roots, b, nil
}

// cborHead reads the head of a CBOR item of a major type whose length is below 64 Ki.
func cborHead(b []byte, major byte) (int, []byte, error) {
	if len(b) == 0 || b[0]>>5 != major {
		return 0, nil, errors.New("another CBOR type")
	}
	switch low := b[0] & 31; {
	case low < 24:
		return int(low), b[1:], nil
	case low == 24 && len(b) >= 2:
		return int(b[1]), b[2:], nil
	case low == 25 && len(b) >= 3:
		return int(b[1])<<8 | int(b[2]), b[3:], nil
	}
	return 0, nil, errors.New("length too large")
}
