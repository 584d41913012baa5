package files_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// TestParallelEqualsSerial puts random trees with one worker and with many.
func TestParallelEqualsSerial(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 20 {
		tree := fstest.MapFS{}
		for i := range 1 + rng.IntN(200) {
			depth := rng.IntN(4)
			name := strings.Repeat(fmt.Sprintf("d%d/", rng.IntN(3)), depth) + fmt.Sprint(i)
			tree[name] = &fstest.MapFile{Data: []byte(strings.Repeat(name, rng.IntN(300)))}
		}
		p := unixfs.Params{Chunk: 1000, Links: 5} // many files are large
		serial, err := files.PutDirectory(t.Context(), ipfs.NewMemory(), tree, files.PutOptions{Workers: 1, Params: p})
		if err != nil {
			t.Fatal(err)
		}
		store := ipfs.NewMemory()
		parallel, err := files.PutDirectory(t.Context(), store, tree, files.PutOptions{Workers: 8, Params: p})
		if err != nil || parallel != serial {
			t.Fatalf("%+v, serial %+v, %v", parallel, serial, err)
		}
		size := int64(0)
		for name, f := range tree {
			size += int64(len(f.Data))
			got, err := files.Resolve(t.Context(), store, files.Path{Root: parallel.Cid, Segments: strings.Split(name, "/")})
			if err != nil {
				t.Fatal(err)
			}
			wantContent(t, store, got.Cid, string(f.Data))
		}
		if size != parallel.Size {
			t.Errorf("size %d, want %d", parallel.Size, size)
		}
	}
}

func wantContent(t *testing.T, r files.Reader, c cid.Cid, want string) {
	t.Helper()
	f, err := files.Open(t.Context(), r, c)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if _, err := f.WriteTo(&got); err != nil || got.String() != want {
		t.Fatalf("%s: %d bytes, want %d, %v", c, got.Len(), len(want), err)
	}
}

func TestVisitHearsOfEverything(t *testing.T) {
	dir := write(t, map[string]string{"a": "1", "b/c": "22", "b/l": "->c", "e/": ""})
	var told []string
	var read int64
	var mu sync.Mutex
	a, err := files.PutPath(t.Context(), ipfs.NewMemory(), dir, files.PutOptions{
		SHA256: true,
		Visit:  func(path string, a unixfs.Added) { told = append(told, fmt.Sprint(path, " ", a.Size)) },
		Progress: func(n int64) {
			mu.Lock()
			defer mu.Unlock()
			read += n
		},
	})
	slices.Sort(told)
	if err != nil || read != 3 || a.Size != 3 || strings.Join(told, ",") != ". 3,a 1,b 2,b/c 2,b/l 0,e 0" {
		t.Errorf("%v, read %d of %d, %v", told, read, a.Size, err)
	}
}

// failing is a store that breaks at the n-th block.
type failing struct {
	*ipfs.Local
	mu   sync.Mutex
	left int
}

var errBroken = errors.New("broken")

func (f *failing) Append(ctx context.Context, blocks ...unixfs.Block) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.left -= len(blocks); f.left < 0 {
		return errBroken
	}
	return f.Local.Append(ctx, blocks...)
}

// brokenFS cannot open some files.
type brokenFS struct{ fs.FS }

func (b brokenFS) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, "77") {
		return nil, errBroken
	}
	return b.FS.Open(name)
}

func TestPutDirectoryStopsOnErrors(t *testing.T) {
	tree := fstest.MapFS{}
	for i := range 3000 {
		tree[fmt.Sprintf("d%d/%d", i%10, i)] = &fstest.MapFile{Data: []byte(fmt.Sprint(i))}
	}
	for _, left := range []int{0, 1, 1500, 2999, 3005} {
		_, err := files.PutDirectory(t.Context(), &failing{Local: ipfs.NewMemory(), left: left}, tree, files.PutOptions{})
		if !errors.Is(err, errBroken) {
			t.Errorf("store breaks at %d: %v", left, err)
		}
	}
	if _, err := files.PutDirectory(t.Context(), ipfs.NewMemory(), brokenFS{tree}, files.PutOptions{}); !errors.Is(err, errBroken) {
		t.Errorf("file system: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := files.PutDirectory(ctx, ipfs.NewMemory(), tree, files.PutOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := files.PutDirectory(t.Context(), ipfs.NewMemory(), fstest.MapFS{"p": {Mode: fs.ModeNamedPipe}}, files.PutOptions{}); core.KindOf(err) != core.Invalid {
		t.Errorf("a pipe: %v", err)
	}
}

func TestResolve(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, merge(many(10_500, "big/entry-%05d"), map[string]string{"b/c": "x", "l": "->b"})), files.PutOptions{})
	file := core.CIDOf(cid.Raw, []byte("x"))
	// {"a": [1, {"x": link to the tree}], "b": "text"} and a block that is only a link to that
	link := append([]byte{0xd8, 42, 0x58, 37, 0}, a.Cid.Bytes()...)
	record := add(t, store, cid.DagCBOR, append(append([]byte("\xa2\x61a\x82\x01\xa1\x61x"), link...), "\x61b\x64text"...))
	bare := add(t, store, cid.DagCBOR, append([]byte{0xd8, 42, 0x58, 37, 0}, record.Bytes()...))
	for path, want := range map[string]string{
		"":                              a.Cid.String(),
		"/b/c":                          file.String(),
		"//b//c/":                       file.String(),
		"/big/entry-00000":              core.CIDOf(cid.Raw, []byte("0")).String(),
		"/big/entry-10499":              core.CIDOf(cid.Raw, []byte("10499")).String(),
		"/big/entry-10500":              "not_found",
		"/nothing":                      "not_found",
		"/b/c/d":                        "invalid",
		"/l/c":                          "invalid",
		"/../x":                         "invalid",
		"/b/./c":                        "invalid",
		"/" + strings.Repeat("a/", 300): "too_large",
	} {
		wantResolved(t, store, a.Cid.String()+path, want)
	}
	for path, want := range map[string]string{
		"":           record.String(),
		"/a/1/x":     a.Cid.String(),
		"/a/1/x/b/c": file.String(),
		"/a/0":       record.String() + "[a 0]",
		"/a":         record.String() + "[a]",
		"/b":         record.String() + "[b]",
		"/b/c":       "not_found",
		"/a/2":       "not_found",
		"/a/01":      "not_found",
		"/a/-1":      "not_found",
		"/c":         "not_found",
	} {
		wantResolved(t, store, "/ipfs/"+record.String()+path, want)
	}
	wantResolved(t, store, "ipfs://"+bare.String()+"/a/1/x/b/c", file.String())
	for _, bad := range []string{"", "/ipfs/", "/ipns/x", "x", "/ipfs/bafkqaaa/" + strings.Repeat("a", 20_000)} {
		if _, err := files.ParsePath(bad); err == nil {
			t.Errorf("%.20q: no error", bad)
		}
	}
}

func wantResolved(t *testing.T, r files.Reader, path, want string) {
	t.Helper()
	p, err := files.ParsePath(path)
	var got files.Resolved
	if err == nil {
		got, err = files.Resolve(t.Context(), r, p)
	}
	text := string(core.KindOf(err))
	if err == nil {
		text = got.Cid.String()
		if got.Rest != nil {
			text += fmt.Sprint(got.Rest)
		}
	}
	if text != want {
		t.Errorf("%.100s: %s, want %s (%v)", path, text, want, err)
	}
}

func merge(trees ...map[string]string) map[string]string {
	all := map[string]string{}
	for _, tree := range trees {
		maps.Copy(all, tree)
	}
	return all
}

func TestList(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, map[string]string{"f": "123", "big": strings.Repeat("x", 2<<20), "d/x": "y", "l": "->f"}), files.PutOptions{})
	var got []string
	err := files.List(t.Context(), store, a.Cid, true, func(i files.Item) error {
		got = append(got, fmt.Sprint(i.Name, " ", i.Kind, " ", i.Size))
		return nil
	})
	if want := "big file 2097152,d directory 0,f file 3,l symlink 1"; err != nil || strings.Join(got, ",") != want {
		t.Errorf("%v, %v", got, err)
	}
	if err := files.List(t.Context(), store, core.CIDOf(cid.Raw, []byte("123")), false, nil); core.KindOf(err) != core.Invalid {
		t.Errorf("a file: %v", err)
	}
}

func TestDiff(t *testing.T) {
	store := ipfs.NewMemory()
	large := many(10_500, "big/entry-%05d")
	old := merge(large, map[string]string{"same/x": "1", "a/b/c": "1", "gone/y": "1", "kind": "1"})
	fresh := merge(large, map[string]string{"same/x": "1", "a/b/c": "2", "new/z": "1", "kind/f": "1", "big/entry-00007": "other", "big/more": "1"})
	delete(fresh, "big/entry-00009")
	from, to := put(t, store, write(t, old), files.PutOptions{}), put(t, store, write(t, fresh), files.PutOptions{})
	reads := 0
	counted := files.ReaderFunc(func(ctx context.Context, c cid.Cid) ([]byte, error) {
		reads++
		return store.Block(ctx, c)
	})
	var got []string
	err := files.Diff(t.Context(), counted, from.Cid, to.Cid, files.Limits{}, func(d files.Difference) error {
		got = append(got, d.String())
		return nil
	})
	want := "~ a/b/c,~ big/entry-00007,- big/entry-00009,+ big/more,- gone,~ kind,+ new"
	if err != nil || strings.Join(got, ",") != want {
		t.Errorf("%v, %v", got, err)
	}
	if reads > 40 { // the sharded directory alone has more than 256 blocks
		t.Errorf("%d blocks read", reads)
	}
	// a directory that grows over the threshold: flat against sharded
	small := put(t, store, write(t, many(2000, "entry-%05d")), files.PutOptions{})
	sharded, err := files.Resolve(t.Context(), store, files.Path{Root: from.Cid, Segments: []string{"big"}})
	if err != nil {
		t.Fatal(err)
	}
	added := 0
	err = files.Diff(t.Context(), store, small.Cid, sharded.Cid, files.Limits{}, func(d files.Difference) error {
		if d.Old.Defined() {
			t.Errorf("%s", d)
		}
		added++
		return nil
	})
	if err != nil || added != 8500 {
		t.Errorf("%d added, %v", added, err)
	}
}

func TestVerify(t *testing.T) {
	store := ipfs.NewMemory()
	tree := merge(many(10_500, "big/entry-%05d"), map[string]string{"f": strings.Repeat("x", 3<<20), "l": "->f", "d/e/f": "1"})
	a := put(t, store, write(t, tree), files.PutOptions{})
	report, err := files.Verify(t.Context(), store, a.Cid, files.Limits{})
	if err != nil || !report.OK() || report.Blocks < 10_500 {
		t.Fatalf("%+v, %v", report, err)
	}
	lost, wrong := core.CIDOf(cid.Raw, []byte("77")), core.CIDOf(cid.Raw, []byte("78"))
	damaged := files.ReaderFunc(func(ctx context.Context, c cid.Cid) ([]byte, error) {
		switch c {
		case lost:
			return nil, core.Errorf(core.NotFound, "lost")
		case wrong:
			return []byte("79"), nil
		}
		return store.Block(ctx, c)
	})
	report, err = files.Verify(t.Context(), damaged, a.Cid, files.Limits{})
	if err != nil || report.Missing != 1 || report.Bad != 1 || len(report.Problems) != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	if _, err := files.Verify(t.Context(), store, a.Cid, files.Limits{Entries: 100}); core.KindOf(err) != core.TooLarge {
		t.Errorf("limits: %v", err)
	}
	leaf := add(t, store, cid.Raw, []byte("leaf"))
	liar := add(t, store, cid.DagProtobuf, dag.EncodePB(dag.PBNode{
		Links: []dag.PBLink{{Cid: leaf, Tsize: 4}}, Data: []byte{8, 2, 24, 5, 32, 5}, // a file of 5 bytes, all in that child
	}))
	twice := forge(t, store, dag.PBLink{Cid: leaf, Name: "a"}, dag.PBLink{Cid: leaf, Name: "a"})
	for name, root := range map[string]cid.Cid{"child's size": liar, "names": twice} {
		if report, err := files.Verify(t.Context(), store, root, files.Limits{}); err != nil || report.Bad != 1 {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
	}
	plain := add(t, store, cid.DagProtobuf, dag.EncodePB(dag.PBNode{Links: []dag.PBLink{{Cid: leaf}}, Data: []byte("not UnixFS")}))
	if report, err := files.Verify(t.Context(), store, plain, files.Limits{}); err != nil || !report.OK() || report.Blocks != 2 {
		t.Errorf("plain dag-pb: %+v, %v", report, err)
	}
}

// TestAnyBackendIsAStore puts, reads and extracts through a Backend's CARs.
func TestAnyBackendIsAStore(t *testing.T) {
	backend := ipfs.NewMemory()
	store, err := ipfs.NewBlocks(backend, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	tree := map[string]string{"a": "1", "b/c": strings.Repeat("x", 3<<20), "b/d": "1"}
	a := put(t, store, write(t, tree), files.PutOptions{})
	if report, err := files.Verify(t.Context(), backend, a.Cid, files.Limits{}); err != nil || !report.OK() {
		t.Errorf("in the backend: %+v, %v", report, err)
	}
	out := filepath.Join(t.TempDir(), "out")
	if _, err := files.Extract(t.Context(), store, a.Cid, out, files.ExtractOptions{}); err != nil {
		t.Fatal(err)
	}
	for name, want := range tree {
		wantFile(t, filepath.Join(out, name), want)
	}
	missing := forge(t, store, dag.PBLink{Cid: core.CIDOf(cid.Raw, []byte("nowhere")), Name: "a"})
	if report, err := files.Verify(t.Context(), store, missing, files.Limits{}); err != nil || report.Missing != 1 || report.Bad != 0 {
		t.Errorf("a block that the backend lacks: %+v, %v", report, err)
	}
	if err := store.Commit(t.Context(), missing); core.KindOf(err) == "" {
		t.Error("the backend took a tree that is not whole")
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}
