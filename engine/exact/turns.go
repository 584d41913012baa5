package exact

import "github.com/cortensor-open/cortensor/engine/exact/model"

// turns are the rotary factors of positions, worked out when they are first wanted: a sine in float64 without a processor's help
// takes as long as some thousand products.
type turns struct {
	freqs  []float64 // none: no layer has this table
	halves bool
	blocks [][]float32 // by position ÷ pageSize: cosines and sines of each position
	wanted []int       // blocks that this step needs and nobody has made
}

func newTurns(m *model.Model, freqs []float64) turns {
	return turns{freqs: freqs, halves: m.Halves, blocks: make([][]float32, (m.Context+pageSize-1)/pageSize)}
}

// want lists the blocks that a batch's tokens need.
func (t *turns) want(tokens []slot) {
	t.wanted = t.wanted[:0]
	if t.freqs == nil {
		return
	}
	for _, s := range tokens {
		if b := s.position / pageSize; t.blocks[b] == nil {
			t.blocks[b] = make([]float32, pageSize*4*len(t.freqs))
			t.wanted = append(t.wanted, b)
		}
	}
}

// prepare makes what is wanted; the members share it.
func (t *turns) prepare(w *member) {
	if len(t.wanted) == 0 {
		return
	}
	w.share(len(t.wanted)*pageSize, 1, func(i, _ int) {
		position := t.wanted[i/pageSize]*pageSize + i%pageSize
		cos, sin := t.at(position)
		t.fill(position, cos, sin)
	})
}

// forget drops what a step has made that failed: it may have been rounded otherwise.
func (t *turns) forget() {
	for _, b := range t.wanted {
		t.blocks[b] = nil
	}
}

// at gives the factors of each element and of its partner at a position, as kernel.Rotate wants them.
func (t *turns) at(position int) (cos, sin []float32) {
	n := 2 * len(t.freqs)
	both := t.blocks[position/pageSize][position%pageSize*2*n:][:2*n]
	return both[:n:n], both[n:]
}

func (t *turns) fill(position int, cos, sin []float32) {
	n := len(t.freqs)
	var short [2 * model.MaxHeadDim]float32
	c, s := short[:n], short[n:][:n]
	model.Rotation(t.freqs, position, c, s)
	for i := range n {
		a, b := 2*i, 2*i+1
		if t.halves {
			a, b = i, i+n
		}
		cos[a], cos[b], sin[a], sin[b] = c[i], c[i], -s[i], s[i]
	}
}

func ones(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = 1
	}
	return out
}
