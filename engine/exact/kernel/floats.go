package kernel

import (
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// floats are a level's functions over float32; each gives the bits of its plain form.
type floats struct {
	expSub     func(x []float32, most float32)
	expScaled  func(out, x []float32, most, scale float32) // nil: by expSub
	expSum     func(x []float32, most float32) float32
	swiglu     func(gate, up []float32)
	expSumWide func(x []float32, most float32) float64
	sumSquares func(x []float32) float32
	sum        func(x []float32) float32
	most       func(x []float32) float32
	scaleBy    func(out, x, weight []float32, scale float32)
	addTo      func(x, y []float32)
	quantise   func(v *Vectors, r run, x []float32) // x is as long as the run
	heads
	hopeful func(key uint64, first int, weights []float32, bound float64, mask *[RacePiece / 64]uint64)
}

// ExpSub sets each x to num.Exp(x − most).
func ExpSub(x []float32, most float32) { active.expSub(x, most) }

// ExpScaled sets out to num.Exp of (x − most) · scale.
func ExpScaled(out, x []float32, most, scale float32) { active.exponentials(out, x, most, scale) }

func (f *floats) exponentials(out, x []float32, most, scale float32) {
	if f.expScaled != nil {
		f.expScaled(out, x, most, scale)
		return
	}
	for i, v := range x {
		out[i] = float32((v - most) * scale)
	}
	f.expSub(out, 0)
}

// ExpSum is ExpSub, and gives num.Sum of what it has set.
func ExpSum(x []float32, most float32) float32 { return active.expSum(x, most) }

// ExpSumWide gives the sum in lanes, in float64, of num.Exp(x − most).
func ExpSumWide(x []float32, most float32) float64 { return active.expSumWide(x, most) }

// Sum is num.Sum.
func Sum(x []float32) float32 { return active.sum(x) }

// Max is num.Max, of one number or more. Of NaN, no particular number comes.
func Max(x []float32) float32 { return active.most(x) }

// Swiglu sets gate to num.SiLU(gate) · up.
func Swiglu(gate, up []float32) { active.swiglu(gate, up) }

// Geglu sets gate to num.GELU(gate) · up.
func Geglu(gate, up []float32) { active.geglu(gate, up) }

func (f *floats) geglu(gate, up []float32) {
	var powers [128]float32
	for len(gate) > 0 {
		n := min(len(gate), len(powers))
		t := powers[:n]
		for i, x := range gate[:n] {
			t[i] = -num.GELUExponent(x)
		}
		f.expSub(t, 0)
		for i, x := range gate[:n] {
			gate[i] = float32(x / (1 + t[i]) * up[i])
		}
		gate, up = gate[n:], up[n:]
	}
}

// ScaleBy sets out to x · scale, rounded, times the weight. out may be x.
func ScaleBy(out, x, weight []float32, scale float32) { active.scaleBy(out, x, weight, scale) }

// Add adds y to x.
func Add(x, y []float32) { active.addTo(x, y) }

// Norm sets out to RMSNorm of x: x · 1/√(mean of squares + epsilon), rounded, times the weight. out may be x.
func Norm(out, x, weight []float32, epsilon float32) { active.norm(out, x, weight, epsilon) }

func (f *floats) norm(out, x, weight []float32, epsilon float32) {
	mean := f.sumSquares(x) / float32(len(x))
	f.scaleBy(out, x, weight, 1/num.Sqrt(mean+epsilon))
}

var plainFloats = floats{
	expSub: func(x []float32, most float32) {
		for i := range x {
			x[i] = num.Exp(x[i] - most)
		}
	},
	swiglu: func(gate, up []float32) {
		for i := range gate {
			gate[i] = float32(num.SiLU(gate[i]) * up[i])
		}
	},
	expSum: func(x []float32, most float32) float32 {
		for i := range x {
			x[i] = num.Exp(x[i] - most)
		}
		return num.Sum(x)
	},
	expSumWide: func(x []float32, most float32) float64 {
		var parts [num.Lanes]float64
		for i, v := range x {
			parts[i%num.Lanes] = parts[i%num.Lanes] + float64(num.Exp(v-most))
		}
		for width := num.Lanes / 2; width > 0; width /= 2 {
			for i := range width {
				parts[i] = parts[i] + parts[i+width]
			}
		}
		return parts[0]
	},
	sumSquares: num.SumSquares,
	sum:        num.Sum,
	most:       num.Max,
	scaleBy: func(out, x, weight []float32, scale float32) {
		for i := range x {
			out[i] = float32(float32(x[i]*scale) * weight[i])
		}
	},
	addTo: func(x, y []float32) {
		for i := range x {
			x[i] = x[i] + y[i]
		}
	},
	quantise: func(v *Vectors, r run, x []float32) {
		for i := range r.count {
			at := r.at(v, i)
			d, halves := quantise(x[i*weight.Size:][:weight.Size], v.block(at))
			sum := halves[0] + halves[1]
			v.D[at], v.S[at], v.Sum[at] = d, float32(d*float32(sum)), sum
			v.Begin8[at], v.Begin128[at] = -8*sum, -128*sum
			v.Begin32[at], v.Begin32[len(v.D)+at] = -32*halves[0], -32*halves[1]
		}
	},
	heads:   plainHeads,
	hopeful: plainHopeful,
}
