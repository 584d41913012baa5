// Package weight reads stored weights as the specification exact/1 sees them (docs/exact.md, Weights).
//
// Every quantised format is one thing: rows of blocks of 32 elements, each with a scale d, 32 whole numbers w and, in some
// formats, an offset m; the element is d·w + m. Scales and offsets are float32 and exact: what a format stores as a product
// of a half float and a small whole number has few enough bits. The whole numbers are small enough that the products with 32
// activations of up to ±127 add up below 2²⁴, so that their sum is exact as a float32, too.
package weight

import (
	"encoding/binary"
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// Size is the number of elements in a block.
const Size = 32

// Block is 32 weights of a row: d·W[i] + M.
type Block struct {
	D float32
	M float32 // 0 in formats without an offset
	W [Size]int16

	// Of Q6_K alone, what W is made of: W[i] = Scales[i/16] · (Six[i] − 32).
	Six    [Size]uint8
	Scales [2]int8
}

// format says how blocks lie in a row.
type format struct {
	offset bool // blocks have an M
	unpack func(row []byte, b int, out *Block)
	halves []int // where the half floats lie in what ggml calls a block
}

var formats = map[gguf.Type]format{
	gguf.Q4_0: {false, q4_0, []int{0}},
	gguf.Q4_1: {true, q4_1, []int{0, 2}},
	gguf.Q5_0: {false, q5_0, []int{0}},
	gguf.Q5_1: {true, q5_1, []int{0, 2}},
	gguf.Q8_0: {false, q8_0, []int{0}},
	gguf.Q4_K: {true, q4_K, []int{0, 2}},
	gguf.Q5_K: {true, q5_K, []int{0, 2}},
	gguf.Q6_K: {false, q6_K, []int{208}},
}

// Supported names the formats that are read.
const Supported = "Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K, Q6_K, F16, BF16, F32"

// Matrix is a stored matrix of Rows × Cols; a row is what is multiplied by a vector.
type Matrix struct {
	Type       gguf.Type
	Rows, Cols int
	data       []byte
	drop       func()
	stride     int // bytes a row
	format     format
}

// Open checks a tensor of one or two dimensions: its type, and that no scale, offset or float is NaN or infinite.
func Open(t gguf.Tensor) (*Matrix, error) {
	m := &Matrix{Type: t.Type, Rows: 1, Cols: t.Dims[0], data: t.Data, drop: t.Drop}
	if len(t.Dims) > 2 {
		return nil, core.Errorf(core.Invalid, "tensor %s has %d dimensions, a matrix has 2", t.Name, len(t.Dims))
	}
	if len(t.Dims) == 2 {
		m.Rows = t.Dims[1]
	}
	m.format = formats[t.Type]
	if !m.Quantised() && !m.plain() {
		return nil, core.Errorf(core.Invalid, "tensor %s is %s, which is not computed exactly (%s are); use engine llama for this file, or take the model in one of these formats", t.Name, t.Type, Supported)
	}
	if m.Quantised() && m.Cols%Size != 0 {
		return nil, core.Errorf(core.Invalid, "tensor %s: rows of %d are no multiple of %d", t.Name, m.Cols, Size)
	}
	m.stride = len(t.Data) / m.Rows
	if err := m.check(); err != nil {
		return nil, core.Errorf(core.Corrupt, "tensor %s: %w", t.Name, err)
	}
	return m, nil
}

// Drop tells the system that the stored bytes are not needed now; see gguf.Tensor.
func (m *Matrix) Drop() { m.drop() }

// Quantised tells whether the elements are blocks, and not floats.
func (m *Matrix) Quantised() bool { return m.format.unpack != nil }

// Offset tells whether blocks have an offset M.
func (m *Matrix) Offset() bool { return m.format.offset }

func (m *Matrix) plain() bool {
	return m.Type == gguf.F32 || m.Type == gguf.F16 || m.Type == gguf.BF16
}

// Row gives the stored bytes of a row.
func (m *Matrix) Row(r int) []byte { return m.data[r*m.stride:][:m.stride] }

// Block reads block b of a row of a quantised matrix.
func (m *Matrix) Block(row, b int, out *Block) { m.format.unpack(m.Row(row), b, out) }

// Float reads one element of a matrix that is not quantised.
func (m *Matrix) Float(row, col int) float32 {
	b := m.Row(row)
	switch m.Type {
	case gguf.F16:
		return Half(binary.LittleEndian.Uint16(b[2*col:]))
	case gguf.BF16:
		return math.Float32frombits(uint32(binary.LittleEndian.Uint16(b[2*col:])) << 16)
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b[4*col:]))
}

// Decode writes a row's values into out, which has Cols elements: d·w rounded, plus m, rounded.
func (m *Matrix) Decode(row int, out []float32) {
	if !m.Quantised() {
		for i := range out {
			out[i] = m.Float(row, i)
		}
		return
	}
	var b Block
	for i := 0; i < m.Cols; i += Size {
		m.Block(row, i/Size, &b)
		for j, w := range b.W {
			v := float32(b.D * float32(w))
			if m.format.offset {
				v = v + b.M
			}
			out[i+j] = v
		}
	}
}

// check finds floats that are no numbers.
func (m *Matrix) check() error {
	elements, size := m.Type.Block()
	if m.Quantised() {
		for at := 0; at < len(m.data); at += size {
			for _, h := range m.format.halves {
				if binary.LittleEndian.Uint16(m.data[at+h:])&0x7c00 == 0x7c00 {
					return core.Errorf(core.Corrupt, "row %d, element %d on: a scale or offset of %v", at/m.stride, at%m.stride/size*elements, half(m.data[at+h:]))
				}
			}
		}
		return nil
	}
	for r := range m.Rows {
		for c := range m.Cols {
			if x := m.Float(r, c); math.Float32bits(x)&0x7f800000 == 0x7f800000 {
				return core.Errorf(core.Corrupt, "row %d, column %d is %v", r, c, x)
			}
		}
	}
	return nil
}

// Half converts an IEEE 754 half float; exact.
func Half(h uint16) float32 {
	sign, exp, frac := uint32(h>>15)<<31, uint32(h>>10)&31, uint32(h)&1023
	switch exp {
	case 0: // denormal: frac · 2⁻²⁴
		v := float32(frac) * (1.0 / (1 << 24))
		return math.Float32frombits(math.Float32bits(v) | sign)
	case 31:
		return math.Float32frombits(sign | 255<<23 | frac<<13)
	}
	return math.Float32frombits(sign | (exp+112)<<23 | frac<<13)
}

func half(b []byte) float32 { return Half(binary.LittleEndian.Uint16(b)) }
