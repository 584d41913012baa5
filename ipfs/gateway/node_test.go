package gateway_test

import (
	"bytes"
	"crypto/rand"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/libp2p/go-libp2p/core/crypto"
)

func openNode(t *testing.T) *ipfs.Node {
	t.Helper()
	key, _, err := crypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	n, err := ipfs.Open(t.Context(), ipfs.Config{Dir: t.TempDir(), Identity: key, Listen: []string{"/ip4/127.0.0.1/tcp/0"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { n.Close() })
	return n
}

// TestOverANode serves through one node what a connected one has, and never what that one has in private.
func TestOverANode(t *testing.T) {
	near, far := openNode(t), openNode(t)
	if err := near.Connect(t.Context(), far.Addrs()); err != nil {
		t.Fatal(err)
	}
	data := backendtest.Content(1, 2<<20+1)
	public, _, err := far.PutFile(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	private, _, err := far.With(ipfs.PutOptions{Private: true}).PutFile(t.Context(), bytes.NewReader([]byte("private")))
	if err != nil {
		t.Fatal(err)
	}
	o := gateway.ForStore(near.Local)
	offline := newGateway(t, o)
	if r := ask(offline, "GET", "127.0.0.1", "/ipfs/"+public.String()); r.StatusCode != 404 {
		t.Errorf("without a fetcher: status %d", r.StatusCode)
	}
	o.Fetcher = near
	h := newGateway(t, o)
	r := ask(h, "GET", "127.0.0.1", "/ipfs/"+public.String())
	if got := body(t, r); r.StatusCode != 200 || got != string(data) {
		t.Errorf("public file: status %d, %d bytes", r.StatusCode, len(got))
	}
	if r := ask(h, "GET", "127.0.0.1", "/ipfs/"+private.String()); r.StatusCode == 200 {
		t.Errorf("private file of another node: status %d", r.StatusCode)
	}
}
