package exact

import (
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Input is a part of a batch: tokens that a sequence goes on with.
type Input struct {
	Sequence *Sequence
	Tokens   []int32
	Logits   bool // of the token after the last one; else only hidden states are computed
}

// Output is what a batch gives for one input. The slices are valid until the next Step.
type Output struct {
	Hidden [][]float32 // final hidden state after each token
	Logits []float32   // of the next token; nil where they were not asked for
}

// Machine computes a model in batches. One goroutine at a time uses it.
type Machine struct {
	p             *packed
	pages         *pages
	team          *team
	steps, heads  *pace // of Step and of Logits
	room          scratch
	global, local turns // of layers without and with a window
	ones          []float32
}

// scratch is a batch's memory, a row a token.
type scratch struct {
	tokens           []slot
	tiles            []tile
	x, h, q, k, v, a []float32
	in, mixed, wide  *kernel.Vectors // hidden states, what attention mixed, and the feed-forward's inside, as whole numbers
	last             *kernel.Vectors // of the tokens whose logits are wanted
	logits, hidden   []float32
	queries          queries // of each token and head
	together         together
}

// slot is one token of a batch.
type slot struct {
	seq      *Sequence
	position int
	token    int32
}

// NewMachine packs a model's weights. positions bounds the tokens that all sequences together can hold.
func NewMachine(m *model.Model, threads, positions int) (*Machine, error) {
	p, err := pack(m)
	if err != nil {
		return nil, err
	}
	return &Machine{p: p, pages: newPages(&m.Config, positions), team: newTeam(threads), steps: newPace(), heads: newPace(), ones: ones(m.HeadDim),
		global: newTurns(m, m.Freqs), local: newTurns(m, m.LocalFreqs),
		room: scratch{
			in:    vectorsFor(p.each(func(l *packedLayer) []*kernel.Matrix { return []*kernel.Matrix{l.q, l.k, l.v, l.gate, l.up} })),
			mixed: vectorsFor(p.each(func(l *packedLayer) []*kernel.Matrix { return []*kernel.Matrix{l.o} })),
			wide:  vectorsFor(p.each(func(l *packedLayer) []*kernel.Matrix { return []*kernel.Matrix{l.down} })),
			last:  vectorsFor([]*kernel.Matrix{p.output}),
		}}, nil
}

// Release gives a sequence's pages back; it is empty afterwards.
func (m *Machine) Release(s *Sequence) {
	m.pages.give(s.pages)
	*s = Sequence{}
}

// Step computes a batch. Each sequence may be in it once. On an error no sequence has changed.
func (m *Machine) Step(batch []Input) ([]Output, error) {
	n, wanted := 0, 0
	for _, in := range batch {
		if err := m.check(in); err != nil {
			return nil, err
		}
		n += len(in.Tokens)
		if in.Logits {
			wanted++
		}
	}
	r := &m.room
	r.fit(m.p, n, wanted)
	for _, in := range batch {
		for i, token := range in.Tokens {
			r.tokens = append(r.tokens, slot{in.Sequence, in.Sequence.n + i, token})
		}
	}
	r.tiles = tiles(r.tiles[:0], r.tokens)
	m.global.want(r.tokens)
	m.local.want(r.tokens)
	if err := m.team.run(m.steps, n, func(w *member) { m.forward(w, batch, n, wanted) }); err != nil {
		m.global.forget()
		m.local.forget()
		return nil, err
	}
	if !num.Finite(r.hidden) {
		return nil, core.Fail(core.ReasonEngine, "a hidden state is no number")
	}
	return m.collect(batch), nil
}

func (m *Machine) check(in Input) error {
	s := in.Sequence
	if len(in.Tokens) == 0 {
		return core.Errorf(core.Invalid, "an input without tokens")
	}
	if s.n+len(in.Tokens) > m.p.Context {
		return core.Fail(core.ReasonContextOverflow, "%d tokens and %d more: the model has %d positions", s.n, len(in.Tokens), m.p.Context)
	}
	for _, t := range in.Tokens {
		if t < 0 || int(t) >= m.p.Vocab {
			return core.Errorf(core.Invalid, "token %d: the vocabulary has 0 to %d", t, m.p.Vocab-1)
		}
	}
	return s.grow(m.pages, len(in.Tokens))
}

// collect hands out a batch's results and moves the sequences on.
func (m *Machine) collect(batch []Input) []Output {
	out := make([]Output, len(batch))
	at, wanted := 0, 0
	for i, in := range batch {
		for range in.Tokens {
			out[i].Hidden = append(out[i].Hidden, m.room.hidden[at*m.p.Embed:][:m.p.Embed])
			at++
		}
		if in.Logits {
			out[i].Logits = m.room.logits[wanted*m.p.Vocab:][:m.p.Vocab]
			wanted++
		}
		m.pages.advance(in.Sequence, in.Tokens)
	}
	return out
}

func (r *scratch) fit(m *packed, n, wanted int) {
	size := func(s *[]float32, width int) {
		if cap(*s) < n*width {
			*s = make([]float32, n*width)
		}
		*s = (*s)[:n*width]
	}
	size(&r.x, m.Embed)
	size(&r.h, m.Embed)
	size(&r.hidden, m.Embed)
	size(&r.q, m.Heads*m.HeadDim)
	if !m.headsAreBlocks() {
		size(&r.a, m.Heads*m.HeadDim)
	}
	size(&r.k, m.KVHeads*m.HeadDim)
	size(&r.v, m.KVHeads*m.HeadDim)
	r.queries.fit(n*m.Heads, m.HeadDim)
	if cap(r.logits) < wanted*m.Vocab {
		r.logits = make([]float32, wanted*m.Vocab)
	}
	r.logits, r.tokens = r.logits[:wanted*m.Vocab], r.tokens[:0]
	r.in.Resize(n, m.Embed)
	r.mixed.Resize(n, m.Heads*m.HeadDim)
	r.wide.Resize(n, m.FF)
	r.last.Resize(wanted, m.Embed)
}

// forward is one member's way through a batch of n tokens.
func (m *Machine) forward(w *member, batch []Input, n, wanted int) {
	r, p := &m.room, m.p
	each := func(work func(i int)) { w.tokens(n, work) }
	if n == 0 {
		return
	}
	m.global.prepare(w)
	m.local.prepare(w)
	each(func(i int) {
		p.Enter(r.tokens[i].token, row(r.x, i, p.Embed))
		m.enter(i, p.Layers[0].AttnNorm)
	})
	for l := range p.layers {
		m.attention(w, l, n)
		each(func(i int) { // into the residual, and on to the feed-forward
			m.residual(i, p.Layers[l].AttnPost)
			m.enter(i, p.Layers[l].FFNorm)
		})
		m.inside(w, l)
		w.multiply(r.wide, product{p.layers[l].down, r.h, p.Embed})
		each(func(i int) {
			m.residual(i, p.Layers[l].FFPost)
			if l+1 < len(p.layers) {
				m.enter(i, p.Layers[l+1].AttnNorm)
			} else {
				kernel.Norm(row(r.hidden, i, p.Embed), row(r.x, i, p.Embed), p.Norm, p.Epsilon)
			}
		})
	}
	if wanted == 0 {
		return
	}
	w.share(1, 1, func(int, int) {
		at, k := 0, 0
		for _, in := range batch {
			if at += len(in.Tokens); in.Logits {
				r.last.Quantise(k, row(r.hidden, at-1, p.Embed))
				k++
			}
		}
	})
	w.multiply(r.last, product{p.output, r.logits, p.Vocab})
}

// residual adds what a part of a layer gave to token i's hidden state, normalised where the architecture has a norm for it.
func (m *Machine) residual(i int, post []float32) {
	h := row(m.room.h, i, m.p.Embed)
	if post != nil {
		kernel.Norm(h, h, post, m.p.Epsilon)
	}
	kernel.Add(row(m.room.x, i, m.p.Embed), h)
}

// enter normalises token i's hidden state and makes whole numbers of it.
func (m *Machine) enter(i int, weight []float32) {
	h := row(m.room.h, i, m.p.Embed)
	kernel.Norm(h, row(m.room.x, i, m.p.Embed), weight, m.p.Epsilon)
	m.room.in.Quantise(i, h)
}

// inside computes the feed-forward's inside, from room.in to room.wide, by columns: what a member has multiplied it makes whole
// numbers of while it is near the processor, and nothing of it goes through memory.
func (m *Machine) inside(w *member, l int) {
	r, p, k, room := &m.room, m.p, &m.p.layers[l], w.room
	columns := (p.FF + weight.Size - 1) / weight.Size
	w.pieces(r.in, columns, 2*2*kernel.Group, func(first, n, from, to int) {
		if to == from+1 {
			from = w.apart(from, columns)
			to = from + 1
		}
		part := kernel.Part{First: first, Count: n, From: from * groups, To: min(to*groups, k.gate.Groups())}
		width := min(to*weight.Size, p.FF) - from*weight.Size
		room.gate, room.up = grown(room.gate, n*width), grown(room.up, n*width)
		k.gate.Multiply(r.in, part, room.gate, width)
		k.up.Multiply(r.in, part, room.up, width)
		if p.GELU {
			kernel.Geglu(room.gate, room.up)
		} else {
			kernel.Swiglu(room.gate, room.up)
		}
		r.wide.QuantiseColumns(first, n, from*weight.Size, room.gate)
	})
}

// apart orders columns so that members do not write to the same cache lines: each has a part of its own, as long as all are as fast.
// The first and the last keep their places, so that pieces of several columns may leave one over at either end.
func (m *member) apart(i, columns int) int {
	each := columns / m.members
	if i >= each*m.members {
		return i
	}
	return i%m.members*each + i/m.members
}

// groups is the number of groups of rows whose products are one block of whole numbers.
const groups = weight.Size / kernel.Group

// product is a matrix and where its products go.
type product struct {
	matrix *kernel.Matrix
	out    []float32
	stride int
}

// pieceWork is the number of multiply-adds, some ten microseconds, that a member takes at once where there are many.
const pieceWork = 1 << 20

// chunk is the most vectors that are multiplied together: as many as stay near the processor while it goes through rows.
const chunk = 256

// pieces shares out the products of vectors with some items, of so many rows each. Vectors come in chunks, and all items of one before those
// of the next.
func (w *member) pieces(v *kernel.Vectors, items, rows int, work func(first, n, from, to int)) {
	chunks := (v.N + chunk - 1) / chunk
	enough := 1 + pieceWork/(rows*max(1, min(v.N, chunk)*v.Cols))
	w.share(chunks*items, max(1, min(enough, items/(4*w.members))), func(from, to int) {
		for from < to {
			c := from / items
			end := min(to, (c+1)*items)
			work(c*chunk, min(chunk, v.N-c*chunk), from-c*items, end-c*items)
			from = end
		}
	})
}

// multiply shares out several products with the same vectors by groups of rows.
func (w *member) multiply(v *kernel.Vectors, list ...product) {
	total := 0
	for _, p := range list {
		total += p.matrix.Groups()
	}
	w.pieces(v, total, kernel.Group, func(first, n, from, to int) {
		for _, p := range list {
			count := p.matrix.Groups()
			if from < count && to > 0 {
				part := kernel.Part{First: first, Count: n, From: max(from, 0), To: min(to, count)}
				p.matrix.Multiply(v, part, p.out[first*p.stride+part.From*kernel.Group:], p.stride)
			}
			from, to = from-count, to-count
		}
	})
}

func row(x []float32, i, width int) []float32 { return x[i*width:][:width:width] }
