package kernel

import "github.com/cortensor-open/cortensor/engine/exact/weight"

// plain multiplies a group of rows with one vector, in Go.
func (p *Matrix) plain(group int, v *Vectors, i int, out *[Group]float32) {
	*out = [Group]float32{}
	n := p.layout.weights()
	for b := range p.blocks {
		w, at := p.block(group, b), i*p.blocks+b
		sums := p.sums(w, v.Q[i*v.Cols+b*weight.Size:][:weight.Size])
		d, s, bias := v.D[at], v.S[at], p.layout.bias*v.Sum[at]
		for r := range out {
			t := float32(float32(getFloat(w[n+4*r:])*d) * float32(sums[r]-bias))
			if p.layout.offset {
				t = t + float32(getFloat(w[n+scaleBytes+4*r:])*s)
			}
			out[r] = out[r] + t
		}
	}
}

// sums gives the whole-number products of a block's 16 rows.
func (p *Matrix) sums(w []byte, q []int8) (sums [Group]int32) {
	for c, a := range q {
		for r := range sums {
			var u byte
			if p.layout.wide {
				u = w[c/4*64+4*r+c%4]
			} else {
				u = w[c/8*64+4*r+c%4] >> (c % 8 / 4 * 4) & 15
			}
			sums[r] += int32(u) * int32(a)
		}
	}
	return sums
}
