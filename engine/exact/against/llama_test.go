//go:build linux && amd64 && !nollama

package against

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	_ "github.com/cortensor-open/cortensor/engine/llama/preflight"
)

var loaded sync.Once

// llama gives llama.cpp's logits after every token, from one on: keys and values as float32, attention as it is written down, not fused.
func llama(t *testing.T, path string, tokens []int32, vocab, from int) [][]float32 {
	t.Helper()
	runtime.LockOSThread() // llama.cpp may change the flags of a thread
	defer runtime.UnlockOSThread()
	dir := enginetest.Library(t)
	loaded.Do(func() {
		if err := binding.Load(dir); err != nil {
			t.Fatal(err)
		}
		binding.LogSet(binding.LogSilent())
		binding.BackendInit()
		if err := binding.GGMLBackendLoadAllFromPath(dir); err != nil {
			t.Fatal(err)
		}
	})
	m, err := binding.ModelLoadFromFile(path, binding.ModelDefaultParams())
	if err != nil {
		t.Fatalf("llama.cpp does not load %s: %v", path, err)
	}
	defer binding.ModelFree(m)
	n := uint32(len(tokens))
	p := binding.ContextDefaultParams()
	p.NCtx, p.NBatch, p.NUbatch, p.NSeqMax, p.NThreads, p.NThreadsBatch = n, n, n, 1, 2, 2
	p.TypeK, p.TypeV, p.FlashAttentionType = binding.GGMLTypeF32, binding.GGMLTypeF32, binding.FlashAttentionTypeDisabled
	ctx, err := binding.InitFromModel(m, p)
	if err != nil {
		t.Fatal(err)
	}
	defer binding.Free(ctx)
	batch := binding.BatchInit(int32(n), 0, 1)
	defer binding.BatchFree(batch)
	for i, token := range tokens {
		if err := batch.Add(binding.Token(token), binding.Pos(i), []binding.SeqId{0}, i >= from); err != nil {
			t.Fatal(err)
		}
	}
	if code, err := binding.Decode(ctx, batch); code != 0 || err != nil {
		t.Fatalf("llama.cpp does not compute: %d, %v", code, err)
	}
	var out [][]float32
	for i := from; i < len(tokens); i++ {
		logits, err := binding.GetLogitsIth(ctx, int32(i), vocab)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, append([]float32(nil), logits...))
	}
	return out
}

// ours gives the exact engine's logits after every token. (The reference has the same bits: see package golden.)
func ours(t *testing.T, m *model.Model, tokens []int32) [][]float32 {
	t.Helper()
	machine, err := exact.NewMachine(m, 2, len(tokens)+exact.PageSize)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := machine.Step([]exact.Input{{Sequence: new(exact.Sequence), Tokens: tokens}})
	if err != nil {
		t.Fatal(err)
	}
	var out [][]float32
	hidden := append([][]float32(nil), steps[0].Hidden...)
	for from := 0; from < len(hidden); from += exact.MaxLogits {
		part, err := machine.Logits(hidden[from:min(from+exact.MaxLogits, len(hidden))])
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range part {
			out = append(out, append([]float32(nil), l...))
		}
	}
	return out
}

// difference of logits, in parts of the root mean square of theirs about their mean.
type difference struct {
	usual, most float64 // root mean square, and the largest
	correlation float64
}

// String tells it.
func (d difference) String() string {
	return fmt.Sprintf("logits differ from llama.cpp's by %.5f, %.5f at most, correlation %.6f", d.usual, d.most, d.correlation)
}

// within bounds all three: of differences that are noise the largest of some thousands is about 4 times the usual one.
func (d difference) within(bound float64) bool {
	return d.usual < bound && d.most < 10*bound && d.correlation > 1-bound*bound
}

func compare(got, want [][]float32) difference {
	var squares, gots, wants, product, most, n float64
	for i := range want {
		a, b := mean(got[i]), mean(want[i])
		for j, x := range want[i] {
			y, x, d := float64(got[i][j])-a, float64(x)-b, math.Abs(float64(got[i][j]-x))
			squares, gots, wants, product, most, n = squares+d*d, gots+y*y, wants+x*x, product+x*y, max(most, d), n+1
		}
	}
	return difference{math.Sqrt(squares / wants), most / math.Sqrt(wants/n), product / math.Sqrt(gots*wants)}
}

func mean(x []float32) float64 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v)
	}
	return sum / float64(len(x))
}

// write gives the path of a made-up model's file.
func write(t *testing.T, m *made.Maker) string {
	t.Helper()
	raw, err := m.File()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "made.gguf")
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
