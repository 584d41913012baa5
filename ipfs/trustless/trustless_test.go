package trustless_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/trustless"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/ipfs/go-cid"
)

// memory is a store for the tests.
type memory map[cid.Cid][]byte

func (m memory) get(c cid.Cid) ([]byte, error) {
	if data, ok := m[c]; ok {
		return data, nil
	}
	return nil, core.Errorf(core.NotFound, "no block %s", c)
}

func (m memory) held(c cid.Cid, _ bool) ([]byte, bool) { data, ok := m[c]; return data, ok }

const chunk = 1000

// file stores ten chunks, the last two alike.
func (m memory) file(t testing.TB) (cid.Cid, []byte) {
	t.Helper()
	content := make([]byte, 10*chunk)
	for i := range content {
		content[i] = byte(min(i/chunk, 8))
	}
	root, _, err := unixfs.Build(context.Background(), bytes.NewReader(content), unixfs.Params{Chunk: chunk, Links: 4}, func(b unixfs.Block) error {
		m[b.Cid] = bytes.Clone(b.Data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return root, content
}

func serve(t testing.TB, h http.Handler) (*httptest.Server, *trustless.Client) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := trustless.New(s.URL, trustless.Options{HeaderTimeout: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return s, c
}

// receive verifies a CAR and gives its blocks.
func receive(root cid.Cid, s walk.Scope, r io.Reader) (memory, error) {
	got := memory{}
	v, err := walk.NewVerifier(root, s, walk.Limits{Bytes: 1 << 20}, got.held)
	if err != nil {
		return got, err
	}
	in, err := car.NewReader(r)
	if err != nil {
		return got, err
	}
	for {
		c, data, err := in.Next()
		if errors.Is(err, io.EOF) {
			return got, v.Complete()
		}
		if err != nil {
			return got, err
		}
		if _, err := v.Accept(c, data); err != nil {
			return got, err
		}
		got[c] = data
	}
}

func TestClientAndHandler(t *testing.T) {
	m := memory{}
	root, content := m.file(t)
	_, client := serve(t, trustless.NewHandler(trustless.ServerOptions{Get: m.get}))
	for _, tt := range []struct {
		scope  walk.Scope
		blocks int // of 9 different leaves, three inner nodes and the root
	}{
		{walk.All, 13}, {walk.Entity, 13}, {walk.Block, 1},
		{walk.Scope{Extent: walk.ExtentEntity, From: 0, To: 1}, 3},
		{walk.Scope{Extent: walk.ExtentEntity, From: 999, To: 1001}, 4},
		{walk.Scope{Extent: walk.ExtentEntity, From: 8000}, 3},
	} {
		r, err := client.GetCAR(t.Context(), root, tt.scope)
		if err != nil {
			t.Fatal(err)
		}
		got, err := receive(root, tt.scope, r)
		if err != nil || len(got) != tt.blocks {
			t.Errorf("%+v: %d blocks, %v; want %d", tt.scope, len(got), err, tt.blocks)
		}
		r.Close()
	}
	leaf := core.CIDOf(cid.Raw, content[:chunk])
	if data, err := client.Block(t.Context(), leaf); err != nil || !bytes.Equal(data, content[:chunk]) {
		t.Errorf("block: %v", err)
	}
	absent := core.CIDOf(cid.Raw, []byte("absent"))
	if _, err := client.Block(t.Context(), absent); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("absent block: %v", err)
	}
	if _, err := client.GetCAR(t.Context(), absent, walk.All); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("absent root: %v", err)
	}
}

func TestHandler(t *testing.T) {
	m := memory{}
	root, content := m.file(t)
	leaf := core.CIDOf(cid.Raw, content[:chunk])
	secret := core.CIDOf(cid.Raw, []byte("secret"))
	m[secret] = []byte("secret")
	server, _ := serve(t, trustless.NewHandler(trustless.ServerOptions{Get: m.get, Visible: func(c cid.Cid) bool { return c != secret }}))
	absent := core.CIDOf(cid.Raw, []byte("absent"))
	car := "application/vnd.ipld.car; version=1; order=dfs; dups=n"
	for _, tt := range []struct {
		method, path, accept, extra string
		status                      int
		kind                        string
		size                        int // of the body, -1 for any
	}{
		{"GET", "/ipfs/" + leaf.String() + "?format=raw", "", "", 200, trustless.TypeRaw, chunk},
		{"GET", "/ipfs/" + leaf.String(), trustless.TypeRaw, "", 200, trustless.TypeRaw, chunk},
		{"GET", "/ipfs/" + leaf.String(), "text/html, " + trustless.TypeRaw + ";q=0.5, application/vnd.ipld.car;q=0.4", "", 200, trustless.TypeRaw, chunk},
		{"GET", "/ipfs/" + leaf.String(), trustless.TypeRaw + ";q=0.3, application/vnd.ipld.car;q=0.4", "", 200, car, -1},
		{"GET", "/ipfs/" + leaf.String() + "?format=raw", "", "Range: bytes=10-19", 206, trustless.TypeRaw, 10},
		{"GET", "/ipfs/" + leaf.String() + "?format=raw", "", "Range: bytes=5000-", 416, "text/plain; charset=utf-8", -1},
		{"HEAD", "/ipfs/" + leaf.String() + "?format=raw", "", "", 200, trustless.TypeRaw, 0},
		{"GET", "/ipfs/" + leaf.String() + "?format=raw", "", `If-None-Match: "` + leaf.String() + `.raw"`, 304, "", 0},
		{"GET", "/ipfs/" + root.String() + "?format=car", "", "", 200, car, -1},
		{"GET", "/ipfs/" + root.String() + "/?format=car", "", "", 200, car, -1},
		{"HEAD", "/ipfs/" + root.String() + "?format=car", "", "", 200, car, 0},
		{"GET", "/ipfs/" + root.String() + "?format=car", "", "If-None-Match: *", 304, "", 0},
		{"GET", "/ipfs/" + root.String(), "application/vnd.ipld.car;dups=y", "", 200, "application/vnd.ipld.car; version=1; order=dfs; dups=y", -1},
		{"GET", "/ipfs/" + root.String(), "application/vnd.ipld.car;version=2", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String(), "application/vnd.ipld.car;order=bfs", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String(), "text/html", "", 406, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String(), "", "", 406, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String() + "?format=tar", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String() + "?format=car&dag-scope=some", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String() + "?format=car&dag-scope=all&entity-bytes=0:1", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String() + "?format=car&entity-bytes=5:4", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String() + "?format=car&entity-bytes=-10:-20", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + root.String() + "?format=car&entity-bytes=-1000:*", "", "", 200, car, -1},
		{"GET", "/ipfs/" + root.String() + "/a?format=car", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/nonsense?format=car", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipns/" + root.String() + "?format=car", "", "", 400, "text/plain; charset=utf-8", -1},
		{"GET", "/ipfs/" + absent.String() + "?format=car", "", "", 404, "text/plain; charset=utf-8", 9},
		{"GET", "/ipfs/" + secret.String() + "?format=car", "", "", 404, "text/plain; charset=utf-8", 9},
		{"GET", "/ipfs/" + secret.String() + "?format=raw", "", "", 404, "text/plain; charset=utf-8", 9},
		{"POST", "/ipfs/" + root.String() + "?format=car", "", "", 405, "text/plain; charset=utf-8", -1},
	} {
		req, err := http.NewRequestWithContext(t.Context(), tt.method, server.URL+tt.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if tt.accept != "" {
			req.Header.Set("Accept", tt.accept)
		}
		if name, value, ok := strings.Cut(tt.extra, ": "); ok {
			req.Header.Set(name, value)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != tt.status || res.Header.Get("Content-Type") != tt.kind || tt.size >= 0 && len(body) != tt.size {
			t.Errorf("%s %s (%s %s): %d %q, %d bytes, %v; want %d %q, %d bytes", tt.method, tt.path, tt.accept, tt.extra,
				res.StatusCode, res.Header.Get("Content-Type"), len(body), err, tt.status, tt.kind, tt.size)
		}
	}
}

// TestDups counts blocks: with dups=y the repeated leaf comes twice; the client takes it out again.
func TestDups(t *testing.T) {
	m := memory{}
	root, _ := m.file(t)
	h := trustless.NewHandler(trustless.ServerOptions{Get: m.get})
	server, _ := serve(t, h)
	count := func(u string) int {
		res, err := http.Get(u)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		in, err := car.NewReader(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; ; n++ {
			if _, _, err := in.Next(); err != nil {
				return n
			}
		}
	}
	u := server.URL + "/ipfs/" + root.String() + "?format=car&car-dups="
	if n, y := count(u+"n"), count(u+"y"); n != 13 || y != 14 {
		t.Errorf("%d blocks without, %d with duplicates; want 13 and 14", n, y)
	}
	_, client := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // one that insists on duplicates
		q := r.URL.Query()
		q.Set("car-dups", "y")
		r.URL.RawQuery = q.Encode()
		h.ServeHTTP(w, r)
	}))
	r, err := client.GetCAR(t.Context(), root, walk.All)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got, err := receive(root, walk.All, r); err != nil || len(got) != 13 {
		t.Errorf("%d blocks, %v", len(got), err)
	}
}

// TestMissingBlockBreaksTheBody: a CAR that lacks a block must not end as a whole body does.
func TestMissingBlockBreaksTheBody(t *testing.T) {
	m := memory{}
	root, content := m.file(t)
	delete(m, core.CIDOf(cid.Raw, content[5*chunk:6*chunk]))
	_, client := serve(t, trustless.NewHandler(trustless.ServerOptions{Get: m.get}))
	r, err := client.GetCAR(t.Context(), root, walk.All)
	if err == nil {
		defer r.Close()
		_, err = io.Copy(io.Discard, r)
	}
	if err == nil {
		t.Fatal("the body ended as if it were whole")
	}
}

// hostile answers every request in one bad way.
func TestHostileGateways(t *testing.T) {
	content := []byte("some content")
	id := core.CIDOf(cid.Raw, content)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(make([]byte, 1<<20))
	z.Close()
	private := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		t.Error("the redirect was followed")
	}))
	defer private.Close()
	raw := func(w http.ResponseWriter) { w.Header().Set("Content-Type", trustless.TypeRaw) }
	for name, tt := range map[string]struct {
		answer http.HandlerFunc
		kind   core.Kind
		reason core.Reason
	}{
		"wrong bytes":    {func(w http.ResponseWriter, _ *http.Request) { raw(w); w.Write([]byte("other content")) }, core.Corrupt, core.ReasonContentMismatch},
		"a web page":     {func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("<html>")) }, core.Corrupt, core.ReasonContentMismatch},
		"length too big": {func(w http.ResponseWriter, _ *http.Request) { raw(w); w.Header().Set("Content-Length", "9000000000") }, core.Corrupt, core.ReasonContentMismatch},
		"length beyond": {func(w http.ResponseWriter, _ *http.Request) {
			raw(w)
			w.Header().Set("Content-Length", "100")
			w.Write(content)
		}, core.Unavailable, core.ReasonContentMissing},
		"length before": {func(w http.ResponseWriter, _ *http.Request) {
			raw(w)
			w.Header().Set("Content-Length", "4")
			w.Write(content[:4])
		}, core.Corrupt, core.ReasonContentMismatch},
		"endless": {func(w http.ResponseWriter, _ *http.Request) {
			raw(w)
			for {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		}, core.Corrupt, core.ReasonContentMismatch},
		"gzip": {func(w http.ResponseWriter, _ *http.Request) {
			raw(w)
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed.Bytes())
		}, core.Corrupt, core.ReasonContentMismatch},
		"redirect":      {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, private.URL, http.StatusFound) }, core.Denied, ""},
		"redirect loop": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, core.Denied, ""},
		"404":           {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) }, core.Unavailable, core.ReasonContentMissing},
		"410":           {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(410) }, core.Unavailable, core.ReasonContentMissing},
		"403":           {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(403) }, core.Denied, ""},
		"429":           {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(429) }, core.Busy, ""},
		"400":           {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(400) }, core.Invalid, ""},
		"500":           {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, core.Unavailable, ""},
		"504":           {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(504) }, core.Unavailable, core.ReasonContentMissing},
		"huge header": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X", strings.Repeat("x", 1<<20))
			w.Write(nil)
		}, core.Unavailable, core.ReasonUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			_, client := serve(t, tt.answer)
			if _, err := client.Block(t.Context(), id); core.KindOf(err) != tt.kind || core.ReasonOf(err) != tt.reason {
				t.Errorf("kind %s, reason %s: %v", core.KindOf(err), core.ReasonOf(err), err)
			}
		})
	}
	t.Run("silent", func(t *testing.T) {
		end := make(chan struct{})
		_, client := serve(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-end }))
		defer close(end)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		if _, err := client.Block(ctx, id); core.KindOf(err) != core.Timeout {
			t.Error(err)
		}
	})
}

func TestNewRefusesBadURLs(t *testing.T) {
	for _, u := range []string{"", "gateway", "ftp://x", "http://", "http://x?y", "http://x#y", "://"} {
		if _, err := trustless.New(u, trustless.Options{}); core.KindOf(err) != core.Invalid {
			t.Errorf("%q: %v", u, err)
		}
	}
	c, err := trustless.New("https://user:secret@gateway.example/base", trustless.Options{})
	if err != nil || strings.Contains(c.String(), "secret") {
		t.Errorf("%s, %v", c, err)
	}
}

// FuzzSelect: what is accepted is a valid scope for any size of file, and asking for that scope gives it again.
func FuzzSelect(f *testing.F) {
	f.Add("car", "entity", "0:*", "application/vnd.ipld.car;dups=y", int64(100))
	f.Add("raw", "", "", "", int64(0))
	f.Add("", "", "-5:-1", "application/vnd.ipld.raw;q=0.1,application/vnd.ipld.car", int64(3))
	f.Add("car", "all", "", "a/b;q=x", int64(1<<62))
	f.Fuzz(func(t *testing.T, format, scope, bytes, accept string, size int64) {
		if len(format)+len(scope)+len(bytes)+len(accept) > 1<<14 || size < 0 {
			return
		}
		q := url.Values{}
		for k, v := range map[string]string{"format": format, "dag-scope": scope, "entity-bytes": bytes} {
			if v != "" {
				q.Set(k, v)
			}
		}
		s, err := trustless.Select(q, http.Header{"Accept": {accept}})
		if err != nil {
			return
		}
		got, err := s.Scope(size)
		if err != nil {
			return
		}
		if got.Validate() != nil || s.Format != "raw" && s.Format != "car" {
			t.Fatalf("accepted %+v: %+v", s, got)
		}
		if s.Format == "raw" {
			return
		}
		again, err := trustless.Select(trustless.Query(got), nil)
		if err != nil {
			t.Fatalf("%+v: %v", got, err)
		}
		if back, err := again.Scope(size); err != nil || back != got {
			t.Fatalf("%+v becomes %+v, %v", got, back, err)
		}
	})
}

func ExampleQuery() {
	fmt.Println(trustless.Query(walk.Scope{Extent: walk.ExtentEntity, From: 0, To: 100}).Encode())
	// Output: dag-scope=entity&entity-bytes=0%3A99&format=car
}
