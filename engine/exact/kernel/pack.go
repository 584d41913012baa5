// Package kernel multiplies packed weights with vectors of whole numbers, in the order of operations of exact/1
// (docs/exact.md): in plain Go, which says what is meant, and in assembly for each kind of processor, with the same bits.
package kernel

import (
	"encoding/binary"
	"math"
	"runtime"
	"sync"
	"unsafe"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Group is the number of rows that lie interleaved: a SIMD lane is a row, so that no sum ever crosses lanes.
const Group = 16

// Matrix is a weight matrix, packed: groups of 16 rows; in a group the blocks of 32 columns in order; in a block first the
// whole numbers, then 16 scales and, where the format has them, 16 offsets. The last group is filled up with zero rows.
type Matrix struct {
	Rows, Cols int
	groups     int
	blocks     int // in a row
	layout     layout
	data       []byte // 64-byte aligned
}

// layout is how a block of 16 rows lies.
type layout struct {
	wide   bool  // whole numbers of 8 bits instead of 4
	offset bool  // there are offsets
	bias   int32 // what was added to the whole numbers to make them unsigned
}

// Sizes of a block's parts in bytes. Scales and offsets are float32.
const (
	narrowBytes = Group * weight.Size / 2
	wideBytes   = Group * weight.Size
	scaleBytes  = Group * 4
)

func (l layout) weights() int {
	if l.wide {
		return wideBytes
	}
	return narrowBytes
}

// stride is the size of a block in bytes.
func (l layout) stride() int {
	n := l.weights() + scaleBytes
	if l.offset {
		n += scaleBytes
	}
	return n
}

var layouts = map[gguf.Type]layout{
	gguf.Q4_0: {bias: 8},
	gguf.Q4_1: {offset: true},
	gguf.Q4_K: {offset: true},
	gguf.Q5_K: {wide: true, offset: true},
	gguf.Q8_0: {wide: true, bias: 128},
}

// Pack re-orders a stored matrix. Nothing is rounded or quantised again.
func Pack(m *weight.Matrix) (*Matrix, error) {
	l, ok := layouts[m.Type]
	if !ok {
		return nil, core.Errorf(core.Invalid, "no kernel for %s", m.Type)
	}
	p := &Matrix{Rows: m.Rows, Cols: m.Cols, groups: (m.Rows + Group - 1) / Group, blocks: m.Cols / weight.Size, layout: l}
	p.data = aligned(p.groups * p.blocks * l.stride())
	workers := runtime.GOMAXPROCS(0)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for g := w; g < p.groups; g += workers {
				p.pack(m, g)
			}
		})
	}
	all.Wait()
	return p, nil
}

// pack re-orders a group of rows.
func (p *Matrix) pack(m *weight.Matrix, group int) {
	var b weight.Block
	for r := group * Group; r < min((group+1)*Group, m.Rows); r++ {
		row := m.Row(r)
		for i := range p.blocks {
			switch out := p.block(group, i); m.Type {
			case gguf.Q4_0:
				narrowRow(out, r%Group, row[18*i+2:])
				putFloat(out[narrowBytes+4*(r%Group):], half(row[18*i:]))
			case gguf.Q4_1:
				narrowRow(out, r%Group, row[20*i+4:])
				putFloat(out[narrowBytes+4*(r%Group):], half(row[20*i:]))
				putFloat(out[narrowBytes+scaleBytes+4*(r%Group):], half(row[20*i+2:]))
			case gguf.Q8_0:
				for c := range 8 { // flipping the sign bit adds 128
					binary.LittleEndian.PutUint32(out[64*c+4*(r%Group):], binary.LittleEndian.Uint32(row[34*i+2+4*c:])^0x80808080)
				}
				putFloat(out[wideBytes+4*(r%Group):], half(row[34*i:]))
			default:
				m.Block(r, i, &b)
				p.put(r, i, &b)
			}
		}
	}
}

func half(b []byte) float32 { return weight.Half(binary.LittleEndian.Uint16(b)) }

// narrowRow is put for the 16 bytes of a block of Q4_0 or Q4_1, whose low halves are elements 0–15 and high halves 16–31.
func narrowRow(out []byte, r int, q []byte) {
	const low, high = 0x0f0f0f0f, 0xf0f0f0f0
	for c := range 2 {
		a, b := binary.LittleEndian.Uint32(q[8*c:]), binary.LittleEndian.Uint32(q[8*c+4:])
		binary.LittleEndian.PutUint32(out[64*c+4*r:], a&low|b&low<<4)
		binary.LittleEndian.PutUint32(out[64*(c+2)+4*r:], a>>4&low|b&high)
	}
}

// aligned makes n bytes that begin at a multiple of 64.
func aligned(n int) []byte {
	b := make([]byte, n+63)
	skip := -uintptr(unsafe.Pointer(unsafe.SliceData(b))) & 63
	return b[skip:][:n:n]
}

// block gives the bytes of block b of a group.
func (p *Matrix) block(group, b int) []byte {
	n := p.layout.stride()
	return p.data[(group*p.blocks+b)*n:][:n]
}

// put writes one row's block. Four neighbouring columns of a row lie in four bytes, as the dot-product instructions want them;
// of 4-bit numbers, columns 8c+j are in the low and 8c+4+j in the high halves of the bytes 64c+4r+j.
func (p *Matrix) put(row, b int, w *weight.Block) {
	out, r := p.block(row/Group, b), row%Group
	for c, v := range w.W {
		u := byte(int32(v) + p.layout.bias)
		if p.layout.wide {
			out[c/4*64+4*r+c%4] = u
			continue
		}
		out[c/8*64+4*r+c%4] |= u << (c % 8 / 4 * 4)
	}
	n := p.layout.weights()
	putFloat(out[n+4*r:], w.D)
	if p.layout.offset {
		putFloat(out[n+scaleBytes+4*r:], w.M)
	}
}

func putFloat(b []byte, x float32) { *(*float32)(unsafe.Pointer(unsafe.SliceData(b[:4]))) = x }

func getFloat(b []byte) float32 { return *(*float32)(unsafe.Pointer(unsafe.SliceData(b[:4]))) }

// Vectors are n vectors of Cols elements as whole numbers; see weight and docs/exact.md.
type Vectors struct {
	N, Cols  int
	Q        []int8    // N × Cols
	D        []float32 // N × Cols/32: scale of each block
	S        []float32 // N × Cols/32: scale times sum of each block, rounded
	Sum      []int32   // N × Cols/32: sum of each block's numbers
	Begin8   []int32   // −8 · Sum
	Begin128 []int32   // −128 · Sum
}

// NewVectors makes room for n vectors.
func NewVectors(n, cols int) *Vectors {
	v := new(Vectors)
	v.Resize(n, cols)
	return v
}

// Resize changes the number and width of the vectors; what they held is lost.
func (v *Vectors) Resize(n, cols int) {
	v.N, v.Cols = n, cols
	v.Q = resize(v.Q, n*cols)
	blocks := n * cols / weight.Size
	v.D, v.S, v.Sum = resize(v.D, blocks), resize(v.S, blocks), resize(v.Sum, blocks)
	v.Begin8, v.Begin128 = resize(v.Begin8, blocks), resize(v.Begin128, blocks)
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// begin gives what each block's sum of products begins with, so that the bias of the weights drops out: −bias times the sum
// of the block's numbers.
func (v *Vectors) begin(bias int32) []int32 {
	switch bias {
	case 0:
		return v.Sum // not used
	case 8:
		return v.Begin8
	}
	return v.Begin128
}

// tiny is the magnitude below which a block is zero: 2⁻¹⁰⁰.
const tiny = 0x1p-100

// magic rounds to whole numbers, see docs/exact.md.
const magic = 1.5 * (1 << 23)

// quantise makes whole numbers of a block. A NaN's bits are above all numbers', so that it shows in d.
func quantise(x []float32, q []int8) (d, s float32, sum int32) {
	most := uint32(0) // the bits of magnitudes are ordered as the magnitudes are
	for _, v := range x {
		most = max(most, math.Float32bits(v)&^(1<<31))
	}
	m := math.Float32frombits(most)
	if m < tiny {
		clear(q)
		return 0, 0, 0
	}
	inverse := 127 / m
	for i, v := range x {
		n := int32(float32(float32(v*inverse)+magic) - magic)
		q[i] = int8(n)
		sum += n
	}
	d = m / 127
	return d, float32(d * float32(sum)), sum
}
