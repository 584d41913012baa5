package clienttest

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/router"
	"github.com/cortensor-open/cortensor/router/httpapi"
	"github.com/cortensor-open/cortensor/router/routertest"
)

const key = "sk-test-0123456789abcdef"

type lengths struct{}

func (lengths) Embed(_ context.Context, texts []string) ([][]float32, error) {
	var out [][]float32
	for _, t := range texts {
		out = append(out, []float32{1, float32(len(t)), 0})
	}
	return out, nil
}

func serve(t *testing.T) string {
	t.Helper()
	n := routertest.New(t, 3)
	cfg := httpapi.DefaultConfig()
	cfg.Keys, cfg.Embedder, cfg.EmbedModel = []string{key}, lengths{}, "lengths-1"
	h, err := httpapi.New(cfg, n.Router(func(c *router.Config, _ *router.Deps) {}))
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(h.Handler())
	t.Cleanup(web.Close)
	return web.URL
}

func check(t *testing.T, r Report) {
	t.Helper()
	t.Logf("%+v", r)
	want := "AuthenticationError AuthenticationError NotFoundError UnprocessableEntityError BadRequestError NotFoundError"
	if r.Answer != "The capital of France is Paris." || r.Streamed != r.Answer || r.Embedding != 3 || strings.Join(r.Errors, " ") != want {
		t.Errorf("%+v", r)
	}
}

func TestOpenAIPython(t *testing.T) { check(t, RunPython(t, serve(t), key)) }

func TestOpenAINode(t *testing.T) { check(t, RunNode(t, serve(t), key)) }
