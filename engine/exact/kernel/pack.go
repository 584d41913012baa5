// Package kernel multiplies packed weights with vectors of whole numbers, in the order of operations of exact/1
// (docs/exact.md): in plain Go, which says what is meant, and in assembly for each kind of processor, with the same bits.
package kernel

import (
	"encoding/binary"
	"runtime"
	"sync"
	"sync/atomic"
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
	data       []byte       // 64-byte aligned
	packed     atomic.Int64 // groups, while Pack is at work
}

// form is how a group's weights lie. Blocks are of 32 columns; floats go column by column.
type form uint8

const (
	narrow form = iota // blocks of whole numbers of 4 bits
	wide               // of 8 bits
	six                // of 6 bits, with two whole scales to be multiplied in
	single             // float32
	halved             // IEEE 754 half floats
	brain              // the upper halves of float32
)

// layout is how a block of 16 rows lies.
type layout struct {
	form   form
	offset bool  // there are offsets
	short  bool  // scales and offsets are half floats, as they are stored
	bias   int32 // what was added to the whole numbers to make them unsigned
}

// Sizes of a block's parts in bytes. A block of six has whole scales, 2 × 16 int16, behind the others.
const (
	narrowBytes = Group * weight.Size / 2
	sixBytes    = Group * weight.Size * 3 / 4
	wideBytes   = Group * weight.Size
	scaleBytes  = Group * 4 // of scales, or offsets, in float32
	wholeBytes  = 2 * Group * 2
)

// weights is the size of a block's whole numbers.
func (l layout) weights() int {
	return [...]int{narrow: narrowBytes, wide: wideBytes, six: sixBytes}[l.form]
}

// scales is the size of a block's scales.
func (l layout) scales() int {
	if l.short {
		return scaleBytes / 2
	}
	return scaleBytes
}

// stride is the size of a block in bytes; of floats, of a column.
func (l layout) stride() int {
	switch l.form {
	case single:
		return 4 * Group
	case halved, brain:
		return 2 * Group
	}
	n := l.weights() + l.scales()
	if l.offset {
		n += l.scales()
	}
	if l.form == six {
		n += wholeBytes
	}
	return n
}

// floats tells whether the weights are floats: then a block is one column.
func (l layout) floats() bool { return l.form >= single }

// Floats tells whether the weights are floats, so that vectors must keep theirs.
func (p *Matrix) Floats() bool { return p.layout.floats() }

var layouts = map[gguf.Type]layout{
	gguf.Q4_0: {short: true, bias: 8},
	gguf.Q4_1: {short: true, offset: true},
	gguf.Q4_K: {offset: true},
	gguf.Q5_0: {form: wide, short: true, bias: 128}, // 16 would do, but so it has the kernels of Q8_0
	gguf.Q5_1: {form: wide, offset: true},
	gguf.Q5_K: {form: wide, offset: true},
	gguf.Q6_K: {form: six, bias: 32},
	gguf.Q8_0: {form: wide, short: true, bias: 128},
	gguf.F32:  {form: single},
	gguf.F16:  {form: halved},
	gguf.BF16: {form: brain},
}

// Pack re-orders stored matrices into one piece of memory. Nothing is rounded or quantised again.
func Pack(list ...*weight.Matrix) ([]*Matrix, error) {
	out, total := make([]*Matrix, len(list)), 0
	for i, m := range list {
		l, ok := layouts[m.Type]
		if !ok {
			return nil, core.Errorf(core.Invalid, "no kernel for %s", m.Type)
		}
		p := &Matrix{Rows: m.Rows, Cols: m.Cols, groups: (m.Rows + Group - 1) / Group, blocks: m.Cols / weight.Size, layout: l}
		if l.floats() {
			p.blocks = m.Cols
		}
		out[i] = p
		total += p.size()
	}
	memory := aligned(total)
	for _, p := range out {
		p.data, memory = memory[:p.size():p.size()], memory[p.size():]
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() { packNext(list, out, &next) })
	}
	all.Wait()
	return out, nil
}

// packNext packs groups of all matrices until none is left.
func packNext(list []*weight.Matrix, out []*Matrix, next *atomic.Int64) {
	first := 0 // number of the matrix' first group
	g := int(next.Add(1)) - 1
	for i, p := range out {
		for ; g-first < p.groups; g = int(next.Add(1)) - 1 {
			p.pack(list[i], g-first)
			if p.packed.Add(1) == int64(p.groups) {
				list[i].Drop()
			}
		}
		first += p.groups
	}
}

// size is the memory of the matrix, a multiple of 64 bytes.
func (p *Matrix) size() int { return (p.groups*p.blocks*p.layout.stride() + 63) &^ 63 }

// pack re-orders a group of rows.
func (p *Matrix) pack(m *weight.Matrix, group int) {
	var b weight.Block
	for r := group * Group; r < min((group+1)*Group, m.Rows); r++ {
		row := m.Row(r)
		if p.layout.floats() {
			p.floatRow(group, r%Group, row)
			continue
		}
		for i := range p.blocks {
			switch out := p.block(group, i); m.Type {
			case gguf.Q4_0:
				narrowRow(out, r%Group, row[18*i+2:])
				copy(out[narrowBytes+2*(r%Group):][:2], row[18*i:])
			case gguf.Q4_1:
				narrowRow(out, r%Group, row[20*i+4:])
				copy(out[narrowBytes+2*(r%Group):][:2], row[20*i:])
				copy(out[narrowBytes+scaleBytes/2+2*(r%Group):][:2], row[20*i+2:])
			case gguf.Q5_0:
				m.Block(r, i, &b)
				p.wideRow(out, r%Group, &b)
				copy(out[wideBytes+2*(r%Group):][:2], row[22*i:])
			case gguf.Q8_0:
				for c := range 8 { // flipping the sign bit adds 128
					binary.LittleEndian.PutUint32(out[64*c+4*(r%Group):], binary.LittleEndian.Uint32(row[34*i+2+4*c:])^0x80808080)
				}
				copy(out[wideBytes+2*(r%Group):][:2], row[34*i:])
			default:
				m.Block(r, i, &b)
				p.put(r, i, &b)
			}
		}
	}
}

// floatRow spreads a stored row of floats over the columns of its group.
func (p *Matrix) floatRow(group, r int, row []byte) {
	n := p.layout.stride()
	size, to := n/Group, p.data[group*p.blocks*n:]
	for c := range p.blocks {
		copy(to[c*n+r*size:][:size], row[c*size:])
	}
}

// narrowRow is put for the 16 bytes of a block of Q4_0 or Q4_1, whose low halves are elements 0–15 and high halves 16–31.
func narrowRow(out []byte, r int, q []byte) {
	const low, high = 0x0f0f0f0f, 0xf0f0f0f0
	for c := range 2 {
		a, b := binary.LittleEndian.Uint32(q[8*c:]), binary.LittleEndian.Uint32(q[8*c+4:])
		binary.LittleEndian.PutUint32(out[64*c+4*r:], a&low|b&low<<4)
		binary.LittleEndian.PutUint32(out[64*(c+2)+4*r:], a>>4&low|b&high)
	}
}

// hugePage is what aligned begins at a multiple of, where it is worth it: the processor finds weights with fewer tables then.
const hugePage = 2 << 20

// aligned makes n bytes that begin at a multiple of 64, many of them in huge pages where the system has these.
func aligned(n int) []byte {
	align := 64
	if n >= hugePage {
		align = hugePage
	}
	b := make([]byte, n+align-1)
	skip := -uintptr(unsafe.Pointer(unsafe.SliceData(b))) & uintptr(align-1)
	b = b[skip:][:n:n]
	if n >= hugePage {
		adviseHuge(b[:n&^(hugePage-1)])
	}
	return b
}

// Floats makes n float32 that lie as packed weights do: in huge pages, where the system has these.
func Floats(n int) []float32 {
	return unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(aligned(4*n)))), n)
}

// Whole gives memory of float32 as twice as many whole numbers.
func Whole(f []float32) []int16 {
	return unsafe.Slice((*int16)(unsafe.Pointer(unsafe.SliceData(f))), 2*len(f))
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
	switch p.layout.form {
	case six:
		putSix(out, r, w)
	case wide:
		p.wideRow(out, r, w)
	default:
		for c, v := range w.W {
			out[c/8*64+4*r+c%4] |= byte(int32(v)+p.layout.bias) << (c % 8 / 4 * 4)
		}
	}
	n := p.layout.weights()
	putFloat(out[n+4*r:], w.D)
	if p.layout.offset {
		putFloat(out[n+scaleBytes+4*r:], w.M)
	}
}

func (p *Matrix) wideRow(out []byte, r int, w *weight.Block) {
	for c, v := range w.W {
		out[c/4*64+4*r+c%4] = byte(int32(v) + p.layout.bias)
	}
}

// putSix writes one row's 6-bit numbers and whole scales: the low 4 bits as those of 4-bit numbers, the high 2 bits of columns
// 16h+4k+j as bits 2k and 2k+1 of byte 256+64h+4r+j.
func putSix(out []byte, r int, w *weight.Block) {
	for c, q := range w.Six {
		out[c/8*64+4*r+c%4] |= q & 15 << (c % 8 / 4 * 4)
		out[narrowBytes+c/16*64+4*r+c%4] |= q >> 4 << (c % 16 / 4 * 2)
	}
	for h, scale := range w.Scales {
		binary.LittleEndian.PutUint16(out[sixBytes+scaleBytes+32*h+2*r:], uint16(int16(scale)))
	}
}

func putFloat(b []byte, x float32) { *(*float32)(unsafe.Pointer(unsafe.SliceData(b[:4]))) = x }
