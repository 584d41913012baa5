package exact

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
)

func open(t testing.TB) *model.Model {
	t.Helper()
	return openFile(t, enginetest.Weights(t))
}

func openFile(t testing.TB, path string) *model.Model {
	t.Helper()
	f, err := gguf.Open(path)
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

func machine(t testing.TB, m *model.Model, threads, positions int) *Machine {
	t.Helper()
	out, err := NewMachine(m, threads, positions)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func bits(x []float32) []byte {
	var out []byte
	for _, v := range x {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
	}
	return out
}

func tokens(n, vocab int, seed uint64) []int32 {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(r.IntN(vocab))
	}
	return out
}

// The fast machine gives the reference's bits: of every hidden state, and of the logits.
func TestMachineIsTheReference(t *testing.T) {
	m := open(t)
	list := tokens(20, m.Vocab, 1)
	want, seq := ref.New(m), new(Sequence)
	out, err := machine(t, m, 2, 64).Step([]Input{{Sequence: seq, Tokens: list, Logits: true}})
	if err != nil {
		t.Fatal(err)
	}
	var last []float32
	for i, token := range list {
		if last, err = want.Next(token); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(bits(last), bits(out[0].Hidden[i])) {
			t.Fatalf("hidden state %d is not the reference's", i)
		}
	}
	if !bytes.Equal(bits(want.Logits(last)), bits(out[0].Logits)) {
		t.Error("logits are not the reference's")
	}
}

// Prompt at once, token by token, in random pieces, beside other sequences, after others' pages: all the same.
func TestBatchesChangeNothing(t *testing.T) {
	m := open(t)
	const sequences, length = 3, 40
	var lists [sequences][]int32
	var want [sequences][]byte
	for i := range lists {
		lists[i] = tokens(length, m.Vocab, uint64(i+2))
		s := new(Sequence)
		out, err := machine(t, m, 1, 64).Step([]Input{{Sequence: s, Tokens: lists[i], Logits: true}})
		if err != nil {
			t.Fatal(err)
		}
		want[i] = bits(slices.Concat(slices.Concat(out[0].Hidden...), out[0].Logits))
	}
	r := rand.New(rand.NewPCG(9, 9))
	for _, threads := range []int{1, 2, 3, 8} {
		fast := machine(t, m, threads, 400)
		for _, piece := range []int{1, 7, length} {
			var seqs [sequences]Sequence
			var got [sequences][]float32
			var logits [sequences][]float32
			for {
				var batch []Input
				var which []int
				for i := range seqs {
					if left := length - seqs[i].Len(); left > 0 && r.IntN(3) > 0 {
						n := min(left, 1+r.IntN(piece))
						batch = append(batch, Input{&seqs[i], lists[i][seqs[i].Len():][:n], n == left || r.IntN(2) == 0})
						which = append(which, i)
					}
				}
				r.Shuffle(len(batch), func(a, b int) { batch[a], batch[b], which[a], which[b] = batch[b], batch[a], which[b], which[a] })
				out, err := fast.Step(batch)
				if err != nil {
					t.Fatal(err)
				}
				done := true
				for k, i := range which {
					got[i], logits[i] = append(got[i], slices.Concat(out[k].Hidden...)...), slices.Clone(out[k].Logits)
				}
				for i := range seqs {
					done = done && seqs[i].Len() == length
				}
				if done {
					break
				}
			}
			for i := range seqs {
				if !bytes.Equal(bits(slices.Concat(got[i], logits[i])), want[i]) {
					t.Fatalf("%d threads, pieces of %d: sequence %d differs", threads, piece, i)
				}
				fast.Release(&seqs[i])
			}
		}
	}
}

func TestRefuses(t *testing.T) {
	m := open(t)
	fast, s := machine(t, m, 1, 32), new(Sequence)
	for name, c := range map[string]struct {
		list []int32
		kind core.Kind
	}{
		"nothing": {nil, core.Invalid}, "negative": {[]int32{-1}, core.Invalid}, "beyond": {[]int32{int32(m.Vocab)}, core.Invalid},
		"no room": {make([]int32, 33), core.Busy}, "too long": {make([]int32, m.Context+1), core.KindOf(core.Fail(core.ReasonContextOverflow, "x"))},
	} {
		if _, err := fast.Step([]Input{{Sequence: s, Tokens: c.list}}); core.KindOf(err) != c.kind || s.Len() != 0 {
			t.Errorf("%s: %v, %d tokens", name, err, s.Len())
		}
		fast.Release(s)
	}
}

func BenchmarkDecode(b *testing.B) {
	m := open(b)
	for _, threads := range []int{1, 2} {
		b.Run(map[int]string{1: "1", 2: "2"}[threads], func(b *testing.B) {
			fast, s := machine(b, m, threads, 2048), new(Sequence)
			for b.Loop() {
				if s.Len() >= 256 {
					fast.Release(s)
				}
				if _, err := fast.Step([]Input{{Sequence: s, Tokens: []int32{int32(s.Len())}, Logits: true}}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkPrefill(b *testing.B) {
	m := open(b)
	list := tokens(256, m.Vocab, 1)
	for _, threads := range []int{1, 2} {
		b.Run(map[int]string{1: "1", 2: "2"}[threads], func(b *testing.B) {
			fast, s := machine(b, m, threads, 2048), new(Sequence)
			for b.Loop() {
				fast.Release(s)
				if _, err := fast.Step([]Input{{Sequence: s, Tokens: list}}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*len(list))/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	path := enginetest.Weights(b)
	for b.Loop() {
		f, err := gguf.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		m, err := model.Open(f)
		if err != nil {
			b.Fatal(err)
		}
		machine(b, m, 2, 2048)
		f.Close()
	}
}
