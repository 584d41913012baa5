package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// peak writes loops of nothing but multiply-adds of bytes in registers: what the processor's multipliers can do at most.
func peak() {
	write := func(w isa, doc string, multiply func(a, b, sum reg.VecVirtual)) {
		w.begin("Peak", "func(n int)", doc)
		n := param("n")
		a, b := w.zero(), w.zero()
		var sums []reg.VecVirtual
		for range 12 { // as many as keep the multipliers busy
			sums = append(sums, w.zero())
		}
		Label("loop")
		for _, s := range sums {
			multiply(a, b, s)
		}
		DECQ(n)
		JNZ(operand.LabelRef("loop"))
		end()
	}
	write(wide, "makes n × 12 × 64 multiply-adds.", func(a, b, sum reg.VecVirtual) { VPDPBUSD(a, b, sum) })
	write(narrow, "makes n × 12 × 32 multiply-adds.", func(a, b, sum reg.VecVirtual) {
		t := YMM()
		VPMADDUBSW(a, b, t)
		VPADDW(t, sum, sum)
	})
}
