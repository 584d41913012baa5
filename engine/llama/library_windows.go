//go:build windows && amd64 && !nollama

package llama

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/jupiterrider/ffi"
	"golang.org/x/sys/windows"

	"unsafe"
)

// preload loads the libraries under their real names, each with its own folder as search path. Windows finds a library that
// another one needs among the loaded ones, by name; it would not look beside the needing one.
func preload(dir string) error {
	for _, pattern := range []string{"ggml-base.dll", "ggml.v*.dll", "llama.v*.dll"} {
		path, err := one(dir, pattern)
		if err != nil {
			return err
		}
		if _, err := windows.LoadLibraryEx(path, 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

// loadBackends registers the CPU backends with the ggml that llama itself is linked to. The binding's own handle came from
// the link ggml.dll, which Windows may treat as another library with a registry of its own.
func loadBackends(dir string) error {
	path, err := one(dir, "ggml.v*.dll")
	if err != nil {
		return err
	}
	lib, err := ffi.Load(path)
	if err != nil {
		return err
	}
	load, err := lib.Prep("ggml_backend_load_all_from_path", &ffi.TypeVoid, &ffi.TypePointer)
	if err != nil {
		return err
	}
	text, err := windows.BytePtrFromString(dir)
	if err != nil {
		return err
	}
	load.Call(nil, unsafe.Pointer(&text))
	return nil
}

func one(dir, pattern string) (string, error) {
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(found) == 0 {
		return "", errors.Join(fmt.Errorf("no %s in %s", pattern, dir), err)
	}
	return found[0], nil
}
