//go:build (amd64 || arm64) && !purego

package kernel

import (
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// The assembly works on multiples of 16 elements; what is left over, or of another width, goes the plain way.

// quantising is assembly for a run of blocks; from one to the next it is qStep bytes of q, and step of each list.
type quantising func(x *float32, q *int8, d, s *float32, sum, begin8, begin128, begin32 *int32, blocks, second, qStep, step int)

func quantiseBy(f quantising) func(*Vectors, run, []float32) {
	return func(v *Vectors, r run, x []float32) {
		qStep, step := weight.Size, 4
		if r.down {
			qStep, step = v.Cols, 4*(v.Cols/weight.Size)
		}
		at, last := r.at(v, 0), r.at(v, r.count-1)
		_, _, _ = x[r.count*weight.Size-1], v.block(last), v.D[last]
		f(&x[0], &v.block(at)[0], &v.D[at], &v.S[at], &v.Sum[at], &v.Begin8[at], &v.Begin128[at], &v.Begin32[at], r.count, 4*len(v.D), qStep, step)
	}
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

func expScaledBy(f func(out, x *float32, n int, most, scale float32)) func(out, x []float32, most, scale float32) {
	return func(out, x []float32, most, scale float32) {
		n := whole(len(x))
		if n > 0 {
			f(&out[:len(x)][0], &x[0], n, most, scale)
		}
		plainFloats.exponentials(out[n:], x[n:], most, scale)
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

func expSumBy(f func(x *float32, n int, most float32) float32) func([]float32, float32) float32 {
	return func(x []float32, most float32) float32 {
		if len(x)%num.Lanes != 0 || len(x) == 0 {
			return plainFloats.expSum(x, most)
		}
		return f(&x[0], len(x), most)
	}
}

func expSumWideBy(f func(x *float32, n int, most float32) float64) func([]float32, float32) float64 {
	return func(x []float32, most float32) float64 {
		if len(x)%num.Lanes != 0 || len(x) == 0 {
			return plainFloats.expSumWide(x, most)
		}
		return f(&x[0], len(x), most)
	}
}

func sumBy(f func(x *float32, n int) float32, plain func([]float32) float32) func([]float32) float32 {
	return func(x []float32) float32 {
		if len(x)%num.Lanes != 0 || len(x) == 0 {
			return plain(x)
		}
		return f(&x[0], len(x))
	}
}

func mostBy(f func(x *float32, n int) float32) func([]float32) float32 {
	return func(x []float32) float32 {
		n := whole(len(x))
		if n == 0 {
			return num.Max(x)
		}
		most := f(&x[0], n)
		for _, v := range x[n:] {
			most = max(most, v)
		}
		return most
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
