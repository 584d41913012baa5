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
