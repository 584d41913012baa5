package serve_test

import (
	"encoding/hex"
	"testing"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
)

func open(t testing.TB, cfg serve.Config) *serve.Engine {
	t.Helper()
	cfg.Model = enginetest.Weights(t)
	e, err := serve.Open(t.Context(), cfg)
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
		return open(t, serve.Config{Slots: o.Slots, Context: o.Context})
	})
}

func TestInfo(t *testing.T) {
	i := open(t, serve.Config{Threads: 1}).Info()
	if i.Name != "exact" || hex.EncodeToString(i.Digest) != enginetest.Digest(t, assets.SmolLM2) || i.Slots != serve.DefaultSlots || i.Context != serve.DefaultContext {
		t.Errorf("%+v", i)
	}
}
