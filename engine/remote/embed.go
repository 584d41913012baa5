package remote

import (
	"context"
	"fmt"
	"math"
	"net/http"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Embedder gets vectors from a server. It implements engine.Embedder.
type Embedder struct{ client }

var _ engine.Embedder = (*Embedder)(nil)

// OpenEmbedder asks the server for its models and checks that the wanted one is among them.
func OpenEmbedder(ctx context.Context, cfg Config) (*Embedder, error) {
	e := &Embedder{}
	if err := e.start(ctx, cfg); err != nil {
		return nil, fmt.Errorf("open remote embedder: %w", err)
	}
	return e, nil
}

// Embed gives one vector of length 1 for each text, in order. An empty text is an error.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	for i, text := range texts {
		if err := (engine.Request{Prompt: text}).Validate(); err != nil {
			return nil, fmt.Errorf("embed text %d: %w", i, err)
		}
	}
	ctx, done, err := e.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	if len(texts) == 0 {
		return nil, nil
	}
	leave, err := e.slot(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	ctx, cancel := context.WithTimeoutCause(ctx, e.cfg.First, core.Errorf(core.Timeout, "no answer from the server in %v", e.cfg.First))
	defer cancel()
	var answer struct {
		Data []struct {
			Index     int       `json:"index"`
			Embedding []float64 `json:"embedding"`
		}
	}
	body := map[string]any{"model": e.cfg.Model, "input": texts, "encoding_format": "float"}
	if err := e.call(ctx, http.MethodPost, e.cfg.URL+"/embeddings", body, &answer); err != nil {
		return nil, fmt.Errorf("embed: %w", err)
	}
	out := make([][]float32, len(texts))
	for _, d := range answer.Data {
		if d.Index < 0 || d.Index >= len(out) || out[d.Index] != nil {
			return nil, core.Fail(core.ReasonEngine, "embed: the server numbered a vector %d of %d", d.Index, len(out))
		}
		if out[d.Index], err = unit(d.Embedding); err != nil {
			return nil, err
		}
	}
	for i, v := range out {
		if v == nil || len(v) != len(out[0]) {
			return nil, core.Fail(core.ReasonEngine, "embed: the server gave %d dimensions for text %d", len(v), i)
		}
	}
	return out, nil
}

func unit(v []float64) ([]float32, error) {
	sum := 0.0
	for _, x := range v {
		sum += x * x
	}
	norm := math.Sqrt(sum)
	if norm == 0 || math.IsNaN(norm) || math.IsInf(norm, 0) {
		return nil, core.Fail(core.ReasonEngine, "embed: the server gave a vector of length %g", norm)
	}
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = float32(x / norm)
	}
	return out, nil
}
