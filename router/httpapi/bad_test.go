package httpapi_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router/httpapi"
	"github.com/cortensor-open/cortensor/router/routertest"
)

type failure struct {
	Error struct {
		Message, Type, Code string
		Param               *string
		Reasons             []string
	}
	Message   string
	Cortensor *place
}

func TestBadInput(t *testing.T) {
	s := serve(t, 2)
	unknown := core.CIDOf(cid.Raw, []byte("nobody has this")).String()
	chat := "/v1/chat/completions"
	user := func(content string) string { return `{"messages":[{"role":"user","content":` + content + `}]}` }
	cases := []struct {
		name, method, path, body string
		status                   int
		code, param, words       string
	}{
		{"malformed", "POST", chat, `{"messages":`, 400, "malformed_json", "", "not JSON"},
		{"empty body", "POST", chat, ``, 400, "empty_body", "", "send"},
		{"not an object", "POST", chat, `[1]`, 422, "invalid", "", "object"},
		{"no messages", "POST", chat, `{}`, 422, "invalid", "messages", "at least one"},
		{"empty prompt", "POST", chat, user(`""`), 422, "invalid", "messages", "text"},
		{"empty completion", "POST", "/v1/completions", `{"prompt":" "}`, 422, "invalid", "prompt", "empty"},
		{"wrong type", "POST", chat, `{"max_tokens":"many",` + hello + `}`, 422, "invalid", "max_tokens", "whole number"},
		{"fraction", "POST", chat, `{"max_tokens":1.5,` + hello + `}`, 422, "invalid", "max_tokens", "whole number"},
		{"wrong stop", "POST", chat, `{"stop":5,` + hello + `}`, 422, "invalid", "stop", "string"},
		{"wrong content", "POST", chat, user(`5`), 422, "invalid", "messages.content", "array of parts"},
		{"image", "POST", chat, user(`[{"type":"image_url","image_url":{"url":"x"}}]`), 422, "invalid", "messages[0].content[0]", "image_url"},
		{"n", "POST", chat, `{"n":2,` + hello + `}`, 422, "invalid", "n", "1"},
		{"schema", "POST", chat, `{"response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","not":{}}}},` + hello + `}`, 422, "invalid", "response_format", `"not" is not supported`},
		{"no schema", "POST", chat, `{"response_format":{"type":"json_schema"},` + hello + `}`, 422, "invalid", "response_format.json_schema", "schema"},
		{"format", "POST", chat, `{"response_format":{"type":"xml"},` + hello + `}`, 422, "invalid", "response_format.type", "json_object"},
		{"format type", "POST", chat, `{"response_format":5,` + hello + `}`, 422, "invalid", "response_format", "an object"},
		{"grammar", "POST", chat, `{"grammar":"root ::= root",` + hello + `}`, 422, "invalid", "grammar", "no text"},
		{"two grammars", "POST", chat, `{"grammar":"root ::= \"a\"","response_format":{"type":"json_object"},` + hello + `}`, 422, "invalid", "grammar", "not both"},
		{"min_p", "POST", chat, `{"min_p":2,` + hello + `}`, 422, "invalid", "min_p", "to 1"},
		{"bias id", "POST", chat, `{"logit_bias":{"x":1},` + hello + `}`, 422, "invalid", "logit_bias", "token id"},
		{"bias", "POST", chat, `{"logit_bias":{"5":101},` + hello + `}`, 422, "invalid", "logit_bias", "-100 to 100"},
		{"logprobs", "POST", chat, `{"logprobs":true,` + hello + `}`, 422, "invalid", "logprobs", "leave it out"},
		{"tools", "POST", chat, `{"tools":[{"type":"function"}],` + hello + `}`, 422, "invalid", "tools", "response_format"},
		{"best of", "POST", "/v1/completions", `{"prompt":"x","best_of":3}`, 422, "invalid", "best_of", "1"},
		{"range", "POST", chat, `{"temperature":9,` + hello + `}`, 422, "invalid", "temperature", "0 to 2"},
		{"wait", "POST", chat, `{"wait":"soon",` + hello + `}`, 422, "invalid", "wait", "verified"},
		{"model", "POST", chat, `{"model":"gpt-99",` + hello + `}`, 404, "model_not_found", "model", "echo-1"},
		{"session", "POST", chat, `{"session_id":77,` + hello + `}`, 404, "not_found", "session_id", "/api/v1/sessions"},
		{"session type", "POST", chat, `{"session_id":"x",` + hello + `}`, 422, "invalid", "session_id", "number"},
		{"session path", "POST", "/api/v1/completions/77", `{"prompt":"x"}`, 404, "not_found", "session_id", "77"},
		{"session words", "POST", "/api/v1/completions/abc", `{"prompt":"x"}`, 404, "not_found", "", "abc"},
		{"prompt list", "POST", "/v1/completions", `{"prompt":["a","b"]}`, 422, "invalid", "prompt", "one"},
		{"prompt tokens", "POST", "/v1/completions", `{"prompt":[1,2]}`, 422, "invalid", "prompt", "strings"},
		{"prompt type", "POST", "/api/v1/completions", `{"prompt":"x","prompt_type":9}`, 422, "invalid", "prompt_type", "raw"},
		{"context", "POST", chat, user(`"` + strings.Repeat("a ", routertest.Context) + `"`), 400, "context_length_exceeded", "", "tokens"},
		{"unknown CID", "POST", chat, user(`[{"type":"file","file":{"file_id":"file-` + unknown + `"}}]`), 404, "content_missing", "", unknown},
		{"unknown CID in text", "POST", chat, user(`"read ipfs://` + unknown + `"`), 404, "content_missing", "", unknown},
		{"no CID", "POST", chat, user(`[{"type":"file_url","file_url":{"url":"ipfs://nonsense"}}]`), 422, "invalid", "messages[0].content[0].file_url", "nonsense"},
		{"binary file", "POST", chat, user(`[{"type":"file","file":{"file_data":"//79"}}]`), 415, "unsupported_media_type", "", "UTF-8"},
		{"no path", "GET", "/nowhere", "", 404, "not_found", "", "/about"},
		{"method", "DELETE", chat, "", 405, "method_not_allowed", "", "POST"},
		{"method", "POST", "/health", "", 405, "method_not_allowed", "", "GET"},
		{"no form", "POST", "/v1/files", `{}`, 415, "unsupported_media_type", "", "multipart"},
		{"create name", "POST", "/api/v1/create", `{}`, 422, "invalid", "name", "name"},
		{"create nodes", "POST", "/api/v1/create", `{"name":"x","min_nodes":3,"max_nodes":2}`, 422, "invalid", "max_nodes", "min_nodes"},
		{"create type", "POST", "/api/v1/create", `{"name":"x","min_nodes":-1}`, 422, "invalid", "min_nodes", "whole number"},
		{"page", "GET", "/api/v1/sessions?limit=x", "", 422, "invalid", "limit", "number"},
		{"embedding", "POST", "/v1/embeddings", `{"input":[]}`, 422, "invalid", "input", "texts"},
		{"embedding model", "POST", "/v1/embeddings", `{"input":"a","model":"x"}`, 404, "model_not_found", "model", "lengths-1"},
	}
	for _, c := range cases {
		status, _, body := s.call(c.method, c.path, c.body)
		got := parse[failure](t, body)
		param := ""
		if got.Error.Param != nil {
			param = *got.Error.Param
		}
		if status != c.status || got.Error.Code != c.code || param != c.param || !strings.Contains(got.Error.Message, c.words) || got.Message != got.Error.Message || got.Error.Type == "" {
			t.Errorf("%s: %d %s", c.name, status, body)
		}
	}
	if s.service.OpenRequests() != 0 {
		t.Errorf("%d open requests", s.service.OpenRequests())
	}
}

func TestKeys(t *testing.T) {
	s := serve(t, 1)
	for _, head := range [][]string{{"Authorization", ""}, {"Authorization", "Bearer wrong"}, {"Authorization", key}, {"Authorization", "", "X-API-Key", "wrong"}} {
		status, answer, body := s.call("GET", "/v1/models", "", head...)
		if got := parse[failure](t, body); status != 401 || got.Error.Code != "invalid_api_key" || got.Error.Type != "authentication_error" || answer.Get("WWW-Authenticate") == "" {
			t.Errorf("%v: %d %s", head, status, body)
		}
	}
	for _, head := range [][]string{{"Authorization", "bearer " + key}, {"Authorization", "", "X-API-Key", key}, {"Authorization", "Bearer another-key-0123456789"}} {
		if status, _, body := s.call("GET", "/v1/models", "", head...); status != 200 {
			t.Errorf("%v: %d %s", head, status, body)
		}
	}
	for _, path := range []string{"/health", "/about", "/api/v1/about", "/api/v1/ping", "/openapi.json"} {
		if status, _, _ := s.call("GET", path, "", "Authorization", ""); status != 200 {
			t.Errorf("%s: %d", path, status)
		}
	}
	if _, err := httpapi.New(httpapi.Config{Keys: []string{"short"}, MaxBody: 1, MaxConcurrent: 1}, s.service); err == nil {
		t.Error("a short key was accepted")
	}
}

func TestBusyAndNoMiner(t *testing.T) {
	s := serve(t, 1, func(c *httpapi.Config) { c.MaxConcurrent = 1 })
	gate := make(chan struct{})
	s.Miners[0].Set(routertest.Behaviour{Gate: gate})
	done := make(chan int)
	go func() {
		status, _, _ := s.call("POST", "/v1/chat/completions", `{`+hello+`}`)
		done <- status
	}()
	gate <- struct{}{} // the first request has its miner
	status, head, body := s.call("POST", "/v1/chat/completions", `{`+hello+`}`)
	if status != 429 || head.Get("Retry-After") == "" || parse[failure](t, body).Error.Type != "rate_limit_error" {
		t.Errorf("%d %s", status, body)
	}
	if status, _, _ := s.call("GET", "/api/v1/miners", ""); status != 200 {
		t.Errorf("light paths must answer: %d", status)
	}
	close(gate)
	if status := <-done; status != 200 {
		t.Errorf("%d", status)
	}
	s.Ledger.SetNode(s.Miners[0].Address, func(p *core.PoolNode) { p.Idle = false })
	status, head, body = s.call("POST", "/v1/chat/completions", `{`+hello+`}`)
	if got := parse[failure](t, body); status != 503 || head.Get("Retry-After") == "" || got.Error.Code != "no_miner" || len(got.Error.Reasons) != 1 || !strings.Contains(got.Error.Reasons[0], s.Miners[0].Address.Hex()) {
		t.Errorf("%d %s", status, body)
	}
}

func TestTimeoutTellsNotToRetry(t *testing.T) {
	s := serve(t, 1)
	s.Miners[0].Set(routertest.Behaviour{NoCommit: true})
	status, head, body := s.call("POST", "/v1/chat/completions", `{"timeout":0.1,`+hello+`}`)
	if got := parse[failure](t, body); status != 504 || head.Get("X-Should-Retry") != "false" || got.Cortensor == nil || got.Cortensor.Task != "0/0" {
		t.Errorf("%d %s", status, body)
	}
	status, _, body = s.call("POST", "/v1/chat/completions", `{"wait":"result",`+hello+`}`)
	if got := parse[completion](t, body); status != 200 || got.Cortensor.Verified || got.Choices[0].Message.Content != paris {
		t.Errorf("%d %s", status, body)
	}
}

// zeros is an endless body.
type zeros struct{ read int }

func (z *zeros) Read(p []byte) (int, error) {
	z.read += len(p)
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// A body that is too large is answered with 413, whether its length is told or found out, and by a client that asks first
// or one that sends all before it listens.
func TestLargeBodies(t *testing.T) {
	s := serve(t, 1)
	head := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
	for _, path := range []string{"/v1/chat/completions", "/v1/files", "/api/v1/create"} {
		for name, length := range map[string]int64{"asks first": 100 << 20, "chunked": -1} {
			body := &zeros{}
			r, err := http.NewRequestWithContext(t.Context(), "POST", s.url+path, io.LimitReader(io.MultiReader(strings.NewReader(head), body), 100<<20))
			if err != nil {
				t.Fatal(err)
			}
			r.ContentLength = length
			r.Header.Set("Authorization", "Bearer "+key)
			r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
			r.Header.Set("Expect", "100-continue")
			transport := &http.Transport{ExpectContinueTimeout: time.Minute}
			answer, err := transport.RoundTrip(r)
			if err != nil {
				t.Fatalf("%s, %s: %v", path, name, err)
			}
			data, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			transport.CloseIdleConnections()
			if err != nil || answer.StatusCode != 413 || parse[failure](t, data).Error.Code != "too_large" {
				t.Errorf("%s, %s: %d %s %v", path, name, answer.StatusCode, data, err)
			}
			if length > 0 && body.read > 0 {
				t.Errorf("%s, %s: %d bytes were read", path, name, body.read)
			}
		}
		status := s.sendAll(path, 100<<20)
		if !strings.HasPrefix(status, "HTTP/1.1 413") {
			t.Errorf("%s, sends all first: %q", path, status)
		}
	}
}

// sendAll writes a whole request before it reads the answer's first line.
func (s *server) sendAll(path string, length int) string {
	s.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer c.Close()
	if _, err := fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n", path, key, length); err != nil {
		s.t.Fatal(err)
	}
	if _, err := io.CopyN(c, &zeros{}, int64(length)); err != nil {
		s.t.Fatalf("send: %v", err)
	}
	line, err := bufio.NewReader(c).ReadString('\n')
	if err != nil {
		s.t.Fatalf("read: %v", err)
	}
	return line
}
