package kernel

import (
	"math"
	"math/rand/v2"
	"testing"

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
	halves := map[gguf.Type][]int{gguf.Q4_0: {0}, gguf.Q4_1: {0, 2}, gguf.Q8_0: {0}, gguf.Q4_K: {0, 2}, gguf.Q5_K: {0, 2}, gguf.Q6_K: {208}}[kind]
	for b := 0; b < len(data); b += size {
		for _, at := range halves {
			data[b+at+1] &= 0xbf
		}
	}
	m, err := weight.Open(gguf.Tensor{Name: "random", Type: kind, Dims: []int{cols, rows}, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// vectors makes n vectors: usual ones, denormal ones, huge ones, zeros.
func vectors(n, cols int, seed uint64) (*Vectors, [][]float32) {
	r := rand.New(rand.NewPCG(seed, 8))
	v, floats := NewVectors(n, cols), make([][]float32, n)
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

// Every level, format, number of vectors and odd number of rows gives the specification's bits.
func TestLevelsGiveTheSpecificationsBits(t *testing.T) {
	for kind := range layouts {
		const rows, cols, n = 37, 512, 11
		m := random(t, kind, rows, cols, uint64(kind))
		p, err := Pack(m)
		if err != nil {
			t.Fatal(err)
		}
		v, _ := vectors(n, cols, uint64(kind))
		for _, l := range available() {
			out := make([]float32, n*rows)
			p.multiply(l, v, 0, p.Groups(), out, rows)
			for i := range n {
				for r := range rows {
					got, want := out[i*rows+r], dot(m, r, v, i)
					if math.Float32bits(got+0) != math.Float32bits(want+0) && !(got != got && want != want) {
						t.Fatalf("%s, %s, vector %d, row %d: %v (%#x), want %v (%#x)", kind, l.name, i, r, got, math.Float32bits(got), want, math.Float32bits(want))
					}
				}
			}
		}
	}
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
			if v.Sum[at] != sum || v.Begin8[at] != -8*sum || v.Begin128[at] != -128*sum {
				t.Fatalf("sums %d, %d, %d, want %d", v.Sum[at], v.Begin8[at], v.Begin128[at], sum)
			}
		}
	}
}

func BenchmarkMultiply(b *testing.B) {
	for _, c := range []struct {
		name       string
		kind       gguf.Type
		rows, cols int
	}{{"Q4_1", gguf.Q4_1, 1536, 576}, {"Q8_0", gguf.Q8_0, 4096, 576}} {
		p, err := Pack(random(b, c.kind, c.rows, c.cols, 1))
		if err != nil {
			b.Fatal(err)
		}
		for _, l := range available() {
			for _, n := range []int{1, 8, 64} {
				v, _ := vectors(n, c.cols, 2)
				out := make([]float32, n*c.rows)
				b.Run(c.name+"/"+l.name+"/"+map[int]string{1: "1", 8: "8", 64: "64"}[n], func(b *testing.B) {
					for b.Loop() {
						p.multiply(l, v, 0, p.Groups(), out, c.rows)
					}
					b.ReportMetric(float64(n*c.rows*c.cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
				})
			}
		}
	}
}
