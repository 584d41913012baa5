package exact

import "github.com/cortensor-open/cortensor/core"

// MaxLogits is the number of hidden states that Logits takes at once.
const MaxLogits = 32

// Logits gives the logits after each of the hidden states, as Step's would be. They are valid until the next Step or Logits; the
// hidden states may be those that the last Step gave.
func (m *Machine) Logits(hidden [][]float32) ([][]float32, error) {
	if len(hidden) > MaxLogits {
		return nil, core.Errorf(core.Invalid, "logits of %d hidden states, at most %d at once", len(hidden), MaxLogits)
	}
	n, r, p := len(hidden), &m.room, m.p
	for i, h := range hidden {
		if len(h) != p.Embed {
			return nil, core.Errorf(core.Invalid, "hidden state %d has %d elements, want %d", i, len(h), p.Embed)
		}
	}
	if n == 0 {
		return nil, nil
	}
	if cap(r.logits) < n*p.Vocab {
		r.logits = make([]float32, n*p.Vocab)
	}
	r.logits = r.logits[:n*p.Vocab]
	r.last.Resize(n, p.Embed)
	err := m.team.run(m.heads, n, func(w *member) {
		w.share(n, 1, func(from, to int) {
			for i := from; i < to; i++ {
				r.last.Quantise(i, hidden[i])
			}
		})
		w.multiply(r.last, product{p.output, r.logits, p.Vocab})
	})
	if err != nil {
		return nil, err
	}
	out := make([][]float32, n)
	for i := range out {
		out[i] = row(r.logits, i, p.Vocab)
	}
	return out, nil
}
