package gateway_test

import (
	"errors"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/gateway"
	"github.com/cortensor-open/cortensor/ipfs/backend/kubo"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
)

func open(t *testing.T, base string, stall time.Duration) *gateway.Backend {
	t.Helper()
	b, err := gateway.New(base, gateway.Options{Stall: stall})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writer(t *testing.T, daemon *kubotest.Daemon) *kubo.Backend {
	t.Helper()
	b, err := kubo.New(daemon.API, kubo.Options{AllowUnsynced: true})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestKuboGateway reads from a real gateway.
func TestKuboGateway(t *testing.T) {
	daemon := kubotest.Start(t, kubotest.LocalGateway)
	backendtest.Suite{
		Open:     func(t *testing.T) ipfs.Backend { return open(t, daemon.Gateway, 0) },
		ReadOnly: func(t *testing.T) ipfs.Backend { return writer(t, daemon) },
	}.Run(t)
}

// TestFaults puts a hostile proxy between the client and a real gateway.
func TestFaults(t *testing.T) {
	daemon := kubotest.Start(t, kubotest.LocalGateway)
	proxy := backendtest.NewProxy(t, daemon.Gateway)
	backendtest.Faults(t, proxy, func(t *testing.T) ipfs.Backend { return open(t, proxy.URL, 300*time.Millisecond) }, writer(t, daemon))
}

func TestReadOnly(t *testing.T) {
	b := open(t, "http://127.0.0.1:1", 0)
	if _, err := b.Pins(t.Context()); !errors.Is(err, gateway.ErrReadOnly) {
		t.Fatal(err)
	}
}
