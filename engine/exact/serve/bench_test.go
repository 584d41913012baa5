package serve_test

import (
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
)

// BenchmarkGenerate and BenchmarkScore give the tokens a second of one answer, made and evaluated again.
func BenchmarkGenerate(b *testing.B) { bench(b, false) }

func BenchmarkScore(b *testing.B) { bench(b, true) }

func bench(b *testing.B, score bool) {
	for name, p := range map[string]core.Params{"greedy": {}, "drawn": {Temperature: 0.8, TopP: 0.95, Seed: 5}} {
		b.Run(name, func(b *testing.B) {
			e := open(b, serve.Config{Threads: 1, Isolated: true})
			p.MaxTokens = 64
			r := engine.Request{Prompt: "Once upon a time there was a fox, and", Params: p}
			answer := ids(run(b, e, r))
			for b.Loop() {
				if score {
					if s, err := e.Score(b.Context(), r, answer); err != nil || s.Wrong() >= 0 {
						b.Fatal(s.Wrong(), err)
					}
				} else {
					run(b, e, r)
				}
			}
			b.ReportMetric(float64(b.N*len(answer))/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
