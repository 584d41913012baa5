package ipfs_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/netlink"
	"github.com/ipfs/go-cid"
)

// TestFirstBytesBeforeTheLast reads the start of a file while the link would take seconds for all of it.
func TestFirstBytesBeforeTheLast(t *testing.T) {
	from, to := openNode(t), openNode(t)
	l, addr := linked(t, from, netlink.Link{Rate: 8 * million, Buffer: million})
	file, content := putFile(t, from, 1, 32*million)
	f, size, err := to.OpenFile(t.Context(), file, []string{addr})
	if err != nil || size != 32*million {
		t.Fatalf("%d bytes, %v", size, err)
	}
	buf := make([]byte, 3*million)
	if _, err := io.ReadFull(f, buf); err != nil || !bytes.Equal(buf, content[:len(buf)]) {
		t.Fatal(err)
	}
	if got := passed(l); got > 20 {
		t.Errorf("%d MiB had come when the first 3 were read", got)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if got := passed(l); got > 24 {
		t.Errorf("%d MiB came for 3: closing does not end the fetch", got)
	}
}

func TestOpenFileBehavesLikeAFile(t *testing.T) {
	from := openNode(t)
	for _, size := range []int{0, 1, million, 3*million + 7} {
		file, content := putFile(t, from, byte(size), size)
		f, _, err := openNode(t).OpenFile(t.Context(), file, from.Addrs())
		if err != nil {
			t.Fatal(err)
		}
		if err := iotest.TestReader(f, content); err != nil {
			t.Errorf("%d bytes: %v", size, err)
		}
		f.Close()
	}
}

// TestSequentialReadFetchesOnce reads a file whole: read-ahead fetches no block twice.
func TestSequentialReadFetchesOnce(t *testing.T) {
	from, to := openNode(t), openNode(t)
	l, addr := linked(t, from, netlink.Link{Delay: 2 * time.Millisecond})
	file, content := putFile(t, from, 2, 48*million)
	f, _, err := to.OpenFile(t.Context(), file, []string{addr})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, err := io.ReadAll(f); err != nil || !bytes.Equal(got, content) {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	if got := passed(l); got > 50 {
		t.Errorf("%d MiB came for 48", got)
	}
}

func TestRandomReadsFetchWhatTheyNeed(t *testing.T) {
	from, to := openNode(t), openNode(t)
	l, addr := linked(t, from, netlink.Link{Delay: time.Millisecond})
	file, content := putFile(t, from, 3, 64*million)
	f, _, err := to.OpenFile(t.Context(), file, []string{addr})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rng := rand.New(rand.NewPCG(1, 2))
	buf := make([]byte, 4096)
	for range 8 {
		at := rng.Int64N(63 * million)
		if _, err := f.Seek(at, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(f, buf); err != nil || !bytes.Equal(buf, content[at:][:len(buf)]) {
			t.Fatalf("at %d: %v", at, err)
		}
	}
	if got := passed(l); got > 20 {
		t.Errorf("%d MiB came for 8 blocks of 1 MiB", got)
	}
}

// TestReaderAfterAFailure: a reader whose provider was away reads on when it is back.
func TestReaderAfterAFailure(t *testing.T) {
	from, to := openNode(t), openNode(t, private)
	gateway := from.Gateway()
	l, url := linkedHTTP(t, gateway, netlink.Link{})
	file, content := putFile(t, from, 4, 8*million)
	f, _, err := to.OpenFile(t.Context(), file, []string{url})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	l.Close()
	if _, err := io.ReadAll(f); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("without a provider: %v", err)
	}
	if err := to.Connect(t.Context(), from.Addrs()); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(f); err != nil || !bytes.Equal(got, content) {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
}

// TestManyReaders holds memory and fairness: 200 readers of different roots within a budget of a few streams.
func TestManyReaders(t *testing.T) {
	const readers, size = 200, million / 4
	from := openNode(t)
	to := openNode(t, func(c *ipfs.Config) { c.FetchMemory, c.FetchTimeout = 64*million, 2*time.Minute })
	if err := to.Connect(t.Context(), from.Addrs()); err != nil {
		t.Fatal(err)
	}
	var roots []cid.Cid
	for i := range readers {
		n := size
		if i%2 == 1 {
			n += million // two leaves and a root
		}
		root, _ := putFile(t, from, byte(i), n)
		roots = append(roots, root)
	}
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	peak, stop, watched := uint64(0), make(chan struct{}), make(chan struct{})
	go func() { // awaited below
		defer close(watched)
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapInuse)
			}
		}
	}()
	var wg sync.WaitGroup
	var mu sync.Mutex
	var times []time.Duration
	start := time.Now()
	for _, root := range roots {
		wg.Go(func() {
			f, _, err := to.OpenFile(t.Context(), root, from.Addrs())
			if err != nil {
				t.Error(err)
				return
			}
			defer f.Close()
			if _, err := io.Copy(io.Discard, f); err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			times = append(times, time.Since(start))
		})
	}
	wg.Wait()
	close(stop)
	<-watched
	slices.Sort(times)
	grown := int64(peak) - int64(before.HeapInuse)
	t.Logf("heap grew by %d MiB; median %s, slowest %s", grown>>20, times[len(times)/2], times[len(times)-1])
	// a piece for each open reader, 16 MiB that they fetch with, and as much again of garbage that waits for its collection
	if grown > 96*million {
		t.Errorf("heap grew by %d MiB", grown>>20)
	}
	if slowest, median := times[len(times)-1], times[len(times)/2]; slowest > 6*median {
		t.Errorf("the slowest took %s, the median %s: somebody starved", slowest, median)
	}
}

// TestOpenReadersHoldPieces: readers that stand within a block hold a piece of it, whatever its size.
func TestOpenReadersHoldPieces(t *testing.T) {
	const readers, piece = 200, 32 << 10
	n := openNode(t)
	files := make([]io.ReadSeekCloser, 0, readers)
	var contents [][]byte
	var roots []cid.Cid
	for i := range readers {
		size := million // one raw block
		if i%2 == 1 {
			size = 3*million + 5
		}
		root, content := putFile(t, n, byte(i), size)
		roots, contents = append(roots, root), append(contents, bytes.Clone(content[:100]))
	}
	before := liveHeap()
	for i, root := range roots {
		f, _, err := n.OpenFile(t.Context(), root, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		got := make([]byte, 100)
		if _, err := io.ReadFull(f, got); err != nil || !bytes.Equal(got, contents[i]) {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	grown := int64(liveHeap()) - int64(before)
	t.Logf("%d readers hold %d KiB each", readers, grown/readers>>10)
	if grown > readers*(piece+16<<10) {
		t.Errorf("heap grew by %d KiB", grown>>10)
	}
	runtime.KeepAlive(files)
}

// liveHeap is what a collection leaves, in bytes.
func liveHeap() uint64 {
	runtime.GC()
	runtime.GC() // what pools kept over the first goes
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestDamageWhileReading: a block that rots between two pieces is fetched anew, and nobody reads a wrong byte.
func TestDamageWhileReading(t *testing.T) {
	from := openNode(t)
	dir := t.TempDir()
	to := openNode(t, func(c *ipfs.Config) { c.Dir = dir })
	file, content := putFile(t, from, 9, 3*million)
	f, _, err := to.OpenFile(t.Context(), file, from.Addrs())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got := make([]byte, 1000)
	if _, err := io.ReadFull(f, got); err != nil {
		t.Fatal(err)
	}
	packs, err := filepath.Glob(filepath.Join(dir, "blocks", "*"))
	if err != nil {
		t.Fatal(err)
	}
	rotten := 0
	for _, path := range packs {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if at := bytes.Index(data, content[200_000:200_100]); at >= 0 {
			rotten++
			w, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.WriteAt([]byte{^data[at]}, int64(at)); err != nil {
				t.Fatal(err)
			}
			w.Close()
		}
	}
	if rotten != 1 {
		t.Fatalf("found the bytes in %d packs", rotten)
	}
	rest, err := io.ReadAll(f)
	if err != nil || !bytes.Equal(append(got, rest...), content) {
		t.Errorf("%d bytes, %v", len(rest), err)
	}
}
