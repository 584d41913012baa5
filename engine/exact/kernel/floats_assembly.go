//go:build (amd64 || arm64) && !purego

package kernel

import "github.com/cortensor-open/cortensor/engine/exact/num"

// The assembly works on multiples of 16 elements; what is left over goes the plain way.

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
