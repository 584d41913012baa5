package kernel

import (
	"maps"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// random makes a stored matrix of random bytes with finite scales, extremes among them.
func random(t testing.TB, kind gguf.Type, rows, cols int, seed uint64) *weight.Matrix {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	elements, size := kind.Block()
	data := make([]byte, rows*cols/elements*size)
	for i := range data {
		data[i] = byte(r.Uint32())
		if r.IntN(20) == 0 {
			data[i] = byte(0xff * r.IntN(2))
		}
	}
	finite(kind, data)
	m, err := weight.Open(gguf.Tensor{Name: "random", Type: kind, Dims: []int{cols, rows}, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// finite clears a bit of the exponent of every float in stored weights.
func finite(kind gguf.Type, data []byte) {
	at := map[gguf.Type][]int{gguf.Q4_0: {1}, gguf.Q4_1: {1, 3}, gguf.Q5_0: {1}, gguf.Q5_1: {1, 3}, gguf.Q8_0: {1}, gguf.Q4_K: {1, 3}, gguf.Q5_K: {1, 3}, gguf.Q6_K: {209},
		gguf.F16: {1}, gguf.BF16: {1}, gguf.F32: {3}}[kind]
	_, size := kind.Block()
	for b := 0; b < len(data); b += size {
		for _, i := range at {
			data[b+i] &= 0xbf
		}
	}
}

// vectors makes n vectors: usual ones, denormal ones, huge ones, zeros.
func vectors(n, cols int, seed uint64) (*Vectors, [][]float32) {
	r := rand.New(rand.NewPCG(seed, 8))
	v, floats := &Vectors{Floats: true, Wide: true}, make([][]float32, n)
	v.Resize(n, cols)
	for i := range n {
		x := make([]float32, cols)
		for b := 0; b < cols; b += weight.Size {
			scale := []float64{1, 1, 1, 1e-42, 1e30, 0, 0x1p-99}[r.IntN(7)]
			for j := range weight.Size {
				x[b+j] = float32(r.NormFloat64() * scale)
				if r.IntN(40) == 0 {
					x[b+j] *= 100
				}
			}
		}
		floats[i] = x
		v.Quantise(i, x)
	}
	return v, floats
}

// dot is docs/exact.md, word by word.
func dot(m *weight.Matrix, row int, v *Vectors, i int) float32 {
	acc := float32(0)
	if !m.Quantised() {
		for c, x := range v.X[i*m.Cols:][:m.Cols] {
			acc = acc + float32(m.Float(row, c)*x)
		}
		return acc
	}
	var w weight.Block
	for b := range m.Cols / weight.Size {
		m.Block(row, b, &w)
		sum := int32(0)
		for j, q := range v.Q[i*m.Cols+b*weight.Size:][:weight.Size] {
			sum += int32(w.W[j]) * int32(q)
		}
		at := i*m.Cols/weight.Size + b
		t := float32(float32(w.D*v.D[at]) * float32(sum))
		if m.Offset() {
			t = t + float32(w.M*v.S[at])
		}
		acc = acc + t
	}
	return acc
}

// compare multiplies by every level and wants the specification's bits of all of it.
func compare(t testing.TB, m *weight.Matrix, v *Vectors) {
	t.Helper()
	packed, err := Pack(random(t, m.Type, 40, m.Cols, 9), m)
	if err != nil {
		t.Fatal(err)
	}
	p := packed[1]
	want := make([]float32, v.N*m.Rows)
	for i := range v.N {
		for r := range m.Rows {
			want[i*m.Rows+r] = dot(m, r, v, i)
		}
	}
	for _, l := range available() {
		got := make([]float32, v.N*m.Rows)
		p.multiply(l, v, Part{0, v.N, 0, p.Groups()}, got, m.Rows)
		for k, x := range got {
			if math.Float32bits(x+0) != math.Float32bits(want[k]+0) && !(x != x && want[k] != want[k]) {
				t.Fatalf("%s, %s, %d columns, vector %d, row %d: %v (%#x), want %v (%#x)", m.Type, l.name, m.Cols, k/m.Rows, k%m.Rows,
					x, math.Float32bits(x), want[k], math.Float32bits(want[k]))
			}
		}
	}
}

// Every level, format, number of vectors and odd number of rows gives the specification's bits.
func TestLevelsGiveTheSpecificationsBits(t *testing.T) {
	for kind, l := range layouts {
		most := 35
		if testing.Short() {
			most = 9
		}
		for n := 1; n <= most; n += 1 + n/9*7 {
			m := random(t, kind, 37, 512, uint64(kind)+uint64(n)<<8)
			v, _ := vectors(n, 512, uint64(kind))
			compare(t, m, v)
		}
		if l.floats() { // rows of any length
			v, _ := vectors(3, 64, 1)
			v.Resize(3, 33)
			compare(t, random(t, kind, 5, 33, 2), v)
		}
	}
}

// extremes are rows of the largest weights and vectors of the largest numbers, of both signs: sums come near to what 16 and 24
// bits hold.
func TestExtremesDoNotSaturate(t *testing.T) {
	for kind, l := range layouts {
		if l.floats() {
			continue
		}
		for _, fill := range []byte{0, 0x7f, 0x80, 0xff} {
			m := random(t, kind, 16, 512, 3)
			for r := range m.Rows {
				row := m.Row(r)
				for i := range row {
					row[i] = fill
				}
				finite(kind, row)
			}
			v, _ := vectors(8, 512, 4)
			for i := range v.N {
				x := make([]float32, 512)
				for c := range x {
					x[c] = []float32{127, -127, float32(127 * (c%2*2 - 1)), float32(127 * (c/16%2*2 - 1))}[i%4]
				}
				v.Quantise(i, x)
			}
			compare(t, m, v)
		}
	}
}

// A level is chosen by its name; where there is none of that name, it is the fastest.
func TestLevels(t *testing.T) {
	names := Levels()
	for _, name := range names {
		if got := choose(name).name; got != name {
			t.Errorf("%s chooses %s", name, got)
		}
	}
	fastest := choose("").name
	if none := choose("none").name; fastest != names[len(names)-1] || none != fastest || names[0] != "go" {
		t.Errorf("of %v, nothing chooses %s and a wrong name %s", names, fastest, none)
	}
	t.Logf("level %s of %v", Active(), names)
}

// Control that rounds otherwise, or flushes denormal numbers, is found.
func TestCheckControl(t *testing.T) {
	if err := CheckControl(); err != nil {
		t.Fatal(err)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for _, bit := range controlBits {
		before := changeControl(bit)
		err := CheckControl()
		restoreControl(before)
		if core.KindOf(err) != core.KindOf(core.Fail(core.ReasonEngine, "")) {
			t.Errorf("bit %d: %v", bit, err)
		}
	}
	if err := CheckControl(); err != nil {
		t.Fatal(err)
	}
}

func FuzzLevels(f *testing.F) {
	f.Add([]byte{1, 2, 3}, uint8(0), uint8(3))
	f.Add([]byte{0xff, 0x80, 0, 1, 0x7f, 0xff, 0, 0}, uint8(5), uint8(9))
	kinds := slices.Sorted(maps.Keys(layouts))
	f.Fuzz(func(t *testing.T, raw []byte, which, n uint8) {
		if len(raw) == 0 {
			return
		}
		kind, at := kinds[int(which)%len(kinds)], 0
		next := func() byte { at++; return raw[(at-1)%len(raw)] ^ byte((at-1)/len(raw)) }
		m := random(t, kind, 17, 256, 1)
		for r := range m.Rows {
			row := m.Row(r)
			for i := range row {
				row[i] = next()
			}
			finite(kind, row)
		}
		v, _ := vectors(int(n)%17+1, 256, 1)
		x := make([]float32, 256)
		for i := range v.N {
			for c := range x {
				bits := uint32(next())<<24 | uint32(next())<<16 | uint32(next())<<8 | uint32(next())
				x[c] = math.Float32frombits(bits &^ (1 << 30)) // finite, up to 2; denormal ones among them
			}
			v.Quantise(i, x)
		}
		compare(t, m, v)
	})
}

func TestQuantise(t *testing.T) {
	v, floats := vectors(3, 256, 5)
	for i, x := range floats {
		for b := range len(x) / weight.Size {
			at, most, sum := i*8+b, float32(0), int32(0)
			for _, f := range x[b*32:][:32] {
				most = max(most, f, -f)
			}
			for j, f := range x[b*32:][:32] {
				q := v.Q[i*256+b*32+j]
				sum += int32(q)
				want := float32(0)
				if most >= tiny {
					want = float32(math.RoundToEven(float64(f * (127 / most))))
				}
				if float32(q) != want {
					t.Fatalf("vector %d block %d: %v is %d, want %v of most %v", i, b, f, q, want, most)
				}
			}
			first := int32(0)
			for _, q := range v.Q[i*256+b*32:][:16] {
				first += int32(q)
			}
			if v.Begin32[at] != -32*first || v.Begin32[v.N*8+at] != -32*(sum-first) {
				t.Fatalf("halves begin with %d and %d, want %d and %d", v.Begin32[at], v.Begin32[v.N*8+at], -32*first, -32*(sum-first))
			}
			if v.Sum[at] != sum || v.Begin8[at] != -8*sum || v.Begin128[at] != -128*sum {
				t.Fatalf("sums %d, %d, %d, want %d", v.Sum[at], v.Begin8[at], v.Begin128[at], sum)
			}
		}
	}
}

// usual makes n vectors as they are in use: no denormal numbers, which processors are slow with.
func usual(n, cols int) *Vectors {
	v, r := &Vectors{Floats: true, Wide: true}, rand.New(rand.NewPCG(1, 9))
	v.Resize(n, cols)
	for i := range n {
		x := make([]float32, cols)
		for c := range x {
			x[c] = float32(r.NormFloat64())
		}
		v.Quantise(i, x)
	}
	return v
}

func BenchmarkMultiply(b *testing.B) {
	for _, c := range []struct {
		kind       gguf.Type
		rows, cols int
	}{{gguf.Q4_0, 1536, 576}, {gguf.Q4_1, 1536, 576}, {gguf.Q4_K, 1536, 768}, {gguf.Q5_K, 1536, 768}, {gguf.Q6_K, 1536, 768},
		{gguf.Q5_0, 1536, 576}, {gguf.Q5_1, 1536, 576}, {gguf.Q8_0, 4096, 576}, {gguf.F16, 1536, 576}, {gguf.BF16, 1536, 576}, {gguf.F32, 1536, 576}} {
		packed, err := Pack(random(b, c.kind, c.rows, c.cols, 1))
		if err != nil {
			b.Fatal(err)
		}
		p := packed[0]
		for _, l := range available() {
			for _, n := range []int{1, 8, 64} {
				v := usual(n, c.cols)
				out := make([]float32, n*c.rows)
				b.Run(c.kind.String()+"/"+l.name+"/"+map[int]string{1: "1", 8: "8", 64: "64"}[n], func(b *testing.B) {
					for b.Loop() {
						p.multiply(l, v, Part{0, n, 0, p.Groups()}, out, c.rows)
					}
					b.ReportMetric(float64(n*c.rows*c.cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
				})
			}
		}
	}
}
