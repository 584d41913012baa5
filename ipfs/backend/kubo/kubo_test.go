package kubo_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/kubo"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
)

func open(t *testing.T, api string, opts kubo.Options) *kubo.Backend {
	t.Helper()
	b, err := kubo.New(api, opts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAcceptance runs the suite against a real daemon.
func TestAcceptance(t *testing.T) {
	daemon := kubotest.Start(t, kubotest.Synced)
	backendtest.Suite{
		Open: func(t *testing.T) ipfs.Backend {
			return backendtest.Clear(t, open(t, daemon.API, kubo.Options{}))
		},
		Reopen: func(t *testing.T, b ipfs.Backend) ipfs.Backend {
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			daemon.Restart()
			return open(t, daemon.API, kubo.Options{})
		},
		NoPinTime: true,
	}.Run(t)
}

// TestFaults puts a hostile proxy between the client and a real daemon.
func TestFaults(t *testing.T) {
	daemon := kubotest.Start(t, kubotest.Synced)
	proxy := backendtest.NewProxy(t, daemon.API)
	backendtest.Faults(t, proxy, func(t *testing.T) ipfs.Backend {
		return open(t, proxy.URL, kubo.Options{Stall: 300 * time.Millisecond})
	}, open(t, daemon.API, kubo.Options{}))
}

func FuzzAnswers(f *testing.F) {
	backendtest.FuzzAnswers(f, func(rt http.RoundTripper) (ipfs.Backend, error) {
		return kubo.New("http://127.0.0.1:5001", kubo.Options{Transport: rt})
	}, `{"Value":{"Spec":{"mounts":[{"mountpoint":"/blocks","type":"flatfs","sync":true}],"type":"mount"}}}`,
		`{"Stats":{"BlockCount":1,"BlockBytesCount":5}}`, `{"Cid":"bafkqaaa","Name":"n","Type":"recursive"}`,
		`{"Key":"bafkqaaa","Size":5}`, `{"Pins":["bafkqaaa"]}`, `{"Ref":"bafkqaaa","Err":""}`)
}

// TestUnsynced refuses writes that a power cut would take back, unless they are asked for.
func TestUnsynced(t *testing.T) {
	daemon := kubotest.Start(t)
	strict := open(t, daemon.API, kubo.Options{})
	if err := strict.Check(t.Context()); core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "sync") {
		t.Fatalf("check: %v", err)
	}
	src := ipfs.NewMemory()
	root, _, err := src.PutFile(t.Context(), strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	put := func(b *kubo.Backend) error {
		r, err := src.GetCAR(t.Context(), root, ipfs.ScopeAll)
		if err != nil {
			t.Fatal(err)
		}
		return b.PutCAR(t.Context(), root, r)
	}
	if err := put(strict); core.KindOf(err) != core.Invalid {
		t.Fatalf("put: %v", err)
	}
	if err := put(open(t, daemon.API, kubo.Options{AllowUnsynced: true})); err != nil {
		t.Fatal(err)
	}
}

// TestWrongAddress says what to do.
func TestWrongAddress(t *testing.T) {
	daemon := kubotest.Start(t)
	for _, tt := range []struct {
		api  string
		kind core.Kind
		says string
	}{
		{"http://127.0.0.1:1", core.Unavailable, "is the service running"},
		{daemon.Gateway, core.NotFound, "another service's port"},
		{daemon.API + "/elsewhere", core.NotFound, "another service's port"},
	} {
		err := open(t, tt.api, kubo.Options{}).Check(t.Context())
		if core.KindOf(err) != tt.kind || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.api, err)
		}
	}
	if _, err := kubo.New("http://user:hunter2@127.0.0.1:5001", kubo.Options{}); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("a password in the address: %v", err)
	}
}
