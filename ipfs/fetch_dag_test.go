package ipfs_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
)

// folder writes a tree of files, 41 MiB in all: small ones, one of 20 MiB, and folders.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	sizes := map[string]int{"large": 20 << 20, "empty": 0, "note": 100}
	for i := range 21 {
		sizes[fmt.Sprintf("sub%d/file%d", i%3, i)] = 1<<20 - i
	}
	seed := byte(0)
	for name, size := range sizes {
		path := filepath.Join(dir, filepath.FromSlash(name))
		seed++
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, backendtest.Content(seed, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// putFolder stores a tree; as a record too, which links to the folder and to its large file.
func putFolder(t *testing.T, n *ipfs.Node, dir string) (root, record cid.Cid) {
	t.Helper()
	added, err := files.PutPath(t.Context(), n.Local, dir, files.PutOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var big cid.Cid
	data, err := n.ReadBlock(t.Context(), added.Cid)
	if err != nil {
		t.Fatal(err)
	}
	top, err := unixfs.Parse(added.Cid, data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range top.Children {
		if c.Name == "large" {
			big = c.Cid
		}
	}
	link := func(c cid.Cid) []byte { return append([]byte("\xd8\x2a\x58\x25\x00"), c.Bytes()...) }
	record, err = n.PutBlock(t.Context(), cid.DagCBOR, append(append([]byte("\x82"), link(added.Cid)...), link(big)...))
	if err != nil {
		t.Fatal(err)
	}
	return added.Cid, record
}

const folderBytes = 41 << 20

// sharing are two providers of a folder and what each has served.
type sharing struct {
	a, b         *ipfs.Node
	atA, atB     *prometheus.Registry
	root, record cid.Cid
}

func newSharing(t *testing.T) *sharing {
	s := &sharing{atA: prometheus.NewRegistry(), atB: prometheus.NewRegistry()}
	// So slow that work is there for both, whatever the machine does meanwhile.
	s.a = openNode(t, func(c *ipfs.Config) { c.Metrics, c.ServeRate = s.atA, 40<<20 })
	s.b = openNode(t, func(c *ipfs.Config) { c.Metrics, c.ServeRate = s.atB, 40<<20 })
	dir := folder(t)
	s.root, s.record = putFolder(t, s.a, dir)
	putFolder(t, s.b, dir)
	return s
}

func (s *sharing) served(t *testing.T) (a, b float64) {
	const name = "cortensor_ipfs_served_bytes_total"
	return gathered(t, s.atA, name), gathered(t, s.atB, name)
}

func (s *sharing) providers() []string { return append(s.a.Addrs(), s.b.Addrs()...) }

// A folder, and a record over one, comes from two providers of which each carries a share.
func TestDirectoryFromSeveralProviders(t *testing.T) {
	for _, record := range []bool{false, true} {
		t.Run(fmt.Sprintf("record %v", record), func(t *testing.T) {
			s := newSharing(t)
			root := s.root
			if record {
				root = s.record
			}
			asker := openNode(t)
			if err := asker.Fetch(t.Context(), root, ipfs.ScopeAll, ipfs.Limits{}, s.providers()); err != nil {
				t.Fatal(err)
			}
			if err := asker.Pin(t.Context(), root, "whole"); err != nil { // all is here and what it should be
				t.Fatal(err)
			}
			a, b := s.served(t)
			t.Logf("served %.1f and %.1f MiB of %d", a/(1<<20), b/(1<<20), folderBytes>>20)
			if min(a, b) < folderBytes/5 {
				t.Errorf("one provider carried only %.0f bytes", min(a, b))
			}
			if a+b > 1.5*folderBytes {
				t.Errorf("%.0f bytes were served for %d", a+b, folderBytes)
			}
		})
	}
}

// One who lies, stalls or lacks most of it does not stop a folder from coming.
func TestDirectoryFromABadProviderToo(t *testing.T) {
	for name, spoil := range map[string]func(*ipfs.Node){
		"lies":  func(n *ipfs.Node) { misbehave(n, backendtest.Flip(100), nil) },
		"short": func(n *ipfs.Node) { misbehave(n, backendtest.Truncate(3000), nil) },
		"stalls": func(n *ipfs.Node) {
			n.Host().SetStreamHandler(ipfs.Protocol, func(s network.Stream) {
				buf := make([]byte, 1<<10)
				for {
					if _, err := s.Read(buf); err != nil {
						break
					}
				}
				<-t.Context().Done() // holds the stream open
				s.Reset()
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSharing(t)
			spoil(s.b)
			asker := openNode(t, func(c *ipfs.Config) { c.FetchTimeout = time.Minute })
			if err := asker.Fetch(t.Context(), s.root, ipfs.ScopeAll, ipfs.Limits{}, append(s.b.Addrs(), s.a.Addrs()...)); err != nil {
				t.Fatal(err)
			}
			if err := asker.Pin(t.Context(), s.root, "whole"); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// What the links of a folder say of sizes is its writer's word only: lies cost nothing but the sharing, and limits hold.
func TestDirectoryWithFalseSizes(t *testing.T) {
	a, b := openNode(t), openNode(t)
	var root cid.Cid
	for _, n := range []*ipfs.Node{a, b} {
		var entries []unixfs.Entry
		for i := range 5 {
			c, _, err := n.PutFile(t.Context(), bytes.NewReader(backendtest.Content(byte(i), 100)))
			if err != nil {
				t.Fatal(err)
			}
			entries = append(entries, unixfs.Entry{Name: fmt.Sprint(i), Cid: c, Tsize: 1 << 62})
		}
		added, err := unixfs.BuildDirectory(entries, unixfs.Meta{}, func(b unixfs.Block) error { return n.Local.Append(t.Context(), b) })
		if err != nil {
			t.Fatal(err)
		}
		root = added.Cid
	}
	asker := openNode(t)
	providers := append(a.Addrs(), b.Addrs()...)
	if err := asker.Fetch(t.Context(), root, ipfs.ScopeAll, ipfs.Limits{Bytes: 600}, providers); core.KindOf(err) != core.TooLarge {
		t.Errorf("over the limit: %v", err)
	}
	if err := openNode(t).Fetch(t.Context(), root, ipfs.ScopeAll, ipfs.Limits{}, providers); err != nil {
		t.Error(err)
	}
}
