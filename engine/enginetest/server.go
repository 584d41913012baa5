package enginetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Server gives an OpenAI-style HTTP API over an engine and an embedder, either of which may be nil: models, chat
// completions, completions (streamed or not), embeddings, and vLLM's tokenize. key is the bearer token that it wants, or "".
func Server(e engine.Engine, emb engine.Embedder, key string) http.Handler {
	s := &server{e, emb}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", s.models)
	mux.HandleFunc("POST /v1/chat/completions", func(w http.ResponseWriter, r *http.Request) { s.generate(w, r, true) })
	mux.HandleFunc("POST /v1/completions", func(w http.ResponseWriter, r *http.Request) { s.generate(w, r, false) })
	mux.HandleFunc("POST /v1/embeddings", s.embeddings)
	mux.HandleFunc("POST /tokenize", s.tokenize)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if key != "" && r.Header.Get("Authorization") != "Bearer "+key {
			refuse(w, core.Errorf(core.Denied, "wrong key"))
			return
		}
		mux.ServeHTTP(w, r)
	})
}

type server struct {
	engine   engine.Engine
	embedder engine.Embedder
}

type object = map[string]any

// status maps an error's kind to HTTP.
func status(err error) int {
	switch core.KindOf(err) {
	case core.Invalid:
		return http.StatusBadRequest
	case core.NotFound:
		return http.StatusNotFound
	case core.Denied:
		return http.StatusUnauthorized
	case core.TooLarge:
		return http.StatusRequestEntityTooLarge
	case core.Busy:
		return http.StatusTooManyRequests
	case core.Unavailable:
		return http.StatusServiceUnavailable
	case core.Timeout:
		return http.StatusGatewayTimeout
	}
	return http.StatusInternalServerError
}

func errorBody(err error) object {
	code := string(core.ReasonOf(err))
	if core.ReasonOf(err) == core.ReasonContextOverflow {
		code = "context_length_exceeded"
	}
	return object{"error": object{"message": err.Error(), "type": "invalid_request_error", "code": code}}
}

func refuse(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status(err))
	_ = json.NewEncoder(w).Encode(errorBody(err)) // the client may be gone
}

func reply(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v) // the client may be gone
}

func (s *server) models(w http.ResponseWriter, _ *http.Request) {
	list := []object{}
	if s.engine != nil {
		list = append(list, object{"id": s.engine.Info().Model, "object": "model", "max_model_len": s.engine.Info().Context})
	}
	if s.embedder != nil {
		list = append(list, object{"id": s.embedder.Info().Model, "object": "model"})
	}
	reply(w, object{"object": "list", "data": list})
}

// wireRequest is what of the OpenAI request is understood.
type wireRequest struct {
	Model    string
	Messages []core.Message
	Prompt   string
	Stream   bool
	Stop     []string
	Logprobs any
	Seed     int64

	MaxTokens        int64   `json:"max_tokens"`
	Temperature      float64 `json:"temperature"`
	TopP             float64 `json:"top_p"`
	TopK             int64   `json:"top_k"`
	PresencePenalty  float64 `json:"presence_penalty"`
	FrequencyPenalty float64 `json:"frequency_penalty"`
	RepeatPenalty    float64 `json:"repeat_penalty"`
	TopLogprobs      int     `json:"top_logprobs"`

	MinP           *float64           `json:"min_p"`
	LogitBias      map[string]float64 `json:"logit_bias"`
	Grammar        string
	ResponseFormat struct {
		Type   string
		Schema struct{ Schema json.RawMessage } `json:"json_schema"`
	} `json:"response_format"`
}

func (q wireRequest) request() engine.Request {
	top := q.TopLogprobs
	if n, ok := q.Logprobs.(float64); ok { // the completions form
		top = int(n)
	}
	p := core.Params{MaxTokens: q.MaxTokens,
		Temperature: q.Temperature, TopP: q.TopP, TopK: q.TopK, PresencePenalty: q.PresencePenalty, FrequencyPenalty: q.FrequencyPenalty,
		RepeatPenalty: q.RepeatPenalty, Seed: q.Seed, Stop: q.Stop, MinP: q.MinP}
	for text, bias := range q.LogitBias {
		id, err := strconv.ParseInt(text, 10, 32)
		if err != nil {
			id = -1 // which the engine refuses
		}
		p.LogitBias = append(p.LogitBias, core.Bias{Token: id, Bias: bias})
	}
	slices.SortFunc(p.LogitBias, func(a, b core.Bias) int { return int(a.Token - b.Token) })
	switch kind := q.ResponseFormat.Type; {
	case q.Grammar != "":
		p.Format = &core.Format{Kind: core.FormatGrammar, Text: q.Grammar}
	case kind != "":
		p.Format = &core.Format{Kind: kind, Text: string(q.ResponseFormat.Schema.Schema)}
	}
	return engine.Request{Messages: q.Messages, Prompt: q.Prompt, TopLogprobs: top, Params: p}
}

func (s *server) decode(w http.ResponseWriter, r *http.Request, v any) bool {
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 16<<20)).Decode(v)
	if err == nil {
		return true
	}
	_, _ = io.Copy(io.Discard, r.Body)
	refuse(w, core.Errorf(core.Invalid, "request body: %w", err))
	return false
}

func (s *server) generate(w http.ResponseWriter, r *http.Request, chat bool) {
	var q wireRequest
	if !s.decode(w, r, &q) {
		return
	}
	if q.Stream {
		s.stream(w, r, q, chat)
		return
	}
	c, err := s.engine.Generate(r.Context(), q.request(), nil)
	if err != nil {
		refuse(w, err)
		return
	}
	choice := object{"index": 0, "finish_reason": c.Finish}
	if chat {
		choice["message"] = object{"role": "assistant", "content": c.Text}
	} else {
		choice["text"] = c.Text
	}
	reply(w, object{"model": q.Model, "choices": []object{choice}, "usage": usageOf(c)})
}

func usageOf(c engine.Completion) object {
	return object{"prompt_tokens": c.Usage.Prompt, "completion_tokens": c.Usage.Completion, "total_tokens": c.Usage.Prompt + c.Usage.Completion}
}

// stream sends an event for each token. The status is sent with the first, so that a refused request has its own.
func (s *server) stream(w http.ResponseWriter, r *http.Request, q wireRequest, chat bool) {
	begun := false
	send := func(v any) error {
		if !begun {
			begun = true
			w.Header().Set("Content-Type", "text/event-stream")
			if chat {
				fmt.Fprintf(w, ": a comment\n\ndata: %s\n\n", `{"choices":[{"delta":{"role":"assistant"}}]}`)
			}
		}
		data, err := json.Marshal(v)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "data: %s\n\n", data)
		return errors.Join(err, http.NewResponseController(w).Flush())
	}
	c, err := s.engine.Generate(r.Context(), q.request(), func(t engine.Token) error {
		choice := object{"index": 0, "finish_reason": nil}
		if chat {
			choice["delta"] = object{"content": t.Text}
		} else {
			choice["text"] = t.Text
		}
		if q.Logprobs != nil {
			choice["logprobs"] = logprobsOf(t, chat)
		}
		return send(object{"choices": []object{choice}})
	})
	switch {
	case err != nil && !begun:
		refuse(w, err)
	case err != nil:
		_ = send(errorBody(err)) // the client may be gone
	default:
		_ = send(object{"choices": []object{{"index": 0, "delta": object{}, "text": "", "finish_reason": c.Finish}}})
		_ = send(object{"choices": []object{}, "usage": usageOf(c)})
		_, _ = io.WriteString(w, "data: [DONE]\n\n")
	}
}

func logprobsOf(t engine.Token, chat bool) object {
	if !chat {
		top := map[string]float64{}
		for _, p := range t.Top {
			top[p.Text] = p.Logprob
		}
		return object{"tokens": []string{t.Text}, "token_logprobs": []float64{t.Logprob}, "top_logprobs": []any{top}}
	}
	top := []object{}
	for _, p := range t.Top {
		top = append(top, object{"token": p.Text, "logprob": p.Logprob})
	}
	return object{"content": []object{{"token": t.Text, "logprob": t.Logprob, "top_logprobs": top}}}
}

func (s *server) tokenize(w http.ResponseWriter, r *http.Request) {
	var q wireRequest
	if !s.decode(w, r, &q) {
		return
	}
	n, err := s.engine.Count(r.Context(), q.request())
	if err != nil {
		refuse(w, err)
		return
	}
	reply(w, object{"count": n, "max_model_len": s.engine.Info().Context})
}

func (s *server) embeddings(w http.ResponseWriter, r *http.Request) {
	var q struct{ Input []string }
	if !s.decode(w, r, &q) {
		return
	}
	vectors, err := s.embedder.Embed(r.Context(), q.Input)
	if err != nil {
		refuse(w, err)
		return
	}
	data := []object{}
	for i, v := range vectors {
		data = append(data, object{"index": i, "embedding": v})
	}
	reply(w, object{"object": "list", "data": data})
}
