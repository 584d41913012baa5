package sample

import (
	"slices"

	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// Norm gives the logarithm of the sum of e^l over finite logits, as docs/exact.md has it (Log-probabilities). scratch is memory
// that is given back.
func Norm(logits, scratch []float32) (norm float64, _ []float32) {
	most := kernel.Max(logits)
	scratch = append(scratch[:0], logits...)
	kernel.ExpSub(scratch, most)
	var parts [num.Lanes]float64
	rest := scratch
	for len(rest) >= num.Lanes {
		lane := (*[num.Lanes]float32)(rest)
		for i := range parts {
			parts[i] = parts[i] + float64(lane[i])
		}
		rest = rest[num.Lanes:]
	}
	for i, e := range rest {
		parts[i] = parts[i] + float64(e)
	}
	for width := num.Lanes / 2; width > 0; width /= 2 {
		for i := range width {
			parts[i] = parts[i] + parts[i+width]
		}
	}
	return float64(most) + num.Log64(parts[0]), scratch
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
