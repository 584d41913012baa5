package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Attention in whole numbers of 16 bits, two to a lane: 32 positions' keys, or elements' values, whose products with a query or
// with weights are added up in 32 bits, exactly. See kernel/heads.go for how they lie.

const positions = 32

// rowCounts are the numbers of queries for which there are kernels: as many as fit into the registers.
func (w isa) rowCounts() []int {
	if w.lanes == 16 {
		return []int{1, 2, 3, 4, 6}
	}
	return []int{1, 2, 3, 4}
}

func attention() {
	for _, w := range []isa{narrow, wide} {
		for _, n := range w.rowCounts() {
			if w.lanes == 16 {
				w.scores(n)
				w.mix(n)
			} else {
				narrowScores(n)
				narrowMix(n)
			}
		}
		w.weigh()
		w.wholeHead()
		w.rotate()
	}
	askFor()
}

// askFor writes what asks for memory before it is read.
func askFor() {
	TEXT("prefetch", NOSPLIT, "func(p *int16, lines, step int)")
	Pragma("noescape")
	Doc("prefetch asks for lines of memory, step bytes apart.")
	p, lines, step := param("p"), param("lines"), param("step")
	Label("line")
	PREFETCHT1(operand.Mem{Base: p}) // T0 is half as fast (10 GB/s against 19 on Zen 4): the nearest cache has few places for what is on its way
	ADDQ(step, p)
	DECQ(lines)
	JNZ(operand.LabelRef("line"))
	RET()
}

// rowPointers gives pointers to n rows, stride bytes apart.
func rowPointers(base, stride reg.Register, n int) []reg.Register {
	list := []reg.Register{base}
	for range n - 1 {
		next := GP64()
		LEAQ(operand.Mem{Base: list[len(list)-1], Index: stride, Scale: 1}, next)
		list = append(list, next)
	}
	return list
}

// scores multiplies n queries with the keys of 32 positions, for AVX-512: a lane is a position.
func (w isa) scores(n int) {
	w.begin("Scores"+digit(n), "func(q *int16, dq *float32, k *int16, dk *float32, out *float32, d, outStride int)",
		"sets "+digit(n)+" × 32 floats of out, outStride bytes apart, to the products of queries of d elements with keys, times dk, times dq.")
	q, k, pairs, stride := param("q"), param("k"), param("d"), GP64()
	MOVQ(pairs, stride)
	SHLQ(operand.U8(1), stride)
	SHRQ(operand.U8(1), pairs.(reg.GPVirtual))
	queries := rowPointers(q, stride, n)
	parts := positions / w.lanes
	sums := make([]reg.VecVirtual, n*parts)
	for i := range sums {
		sums[i] = w.zero()
	}
	Label("pair")
	for p := range parts {
		key := w.vec()
		VMOVDQU64(operand.Mem{Base: k, Disp: 64 * p}, key)
		for t := range n {
			VPDPWSSD_BCST(operand.Mem{Base: queries[t]}, key, sums[t*parts+p])
		}
	}
	for _, p := range queries {
		ADDQ(operand.U8(4), p)
	}
	ADDQ(operand.U32(4*positions), k)
	DECQ(pairs)
	JNZ(operand.LabelRef("pair"))
	dq, dk, out, outStride := param("dq"), param("dk"), param("out"), param("outStride")
	for t := range n {
		scale := w.vec()
		VBROADCASTSS(operand.Mem{Base: dq, Disp: 4 * t}, scale)
		for p := range parts {
			sum := sums[t*parts+p]
			VCVTDQ2PS(sum, sum)
			VMULPS(operand.Mem{Base: dk, Disp: 4 * w.lanes * p}, sum, sum)
			VMULPS(scale, sum, sum)
			VMOVUPS(sum, operand.Mem{Base: out, Disp: 4 * w.lanes * p})
		}
		ADDQ(outStride, out)
	}
	end()
}

// mix adds weighted values of 32 positions, for AVX-512: a lane is an element, of which 32 are done at a time.
func (w isa) mix(n int) {
	w.begin("Mix"+digit(n), "func(w *int16, scales *float32, v *int16, out *float32, d, width int)",
		"adds values of 32 positions, with weights, times scales, to "+digit(n)+" outputs, d elements apart; width is a multiple of 32.")
	weights, scales, v, out, bytes, width := param("w"), param("scales"), param("v"), param("out"), param("d"), param("width")
	SHLQ(operand.U8(2), bytes.(reg.GPVirtual))
	outs := rowPointers(out, bytes, n)
	const parts = 2
	at, from, left := GP64(), GP64(), GP64()
	sums := make([]reg.VecVirtual, n*parts)
	for i := range sums {
		sums[i] = w.vec()
	}
	Label("chunk")
	for _, s := range sums {
		w.clear(s)
	}
	MOVQ(weights, at)
	MOVQ(v, from)
	MOVQ(operand.U32(positions/2), left)
	Label("pair")
	values := make([]reg.VecVirtual, parts)
	for p := range parts {
		values[p] = w.vec()
		VMOVDQU64(operand.Mem{Base: from, Disp: 64 * p}, values[p])
	}
	for t := range n {
		where := operand.Mem{Base: at, Disp: 2 * positions * t}
		for p := range parts {
			VPDPWSSD_BCST(where, values[p], sums[t*parts+p])
		}
	}
	ADDQ(operand.U8(4), at)
	ADDQ(bytes, from)
	DECQ(left)
	JNZ(operand.LabelRef("pair"))
	for t := range n {
		scale := w.vec()
		VBROADCASTSS(operand.Mem{Base: scales, Disp: 4 * t}, scale)
		for p := range parts {
			sum, to := sums[t*parts+p], operand.Mem{Base: outs[t], Disp: 4 * w.lanes * p}
			VCVTDQ2PS(sum, sum)
			VMULPS(scale, sum, sum)
			VADDPS(to, sum, sum)
			VMOVUPS(sum, to)
		}
		ADDQ(operand.U32(4*parts*w.lanes), outs[t])
	}
	ADDQ(operand.U32(4*parts*w.lanes), v)
	SUBQ(operand.U32(parts*w.lanes), width)
	JNZ(operand.LabelRef("chunk"))
	end()
}

// weigh makes whole numbers of 32 positions' weights, row by row. Exponents are worked out as bits: see kernel.weigh.
func (w isa) weigh() {
	w.begin("Weigh", "func(e, dv *float32, w *int16, scales *float32, rows, stride int)", "makes whole numbers of rows × 32 weights e · dv; rows of e are stride bytes apart.")
	e, dv, out, scales, rows, stride := param("e"), param("dv"), param("w"), param("scales"), param("rows"), param("stride")
	parts := positions / w.lanes
	Label("row")
	f := make([]reg.VecVirtual, parts)
	var most reg.VecVirtual
	for p := range parts {
		f[p] = w.vec()
		VMOVUPS(operand.Mem{Base: e, Disp: 4 * w.lanes * p}, f[p])
		VMULPS(operand.Mem{Base: dv, Disp: 4 * w.lanes * p}, f[p], f[p])
		if p == 0 {
			most = w.vec()
			if w.lanes == 16 {
				VMOVDQA32(f[0], most)
			} else {
				VMOVDQA(f[0], most)
			}
		} else {
			VPMAXUD(f[p], most, most)
		}
	}
	largest := w.largest(most)
	bits, up, down := GP32(), GP32(), GP32()
	VMOVD(largest, bits)
	CMPL(bits, operand.U32(tinyBits))
	JAE(operand.LabelRef("usual"))
	nothing := w.zero()
	for p := range positions * 2 / (4 * w.lanes) {
		VMOVUPS(nothing, operand.Mem{Base: out, Disp: 4 * w.lanes * p})
	}
	MOVL(operand.U32(0), operand.Mem{Base: scales})
	JMP(operand.LabelRef("next"))
	Label("usual")
	MOVL(bits, down)
	SHRL(operand.U8(23), down)
	MOVL(operand.U32(2*127+13), up)
	SUBL(down, up)
	SHLL(operand.U8(23), up)
	SUBL(operand.U8(13), down)
	SHLL(operand.U8(23), down)
	factor, low, wrong := w.vec(), XMM(), XMM()
	VMOVD(up, low)
	VBROADCASTSS(low, factor)
	for p := range parts {
		VMULPS(factor, f[p], f[p])
		VCVTPS2DQ(f[p], f[p])
		if w.lanes == 16 {
			VPMOVSDW(f[p], operand.Mem{Base: out, Disp: 32 * p})
		}
	}
	if w.lanes == 8 {
		w.narrowPairs(f, out)
	}
	VXORPS(wrong, wrong, wrong)
	VMULSS(largest, wrong, wrong) // 0, or NaN
	VMOVD(down, low)
	VADDSS(low, wrong, low)
	VMOVSS(low, operand.Mem{Base: scales})
	Label("next")
	ADDQ(stride, e)
	ADDQ(operand.U32(2*positions), out)
	ADDQ(operand.U8(4), scales)
	DECQ(rows)
	JNZ(operand.LabelRef("row"))
	end()
}

// tinyBits is 2⁻¹⁰⁰.
const tinyBits = (127 - 100) << 23

// largest gives the largest of the lanes, as bits without sign, in the lowest lane.
func (w isa) largest(v reg.VecVirtual) reg.VecVirtual {
	if w.lanes == 16 {
		return reduce(v, VPMAXUD)
	}
	return reduceNarrow(v, VPMAXUD)
}

// reduceNarrow is reduce for 8 lanes.
func reduceNarrow(v reg.VecVirtual, combine func(ops ...operand.Op)) reg.VecVirtual {
	x, t := XMM(), XMM()
	VEXTRACTI128(operand.U8(1), v, x)
	combine(x, v.AsX(), x)
	VPSHUFD(operand.U8(0x4e), x, t)
	combine(t, x, x)
	VPSHUFD(operand.U8(0xb1), x, t)
	combine(t, x, x)
	return x
}

// narrowPairs stores pairs of vectors of 8 numbers as 16-bit ones.
func (w isa) narrowPairs(list []reg.VecVirtual, out reg.Register) {
	for p := 0; p < len(list); p += 2 {
		VPACKSSDW(list[p+1], list[p], list[p])
		VPERMQ(operand.U8(0xd8), list[p], list[p])
		VMOVDQU(list[p], operand.Mem{Base: out, Disp: 16 * p})
	}
}

// wholeHead makes whole numbers of 12 bits of n elements.
func (w isa) wholeHead() {
	w.begin("WholeHead", "func(x *float32, out *int16, n int) float32", "makes whole numbers of n elements, a multiple of 16, and gives their scale.")
	x, out, n := param("x"), param("out"), param("n")
	magnitude := w.bits(1<<31 - 1)
	most, from, left := w.zero(), GP64(), GP64()
	MOVQ(x, from)
	MOVQ(n, left)
	Label("look")
	for p := range 16 / w.lanes {
		v := w.vec()
		if w.lanes == 16 {
			VPANDD(operand.Mem{Base: from, Disp: 4 * w.lanes * p}, magnitude, v)
		} else {
			VPAND(operand.Mem{Base: from, Disp: 4 * w.lanes * p}, magnitude, v)
		}
		VPMAXUD(v, most, most)
	}
	ADDQ(operand.U8(64), from)
	SUBQ(operand.U8(16), left)
	JNZ(operand.LabelRef("look"))
	largest := w.largest(most)
	bits, scale, factor := GP32(), XMM(), w.vec()
	VMOVD(largest, bits)
	VXORPS(scale, scale, scale)
	w.clear(factor)
	CMPL(bits, operand.U32(tinyBits))
	JB(operand.LabelRef("make")) // all times zero
	limit, inverse, wrong := w.constant(2047).AsX(), XMM(), XMM()
	VMULSS(largest, scale, wrong) // 0, or NaN
	VDIVSS(largest, limit, inverse)
	VDIVSS(limit, largest, scale)
	VADDSS(wrong, scale, scale)
	VBROADCASTSS(inverse, factor)
	Label("make")
	list := make([]reg.VecVirtual, 16/w.lanes)
	for p := range list {
		list[p] = w.vec()
		VMULPS(operand.Mem{Base: x, Disp: 4 * w.lanes * p}, factor, list[p])
		VCVTPS2DQ(list[p], list[p])
		if w.lanes == 16 {
			VPMOVSDW(list[p], operand.Mem{Base: out})
		}
	}
	if w.lanes == 8 {
		w.narrowPairs(list, out)
	}
	ADDQ(operand.U8(64), x)
	ADDQ(operand.U8(32), out)
	SUBQ(operand.U8(16), n)
	JNZ(operand.LabelRef("make"))
	Store(scale, ReturnIndex(0))
	end()
}

// rotate turns pairs of elements: neighbours, or those of two halves.
func (w isa) rotate() {
	turn := func(x, partner operand.Op, cos, sin operand.Mem) reg.VecVirtual {
		a, b := w.vec(), w.vec()
		VMOVUPS(x, a)
		if partner == nil {
			VPERMILPS(operand.U8(0xb1), a, b)
		} else {
			VMOVUPS(partner, b)
		}
		VMULPS(cos, a, a)
		VMULPS(sin, b, b)
		VADDPS(b, a, a)
		return a
	}
	w.begin("RotatePairs", "func(x, cos, sin *float32, n int)", "sets x to x · cos + neighbour · sin; n is a multiple of 16.")
	x, cos, sin, n := param("x"), param("cos"), param("sin"), param("n")
	w.loop(n, w.lanes, []reg.Register{x, cos, sin}, func() {
		VMOVUPS(turn(operand.Mem{Base: x}, nil, operand.Mem{Base: cos}, operand.Mem{Base: sin}), operand.Mem{Base: x})
	})
	end()
	w.begin("RotateHalves", "func(x, cos, sin *float32, half int)", "sets x, of two halves, to x · cos + the other half · sin; half is a multiple of 16.")
	x, cos, sin, n = param("x"), param("cos"), param("sin"), param("half")
	bytes := GP64()
	MOVQ(n, bytes)
	SHLQ(operand.U8(2), bytes)
	w.loop(n, w.lanes, []reg.Register{x, cos, sin}, func() {
		at := func(base reg.Register) (low, high operand.Mem) {
			return operand.Mem{Base: base}, operand.Mem{Base: base, Index: bytes, Scale: 1}
		}
		x0, x1 := at(x)
		c0, c1 := at(cos)
		s0, s1 := at(sin)
		a, b := turn(x0, x1, c0, s0), turn(x1, x0, c1, s1)
		VMOVUPS(a, x0)
		VMOVUPS(b, x1)
	})
	end()
}
