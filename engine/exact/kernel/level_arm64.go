//go:build !purego

package kernel

import (
	"runtime"

	"golang.org/x/sys/cpu"
)

// available lists what this processor can run, slowest first. Every arm64 has NEON.
func available() []level {
	list := []level{plainLevel, {"neon", by(neonKernels), neonFloats, peakBy(neonPeak, 24*8), nil}}
	if cpu.ARM64.HasASIMDDP || runtime.GOOS == "darwin" || runtime.GOOS == "ios" { // all of Apple's that run Go have dot products
		list = append(list, level{"neondot", by(neonDotKernels), neonFloats, peakBy(neonDotPeak, 24*16), nil})
	}
	return list
}

// neonRows multiply matrices of floats, which dot products do not help with.
var neonRows = [3][]columns{
	{neonSingle1, neonSingle2, neonSingle4, neonSingle8},
	{neonHalf1, neonHalf2, neonHalf4, neonHalf8},
	{neonBrain1, neonBrain2, neonBrain4, neonBrain8},
}

var neonKernels = kernels{
	blocks: [6][]assembly{
		{neonNarrowShort1, neonNarrowShort2, neonNarrowShort4},
		{neonNarrowOffset1, neonNarrowOffset2, neonNarrowOffset4},
		{neonWideShort1, neonWideShort2},
		{neonWideOffset1, neonWideOffset2, neonWideOffset4},
		{neonSix1, neonSix2, neonSix4},
		{neonNarrowOffsetShort1, neonNarrowOffsetShort2, neonNarrowOffsetShort4},
	},
	floats: neonRows,
}

var neonDotKernels = kernels{
	blocks: [6][]assembly{
		{neonDotNarrowShort1, neonDotNarrowShort2, neonDotNarrowShort4},
		{neonDotNarrowOffset1, neonDotNarrowOffset2, neonDotNarrowOffset4},
		{neonDotWideShort1, neonDotWideShort2, neonDotWideShort4},
		{neonDotWideOffset1, neonDotWideOffset2, neonDotWideOffset4},
		{neonDotSix1, neonDotSix2, neonDotSix4},
		{neonDotNarrowOffsetShort1, neonDotNarrowOffsetShort2, neonDotNarrowOffsetShort4},
	},
	floats: neonRows,
}
