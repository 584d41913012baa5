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

// widen fills a vector's Words.
func (v *Vectors) widen(i int) {
	words, q := v.Words[i*v.Cols:][:v.Cols], v.Q[i*v.Cols:][:v.Cols]
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
