//go:build !purego

package kernel

import "github.com/cortensor-open/cortensor/core"

const (
	controlFlags = 0x3f   // exceptions that have been: they change nothing
	controlWant  = 0x1f80 // round to nearest, keep denormal numbers, exceptions masked
)

// CheckControl tells whether this thread rounds floats as exact/1 wants: another library in the process may have changed that.
func CheckControl() error {
	if now := mxcsr(); now&^controlFlags != controlWant {
		return core.Fail(core.ReasonEngine, "MXCSR of a thread is %#x, want %#x: a native library in this process has changed how floats are "+
			"rounded; run the exact engine in a process without it", now&^controlFlags, controlWant)
	}
	return nil
}
