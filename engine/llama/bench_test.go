package llama_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/llama"
)

// BenchmarkGenerate gives tokens a second of all sequences together, and the time to the first token of a short chat.
func BenchmarkGenerate(b *testing.B) {
	e := open(b, llama.Config{})
	for _, n := range []int{1, 4, 16} {
		b.Run(fmt.Sprintf("sequences=%d", n), func(b *testing.B) {
			var made int64
			var first time.Duration
			for range b.N {
				var wg sync.WaitGroup
				var mu sync.Mutex
				for range n {
					wg.Go(func() {
						begin, heard := time.Now(), false
						r := engine.Request{Prompt: strings.Repeat("la ", 30), Params: core.Params{MaxTokens: 48, Temperature: 0.7, Seed: 1}}
						c, err := e.Generate(b.Context(), r, func(engine.Token) error {
							if !heard {
								heard = true
								mu.Lock()
								first += time.Since(begin)
								mu.Unlock()
							}
							return nil
						})
						if err != nil {
							b.Error(err)
						}
						mu.Lock()
						made += c.Usage.Completion
						mu.Unlock()
					})
				}
				wg.Wait()
			}
			b.ReportMetric(float64(made)/b.Elapsed().Seconds(), "tokens/s")
			b.ReportMetric(first.Seconds()*1000/float64(b.N*n), "first-ms")
		})
	}
}

// BenchmarkOpen gives the time to load the model when its digest is known.
func BenchmarkOpen(b *testing.B) {
	paths := enginetest.Assets(b)
	for b.Loop() {
		e, err := llama.Open(b.Context(), llama.Config{Library: paths.Library, Model: paths.Model, Digest: make([]byte, 32), Template: "x"})
		if err != nil {
			b.Fatal(err)
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEmbed gives the time of one sentence.
func BenchmarkEmbed(b *testing.B) {
	paths := enginetest.Assets(b)
	e, err := llama.OpenEmbedder(b.Context(), llama.EmbedderConfig{Library: paths.Library, Model: paths.Embedder})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	for b.Loop() {
		if _, err := e.Embed(b.Context(), []string{"That is a happy person, and this is a sentence of some length."}); err != nil {
			b.Fatal(err)
		}
	}
}
