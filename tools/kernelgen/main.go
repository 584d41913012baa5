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
		for _, n := range []int{1, 2, 4, 8} {
			vnni(s, n)
			if n <= 4 && !(s.form != narrowForm && n > 2) && !(s.form == wideForm && s.offset) { // as many as fit into 16 registers; for the last see panels
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

// signature is that of a kernel of blocks; results lie stride bytes apart.
const signature = "func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols, stride int)"

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

// vnni writes a kernel for AVX-512 with VNNI.
func vnni(s shape, n int) {
	TEXT(fmt.Sprintf("vnni%s%d", s.name(), n), NOSPLIT, signature)
	Pragma("noescape")
	Doc(fmt.Sprintf("vnni%s%d multiplies 16 rows with %d vectors; c holds what each block's sum begins with.", s.name(), n, n))
	a := load()
	q, d := addresses(a.q, a.cols, n), addresses(a.d, a.row, n)
	// S, or c, is read at a fixed distance from D.
	extra := a.c
	if s.offset {
		extra = a.s
	}
	SUBQ(a.d, extra)
	acc, sum := make([]reg.VecVirtual, n), make([]reg.VecVirtual, n)
	for t := range n {
		acc[t], sum[t] = ZMM(), ZMM()
		VPXORD(acc[t], acc[t], acc[t])
	}
	mask := ZMM()
	if s.form != wideForm {
		fill(0x0f0f0f0f, mask)
	}
	second := secondHalf{}
	if s.form == sixForm {
		second = newSecondHalf(a, n)
	}
	Label("block")
	if n == 1 {
		prefetch(a.w, s.stride())
	}
	for t := range n {
		if s.offset {
			VPXORD(sum[t], sum[t], sum[t])
			continue
		}
		at := GP64()
		LEAQ(d.at(t, 0), at)
		VPBROADCASTD(operand.Mem{Base: at, Index: extra, Scale: 1}, sum[t])
		if s.form == sixForm {
			VPBROADCASTD(operand.Mem{Base: at, Index: second.from, Scale: 1}, second.sum[t])
		}
	}
	vnniSums(s, a.w, q, mask, sum, second)
	if s.form == sixForm {
		second.join(a.w, sum)
	}
	vnniAdd(s, a.w, d, extra, sum, acc)
	ADDQ(operand.U32(s.stride()), a.w)
	q.advance(32)
	d.advance(4)
	DECQ(a.blocks)
	JNZ(operand.LabelRef("block"))
	out, stride := param("out"), param("stride") // now: there were not registers enough for them before
	for t := range n {
		VMOVUPS(acc[t], operand.Mem{Base: out})
		ADDQ(stride, out)
	}
	VZEROUPPER()
	RET()
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
