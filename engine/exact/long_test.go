package exact

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
)

const longest = 2048 // positions

// pieces says how a long text is cut: the number of tokens of the next step, of those that are left.
type pieces func(r *rand.Rand, at, left int) int

// digests gives the SHA-256 of all hidden states up to every 64th token, as a machine computes them in pieces, beside another
// sequence whose steps come and go.
func digests(t *testing.T, m *model.Model, list []int32, threads int, cut pieces) (out [][]byte) {
	t.Helper()
	fast := machine(t, m, threads, 2*longest)
	r := rand.New(rand.NewPCG(uint64(threads), 6))
	s, other, h := new(Sequence), new(Sequence), sha256.New()
	for s.Len() < len(list) {
		n := min(cut(r, s.Len(), len(list)-s.Len()), len(list)-s.Len())
		batch := []Input{{Sequence: s, Tokens: list[s.Len():][:n]}}
		if r.IntN(4) == 0 && other.Len() < longest-8 {
			batch = append(batch, Input{Sequence: other, Tokens: list[:1+r.IntN(8)]})
			r.Shuffle(2, func(a, b int) { batch[a], batch[b] = batch[b], batch[a] })
		}
		at := s.Len()
		results, err := fast.Step(batch)
		if err != nil {
			t.Fatal(err)
		}
		for i, in := range batch {
			if in.Sequence != s {
				continue
			}
			for k, hidden := range results[i].Hidden {
				h.Write(bits(hidden))
				if (at+k+1)%64 == 0 {
					out = append(out, h.Sum(nil))
				}
			}
		}
	}
	return out
}

// Contexts of 2,048 positions: token by token, in one prompt, in random pieces beside another sequence, with 1 to 8 threads on 1 to 4
// processors, every architecture gives the reference's bits; those
// between the first and the last, which attend in the same way, of shorter ones.
func TestLongContexts(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	ways := []struct {
		name                string
		threads, processors int
		cut                 pieces
	}{
		{"one prompt, 1 thread", 1, 1, func(_ *rand.Rand, _, left int) int { return left }},
		{"one prompt, 8 threads", 8, 4, func(_ *rand.Rand, _, left int) int { return left }},
		{"token by token, 2 threads", 2, 2, func(*rand.Rand, int, int) int { return 1 }},
		{"random pieces, 4 threads", 4, 3, func(r *rand.Rand, _, _ int) int { return 1 + r.IntN(1+r.IntN(200)) }},
		{"few tokens at a time, 8 threads", 8, 1, func(r *rand.Rand, _, _ int) int { return 1 + r.IntN(6) }},
	}
	for i, arch := range model.Architectures {
		m, err := made.Decoder(arch, made.Formats...).Model()
		if err != nil {
			t.Fatal(err)
		}
		m.Context = longest
		length := longest
		if testing.Short() || i > 0 && i+1 < len(model.Architectures) { // the first and the last: without windows and with them
			length = 448
		}
		list := tokens(length, m.Vocab, 3)
		want := referenceDigests(t, m, list)
		for _, way := range ways {
			runtime.GOMAXPROCS(way.processors)
			got := digests(t, m, list, way.threads, way.cut)
			for i := range want {
				if !bytes.Equal(got[i], want[i]) {
					t.Errorf("%s, %s: other bits before token %d", arch, way.name, 64*(i+1))
					break
				}
			}
		}
	}
}

// referenceDigests is digests by the reference.
func referenceDigests(t *testing.T, m *model.Model, list []int32) (out [][]byte) {
	t.Helper()
	s, h := ref.New(m), sha256.New()
	for i, token := range list {
		hidden, err := s.Next(token)
		if err != nil {
			t.Fatal(fmt.Errorf("token %d: %w", i, err))
		}
		h.Write(bits(hidden))
		if (i+1)%64 == 0 {
			out = append(out, h.Sum(nil))
		}
	}
	return out
}

// The default model, whose heads are many to a key: a prompt of 2,048 tokens at once, and in pieces with single tokens at the end.
func TestLongContextOfTheDefaultModel(t *testing.T) {
	m := open(t)
	length := longest
	if testing.Short() {
		length = 384
	}
	list := tokens(length, m.Vocab, 4)
	want := digests(t, m, list, 2, func(_ *rand.Rand, _, left int) int { return left })
	got := digests(t, m, list, 3, func(r *rand.Rand, _, left int) int {
		if left <= 48 {
			return 1
		}
		return min(left-48, 1+r.IntN(300))
	})
	for i := range want {
		if !bytes.Equal(got[i], want[i]) {
			t.Fatalf("other bits before token %d", 64*(i+1))
		}
	}
}
