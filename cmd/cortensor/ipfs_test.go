package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

// field gives the n-th word of the first line.
func field(t *testing.T, out string, n int) string {
	t.Helper()
	words := strings.Fields(out)
	if len(words) <= n {
		t.Fatalf("output %q has no word %d", out, n)
	}
	return words[n]
}

// document reads the one JSON document on standard output.
func document(t *testing.T, out string, into any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(out))
	if err := d.Decode(into); err != nil {
		t.Fatalf("%q: %v", out, err)
	}
	if d.More() {
		t.Fatalf("more than one document: %q", out)
	}
}

func writeTemp(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestIPFSAddHasKubosCIDs(t *testing.T) {
	dir := t.TempDir()
	for _, g := range backendtest.Golden {
		data := bytes.Repeat([]byte("c"), g.Size)
		path := writeTemp(t, "f", data)
		for _, args := range [][]string{{path}, {"--only-hash", path}, {"-"}, {"--quiet", path}} {
			out := want(t, data, append([]string{"ipfs", "add", "--dir", dir}, args...)...)
			if got := field(t, out, 0); got != g.CID {
				t.Errorf("%d bytes, %v: %s, want %s", g.Size, args, got, g.CID)
			}
		}
		if got := want(t, nil, "ipfs", "cat", "--dir", dir, g.CID); got != string(data) {
			t.Errorf("cat of %d bytes gives %d", g.Size, len(got))
		}
	}
}

func TestIPFSCatByRange(t *testing.T) {
	dir, data := t.TempDir(), backendtest.Content(1, 3<<20)
	root := field(t, want(t, data, "ipfs", "add", "--dir", dir, "-"), 0)
	for _, r := range [][2]int{{0, 0}, {0, 1}, {1<<20 - 1, 2}, {3<<20 - 1, 1}} {
		got := want(t, nil, "ipfs", "cat", "--dir", dir, "--offset", fmt.Sprint(r[0]), "--length", fmt.Sprint(r[1]), root)
		if got != string(data[r[0]:r[0]+r[1]]) {
			t.Errorf("range %v: other bytes", r)
		}
	}
	if got := want(t, nil, "ipfs", "cat", "--dir", dir, "--offset", "9999999", root); got != "" {
		t.Errorf("past the end: %d bytes", len(got))
	}
}

func TestIPFSDirectories(t *testing.T) {
	dir, in := t.TempDir(), filepath.Join(t.TempDir(), "tree")
	if err := os.MkdirAll(filepath.Join(in, "a", "b"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"one.txt": "1", "a/two.txt": "22", "a/b/drei-ü.txt": "333"} {
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("one.txt", filepath.Join(in, "link")); err != nil {
		t.Fatal(err)
	}
	root := field(t, want(t, nil, "ipfs", "add", "-r", "--dir", dir, in), 0)
	if got := want(t, nil, "ipfs", "cat", "--dir", dir, root+"/a/b/drei-ü.txt"); got != "333" {
		t.Errorf("cat by path: %q", got)
	}
	var rows []lsRow
	document(t, want(t, nil, "ipfs", "ls", "--json", "--dir", dir, root), &rows)
	if len(rows) != 3 || rows[0].Name != "a" || rows[0].Kind != "directory" || rows[2].Name != "one.txt" || rows[2].Size != 1 {
		t.Errorf("ls: %+v", rows)
	}
	out := filepath.Join(t.TempDir(), "out")
	want(t, nil, "ipfs", "get", "--dir", dir, "-o", out, root)
	if again := field(t, want(t, nil, "ipfs", "add", "-r", "--dir", dir, out), 0); again != root {
		t.Errorf("what get wrote has the CID %s, want %s", again, root)
	}
	if r := cli(t, nil, "ipfs", "get", "--dir", dir, "-o", out, root); r.code != 1 {
		t.Errorf("get over files that exist: exit code %d", r.code)
	}
	want(t, nil, "ipfs", "get", "--overwrite", "--dir", dir, "-o", out, root)
	wrapped := strings.Fields(want(t, nil, "ipfs", "add", "-q", "-r", "-w", "--dir", dir, in, filepath.Join(in, "one.txt")))
	if got := want(t, nil, "ipfs", "cat", "--dir", dir, wrapped[0]+"/tree/one.txt"); len(wrapped) != 1 || got != "1" {
		t.Errorf("wrapped: %v, %q", wrapped, got)
	}
}

func TestIPFSCARs(t *testing.T) {
	from, to, data := t.TempDir(), t.TempDir(), backendtest.Content(2, 3<<20+1)
	root := field(t, want(t, data, "ipfs", "add", "--dir", from, "-"), 0)
	car := []byte(want(t, nil, "ipfs", "get", "--car", "--dir", from, root))
	file := filepath.Join(t.TempDir(), "x.car")
	want(t, nil, "ipfs", "get", "--car", "--dir", from, "-o", file, root)
	if written, err := os.ReadFile(file); err != nil || !bytes.Equal(written, car) {
		t.Errorf("CAR in a file: %d bytes, %v, want %d", len(written), err, len(car))
	}
	for _, cut := range []int{0, 1, 100, len(car) - 1} {
		if r := cli(t, car[:cut], "ipfs", "add", "--car", "--dir", to, "-"); r.code != 1 {
			t.Errorf("CAR cut at %d: exit code %d", cut, r.code)
		}
	}
	if got := field(t, want(t, car, "ipfs", "add", "--car", "--dir", to, "-"), 0); got != root {
		t.Errorf("CAR: %s, want %s", got, root)
	}
	if got := want(t, nil, "ipfs", "cat", "--dir", to, root); got != string(data) {
		t.Error("content out of the CAR differs")
	}
}

func TestIPFSPins(t *testing.T) {
	dir := t.TempDir()
	root := field(t, want(t, []byte("x"), "ipfs", "add", "--dir", dir, "--pin", "a name", "-"), 0)
	loose := field(t, want(t, []byte("y"), "ipfs", "add", "--dir", dir, "--no-pin", "-"), 0)
	var rows []pinRow
	document(t, want(t, nil, "ipfs", "pins", "--json", "--dir", dir), &rows)
	if len(rows) != 1 || rows[0].CID != root || rows[0].Name != "a name" {
		t.Fatalf("pins: %+v", rows)
	}
	var done map[string][]string
	document(t, want(t, nil, "ipfs", "pin", "--json", "--dir", dir, root, loose), &done)
	if len(done["pinned"]) != 2 {
		t.Errorf("pin: %v", done)
	}
	want(t, nil, "ipfs", "unpin", "--dir", dir, root, loose)
	if r := cli(t, nil, "ipfs", "unpin", "--dir", dir, root); r.code != 1 || !strings.Contains(r.err, "not pinned") {
		t.Errorf("unpin again: %+v", r)
	}
	var store storeStat
	document(t, want(t, nil, "ipfs", "stat", "--json", "--dir", dir), &store)
	if store.Blocks != 2 || store.Pins != 0 {
		t.Errorf("stat: %+v", store)
	}
	var one writeapi.RootState
	document(t, want(t, nil, "ipfs", "stat", "--json", "--dir", dir, root), &one)
	if one.Local != "whole" || len(one.Pins) != 0 || len(one.Replicas) != 0 {
		t.Errorf("stat of a root: %+v", one)
	}
}

func openNode(t testing.TB) *ipfs.Node {
	t.Helper()
	return ipfstest.Node(t)
}

func TestIPFSFromProviders(t *testing.T) {
	n, data := openNode(t), backendtest.Content(3, 2<<20+7)
	root, _, err := n.PutFile(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	from := "--from=" + n.Addrs()[0]
	if got := want(t, nil, "ipfs", "cat", from, "--dir", t.TempDir(), root.String()); got != string(data) {
		t.Error("cat --from: other bytes")
	}
	dir := t.TempDir()
	want(t, nil, "ipfs", "pin", from, "--dir", dir, "--name", "far", root.String())
	if got := want(t, nil, "ipfs", "cat", "--dir", dir, root.String()); got != string(data) {
		t.Error("after pin --from: other bytes")
	}
	out := filepath.Join(t.TempDir(), "out")
	want(t, nil, "ipfs", "get", from, "--dir", t.TempDir(), "-o", out, root.String())
	if got, err := os.ReadFile(out); err != nil || !bytes.Equal(got, data) {
		t.Errorf("get --from: %d bytes, %v", len(got), err)
	}
}

func TestIPFSVerifyFindsAndRepairs(t *testing.T) {
	n, data := openNode(t), backendtest.Content(4, 2<<20+7)
	if _, _, err := n.PutFile(t.Context(), bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	root := field(t, want(t, data, "ipfs", "add", "--dir", dir, "-"), 0)
	want(t, nil, "ipfs", "verify", "--dir", dir, "--all")
	spoil(t, dir, data[1<<20+1000:1<<20+1100])
	r := cli(t, nil, "ipfs", "verify", "--json", "--dir", dir, root)
	var rows []verifyRow
	document(t, r.out, &rows)
	if r.code != 1 || len(rows) != 1 || rows[0].OK || rows[0].Missing+rows[0].Bad != 1 {
		t.Fatalf("verify of a damaged store: exit code %d, %+v", r.code, rows)
	}
	document(t, want(t, nil, "ipfs", "verify", "--json", "--repair", "--from", n.Addrs()[0], "--dir", dir, root), &rows)
	if !rows[0].OK || !rows[0].Repaired {
		t.Errorf("repair: %+v", rows)
	}
	want(t, nil, "ipfs", "verify", "--dir", dir, root)
	spoil(t, dir, data[500:600])
	var found scrubRow
	r = cli(t, nil, "ipfs", "verify", "--all", "--json", "--dir", dir)
	document(t, r.out, &found)
	if r.code != 1 || found.OK || len(found.Lost) != 1 {
		t.Fatalf("scrub: exit code %d, %+v", r.code, found)
	}
	document(t, want(t, nil, "ipfs", "verify", "--all", "--repair", "--from", n.Addrs()[0], "--json", "--dir", dir), &found)
	if !found.OK || len(found.Repaired) != 1 {
		t.Errorf("scrub with repair: %+v", found)
	}
	want(t, nil, "ipfs", "verify", "--all", "--rate", "100MiB", "--dir", dir)
}

func TestIPFSCollection(t *testing.T) {
	dir, data := t.TempDir(), backendtest.Content(6, 3<<20)
	kept := field(t, want(t, data[:1<<20], "ipfs", "add", "--dir", dir, "-"), 0)
	gone := field(t, want(t, data, "ipfs", "add", "--dir", dir, "--owner", "s1", "--expires", "1h", "--replicas", "2", "-"), 0)
	var pins []pinRow
	document(t, want(t, nil, "ipfs", "pins", "--json", "--dir", dir), &pins)
	if len(pins) != 2 {
		t.Fatalf("pins: %+v", pins)
	}
	for _, p := range pins {
		if p.CID == gone && (p.Owner != "s1" || p.Replicas != 2 || p.Expires.IsZero()) {
			t.Errorf("a pin with owner: %+v", p)
		}
	}
	if r := cli(t, nil, "ipfs", "unpin", "--dir", dir, gone); r.code != 1 {
		t.Errorf("unpin without the owner: exit code %d", r.code)
	}
	want(t, nil, "ipfs", "unpin", "--owner", "s1", "--dir", dir, gone)
	var row gcRow
	document(t, want(t, nil, "ipfs", "gc", "--dry-run", "--json", "--dir", dir), &row)
	if row.Holds != 1 || row.Kept != 1 || row.Blocks != 3 || row.Bytes < 2<<20 { // 2 leaves and the top of the larger file
		t.Errorf("dry run: %+v", row)
	}
	document(t, want(t, nil, "ipfs", "gc", "--threshold", "0", "--json", "--dir", dir), &row)
	if row.Holds != 1 || row.Blocks != 0 { // within the grace
		t.Errorf("collection: %+v", row)
	}
	if got := want(t, nil, "ipfs", "cat", "--dir", dir, kept); got != string(data[:1<<20]) {
		t.Error("what a pin keeps is gone")
	}
}

func TestIPFSPrivate(t *testing.T) {
	dir := t.TempDir()
	root := field(t, want(t, []byte("secret"), "ipfs", "add", "--private", "--dir", dir, "-"), 0)
	var one writeapi.RootState
	document(t, want(t, nil, "ipfs", "stat", "--json", "--dir", dir, root), &one)
	if !one.Private || len(one.Pins) != 1 {
		t.Errorf("stat: %+v", one)
	}
}

// spoil turns bytes of a store's packs over where they hold a piece of content.
func spoil(t *testing.T, dir string, piece []byte) {
	t.Helper()
	packs, err := filepath.Glob(filepath.Join(dir, "blocks", "*.pack"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range packs {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.Index(text, piece)
		if at < 0 {
			continue
		}
		text[at] ^= 0xff
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatal("no pack holds the piece")
}

func TestIPFSMistakesExitWith2(t *testing.T) {
	here := t.TempDir()
	for _, args := range [][]string{
		{"add"}, {"add", filepath.Join(here, "absent")}, {"add", here}, {"add", "--car", "--only-hash", "-"}, {"add", "--no-pin", "--pin", "x", "-"},
		{"add", "--wrap", "-"}, {"cat"}, {"cat", "not-a-cid"}, {"cat", "--json", backendtest.Golden[0].CID}, {"cat", "--offset", "-1", backendtest.Golden[0].CID},
		{"cat", backendtest.Golden[0].CID + "/../x"}, {"pin"}, {"pin", backendtest.Golden[0].CID + "/a"}, {"unpin", "x"}, {"pins", "x"}, {"ls", "x"}, {"get", "x"},
		{"get", "--symlinks", "follow", backendtest.Golden[0].CID}, {"stat", "x"}, {"stat", "a", "b"}, {"verify"}, {"verify", "--all", backendtest.Golden[0].CID},
		{"verify", "--repair", "--all"}, {"verify", "--rate", "1MiB", backendtest.Golden[0].CID}, {"gc", "--threshold", "2"}, {"pin", "--expires", "yesterday", backendtest.Golden[0].CID},
		{"pin", "--expires", "2001-01-01T00:00:00Z", backendtest.Golden[0].CID}, {"add", "--only-hash", "--owner", "x", "-"}, {"bench", "--work", "x"}, {"bench", "--against", "x"}, {"bench", "--size", "many"}, {"nothing"},
	} {
		if r := cli(t, nil, append([]string{"ipfs"}, args...)...); r.code != 2 || r.out != "" {
			t.Errorf("%v: exit code %d, stdout %q: %s", args, r.code, r.out, r.err)
		}
	}
}

func TestIPFSFailuresExitWith1(t *testing.T) {
	dir := t.TempDir()
	absent := backendtest.Golden[1].CID
	for _, args := range [][]string{{"cat", absent}, {"get", absent}, {"ls", absent}, {"pin", absent}, {"verify", absent}} {
		if r := cli(t, nil, append([]string{"ipfs", args[0], "--dir", dir}, args[1:]...)...); r.code != 1 || r.err == "" {
			t.Errorf("%v of an absent root: exit code %d: %s", args, r.code, r.err)
		}
	}
	store, err := ipfs.OpenLocal(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if r := cli(t, nil, "ipfs", "pins", "--dir", dir); r.code != 1 || !strings.Contains(r.err, "running node") {
		t.Errorf("a store that is in use: %+v", r)
	}
}

// TestIPFSInterrupt ends an add that waits for its input.
func TestIPFSInterrupt(t *testing.T) {
	dir := t.TempDir()
	cmd := program(t, "ipfs", "add", "--progress", "--dir", dir, "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write(backendtest.Content(5, 2<<20)); err != nil { // taken: the command is reading
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(30 * time.Second):
		cmd.Process.Signal(syscall.SIGQUIT)
		<-ended
		t.Fatalf("still running after an interrupt: %s", errs.String())
	}
	if code := cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(errs.String(), "interrupted") {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
	if got := field(t, want(t, []byte("z"), "ipfs", "add", "--dir", dir, "-"), 0); got == "" {
		t.Error("the store takes nothing after an interrupted add")
	}
}
