package ref

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// prompt is "What is the capital of France?" in the model's chat format; answer is "The capital of France is Paris." and the
// end of the message, with the log-probabilities that llama.cpp gave each token.
var (
	prompt = []int32{1, 4093, 198, 1780, 314, 260, 3575, 282, 4649, 47, 2, 198, 1, 520, 9531, 198}
	answer = []int32{504, 3575, 282, 4649, 314, 7042, 30, 2}
	scores = []float64{-0.5471, -0.0061, -0.0043, -0.0094, -0.0137, -0.0303, -0.1960, -0.3265}
)

func open(t testing.TB) *model.Model {
	t.Helper()
	f, err := gguf.Open(enginetest.Weights(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	m, err := model.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The real model answers as it does in llama.cpp, nearly as surely, and with the bits that every machine must get.
func TestAnswersAsLlama(t *testing.T) {
	s := New(open(t))
	digest := sha256.New()
	next := func(token int32) []float32 {
		h, err := s.Next(token)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range h {
			digest.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
		}
		return h
	}
	var h []float32
	for _, token := range prompt {
		h = next(token)
	}
	for i, want := range answer {
		logits := s.Logits(h)
		best := slices.Index(logits, slices.Max(logits))
		if best != int(want) {
			t.Fatalf("token %d is %d, want %d", i, best, want)
		}
		sum := 0.0
		for _, x := range logits {
			sum += math.Exp(float64(x - logits[best]))
		}
		if got := -math.Log(sum); math.Abs(got-scores[i]) > 0.15 {
			t.Errorf("token %d: log-probability %.4f, llama.cpp's is %.4f", i, got, scores[i])
		}
		h = next(want)
	}
	if got := hex.EncodeToString(digest.Sum(nil)); got != golden {
		t.Errorf("hidden states %s, want %s", got, golden)
	}
}

const golden = "4af9cc1c9a7b26e8e0085d37982d35d22dff0a680451f308a664cef778ce4626"
