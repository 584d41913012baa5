package main

import "math"

// quantise makes whole numbers of blocks of 32 floats. Magnitudes are compared as bits, so that a NaN counts as the largest and
// shows in the scale.
func quantise() *function {
	f := begin("neonQuantise", "x *float32, q *int8, d *float32, s *float32, sum *int32, begin8 *int32, begin128 *int32, begin32 *int32, blocks int, second int, qStep int, step int",
		"makes whole numbers of blocks of 32 floats; see docs/exact.md, Activations. The second halves' begin32 lie second bytes behind the first ones'; from a block to the next it is qStep bytes of q, and step of the lists.")
	x, q, d, s := f.loadNew("x"), f.loadNew("q"), f.loadNew("d"), f.loadNew("s")
	sum, begin8, begin128, begin32 := f.loadNew("sum"), f.loadNew("begin8"), f.loadNew("begin128"), f.loadNew("begin32")
	left, second, tiny, largest, part, whole := f.loadNew("blocks"), f.loadNew("second"), f.gp(), f.gp(), f.gp(), f.gp()
	qStep, step := f.loadNew("qStep"), f.loadNew("step")
	next := func() {
		f.do("ADD %s, %s", qStep, q)
		for _, p := range []gp{d, s, sum, begin8, begin128, begin32} {
			f.do("ADD %s, %s", step, p)
		}
		f.loop(left, 1, "block")
		f.do("RET")
	}
	f.whole(math.Float32bits(0x1p-100), tiny)
	magnitude, most127 := f.constant(1<<31-1), f.number(127)
	v, most, m := f.vecList(8), f.vec(), f.vec()
	f.label("block")
	for i, v := range v {
		if f.getNext(v, x); i == 0 {
			f.and(most, v, magnitude)
			continue
		}
		f.and(m, v, magnitude)
		f.plain("umax", "S4", "4s", most, most, m)
	}
	f.unary(umaxv, most, most)
	f.do("FMOVS F%d, %s", most, largest)
	f.do("CMPW %s, %s", tiny, largest)
	f.do("BLO zero")
	inverse, scale := f.vec(), f.vec()
	f.do("FDIVS F%d, F%d, F%d", most, most127, inverse)
	f.do("FDIVS F%d, F%d, F%d", most127, most, scale)
	for _, v := range v {
		f.byElement(fmulElement, v, v, inverse, 0)
		f.unary(fcvtns, v, v)
	}
	f.narrow(v)
	f.do("FSTPQ (F%d, F%d), (%s)", v[0], v[4], q)
	f.do("FMOVS F%d, (%s)", scale, d)
	for i, v := range []vec{v[0], v[4]} {
		f.unary(saddlv, m, v)
		f.do("FMOVS F%d, %s", m, part)
		f.do("MOVH %s, %s", part, part)
		if i == 0 {
			f.do("MOVD %s, %s", part, whole)
		} else {
			f.do("ADD %s, %s", part, whole)
		}
		f.do("NEG %s<<5, %s", part, part)
		if i == 1 {
			f.do("MOVW %s, (%s)(%s)", part, begin32, second)
		} else {
			f.do("MOVW %s, (%s)", part, begin32)
		}
	}
	f.do("MOVW %s, (%s)", whole, sum)
	f.do("SCVTFWS %s, F%d", whole, m)
	f.do("FMULS F%d, F%d, F%d", m, scale, m)
	f.do("FMOVS F%d, (%s)", m, s)
	f.do("NEG %s<<3, %s", whole, part)
	f.do("MOVW %s, (%s)", part, begin8)
	f.do("NEG %s<<7, %s", whole, part)
	f.do("MOVW %s, (%s)", part, begin128)
	next()
	f.label("zero")
	f.zero(v[0])
	f.do("FSTPQ (F%d, F%d), (%s)", v[0], v[0], q)
	f.do("MOVW ZR, (%s)(%s)", begin32, second)
	for _, p := range []gp{d, s, sum, begin8, begin128, begin32} {
		f.do("MOVW ZR, (%s)", p)
	}
	next()
	return f
}

// narrow makes bytes of the elements of eight registers, in the first and the fifth.
func (f *function) narrow(v []vec) {
	for i := 0; i < 8; i += 2 {
		f.plain("uzp1", "H8", "8h", v[i], v[i], v[i+1])
	}
	for i := 0; i < 8; i += 4 {
		f.plain("uzp1", "B16", "16b", v[i], v[i], v[i+2])
	}
}
