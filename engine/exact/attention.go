package exact

import (
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// attention computes a layer's attention of n tokens, from whole numbers in room.in to room.h.
func (m *Machine) attention(w *member, l, n int) {
	r, p, k := &m.room, m.p, &m.p.layers[l]
	queries, keys := p.Heads*p.HeadDim, p.KVHeads*p.HeadDim
	m.multiply(w, r.in, product{k.q, r.q, queries}, product{k.k, r.k, keys}, product{k.v, r.v, keys})
	w.share(n, 1, func(from, to int) {
		for i := from; i < to; i++ {
			m.place(l, i)
		}
	})
	w.share(n*p.KVHeads, 1, func(from, to int) {
		for at := from; at < to; at++ {
			w.scores = m.attend(l, at/p.KVHeads, at%p.KVHeads, w.scores)
		}
	})
	w.share(1, 1, func(int, int) { r.in.Resize(n, queries) })
	w.share(n, 1, func(from, to int) {
		for i := from; i < to; i++ {
			r.in.Quantise(i, row(r.a, i, queries))
		}
	})
	m.multiply(w, r.in, product{k.o, r.h, p.Embed})
	w.share(1, 1, func(int, int) { r.in.Resize(n, p.Embed) })
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
	cos, sin := row(r.cos, i, len(p.Freqs)), row(r.sin, i, len(p.Freqs))
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

// attend computes the heads of one token that share keys and values; scores is memory that it may use, and gives back.
func (m *Machine) attend(l, i, kv int, scores []float32) []float32 {
	r, p := &m.room, m.p
	d, s, heads := p.HeadDim, r.tokens[i], p.Heads/p.KVHeads
	first := (i*p.KVHeads + kv) * heads * d
	q, out := r.q[first:][:heads*d], r.a[first:][:heads*d]
	base := (l*p.KVHeads + kv) * d * pageSize
	n := s.position + 1
	stride := (n + pageSize - 1) &^ (pageSize - 1)
	if cap(scores) < heads*stride {
		scores = make([]float32, 2*heads*stride)
	}
	scores = scores[:heads*stride]
	pages := s.seq.pages[:stride/pageSize]
	for t, from := range pages {
		kernel.Scores(q, from.keys[base:][:d*pageSize], scores[t*pageSize:], heads, d, stride)
	}
	for h := range heads {
		row := scores[h*stride:][:n]
		kernel.ExpSub(row, num.Max(row))
	}
	clear(out)
	for t, from := range pages {
		count := min(pageSize, n-t*pageSize)
		kernel.Values(scores[t*pageSize:], stride, from.values[base:][:count*d], out, heads, count, d)
	}
	for h := range heads {
		inverse := 1 / num.Sum(scores[h*stride:][:n])
		to := out[h*d:][:d]
		for e := range to {
			to[e] = float32(to[e] * inverse)
		}
	}
	return scores
}

// rotate turns each pair of a head by its angle.
func rotate(x, cos, sin []float32, halves bool) {
	for i := range cos {
		a, b := 2*i, 2*i+1
		if halves {
			a, b = i, i+len(cos)
		}
		x0, x1 := x[a], x[b]
		x[a] = float32(x0*cos[i]) - float32(x1*sin[i])
		x[b] = float32(x0*sin[i]) + float32(x1*cos[i])
	}
}
