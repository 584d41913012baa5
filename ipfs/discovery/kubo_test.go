package discovery_test

import (
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/discovery"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/cortensor-open/cortensor/ipfs/name"
	"github.com/ipfs/go-cid"
)

// TestKubo shares the DHT of a local network with a Kubo, both ways.
func TestKubo(t *testing.T) {
	daemon := kubotest.Start(t, kubotest.LANRouting)
	n := openNode(t)
	d := join(t, n, discovery.DHTOptions{Server: true, Prefix: "/ipfs/lan", Bootstrap: []string{daemon.Addr}})
	ours := put(t, n, "announced by us")
	if err := d.Announce(t.Context(), ours); err != nil {
		t.Fatal(err)
	}
	if out := string(daemon.Run(nil, "routing", "findprovs", "-n", "1", ours.String())); !strings.Contains(out, n.Host().ID().String()) {
		t.Errorf("Kubo finds %q", out)
	}
	theirs := cid.MustParse(daemon.Add([]byte("announced by Kubo")))
	daemon.Run(nil, "routing", "provide", theirs.String())
	found, err := d.FindProviders(t.Context(), theirs, 5)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := n.ReadFile(t.Context(), theirs, 100, found); err != nil || string(got) != "announced by Kubo" {
		t.Errorf("%q, %v", got, err)
	}
	names, err := name.Open(name.Options{Dir: t.TempDir(), Routing: d})
	if err != nil {
		t.Fatal(err)
	}
	defer names.Close()
	id, err := names.NewKey("k")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := names.Publish(t.Context(), "k", "/ipfs/"+ours.String()); err != nil {
		t.Fatal(err)
	}
	if out := strings.TrimSpace(string(daemon.Run(nil, "name", "resolve", "/ipns/"+id))); out != "/ipfs/"+ours.String() {
		t.Errorf("Kubo resolves our name to %q", out)
	}
	self := strings.TrimSpace(string(daemon.Run(nil, "key", "gen", "mine")))
	daemon.Run(nil, "name", "publish", "--key=mine", "/ipfs/"+theirs.String())
	if info, err := names.Resolve(t.Context(), self); err != nil || info.Value != "/ipfs/"+theirs.String() {
		t.Errorf("Kubo's name: %+v, %v", info, err)
	}
}
