package gguf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"os"

	"github.com/cortensor-open/cortensor/core"
)

// Open maps a file into memory, read-only, and parses it. The file must not be changed or cut while it is open: the system
// ends a process that reads a mapped page which is no longer there.
func Open(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		kind := core.Unavailable
		if errors.Is(err, os.ErrNotExist) {
			kind = core.NotFound
		}
		return nil, core.Errorf(kind, "open model: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open model: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() == 0 || info.Size() > math.MaxInt {
		return nil, core.Errorf(core.Invalid, "open model %s: not a file that can be mapped, %d bytes", path, info.Size())
	}
	data, unmap, err := mapFile(f, int(info.Size()))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "map model %s: %w", path, err)
	}
	file, err := Parse(data)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), unmap())
	}
	file.close = unmap
	for i := range file.Tensors {
		file.Tensors[i].drop = dropPages
	}
	return file, nil
}

// Size is the file's length in bytes.
func (f *File) Size() int { return len(f.data) }

// Digest computes the SHA-256 of the whole file. Of a mapped one it keeps no more in memory than was there.
func (f *File) Digest() (sum [32]byte) {
	const piece = 4 << 20
	h := sha256.New()
	for from := 0; from < len(f.data); from += piece {
		part := f.data[from:min(from+piece, len(f.data))]
		h.Write(part)
		if f.close != nil {
			dropPages(part)
		}
	}
	h.Sum(sum[:0])
	return sum
}

// Close unmaps the file; nothing that the File gave out may be used afterwards, except copies (names, numbers, texts).
func (f *File) Close() error {
	if f.close == nil {
		return nil
	}
	unmap := f.close
	f.close, f.data = nil, nil
	return unmap()
}
