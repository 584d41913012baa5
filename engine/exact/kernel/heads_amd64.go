//go:build !purego

package kernel

var avx2Heads = heads{
	rotate:    rotateBy(avx2RotatePairs, avx2RotateHalves),
	wholeHead: wholeHeadBy(avx2WholeHead),
	scores:    scoresBy([]scoring{avx2Scores1, avx2Scores2, avx2Scores3, avx2Scores4}, []int{1, 2, 3, 4}),
	weigh:     weighBy(avx2Weigh),
	mix:       mixBy([]mixing{avx2Mix1, avx2Mix2, avx2Mix3, avx2Mix4}, []int{1, 2, 3, 4}, 16),
	prefetch:  prefetch,
}

var avx512Heads = heads{
	rotate:    rotateBy(avx512RotatePairs, avx512RotateHalves),
	wholeHead: wholeHeadBy(avx512WholeHead),
	scores:    scoresBy([]scoring{avx512Scores1, avx512Scores2, avx512Scores3, avx512Scores4, avx512Scores6}, []int{1, 2, 3, 4, 6}),
	weigh:     weighBy(avx512Weigh),
	mix:       mixBy([]mixing{avx512Mix1, avx512Mix2, avx512Mix3, avx512Mix4, avx512Mix6}, []int{1, 2, 3, 4, 6}, 32),
	prefetch:  prefetch,
}
