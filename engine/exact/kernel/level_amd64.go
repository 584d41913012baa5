//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

//go:generate sh -c "cd ../../../tools/kernelgen && go run . -out ../../engine/exact/kernel/kernel_amd64.s -stubs ../../engine/exact/kernel/stubs_amd64.go -pkg kernel"

// available lists what this processor can run, slowest first.
func available() []level {
	list := []level{plainLevel}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI {
		list = append(list, level{"avx512vnni", vnni})
	}
	return list
}

// assembly is a generated kernel; see stubs_amd64.go.
type assembly func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols int)

var vnniKernels = map[layout][4]assembly{
	{}:                         {vnniNarrow1, vnniNarrow2, vnniNarrow4, vnniNarrow8},
	{offset: true}:             {vnniNarrowOffset1, vnniNarrowOffset2, vnniNarrowOffset4, vnniNarrowOffset8},
	{wide: true}:               {vnniWide1, vnniWide2, vnniWide4, vnniWide8},
	{wide: true, offset: true}: {vnniWideOffset1, vnniWideOffset2, vnniWideOffset4, vnniWideOffset8},
}

func vnni(p *Matrix, group int, v *Vectors, i, n int, out *[Tile * Group]float32) {
	kernels := vnniKernels[layout{wide: p.layout.wide, offset: p.layout.offset}]
	w := &p.block(group, 0)[0]
	for done := 0; done < n; {
		size, k := 8, 3
		for size > n-done {
			size, k = size/2, k-1
		}
		at := (i + done) * p.blocks
		kernels[k](w, &v.Q[(i+done)*v.Cols], &v.D[at], &v.S[at], &v.begin(p.layout.bias)[at], &out[done*Group], p.blocks, v.Cols)
		done += size
	}
}
