//go:build !purego

package kernel

var neonHeads = heads{
	rotate:    rotateBy(neonRotatePairs, neonRotateHalves),
	wholeHead: wholeHeadBy(neonWholeHead),
	scores:    scoresBy([]scoring{neonScores1, neonScores2, neonScores3}, []int{1, 2, 3}),
	weigh:     weighBy(neonWeigh),
	mix:       mixBy([]mixing{neonMix1, neonMix2, neonMix3, neonMix4, neonMix6}, []int{1, 2, 3, 4, 6}, 16),
}
