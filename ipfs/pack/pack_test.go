package pack

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

func blockOf(seed uint64, size int) Block {
	rng := rand.New(rand.NewPCG(seed, 1))
	data := make([]byte, size)
	for i := range data {
		data[i] = byte(rng.Uint32())
	}
	return Sum(data)
}

func open(t testing.TB, dir string, opts Options) *Store {
	t.Helper()
	s, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() }) // a second Close does nothing
	return s
}

func mustPut(t testing.TB, s *Store, blocks ...Block) {
	t.Helper()
	if err := s.Put(context.Background(), blocks...); err != nil {
		t.Fatal(err)
	}
}

func wantBlock(t testing.TB, s *Store, b Block) {
	t.Helper()
	got, err := s.Get(b.Digest)
	if err != nil {
		t.Fatalf("block %x: %v", b.Digest[:4], err)
	}
	if !bytes.Equal(got, b.Data) {
		t.Fatalf("block %x: other bytes", b.Digest[:4])
	}
}

func TestStoreKeepsBlocksOverPacksAndRestarts(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{PackSize: 10_000})
	var blocks []Block
	for i := range 100 {
		blocks = append(blocks, blockOf(uint64(i), i*37))
	}
	mustPut(t, s, blocks[:50]...)
	mustPut(t, s, blocks...) // half of them again
	if got := s.Stats(); got.Blocks != 100 || got.Packs < 10 {
		t.Fatalf("stats %+v", got)
	}
	bytes := s.Stats().Bytes
	for range 2 {
		for _, b := range blocks {
			wantBlock(t, s, b)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, dir, Options{PackSize: 10_000})
	}
	if got := s.Stats(); got.Blocks != 100 || got.Bytes != bytes {
		t.Fatalf("stats after restart %+v, want %d bytes", got, bytes)
	}
	if _, err := s.Get(Digest{1}); !errors.Is(err, ErrNotFound) {
		t.Fatalf("absent block: %v", err)
	}
	if err := s.Put(t.Context(), Block{Data: make([]byte, MaxPayload+1)}); err == nil {
		t.Fatal("a block over the limit was taken")
	}
}

func TestSecondOpenIsRefused(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, Options{})
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Fatalf("second open: %v", err)
	}
}

// onePack makes a store with the blocks in one pack and gives that pack's bytes and path.
func onePack(t *testing.T, dir string, blocks []Block) (string, []byte) {
	s := open(t, dir, Options{})
	mustPut(t, s, blocks...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	path := s.path(1)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, raw
}

func TestTornTailAtEachByte(t *testing.T) {
	dir := t.TempDir()
	blocks := []Block{blockOf(1, 40), blockOf(2, 0), blockOf(3, 90), blockOf(4, 17)}
	path, raw := onePack(t, dir, blocks)
	ends := []int{}
	at := fileHeaderSize
	for _, b := range blocks {
		at += entryHeaderSize + len(b.Data)
		ends = append(ends, at)
	}
	extra := blockOf(5, 33)
	for cut := range len(raw) {
		if err := os.WriteFile(path, raw[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, dir, Options{})
		for i, b := range blocks {
			if ends[i] <= cut {
				wantBlock(t, s, b)
			} else if s.Has(b.Digest) {
				t.Fatalf("cut at %d: block %d claims to be there", cut, i)
			}
		}
		mustPut(t, s, extra) // the store goes on
		s.Close()
		s = open(t, dir, Options{})
		wantBlock(t, s, extra)
		s.Close()
	}
}

// secondPack makes pack 2, with one block, so that pack 1 is not the last one.
func secondPack(t *testing.T, dir string) {
	j, err := createJournal(disk.OS{}, filepath.Join(dir, "00000002.pack"))
	if err != nil {
		t.Fatal(err)
	}
	b := blockOf(99, 10)
	if err := j.write(j.marker.appendEntry(nil, entry{kind: kindBlock, digest: b.Digest, data: b.Data})); err != nil {
		t.Fatal(err)
	}
	j.f.Close()
}

func TestFlippedByteCostsOneBlock(t *testing.T) {
	blocks := []Block{blockOf(1, 40), blockOf(2, 60), blockOf(3, 90)}
	for _, sealed := range []bool{false, true} {
		dir := t.TempDir()
		path, raw := onePack(t, dir, blocks)
		if sealed { // a second pack makes the first one read-only
			secondPack(t, dir)
		}
		for at := range raw {
			bad := bytes.Clone(raw)
			bad[at] ^= 0x40
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			s := open(t, dir, Options{})
			lost := 0
			for _, b := range blocks {
				got, err := s.Get(b.Digest)
				if err == nil && !bytes.Equal(got, b.Data) {
					t.Fatalf("byte %d flipped: wrong bytes given out", at)
				}
				if err != nil {
					lost++
				}
			}
			want := 1
			if at < fileHeaderSize {
				want = 0
			}
			if lost != want {
				t.Fatalf("sealed %v, byte %d flipped: %d blocks lost, want %d", sealed, at, lost, want)
			}
			mustPut(t, s, blocks...) // heals
			for _, b := range blocks {
				wantBlock(t, s, b)
			}
			s.Close()
			if sealed {
				os.Remove(s.path(2))
				os.Remove(s.indexPath(1))
				secondPack(t, dir)
			}
		}
	}
}

func TestHoleInTheMiddleKeepsWhatFollows(t *testing.T) {
	dir := t.TempDir()
	blocks := []Block{blockOf(1, 3000), blockOf(2, 200_000), blockOf(3, 90)}
	path, raw := onePack(t, dir, blocks)
	clear(raw[fileHeaderSize+entryHeaderSize+3000+10:][:150_000]) // the second block's header and much of its data
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir, Options{})
	wantBlock(t, s, blocks[0])
	wantBlock(t, s, blocks[2])
	if s.Has(blocks[1].Digest) {
		t.Fatal("the damaged block claims to be there")
	}
}

func TestUnreadablePackIsSetAside(t *testing.T) {
	dir := t.TempDir()
	path, raw := onePack(t, dir, []Block{blockOf(1, 40)})
	clear(raw[:60])
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir, Options{})
	b := blockOf(2, 10)
	mustPut(t, s, b)
	wantBlock(t, s, b)
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Fatal(err)
	}
}

func TestConcurrentReadersAndWriters(t *testing.T) {
	s := open(t, t.TempDir(), Options{PackSize: 50_000})
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 40 {
				b := blockOf(uint64(w%4*1000+i), 700) // two writers for each block
				mustPut(t, s, b)
				wantBlock(t, s, b)
			}
		})
	}
	wg.Wait()
	if got := s.Stats().Blocks; got != 160 {
		t.Fatalf("%d blocks, want 160", got)
	}
}

func TestHiddenEntryInsideABlockIsNotFound(t *testing.T) {
	dir := t.TempDir()
	other := newMarker()
	inner := Sum([]byte("inner"))
	outer := Sum(other.appendEntry(nil, entry{kind: kindBlock, digest: inner.Digest, data: []byte("other")}))
	path, raw := onePack(t, dir, []Block{outer})
	raw[fileHeaderSize+5] ^= 1 // damages the outer header, so that the scan looks inside
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if s := open(t, dir, Options{}); s.Has(inner.Digest) {
		t.Fatal("bytes inside a block passed for an entry")
	}
}

func FuzzScan(f *testing.F) {
	m := marker{1, 2, 3, 4}
	good := m.fileHeader()
	good = m.appendEntry(good, entry{kind: kindBlock, digest: Sum([]byte("a")).Digest, data: []byte("a")})
	good = m.appendEntry(good, entry{kind: kindSet, data: joinRow("k", "v")})
	f.Add(good)
	f.Add(good[:len(good)-1])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<20 {
			return
		}
		for _, verify := range []bool{false, true} {
			last := int64(fileHeaderSize)
			s := scanner{r: bytes.NewReader(raw), size: int64(len(raw)), marker: m, verify: verify}
			found, err := s.scan(func(h header, offset int64, payload []byte) error {
				if offset < last || offset+h.size() > int64(len(raw)) {
					t.Fatalf("entry at %d, %d bytes of %d, after %d", offset, h.size(), len(raw), last)
				}
				if verify && !bytes.Equal(payload, raw[offset+entryHeaderSize:][:h.length]) {
					t.Fatal("other payload than in the file")
				}
				splitRow(payload)
				last = offset + h.size()
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if found.end != last {
				t.Fatalf("end %d, last entry ends at %d", found.end, last)
			}
		}
	})
}

func BenchmarkPut1KiB(b *testing.B) {
	s := open(b, b.TempDir(), Options{})
	data := make([]byte, 1024)
	for i := 0; b.Loop(); i++ {
		binary.LittleEndian.PutUint64(data, uint64(i))
		mustPut(b, s, Sum(data))
	}
}

func BenchmarkPut1KiBConcurrent(b *testing.B) {
	s := open(b, b.TempDir(), Options{})
	var i atomic.Uint64
	b.SetParallelism(16)
	b.RunParallel(func(pb *testing.PB) {
		data := make([]byte, 1024)
		for pb.Next() {
			binary.LittleEndian.PutUint64(data, i.Add(1))
			mustPut(b, s, Sum(data))
		}
	})
}
