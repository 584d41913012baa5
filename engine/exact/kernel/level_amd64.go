//go:build !purego

package kernel

import (
	"math/bits"
	"unsafe"

	"golang.org/x/sys/cpu"
)

//go:generate sh -c "cd ../../../tools/kernelgen && go run . -out ../../engine/exact/kernel/kernel_amd64.s -stubs ../../engine/exact/kernel/stubs_amd64.go -pkg kernel"

// available lists what this processor can run, slowest first.
func available() []level {
	list := []level{plainLevel}
	if cpu.X86.HasAVX2 && hasHalves() {
		list = append(list, level{"avx2", by(avx2Kernels), avx2Floats, peakBy(avx2Peak, 12*32)})
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VNNI {
		list = append(list, level{"avx512vnni", by(vnniKernels), avx512Floats, peakBy(avx512Peak, 12*64)})
	}
	return list
}

func peakBy(f func(n int), products int64) func(int) int64 {
	return func(n int) int64 {
		f(n)
		return int64(n) * products
	}
}

// hasHalves tells whether the processor converts half floats, as all known ones with AVX2 do.
func hasHalves() bool { return features()&(1<<29) != 0 }

// assembly is a generated kernel of blocks, and columns one of floats; see stubs_amd64.go.
type (
	assembly func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols, stride int)
	columns  func(w *byte, x, out *float32, cols, stride int)
)

// kernels are the assembly of each layout for 1, 2, 4 and 8 vectors, as far as there are any.
type kernels struct {
	blocks [6][]assembly // by index
	floats [3][]columns  // by form, from single on
}

// index gives a layout's place among the kernels of blocks.
func (l layout) index() int {
	switch {
	case l.offset && l.form == narrow && l.short:
		return 5
	case l.offset:
		return 2*int(l.form) + 1
	}
	return 2 * int(l.form)
}

var vnniKernels = kernels{
	blocks: [6][]assembly{
		{vnniNarrowShort1, vnniNarrowShort2, vnniNarrowShort4, vnniNarrowShort8},
		{vnniNarrowOffset1, vnniNarrowOffset2, vnniNarrowOffset4, vnniNarrowOffset8},
		{vnniWideShort1, vnniWideShort2, vnniWideShort4, vnniWideShort8},
		{vnniWideOffset1, vnniWideOffset2, vnniWideOffset4, vnniWideOffset8},
		{vnniSix1, vnniSix2, vnniSix4, vnniSix8},
		{vnniNarrowOffsetShort1, vnniNarrowOffsetShort2, vnniNarrowOffsetShort4, vnniNarrowOffsetShort8},
	},
	floats: [3][]columns{
		{avx512Single1, avx512Single2, avx512Single4, avx512Single8},
		{avx512Half1, avx512Half2, avx512Half4, avx512Half8},
		{avx512Brain1, avx512Brain2, avx512Brain4, avx512Brain8},
	},
}

var avx2Kernels = kernels{
	blocks: [6][]assembly{
		{avx2NarrowShort1, avx2NarrowShort2, avx2NarrowShort4},
		{avx2NarrowOffset1, avx2NarrowOffset2, avx2NarrowOffset4},
		{avx2WideShort1, avx2WideShort2},
		{avx2WideOffset1, avx2WideOffset2},
		{avx2Six1, avx2Six2},
		{avx2NarrowOffsetShort1, avx2NarrowOffsetShort2, avx2NarrowOffsetShort4},
	},
	floats: [3][]columns{
		{avx2Single1, avx2Single2, avx2Single4},
		{avx2Half1, avx2Half2, avx2Half4},
		{avx2Brain1, avx2Brain2, avx2Brain4},
	},
}

// by makes a kernel for up to Tile vectors of those for fixed numbers.
func by(k kernels) kernel {
	return func(p *Matrix, group int, v *Vectors, i, n int, out []float32, stride int) {
		if p.layout.floats() {
			k.multiplyFloats(p, group, v, i, n, out, stride)
			return
		}
		list := k.blocks[p.layout.index()]
		w := &p.block(group, 0)[0]
		for done := 0; done < n; {
			fit := fitting(len(list), n-done)
			at := (i + done) * p.blocks
			s, c := v.begin(p.layout, at)
			list[fit](w, &v.Q[(i+done)*v.Cols], &v.D[at], s, c, &out[done*stride], p.blocks, v.Cols, 4*stride)
			done += 1 << fit
		}
	}
}

// fitting gives the largest kernel, of those for 1, 2, 4 … vectors, for no more than left.
func fitting(count, left int) int { return min(count-1, bits.Len(uint(left))-1) }

func (k kernels) multiplyFloats(p *Matrix, group int, v *Vectors, i, n int, out []float32, stride int) {
	list := k.floats[p.layout.form-single]
	w := &p.block(group, 0)[0]
	for done := 0; done < n; {
		fit := fitting(len(list), n-done)
		list[fit](w, &v.X[(i+done)*v.Cols], &out[done*stride], v.Cols, 4*stride)
		done += 1 << fit
	}
}

// begin gives a kernel's arguments s and c of the block at `at`: S, and what its sum of products begins with, so that the bias
// of the weights drops out. In blocks of six those are two: for the sum of the second half, s, and for that of the first, c.
func (v *Vectors) begin(l layout, at int) (*float32, *int32) {
	switch {
	case l.form == six:
		return (*float32)(unsafe.Pointer(&v.Begin32[len(v.Begin32)/2+at])), &v.Begin32[at]
	case l.bias == 8:
		return &v.S[at], &v.Begin8[at]
	case l.bias == 128:
		return &v.S[at], &v.Begin128[at]
	}
	return &v.S[at], &v.Sum[at] // not used
}
