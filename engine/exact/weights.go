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
	put := func(what string, m *weight.Matrix, to **kernel.Matrix) error {
		k, err := kernel.Pack(m)
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		*to, p.floats = k, p.floats || k.Floats()
		return nil
	}
	for i := range m.Layers {
		from, to := &m.Layers[i], &p.layers[i]
		for _, w := range []struct {
			what string
			from *weight.Matrix
			to   **kernel.Matrix
		}{
			{"attn_q", from.Q, &to.q}, {"attn_k", from.K, &to.k}, {"attn_v", from.V, &to.v}, {"attn_output", from.O, &to.o},
			{"ffn_gate", from.Gate, &to.gate}, {"ffn_up", from.Up, &to.up}, {"ffn_down", from.Down, &to.down},
		} {
			if err := put(fmt.Sprintf("layer %d %s", i, w.what), w.from, w.to); err != nil {
				return nil, err
			}
		}
	}
	return p, put("output", m.Output, &p.output)
}
