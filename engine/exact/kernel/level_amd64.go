//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

// available lists what this processor can run, slowest first.
func available() []level {
	list := []level{plainLevel}
	if cpu.X86.HasAVX2 && hasHalves() {
		list = append(list, level{"avx2", by(avx2Kernels), avx2Floats, peakBy(avx2Peak, 12*32), avx2Panels})
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VNNI {
		list = append(list, level{"avx512vnni", by(vnniKernels), avx512Floats, peakBy(avx512Peak, 12*64), vnniTiles})
	}
	return list
}

// hasHalves tells whether the processor converts half floats, as all known ones with AVX2 do.
func hasHalves() bool { return features()&(1<<29) != 0 }

var vnniTiles = &tiles{by(vnniKernels), [6]tiled{vnniNarrowShortTiles, vnniNarrowOffsetTiles, vnniWideShortTiles, vnniWideOffsetTiles, vnniSixTiles,
	vnniNarrowOffsetShortTiles}}

var vnniKernels = kernels{
	blocks: [6][]assembly{
		{vnniNarrowShort1, vnniNarrowShort2, vnniNarrowShort4},
		{vnniNarrowOffset1, vnniNarrowOffset2, vnniNarrowOffset4},
		{vnniWideShort1, vnniWideShort2, vnniWideShort4},
		{vnniWideOffset1, vnniWideOffset2, vnniWideOffset4},
		{vnniSix1, vnniSix2, vnniSix4},
		{vnniNarrowOffsetShort1, vnniNarrowOffsetShort2, vnniNarrowOffsetShort4},
	},
	floats: [3][]columns{
		{avx512Single1, avx512Single2, avx512Single4, avx512Single8},
		{avx512Half1, avx512Half2, avx512Half4, avx512Half8},
		{avx512Brain1, avx512Brain2, avx512Brain4, avx512Brain8},
	},
}

var (
	avx2Bytes       = [panelVectors]assembly{avx2PanelBytes1, avx2PanelBytes2, avx2PanelBytes3, avx2PanelBytes4}
	avx2BytesOffset = [panelVectors]assembly{avx2PanelBytesOffset1, avx2PanelBytesOffset2, avx2PanelBytesOffset3, avx2PanelBytesOffset4}
	avx2Words       = [panelVectors]assembly{avx2PanelWords1, avx2PanelWords2, avx2PanelWords3, avx2PanelWords4}
)

var avx2Panels = &panels{words: avx2Widen, list: [6]*panel{
	{least: 20, unpack: avx2UnpackNarrowShort, by: avx2Bytes},
	{least: 20, unpack: avx2UnpackNarrowOffset, by: avx2BytesOffset, offset: true},
	{least: 6, unpack: avx2UnpackWideShort, by: avx2Words, words: true},
	nil,
	{least: 6, unpack: avx2UnpackSix, by: avx2Words, words: true},
	{least: 20, unpack: avx2UnpackNarrowOffsetShort, by: avx2BytesOffset, offset: true},
}}

var avx2Kernels = kernels{
	blocks: [6][]assembly{
		{avx2NarrowShort1, avx2NarrowShort2, avx2NarrowShort4},
		{avx2NarrowOffset1, avx2NarrowOffset2, avx2NarrowOffset4},
		{avx2WideShort1, avx2WideShort2},
		{avx2PanelFiveOffset1, avx2PanelFiveOffset2, avx2PanelFiveOffset4}, // a packed block is like one of a panel
		{avx2Six1, avx2Six2},
		{avx2NarrowOffsetShort1, avx2NarrowOffsetShort2, avx2NarrowOffsetShort4},
	},
	floats: [3][]columns{
		{avx2Single1, avx2Single2, avx2Single4},
		{avx2Half1, avx2Half2, avx2Half4},
		{avx2Brain1, avx2Brain2, avx2Brain4},
	},
}
