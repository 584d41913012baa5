package ipfs_test

import (
	"bytes"
	"encoding/binary"
	"runtime"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/ipfs/go-cid"
)

var allScope = ipfs.ScopeAll

func BenchmarkPutRecord1KiB(b *testing.B) {
	n := openNode(b)
	data := append([]byte{0x59, 4, 0}, make([]byte, 1024)...)
	for i := 0; b.Loop(); i++ {
		binary.LittleEndian.PutUint64(data[3:], uint64(i))
		if _, err := n.PutBlock(b.Context(), cid.DagCBOR, data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFetchRecord1KiB(b *testing.B) {
	from, to := openNode(b), openNode(b)
	if err := to.Connect(b.Context(), from.Addrs()); err != nil {
		b.Fatal(err)
	}
	addrs := from.Addrs()
	data := append([]byte{0x59, 4, 0}, make([]byte, 1024)...)
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		binary.LittleEndian.PutUint64(data[3:], uint64(i))
		c, err := from.PutBlock(b.Context(), cid.DagCBOR, data)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := to.GetBlock(b.Context(), c, addrs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdd64MiB(b *testing.B) {
	n := openNode(b)
	data := backendtest.Content(1, 64<<20)
	b.SetBytes(int64(len(data)))
	for i := 0; b.Loop(); i++ {
		for at := 0; at < len(data); at += 1 << 20 { // other content, so that nothing is known already
			binary.LittleEndian.PutUint64(data[at:], uint64(i))
		}
		if _, _, err := n.PutFile(b.Context(), bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFetch64MiB(b *testing.B) {
	from := openNode(b)
	file, data := putFile(b, from, 1, 64<<20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		b.StopTimer()
		to := openNode(b)
		if err := to.Connect(b.Context(), from.Addrs()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := to.Fetch(b.Context(), file, ipfs.ScopeEntity, ipfs.Limits{}, from.Addrs()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenNode(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		cfg := ipfs.Config{Dir: b.TempDir(), Identity: newKey(b), Listen: []string{"/ip4/127.0.0.1/tcp/0"}}
		b.StartTimer()
		n, err := ipfs.Open(b.Context(), cfg)
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		n.Close()
		b.StartTimer()
	}
}

// TestMemoryOfANode keeps a node small: a development network runs half a dozen of them in one process.
func TestMemoryOfANode(t *testing.T) {
	const nodes, limit = 6, 15 << 20
	heap := func() int64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc + m.StackInuse)
	}
	first := openNode(t)
	before := heap()
	for i := range nodes {
		n := openNode(t)
		if err := n.Connect(t.Context(), first.Addrs()); err != nil {
			t.Fatal(err)
		}
		record, data := putRecord(t, n, byte(i))
		wantGet(t, first, record, data)
	}
	per := (heap() - before) / nodes
	t.Logf("%.1f MiB a node", float64(per)/(1<<20))
	if per > limit {
		t.Errorf("%d bytes a node, limit %d", per, limit)
	}
}
