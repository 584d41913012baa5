//go:build !purego

package kernel

// controlBits are both bits of rounding, flush to zero, default NaN and alternative half floats.
var controlBits = []int{22, 23, 24, 25, 26}

func changeControl(bit int) (before uint32) {
	before = fpcr()
	setFPCR(before ^ 1<<bit)
	return before
}

func restoreControl(before uint32) { setFPCR(before) }
