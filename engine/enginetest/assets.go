// Package enginetest holds the acceptance suite of engine.Engine and engine.Embedder, and an OpenAI-style server over any
// engine, so that the remote engine is tested end to end against a real one. Only tests import it.
package enginetest

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/cortensor-open/cortensor/assets"
)

// Paths are the assets that the tests run with.
type Paths struct {
	Library  string
	Model    string
	Embedder string
}

var fetching sync.Mutex

// Assets gives the assets' paths, fetched into the user's cache folder on first use.
func Assets(t testing.TB) Paths {
	t.Helper()
	return Paths{Library: Library(t), Model: Weights(t), Embedder: EmbedderWeights(t)}
}

// Library gives the path of llama.cpp's folder alone.
func Library(t testing.TB) string {
	t.Helper()
	return fetch(t, assets.LlamaLib)
}

// EmbedderWeights gives the path of the embedding model alone, which every platform has.
func EmbedderWeights(t testing.TB) string {
	t.Helper()
	return fetch(t, assets.MiniLM)
}

// Weights gives the path of the chat model alone, which every platform has.
func Weights(t testing.TB) string {
	t.Helper()
	return fetch(t, assets.SmolLM2)
}

// Gemma gives the path of a Gemma 3 model that only tests use: 253 MB, so that few packages should need it.
func Gemma(t testing.TB) string {
	t.Helper()
	return fetch(t, assets.Gemma)
}

func fetch(t testing.TB, name string) string {
	t.Helper()
	fetching.Lock()
	defer fetching.Unlock()
	dir, err := assets.DefaultDir()
	if err != nil { // no home folder, as on some build machines
		dir = filepath.Join(os.TempDir(), "cortensor-assets")
	}
	path, err := assets.Open(dir, assets.Options{Local: assets.LocalFromEnv()}).Fetch(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// Digest gives the manifest's SHA-256 of an asset, in hex.
func Digest(t testing.TB, name string) string {
	t.Helper()
	a, err := assets.Open("", assets.Options{}).Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(a.Digest())
}
