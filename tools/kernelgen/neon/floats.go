package main

import "math"

// floats writes the functions over float32; their numbers of elements are multiples of 16.
func floats() []*function {
	return []*function{
		expSub(), swiglu(),
		combine("SumSquares", "adds the squares of each 16 elements to 16 lanes", func(f *function, v, acc vec) {
			f.op(fmul, v, v, v)
			f.op(fadd, acc, acc, v)
		}),
		combine("Sum", "adds each 16 elements to 16 lanes", func(f *function, v, acc vec) { f.op(fadd, acc, acc, v) }),
		combine("Most", "keeps the largest of each lane and every 16th element", func(f *function, v, acc vec) { f.op(fmax, acc, acc, v) }),
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

// combine goes through x, a lane every 16th element, and changes the lanes.
func combine(name, doc string, by func(f *function, v, acc vec)) *function {
	f := begin("neon"+name, "x *float32, n int, lanes *[16]float32", doc+"; n is a multiple of 16.")
	x, n, lanes, acc := f.loadNew("x"), f.loadNew("n"), f.loadNew("lanes"), f.vecList(4)
	for i, a := range acc {
		f.get(a, lanes, 16*i)
	}
	f.label("loop")
	for _, a := range acc {
		v := f.vec()
		f.getNext(v, x)
		by(f, v, a)
	}
	f.loop(n, 16, "loop")
	for i, a := range acc {
		f.put(a, lanes, 16*i)
	}
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
