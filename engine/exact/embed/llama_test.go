//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package embed

import (
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/llama"
)

func openLlama(t testing.TB, threads int) engine.Embedder {
	t.Helper()
	paths := enginetest.Assets(t)
	e, err := llama.OpenEmbedder(t.Context(), llama.EmbedderConfig{Library: paths.Library, Model: paths.Embedder, Threads: threads})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// llama.cpp gives vectors in nearly the same direction, of texts of many scripts and lengths.
func TestCloseToLlama(t *testing.T) {
	list := texts()
	theirs, err := openLlama(t, 2).Embed(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	least := 1.0
	for i, v := range embed(t, open(t, Config{}), list...) {
		sum := 0.0
		for j, x := range v {
			sum += float64(x) * float64(theirs[i][j])
		}
		least = min(least, sum)
		if sum < 0.999 {
			t.Errorf("%.40q: cosine %.6f", list[i], sum)
		}
	}
	t.Logf("least cosine of %d texts: %.6f", len(list), least)
}

// BenchmarkAgainstLlama gives how many times as fast as llama.cpp the exact embedder is, both in turns on one thread.
func BenchmarkAgainstLlama(b *testing.B) {
	ours, theirs := open(b, Config{Threads: 1}), openLlama(b, 1)
	sentence := "The quick brown fox jumps over the lazy dog. "
	for name, list := range map[string][]string{
		"sentence": {sentence}, "answers": {strings.Repeat(sentence, 6), strings.Repeat(sentence, 5)}, "sixteen": strings.Split(strings.Repeat(sentence+"|", 15)+sentence, "|"),
		"long": {strings.Repeat(sentence, 100)},
	} {
		b.Run(name, func(b *testing.B) { race(b, ours, theirs, list) })
	}
}

func race(b *testing.B, ours, theirs engine.Embedder, list []string) {
	var took [2]time.Duration
	for b.Loop() {
		for i, e := range []engine.Embedder{ours, theirs} {
			begin := time.Now()
			if _, err := e.Embed(b.Context(), list); err != nil {
				b.Fatal(err)
			}
			took[i] += time.Since(begin)
		}
	}
	b.ReportMetric(took[1].Seconds()/took[0].Seconds(), "×llama")
}
