package pack

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"syscall"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
)

// TestDirectLayout puts blocks of sizes around the alignment's multiples between small ones, on the machine's disk, and finds each
// by the index in memory, by a scan and by an index file.
func TestDirectLayout(t *testing.T) {
	const from = 5000
	dir, rng := t.TempDir(), rand.New(rand.NewPCG(1, 2))
	opts := Options{PackSize: 1 << 20}
	s := open(t, dir, opts)
	s.directFrom = from
	var all []Block
	for i := range uint64(300) {
		size := 1 + rng.IntN(2000)
		if i%2 == 0 {
			size = 4096*(2+rng.IntN(6)) + rng.IntN(2*entryHeaderSize+3) - entryHeaderSize
		}
		b := uncached(blockOf(i, size))
		all = append(all, b)
		mustPut(t, s, b)
		wantBlock(t, s, b)
	}
	batch := make([]Block, 0, 30)
	for i := range uint64(cap(batch)) {
		batch = append(batch, uncached(blockOf(1000+i, 3000+int(i)*700)))
	}
	mustPut(t, s, batch...)
	all = append(all, batch...)
	if s.direct.refused {
		t.Log("the file system of the test's directory takes no direct writes")
	}
	check := func(what string) {
		t.Helper()
		part := make([]byte, 10)
		for _, b := range all {
			wantBlock(t, s, b)
			if len(b.Data) < len(part) {
				continue
			}
			at := int64(len(b.Data) - len(part))
			if err := s.ReadAt(b.Digest, part, at); err != nil || !bytes.Equal(part, b.Data[at:]) {
				t.Fatalf("%s: range: %v", what, err)
			}
		}
		for _, p := range s.packs {
			if p.damaged != 0 {
				t.Fatalf("%s: pack %d: %d bytes that are no entry", what, p.number, p.damaged)
			}
		}
	}
	check("written")
	before := s.Stats()
	s.Close()
	s = open(t, dir, opts)
	check("by index files")
	if got := s.Stats(); got != before {
		t.Fatalf("counts %+v, before %+v", got, before)
	}
	s.Close()
	for n := range before.Packs {
		os.Remove(s.indexPath(uint32(n + 1)))
	}
	s = open(t, dir, opts)
	check("by a scan")
	if got := s.Stats(); got != before {
		t.Fatalf("counts %+v, before %+v", got, before)
	}
}

// TestDirectPlaces checks the arithmetic of padding: places are where they should be, and there is room for a header.
func TestDirectPlaces(t *testing.T) {
	const align = 512
	for from := range int64(3 * align) {
		at := beforePage(from, align)
		if gap := at - from; (at+entryHeaderSize)%align != 0 || gap < 0 || gap != 0 && gap < entryHeaderSize || gap > align+entryHeaderSize {
			t.Fatalf("from %d: header at %d", from, at)
		}
		if pad := padAfter(from, align); (from+pad)%align != 0 || pad != 0 && pad < entryHeaderSize || pad > align+entryHeaderSize {
			t.Fatalf("from %d: pad of %d", from, pad)
		}
	}
}

// TestDirectRefused goes on through the page cache where the file system takes no direct writes, or says so late.
func TestDirectRefused(t *testing.T) {
	for _, late := range []bool{false, true} {
		for _, cause := range []error{errors.ErrUnsupported, syscall.EINVAL} {
			if cause == syscall.EINVAL && !late {
				continue // an EINVAL of open is translated by package disk
			}
			now, h := simStart, newHistory(true)
			fs := simfs.New(9)
			fs.RefuseDirect(cause, late)
			if err := h.workload(t, fs, &now); err != nil {
				t.Fatal(err)
			}
			if written, refused := fs.Direct(); written != 0 || refused != 1 {
				t.Fatalf("late %v, %v: %d direct writes, refused %d times; want none and once", late, cause, written, refused)
			}
			h.check(t, fs.Reboot(), &now, fmt.Sprint("refused ", late))
		}
	}
}

// TestDirectIsForLargeUncachedBlocks counts which puts go past the cache.
func TestDirectIsForLargeUncachedBlocks(t *testing.T) {
	now := simStart
	fs := simfs.New(3)
	s, err := simStore(fs, &now)
	if err != nil {
		t.Fatal(err)
	}
	buf := disk.AlignedBuffer(2000)
	shifted := Sum(append(buf[:1], blockOf(5, 900).Data...)[1:])
	shifted.Uncached = true
	for _, c := range []struct {
		name   string
		block  Block
		direct bool
	}{
		{"small", uncached(blockOf(1, simDirect-1)), false},
		{"large", uncached(blockOf(2, simDirect)), true},
		{"not marked", blockOf(3, 2*simDirect), false},
		{"address not aligned", shifted, false},
	} {
		before, _ := fs.Direct()
		mustPut(t, s, c.block)
		if after, _ := fs.Direct(); after > before != c.direct {
			t.Errorf("%s: %d direct writes", c.name, after-before)
		}
		wantBlock(t, s, c.block)
	}
}
