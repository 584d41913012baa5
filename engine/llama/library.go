//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/ebitengine/purego"
	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/core"
	_ "github.com/cortensor-open/cortensor/engine/llama/preflight" // before the binding
)

// library is the process's one copy of llama.cpp. It is never unloaded: its threads and callbacks live as long as we do.
var library struct {
	sync.Mutex
	dir    string
	logger atomic.Pointer[slog.Logger]
}

// load loads the shared libraries from dir, once. The caller must be on a thread of its own.
func load(dir string, logger *slog.Logger) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return core.Errorf(core.Invalid, "library folder: %w", err)
	}
	library.Lock()
	defer library.Unlock()
	library.logger.Store(logger)
	if library.dir == dir {
		return nil
	}
	if library.dir != "" {
		return core.Errorf(core.Invalid, "llama.cpp is already loaded from %s; one process uses one library folder", library.dir)
	}
	if err := preload(dir); err != nil {
		return core.Errorf(core.Unavailable, "load llama.cpp from %s: %w; `cortensor assets verify` checks the files", dir, err)
	}
	if err := binding.Load(dir); err != nil {
		return core.Errorf(core.Unavailable, "load llama.cpp from %s: %w; `cortensor assets verify` checks the files", dir, err)
	}
	binding.LogSet(purego.NewCallback(logLine))
	binding.BackendInit()
	if err := loadBackends(dir); err != nil {
		return core.Errorf(core.Unavailable, "load llama.cpp's backends from %s: %w", dir, err)
	}
	library.dir = dir
	return nil
}

// logLine is called by llama.cpp, from any of its threads. Levels are those of ggml: 3 warning, 4 error.
func logLine(level int32, text *byte, _ uintptr) uintptr {
	logger := library.logger.Load()
	to := slog.LevelDebug
	if level == 4 {
		to = slog.LevelWarn // what matters comes back as an error as well
	}
	if logger == nil || text == nil || !logger.Enabled(context.Background(), to) {
		return 0
	}
	n := 0
	for n < 4096 && *(*byte)(unsafe.Add(unsafe.Pointer(text), n)) != 0 {
		n++
	}
	if line := strings.TrimSpace(string(unsafe.Slice(text, n))); line != "" && line != "." {
		logger.Log(context.Background(), to, "llama.cpp", "message", line)
	}
	return 0
}

var version = regexp.MustCompile(`\.v(\d+\.\d+\.\d+)\.`)

// buildOf reads the version off the name of the file that the library's link points to.
func buildOf(dir string) string {
	for _, pattern := range []string{"libllama.*so", "libllama.*dylib", "llama.*dll"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			continue
		}
		for _, path := range found {
			if m := version.FindStringSubmatch(filepath.Base(path)); m != nil {
				return fmt.Sprintf("llama.cpp v%s", m[1])
			}
		}
	}
	return "llama.cpp"
}
