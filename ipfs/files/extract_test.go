package files_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// add puts one block into a store, whatever it holds.
func add(t testing.TB, w files.Writer, codec uint64, data []byte) cid.Cid {
	t.Helper()
	c := core.CIDOf(codec, data)
	if err := w.Append(t.Context(), unixfs.Block{Cid: c, Data: data}); err != nil {
		t.Fatal(err)
	}
	return c
}

// forge makes a flat directory that BuildDirectory would refuse.
func forge(t testing.TB, w files.Writer, links ...dag.PBLink) cid.Cid {
	t.Helper()
	return add(t, w, cid.DagProtobuf, dag.EncodePB(dag.PBNode{Links: links, Data: []byte{8, 1}}))
}

func symlink(t testing.TB, w files.Writer, target string) cid.Cid {
	t.Helper()
	b, a := unixfs.BuildSymlink(target, time.Time{})
	if err := w.Append(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return a.Cid
}

func put(t testing.TB, w files.Writer, dir string, o files.PutOptions) unixfs.Added {
	t.Helper()
	a, err := files.PutPath(t.Context(), w, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestPutThenExtractIsIdentity puts each tree, extracts it elsewhere and puts that again.
func TestPutThenExtractIsIdentity(t *testing.T) {
	for name, tree := range trees() {
		if name == "symlinks" {
			delete(tree, "abs")
		}
		t.Run(name, func(t *testing.T) {
			store, out := ipfs.NewMemory(), filepath.Join(t.TempDir(), "out")
			a := put(t, store, write(t, tree), files.PutOptions{Hidden: true})
			var told int64
			got, err := files.Extract(t.Context(), store, a.Cid, out, files.ExtractOptions{
				Symlinks: files.SymlinksInside,
				Progress: func(_ string, n int64) { told += n },
			})
			if err != nil {
				t.Fatal(err)
			}
			if again := put(t, store, out, files.PutOptions{Hidden: true}); !again.Cid.Equals(a.Cid) {
				t.Errorf("%s became %s", a.Cid, again.Cid)
			}
			if got.Bytes != a.Size || told != a.Size {
				t.Errorf("wrote %d bytes, told of %d, put %d", got.Bytes, told, a.Size)
			}
		})
	}
}

func TestExtractKeepsModeAndTime(t *testing.T) {
	dir, store := write(t, map[string]string{"d/f": "x"}), ipfs.NewMemory()
	stamp := time.Unix(1_600_000_000, 5000)
	for _, name := range []string{"d/f", "d"} {
		if err := errors.Join(os.Chmod(filepath.Join(dir, name), 0o700), os.Chtimes(filepath.Join(dir, name), stamp, stamp)); err != nil {
			t.Fatal(err)
		}
	}
	a := put(t, store, dir, files.PutOptions{PreserveMode: true, PreserveModTime: true})
	out := filepath.Join(t.TempDir(), "out")
	if _, err := files.Extract(t.Context(), store, a.Cid, out, files.ExtractOptions{PreserveMode: true, PreserveModTime: true}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"d/f", "d"} {
		info, err := os.Stat(filepath.Join(out, name))
		if err != nil || info.Mode().Perm() != 0o700 || !info.ModTime().Equal(stamp) {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestExtractRefusesHostileNames(t *testing.T) {
	store := ipfs.NewMemory()
	file := add(t, store, cid.Raw, []byte("x"))
	link := func(name string) dag.PBLink { return dag.PBLink{Cid: file, Name: name} }
	cases := map[string]cid.Cid{
		"over-long":        forge(t, store, link(strings.Repeat("n", 256))),
		"the same twice":   forge(t, store, link("a"), link("a")),
		"nested":           forge(t, store, dag.PBLink{Name: "ok", Cid: forge(t, store, link("../up"))}),
		"dir named parent": forge(t, store, dag.PBLink{Name: "..", Cid: forge(t, store, link("up"))}),
	}
	for _, name := range []string{"", ".", "..", "../up", "a/b", "/abs", "a\x00b", "/", "..\x00"} {
		cases[name+" as a name"] = forge(t, store, link(name))
	}
	for name, root := range cases {
		refused(t, name, store, root, files.ExtractOptions{})
	}
	portable := map[string]cid.Cid{"case": forge(t, store, link("README"), link("readme"))}
	for _, name := range []string{`..\up`, `C:x`, "con", "NUL.txt", "com1", "LPT².log", "aux .c", "a.", "a ", "a\x01", "q?"} {
		portable[name] = forge(t, store, link(name))
	}
	for name, root := range portable {
		refused(t, name, store, root, files.ExtractOptions{Portable: true})
	}
	for _, name := range []string{"console", "com", "com10", "nulls", "...a", "-rf", " a"} {
		out := filepath.Join(t.TempDir(), "out")
		if _, err := files.Extract(t.Context(), store, forge(t, store, link(name)), out, files.ExtractOptions{Portable: true}); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// refused extracts a tree that must fail, and looks that nothing lies beside the place for it.
func refused(t *testing.T, name string, store files.Reader, root cid.Cid, o files.ExtractOptions) {
	t.Helper()
	base := t.TempDir()
	_, err := files.Extract(t.Context(), store, root, filepath.Join(base, "out"), o)
	if err == nil || !errors.Is(err, files.ErrUnsafe) && !errors.Is(err, unixfs.ErrDirectory) {
		t.Errorf("%s: %v", name, err)
	}
	left, err := os.ReadDir(base)
	if err != nil || len(left) > 1 {
		t.Errorf("%s: left %v, %v", name, left, err)
	}
	filepath.WalkDir(base, func(path string, d fs.DirEntry, err error) error {
		if strings.HasPrefix(d.Name(), ".cortensor-") {
			t.Errorf("%s: left %s", name, path)
		}
		return err
	})
}

func TestCaseCollisionsAreReported(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems refuse them")
	}
	store := ipfs.NewMemory()
	file := add(t, store, cid.Raw, []byte("x"))
	root := forge(t, store, dag.PBLink{Cid: file, Name: "A"}, dag.PBLink{Cid: file, Name: "a"})
	got, err := files.Extract(t.Context(), store, root, filepath.Join(t.TempDir(), "out"), files.ExtractOptions{})
	if err != nil || !slices.Equal(got.Collisions, []string{"a"}) || got.Files != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestExtractSymlinks(t *testing.T) {
	store := ipfs.NewMemory()
	tree := func(target string) cid.Cid {
		inner := forge(t, store, dag.PBLink{Cid: symlink(t, store, target), Name: "l"})
		return forge(t, store, dag.PBLink{Cid: inner, Name: "d"})
	}
	for _, target := range []string{"..", "../x", "x/y", ".", "./x//y", "x..y"} {
		out := filepath.Join(t.TempDir(), "out")
		got, err := files.Extract(t.Context(), store, tree(target), out, files.ExtractOptions{Symlinks: files.SymlinksInside})
		if err != nil || got.Symlinks != 1 {
			t.Errorf("%q: %+v, %v", target, got, err)
			continue
		}
		if made, err := os.Readlink(filepath.Join(out, "d", "l")); err != nil || made != target {
			t.Errorf("%q: made %q, %v", target, made, err)
		}
	}
	for _, target := range []string{"", "/etc/passwd", "../..", "../../x", "x/../../y", "x/..", "a\x00b", strings.Repeat("a", 5000)} {
		refused(t, "symlink to "+target, store, tree(target), files.ExtractOptions{Symlinks: files.SymlinksInside})
	}
	refused(t, "refusing all", store, tree("x"), files.ExtractOptions{})
	got, err := files.Extract(t.Context(), store, tree("/etc"), filepath.Join(t.TempDir(), "out"), files.ExtractOptions{Symlinks: files.SymlinksSkip})
	if err != nil || !slices.Equal(got.Skipped, []string{"d/l"}) {
		t.Errorf("skipping: %+v, %v", got, err)
	}
}

// TestExtractDoesNotFollowSymlinksOnDisk plants links in the destination that lead outside.
func TestExtractDoesNotFollowSymlinksOnDisk(t *testing.T) {
	store, outside := ipfs.NewMemory(), t.TempDir()
	a := put(t, store, write(t, map[string]string{"d/f": "new", "g": "new"}), files.PutOptions{})
	for _, overwrite := range []bool{false, true} {
		out := t.TempDir()
		victim := filepath.Join(outside, "victim")
		if err := errors.Join(os.WriteFile(victim, []byte("old"), 0o600), os.Symlink(outside, filepath.Join(out, "d")), os.Symlink(victim, filepath.Join(out, "g"))); err != nil {
			t.Fatal(err)
		}
		if _, err := files.Extract(t.Context(), store, a.Cid, out, files.ExtractOptions{Overwrite: overwrite}); err == nil {
			t.Error("no error")
		}
		entries, err := os.ReadDir(outside)
		content, readErr := os.ReadFile(victim)
		if err != nil || readErr != nil || len(entries) != 1 || string(content) != "old" {
			t.Errorf("outside: %v, %q, %v, %v", entries, content, err, readErr)
		}
	}
}

func TestExtractOverExistingFiles(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, map[string]string{"d/f": "new", "z": "z"}), files.PutOptions{})
	out := write(t, map[string]string{"d/f": "old", "d/other": "kept"})
	_, err := files.Extract(t.Context(), store, a.Cid, out, files.ExtractOptions{})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("not overwriting: %v", err)
	}
	wantFile(t, filepath.Join(out, "d/f"), "old")
	if _, err := files.Extract(t.Context(), store, a.Cid, out, files.ExtractOptions{Overwrite: true}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, filepath.Join(out, "d/f"), "new")
	wantFile(t, filepath.Join(out, "d/other"), "kept")
	single := add(t, store, cid.Raw, []byte("one"))
	if _, err := files.Extract(t.Context(), store, single, filepath.Join(out, "single"), files.ExtractOptions{}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, filepath.Join(out, "single"), "one")
	if _, err := files.Extract(t.Context(), store, single, filepath.Join(out, "d"), files.ExtractOptions{Overwrite: true}); err == nil {
		t.Error("a file replaced a directory")
	}
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s: %q, %v; want %q", path, got, err, want)
	}
}

// TestExtractBoundsBombs makes trees of few blocks that are huge when written out.
func TestExtractBoundsBombs(t *testing.T) {
	store := ipfs.NewMemory()
	leaf := add(t, store, cid.Raw, bytes.Repeat([]byte("x"), 1<<10))
	wide, deep := leaf, leaf
	for range 8 {
		var links []dag.PBLink
		for i := range 16 {
			links = append(links, dag.PBLink{Cid: wide, Name: string(rune('a' + i))})
		}
		wide = forge(t, store, links...)
	}
	for range 300 {
		deep = forge(t, store, dag.PBLink{Cid: deep, Name: "d"})
	}
	for name, tt := range map[string]struct {
		root   cid.Cid
		limits files.Limits
	}{
		"entries": {wide, files.Limits{Entries: 100}},
		"bytes":   {wide, files.Limits{Bytes: 20 << 10}},
		"depth":   {deep, files.Limits{}},
	} {
		_, err := files.Extract(t.Context(), store, tt.root, filepath.Join(t.TempDir(), "out"), files.ExtractOptions{Limits: tt.limits})
		if core.KindOf(errors.Unwrap(err)) != core.TooLarge && core.KindOf(err) != core.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestExtractCanBeCancelled(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, map[string]string{"big": strings.Repeat("x", 5<<20)}), files.PutOptions{})
	ctx, cancel := context.WithCancel(t.Context())
	out := t.TempDir()
	_, err := files.Extract(ctx, store, a.Cid, out, files.ExtractOptions{Progress: func(string, int64) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(out); err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestExtractToleratesMissingBlocks looks that a file that cannot be completed leaves nothing.
func TestExtractLeavesNoHalfFiles(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, map[string]string{"big": strings.Repeat("x", 2<<20) + strings.Repeat("y", 1<<20)}), files.PutOptions{})
	last := core.CIDOf(cid.Raw, bytes.Repeat([]byte("y"), 1<<20))
	broken := files.ReaderFunc(func(ctx context.Context, c cid.Cid) ([]byte, error) {
		if c.Equals(last) {
			return nil, core.Errorf(core.NotFound, "lost")
		}
		return store.Block(ctx, c)
	})
	out := t.TempDir()
	if _, err := files.Extract(t.Context(), broken, a.Cid, out, files.ExtractOptions{}); core.KindOf(err) != core.NotFound {
		t.Errorf("%v", err)
	}
	if left, err := os.ReadDir(out); err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
