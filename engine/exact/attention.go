package exact

import "github.com/cortensor-open/cortensor/engine/exact/num"

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
	w.share(n*p.Heads, p.Heads, func(from, to int) {
		var scores []float32
		for at := from; at < to; at++ {
			scores = m.attend(l, at/p.Heads, at%p.Heads, scores)
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
		add(q, layer.QBias)
		add(k, layer.KBias)
		add(v, layer.VBias)
	}
	cos, sin := row(r.cos, i, len(p.Freqs)), row(r.sin, i, len(p.Freqs))
	scale := p.Scale()
	for h := range p.Heads {
		head := q[h*d:][:d]
		if layer.QNorm != nil {
			norm(head, head, layer.QNorm, p.Epsilon)
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
			norm(head, head, layer.KNorm, p.Epsilon)
		}
		rotate(head, cos, sin, p.Halves)
		base := (l*p.KVHeads + h) * d * pageSize
		for j, x := range head {
			to.keys[base+j*pageSize+lane] = x
		}
		copy(to.values[base+lane*d:][:d], v[h*d:])
	}
}

// attend computes one head of one token; scores is memory that it may use, and gives back.
func (m *Machine) attend(l, i, h int, scores []float32) []float32 {
	r, p := &m.room, m.p
	d, s := p.HeadDim, r.tokens[i]
	q, out := r.q[(i*p.Heads+h)*d:][:d], r.a[(i*p.Heads+h)*d:][:d]
	base := (l*p.KVHeads + h/(p.Heads/p.KVHeads)) * d * pageSize
	n := s.position + 1
	if cap(scores) < n+pageSize {
		scores = make([]float32, 2*n+pageSize)
	}
	scores = scores[:0]
	for _, from := range s.seq.pages[:(n+pageSize-1)/pageSize] {
		var lanes [pageSize]float32
		for j, x := range q {
			k := (*[pageSize]float32)(from.keys[base+j*pageSize:])
			for c := range lanes {
				lanes[c] = lanes[c] + float32(x*k[c])
			}
		}
		scores = append(scores, lanes[:]...)
	}
	scores = scores[:n]
	most := num.Max(scores)
	for j := range scores {
		scores[j] = num.Exp(scores[j] - most)
	}
	inverse := 1 / num.Sum(scores)
	clear(out)
	for j, x := range scores {
		v := s.seq.pages[j/pageSize].values[base+j%pageSize*d:][:d]
		for e := range out {
			out[e] = out[e] + float32(x*v[e])
		}
	}
	for e := range out {
		out[e] = float32(out[e] * inverse)
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
