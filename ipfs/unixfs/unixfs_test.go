package unixfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// memory is a store for one test.
type memory map[cid.Cid][]byte

func (m memory) put(b Block) error {
	m[b.Cid] = bytes.Clone(b.Data)
	return dag.Check(b.Cid, b.Data)
}

func (m memory) get(_ context.Context, c cid.Cid, _ int64) ([]byte, error) {
	if data, ok := m[c]; ok {
		return data, nil
	}
	return nil, core.Errorf(core.NotFound, "no %s", c)
}

// TestGoldenCIDs holds our trees against those that Kubo 0.42 made of the same content:
// ipfs add --cid-version=1 --raw-leaves --chunker=size-CHUNK --max-file-links=LINKS of SIZE times the letter c.
func TestGoldenCIDs(t *testing.T) {
	small := Params{Chunk: 256, Links: 4}
	for _, tt := range []struct {
		size   int
		params Params
		want   string
	}{
		{0, V1x2025, "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"},
		{1, V1x2025, "bafkreibopuwahkkqplrgl3hvwu2wrbnfgoj2eau5eqjzjglsmwq2ewxpyy"},
		{1 << 20, V1x2025, "bafkreigfuprh2hwq7ckiio6khjkhhrf7b53kdg3igcrojejjewiwcoqsx4"},
		{1<<20 + 1, V1x2025, "bafybeie2vylj2xcf6iqdlpiuhe2smgarfi54dqxtdsiobk5h7t3alvqgvm"},
		{3 << 20, V1x2025, "bafybeidtqp2y6v3j4ntu27tqzs5fflur5j245wjnvlxppv2ipmbi7hnrzi"},
		{1024, small, "bafybeieostv53bsaruabjx3zfmmfac6w23yfb2mnqda6qcnf4tvslffk3e"},
		{1025, small, "bafybeigkvequdztu5cwmwvowkpmhaa3q3qpld7iznsp74o35uc2wblagbm"},
		{3000, small, "bafybeif2qewdpk4hx3y37fhjqvji7gauc2dmqzjpd3ei2fv2ow7fgrcowm"},
		{262144, small, "bafybeiaxyxalozdydhp7mqdghtrixhziijads3athfeayszq3khrwcn3yu"},
		{262145, small, "bafybeibvtgwhxpkfne6gjfdixjpg6obv5xifq5remauhfa7h335oim3go4"},
	} {
		content := bytes.Repeat([]byte("c"), tt.size)
		m := memory{}
		root, size, err := Build(t.Context(), bytes.NewReader(content), tt.params, m.put)
		if err != nil || size != int64(tt.size) || root.String() != tt.want {
			t.Errorf("%d bytes: %s, %d bytes, %v; want %s", tt.size, root, size, err, tt.want)
			continue
		}
		if got := readAll(t, m, root); !bytes.Equal(got, content) {
			t.Errorf("%d bytes: read back %d other ones", tt.size, len(got))
		}
	}
}

func readAll(t *testing.T, m memory, root cid.Cid) []byte {
	t.Helper()
	f, err := Open(t.Context(), m.get, root)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func content(size int) []byte {
	rng := rand.NewChaCha8([32]byte{1})
	data := make([]byte, size)
	rng.Read(data)
	return data
}

func TestReaderBehavesLikeAFile(t *testing.T) {
	for _, size := range []int{0, 1, 255, 256, 257, 5000} {
		m, data := memory{}, content(size)
		root, _, err := Build(t.Context(), iotest.HalfReader(bytes.NewReader(data)), Params{256, 3}, m.put)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Open(t.Context(), m.get, root)
		if err != nil {
			t.Fatal(err)
		}
		if err := iotest.TestReader(f, data); err != nil {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

func TestRangesTouchOnlyTheirBlocks(t *testing.T) {
	m, data := memory{}, content(64*256)
	root, _, err := Build(t.Context(), bytes.NewReader(data), Params{256, 4}, m.put)
	if err != nil {
		t.Fatal(err)
	}
	reads := 0
	f, err := Open(t.Context(), func(ctx context.Context, c cid.Cid, at int64) ([]byte, error) {
		reads++
		return m.get(ctx, c, at)
	}, root)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(5000, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 10)
	if _, err := io.ReadFull(f, got); err != nil || !bytes.Equal(got, data[5000:5010]) {
		t.Fatalf("%x, %v", got, err)
	}
	if reads != 4 { // root, two levels, leaf
		t.Fatalf("%d blocks read for ten bytes, want 4", reads)
	}
}

func TestBuildStopsOnErrors(t *testing.T) {
	broken := errors.New("broken")
	big := content(50 * 256)
	p := Params{256, 4}
	read := io.MultiReader(bytes.NewReader(big), iotest.ErrReader(broken))
	if _, _, err := Build(t.Context(), read, p, memory{}.put); !errors.Is(err, broken) {
		t.Errorf("reader's error: %v", err)
	}
	n := 0
	fail := func(Block) error {
		if n++; n == 7 {
			return broken
		}
		return nil
	}
	if _, _, err := Build(t.Context(), bytes.NewReader(big), p, fail); !errors.Is(err, broken) {
		t.Errorf("store's error: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := Build(ctx, bytes.NewReader(big), p, memory{}.put); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestConcurrentBuildsShareBuffersSafely(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			m, data := memory{}, bytes.Repeat([]byte{byte(i)}, 3000*(i+1))
			root, _, err := Build(t.Context(), bytes.NewReader(data), Params{256, 4}, m.put)
			if err != nil || !bytes.Equal(readAll(t, m, root), data) {
				t.Errorf("file %d: %v", i, err)
			}
		})
	}
	wg.Wait()
}

// forge makes a file node with arbitrary sizes.
func forge(m memory, children ...built) cid.Cid {
	data, _, _ := encodeFile(children, Meta{})
	c := core.CIDOf(cid.DagProtobuf, data)
	m[c] = data
	return c
}

func TestHostileTrees(t *testing.T) {
	m := memory{}
	leaf := core.CIDOf(cid.Raw, []byte("leaf"))
	m[leaf] = []byte("leaf")
	record := core.CIDOf(cid.DagCBOR, []byte{0xa0})
	m[record] = []byte{0xa0}
	directory := dag.EncodePB(dag.PBNode{Data: []byte{8, 1}})
	dir := core.CIDOf(cid.DagProtobuf, directory)
	m[dir] = directory
	deep := leaf
	for range 2 * MaxDepth {
		deep = forge(m, built{deep, 4, 4})
	}
	bomb := built{leaf, 4, 4}
	for range 10 { // 4 * 1000^10 bytes: the sizes overflow
		parts := make([]built, 1000)
		for i := range parts {
			parts[i] = bomb
		}
		bomb = built{forge(m, parts...), bomb.size * 1000, 0}
	}
	for name, root := range map[string]cid.Cid{
		"child shorter than said":  forge(m, built{leaf, 5, 5}),
		"child longer than said":   forge(m, built{leaf, 3, 3}),
		"child is a record":        forge(m, built{record, 1, 1}),
		"child is a directory":     forge(m, built{dir, 1, 1}),
		"child missing":            forge(m, built{core.CIDOf(cid.Raw, []byte("else")), 4, 4}),
		"deeper than the limit":    deep,
		"sizes that overflow":      bomb.cid,
		"a directory":              dir,
		"a record":                 record,
		"negative size of a child": forge(m, built{leaf, -1, 0}),
	} {
		f, err := Open(t.Context(), m.get, root)
		if err == nil {
			_, err = io.Copy(io.Discard, io.LimitReader(f, 1<<20))
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	m := memory{}
	root, _, err := Build(context.Background(), bytes.NewReader(content(2000)), Params{256, 4}, m.put)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(m[root])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, block []byte) {
		if len(block) > 1<<20 {
			return
		}
		c := core.CIDOf(cid.DagProtobuf, block)
		n, err := Parse(c, block)
		if err != nil {
			return
		}
		if n.Kind == File || n.Kind == Raw {
			total := int64(len(n.Inline))
			for _, child := range n.Children {
				if child.Size < 0 {
					t.Fatal("negative size")
				}
				total += child.Size
			}
			if total != n.Size {
				t.Fatalf("size %d, parts %d", n.Size, total)
			}
		}
		one := memory{c: block}
		if r, err := Open(t.Context(), one.get, c); err == nil {
			io.CopyN(io.Discard, r, 1<<16) // must end; an error is expected where children are missing
		}
	})
}

func BenchmarkBuild64MiB(b *testing.B) {
	data := content(64 << 20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, _, err := Build(b.Context(), bytes.NewReader(data), V1x2025, func(Block) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleBuild() {
	root, size, err := Build(context.Background(), bytes.NewReader([]byte("c")), V1x2025, func(Block) error { return nil })
	fmt.Println(root, size, err)
	// Output: bafkreibopuwahkkqplrgl3hvwu2wrbnfgoj2eau5eqjzjglsmwq2ewxpyy 1 <nil>
}
