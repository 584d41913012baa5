package llama

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
)

// sampler draws the tokens of one sequence. The order is: bias, penalties, grammar, temperature,
// top-k, top-p, min-p, draw.
//
// The draw is a race of exponentials, equal in distribution to Gumbel-max: token i with weight w wins if -ln(u_i)/w is the
// smallest, u_i being a hash of (seed, position, i). So a draw depends on seed, position and logits alone, and a small
// change of the logits rarely changes the winner.
type sampler struct {
	p       core.Params
	step    uint64
	made    map[int32]int    // generated tokens, for presence and frequency
	seen    map[int32]bool   // prompt and generated tokens, for repeat
	matcher *grammar.Matcher // what the answer must follow, or nil
	adjust  []float32        // scratch
	weights []float32        // scratch
}

func newSampler(p core.Params, prompt []int32) *sampler {
	if p.TopP == 0 {
		p.TopP = 1
	}
	if p.RepeatPenalty == 0 {
		p.RepeatPenalty = 1
	}
	if p.Temperature < 1.0/(1<<20) { // greedy: 1 ÷ temperature must be a number
		p.Temperature = 0
	}
	s := &sampler{p: p, made: map[int32]int{}, seen: map[int32]bool{}}
	if s.penalised() {
		for _, id := range prompt {
			s.seen[id] = true
		}
	}
	return s
}

func (s *sampler) penalised() bool {
	return s.p.RepeatPenalty != 1 || s.p.PresencePenalty != 0 || s.p.FrequencyPenalty != 0
}

var errLogits = errors.New("the model gave logits that are not numbers")

// next draws the next token. Log-probabilities are of the model's own distribution, before penalties and temperature.
func (s *sampler) next(logits []float32, top int) (engine.Token, error) {
	s.weights = slices.Grow(s.weights[:0], len(logits))[:len(logits)]
	best, sum := softWeights(logits, s.weights, 1)
	norm := float64(logits[best]) + math.Log(sum)
	if math.IsNaN(norm) || math.IsInf(norm, 0) {
		return engine.Token{}, errLogits
	}
	logprob := func(id int32) float64 { return min(float64(logits[id])-norm, 0) }
	out := engine.Token{Scored: true}
	for _, id := range largest(s.weights, top) {
		out.Top = append(out.Top, engine.TokenProb{ID: id, Logprob: logprob(id)})
	}
	adjusted, err := s.adjusted(logits)
	switch {
	case err != nil:
		return engine.Token{}, err
	case adjusted != nil:
		best, sum = softWeights(adjusted, s.weights, s.temperature())
	case s.p.Temperature > 0 && s.p.Temperature != 1:
		best, sum = softWeights(logits, s.weights, s.temperature())
	}
	out.ID = int32(best)
	if s.p.Temperature > 0 {
		out.ID = s.draw(s.weights, sum)
	}
	out.Logprob = logprob(out.ID)
	s.step++
	s.made[out.ID]++
	s.seen[out.ID] = true
	if s.matcher != nil {
		s.matcher.Take(out.ID)
	}
	return out, nil
}

// adjusted gives the logits with what is asked of them, nil where that is nothing.
func (s *sampler) adjusted(logits []float32) ([]float32, error) {
	if !s.penalised() && s.p.LogitBias == nil && s.matcher == nil {
		return nil, nil
	}
	s.adjust = append(s.adjust[:0], logits...)
	for _, b := range s.p.LogitBias {
		if b.Token >= int64(len(logits)) {
			return nil, core.Errorf(core.Invalid, "logit_bias: token %d, the vocabulary has 0 to %d", b.Token, len(logits)-1)
		}
		s.adjust[b.Token] += float32(b.Bias)
	}
	if s.penalised() {
		s.penalise(s.adjust)
	}
	if s.matcher == nil {
		return s.adjust, nil
	}
	mask, err := s.matcher.Mask()
	if err != nil || mask == nil {
		return s.adjust, err
	}
	for id := range s.adjust {
		if !mask.Has(int32(id)) {
			s.adjust[id] = float32(math.Inf(-1))
		}
	}
	return s.adjust, nil
}

func (s *sampler) temperature() float32 {
	if s.p.Temperature == 0 {
		return 1 // greedy takes the largest, whatever the scale
	}
	return float32(s.p.Temperature)
}

// penalise applies the repeat penalty to every token seen, presence and frequency penalties to those generated, as the
// OpenAI API defines them.
func (s *sampler) penalise(logits []float32) {
	repeat := float32(s.p.RepeatPenalty)
	for id := range s.seen {
		if logits[id] > 0 {
			logits[id] /= repeat
		} else {
			logits[id] *= repeat
		}
	}
	for id, n := range s.made {
		logits[id] -= float32(s.p.PresencePenalty + s.p.FrequencyPenalty*float64(n))
	}
}

// draw runs the race among the candidates that top-k and top-p leave.
func (s *sampler) draw(weights []float32, sum float64) int32 {
	key := mix(uint64(s.p.Seed) + s.step*0x9e3779b97f4a7c15)
	winner, least := int32(0), math.Inf(1)
	lightest := s.p.MinProbability() // the heaviest weighs 1
	run := func(id int32) {
		w := float64(weights[id])
		if w == 0 || w < lightest {
			return
		}
		u := (float64(mix(key^uint64(id)*0xd1b54a32d192ed03)>>11) + 0.5) / (1 << 53)
		if (1-u)/w >= least { // a lower bound of the time, without a logarithm
			return
		}
		if t := -math.Log(u) / w; t < least {
			winner, least = id, t
		}
	}
	if s.p.TopK == 0 && s.p.TopP >= 1 {
		for id := range weights {
			run(int32(id))
		}
		return winner
	}
	for _, id := range candidates(weights, sum, int(s.p.TopK), s.p.TopP) {
		run(id)
	}
	return winner
}

// mix is a bijection of 64-bit words with good avalanche (the finaliser of splitmix64).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// candidates gives the topK largest weights (0: all), of these the fewest that together reach topP of their sum.
func candidates(weights []float32, sum float64, topK int, topP float64) []int32 {
	if topK > 0 && topK < len(weights) {
		ids := largest(weights, topK)
		sum = 0
		for _, id := range ids {
			sum += float64(weights[id])
		}
		return nucleus(ids, weights, sum*topP)
	}
	// Rather than sort them all, take those above a floor, and lower the floor until they reach topP.
	for floor := float32(1e-3); ; floor *= 1e-3 {
		var ids []int32
		have := 0.0
		for id, w := range weights {
			if w >= floor && w > 0 {
				ids = append(ids, int32(id))
				have += float64(w)
			}
		}
		if have >= sum*topP || floor < 1e-30 {
			sortByWeight(ids, weights)
			return nucleus(ids, weights, sum*topP)
		}
	}
}

// nucleus cuts ids, largest first, where their weights reach target. At least one is kept.
func nucleus(ids []int32, weights []float32, target float64) []int32 {
	have := 0.0
	for i, id := range ids {
		if have += float64(weights[id]); have >= target {
			return ids[:i+1]
		}
	}
	return ids
}

func sortByWeight(ids []int32, weights []float32) {
	slices.SortFunc(ids, func(a, b int32) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b)) })
}

// largest gives the ids of the n largest weights, largest first, ties by id.
func largest(weights []float32, n int) []int32 {
	n = min(n, len(weights))
	if n <= 0 {
		return nil
	}
	if n > 64 {
		ids := make([]int32, len(weights))
		for i := range ids {
			ids[i] = int32(i)
		}
		sortByWeight(ids, weights)
		return ids[:n]
	}
	ids := make([]int32, 0, n+1)
	for i, w := range weights {
		if len(ids) == n && w <= weights[ids[n-1]] {
			continue
		}
		at := len(ids)
		for at > 0 && w > weights[ids[at-1]] {
			at--
		}
		ids = slices.Insert(ids, at, int32(i))
		ids = ids[:min(len(ids), n)]
	}
	return ids
}

// softWeights fills weights with exp((x-max)/temperature) and gives the index of the first maximum and the weights' sum.
func softWeights(logits, weights []float32, temperature float32) (best int, sum float64) {
	most := logits[0]
	for i, x := range logits {
		if x > most {
			best, most = i, x
		}
	}
	top, scale := logits[best], 1/temperature
	weights = weights[:len(logits)]
	for i, x := range logits {
		w := exp32(float32((x - top) * scale))
		weights[i] = w
		sum += float64(w)
	}
	return best, sum
}

// exp32 is e^x for x ≤ 0 with a relative error below 1e-6, and 0 below -30: even a whole vocabulary of such tokens is less
// than 1e-8 of the probability. It is many times faster than math.Exp, and the vocabulary has tens of thousands of entries.
func exp32(x float32) float32 {
	if x < -30 {
		return 0
	}
	k := int32(float32(x*math.Log2E) - 0.5)
	const ln2hi, ln2lo = 0.693145751953125, 1.428606765330187e-06  // their sum is ln 2; k·ln2hi is exact
	r := x - float32(float32(k)*ln2hi) - float32(float32(k)*ln2lo) // in about [-0.35, 0.35]
	// Taylor series of e^r; the conversions forbid fusing, so every machine rounds alike
	p := float32(r*(1.0/720)) + 1.0/120
	p = float32(p*r) + 1.0/24
	p = float32(p*r) + 1.0/6
	p = float32(p*r) + 0.5
	p = float32(p*r) + 1
	p = float32(p*r) + 1
	return math.Float32frombits(math.Float32bits(p) + uint32(k)<<23)
}
