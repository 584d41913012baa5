package car

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"
)

// pragma begins each CARv2: the header of a CARv1 that says version 2 and nothing else.
var pragma = []byte("\x0a\xa1\x67version\x02")

const (
	pragmaSize   = 11
	headerSize   = 40
	payloadStart = pragmaSize + headerSize // where the payload begins at the earliest
	maxPadding   = 1 << 20                 // bytes between header and payload; writers align to pages
)

// headerV2 says where payload and index are, counted from the start of the file.
type headerV2 struct {
	dataOffset, dataSize int64
	indexOffset          int64 // 0: no index
}

// parseHeaderV2 reads the 40 bytes after the pragma and refuses what cannot be.
func parseHeaderV2(b []byte) (headerV2, error) {
	offset, size, index := binary.LittleEndian.Uint64(b[16:]), binary.LittleEndian.Uint64(b[24:]), binary.LittleEndian.Uint64(b[32:])
	switch {
	case offset < payloadStart || offset > payloadStart+maxPadding:
		return headerV2{}, fmt.Errorf("%w: payload at %d", ErrFormat, offset)
	case size == 0 || size > math.MaxInt64/2:
		return headerV2{}, fmt.Errorf("%w: payload of %d bytes; the file may not have been finished", ErrFormat, size)
	case index != 0 && (index < offset+size || index > math.MaxInt64/2):
		return headerV2{}, fmt.Errorf("%w: index at %d, inside of the payload", ErrFormat, index)
	}
	return headerV2{int64(offset), int64(size), int64(index)}, nil
}

func (h headerV2) append(b []byte) []byte {
	b = append(b, make([]byte, 16)...) // characteristics: identity CIDs are not indexed
	b = binary.LittleEndian.AppendUint64(b, uint64(h.dataOffset))
	b = binary.LittleEndian.AppendUint64(b, uint64(h.dataSize))
	return binary.LittleEndian.AppendUint64(b, uint64(h.indexOffset))
}

// Output is what FileWriter needs of a file; *os.File has it, unless it was opened for appending.
type Output interface {
	io.Writer
	io.WriterAt
}

// FileWriter writes a CARv2 with an index of the kind MultihashIndexSorted. The header is written last, so a file that was not
// finished is none. It holds about 64 bytes of memory for each block.
type FileWriter struct {
	f     Output
	out   *bufio.Writer
	w     *Writer
	at    int64 // in the payload
	index []record
}

// record is where in the payload the section of a block begins.
type record struct {
	code   uint64 // of the hash function
	digest string
	offset uint64
}

// NewFileWriter begins a CARv2 at the start of an empty file.
func NewFileWriter(f Output, roots ...cid.Cid) (*FileWriter, error) {
	head, err := header(roots)
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriterSize(f, 256<<10)
	if _, err := out.Write(append(pragma, make([]byte, headerSize)...)); err != nil {
		return nil, err
	}
	w, err := NewWriter(out, roots...)
	return &FileWriter{f: f, out: out, w: w, at: int64(len(head))}, err
}

// Put writes one block.
func (w *FileWriter) Put(c cid.Cid, data []byte) error {
	id, err := multihash.Decode(c.Hash())
	if err != nil {
		return err
	}
	if id.Code != multihash.IDENTITY {
		w.index = append(w.index, record{id.Code, string(id.Digest), uint64(w.at)})
	}
	length := c.ByteLen() + len(data)
	w.at += int64(len(binary.AppendUvarint(nil, uint64(length))) + length)
	return w.w.Put(c, data)
}

// Finish writes index and header. The caller syncs and closes the file.
func (w *FileWriter) Finish() error {
	h := headerV2{dataOffset: payloadStart, dataSize: w.at, indexOffset: payloadStart + w.at}
	if err := writeIndex(w.out, w.index); err != nil {
		return err
	}
	if err := w.out.Flush(); err != nil {
		return err
	}
	_, err := w.f.WriteAt(h.append(nil), pragmaSize)
	return err
}

// ErrMissing is the error for a block that a CAR does not hold.
var ErrMissing = errors.New("block not in the CAR")

// File reads a CAR of either version at random. It is safe for concurrent use as far as its io.ReaderAt is. It checks the
// format only: who reads verifies each block against its CID.
type File struct {
	Version int
	Roots   []cid.Cid
	r       io.ReaderAt
	h       headerV2
	index   index
}

// OpenFile reads the header and finds the index; without one that is known it reads the payload once and makes one in memory,
// about 100 bytes for each block, of which there may be up to maxBlocks.
func OpenFile(r io.ReaderAt, size int64, maxBlocks int) (*File, error) {
	stream, err := NewReader(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, err
	}
	f := &File{Version: stream.Version, Roots: stream.Roots, r: r, h: headerV2{dataSize: size}}
	if f.Version == 2 {
		var head [headerSize]byte
		if _, err := r.ReadAt(head[:], pragmaSize); err != nil {
			return nil, fmt.Errorf("CAR header: %w", unexpected(err))
		}
		if f.h, err = parseHeaderV2(head[:]); err != nil {
			return nil, err
		}
		if f.h.dataSize > size-f.h.dataOffset || f.h.indexOffset > size {
			return nil, fmt.Errorf("%w: cut off: %d bytes of %d", io.ErrUnexpectedEOF, size, max(f.h.dataOffset+f.h.dataSize, f.h.indexOffset))
		}
		if f.h.indexOffset != 0 {
			f.index, err = openIndex(io.NewSectionReader(r, f.h.indexOffset, size-f.h.indexOffset))
			if !errors.Is(err, errOtherIndex) {
				return f, err
			}
		}
	}
	f.index, err = f.scan(maxBlocks)
	return f, err
}

// Blocks reads all blocks in the order of the payload.
func (f *File) Blocks() (*Reader, error) { return NewReader(f.payload()) }

func (f *File) payload() *io.SectionReader {
	return io.NewSectionReader(f.r, f.h.dataOffset, f.h.dataSize)
}

// Get reads one block.
func (f *File) Get(c cid.Cid) ([]byte, error) {
	id, err := multihash.Decode(c.Hash())
	if err != nil {
		return nil, err
	}
	if id.Code == multihash.IDENTITY {
		return id.Digest, nil
	}
	offset, ok, err := f.index.find(id.Code, id.Digest)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("%s: %w", c, ErrMissing)
	}
	if offset >= uint64(f.h.dataSize) {
		return nil, fmt.Errorf("%w: the index points behind the payload", ErrFormat)
	}
	part := io.NewSectionReader(f.payload(), int64(offset), f.h.dataSize-int64(offset))
	r := &Reader{r: bufio.NewReaderSize(part, 4<<10), left: endless}
	got, data, err := r.Next()
	if err != nil {
		return nil, unexpected(err)
	}
	if string(got.Hash()) != string(c.Hash()) {
		return nil, fmt.Errorf("%w: the index leads from %s to %s", ErrFormat, c, got)
	}
	return data, nil
}
