package files_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/ipfs/go-cid"
)

// exported gives a small tree as a CAR of version 1 and of version 2.
func exported(t testing.TB, store files.Reader, roots ...cid.Cid) (v1, v2 []byte) {
	t.Helper()
	var out bytes.Buffer
	m, err := files.ExportCAR(t.Context(), store, &out, files.Limits{}, roots...)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "v2.car")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	m2, err := files.ExportFile(t.Context(), store, f, files.Limits{}, roots...)
	if err != nil || m2.Blocks != m.Blocks || m2.Bytes != m.Bytes {
		t.Fatalf("%+v, %+v, %v", m, m2, err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if v2, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), v2
}

func TestCARBothVersions(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, map[string]string{"a": "1", "b/c": strings.Repeat("x", 3<<20)}), files.PutOptions{})
	b := put(t, store, write(t, many(10_500, "entry-%05d")), files.PutOptions{})
	v1, v2 := exported(t, store, a.Cid, b.Cid)
	for name, raw := range map[string][]byte{"1": v1, "2": v2} {
		into := ipfs.NewMemory()
		m, err := files.ImportCAR(t.Context(), into, bytes.NewReader(raw), files.Limits{}, b.Cid, a.Cid)
		if err != nil || len(m.Roots) != 2 || !m.Roots[0].Equals(a.Cid) {
			t.Fatalf("version %s: %+v, %v", name, m, err)
		}
		for _, root := range m.Roots {
			if report, err := files.Verify(t.Context(), into, root, files.Limits{}); err != nil || !report.OK() {
				t.Errorf("version %s: %+v, %v", name, report, err)
			}
		}
		for _, roots := range [][]cid.Cid{{a.Cid}, {a.Cid, core.CIDOf(cid.Raw, nil)}, {a.Cid, b.Cid, core.CIDOf(cid.Raw, nil)}} {
			if _, err := files.ImportCAR(t.Context(), ipfs.NewMemory(), bytes.NewReader(raw), files.Limits{}, roots...); core.KindOf(err) != core.Invalid {
				t.Errorf("version %s, other roots: %v", name, err)
			}
		}
		if _, err := files.ImportCAR(t.Context(), ipfs.NewMemory(), bytes.NewReader(raw), files.Limits{Bytes: 1 << 20}); core.KindOf(err) != core.TooLarge {
			t.Errorf("version %s, over the limit: %v", name, err)
		}
	}
}

// TestTruncatedCARs cuts a CAR at each byte: no prefix passes as the whole.
func TestTruncatedCARs(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, map[string]string{"a": "1", "b/c": "2", "b/d": "3"}), files.PutOptions{})
	v1, v2 := exported(t, store, a.Cid)
	payload := 51 + int(binary.LittleEndian.Uint64(v2[11+24:])) // what follows is the index, which a stream does not need
	for name, raw := range map[string][]byte{"1": v1, "2": v2[:payload]} {
		for cut := range raw {
			if m, err := files.ImportCAR(t.Context(), ipfs.NewMemory(), bytes.NewReader(raw[:cut]), files.Limits{}); err == nil {
				t.Fatalf("version %s cut at %d of %d: %+v", name, cut, len(raw), m)
			}
		}
	}
	// what is in the store already may be left out
	if _, err := files.ImportCAR(t.Context(), store, bytes.NewReader(v1[:bytes.LastIndex(v1, a.Cid.Bytes())+100]), files.Limits{}); err == nil {
		t.Error("a cut inside of a block passed")
	}
	var head bytes.Buffer
	w, err := car.NewWriter(&head, a.Cid)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if _, err := files.ImportCAR(t.Context(), store, bytes.NewReader(head.Bytes()), files.Limits{}); err != nil {
		t.Errorf("only a root that is there: %v", err)
	}
	if _, err := files.ImportCAR(t.Context(), ipfs.NewMemory(), bytes.NewReader(head.Bytes()), files.Limits{}); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("only a root that is not there: %v", err)
	}
}

func TestImportRefusesWrongBlocks(t *testing.T) {
	store := ipfs.NewMemory()
	a := put(t, store, write(t, map[string]string{"a": "content"}), files.PutOptions{})
	v1, _ := exported(t, store, a.Cid)
	spoiled := bytes.Replace(v1, []byte("content"), []byte("CONTENT"), 1)
	if _, err := files.ImportCAR(t.Context(), ipfs.NewMemory(), bytes.NewReader(spoiled), files.Limits{}); core.ReasonOf(err) != core.ReasonContentMismatch {
		t.Errorf("%v", err)
	}
	var rootless bytes.Buffer
	w, err := car.NewWriter(&rootless)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if _, err := files.ImportCAR(t.Context(), ipfs.NewMemory(), &rootless, files.Limits{}); core.KindOf(err) != core.Invalid {
		t.Errorf("no root: %v", err)
	}
}

// TestKuboInterop moves trees both ways as CARs and lets each side write out what the other one made.
func TestKuboInterop(t *testing.T) {
	k := newKubo(t)
	tree := merge(many(1900, "big/"+strings.Repeat("n", 95)+"%05d"), map[string]string{"a": "1", "b/c": strings.Repeat("x", 3<<20), "żółw/😀": "2", "l": "->a", "e/": ""})
	dir, store := write(t, tree), ipfs.NewMemory()
	a := put(t, store, dir, files.PutOptions{})

	v1, v2 := exported(t, store, a.Cid)
	for name, raw := range map[string][]byte{"1": v1, "2": v2} {
		if out := k.run(raw, "dag", "import", "--stats"); !strings.Contains(out, "Pinned root\t"+a.Cid.String()+"\tsuccess") {
			t.Errorf("version %s: %s", name, out)
		}
	}
	out := filepath.Join(t.TempDir(), "theirs")
	k.run(nil, "get", "-o", out, a.Cid.String())
	if again := put(t, ipfs.NewMemory(), out, files.PutOptions{}); !again.Cid.Equals(a.Cid) {
		t.Errorf("Kubo extracts %s as %s", a.Cid, again.Cid)
	}
	var ours []string
	if err := files.List(t.Context(), store, a.Cid, false, func(i files.Item) error {
		ours = append(ours, i.Cid.String()+" "+i.Name)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, line := range ours {
		c, name, _ := strings.Cut(line, " ")
		if got := k.run(nil, "resolve", "/ipfs/"+a.Cid.String()+"/"+name); got != "/ipfs/"+c {
			t.Errorf("%s: Kubo says %s", line, got)
		}
	}
	if lines := strings.Split(k.run(nil, "ls", "--size=false", "--resolve-type=false", a.Cid.String()), "\n"); len(lines) != len(ours) {
		t.Errorf("Kubo lists %v, we %v", lines, ours)
	}

	for _, flags := range [][]string{{"--cid-version=0", "--raw-leaves=false", "--chunker=size-262144"}, {"--trickle", "--chunker=size-10000"}} {
		theirs := k.run(nil, append([]string{"add", "-r", "-Q", dir}, flags...)...)
		into := ipfs.NewMemory()
		m, err := files.ImportCAR(t.Context(), into, strings.NewReader(k.runRaw("dag", "export", theirs)), files.Limits{}, decode(t, theirs))
		if err != nil {
			t.Fatal(err)
		}
		out = filepath.Join(t.TempDir(), "ours")
		if _, err := files.Extract(t.Context(), into, m.Roots[0], out, files.ExtractOptions{Symlinks: files.SymlinksInside}); err != nil {
			t.Fatal(err)
		}
		if again := put(t, ipfs.NewMemory(), out, files.PutOptions{}); !again.Cid.Equals(a.Cid) {
			t.Errorf("we extract Kubo's %s as %s", theirs, again.Cid)
		}
		if report, err := files.Verify(t.Context(), into, m.Roots[0], files.Limits{}); err != nil || !report.OK() {
			t.Errorf("%s: %+v, %v", flags, report, err)
		}
	}
}
