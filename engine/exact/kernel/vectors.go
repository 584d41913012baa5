package kernel

import (
	"math"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Vectors are n vectors of Cols elements as whole numbers; see weight and docs/exact.md.
type Vectors struct {
	N, Cols  int
	Q        []int8    // N × Cols
	D        []float32 // N × Cols/32: scale of each block
	S        []float32 // N × Cols/32: scale times sum of each block, rounded
	Sum      []int32   // N × Cols/32: sum of each block's numbers
	Begin8   []int32   // −8 · Sum
	Begin128 []int32   // −128 · Sum
	Words    []int16   // N × Cols: Q, where Wide is set
	Wide     bool      // fill Words: see Matrix.Wide
	Begin32  []int32   // 2 × N × Cols/32: −32 times the sum of the first 16 numbers of each block, then of the last 16
	X        []float32 // N × Cols: what was quantised, where Floats is set
	Floats   bool      // keep X: a matrix of floats needs it
}

// NewVectors makes room for n vectors. Where cols is no multiple of 32, only matrices of floats can be multiplied.
func NewVectors(n, cols int) *Vectors {
	v := new(Vectors)
	v.Resize(n, cols)
	return v
}

// Resize changes the number and width of the vectors; what they held is lost.
func (v *Vectors) Resize(n, cols int) {
	v.N, v.Cols = n, cols
	v.Q = resize(v.Q, n*cols)
	if v.Floats {
		v.X = resize(v.X, n*cols)
	}
	if v.Wide {
		v.Words = resize(v.Words, n*cols)
	}
	blocks := n * (cols / weight.Size)
	v.D, v.S, v.Sum = resize(v.D, blocks), resize(v.S, blocks), resize(v.Sum, blocks)
	v.Begin8, v.Begin128 = resize(v.Begin8, blocks), resize(v.Begin128, blocks)
	v.Begin32 = resize(v.Begin32, 2*blocks)
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// run is count blocks that are quantised one after the other: of one vector or, with down, of as many vectors.
type run struct {
	vector, block, count int
	down                 bool
}

// at is the place of the i-th block among all vectors'.
func (r run) at(v *Vectors, i int) int {
	first := r.vector*(v.Cols/weight.Size) + r.block
	if r.down {
		return first + i*(v.Cols/weight.Size)
	}
	return first + i
}

// block is the numbers of a block, counted over all vectors.
func (v *Vectors) block(at int) []int8 {
	blocks := v.Cols / weight.Size
	return v.Q[at/blocks*v.Cols+at%blocks*weight.Size:][:weight.Size]
}

// Quantise sets vector i from floats.
func (v *Vectors) Quantise(i int, x []float32) { v.QuantiseColumns(i, 1, 0, x) }

// QuantiseColumns sets columns of n vectors, from a vector and a column on, a multiple of 32; x has the columns of the first, then
// those of the second, and so on. All columns of a vector must be set before it is multiplied.
func (v *Vectors) QuantiseColumns(first, n, column int, x []float32) {
	width := len(x) / n
	if v.Floats {
		for t := range n {
			copy(v.X[(first+t)*v.Cols+column:][:width], x[t*width:])
		}
	}
	switch blocks := width / weight.Size; {
	case blocks == 0 || v.Cols < weight.Size:
	case width == weight.Size:
		v.quantise(run{first, column / weight.Size, n, true}, x)
	default:
		for t := range n {
			v.quantise(run{first + t, column / weight.Size, blocks, false}, x[t*width:][:width])
		}
	}
}

func (v *Vectors) quantise(r run, x []float32) {
	active.quantise(v, r, x)
	if !v.Wide {
		return
	}
	if !r.down {
		v.widen(r.vector*v.Cols+r.block*weight.Size, r.count*weight.Size)
		return
	}
	for i := range r.count {
		v.widen((r.vector+i)*v.Cols+r.block*weight.Size, weight.Size)
	}
}

// widen fills n Words.
func (v *Vectors) widen(from, n int) {
	words, q := v.Words[from:][:n], v.Q[from:][:n]
	if active.many != nil {
		active.many.widen(words, q)
		return
	}
	for k, n := range q {
		words[k] = int16(n)
	}
}

// tiny is the magnitude below which a block is zero: 2⁻¹⁰⁰.
const tiny = 0x1p-100

// magic rounds to whole numbers, see docs/exact.md.
const magic = 1.5 * (1 << 23)

// quantise makes whole numbers of a block, and adds up its halves. A NaN's bits are above all numbers', so that it shows in d.
func quantise(x []float32, q []int8) (d float32, sums [2]int32) {
	most := uint32(0) // the bits of magnitudes are ordered as the magnitudes are
	for _, v := range x {
		most = max(most, math.Float32bits(v)&^(1<<31))
	}
	m := math.Float32frombits(most)
	if m < tiny {
		clear(q)
		return 0, sums
	}
	inverse := 127 / m
	for i, v := range x {
		n := int32(float32(float32(v*inverse)+magic) - magic)
		q[i] = int8(n)
		sums[i/16] += n
	}
	return m / 127, sums
}
