package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// isa is a width of vectors of floats.
type isa struct {
	name  string
	lanes int
	vec   func() reg.VecVirtual
}

var (
	wide   = isa{"avx512", 16, ZMM}
	narrow = isa{"avx2", 8, YMM}
)

func floats() {
	for _, w := range []isa{narrow, wide} {
		e := w.newExp()
		w.expSub(e)
		w.expScaled(e)
		w.expSum(e)
		w.expSumWide(e)
		w.swiglu(e)
		w.combine("SumSquares", "gives the sum in lanes of the squares", VADDPS, func(v reg.VecVirtual) { VMULPS(v, v, v) })
		w.combine("Sum", "gives the sum in lanes", VADDPS, nil)
		w.combine("Most", "gives the largest element", VMAXPS, nil)
		w.scaleBy()
		w.addTo()
	}
	quantise()
	quantiseNarrow()
	attention()
}

// constant gives a vector of one number.
func (w isa) constant(x float32) reg.VecVirtual {
	r, v := GP32(), w.vec()
	MOVL(operand.U32(math.Float32bits(x)), r)
	low := XMM()
	VMOVD(r, low)
	VBROADCASTSS(low, v)
	return v
}

func (w isa) zero() reg.VecVirtual {
	v := w.vec()
	w.clear(v)
	return v
}

func (w isa) clear(v reg.VecVirtual) {
	if w.lanes == 16 {
		VPXORD(v, v, v)
	} else {
		VXORPS(v, v, v)
	}
}

// bits is constant for a pattern of bits.
func (w isa) bits(x uint32) reg.VecVirtual { return w.constant(math.Float32frombits(x)) }

func (w isa) xor(a operand.Op, b, out reg.VecVirtual) {
	if w.lanes == 16 {
		VPXORD(a, b, out)
	} else {
		VXORPS(a, b, out)
	}
}

// exp makes the code for num.Exp of vectors; its constants stay in registers or memory.
type exp struct {
	isa
	table operand.Mem
	held  []reg.VecVirtual // the table in registers, where there are enough
}

var expTable = []float32{-87, 88, 1.44269504088896341, 0.693359375, -2.12194440e-4,
	1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1}

func (w isa) newExp() exp {
	name := "exp" + w.name
	t := GLOBL(name, RODATA|NOPTR)
	for i, x := range expTable {
		for lane := range w.lanes {
			DATA(4*(w.lanes*i+lane), operand.F32(x))
		}
	}
	return exp{isa: w, table: t}
}

// load reads the constants into registers, before a loop.
func (e exp) load() exp {
	if e.lanes == 16 {
		for i := range expTable {
			e.held = append(e.held, e.vec())
			VMOVUPS(e.table.Offset(4*e.lanes*i), e.held[i])
		}
	}
	return e
}

func (e exp) at(i int) operand.Op {
	if e.held != nil {
		return e.held[i]
	}
	return e.table.Offset(4 * e.lanes * i)
}

// loop repeats body for n elements, a multiple of the lanes, with pointers that move on.
func (w isa) loop(n reg.Register, step int, pointers []reg.Register, body func()) {
	Label("loop")
	body()
	for _, p := range pointers {
		ADDQ(operand.U32(4*step), p)
	}
	SUBQ(operand.U32(step), n)
	JNZ(operand.LabelRef("loop"))
}

func (w isa) begin(name, signature, doc string) {
	TEXT(w.name+name, NOSPLIT, signature)
	Pragma("noescape")
	Doc(w.name + name + " " + doc)
}

func end() {
	VZEROUPPER()
	RET()
}

func param(name string) reg.Register { return Load(Param(name), GP64()) }

func (w isa) broadcastParam(name string) reg.VecVirtual {
	x, v := XMM(), w.vec()
	Load(Param(name), x)
	VBROADCASTSS(x, v)
	return v
}

// combine goes through x, a lane every 16th element, and combines the lanes pairwise, 8 apart, then 4, 2 and 1: docs/exact.md's sum
// in lanes.
func (w isa) combine(name, doc string, by func(ops ...operand.Op), first func(v reg.VecVirtual)) {
	w.begin(name, "func(x *float32, n int) float32", doc+"; n is a multiple of 16.")
	x, n := param("x"), param("n")
	var acc []reg.VecVirtual
	for i := range 16 / w.lanes {
		acc = append(acc, w.zero())
		if name == "Most" {
			VBROADCASTSS(operand.Mem{Base: x}, acc[i])
		}
	}
	w.loop(n, 16, []reg.Register{x}, func() {
		for i, a := range acc {
			v := w.vec()
			VMOVUPS(operand.Mem{Base: x, Disp: 4 * w.lanes * i}, v)
			if first != nil {
				first(v)
			}
			by(v, a, a)
		}
	})
	Store(w.tree(acc, by), ReturnIndex(0))
	end()
}

// tree combines 16 lanes into the lowest.
func (w isa) tree(acc []reg.VecVirtual, by func(ops ...operand.Op)) reg.Register {
	if w.lanes == 16 {
		return reduce(acc[0], by)
	}
	by(acc[1], acc[0], acc[0])
	return reduceNarrow(acc[0], by)
}

// wideTree combines 16 lanes of float64 into the lowest.
func (w isa) wideTree(acc []reg.VecVirtual) reg.VecVirtual {
	for count := len(acc) / 2; count > 0; count /= 2 { // 8 lanes apart, then 4 …
		for i := range count {
			VADDPD(acc[i+count], acc[i], acc[i])
		}
	}
	low := acc[0]
	if w.lanes == 16 {
		high := YMM()
		VEXTRACTF64X4(operand.U8(1), low, high)
		VADDPD(high, low.AsY(), low.AsY())
	}
	half := XMM()
	VEXTRACTF128(operand.U8(1), low.AsY(), half)
	VADDPD(half, low.AsX(), low.AsX())
	VSHUFPD(operand.U8(1), low.AsX(), low.AsX(), half)
	VADDPD(half, low.AsX(), low.AsX())
	return low
}

func (w isa) scaleBy() {
	w.begin("ScaleBy", "func(out, x, weight *float32, n int, scale float32)", "sets out to x · scale, rounded, · weight; n is a multiple of 16.")
	out, x, weight, n, scale := param("out"), param("x"), param("weight"), param("n"), w.broadcastParam("scale")
	w.loop(n, w.lanes, []reg.Register{out, x, weight}, func() {
		v := w.vec()
		VMULPS(operand.Mem{Base: x}, scale, v)
		VMULPS(operand.Mem{Base: weight}, v, v)
		VMOVUPS(v, operand.Mem{Base: out})
	})
	end()
}

func (w isa) addTo() {
	w.begin("AddTo", "func(x, y *float32, n int)", "adds y to x; n is a multiple of 16.")
	x, y, n := param("x"), param("y"), param("n")
	w.loop(n, w.lanes, []reg.Register{x, y}, func() {
		v := w.vec()
		VMOVUPS(operand.Mem{Base: x}, v)
		VADDPS(operand.Mem{Base: y}, v, v)
		VMOVUPS(v, operand.Mem{Base: x})
	})
	end()
}

func digit(n int) string { return string(rune('0' + n)) }
