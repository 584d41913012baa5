//go:build unix

package serve_test

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
)

// processorTime is what this process has used of the processors.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkRecheck gives the cost of evaluating an answer again over the cost of making it, in time and in processor time. Neither side
// shares anything with the other: the prompt is computed twice. With several threads processor time holds that in which they wait for
// each other; on a busy machine one thread is the fair measure.
func BenchmarkRecheck(b *testing.B) {
	for _, c := range []struct {
		threads int
		tokens  int64
	}{{1, 32}, {1, 64}, {1, 256}, {0, 64}, {0, 256}} {
		b.Run(fmt.Sprintf("threads=%d/tokens=%d", c.threads, c.tokens), func(b *testing.B) {
			e := open(b, serve.Config{Threads: c.threads, Isolated: true})
			r := engine.Request{Prompt: "Once upon a time there was a fox, and", Params: core.Params{MaxTokens: c.tokens}, TopLogprobs: 4}
			answer := ids(run(b, e, r))
			var wall, processor [2]time.Duration
			timed := func(i int, f func()) {
				began, used := time.Now(), processorTime(b)
				f()
				wall[i] += time.Since(began)
				processor[i] += processorTime(b) - used
			}
			for b.Loop() {
				timed(0, func() { run(b, e, r) })
				timed(1, func() {
					if s, err := e.Score(b.Context(), r, answer); err != nil || s.Wrong() >= 0 {
						b.Fatal(s.Wrong(), err)
					}
				})
			}
			b.ReportMetric(wall[1].Seconds()/wall[0].Seconds(), "score/generate")
			b.ReportMetric(processor[1].Seconds()/processor[0].Seconds(), "score/generate-cpu")
			b.ReportMetric(float64(b.N*len(answer))/wall[1].Seconds(), "scored-tokens/s")
		})
	}
}
