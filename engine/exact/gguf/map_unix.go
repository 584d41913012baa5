//go:build unix

package gguf

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

func mapFile(f *os.File, size int) ([]byte, func() error, error) {
	data, err := unix.Mmap(int(f.Fd()), 0, size, unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, nil, err
	}
	return data, func() error { return unix.Munmap(data) }, nil
}

// dropPages takes whole pages of a mapped file out of this process' memory; they stay in the system's cache. It is advice: what
// the system makes of it changes nothing else.
func dropPages(data []byte) {
	page := os.Getpagesize()
	skip := int(-uintptr(unsafe.Pointer(unsafe.SliceData(data))) & uintptr(page-1))
	if n := (len(data) - skip) &^ (page - 1); n > 0 {
		_ = unix.Madvise(data[skip:][:n], unix.MADV_DONTNEED)
	}
}
