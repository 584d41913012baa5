//go:build !purego

package kernel

var avx2Floats = floats{
	expSub:     expSubBy(avx2ExpSub),
	swiglu:     swigluBy(avx2Swiglu),
	sumSquares: lanesBy(avx2SumSquares, plainFloats.sumSquares),
	sum:        lanesBy(avx2Sum, plainFloats.sum),
	most:       lanesBy(avx2Most, plainFloats.most),
	scaleBy:    scaleByBy(avx2ScaleBy),
	addTo:      addToBy(avx2AddTo),
	scores:     scoresBy(avx2Scores1, avx2Scores2, avx2Scores3, avx2Scores4),
	values:     valuesBy(avx2Values1, avx2Values2),
	quantise:   plainFloats.quantise,
}

var avx512Floats = floats{
	expSub:     expSubBy(avx512ExpSub),
	swiglu:     swigluBy(avx512Swiglu),
	sumSquares: lanesBy(avx512SumSquares, plainFloats.sumSquares),
	sum:        lanesBy(avx512Sum, plainFloats.sum),
	most:       lanesBy(avx512Most, plainFloats.most),
	scaleBy:    scaleByBy(avx512ScaleBy),
	addTo:      addToBy(avx512AddTo),
	scores:     scoresBy(avx512Scores1, avx512Scores2, avx512Scores3, avx512Scores4),
	values:     valuesBy(avx512Values1, avx512Values2),
	quantise: func(v *Vectors, i int, x []float32) {
		blocks := v.Cols / 32
		if at := i * blocks; blocks > 0 {
			avx512Quantise(&x[0], &v.Q[i*v.Cols], &v.D[at], &v.S[at], &v.Sum[at], &v.Begin8[at], &v.Begin128[at], &v.Begin32[at], blocks, 4*v.N*blocks)
		}
	},
}

func scoresBy(list ...func(q, k, out *float32, d, outStride int)) func(q, keys, out []float32, heads, d, stride int) {
	return func(q, keys, out []float32, heads, d, stride int) {
		_, _, _ = q[heads*d-1], keys[d*Group-1], out[(heads-1)*stride+Group-1]
		for h := 0; h < heads; {
			n := min(len(list), heads-h)
			list[n-1](&q[h*d], &keys[0], &out[h*stride], d, 4*stride)
			h += n
		}
	}
}

func valuesBy(one, two func(w, v, out *float32, count, d, wStride int)) func(w []float32, stride int, values, out []float32, heads, count, d int) {
	return func(w []float32, stride int, values, out []float32, heads, count, d int) {
		if d%32 != 0 {
			plainFloats.values(w, stride, values, out, heads, count, d)
			return
		}
		_, _, _ = w[(heads-1)*stride+count-1], values[count*d-1], out[heads*d-1]
		for h := 0; h < heads; {
			f, n := one, 1
			if heads-h >= 2 {
				f, n = two, 2
			}
			f(&w[h*stride], &values[0], &out[h*d], count, d, 4*stride)
			h += n
		}
	}
}
