package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// odd makes n floats: usual ones, and now and then extremes, denormal ones, zeros of both signs.
func odd(n int, seed uint64) []float32 {
	r := rand.New(rand.NewPCG(seed, 3))
	specials := []float32{0, float32(math.Copysign(0, -1)), 1e-45, -1e-40, 3e38, -3e38, 88.1, -87.1, -86.9, 0x1p-100, 127, 0.5}
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64() * 8)
		if r.IntN(10) == 0 {
			out[i] = specials[r.IntN(len(specials))]
		}
	}
	return out
}

func same(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool {
		return math.Float32bits(x) == math.Float32bits(y) || x == 0 && y == 0 || x != x && y != y
	})
}

// Every level's functions over floats give the plain bits, for all lengths.
func TestFloatsGiveThePlainBits(t *testing.T) {
	for _, l := range available() {
		for seed := range uint64(200) {
			n := int(seed)%150 + 1
			check := func(what string, f func(fs *floats, x, y []float32) []float32) {
				t.Helper()
				got, want := f(&l.floats, odd(n, seed), odd(n, seed+1000)), f(&plainFloats, odd(n, seed), odd(n, seed+1000))
				if !same(got, want) {
					t.Fatalf("%s of %d by %s: %v, want %v", what, n, l.name, got, want)
				}
			}
			check("exp", func(f *floats, x, y []float32) []float32 { f.expSub(x, y[0]); return x })
			check("scaled exp", func(f *floats, x, y []float32) []float32 { f.exponentials(x, x, y[0], 1.3); return x })
			check("swiglu", func(f *floats, x, y []float32) []float32 { f.swiglu(x, y); return x })
			check("geglu", func(f *floats, x, y []float32) []float32 {
				if f != &plainFloats {
					f.geglu(x, y)
					return x
				}
				for i := range x {
					x[i] = float32(num.GELU(x[i]) * y[i])
				}
				return x
			})
			check("add", func(f *floats, x, y []float32) []float32 { f.addTo(x, y); return x })
			check("scale", func(f *floats, x, y []float32) []float32 { f.scaleBy(x, x, y, 1.7); return x })
			check("norm", func(f *floats, x, y []float32) []float32 { f.norm(x, x, y, 1e-5); return x })
			check("exp and wide sum", func(f *floats, x, y []float32) []float32 {
				sum := math.Float64bits(f.expSumWide(x, y[0]))
				return []float32{math.Float32frombits(uint32(sum >> 36)), float32(sum & (1<<36 - 1) >> 18), float32(sum & (1<<18 - 1))}
			})
			check("exp and sum", func(f *floats, x, y []float32) []float32 { return append(x, f.expSum(x, y[0])) })
			check("sum", func(f *floats, x, y []float32) []float32 { return []float32{f.sum(x), f.sumSquares(x), f.most(x)} })
		}
	}
}

func TestQuantiseGivesThePlainBits(t *testing.T) {
	for _, l := range available() {
		for seed := range uint64(100) {
			x := odd(256, seed)
			for i := range x {
				if seed%3 == 0 {
					x[i] *= 1e-44
				}
			}
			if seed%10 == 9 {
				x[33], x[70] = float32(math.NaN()), float32(math.Inf(-1))
			}
			a, b := NewVectors(1, 256), NewVectors(1, 256)
			r := run{count: 8}
			if seed%2 == 1 { // a column of eight vectors
				a, b, r = NewVectors(8, 96), NewVectors(8, 96), run{block: 1, count: 8, down: true}
			}
			l.quantise(a, r, x)
			plainFloats.quantise(b, r, x)
			for k := range a.D {
				if b.D[k] != b.D[k] || math.IsInf(float64(b.D[k]), 0) { // no number: only that must show
					if a.D[k] == a.D[k] && !math.IsInf(float64(a.D[k]), 0) {
						t.Fatalf("%s hides what is no number: %v", l.name, a.D[k])
					}
					continue
				}
				if !slices.Equal(a.block(k), b.block(k)) || !same(a.D[k:k+1], b.D[k:k+1]) || !same(a.S[k:k+1], b.S[k:k+1]) ||
					a.Sum[k] != b.Sum[k] || a.Begin8[k] != b.Begin8[k] || a.Begin128[k] != b.Begin128[k] || a.Begin32[k] != b.Begin32[k] || a.Begin32[len(a.D)+k] != b.Begin32[len(b.D)+k] {
					t.Fatalf("%s, block %d: %v %v %v, want %v %v %v", l.name, k, a.D[k], a.S[k], a.Sum[k], b.D[k], b.S[k], b.Sum[k])
				}
			}
		}
	}
}

// Every level tells the same tokens hopeful: those that have no weight or stand at the bound too.
func TestHopefulIsThePlainOne(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 8))
	for _, l := range available() {
		for round := range 200 {
			weights := make([]float32, 1+r.IntN(RacePiece))
			if round%2 == 0 {
				weights = weights[:len(weights)&^7]
			}
			for i := range weights {
				weights[i] = float32(math.Exp(-10 * r.Float64()))
				if r.IntN(9) == 0 {
					weights[i] = 0
				}
			}
			bound := []float64{math.Inf(1), 0x1p53, 0x1p50, 1}[r.IntN(4)]
			var got, want [RacePiece / 64]uint64
			key, first := r.Uint64(), r.IntN(1<<20)
			l.hopeful(key, first, weights, bound, &got)
			plainHopeful(key, first, weights, bound, &want)
			if got != want {
				t.Fatalf("%s, %d weights, bound %v: %x, want %x", l.name, len(weights), bound, got, want)
			}
		}
	}
}
