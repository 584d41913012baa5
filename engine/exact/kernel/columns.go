package kernel

import (
	"encoding/binary"
	"math"
	"unsafe"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// column is one float of each of 16 rows.
type column [Group]float32

// plainColumns multiplies a group of float rows with n vectors: the sum in order over the columns, some of which are converted at
// a time and used by all vectors.
func (p *Matrix) plainColumns(group int, v *Vectors, i, n int, out *[Tile * Group]float32) {
	var room [weight.Size]column
	for c := 0; c < p.Cols; c += len(room) {
		count := min(len(room), p.Cols-c)
		list := p.columns(group, c, room[:count])
		for t := range n {
			x := v.X[(i+t)*v.Cols+c:][:count]
			to := (*[2][Group / 2]float32)(unsafe.Pointer((*column)(out[t*Group:])))
			addColumns(list, x, &to[0], 0)
			addColumns(list, x, &to[1], 1)
		}
	}
}

// columns gives float columns from c on, in the room if they must be converted.
func (p *Matrix) columns(group, c int, room []column) []column {
	n := p.layout.stride()
	w := p.data[(group*p.blocks+c)*n:][:len(room)*n]
	switch p.layout.form {
	case halved:
		for j, h := range unsafe.Slice((*[Group / 2][4]byte)(unsafe.Pointer(&w[0])), len(room)) {
			for r := range h {
				two := binary.LittleEndian.Uint32(h[r][:])
				room[j][2*r], room[j][2*r+1] = half(two), half(two>>16)
			}
		}
	case brain:
		for j, h := range unsafe.Slice((*[Group / 2][4]byte)(unsafe.Pointer(&w[0])), len(room)) {
			for r := range h {
				two := binary.LittleEndian.Uint32(h[r][:])
				room[j][2*r], room[j][2*r+1] = math.Float32frombits(two<<16), math.Float32frombits(two&^0xffff)
			}
		}
	default:
		for j := range room {
			for r := range room[j] {
				room[j][r] = math.Float32frombits(binary.LittleEndian.Uint32(w[j*n+4*r:]))
			}
		}
	}
	return room
}

// addColumns adds the products of half the rows of columns: eight sums fit into registers.
func addColumns(list []column, x []float32, out *[Group / 2]float32, side int) {
	s0, s1, s2, s3, s4, s5, s6, s7 := out[0], out[1], out[2], out[3], out[4], out[5], out[6], out[7]
	x = x[:len(list)]
	for c := range list {
		w, y := &(*[2][Group / 2]float32)(unsafe.Pointer(&list[c]))[side&1], x[c]
		s0 = s0 + float32(w[0]*y)
		s1 = s1 + float32(w[1]*y)
		s2 = s2 + float32(w[2]*y)
		s3 = s3 + float32(w[3]*y)
		s4 = s4 + float32(w[4]*y)
		s5 = s5 + float32(w[5]*y)
		s6 = s6 + float32(w[6]*y)
		s7 = s7 + float32(w[7]*y)
	}
	*out = [Group / 2]float32{s0, s1, s2, s3, s4, s5, s6, s7}
}
