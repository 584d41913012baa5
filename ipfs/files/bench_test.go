//go:build unix

package files_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// smallFiles writes n files of 1 to 10 KiB, 1000 in a folder, and gives their bytes.
func smallFiles(b testing.TB, n int) (dir string, size int64) {
	b.Helper()
	dir = b.TempDir()
	rng := rand.New(rand.NewPCG(3, 4))
	noise := make([]byte, 1<<20)
	rand.NewChaCha8([32]byte{5}).Read(noise)
	for i := range n {
		folder := filepath.Join(dir, fmt.Sprintf("%03d", i/1000))
		if i%1000 == 0 {
			if err := os.Mkdir(folder, 0o755); err != nil {
				b.Fatal(err)
			}
		}
		at, length := rng.IntN(len(noise)-10<<10), 1<<10+rng.IntN(9<<10)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprint(i)), noise[at:at+length], 0o644); err != nil {
			b.Fatal(err)
		}
		size += int64(length)
	}
	return dir, size
}

// largeFile writes size random bytes.
func largeFile(b testing.TB, size int64) string {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "large"))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.CopyN(f, rand.NewChaCha8([32]byte{6}), size); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return f.Name()
}

func openLocal(b testing.TB) *ipfs.Local {
	b.Helper()
	l, err := ipfs.OpenLocal(b.TempDir(), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := l.Close(); err != nil {
			b.Error(err)
		}
	})
	return l
}

func benchPut(b *testing.B, path string, size int64) {
	b.SetBytes(size)
	cpu := 0.0
	for b.Loop() {
		b.StopTimer()
		l := openLocal(b)
		before := cpuSeconds(b)
		b.StartTimer()
		if _, err := files.PutPath(b.Context(), l, path, files.PutOptions{SHA256: os.Getenv("WHOLE") != ""}); err != nil {
			b.Fatal(err)
		}
		cpu += cpuSeconds(b) - before
	}
	b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
}

// cpuSeconds is the processor time that this process has used.
func cpuSeconds(b testing.TB) float64 {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano()).Seconds()
}

func benchKubo(b *testing.B, path string, size int64) {
	b.SetBytes(size)
	cpu := 0.0
	for b.Loop() {
		b.StopTimer()
		k := newKubo(b)
		cmd := exec.Command(k.binary, "add", "-r", "-Q", path)
		cmd.Env = k.env
		b.StartTimer()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	}
	b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
}

func BenchmarkPut1GiB(b *testing.B)     { benchPut(b, largeFile(b, 1<<30), 1<<30) }
func BenchmarkPut1GiBKubo(b *testing.B) { benchKubo(b, largeFile(b, 1<<30), 1<<30) }

// discard is a store that keeps nothing: what is left is reading, hashing and the tree.
type discard struct{}

func (discard) Append(context.Context, ...unixfs.Block) error { return nil }
func (discard) Commit(context.Context, cid.Cid) error         { return nil }

func BenchmarkHash1GiB(b *testing.B) {
	path := largeFile(b, 1<<30)
	b.SetBytes(1 << 30)
	before, n := cpuSeconds(b), 0
	for b.Loop() {
		if _, err := files.PutPath(b.Context(), discard{}, path, files.PutOptions{SHA256: os.Getenv("WHOLE") != ""}); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric((cpuSeconds(b)-before)/float64(n), "cpu-s/op")
}

func BenchmarkHash20kFiles(b *testing.B) {
	dir, size := smallFiles(b, 20_000)
	b.SetBytes(size)
	for b.Loop() {
		if _, err := files.PutPath(b.Context(), discard{}, dir, files.PutOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func benchFiles(b *testing.B, bench func(*testing.B, string, int64)) {
	for _, n := range []int{20_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir, size := smallFiles(b, n)
			bench(b, dir, size)
		})
	}
}

// BenchmarkPutFiles puts files of 1 to 10 KiB.
func BenchmarkPutFiles(b *testing.B)     { benchFiles(b, benchPut) }
func BenchmarkPutFilesKubo(b *testing.B) { benchFiles(b, benchKubo) }

// BenchmarkRandomRead reads 4 KiB at random places of a file in a store on disk.
func BenchmarkRandomRead(b *testing.B) {
	l := openLocal(b)
	const size = 1 << 30
	a, err := files.PutPath(b.Context(), l, largeFile(b, size), files.PutOptions{})
	if err != nil {
		b.Fatal(err)
	}
	f := open(b, l, a.Cid)
	buf := make([]byte, 4<<10)
	for b.Loop() {
		if _, err := f.ReadAt(buf, rand.Int64N(size-int64(len(buf)))); err != nil {
			b.Fatal(err)
		}
	}
}

func benchExtract(b *testing.B, path string, size int64) {
	l := openLocal(b)
	a, err := files.PutPath(b.Context(), l, path, files.PutOptions{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		out := filepath.Join(b.TempDir(), "out")
		if _, err := files.Extract(b.Context(), l, a.Cid, out, files.ExtractOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExtract1GiB(b *testing.B)  { benchExtract(b, largeFile(b, 1<<30), 1<<30) }
func BenchmarkExtractFiles(b *testing.B) { benchFiles(b, benchExtract) }

// BenchmarkRead1GiB reads a file from a store on disk and drops the content.
func BenchmarkRead1GiB(b *testing.B) {
	l := openLocal(b)
	a, err := files.PutPath(b.Context(), l, largeFile(b, 1<<30), files.PutOptions{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(1 << 30)
	for b.Loop() {
		if _, err := open(b, l, a.Cid).WriteTo(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func open(b testing.TB, r files.Reader, c cid.Cid) interface {
	io.ReaderAt
	io.ReadSeeker
	io.WriterTo
} {
	b.Helper()
	f, err := files.Open(b.Context(), r, c)
	if err != nil {
		b.Fatal(err)
	}
	return f
}
