//go:build !purego

package kernel

import "github.com/cortensor-open/cortensor/core"

// CheckControl tells whether this thread rounds floats as exact/1 wants: another library in the process may have changed that.
// FPCR is 0 then: round to nearest, denormal numbers kept, usual half floats, no exception trapped.
func CheckControl() error {
	if now := fpcr(); now != 0 {
		return core.Fail(core.ReasonEngine, "FPCR of a thread is %#x, want 0: a native library in this process has changed how floats are "+
			"rounded; run the exact engine in a process without it", now)
	}
	return nil
}
