package main

// basePlan is for neon, without dot products.
func basePlan(s shape, n int) (plan, bool) {
	switch {
	case n == 4 && s.signed(): // would take more instructions than 2
		return plan{}, false
	case n == 4 && s.form == sixForm:
		return plan{n: 4, parts: 2, together: 1, halves: true}, true
	case n == 4:
		return plan{n: 4, parts: 2, together: 2, halves: true}, true
	}
	return plan{n: n, parts: 4, together: 4 / n, halves: n == 2 && s.form == sixForm}, true
}

// limit is what a sum of 16 bits holds.
const limit = 1<<15 - 1

// base writes a kernel for every arm64. Products are of 16 bits, two registers for a quarter. Of weights below 6 bits, those of a
// block's eight groups of four columns add up in 16 bits, of 6 bits those of a half; of 8 bits only two.
func base(s shape, p plan) *function {
	b := newBlocks("neon", s, p)
	if s.signed() || s.form == sixForm {
		b.flip = b.vec()
		if s.signed() {
			b.bytes(b.flip, 0x80)
		} else {
			b.bytes(b.flip, 32)
		}
	}
	if s.signed() {
		return b.write(b.baseSigned)
	}
	return b.write(b.baseSet)
}

func (b *blocks) baseSet(quarters []int) {
	lows, highs, totals := b.grid(len(quarters)), b.grid(len(quarters)), [][]vec(nil)
	groups := 8 // that add up in 16 bits
	if b.form == sixForm {
		totals, groups = b.grid(len(quarters)), 4
	}
	if groups*b.most()*127 > limit {
		panic("16 bits are too few for " + b.function.name)
	}
	for half := range 2 {
		b.half(half)
		taken := b.vecs
		w, q, bits := b.vecList(len(quarters)), b.vec(), b.bits(half, quarters)
		for group := 4 * half; group < 4*half+4; group++ {
			for i, quarter := range quarters {
				b.single(group, quarter, w[i], bits[i])
			}
			first, second := smlal, smlal2
			if group%groups == 0 {
				first, second = smull, smull2
			}
			for t := range b.n {
				b.dup(q, b.numbers[t][half], group%4)
				for i := range quarters {
					b.op(first, lows[t][i], w[i], q)
					b.op(second, highs[t][i], w[i], q)
				}
			}
		}
		b.release(taken)
		if b.form == sixForm {
			b.fold(lows, highs, groups)
			b.scale(half, quarters, lows, totals)
		}
	}
	if b.form == sixForm {
		b.finish(quarters, totals)
		return
	}
	b.fold(lows, highs, groups)
	if b.form == narrowForm && !b.offset {
		b.addBegin(lows)
	}
	b.finish(quarters, lows)
}

// fold adds up the four products of each row, of 16 bits, to 32 bits in lows.
func (b *blocks) fold(lows, highs [][]vec, groups int) {
	for t := range lows {
		for i, low := range lows[t] {
			high := highs[t][i]
			if 2*groups*b.most()*127 <= limit { // two of them fit
				b.plain("addp", "H8", "8h", low, low, high)
				b.unary(saddlp, low, low)
				continue
			}
			b.unary(saddlp, low, low)
			b.unary(saddlp, high, high)
			b.plain("addp", "S4", "4s", low, low, high)
		}
	}
}

// addBegin adds what the sums begin with.
func (b *blocks) addBegin(sums [][]vec) {
	taken := b.vecs
	begin := b.vec()
	for t, list := range sums {
		b.do("FMOVS (%s)(%s), F%d", b.d[t], b.c, begin)
		b.dup(begin, begin, 0)
		for _, v := range list {
			b.plain("add", "S4", "4s", v, v, begin)
		}
	}
	b.release(taken)
}

// baseSigned is baseSet for weights of 8 bits: each two products are added to sums of 32 bits, two registers for a quarter.
func (b *blocks) baseSigned(quarters []int) {
	if 2*b.most()*127 > limit {
		panic("16 bits are too few for two products")
	}
	lows, highs := b.grid(len(quarters)), b.grid(len(quarters))
	taken := b.vecs
	w, v, q, r, low, high := b.vecList(len(quarters)), b.vecList(len(quarters)), b.vec(), b.vec(), b.vec(), b.vec()
	for group := 0; group < 8; group += 2 {
		for i, quarter := range quarters {
			b.single(group, quarter, w[i], 0)
			b.single(group+1, quarter, v[i], 0)
		}
		add := sadalp
		if group == 0 {
			add = saddlp
		}
		for t := range b.n {
			b.dup(q, b.numbers[t][group/4], group%4)
			b.dup(r, b.numbers[t][group/4], group%4+1)
			for i := range quarters {
				b.op(smull, low, w[i], q)
				b.op(smull2, high, w[i], q)
				b.op(smlal, low, v[i], r)
				b.op(smlal2, high, v[i], r)
				b.unary(add, lows[t][i], low)
				b.unary(add, highs[t][i], high)
			}
		}
	}
	b.release(taken)
	for t := range lows {
		for i := range quarters {
			b.plain("addp", "S4", "4s", lows[t][i], lows[t][i], highs[t][i])
		}
	}
	b.finish(quarters, lows)
}
