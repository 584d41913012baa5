package enginetest

import (
	"context"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Embedder runs the acceptance suite of an embedder over all-MiniLM-L6-v2.
func Embedder(t *testing.T, e engine.Embedder) {
	t.Run("published similarities", func(t *testing.T) {
		// the example of the sentence-transformers model cards
		v := embed(t, e, "That is a happy person", "That is a very happy person", "That is a happy dog", "Today is a sunny day")
		for i, want := range []float64{0.9428, 0.6945, 0.2568} {
			if got := dot(v[0], v[i+1]); math.Abs(got-want) > 0.0015 {
				t.Errorf("similarity %d is %.4f, published %.4f", i, got, want)
			}
		}
	})
	t.Run("batches and length", func(t *testing.T) {
		long := strings.Repeat("The quick brown fox jumps over the lazy dog. ", 60)
		texts := []string{"a", long, "🙂 unicode", "That is a happy person", "."}
		for range 20 {
			texts = append(texts, "That is a happy person")
		}
		v := embed(t, e, texts...)
		alone := embed(t, e, "That is a happy person")[0]
		for i := range v {
			if texts[i] == texts[3] && dot(v[i], alone) < 0.9999 {
				t.Errorf("%d: the same text in a batch has similarity %f to itself", i, dot(v[i], alone))
			}
		}
		if s := dot(v[1], embed(t, e, long[:450])[0]); s < 0.8 {
			t.Errorf("a long text is %.3f like its beginning", s)
		}
	})
	t.Run("errors", func(t *testing.T) {
		if v, err := e.Embed(t.Context(), nil); err != nil || len(v) != 0 {
			t.Error(v, err)
		}
		if _, err := e.Embed(t.Context(), []string{"x", ""}); core.KindOf(err) != core.Invalid {
			t.Error(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if _, err := e.Embed(ctx, []string{"x"}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
	t.Run("concurrent and close", func(t *testing.T) {
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() { embed(t, e, "one", "two") })
		}
		wg.Wait()
		if err := errors.Join(e.Close(), e.Close()); err != nil {
			t.Error(err)
		}
		if _, err := e.Embed(t.Context(), []string{"x"}); core.KindOf(err) != core.Unavailable {
			t.Error(err)
		}
	})
}

func embed(t *testing.T, e engine.Embedder, texts ...string) [][]float32 {
	t.Helper()
	out, err := e.Embed(t.Context(), texts)
	if err != nil || len(out) != len(texts) {
		t.Errorf("%d vectors, %v", len(out), err)
		return make([][]float32, len(texts))
	}
	for i, v := range out {
		if l := math.Sqrt(dot(v, v)); len(v) != 384 || math.Abs(l-1) > 1e-5 {
			t.Errorf("vector %d has %d dimensions and length %g", i, len(v), l)
		}
	}
	return out
}

func dot(a, b []float32) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}
