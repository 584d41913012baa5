//go:build !purego

package kernel

import "github.com/cortensor-open/cortensor/engine/exact/num"

var neonFloats = floats{
	expSub:     expSubBy(neonExpSub),
	swiglu:     swigluBy(neonSwiglu),
	expSum:     expSumBy(neonExpSum),
	expSumWide: expSumWideBy(neonExpSumWide),
	sumSquares: sumBy(neonSumSquares, num.SumSquares),
	sum:        sumBy(neonSum, num.Sum),
	most:       mostBy(neonMost),
	scaleBy:    scaleByBy(neonScaleBy),
	addTo:      addToBy(neonAddTo),
	quantise:   quantiseBy(neonQuantise),
	heads:      neonHeads,
	hopeful:    plainHopeful,
}
