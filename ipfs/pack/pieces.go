package pack

import (
	"errors"
	"fmt"
	"hash/crc32"
	"sync"
)

// PieceSize is how many bytes of a block Pieces reads at once.
const PieceSize = 32 << 10

// Pieces reads one block piece by piece, so that a reader of a large block holds one piece of it and not the whole. Every
// piece that it gives belongs to a payload whose checksum was found good, as with Get: OpenPieces reads the payload once and
// remembers a checksum of each piece, and a piece that is not the same when it is read is not given. It is safe for
// concurrent use and needs no Close.
type Pieces struct {
	store *Store
	id    Digest
	size  int
	sums  []uint32 // CRC-32C of each piece
}

// pieceBuffers are those of OpenPieces, *[PieceSize]byte.
var pieceBuffers = sync.Pool{New: func() any { return new([PieceSize]byte) }}

// OpenPieces checks a block's payload. Errors are as those of Get: a damaged block is dropped and reported as ErrDamaged.
func (s *Store) OpenPieces(d Digest) (*Pieces, error) {
	for {
		at, file, err := s.locate(d)
		if err != nil {
			return nil, err
		}
		sums, err := s.files.checkPieces(file, at, d)
		if errors.Is(err, errRetired) {
			continue // collected between the two steps: the block was moved, or is gone
		}
		if errors.Is(err, ErrDamaged) && !s.drop(d, at) {
			continue // another copy has taken its place
		}
		if err != nil {
			return nil, err
		}
		return &Pieces{s, d, int(at.length), sums}, nil
	}
}

// Size is the block's length in bytes.
func (p *Pieces) Size() int { return p.size }

// ReadPiece reads the piece that holds an offset of the block into buf, which has room for PieceSize bytes, and says where
// in the block it starts and how long it is.
func (p *Pieces) ReadPiece(buf []byte, offset int) (start, n int, err error) {
	if offset < 0 || offset >= p.size {
		return 0, 0, fmt.Errorf("piece at %d of a block of %d bytes", offset, p.size)
	}
	i := offset / PieceSize
	start = i * PieceSize
	n = min(PieceSize, p.size-start)
	if len(buf) < n {
		return 0, 0, fmt.Errorf("a buffer of %d bytes for a piece of %d", len(buf), n)
	}
	if err := p.store.ReadAt(p.id, buf[:n], int64(start)); err != nil {
		return 0, 0, err
	}
	if crc32.Checksum(buf[:n], castagnoli) == p.sums[i] {
		return start, n, nil
	}
	// It was good when the block was opened. Opening it again drops it where the medium is to blame.
	if _, err := p.store.OpenPieces(p.id); err != nil {
		return 0, 0, err
	}
	return 0, 0, fmt.Errorf("piece at %d of block %x changed while it was read: %w", start, p.id, ErrDamaged)
}

// checkPieces reads an entry once through, checks it and gives the checksum of each piece.
func (fs *files) checkPieces(p *packFile, at place, d Digest) ([]uint32, error) {
	f, err := fs.acquire(p)
	if err != nil {
		return nil, err
	}
	defer fs.release(p)
	buf := pieceBuffers.Get().(*[PieceSize]byte)
	defer pieceBuffers.Put(buf)
	head := buf[:entryHeaderSize]
	if n, err := f.ReadAt(head, int64(at.offset)); n < len(head) {
		return nil, unreadable(p, at, err)
	}
	h, ok := p.marker.parseHeader(head)
	if !ok || h.length != at.length || h.digest != d {
		return nil, unreadable(p, at, nil)
	}
	whole := p.marker.sum(nil)
	sums := make([]uint32, 0, (int(at.length)+PieceSize-1)/PieceSize)
	for from := int64(0); from < int64(at.length); from += PieceSize {
		piece := buf[:min(PieceSize, int64(at.length)-from)]
		if n, err := f.ReadAt(piece, int64(at.offset)+entryHeaderSize+from); n < len(piece) {
			return nil, unreadable(p, at, err)
		}
		whole = crc32.Update(whole, castagnoli, piece)
		sums = append(sums, crc32.Checksum(piece, castagnoli))
	}
	if whole != h.sum {
		return nil, unreadable(p, at, nil)
	}
	return sums, nil
}
