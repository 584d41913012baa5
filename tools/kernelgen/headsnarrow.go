package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// pairSums makes room for sums of n rows with 16 lanes each.
func pairSums(n int) [][2]reg.VecVirtual {
	sums := make([][2]reg.VecVirtual, n)
	for t := range sums {
		sums[t] = [2]reg.VecVirtual{YMM(), YMM()}
	}
	return sums
}

// addPairs adds the products of pairs of 16-bit numbers, at from, with 16 lanes at w, to sums, of two rows at a time.
func addPairs(from []operand.Mem, w operand.Mem, sums [][2]reg.VecVirtual) {
	both := [2]reg.VecVirtual{YMM(), YMM()}
	for p := range both {
		VMOVDQU(w.Offset(32*p), both[p])
	}
	for t := 0; t < len(sums); t += 2 {
		end := min(t+2, len(sums))
		multiplyThenAdd(from[t:end], both, sums[t:end], false, VPMADDWD, VPADDD)
	}
}

// narrowScores is scores for AVX2: 16 positions at a time.
func narrowScores(n int) {
	narrow.begin("Scores"+digit(n), "func(q *int16, dq *float32, k *int16, dk *float32, out *float32, d, outStride int)",
		"sets "+digit(n)+" × 32 floats of out, outStride bytes apart, to the products of queries of d elements with keys, times dk, times dq.")
	q, k, dk, pairs, stride := param("q"), param("k"), param("dk"), param("d"), GP64()
	MOVQ(pairs, stride)
	SHLQ(operand.U8(1), stride)
	SHRQ(operand.U8(1), pairs.(reg.GPVirtual))
	halves := GP64()
	MOVQ(operand.U32(2), halves)
	queries := addresses(q, stride, n)
	outs := addresses(param("out"), param("outStride"), n)
	sums := pairSums(n)
	Label("half")
	for _, s := range sums {
		VPXOR(s[0], s[0], s[0])
		VPXOR(s[1], s[1], s[1])
	}
	at, left := GP64(), GP64()
	MOVQ(k, at)
	MOVQ(pairs, left)
	var from []operand.Mem
	for t := range n {
		from = append(from, queries.at(t, 0))
	}
	Label("pair")
	addPairs(from, operand.Mem{Base: at}, sums)
	queries.advance(4)
	ADDQ(operand.U32(4*positions), at)
	DECQ(left)
	JNZ(operand.LabelRef("pair"))
	dq := param("dq")
	for t := range n {
		scale := YMM()
		VBROADCASTSS(operand.Mem{Base: dq, Disp: 4 * t}, scale)
		for p, sum := range sums[t] {
			VCVTDQ2PS(sum, sum)
			VMULPS(operand.Mem{Base: dk, Disp: 32 * p}, sum, sum)
			VMULPS(scale, sum, sum)
			VMOVUPS(sum, outs.at(t, 32*p))
		}
	}
	outs.advance(64)
	ADDQ(operand.U8(64), dk)
	ADDQ(operand.U8(64), k)
	queries.retreat(stride)
	DECQ(halves)
	JNZ(operand.LabelRef("half"))
	end()
}

// narrowMix is mix for AVX2: 16 elements at a time.
func narrowMix(n int) {
	narrow.begin("Mix"+digit(n), "func(w *int16, scales *float32, v *int16, out *float32, d, width int)",
		"adds values of 32 positions, with weights, times scales, to "+digit(n)+" outputs, d elements apart; width is a multiple of 16.")
	weights, scales, v, bytes, width := param("w"), param("scales"), param("v"), param("d"), param("width")
	SHLQ(operand.U8(2), bytes.(reg.GPVirtual))
	outs := addresses(param("out"), bytes, n)
	at, from, left := GP64(), GP64(), GP64()
	sums := pairSums(n)
	Label("chunk")
	for _, s := range sums {
		VPXOR(s[0], s[0], s[0])
		VPXOR(s[1], s[1], s[1])
	}
	MOVQ(weights, at)
	MOVQ(v, from)
	MOVQ(operand.U32(positions/4), left)
	Label("pairs")
	for range 2 {
		var list []operand.Mem
		for t := range n {
			list = append(list, operand.Mem{Base: at, Disp: 2 * positions * t})
		}
		addPairs(list, operand.Mem{Base: from}, sums)
		ADDQ(operand.U8(4), at)
		ADDQ(bytes, from)
	}
	DECQ(left)
	JNZ(operand.LabelRef("pairs"))
	for t := range n {
		scale := YMM()
		VBROADCASTSS(operand.Mem{Base: scales, Disp: 4 * t}, scale)
		for p, sum := range sums[t] {
			VCVTDQ2PS(sum, sum)
			VMULPS(scale, sum, sum)
			VADDPS(outs.at(t, 32*p), sum, sum)
			VMOVUPS(sum, outs.at(t, 32*p))
		}
	}
	outs.advance(64)
	ADDQ(operand.U32(64), v)
	SUBQ(operand.U32(16), width)
	JNZ(operand.LabelRef("chunk"))
	end()
}
