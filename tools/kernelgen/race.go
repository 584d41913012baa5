package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// race writes the look at which tokens can still win a draw, eight at a time: see kernel.Hopeful.
func race() {
	wide.begin("Hopeful", "func(key uint64, first int, w *float32, n int, bound float64, mask *byte)", "sets a bit for each of n tokens, a multiple of 8, that can still win.")
	lanes := GLOBL("lanes", RODATA|NOPTR)
	for i := range 8 {
		DATA(8*i, operand.U64(i))
	}
	spread := func(r reg.Register) reg.VecVirtual {
		v := ZMM()
		VPBROADCASTQ(r, v)
		return v
	}
	constant := func(x uint64) reg.VecVirtual {
		r := GP64()
		MOVQ(operand.U64(x), r)
		return spread(r)
	}
	key, ids, w, n, mask := spread(param("key")), spread(param("first")), param("w"), param("n"), param("mask")
	VPADDQ(lanes, ids, ids)
	low, bound := XMM(), ZMM()
	Load(Param("bound"), low)
	VBROADCASTSD(low, bound)
	odd, first, second := constant(0xd1b54a32d192ed03), constant(0xbf58476d1ce4e5b9), constant(0x94d049bb133111eb)
	most, less, eight := constant(1<<53-1), constant(math.Float64bits(1-0x1p-40)), constant(8)
	Label("loop")
	h, t, weight := ZMM(), ZMM(), ZMM()
	shift := func(by uint8) {
		VPSRLQ(operand.U8(by), h, t)
		VPXORQ(t, h, h)
	}
	VPMULLQ(odd, ids, h)
	VPXORQ(key, h, h)
	shift(30)
	VPMULLQ(first, h, h)
	shift(27)
	VPMULLQ(second, h, h)
	shift(31)
	VPSRLQ(operand.U8(11), h, h)
	VPSUBQ(h, most, h)
	VCVTQQ2PD(h, h)
	VMULPD(less, h, h)
	VCVTPS2PD(operand.Mem{Base: w}, weight)
	VMULPD(bound, weight, weight)
	hopeful := K()
	VCMPPD(operand.U8(0x1a), weight, h, hopeful) // not above
	KMOVB(hopeful, operand.Mem{Base: mask})
	VPADDQ(eight, ids, ids)
	ADDQ(operand.U8(32), w)
	INCQ(mask)
	SUBQ(operand.U8(8), n)
	JNZ(operand.LabelRef("loop"))
	end()
}
