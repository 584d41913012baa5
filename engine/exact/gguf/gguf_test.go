package gguf

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/enginetest"
)

func small(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	err := Write(&b, []Pair{
		{"general.architecture", "llama"}, {"a.uint", uint32(7)}, {"a.int", int32(-7)}, {"a.long", uint64(1) << 40}, {"a.float", float32(1.5)},
		{"a.bool", true}, {"a.strings", []string{"x", "", "\xff"}}, {"a.ints", []int32{1, -2}}, {"a.floats", []float32{0.25}},
	}, []Tensor{
		{Name: "w", Type: Q4_1, Dims: []int{64, 3}, Data: bytes.Repeat([]byte{1}, 2*20*3)},
		{Name: "v", Type: F32, Dims: []int{3}, Data: bytes.Repeat([]byte{2}, 12)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "small.gguf")
	if err := os.WriteFile(path, small(t), 0o600); err != nil {
		t.Fatal(err)
	}
	f := must[*File](t)(Open(path))
	defer f.Close()
	if got := must[string](t)(f.String("general.architecture")); got != "llama" {
		t.Errorf("architecture %q", got)
	}
	if got := must[uint64](t)(f.Uint("a.long")); got != 1<<40 {
		t.Errorf("long %d", got)
	}
	if got := must[float64](t)(f.Float("a.float")); got != 1.5 {
		t.Errorf("float %v", got)
	}
	if !must[bool](t)(f.Bool("a.bool")) {
		t.Error("bool is false")
	}
	if got := must[[]string](t)(f.Strings("a.strings")); !reflect.DeepEqual(got, []string{"x", "", "\xff"}) {
		t.Errorf("strings %q", got)
	}
	if got := must[[]int32](t)(f.Ints("a.ints")); !reflect.DeepEqual(got, []int32{1, -2}) {
		t.Errorf("ints %v", got)
	}
	if got := must[[]float32](t)(f.Floats("a.floats")); !reflect.DeepEqual(got, []float32{0.25}) {
		t.Errorf("floats %v", got)
	}
	w, ok := f.Tensor("w")
	if !ok || w.Type != Q4_1 || !reflect.DeepEqual(w.Dims, []int{64, 3}) || w.Elements() != 192 || len(w.Data) != 120 || w.Data[0] != 1 {
		t.Errorf("tensor %+v", w)
	}
	if v, _ := f.Tensor("v"); len(v.Data) != 12 || v.Data[11] != 2 {
		t.Errorf("tensor %+v", v)
	}
}

func TestWrongKeys(t *testing.T) {
	f := must[*File](t)(Parse(small(t)))
	for name, read := range map[string]func() error{
		"negative": func() error { _, err := f.Uint("a.int"); return err },
		"text":     func() error { _, err := f.Uint("general.architecture"); return err },
		"number":   func() error { _, err := f.String("a.uint"); return err },
		"list":     func() error { _, err := f.Float("a.floats"); return err },
		"item":     func() error { _, err := f.Ints("a.strings"); return err },
		"items":    func() error { _, err := f.Strings("a.ints"); return err },
		"no list":  func() error { _, err := f.Floats("a.float"); return err },
		"no bool":  func() error { _, err := f.Bool("a.uint"); return err },
	} {
		if err := read(); core.KindOf(err) != core.Corrupt {
			t.Errorf("%s: %v, want kind corrupt", name, err)
		}
	}
	if _, err := f.Uint("absent"); core.KindOf(err) != core.NotFound {
		t.Errorf("absent: %v", err)
	}
}

// A file that was cut anywhere is refused, at every byte.
func TestCutAnywhere(t *testing.T) {
	whole := small(t)
	end := bytes.LastIndexByte(whole, 2) + 1 // padding after the last tensor may be missing
	for n := range end {
		if _, err := Parse(whole[:n:n]); core.KindOf(err) != core.Corrupt {
			t.Fatalf("cut at %d of %d: %v", n, end, err)
		}
	}
	if _, err := Parse(whole[:end]); err != nil {
		t.Errorf("without the last padding: %v", err)
	}
}

func TestHostileHeaders(t *testing.T) {
	u32 := func(at int, v uint32) func([]byte) {
		return func(b []byte) { binary.LittleEndian.PutUint32(b[at:], v) }
	}
	u64 := func(at int, v uint64) func([]byte) {
		return func(b []byte) { binary.LittleEndian.PutUint64(b[at:], v) }
	}
	whole := small(t)
	tensor := bytes.Index(whole, []byte("\x01\x00\x00\x00\x00\x00\x00\x00w")) + 9 // after the first tensor's name
	for name, c := range map[string]struct {
		bend func([]byte)
		want string
	}{
		"magic":             {func(b []byte) { b[0] = 'X' }, "is it a GGUF file"},
		"version":           {u32(4, 9), "version 9"},
		"big endian":        {u32(4, 3<<24), "little-endian"},
		"endless tensors":   {u64(8, 1<<60), "tensors"},
		"endless keys":      {u64(16, 1<<60), "keys"},
		"endless key":       {u64(24, 1<<63), "key"},
		"dimensions":        {u32(tensor, 1000), "1000 dimensions"},
		"no dimensions":     {u32(tensor, 0), "0 dimensions"},
		"dimension of 0":    {u64(tensor+4, 0), "dimension of 0"},
		"overflow":          {u64(tensor+4, 1<<63), "dimension of"},
		"rows in pieces":    {u64(tensor+4, 63), "no whole blocks"},
		"type":              {u32(tensor+20, 99), "type 99, which is not known"},
		"offset far":        {u64(tensor+24, 1<<62), "cut off"},
		"offset wraps":      {u64(tensor+24, 1<<64-32), "cut off"},
		"offset in between": {u64(tensor+24, 33), "no multiple"},
		"shared bytes":      {u64(tensor+57, 96), "tensors w and v share bytes"},
		"same bytes":        {u64(tensor+57, 0), "share bytes"},
		"huge dimensions":   {u64(tensor+4, 1<<31-32), "cut off"},
		"huge products":     {func(b []byte) { u64(tensor+4, 1<<31-32)(b); u64(tensor+12, 1<<31-1)(b) }, "dimension of"},
	} {
		b := bytes.Clone(whole)
		c.bend(b)
		if _, err := Parse(b); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	twice := func(tensors bool) error {
		var b bytes.Buffer
		v := Tensor{Name: "v", Type: F32, Dims: []int{1}, Data: make([]byte, 4)}
		meta, list := []Pair{{"k", true}}, []Tensor{v}
		if tensors {
			list = append(list, v)
		} else {
			meta = append(meta, meta[0])
		}
		if err := Write(&b, meta, list); err != nil {
			t.Fatal(err)
		}
		_, err := Parse(b.Bytes())
		return err
	}
	if err := twice(true); err == nil {
		t.Error("two tensors of one name")
	}
	if err := twice(false); err == nil {
		t.Error("two keys of one name")
	}
}

func TestRealModel(t *testing.T) {
	f := must[*File](t)(Open(enginetest.Weights(t)))
	defer f.Close()
	digest := f.Digest()
	if got := hex.EncodeToString(digest[:]); got != "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53" {
		t.Fatalf("another model: %s", got)
	}
	if n := f.Len("tokenizer.ggml.tokens"); n != 49152 || len(must[[]string](t)(f.Strings("tokenizer.ggml.tokens"))) != n {
		t.Errorf("%d tokens", n)
	}
	sizes := 0
	for _, w := range f.Tensors {
		elements, bytes := w.Type.Block()
		if want := w.Elements() / elements * bytes; len(w.Data) != want {
			t.Errorf("%s: %d bytes, want %d", w.Name, len(w.Data), want)
		}
		sizes += len(w.Data)
	}
	if len(f.Tensors) != 272 || sizes < 90<<20 {
		t.Errorf("%d tensors of %d bytes", len(f.Tensors), sizes)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small(f))
	f.Add([]byte("GGUF\x03\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := Parse(data)
		if err != nil {
			return
		}
		total := 0
		for _, w := range g.Tensors {
			total += len(w.Data)
			if again, ok := g.Tensor(w.Name); !ok || again.Name != w.Name {
				t.Fatalf("tensor %q is not found by its name", w.Name)
			}
		}
		for _, k := range g.Keys() {
			g.Uint(k)
			g.Float(k)
			g.String(k)
			g.Strings(k)
			g.Ints(k)
			g.Floats(k)
			g.Bool(k)
		}
		if total > len(data) {
			t.Fatalf("%d tensors of %d bytes out of %d", len(g.Tensors), total, len(data))
		}
	})
}
