package name_test

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/cortensor-open/cortensor/ipfs/name"
	"github.com/ipfs/go-cid"
)

const (
	hello = "/ipfs/bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e" // no matter what it holds
	world = "/ipfs/bafkqaaa"
)

func open(t testing.TB, o name.Options) *name.Service {
	t.Helper()
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	s, err := name.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func openNode(t testing.TB) *ipfs.Node {
	t.Helper()
	return ipfstest.Node(t)
}

func newKey(t testing.TB, s *name.Service, label string) string {
	t.Helper()
	n, err := s.NewKey(label)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func publish(t testing.TB, s *name.Service, label, value string, sequence uint64) name.Info {
	t.Helper()
	info, err := s.Publish(t.Context(), label, value)
	if err != nil || info.Value != value || info.Sequence != sequence {
		t.Fatalf("publish: %+v, %v; want sequence %d", info, err, sequence)
	}
	return info
}

func resolves(t testing.TB, s *name.Service, n, value string) {
	t.Helper()
	if info, err := s.Resolve(t.Context(), n); err != nil || info.Value != value {
		t.Fatalf("resolve %s: %+v, %v; want %s", n, info, err, value)
	}
}

func TestPublishAndReopen(t *testing.T) {
	dir := t.TempDir()
	s := open(t, name.Options{Dir: dir})
	n := newKey(t, s, "data")
	publish(t, s, "data", hello, 0)
	publish(t, s, "data", world, 1)
	resolves(t, s, n, world)
	s.Close()
	s = open(t, name.Options{Dir: dir})
	resolves(t, s, n, world)
	publish(t, s, "data", hello, 2) // sequence numbers go on
	if keys, err := s.Keys(); err != nil || keys["data"] != n {
		t.Fatalf("keys %v, %v", keys, err)
	}
}

// TestTornRecord cuts the table at each byte of its last entry: the sequence number never goes back below what was there.
func TestTornRecord(t *testing.T) {
	dir := t.TempDir()
	s := open(t, name.Options{Dir: dir})
	newKey(t, s, "k")
	publish(t, s, "k", hello, 0)
	before, err := os.ReadFile(filepath.Join(dir, "records"))
	if err != nil {
		t.Fatal(err)
	}
	publish(t, s, "k", world, 1)
	s.Close()
	whole, err := os.ReadFile(filepath.Join(dir, "records"))
	if err != nil {
		t.Fatal(err)
	}
	for cut := len(before); cut <= len(whole); cut += 7 {
		if err := os.WriteFile(filepath.Join(dir, "records"), whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, name.Options{Dir: dir})
		info, err := s.Publish(t.Context(), "k", hello)
		if err != nil || info.Sequence < 1 || cut == len(whole) && info.Sequence != 2 {
			t.Fatalf("cut at %d: %+v, %v", cut, info, err)
		}
		s.Close()
	}
}

func TestChainsOfNames(t *testing.T) {
	s := open(t, name.Options{})
	a, b := newKey(t, s, "a"), newKey(t, s, "b")
	publish(t, s, "a", "/ipns/"+b+"/sub", 0)
	publish(t, s, "b", hello, 0)
	resolves(t, s, a, hello+"/sub")
	publish(t, s, "b", "/ipns/"+a, 1)
	if _, err := s.Resolve(t.Context(), a); core.KindOf(err) != core.Invalid {
		t.Fatalf("a circle: %v", err)
	}
}

func TestKeyFiles(t *testing.T) {
	dir := t.TempDir()
	s := open(t, name.Options{Dir: dir})
	newKey(t, s, "k")
	file := filepath.Join(dir, "keys", "k")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	if _, err := s.NewKey("k"); core.KindOf(err) != core.Invalid {
		t.Errorf("a key twice: %v", err)
	}
	for _, label := range []string{"", ".", "..", "a/b", "../k", "A", strings.Repeat("x", 65), "a\x00"} {
		if _, err := s.NewKey(label); core.KindOf(err) != core.Invalid {
			t.Errorf("label %q: %v", label, err)
		}
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Publish(t.Context(), "k", hello); core.KindOf(err) != core.Denied {
		t.Errorf("a key that others can read: %v", err)
	}
	if _, err := s.Publish(t.Context(), "other", hello); core.KindOf(err) != core.NotFound {
		t.Errorf("no key: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "keys", ".new-*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestPrivateRootsGetNoName(t *testing.T) {
	s := open(t, name.Options{Visible: func(c cid.Cid) bool { return "/ipfs/"+c.String() != hello }})
	newKey(t, s, "k")
	if _, err := s.Publish(t.Context(), "k", hello); core.KindOf(err) != core.Denied {
		t.Errorf("private root: %v", err)
	}
	publish(t, s, "k", world, 0)
}

func TestFromPeers(t *testing.T) {
	na, nb := openNode(t), openNode(t)
	a, b := open(t, name.Options{Host: na.Host()}), open(t, name.Options{Host: nb.Host()})
	n := newKey(t, a, "k")
	if _, err := b.Resolve(t.Context(), n); core.KindOf(err) != core.NotFound {
		t.Fatalf("nobody there: %v", err)
	}
	if err := nb.Connect(t.Context(), na.Addrs()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Resolve(t.Context(), n); core.KindOf(err) != core.NotFound || !strings.Contains(err.Error(), na.Host().ID().String()) {
		t.Fatalf("not published: %v", err)
	}
	publish(t, a, "k", hello, 0)
	resolves(t, b, n, hello)
	a.Close()
	resolves(t, b, n, hello) // within the TTL nobody is asked
}

// TestRollback gives a node an older record of a name: the newer one stays.
func TestRollback(t *testing.T) {
	s, other := open(t, name.Options{}), open(t, name.Options{})
	n := newKey(t, s, "k")
	publish(t, s, "k", hello, 0)
	old, err := s.Record(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	publish(t, s, "k", world, 1)
	fresh, err := s.Record(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range [][]byte{old, fresh, old} {
		if err := other.Put(t.Context(), n, record); err != nil {
			t.Fatal(err)
		}
	}
	resolves(t, other, n, world)
}

func TestForgedRecordsAreRefused(t *testing.T) {
	s := open(t, name.Options{})
	n, wrong := newKey(t, s, "k"), newKey(t, s, "other")
	publish(t, s, "k", hello, 0)
	record, err := s.Record(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	for i := range record {
		bad := bytes.Clone(record)
		bad[i] ^= 1
		if info, err := name.Verify(n, bad); err == nil && (info.Value != hello || info.Sequence != 0) {
			t.Fatalf("byte %d flipped: %+v is accepted", i, info)
		}
		if _, err := name.Verify(n, record[:i]); core.KindOf(err) != core.Corrupt {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
	if _, err := name.Verify(wrong, record); core.KindOf(err) != core.Corrupt {
		t.Fatalf("another name: %v", err)
	}
	if _, err := name.Verify("nonsense", record); core.KindOf(err) != core.Invalid {
		t.Fatalf("no name: %v", err)
	}
	if err := s.Put(t.Context(), n, append(record, make([]byte, 11<<10)...)); core.KindOf(err) != core.Corrupt {
		t.Fatalf("too large: %v", err)
	}
}

func TestExpiryAndRefresh(t *testing.T) {
	now := time.Now()
	s := open(t, name.Options{Lifetime: time.Hour, Now: func() time.Time { return now }})
	n := newKey(t, s, "k")
	first := publish(t, s, "k", hello, 0)
	if err := s.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	again := recordInfo(t, s, n)
	if !again.Expires.Equal(first.Expires) {
		t.Fatal("signed anew though it is young")
	}
	now = now.Add(40 * time.Minute)
	if err := s.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	again = recordInfo(t, s, n)
	if again.Sequence != 0 || !again.Expires.After(first.Expires) || again.Value != hello {
		t.Fatalf("refreshed: %+v", again)
	}
}

func recordInfo(t *testing.T, s *name.Service, n string) name.Info {
	t.Helper()
	record, err := s.Record(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	info, err := name.Verify(n, record)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// TestGateways serves a name through our gateway and resolves it through that, and by path.
func TestGateways(t *testing.T) {
	store := ipfs.NewMemory()
	c, _, err := store.PutFile(t.Context(), strings.NewReader("by name"))
	if err != nil {
		t.Fatal(err)
	}
	a := open(t, name.Options{})
	n := newKey(t, a, "k")
	publish(t, a, "k", "/ipfs/"+c.String(), 0)
	h, err := gateway.New(gateway.Options{Blocks: store, Names: a})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	defer server.Close()
	b := open(t, name.Options{Gateways: []string{"http://127.0.0.1:1", server.URL + "/"}})
	resolves(t, b, n, "/ipfs/"+c.String())
	resp, err := http.Get(server.URL + "/ipns/" + n)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 || resp.Header.Get("Cache-Control") != "public, max-age=300" {
		t.Errorf("status %d, Cache-Control %q", resp.StatusCode, resp.Header.Get("Cache-Control"))
	}
}

func TestKubo(t *testing.T) {
	daemon := kubotest.Start(t, kubotest.LocalGateway)
	value := "/ipfs/" + daemon.Add([]byte("a data set"))
	// theirs, resolved by us through their gateway
	theirs := strings.TrimSpace(string(daemon.Run(nil, "key", "gen", "--type=ed25519", "mine")))
	daemon.Run(nil, "--offline", "name", "publish", "--allow-offline", "--key=mine", "--lifetime=1h", "--ttl=7m", value)
	s := open(t, name.Options{Gateways: []string{daemon.Gateway}})
	resolves(t, s, theirs, value)
	if info := recordInfo(t, s, theirs); info.TTL != 7*time.Minute {
		t.Errorf("TTL %s", info.TTL)
	}
	// ours, accepted by them
	n := newKey(t, s, "k")
	for sequence := range uint64(2) {
		publish(t, s, "k", value, sequence)
		record, err := s.Record(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "record")
		if err := os.WriteFile(file, record, 0o600); err != nil {
			t.Fatal(err)
		}
		if out := string(daemon.Run(nil, "name", "inspect", "--verify="+n, file)); !strings.Contains(out, "Valid:") || !strings.Contains(out, "true") {
			t.Errorf("inspect: %s", out)
		}
		daemon.Run(nil, "--offline", "routing", "put", "--allow-offline", "/ipns/"+n, file)
	}
	if got := strings.TrimSpace(string(daemon.Run(nil, "--offline", "name", "resolve", "--nocache", "/ipns/"+n))); got != value {
		t.Errorf("Kubo resolves to %s", got)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	s := open(t, name.Options{})
	ctx, cancel := withCancel(t)
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }() // awaited below
	cancel()
	if err := <-ended; err != nil && !errors.Is(err, ctx.Err()) {
		t.Fatal(err)
	}
}
