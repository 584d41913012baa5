//go:build linux && amd64 && !nollama

package exact

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	_ "github.com/cortensor-open/cortensor/engine/llama/preflight"
)

// rival is llama.cpp with the same weights.
type rival struct {
	ctx   binding.Context
	batch binding.Batch
}

// weights is the model that both compute: the default one, or with BENCH_FORMAT=q4_0 that, quantised once more by llama.cpp, for which it has its
// fastest kernels.
func weights(b *testing.B) string {
	b.Helper()
	paths := enginetest.Assets(b)
	if err := binding.Load(paths.Library); err != nil {
		b.Fatal(err)
	}
	binding.LogSet(binding.LogSilent())
	binding.BackendInit()
	switch format := os.Getenv("BENCH_FORMAT"); format {
	case "":
		return paths.Model
	case "q4_0":
		p := binding.ModelQuantizeDefaultParams()
		p.Ftype, p.AllowRequantize, p.NThread = binding.FtypeMostlyQ4_0, 1, 2
		out := filepath.Join(b.TempDir(), "q4_0.gguf")
		if code := binding.ModelQuantize(paths.Model, out, &p); code != 0 {
			b.Fatalf("llama.cpp cannot quantise the model: %d", code)
		}
		return out
	default:
		b.Fatalf("BENCH_FORMAT=%s: want q4_0", format)
		return ""
	}
}

func openRival(b *testing.B, path string, threads int) *rival {
	b.Helper()
	paths := enginetest.Assets(b)
	from := paths.Library
	if name := os.Getenv("LLAMA_CPU"); name != "" { // of one kind of processor, to compare like with like
		from = b.TempDir()
		name = "libggml-cpu-" + name + ".so"
		if err := os.Symlink(filepath.Join(paths.Library, name), filepath.Join(from, name)); err != nil {
			b.Fatal(err)
		}
	}
	if err := binding.GGMLBackendLoadAllFromPath(from); err != nil {
		b.Fatal(err)
	}
	model, err := binding.ModelLoadFromFile(path, binding.ModelDefaultParams())
	if err != nil {
		b.Fatal(err)
	}
	p := binding.ContextDefaultParams()
	p.NCtx, p.NBatch, p.NUbatch, p.NSeqMax = 2048, 2048, 512, 1
	p.NThreads, p.NThreadsBatch, p.NoPerf = int32(threads), int32(threads), 1
	ctx, err := binding.InitFromModel(model, p)
	if err != nil {
		b.Fatal(err)
	}
	r := &rival{ctx, binding.BatchInit(2048, 0, 1)}
	b.Cleanup(func() {
		binding.BatchFree(r.batch)
		binding.Free(ctx)
		binding.ModelFree(model)
	})
	return r
}

// step computes tokens from a position on, and the logits of the last.
func (r *rival) step(b *testing.B, from int, list []int32) {
	r.batch.NTokens = 0
	for i, token := range list {
		if err := r.batch.Add(binding.Token(token), binding.Pos(from+i), []binding.SeqId{0}, i == len(list)-1); err != nil {
			b.Fatal(err)
		}
	}
	if code, err := binding.Decode(r.ctx, r.batch); code != 0 || err != nil {
		b.Fatal(code, err)
	}
}

func (r *rival) clear(b *testing.B) {
	memory, err := binding.GetMemory(r.ctx)
	if err == nil {
		err = binding.MemoryClear(memory, false)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// spent is the processor time of this process, which other processes do not change much, or the time of day.
func spent(cpu bool) time.Duration {
	if !cpu {
		return time.Duration(time.Now().UnixNano())
	}
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// settle is the time before each turn: llama.cpp's threads go on looking for work for a while after theirs.
const settle = 500 * time.Millisecond

// BenchmarkAgainstLlama gives the speed beside llama.cpp's, in turns in one run: of one thread by processor time, of two by the
// clock. LLAMA_CPU names llama.cpp's backend (haswell is AVX2, icelake AVX-512 with VNNI, sapphirerapids has AMX); without it, it
// takes its best. BENCH_FORMAT: see weights. Metrics: tokens/s of both, and the median of the turns' ratios.
func BenchmarkAgainstLlama(b *testing.B) {
	path := weights(b)
	m := openFile(b, path)
	for _, threads := range []int{1, 2} {
		for _, c := range []struct {
			name           string
			before, length int // tokens that are there already, tokens of a step
			steps          int
		}{{"decode", 0, 1, 32}, {"decode@1500", 1500, 1, 16}, {"prefill256", 0, 256, 1}, {"prefill1500", 0, 1500, 1}} {
			b.Run(fmt.Sprintf("%s/threads=%d", c.name, threads), func(b *testing.B) {
				runtime.LockOSThread()
				defer runtime.UnlockOSThread()
				other, fast, s := openRival(b, path, threads), machine(b, m, threads, 2048), new(Sequence)
				list := tokens(2000, m.Vocab, 1)
				ours := func(from, n int) {
					if _, err := fast.Step([]Input{{Sequence: s, Tokens: list[from:][:n], Logits: true}}); err != nil {
						b.Fatal(err)
					}
				}
				var ratios []float64
				var sums [2]time.Duration
				for range b.N {
					var took [2]time.Duration
					for i, do := range []func(from, n int){ours, func(from, n int) { other.step(b, from, list[from:][:n]) }} {
						if i == 0 {
							fast.Release(s)
						} else {
							other.clear(b)
						}
						if c.before > 0 {
							do(0, c.before)
						}
						time.Sleep(settle)
						begin := spent(threads == 1)
						for k := range c.steps {
							do(c.before+k*c.length, c.length)
						}
						took[i] = spent(threads == 1) - begin
						sums[i] += took[i]
					}
					ratios = append(ratios, took[1].Seconds()/took[0].Seconds())
				}
				slices.Sort(ratios)
				all := float64(b.N * c.steps * c.length)
				b.ReportMetric(all/sums[0].Seconds(), "tokens/s")
				b.ReportMetric(all/sums[1].Seconds(), "llama-tokens/s")
				b.ReportMetric(ratios[len(ratios)/2], "ratio")
			})
		}
	}
}
