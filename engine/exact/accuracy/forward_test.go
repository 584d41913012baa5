package accuracy

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
)

func someTokens(n, vocab int) []int32 {
	r := rand.New(rand.NewPCG(3, 1))
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(r.IntN(vocab))
	}
	return out
}

// On float weights, which exact/1 does not round activations for, the specification's reference and float64 differ by the 12 bits
// of attention alone; on quantised ones by the 8 bits of activations, too. What is computed otherwise differs by the logits' size.
func TestForwardIsTheReference(t *testing.T) {
	for _, c := range []struct {
		name    string
		formats []gguf.Type
		most    float64 // difference of a logit, as a share of the largest
	}{
		{"F32", []gguf.Type{gguf.F32}, 2e-3}, {"halves", []gguf.Type{gguf.F16, gguf.BF16}, 2e-3}, {"all formats", made.Formats, 0.1},
	} {
		for _, arch := range model.Architectures {
			m, err := made.Decoder(arch, c.formats...).Model()
			if err != nil {
				t.Fatal(err)
			}
			tokens := someTokens(21, m.Vocab) // odd: the last vector has no neighbour
			f := NewForward(m, 2)
			hidden, err := f.Hidden(t.Context(), tokens)
			if err != nil {
				t.Fatal(err)
			}
			logits, want := f.Logits(hidden), ref.New(m)
			worst, largest := 0.0, 0.0
			for i, token := range tokens {
				h, err := want.Next(token)
				if err != nil {
					t.Fatal(err)
				}
				for r, x := range want.Logits(h) {
					worst = max(worst, math.Abs(float64(x)-logits[i*m.Vocab+r]))
					largest = max(largest, math.Abs(float64(x)))
				}
			}
			if worst > c.most*largest || largest < 0.1 {
				t.Errorf("%s, %s: logits of up to %.3f differ by up to %.3g", arch, c.name, largest, worst)
			}
		}
	}
}

func TestForwardsThreadsChangeNothing(t *testing.T) {
	m, err := made.Decoder("qwen3", made.Formats...).Model()
	if err != nil {
		t.Fatal(err)
	}
	var first []float64
	for _, threads := range []int{1, 3} {
		hidden, err := NewForward(m, threads).Hidden(t.Context(), someTokens(9, m.Vocab))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = hidden
		}
		for i := range hidden {
			if hidden[i] != first[i] {
				t.Fatalf("element %d: %v with %d threads, %v with 1", i, hidden[i], threads, first[i])
			}
		}
	}
}

func TestForwardRefuses(t *testing.T) {
	m, err := made.Decoder("llama", gguf.F32).Model()
	if err != nil {
		t.Fatal(err)
	}
	f := NewForward(m, 1)
	for _, token := range []int32{-1, int32(m.Vocab)} {
		if _, err := f.Hidden(t.Context(), []int32{token}); core.KindOf(err) != core.Invalid {
			t.Errorf("token %d: %v", token, err)
		}
	}
	if _, err := f.Hidden(t.Context(), make([]int32, m.Context+1)); core.ReasonOf(err) != core.ReasonContextOverflow {
		t.Errorf("too long: %v", err)
	}
}
