package main

import "fmt"

// peakSums are as many as keep the multipliers of wide processors busy: four of them, with sums that are ready after four cycles or
// five.
const peakSums = 24

// peaks are loops of nothing but multiply-adds of bytes in registers: what the processor's multipliers can do at most.
func peaks() []*function {
	write := func(name string, products int, multiply func(f *function, i int, sum, a vec)) *function {
		f := begin(name, "n int", fmt.Sprintf("makes n × %d × %d multiply-adds.", peakSums, products))
		n, a, sums := f.loadNew("n"), f.vec(), f.vecList(peakSums)
		f.zero(a)
		for _, s := range sums {
			f.zero(s)
		}
		f.label("loop")
		for i, s := range sums {
			multiply(f, i, s, a)
		}
		return f.end(n, 1)
	}
	return []*function{
		write("neonPeak", 8, func(f *function, i int, sum, a vec) { f.op([]pattern{smlal, smlal2}[i%2], sum, a, a) }),
		write("neonDotPeak", 16, func(f *function, i int, sum, a vec) { f.byElement(sdotElement, sum, a, a, i%4) }),
	}
}
