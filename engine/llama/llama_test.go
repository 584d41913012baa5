package llama_test

import (
	"encoding/hex"
	"testing"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/llama"
)

func open(t testing.TB, cfg llama.Config) *llama.Engine {
	t.Helper()
	paths := enginetest.Assets(t)
	cfg.Library, cfg.Model = paths.Library, paths.Model
	e, err := llama.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestEngine(t *testing.T) {
	enginetest.Engine(t, func(t *testing.T, o enginetest.Options) engine.Engine {
		return open(t, llama.Config{Slots: o.Slots, Context: o.Context})
	})
}

func TestEmbedder(t *testing.T) {
	paths := enginetest.Assets(t)
	e, err := llama.OpenEmbedder(t.Context(), llama.EmbedderConfig{Library: paths.Library, Model: paths.Embedder})
	if err != nil {
		t.Fatal(err)
	}
	enginetest.Embedder(t, e)
}

func TestInfoNamesBuildAndDigest(t *testing.T) {
	i := open(t, llama.Config{Threads: 1}).Info()
	if i.Build != "llama.cpp v0.5.0" || hex.EncodeToString(i.Digest) != enginetest.Digest(t, assets.SmolLM2) || i.Slots != llama.DefaultSlots {
		t.Errorf("%+v", i)
	}
}
