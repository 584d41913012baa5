package node

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/enginetest"
)

// The default models are opened from an empty cache without a native library: nothing but the two models is fetched.
func TestDefaultModelsNeedNoLibrary(t *testing.T) {
	cache := t.TempDir()
	t.Setenv(assets.EnvLocal, strings.Join([]string{enginetest.Weights(t), enginetest.EmbedderWeights(t)}, string(filepath.ListSeparator)))
	cfg, _, err := Load("", testSettings(t.TempDir(), settings{"cache": cache}))
	if err != nil {
		t.Fatal(err)
	}
	var fetched []string
	note := func(p assets.Progress) { fetched = append(fetched, p.Asset) }
	log := slog.New(slog.DiscardHandler)
	e, err := openEngine(t.Context(), cfg, note, log)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	embedder, err := openEmbedder(t.Context(), cfg, note, log)
	if err != nil {
		t.Fatal(err)
	}
	defer embedder.Close()
	if e.Info().Name != "exact" || embedder.Info().Name != "exact" || embedder.Info().Model != assets.MiniLM {
		t.Errorf("opened %+v and %+v", e.Info(), embedder.Info())
	}
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range entries {
		if name := strings.TrimPrefix(f.Name(), ".lock-"); name != ".tmp" {
			fetched = append(fetched, name)
		}
	}
	for _, name := range fetched {
		if !strings.HasPrefix(name, assets.SmolLM2) && !strings.HasPrefix(name, assets.MiniLM) {
			t.Errorf("%s was fetched", name)
		}
	}
}

// Which embedder a node opens, and what happens when it cannot.
func TestEmbedderByConfiguration(t *testing.T) {
	file := enginetest.EmbedderWeights(t)
	remote := func(embedder string) settings {
		return settings{"validator.embedder": embedder, "engine.kind": "remote", "engine.url": "http://127.0.0.1:1/v1"}
	}
	for name, c := range map[string]struct {
		set  settings
		want string // Info.Name
		kind core.Kind
	}{
		"none":                       {settings{"validator.embedder": "none"}, "", ""},
		"path":                       {settings{"validator.embedder": file}, "exact", ""},
		"remote engine":              {remote(file), "exact", ""},
		"exact does without":         {settings{"validator.embedder": "./none.gguf"}, "", ""},
		"remote engine does not":     {remote("./none.gguf"), "", core.Invalid},
		"a chat model with exact":    {settings{"validator.embedder": enginetest.Weights(t)}, "", ""},
		"a chat model with a remote": {remote(enginetest.Weights(t)), "", core.Invalid},
	} {
		cfg, _, err := Load("", testSettings(t.TempDir(), c.set))
		if err != nil {
			t.Fatal(name, err)
		}
		e, err := openEmbedder(t.Context(), cfg, nil, slog.New(slog.DiscardHandler))
		got := ""
		if e != nil {
			got = e.Info().Name
			if err := e.Close(); err != nil {
				t.Error(name, err)
			}
		}
		if got != c.want || (err != nil) != (c.kind != "") || err != nil && core.KindOf(err) != c.kind {
			t.Errorf("%s: opened %q, %v; want %q, %v", name, got, err, c.want, c.kind)
		}
	}
}
