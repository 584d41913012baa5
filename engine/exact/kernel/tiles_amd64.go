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
func (k *tiles) multiply(m *Matrix, v *Vectors, part Part, out []float32, stride int) int {
	count, full := part.Count/Tile, min(part.To, m.Rows/Group)
	if m.Floats() || m.blocks == 0 || count == 0 || part.From >= full {
		return part.From
	}
	multiply, done, at := k.list[m.layout.index()], count*Tile, part.First*m.blocks
	s, c := v.begin(m.layout, at)
	for g := part.From; g < full; g++ {
		to := part.of(g, out)[:(part.Count-1)*stride+Group]
		multiply(&m.block(g, 0)[0], &v.Q[part.First*v.Cols], &v.D[at], s, c, &to[0], m.blocks, v.Cols, 4*stride, count)
		if done < part.Count {
			k.rest(m, g, v, part.First+done, part.Count-done, to[done*stride:], stride)
		}
	}
	return full
}
