package gateway_test

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
	"github.com/ipfs/go-cid"
)

func openNode(t testing.TB) *ipfs.Node {
	t.Helper()
	return ipfstest.Node(t)
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

// TestANodesOwnGateway asks a node's trustless handler over HTTP, from outside: a private root, and a private block below a
// public root, are answered as on a node that never had them, whomever they are shared with.
func TestANodesOwnGateway(t *testing.T) {
	holder, empty := openNode(t), openNode(t)
	secret, _, err := holder.With(ipfs.PutOptions{Private: true}).PutFile(t.Context(), bytes.NewReader(backendtest.Content(1, 3<<20)))
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Share(t.Context(), secret, empty.Host().ID().String()); err != nil {
		t.Fatal(err)
	}
	record := append([]byte("\xa1\x65below\xd8\x2a\x58\x25\x00"), secret.Bytes()...) // {"below": link}
	public := core.CIDOf(cid.DagCBOR, record)
	for _, n := range []*ipfs.Node{holder, empty} { // the record above is public, and on both
		if _, err := n.PutBlock(t.Context(), cid.DagCBOR, record); err != nil {
			t.Fatal(err)
		}
	}
	here, there := httptest.NewServer(holder.Gateway()), httptest.NewServer(empty.Gateway())
	t.Cleanup(here.Close)
	t.Cleanup(there.Close)
	get := func(base, method, target string) (int, http.Header, string) {
		req, err := http.NewRequestWithContext(t.Context(), method, base+target, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return 0, nil, "cut before the header was out"
		}
		defer resp.Body.Close()
		text, err := io.ReadAll(resp.Body)
		what := string(text)
		if err != nil {
			what += "cut" // the body must not look whole
		}
		resp.Header.Del("Date")
		return resp.StatusCode, resp.Header, what
	}
	for _, target := range []string{"/ipfs/" + secret.String() + "?format=raw", "/ipfs/" + secret.String() + "?format=car",
		"/ipfs/" + secret.String() + "?format=car&dag-scope=entity&entity-bytes=0:9", "/ipfs/" + public.String() + "?format=car"} {
		for _, method := range []string{"GET", "HEAD"} {
			status, header, text := get(here.URL, method, target)
			wantStatus, wantHeader, wantText := get(there.URL, method, target)
			if status != wantStatus || text != wantText || !maps.EqualFunc(header, wantHeader, slices.Equal) {
				t.Errorf("%s %s: %d %v %q, where it is absent %d %v %q", method, target, status, header, text, wantStatus, wantHeader, wantText)
			}
		}
	}
	if status, _, _ := get(here.URL, "GET", "/ipfs/"+public.String()+"?format=raw"); status != 200 {
		t.Errorf("the public record: status %d", status)
	}
}
