package cluster_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/cluster"
	"github.com/cortensor-open/cortensor/ipfs/backend/kubo"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/clustertest"
	"github.com/ipfs/go-cid"
)

var auth = "Basic " + base64.StdEncoding.EncodeToString([]byte(clustertest.User+":"+clustertest.Password))

func open(t *testing.T, api string, c *clustertest.Cluster, opts cluster.Options) *cluster.Backend {
	t.Helper()
	content, err := kubo.New(c.Kubo.API, kubo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	opts.Authorization = auth
	b, err := cluster.New(api, content, opts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAcceptance runs the suite against a real cluster.
func TestAcceptance(t *testing.T) {
	service := clustertest.Start(t)
	backendtest.Suite{
		Open: func(t *testing.T) ipfs.Backend {
			return backendtest.Clear(t, open(t, service.REST, service, cluster.Options{}))
		},
		Reopen: func(t *testing.T, b ipfs.Backend) ipfs.Backend {
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			service.Restart()
			return open(t, service.REST, service, cluster.Options{})
		},
	}.Run(t)
}

// TestTwoPeers pins on both peers of a cluster, of which the client talks to one; when that one's Kubo has lost the content the
// other's still gives it.
func TestTwoPeers(t *testing.T) {
	peers := clustertest.StartPeers(t, 2)
	b := open(t, peers[0].REST, peers[0], cluster.Options{ReplicationMin: 2, ReplicationMax: 2})
	defer b.Close()
	from := ipfs.NewMemory()
	data := backendtest.Content(1, 3<<20+1)
	root, _, err := from.PutFile(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	// A peer whose measurements are a few seconds late, on a busy machine, is none that content is given to.
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	for {
		err := putAndPin(ctx, from, b, root)
		if err == nil {
			break
		}
		if core.KindOf(err) != core.Unavailable || ctx.Err() != nil {
			t.Fatal(err)
		}
		t.Log("again:", err)
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
		}
	}
	for i, p := range peers {
		if got := p.Kubo.Run(nil, "cat", "--offline", root.String()); !bytes.Equal(got, data) {
			t.Errorf("peer %d has %d bytes", i, len(got))
		}
	}
	peers[0].Kubo.Stop()
	far := open(t, peers[1].REST, peers[1], cluster.Options{})
	defer far.Close()
	got, err := far.GetCAR(t.Context(), root, ipfs.ScopeAll)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	if err := ipfs.NewMemory().Import(t.Context(), root, ipfs.ScopeAll, ipfs.Limits{}, got); err != nil {
		t.Error(err)
	}
}

func putAndPin(ctx context.Context, from *ipfs.Local, b ipfs.Backend, root cid.Cid) error {
	stream, err := from.GetCAR(ctx, root, ipfs.ScopeAll)
	if err != nil {
		return err
	}
	return errors.Join(b.PutCAR(ctx, root, stream), stream.Close(), b.Pin(ctx, root, "on both"))
}

// TestFaults puts a hostile proxy between the client and a real cluster.
func TestFaults(t *testing.T) {
	service := clustertest.Start(t)
	proxy := backendtest.NewProxy(t, service.REST)
	backendtest.Faults(t, proxy, func(t *testing.T) ipfs.Backend {
		return open(t, proxy.URL, service, cluster.Options{Stall: 300 * time.Millisecond, PinTimeout: 3 * time.Second})
	}, open(t, service.REST, service, cluster.Options{}))
}

func FuzzAnswers(f *testing.F) {
	backendtest.FuzzAnswers(f, func(rt http.RoundTripper) (ipfs.Backend, error) {
		return cluster.New("http://127.0.0.1:9094", ipfs.NewMemory(), cluster.Options{Transport: rt, Fetch: true, PinTimeout: 50 * time.Millisecond})
	}, `{"cid":"bafkqaaa","name":"n","created":"2026-01-02T03:04:05Z","peer_map":{"p":{"peername":"one","status":"pinned","error":""}}}`,
		`[{"name":"","cid":"bafkqaaa"}]`, `{"cid":"bafkqaaa","replication_factor_min":-1}`)
}
