package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// avx2 writes a kernel for AVX2: rows 0–7 over all blocks, then rows 8–15. Products of unsigned 4-bit numbers with ±127 come in
// pairs of up to 3,810, of which a block adds up eight: that fits 16 bits, so that nothing saturates. 8-bit numbers are two
// 4-bit ones.
func avx2(s shape, n int) {
	TEXT(fmt.Sprintf("avx2%s%d", s.name(), n), NOSPLIT, signature)
	Pragma("noescape")
	Doc(fmt.Sprintf("avx2%s%d multiplies 16 rows with %d vectors; c holds what each block's sum begins with.", s.name(), n, n))
	a := load()
	extra := a.c
	if s.offset {
		extra = a.s
	}
	SUBQ(a.d, extra)
	if s.form == sixForm {
		SUBQ(a.d, a.s)
	}
	mask, ones := YMM(), YMM()
	spread(0x0f0f0f0f, mask)
	spread(0x00010001, ones)
	for half := range 2 {
		if s.form == sixForm {
			avx2SixHalf(s, n, a, extra, mask, ones, half)
		} else {
			avx2Half(s, n, a, extra, mask, ones, half)
		}
	}
	VZEROUPPER()
	RET()
}

func spread(pattern uint32, to reg.VecVirtual) {
	r := GP32()
	MOVL(operand.U32(pattern), r)
	VMOVD(r, to.AsX())
	VPBROADCASTD(to.AsX(), to)
}

func avx2Half(s shape, n int, a arguments, extra reg.Register, mask, ones reg.VecVirtual, half int) {
	copied := func(r reg.Register) reg.Register {
		c := GP64()
		MOVQ(r, c)
		return c
	}
	w, blocks := copied(a.w), copied(a.blocks)
	q, d := addresses(copied(a.q), a.cols, n), addresses(copied(a.d), a.row, n)
	acc, low, high := make([]reg.VecVirtual, n), make([]reg.VecVirtual, n), make([]reg.VecVirtual, n)
	for t := range n {
		acc[t], low[t] = YMM(), YMM()
		VXORPS(acc[t], acc[t], acc[t])
		if high[t] = low[t]; s.form == wideForm {
			high[t] = YMM()
		}
	}
	label := fmt.Sprintf("block%d", half)
	Label(label)
	for t := range n {
		VPXOR(low[t], low[t], low[t])
		if s.form == wideForm {
			VPXOR(high[t], high[t], high[t])
		}
	}
	for chunk := range s.form.weights / 64 {
		lo, hi := YMM(), YMM()
		VMOVDQU(operand.Mem{Base: w, Disp: 64*chunk + 32*half}, lo)
		VPSRLW(operand.U8(4), lo, hi)
		VPAND(mask, lo, lo)
		VPAND(mask, hi, hi)
		for t := range n {
			if s.form == wideForm { // both halves of a byte belong to the same column
				x, y := YMM(), YMM()
				VPBROADCASTD(q.at(t, 4*chunk), x)
				VPMADDUBSW(x, lo, y)
				VPADDW(y, low[t], low[t])
				VPMADDUBSW(x, hi, x)
				VPADDW(x, high[t], high[t])
				continue
			}
			x := YMM()
			VPBROADCASTD(q.at(t, 8*chunk), x)
			VPMADDUBSW(x, lo, x)
			VPADDW(x, low[t], low[t])
			VPBROADCASTD(q.at(t, 8*chunk+4), x)
			VPMADDUBSW(x, hi, x)
			VPADDW(x, low[t], low[t])
		}
	}
	for t := range n {
		x, y := YMM(), YMM()
		VPMADDWD(ones, low[t], x)
		if s.form == wideForm {
			VPMADDWD(ones, high[t], y)
			VPSLLD(operand.U8(4), y, y)
			VPADDD(y, x, x)
		}
		at := GP64()
		LEAQ(d.at(t, 0), at)
		if !s.offset {
			VPBROADCASTD(operand.Mem{Base: at, Index: extra, Scale: 1}, y)
			VPADDD(y, x, x)
		}
		VCVTDQ2PS(x, x)
		VBROADCASTSS(d.at(t, 0), y)
		scale := YMM()
		s.scale(operand.Mem{Base: w, Disp: s.form.weights + s.lanes(8)*half}, scale)
		VMULPS(scale, y, y)
		VMULPS(x, y, y)
		if s.offset {
			VBROADCASTSS(operand.Mem{Base: at, Index: extra, Scale: 1}, x)
			s.scale(operand.Mem{Base: w, Disp: s.form.weights + s.lanes(16) + s.lanes(8)*half}, scale)
			VMULPS(scale, x, x)
			VADDPS(x, y, y)
		}
		VADDPS(y, acc[t], acc[t])
	}
	ADDQ(operand.U32(s.stride()), w)
	q.advance(32)
	d.advance(4)
	DECQ(blocks)
	JNZ(operand.LabelRef(label))
	out, stride := param("out"), param("stride")
	for t := range n {
		VMOVUPS(acc[t], operand.Mem{Base: out, Disp: 32 * half})
		ADDQ(stride, out)
	}
}
