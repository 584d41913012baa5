package kernel

import (
	"encoding/binary"
	"math"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// plain multiplies a group of rows with one vector, in Go.
func (p *Matrix) plain(group int, v *Vectors, i int, out *[Group]float32) {
	*out = [Group]float32{}
	if p.layout.floats() {
		p.plainFloats(group, v.X[i*v.Cols:][:v.Cols], out)
		return
	}
	n := p.layout.weights()
	for b := range p.blocks {
		w, at := p.block(group, b), i*p.blocks+b
		sums := p.sums(w, v, i, b)
		d, s := v.D[at], v.S[at]
		for r := range out {
			t := float32(float32(p.layout.scale(w[n:], r)*d) * float32(sums[r]))
			if p.layout.offset {
				t = t + float32(p.layout.scale(w[n+p.layout.scales():], r)*s)
			}
			out[r] = out[r] + t
		}
	}
}

// sums gives the whole-number products of a block's 16 rows with block b of vector i.
func (p *Matrix) sums(w []byte, v *Vectors, i, b int) (sums [Group]int32) {
	q := (*[weight.Size]int8)(v.Q[i*v.Cols+b*weight.Size:])
	switch p.layout.form {
	case six:
		return sixSums(w, q)
	case wide:
		wideSums(w, q, &sums)
	default:
		narrowSums(w, q, &sums)
	}
	bias := p.layout.bias * v.Sum[i*p.blocks+b]
	for r := range sums {
		sums[r] -= bias
	}
	return sums
}

func wideSums(w []byte, q *[weight.Size]int8, sums *[Group]int32) {
	for c, a := range q {
		for r := range sums {
			sums[r] += int32(w[c/4*64+4*r+c%4]) * int32(a)
		}
	}
}

func narrowSums(w []byte, q *[weight.Size]int8, sums *[Group]int32) {
	for c, a := range q {
		for r := range sums {
			sums[r] += int32(w[c/8*64+4*r+c%4]>>(c%8/4*4)&15) * int32(a)
		}
	}
}

func sixSums(w []byte, q *[weight.Size]int8) (sums [Group]int32) {
	for c, a := range q {
		for r := range sums {
			low := w[c/8*64+4*r+c%4] >> (c % 8 / 4 * 4) & 15
			high := w[narrowBytes+c/16*64+4*r+c%4] >> (c % 16 / 4 * 2) & 3
			scale := int16(binary.LittleEndian.Uint16(w[sixBytes+scaleBytes+c/16*32+2*r:]))
			sums[r] += int32(scale) * (int32(low|high<<4) - 32) * int32(a)
		}
	}
	return sums
}

// plainFloats is the sum in order over the columns.
func (p *Matrix) plainFloats(group int, x []float32, out *[Group]float32) {
	n := p.layout.stride()
	data := p.data[group*p.blocks*n:][:p.blocks*n]
	for c, v := range x {
		w := data[c*n:][:n]
		for r := range out {
			out[r] = out[r] + float32(p.layout.float(w, r)*v)
		}
	}
}

// float reads a column's row r.
func (l layout) float(w []byte, r int) float32 {
	switch l.form {
	case halved:
		return weight.Half(binary.LittleEndian.Uint16(w[2*r:]))
	case brain:
		return math.Float32frombits(uint32(binary.LittleEndian.Uint16(w[2*r:])) << 16)
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(w[4*r:]))
}
