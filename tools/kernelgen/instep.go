package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Exponentials are worked out for four vectors in step: one's instructions wait for each other most of the time, and the processor
// does not look far enough ahead to fill the gaps with the next vector's.

// ofAll computes exponentials of arguments. For AVX2 these are asked for twice: there are not registers enough to keep them. A NaN
// stays one: of two operands, minimum and maximum give the second where one is NaN.
func (e exp) ofAll(count int, argument func(i int, to reg.VecVirtual)) []reg.VecVirtual {
	x, n, p := e.vectors(count), e.vectors(count), e.vectors(count)
	each := func(do func(i int)) {
		for i := range count {
			do(i)
		}
	}
	each(func(i int) { argument(i, x[i]) })
	low, high := e.vector(0), e.vector(1)
	alive := make([]reg.Register, count)
	if e.lanes == 16 {
		each(func(i int) {
			alive[i] = K()
			VCMPPS(operand.U8(5), low, x[i], alive[i]) // not below −87
		})
	}
	each(func(i int) { VMAXPS(x[i], low, x[i]) })
	each(func(i int) { VMINPS(x[i], high, x[i]) })
	each(func(i int) { VMULPS(e.at(2), x[i], n[i]) })
	each(func(i int) { e.round(n[i]) })
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
		square := e.vec()
		VMULPS(x[i], x[i], square)
		VMULPS(square, p[i], p[i])
	})
	each(func(i int) { VCVTPS2DQ(n[i], n[i]) })
	each(func(i int) { VADDPS(x[i], p[i], p[i]) })
	each(func(i int) { VPSLLD(operand.U8(23), n[i], n[i]) })
	each(func(i int) { VADDPS(e.at(11), p[i], p[i]) })
	if e.lanes == 16 {
		each(func(i int) { VPADDD_Z(n[i], p[i], alive[i], p[i]) })
		return p
	}
	each(func(i int) { argument(i, x[i]) })
	each(func(i int) { VCMPPS(operand.U8(1), e.at(0), x[i], x[i]) }) // below −87: 0
	each(func(i int) { VPADDD(n[i], p[i], p[i]) })
	each(func(i int) { VANDNPS(p[i], x[i], p[i]) })
	return p
}

// vector gives a constant in a register.
func (e exp) vector(i int) reg.VecVirtual {
	if e.held != nil {
		return e.held[i]
	}
	v := e.vec()
	VMOVUPS(e.at(i), v)
	return v
}

// round makes whole numbers of floats, as floats.
func (w isa) round(v reg.VecVirtual) {
	if w.lanes == 16 {
		VRNDSCALEPS(operand.U8(8), v, v)
	} else {
		VROUNDPS(operand.U8(8), v, v)
	}
}

func (w isa) vectors(n int) []reg.VecVirtual {
	list := make([]reg.VecVirtual, n)
	for i := range list {
		list[i] = w.vec()
	}
	return list
}

// inStep repeats body for n elements, a multiple of 16: for four vectors as long as there are so many, then for two, and one where that
// is 16 elements.
func (w isa) inStep(n reg.Register, pointers []reg.Register, body func(count int)) {
	for count := 4; count*w.lanes >= 16; count /= 2 {
		here, next := "some"+digit(count), "some"+digit(count/2)
		if count*w.lanes == 16 {
			next = "done"
		}
		Label(here)
		CMPQ(n, operand.U32(w.lanes*count))
		JL(operand.LabelRef(next))
		body(count)
		for _, p := range pointers {
			ADDQ(operand.U32(4*w.lanes*count), p)
		}
		SUBQ(operand.U32(w.lanes*count), n)
		JMP(operand.LabelRef(here))
	}
	Label("done")
}

// place is the memory of vector i.
func (w isa) place(base reg.Register, i int) operand.Mem {
	return operand.Mem{Base: base, Disp: 4 * w.lanes * i}
}

func (w isa) expSum(e exp) {
	w.begin("ExpSum", "func(x *float32, n int, most float32) float32", "sets x to exp(x − most) and gives the sum in lanes; n is a multiple of 16.")
	x, n, most := param("x"), param("n"), w.broadcastParam("most")
	e = e.load()
	var acc []reg.VecVirtual
	for range 16 / w.lanes {
		acc = append(acc, w.zero())
	}
	w.inStep(n, []reg.Register{x}, func(count int) {
		for i, v := range e.ofAll(count, w.minus(x, most)) {
			a := acc[i%len(acc)]
			VMOVUPS(v, w.place(x, i))
			VADDPS(v, a, a)
		}
	})
	Store(w.tree(acc, VADDPS), ReturnIndex(0))
	end()
}

// minus gives elements of x less the most of them.
func (w isa) minus(x reg.Register, most reg.VecVirtual) func(i int, to reg.VecVirtual) {
	return func(i int, to reg.VecVirtual) {
		VMOVUPS(w.place(x, i), to)
		VSUBPS(most, to, to)
	}
}

func (w isa) swiglu(e exp) {
	w.begin("Swiglu", "func(gate, up *float32, n int)", "sets gate to silu(gate) · up; n is a multiple of 16.")
	gate, up, n := param("gate"), param("up"), param("n")
	sign := w.bits(1 << 31)
	e = e.load()
	w.inStep(n, []reg.Register{gate, up}, func(count int) {
		out := e.ofAll(count, func(i int, to reg.VecVirtual) { w.xor(w.place(gate, i), sign, to) })
		for _, v := range out {
			VADDPS(e.at(11), v, v)
		}
		for i, v := range out {
			x := w.vec()
			VMOVUPS(w.place(gate, i), x)
			VDIVPS(v, x, x)
			VMULPS(w.place(up, i), x, x)
			VMOVUPS(x, w.place(gate, i))
		}
	})
	end()
}

// expScaled writes what weights of a draw are.
func (w isa) expScaled(e exp) {
	w.begin("ExpScaled", "func(out, x *float32, n int, most, scale float32)", "sets out to exp((x − most) · scale); n is a multiple of 16.")
	out, x, n, most, scale := param("out"), param("x"), param("n"), w.broadcastParam("most"), w.broadcastParam("scale")
	e = e.load()
	argument := w.minus(x, most)
	w.inStep(n, []reg.Register{x, out}, func(count int) {
		list := e.ofAll(count, func(i int, to reg.VecVirtual) {
			argument(i, to)
			VMULPS(scale, to, to)
		})
		for i, v := range list {
			VMOVUPS(v, w.place(out, i))
		}
	})
	end()
}

func (w isa) expSub(e exp) {
	w.begin("ExpSub", "func(x *float32, n int, most float32)", "sets x to exp(x − most); n is a multiple of 16.")
	x, n, most := param("x"), param("n"), w.broadcastParam("most")
	e = e.load()
	w.inStep(n, []reg.Register{x}, func(count int) {
		for i, v := range e.ofAll(count, w.minus(x, most)) {
			VMOVUPS(v, w.place(x, i))
		}
	})
	end()
}

// expSumWide adds exponentials in 16 lanes of float64, which lie in memory: AVX2 has no registers for them.
func (w isa) expSumWide(e exp) {
	w.begin("ExpSumWide", "func(x *float32, n int, most float32) float64", "gives the sum in lanes of float64 of exp(x − most); n is a multiple of 16.")
	x, n, most := param("x"), param("n"), w.broadcastParam("most")
	e = e.load()
	memory := AllocLocal(16 * 8)
	lane := func(i int) operand.Mem { return memory.Offset(4 * w.lanes * i) }
	count := 32 / w.lanes // half as many float64 fit into a vector
	zero := w.zero()
	for i := range count {
		VMOVUPS(zero, lane(i))
	}
	load := func() []reg.VecVirtual {
		acc := w.vectors(count)
		for i, a := range acc {
			VMOVUPS(lane(i), a)
		}
		return acc
	}
	w.inStep(n, []reg.Register{x}, func(some int) {
		list, acc := e.ofAll(some, w.minus(x, most)), load()
		for i, v := range list {
			at := 2 * i % count
			for half, part := range w.doubles(v) {
				VADDPD(part, acc[at+half], acc[at+half])
			}
		}
		for i, a := range acc {
			VMOVUPS(a, lane(i))
		}
	})
	Store(w.wideTree(load()).AsX(), ReturnIndex(0))
	end()
}

// doubles makes float64 of a vector's halves.
func (w isa) doubles(v reg.VecVirtual) [2]reg.VecVirtual {
	low, high := w.vec(), w.vec()
	if w.lanes == 16 {
		VEXTRACTF64X4(operand.U8(1), v, high.AsY())
		VCVTPS2PD(v.AsY(), low)
		VCVTPS2PD(high.AsY(), high)
	} else {
		VEXTRACTF128(operand.U8(1), v, high.AsX())
		VCVTPS2PD(v.AsX(), low)
		VCVTPS2PD(high.AsX(), high)
	}
	return [2]reg.VecVirtual{low, high}
}
