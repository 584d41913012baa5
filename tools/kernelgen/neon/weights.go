package main

// half loads the numbers of half a block's columns, where not all are in registers.
func (b *blocks) half(half int) {
	if b.halves {
		for t, v := range b.numbers {
			b.get(v[half], b.q[t], 16*half)
		}
	}
}

// beginSums gives registers for the sums of each vector and quarter, which begin with 0 or what the element at distance from d
// says.
func (b *blocks) beginSums(sums [][]vec, from *gp) {
	for t, list := range sums {
		for i, v := range list {
			switch {
			case from == nil:
				b.zero(v)
			case i == 0:
				b.do("FMOVS (%s)(%s), F%d", b.d[t], *from, v)
			}
		}
		for i := range list {
			if from != nil { // the first, which is copied, comes last
				v := list[len(list)-1-i]
				b.dup(v, list[0], 0)
			}
		}
	}
}

// pair unpacks the numbers of eight columns, a chunk, of a quarter: four in low, four in high. bits are of blocks of six.
func (b *blocks) pair(chunk, quarter int, low, high, bits vec) {
	b.get(high, b.w, 64*chunk+16*quarter)
	b.and(low, high, b.mask)
	b.shift("B16", "16b", high, high, -4)
	if b.form == sixForm {
		b.highBits(2*chunk, low, bits)
		b.highBits(2*chunk+1, high, bits)
	}
}

// single unpacks the numbers of four columns of a quarter.
func (b *blocks) single(group, quarter int, to, bits vec) {
	if b.form == wideForm {
		b.get(to, b.w, 64*group+16*quarter)
		if b.signed() {
			b.eor(to, to, b.flip)
		}
		return
	}
	b.get(to, b.w, 64*(group/2)+16*quarter)
	if group%2 == 0 {
		b.and(to, to, b.mask)
	} else {
		b.shift("B16", "16b", to, to, -4)
	}
	if b.form == sixForm {
		b.highBits(group, to, bits)
		b.plain("sub", "B16", "16b", to, to, b.flip)
	}
}

// bits reads the high bits of half a block of six, for each quarter.
func (b *blocks) bits(half int, quarters []int) []vec {
	list := make([]vec, len(quarters))
	for i, quarter := range quarters {
		if b.form == sixForm {
			list[i] = b.vec()
			b.get(list[i], b.w, 256+64*half+16*quarter)
		}
	}
	return list
}

// highBits puts the high two of six bits of four columns to their low four: of group k of a half they are bits 2k and 2k+1.
func (b *blocks) highBits(group int, to, bits vec) {
	taken := b.vecs
	if by := 4 - 2*(group%4); by != 0 {
		shifted := b.vec()
		b.shift("B16", "16b", shifted, bits, by)
		bits = shifted
	}
	b.plain("bit", "B16", "16b", to, bits, b.threes)
	b.release(taken)
}

// scale multiplies the sums of a half by the whole scales of blocks of six, and adds up the halves in totals.
func (b *blocks) scale(half int, quarters []int, sums, totals [][]vec) {
	taken := b.vecs
	scale := b.vec()
	for i, quarter := range quarters {
		b.do("FMOVD %d(%s), F%d", 32*half+8*quarter, b.wholes, scale)
		b.unary(sxtl, scale, scale)
		for t := range totals {
			b.op([]pattern{mul, mla}[half], totals[t][i], sums[t][i], scale)
		}
	}
	b.release(taken)
}

// factor reads four scales, or offsets, from behind the numbers.
func (b *blocks) factor(to vec, at int) {
	if !b.short {
		b.get(to, b.scales, at)
		return
	}
	b.do("FMOVD %d(%s), F%d", at, b.scales, to)
	b.unary(fcvtl, to, to)
}

// finish adds a block's sums, times scales and plus offsets, to the results. The sums are lost.
func (b *blocks) finish(quarters []int, sums [][]vec) {
	scale, offset, one := b.vec(), b.vec(), b.vec()
	var ds, ss []vec
	if b.n <= 2 { // there are registers for them
		for t := range b.n {
			ds = append(ds, b.vec())
			b.do("FMOVS (%s), F%d", b.d[t], ds[t])
			if b.offset {
				ss = append(ss, b.vec())
				b.do("FMOVS (%s)(%s), F%d", b.d[t], b.s, ss[t])
			}
		}
	}
	for i, quarter := range quarters {
		b.factor(scale, b.lanes(4)*quarter)
		if b.offset {
			b.factor(offset, b.lanes(16)+b.lanes(4)*quarter)
		}
		for t := range b.n {
			sum, d, s := sums[t][i], one, one
			b.unary(scvtf, sum, sum)
			if ds == nil {
				b.do("FMOVS (%s), F%d", b.d[t], d)
			} else {
				d = ds[t]
			}
			b.byElement(fmulElement, one, scale, d, 0)
			b.op(fmul, sum, one, sum)
			if b.offset {
				if ss == nil {
					b.do("FMOVS (%s)(%s), F%d", b.d[t], b.s, s)
				} else {
					s = ss[t]
				}
				b.byElement(fmulElement, one, offset, s, 0)
				b.op(fadd, sum, sum, one)
			}
			b.op(fadd, b.acc[t][quarter], b.acc[t][quarter], sum)
		}
	}
}
