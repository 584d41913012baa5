package gateway_test

import (
	"archive/tar"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/ipfs/go-cid"
)

// probes are what somebody who suspects a CID can send.
func probes(s *site) []spec {
	var out []spec
	for _, root := range []cid.Cid{s.root, s.big, s.record} {
		path := "/ipfs/" + root.String()
		for _, target := range []string{
			path, path + "?format=raw", path + "?format=car", path + "/", path + "/hello.txt", path + "/sub/", path + "/list/", path + "/none",
			path + "?format=car&dag-scope=block", path + "?format=car&dag-scope=entity&entity-bytes=0:9", path + "/sub/?format=car", path + "?format=tar",
			path + "?format=dag-json", path + "?format=dag-cbor", path + "?format=json", path + "?filename=x&download=true", path + "/_redirects", path + "/hello.txt?format=raw",
		} {
			if root.Equals(s.big) && strings.Contains(target, "/hello") {
				break // it is a file: what is above is enough
			}
			for _, send := range [][]string{
				nil, {"Range", "bytes=0-3"}, {"Cache-Control", "only-if-cached"}, {"If-None-Match", "*"}, {"If-None-Match", `"` + root.String() + `"`},
				{"If-None-Match", `"` + root.String() + `.raw"`}, {"If-Modified-Since", "Mon, 02 Jan 2040 15:04:05 GMT"}, {"Accept", "text/html"}, {"Accept", "application/vnd.ipld.car"},
			} {
				for _, method := range []string{"GET", "HEAD"} {
					out = append(out, spec{method: method, host: "127.0.0.1", target: target, send: send})
				}
			}
		}
		for _, target := range []string{"/", "/hello.txt", "/old", "/none", "/?format=raw"} {
			out = append(out, spec{method: "GET", host: root.String() + ".ipfs.localhost", target: target})
		}
	}
	return out
}

func TestHiddenIsAsAbsent(t *testing.T) {
	s := newSite(t)
	hidden := newGateway(t, gateway.Options{Blocks: s.store, Visible: func(cid.Cid) bool { return false }})
	absent := newGateway(t, gateway.Options{Blocks: ipfs.NewMemory()})
	for _, p := range probes(s) {
		sameAnswer(t, p, hidden, absent)
	}
}

// TestHiddenBelowPublic hides a folder of a public root: what is above is served, the folder is as absent.
func TestHiddenBelowPublic(t *testing.T) {
	s := newSite(t)
	secret := cid.MustParse(ask(newGateway(t, gateway.Options{Blocks: s.store}), "HEAD", "127.0.0.1", "/ipfs/"+s.root.String()+"/sub/?format=raw").Header.Get("Etag")[1:60])
	within := ipfs.NewMemory()
	copyWithout(t, within, s, secret)
	hidden := newGateway(t, gateway.Options{Blocks: s.store, Visible: func(c cid.Cid) bool { return !c.Equals(secret) }})
	absent := newGateway(t, gateway.Options{Blocks: within})
	for _, p := range probes(s) {
		sameAnswer(t, p, hidden, absent)
	}
	if r := ask(hidden, "GET", "127.0.0.1", "/ipfs/"+s.root.String()+"/hello.txt"); r.StatusCode != 200 {
		t.Fatalf("public file: status %d", r.StatusCode)
	}
	if r := ask(hidden, "GET", "127.0.0.1", "/ipfs/"+s.root.String()+"/sub/"); r.StatusCode != 404 {
		t.Fatalf("hidden folder: status %d", r.StatusCode)
	}
}

// copyWithout copies a site block by block, one of them left out.
func copyWithout(t *testing.T, to *ipfs.Local, s *site, without cid.Cid) {
	t.Helper()
	open := newGateway(t, gateway.Options{Blocks: s.store})
	for _, root := range []cid.Cid{s.root, s.big, s.record} {
		for c := range carBlocks(t, body(t, ask(open, "GET", "127.0.0.1", "/ipfs/"+root.String()+"?format=car"))) {
			if c.Equals(without) {
				continue
			}
			data, err := s.store.ReadBlock(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := to.PutBlock(t.Context(), c.Prefix().Codec, data); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func sameAnswer(t *testing.T, p spec, a, b http.Handler) {
	t.Helper()
	ra, rb := ask(a, p.method, p.host, p.target, p.send...), ask(b, p.method, p.host, p.target, p.send...)
	if ra.StatusCode != rb.StatusCode {
		t.Errorf("%s %s %q: status %d and %d", p.method, p.target, p.send, ra.StatusCode, rb.StatusCode)
	}
	if !maps.EqualFunc(ra.Header, rb.Header, slices.Equal) {
		t.Errorf("%s %s %q: headers\n%v\n%v", p.method, p.target, p.send, ra.Header, rb.Header)
	}
	x, y := body(t, ra), body(t, rb)
	if strings.HasSuffix(p.target, "format=tar") { // boxo writes the time of the request into archives
		x, y = tarNames(x), tarNames(y)
	}
	if x != y {
		t.Errorf("%s %s %q: bodies %.100q and %.100q", p.method, p.target, p.send, x, y)
	}
}

// tarNames lists what an archive holds, as far as it goes.
func tarNames(archive string) (names string) {
	for r := tar.NewReader(strings.NewReader(archive)); ; {
		h, err := r.Next()
		if err != nil {
			return fmt.Sprintf("%s%v", names, err)
		}
		names += fmt.Sprintf("%s %d\n", h.Name, h.Size)
	}
}

// asked is a network in which nobody has anything; it notes what it was asked for.
type asked struct {
	mu  sync.Mutex
	ids []cid.Cid
}

func (a *asked) GetBlock(_ context.Context, c cid.Cid, _ []string) ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ids = append(a.ids, c)
	return nil, core.Fail(core.ReasonContentMissing, "nobody has %s", c)
}

func TestHiddenIsNotAskedFor(t *testing.T) {
	s := newSite(t)
	var forHidden, forAbsent asked
	hidden := newGateway(t, gateway.Options{Blocks: s.store, Fetcher: &forHidden, Visible: func(cid.Cid) bool { return false }})
	absent := newGateway(t, gateway.Options{Blocks: ipfs.NewMemory(), Fetcher: &forAbsent})
	for _, p := range probes(s) {
		sameAnswer(t, p, hidden, absent)
	}
	if len(forHidden.ids) != len(forAbsent.ids) || len(forAbsent.ids) == 0 {
		t.Errorf("the network was asked %d times for hidden, %d times for absent content", len(forHidden.ids), len(forAbsent.ids))
	}
	for _, c := range forHidden.ids {
		if _, ok := s.store.BlockSize(c); ok {
			t.Fatalf("the network heard of hidden block %s", c)
		}
	}
}

// given is a network that has everything.
type given struct{ store *ipfs.Local }

func (g given) GetBlock(ctx context.Context, c cid.Cid, _ []string) ([]byte, error) {
	return g.store.ReadBlock(ctx, c)
}

func TestFetcher(t *testing.T) {
	s := newSite(t)
	h := newGateway(t, gateway.Options{Blocks: ipfs.NewMemory(), Fetcher: given{s.store}})
	r := ask(h, "GET", "127.0.0.1", "/ipfs/"+s.root.String()+"/big.bin")
	if got := body(t, r); r.StatusCode != 200 || got != string(s.bigger) {
		t.Fatalf("status %d, %d bytes: %.300s", r.StatusCode, len(got), got)
	}
}
