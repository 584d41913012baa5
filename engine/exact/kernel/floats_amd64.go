//go:build !purego

package kernel

import "github.com/cortensor-open/cortensor/engine/exact/num"

// The assembly works on multiples of 16 elements; what is left over, or of another width, goes the plain
// way.

var avx2Floats = floats{
	expSub:     expSubBy(avx2ExpSub),
	swiglu:     swigluBy(avx2Swiglu),
	sumSquares: lanesBy(avx2SumSquares, plainFloats.sumSquares),
	sum:        lanesBy(avx2Sum, plainFloats.sum),
	most:       lanesBy(avx2Most, plainFloats.most),
	scaleBy:    scaleByBy(avx2ScaleBy),
	addTo:      addToBy(avx2AddTo),
	quantise:   plainFloats.quantise,
	heads:      avx2Heads,
}

var avx512Floats = floats{
	expSub:     expSubBy(avx512ExpSub),
	swiglu:     swigluBy(avx512Swiglu),
	sumSquares: lanesBy(avx512SumSquares, plainFloats.sumSquares),
	sum:        lanesBy(avx512Sum, plainFloats.sum),
	most:       lanesBy(avx512Most, plainFloats.most),
	scaleBy:    scaleByBy(avx512ScaleBy),
	addTo:      addToBy(avx512AddTo),
	quantise: func(v *Vectors, i int, x []float32) {
		blocks := v.Cols / 32
		if at := i * blocks; blocks > 0 {
			avx512Quantise(&x[0], &v.Q[i*v.Cols], &v.D[at], &v.S[at], &v.Sum[at], &v.Begin8[at], &v.Begin128[at], &v.Begin32[at], blocks, 4*v.N*blocks)
		}
	},
	heads: avx512Heads,
}

// whole is the part of n elements that the assembly takes.
func whole(n int) int { return n &^ (num.Lanes - 1) }

func expSubBy(f func(x *float32, n int, most float32)) func([]float32, float32) {
	return func(x []float32, most float32) {
		n := whole(len(x))
		if n > 0 {
			f(&x[0], n, most)
		}
		plainFloats.expSub(x[n:], most)
	}
}

func swigluBy(f func(gate, up *float32, n int)) func(gate, up []float32) {
	return func(gate, up []float32) {
		n := whole(len(gate))
		if n > 0 {
			f(&gate[0], &up[:len(gate)][0], n)
		}
		plainFloats.swiglu(gate[n:], up[n:])
	}
}

// lanesBy is for functions that combine each 16 elements with 16 lanes.
func lanesBy(f func(x *float32, n int, lanes *[16]float32), plain func([]float32, *[num.Lanes]float32)) func([]float32, *[num.Lanes]float32) {
	return func(x []float32, lanes *[num.Lanes]float32) {
		n := whole(len(x))
		if n > 0 {
			f(&x[0], n, lanes)
		}
		plain(x[n:], lanes) // n is a multiple of the lanes
	}
}

func scaleByBy(f func(out, x, weight *float32, n int, scale float32)) func(out, x, weight []float32, scale float32) {
	return func(out, x, weight []float32, scale float32) {
		n := whole(len(x))
		if n > 0 {
			f(&out[:len(x)][0], &x[0], &weight[:len(x)][0], n, scale)
		}
		plainFloats.scaleBy(out[n:], x[n:], weight[n:], scale)
	}
}

func addToBy(f func(x, y *float32, n int)) func(x, y []float32) {
	return func(x, y []float32) {
		n := whole(len(x))
		if n > 0 {
			f(&x[0], &y[:len(x)][0], n)
		}
		plainFloats.addTo(x[n:], y[n:])
	}
}
