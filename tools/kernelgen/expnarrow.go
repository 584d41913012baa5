package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Exponentials for AVX2 are worked out for four vectors in step: one's instructions wait for each other most of the time, and the
// processor does not look far enough ahead to fill the gaps with the next vector's.

// ofAll computes exponentials of arguments, which are asked for twice: there are not registers enough to keep them.
func (e exp) ofAll(count int, argument func(i int, to reg.VecVirtual)) []reg.VecVirtual {
	x, n, p := e.vectors(count), e.vectors(count), e.vectors(count)
	each := func(do func(i int)) {
		for i := range count {
			do(i)
		}
	}
	bound := YMM()
	each(func(i int) { argument(i, x[i]) })
	VMOVUPS(e.at(0), bound)
	each(func(i int) { VMAXPS(x[i], bound, x[i]) })
	VMOVUPS(e.at(1), bound)
	each(func(i int) { VMINPS(x[i], bound, x[i]) })
	each(func(i int) { VMULPS(e.at(2), x[i], n[i]) })
	each(func(i int) { VROUNDPS(operand.U8(8), n[i], n[i]) })
	for part := 3; part <= 4; part++ {
		each(func(i int) { VMULPS(e.at(part), n[i], p[i]) })
		each(func(i int) { VSUBPS(p[i], x[i], x[i]) }) // r
	}
	each(func(i int) { VMULPS(e.at(5), x[i], p[i]) })
	for k := 6; k <= 10; k++ {
		each(func(i int) { VADDPS(e.at(k), p[i], p[i]) })
		if k < 10 {
			each(func(i int) { VMULPS(x[i], p[i], p[i]) })
		}
	}
	each(func(i int) {
		square := YMM()
		VMULPS(x[i], x[i], square)
		VMULPS(square, p[i], p[i])
	})
	each(func(i int) { VCVTPS2DQ(n[i], n[i]) })
	each(func(i int) { VADDPS(x[i], p[i], p[i]) })
	each(func(i int) { VPSLLD(operand.U8(23), n[i], n[i]) })
	each(func(i int) { VADDPS(e.at(11), p[i], p[i]) })
	each(func(i int) { argument(i, x[i]) })
	each(func(i int) { VCMPPS(operand.U8(1), e.at(0), x[i], x[i]) }) // below −87: 0
	each(func(i int) { VPADDD(n[i], p[i], p[i]) })
	each(func(i int) { VANDNPS(p[i], x[i], p[i]) })
	return p
}

func (w isa) vectors(n int) []reg.VecVirtual {
	list := make([]reg.VecVirtual, n)
	for i := range list {
		list[i] = w.vec()
	}
	return list
}

// inStep repeats body for n elements, a multiple of 16: for four vectors as long as there are so many, then for two.
func inStep(n reg.Register, pointers []reg.Register, body func(count int)) {
	for _, count := range []int{4, 2} {
		here, next := "four", "two"
		if count == 2 {
			here, next = "two", "done"
		}
		Label(here)
		CMPQ(n, operand.U32(8*count))
		JL(operand.LabelRef(next))
		body(count)
		for _, p := range pointers {
			ADDQ(operand.U32(32*count), p)
		}
		SUBQ(operand.U32(8*count), n)
		JMP(operand.LabelRef(here))
	}
	Label("done")
}

// narrowExpSum is expSum for AVX2.
func (w isa) narrowExpSum(e exp) {
	w.begin("ExpSum", "func(x *float32, n int, most float32) float32", "sets x to exp(x − most) and gives the sum in lanes; n is a multiple of 16.")
	x, n, most := param("x"), param("n"), w.broadcastParam("most")
	acc := []reg.VecVirtual{w.zero(), w.zero()}
	inStep(n, []reg.Register{x}, func(count int) {
		out := e.ofAll(count, func(i int, to reg.VecVirtual) {
			VMOVUPS(operand.Mem{Base: x, Disp: 32 * i}, to)
			VSUBPS(most, to, to)
		})
		for i, v := range out {
			VMOVUPS(v, operand.Mem{Base: x, Disp: 32 * i})
			VADDPS(v, acc[i%2], acc[i%2])
		}
	})
	Store(w.tree(acc, VADDPS), ReturnIndex(0))
	end()
}

// narrowSwiglu is swiglu for AVX2.
func (w isa) narrowSwiglu(e exp) {
	w.begin("Swiglu", "func(gate, up *float32, n int)", "sets gate to silu(gate) · up; n is a multiple of 16.")
	gate, up, n := param("gate"), param("up"), param("n")
	sign := w.bits(1 << 31)
	inStep(n, []reg.Register{gate, up}, func(count int) {
		out := e.ofAll(count, func(i int, to reg.VecVirtual) { VXORPS(operand.Mem{Base: gate, Disp: 32 * i}, sign, to) })
		for _, v := range out {
			VADDPS(e.at(11), v, v)
		}
		for i, v := range out {
			x, at := YMM(), operand.Mem{Base: gate, Disp: 32 * i}
			VMOVUPS(at, x)
			VDIVPS(v, x, x)
			VMULPS(operand.Mem{Base: up, Disp: 32 * i}, x, x)
			VMOVUPS(x, at)
		}
	})
	end()
}

// narrowExpScaled writes what weights of a draw are.
func (w isa) narrowExpScaled(e exp) {
	w.begin("ExpScaled", "func(out, x *float32, n int, most, scale float32)", "sets out to exp((x − most) · scale); n is a multiple of 16.")
	out, x, n, most, scale := param("out"), param("x"), param("n"), w.broadcastParam("most"), w.broadcastParam("scale")
	inStep(n, []reg.Register{x, out}, func(count int) {
		list := e.ofAll(count, func(i int, to reg.VecVirtual) {
			VMOVUPS(operand.Mem{Base: x, Disp: 32 * i}, to)
			VSUBPS(most, to, to)
			VMULPS(scale, to, to)
		})
		for i, v := range list {
			VMOVUPS(v, operand.Mem{Base: out, Disp: 32 * i})
		}
	})
	end()
}

// narrowExpSub is expSub for AVX2.
func (w isa) narrowExpSub(e exp) {
	w.begin("ExpSub", "func(x *float32, n int, most float32)", "sets x to exp(x − most); n is a multiple of 16.")
	x, n, most := param("x"), param("n"), w.broadcastParam("most")
	inStep(n, []reg.Register{x}, func(count int) {
		list := e.ofAll(count, func(i int, to reg.VecVirtual) {
			VMOVUPS(operand.Mem{Base: x, Disp: 32 * i}, to)
			VSUBPS(most, to, to)
		})
		for i, v := range list {
			VMOVUPS(v, operand.Mem{Base: x, Disp: 32 * i})
		}
	})
	end()
}

// narrowExpSumWide is expSumWide for AVX2; its 16 sums lie in memory.
func (w isa) narrowExpSumWide(e exp) {
	w.begin("ExpSumWide", "func(x *float32, n int, most float32) float64", "gives the sum in lanes of float64 of exp(x − most); n is a multiple of 16.")
	x, n, most := param("x"), param("n"), w.broadcastParam("most")
	lanes := AllocLocal(16 * 8)
	zero := w.zero()
	for i := range 4 {
		VMOVUPS(zero, lanes.Offset(32*i))
	}
	inStep(n, []reg.Register{x}, func(count int) {
		list := e.ofAll(count, func(i int, to reg.VecVirtual) {
			VMOVUPS(operand.Mem{Base: x, Disp: 32 * i}, to)
			VSUBPS(most, to, to)
		})
		acc := w.vectors(4)
		for i, a := range acc {
			VMOVUPS(lanes.Offset(32*i), a)
		}
		for i, v := range list {
			low, high := w.vec(), w.vec()
			VEXTRACTF128(operand.U8(1), v, high.AsX())
			VCVTPS2PD(v.AsX(), low)
			VCVTPS2PD(high.AsX(), high)
			VADDPD(low, acc[2*(i%2)], acc[2*(i%2)])
			VADDPD(high, acc[2*(i%2)+1], acc[2*(i%2)+1])
		}
		for i, a := range acc {
			VMOVUPS(a, lanes.Offset(32*i))
		}
	})
	acc := w.vectors(4)
	for i, a := range acc {
		VMOVUPS(lanes.Offset(32*i), a)
	}
	Store(w.wideTree(acc).AsX(), ReturnIndex(0))
	end()
}
