//go:build !((((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama)

package llama

import (
	"context"
	"runtime"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Engine exists on platforms with a build of llama.cpp; here Open always fails.
type Engine struct{ engine.Engine }

// Embedder exists on platforms with a build of llama.cpp; here OpenEmbedder always fails.
type Embedder struct{ engine.Embedder }

func unsupported() error {
	return core.Errorf(core.Unavailable, "this build for %s/%s has no in-process engine; use the remote engine with any OpenAI-style server (llama.cpp server, Ollama, vLLM)",
		runtime.GOOS, runtime.GOARCH)
}

// Open says that there is no in-process engine in this build, and what to use instead.
func Open(context.Context, Config) (*Engine, error) { return nil, unsupported() }

// OpenEmbedder says that there is no in-process engine in this build, and what to use instead.
func OpenEmbedder(context.Context, EmbedderConfig) (*Embedder, error) { return nil, unsupported() }

// Raw exists on platforms with a build of llama.cpp; here OpenRaw always fails.
type Raw struct{}

// Pass exists on platforms with a build of llama.cpp.
type Pass struct{}

// OpenRaw says that there is no llama.cpp in this build.
func OpenRaw(string, string) (*Raw, error) { return nil, unsupported() }

// Pass fails.
func (*Raw) Pass(int, int, int) (*Pass, error) { return nil, unsupported() }

// Close does nothing.
func (*Raw) Close() error { return nil }

// Begin fails.
func (*Pass) Begin(context.Context, []int32, int) error { return unsupported() }

// Next fails.
func (*Pass) Next(context.Context) ([]float32, error) { return nil, unsupported() }
