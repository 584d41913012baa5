//go:build linux && (amd64 || arm64) && !nollama

// Package preflight looks for libffi before the binding that needs it is initialised. The binding panics without it, at the
// start of any program that links it; this says what to do instead. It works because packages are initialised in the order
// of their import paths, and this one's comes first.
package preflight

import (
	"os"

	"github.com/ebitengine/purego"
)

func init() {
	if _, err := purego.Dlopen("libffi.so.8", purego.RTLD_LAZY); err != nil {
		os.Stderr.WriteString("cortensor: llama.cpp needs libffi 3.4 (libffi.so.8), which is not on this machine.\n" +
			"Install the package libffi8 (Debian, Ubuntu) or libffi (Fedora, Arch, openSUSE), or build with `-tags nollama`:\n" +
			"that build has the exact engine, and runs models through any OpenAI-style server.\n")
		os.Exit(1)
	}
}
