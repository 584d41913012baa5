//go:build !unix

package fetchbench

import "time"

// processCPU is not told by other systems.
func processCPU() time.Duration { return 0 }
