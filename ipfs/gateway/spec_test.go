package gateway_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"
)

const immutable = "public, max-age=29030400, immutable"

// spec is one line of the gateway specifications: a request and what must be answered.
type spec struct {
	name    string
	method  string // default GET
	host    string // default 127.0.0.1:8080, a gateway by path
	target  string
	send    []string // header pairs
	status  int
	headers []string // pairs; "" means that the header must be absent, a trailing * stands for any rest
	body    string   // a trailing * or a leading * stands for any rest
}

func specs(s *site) []spec {
	root, big, record := "/ipfs/"+s.root.String(), "/ipfs/"+s.big.String(), "/ipfs/"+s.record.String()
	absent := "/ipfs/bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	v0 := "/ipfs/" + cid.NewCidV0(s.root.Hash()).String()
	sub := s.root.String() + ".ipfs.localhost"
	return []spec{
		// path gateway
		{name: "file", target: root + "/hello.txt", status: 200, body: "hello, world\n", headers: []string{
			"Content-Type", "text/plain*", "Content-Length", "13", "Cache-Control", immutable, "Etag", `"baf*`,
			"X-Ipfs-Roots", s.root.String() + ",*", "Ipfs-Uri", "ipfs://" + s.root.String() + "/hello.txt", "Accept-Ranges", "bytes", "Last-Modified", ""}},
		{name: "HEAD of a file", method: "HEAD", target: root + "/hello.txt", status: 200, headers: []string{"Content-Length", "13", "Etag", `"baf*`}},
		{name: "If-None-Match", target: root + "/hello.txt", send: []string{"If-None-Match", etagOf(s, "/hello.txt")}, status: 304},
		{name: "If-None-Match, weak", target: root + "/hello.txt", send: []string{"If-None-Match", "W/" + etagOf(s, "/hello.txt")}, status: 304},
		{name: "If-None-Match, other", target: root + "/hello.txt", send: []string{"If-None-Match", `"x"`}, status: 200, body: "hello, world\n"},
		{name: "range", target: root + "/hello.txt", send: []string{"Range", "bytes=7-11"}, status: 206, body: "world", headers: []string{"Content-Range", "bytes 7-11/13"}},
		{name: "range, suffix", target: root + "/hello.txt", send: []string{"Range", "bytes=-3"}, status: 206, body: "ld\n"},
		{name: "range, over two blocks", target: big, send: []string{"Range", "bytes=1048574-1048577"}, status: 206, body: string(s.bigger[1048574:1048578])},
		{name: "range past the end", target: root + "/hello.txt", send: []string{"Range", "bytes=99-"}, status: 416, headers: []string{"Content-Range", "bytes */13"}},
		{name: "large file", target: big, status: 200, body: string(s.bigger)},
		{name: "directory without slash", target: root + "/list", status: 301, headers: []string{"Location", "/ipfs/" + s.root.String() + "/list/"}},
		{name: "directory page", target: root + "/list/", send: []string{"Accept", "text/html"}, status: 200, headers: []string{"Content-Type", "text/html*", "Etag", `"DirIndex-*`}, body: "*a b.txt*"},
		{name: "index.html", target: root + "/sub/", status: 200, body: "<html>sub</html>", headers: []string{"Content-Type", "text/html*", "Cache-Control", immutable}},
		{name: "file name with space", target: root + "/list/a%20b.txt", status: 200, body: "a"},
		{name: "file name, UTF-8", target: root + "/list/%C3%BC.txt", status: 200, body: "u"},
		{name: "filename parameter", target: big + "?filename=x.bin&download=true", status: 200, headers: []string{"Content-Disposition", `attachment; filename="x.bin"*`}, body: string(s.bigger)},
		{name: "missing path", target: root + "/list/none", status: 404},
		{name: "absent root", target: absent, status: 404},
		{name: "no CID", target: "/ipfs/nonsense", status: 400},
		{name: "no CID at all", target: "/ipfs/", status: 400},
		{name: "CIDv0", target: v0 + "/hello.txt", status: 200, body: "hello, world\n"},
		{name: "outside the namespaces", target: "/", status: 404},
		{name: "API of a Kubo", target: "/api/v0/id", status: 404},
		{name: "protocol handler", target: "/ipfs/?uri=ipfs%3A%2F%2F" + s.root.String(), status: 301, headers: []string{"Location", root}},
		{name: "only-if-cached, there", target: root + "/hello.txt", send: []string{"Cache-Control", "only-if-cached"}, status: 200, body: "hello, world\n"},
		{name: "only-if-cached, absent", target: absent, send: []string{"Cache-Control", "only-if-cached"}, status: 412},
		{name: "POST", method: "POST", target: root, status: 405, headers: []string{"Allow", "GET"}},
		{name: "CONNECT", method: "CONNECT", target: root, status: 405},
		{name: "CORS", target: root + "/hello.txt", send: []string{"Origin", "http://example.org"}, status: 200, body: "hello*", headers: []string{
			"Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "GET", "Access-Control-Allow-Headers", "Content-Type", "Access-Control-Expose-Headers", "Content-Length"}},
		{name: "CORS preflight", method: "OPTIONS", target: root, send: []string{"Origin", "http://example.org", "Access-Control-Request-Method", "GET"}, status: 200, headers: []string{"Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "GET"}},
		// _redirects, which need an origin of their own
		{name: "_redirects 301", host: sub, target: "/old", status: 301, headers: []string{"Location", "/hello.txt"}},
		{name: "_redirects with placeholder", host: sub, target: "/tmp/q", status: 302, headers: []string{"Location", "/sub/index.html"}},
		{name: "_redirects 404 page", host: sub, target: "/none", status: 404, body: "<html>custom 404</html>"},
		{name: "_redirects not by path", target: root + "/old", status: 404},
		// trustless gateway
		{name: "raw block", target: root + "?format=raw", status: 200, body: rawOf(s, s.root), headers: []string{
			"Content-Type", "application/vnd.ipld.raw", "Content-Disposition", "attachment; *", "X-Content-Type-Options", "nosniff", "Cache-Control", immutable, "Etag", `"` + s.root.String() + `.raw"`}},
		{name: "raw block by Accept", target: root, send: []string{"Accept", "application/vnd.ipld.raw"}, status: 200, body: rawOf(s, s.root)},
		{name: "raw block, HEAD", method: "HEAD", target: root + "?format=raw", status: 200, headers: []string{"Content-Type", "application/vnd.ipld.raw"}},
		{name: "raw, If-None-Match", target: root + "?format=raw", send: []string{"If-None-Match", `"` + s.root.String() + `.raw"`}, status: 304},
		{name: "raw of the probe CID", target: "/ipfs/bafkqaaa?format=raw", status: 200},
		{name: "raw, absent", target: absent + "?format=raw", status: 404},
		{name: "CAR", target: root + "?format=car", status: 200, headers: []string{
			"Content-Type", "application/vnd.ipld.car; version=1*", "X-Content-Type-Options", "nosniff", "Etag", `W/"*`, "Content-Disposition", "attachment; *", "Accept-Ranges", "none"}, body: "*"},
		{name: "CAR, absent", target: absent + "?format=car", status: 404},
		{name: "CAR, bad scope", target: root + "?format=car&dag-scope=whole", status: 400},
		{name: "CAR, bad range", target: root + "?format=car&dag-scope=entity&entity-bytes=9:1", status: 400},
		{name: "CAR v2 is not offered", target: root, send: []string{"Accept", "application/vnd.ipld.car; version=2"}, status: 400},
		{name: "dag-cbor", target: record, send: []string{"Accept", "application/vnd.ipld.dag-cbor"}, status: 200, body: "\xa1aa\x01"},
		{name: "dag-cbor as dag-json is a conversion", target: record + "?format=dag-json", status: 406},
		{name: "IPNS record, unknown", target: "/ipns/k51qzi5uqu5dgutdk6i1ynyzgkqngpha5xpgia3a5qqp4jsh0u4csozksxel2r?format=ipns-record", status: 404},
		{name: "IPNS name, unknown", target: "/ipns/k51qzi5uqu5dgutdk6i1ynyzgkqngpha5xpgia3a5qqp4jsh0u4csozksxel2r", status: 404},
		{name: "DNSLink is off", target: "/ipns/example.org", status: 404},
		// subdomain gateway
		{name: "redirect to subdomain", host: "localhost:8080", target: root + "/hello.txt?x=1", status: 301, headers: []string{"Location", "http://" + s.root.String() + ".ipfs.localhost:8080/hello.txt?x=1"}},
		{name: "redirect of a CIDv0 to base32", host: "localhost", target: v0 + "/", status: 301, headers: []string{"Location", "http://" + sub + "/"}},
		{name: "redirect behind TLS", host: "localhost", target: root, send: []string{"X-Forwarded-Proto", "https"}, status: 301, headers: []string{"Location", "https://" + sub + "/"}},
		{name: "subdomain", host: sub, target: "/hello.txt", status: 200, body: "hello, world\n", headers: []string{"X-Ipfs-Roots", s.root.String() + ",*"}},
		{name: "subdomain, directory", host: sub, target: "/list", status: 301, headers: []string{"Location", "/list/"}},
		{name: "subdomain of IPNS, unknown", host: "k51qzi5uqu5dgutdk6i1ynyzgkqngpha5xpgia3a5qqp4jsh0u4csozksxel2r.ipns.localhost", target: "/", status: 404},
	}
}

func etagOf(s *site, path string) string {
	h, err := gateway.New(gateway.Options{Blocks: s.store})
	if err != nil {
		panic(err)
	}
	return ask(h, "GET", "127.0.0.1", "/ipfs/"+s.root.String()+path).Header.Get("Etag")
}

func rawOf(s *site, c cid.Cid) string {
	data, err := s.store.ReadBlock(nil, c)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func TestSpecifications(t *testing.T) {
	s := newSite(t)
	h := newGateway(t, gateway.Options{Blocks: s.store, Names: noNames{}})
	for _, c := range specs(s) {
		t.Run(c.name, func(t *testing.T) { c.check(t, h) })
	}
}

func (c spec) check(t *testing.T, h http.Handler) {
	if c.method == "" {
		c.method = "GET"
	}
	if c.host == "" {
		c.host = "127.0.0.1:8080"
	}
	r := ask(h, c.method, c.host, c.target, c.send...)
	got := body(t, r)
	if r.StatusCode != c.status {
		t.Fatalf("status %d, want %d: %.200s", r.StatusCode, c.status, got)
	}
	for i := 0; i < len(c.headers); i += 2 {
		if v := r.Header.Get(c.headers[i]); !matches(v, c.headers[i+1]) {
			t.Errorf("%s: %q, want %q", c.headers[i], v, c.headers[i+1])
		}
	}
	if c.method == "HEAD" && got != "" {
		t.Errorf("a body of %d bytes", len(got))
	}
	if c.body != "" && !matches(got, c.body) {
		t.Errorf("body %.200q, want %.200q", got, c.body)
	}
}

// matches compares with * at either end as a wildcard; "*" alone, which is a header's value too, fits all but nothing.
func matches(got, want string) bool {
	if want == "*" {
		return got != ""
	}
	front, back := strings.HasPrefix(want, "*"), strings.HasSuffix(want, "*")
	mid := strings.TrimSuffix(strings.TrimPrefix(want, "*"), "*")
	switch {
	case front && back:
		return strings.Contains(got, mid)
	case back:
		return strings.HasPrefix(got, mid)
	case front:
		return strings.HasSuffix(got, mid)
	}
	return got == want
}

// carBlocks reads a CAR and checks each block against its CID.
func carBlocks(t *testing.T, data string) map[cid.Cid]int {
	t.Helper()
	r, err := car.NewReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got := map[cid.Cid]int{}
	for {
		c, block, err := r.Next()
		if errors.Is(err, io.EOF) {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(block)
		if d, err := multihash.Decode(c.Hash()); err != nil || !bytes.Equal(d.Digest, sum[:]) {
			t.Fatalf("block %s: wrong bytes (%v)", c, err)
		}
		got[c]++
	}
}

func TestCARScopes(t *testing.T) {
	s := newSite(t)
	h := newGateway(t, gateway.Options{Blocks: s.store})
	root, big := "/ipfs/"+s.root.String(), "/ipfs/"+s.big.String()
	for _, c := range []struct {
		target string
		blocks int
	}{
		{big + "?format=car", 5}, // a root and four leaves
		{big + "?format=car&dag-scope=all", 5},
		{big + "?format=car&dag-scope=entity", 5},
		{big + "?format=car&dag-scope=block", 1},
		{big + "?format=car&dag-scope=entity&entity-bytes=0:0", 2},
		{big + "?format=car&dag-scope=entity&entity-bytes=1048575:1048576", 3},
		{big + "?format=car&dag-scope=entity&entity-bytes=-1:*", 2},
		{root + "?format=car&dag-scope=block", 1},
		{root + "?format=car&dag-scope=entity", 1},           // a directory's entity is its listing
		{root + "/sub/?format=car&dag-scope=block", 2},       // the path's blocks come along
		{root + "/list/a%20b.txt?format=car&car-dups=n", 3},  // root, list, file
		{root + "?format=car&car-order=dfs&car-dups=n", 14},  // all of it
		{"/ipfs/" + s.record.String() + "?format=car", 1},    // dag-cbor
		{"/ipfs/bafkqaaa?format=car&dag-scope=entity", 0},    // identity CIDs travel without a block
		{big + "?format=car&dag-scope=entity&car-dups=n", 5}, // no duplicates
	} {
		r := ask(h, "GET", "127.0.0.1", c.target)
		got := body(t, r)
		if r.StatusCode != 200 {
			t.Errorf("%s: status %d: %s", c.target, r.StatusCode, got)
			continue
		}
		if blocks := carBlocks(t, got); len(blocks) != c.blocks {
			t.Errorf("%s: %d blocks, want %d", c.target, len(blocks), c.blocks)
		}
	}
}

func TestTrustlessOnly(t *testing.T) {
	s := newSite(t)
	for name, o := range map[string]gateway.Options{
		"everywhere":  {Blocks: s.store, Trustless: true},
		"on one host": {Blocks: s.store, Hosts: []gateway.Host{{Name: "127.0.0.1", Trustless: true}}},
	} {
		h := newGateway(t, o)
		for target, want := range map[string]int{
			"": 406, "/hello.txt": 406, "?format=raw": 200, "?format=car": 200, "/list/?format=car": 200, "?format=tar": 406, "?format=json": 406,
		} {
			if r := ask(h, "GET", "127.0.0.1", "/ipfs/"+s.root.String()+target); r.StatusCode != want {
				t.Errorf("%s, %q: status %d, want %d", name, target, r.StatusCode, want)
			}
		}
	}
}
