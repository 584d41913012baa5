package httpapi

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math"
	"net/http"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

func viewModel(m router.Model) modelView {
	v := modelView{ID: m.ID, Object: "model", Created: unix(m.Created), OwnedBy: "cortensor", Context: m.Context}
	if len(m.Digest) > 0 {
		v.Digest = fmt.Sprintf("%x", m.Digest)
	}
	return v
}

// allModels are the models of the network and the router's embedding model.
func (s *Server) allModels() []modelView {
	var out []modelView
	for _, m := range s.service.Config().Models {
		out = append(out, viewModel(m))
	}
	if s.cfg.Embedder != nil {
		out = append(out, modelView{ID: s.cfg.EmbedModel, Object: "model", OwnedBy: "cortensor"})
	}
	return out
}

func (s *Server) models(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, listView[modelView]{Object: "list", Data: s.allModels()})
}

func (s *Server) model(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	for _, m := range s.allModels() {
		if m.ID == id {
			writeJSON(w, http.StatusOK, m)
			return
		}
	}
	s.fail(w, r, &core.Error{Kind: core.NotFound, Err: &router.FieldError{Field: "model", Text: fmt.Sprintf("model %.100q is not offered here; GET /v1/models lists what is", id)}}, nil)
}

type embeddingRequest struct {
	Model          string     `json:"model"`
	Input          stringList `json:"input" doc:"Text or texts; token arrays are not taken."`
	EncodingFormat string     `json:"encoding_format" doc:"float (default) or base64 (float32, little-endian)."`
	Dimensions     *int       `json:"dimensions" doc:"Only the model's own."`
}

type embeddingView struct {
	Object    string `json:"object"`
	Index     int    `json:"index"`
	Embedding any    `json:"embedding" doc:"Numbers, or base64 text."`
}

type embeddingsView struct {
	Object string          `json:"object"`
	Data   []embeddingView `json:"data"`
	Model  string          `json:"model"`
	Usage  usageView       `json:"usage" doc:"Zero: the router does not count them."`
}

const maxInputs = 256 // texts a request

// embeddings runs the router's own embedding model; the network is not asked.
func (s *Server) embeddings(w http.ResponseWriter, r *http.Request) {
	if s.cfg.Embedder == nil {
		s.fail(w, r, &httpError{status: http.StatusNotImplemented, code: "no_embedder", text: "this router has no embedding model; its operator can add one with `cortensor assets fetch`"}, nil)
		return
	}
	var body embeddingRequest
	if err := s.readJSON(w, r, &body); err != nil {
		s.fail(w, r, err, nil)
		return
	}
	if err := body.check(s.cfg.EmbedModel); err != nil {
		s.fail(w, r, err, nil)
		return
	}
	vectors, err := s.cfg.Embedder.Embed(r.Context(), body.Input)
	if err != nil {
		s.fail(w, r, core.Errorf(core.KindOf(err), "embed: %w", err), nil)
		return
	}
	if len(vectors) != len(body.Input) {
		s.fail(w, r, core.Errorf(core.Internal, "embed: %d vectors for %d texts", len(vectors), len(body.Input)), nil)
		return
	}
	out := embeddingsView{Object: "list", Model: s.cfg.EmbedModel, Data: []embeddingView{}}
	for i, v := range vectors {
		if body.Dimensions != nil && *body.Dimensions != len(v) {
			s.fail(w, r, badField("dimensions", "dimensions: the model has %d", len(v)), nil)
			return
		}
		item := embeddingView{Object: "embedding", Index: i, Embedding: v}
		if body.EncodingFormat == "base64" {
			item.Embedding = packed(v)
		}
		out.Data = append(out.Data, item)
	}
	writeJSON(w, http.StatusOK, out)
}

func (b *embeddingRequest) check(model string) error {
	switch {
	case len(b.Input) == 0 || len(b.Input) > maxInputs:
		return badField("input", "input: want 1 to %d texts", maxInputs)
	case b.Model != "" && b.Model != model:
		return &core.Error{Kind: core.NotFound, Err: &router.FieldError{Field: "model", Text: fmt.Sprintf("model %.100q is not an embedding model here; offered: %s", b.Model, model)}}
	case b.EncodingFormat != "" && b.EncodingFormat != "float" && b.EncodingFormat != "base64":
		return badField("encoding_format", "encoding_format: want float or base64")
	}
	for i, text := range b.Input {
		if text == "" {
			return badField("input", "input[%d] is empty", i)
		}
	}
	return nil
}

// packed gives float32 values little-endian in base64, the form that OpenAI's Python client asks for.
func packed(v []float32) string {
	data := make([]byte, 0, 4*len(v))
	for _, x := range v {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(x))
	}
	return base64.StdEncoding.EncodeToString(data)
}
