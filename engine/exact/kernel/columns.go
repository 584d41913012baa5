package kernel

import (
	"encoding/binary"
	"math"
	"unsafe"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// column is one float of each of 16 rows.
type column [Group / 4][4]float32

// plainColumns multiplies a group of float rows with n vectors: the sum in order over the columns, some of which are converted at
// a time and used by all vectors.
func (p *Matrix) plainColumns(group int, v *Vectors, i, n int, out []float32, stride int) {
	var room [weight.Size]column
	for c := 0; c < p.Cols; c += len(room) {
		count := min(len(room), p.Cols-c)
		list := p.columns(group, c, room[:count])
		for t := range n {
			x := v.X[(i+t)*v.Cols+c:][:count]
			to := (*column)(unsafe.Pointer((*[Group]float32)(out[t*stride:])))
			for k := range to {
				addColumns(list, x, &to[k], k)
			}
		}
	}
}

// columns gives float columns from c on, converted into room.
func (p *Matrix) columns(group, c int, room []column) []column {
	n := p.layout.stride()
	w := p.data[(group*p.blocks+c)*n:][:len(room)*n]
	for j := range room {
		switch to := &room[j]; p.layout.form {
		case halved:
			from := (*[Group / 4][8]byte)(unsafe.Pointer((*[2 * Group]byte)(w[j*2*Group:])))
			for k := range from {
				four := binary.LittleEndian.Uint64(from[k][:])
				to[k][0] = half(uint32(four))
				to[k][1] = half(uint32(four >> 16))
				to[k][2] = half(uint32(four >> 32))
				to[k][3] = half(uint32(four >> 48))
			}
		case brain:
			from := (*[Group / 4][8]byte)(unsafe.Pointer((*[2 * Group]byte)(w[j*2*Group:])))
			for k := range from {
				four := binary.LittleEndian.Uint64(from[k][:])
				to[k][0] = math.Float32frombits(uint32(four << 16))
				to[k][1] = math.Float32frombits(uint32(four) &^ 0xffff)
				to[k][2] = math.Float32frombits(uint32(four >> 16 &^ 0xffff))
				to[k][3] = math.Float32frombits(uint32(four >> 32 &^ 0xffff))
			}
		default:
			from := (*[Group / 4][4][4]byte)(unsafe.Pointer((*[4 * Group]byte)(w[j*4*Group:])))
			for k := range from {
				for i := range from[k] {
					to[k][i] = math.Float32frombits(binary.LittleEndian.Uint32(from[k][i][:]))
				}
			}
		}
	}
	return room
}

// addColumns adds the products of rows 4k to 4k+3 of columns: so few that their sums stay in registers.
func addColumns(list []column, x []float32, out *[4]float32, k int) {
	s0, s1, s2, s3 := out[0], out[1], out[2], out[3]
	x = x[:len(list)]
	for c := range list {
		w, y := &list[c][k&3], x[c]
		s0 = s0 + float32(w[0]*y)
		s1 = s1 + float32(w[1]*y)
		s2 = s2 + float32(w[2]*y)
		s3 = s3 + float32(w[3]*y)
	}
	out[0], out[1], out[2], out[3] = s0, s1, s2, s3
}
