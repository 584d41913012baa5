package pack

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
)

func TestScrubFindsEveryFlippedByte(t *testing.T) {
	blocks := []Block{blockOf(1, 300), blockOf(2, 200), blockOf(3, 400), blockOf(4, 100)}
	blocks[1].Private = true
	const size = fileHeaderSize + 2*entryHeaderSize + 300 + 200 // of the first pack
	for at := range int64(size) {
		fs := simfs.New(1)
		opts := Options{FS: fs, PackSize: 700}
		s := open(t, "blocks", opts)
		mustPut(t, s, blocks...)
		fs.Flip(s.path(1), at)
		found, err := s.Scrub(t.Context(), ScrubOptions{})
		if err != nil {
			t.Fatal(err)
		}
		want := 1
		if at < fileHeaderSize {
			want = 0 // no block is touched: the index file knows the marker
		}
		if len(found.Damaged) != want || found.Blocks != 4 || found.Left != 0 {
			t.Fatalf("byte %d flipped: %+v", at, found)
		}
		s.Close()
		s = open(t, "blocks", opts) // what was found is remembered
		for d, private := range s.Damaged() {
			if private != (d == blocks[1].Digest) || s.Has(d) {
				t.Fatalf("byte %d flipped: block %x private %v", at, d[:4], private)
			}
		}
		if len(s.Damaged()) != want || s.Stats().Damaged != want {
			t.Fatalf("byte %d flipped: %d damaged after a restart", at, len(s.Damaged()))
		}
		mustPut(t, s, blocks...)
		for _, b := range blocks {
			wantBlock(t, s, b)
		}
		if again, err := s.Scrub(t.Context(), ScrubOptions{}); err != nil || len(again.Damaged) != 0 || len(s.Damaged()) != 0 {
			t.Fatalf("byte %d flipped: after the repair: %+v, %v", at, again, err)
		}
		collect(t, s, -1, blocks...) // one copy of each is left
		for _, b := range blocks {
			wantBlock(t, s, b)
		}
	}
}

func TestScrubKeepsToItsRate(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	for i := range uint64(10) {
		mustPut(t, s, blockOf(i, 10_000))
	}
	start := time.Now()
	if _, err := s.Scrub(t.Context(), ScrubOptions{Rate: 1 << 20}); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < 80*time.Millisecond { // nine entries' time before the last one
		t.Fatalf("100 kB at 1 MiB/s took %v", took)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Scrub(ctx, ScrubOptions{Rate: 1}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestReadAt(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	b := blockOf(1, 10_000)
	mustPut(t, s, b)
	p := make([]byte, 100)
	if err := s.ReadAt(b.Digest, p, 5000); err != nil || !bytes.Equal(p, b.Data[5000:5100]) {
		t.Fatal(err)
	}
	for _, from := range []int64{-1, 9901, 1 << 40} {
		if err := s.ReadAt(b.Digest, p, from); err == nil {
			t.Fatalf("read at %d of 10,000", from)
		}
	}
	if err := s.ReadAt(Digest{}, p, 0); !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
}

func TestMemoryFileSystem(t *testing.T) {
	opts := Options{FS: disk.NewMemory(), PackSize: 100_000}
	s := open(t, "anywhere", opts)
	var live []Block
	for i := range uint64(100) {
		b := blockOf(i, int(i)*100)
		mustPut(t, s, b)
		if i%10 == 0 {
			live = append(live, b)
		}
	}
	collect(t, s, 0, live...)
	s.Close()
	s = open(t, "anywhere", opts)
	for _, b := range live {
		wantBlock(t, s, b)
	}
	if got := s.Stats().Blocks; got != len(live) {
		t.Fatalf("%d blocks", got)
	}
}
