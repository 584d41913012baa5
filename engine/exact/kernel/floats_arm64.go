//go:build !purego

package kernel

var neonFloats = floats{
	expSub:     expSubBy(neonExpSub),
	swiglu:     swigluBy(neonSwiglu),
	sumSquares: lanesBy(neonSumSquares, plainFloats.sumSquares),
	sum:        lanesBy(neonSum, plainFloats.sum),
	most:       lanesBy(neonMost, plainFloats.most),
	scaleBy:    scaleByBy(neonScaleBy),
	addTo:      addToBy(neonAddTo),
	quantise: func(v *Vectors, i int, x []float32) {
		blocks := v.Cols / 32
		if at := i * blocks; blocks > 0 {
			neonQuantise(&x[:32*blocks][0], &v.Q[i*v.Cols], &v.D[at], &v.S[at], &v.Sum[at], &v.Begin8[at], &v.Begin128[at], &v.Begin32[at], blocks, 4*v.N*blocks)
		}
	},
	heads: neonHeads,
}
