package exact

import "github.com/cortensor-open/cortensor/engine/exact/kernel"

// Cost is what a model's tokens take at least.
type Cost struct {
	Weights   int64 // bytes of weights that a generated token reads
	Products  int64 // multiply-adds of a prompt's token in the layers' matrices
	Output    int64 // multiply-adds of the logits of one token
	Attention int64 // multiply-adds of a token, for each position that it sees
	Cache     int64 // bytes of keys and values, for each position that it sees
}

// Cost tells what the machine's model costs.
func (m *Machine) Cost() Cost {
	p := m.p
	c := Cost{Attention: int64(2 * len(p.layers) * p.Heads * p.HeadDim), Cache: int64(p.Bytes())}
	add := func(k *kernel.Matrix, products *int64) {
		c.Weights += int64(k.Bytes())
		*products += int64(k.Rows) * int64(k.Cols)
	}
	for i := range p.layers {
		l := &p.layers[i]
		for _, k := range []*kernel.Matrix{l.q, l.k, l.v, l.o, l.gate, l.up, l.down} {
			add(k, &c.Products)
		}
	}
	add(p.output, &c.Output)
	return c
}
