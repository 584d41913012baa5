package exact

import (
	"math"

	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// attention computes a layer's attention of n tokens, from whole numbers in room.in to room.h.
func (m *Machine) attention(w *member, l, n int) {
	r, p, k := &m.room, m.p, &m.p.layers[l]
	queries, keys := p.Heads*p.HeadDim, p.KVHeads*p.HeadDim
	w.multiply(r.in, product{k.q, r.q, queries}, product{k.k, r.k, keys}, product{k.v, r.v, keys})
	alone := n == len(r.tiles) // no token sees another one of the batch
	if !alone {
		w.neighbours(n, func(i int) {
			for kv := range p.KVHeads {
				m.place(l, i, kv, w.room)
			}
		})
	}
	if m.few(w.members) {
		m.attendTogether(w, l, alone)
	} else {
		w.share(len(r.tiles)*p.KVHeads, 1, func(from, to int) {
			for at := from; at < to; at++ {
				t, kv := r.tiles[at%len(r.tiles)], at/len(r.tiles)
				if alone {
					m.place(l, t.first, kv, w.room)
				}
				m.attend(l, t, kv, w.room)
			}
		})
	}
	if !m.p.headsAreBlocks() {
		w.tokens(n, func(i int) { r.mixed.Quantise(i, row(r.a, i, queries)) })
	}
	w.multiply(r.mixed, product{k.o, r.h, p.Embed})
}

// headsAreBlocks tells whether a head's elements are whole blocks, so that who has mixed them makes whole numbers of them, too.
func (p *packed) headsAreBlocks() bool { return p.HeadDim%weight.Size == 0 }

// place finishes a head of keys and values of token i, writes them into its page, and finishes the queries that go with them.
func (m *Machine) place(l, i, kv int, w *room) {
	r, p, layer := &m.room, m.p, &m.p.Layers[l]
	d, heads := p.HeadDim, p.Heads/p.KVHeads
	q, k, v := row(r.q, i*p.KVHeads+kv, heads*d), row(r.k, i*p.KVHeads+kv, d), row(r.v, i*p.KVHeads+kv, d)
	if layer.QBias != nil {
		kernel.Add(q, row(layer.QBias, kv, heads*d))
		kernel.Add(k, row(layer.KBias, kv, d))
		kernel.Add(v, row(layer.VBias, kv, d))
	}
	s := r.tokens[i]
	turns := &m.global
	if layer.Window > 0 {
		turns = &m.local
	}
	cos, sin := turns.at(s.position)
	scale := p.Scale()
	for h := range heads {
		head, at := q[h*d:][:d], i*p.Heads+kv*heads+h
		if layer.QNorm != nil {
			kernel.Norm(head, head, layer.QNorm, p.Epsilon)
		}
		kernel.Rotate(head, cos, sin, p.Halves)
		r.queries.scales[at] = float32(kernel.WholeHead(head, r.queries.whole[at*d:][:d]) * scale)
	}
	if layer.KNorm != nil {
		kernel.Norm(k, k, layer.KNorm, p.Epsilon)
	}
	kernel.Rotate(k, cos, sin, p.Halves)
	to, at, lane := s.seq.pages[s.position/pageSize], l*p.KVHeads+kv, s.position%pageSize
	w.head = grown(w.head, d)
	to.putKey(at, lane, w.head, kernel.WholeHead(k, w.head))
	to.putValue(at, lane, w.head, kernel.WholeHead(v, w.head))
}

// tile is some tokens of one sequence that follow each other in a batch. Their queries meet each key and value together.
type tile struct{ first, count int }

// tileSize is the most tokens in a tile.
const tileSize = 8

// tiles cuts a batch's tokens.
func tiles(out []tile, tokens []slot) []tile {
	for i := 0; i < len(tokens); {
		n := 1
		for n < tileSize && i+n < len(tokens) && tokens[i+n].seq == tokens[i].seq {
			n++
		}
		out = append(out, tile{i, n})
		i += n
	}
	return out
}

// queries are heads in whole numbers, with a scale each.
type queries struct {
	whole  []int16
	scales []float32
}

func (q *queries) fit(n, d int) { q.whole, q.scales = grown(q.whole, n*d), grown(q.scales, n) }

// room is a member's memory, most of it for attention: rows are the heads of a tile's tokens.
type room struct {
	q        queries
	out      []float32 // rows × HeadDim
	scores   []float32 // rows × positions
	inverses []float32 // a row: of the sum of its weights
	weights  []int16   // rows × pageSize
	scales   []float32 // a row
	head     []int16
	gate, up []float32 // columns of the feed-forward's inside
}

func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// view is a tile's heads that share keys and values, and what they see.
type view struct {
	tile
	at     int // of the layer and head of keys, in a page
	heads  int // of queries a token
	rows   int
	d      int
	length int  // positions, of the last token
	all    bool // every row sees all of them
	window int  // positions that a row sees; 0: all up to its own
	pages  []*page
}

func (m *Machine) view(l, kv int, t tile) view {
	p, last := m.p, m.room.tokens[t.first+t.count-1]
	v := view{tile: t, at: l*p.KVHeads + kv, heads: p.Heads / p.KVHeads, d: p.HeadDim, length: last.position + 1, window: p.Layers[l].Window}
	v.rows = t.count * v.heads
	before := v.begin(0) / pageSize // pages that no row sees; without them each lane holds what it held
	v.pages = last.seq.pages[before : (v.length+pageSize-1)/pageSize]
	v.length -= before * pageSize
	return v
}

// stride is the number of positions in the pages.
func (v *view) stride() int { return len(v.pages) * pageSize }

// seen is the number of positions that a row sees.
func (v *view) seen(row int) int {
	if v.all {
		return v.length
	}
	return v.length - v.count + row/v.heads + 1
}

// begin is the first position that a row sees.
func (v *view) begin(row int) int {
	if v.window == 0 {
		return 0
	}
	return max(0, v.seen(row)-v.window)
}

// gather puts the queries of a head of keys together.
func (v *view) gather(from, to *queries, kv, groups int) {
	to.fit(v.rows, v.d)
	for k := range v.count {
		at := ((v.first+k)*groups + kv) * v.heads
		copy(to.whole[k*v.heads*v.d:][:v.heads*v.d], from.whole[at*v.d:])
		copy(to.scales[k*v.heads:][:v.heads], from.scales[at:])
	}
}

// score fills the scores of the positions of some pages.
func (v *view) score(q *queries, scores []float32, from, to int) {
	for i := from; i < to; i++ {
		keys, scales := v.pages[i].keys(v.at, v.d)
		if i+1 < to && v.fewRows() {
			next, _ := v.pages[i+1].keys(v.at, v.d)
			kernel.PrefetchKeys(next)
		}
		kernel.Scores(q.whole, q.scales, keys, scales, scores[i*pageSize:], v.stride())
	}
}

// nowhere is a score that gives no weight.
var nowhere = float32(math.Inf(-1))

// weigh makes a row's scores weights, and gives the inverse of their sum. The weights of positions that the row does not see are 0.
func (v *view) weigh(scores []float32, row int) float32 {
	scores = scores[row*v.stride():][:v.stride()]
	for i := range v.begin(row) {
		scores[i] = nowhere
	}
	for i := v.seen(row); i < len(scores); i++ {
		scores[i] = nowhere
	}
	return 1 / kernel.ExpSum(scores, kernel.Max(scores))
}

// fewRows tells whether memory is what takes time: then pages are asked for ahead.
func (v *view) fewRows() bool { return v.count <= 2 }

func (v *view) prefetchValues(page, from, width int) {
	values, _ := v.pages[page].values(v.at, v.d)
	kernel.PrefetchValues(values[2*from:], v.d, width)
}

// mix adds up elements of the weighted values.
func (v *view) mix(w *room, scores, out []float32, from, width int) {
	w.weights, w.scales = grown(w.weights, v.rows*pageSize), grown(w.scales, v.rows)
	for i, p := range v.pages {
		values, scales := p.values(v.at, v.d)
		if i+1 < len(v.pages) && v.fewRows() {
			v.prefetchValues(i+1, from, width)
		}
		kernel.Weigh(scores[i*pageSize:], v.stride(), scales, w.weights, w.scales)
		kernel.Mix(w.weights, w.scales, values[2*from:], out[from:], v.d, width)
	}
}

// attend computes the rows into room's out, not yet divided by the sums of their weights.
func (v *view) attend(from *queries, kv, groups int, w *room) {
	v.gather(from, &w.q, kv, groups)
	w.out, w.scores = grown(w.out, v.rows*v.d), grown(w.scores, v.rows*v.stride())
	v.score(&w.q, w.scores, 0, len(v.pages))
	if v.fewRows() {
		v.prefetchValues(0, 0, v.d)
	}
	w.inverses = w.inverses[:0]
	for row := range v.rows {
		w.inverses = append(w.inverses, v.weigh(w.scores, row))
	}
	clear(w.out)
	v.mix(w, w.scores, w.out, 0, v.d)
}

// attend computes the heads of a tile's tokens that share keys and values.
func (m *Machine) attend(l int, t tile, kv int, w *room) {
	v := m.view(l, kv, t)
	v.attend(&m.room.queries, kv, m.p.KVHeads, w)
	for row, inverse := range w.inverses {
		out := w.out[row*v.d:][:v.d]
		kernel.ScaleBy(out, out, m.ones, inverse)
	}
	width := v.heads * v.d // of a token
	m.leave(&v, v.first, v.count, kv*width, w.out)
}

// leave hands on columns of the results of n tokens, from one on.
func (m *Machine) leave(v *view, first, n, column int, out []float32) {
	if m.p.headsAreBlocks() {
		m.room.mixed.QuantiseColumns(first, n, column, out)
		return
	}
	width := len(out) / n
	for i := range n {
		copy(row(m.room.a, first+i, m.p.Heads*v.d)[column:][:width], out[i*width:])
	}
}
