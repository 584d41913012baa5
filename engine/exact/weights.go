package exact

import (
	"fmt"

	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// packed is a model's weights in the order in which the kernels read them.
type packed struct {
	*model.Model
	layers []packedLayer
	output *kernel.Matrix
	floats bool // some matrix is of floats
}

type packedLayer struct {
	q, k, v, o, gate, up, down *kernel.Matrix
}

func pack(m *model.Model) (*packed, error) {
	p := &packed{Model: m, layers: make([]packedLayer, len(m.Layers))}
	var from []*weight.Matrix
	var to []**kernel.Matrix
	put := func(m *weight.Matrix, k **kernel.Matrix) { from, to = append(from, m), append(to, k) }
	for i := range m.Layers {
		l, k := &m.Layers[i], &p.layers[i]
		put(l.Q, &k.q)
		put(l.K, &k.k)
		put(l.V, &k.v)
		put(l.O, &k.o)
		put(l.Gate, &k.gate)
		put(l.Up, &k.up)
		put(l.Down, &k.down)
	}
	put(m.Output, &p.output)
	list, err := kernel.Pack(from...)
	if err != nil {
		return nil, fmt.Errorf("pack weights: %w", err)
	}
	for i, k := range list {
		*to[i], p.floats = k, p.floats || k.Floats()
	}
	return p, nil
}
