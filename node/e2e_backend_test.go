package node

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend"
	"github.com/cortensor-open/cortensor/ipfs/clustertest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/cortensor-open/cortensor/sdk"
)

// backendPlaces start the services that ipfs.backend is tested with; each gives the setting.
var backendPlaces = map[string]func(t *testing.T) string{
	"kubo": func(t *testing.T) string { return "kubo+" + kubotest.Start(t, kubotest.Synced).API },
	"cluster": func(t *testing.T) string {
		c := clustertest.Start(t)
		secret := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(secret, []byte(clustertest.User+":"+clustertest.Password), 0o600); err != nil {
			t.Fatal(err)
		}
		return "cluster+" + c.REST + "?" + url.Values{"auth-file": {secret}, "content": {"kubo+" + c.Kubo.API}}.Encode()
	},
	"directories": func(t *testing.T) string { return "dir:" + filepath.Join(t.TempDir(), nodeMark) },
}

// A task's record and answer come to the second place by themselves; when every node has lost them, they are read from there.
func TestBackendOutlivesTheStores(t *testing.T) {
	for name, open := range backendPlaces {
		t.Run(name, func(t *testing.T) {
			text := open(t)
			c := &clock{}
			n := startAt(t, t.TempDir(), settings{"ipfs.backend": text}, nil, c.now)
			got, err := n.client.Ask(n.ctx, sdk.Request{Prompt: "What is the capital of France?", MaxTokens: 12, Verified: true}, nil)
			if err != nil {
				t.Fatal(err)
			}
			ref := got.Place.Ref()
			n.awaitEnd(ref)
			state := n.state(ref)
			record, err := core.ParseLink(state.Data)
			if err != nil {
				t.Fatal(err)
			}
			maker := n.member(n.nameOf(state.Current()[0].Miner))
			result, err := core.ParseLink(state.Current()[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			output := n.outputOf(ref, maker.chain.Address())
			roots := []cid.Cid{record, result, output}
			n.await("record, result and answer are copied", func() (bool, error) {
				return n.copied("router", record) && n.copied(maker.name, result) && n.copied(maker.name, output), nil
			})
			if !strings.Contains(text, nodeMark) {
				there, err := backend.Open(n.ctx, text, backend.Options{Check: true})
				if err != nil {
					t.Fatal(err)
				}
				defer there.Close()
				if has, err := there.Has(n.ctx, roots); err != nil || !has[0] || !has[1] || !has[2] {
					t.Fatalf("in the backend: %v, %v", has, err)
				}
			}
			n.lose(c, roots)
			for _, root := range roots {
				from := "router"
				if strings.Contains(text, nodeMark) && root != record { // each node has a place of its own
					from = maker.name
				}
				data, err := n.member(from).content.GetBlock(n.ctx, root, nil)
				if err != nil || root == output && !strings.Contains(string(data), "Paris") {
					t.Errorf("%s from the backend: %q, %v", root, data, err)
				}
			}
		})
	}
}

// copied says whether a member has copied a root to its backend.
func (n *network) copied(name string, root cid.Cid) bool {
	s, ok := n.member(name).mirror.State(root)
	return ok && !s.Copied.IsZero()
}

// lose makes every node's store forget roots. A node that still works on the task may fetch one again, so it goes on until
// nobody has them.
func (n *network) lose(c *clock, roots []cid.Cid) {
	n.Helper()
	n.await("every store has lost the roots", func() (bool, error) {
		c.advance(72 * time.Hour) // beyond the grace
		for _, m := range n.members {
			if err := n.forget(m, roots); err != nil {
				return false, err
			}
		}
		for _, m := range n.members {
			if has, err := m.content.Has(n.ctx, roots); err != nil || slices.Contains(has, true) {
				return false, err
			}
		}
		return true, nil
	})
}

// forget releases all that a store holds of roots, and collects.
func (n *network) forget(m *member, roots []cid.Cid) error {
	holds, err := m.content.Holds(n.ctx)
	if err != nil {
		return err
	}
	for _, h := range holds {
		if !slices.Contains(roots, h.Root) {
			continue
		}
		if err := m.content.Release(n.ctx, h.Root, h.Owner); err != nil && core.KindOf(err) != core.NotFound {
			return err
		}
	}
	_, err = m.content.Collect(n.ctx, ipfs.CollectOptions{Threshold: -1})
	return err
}
