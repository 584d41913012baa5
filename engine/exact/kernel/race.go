package kernel

import "github.com/cortensor-open/cortensor/engine/exact/num"

// RacePiece is the number of tokens that Hopeful looks at.
const RacePiece = 512

// Hopeful tells which tokens can still win a draw (docs/exact.md, Sampling): bit i of mask for token first + i, of weight weights[i],
// up to RacePiece of them. One that cannot is out whatever its logarithm is: −ln(u) ≥ 1−u, and bound is the best arrival so far, times
// 2⁵³. Tokens without weight may be told hopeful.
func Hopeful(key uint64, first int, weights []float32, bound float64, mask *[RacePiece / 64]uint64) {
	active.hopeful(key, first, weights, bound, mask)
}

func plainHopeful(key uint64, first int, weights []float32, bound float64, mask *[RacePiece / 64]uint64) {
	*mask = [RacePiece / 64]uint64{}
	for i, w := range weights {
		h := num.Mix(key^uint64(first+i)*num.RaceStep) >> 11
		if !(float64(float64(int64((1<<53-1)-h))*(1-0x1p-40)) > float64(bound*float64(w))) {
			mask[i/64] |= 1 << (i % 64)
		}
	}
}
