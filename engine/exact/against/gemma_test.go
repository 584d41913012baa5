//go:build linux && amd64 && !nollama

package against

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

// passage is longer than Gemma's window of 512 tokens.
//
//go:embed testdata/passage.txt
var passage string

func openGemma(t *testing.T) (*model.Model, *token.Tokenizer) {
	t.Helper()
	f, err := gguf.Open(enginetest.Gemma(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	m, err := model.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	tok, err := token.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return m, tok
}

// logprob of one token, in float64, and by how much the likeliest is likelier.
func logprob(logits []float32, id int32) (log, behind float64) {
	most, sum := num.Max(logits), 0.0
	for _, x := range logits {
		sum += math.Exp(float64(x - most))
	}
	return float64(logits[id]-most) - math.Log(sum), float64(most - logits[id])
}

func step(t *testing.T, machine *exact.Machine, s *exact.Sequence, tokens []int32) (hidden [][]float32, logits []float32) {
	t.Helper()
	out, err := machine.Step([]exact.Input{{Sequence: s, Tokens: tokens, Logits: true}})
	if err != nil {
		t.Fatal(err)
	}
	return out[0].Hidden, slices.Clone(out[0].Logits)
}

// greedy answers a prompt and gives the logits of each token of the answer.
func greedy(t *testing.T, machine *exact.Machine, prompt []int32, n int) (answer []int32, logits [][]float32) {
	t.Helper()
	next, seq := prompt, new(exact.Sequence)
	defer machine.Release(seq)
	for range n {
		_, l := step(t, machine, seq, next)
		next = []int32{int32(slices.Index(l, num.Max(l)))}
		answer, logits = append(answer, next[0]), append(logits, l)
	}
	return answer, logits
}

// Bounds on Gemma's real weights: of Δ of the logits (see within), of a log-probability of the answer, and of what a likelier
// token may be ahead by.
const (
	gemmaBound   = 0.12
	logprobBound = 0.3
	tieBound     = 0.3
)

// Gemma 3 of 270M answers as it does in llama.cpp, and nearly as surely, within its window of 512 tokens and beyond it. Its bits
// are the reference's.
func TestGemma(t *testing.T) {
	m, tok := openGemma(t)
	machine, err := exact.NewMachine(m, 2, 1024)
	if err != nil {
		t.Fatal(err)
	}
	machine.Isolate() // so that nothing is adopted from before the window was changed
	for _, text := range []string{"The capital of France is Paris. The capital of Italy is", passage} {
		prompt, err := tok.Encode(text, token.Options{BOS: true})
		if err != nil {
			t.Fatal(err)
		}
		answer, logits := greedy(t, machine, prompt, 12)
		want := llama(t, enginetest.Gemma(t), append(prompt, answer[:len(answer)-1]...), m.Vocab, len(prompt)-1)
		d := compare(logits, want)
		t.Logf("%d tokens: %q; %v", len(prompt), tok.Decode(answer), d)
		if !d.within(gemmaBound) {
			t.Error(d)
		}
		for i, id := range answer {
			got, _ := logprob(logits[i], id)
			theirs, behind := logprob(want[i], id)
			if math.Abs(got-theirs) > logprobBound || behind > tieBound {
				t.Errorf("token %d, %q: log-probability %.4f, llama.cpp's is %.4f, %.4f behind its likeliest", i, tok.Text(id), got, theirs, behind)
			}
		}
		if len(prompt) > m.Window {
			for i := range m.Layers {
				m.Layers[i].Window = 0
			}
			_, all := step(t, machine, new(exact.Sequence), prompt)
			d := compare([][]float32{all}, want[:1])
			t.Logf("with no window: %v", d)
			if d.within(2 * gemmaBound) {
				t.Errorf("%d tokens without a window: only %v", len(prompt), d)
			}
		}
	}
}

// The reference's bits, and the fast engine's.
func TestGemmaIsTheReference(t *testing.T) {
	m, tok := openGemma(t)
	prompt, err := tok.Encode("Hello", token.Options{BOS: true})
	if err != nil {
		t.Fatal(err)
	}
	machine, err := exact.NewMachine(m, 2, 64)
	if err != nil {
		t.Fatal(err)
	}
	s := ref.New(m)
	hidden, logits := step(t, machine, new(exact.Sequence), prompt)
	var last []float32
	for i, id := range prompt {
		if last, err = s.Next(id); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(last, hidden[i]) {
			t.Fatalf("hidden state %d is not the reference's", i)
		}
	}
	if !slices.Equal(logits, s.Logits(last)) {
		t.Error("logits are not the reference's")
	}
	digest := sha256.New()
	for _, x := range append(last, logits...) {
		digest.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
	}
	if got := hex.EncodeToString(digest.Sum(nil)); got != golden {
		t.Errorf("the last hidden state and its logits are %s, want %s", got, golden)
	}
}

const golden = "dfc8a72fde249eef5654c7ba2be53c56745998fa483b5a38e0951d5e1b1c8637"
