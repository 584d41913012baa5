//go:build !purego

package kernel

import (
	"unsafe"

	"github.com/cortensor-open/cortensor/engine/exact/num"
)

var avx2Floats = floats{
	expSub:     expSubBy(avx2ExpSub),
	expScaled:  expScaledBy(avx2ExpScaled),
	swiglu:     swigluBy(avx2Swiglu),
	expSum:     expSumBy(avx2ExpSum),
	expSumWide: expSumWideBy(avx2ExpSumWide),
	sumSquares: sumBy(avx2SumSquares, num.SumSquares),
	sum:        sumBy(avx2Sum, num.Sum),
	most:       mostBy(avx2Most),
	scaleBy:    scaleByBy(avx2ScaleBy),
	addTo:      addToBy(avx2AddTo),
	quantise:   quantiseBy(avx2Quantise),
	heads:      avx2Heads,
	hopeful:    plainHopeful,
}

var avx512Floats = floats{
	expSub:     expSubBy(avx512ExpSub),
	swiglu:     swigluBy(avx512Swiglu),
	expSum:     expSumBy(avx512ExpSum),
	expSumWide: expSumWideBy(avx512ExpSumWide),
	sumSquares: sumBy(avx512SumSquares, num.SumSquares),
	sum:        sumBy(avx512Sum, num.Sum),
	most:       mostBy(avx512Most),
	scaleBy:    scaleByBy(avx512ScaleBy),
	addTo:      addToBy(avx512AddTo),
	quantise:   quantiseBy(avx512Quantise),
	heads:      avx512Heads,
	hopeful: func(key uint64, first int, weights []float32, bound float64, mask *[RacePiece / 64]uint64) {
		n := len(weights)
		if n%8 != 0 || n == 0 || n > RacePiece {
			plainHopeful(key, first, weights, bound, mask)
			return
		}
		*mask = [RacePiece / 64]uint64{}
		avx512Hopeful(key, first, &weights[0], n, bound, (*byte)(unsafe.Pointer(mask)))
	},
}
