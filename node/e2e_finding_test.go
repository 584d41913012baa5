package node

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
)

// outsider runs a node with settings of its own beside the network, until the test ends; pinned is what it pins before it
// begins. It is registered nowhere: only what the settings turn on can find it.
func (n *network) outsider(t *testing.T, name string, more settings, pinned string) (*member, cid.Cid) {
	t.Helper()
	cfg, _, err := Load("", testSettings(t.TempDir(), more))
	if err != nil {
		t.Fatal(err)
	}
	m, err := openMember(n.ctx, cfg, name, filepath.Join(cfg.Dir, name), n.at, n.log, newMetrics())
	if err != nil {
		t.Fatal(err)
	}
	var c cid.Cid
	if err = m.openServing(cfg); err == nil && pinned != "" {
		if c, _, err = m.content.PutFile(n.ctx, strings.NewReader(pinned)); err == nil {
			err = m.content.Pin(n.ctx, c, "pinned")
		}
	}
	ctx, cancel := context.WithCancel(n.ctx)
	ended := make(chan error, 1)
	if err == nil {
		go func() { // awaited below
			ended <- m.serve(ctx, func(ctx context.Context) error { <-ctx.Done(); return nil })
		}()
	}
	t.Cleanup(func() {
		cancel()
		if err == nil {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		if err := m.close(); err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return m, c
}

// reads waits until a member can read a file that no record names a provider of.
func reads(t *testing.T, m *member, c cid.Cid, want string) {
	t.Helper()
	await(t, m.name+" reads "+want, func() (bool, error) {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		got, err := m.content.ReadFile(ctx, c, 1000, nil)
		return string(got) == want, err
	})
}

// Nodes find each other and each other's content by what the settings turn on, and a private network keeps strangers out.
func TestNodesFindEachOtherBySettings(t *testing.T) {
	n := start(t, t.TempDir(), settings{"ipfs.replicas": "0"}, nil)
	t.Run("mDNS", func(t *testing.T) {
		if !ipfstest.Multicast(t) {
			t.Skip("no interface of this machine carries multicast")
		}
		_, c := n.outsider(t, "holder", settings{"ipfs.mdns": "true"}, "found on the local network")
		reader, _ := n.outsider(t, "reader", settings{"ipfs.mdns": "true"}, "")
		reads(t, reader, c, "found on the local network")
	})
	t.Run("DHT", func(t *testing.T) {
		first, _ := n.outsider(t, "first", settings{"ipfs.dht": "server"}, "")
		joins := settings{"ipfs.dht": "client", "ipfs.dht_bootstrap": strings.Join(first.content.Addrs(), ",")}
		holder, c := n.outsider(t, "holder", joins, "found in the DHT")
		reader, _ := n.outsider(t, "reader", joins, "")
		await(t, "the root is announced", func() (bool, error) { _, ok := holder.serving.dht.Announced(c); return ok, nil })
		await(t, "the reader has joined", func() (bool, error) { return reader.serving.dht.Peers() > 0, nil })
		found, err := reader.serving.dht.FindProviders(t.Context(), c, 10)
		if err != nil || !strings.HasSuffix(found[0], holder.content.Host().ID().String()) {
			t.Fatalf("found %v, %v", found, err)
		}
		reads(t, reader, c, "found in the DHT")
		state, err := holder.localState(IPFSConfig{DHT: "client"}, holder.serving.dht).Root(t.Context(), c)
		if err != nil || state.Announced.DHT != "client" || state.Announced.At == nil || state.Local != "whole" {
			t.Errorf("state %+v, %v", state, err)
		}
	})
	t.Run("swarm key", func(t *testing.T) {
		key, other := filepath.Join(t.TempDir(), "swarm.key"), filepath.Join(t.TempDir(), "other.key")
		for _, path := range []string{key, other} {
			if _, err := ipfs.WriteSwarmKey(path); err != nil {
				t.Fatal(err)
			}
		}
		first, _ := n.outsider(t, "first", settings{"ipfs.swarm_key": key, "ipfs.dht": "server"}, "")
		joins := func(key string) settings {
			return settings{"ipfs.swarm_key": key, "ipfs.dht": "client", "ipfs.dht_bootstrap": strings.Join(first.content.Addrs(), ",")}
		}
		holder, c := n.outsider(t, "holder", joins(key), "for members only")
		reader, _ := n.outsider(t, "reader", joins(key), "")
		await(t, "the root is announced", func() (bool, error) { _, ok := holder.serving.dht.Announced(c); return ok, nil })
		reads(t, reader, c, "for members only")
		for name, with := range map[string]string{"without-key": "", "with-other-key": other} {
			stranger, _ := n.outsider(t, name, joins(with), "")
			if err := stranger.content.Connect(t.Context(), holder.content.Addrs()); err == nil {
				t.Errorf("%s connects", name)
			}
			if got, err := stranger.content.ReadFile(t.Context(), c, 1000, append(holder.content.Addrs(), first.content.Addrs()...)); err == nil {
				t.Errorf("%s reads %q", name, got)
			}
			for _, m := range []*member{first, holder, reader} { // it may well know the open devnet beside
				if slices.Contains(stranger.content.Peers(), m.content.Host().ID()) || stranger.serving.dht.Peers() > 0 {
					t.Errorf("%s is connected to %s", name, m.name)
				}
			}
		}
	})
}
