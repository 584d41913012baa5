//go:build !purego

package kernel

// controlBits are denormals are zero, both bits of rounding, and flush to zero.
var controlBits = []int{6, 13, 14, 15}

func changeControl(bit int) (before uint32) {
	before = mxcsr()
	setMXCSR(before ^ 1<<bit)
	return before
}

func restoreControl(before uint32) { setMXCSR(before) }
