package gateway_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
	"github.com/ipfs/go-cid"
)

// site is what the tests serve.
type site struct {
	store  *ipfs.Local
	root   cid.Cid // a directory with an index.html below, files, a _redirects file
	big    cid.Cid // a file of several blocks
	bigger []byte  // its content
	record cid.Cid // a dag-cbor block
}

const redirects = `/old /hello.txt 301
/tmp/:x /sub/index.html 302
/gone /nowhere 410
/* /404.html 404
`

func newSite(t testing.TB) *site {
	t.Helper()
	s := &site{store: ipfs.NewMemory(), bigger: backendtest.Content(7, 3<<20+11)}
	t.Cleanup(func() { s.store.Close() })
	files := []writeapi.Entry{
		{Path: "hello.txt", Body: strings.NewReader("hello, world\n")},
		{Path: "sub/index.html", Body: strings.NewReader("<html>sub</html>")},
		{Path: "list/a b.txt", Body: strings.NewReader("a")},
		{Path: "list/ü.txt", Body: strings.NewReader("u")},
		{Path: "big.bin", Body: strings.NewReader(string(s.bigger))},
		{Path: "404.html", Body: strings.NewReader("<html>custom 404</html>")},
		{Path: "_redirects", Body: strings.NewReader(redirects)},
	}
	var err error
	s.root, _, err = writeapi.PutTree(t.Context(), s.store, func() (writeapi.Entry, error) {
		if len(files) == 0 {
			return writeapi.Entry{}, io.EOF
		}
		e := files[0]
		files = files[1:]
		return e, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.big, _, err = s.store.PutFile(t.Context(), strings.NewReader(string(s.bigger))); err != nil {
		t.Fatal(err)
	}
	if s.record, err = s.store.PutBlock(t.Context(), cid.DagCBOR, []byte{0xa1, 0x61, 'a', 1}); err != nil { // {"a": 1}
		t.Fatal(err)
	}
	return s
}

// noNames stands for a node that knows no name.
type noNames struct{}

func (noNames) Record(_ context.Context, name string) ([]byte, error) {
	return nil, core.Errorf(core.NotFound, "no record of %s", name)
}

func newGateway(t testing.TB, o gateway.Options) http.Handler {
	t.Helper()
	h, err := gateway.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// ask sends one request; headers are pairs.
func ask(h http.Handler, method, host, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "http://"+host+target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	return string(data)
}

// gated is a store that lets nobody read before its time.
type gated struct {
	gateway.Blocks
	entered, leave chan struct{}
}

func (g *gated) ReadBlock(ctx context.Context, c cid.Cid) ([]byte, error) {
	select {
	case g.entered <- struct{}{}:
	default:
	}
	<-g.leave
	return g.Blocks.ReadBlock(ctx, c)
}
