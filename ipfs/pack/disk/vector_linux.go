package disk

import (
	"fmt"
	"io"
	"sync"

	"golang.org/x/sys/unix"
)

// maxVector is the most buffers that the kernel takes in one call (IOV_MAX).
const maxVector = 1024

// WriteVectorAt writes all parts with pwritev, which copies nothing in this process.
func (f osFile) WriteVectorAt(parts [][]byte, at int64) (int64, error) {
	return f.writeVector(parts, at, 0)
}

// dropsCleanly says that the kernel may be asked to drop pages behind a write: from 6.16 on. 6.14 and 6.15 have the call,
// but the race of dropping a page with a write that makes it dirty again was closed after them; ours share pages.
var dropsCleanly = sync.OnceValue(func() bool {
	var name unix.Utsname
	if unix.Uname(&name) != nil {
		return false
	}
	return atLeast(unix.ByteSliceToString(name.Release[:]), 6, 16)
})

// atLeast compares a kernel's release, such as 6.18.2-arch1.
func atLeast(release string, major, minor int) bool {
	var a, b int
	if n, _ := fmt.Sscanf(release, "%d.%d", &a, &b); n < 2 {
		return false
	}
	return a > major || a == major && b >= minor
}

// WriteVectorUncachedAt writes with RWF_DONTCACHE where kernel and file system have it.
func (f osFile) WriteVectorUncachedAt(parts [][]byte, at int64) (int64, error) {
	if !dropsCleanly() {
		return f.writeVector(parts, at, 0)
	}
	n, err := f.writeVector(parts, at, unix.RWF_DONTCACHE)
	if n == 0 && (err == unix.EOPNOTSUPP || err == unix.EINVAL || err == unix.ENOSYS) { // nothing was written
		return f.writeVector(parts, at, 0)
	}
	return n, err
}

func (f osFile) writeVector(parts [][]byte, at int64, flags int) (int64, error) {
	raw, err := f.SyscallConn()
	if err != nil {
		return 0, err
	}
	var total int64
	var failed error
	err = raw.Write(func(fd uintptr) bool {
		for len(parts) > 0 && failed == nil {
			n, err := unix.Pwritev2(int(fd), parts[:min(len(parts), maxVector)], at, flags)
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
