package golden

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
)

// file holds a line for each model: its name, the digest of its GGUF, and that of its hidden states and logits.
const file = "testdata/golden.txt"

// cases are models: every variant of every architecture with all formats mixed, and, unless time is short, every format alone.
func cases() map[string]*made.Maker {
	out := map[string]*made.Maker{}
	for _, v := range made.Decoders {
		out[v.Name+" mixed"] = made.Build(v, made.Formats...)
	}
	if testing.Short() {
		return out
	}
	for _, kind := range made.Formats {
		out["llama "+kind.String()] = made.Decoder("llama", kind)
	}
	return out
}

func digest(parts ...[]float32) string {
	h := sha256.New()
	for _, x := range parts {
		for _, v := range x {
			h.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(v)))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

const count = 40 // tokens

func token(i int) int32 { return int32(i * 37 % made.Vocab) }

func reference(t *testing.T, m *model.Model) string {
	s := ref.New(m)
	var all [][]float32
	for i := range count {
		h, err := s.Next(token(i))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, h)
	}
	return digest(append(all, s.Logits(all[count-1]))...)
}

// fast computes in growing pieces on two threads.
func fast(t *testing.T, m *model.Model) string {
	machine, err := exact.NewMachine(m, 2, 64)
	if err != nil {
		t.Fatal(err)
	}
	s := new(exact.Sequence)
	var all []float32
	for s.Len() < count {
		var piece []int32
		for i := range min(count-s.Len(), 1+s.Len()) {
			piece = append(piece, token(s.Len()+i))
		}
		out, err := machine.Step([]exact.Input{{Sequence: s, Tokens: piece, Logits: true}})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range out[0].Hidden {
			all = append(all, h...)
		}
		if s.Len() == count {
			return digest(all, out[0].Logits)
		}
	}
	return ""
}

// embeddings gives the digest of texts of several lengths, by the reference and, the same, by the fast encoder,
// one by one and together.
func embeddings(t *testing.T) string {
	m, err := made.Encoder(made.Formats...).Encoder()
	if err != nil {
		t.Fatal(err)
	}
	encoder, err := exact.NewEncoder(m, 2)
	if err != nil {
		t.Fatal(err)
	}
	var all [2][]float32
	var texts [][]int32
	for _, n := range []int{1, 33, 5, 64, 16} {
		var text []int32
		for i := range n {
			text = append(text, token(i+n))
		}
		want, err := ref.Embed(m, text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := encoder.Embed(text)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
		all[0], all[1] = append(all[0], want...), append(all[1], got...)
	}
	together, err := encoder.EmbedAll(texts)
	if err != nil {
		t.Fatal(err)
	}
	if digest(all[1]) != digest(together...) {
		t.Errorf("the fast encoder (%s) computes texts otherwise together than alone", kernel.Active())
	}
	if digest(all[0]) != digest(all[1]) {
		t.Errorf("the fast encoder (%s) differs from the reference", kernel.Active())
	}
	return digest(all[0])
}

// The reference and the fast engine get the digests of the file. GOLDEN=write makes it anew: then the specification has changed.
func TestGolden(t *testing.T) {
	if fused(1, 2, 3) != 5 {
		t.Error("1 · 2 + 3 is not 5")
	}
	t.Logf("level %s of %v", kernel.Active(), kernel.Levels())
	var lines []string
	for name, m := range cases() {
		raw, err := m.File()
		if err != nil {
			t.Fatal(err)
		}
		opened, err := m.Model()
		if err != nil {
			t.Fatal(name, err)
		}
		want, got := reference(t, opened), fast(t, opened)
		if want != got {
			t.Errorf("%s: the fast engine (%s) got %s, the reference %s", name, kernel.Active(), got, want)
		}
		sum := sha256.Sum256(raw)
		lines = append(lines, fmt.Sprintf("%s: %x %s\n", name, sum[:8], want))
	}
	lines = append(lines, fmt.Sprintf("bert mixed: %s\n", embeddings(t)))
	if slices.Sort(lines); os.Getenv("GOLDEN") == "write" {
		if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		if !strings.Contains(string(old), line) {
			t.Errorf("digest is not in the file: %s", line)
		}
	}
}

// fused multiplies and adds in a way that the compiler may fuse: what looks for fused instructions must find it.
//
//go:noinline
func fused(x, y, z float64) float64 { return x*y + z }
