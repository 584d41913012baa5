package kubo_test

import (
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

// TestDaemonOnEachStore starts Kubo on each store and reads over its API what a command added.
func TestDaemonOnEachStore(t *testing.T) {
	binary, err := kubo.Binary(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, store := range []kubo.Store{kubo.Flatfs, kubo.FlatfsSync, kubo.Pebble} {
		t.Run(string(store), func(t *testing.T) {
			repo, err := kubo.Init(t.Context(), binary, t.TempDir(), store)
			if err != nil {
				t.Fatal(err)
			}
			synced, err := repo.Run(t.Context(), nil, "config", "Datastore.Spec")
			if err != nil || strings.Contains(synced, `"sync": true`) != (store == kubo.FlatfsSync) {
				t.Errorf("datastore: %s, %v", synced, err)
			}
			root, err := repo.Run(t.Context(), []byte("hello"), "add", "-Q")
			if err != nil {
				t.Fatal(err)
			}
			d, err := kubo.Start(t.Context(), repo, "/ip4/127.0.0.1/tcp/4242")
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			body, err := d.RPC(t.Context(), "cat", url.Values{"arg": {root}})
			if err != nil {
				t.Fatal(err)
			}
			defer body.Close()
			if text, err := io.ReadAll(body); err != nil || string(text) != "hello" || d.PID() == 0 || !strings.HasSuffix(d.Addr, d.ID) {
				t.Errorf("%q, %v, %s", text, err, d.Addr)
			}
			if _, err := d.RPC(t.Context(), "cat", url.Values{"arg": {"nonsense"}}); core.KindOf(err) != core.Unavailable {
				t.Errorf("nonsense: %v", err)
			}
		})
	}
	if _, err := kubo.Init(t.Context(), binary, t.TempDir(), "badger"); core.KindOf(err) != core.Invalid {
		t.Errorf("unknown store: %v", err)
	}
}
