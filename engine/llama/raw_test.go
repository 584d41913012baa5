//go:build linux && amd64 && !nollama

package llama

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/enginetest"
)

// A question and its answer, as engine/exact/ref has them, with the log-probabilities of a token-by-token run.
var (
	question = []int32{1, 4093, 198, 1780, 314, 260, 3575, 282, 4649, 47, 2, 198, 1, 520, 9531, 198}
	reply    = []int32{504, 3575, 282, 4649, 314, 7042, 30, 2}
	surely   = []float64{-0.5471, -0.0061, -0.0043, -0.0094, -0.0137, -0.0303, -0.1960, -0.3265}
)

func TestRaw(t *testing.T) {
	paths := enginetest.Assets(t)
	r, err := OpenRaw(paths.Library, paths.Model)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}()
	all := slices.Concat(question, reply)
	for name, step := range map[string]int{"decode": 1, "pieces": 5, "prefill": 64} {
		p, err := r.Pass(64, step, 1)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // the second window knows nothing of the first
			if err := p.Begin(t.Context(), all[:len(all)-1], len(question)-1); err != nil {
				t.Fatal(err)
			}
			for i, want := range reply {
				logits, err := p.Next(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				best, sum := slices.Max(logits), 0.0
				for _, x := range logits {
					sum += math.Exp(float64(x - best))
				}
				if got := -math.Log(sum); logits[want] != best || math.Abs(got-surely[i]) > 0.15 {
					t.Errorf("%s, token %d: log-probability %.4f, want %.4f", name, i, got, surely[i])
				}
			}
			if _, err := p.Next(t.Context()); core.KindOf(err) != core.Internal {
				t.Errorf("%s, past the end: %v", name, err)
			}
		}
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if err := p.Begin(ctx, all, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := p.Next(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled: %v", name, err)
		}
	}
}

func TestRawRefuses(t *testing.T) {
	paths := enginetest.Assets(t)
	if _, err := OpenRaw(paths.Library, "/no/such.gguf"); core.KindOf(err) != core.Invalid {
		t.Errorf("%v", err)
	}
}
