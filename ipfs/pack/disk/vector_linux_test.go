package disk

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

func TestAtLeast(t *testing.T) {
	for release, want := range map[string]bool{
		"6.16.0": true, "6.18.44-fc": true, "7.0-rc1": true, "10.1": true,
		"6.15.9": false, "6.1.187": false, "5.19": false, "": false, "6": false, "x.y": false,
	} {
		if got := atLeast(release, 6, 16); got != want {
			t.Errorf("%q: %v", release, got)
		}
	}
}

// TestUncachedWrites mixes writes of both kinds that share pages, in order, and reads them at once and after a sync.
func TestUncachedWrites(t *testing.T) {
	t.Logf("the kernel has uncached writes: %v", dropsCleanly())
	f, err := OS{}.Open(filepath.Join(t.TempDir(), "f"), os.O_RDWR|os.O_CREATE)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rng := rand.New(rand.NewPCG(1, 2))
	var want []byte
	check := func() {
		t.Helper()
		got := make([]byte, len(want))
		if n, err := f.ReadAt(got, 0); n != len(want) || !bytes.Equal(got, want) {
			t.Fatalf("%d of %d bytes, %v, or wrong ones", n, len(want), err)
		}
	}
	for i := range 200 {
		write, at := WriteVector, int64(len(want))
		if i%3 != 0 {
			write = WriteVectorUncached
		}
		var parts [][]byte
		for range 1 + rng.IntN(3) {
			p := bytes.Repeat([]byte{byte(1 + rng.IntN(255))}, 1+rng.IntN(20_000))
			parts, want = append(parts, p), append(want, p...)
		}
		if err := write(f, parts, at); err != nil {
			t.Fatal(err)
		}
		if i%20 == 0 {
			check()
		}
		if i%50 == 0 {
			if err := f.Sync(); err != nil {
				t.Fatal(err)
			}
			check()
		}
	}
	check()
}
