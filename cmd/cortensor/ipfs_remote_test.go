package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
	"github.com/cortensor-open/cortensor/ipfs/name"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
	"github.com/cortensor-open/cortensor/node"
)

// running serves the write API over the store in dir, as a running node does.
func running(t *testing.T, dir string) (*ipfs.Node, *name.Service, node.StoreAPI) {
	t.Helper()
	n := ipfstest.Node(t, func(c *ipfs.Config) { c.Dir = dir })
	names, err := name.Open(name.Options{Dir: node.NamesDir(dir), Host: n.Host()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { names.Close() })
	const key = "a key of enough characters"
	o := writeapi.ForStore(key, n.Local, n)
	o.Names = names
	handler, err := writeapi.New(o)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
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
	return n, names, at
}

// Commands on a store that a running node has open go through that node's API, and what the API cannot do says so.
func TestIPFSThroughARunningNode(t *testing.T) {
	dir := t.TempDir()
	n, _, at := running(t, dir)
	g := backendtest.Golden[2]
	path := writeTemp(t, "f", bytes.Repeat([]byte("c"), g.Size))
	var added []addedRow
	document(t, want(t, nil, "ipfs", "add", "--json", "--sha256", "--dir", dir, path), &added)
	if sum := sha256.Sum256(bytes.Repeat([]byte("c"), g.Size)); len(added) != 1 || added[0].CID != g.CID || added[0].SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("added %+v, want %s", added, g.CID)
	}
	if out := want(t, nil, "ipfs", "pins", "--dir", dir); !strings.Contains(out, g.CID) || !strings.Contains(out, "f") {
		t.Errorf("pins: %s", out)
	}
	var state writeapi.RootState
	document(t, want(t, nil, "ipfs", "stat", "--json", "--dir", dir, g.CID), &state)
	if state.CID != g.CID || len(state.Pins) != 1 || state.Local != "whole" || state.Bytes != int64(g.Size) || state.Announced.DHT != "off" {
		t.Errorf("state %+v", state)
	}
	if out := want(t, nil, "ipfs", "stat", "--dir", dir, g.CID); !strings.Contains(out, "announced  nowhere") || !strings.Contains(out, "replicas   none wanted") {
		t.Errorf("stat: %s", out)
	}
	want(t, nil, "ipfs", "pin", "--dir", dir, "--owner", "set/1", "--expires", "72h", "--replicas", "2", "--name", "owned", g.CID)
	want(t, nil, "ipfs", "unpin", "--dir", dir, g.CID)
	holds, err := n.Holds(t.Context())
	if err != nil || len(holds) != 1 || holds[0].Owner != "set/1" || holds[0].Replicas != 2 || time.Until(holds[0].Expires) < 71*time.Hour {
		t.Errorf("holds %+v, %v", holds, err)
	}
	var rows []pinRow
	document(t, want(t, nil, "ipfs", "pins", "--json", "--dir", dir), &rows)
	if len(rows) != 1 || rows[0].Owner != "set/1" || rows[0].Expires.IsZero() {
		t.Errorf("pins %+v", rows)
	}
	want(t, nil, "ipfs", "unpin", "--dir", dir, "--owner", "set/1", g.CID)
	var dry, done gcRow
	document(t, want(t, nil, "ipfs", "gc", "--json", "--dry-run", "--dir", dir), &dry)
	if !dry.DryRun || dry.Blocks != 1 || dry.Bytes != int64(g.Size) {
		t.Errorf("dry run: %+v", dry)
	}
	document(t, want(t, nil, "ipfs", "gc", "--json", "--threshold", "0", "--dir", dir), &done)
	if done.DryRun || done.Blocks != 0 { // its grace is not over
		t.Errorf("collection: %+v", done)
	}
	for _, args := range [][]string{{"add", "--preserve-mode", path}, {"verify", "--all"}} {
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

// A directory gets the same CID through a running node as without one.
func TestIPFSFoldersThroughARunningNode(t *testing.T) {
	dir, tree := t.TempDir(), filepath.Join(t.TempDir(), "tree")
	n, _, _ := running(t, dir)
	for path, content := range map[string]string{"a/b/c.txt": "c", "a/ü ñ": "names", ".hidden": "h", ".dir/x": "x", "big": strings.Repeat("x", 3<<20), "none": ""} {
		full := filepath.Join(tree, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Mkdir(filepath.Join(tree, "empty"), 0o755), os.Symlink("a/b/c.txt", filepath.Join(tree, "link"))); err != nil {
		t.Fatal(err)
	}
	file := writeTemp(t, "beside", []byte("b"))
	for _, args := range [][]string{{"-r", tree}, {"-r", "--hidden", tree}, {"-r", "-w", tree, file}} {
		near := want(t, nil, append([]string{"ipfs", "add", "-q", "--only-hash"}, args...)...)
		far := want(t, nil, append([]string{"ipfs", "add", "-q", "--owner", "me", "--dir", dir}, args...)...)
		if near != far {
			t.Errorf("%v: %q through the node, %q without it", args, far, near)
		}
		root, err := cid.Decode(strings.TrimSpace(far))
		if err != nil {
			t.Fatal(err)
		}
		if err := n.Pin(t.Context(), root, "whole"); err != nil {
			t.Error(err)
		}
	}
	holds, err := n.Holds(t.Context())
	if mine := slices.DeleteFunc(holds, func(h ipfs.Hold) bool { return h.Owner != "me" }); err != nil || len(mine) != 3 || mine[0].Name == "" {
		t.Errorf("holds %+v, %v", mine, err)
	}
	if r := cli(t, nil, "ipfs", "add", "-r", "--sha256", "--dir", dir, tree); r.code != 1 || !strings.Contains(r.err, "--sha256") {
		t.Errorf("--sha256 of a directory: %+v", r)
	}
	if err := os.Symlink(filepath.Join(tree, "missing"), filepath.Join(tree, "a", "dangling")); err != nil {
		t.Fatal(err)
	}
	want(t, nil, "ipfs", "add", "-r", "-q", "--dir", dir, tree) // kept as a link, as without a node
}

// Names are published, resolved and listed through a running node, which keeps and serves them; pins bring what is missing.
func TestIPFSNamesThroughARunningNode(t *testing.T) {
	dir := t.TempDir()
	n, names, _ := running(t, dir)
	far := ipfstest.Node(t)
	c, _, err := far.PutFile(t.Context(), strings.NewReader("from afar"))
	if err != nil {
		t.Fatal(err)
	}
	want(t, nil, "ipfs", "pin", "--dir", dir, "--from", far.Addrs()[0], c.String())
	if data, err := n.ReadBlock(t.Context(), c); err != nil || string(data) != "from afar" {
		t.Errorf("pinned: %q, %v", data, err)
	}
	var row nameRow
	document(t, want(t, nil, "ipfs", "name", "publish", "--json", "--dir", dir, "site", "/ipfs/"+c.String()), &row)
	if row.Label != "site" || row.Value != "/ipfs/"+c.String() || row.Expires.IsZero() {
		t.Errorf("published %+v", row)
	}
	if info, err := names.Resolve(t.Context(), row.Name); err != nil || info.Value != row.Value {
		t.Errorf("the node has %+v, %v", info, err)
	}
	if out := want(t, nil, "ipfs", "name", "resolve", "--dir", dir, row.Name); out != row.Name+"  "+row.Value+"\n" {
		t.Errorf("resolved: %q", out)
	}
	if out := want(t, nil, "ipfs", "name", "list", "--dir", dir); out != row.Name+"  site\n" {
		t.Errorf("list: %q", out)
	}
	for _, args := range [][]string{{"publish", "x", "nonsense"}, {"resolve", "nonsense"}, {"resolve", "--gateway", "http://127.0.0.1:1", row.Name}} {
		if r := cli(t, nil, append([]string{"ipfs", "name", args[0], "--dir", dir}, args[1:]...)...); r.code != 1 {
			t.Errorf("%v: %+v", args, r)
		}
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
	n := ipfstest.Node(t, func(c *ipfs.Config) { c.Dir = dir })
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
