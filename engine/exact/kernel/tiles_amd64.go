//go:build !purego

package kernel

// tiles are a level's kernels for many vectors, which go through them by themselves, Tile at a time.
type tiles struct {
	rest kernel // for the vectors that do not fill a tile
	list [6]tiled
}

// tiled is assembly for that many times Tile vectors.
type tiled func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols, stride, tiles int)

// wide implements many.
func (k *tiles) wide(*Matrix) bool { return false }

// widen implements many.
func (k *tiles) widen(words []int16, q []int8) {
	for i, n := range q {
		words[i] = int16(n)
	}
}

// multiply implements many.
func (k *tiles) multiply(m *Matrix, v *Vectors, from, to int, out []float32, stride int) int {
	count, full := v.N/Tile, min(to, m.Rows/Group)
	if m.Floats() || m.blocks == 0 || count == 0 || from >= full {
		return from
	}
	multiply, rest := k.list[m.layout.index()], count*Tile
	s, c := v.begin(m.layout, 0)
	for g := from; g < full; g++ {
		to := out[g*Group:][:(v.N-1)*stride+Group]
		multiply(&m.block(g, 0)[0], &v.Q[0], &v.D[0], s, c, &to[0], m.blocks, v.Cols, 4*stride, count)
		if rest < v.N {
			k.rest(m, g, v, rest, v.N-rest, to[rest*stride:], stride)
		}
	}
	return full
}
