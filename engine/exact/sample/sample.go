// Package sample draws tokens as exact/1 specifies (docs/exact.md, Sampling): from logits, parameters, seed and position alone, the
// same token on every machine.
package sample

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// Sampler draws the tokens of one sequence, in order. It is not safe for concurrent use, but see Alone.
type Sampler struct {
	p       core.Params
	step    uint64
	made    map[int32]int64 // generated tokens, for presence and frequency
	seen    map[int32]bool  // prompt and generated tokens, for repeat
	matcher *grammar.Matcher
}

// rooms keeps memory for a logit of each token.
var rooms = sync.Pool{New: func() any { return new([]float32) }}

// room gives memory for n floats, to be given back.
func room(n int) (*[]float32, []float32) {
	r := rooms.Get().(*[]float32)
	*r = slices.Grow((*r)[:0], n)[:n]
	return r, *r
}

// New makes a sampler of checked parameters; a zero TopP or RepeatPenalty is off, as 1 is.
func New(p core.Params, prompt []int32) *Sampler {
	if p.TopP == 0 {
		p.TopP = 1
	}
	if p.RepeatPenalty == 0 {
		p.RepeatPenalty = 1
	}
	s := &Sampler{p: p, made: map[int32]int64{}, seen: map[int32]bool{}}
	if s.penalised() {
		for _, id := range prompt {
			s.seen[id] = true
		}
	}
	return s
}

// Constrain lets only tokens be drawn that a grammar allows. The matcher is the sampler's from now on.
func (s *Sampler) Constrain(m *grammar.Matcher) { s.matcher = m }

func (s *Sampler) penalised() bool {
	return s.p.RepeatPenalty != 1 || s.p.PresencePenalty != 0 || s.p.FrequencyPenalty != 0
}

// Next draws the next token from finite logits, one for each token of the vocabulary, and takes it.
func (s *Sampler) Next(logits []float32) (int32, error) {
	id, err := s.Pick(logits)
	if err == nil {
		s.Take(id)
	}
	return id, err
}

// coldest is the temperature below which a draw is greedy: 1 ÷ temperature must be a number.
const coldest = 1.0 / (1 << 20)

// Pick tells which token is drawn next; asked again it tells the same. Errors are of kind Invalid: penalties so extreme that a
// logit is no finite number any more, a bias on a token that is none, a grammar that no token can follow.
func (s *Sampler) Pick(logits []float32) (int32, error) {
	if s.penalised() || len(s.p.LogitBias) > 0 {
		held, adjust := room(len(logits))
		defer rooms.Put(held)
		copy(adjust, logits)
		for _, b := range s.p.LogitBias {
			if b.Token >= int64(len(logits)) {
				return 0, core.Errorf(core.Invalid, "logit_bias: token %d, the vocabulary has 0 to %d", b.Token, len(logits)-1)
			}
			adjust[b.Token] = adjust[b.Token] + float32(b.Bias)
		}
		if s.penalised() {
			s.penalise(adjust)
		}
		if logits = adjust; !num.Finite(logits) {
			return 0, core.Errorf(core.Invalid, "repeat_penalty %g makes logits that are no numbers; take one nearer to 1", s.p.RepeatPenalty)
		}
	}
	var mask grammar.Mask // nil: all
	if s.matcher != nil {
		var err error
		if mask, err = s.matcher.Mask(); err != nil {
			return 0, err
		}
	}
	id := largestOf(logits, mask)
	if s.p.Temperature >= coldest {
		id = s.draw(logits, logits[id], mask)
	}
	return id, nil
}

// Alone gives a sampler whose Pick tells the token of a step, from 0, whatever came before it; ok is false where that hangs on the
// tokens before, by a penalty or a grammar. Others may be used at the same time.
func (s *Sampler) Alone(step uint64) (one *Sampler, ok bool) {
	if s.penalised() || s.matcher != nil {
		return nil, false
	}
	return &Sampler{p: s.p, step: step}, true
}

// Take goes on with a token, whether it is the one that Pick told or not.
func (s *Sampler) Take(id int32) {
	s.step++
	s.made[id]++
	if s.penalised() {
		s.seen[id] = true
	}
	if s.matcher != nil {
		s.matcher.Take(id)
	}
}

// largestOf is Largest among the tokens of a mask that has some.
func largestOf(logits []float32, mask grammar.Mask) int32 {
	if mask == nil {
		return Largest(logits)
	}
	best := -1
	for i, word := range mask {
		for ; word != 0; word &= word - 1 {
			if id := 64*i + bits.TrailingZeros64(word); best < 0 || logits[id] > logits[best] {
				best = id
			}
		}
	}
	return int32(best)
}

// Largest gives the first index of the largest logit.
func Largest(logits []float32) int32 {
	return int32(slices.Index(logits, kernel.Max(logits)))
}

// penalise applies the repeat penalty to every token seen, presence and frequency penalties to those generated, as the OpenAI
// API defines them.
func (s *Sampler) penalise(logits []float32) {
	repeat := float32(s.p.RepeatPenalty)
	for id := range s.seen {
		if logits[id] > 0 {
			logits[id] = logits[id] / repeat
		} else {
			logits[id] = float32(logits[id] * repeat)
		}
	}
	for id, n := range s.made {
		logits[id] = logits[id] - float32(s.p.PresencePenalty+float64(s.p.FrequencyPenalty*float64(n)))
	}
}

// draw runs a race among the candidates: token i with weight w arrives after −ln(uᵢ)/w, and the first one wins. That is
// Gumbel-max in other words: each wins with a probability in proportion to its weight. Tokens
// out of the mask weigh nothing.
func (s *Sampler) draw(logits []float32, most float32, mask grammar.Mask) int32 {
	held, weights := room(len(logits))
	defer rooms.Put(held)
	kernel.ExpScaled(weights, logits, most, 1/float32(s.p.Temperature))
	if mask != nil {
		for i := range weights {
			if !mask.Has(int32(i)) {
				weights[i] = 0
			}
		}
	}
	r := race{weights: weights, key: num.Mix(uint64(s.p.Seed) + s.step*0x9e3779b97f4a7c15), winner: -1, bound: math.Inf(1),
		lightest: s.p.MinProbability()}
	if s.p.TopK == 0 && s.p.TopP >= 1 {
		r.all()
		return r.winner
	}
	for _, id := range candidates(weights, int(s.p.TopK), s.p.TopP) {
		r.run(id)
	}
	return r.winner
}

// race is a race between tokens.
type race struct {
	weights []float32
	key     uint64
	winner  int32
	least   float64 // the winner's time of arrival
	bound   float64 // least · 2⁵³

	lightest float64 // a weight below it does not count; the heaviest is 1
}

// all lets every token run.
func (r *race) all() {
	var mask [kernel.RacePiece / 64]uint64
	for first := 0; first < len(r.weights); first += kernel.RacePiece {
		kernel.Hopeful(r.key, first, r.weights[first:min(first+kernel.RacePiece, len(r.weights))], r.bound, &mask)
		for i, word := range mask {
			for ; word != 0; word &= word - 1 {
				r.run(int32(first + 64*i + bits.TrailingZeros64(word)))
			}
		}
	}
}

// run lets a token run.
func (r *race) run(id int32) {
	if w := float64(r.weights[id]); w > 0 && w >= r.lightest {
		r.arrive(id, w, num.Mix(r.key^uint64(id)*num.RaceStep)>>11)
	}
}

func (r *race) arrive(id int32, w float64, h uint64) {
	u := (float64(h) + 0.5) * (1.0 / (1 << 53))
	if r.winner >= 0 && float64((1-u)*(1-0x1p-40))/w > r.least { // −ln(u) ≥ 1−u: it cannot win, without a logarithm
		return
	}
	t := -num.Log64(u) / w
	if r.winner < 0 || t < r.least || t == r.least && id < r.winner {
		r.winner, r.least, r.bound = id, t, t*(1<<53)
	}
}

// candidates gives the topK largest weights (0: all), of these the fewest that together reach topP of their sum, largest first,
// ties by lower id. Sums are float64: that of all candidates by increasing id, that of the fewest in the order of the list.
func candidates(weights []float32, topK int, topP float64) []int32 {
	ids := ordered(weights, topK)
	if topP >= 1 {
		return ids.list(len(weights))
	}
	total := 0.0
	if topK == 0 || topK >= len(weights) {
		for _, w := range weights {
			total = total + float64(w)
		}
	} else {
		chosen := slices.Clone(ids.list(topK))
		slices.Sort(chosen)
		for _, id := range chosen {
			total = total + float64(weights[id])
		}
	}
	target, have := float64(total*topP), 0.0
	for n := 1; ; n++ {
		list := ids.list(n)
		if len(list) < n {
			return list
		}
		if have = have + float64(weights[list[n-1]]); have >= target {
			return list
		}
	}
}

// order gives tokens by weight, sorting few more of them than are asked for.
type order struct {
	weights []float32
	most    int // tokens that count
	sorted  []int32
	bound   float32 // those of at least this weight are sorted; 0 before any
}

func ordered(weights []float32, topK int) *order {
	o := &order{weights: weights, most: len(weights)}
	if topK > 0 {
		o.most = min(topK, o.most)
	}
	return o
}

// list gives the n first tokens, or fewer where there are no more.
func (o *order) list(n int) []int32 {
	n = min(n, o.most)
	for len(o.sorted) < n {
		o.more(n)
	}
	return o.sorted[:n]
}

// Steps of the bound, and how many tokens of one step are sorted without a look whether so many are wanted.
const (
	boundStep  = 0x1p-9
	boundMost  = 2048
	leastBound = 0x1p-120 // nearer to 0 it would become a denormal number
)

// more sorts tokens of a next range of weights, which begins below the heaviest; where that holds very many, the n heaviest of all
// and few more.
func (o *order) more(n int) {
	from, to := float32(math.Inf(1)), float32(boundStep)
	if o.bound > 0 {
		from, to = o.bound, o.bound*boundStep
	}
	begin := len(o.sorted)
	if to >= leastBound {
		for i, w := range o.weights {
			if w >= to && w < from {
				if len(o.sorted)-begin == boundMost {
					break
				}
				o.sorted = append(o.sorted, int32(i))
			}
		}
	}
	if to < leastBound || len(o.sorted)-begin == boundMost {
		o.sorted, o.bound = first(o.weights, min(max(2*n, boundMost), o.most)), leastBound
		return
	}
	sortByWeight(o.sorted[begin:], o.weights)
	o.bound = to
}

func sortByWeight(ids []int32, weights []float32) {
	slices.SortFunc(ids, func(a, b int32) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b)) })
}

// first sorts the n largest weights: those above a bound that leaves few more than n.
func first(weights []float32, n int) []int32 {
	bound := nth(weights, n)
	ids := make([]int32, 0, n+16)
	for i, w := range weights {
		if w >= bound {
			ids = append(ids, int32(i))
		}
	}
	sortByWeight(ids, weights)
	return ids[:n]
}

// nth gives a bound that at least n weights reach: the lower end of the n-th largest one's bucket of 2⁻⁸ relative width.
func nth(weights []float32, n int) float32 {
	var count [1 << 16]int32
	for _, w := range weights {
		count[math.Float32bits(w)>>15]++ // weights are not negative, so their bits are in order
	}
	left := n
	for i := len(count) - 1; i > 0; i-- {
		if left -= int(count[i]); left <= 0 {
			return math.Float32frombits(uint32(i) << 15)
		}
	}
	return 0
}
