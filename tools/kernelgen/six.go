package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Blocks of six have two whole scales: the sum of each half of 16 columns is multiplied by its own, in whole numbers. Both sums
// begin with −32 times the sum of the half's activations.

// fill sets every 32 bits of a vector.
func fill(pattern uint32, to reg.VecVirtual) {
	r := GP32()
	MOVL(operand.U32(pattern), r)
	VPBROADCASTD(r, to)
}

// shifts place the two bits of field k, at bits 2k and 2k+1 of each byte, at bits 4 and 5; left is positive.
var shifts = [4]int{4, 2, 0, -2}

// secondHalf is what a kernel of six for AVX-512 has besides that of others.
type secondHalf struct {
	sum  []reg.VecVirtual
	from reg.Register // distance of what the second sums begin with, from d
	mask reg.VecVirtual
}

func newSecondHalf(a arguments, n int) secondHalf {
	h := secondHalf{from: a.s, mask: ZMM()}
	for range n {
		h.sum = append(h.sum, ZMM())
	}
	SUBQ(a.d, h.from)
	fill(0x30303030, h.mask)
	return h
}

// mix adds the high bits of the columns of a chunk, which are fields 0 and 1, or 2 and 3, of their half.
func (h secondHalf) mix(w reg.Register, chunk int, low, high reg.VecVirtual) {
	for i, to := range []reg.VecVirtual{low, high} {
		bits := ZMM()
		VMOVDQU64(operand.Mem{Base: w, Disp: 256 + 64*(chunk/2)}, bits)
		switch by := shifts[chunk%2*2+i]; {
		case by > 0:
			VPSLLD(operand.U8(by), bits, bits)
		case by < 0:
			VPSRLD(operand.U8(-by), bits, bits)
		}
		VPTERNLOGD(operand.U8(0xf8), h.mask, bits, to) // to | bits & mask
	}
}

// join multiplies both sums by their whole scales and adds them up.
func (h secondHalf) join(w reg.Register, sum []reg.VecVirtual) {
	first, second := ZMM(), ZMM()
	VPMOVSXWD(operand.Mem{Base: w, Disp: 448}, first)
	VPMOVSXWD(operand.Mem{Base: w, Disp: 480}, second)
	for t := range sum {
		VPMULLD(first, sum[t], sum[t])
		VPMULLD(second, h.sum[t], h.sum[t])
		VPADDD(h.sum[t], sum[t], sum[t])
	}
}

// avx2SixHalf is avx2Half for blocks of six. Products of 6-bit numbers with ±127 come in pairs of up to 16,002, of which 16 bits
// hold two.
func avx2SixHalf(s shape, n int, a arguments, extra reg.Register, mask, ones reg.VecVirtual, half int) {
	copied := func(r reg.Register) reg.Register {
		c := GP64()
		MOVQ(r, c)
		return c
	}
	w, blocks := copied(a.w), copied(a.blocks)
	q, d := addresses(copied(a.q), a.cols, n), addresses(copied(a.d), a.row, n)
	acc, part, total := make([]reg.VecVirtual, n), make([]reg.VecVirtual, n), make([]reg.VecVirtual, n)
	for t := range n {
		acc[t], part[t], total[t] = YMM(), YMM(), YMM()
		VXORPS(acc[t], acc[t], acc[t])
	}
	threes := YMM()
	spread(0x30303030, threes)
	label := fmt.Sprintf("block%d", half)
	Label(label)
	if half == 0 {
		prefetch(w, s.stride())
	}
	for columns := range 2 {
		begin := []reg.Register{extra, a.s}[columns]
		for t := range n {
			at := GP64()
			LEAQ(d.at(t, 0), at)
			VPBROADCASTD(operand.Mem{Base: at, Index: begin, Scale: 1}, part[t])
		}
		for chunk := 2 * columns; chunk < 2*columns+2; chunk++ {
			lo, hi := avx2SixChunk(w, mask, threes, chunk, half)
			for t := range n {
				x, y := YMM(), YMM()
				VPBROADCASTD(q.at(t, 8*chunk), x)
				VPMADDUBSW(x, lo, x)
				VPBROADCASTD(q.at(t, 8*chunk+4), y)
				VPMADDUBSW(y, hi, y)
				VPADDW(y, x, x)
				VPMADDWD(ones, x, x)
				VPADDD(x, part[t], part[t])
			}
		}
		scale := YMM()
		VPMOVSXWD(operand.Mem{Base: w, Disp: 448 + 32*columns + 16*half}, scale)
		for t := range n {
			if columns == 0 {
				VPMULLD(scale, part[t], total[t])
				continue
			}
			VPMULLD(scale, part[t], part[t])
			VPADDD(part[t], total[t], total[t])
		}
	}
	for t := range n {
		x, y := YMM(), YMM()
		VCVTDQ2PS(total[t], x)
		VBROADCASTSS(d.at(t, 0), y)
		VMULPS(operand.Mem{Base: w, Disp: 384 + 32*half}, y, y)
		VMULPS(x, y, y)
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

// avx2SixChunk puts the numbers of eight columns together.
func avx2SixChunk(w reg.Register, mask, threes reg.VecVirtual, chunk, half int) (lo, hi reg.VecVirtual) {
	lo, hi = YMM(), YMM()
	VMOVDQU(operand.Mem{Base: w, Disp: 64*chunk + 32*half}, lo)
	VPSRLW(operand.U8(4), lo, hi)
	VPAND(mask, lo, lo)
	VPAND(mask, hi, hi)
	for i, to := range []reg.VecVirtual{lo, hi} {
		bits := YMM()
		VMOVDQU(operand.Mem{Base: w, Disp: 256 + 64*(chunk/2) + 32*half}, bits)
		switch by := shifts[chunk%2*2+i]; {
		case by > 0:
			VPSLLD(operand.U8(by), bits, bits)
		case by < 0:
			VPSRLD(operand.U8(-by), bits, bits)
		}
		VPAND(threes, bits, bits)
		VPOR(bits, to, to)
	}
	return lo, hi
}
