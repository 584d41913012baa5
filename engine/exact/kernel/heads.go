package kernel

import (
	"math"

	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// Positions is the number of positions whose keys and values lie together, and whose weights are made whole numbers together.
// Keys of d elements lie as d/2 × Positions × 2, so that a lane is a position; values as Positions/2 × d × 2, so that a lane is
// an element: in both, what is added up lies side by side in twos.
const Positions = 32

// Whole numbers of attention; see docs/exact.md.
const (
	headMost   = 2047 // of a head's elements
	weightBits = 13   // the largest of a block's weights is 2¹³ or more, and at most 2¹⁴
)

// heads are a level's functions of attention; each gives the bits of its plain form.
type heads struct {
	rotate    func(x, cos, sin []float32, halves bool)
	wholeHead func(x []float32, out []int16) float32
	scores    func(q []int16, dq []float32, keys []int16, dk *[Positions]float32, out []float32, stride int)
	weigh     func(e []float32, stride int, dv *[Positions]float32, w []int16, scales []float32)
	mix       func(w []int16, scales []float32, values []int16, out []float32, d, width int)
	prefetch  func(p *int16, lines, step int) // nil where there is nothing
}

// Rotate sets x to x·cos + p·sin, where p is each element's partner: of adjacent elements the other one or, with halves, that of
// the other half. cos and sin are as long as what is rotated of x; sin has the sign of the element in it.
func Rotate(x, cos, sin []float32, halves bool) { active.rotate(x, cos, sin, halves) }

// WholeHead makes whole numbers of 12 bits of a head's elements, and gives their scale: NaN if an element was no number.
func WholeHead(x []float32, out []int16) float32 { return active.wholeHead(x, out) }

// Scores sets out[h·stride + p], p < Positions, to (q·k · dk[p]) · dq[h] for each query h, one after the other in q.
func Scores(q []int16, dq []float32, keys []int16, dk *[Positions]float32, out []float32, stride int) {
	active.scores(q, dq, keys, dk, out, stride)
}

// Weigh makes whole numbers of e[h·stride + p] · dv[p], p < Positions: w, Positions for each h, with a scale for each. Weights that
// are no numbers give a scale that is none.
func Weigh(e []float32, stride int, dv *[Positions]float32, w []int16, scales []float32) {
	active.weigh(e, stride, dv, w, scales)
}

// Mix adds the values of a block of positions, weighted, to out[h·d + i] for each h and i < width. values begins at the first
// element that is wanted.
func Mix(w []int16, scales []float32, values []int16, out []float32, d, width int) {
	active.mix(w, scales, values, out, d, width)
}

// line is the bytes of memory that a processor fetches together.
const line = 64

// PrefetchKeys asks for keys, of all elements, and for the scales behind them, that Scores is soon called with. Processors foresee what comes next in memory, but not
// the next page.
func PrefetchKeys(keys []int16) {
	if active.prefetch != nil {
		active.prefetch(&keys[0], (2*len(keys)+4*Positions)/line, line)
	}
}

// PrefetchValues asks for what Mix is soon called with.
func PrefetchValues(values []int16, d, width int) {
	if active.prefetch == nil {
		return
	}
	if width == d {
		active.prefetch(&values[0], (2*len(values)+4*Positions)/line, line)
		return
	}
	for at := 0; at < 2*width; at += line / 2 {
		active.prefetch(&values[at], Positions/2, 4*d)
	}
}

var plainHeads = heads{
	rotate: func(x, cos, sin []float32, halves bool) {
		n := len(cos)
		step, pairs := 2, 1
		if halves {
			step, pairs = 1, n/2
		}
		for i, k := 0, 0; k < n/2; i, k = i+step, k+1 {
			j := i + pairs
			a, b := x[i], x[j]
			x[i] = float32(a*cos[i]) + float32(b*sin[i])
			x[j] = float32(b*cos[j]) + float32(a*sin[j])
		}
	},
	wholeHead: func(x []float32, out []int16) float32 {
		most := largest(x)
		if most < tiny {
			clear(out[:len(x)])
			return 0
		}
		inverse := headMost / most
		for i, v := range x {
			out[i] = int16(num.Round(float32(v * inverse)))
		}
		return most/headMost + float32(most*0)
	},
	scores: func(q []int16, dq []float32, keys []int16, dk *[Positions]float32, out []float32, stride int) {
		d := len(q) / len(dq)
		for h, scale := range dq {
			var sums [Positions]int32
			for i := 0; i < d; i += 2 {
				a, b := int32(q[h*d+i]), int32(q[h*d+i+1])
				k := (*[2 * Positions]int16)(keys[i*Positions:])
				for p := range sums {
					sums[p] += a*int32(k[2*p]) + b*int32(k[2*p+1])
				}
			}
			to := out[h*stride:][:Positions]
			for p, sum := range sums {
				to[p] = float32(float32(float32(sum)*dk[p]) * scale)
			}
		}
	},
	weigh: func(e []float32, stride int, dv *[Positions]float32, w []int16, scales []float32) {
		for h := range scales {
			scales[h] = weigh(e[h*stride:][:Positions], dv, (*[Positions]int16)(w[h*Positions:]))
		}
	},
	mix: func(w []int16, scales []float32, values []int16, out []float32, d, width int) {
		for h, scale := range scales {
			to := out[h*d:][:width]
			for i := range to {
				sum := int32(0)
				for p := 0; p < Positions; p += 2 {
					v := values[p*d+2*i:][:2]
					sum += int32(w[h*Positions+p])*int32(v[0]) + int32(w[h*Positions+p+1])*int32(v[1])
				}
				to[i] = to[i] + float32(float32(sum)*scale)
			}
		}
	},
}

// weigh makes whole numbers of one row's weights.
func weigh(e []float32, dv *[Positions]float32, w *[Positions]int16) float32 {
	var f [Positions]float32
	for p, v := range e {
		f[p] = float32(v * dv[p])
	}
	most := largest(f[:])
	if most < tiny {
		clear(w[:])
		return 0
	}
	exponent := int(math.Float32bits(most)>>23) - 127
	up := power(weightBits - exponent)
	for p, v := range f {
		w[p] = int16(num.Round(float32(v * up)))
	}
	return power(exponent-weightBits) + float32(most*0)
}

// largest is the largest magnitude; NaN is above all numbers.
func largest(x []float32) float32 {
	bits := uint32(0)
	for _, v := range x {
		bits = max(bits, math.Float32bits(v)&^(1<<31))
	}
	return math.Float32frombits(bits)
}

// power is 2^n, −126 ≤ n ≤ 127.
func power(n int) float32 { return math.Float32frombits(uint32(n+127) << 23) }
