package unixfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
	"github.com/spaolacci/murmur3"
)

func TestNameHashIsMurmur3(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for n := range 200 {
		name := make([]byte, n)
		for i := range name {
			name[i] = byte(rng.Uint32())
		}
		if got, want := nameHash(string(name)), murmur3.Sum64(name); got != want {
			t.Fatalf("%x: %x, want %x", name, got, want)
		}
	}
}

// raw puts a file of one block.
func (m memory) raw(content string) Entry {
	b, a := Single([]byte(content), Options{})
	m[b.Cid] = b.Data
	return Entry{Cid: a.Cid, Tsize: a.Tsize}
}

// TestGoldenDirectories holds our directories against those of Kubo 0.42 under the profile unixfs-v1-2025.
func TestGoldenDirectories(t *testing.T) {
	m := memory{}
	named := func(name string, e Entry) Entry { e.Name = name; return e }
	build := func(entries ...Entry) Entry {
		a, err := BuildDirectory(entries, Meta{}, m.put)
		if err != nil {
			t.Fatal(err)
		}
		return Entry{Cid: a.Cid, Tsize: a.Tsize}
	}
	link, a := BuildSymlink("a", time.Time{})
	m[link.Cid] = link.Data
	var many []Entry
	for i := range 10_500 {
		many = append(many, named(fmt.Sprintf("entry-%05d", i), m.raw(fmt.Sprint(i))))
	}
	rand.Shuffle(len(many), func(i, j int) { many[i], many[j] = many[j], many[i] })
	for want, got := range map[string]Entry{
		"bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354": build(),
		"bafybeice5wuxblwbbfddumufij24uwkagukpyv6ti6k7ii6gchmwhfwtyq": build(
			named("sub", build(named("żółw", m.raw("x")))), named("a", m.raw("hello")), named("l", Entry{Cid: a.Cid, Tsize: a.Tsize})),
		"bafybeidek2rvo4aa457cdilsv6ulzim7wnssdvf4w3hbqm7tsgwpcf6s7e": build(many...),
	} {
		if got.Cid.String() != want {
			t.Errorf("%s, want %s", got.Cid, want)
		}
	}
}

// TestGoldenBigFiles has two levels of inner nodes.
func TestGoldenBigFiles(t *testing.T) {
	nothing := func(Block) error { return nil }
	a, err := Import(t.Context(), io.LimitReader(zeros{}, 1100<<20), Options{}, nothing)
	if want := "bafybeidw6sosr4uiqnivjozpik2zzazgweshjhj4knmvdywcexegxjhmyy"; err != nil || a.Cid.String() != want || a.Size != 1100<<20 {
		t.Errorf("1100 MiB of zeros: %+v, %v, want %s", a, err, want)
	}
	content := bytes.Repeat([]byte("c"), 1025*1024+1)
	a, err = Import(t.Context(), bytes.NewReader(content), Options{Params: Params{1024, 1024}}, nothing)
	if want := "bafybeieaf3qqbfmgj6fc3o3qjk7tcuqkv5xltcoem5vzrv4puvnpym7hq4"; err != nil || a.Cid.String() != want {
		t.Errorf("1026 chunks: %+v, %v, want %s", a, err, want)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestWholeFileDigest(t *testing.T) {
	for _, size := range []int{0, 1, 255, 256, 257, 512, 5000} {
		for _, meta := range []Meta{{}, {Mode: 0o644}} {
			data, m := content(size), memory{}
			a, err := Import(t.Context(), bytes.NewReader(data), Options{Params: Params{256, 3}, Meta: meta, SHA256: true}, m.put)
			whole, _ := dag.Digest(core.CIDOf(cid.Raw, data))
			if err != nil || a.SHA256 != whole || !bytes.Equal(readAll(t, m, a.Cid), data) {
				t.Errorf("%d bytes: %+v, %v", size, a, err)
			}
			if f, err := Open(t.Context(), m.get, a.Cid); err != nil || f.Meta().Mode != meta.Mode {
				t.Errorf("%d bytes: %+v, %v", size, f.Meta(), err)
			}
			total := uint64(0)
			for _, b := range m {
				total += uint64(len(b))
			}
			if a.Tsize != total { // random content: no block twice
				t.Errorf("%d bytes: size of blocks %d, want %d", size, a.Tsize, total)
			}
		}
	}
}

func TestMetaSurvives(t *testing.T) {
	m := memory{}
	want := Meta{Mode: 0o1755 &^ 0o1000, ModTime: time.Unix(-5, 7).UTC()}
	for name, build := range map[string]func() (Added, error){
		"flat": func() (Added, error) { return BuildDirectory(nil, want, m.put) },
		"file": func() (Added, error) {
			return Import(t.Context(), bytes.NewReader(content(5000)), Options{Params: Params{256, 3}, Meta: want}, m.put)
		},
		"sharded": func() (Added, error) { return BuildDirectory(entriesOf(m, 9000), want, m.put) },
	} {
		a, err := build()
		if err != nil {
			t.Fatal(err)
		}
		n, err := Parse(a.Cid, m[a.Cid])
		if err != nil || n.Meta.Mode != want.Mode || !n.Meta.ModTime.Equal(want.ModTime) {
			t.Errorf("%s: %+v, %v", name, n.Meta, err)
		}
	}
}

func entriesOf(m memory, n int) []Entry {
	var out []Entry
	e := m.raw("x")
	for i := range n {
		e.Name = fmt.Sprint("name-", i)
		out = append(out, e)
	}
	return out
}

// TestDirectoriesReadBack builds, lists and looks up directories on both sides of the threshold.
func TestDirectoriesReadBack(t *testing.T) {
	for _, n := range []int{0, 1, 100, 4000, 20_000} {
		m := memory{}
		entries := entriesOf(m, n)
		a, err := BuildDirectory(entries, Meta{}, m.put)
		if err != nil {
			t.Fatal(err)
		}
		var got []Entry
		if err := Entries(t.Context(), m.get, a.Cid, func(e Entry) error { got = append(got, e); return nil }); err != nil {
			t.Fatal(err)
		}
		byName := func(a, b Entry) int { return strings.Compare(a.Name, b.Name) }
		slices.SortFunc(got, byName)
		slices.SortFunc(entries, byName)
		if !slices.Equal(got, entries) {
			t.Errorf("%d entries: got %d others", n, len(got))
		}
		for i := 0; i < n; i += 97 {
			if e, err := Lookup(t.Context(), m.get, a.Cid, entries[i].Name); err != nil || e != entries[i] {
				t.Errorf("%v, %v", e, err)
			}
		}
		if _, err := Lookup(t.Context(), m.get, a.Cid, "nobody"); core.KindOf(err) != core.NotFound {
			t.Errorf("%d entries, a name that is not there: %v", n, err)
		}
	}
}

func TestBuildDirectoryRefuses(t *testing.T) {
	m := memory{}
	for _, names := range [][]string{{""}, {"."}, {".."}, {"a/b"}, {"a\x00"}, {"a", "b", "a"}, {strings.Repeat("n", 256)}} {
		var entries []Entry
		for _, name := range names {
			e := m.raw("x")
			e.Name = name
			entries = append(entries, e)
		}
		if _, err := BuildDirectory(entries, Meta{}, m.put); err == nil {
			t.Errorf("%.20q: no error", names)
		}
	}
}

// forgeShard makes a shard of any shape.
func (m memory) forgeShard(hash, fanout uint64, bitmap []byte, links ...dag.PBLink) cid.Cid {
	data := appendVarint(nil, fieldKind, uint64(HAMT))
	data = appendBytes(data, fieldData, bitmap)
	data = appendVarint(appendVarint(data, fieldHash, hash), fieldFanout, fanout)
	block := dag.EncodePB(dag.PBNode{Links: links, Data: data})
	c := core.CIDOf(cid.DagProtobuf, block)
	m[c] = block
	return c
}

func TestHostileShards(t *testing.T) {
	m := memory{}
	file := m.raw("x").Cid
	// where "a" belongs, and where not
	at, _ := position(nameHash("a"), 0, 8)
	bit := func(at int) []byte { b := make([]byte, at/8+1); b[0] = 1 << (at % 8); return b }
	link := func(at int, name string, c cid.Cid) dag.PBLink {
		return dag.PBLink{Cid: c, Name: fmt.Sprintf("%02X%s", at, name)}
	}
	good := m.forgeShard(murmurCode, 256, bit(at), link(at, "a", file))
	if e, err := Lookup(t.Context(), m.get, good, "a"); err != nil || !e.Cid.Equals(file) {
		t.Fatalf("the good one: %v", err)
	}
	empty := m.forgeShard(murmurCode, 256, nil)
	bomb := empty // 256^7 places, 9 blocks
	for range 7 {
		var links []dag.PBLink
		for i := range 256 {
			links = append(links, link(i, "", bomb))
		}
		bomb = m.forgeShard(murmurCode, 256, bytes.Repeat([]byte{0xff}, 32), links...)
	}
	filled := good // the same, with an entry at the bottom
	for range 7 {
		var links []dag.PBLink
		for i := range 256 {
			links = append(links, link(i, "", filled))
		}
		filled = m.forgeShard(murmurCode, 256, bytes.Repeat([]byte{0xff}, 32), links...)
	}
	deep := good
	for range 20 {
		deep = m.forgeShard(murmurCode, 256, bit(at), link(at, "", deep))
	}
	for name, c := range map[string]cid.Cid{
		"wrong place":          m.forgeShard(murmurCode, 256, bit(at^1), link(at^1, "a", file)),
		"prefix not the bit's": m.forgeShard(murmurCode, 256, bit(at^1), link(at, "a", file)),
		"small letters":        m.forgeShard(murmurCode, 256, bit(0xAB), dag.PBLink{Cid: file, Name: "aba"}),
		"no prefix":            m.forgeShard(murmurCode, 256, bit(at), dag.PBLink{Cid: file, Name: "a"}),
		"another hash":         m.forgeShard(0x12, 256, bit(at), link(at, "a", file)),
		"fan-out 0":            m.forgeShard(murmurCode, 0, nil),
		"fan-out 4":            m.forgeShard(murmurCode, 4, []byte{1}, dag.PBLink{Cid: file, Name: "0a"}),
		"fan-out 255":          m.forgeShard(murmurCode, 255, bit(at), link(at, "a", file)),
		"fan-out huge":         m.forgeShard(murmurCode, 1<<62, bit(at), link(at, "a", file)),
		"bitmap too long":      m.forgeShard(murmurCode, 256, append([]byte{1}, make([]byte, 32)...), link(0, "a", file)),
		"bits without links":   m.forgeShard(murmurCode, 256, []byte{3}, link(0, "a", file)),
		"links without bits":   m.forgeShard(murmurCode, 256, nil, link(at, "a", file)),
		"child of a fan-out":   m.forgeShard(murmurCode, 256, bit(at), link(at, "", m.forgeShard(murmurCode, 16, []byte{1}, dag.PBLink{Cid: file, Name: "0a"}))),
		"child is a file":      m.forgeShard(murmurCode, 256, bit(at), link(at, "", file)),
		"child empty":          m.forgeShard(murmurCode, 256, bit(at), link(at, "", empty)),
		"bomb":                 bomb,
		"bomb with an entry":   filled,
		"over-deep":            deep,
	} {
		err := Entries(t.Context(), m.get, c, func(Entry) error { return nil })
		if !errors.Is(err, ErrDirectory) {
			t.Errorf("%s: listing: %v", name, err)
		}
		if e, err := Lookup(t.Context(), m.get, c, "a"); err == nil {
			t.Errorf("%s: found %v", name, e)
		}
	}
}

func TestOtherFanoutsAreRead(t *testing.T) {
	m := memory{}
	file := m.raw("x").Cid
	for _, fanout := range []uint64{8, 16, 512, 1024} {
		width := map[uint64]int{8: 3, 16: 4, 512: 9, 1024: 10}[fanout]
		at, _ := position(nameHash("a"), 0, width)
		bitmap := make([]byte, at/8+1)
		bitmap[0] = 1 << (at % 8)
		name := fmt.Sprintf("%0*X", digits(fanout), at)
		c := m.forgeShard(murmurCode, fanout, bitmap, dag.PBLink{Cid: file, Name: name + "a"})
		if e, err := Lookup(t.Context(), m.get, c, "a"); err != nil || !e.Cid.Equals(file) {
			t.Errorf("fan-out %d: %v", fanout, err)
		}
		seen := 0
		if err := Entries(t.Context(), m.get, c, func(Entry) error { seen++; return nil }); err != nil || seen != 1 {
			t.Errorf("fan-out %d: %d entries, %v", fanout, seen, err)
		}
	}
}

// TestReadAtIsConcurrent reads one file from several goroutines.
func TestReadAtIsConcurrent(t *testing.T) {
	m, data := memory{}, content(200*256+17)
	root, _, err := Build(t.Context(), bytes.NewReader(data), Params{256, 4}, m.put)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.Context(), m.get, root)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for seed := range 4 {
		wg.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(seed), 0))
			for range 300 {
				from := rng.IntN(len(data))
				buf := make([]byte, 1+rng.IntN(2000))
				n, err := f.ReadAt(buf, int64(from))
				if !bytes.Equal(buf[:n], data[from:min(len(data), from+len(buf))]) || (err == io.EOF) != (n < len(buf)) {
					t.Errorf("at %d: %d bytes, %v", from, n, err)
				}
			}
		})
	}
	wg.Wait()
	if len(f.outer.keys) > maxLeaves || len(f.inner.keys) > maxInner {
		t.Errorf("%d leaves, %d inner nodes kept", len(f.outer.keys), len(f.inner.keys))
	}
}

// FuzzDirectory reads any block as a directory; what is listed must be found again.
func FuzzDirectory(f *testing.F) {
	m := memory{}
	for _, n := range []int{0, 3, 9000} {
		a, err := BuildDirectory(entriesOf(m, n), Meta{ModTime: time.Unix(1, 1)}, m.put)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(m[a.Cid])
	}
	f.Fuzz(func(t *testing.T, block []byte) {
		if len(block) > 1<<18 {
			return
		}
		c := core.CIDOf(cid.DagProtobuf, block)
		get := func(ctx context.Context, want cid.Cid, at int64) ([]byte, error) {
			if want.Equals(c) {
				return block, nil
			}
			return m.get(ctx, want, at)
		}
		left := 50
		err := Entries(t.Context(), get, c, func(e Entry) error {
			if got, err := Lookup(t.Context(), get, c, e.Name); err != nil || got != e {
				t.Fatalf("%q: %v, %v", e.Name, got, err)
			}
			if left--; left == 0 {
				return io.EOF
			}
			return nil
		})
		if err == nil {
			if _, err := DiffEntries(t.Context(), get, c, c); err != nil {
				t.Fatal(err)
			}
		}
	})
}
