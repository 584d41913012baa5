package backendtest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// answer is a service that gives every request the same answer.
type answer struct {
	status int
	body   []byte
	kind   string
}

// RoundTrip answers.
func (a answer) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		_, err := io.Copy(io.Discard, r.Body)
		if err := errors.Join(err, r.Body.Close()); err != nil {
			return nil, err
		}
	}
	return &http.Response{
		StatusCode: a.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r, ContentLength: int64(len(a.body)),
		Header: http.Header{"Content-Type": {a.kind}}, Body: io.NopCloser(bytes.NewReader(a.body)), Trailer: http.Header{},
	}, nil
}

// FuzzAnswers feeds the answers of a service to a backend that speaks HTTP. Whatever comes, an operation ends, fails with
// a coded error or succeeds, and what it gives is verified. seeds are true answers.
func FuzzAnswers(f *testing.F, open func(http.RoundTripper) (ipfs.Backend, error), seeds ...string) {
	for _, s := range append(seeds, "", "{}", "[]", "null", `{"Message":"x","Type":"error"}`, "\xff", `{"count":1,"results":[]}`) {
		f.Add(200, []byte(s))
		f.Add(500, []byte(s))
	}
	f.Add(404, []byte("404 page not found"))
	f.Add(302, []byte(""))
	src := ipfs.NewMemory()
	root, _, err := src.PutFile(context.Background(), bytes.NewReader(Content(60, 2000)))
	if err != nil {
		f.Fatal(err)
	}
	r, err := src.GetCAR(context.Background(), root, ipfs.ScopeAll)
	if err != nil {
		f.Fatal(err)
	}
	car, err := io.ReadAll(r)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(200, car)
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		if status < 200 || status > 599 {
			status = 200
		}
		b, err := open(answer{status, body, "application/json"})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		_, has := b.Has(ctx, []cid.Cid{root})
		_, get := Read(ctx, b, LinkCID, ipfs.ScopeAll)
		_, list := b.Pins(ctx)
		for what, err := range map[string]error{
			"has": has, "get": get, "pins": list, "put": b.PutCAR(ctx, root, bytes.NewReader(car)),
			"pin": b.Pin(ctx, root, "x"), "unpin": b.Unpin(ctx, root),
		} {
			if core.KindOf(err) == core.Internal {
				t.Errorf("%s: an error without code: %v", what, err)
			}
		}
	})
}
