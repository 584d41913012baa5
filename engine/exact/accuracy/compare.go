package accuracy

import (
	"math"

	"github.com/cortensor-open/cortensor/core"
)

// truth is one position's distribution in float64.
type truth struct {
	logits []float64
	norm   float64 // ln Σ e^logit
	best   int     // the most likely token, of equals the first
}

func newTruth(logits []float64) truth {
	norm, best := normOf(logits)
	return truth{logits, norm, best}
}

// of gives a token's log-probability.
func (t *truth) of(token int) float64 { return t.logits[token] - t.norm }

// normOf gives the logarithm of the sum of powers, and the largest element.
func normOf[T float32 | float64](logits []T) (norm float64, best int) {
	for i, x := range logits {
		if x > logits[best] {
			best = i
		}
	}
	most, sum := float64(logits[best]), 0.0
	for _, x := range logits {
		sum += math.Exp(float64(x) - most)
	}
	return most + math.Log(sum), best
}

// difference is what an engine has at one position.
type difference struct {
	logprob float64 // of the token that comes next
	delta   float64 // its distance from the float64 one
	kl      float64 // Kullback–Leibler divergence of the engine's distribution from float64's, in nats
	flip    bool    // its most likely token is another one
}

// compare holds an engine's logits against the truth.
func (t *truth) compare(logits []float32, next int) (d difference, err error) {
	if len(logits) != len(t.logits) {
		return d, core.Errorf(core.Internal, "%d logits, want %d", len(logits), len(t.logits))
	}
	norm, best := normOf(logits)
	for i, x := range t.logits {
		right := x - t.norm
		d.kl += math.Exp(right) * (right - (float64(logits[i]) - norm))
	}
	d.logprob = float64(logits[next]) - norm
	d.delta = math.Abs(d.logprob - t.of(next))
	d.flip = best != t.best
	if sum := d.kl + d.delta; math.IsNaN(sum) || math.IsInf(sum, 0) {
		return d, core.Errorf(core.Corrupt, "logits that are no numbers")
	}
	return d, nil
}

// tally collects positions.
type tally struct {
	names   []string
	float   []float64      // log-probabilities of the next tokens
	engines [][]difference // by contestant
}

func newTally(contestants []Contestant) *tally {
	t := &tally{engines: make([][]difference, len(contestants))}
	for _, c := range contestants {
		t.names = append(t.names, c.Name)
	}
	return t
}

// mean gives the mean of n numbers and its standard error, the numbers taken as independent.
func mean(n int, at func(i int) float64) (middle, uncertain float64) {
	for i := range n {
		middle += at(i)
	}
	middle /= float64(n)
	for i := range n {
		d := at(i) - middle
		uncertain += d * d
	}
	return middle, math.Sqrt(uncertain/float64(max(1, n-1))) / math.Sqrt(float64(n))
}
