package llama

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

func TestExp32(t *testing.T) {
	for x := float32(0); x > -30; x -= 0.0137 {
		if want := math.Exp(float64(x)); math.Abs(float64(exp32(x))-want) > 1e-6*want {
			t.Fatalf("exp(%g) = %g, want %g", x, exp32(x), want)
		}
	}
	if exp32(-100) != 0 || exp32(float32(math.Inf(-1))) != 0 || exp32(0) != 1 || exp32(float32(math.NaN())) == exp32(0) {
		t.Error("edges")
	}
}

func TestLogprobsAreOfTheModel(t *testing.T) {
	logits := []float32{2, 1, 0, -1}
	sum := 0.0
	for _, l := range logits {
		sum += math.Exp(float64(l))
	}
	s := newSampler(core.Params{Temperature: 0.5, Seed: 1, RepeatPenalty: 1.5, TopK: 2}, []int32{0})
	for range 20 {
		tok, err := s.next(logits, 4)
		if err != nil {
			t.Fatal(err)
		}
		if want := float64(logits[tok.ID]) - math.Log(sum); math.Abs(tok.Logprob-want) > 1e-6 || len(tok.Top) != 4 || tok.Top[0].ID != 0 {
			t.Fatalf("%+v, want %g", tok, want)
		}
	}
	if _, err := s.next([]float32{1, float32(math.NaN())}, 0); err == nil {
		t.Error("NaN was accepted")
	}
}

func TestGreedyAndPenalties(t *testing.T) {
	logits := []float32{1, 3, 3, 2.9}
	pick := func(p core.Params, prompt []int32, n int) (ids []int32) {
		s := newSampler(p, prompt)
		for range n {
			tok, err := s.next(logits, 0)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, tok.ID)
		}
		return ids
	}
	for _, c := range []struct {
		p      core.Params
		prompt []int32
		want   []int32
	}{
		{core.Params{}, nil, []int32{1, 1, 1, 1}}, // a tie goes to the lower id
		{core.Params{Temperature: 1e-46}, nil, []int32{1, 1, 1, 1}},
		{core.Params{PresencePenalty: 1.9}, nil, []int32{1, 2, 3, 1}},
		{core.Params{FrequencyPenalty: 1}, nil, []int32{1, 2, 3, 1}},
		{core.Params{RepeatPenalty: 2}, []int32{1, 2}, []int32{3, 1, 1, 1}},
	} {
		if got := pick(c.p, c.prompt, 4); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.p, got, c.want)
		}
	}
}

// Draws follow the softmax of the logits over the temperature, within what top-k and top-p leave (chi-square, fixed seeds).
func TestDrawsFollowTheDistribution(t *testing.T) {
	logits := []float32{1, 0.5, 0, -0.5, -1, -8}
	for _, c := range []struct {
		p    core.Params
		kept int
	}{
		{core.Params{Temperature: 1}, 6}, {core.Params{Temperature: 1.7}, 6}, {core.Params{Temperature: 1, TopK: 3}, 3},
		{core.Params{Temperature: 1, TopP: 0.6}, 2}, {core.Params{Temperature: 0.8, TopK: 5, TopP: 0.99}, 5}, {core.Params{Temperature: 1, TopP: 1e-9}, 1},
	} {
		want, sum := make([]float64, len(logits)), 0.0
		for i := range c.kept {
			want[i] = math.Exp(float64(logits[i]) / c.p.Temperature)
			sum += want[i]
		}
		const n = 20000
		got := make([]float64, len(logits))
		c.p.Seed = 42
		s := newSampler(c.p, nil)
		for range n {
			tok, err := s.next(logits, 0)
			if err != nil {
				t.Fatal(err)
			}
			got[tok.ID]++
		}
		chi := 0.0
		for i := range got {
			if e := n * want[i] / sum; e > 0 {
				chi += (got[i] - e) * (got[i] - e) / e
			} else if got[i] > 0 {
				t.Errorf("%+v: drew %d, which was cut away", c.p, i)
			}
		}
		if chi > 25 { // 5 degrees of freedom: p < 0.0002
			t.Errorf("%+v: chi-square %.1f, counts %v", c.p, chi, got)
		}
	}
}

func TestCandidatesAgainstFullSort(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		weights := make([]float32, 300)
		sum := 0.0
		for i := range weights {
			weights[i] = exp32(float32(-20 * rng.Float64() * rng.Float64()))
			sum += float64(weights[i])
		}
		all := make([]int32, len(weights))
		for i := range all {
			all[i] = int32(i)
		}
		sortByWeight(all, weights)
		k, p := rng.IntN(200), rng.Float64()
		if k == 0 {
			if got, want := candidates(weights, sum, 0, p), nucleus(all, weights, sum*p); !slices.Equal(got, want) {
				t.Fatalf("top-p %g: %v, want %v", p, got, want)
			}
			continue
		}
		if got := largest(weights, k); !slices.Equal(got, all[:k]) {
			t.Fatalf("largest %d: %v, want %v", k, got, all[:k])
		}
		if got, want := candidates(weights, sum, 0, p), nucleus(all, weights, sum*p); !slices.Equal(got, want) {
			t.Fatalf("top-p %g: %v, want %v", p, got, want)
		}
	}
}

// BenchmarkSample gives what the choice of a token costs the loop, for a vocabulary of SmolLM2's size.
func BenchmarkSample(b *testing.B) {
	rng := rand.New(rand.NewPCG(3, 4))
	logits := make([]float32, 49152)
	for i := range logits {
		logits[i] = float32(rng.NormFloat64() * 3)
	}
	for name, p := range map[string]core.Params{"greedy": {}, "temperature": {Temperature: 0.7}, "top-p": {Temperature: 0.7, TopP: 0.9}, "top-k": {Temperature: 1, TopK: 40}} {
		b.Run(name, func(b *testing.B) {
			s := newSampler(p, nil)
			for b.Loop() {
				if _, err := s.next(logits, 5); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
