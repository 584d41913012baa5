package gateway_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/gateway"
)

// FuzzRequest sends foreign paths, parameters and headers: no panic (which boxo turns into a status 500 without a body), no answer of
// unbounded size.
func FuzzRequest(f *testing.F) {
	s := newSite(f)
	h := newGateway(f, gateway.Options{Blocks: s.store, Names: noNames{}})
	for _, c := range specs(s) {
		path, query, _ := strings.Cut(c.target, "?")
		header := append(append([]string{}, c.send...), "", "")
		f.Add(path, query, c.host, header[0], header[1])
	}
	f.Add("/ipfs/../ipns/x", "format=car&dag-scope=entity&entity-bytes=-9223372036854775808:*", "localhost", "Range", "bytes=0-0,1-2")
	f.Fuzz(func(t *testing.T, path, query, host, key, value string) {
		target := (&url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: query}).RequestURI()
		if _, err := url.ParseRequestURI(target); err != nil {
			t.Skip() // net/http's server refuses it
		}
		r := httptest.NewRequest("GET", "http://127.0.0.1/", nil)
		r.URL, _ = url.ParseRequestURI(target)
		r.RequestURI = target
		if host != "" {
			r.Host = host
		}
		if key != "" {
			r.Header = http.Header{http.CanonicalHeaderKey(key): {value}}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code == http.StatusInternalServerError && w.Body.Len() == 0 {
			t.Error("a panic")
		}
		if n, _ := io.Copy(io.Discard, w.Result().Body); n > 32<<20 {
			t.Errorf("%d bytes", n)
		}
	})
}
