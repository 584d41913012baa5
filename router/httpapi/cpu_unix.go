//go:build unix

package httpapi

import (
	"syscall"
	"time"
)

// processTime gives the CPU time of this process, user and system.
func processTime() (time.Duration, bool) {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0, false
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), true
}
