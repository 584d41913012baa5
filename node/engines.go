package node

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/embed"
	exact "github.com/cortensor-open/cortensor/engine/exact/serve"
	"github.com/cortensor-open/cortensor/engine/llama"
	"github.com/cortensor-open/cortensor/engine/remote"
)

// Progress is called while assets are fetched; it may be nil.
type Progress func(assets.Progress)

// openEngine opens what the configuration names as the engine. One engine serves every miner of the process.
func openEngine(ctx context.Context, cfg *Config, progress Progress, log *slog.Logger) (engine.Engine, error) {
	c := cfg.Engine
	if c.Kind == "remote" {
		key := ""
		if c.KeyFile != "" {
			text, err := os.ReadFile(c.KeyFile)
			if err != nil {
				return nil, core.Errorf(core.Invalid, "engine.key_file: %w", err)
			}
			key = strings.TrimSpace(string(text))
		}
		e, err := remote.Open(ctx, remote.Config{URL: c.URL, Key: key, Model: c.Model, Context: c.Context, Slots: c.Slots})
		if err != nil {
			return nil, err // not a nil engine in a non-nil interface
		}
		return e, nil
	}
	if c.Kind == "exact" {
		return openExact(ctx, cfg, progress, log)
	}
	lib, model, digest, err := llamaAssets(ctx, cfg, c.Model, progress)
	if err != nil {
		return nil, err
	}
	e, err := llama.Open(ctx, llama.Config{Library: lib, Model: model, Name: modelName(c.Model), Digest: digest, Context: c.Context, Slots: c.Slots, Threads: c.Threads, Logger: log})
	if err != nil {
		return nil, err
	}
	return e, nil
}

// openExact opens the exact engine, which needs the model's file and nothing else.
func openExact(ctx context.Context, cfg *Config, progress Progress, log *slog.Logger) (engine.Engine, error) {
	store, err := assetStore(cfg)
	if err != nil {
		return nil, err
	}
	path, digest, err := modelFile(ctx, store, cfg.Engine.Model, progress)
	if err != nil {
		return nil, err
	}
	c := cfg.Engine
	e, err := exact.Open(ctx, exact.Config{Model: path, Name: modelName(c.Model), Digest: digest, Context: c.Context, Slots: c.Slots, Threads: c.Threads, Isolated: c.Isolated, Logger: log})
	if err != nil {
		return nil, err
	}
	return e, nil
}

// openRecheck opens the engine with which a validator of its own process evaluates answers again; nil when the configuration asks for
// none. A model that cannot be opened is said in the log, and the validator judges by agreement.
func openRecheck(ctx context.Context, cfg *Config, progress Progress, log *slog.Logger) (engine.Engine, error) {
	if cfg.Engine.Kind != "exact" || cfg.Validator.Recheck == 0 {
		return nil, nil
	}
	e, err := openExact(ctx, cfg, progress, log)
	if err != nil && ctx.Err() == nil {
		log.Warn("no model to evaluate answers with: they are judged by agreement; set validator.recheck to 0 if that is meant", "error", err)
		return nil, nil
	}
	return e, err
}

// openReplay opens the engine with which an auditor evaluates answers again.
func openReplay(ctx context.Context, cfg *Config, progress Progress, log *slog.Logger) (engine.Engine, error) {
	if cfg.Engine.Kind != "exact" {
		return nil, core.Errorf(core.Invalid, "only the exact engine evaluates an answer again; engine.kind is %s", cfg.Engine.Kind)
	}
	return openExact(ctx, cfg, progress, log)
}

// exactOf is what a router that runs no model itself asks of miners' answers.
func exactOf(cfg *Config) *core.Exact {
	if cfg.Engine.Kind != "exact" {
		return nil
	}
	return &core.Exact{Spec: exact.Spec, Context: int64(cfg.Engine.Context)}
}

// openEmbedder opens the node's embedding model; nil when the configuration asks for none. It is computed exactly, without a
// native library, unless the engine is llama. Where the exact engine answers, honest answers are equal, and a node can do without:
// then a model that cannot be opened is said in the log, and what differs is inconclusive.
func openEmbedder(ctx context.Context, cfg *Config, progress Progress, log *slog.Logger) (engine.Embedder, error) {
	if name := cfg.Validator.Embedder; name == "none" || name == "" {
		return nil, nil
	}
	open := openExactEmbedder
	if cfg.Engine.Kind == "llama" {
		open = openLlamaEmbedder
	}
	e, err := open(ctx, cfg, progress, log)
	switch {
	case err != nil && cfg.Engine.Kind == "exact" && ctx.Err() == nil:
		log.Warn("no embedding model: answers that differ will be inconclusive; set validator.embedder to none if that is meant", "error", err)
		return nil, nil
	case err != nil:
		return nil, err // not a nil embedder in a non-nil interface
	}
	return e, nil
}

func openExactEmbedder(ctx context.Context, cfg *Config, progress Progress, log *slog.Logger) (engine.Embedder, error) {
	store, err := assetStore(cfg)
	if err != nil {
		return nil, err
	}
	name := cfg.Validator.Embedder
	path, digest, err := modelFile(ctx, store, name, progress)
	if err != nil {
		return nil, err
	}
	return embed.Open(ctx, embed.Config{Model: path, Name: modelName(name), Digest: digest, Threads: cfg.Engine.Threads, Logger: log})
}

func openLlamaEmbedder(ctx context.Context, cfg *Config, progress Progress, log *slog.Logger) (engine.Embedder, error) {
	name := cfg.Validator.Embedder
	lib, model, digest, err := llamaAssets(ctx, cfg, name, progress)
	if err != nil {
		return nil, err
	}
	return llama.OpenEmbedder(ctx, llama.EmbedderConfig{Library: lib, Model: model, Name: modelName(name), Digest: digest, Threads: cfg.Engine.Threads, Logger: log})
}

func assetStore(cfg *Config) (*assets.Store, error) {
	dir, err := AssetDir(cfg.Cache)
	if err != nil {
		return nil, err
	}
	return assets.Open(dir, assets.Options{Local: assets.LocalFromEnv()}), nil
}

// llamaAssets gives the library's folder and the model's file with its digest, fetched if need be.
func llamaAssets(ctx context.Context, cfg *Config, model string, progress Progress) (lib, path string, digest []byte, err error) {
	store, err := assetStore(cfg)
	if err != nil {
		return "", "", nil, err
	}
	if lib, err = store.Fetch(ctx, assets.LlamaLib, progress); err != nil {
		return "", "", nil, fmt.Errorf("llama.cpp's libraries (engine.kind exact and remote work without them): %w", err)
	}
	path, digest, err = modelFile(ctx, store, model, progress)
	return lib, path, digest, err
}

// modelFile gives a model's file, fetched if need be, with its digest. One that is a path is taken from there, its digest not
// known.
func modelFile(ctx context.Context, store *assets.Store, model string, progress Progress) (path string, digest []byte, err error) {
	if strings.ContainsAny(model, `/\`) {
		if _, err := os.Stat(model); err != nil {
			return "", nil, core.Errorf(core.Invalid, "model file: %w", err)
		}
		return model, nil, nil
	}
	if path, err = store.Fetch(ctx, model, progress); err != nil {
		return "", nil, fmt.Errorf("model %s: %w", model, err)
	}
	asset, err := store.Find(model)
	if err != nil {
		return "", nil, err
	}
	return path, asset.Digest(), nil
}

// modelName gives the id by which clients ask for a model.
func modelName(model string) string {
	return strings.TrimSuffix(filepath.Base(model), ".gguf")
}

// modelDigest gives the digest of the configured model when the manifest knows it; a router that runs no model itself asks
// its miners for exactly these weights.
func modelDigest(cfg *Config) []byte {
	for _, asset := range assets.Manifest() {
		if asset.Name == cfg.Engine.Model {
			return asset.Digest()
		}
	}
	return nil
}
