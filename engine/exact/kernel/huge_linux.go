package kernel

import "golang.org/x/sys/unix"

// adviseHuge asks for huge pages. Where the system has none, small ones do.
func adviseHuge(b []byte) { _ = unix.Madvise(b, unix.MADV_HUGEPAGE) }
