//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

//go:generate sh -c "cd ../../../tools/kernelgen && go run . -out ../../engine/exact/kernel/kernel_amd64.s -stubs ../../engine/exact/kernel/stubs_amd64.go -pkg kernel"

// available lists what this processor can run, slowest first.
func available() []level {
	list := []level{plainLevel}
	if cpu.X86.HasAVX2 {
		list = append(list, level{"avx2", by(avx2Kernels), avx2Floats})
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VNNI {
		list = append(list, level{"avx512vnni", by(vnniKernels), avx512Floats})
	}
	return list
}

// assembly is a generated kernel; see stubs_amd64.go.
type assembly func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols int)

// kernels are the assembly of each layout (see index) for 1, 2, 4 and 8 vectors, as far as there are any.
type kernels [4][]assembly

// index gives a layout's place among the kernels.
func (l layout) index() int {
	i := 0
	if l.offset {
		i++
	}
	if l.wide {
		i += 2
	}
	return i
}

var vnniKernels = kernels{
	{vnniNarrow1, vnniNarrow2, vnniNarrow4, vnniNarrow8},
	{vnniNarrowOffset1, vnniNarrowOffset2, vnniNarrowOffset4, vnniNarrowOffset8},
	{vnniWide1, vnniWide2, vnniWide4, vnniWide8},
	{vnniWideOffset1, vnniWideOffset2, vnniWideOffset4, vnniWideOffset8},
}

var avx2Kernels = kernels{
	{avx2Narrow1, avx2Narrow2, avx2Narrow4},
	{avx2NarrowOffset1, avx2NarrowOffset2, avx2NarrowOffset4},
	{avx2Wide1, avx2Wide2},
	{avx2WideOffset1, avx2WideOffset2},
}

// by makes a kernel for up to Tile vectors of those for fixed numbers.
func by(k kernels) kernel {
	return func(p *Matrix, group int, v *Vectors, i, n int, out *[Tile * Group]float32) {
		list := k[p.layout.index()]
		w := &p.block(group, 0)[0]
		for done := 0; done < n; {
			fit := len(list) - 1
			for 1<<fit > n-done {
				fit--
			}
			at := (i + done) * p.blocks
			list[fit](w, &v.Q[(i+done)*v.Cols], &v.D[at], &v.S[at], &v.begin(p.layout.bias)[at], &out[done*Group], p.blocks, v.Cols)
			done += 1 << fit
		}
	}
}
