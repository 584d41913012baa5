package main

import (
	"fmt"
	"math"
)

// Attention in whole numbers of 16 bits, two to a lane: 32 positions' keys, or elements' values. LD2 takes the twos apart; the
// products with an element of a query, or a weight, are added up in 32 bits, exactly. See kernel/heads.go.

const positions = 32

func heads() (list []*function) {
	for _, n := range []int{1, 2, 3} { // as many as there are registers for
		list = append(list, scores(n))
	}
	for _, n := range []int{1, 2, 3, 4, 6} {
		list = append(list, mix(n))
	}
	return append(list, weigh(), wholeHead(), rotatePairs(), rotateHalves())
}

// pairs adds the products of eight lanes of twos with the twos in ones to the sums, two registers for each.
func (f *function) pairs(from gp, ones []vec, sums [][2]vec) {
	taken := f.vecs
	a, b := f.vec(), f.vec()
	f.do("VLD2.P 32(%s), [V%d.H8, V%d.H8]", from, a, b)
	for i, v := range []vec{a, b} {
		for t, one := range ones {
			f.byElement(smlalElement, sums[t][0], v, one, i)
			f.byElement(smlal2Element, sums[t][1], v, one, i)
		}
	}
	f.release(taken)
}

// sums takes registers for n × parts × 8 lanes, by part.
func (f *function) sums(n, parts int) [][][2]vec {
	list := make([][][2]vec, parts)
	for p := range list {
		for range n {
			list[p] = append(list[p], [2]vec{f.vec(), f.vec()})
		}
	}
	return list
}

func (f *function) clear(sums [][][2]vec) {
	for _, part := range sums {
		for _, s := range part {
			f.zero(s[0])
			f.zero(s[1])
		}
	}
}

// rowPointers gives pointers to n rows; step, in bytes, may be shifted.
func (f *function) rowPointers(base gp, step string, n int) []gp {
	list := []gp{base}
	for t := 1; t < n; t++ {
		list = append(list, f.gp())
		f.do("ADD %s, %s, %s", step, list[t-1], list[t])
	}
	return list
}

// scores multiplies n queries with the keys of 32 positions: a lane is a position.
func scores(n int) *function {
	f := begin(fmt.Sprintf("neonScores%d", n), "q *int16, dq *float32, k *int16, dk *float32, out *float32, d int, outStride int",
		fmt.Sprintf("sets %d × 32 floats of out, outStride bytes apart, to the products of queries of d elements with keys, times dk, times dq.", n))
	q, k, d := f.loadNew("q"), f.loadNew("k"), f.loadNew("d")
	queries := f.rowPointers(q, fmt.Sprintf("%s<<1", d), n)
	ones, sums := f.vecList(n), f.sums(n, positions/8)
	f.clear(sums)
	f.label("pair")
	for t, v := range ones {
		f.do("FMOVS.P 4(%s), F%d", queries[t], v)
	}
	for _, part := range sums {
		f.pairs(k, ones, part)
	}
	f.loop(d, 2, "pair")
	dq, dk, out, stride := f.loadNew("dq"), f.loadNew("dk"), f.loadNew("out"), f.loadNew("outStride")
	for t, one := range ones {
		f.do("FMOVS %d(%s), F%d", 4*t, dq, one)
		scale := f.vec()
		for p, part := range sums {
			for i, sum := range part[t] {
				at := 32*p + 16*i
				f.get(scale, dk, at)
				f.unary(scvtf, sum, sum)
				f.op(fmul, sum, sum, scale)
				f.byElement(fmulElement, sum, sum, one, 0)
				f.put(sum, out, at)
			}
		}
		f.do("ADD %s, %s", stride, out)
		f.release(f.vecs - 1)
	}
	f.do("RET")
	return f
}

// mix adds weighted values of 32 positions: a lane is an element, of which 16 are done at a time.
func mix(n int) *function {
	f := begin(fmt.Sprintf("neonMix%d", n), "w *int16, scales *float32, v *int16, out *float32, d int, width int",
		fmt.Sprintf("adds values of 32 positions, with weights, times scales, to %d outputs, d elements apart; width is a multiple of 16.", n))
	w, v, d, width, at, from, left := f.loadNew("w"), f.loadNew("v"), f.loadNew("d"), f.loadNew("width"), f.gp(), f.gp(), f.gp()
	outs := f.rowPointers(f.loadNew("out"), fmt.Sprintf("%s<<2", d), n)
	f.do("LSL $2, %s", d)
	f.do("SUB $64, %s", d) // what is left of a row of values after 16 twos
	ones, sums := f.vecList(n), f.sums(n, 2)
	f.label("chunk")
	f.clear(sums)
	f.do("MOVD %s, %s", w, at)
	f.do("MOVD %s, %s", v, from)
	f.do("MOVD $%d, %s", positions/2, left)
	f.label("pair")
	for t, one := range ones {
		f.do("FMOVS %d(%s), F%d", 2*positions*t, at, one)
	}
	for _, part := range sums {
		f.pairs(from, ones, part)
	}
	f.add(at, 4)
	f.do("ADD %s, %s", d, from)
	f.loop(left, 1, "pair")
	scales := f.load("scales", at)
	old := f.vec()
	for t, one := range ones {
		f.do("FMOVS %d(%s), F%d", 4*t, scales, one)
		for _, part := range sums {
			for _, sum := range part[t] {
				f.get(old, outs[t], 0)
				f.unary(scvtf, sum, sum)
				f.byElement(fmulElement, sum, sum, one, 0)
				f.op(fadd, sum, old, sum)
				f.putNext(sum, outs[t])
			}
		}
	}
	f.add(v, 64)
	f.do("SUB $16, %s", width)
	f.do("CBNZ %s, chunk", width)
	f.do("RET")
	return f
}

// largest adds the magnitudes of list to most, as bits.
func (f *function) largest(most vec, magnitude vec, list ...vec) {
	taken := f.vecs
	m := f.vec()
	for _, v := range list {
		f.and(m, v, magnitude)
		f.plain("umax", "S4", "4s", most, most, m)
	}
	f.release(taken)
}

// shorts makes numbers of 16 bits of the elements of pairs of registers, and stores them.
func (f *function) shorts(list []vec, to gp) {
	for i := 0; i < len(list); i += 2 {
		f.plain("uzp1", "H8", "8h", list[i], list[i], list[i+1])
		f.putNext(list[i], to)
	}
}

// weigh makes whole numbers of 32 positions' weights, row by row. Exponents are worked out as bits: see kernel.weigh.
func weigh() *function {
	f := begin("neonWeigh", "e *float32, dv *float32, w *int16, scales *float32, rows int, stride int", "makes whole numbers of rows × 32 weights e · dv; rows of e are stride bytes apart.")
	e, dv, out, scales, rows, stride := f.loadNew("e"), f.loadNew("dv"), f.loadNew("w"), f.loadNew("scales"), f.loadNew("rows"), f.loadNew("stride")
	tiny, bits, up, down := f.gp(), f.gp(), f.gp(), f.gp()
	f.whole(math.Float32bits(0x1p-100), tiny)
	magnitude, nothing := f.constant(1<<31-1), f.vec()
	f.zero(nothing)
	list, most, factor := f.vecList(8), f.vec(), f.vec()
	f.label("row")
	f.zero(most)
	for i, v := range list {
		f.get(v, e, 16*i)
		f.get(factor, dv, 16*i)
		f.op(fmul, v, v, factor)
	}
	f.largest(most, magnitude, list...)
	f.unary(umaxv, most, most)
	f.do("FMOVS F%d, %s", most, bits)
	f.do("ADD %s, %s", stride, e)
	f.do("CMPW %s, %s", tiny, bits)
	f.do("BHS usual")
	for range 2 {
		f.do("FSTPQ.P (F%d, F%d), 32(%s)", nothing, nothing, out)
	}
	f.do("MOVW.P ZR, 4(%s)", scales)
	f.loop(rows, 1, "row")
	f.do("RET")
	f.label("usual")
	f.do("LSR $23, %s, %s", bits, down)
	f.do("MOVD $%d, %s", 2*127+13, up)
	f.do("SUB %s, %s", down, up)
	f.do("LSL $23, %s", up)
	f.do("SUB $13, %s", down)
	f.do("LSL $23, %s", down)
	f.do("FMOVS %s, F%d", up, factor)
	for _, v := range list {
		f.byElement(fmulElement, v, v, factor, 0)
		f.unary(fcvtns, v, v)
	}
	f.shorts(list, out)
	f.do("FMOVS %s, F%d", down, factor)
	f.do("FMULS F%d, F%d, F%d", nothing, most, most) // 0, or NaN
	f.do("FADDS F%d, F%d, F%d", most, factor, factor)
	f.do("FMOVS.P F%d, 4(%s)", factor, scales)
	f.loop(rows, 1, "row")
	f.do("RET")
	return f
}

// wholeHead makes whole numbers of 12 bits of n elements.
func wholeHead() *function {
	f := begin("neonWholeHead", "x *float32, out *int16, n int, ret float32", "makes whole numbers of n elements, a multiple of 16, and gives their scale.")
	x, out, n, from, left, tiny, bits := f.loadNew("x"), f.loadNew("out"), f.loadNew("n"), f.gp(), f.gp(), f.gp(), f.gp()
	f.whole(math.Float32bits(0x1p-100), tiny)
	magnitude, limit := f.constant(1<<31-1), f.number(2047)
	most, list, inverse, scale, wrong := f.vec(), f.vecList(4), f.vec(), f.vec(), f.vec()
	f.zero(most)
	f.do("MOVD %s, %s", x, from)
	f.do("MOVD %s, %s", n, left)
	f.label("look")
	for _, v := range list {
		f.getNext(v, from)
	}
	f.largest(most, magnitude, list...)
	f.loop(left, 16, "look")
	f.unary(umaxv, most, most)
	f.do("FMOVS F%d, %s", most, bits)
	f.zero(scale)
	f.zero(inverse)
	f.do("CMPW %s, %s", tiny, bits)
	f.do("BLO make")                                // all times zero
	f.do("FMULS F%d, F%d, F%d", scale, most, wrong) // 0, or NaN
	f.do("FDIVS F%d, F%d, F%d", most, limit, inverse)
	f.do("FDIVS F%d, F%d, F%d", limit, most, scale)
	f.do("FADDS F%d, F%d, F%d", wrong, scale, scale)
	f.label("make")
	for _, v := range list {
		f.getNext(v, x)
		f.byElement(fmulElement, v, v, inverse, 0)
		f.unary(fcvtns, v, v)
	}
	f.shorts(list, out)
	f.loop(n, 16, "make")
	f.do("FMOVS F%d, ret+%d(FP)", scale, f.find("ret").offset)
	f.do("RET")
	return f
}

// turn sets a to a · cos + b · sin.
func (f *function) turn(a, b, cos, sin vec) {
	taken := f.vecs
	product := f.vec()
	f.op(fmul, product, b, sin)
	f.op(fmul, a, a, cos)
	f.op(fadd, a, a, product)
	f.release(taken)
}

func rotatePairs() *function {
	f := begin("neonRotatePairs", "x *float32, cos *float32, sin *float32, n int", "sets x to x · cos + neighbour · sin; n is a multiple of 16.")
	x, cos, sin, n := f.loadNew("x"), f.loadNew("cos"), f.loadNew("sin"), f.loadNew("n")
	f.label("loop")
	a, b, c, s := f.vec(), f.vec(), f.vec(), f.vec()
	f.get(a, x, 0)
	f.getNext(c, cos)
	f.getNext(s, sin)
	f.native(fmt.Sprintf("rev64 v%d.4s, v%d.4s", b, a), "VREV64 V%d.S4, V%d.S4", a, b)
	f.turn(a, b, c, s)
	f.putNext(a, x)
	return f.end(n, 4)
}

func rotateHalves() *function {
	f := begin("neonRotateHalves", "x *float32, cos *float32, sin *float32, half int", "sets x, of two halves, to x · cos + the other half · sin; half is a multiple of 16.")
	x, cos, sin, half := f.loadNew("x"), f.loadNew("cos"), f.loadNew("sin"), f.loadNew("half")
	y, cosY, sinY := f.gp(), f.gp(), f.gp()
	for _, p := range [][2]gp{{x, y}, {cos, cosY}, {sin, sinY}} {
		f.do("ADD %s<<2, %s, %s", half, p[0], p[1])
	}
	f.label("loop")
	a, b, c, s, cy, sy, old := f.vec(), f.vec(), f.vec(), f.vec(), f.vec(), f.vec(), f.vec()
	f.get(a, x, 0)
	f.get(b, y, 0)
	f.getNext(c, cos)
	f.getNext(s, sin)
	f.getNext(cy, cosY)
	f.getNext(sy, sinY)
	f.native(fmt.Sprintf("mov v%d.16b, v%d.16b", old, a), "VMOV V%d.B16, V%d.B16", a, old)
	f.turn(a, b, c, s)
	f.turn(b, old, cy, sy)
	f.putNext(a, x)
	f.putNext(b, y)
	return f.end(half, 4)
}
