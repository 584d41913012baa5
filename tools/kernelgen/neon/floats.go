package main

import (
	"fmt"
	"math"
)

// floats writes the functions over float32; their numbers of elements are multiples of 16.
func floats() []*function {
	return []*function{
		expSub(), swiglu(),
		combine("SumSquares", "gives the sum in lanes of the squares", fadd, func(f *function, v vec) { f.op(fmul, v, v, v) }),
		combine("Sum", "gives the sum in lanes", fadd, nil),
		combine("Most", "gives the largest element", fmax, nil),
		expSum(), expSumWide(),
		scaleBy(), addTo(),
	}
}

// number fills a register with a float.
func (f *function) number(x float32) vec { return f.constant(math.Float32bits(x)) }

// exp makes the code for num.Exp of vectors; its constants stay in registers.
type exp struct {
	low, high, log2E, ln2High, ln2Low, one vec
	e                                      [6]vec
}

func (f *function) newExp() exp {
	e := exp{low: f.number(-87), high: f.number(88), log2E: f.number(1.44269504088896341), ln2High: f.number(0.693359375),
		ln2Low: f.number(-2.12194440e-4), one: f.number(1)}
	for i, x := range []float32{5.0000001201e-1, 1.6666665459e-1, 4.1665795894e-2, 8.3334519073e-3, 1.3981999507e-3, 1.9875691500e-4} {
		e.e[i] = f.number(x)
	}
	return e
}

// exp replaces x by its exponential. A NaN stays one: minimum and arithmetic keep it, and as a whole number it is 0.
func (f *function) exp(e exp, x vec) {
	taken := f.vecs
	dead, n, p := f.vec(), f.vec(), f.vec()
	f.op(fcmgt, dead, e.low, x) // −87 > x
	f.op(fmin, x, x, e.high)
	f.op(fmul, n, x, e.log2E)
	f.unary(frintn, n, n)
	f.op(fmul, p, n, e.ln2High)
	f.op(fsub, x, x, p)
	f.op(fmul, p, n, e.ln2Low)
	f.op(fsub, x, x, p) // r
	f.op(fmul, p, x, e.e[5])
	for i := 4; i >= 0; i-- {
		f.op(fadd, p, p, e.e[i])
		if i > 0 {
			f.op(fmul, p, p, x)
		}
	}
	square := f.vec()
	f.op(fmul, square, x, x)
	f.op(fmul, p, p, square)
	f.op(fadd, p, p, x)
	f.op(fadd, p, p, e.one)
	f.unary(fcvtns, n, n)
	f.shift("S4", "4s", n, n, 23)
	f.plain("add", "S4", "4s", p, p, n)
	f.op(bic, x, p, dead)
	f.release(taken)
}

// getNext and putNext read and write 16 bytes and move on.
func (f *function) getNext(v vec, from gp) { f.do("FMOVQ.P 16(%s), F%d", from, v) }
func (f *function) putNext(v vec, to gp)   { f.do("FMOVQ.P F%d, 16(%s)", v, to) }

// end ends a function that goes through n elements, step at once.
func (f *function) end(n gp, step int) *function {
	f.loop(n, step, "loop")
	f.do("RET")
	return f
}

func expSub() *function {
	f := begin("neonExpSub", "x *float32, n int, most float32", "sets x to exp(x − most); n is a multiple of 16.")
	x, n, most := f.loadNew("x"), f.loadNew("n"), f.loadFloat("most")
	f.dup(most, most, 0)
	e := f.newExp()
	f.label("loop")
	v := f.vec()
	f.get(v, x, 0)
	f.op(fsub, v, v, most)
	f.exp(e, v)
	f.putNext(v, x)
	return f.end(n, 4)
}

func swiglu() *function {
	f := begin("neonSwiglu", "gate *float32, up *float32, n int", "sets gate to silu(gate) · up; n is a multiple of 16.")
	gate, up, n := f.loadNew("gate"), f.loadNew("up"), f.loadNew("n")
	e := f.newExp()
	f.label("loop")
	x, y, u := f.vec(), f.vec(), f.vec()
	f.get(x, gate, 0)
	f.getNext(u, up)
	f.unary(fneg, y, x)
	f.exp(e, y)
	f.op(fadd, y, e.one, y)
	f.op(fdiv, x, x, y)
	f.op(fmul, x, x, u)
	f.putNext(x, gate)
	return f.end(n, 4)
}

// combine goes through x by an operation, 16 lanes at once, and gives that of the lanes.
func combine(name, doc string, by pattern, before func(f *function, v vec)) *function {
	f := begin("neon"+name, "x *float32, n int, ret float32", doc+"; n is a multiple of 16.")
	x, n, acc := f.loadNew("x"), f.loadNew("n"), f.vecList(4)
	for i, a := range acc {
		if by == fmax { // what comes twice does not change it
			f.get(a, x, 16*i)
		} else {
			f.zero(a)
		}
	}
	f.label("loop")
	for _, a := range acc {
		v := f.vec()
		if f.getNext(v, x); before != nil {
			before(f, v)
		}
		f.op(by, a, a, v)
	}
	f.loop(n, 16, "loop")
	return f.tree(by, acc)
}

// tree ends a function with the operation of 16 lanes: those 8 apart, then 4, 2 and 1.
func (f *function) tree(by pattern, acc []vec) *function {
	v, other := acc[0], f.vec()
	f.op(by, v, v, acc[2])
	f.op(by, acc[1], acc[1], acc[3])
	f.op(by, v, v, acc[1])
	f.native(fmt.Sprintf("ext v%d.16b, v%d.16b, v%d.16b, #8", other, v, v), "VEXT $8, V%d.B16, V%d.B16, V%d.B16", v, v, other)
	f.op(by, v, v, other)
	f.dup(other, v, 1)
	f.op(by, v, v, other)
	f.do("FMOVS F%d, ret+%d(FP)", v, f.find("ret").offset)
	f.do("RET")
	return f
}

func expSum() *function {
	f := begin("neonExpSum", "x *float32, n int, most float32, ret float32", "sets x to exp(x − most) and gives the sum in lanes; n is a multiple of 16.")
	x, n, most := f.loadNew("x"), f.loadNew("n"), f.loadFloat("most")
	f.dup(most, most, 0)
	e, acc, v := f.newExp(), f.vecList(4), f.vec()
	for _, a := range acc {
		f.zero(a)
	}
	f.label("loop")
	for _, a := range acc {
		f.get(v, x, 0)
		f.op(fsub, v, v, most)
		f.exp(e, v)
		f.putNext(v, x)
		f.op(fadd, a, a, v)
	}
	f.loop(n, 16, "loop")
	return f.tree(fadd, acc)
}

// expSumWide keeps its 16 partial sums in eight registers of float64.
func expSumWide() *function {
	f := begin("neonExpSumWide", "x *float32, n int, most float32, ret float64", "gives the sum in lanes, in float64, of exp(x − most); n is a multiple of 16.")
	x, n, most := f.loadNew("x"), f.loadNew("n"), f.loadFloat("most")
	f.dup(most, most, 0)
	e, acc, v, wide := f.newExp(), f.vecList(8), f.vec(), f.vec()
	for _, a := range acc {
		f.zero(a)
	}
	f.label("loop")
	for i := 0; i < len(acc); i += 2 {
		f.getNext(v, x)
		f.op(fsub, v, v, most)
		f.exp(e, v)
		f.unary(widen, wide, v)
		f.op(faddD, acc[i], acc[i], wide)
		f.unary(widen2, wide, v)
		f.op(faddD, acc[i+1], acc[i+1], wide)
	}
	f.loop(n, 16, "loop")
	for width := 4; width > 0; width /= 2 {
		for i := range width {
			f.op(faddD, acc[i], acc[i], acc[i+width])
		}
	}
	f.native(fmt.Sprintf("dup v%d.2d, v%d.d[1]", wide, acc[0]), "VDUP V%d.D[1], V%d.D2", acc[0], wide)
	f.op(faddD, acc[0], acc[0], wide)
	f.do("FMOVD F%d, ret+%d(FP)", acc[0], f.find("ret").offset)
	f.do("RET")
	return f
}

func scaleBy() *function {
	f := begin("neonScaleBy", "out *float32, x *float32, weight *float32, n int, scale float32", "sets out to x · scale, rounded, · weight; n is a multiple of 16.")
	out, x, weight, n, scale := f.loadNew("out"), f.loadNew("x"), f.loadNew("weight"), f.loadNew("n"), f.loadFloat("scale")
	f.label("loop")
	v, w := f.vec(), f.vec()
	f.getNext(v, x)
	f.getNext(w, weight)
	f.byElement(fmulElement, v, v, scale, 0)
	f.op(fmul, v, v, w)
	f.putNext(v, out)
	return f.end(n, 4)
}

func addTo() *function {
	f := begin("neonAddTo", "x *float32, y *float32, n int", "adds y to x; n is a multiple of 16.")
	x, y, n := f.loadNew("x"), f.loadNew("y"), f.loadNew("n")
	f.label("loop")
	v, w := f.vec(), f.vec()
	f.get(v, x, 0)
	f.getNext(w, y)
	f.op(fadd, v, v, w)
	f.putNext(v, x)
	return f.end(n, 4)
}

func control() *function {
	f := begin("fpcr", "ret uint32", "gives the register that controls how floats are rounded.")
	r := f.gp()
	f.do("MRS FPCR, %s", r)
	f.do("MOVW %s, ret+%d(FP)", r, f.find("ret").offset)
	f.do("RET")
	return f
}

func setControl() *function {
	f := begin("setFPCR", "value uint32", "sets that register of this thread.")
	r := f.gp()
	f.do("MOVWU value+0(FP), %s", r)
	f.do("MSR %s, FPCR", r)
	f.do("RET")
	return f
}
