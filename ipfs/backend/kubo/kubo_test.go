package kubo_test

import (
	"testing"
	"time"

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
