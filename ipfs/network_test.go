package ipfs_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/pnet"
	"github.com/libp2p/go-libp2p/p2p/protocol/circuitv2/client"
)

// networked opens a node with network options of its own.
func networked(t *testing.T, change func(*ipfs.Config)) *ipfs.Node {
	t.Helper()
	n, err := ipfs.Open(t.Context(), networkConfig(t, change))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { n.Close() })
	return n
}

func networkConfig(t *testing.T, change func(*ipfs.Config)) ipfs.Config {
	t.Helper()
	key, _, err := crypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cfg := ipfs.Config{Dir: t.TempDir(), Identity: key, Listen: []string{"/ip4/127.0.0.1/tcp/0"}, FetchTimeout: 5 * time.Second}
	change(&cfg)
	return cfg
}

func swarmKey(t *testing.T, text []byte) pnet.PSK {
	t.Helper()
	key, err := ipfs.ParseSwarmKey(text)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestPrivateNetwork(t *testing.T) {
	text := ipfs.NewSwarmKey()
	inside := func(c *ipfs.Config) { c.SwarmKey = swarmKey(t, text) }
	a, b := networked(t, inside), networked(t, inside)
	stranger := networked(t, func(*ipfs.Config) {})
	other := networked(t, func(c *ipfs.Config) { c.SwarmKey = swarmKey(t, ipfs.NewSwarmKey()) })
	record, data := putRecord(t, a, 1)
	wantGet(t, b, record, data, a.Addrs()...)
	for name, n := range map[string]*ipfs.Node{"no key": stranger, "another key": other} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second) // a handshake with noise waits for its end
		defer cancel()
		if err := n.Connect(ctx, a.Addrs()); core.ReasonOf(err) != core.ReasonUnreachable {
			t.Errorf("%s: connect: %v", name, err)
		}
		if err := a.Connect(ctx, n.Addrs()); core.ReasonOf(err) != core.ReasonUnreachable {
			t.Errorf("to one with %s: connect: %v", name, err)
		}
	}
}

func TestPrivateNetworkWithKubo(t *testing.T) {
	text := ipfs.NewSwarmKey()
	daemon := kubotest.Start(t, kubotest.SwarmKey(text))
	inside := networked(t, func(c *ipfs.Config) { c.SwarmKey = swarmKey(t, text) })
	outside := networked(t, func(*ipfs.Config) {})
	content := []byte("inside a private network")
	c := cid.MustParse(daemon.Add(content))
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := outside.Connect(ctx, []string{daemon.Addr}); core.ReasonOf(err) != core.ReasonUnreachable {
		t.Errorf("no key: connect: %v", err)
	}
	if err := inside.Connect(t.Context(), []string{daemon.Addr}); err != nil {
		t.Fatal(err)
	}
	wantGet(t, inside, c, content)
}

func TestSwarmKeyFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "swarm.key")
	made, err := ipfs.WriteSwarmKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	if read, err := ipfs.ReadSwarmKey(path); err != nil || !bytes.Equal(read, made) {
		t.Fatalf("read back: %v", err)
	}
	if _, err := ipfs.WriteSwarmKey(path); core.KindOf(err) != core.Unavailable {
		t.Errorf("written over: %v", err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := ipfs.ReadSwarmKey(path); core.KindOf(err) != core.Denied {
		t.Errorf("readable by others: %v", err)
	}
	if _, err := ipfs.ReadSwarmKey(path + "x"); core.KindOf(err) != core.Unavailable {
		t.Errorf("no file: %v", err)
	}
	good := string(ipfs.NewSwarmKey())
	for _, bad := range []string{"", "x", good[:60], strings.Replace(good, "base16", "base99", 1), good[:len(good)-3], strings.Repeat("x", 5000)} {
		if _, err := ipfs.ParseSwarmKey([]byte(bad)); core.KindOf(err) != core.Invalid {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

func FuzzSwarmKey(f *testing.F) {
	f.Add(ipfs.NewSwarmKey())
	f.Add([]byte("/key/swarm/psk/1.0.0/\n/bin/\n01234567890123456789012345678901"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if key, err := ipfs.ParseSwarmKey(text); err == nil && len(key) != 32 {
			t.Errorf("a key of %d bytes", len(key))
		}
	})
}

func TestNetworkOptions(t *testing.T) {
	psk := swarmKey(t, ipfs.NewSwarmKey())
	for name, change := range map[string]func(*ipfs.Config){
		"QUIC in a private network": func(c *ipfs.Config) {
			c.SwarmKey, c.Listen = psk, []string{"/ip4/127.0.0.1/tcp/0", "/ip4/127.0.0.1/udp/0/quic-v1"}
		},
		"a short key":     func(c *ipfs.Config) { c.SwarmKey = psk[:5] },
		"a bad relay":     func(c *ipfs.Config) { c.NAT.Relays = []string{"/ip4/127.0.0.1/tcp/1"} },
		"relay and relay": func(c *ipfs.Config) { c.NAT.Relays, c.NAT.ServeRelay = []string{"x"}, true },
	} {
		if _, err := ipfs.Open(t.Context(), networkConfig(t, change)); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		} else if name == "QUIC in a private network" && !strings.Contains(err.Error(), "TCP stays") {
			t.Errorf("%s: the error says not what to do: %v", name, err)
		}
	}
}

func TestAnnounceIsRespected(t *testing.T) {
	n := networked(t, func(c *ipfs.Config) { c.Announce = []string{"/dns4/node.example.org/tcp/4001"} })
	want := "/dns4/node.example.org/tcp/4001/p2p/" + n.Host().ID().String()
	if got := n.Addrs(); len(got) != 1 || got[0] != want {
		t.Errorf("announced %v", got)
	}
}

// TestRelay reaches a node that listens nowhere through a relay. The reservation is made by hand: libp2p's own keeper of
// reservations wants relays at public addresses, and a test has loopback.
func TestRelay(t *testing.T) {
	relay := networked(t, func(c *ipfs.Config) { c.NAT.ServeRelay = true })
	hidden := networked(t, func(c *ipfs.Config) { c.Listen, c.NAT.Relays, c.NAT.HolePunch = nil, relay.Addrs(), true })
	if err := hidden.Connect(t.Context(), relay.Addrs()); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Reserve(t.Context(), hidden.Host(), peer.AddrInfo{ID: relay.Host().ID(), Addrs: relay.Host().Addrs()}); err != nil {
		t.Fatal(err)
	}
	through := []string{relay.Addrs()[0] + "/p2p-circuit/p2p/" + hidden.Host().ID().String()}
	if err := networked(t, func(c *ipfs.Config) { c.NAT.HolePunch = true }).Connect(t.Context(), through); err != nil {
		t.Fatal(err)
	}
	if plain := networked(t, func(*ipfs.Config) {}); plain.Connect(t.Context(), through) == nil {
		t.Error("a node without relays dials through one")
	}
}
