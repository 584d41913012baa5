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
