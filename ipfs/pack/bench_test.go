package pack

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// benchAppend appends blocks of a size and syncs after each 64 MiB, beside the same bytes written to one file.
func benchAppend(b *testing.B, size int) {
	const total = 64 << 20
	blocks := make([]Block, total/size)
	for i := range blocks {
		blocks[i] = Block{Data: make([]byte, size)}
		for at := 0; at < size; at += 8 {
			binary.LittleEndian.PutUint64(blocks[i].Data[at:], rand.Uint64())
		}
	}
	b.Run("store", func(b *testing.B) {
		s := open(b, b.TempDir(), Options{})
		b.SetBytes(total)
		for n := uint64(0); b.Loop(); n++ {
			var last Mark
			for i := range blocks { // hashing is not measured: the digests are numbers
				binary.BigEndian.PutUint64(blocks[i].Digest[:], n)
				binary.BigEndian.PutUint64(blocks[i].Digest[8:], uint64(i))
				blocks[i].Digest[0] = byte(i)
				mark, err := s.Append(blocks[i])
				if err != nil {
					b.Fatal(err)
				}
				last = Later(last, mark)
			}
			if err := s.Sync(context.Background(), last); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("disk", func(b *testing.B) {
		dir := b.TempDir()
		b.SetBytes(total)
		for n := 0; b.Loop(); n++ {
			f, err := os.Create(filepath.Join(dir, fmt.Sprint(n)))
			if err != nil {
				b.Fatal(err)
			}
			for i := range blocks {
				if _, err := f.Write(blocks[i].Data); err != nil {
					b.Fatal(err)
				}
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
			f.Close()
		}
	})
}

func BenchmarkAppend1MiB(b *testing.B) { benchAppend(b, 1<<20) }
func BenchmarkAppend4KiB(b *testing.B) { benchAppend(b, 4<<10) }

// manyBlocks fills a store with small blocks and leaves it as kill -9 does.
func manyBlocks(b *testing.B, count int) string {
	dir := b.TempDir()
	s := open(b, dir, Options{})
	data := make([]byte, 64)
	batch := make([]Block, 0, 1000)
	for i := range count {
		binary.LittleEndian.PutUint64(data, uint64(i))
		one := Sum(append([]byte(nil), data...))
		if batch = append(batch, one); len(batch) == cap(batch) {
			mustPut(b, s, batch...)
			batch = batch[:0]
		}
	}
	mustPut(b, s, batch...)
	s.unlock()
	return dir
}

// BenchmarkOpen opens a store that was not closed; bytes/block is the index's memory.
func BenchmarkOpen(b *testing.B) {
	for _, count := range []int{1000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			dir := manyBlocks(b, count)
			for b.Loop() {
				s, err := Open(dir, Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if got := s.Stats(); got.Blocks != count {
					b.Fatalf("%d blocks", got.Blocks)
				}
				b.ReportMetric(float64(s.Stats().Index)/float64(count), "bytes/block")
				s.closeFiles()
				s.unlock()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkRead reads 4 KiB out of random blocks of 1 MiB: the whole block with its checksum, or the range alone.
func BenchmarkRead(b *testing.B) {
	s := open(b, b.TempDir(), Options{})
	var blocks []Block
	for i := range 256 {
		blocks = append(blocks, Block{Digest: Digest{byte(i), 1}, Data: make([]byte, 1<<20)})
		mustPut(b, s, blocks[i])
	}
	b.Run("block", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Get(blocks[rand.IntN(len(blocks))].Digest); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("range", func(b *testing.B) {
		p := make([]byte, 4<<10)
		for b.Loop() {
			if err := s.ReadAt(blocks[rand.IntN(len(blocks))].Digest, p, rand.Int64N(1<<20-4<<10)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
