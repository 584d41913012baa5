package car

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"sort"

	"github.com/multiformats/go-multihash"
)

// An index of the kind MultihashIndexSorted is, in little endian:
//
//	its multicodec number as a varint, the number of hash functions (4 bytes), and for each
//	  its multicodec number (8), the number of digest lengths (4), and for each
//	    the width of an entry (4), the bytes of all entries (8), and the entries in the order of digests:
//	      a digest and the offset (8) in the payload of the section that it is of.
const indexCodec = 0x0401

// maxBuckets bounds the pairs of hash function and digest length; real files have one.
const maxBuckets = 256

// errOtherIndex says that there is an index of a kind that is not known.
var errOtherIndex = errors.New("another kind of index")

// index finds the offset of a block's section in the payload.
type index interface {
	find(code uint64, digest []byte) (offset uint64, ok bool, err error)
}

// bucket is a run of entries of one width in a file.
type bucket struct {
	code   uint64
	digest int // bytes
	at     int64
	count  int64
}

// sortedIndex searches an index on disk, without reading it whole.
type sortedIndex struct {
	r       io.ReaderAt
	buckets []bucket
}

// openIndex reads the heads of the runs.
func openIndex(r *io.SectionReader) (*sortedIndex, error) {
	s := &sortedIndex{r: r}
	var head [binary.MaxVarintLen64]byte
	n, err := r.ReadAt(head[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	codec, at := binary.Uvarint(head[:n])
	if at <= 0 {
		return nil, fmt.Errorf("%w: no index where the header says", ErrFormat)
	}
	if codec != indexCodec {
		return nil, errOtherIndex
	}
	in := &cursor{r: r, at: int64(at)}
	for functions := in.uint(4); functions > 0 && in.err == nil; functions-- {
		code := in.uint(8)
		for widths := in.uint(4); widths > 0 && in.err == nil; widths-- {
			s.addBucket(in, code)
		}
	}
	if in.err != nil {
		return nil, fmt.Errorf("CAR index: %w", unexpected(in.err))
	}
	return s, nil
}

func (s *sortedIndex) addBucket(in *cursor, code uint64) {
	width, length := in.uint(4), in.uint(8)
	switch {
	case in.err != nil:
	case width <= 8 || width > 8+maxCID || length%width != 0:
		in.err = fmt.Errorf("%w: entries of %d bytes in %d", ErrFormat, width, length)
	case length > uint64(in.r.Size()-in.at):
		in.err = io.ErrUnexpectedEOF
	case len(s.buckets) == maxBuckets:
		in.err = fmt.Errorf("%w: more than %d runs", ErrFormat, maxBuckets)
	default:
		s.buckets = append(s.buckets, bucket{code, int(width) - 8, in.at, int64(length / width)})
		in.at += int64(length)
	}
}

// cursor reads numbers one after the other until one fails.
type cursor struct {
	r   *io.SectionReader
	at  int64
	err error
}

func (c *cursor) uint(bytes int) uint64 {
	var b [8]byte
	if c.err == nil {
		_, c.err = c.r.ReadAt(b[:bytes], c.at)
		if errors.Is(c.err, io.EOF) && c.at+int64(bytes) <= c.r.Size() {
			c.err = nil // ReadAt may say so at the very end
		}
		c.at += int64(bytes)
	}
	if c.err != nil {
		return 0
	}
	return binary.LittleEndian.Uint64(b[:])
}

// find searches by halving: a hostile order makes it miss, not wander.
func (s *sortedIndex) find(code uint64, digest []byte) (uint64, bool, error) {
	for _, b := range s.buckets {
		if b.code != code || b.digest != len(digest) {
			continue
		}
		entry := make([]byte, b.digest+8)
		low, high := int64(0), b.count
		for low < high {
			mid := low + (high-low)/2
			if _, err := s.r.ReadAt(entry, b.at+mid*int64(len(entry))); err != nil && !errors.Is(err, io.EOF) {
				return 0, false, fmt.Errorf("CAR index: %w", err)
			}
			switch c := bytes.Compare(entry[:b.digest], digest); {
			case c == 0:
				return binary.LittleEndian.Uint64(entry[b.digest:]), true, nil
			case c < 0:
				low = mid + 1
			default:
				high = mid
			}
		}
	}
	return 0, false, nil
}

// memoryIndex is made by a scan.
type memoryIndex []record

func compareRecords(a, b record) int {
	return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(len(a.digest), len(b.digest)), cmp.Compare(a.digest, b.digest))
}

func (m memoryIndex) find(code uint64, digest []byte) (uint64, bool, error) {
	want := record{code: code, digest: string(digest)}
	i := sort.Search(len(m), func(i int) bool { return compareRecords(m[i], want) >= 0 })
	if i == len(m) || compareRecords(m[i], want) != 0 {
		return 0, false, nil
	}
	return m[i].offset, true, nil
}

// scan reads the payload and notes where each section begins.
func (f *File) scan(maxBlocks int) (memoryIndex, error) {
	counted := &countingReader{r: f.payload()}
	r, err := NewReader(counted)
	if err != nil {
		return nil, err
	}
	var m memoryIndex
	for {
		offset := counted.n - int64(r.r.Buffered())
		c, _, err := r.Next()
		if errors.Is(err, io.EOF) {
			slices.SortStableFunc(m, compareRecords)
			return m, nil
		}
		if err != nil {
			return nil, err
		}
		if len(m) == maxBlocks {
			return nil, fmt.Errorf("%w: more than %d blocks and no index", ErrFormat, maxBlocks)
		}
		id, err := multihash.Decode(c.Hash())
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		m = append(m, record{id.Code, string(id.Digest), uint64(offset)})
	}
}

type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// writeIndex sorts the records and writes them.
func writeIndex(w *bufio.Writer, records []record) error {
	slices.SortStableFunc(records, compareRecords)
	functions := groups(records, func(a, b record) bool { return a.code == b.code })
	b := binary.AppendUvarint(nil, indexCodec)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(functions)))
	for _, function := range functions {
		widths := groups(function, func(a, b record) bool { return len(a.digest) == len(b.digest) })
		b = binary.LittleEndian.AppendUint64(b, function[0].code)
		b = binary.LittleEndian.AppendUint32(b, uint32(len(widths)))
		for _, run := range widths {
			width := uint64(len(run[0].digest) + 8)
			if uint64(len(run)) > math.MaxInt64/width {
				return fmt.Errorf("%d blocks are too many for an index", len(run))
			}
			b = binary.LittleEndian.AppendUint32(b, uint32(width))
			b = binary.LittleEndian.AppendUint64(b, width*uint64(len(run)))
			for _, r := range run {
				b = append(b, r.digest...)
				b = binary.LittleEndian.AppendUint64(b, r.offset)
				if _, err := w.Write(b); err != nil {
					return err
				}
				b = b[:0]
			}
		}
	}
	_, err := w.Write(b)
	return err
}

// groups cuts a sorted list where neighbours are not alike.
func groups(records []record, alike func(a, b record) bool) (out [][]record) {
	for len(records) > 0 {
		n := 1
		for n < len(records) && alike(records[0], records[n]) {
			n++
		}
		out, records = append(out, records[:n]), records[n:]
	}
	return out
}
