package pack

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"
)

// TestIndexAgainstMap does random inserts, finds and removals.
func TestIndexAgainstMap(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	x, want := newIndex(), map[Digest]uint32{}
	for step := range 60_000 {
		var d Digest
		d[0], d[8], d[9] = byte(rng.IntN(3)), byte(rng.IntN(40)), byte(rng.IntN(40)) // few shards, many collisions
		switch {
		case rng.IntN(5) < 2:
			x.remove(d)
			delete(want, d)
		default:
			x.insert(d).setPlace(place{uint32(step + 1), 16, 5}, false)
			want[d] = uint32(step + 1)
		}
		probe := x.find(d)
		if n, ok := want[d]; ok != (probe != nil) || ok && probe.pack != n {
			t.Fatalf("step %d: %v, want %d", step, probe, n)
		}
	}
	seen := 0
	for at := range x.all() {
		seen++
		if want[at.digest] != at.pack {
			t.Fatal("a slot that should not be there")
		}
	}
	if seen != len(want) || x.count != seen {
		t.Fatalf("%d slots, count %d, want %d", seen, x.count, len(want))
	}
	for d := range want {
		x.remove(d)
	}
	if x.count != 0 {
		t.Fatalf("%d left", x.count)
	}
}

func sealedStore(t testing.TB) (string, []Block) {
	dir := t.TempDir()
	s := open(t, dir, Options{PackSize: 5000})
	var blocks []Block
	for i := range uint64(30) {
		blocks = append(blocks, blockOf(i, 500))
	}
	mustPut(t, s, blocks...)
	s.Close()
	return dir, blocks
}

// TestDamagedIndexFileIsMadeAgain flips, cuts, removes and swaps index files.
func TestDamagedIndexFileIsMadeAgain(t *testing.T) {
	dir, blocks := sealedStore(t)
	s := &Store{dir: dir}
	raw, err := os.ReadFile(s.indexPath(1))
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(s.indexPath(2))
	if err != nil {
		t.Fatal(err)
	}
	var cases [][]byte
	for at := 0; at < len(raw); at += 7 {
		bad := bytes.Clone(raw)
		bad[at] ^= 4
		cases = append(cases, bad, raw[:at])
	}
	for _, bad := range append(cases, other, nil) {
		if err := os.WriteFile(s.indexPath(1), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if bad == nil {
			os.Remove(s.indexPath(1))
		}
		again := open(t, dir, Options{PackSize: 5000})
		for _, b := range blocks {
			wantBlock(t, again, b)
		}
		again.Close()
		if now, err := os.ReadFile(s.indexPath(1)); err != nil || !bytes.Equal(now, raw) {
			t.Fatalf("not made again: %v", err)
		}
	}
}

func TestFewFilesAreOpen(t *testing.T) {
	dir, blocks := sealedStore(t)
	s := open(t, dir, Options{PackSize: 5000, OpenFiles: 2})
	for range 3 {
		for _, b := range blocks {
			wantBlock(t, s, b)
			if len(s.files.open) > 2 {
				t.Fatalf("%d files open", len(s.files.open))
			}
		}
	}
}

func FuzzIndexFile(f *testing.F) {
	m := marker{1, 2, 3, 4}
	f.Add(encodeIndex(3, 9999, m, []row{{Digest{1}, kindBlock, 5, 16, 100}, {Digest{0}, kindTouch, 6, 200, 0}}), uint32(3), int64(9999))
	f.Add([]byte(indexMagic), uint32(1), int64(16))
	f.Fuzz(func(t *testing.T, raw []byte, number uint32, size int64) {
		if len(raw) > 1<<20 {
			return
		}
		m, rows, err := decodeIndex(raw, number, size)
		if err != nil {
			return
		}
		for _, r := range rows {
			if int64(r.offset)+entryHeaderSize+int64(r.length) > size || r.length > MaxPayload {
				t.Fatalf("row %+v leads out of a pack of %d bytes", r, size)
			}
		}
		if again, _, err := decodeIndex(encodeIndex(number, size, m, rows), number, size); err != nil || again != m {
			t.Fatalf("does not read back: %v", err)
		}
	})
}

func FuzzTableRow(f *testing.F) {
	f.Add(joinRow("key", "value"))
	f.Add([]byte{0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, raw []byte) {
		key, value, ok := splitRow(raw)
		if !ok {
			return
		}
		if k, v, ok := splitRow(joinRow(key, value)); !ok || k != key || v != value {
			t.Fatal("does not read back")
		}
	})
}
