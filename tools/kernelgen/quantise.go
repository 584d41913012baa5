package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// quantise makes whole numbers of blocks of 32 floats, for AVX-512. Magnitudes are compared as bits, so that a NaN counts as the
// largest and shows in the scale.
func quantise() {
	TEXT("avx512Quantise", NOSPLIT, "func(x *float32, q *int8, d, s *float32, sum, begin8, begin128, begin32 *int32, blocks, second, qStep, step int)")
	Pragma("noescape")
	Doc("avx512Quantise makes whole numbers of blocks of 32 floats; see docs/exact.md, Activations. The second halves' " +
		"begin32 lie second bytes behind the first ones'; from a block to the next it is qStep bytes of q, and step of the lists.")
	x, q, d, s := param("x"), param("q"), param("d"), param("s")
	sum, begin8, begin128, begin32 := param("sum"), param("begin8"), param("begin128"), param("begin32")
	blocks, second := param("blocks"), param("second")
	magnitude := wide.bits(1<<31 - 1)
	scalar := func(v float32) reg.VecVirtual {
		r, out := GP32(), XMM()
		MOVL(operand.U32(math.Float32bits(v)), r)
		VMOVD(r, out)
		return out
	}
	most127, tiny := scalar(127), scalar(0x1p-100)
	Label("block")
	a, b, m, n := ZMM(), ZMM(), ZMM(), ZMM()
	VMOVUPS(operand.Mem{Base: x}, a)
	VMOVUPS(operand.Mem{Base: x, Disp: 64}, b)
	VPANDD(magnitude, a, m)
	VPANDD(magnitude, b, n)
	VPMAXUD(n, m, m)
	largest := reduce(m, VPMAXUD)
	VUCOMISS(tiny, largest)
	JB(operand.LabelRef("zero")) // never taken for NaN: it sets the parity flag and the carry flag, see below
	inverse, scale := XMM(), XMM()
	Label("usual")
	VDIVSS(largest, most127, inverse)
	VDIVSS(most127, largest, scale)
	factor := ZMM()
	VBROADCASTSS(inverse, factor)
	VMULPS(factor, a, a)
	VMULPS(factor, b, b)
	VCVTPS2DQ(a, a)
	VCVTPS2DQ(b, b)
	VPMOVSDB(a, operand.Mem{Base: q})
	VPMOVSDB(b, operand.Mem{Base: q, Disp: 16})
	VMOVSS(scale, operand.Mem{Base: d})
	whole, product, part := GP32(), XMM(), GP32()
	store := func(half reg.VecVirtual, to operand.Mem) {
		VMOVD(reduce(half, VPADDD), part)
		MOVL(part, whole)
		NEGL(part)
		SHLL(operand.U8(5), part)
		MOVL(part, to)
	}
	store(a, operand.Mem{Base: begin32})
	first := GP32()
	MOVL(whole, first)
	store(b, operand.Mem{Base: begin32, Index: second, Scale: 1})
	ADDL(first, whole)
	storeSum(whole, product, scale, sum, s, begin8, begin128)
	JMP(operand.LabelRef("next"))
	Label("zero")
	JP(operand.LabelRef("usual"))
	zeroBlock(q, begin32, second, d, s, sum, begin8, begin128, begin32)
	Label("next")
	ADDQ(operand.U32(128), x)
	ADDQ(inMemory("qStep"), q)
	for _, p := range []reg.Register{d, s, sum, begin8, begin128, begin32} {
		ADDQ(inMemory("step"), p)
	}
	DECQ(blocks)
	JNZ(operand.LabelRef("block"))
	end()
}

// inMemory is a parameter that stays in memory, for want of registers.
func inMemory(name string) operand.Mem {
	b, err := Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	return b.Addr
}

// storeSum writes what hangs on a block's sum, which is lost.
func storeSum(whole reg.GPVirtual, product, scale reg.VecVirtual, sum, s, begin8, begin128 reg.Register) {
	MOVL(whole, operand.Mem{Base: sum})
	VXORPS(product, product, product)
	VCVTSI2SSL(whole, product, product)
	VMULSS(product, scale, product)
	VMOVSS(product, operand.Mem{Base: s})
	NEGL(whole)
	SHLL(operand.U8(3), whole)
	MOVL(whole, operand.Mem{Base: begin8})
	SHLL(operand.U8(4), whole)
	MOVL(whole, operand.Mem{Base: begin128})
}

// zeroBlock writes a block of zeros to the lists.
func zeroBlock(q, begin32, second reg.Register, lists ...reg.Register) {
	none := ZMM()
	VPXORD(none, none, none)
	VMOVDQU(none.AsY(), operand.Mem{Base: q})
	for _, p := range lists {
		VMOVD(none.AsX(), operand.Mem{Base: p})
	}
	VMOVD(none.AsX(), operand.Mem{Base: begin32, Index: second, Scale: 1})
}

// reduce combines the 16 lanes of v; the result is in the lowest of the given register.
func reduce(v reg.VecVirtual, combine func(ops ...operand.Op)) reg.VecVirtual {
	y, x := YMM(), XMM()
	VEXTRACTI64X4(operand.U8(1), v, y)
	combine(y, v.AsY(), y)
	VEXTRACTI128(operand.U8(1), y, x)
	combine(x, y.AsX(), x)
	t := XMM()
	VPSHUFD(operand.U8(0x4e), x, t)
	combine(t, x, x)
	VPSHUFD(operand.U8(0xb1), x, t)
	combine(t, x, x)
	return x
}

// quantiseNarrow is quantise for AVX2.
func quantiseNarrow() {
	TEXT("avx2Quantise", NOSPLIT, "func(x *float32, q *int8, d, s *float32, sum, begin8, begin128, begin32 *int32, blocks, second, qStep, step int)")
	Pragma("noescape")
	Doc("avx2Quantise is avx512Quantise for AVX2.")
	x, q, d, s := param("x"), param("q"), param("d"), param("s")
	sum, begin8, begin128, begin32 := param("sum"), param("begin8"), param("begin128"), param("begin32")
	blocks, second := param("blocks"), param("second")
	magnitude, ones := narrow.bits(1<<31-1), YMM()
	spread(0x00010001, ones)
	most127 := narrow.constant(127).AsX()
	Label("block")
	var list [4]reg.VecVirtual
	most := YMM()
	for i := range list {
		list[i] = YMM()
		VMOVUPS(operand.Mem{Base: x, Disp: 32 * i}, list[i])
		if i == 0 {
			VPAND(list[0], magnitude, most)
			continue
		}
		m := YMM()
		VPAND(list[i], magnitude, m)
		VPMAXUD(m, most, most)
	}
	largest := reduceNarrow(most, VPMAXUD)
	bits, scale, inverse, factor := GP32(), XMM(), XMM(), YMM()
	VMOVD(largest, bits)
	VXORPS(scale, scale, scale)
	VXORPS(inverse, inverse, inverse)
	CMPL(bits, operand.U32(tinyBits))
	JB(operand.LabelRef("make")) // all times zero
	VDIVSS(largest, most127, inverse)
	VDIVSS(most127, largest, scale)
	Label("make")
	VBROADCASTSS(inverse, factor)
	for _, v := range list {
		VMULPS(factor, v, v)
		VCVTPS2DQ(v, v)
	}
	words := []reg.VecVirtual{list[0], list[2]}
	var sums [2]reg.GPVirtual
	for h, w := range words { // 16 numbers each, in an order of their own until VPERMQ
		VPACKSSDW(list[2*h+1], w, w)
		VPERMQ(operand.U8(0xd8), w, w)
		t := YMM()
		VPMADDWD(ones, w, t)
		sums[h] = GP32()
		VMOVD(reduceNarrow(t, VPADDD), sums[h])
	}
	VPACKSSWB(words[1], words[0], words[0])
	VPERMQ(operand.U8(0xd8), words[0], words[0])
	VMOVDQU(words[0], operand.Mem{Base: q})
	VMOVSS(scale, operand.Mem{Base: d})
	whole, part, product := GP32(), GP32(), XMM()
	for h, to := range []operand.Mem{{Base: begin32}, {Base: begin32, Index: second, Scale: 1}} {
		MOVL(sums[h], part)
		NEGL(part)
		SHLL(operand.U8(5), part)
		MOVL(part, to)
	}
	MOVL(sums[0], whole)
	ADDL(sums[1], whole)
	storeSum(whole, product, scale, sum, s, begin8, begin128)
	ADDQ(operand.U32(128), x)
	ADDQ(inMemory("qStep"), q)
	for _, p := range []reg.Register{d, s, sum, begin8, begin128, begin32} {
		ADDQ(inMemory("step"), p)
	}
	DECQ(blocks)
	JNZ(operand.LabelRef("block"))
	end()
}
