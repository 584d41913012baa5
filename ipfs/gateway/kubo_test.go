package gateway_test

import (
	"bytes"
	"crypto/sha256"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
)

// differs lists where Kubo 0.42 answers otherwise, and why ours is right.
var differs = map[string]string{
	"CAR, absent":                "Kubo sends status 200 and a broken CAR; the specification has 404",
	"IPNS record, unknown":       "Kubo sends 500 for what is not its fault",
	"IPNS name, unknown":         "Kubo sends 500 for what is not its fault",
	"DNSLink is off":             "Kubo sends 500 for what is not its fault",
	"subdomain of IPNS, unknown": "Kubo sends 500 for what is not its fault",
}

// subdomains makes Kubo's localhost a subdomain gateway for browsers; as Kubo 0.42 comes, it serves trustless formats only
// there.
func subdomains(d *kubotest.Daemon) {
	d.Run(nil, "config", "--json", "Gateway.PublicGateways", `{"localhost":{"Paths":["/ipfs","/ipns"],"UseSubdomains":true,"DeserializedResponses":true}}`)
}

// headersCompared are those that clients and caches go by.
var headersCompared = []string{
	"Content-Type", "Content-Length", "Content-Range", "Content-Disposition", "Etag", "Cache-Control", "Last-Modified", "X-Ipfs-Roots", "Location",
	"Accept-Ranges", "X-Content-Type-Options", "Access-Control-Allow-Origin",
}

func TestAgainstKubo(t *testing.T) {
	s := newSite(t)
	daemon := kubotest.Start(t, kubotest.LocalGateway, subdomains)
	kuboHasSite(t, daemon, s)
	server := httptest.NewServer(newGateway(t, gateway.Options{Blocks: s.store, Names: noNames{}}))
	defer server.Close()
	for _, c := range specs(s) {
		if c.method == "CONNECT" {
			continue // net/http's client does not send it
		}
		t.Run(c.name, func(t *testing.T) {
			ours, ourBody := c.send1(t, server.URL)
			theirs, theirBody := c.send1(t, daemon.Gateway)
			var odd []string
			if ours.StatusCode != theirs.StatusCode {
				odd = append(odd, "status: ours "+ours.Status+", Kubo's "+theirs.Status)
			} else if ours.StatusCode < 300 {
				for _, h := range headersCompared {
					if a, b := ours.Header.Get(h), theirs.Header.Get(h); a != b {
						odd = append(odd, h+": ours "+a+", Kubo's "+b)
					}
				}
				if ourBody != theirBody {
					odd = append(odd, "other bodies")
				}
			} else if a, b := location(ours, server.URL), location(theirs, daemon.Gateway); a != b {
				odd = append(odd, "Location: ours "+a+", Kubo's "+b)
			}
			reason, known := differs[c.name]
			if len(odd) > 0 && !known {
				t.Error(strings.Join(odd, "; "))
			}
			if len(odd) == 0 && known {
				t.Errorf("Kubo does the same now: %s", reason)
			}
		})
	}
}

func location(r *http.Response, base string) string {
	return strings.ReplaceAll(r.Header.Get("Location"), strings.TrimPrefix(base, "http://"), "HOST")
}

// send1 sends the request over a connection and gives the answer and a digest of its body; of a CAR, of its blocks.
func (c spec) send1(t *testing.T, base string) (*http.Response, string) {
	t.Helper()
	method := c.method
	if method == "" {
		method = "GET"
	}
	r, err := http.NewRequestWithContext(t.Context(), method, base+c.target, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = c.host
	for i := 0; i < len(c.send); i += 2 {
		r.Header.Set(c.send[i], c.send[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "application/vnd.ipld.car") && resp.StatusCode == 200 {
		var ids []string
		for id := range carBlocks(t, string(data)) {
			ids = append(ids, id.String())
		}
		slices.Sort(ids)
		data = []byte(strings.Join(ids, "\n"))
	}
	sum := sha256.Sum256(data)
	return resp, string(sum[:])
}

// kuboHasSite adds the site's content to a daemon; the CIDs must be the same.
func kuboHasSite(t *testing.T, daemon *kubotest.Daemon, s *site) {
	t.Helper()
	dir := t.TempDir()
	for path, data := range map[string]string{
		"hello.txt": "hello, world\n", "sub/index.html": "<html>sub</html>", "list/a b.txt": "a", "list/ü.txt": "u",
		"big.bin": string(s.bigger), "404.html": "<html>custom 404</html>", "_redirects": redirects,
	} {
		full := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := daemon.Run(nil, "add", "-Q", "-r", "--cid-version=1", "--raw-leaves", "--chunker=size-1048576", "--max-file-links=1024", dir)
	if got := strings.TrimSpace(string(out)); got != s.root.String() {
		t.Fatalf("Kubo has %s, we %s", got, s.root)
	}
	out = daemon.Run([]byte(rawOf(s, s.record)), "dag", "put", "--input-codec=dag-cbor", "--store-codec=dag-cbor")
	if got := string(bytes.TrimSpace(out)); got != s.record.String() {
		t.Fatalf("Kubo has %s, we %s", got, s.record)
	}
}
