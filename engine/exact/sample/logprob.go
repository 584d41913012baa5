package sample

import (
	"slices"

	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// Norm gives the logarithm of the sum of e^l over finite logits, as docs/exact.md has it (Log-probabilities).
func Norm(logits []float32) float64 {
	most := kernel.Max(logits)
	return float64(most) + num.Log64(kernel.ExpSumWide(logits, most))
}

// Logprob is the natural logarithm of a token's probability: its logit below the norm, at most 0.
func Logprob(logit float32, norm float64) float64 { return min(float64(logit)-norm, 0) }

// Top gives the n largest logits' tokens, largest first, ties by lower id.
func Top(logits []float32, n int) []int32 {
	if n == 0 {
		return nil
	}
	ids := make([]int32, 0, n+1)
	for i, x := range logits {
		if len(ids) == n && x <= logits[ids[n-1]] {
			continue
		}
		at := len(ids)
		for at > 0 && x > logits[ids[at-1]] {
			at--
		}
		ids = slices.Insert(ids, at, int32(i))
		ids = ids[:min(len(ids), n)]
	}
	return ids
}
