// Command kernelgen writes the assembly of engine/exact/kernel. Run it by `go generate ./engine/exact/kernel`.
//
// A kernel multiplies 16 interleaved rows with n vectors, n from 1 to 8. A lane is a row. The order of float operations is that
// of docs/exact.md: t = (d·D)·float(sum), plus m·S, then acc + t; a fused multiply-add must not appear.
package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// shape is a layout of blocks; see kernel.layout.
type shape struct {
	form   form
	offset bool
	short  bool // scales and offsets are half floats
}

// form is how whole numbers lie; see kernel.form.
type form struct {
	name    string
	weights int // bytes of a block's
	behind  int // bytes of whole scales behind the scales
}

var (
	narrowForm = form{"Narrow", 256, 0}
	wideForm   = form{"Wide", 512, 0}
	sixForm    = form{"Six", 384, 64}
)

func (s shape) name() string {
	name := s.form.name
	if s.offset {
		name += "Offset"
	}
	if s.short {
		name += "Short"
	}
	return name
}

// lanes is the size of n scales.
func (s shape) lanes(n int) int {
	if s.short {
		return 2 * n
	}
	return 4 * n
}

// scale loads scales, or offsets.
func (s shape) scale(from operand.Mem, to reg.VecVirtual) {
	if s.short {
		VCVTPH2PS(from, to)
	} else {
		VMOVUPS(from, to)
	}
}

func (s shape) stride() int {
	n := s.form.weights + s.lanes(16) + s.form.behind
	if s.offset {
		n += s.lanes(16)
	}
	return n
}

func main() {
	ConstraintExpr("!purego")
	avx2Constants()
	for _, s := range []shape{{narrowForm, false, true}, {narrowForm, true, true}, {narrowForm, true, false}, {wideForm, false, true},
		{wideForm, true, false}, {sixForm, false, false}} {
		vnniTiles(s)
		for _, n := range []int{1, 2, 4} {
			vnni(s, n)
			if !(s.form != narrowForm && n > 2) && !(s.form == wideForm && s.offset) { // as many as fit into 16 registers; for the last see panels
				avx2(s, n)
			}
		}
	}
	panels()
	floats()
	rows()
	control()
	peak()
	race()
	Generate()
}

// signature is that of a kernel of blocks, and tiledSignature that of one for so many tiles; results lie stride bytes apart.
const (
	signature      = "func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols, stride int)"
	tiledSignature = "func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols, stride, tiles int)"
)

// arguments are a kernel's parameters in registers.
type arguments struct {
	w, q, d, s, c reg.Register
	blocks        reg.Register
	cols, row     reg.Register // strides of q and of d, s, c between vectors, in bytes
}

// load reads the parameters. d, s and c advance by 4 a block, q by 32.
func load() arguments {
	get := func(name string) reg.Register { return Load(Param(name), GP64()) }
	a := arguments{w: get("w"), q: get("q"), d: get("d"), s: get("s"), c: get("c"), blocks: get("blocks"), cols: get("cols")}
	a.row = GP64()
	MOVQ(a.cols, a.row) // 4 bytes for each 32
	SHRQ(operand.U8(3), a.row.(reg.GPVirtual))
	return a
}

// vectors gives the address of the t-th vector's part: base + t·stride, with pointers for t = 0 and 4 and multiples by
// addressing.
type vectors struct {
	base, base3, base4, base7 reg.Register
	stride                    reg.Register
}

func addresses(base, stride reg.Register, n int) vectors {
	v := vectors{base: base, stride: stride}
	lea := func(from reg.Register, scale uint8) reg.Register {
		r := GP64()
		LEAQ(operand.Mem{Base: from, Index: stride, Scale: scale}, r)
		return r
	}
	if n > 3 {
		v.base3 = lea(lea(base, 1), 2)
	}
	if n > 4 {
		v.base4 = lea(base, 4)
		v.base7 = lea(v.base3, 4)
	}
	return v
}

func (v vectors) at(t int, disp int) operand.Mem {
	switch t {
	case 0:
		return operand.Mem{Base: v.base, Disp: disp}
	case 1, 2:
		return operand.Mem{Base: v.base, Index: v.stride, Scale: uint8(t), Disp: disp}
	case 3:
		return operand.Mem{Base: v.base3, Disp: disp}
	case 4:
		return operand.Mem{Base: v.base4, Disp: disp}
	case 5, 6:
		return operand.Mem{Base: v.base4, Index: v.stride, Scale: uint8(t - 4), Disp: disp}
	}
	return operand.Mem{Base: v.base7, Disp: disp}
}

func (v vectors) advance(by int) {
	for _, r := range v.bases() {
		ADDQ(operand.U32(by), r)
	}
}

// skip goes ahead by what a register holds.
func (v vectors) skip(by reg.Register) {
	for _, r := range v.bases() {
		ADDQ(by, r)
	}
}

// retreat goes back by what a register holds.
func (v vectors) retreat(by reg.Register) {
	for _, r := range v.bases() {
		SUBQ(by, r)
	}
}

func (v vectors) bases() (list []reg.Register) {
	for _, r := range []reg.Register{v.base, v.base3, v.base4, v.base7} {
		if r != nil {
			list = append(list, r)
		}
	}
	return list
}

// ahead is how far, in bytes, weights are asked for before they are used. Groups follow each other, and so does what is asked for;
// behind the last one it is nothing that anybody wants, and no fault.
const ahead = 3072

// prefetch asks for the weights that come after a block: what the processor asks for by itself ends with each page of 4 KiB.
func prefetch(w reg.Register, stride int) {
	for at := 0; at < stride; at += 64 {
		PREFETCHT0(operand.Mem{Base: w, Disp: ahead + at})
	}
}

// vnniTile is the number of vectors that a kernel for many takes at once, kernel.Tile: their sums and results leave half of the registers
// for weights and what becomes of them.
const vnniTile = 8

// vnni writes a kernel for AVX-512 with VNNI.
func vnni(s shape, n int) {
	TEXT(fmt.Sprintf("vnni%s%d", s.name(), n), NOSPLIT, signature)
	Pragma("noescape")
	Doc(fmt.Sprintf("vnni%s%d multiplies 16 rows with %d vectors; c holds what each block's sum begins with.", s.name(), n, n))
	k := newVNNI(s, n)
	ask := func() { prefetch(k.a.w, s.stride()) }
	if n > 1 {
		ask = nil
	}
	k.blocks("block", ask)
	out, stride := param("out"), param("stride") // now: there were not registers enough for them before
	k.store(out, stride)
	VZEROUPPER()
	RET()
}

// vnniTiles writes a kernel that goes through tiles of vectors by itself: a call from Go for each takes a tenth of its time. With the
// first tile it asks for the next group's weights.
func vnniTiles(s shape) {
	name := fmt.Sprintf("vnni%sTiles", s.name())
	TEXT(name, NOSPLIT, tiledSignature)
	Pragma("noescape")
	Doc(fmt.Sprintf("%s multiplies 16 rows with tiles of %d vectors, at least one; c holds what each block's sum begins with.", name, vnniTile))
	k := newVNNI(s, vnniTile)
	place, left := AllocLocal(8), AllocLocal(8)
	MOVQ(param("out"), place)
	MOVQ(param("tiles"), left)
	if s.form != sixForm { // for want of a register
		next := GP64()
		IMUL3Q(operand.U32(s.stride()), k.a.blocks, next)
		k.blocks("ask", func() {
			for at := 0; at < s.stride(); at += 64 {
				PREFETCHT0(operand.Mem{Base: k.a.w, Index: next, Scale: 1, Disp: at})
			}
		})
		JMP(operand.LabelRef("done"))
	}
	Label("tile")
	k.clear()
	k.blocks("block", nil)
	Label("done")
	// Registers are few: what is not needed in a block is loaded again.
	out, stride := GP64(), param("stride")
	MOVQ(place, out)
	k.store(out, stride)
	MOVQ(out, place)
	for _, part := range []struct {
		vectors
		stride reg.Register
	}{{k.q, k.a.cols}, {k.d, k.a.row}} {
		by := GP64()
		IMUL3Q(operand.U8(vnniTile-1), part.stride, by)
		part.skip(by)
	}
	Load(Param("w"), k.a.w)
	Load(Param("blocks"), k.a.blocks)
	DECQ(left)
	JNZ(operand.LabelRef("tile"))
	VZEROUPPER()
	RET()
}

// vnniKernel is the loop over blocks that all of these kernels have.
type vnniKernel struct {
	shape
	a        arguments
	q, d     vectors
	extra    reg.Register // distance from D of S, or of c
	acc, sum []reg.VecVirtual
	mask     reg.VecVirtual
	second   secondHalf
}

func newVNNI(s shape, n int) *vnniKernel {
	k := &vnniKernel{shape: s, a: load()}
	k.q, k.d = addresses(k.a.q, k.a.cols, n), addresses(k.a.d, k.a.row, n)
	k.extra = k.a.c
	if s.offset {
		k.extra = k.a.s
	}
	SUBQ(k.a.d, k.extra)
	for range n {
		k.acc, k.sum = append(k.acc, ZMM()), append(k.sum, ZMM())
	}
	k.clear()
	k.mask = ZMM()
	if s.form != wideForm {
		fill(0x0f0f0f0f, k.mask)
	}
	if s.form == sixForm {
		k.second = newSecondHalf(k.a, n)
	}
	return k
}

// clear sets the results to zero.
func (k *vnniKernel) clear() {
	for _, acc := range k.acc {
		VPXORD(acc, acc, acc)
	}
}

// blocks goes through a group's blocks; ask, if any, asks for memory in each.
func (k *vnniKernel) blocks(label string, ask func()) {
	Label(label)
	if ask != nil {
		ask()
	}
	for t, sum := range k.sum {
		if k.offset {
			VPXORD(sum, sum, sum)
			continue
		}
		at := GP64()
		LEAQ(k.d.at(t, 0), at)
		VPBROADCASTD(operand.Mem{Base: at, Index: k.extra, Scale: 1}, sum)
		if k.form == sixForm {
			VPBROADCASTD(operand.Mem{Base: at, Index: k.second.from, Scale: 1}, k.second.sum[t])
		}
	}
	vnniSums(k.shape, k.a.w, k.q, k.mask, k.sum, k.second)
	if k.form == sixForm {
		k.second.join(k.a.w, k.sum)
	}
	vnniAdd(k.shape, k.a.w, k.d, k.extra, k.sum, k.acc)
	ADDQ(operand.U32(k.stride()), k.a.w)
	k.q.advance(32)
	k.d.advance(4)
	DECQ(k.a.blocks)
	JNZ(operand.LabelRef(label))
}

// store writes the results, stride apart, and moves out behind them.
func (k *vnniKernel) store(out, stride reg.Register) {
	for _, acc := range k.acc {
		VMOVUPS(acc, operand.Mem{Base: out})
		ADDQ(stride, out)
	}
}

// vnniSums multiplies the whole numbers of a block with those of the vectors.
func vnniSums(s shape, w reg.Register, q vectors, mask reg.VecVirtual, sum []reg.VecVirtual, second secondHalf) {
	for chunk := range s.form.weights / 64 {
		low := ZMM()
		if s.form == wideForm {
			VMOVDQU64(operand.Mem{Base: w, Disp: 64 * chunk}, low)
			for t := range sum {
				VPDPBUSD_BCST(q.at(t, 4*chunk), low, sum[t])
			}
			continue
		}
		if chunk == 4 { // the high bits of sixForm
			break
		}
		VMOVDQU64(operand.Mem{Base: w, Disp: 64 * chunk}, low)
		high := ZMM()
		VPSRLD(operand.U8(4), low, high)
		VPANDD(mask, low, low)
		VPANDD(mask, high, high)
		to := sum
		if s.form == sixForm {
			second.mix(w, chunk, low, high)
			if chunk >= 2 {
				to = second.sum
			}
		}
		for t := range sum {
			VPDPBUSD_BCST(q.at(t, 8*chunk), low, to[t])
		}
		for t := range sum {
			VPDPBUSD_BCST(q.at(t, 8*chunk+4), high, to[t])
		}
	}
}

// vnniAdd adds a block's sums, times scales and plus offsets, to the results.
func vnniAdd(s shape, w reg.Register, d vectors, extra reg.Register, sum, acc []reg.VecVirtual) {
	scale, offset := ZMM(), ZMM()
	s.scale(operand.Mem{Base: w, Disp: s.form.weights}, scale)
	if s.offset {
		s.scale(operand.Mem{Base: w, Disp: s.form.weights + s.lanes(16)}, offset)
	}
	for t := range sum {
		product := ZMM()
		VMULPS_BCST(d.at(t, 0), scale, product)
		VCVTDQ2PS(sum[t], sum[t])
		VMULPS(sum[t], product, product)
		if s.offset {
			at, shift := GP64(), ZMM()
			LEAQ(d.at(t, 0), at)
			VMULPS_BCST(operand.Mem{Base: at, Index: extra, Scale: 1}, offset, shift)
			VADDPS(shift, product, product)
		}
		VADDPS(product, acc[t], acc[t])
	}
}
