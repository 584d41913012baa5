package exact

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// held checks the books: every page is free, idle or used, once, and no more were made than may be.
func (p *pages) held(t *testing.T, seqs []*Sequence) {
	t.Helper()
	users := map[*page]int{}
	for _, s := range seqs {
		for _, from := range s.pages {
			users[from]++
		}
	}
	for from, n := range users {
		if from.users != n || from.idle != nil {
			t.Fatalf("a page has %d users, its books say %d, idle %v", n, from.users, from.idle != nil)
		}
	}
	if p.made > p.most || len(users)+len(p.free)+p.idle.Len() != p.made {
		t.Fatalf("%d pages made of %d: %d used, %d free, %d idle", p.made, p.most, len(users), len(p.free), p.idle.Len())
	}
	for name, from := range p.known {
		if from.name != name || slices.Contains(p.free, from) {
			t.Fatal("a page is known by another name, or free")
		}
	}
}

// Random growth, adoption and release keep the books right, and pages of equal beginnings are shared.
func TestPagesBooks(t *testing.T) {
	c := &model.Config{Layers: 1, KVHeads: 1, HeadDim: 2}
	r := rand.New(rand.NewPCG(1, 8))
	for _, shared := range []bool{true, false} {
		m := &Machine{pages: newPages(c, 40*pageSize)}
		if !shared {
			m.Isolate()
		}
		seqs := []*Sequence{{}, {}, {}, {}, {}}
		texts := make([][]int32, len(seqs))
		begin := func(i int) { // few different beginnings, so that they meet
			texts[i] = nil
			for range 1 + r.IntN(200) {
				texts[i] = append(texts[i], int32(r.IntN(20)/19))
			}
		}
		for i := range seqs {
			begin(i)
		}
		adopted := 0
		for range 5000 {
			i := r.IntN(len(seqs))
			s := seqs[i]
			if s.n == 0 {
				adopted += m.Adopt(s, texts[i])
			}
			if left := len(texts[i]) - s.n; left > 0 && r.IntN(8) > 0 {
				n := min(left, 1+r.IntN(40))
				if s.grow(m.pages, n) == nil {
					m.pages.advance(s, texts[i][s.n:][:n])
				} else {
					m.Release(s)
				}
			} else {
				m.Release(s)
				begin(i)
			}
			m.pages.held(t, seqs)
		}
		if (adopted > 0) != shared {
			t.Errorf("shared %v: %d positions adopted", shared, adopted)
		}
		for _, s := range seqs {
			m.Release(s)
		}
		if m.Room() != 40 {
			t.Errorf("%d pages left of 40", m.Room())
		}
	}
}

// A sequence that adopts another's beginning goes on to the same bits, also when the other has gone on or is gone.
func TestAdoptedBits(t *testing.T) {
	m := open(t)
	list := tokens(70, m.Vocab, 5)
	fast := machine(t, m, 1, 400)
	step := func(s *Sequence, from int) []float32 {
		out, err := fast.Step([]Input{{Sequence: s, Tokens: list[from:], Logits: true}})
		if err != nil {
			t.Fatal(err)
		}
		return slices.Concat(out[0].Hidden[len(out[0].Hidden)-1], out[0].Logits)
	}
	first := new(Sequence)
	want := bits(step(first, 0))
	for round := range 2 {
		s := new(Sequence)
		if got := fast.Adopt(s, list); got != 64 {
			t.Fatalf("adopted %d of 70", got)
		}
		if !bytes.Equal(bits(step(s, s.Len())), want) {
			t.Errorf("round %d: other bits", round)
		}
		fast.Release(s)
		fast.Release(first)
	}
	if exact := list[:64]; fast.Adopt(first, exact) != 32 { // the last token is left to compute
		t.Errorf("adopted %d of 64", first.Len())
	}
}

// Logits of chosen hidden states are Step's.
func TestLogits(t *testing.T) {
	m := open(t)
	fast, s := machine(t, m, 2, 64), new(Sequence)
	out, err := fast.Step([]Input{{Sequence: s, Tokens: tokens(9, m.Vocab, 3), Logits: true}})
	if err != nil {
		t.Fatal(err)
	}
	want := bits(out[0].Logits)
	got, err := fast.Logits(out[0].Hidden)
	if err != nil || len(got) != 9 || !bytes.Equal(bits(got[8]), want) {
		t.Errorf("%d rows, %v", len(got), err)
	}
	if _, err := fast.Logits(make([][]float32, MaxLogits+1)); err == nil {
		t.Error("too many were taken")
	}
	if _, err := fast.Logits([][]float32{{1}}); err == nil {
		t.Error("a short state was taken")
	}
}
