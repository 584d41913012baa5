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
	fetching.Lock()
	defer fetching.Unlock()
	dir, err := assets.DefaultDir()
	if err != nil { // no home folder, as on some build machines
		dir = filepath.Join(os.TempDir(), "cortensor-assets")
	}
	store := assets.Open(dir, assets.Options{Local: assets.LocalFromEnv()})
	get := func(name string) string {
		path, err := store.Fetch(t.Context(), name, nil)
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	return Paths{Library: get(assets.LlamaLib), Model: get(assets.SmolLM2), Embedder: get(assets.MiniLM)}
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
