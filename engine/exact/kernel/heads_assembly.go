//go:build (amd64 || arm64) && !purego

package kernel

// Attention's assembly works on multiples of 16 elements of a head, and of 32 (avx2, neon: 16) of values; others go the plain way.

// scoring and mixing are kernels for a fixed number of queries.
type (
	scoring func(q *int16, dq *float32, k *int16, dk, out *float32, d, outStride int)
	mixing  func(w *int16, scales *float32, v *int16, out *float32, d, width int)
)

func rotateBy(pairs, halves func(x, cos, sin *float32, n int)) func(x, cos, sin []float32, byHalves bool) {
	return func(x, cos, sin []float32, byHalves bool) {
		n := len(cos)
		switch {
		case byHalves && n%32 == 0 && n > 0:
			halves(&x[:n][0], &cos[0], &sin[:n][0], n/2)
		case !byHalves && n%16 == 0 && n > 0:
			pairs(&x[:n][0], &cos[0], &sin[:n][0], n)
		default:
			plainHeads.rotate(x, cos, sin, byHalves)
		}
	}
}

func wholeHeadBy(f func(x *float32, out *int16, n int) float32) func([]float32, []int16) float32 {
	return func(x []float32, out []int16) float32 {
		if len(x)%16 != 0 {
			return plainHeads.wholeHead(x, out)
		}
		return f(&x[0], &out[:len(x)][0], len(x))
	}
}

// most gives the last of the counts, which are sorted, that is not above n.
func most(counts []int, n int) int {
	at := len(counts) - 1
	for counts[at] > n {
		at--
	}
	return at
}

func scoresBy(list []scoring, counts []int) func(q []int16, dq []float32, keys []int16, dk *[Positions]float32, out []float32, stride int) {
	return func(q []int16, dq []float32, keys []int16, dk *[Positions]float32, out []float32, stride int) {
		rows := len(dq)
		d := len(q) / rows
		_, _, _ = q[rows*d-1], keys[d*Positions-1], out[(rows-1)*stride+Positions-1]
		for h := 0; h < rows; {
			at := most(counts, rows-h)
			list[at](&q[h*d], &dq[h], &keys[0], &dk[0], &out[h*stride], d, 4*stride)
			h += counts[at]
		}
	}
}

func weighBy(f func(e, dv *float32, w *int16, scales *float32, rows, stride int)) func([]float32, int, *[Positions]float32, []int16, []float32) {
	return func(e []float32, stride int, dv *[Positions]float32, w []int16, scales []float32) {
		rows := len(scales)
		_, _ = e[(rows-1)*stride+Positions-1], w[rows*Positions-1]
		f(&e[0], &dv[0], &w[0], &scales[0], rows, 4*stride)
	}
}

func mixBy(list []mixing, counts []int, piece int) func(w []int16, scales []float32, values []int16, out []float32, d, width int) {
	return func(w []int16, scales []float32, values []int16, out []float32, d, width int) {
		if width%piece != 0 {
			plainHeads.mix(w, scales, values, out, d, width)
			return
		}
		rows := len(scales)
		_, _, _ = w[rows*Positions-1], values[(Positions-2)*d+2*width-1], out[(rows-1)*d+width-1]
		for h := 0; h < rows; {
			at := most(counts, rows-h)
			list[at](&w[h*Positions], &scales[h], &values[0], &out[h*d], d, width)
			h += counts[at]
		}
	}
}
