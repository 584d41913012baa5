package ipfs_test

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"
)

func putRecord(t testing.TB, n *ipfs.Node, seed byte) (cid.Cid, []byte) {
	t.Helper()
	payload := backendtest.Content(seed, 1000)
	data := append([]byte{0x59, 1000 >> 8, 1000 & 0xff}, payload...) // a dag-cbor byte string
	c, err := n.PutBlock(t.Context(), cid.DagCBOR, data)
	if err != nil {
		t.Fatal(err)
	}
	return c, data
}

func putFile(t testing.TB, n *ipfs.Node, seed byte, size int) (cid.Cid, []byte) {
	t.Helper()
	data := backendtest.Content(seed, size)
	c, got, err := n.PutFile(t.Context(), bytes.NewReader(data))
	if err != nil || got != int64(size) {
		t.Fatalf("put file: %d bytes, %v", got, err)
	}
	return c, data
}

func wantGet(t testing.TB, n *ipfs.Node, c cid.Cid, want []byte, providers ...string) {
	t.Helper()
	got, err := n.GetBlock(t.Context(), c, providers)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Fatalf("block %s: other bytes", c)
	}
}

func TestRecordAndFileBetweenNodes(t *testing.T) {
	a, b := openNode(t), openNode(t)
	record, data := putRecord(t, a, 1)
	wantGet(t, b, record, data, a.Addrs()...)
	file, content := putFile(t, a, 2, 3<<20+5)
	got, err := b.ReadFile(t.Context(), file, 4<<20, a.Addrs())
	if err != nil || !bytes.Equal(got, content) {
		t.Fatalf("read file: %d bytes, %v", len(got), err)
	}
	for range 2 { // all of it is kept: it can be read with the source gone
		wantGet(t, b, record, data)
		if got, err = b.ReadFile(t.Context(), file, 4<<20, nil); err != nil || !bytes.Equal(got, content) {
			t.Fatalf("read again: %d bytes, %v", len(got), err)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestConnectedPeersNeedNotBeNamed(t *testing.T) {
	a, b, c := openNode(t), openNode(t), openNode(t)
	if err := c.Connect(t.Context(), append(a.Addrs(), b.Addrs()...)); err != nil {
		t.Fatal(err)
	}
	record, data := putRecord(t, b, 3)
	wantGet(t, c, record, data)
}

func TestReadFileLimit(t *testing.T) {
	a, b := openNode(t), openNode(t)
	file, _ := putFile(t, a, 4, 2<<20)
	_, err := b.ReadFile(t.Context(), file, 2<<20-1, a.Addrs())
	if core.KindOf(err) != core.TooLarge {
		t.Fatalf("over the limit: %v", err)
	}
	if got := b.Stats().Bytes; got > 1000 {
		t.Fatalf("%d bytes were fetched before the limit was noticed", got)
	}
}

func TestOpenFileFetchesRanges(t *testing.T) {
	a, b := openNode(t), openNode(t)
	file, content := putFile(t, a, 5, 24<<20)
	f, size, err := b.OpenFile(t.Context(), file, a.Addrs())
	if err != nil || size != 24<<20 {
		t.Fatalf("open: %d bytes, %v", size, err)
	}
	defer f.Close()
	if _, err := f.Seek(12<<20+7, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 100)
	if _, err := io.ReadFull(f, buf); err != nil || !bytes.Equal(buf, content[12<<20+7:][:100]) {
		t.Fatalf("range: %v", err)
	}
	if got := b.Stats().Bytes; got > 18<<20 {
		t.Fatalf("%d bytes fetched for a range of 100", got)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(f); err != nil || !bytes.Equal(got, content) {
		t.Fatalf("whole: %d bytes, %v", len(got), err)
	}
}

func TestConnect(t *testing.T) {
	a, gone := openNode(t), openNode(t)
	goneAddrs := gone.Addrs()
	gone.Close()
	dir, key := t.TempDir(), newKey(t)
	same := func(c *ipfs.Config) { c.Dir, c.Identity = dir, key }
	b := openNode(t, same)
	err := b.Connect(t.Context(), append(append(a.Addrs(), goneAddrs...), "nonsense", b.Addrs()[0]))
	if err == nil || !strings.Contains(err.Error(), gone.Host().ID().String()) || !strings.Contains(err.Error(), "nonsense") {
		t.Fatalf("error %v", err)
	}
	if len(b.Peers()) != 1 {
		t.Fatalf("peers %v", b.Peers())
	}
	record, data := putRecord(t, a, 10)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b = openNode(t, same) // the address book knows a: its id is enough
	if known := b.Known(); len(known) != 1 || known[0] != a.Host().ID() {
		t.Fatalf("address book %v", known)
	}
	wantGet(t, b, record, data, "/p2p/"+a.Host().ID().String())
}

func TestPinFetchesAndSurvivesRestart(t *testing.T) {
	a := openNode(t)
	dir, key := t.TempDir(), newKey(t)
	same := func(c *ipfs.Config) { c.Dir, c.Identity = dir, key }
	b := openNode(t, same)
	file, content := putFile(t, a, 11, 2<<20)
	if err := b.Connect(t.Context(), a.Addrs()); err != nil {
		t.Fatal(err)
	}
	if err := b.Pin(t.Context(), file, "session 1"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Close(), b.Close()); err != nil {
		t.Fatal(err)
	}
	b = openNode(t, same)
	if pins, err := b.Pins(t.Context()); err != nil || len(pins) != 1 || pins[0].Name != "session 1" || !pins[0].Root.Equals(file) {
		t.Fatalf("pins %v, %v", pins, err)
	}
	if got, err := b.ReadFile(t.Context(), file, 2<<20, nil); err != nil || !bytes.Equal(got, content) {
		t.Fatalf("pinned file: %d bytes, %v", len(got), err)
	}
}

func TestManyConcurrentFetches(t *testing.T) {
	a, b := openNode(t), openNode(t)
	if err := b.Connect(t.Context(), a.Addrs()); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 100 {
		record, data := putRecord(t, a, byte(i))
		wg.Go(func() {
			got, err := b.GetBlock(t.Context(), record, a.Addrs())
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("record %d: %v", i, err)
			}
		})
	}
	wg.Wait()
}

func TestQUIC(t *testing.T) {
	quic := func(c *ipfs.Config) { c.Listen = []string{"/ip4/127.0.0.1/udp/0/quic-v1"} }
	a, b := openNode(t, quic), openNode(t, quic)
	record, data := putRecord(t, a, 12)
	wantGet(t, b, record, data, a.Addrs()...)
}

func TestMetrics(t *testing.T) {
	registry := prometheus.NewRegistry()
	with := func(c *ipfs.Config) { c.Metrics = registry }
	a, b := openNode(t, with), openNode(t, with)
	record, data := putRecord(t, a, 13)
	wantGet(t, b, record, data, a.Addrs()...)
	for name, want := range map[string]float64{
		"cortensor_ipfs_fetches_total": 1, "cortensor_ipfs_fetched_bytes_total": float64(len(data)),
		"cortensor_ipfs_store_blocks": 2, "cortensor_ipfs_store_bytes": 2 * float64(len(data)),
	} {
		if got := gathered(t, registry, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	openNode(t, with, func(c *ipfs.Config) { c.Identity = a.Host().Peerstore().PrivKey(a.Host().ID()) })
}

func TestPutRefusesBadBlocks(t *testing.T) {
	n := openNode(t)
	for name, tt := range map[string]struct {
		codec uint64
		data  []byte
		want  core.Kind
	}{
		"not cbor":      {cid.DagCBOR, []byte{0xff}, core.Invalid},
		"not dag-pb":    {cid.DagProtobuf, []byte{0xff}, core.Invalid},
		"unknown codec": {cid.GitRaw, nil, core.Invalid},
		"too large":     {cid.Raw, make([]byte, 2<<20+1), core.TooLarge},
	} {
		if _, err := n.PutBlock(t.Context(), tt.codec, tt.data); core.KindOf(err) != tt.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCloseLeavesNothingRunning(t *testing.T) {
	first := openNode(t)
	if err := first.Close(); err != nil { // whatever the libraries start once is running now
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	a, b := openNode(t), openNode(t)
	record, data := putRecord(t, a, 1)
	wantGet(t, b, record, data, a.Addrs()...)
	if err := errors.Join(a.Close(), b.Close(), a.Close()); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(20 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
		}
		time.Sleep(10 * time.Millisecond)
	}
}
