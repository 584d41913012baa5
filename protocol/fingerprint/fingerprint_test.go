package fingerprint

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

func TestPackKeepsWhatFits(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		tokens := make([]Token, rng.IntN(20)+1)
		for i := range tokens {
			top := make([]Prob, rng.IntN(20))
			for j := range top {
				top[j] = Prob{int32(rng.IntN(1 << 21)), -rng.Float64() * 70}
			}
			tokens[i] = Token{Prob{int32(rng.IntN(1 << 21)), -rng.Float64()}, top}
			if len(top) > 0 && rng.IntN(3) > 0 {
				tokens[i].Prob = top[rng.IntN(min(5, len(top)))]
			}
		}
		data := Pack(tokens)
		if data == nil {
			continue
		}
		if len(data) > len(magic)+3+MaxBytes*len(tokens) {
			t.Fatalf("%d bytes for %d tokens", len(data), len(tokens))
		}
		back, err := Unpack(data)
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range back {
			want := tokens[i]
			if got.ID != want.ID || math.Abs(got.Logprob-max(want.Logprob, -math.MaxUint16*step)) > step {
				t.Fatalf("token %d: %+v, want %+v", i, got.Prob, want.Prob)
			}
			if len(got.Top) < min(4, len(want.Top)) { // ids below 2^21 take 3 bytes: 4 entries and the drawn one always fit
				t.Fatalf("token %d keeps %d of %d", i, len(got.Top), len(want.Top))
			}
		}
	}
}

func TestPackOfNothingIsNothing(t *testing.T) {
	if Pack(nil) != nil || Pack([]Token{{Prob: Prob{ID: 1}}}) != nil {
		t.Error("a fingerprint without log-probabilities")
	}
}

// FuzzUnpack feeds foreign bytes; what is accepted packs to the same tokens.
func FuzzUnpack(f *testing.F) {
	f.Add(Pack([]Token{{Prob{7, -0.5}, []Prob{{7, -0.5}, {9, -1}}}, {Prob{3, -9}, nil}}))
	f.Add([]byte(magic + "\xff\xff\xff\xff\x0f"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tokens, err := Unpack(data)
		if err != nil {
			if core.ReasonOf(err) != core.ReasonBadRecord {
				t.Fatal(err)
			}
			return
		}
		if again := Pack(tokens); again != nil && len(again) > len(data) {
			t.Fatalf("%x grew to %x", data, again)
		}
	})
}
