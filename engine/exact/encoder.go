package exact

import (
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Encoder embeds texts with the bits of ref.Embed. One goroutine at a time uses it.
type Encoder struct {
	m      *model.Encoder
	layers []encoderLayer
	team   *team
	pace   *pace

	texts             []span          // of this run
	of                []int           // the text of each row
	x, h, q, k, v, up []float32       // a row a token
	queries           queries         // of each row and head
	pages             []*page         // of keys and values: those of a text follow each other
	in, wide          *kernel.Vectors // of x or the attention's result, and of the feed-forward's inside
}

// span is where a text lies: its rows, and its first page.
type span struct{ row, n, page int }

// encoderTile is the number of tokens whose queries meet each key and value together.
const encoderTile = 12

type encoderLayer struct {
	q, k, v, o, up, down *kernel.Matrix
}

// NewEncoder packs an encoder's weights.
func NewEncoder(m *model.Encoder, threads int) (*Encoder, error) {
	var from []*weight.Matrix
	for i := range m.Layers {
		l := &m.Layers[i]
		from = append(from, l.Q.Matrix, l.K.Matrix, l.V.Matrix, l.O.Matrix, l.Up.Matrix, l.Down.Matrix)
	}
	list, err := kernel.Pack(from...)
	if err != nil {
		return nil, fmt.Errorf("pack weights: %w", err)
	}
	e := &Encoder{m: m, team: newTeam(threads), pace: newPace()}
	for i := range m.Layers {
		k := list[6*i:]
		e.layers = append(e.layers, encoderLayer{k[0], k[1], k[2], k[3], k[4], k[5]})
	}
	e.in, e.wide = vectorsFor(list), vectorsFor(list)
	return e, nil
}

// Embed gives a text's embedding, of length 1, from its tokens, the first and the last of which are the model's control tokens.
func (e *Encoder) Embed(tokens []int32) ([]float32, error) {
	out, err := e.EmbedAll([][]int32{tokens})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// EmbedAll is Embed of several texts, computed together; each gets the bits that it gets alone. Memory is in proportion to the
// tokens of all.
func (e *Encoder) EmbedAll(texts [][]int32) ([][]float32, error) {
	m := e.m
	e.texts, e.of = e.texts[:0], e.of[:0]
	pages := 0
	for i, tokens := range texts {
		if err := m.Check(tokens); err != nil {
			return nil, err
		}
		e.texts = append(e.texts, span{len(e.of), len(tokens), pages})
		for range tokens {
			e.of = append(e.of, i)
		}
		pages += (len(tokens) + pageSize - 1) / pageSize
	}
	n := len(e.of)
	for _, s := range []*[]float32{&e.x, &e.h, &e.q, &e.k, &e.v} {
		*s = grown(*s, n*m.Embed)
	}
	for len(e.pages) < pages {
		e.pages = append(e.pages, newPage(m.Heads, m.HeadDim))
	}
	e.up = grown(e.up, n*m.FF)
	e.queries.fit(n*m.Heads, m.HeadDim)
	e.in.Resize(n, m.Embed)
	e.wide.Resize(n, m.FF)
	if err := e.team.run(e.pace, n, func(w *member) { e.forward(w, texts) }); err != nil {
		return nil, err
	}
	out := make([][]float32, len(texts))
	for i := range out {
		var err error
		if out[i], err = e.pool(e.texts[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// forward is one member's way through the texts.
func (e *Encoder) forward(w *member, texts [][]int32) {
	m, n := e.m, len(e.of)
	each := func(work func(i int)) {
		w.share(n, 1, func(from, to int) {
			for i := from; i < to; i++ {
				work(i)
			}
		})
	}
	each(func(i int) {
		x, place := row(e.x, i, m.Embed), row(e.h, i, m.Embed)
		at := i - e.texts[e.of[i]].row
		m.Tokens.Decode(int(texts[e.of[i]][at]), x)
		kernel.Add(x, m.Kind)
		m.Positions.Decode(at, place)
		kernel.Add(x, place)
		e.enter(i, m.Norm)
	})
	for l := range m.Layers {
		layer, k := &m.Layers[l], &e.layers[l]
		w.multiply(e.in, product{k.q, e.q, m.Embed}, product{k.k, e.k, m.Embed}, product{k.v, e.v, m.Embed})
		each(func(i int) { e.place(layer, i, w.room) })
		w.share(m.Heads*len(texts), 1, func(from, to int) {
			for i := from; i < to; i++ {
				e.attend(i%m.Heads, e.texts[i/m.Heads], w.room)
			}
		})
		each(func(i int) { e.in.Quantise(i, row(e.q, i, m.Embed)) })
		w.multiply(e.in, product{k.o, e.h, m.Embed})
		each(func(i int) { e.leave(i, layer.O.Bias, layer.AttnNorm) })
		w.multiply(e.in, product{k.up, e.up, m.FF})
		each(func(i int) {
			up := row(e.up, i, m.FF)
			kernel.Add(up, layer.Up.Bias)
			for j, x := range up {
				up[j] = num.GELU(x)
			}
			e.wide.Quantise(i, up)
		})
		w.multiply(e.wide, product{k.down, e.h, m.Embed})
		each(func(i int) { e.leave(i, layer.Down.Bias, layer.Norm) })
	}
}

// enter normalises token i's hidden state and makes it ready to be multiplied.
func (e *Encoder) enter(i int, n model.Norm) {
	x := row(e.x, i, e.m.Embed)
	mean := kernel.Sum(x) / float32(len(x))
	for j := range x {
		x[j] = x[j] - mean
	}
	kernel.Norm(x, x, n.Weight, e.m.Epsilon)
	kernel.Add(x, n.Bias)
	e.in.Quantise(i, x)
}

// leave adds what a part of a layer has given, and normalises.
func (e *Encoder) leave(i int, bias []float32, n model.Norm) {
	h := row(e.h, i, e.m.Embed)
	kernel.Add(h, bias)
	kernel.Add(row(e.x, i, e.m.Embed), h)
	e.enter(i, n)
}

// place finishes the query, key and value of token i.
func (e *Encoder) place(layer *model.EncoderLayer, i int, w *room) {
	m, d := e.m, e.m.HeadDim
	q, k, v := row(e.q, i, m.Embed), row(e.k, i, m.Embed), row(e.v, i, m.Embed)
	kernel.Add(q, layer.Q.Bias)
	kernel.Add(k, layer.K.Bias)
	kernel.Add(v, layer.V.Bias)
	scale, text := m.Scale(), e.texts[e.of[i]]
	to, lane := e.pages[text.page+(i-text.row)/pageSize], (i-text.row)%pageSize
	w.head = grown(w.head, d)
	for h := range m.Heads {
		at := i*m.Heads + h
		e.queries.scales[at] = float32(kernel.WholeHead(q[h*d:][:d], e.queries.whole[at*d:][:d]) * scale)
		to.putKey(h, lane, w.head, kernel.WholeHead(k[h*d:][:d], w.head))
		to.putValue(h, lane, w.head, kernel.WholeHead(v[h*d:][:d], w.head))
	}
}

// attend computes a head of all tokens of a text; the results take the places of the queries.
func (e *Encoder) attend(h int, text span, w *room) {
	m, d := e.m, e.m.HeadDim
	v := view{at: h, heads: 1, d: d, length: text.n, all: true, pages: e.pages[text.page:][:(text.n+pageSize-1)/pageSize]}
	for first := 0; first < text.n; first += encoderTile {
		v.tile = tile{text.row + first, min(encoderTile, text.n-first)}
		v.rows = v.count
		v.attend(&e.queries, h, m.Heads, w)
		for t, inverse := range w.inverses {
			to := row(e.q, v.first+t, m.Embed)[h*d:][:d]
			for j, x := range w.out[t*d:][:d] {
				to[j] = float32(x * inverse)
			}
		}
	}
}

// pool is the mean over a text's tokens, made one long.
func (e *Encoder) pool(text span) ([]float32, error) {
	out := make([]float32, e.m.Embed)
	for i := range text.n {
		kernel.Add(out, row(e.x, text.row+i, e.m.Embed))
	}
	for i := range out {
		out[i] = out[i] / float32(text.n)
	}
	inverse := 1 / num.Sqrt(num.SumSquares(out))
	for i := range out {
		out[i] = float32(out[i] * inverse)
	}
	if !num.Finite(out) {
		return nil, core.Fail(core.ReasonEngine, "the embedding is no number")
	}
	return out, nil
}
