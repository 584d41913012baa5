package pack

import (
	"bytes"
	"errors"
	"os"
	"testing"
)

// piecewise reads a block to its end.
func piecewise(p *Pieces) ([]byte, error) {
	var out []byte
	buf := make([]byte, PieceSize)
	for len(out) < p.Size() {
		start, n, err := p.ReadPiece(buf, len(out))
		if err != nil {
			return out, err
		}
		out = append(out, buf[len(out)-start:n]...)
	}
	return out, nil
}

func TestPieces(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	for i, size := range []int{1, PieceSize - 1, PieceSize, PieceSize + 1, 1 << 20, 3<<20 + 5} {
		b := blockOf(uint64(i), size)
		if err := s.Put(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		p, err := s.OpenPieces(b.Digest)
		if err != nil || p.Size() != size {
			t.Fatalf("%d bytes: %v", size, err)
		}
		if got, err := piecewise(p); err != nil || !bytes.Equal(got, b.Data) {
			t.Errorf("%d bytes: got %d, %v", size, len(got), err)
		}
		for _, bad := range []int{-1, size} {
			if _, _, err := p.ReadPiece(make([]byte, PieceSize), bad); err == nil {
				t.Errorf("a piece at %d of %d", bad, size)
			}
		}
	}
	if _, err := s.OpenPieces(Digest{1}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a block that is not there: %v", err)
	}
}

// TestPiecesNeverGiveDamage flips a bit of each piece, before the block is opened and after: what is given is right.
func TestPiecesNeverGiveDamage(t *testing.T) {
	for _, before := range []bool{true, false} {
		for at := 100; at < 5*PieceSize; at += PieceSize {
			s := open(t, t.TempDir(), Options{})
			b := blockOf(1, 5*PieceSize)
			if err := s.Put(t.Context(), b); err != nil {
				t.Fatal(err)
			}
			var p *Pieces
			var err error
			if !before {
				if p, err = s.OpenPieces(b.Digest); err != nil {
					t.Fatal(err)
				}
			}
			flip(t, s, b.Digest, at)
			if before {
				if _, err := s.OpenPieces(b.Digest); !errors.Is(err, ErrDamaged) {
					t.Fatalf("bit rot at %d is not seen: %v", at, err)
				}
				continue
			}
			got, err := piecewise(p)
			if !errors.Is(err, ErrDamaged) || !bytes.Equal(got, b.Data[:len(got)]) || len(got) > at {
				t.Fatalf("bit rot at %d: %d bytes, %v", at, len(got), err)
			}
			if s.Has(b.Digest) {
				t.Error("the damaged block is still in the index")
			}
		}
	}
}

// TestPiecesOfAMovedBlock reads on after a collection has moved the block to another pack.
func TestPiecesOfAMovedBlock(t *testing.T) {
	s := open(t, t.TempDir(), Options{PackSize: 4 * PieceSize})
	live, dead := blockOf(1, 2*PieceSize), blockOf(2, PieceSize)
	mustPut(t, s, live, dead)
	mustPut(t, s, blockOf(3, 2*PieceSize)) // the first pack is sealed
	p, err := s.OpenPieces(live.Digest)
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := s.locate(live.Digest)
	collect(t, s, 0, live)
	if after, _, err := s.locate(live.Digest); err != nil || after == before {
		t.Fatalf("the block lies where it lay: %v", err)
	}
	if got, err := piecewise(p); err != nil || !bytes.Equal(got, live.Data) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// flip changes a byte of a block's payload on the medium.
func flip(t *testing.T, s *Store, d Digest, at int) {
	t.Helper()
	place, p, err := s.locate(d)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(p.path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	off := int64(place.offset) + entryHeaderSize + int64(at)
	var b [1]byte
	if _, err := f.ReadAt(b[:], off); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 1
	if _, err := f.WriteAt(b[:], off); err != nil {
		t.Fatal(err)
	}
}
