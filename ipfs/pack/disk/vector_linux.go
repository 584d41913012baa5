package disk

import (
	"io"

	"golang.org/x/sys/unix"
)

// maxVector is the most buffers that the kernel takes in one call (IOV_MAX).
const maxVector = 1024

// WriteVectorAt writes all parts with pwritev, which copies nothing in this process.
func (f osFile) WriteVectorAt(parts [][]byte, at int64) (int64, error) {
	raw, err := f.SyscallConn()
	if err != nil {
		return 0, err
	}
	var total int64
	var failed error
	err = raw.Write(func(fd uintptr) bool {
		for len(parts) > 0 && failed == nil {
			n, err := unix.Pwritev(int(fd), parts[:min(len(parts), maxVector)], at)
			switch {
			case err == unix.EINTR:
			case err != nil:
				failed = err
			case n == 0:
				failed = io.ErrShortWrite
			default:
				total, at = total+int64(n), at+int64(n)
				parts = advance(parts, n)
			}
		}
		return true
	})
	if failed != nil {
		return total, failed
	}
	return total, err
}

// advance drops the first n bytes, and parts that are empty.
func advance(parts [][]byte, n int) [][]byte {
	for len(parts) > 0 && n >= len(parts[0]) {
		n -= len(parts[0])
		parts = parts[1:]
	}
	if len(parts) > 0 {
		parts[0] = parts[0][n:]
	}
	return parts
}

// StartWriteback begins writing a range back.
func (f osFile) StartWriteback(at, n int64) error {
	raw, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = raw.Control(func(fd uintptr) { failed = unix.SyncFileRange(int(fd), at, n, unix.SYNC_FILE_RANGE_WRITE) })
	if failed != nil {
		return failed
	}
	return err
}
