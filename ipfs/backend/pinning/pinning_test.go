package pinning_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/kubo"
	"github.com/cortensor-open/cortensor/ipfs/backend/pinning"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/clustertest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/ipfs/go-cid"
)

// auth opens ipfs-cluster's service, which takes a password too.
var auth = "Basic " + base64.StdEncoding.EncodeToString([]byte(clustertest.User+":"+clustertest.Password))

func open(t *testing.T, api string, daemon *kubotest.Daemon, opts pinning.Options) *pinning.Backend {
	t.Helper()
	content, err := kubo.New(daemon.API, kubo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	opts.Authorization = auth
	b, err := pinning.New(api, content, opts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAcceptance runs the suite against the real service of ipfs-cluster.
func TestAcceptance(t *testing.T) {
	service := clustertest.Start(t)
	backendtest.Suite{
		Open: func(t *testing.T) ipfs.Backend {
			return backendtest.Clear(t, open(t, service.Pinning, service.Kubo, pinning.Options{}))
		},
		Reopen: func(t *testing.T, b ipfs.Backend) ipfs.Backend {
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			service.Restart()
			return open(t, service.Pinning, service.Kubo, pinning.Options{})
		},
	}.Run(t)
}

// TestFaults puts a hostile proxy between the client and the real service.
func TestFaults(t *testing.T) {
	service := clustertest.Start(t)
	proxy := backendtest.NewProxy(t, service.Pinning)
	backendtest.Faults(t, proxy, func(t *testing.T) ipfs.Backend {
		return open(t, proxy.URL, service.Kubo, pinning.Options{Stall: 300 * time.Millisecond, PinTimeout: 3 * time.Second})
	}, open(t, service.Pinning, service.Kubo, pinning.Options{}))
}

// TestOrigins has the service fetch from another daemon, which it knows from the pin alone.
func TestOrigins(t *testing.T) {
	service := clustertest.Start(t)
	ours := kubotest.Start(t, kubotest.Synced)
	b := open(t, service.Pinning, ours, pinning.Options{Origins: []string{ours.Addr}, PinTimeout: time.Minute})
	src := ipfs.NewMemory()
	root, _, err := src.PutFile(t.Context(), bytes.NewReader(backendtest.Content(9, 3<<20)))
	if err != nil {
		t.Fatal(err)
	}
	move(t, src, b, root)
	theirs, err := kubo.New(service.Kubo.API, kubo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if has, err := theirs.Has(t.Context(), []cid.Cid{root}); err != nil || has[0] {
		t.Fatalf("the service has it before the pin: %v, %v", has, err)
	}
	if err := b.Pin(t.Context(), root, "from origins"); err != nil {
		t.Fatal(err)
	}
	if _, err := backendtest.Read(t.Context(), theirs, root, ipfs.ScopeAll); err != nil {
		t.Fatal(err)
	}
}

// TestUnreachableContent gives up in time and leaves no request behind.
func TestUnreachableContent(t *testing.T) {
	service := clustertest.Start(t)
	b := open(t, service.Pinning, service.Kubo, pinning.Options{Fetch: true, PinTimeout: time.Second})
	root := core.CIDOf(cid.Raw, []byte("nobody has this"))
	if err := b.Pin(t.Context(), root, "x"); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatal(err)
	}
	if err := b.Unpin(t.Context(), root); core.KindOf(err) != core.NotFound {
		t.Fatalf("the request is still there: %v", err)
	}
}

func move(t *testing.T, from, to ipfs.Backend, root cid.Cid) {
	t.Helper()
	r, err := from.GetCAR(context.WithoutCancel(t.Context()), root, ipfs.ScopeAll)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := to.PutCAR(t.Context(), root, r); err != nil {
		t.Fatal(err)
	}
}
