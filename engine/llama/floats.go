package llama

import (
	"math"
	"runtime"
)

// release gives the thread of a goroutine that ends back to Go if C code left its floating-point flags as they were. If not,
// the thread stays locked, and so ends with the goroutine: Go code on it would compute other numbers.
func release() {
	if flagsIntact() {
		runtime.UnlockOSThread()
	}
}

var subnormal, third = math.Float64frombits(1 << 51), 1.0 // variables, so that the compiler does not compute

// flagsIntact reports whether subnormal numbers are kept and results are rounded to nearest, on this thread.
func flagsIntact() bool {
	half := subnormal / 2
	return half != 0 && half*2 == subnormal && third/3 == 1.0/3 && -third/3 == -1.0/3
}
