package remote_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/llama"
	"github.com/cortensor-open/cortensor/engine/remote"
)

func openRemote(t *testing.T, cfg remote.Config) *remote.Engine {
	t.Helper()
	e, err := remote.Open(t.Context(), cfg)
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

// The whole suite against a real server: the llama engine behind OpenAI-style HTTP.
func TestEngine(t *testing.T) {
	paths := enginetest.Assets(t)
	enginetest.Engine(t, func(t *testing.T, o enginetest.Options) engine.Engine {
		local, err := llama.Open(t.Context(), llama.Config{Library: paths.Library, Model: paths.Model, Name: "smollm2", Slots: o.Slots, Context: o.Context})
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(enginetest.Server(local, nil, "secret"))
		t.Cleanup(func() {
			server.Close()
			if err := local.Close(); err != nil {
				t.Error(err)
			}
		})
		return openRemote(t, remote.Config{URL: server.URL + "/v1/", Key: "secret", Model: "smollm2", Slots: o.Slots})
	})
}

func TestEmbedder(t *testing.T) {
	paths := enginetest.Assets(t)
	local, err := llama.OpenEmbedder(t.Context(), llama.EmbedderConfig{Library: paths.Library, Model: paths.Embedder, Name: "minilm"})
	if err != nil {
		t.Fatal(err)
	}
	defer local.Close()
	server := httptest.NewServer(enginetest.Server(nil, local, ""))
	defer server.Close()
	e, err := remote.OpenEmbedder(t.Context(), remote.Config{URL: server.URL + "/v1", Model: "minilm"})
	if err != nil {
		t.Fatal(err)
	}
	enginetest.Embedder(t, e)
}

// fake is a server that answers models itself and the rest by the given handler.
func fake(t *testing.T, handle http.HandlerFunc) remote.Config {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/models" {
			fmt.Fprint(w, `{"data":[{"id":"m"}]}`)
			return
		}
		handle(w, r)
	}))
	t.Cleanup(server.Close)
	return remote.Config{URL: server.URL + "/v1", Model: "m"}
}

func hello() engine.Request {
	return engine.Request{Messages: []core.Message{{Role: "user", Content: "hello"}}, TopLogprobs: 1}
}

func TestServerErrorsAreMapped(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		kind   core.Kind
		reason core.Reason
	}{
		{400, `{"error":{"message":"bad","type":"invalid_request_error"}}`, core.Invalid, ""},
		{400, `{"error":{"message":"This model's maximum context length is 8 tokens"}}`, core.Invalid, core.ReasonContextOverflow},
		{400, `{"error":{"message":"x","type":"exceed_context_size_error","code":400}}`, core.Invalid, core.ReasonContextOverflow},
		{401, `{"error":"no"}`, core.Denied, ""}, {404, `not found`, core.NotFound, ""}, {429, `{"message":"slow down"}`, core.Busy, ""},
		{500, ``, core.Internal, core.ReasonEngine}, {503, `<html>`, core.Unavailable, ""}, {413, ``, core.TooLarge, ""},
		{200, `data: {"error":{"message":"broke"}}` + "\n\n", core.Internal, core.ReasonEngine},
		{200, `data: {"choices":[{"delta":{"content":"x"}}]}` + "\n\n", core.Internal, core.ReasonEngine}, // breaks off
		{200, "data: {\n\n", core.Internal, core.ReasonEngine},
		{200, `data: {"choices":[{"finish_reason":"content_filter"}]}` + "\n\ndata: [DONE]\n\n", core.Internal, core.ReasonEngine},
		{200, "data: " + strings.Repeat("x", 5<<20) + "\n\n", core.Internal, core.ReasonEngine},
	} {
		e := openRemote(t, fake(t, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(c.status)
			fmt.Fprint(w, c.body)
		}))
		_, err := e.Generate(t.Context(), hello(), nil)
		if core.KindOf(err) != c.kind || core.ReasonOf(err) != c.reason {
			t.Errorf("%d %.60s: kind %s, reason %q: %v", c.status, c.body, core.KindOf(err), core.ReasonOf(err), err)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	good := fake(t, http.NotFound)
	for name, c := range map[string]struct {
		change func(*remote.Config)
		kind   core.Kind
	}{
		"no URL":       {func(c *remote.Config) { c.URL = "" }, core.Invalid},
		"password":     {func(c *remote.Config) { c.URL = "http://me:pw@127.0.0.1/v1" }, core.Invalid},
		"no model":     {func(c *remote.Config) { c.Model = "" }, core.Invalid},
		"other model":  {func(c *remote.Config) { c.Model = "x" }, core.NotFound},
		"no server":    {func(c *remote.Config) { c.URL = "http://127.0.0.1:1/v1" }, core.Unavailable},
		"short digest": {func(c *remote.Config) { c.Digest = []byte{1} }, core.Invalid},
	} {
		cfg := good
		c.change(&cfg)
		if _, err := remote.Open(t.Context(), cfg); core.KindOf(err) != c.kind || strings.Contains(err.Error(), "pw") {
			t.Errorf("%s: %v", name, err)
		}
	}
	paths := httptest.NewServer(enginetest.Server(nil, nil, "secret"))
	defer paths.Close()
	if _, err := remote.Open(t.Context(), remote.Config{URL: paths.URL + "/v1", Key: "wrong", Model: "m"}); core.KindOf(err) != core.Denied {
		t.Error(err)
	}
}

// A server that never begins, one that stalls, and a caller who leaves meanwhile.
func TestSlowServers(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	block := func(r *http.Request) {
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}
	silent := func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		block(r)
	}
	stalls := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		fmt.Fprint(w, `data: {"choices":[{"delta":{"content":"once"}}]}`+"\n\n")
		_ = http.NewResponseController(w).Flush()
		block(r)
	}
	for name, handle := range map[string]http.HandlerFunc{"silent": silent, "stalls": stalls} {
		cfg := fake(t, handle)
		cfg.First, cfg.Stall = 50*time.Millisecond, 50*time.Millisecond
		c, err := openRemote(t, cfg).Generate(t.Context(), hello(), nil)
		if core.KindOf(err) != core.Timeout || (name == "stalls") != (c.Text == "once") {
			t.Errorf("%s: %q, %v", name, c.Text, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cfg := fake(t, func(w http.ResponseWriter, r *http.Request) { cancel(); silent(w, r) })
	if _, err := openRemote(t, cfg).Generate(ctx, hello(), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A server without log-probabilities, usage or tokenize still works; what is not known is not claimed.
func TestPoorServer(t *testing.T) {
	e := openRemote(t, fake(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		switch {
		case r.URL.Path == "/tokenize":
			http.NotFound(w, r)
		case strings.Contains(string(body), `"stream":true`):
			fmt.Fprint(w, "data:{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n\n")
		case strings.Contains(string(body), `"max_tokens":1`):
			fmt.Fprint(w, `{"choices":[{}],"usage":{"prompt_tokens":12,"completion_tokens":1}}`)
		}
	}))
	c, err := e.Generate(t.Context(), hello(), nil)
	if err != nil || c.Text != "ab" || c.Usage.Completion != 2 || c.Tokens[0].Scored || c.Tokens[0].ID != -1 {
		t.Errorf("%+v, %v", c, err)
	}
	if n, err := e.Count(t.Context(), hello()); n != 12 || err != nil {
		t.Error(n, err)
	}
}

// A server that ignores what an answer must be is found out; one that was cut, or keeps to it, is not.
func TestIgnoredConstraints(t *testing.T) {
	var sent, finish string
	e := openRemote(t, fake(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		sent = string(body)
		fmt.Fprintf(w, "data: {\"choices\":[{\"delta\":{\"content\":\"[1, 2\"},\"finish_reason\":%q}]}\n\n", finish)
	}))
	for _, c := range []struct {
		format core.Format
		finish string
		stop   []string
		fine   bool
		asked  string
	}{
		{core.Format{Kind: core.FormatObject}, "stop", nil, false, `"response_format":{"type":"json_object"}`},
		{core.Format{Kind: core.FormatSchema, Text: `{"type":"array"}`}, "stop", nil, false, `"schema":{"type":"array"}`},
		{core.Format{Kind: core.FormatSchema, Text: `{"type":"array"}`}, "length", nil, true, `"type":"json_schema"`},
		{core.Format{Kind: core.FormatSchema, Text: `{"type":"array"}`}, "stop", []string{"]"}, true, `"stop"`},
		{core.Format{Kind: core.FormatGrammar, Text: `root ::= "[1, 2" "]"?`}, "stop", nil, true, `"grammar":"root ::=`},
		{core.Format{Kind: core.FormatGrammar, Text: `root ::= "[1, 2" "]"`}, "stop", nil, false, `"structured_outputs":{"grammar"`},
		{core.Format{Kind: core.FormatGrammar, Text: `root ::= "{"`}, "length", nil, false, `"grammar"`},
	} {
		r := hello()
		finish, r.Params.Format, r.Params.Stop = c.finish, &c.format, c.stop
		_, err := e.Generate(t.Context(), r, nil)
		if (err == nil) != c.fine || err != nil && core.ReasonOf(err) != core.ReasonEngine || !strings.Contains(sent, c.asked) {
			t.Errorf("%+v: %v; sent %s", c, err, sent)
		}
	}
}
