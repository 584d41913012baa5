// Package ipfstest holds what tests over content nodes share: nodes on loopback, waiting for a condition, reading a metric.
package ipfstest

import (
	"crypto/rand"
	"net"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/ipfs"
)

// Key makes an identity of the kind that nodes of the network have.
func Key(t testing.TB) crypto.PrivKey {
	t.Helper()
	key, _, err := crypto.GenerateSecp256k1Key(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Node starts a node on loopback with an empty store and a new identity; it is closed when the test ends. The changes are made
// to its configuration first.
func Node(t testing.TB, change ...func(*ipfs.Config)) *ipfs.Node {
	t.Helper()
	cfg := ipfs.Config{Dir: t.TempDir(), Identity: Key(t), Listen: []string{"/ip4/127.0.0.1/tcp/0"}, FetchTimeout: 20 * time.Second}
	for _, f := range change {
		f(&cfg)
	}
	n, err := ipfs.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Errorf("close node: %v", err)
		}
	})
	return n
}

// patience bounds Await. It is long for machines under load and for mDNS, which asks again after 4, 16 and 60 seconds; a test
// that succeeds does not wait for it.
const patience = 2 * time.Minute

// Await waits for a condition and fails the test when it does not come true.
func Await(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) || t.Context().Err() != nil {
			t.Fatalf("in vain: %s", what)
		}
	}
}

// Metric sums a counter or gauge over all its labels.
func Metric(t testing.TB, from prometheus.Gatherer, name string) (sum float64) {
	t.Helper()
	families, err := from.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if f.GetName() != name {
			continue
		}
		for _, m := range f.GetMetric() {
			sum += m.GetCounter().GetValue() + m.GetGauge().GetValue()
		}
	}
	return sum
}

// Multicast says whether an interface of this machine carries multicast.
func Multicast(t testing.TB) bool {
	t.Helper()
	all, err := net.Interfaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range all {
		addrs, err := i.Addrs()
		if err == nil && len(addrs) > 0 && i.Flags&(net.FlagUp|net.FlagMulticast|net.FlagLoopback) == net.FlagUp|net.FlagMulticast {
			return true
		}
	}
	return false
}
