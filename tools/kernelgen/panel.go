package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// With many vectors it pays to unpack a group's weights once, into a panel that stays in the processor's nearest memory (see
// kernel/panel.go), and to multiply that: 16 rows with four vectors at a time, which is what the registers hold. The kernels of
// packed weights unpack for every four vectors, and have numbers of 8 bits as two of 4.

// panelShape is how a panel's blocks of 16 rows lie: whole numbers, scales and perhaps offsets, the latter two as float32.
type panelShape struct {
	name   string
	words  bool // whole numbers of 16 bits with sign, pairs of columns together; else of 4 bits, a byte each, four columns together
	offset bool
	five   bool // bytes are of 5 bits: 16 bits hold half a block's products
}

var panelShapes = []panelShape{{name: "Bytes"}, {name: "BytesOffset", offset: true}, {name: "Words", words: true}, {name: "FiveOffset", offset: true, five: true}}

// steps is the number of times that 64 bytes of whole numbers meet 4 bytes of each vector.
func (s panelShape) steps() int {
	if s.words {
		return 16
	}
	return 8
}

func (s panelShape) stride() int {
	n := 64*s.steps() + 64
	if s.offset {
		n += 64
	}
	return n
}

// panels writes the kernels of panels, for AVX2, and what fills panels.
func panels() {
	for _, s := range panelShapes {
		for n := range panelVectors {
			s.multiply(n + 1)
		}
	}
	for _, s := range []shape{{narrowForm, false, true}, {narrowForm, true, true}, {narrowForm, true, false}, {wideForm, false, true}, {sixForm, false, false}} {
		unpack(s)
	}
	widen()
}

// panelVectors is the most vectors that are multiplied at once.
const panelVectors = 4

// multiply writes a kernel. It has the signature of those of packed weights; of words q are pairs of int16, and cols is still the
// distance of two vectors in bytes of int8. Results are added up in memory: there are not registers enough for them, too.
func (s panelShape) multiply(n int) {
	TEXT(fmt.Sprintf("avx2Panel%s%d", s.name, n), NOSPLIT, signature)
	Pragma("noescape")
	Doc(fmt.Sprintf("avx2Panel%s%d multiplies a panel of 16 rows with %d vectors; c holds what each block's sum begins with.", s.name, n, n))
	a := load()
	width := 1
	if s.words {
		width = 2
		ADDQ(a.cols, a.cols)
	}
	q, d := addresses(a.q, a.cols, n), addresses(a.d, a.row, n)
	out := addresses(param("out"), param("stride"), n)
	extra := a.c
	if s.offset {
		extra = a.s
	}
	SUBQ(a.d, extra)
	ones := YMM()
	spread(0x00010001, ones)
	sum := make([][2]reg.VecVirtual, n)
	zero := YMM()
	VXORPS(zero, zero, zero)
	for t := range n {
		sum[t] = [2]reg.VecVirtual{YMM(), YMM()}
		for h := range 2 {
			VMOVUPS(zero, out.at(t, 32*h))
		}
	}
	var firsts operand.Mem // sums of the first halves of a block, where a second one needs the room
	if s.five {
		firsts = AllocLocal(64 * n)
	}
	Label("block")
	for step := range s.steps() {
		begin := step == 0 || s.five && step == 4
		if begin && step > 0 {
			for t := range n {
				for h, v := range sum[t] {
					VPMADDWD(ones, v, v)
					VMOVDQU(v, firsts.Offset(64*t+32*h))
				}
			}
		}
		w := [2]reg.VecVirtual{YMM(), YMM()}
		for h := range w {
			VMOVDQU(operand.Mem{Base: a.w, Disp: 64*step + 32*h}, w[h])
		}
		for t := 0; t < n; t += 2 {
			s.step(q, 4*step, w, sum[t:min(t+2, n)], t, begin)
		}
	}
	for t := range n {
		for h, v := range sum[t] {
			if !s.words {
				VPMADDWD(ones, v, v)
			}
			if s.five {
				VPADDD(firsts.Offset(64*t+32*h), v, v)
			}
		}
	}
	for t := 0; t < n; t += 2 {
		s.finish(a, d, extra, sum[t:min(t+2, n)], out, t)
	}
	ADDQ(operand.U32(s.stride()), a.w)
	q.advance(32 * width)
	d.advance(4)
	DECQ(a.blocks)
	JNZ(operand.LabelRef("block"))
	VZEROUPPER()
	RET()
}

// step adds products of four bytes of up to two vectors with those of 16 rows: of bytes in 16 bits, which hold a block's (see avx2).
func (s panelShape) step(q vectors, at int, w [2]reg.VecVirtual, sums [][2]reg.VecVirtual, first int, begin bool) {
	var from []operand.Mem
	for t := range sums {
		from = append(from, q.at(first+t, at))
	}
	if s.words {
		multiplyThenAdd(from, w, sums, begin, VPMADDWD, VPADDD)
	} else {
		multiplyThenAdd(from, w, sums, begin, VPMADDUBSW, VPADDW)
	}
}

// multiplyThenAdd adds to sums, or sets them to, products of two vectors with four bytes of each of a few others. All multiplications
// come first, then all additions: AMD's processors choose an instruction's pipe when they take it in, and additions
// between multiplications would take many of the two pipes that multiply.
func multiplyThenAdd(from []operand.Mem, w [2]reg.VecVirtual, sums [][2]reg.VecVirtual, begin bool, multiply, add func(ops ...operand.Op)) {
	var products [][2]reg.VecVirtual
	for t, sum := range sums {
		x, p := YMM(), sum
		if !begin {
			p = [2]reg.VecVirtual{YMM(), x}
		}
		VPBROADCASTD(from[t], x)
		for h := range w {
			multiply(x, w[h], p[h])
		}
		products = append(products, p)
	}
	if begin {
		return
	}
	for t, sum := range sums {
		for h := range sum {
			add(products[t][h], sum[h], sum[h])
		}
	}
}

// finish adds a block's sums, times scales and plus offsets, to results of up to two vectors.
func (s panelShape) finish(a arguments, d vectors, extra reg.Register, sums [][2]reg.VecVirtual, out vectors, first int) {
	each := func(do func(t, h int, sum reg.VecVirtual)) {
		for t := range sums {
			for h, sum := range sums[t] {
				do(t, h, sum)
			}
		}
	}
	var scale, shift [2]reg.VecVirtual
	for t := range sums {
		if scale[t] = YMM(); !s.words {
			at := GP64()
			shift[t] = YMM()
			LEAQ(d.at(first+t, 0), at)
			VPBROADCASTD(operand.Mem{Base: at, Index: extra, Scale: 1}, shift[t])
		}
		VBROADCASTSS(d.at(first+t, 0), scale[t])
	}
	if !s.words && !s.offset {
		each(func(t, h int, sum reg.VecVirtual) { VPADDD(shift[t], sum, sum) })
	}
	each(func(t, h int, sum reg.VecVirtual) { VCVTDQ2PS(sum, sum) })
	each(func(t, h int, sum reg.VecVirtual) {
		x := YMM()
		VMULPS(operand.Mem{Base: a.w, Disp: 64*s.steps() + 32*h}, scale[t], x)
		VMULPS(sum, x, sum)
	})
	if s.offset {
		each(func(t, h int, sum reg.VecVirtual) {
			x := YMM()
			VMULPS(operand.Mem{Base: a.w, Disp: 64*s.steps() + 64 + 32*h}, shift[t], x)
			VADDPS(x, sum, sum)
		})
	}
	each(func(t, h int, sum reg.VecVirtual) {
		VADDPS(out.at(first+t, 32*h), sum, sum)
		VMOVUPS(sum, out.at(first+t, 32*h))
	})
}

// unpack writes what fills a panel: of 4-bit numbers bytes, of others words, without their bias and times the whole scales of sixForm.
func unpack(s shape) {
	TEXT("avx2Unpack"+s.name(), NOSPLIT, "func(w, out *byte, blocks int)")
	Pragma("noescape")
	Doc("avx2Unpack" + s.name() + " fills a panel with a group's blocks.")
	w, out, blocks := param("w"), param("out"), param("blocks")
	to := 0 // place in the panel's block
	store := func(v reg.VecVirtual) {
		VMOVDQU(v, operand.Mem{Base: out, Disp: to})
		to += 32
	}
	mask, threes, bias, even, odd := YMM(), YMM(), YMM(), YMM(), YMM()
	switch s.form {
	case sixForm:
		spread(0x30303030, threes)
		spread(0x20202020, bias)
	case wideForm:
		spread(0x80808080, bias)
	}
	if s.form != wideForm {
		spread(0x0f0f0f0f, mask)
	}
	if s.form != narrowForm {
		wordOrder(0x01800080, even)
		wordOrder(0x03800280, odd)
	}
	Label("block")
	prefetch(w, s.stride())
	switch s.form {
	case narrowForm:
		for chunk := range 4 {
			var halves [2][2]reg.VecVirtual // of bytes, of rows
			for h := range 2 {
				lo, hi := YMM(), YMM()
				VMOVDQU(operand.Mem{Base: w, Disp: 64*chunk + 32*h}, lo)
				VPSRLW(operand.U8(4), lo, hi)
				VPAND(mask, lo, lo)
				VPAND(mask, hi, hi)
				halves[0][h], halves[1][h] = lo, hi
			}
			for _, rows := range halves {
				store(rows[0])
				store(rows[1])
			}
		}
	case wideForm:
		for chunk := range 8 {
			var four [2]reg.VecVirtual
			for h := range four {
				four[h] = YMM()
				VPXOR(operand.Mem{Base: w, Disp: 64*chunk + 32*h}, bias, four[h]) // takes 128 away
			}
			storeWords(four, even, odd, nil, store)
		}
	case sixForm:
		for columns := range 2 {
			var scales [2]reg.VecVirtual
			for h := range scales {
				scales[h] = pairsOf(w, columns, h)
			}
			for chunk := 2 * columns; chunk < 2*columns+2; chunk++ {
				var low, high [2]reg.VecVirtual
				for h := range low {
					low[h], high[h] = avx2SixChunk(w, mask, threes, chunk, h)
					VPSUBB(bias, low[h], low[h])
					VPSUBB(bias, high[h], high[h])
				}
				storeWords(low, even, odd, scales[:], store)
				storeWords(high, even, odd, scales[:], store)
			}
		}
	}
	count := 1
	if s.offset {
		count = 2
	}
	for i := range count {
		for h := range 2 {
			v := YMM()
			s.scale(operand.Mem{Base: w, Disp: s.form.weights + s.lanes(16)*i + s.lanes(8)*h}, v)
			store(v)
		}
	}
	ADDQ(operand.U32(s.stride()), w)
	ADDQ(operand.U32(to), out)
	DECQ(blocks)
	JNZ(operand.LabelRef("block"))
	VZEROUPPER()
	RET()
}

// widen writes what makes words of a vector's bytes.
func widen() {
	narrow.begin("Widen", "func(q *int8, words *int16, n int)", "makes words of n bytes with sign, a multiple of 32.")
	q, words, n := param("q"), param("words"), param("n")
	Label("some")
	for i := range 2 {
		v := YMM()
		VPMOVSXBW(operand.Mem{Base: q, Disp: 16 * i}, v)
		VMOVDQU(v, operand.Mem{Base: words, Disp: 32 * i})
	}
	ADDQ(operand.U8(32), q)
	ADDQ(operand.U8(64), words)
	SUBQ(operand.U8(32), n)
	JNZ(operand.LabelRef("some"))
	end()
}

// wordOrder makes the order in which two bytes of each 32 bits become the upper halves of words; 0x80 makes a zero.
func wordOrder(first uint32, to reg.VecVirtual) {
	r, x := GP32(), XMM()
	VPXOR(x, x, x)
	for i := range 4 {
		MOVL(operand.U32(first+uint32(i)*0x04000400), r)
		VPINSRD(operand.U8(i), r, x, x)
	}
	VPXOR(to, to, to)
	VINSERTI128(operand.U8(0), x, to, to)
	VINSERTI128(operand.U8(1), x, to, to)
}

// storeWords stores four bytes a row, with sign, as words: first all rows' first two, then their last two.
func storeWords(four [2]reg.VecVirtual, even, odd reg.VecVirtual, scales []reg.VecVirtual, store func(reg.VecVirtual)) {
	for _, order := range []reg.VecVirtual{even, odd} {
		for h := range four {
			v := YMM()
			VPSHUFB(order, four[h], v)
			VPSRAW(operand.U8(8), v, v)
			if scales != nil {
				VPMULLW(scales[h], v, v)
			}
			store(v)
		}
	}
}

// pairsOf gives the whole scales of 8 rows, each twice.
func pairsOf(w reg.Register, columns, half int) reg.VecVirtual {
	v, high := YMM(), YMM()
	VPMOVZXWD(operand.Mem{Base: w, Disp: 448 + 32*columns + 16*half}, v)
	VPSLLD(operand.U8(16), v, high)
	VPOR(high, v, v)
	return v
}
