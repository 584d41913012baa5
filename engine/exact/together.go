package exact

import "github.com/cortensor-open/cortensor/engine/exact/kernel"

// A batch of few tokens with many positions before them has fewer heads than would keep all members busy. Then a head's positions
// are shared out when it is scored, and its elements when values are mixed: no sum is cut, so that no bit changes.

const (
	scorePages = 8  // pages that one member scores at once
	mixWidth   = 32 // elements that one member mixes
	longEnough = 256
)

// together is the memory of such a step: of each tile and head of keys.
type together struct {
	views    []view
	kvs      []int
	queries  []queries
	scores   [][]float32
	out      [][]float32
	inverses [][]float32
}

// few tells whether this step's heads are shared out in parts.
func (m *Machine) few(members int) bool {
	r := &m.room
	if members == 1 || len(r.tiles)*m.p.KVHeads >= 4*members {
		return false
	}
	longest := 0
	for _, t := range r.tiles {
		longest = max(longest, r.tokens[t.first+t.count-1].position+1)
	}
	return longest >= longEnough
}

// prepare lists the heads of this layer, and places the tokens' where they see none of the batch but themselves.
func (g *together) prepare(m *Machine, l int, alone bool, w *room) {
	n := len(m.room.tiles) * m.p.KVHeads
	g.views, g.kvs = g.views[:0], g.kvs[:0]
	for len(g.queries) < n {
		g.queries, g.scores, g.out, g.inverses = append(g.queries, queries{}), append(g.scores, nil), append(g.out, nil), append(g.inverses, nil)
	}
	for _, t := range m.room.tiles {
		for kv := range m.p.KVHeads {
			if alone {
				m.place(l, t.first, kv, w)
			}
			i, v := len(g.views), m.view(l, kv, t)
			g.views, g.kvs = append(g.views, v), append(g.kvs, kv)
			v.gather(&m.room.queries, &g.queries[i], kv, m.p.KVHeads)
			g.scores[i], g.out[i] = grown(g.scores[i], v.rows*v.stride()), grown(g.out[i], v.rows*v.d)
			g.inverses[i] = grown(g.inverses[i], v.rows)
			clear(g.out[i])
		}
	}
}

// parts calls work for each part of each view, shared over the members; count gives the number of a view's parts.
func (g *together) parts(w *member, count func(v *view) int, work func(i, part int)) {
	total := 0
	for i := range g.views {
		total += count(&g.views[i])
	}
	w.share(total, 1, func(from, _ int) {
		for i := range g.views {
			n := count(&g.views[i])
			if from < n {
				work(i, from)
				return
			}
			from -= n
		}
	})
}

// attendTogether is attend for all heads of a step.
func (m *Machine) attendTogether(w *member, l int, alone bool) {
	g := &m.room.together
	w.share(1, 1, func(int, int) { g.prepare(m, l, alone, w.room) })
	g.parts(w, func(v *view) int { return (len(v.pages) + scorePages - 1) / scorePages }, func(i, part int) {
		v := &g.views[i]
		v.score(&g.queries[i], g.scores[i], part*scorePages, min((part+1)*scorePages, len(v.pages)))
	})
	g.parts(w, func(v *view) int { return v.rows }, func(i, row int) {
		g.inverses[i][row] = g.views[i].weigh(g.scores[i], row)
	})
	g.parts(w, func(v *view) int { return (v.d + mixWidth - 1) / mixWidth }, func(i, part int) {
		v, from := &g.views[i], part*mixWidth
		width := min(mixWidth, v.d-from)
		v.mix(w.room, g.scores[i], g.out[i], from, width)
		for row := range v.rows {
			out, head := g.out[i][row*v.d+from:][:width], g.kvs[i]*v.heads+row%v.heads
			kernel.ScaleBy(out, out, m.ones, g.inverses[i][row])
			m.leave(v, v.first+row/v.heads, 1, head*v.d+from, out)
		}
	})
}
