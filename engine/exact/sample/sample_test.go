package sample

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
)

func logitsOf(n int, seed uint64) []float32 {
	r := rand.New(rand.NewPCG(seed, 2))
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(math.Round(r.NormFloat64()*16) / 4) // ties among them
	}
	return out
}

// The candidates are those of plain sorting.
func TestCandidatesAreThoseOfSorting(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 300 {
		n := 1 + r.IntN(3000)
		weights := make([]float32, n)
		for i := range weights {
			weights[i] = float32(math.Exp(math.Round(r.NormFloat64()*20) / 3))
			if r.IntN(9) == 0 {
				weights[i] = 0
			}
		}
		if most := slices.Max(weights); most > 0 && r.IntN(2) == 0 { // as those of a draw are
			for i := range weights {
				weights[i] /= most
			}
		}
		topK, topP := r.IntN(2)*r.IntN(2*n), []float64{1, 0.99, 0.5, 1e-9}[r.IntN(4)]
		want := make([]int32, n)
		for i := range want {
			want[i] = int32(i)
		}
		slices.SortStableFunc(want, func(a, b int32) int { return cmp.Compare(weights[b], weights[a]) })
		if topK > 0 && topK < n {
			want = want[:topK]
		}
		if topP < 1 {
			byID := slices.Clone(want)
			slices.Sort(byID)
			total, have := 0.0, 0.0
			for _, id := range byID {
				total += float64(weights[id])
			}
			for i, id := range want {
				if have += float64(weights[id]); have >= total*topP {
					want = want[:i+1]
					break
				}
			}
		}
		if got := candidates(weights, topK, topP); !slices.Equal(got, want) {
			t.Fatalf("%d weights, top-k %d, top-p %v: %d candidates, want %d", n, topK, topP, len(got), len(want))
		}
	}
}

// Tokens come as often as their weights say (χ² with 9 degrees of freedom stays below 27.9 with probability 0.999).
func TestFrequencies(t *testing.T) {
	logits := []float32{1, 0.5, 0, -0.5, -1, -1.5, 0.3, 0.9, -0.2, 0.7}
	sum, counts := 0.0, make([]float64, len(logits))
	for _, x := range logits {
		sum += math.Exp(float64(x) / 0.8)
	}
	const draws = 100_000
	for seed := range int64(draws) {
		counts[next(t, New(core.Params{Temperature: 0.8, Seed: seed}, nil), logits)]++
	}
	chi := 0.0
	for i, x := range logits {
		want := draws * math.Exp(float64(x)/0.8) / sum
		chi += (counts[i] - want) * (counts[i] - want) / want
	}
	if chi > 27.9 {
		t.Errorf("χ² = %.1f: %v", chi, counts)
	}
}

func TestGreedyAndTies(t *testing.T) {
	if got := next(t, New(core.Params{}, nil), []float32{1, 3, 3, 2}); got != 1 {
		t.Errorf("greedy of a tie: %d, want the lower id, 1", got)
	}
	s := New(core.Params{RepeatPenalty: 2, PresencePenalty: 0.5, FrequencyPenalty: 0.25}, []int32{1})
	var got []int32
	for range 4 {
		got = append(got, next(t, s, []float32{1, 3, 2.5, -1}))
	}
	if want := []int32{2, 1, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("with penalties %v, want %v", got, want)
	}
}

// The tokens that every machine must draw.
func TestGolden(t *testing.T) {
	h := uint64(14695981039346656037)
	for seed := range int64(200) {
		p := core.Params{Temperature: 0.3 + float64(seed%5)*0.35, TopK: seed % 3 * 40, TopP: []float64{1, 0.9, 0.5}[seed%3], Seed: seed * 7919,
			RepeatPenalty: 1 + float64(seed%2)*0.1, FrequencyPenalty: float64(seed%4) * 0.1}
		s := New(p, []int32{1, 2, 3})
		for step := range uint64(5) {
			h = (h ^ uint64(next(t, s, logitsOf(5000, uint64(seed)+step)))) * 1099511628211
		}
	}
	if h != golden {
		t.Errorf("%#x, want %#x", h, uint64(golden))
	}
}

// The same with a bias, min-p and a grammar.
func TestGoldenConstrained(t *testing.T) {
	pieces := func(id int32) []byte { return []byte(strconv.FormatInt(int64(id), 6)) }
	v := grammar.NewVocabulary(5000, pieces, func(id int32) bool { return id == 4999 })
	g, err := grammar.Compile(&core.Format{Kind: core.FormatGrammar, Text: `root ::= ([0-3]{1,7} "5" | "4" [14]*)+`})
	if err != nil {
		t.Fatal(err)
	}
	h := uint64(14695981039346656037)
	for seed := range int64(100) {
		minP := 0.001 * float64(1+seed%5)
		p := core.Params{Temperature: float64(seed%4) * 0.5, TopK: seed % 3 * 40, TopP: []float64{1, 0.9, 0.5}[seed%3], Seed: seed * 7919,
			RepeatPenalty: 1 + float64(seed%2)*0.1, MinP: &minP, LogitBias: []core.Bias{{Token: 4, Bias: 1.5}, {Token: 30, Bias: -2}}}
		s := New(p, []int32{1, 2, 3})
		s.Constrain(g.Matcher(v))
		for step := range uint64(5) {
			h = (h ^ uint64(next(t, s, logitsOf(5000, uint64(seed)+step)))) * 1099511628211
		}
	}
	if h != goldenConstrained {
		t.Errorf("%#x, want %#x", h, uint64(goldenConstrained))
	}
}

const (
	golden            = 0xb0e9b21b95e5d139
	goldenConstrained = 0xc82f63d9cebdf769
)

func BenchmarkNext(b *testing.B) {
	logits := logitsOf(49152, 1)
	for name, p := range map[string]core.Params{"greedy": {}, "all": {Temperature: 1}, "topk40": {Temperature: 1, TopK: 40}, "topp": {Temperature: 1, TopP: 0.95}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				next(b, New(p, nil), logits)
			}
		})
	}
}

func next(t testing.TB, s *Sampler, logits []float32) int32 {
	t.Helper()
	id, err := s.Next(logits)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// New parameters, and temperatures so low that one divided by them is no number.
func TestMinPBiasAndCold(t *testing.T) {
	logits := []float32{1, 3, 2.5, -1}
	for seed := range int64(300) {
		half := 0.55 // e^-0.5 is above, e^-2 below
		if id := next(t, New(core.Params{Temperature: 1, MinP: &half, Seed: seed}, nil), logits); id != 1 && id != 2 {
			t.Fatalf("min-p 0.55 let %d through", id)
		}
		p := core.Params{Temperature: 1, Seed: seed, LogitBias: []core.Bias{{Token: 0, Bias: 100}, {Token: 1, Bias: -100}}}
		if id := next(t, New(p, nil), logits); id != 0 {
			t.Fatalf("drew %d against a bias of 100", id)
		}
	}
	for _, cold := range []float64{1e-46, 1e-40, 1e-9} {
		if id := next(t, New(core.Params{Temperature: cold}, nil), logits); id != 1 {
			t.Errorf("temperature %g drew %d", cold, id)
		}
	}
	if id := next(t, New(core.Params{LogitBias: []core.Bias{{Token: 3, Bias: 4.5}}, RepeatPenalty: 2}, []int32{3}), logits); id != 1 {
		t.Errorf("a bias comes before penalties: (−1 + 4.5) ÷ 2 < 3, drew %d", id)
	}
	if _, err := New(core.Params{LogitBias: []core.Bias{{Token: 4, Bias: 1}}}, nil).Pick(logits); core.KindOf(err) != core.Invalid {
		t.Error(err)
	}
}

// A draw under a grammar is the draw of logits in which the other tokens are not.
func TestConstrained(t *testing.T) {
	pieces := []string{"a", "b", "ab", "", "ba", "c", "aa", ""}
	v := grammar.NewVocabulary(len(pieces), func(id int32) []byte { return []byte(pieces[id]) }, func(id int32) bool { return id == 7 })
	g, err := grammar.Compile(&core.Format{Kind: core.FormatGrammar, Text: `root ::= "a"+ "b"?`})
	if err != nil {
		t.Fatal(err)
	}
	logits := []float32{1, 9, 2, 9, 1.5, 9, 0.5, 0}
	allowed := []int32{0, 2, 6}
	for seed := range int64(200) {
		for _, p := range []core.Params{{Seed: seed}, {Seed: seed, Temperature: 1}, {Seed: seed, Temperature: 0.7, TopP: 0.8}, {Seed: seed, Temperature: 1.5, TopK: 2, TopP: 0.9}} {
			low := slices.Repeat([]float32{-1000}, len(logits))
			for _, id := range allowed {
				low[id] = logits[id]
			}
			s := New(p, nil)
			s.Constrain(g.Matcher(v))
			if got, want := next(t, s, logits), next(t, New(p, nil), low); got != want {
				t.Fatalf("%+v: drew %d, want %d", p, got, want)
			}
		}
	}
	s := New(core.Params{}, nil)
	s.Constrain(g.Matcher(v))
	s.Take(2)
	if id := next(t, s, logits); id != 7 {
		t.Errorf("after ab comes %d, want the end", id)
	}
}

// A penalty that makes numbers overflow is refused, whatever else is on.
func TestExtremePenalty(t *testing.T) {
	for _, p := range []core.Params{{RepeatPenalty: 1e-40}, {RepeatPenalty: 1e-40, Temperature: 1, TopP: 0.9}, {RepeatPenalty: 5e-324, Temperature: 1, TopK: 3}} {
		if _, err := New(p, []int32{0, 1}).Next([]float32{1, 0, -1, 0.5}); core.KindOf(err) != core.Invalid {
			t.Errorf("%+v: %v", p, err)
		}
	}
}

func TestNorm(t *testing.T) {
	for _, n := range []int{1, 5, 16, 33, 4000} {
		logits := logitsOf(n, uint64(n))
		norm := Norm(logits)
		sum := 0.0
		for _, l := range logits {
			sum += math.Exp(Logprob(l, norm))
		}
		if math.Abs(sum-1) > 1e-5 {
			t.Errorf("%d: probabilities add up to %g", n, sum)
		}
		top := Top(logits, 4)
		for i, id := range top[1:] {
			if a, b := logits[top[i]], logits[id]; a < b || a == b && top[i] > id {
				t.Errorf("%d: %v is not in order", n, top)
			}
		}
		if top[0] != Largest(logits) || len(top) != min(n, 4) || len(Top(logits, 0)) != 0 {
			t.Errorf("%d: top %v", n, top)
		}
	}
}
