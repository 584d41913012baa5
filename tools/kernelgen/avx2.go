package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// avx2 writes a kernel for AVX2. Products of unsigned 4-bit numbers with ±127 come in pairs of up to 3,810, of which a block adds
// up eight: that fits 16 bits, so that nothing saturates. 8-bit numbers are two 4-bit ones.
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
	mask, ones := YMM(), YMM()
	spread(0x0f0f0f0f, mask)
	if s.form == sixForm {
		SUBQ(a.d, a.s)
		spread(0x00010001, ones)
		for half := range 2 {
			avx2SixHalf(s, n, a, extra, mask, ones, half)
		}
	} else {
		avx2Blocks(s, n, a, extra, mask)
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

// avx2Blocks goes through a group once, all 16 rows together: memory is read evenly. Results of several vectors are added up in
// memory, for want of registers.
func avx2Blocks(s shape, n int, a arguments, extra reg.Register, mask reg.VecVirtual) {
	q, d := addresses(a.q, a.cols, n), addresses(a.d, a.row, n)
	out := addresses(param("out"), param("stride"), n)
	var held [][2]reg.VecVirtual // results, where they are in registers
	zero := YMM()
	if n == 1 {
		held = pairSums(n)
		VXORPS(held[0][0], held[0][0], held[0][0])
		VXORPS(held[0][1], held[0][1], held[0][1])
	} else {
		VXORPS(zero, zero, zero)
		for t := range n {
			VMOVUPS(zero, out.at(t, 0))
			VMOVUPS(zero, out.at(t, 32))
		}
	}
	low := pairSums(n)
	high := low
	if s.form == wideForm {
		high = pairSums(n)
	}
	Label("block")
	prefetch(a.w, s.stride())
	for chunk := range s.form.weights / 64 {
		for nibble, sum := range [][][2]reg.VecVirtual{low, high} {
			w := avx2Nibbles(a.w, chunk, nibble, mask)
			at, begin := 8*chunk+4*nibble, chunk+nibble == 0
			if s.form == wideForm { // both halves of a byte belong to the same column
				at, begin = 4*chunk, chunk == 0
			}
			for t := 0; t < n; t += 2 {
				var from []operand.Mem
				for k := t; k < min(t+2, n); k++ {
					from = append(from, q.at(k, at))
				}
				multiplyThenAdd(from, w, sum[t:min(t+2, n)], begin, VPMADDUBSW, VPADDW)
			}
		}
	}
	avx2Whole(s, low, high)
	avx2Add(s, a.w, d, extra, low, held, out)
	ADDQ(operand.U32(s.stride()), a.w)
	q.advance(32)
	d.advance(4)
	DECQ(a.blocks)
	JNZ(operand.LabelRef("block"))
	for t := range held {
		for h, v := range held[t] {
			VMOVUPS(v, out.at(t, 32*h))
		}
	}
}

// avx2Nibbles gives the lower or upper halves of the bytes of 16 rows.
func avx2Nibbles(w reg.Register, chunk, nibble int, mask reg.VecVirtual) (out [2]reg.VecVirtual) {
	for h := range out {
		out[h] = YMM()
		VMOVDQU(operand.Mem{Base: w, Disp: 64*chunk + 32*h}, out[h])
		if nibble == 1 {
			VPSRLW(operand.U8(4), out[h], out[h])
		}
	}
	for _, v := range out {
		VPAND(mask, v, v)
	}
	return out
}

// avx2Ones are words of 1, in memory.
var avx2Ones operand.Mem

func avx2Constants() {
	avx2Ones = GLOBL("ones", RODATA|NOPTR)
	for i := range 8 {
		DATA(4*i, operand.U32(0x00010001))
	}
}

// avx2Whole makes sums of 32 bits of those of 16, and of two halves of 8-bit numbers one.
func avx2Whole(s shape, low, high [][2]reg.VecVirtual) {
	ones := YMM()
	VMOVDQU(avx2Ones, ones)
	for t := range low {
		for h, sum := range low[t] {
			VPMADDWD(ones, sum, sum)
			if s.form == wideForm {
				upper := high[t][h]
				VPMADDWD(ones, upper, upper)
				VPSLLD(operand.U8(4), upper, upper)
				VPADDD(upper, sum, sum)
			}
		}
	}
}

// avx2Add adds a block's sums, times scales and plus offsets, to the results.
func avx2Add(s shape, w reg.Register, d vectors, extra reg.Register, sums, held [][2]reg.VecVirtual, out vectors) {
	scales, offsets := pairSums(1)[0], pairSums(1)[0]
	for h := range scales {
		s.scale(operand.Mem{Base: w, Disp: s.form.weights + s.lanes(8)*h}, scales[h])
		if s.offset {
			s.scale(operand.Mem{Base: w, Disp: s.form.weights + s.lanes(16) + s.lanes(8)*h}, offsets[h])
		}
	}
	for t, sum := range sums {
		at, shift := GP64(), YMM()
		LEAQ(d.at(t, 0), at)
		VPBROADCASTD(operand.Mem{Base: at, Index: extra, Scale: 1}, shift)
		for _, v := range sum {
			if !s.offset {
				VPADDD(shift, v, v)
			}
			VCVTDQ2PS(v, v)
		}
		scale := YMM()
		VBROADCASTSS(d.at(t, 0), scale)
		for h, v := range sum {
			x := YMM()
			VMULPS(scales[h], scale, x)
			VMULPS(v, x, v)
		}
		if s.offset {
			for h, v := range sum {
				x := YMM()
				VMULPS(offsets[h], shift, x)
				VADDPS(x, v, v)
			}
		}
		for h, v := range sum {
			if held != nil {
				VADDPS(v, held[t][h], held[t][h])
				continue
			}
			VADDPS(out.at(t, 32*h), v, v)
			VMOVUPS(v, out.at(t, 32*h))
		}
	}
}
