package disk

import (
	"errors"
	"os"
	"unsafe"
)

// MemoryAlign is what addresses of direct writes to the machine's files are a multiple of, in bytes: no less than a block of any
// usual disk. What Go allocates from 32 KiB on is.
const MemoryAlign = 4096

// directOpener is a file system with files that can be written past its cache.
type directOpener interface {
	OpenDirect(name string) (File, int, error)
}

// OpenDirect opens an existing file for writes that bypass the page cache (O_DIRECT on Linux), beside whoever has it open.
// Offset and length of each part of a write must be multiples of align, and so must its address, of MemoryAlign at most. What was
// written can be read at once through any other open file, and is durable after a Sync of any of them: the disk has a cache
// of its own. Where the system cannot do it, the error is errors.ErrUnsupported; a file system may also take the open
// and refuse the first write with EINVAL.
func OpenDirect(fs FS, name string) (f File, align int, err error) {
	if d, ok := fs.(directOpener); ok {
		return d.OpenDirect(name)
	}
	return nil, 0, errors.ErrUnsupported
}

// DirectAlign is the alignment of direct writes to the machine's files in bytes: a page, so that no page of the cache is
// written both ways.
func DirectAlign() int { return max(MemoryAlign, os.Getpagesize()) }

// Aligned says whether a buffer lies at a multiple of a number of bytes.
func Aligned(b []byte, to int) bool { return address(b)%uintptr(to) == 0 }

// AlignedBuffer makes a buffer of n bytes that is Aligned to MemoryAlign.
func AlignedBuffer(n int) []byte {
	b := make([]byte, n+MemoryAlign)
	skip := int(-address(b) % MemoryAlign)
	return b[skip:][:n:n]
}

func address(b []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(b))) }
