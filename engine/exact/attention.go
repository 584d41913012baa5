package exact

import "github.com/cortensor-open/cortensor/engine/exact/kernel"

// attention computes a layer's attention of n tokens, from whole numbers in room.in to room.h.
func (m *Machine) attention(w *member, l, n int) {
	r, p, k := &m.room, m.p, &m.p.layers[l]
	queries, keys := p.Heads*p.HeadDim, p.KVHeads*p.HeadDim
	w.multiply(r.in, product{k.q, r.q, queries}, product{k.k, r.k, keys}, product{k.v, r.v, keys})
	w.tokens(n, func(i int) { m.place(l, i) })
	w.share(len(r.tiles)*p.KVHeads, 1, func(from, to int) {
		for at := from; at < to; at++ {
			m.attend(l, r.tiles[at/p.KVHeads], at%p.KVHeads, w.room)
		}
	})
	w.tokens(n, func(i int) { r.mixed.Quantise(i, row(r.a, i, queries)) })
	w.multiply(r.mixed, product{k.o, r.h, p.Embed})
}

// place finishes queries, keys and values of token i and writes keys and values into its page.
func (m *Machine) place(l, i int) {
	r, p, layer := &m.room, m.p, &m.p.Layers[l]
	d := p.HeadDim
	q, k, v := row(r.q, i, p.Heads*d), row(r.k, i, p.KVHeads*d), row(r.v, i, p.KVHeads*d)
	if layer.QBias != nil {
		kernel.Add(q, layer.QBias)
		kernel.Add(k, layer.KBias)
		kernel.Add(v, layer.VBias)
	}
	cos, sin := r.rotation(i, &p.Config, layer.Window > 0)
	scale := p.Scale()
	for h := range p.Heads {
		head := q[h*d:][:d]
		if layer.QNorm != nil {
			kernel.Norm(head, head, layer.QNorm, p.Epsilon)
		}
		rotate(head, cos, sin, p.Halves)
		for j := range head {
			head[j] = float32(head[j] * scale)
		}
	}
	s := r.tokens[i]
	to, lane := s.seq.pages[s.position/pageSize], s.position%pageSize
	for h := range p.KVHeads {
		head := k[h*d:][:d]
		if layer.KNorm != nil {
			kernel.Norm(head, head, layer.KNorm, p.Epsilon)
		}
		rotate(head, cos, sin, p.Halves)
		base := (l*p.KVHeads + h) * d * pageSize
		for j, x := range head {
			to.keys[base+j*pageSize+lane] = x
		}
		copy(to.values[base+lane*d:][:d], v[h*d:])
	}
}

// tile is some tokens of one sequence that follow each other in a batch. Their queries meet each key and value together.
type tile struct{ first, count int }

// tileSize is the most tokens in a tile.
const tileSize = 4

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

// room is a member's memory for attention: rows are the heads of a tile's tokens.
type room struct {
	q, out []float32 // rows × HeadDim
	scores []float32 // rows × positions
}

func grown(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

// attend computes the heads of a tile's tokens that share keys and values. A token's weights of the positions after it, and before
// its window, are 0, which changes no bit of its sums.
func (m *Machine) attend(l int, t tile, kv int, w *room) {
	r, p := &m.room, m.p
	d, heads := p.HeadDim, p.Heads/p.KVHeads
	rows := t.count * heads
	seq, n := r.tokens[t.first].seq, r.tokens[t.first+t.count-1].position+1
	stride := (n + pageSize - 1) &^ (pageSize - 1)
	w.q, w.out, w.scores = grown(w.q, rows*d), grown(w.out, rows*d), grown(w.scores, rows*stride)
	for k := range t.count {
		copy(w.q[k*heads*d:], r.q[((t.first+k)*p.KVHeads+kv)*heads*d:][:heads*d])
	}
	base := (l*p.KVHeads + kv) * d * pageSize
	pages := seq.pages[:stride/pageSize]
	for i, from := range pages {
		kernel.Scores(w.q, from.keys[base:][:d*pageSize], w.scores[i*pageSize:], rows, d, stride)
	}
	for h := range rows {
		row := w.scores[h*stride:][:n]
		seen, first := n-t.count+h/heads+1, 0
		if window := p.Layers[l].Window; window > 0 {
			first = max(0, seen-window)
		}
		clear(row[:first])
		kernel.ExpSub(row[first:seen], kernel.Max(row[first:seen]))
		clear(row[seen:])
	}
	clear(w.out)
	for i, from := range pages {
		count := min(pageSize, n-i*pageSize)
		kernel.Values(w.scores[i*pageSize:], stride, from.values[base:][:count*d], w.out, rows, count, d)
	}
	for h := range rows {
		inverse := 1 / kernel.Sum(w.scores[h*stride:][:n-t.count+h/heads+1])
		to := r.a[((t.first+h/heads)*p.KVHeads+kv)*heads*d+h%heads*d:][:d]
		for e, x := range w.out[h*d:][:d] {
			to[e] = float32(x * inverse)
		}
	}
}

// rotate turns each pair of a head by its angle.
func rotate(x, cos, sin []float32, halves bool) {
	n := len(cos)
	x, sin = x[:2*n], sin[:n]
	if halves {
		low, high := x[:n], x[n:]
		for i, c := range cos {
			x0, x1, s := low[i], high[i], sin[i]
			low[i] = float32(x0*c) - float32(x1*s)
			high[i] = float32(x0*s) + float32(x1*c)
		}
		return
	}
	for i, c := range cos {
		pair, s := x[2*i:][:2], sin[i]
		x0, x1 := pair[0], pair[1]
		pair[0] = float32(x0*c) - float32(x1*s)
		pair[1] = float32(x0*s) + float32(x1*c)
	}
}
