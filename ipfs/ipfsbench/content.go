package ipfsbench

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// content is an endless stream of bytes that depends on the seed alone and does not compress.
func content(seed uint64) io.Reader {
	var key [32]byte
	binary.LittleEndian.PutUint64(key[:], seed)
	return rand.NewChaCha8(key)
}

// writeFile makes a file of size bytes.
func writeFile(path string, seed uint64, size int64) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("make input: %w", err)
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	w := bufio.NewWriterSize(file, 1<<20)
	if _, err := io.CopyN(w, content(seed), size); err != nil {
		return fmt.Errorf("make input: %w", err)
	}
	return w.Flush()
}

// filesPerFolder keeps folders of a plausible size.
const filesPerFolder = 1000

// writeTree makes a folder of count files of 1 to 10 KiB and gives their bytes in all.
func writeTree(dir string, seed uint64, count int) (total int64, err error) {
	sizes := rand.New(rand.NewPCG(seed, 1))
	in := content(seed)
	buf := make([]byte, 10<<10)
	for i := range count {
		folder := filepath.Join(dir, fmt.Sprintf("%04d", i/filesPerFolder))
		if i%filesPerFolder == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return total, fmt.Errorf("make input: %w", err)
			}
		}
		part := buf[:1<<10+sizes.IntN(9<<10+1)]
		if _, err := io.ReadFull(in, part); err != nil {
			return total, fmt.Errorf("make input: %w", err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%06d.bin", i)), part, 0o644); err != nil {
			return total, fmt.Errorf("make input: %w", err)
		}
		total += int64(len(part))
	}
	return total, nil
}
