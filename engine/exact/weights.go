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
		*to[i] = k
	}
	return p, nil
}

// each lists some matrices of all layers.
func (p *packed) each(of func(l *packedLayer) []*kernel.Matrix) (list []*kernel.Matrix) {
	for i := range p.layers {
		list = append(list, of(&p.layers[i])...)
	}
	return list
}

// vectorsFor makes vectors in the forms that some matrices are multiplied with.
func vectorsFor(list []*kernel.Matrix) *kernel.Vectors {
	v := new(kernel.Vectors)
	for _, m := range list {
		v.Floats, v.Wide = v.Floats || m.Floats(), v.Wide || m.Wide()
	}
	return v
}
