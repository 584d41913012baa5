package files_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/ipfs/go-cid"
)

// FuzzResolve follows any path through any block.
func FuzzResolve(f *testing.F) {
	tree := forge(f, ipfs.NewMemory(), dag.PBLink{Cid: core.CIDOf(cid.Raw, nil), Name: "a"})
	f.Add("/a/1/x", []byte("\xa2\x61a\x82\x01\xa1\x61x\x05\x61b\x64text"), true)
	f.Add("/a/b", dag.EncodePB(dag.PBNode{Links: []dag.PBLink{{Cid: tree, Name: "a"}}, Data: []byte{8, 1}}), false)
	f.Add("//..//", []byte{}, true)
	f.Fuzz(func(t *testing.T, path string, block []byte, cbor bool) {
		codec := uint64(cid.DagProtobuf)
		if cbor {
			codec = cid.DagCBOR
		}
		root := core.CIDOf(codec, block)
		p, err := files.ParsePath("/ipfs/" + root.String() + "/" + path)
		if err != nil {
			return
		}
		if again, err := files.ParsePath(p.String()); err != nil || again.String() != p.String() {
			t.Fatalf("%q became %q, %v", p, again, err)
		}
		one := files.ReaderFunc(func(_ context.Context, c cid.Cid) ([]byte, error) {
			if c.Equals(root) {
				return block, nil
			}
			return nil, core.Errorf(core.NotFound, "no %s", c)
		})
		got, err := files.Resolve(t.Context(), one, p)
		if err == nil && len(got.Rest) > len(p.Segments) {
			t.Fatalf("%v is longer than %v", got.Rest, p.Segments)
		}
	})
}

// FuzzExtractNames extracts a directory with any name and any symlink in it, in a directory of its own, and looks that nothing
// appears beside that.
func FuzzExtractNames(f *testing.F) {
	for _, name := range []string{"a", "..", "a/b", "con", "a\x00", "../../x", "żółw", ""} {
		f.Add(name, name, true)
	}
	f.Fuzz(func(t *testing.T, name, target string, portable bool) {
		if len(name) > 1000 || len(target) > 10_000 {
			return
		}
		store, base := ipfs.NewMemory(), t.TempDir()
		inner := forge(t, store, dag.PBLink{Cid: add(t, store, cid.Raw, []byte("x")), Name: name}, dag.PBLink{Cid: symlink(t, store, target), Name: name + "l"})
		root := forge(t, store, dag.PBLink{Cid: inner, Name: "d"})
		out := filepath.Join(base, "out")
		_, err := files.Extract(t.Context(), store, root, out, files.ExtractOptions{Symlinks: files.SymlinksInside, Portable: portable})
		beside, readErr := os.ReadDir(base)
		if readErr != nil || len(beside) > 1 {
			t.Fatalf("beside the destination: %v, %v", beside, readErr)
		}
		if err != nil {
			return
		}
		made, readErr := os.ReadDir(filepath.Join(out, "d"))
		if readErr != nil || len(made) != 2 {
			t.Fatalf("made %v, %v", made, readErr)
		}
		whole, evalErr := filepath.EvalSymlinks(filepath.Join(out, "d", name+"l"))
		if within, _ := filepath.EvalSymlinks(out); evalErr == nil && whole != within && !strings.HasPrefix(whole, within+string(filepath.Separator)) {
			t.Fatalf("%q leads to %s", target, whole)
		}
	})
}

// FuzzImportCAR imports any bytes; what passes must be whole.
func FuzzImportCAR(f *testing.F) {
	store := ipfs.NewMemory()
	a := put(f, store, write(f, map[string]string{"a": "1", "b/c": "2"}), files.PutOptions{})
	v1, v2 := exported(f, store, a.Cid)
	f.Add(v1)
	f.Add(v2)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<20 {
			return
		}
		into := ipfs.NewMemory()
		m, err := files.ImportCAR(t.Context(), into, bytes.NewReader(raw), files.Limits{})
		if err != nil {
			return
		}
		for _, root := range m.Roots {
			report, err := files.Verify(t.Context(), into, root, files.Limits{})
			if err != nil || report.Missing > 0 {
				t.Fatalf("%+v, %v", report, err)
			}
		}
	})
}
