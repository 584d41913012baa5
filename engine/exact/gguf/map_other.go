//go:build !unix && !windows

package gguf

import (
	"io"
	"os"
)

// mapFile reads the file where there is no mapping.
func mapFile(f *os.File, size int) ([]byte, func() error, error) {
	data := make([]byte, size)
	_, err := io.ReadFull(f, data)
	return data, func() error { return nil }, err
}

// dropPages does nothing here.
func dropPages([]byte) {}
