package main

// dotPlan is for neondot.
func dotPlan(s shape, n int) (plan, bool) {
	switch {
	case s.form == sixForm && n > 1:
		return plan{n: n, parts: 8 / n, together: 4 / n}, true
	case n == 4:
		return plan{n: 4, parts: 4, together: 1}, true
	}
	return plan{n: n, parts: 4, together: 4}, true
}

// dot writes a kernel for processors that multiply four bytes at once. Weights are signed bytes for it: those of 4, 5 and 6 bits
// are as they lie, those of 8 bits when the sign bit is flipped.
func dot(s shape, p plan) *function {
	b := newBlocks("neonDot", s, p)
	if s.signed() {
		b.flip = b.vec()
		b.bytes(b.flip, 0x80)
	}
	return b.write(b.dotSet)
}

func (b *blocks) dotSet(quarters []int) {
	sums, totals := b.grid(len(quarters)), [][]vec(nil)
	if b.form == sixForm {
		totals = b.grid(len(quarters))
	}
	for half := range 2 {
		b.half(half)
		switch {
		case b.form == sixForm:
			b.beginSums(sums, []*gp{&b.c, &b.s}[half])
		case half == 0 && b.form == narrowForm && !b.offset:
			b.beginSums(sums, &b.c)
		case half == 0:
			b.beginSums(sums, nil)
		}
		taken := b.vecs
		low, high, bits := b.vec(), b.vec(), b.bits(half, quarters)
		for group := 4 * half; group < 4*half+4; group++ {
			if b.form != wideForm && group%2 == 1 {
				continue // done with the one before
			}
			for i, quarter := range quarters {
				if b.form == wideForm {
					b.single(group, quarter, low, 0)
					b.dots(sums, i, low, half, group%4)
					continue
				}
				b.pair(group/2, quarter, low, high, bits[i])
				b.dots(sums, i, low, half, group%4)
				b.dots(sums, i, high, half, group%4+1)
			}
		}
		b.release(taken)
		if b.form == sixForm {
			b.scale(half, quarters, sums, totals)
		}
	}
	if totals != nil {
		sums = totals
	}
	b.finish(quarters, sums)
}

// dots adds the products of four columns with each vector's.
func (b *blocks) dots(sums [][]vec, i int, w vec, half, element int) {
	for t := range sums {
		b.byElement(sdotElement, sums[t][i], w, b.numbers[t][half], element)
	}
}

// grid takes a register for each vector and quarter.
func (b *blocks) grid(quarters int) (list [][]vec) {
	for range b.n {
		list = append(list, b.vecList(quarters))
	}
	return list
}
