package main

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/name"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
	"github.com/cortensor-open/cortensor/node"
)

// Commands on a store that a running node has open go through that node's API, and what the API cannot do says so.
func TestIPFSThroughARunningNode(t *testing.T) {
	dir := t.TempDir()
	store, err := ipfs.OpenLocal(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	const key = "a key of enough characters"
	handler, err := writeapi.New(writeapi.ForStore(key, store, store))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	at := node.StoreAPI{URL: server.URL + writeapi.Prefix, KeyFile: filepath.Join(dir, "store.key")}
	text, err := json.Marshal(at)
	if err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string][]byte{at.KeyFile: []byte(key), filepath.Join(dir, "api.json"): text} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	g := backendtest.Golden[2]
	path := writeTemp(t, "f", bytes.Repeat([]byte("c"), g.Size))
	if got := field(t, want(t, nil, "ipfs", "add", "--dir", dir, path), 0); got != g.CID {
		t.Errorf("added %s, want %s", got, g.CID)
	}
	if out := want(t, nil, "ipfs", "pins", "--dir", dir); !strings.Contains(out, g.CID) || !strings.Contains(out, "f") {
		t.Errorf("pins: %s", out)
	}
	var state writeapi.RootState
	document(t, want(t, nil, "ipfs", "stat", "--json", "--dir", dir, g.CID), &state)
	if state.CID != g.CID || len(state.Holds) != 1 {
		t.Errorf("state %+v", state)
	}
	want(t, nil, "ipfs", "unpin", "--dir", dir, g.CID)
	want(t, nil, "ipfs", "pin", "--dir", dir, "--name", "again", g.CID)
	want(t, nil, "ipfs", "gc", "--dir", dir)
	pins, err := store.Pins(t.Context())
	if err != nil || len(pins) != 1 || pins[0].Name != "again" {
		t.Errorf("pins %+v, %v", pins, err)
	}
	for _, args := range [][]string{{"pin", "--owner", "x", g.CID}, {"add", "--sha256", path}, {"gc", "--dry-run"}, {"verify", "--all"}} {
		if r := cli(t, nil, append([]string{"ipfs", args[0], "--dir", dir}, args[1:]...)...); r.code != 1 || !strings.Contains(r.err, "stop the node") {
			t.Errorf("%v: %+v", args, r)
		}
	}
	if err := os.Chmod(at.KeyFile, 0o644); err != nil {
		t.Fatal(err)
	}
	if r := cli(t, nil, "ipfs", "pins", "--dir", dir); r.code != 1 || !strings.Contains(r.err, "chmod 600") {
		t.Errorf("a key that others can read: %+v", r)
	}
}

// A name is published in one store and resolved, by another one, from the node that keeps it.
func TestIPFSNames(t *testing.T) {
	dir := t.TempDir()
	root := field(t, want(t, []byte("version 1"), "ipfs", "add", "--dir", dir, "-"), 0)
	published := field(t, want(t, nil, "ipfs", "name", "publish", "--dir", dir, "site", "/ipfs/"+root), 0)
	next := field(t, want(t, []byte("version 2"), "ipfs", "add", "--dir", dir, "-"), 0)
	var row nameRow
	document(t, want(t, nil, "ipfs", "name", "publish", "--json", "--dir", dir, "site", "/ipfs/"+next), &row)
	if row.Name != published || row.Sequence != 1 || row.Value != "/ipfs/"+next {
		t.Errorf("published %+v after %s", row, published)
	}
	if out := want(t, nil, "ipfs", "name", "list", "--dir", dir); out != published+"  site\n" {
		t.Errorf("list: %q", out)
	}
	key, _, err := libp2pcrypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	n, err := ipfs.Open(t.Context(), ipfs.Config{Dir: dir, Identity: key, Listen: []string{"/ip4/127.0.0.1/tcp/0"}})
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	s, err := name.Open(name.Options{Dir: node.NamesDir(dir), Host: n.Host()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if out := want(t, nil, "ipfs", "name", "resolve", "--dir", t.TempDir(), "--from", n.Addrs()[0], published); out != published+"  /ipfs/"+next+"\n" {
		t.Errorf("resolved: %q", out)
	}
	if r := cli(t, nil, "ipfs", "name", "publish", "--dir", t.TempDir(), "x", "nonsense"); r.code != 1 {
		t.Errorf("a path that is none: %+v", r)
	}
}
