package main

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
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
