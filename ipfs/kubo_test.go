package ipfs_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/ipfs/go-cid"
)

// TestKuboInterop runs a real Kubo daemon beside a node: the same CIDs, and content both ways by CID over bitswap.
func TestKuboInterop(t *testing.T) {
	kubo := kubotest.Start(t)
	node := openNode(t)

	t.Run("same CIDs", func(t *testing.T) { kuboSameCIDs(t, kubo, node) })
	t.Run("Kubo fetches from us", func(t *testing.T) { kuboFetches(t, kubo, node) })
	t.Run("we fetch from Kubo", func(t *testing.T) { fetchFromKubo(t, kubo) })
	t.Run("Kubo's default trees are readable too", func(t *testing.T) { kuboDefaultTrees(t, kubo) })
	t.Run("CAR both ways", func(t *testing.T) { kuboCAR(t, kubo) })
}

func kuboSameCIDs(t *testing.T, kubo *kubotest.Daemon, node *ipfs.Node) {
	for i, size := range []int{0, 1, 1 << 20, 1<<20 + 1, 5<<20 + 3} {
		c, data := putFile(t, node, byte(i), size)
		if got := kubo.Add(data, "--only-hash"); got != c.String() {
			t.Errorf("%d bytes: %s, Kubo says %s", size, c, got)
		}
	}
	record, data := putRecord(t, node, 50)
	got := kubo.Run(data, "dag", "put", "--input-codec=dag-cbor", "--store-codec=dag-cbor", "--pin=false")
	if string(bytes.TrimSpace(got)) != record.String() {
		t.Errorf("record: %s, Kubo says %s", record, got)
	}
}

func kuboFetches(t *testing.T, kubo *kubotest.Daemon, node *ipfs.Node) {
	kubo.Run(nil, "swarm", "connect", node.Addrs()[0])
	file, content := putFile(t, node, 100, 5<<20+3)
	if got := kubo.Run(nil, "cat", file.String()); !bytes.Equal(got, content) {
		t.Errorf("file: %d bytes, want %d", len(got), len(content))
	}
	record, data := putRecord(t, node, 101)
	if got := kubo.Run(nil, "block", "get", record.String()); !bytes.Equal(got, data) {
		t.Errorf("record: other bytes")
	}
	if _, err := node.PutBlock(t.Context(), cid.Raw, nil); err != nil { // the link's target
		t.Fatal(err)
	}
	if _, err := node.PutBlock(t.Context(), cid.DagCBOR, backendtest.Link); err != nil {
		t.Fatal(err)
	}
	kubo.Run(nil, "pin", "add", backendtest.LinkCID.String())
}

func fetchFromKubo(t *testing.T, kubo *kubotest.Daemon) {
	fresh := openNode(t)
	content := backendtest.Content(102, 5<<20+3)
	file, err := cid.Decode(kubo.Add(content))
	if err != nil {
		t.Fatal(err)
	}
	got, err := fresh.ReadFile(t.Context(), file, 6<<20, []string{kubo.Addr})
	if err != nil || !bytes.Equal(got, content) {
		t.Fatalf("file: %d bytes, %v", len(got), err)
	}
	data := []byte("\xa1\x61a\x18\x2a")
	text := bytes.TrimSpace(kubo.Run(data, "dag", "put", "--input-codec=dag-cbor", "--store-codec=dag-cbor"))
	wantGet(t, fresh, core.CIDOf(cid.DagCBOR, data), data, kubo.Addr)
	if core.CIDOf(cid.DagCBOR, data).String() != string(text) {
		t.Errorf("record: Kubo says %s", text)
	}
	if err := fresh.Pin(t.Context(), file, "from Kubo"); err != nil {
		t.Error(err)
	}
}

func kuboDefaultTrees(t *testing.T, kubo *kubotest.Daemon) {
	fresh := openNode(t)
	content := backendtest.Content(103, 1<<20)
	// CIDv0, leaves in dag-pb nodes, 256 KiB chunks
	file, err := cid.Decode(string(bytes.TrimSpace(kubo.Run(content, "add", "-Q", "--cid-version=0", "--raw-leaves=false", "--chunker=size-262144"))))
	if err != nil {
		t.Fatal(err)
	}
	got, err := fresh.ReadFile(t.Context(), file, 1<<20, []string{kubo.Addr})
	if err != nil || !bytes.Equal(got, content) {
		t.Fatalf("file %s: %d bytes, %v", file, len(got), err)
	}
}

func kuboCAR(t *testing.T, kubo *kubotest.Daemon) {
	content := backendtest.Content(104, 3<<20)
	root, err := cid.Decode(kubo.Add(content))
	if err != nil {
		t.Fatal(err)
	}
	exported := kubo.Run(nil, "dag", "export", root.String())
	fresh := openNode(t)
	if err := fresh.PutCAR(t.Context(), root, bytes.NewReader(exported)); err != nil {
		t.Fatal(err)
	}
	if got, err := fresh.ReadFile(t.Context(), root, 3<<20, nil); err != nil || !bytes.Equal(got, content) {
		t.Fatalf("from Kubo's CAR: %d bytes, %v", len(got), err)
	}
	ours, _ := putFile(t, fresh, 105, 2<<20+9)
	r, err := fresh.GetCAR(t.Context(), ours, allScope)
	if err != nil {
		t.Fatal(err)
	}
	var car bytes.Buffer
	if _, err := car.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	out := kubo.Run(car.Bytes(), "dag", "import", "--stats")
	if !bytes.Contains(out, []byte(fmt.Sprintf("Pinned root\t%s\tsuccess", ours))) {
		t.Fatalf("import: %s", out)
	}
}
