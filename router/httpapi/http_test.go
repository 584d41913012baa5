package httpapi_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
	"github.com/cortensor-open/cortensor/router/httpapi"
	"github.com/cortensor-open/cortensor/router/routertest"
)

const (
	key   = "sk-test-0123456789abcdef"
	paris = "The capital of France is Paris."
)

type lengths struct{}

func (lengths) Embed(_ context.Context, texts []string) ([][]float32, error) {
	var out [][]float32
	for _, t := range texts {
		out = append(out, []float32{1, float32(len(t))})
	}
	return out, nil
}

// anchored has a receipt for each task of session 0 with an even number.
type anchored struct{}

func (anchored) Receipt(_ context.Context, ref core.TaskRef) ([]byte, error) {
	switch {
	case ref.Session != 0:
		return nil, core.Errorf(core.NotFound, "no task %s", ref)
	case ref.Task%2 == 1:
		return nil, core.Fail(core.ReasonNotAnchored, "no anchor covers %s", ref)
	}
	return []byte{0xa0}, nil
}

type server struct {
	*routertest.Network
	service *router.Service
	url     string
	t       *testing.T
}

func serve(t *testing.T, miners int, change ...func(*httpapi.Config)) *server {
	t.Helper()
	n := routertest.New(t, miners)
	s := n.Router(func(c *router.Config, _ *router.Deps) { c.MaxFile = 1 << 20 })
	cfg := httpapi.DefaultConfig()
	cfg.Keys = []string{"another-key-0123456789", key}
	cfg.Embedder, cfg.EmbedModel, cfg.Receipts = lengths{}, "lengths-1", anchored{}
	for _, c := range change {
		c(&cfg)
	}
	h, err := httpapi.New(cfg, s)
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(h.Handler())
	t.Cleanup(web.Close)
	return &server{Network: n, service: s, url: web.URL, t: t}
}

// call sends a request with the key and gives status, head and body.
func (s *server) call(method, path, body string, head ...string) (int, http.Header, []byte) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+key)
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, data
}

func parse[T any](t *testing.T, data []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return v
}

type place struct {
	Task       string   `json:"task"`
	Verified   bool     `json:"verified"`
	Record     string   `json:"record_cid"`
	Results    []string `json:"result_cids"`
	Verdict    *string  `json:"verdict_cid"`
	Miners     []string `json:"miners"`
	AnsweredBy string   `json:"answered_by"`
	Receipt    string   `json:"receipt"`
}

type completion struct {
	Object  string `json:"object"`
	Model   string `json:"model"`
	Choices []struct {
		Text    string                   `json:"text"`
		Message struct{ Content string } `json:"message"`
		Delta   struct{ Content string } `json:"delta"`
		Finish  *string                  `json:"finish_reason"`
		Miner   string                   `json:"miner"`
	} `json:"choices"`
	Usage     map[string]int `json:"usage"`
	TaskID    *uint64        `json:"task_id"`
	SessionID *uint64        `json:"session_id"`
	Cortensor *place         `json:"cortensor"`
}

const hello = `"messages":[{"role":"user","content":"What is the capital of France?"}]`

func TestChat(t *testing.T) {
	s := serve(t, 3)
	status, head, body := s.call("POST", "/v1/chat/completions", `{"model":"echo-1",`+hello+`,"unknown_field":{"x":1}}`)
	got := parse[completion](t, body)
	if status != 200 || got.Object != "chat.completion" || got.Choices[0].Message.Content != paris || *got.Choices[0].Finish != "stop" || got.Usage["total_tokens"] != 12 {
		t.Fatalf("%d %s", status, body)
	}
	x := got.Cortensor
	if !x.Verified || len(x.Results) != 2 || x.Verdict == nil || len(x.Miners) != 2 || x.AnsweredBy == "" || x.Receipt != "/v1/receipts/0/0" || *got.TaskID != 0 {
		t.Errorf("%+v", x)
	}
	if head.Get("X-Cortensor-Task") != "0/0" || head.Get("X-Cortensor-Record") != x.Record || head.Get("X-Request-Id") == "" {
		t.Errorf("%v", head)
	}
	// The answer can be read by id, from chain and IPFS.
	status, _, body = s.call("GET", "/api/v1/tasks/0/0", "")
	task := parse[struct {
		Status  int
		Content string
		Miners  []string `json:"assigned_miners"`
		Results struct{ Data, Miners []string }
	}](t, body)
	if status != 200 || task.Status != 4 || task.Content != paris || len(task.Results.Data) != 2 || task.Results.Data[0] != paris || len(task.Miners) != 2 {
		t.Errorf("%d %s", status, body)
	}
}

// events reads a stream; each value is one event's data.
func events(t *testing.T, body []byte) []string {
	t.Helper()
	var out []string
	for line := range strings.Lines(string(body)) {
		if data, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "data: "); ok {
			out = append(out, data)
		} else if line != "\n" && !strings.HasPrefix(line, ":") {
			t.Errorf("a line that is no event: %q", line)
		}
	}
	return out
}

func TestChatStream(t *testing.T) {
	s := serve(t, 3)
	for _, wait := range []string{"", `,"wait":"verified"`} {
		status, head, body := s.call("POST", "/v1/chat/completions", `{"stream":true,"stream_options":{"include_usage":true},`+hello+wait+`}`)
		list := events(t, body)
		if status != 200 || !strings.HasPrefix(head.Get("Content-Type"), "text/event-stream") || list[len(list)-1] != "[DONE]" {
			t.Fatalf("%d %s", status, body)
		}
		text, finish := "", ""
		var usage map[string]int
		var last *place
		for _, e := range list[:len(list)-1] {
			c := parse[completion](t, []byte(e))
			if len(c.Choices) > 0 {
				text += c.Choices[0].Delta.Content
				if c.Choices[0].Finish != nil {
					finish = *c.Choices[0].Finish
				}
			}
			usage, last = c.Usage, c.Cortensor
		}
		if text != paris || finish != "stop" || usage["completion_tokens"] != 6 || last == nil || last.Record != head.Get("X-Cortensor-Record") || len(last.Results) == 0 {
			t.Errorf("%q %q %v %+v", text, finish, usage, last)
		}
		if wait != "" && !last.Verified {
			t.Error("not verified")
		}
	}
}

// The client has the task's id before the first token, and each token as it is made.
func TestStreamIsNotBuffered(t *testing.T) {
	s := serve(t, 2)
	gate := make(chan struct{})
	for _, m := range s.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	r, err := http.NewRequestWithContext(t.Context(), "POST", s.url+"/v1/chat/completions", strings.NewReader(`{"stream":true,`+hello+`}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-API-Key", key)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.Header.Get("X-Cortensor-Task") != "0/0" {
		t.Errorf("%v", answer.Header)
	}
	lines := bufio.NewScanner(answer.Body)
	next := func() string {
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return data
			}
		}
		t.Fatalf("stream ended: %v", lines.Err())
		return ""
	}
	if first := next(); !strings.Contains(first, `"role":"assistant"`) {
		t.Errorf("%s", first)
	}
	gate <- struct{}{}
	if token := parse[completion](t, []byte(next())).Choices[0].Delta.Content; token != "The " {
		t.Errorf("%q", token)
	}
	close(gate)
	rest := ""
	for data := next(); data != "[DONE]"; data = next() {
		rest += parse[completion](t, []byte(data)).Choices[0].Delta.Content
	}
	if "The "+rest != paris {
		t.Errorf("%q", rest)
	}
}

func TestBrokenStreamEndsWithAnErrorEvent(t *testing.T) {
	s := serve(t, 1)
	s.Miners[0].Set(routertest.Behaviour{Rejected: true, Silent: true})
	_, _, body := s.call("POST", "/v1/chat/completions", `{"stream":true,`+hello+`}`)
	list := events(t, body)
	last := parse[failure](t, []byte(list[len(list)-1]))
	if last.Error.Code != "no_valid_result" || last.Error.Type != "server_error" || last.Cortensor == nil || last.Cortensor.Task != "0/0" {
		t.Errorf("%s", body)
	}
}

func TestRouterCompletions(t *testing.T) {
	s := serve(t, 3)
	if status, _, body := s.call("POST", "/api/v1/create", `{"name":"mine","min_nodes":1,"max_nodes":3,"validator_nodes":1,"mode":0}`); status != 200 || !strings.Contains(string(body), `"session_id":`) {
		t.Fatalf("%d %s", status, body)
	}
	for _, version := range []string{"v1", "v2", "v3"} {
		for _, c := range []struct{ path, body string }{
			{"/0", `{"prompt":"capital of France","prompt_type":1,"max_tokens":50,"timeout":20,"n":3,"model":"whatever","provider":"x"}`},
			{"", `{"session_id":"0","prompt":"capital of France"}`},
			{"", `{"prompt":"capital of France","prompt_type":2,"prompt_template":"Be brief."}`},
		} {
			status, _, body := s.call("POST", "/api/"+version+"/completions"+c.path, c.body)
			got := parse[completion](t, body)
			if status != 200 || got.Object != "text_completion" || len(got.Choices) != 2 || got.Choices[1].Text != paris || got.Choices[0].Miner == got.Choices[1].Miner || got.TaskID == nil {
				t.Errorf("%s%s: %d %s", version, c.path, status, body)
			}
		}
	}
	_, _, body := s.call("POST", "/api/v1/completions/0", `{"prompt":"capital of France","stream":true}`)
	text, list := "", events(t, body)
	for _, e := range list[:len(list)-1] {
		text += parse[completion](t, []byte(e)).Choices[0].Text
	}
	if text != paris {
		t.Errorf("%s", body)
	}
	if status, _, body := s.call("POST", "/v1/completions", `{"model":"echo-1","prompt":["once upon"],"wait":"result"}`); status != 200 || parse[completion](t, body).Choices[0].Text != "You said: once upon" {
		t.Errorf("%d %s", status, body)
	}
}

func TestNetworkPaths(t *testing.T) {
	s := serve(t, 3)
	if status, _, body := s.call("POST", "/v1/chat/completions", "{"+hello+"}"); status != 200 {
		t.Fatalf("%s", body)
	}
	for path, words := range map[string][]string{
		"/health":              {`"ok"`},
		"/about":               {`"from_address":"0x`, `"x402_enabled":false`, "/v1/chat/completions"},
		"/api/v1/about":        {`"from_address":"0x`},
		"/api/v1/ping":         {"pong"},
		"/api/v1/info":         {`"name"`, `"total_sessions":1`, `"active_sessions":1`, `"total_count":3`, `"ip_address":"127.0.0.1"`, `"default_session":0`},
		"/api/v1/status":       {`"uptime"`, `"connected_miners":3`, `"cpu_usage"`, `"memory_usage"`},
		"/api/v1/miners":       {`"status":"active"`, `"model":"echo-1"`, `"nodes":{"0x`, s.Miners[0].Address.Hex()},
		"/api/v1/sessions":     {`"count":1`, `"id":"0"`, `"miners_count":2`, `"created_at":1`},
		"/api/v1/sessions/0":   {`"owner":"0x`},
		"/api/v1/tasks/0":      {`"task_id":0`, `"status":4`},
		"/api/v1/tasks/0/0":    {`"opinion":"valid"`, `"finished_at":1`},
		"/v1/models":           {`"id":"echo-1"`, `"object":"list"`, `"owned_by":"cortensor"`, "lengths-1"},
		"/v1/models/echo-1":    {`"object":"model"`},
		"/openapi.json":        {`"openapi"`},
		"/v1/files":            {`"data":[]`},
		"/v1/receipts/0/0":     {"\xa0"},
		"/api/v1/tasks?x":      nil,
		"/api/v1/sessions/99":  nil,
		"/api/v1/sessions/abc": nil,
		"/api/v1/tasks/0/99":   nil,
		"/api/v1/tasks/99":     nil,
		"/v1/receipts/1/0":     nil,
		"/v1/models/none":      nil,
		"/v1/files/file-x":     nil,
	} {
		status, _, body := s.call("GET", path, "")
		if words == nil {
			if status != 404 || parse[failure](t, body).Error.Type != "not_found_error" {
				t.Errorf("%s: %d %s", path, status, body)
			}
			continue
		}
		if status != 200 {
			t.Errorf("%s: %d %s", path, status, body)
		}
		for _, w := range words {
			if !strings.Contains(string(body), w) {
				t.Errorf("%s lacks %s: %s", path, w, body)
			}
		}
	}
	if status, head, body := s.call("GET", "/v1/receipts/0/1", ""); status != 202 || head.Get("Retry-After") == "" || !strings.Contains(string(body), "not_anchored") {
		t.Errorf("%d %s", status, body)
	}
}

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

func TestLargeBodiesAreNotRead(t *testing.T) {
	s := serve(t, 1)
	for _, path := range []string{"/v1/chat/completions", "/v1/files", "/api/v1/create"} {
		for _, length := range []int64{100 << 20, -1} {
			body := &zeros{}
			head := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
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
				t.Fatalf("%s, length %d: %v", path, length, err)
			}
			data, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			transport.CloseIdleConnections()
			if err != nil || answer.StatusCode != 413 || parse[failure](t, data).Error.Code != "too_large" {
				t.Errorf("%s, length %d: %d %s %v", path, length, answer.StatusCode, data, err)
			}
			if body.read > 32<<20 || (length > 0 && body.read > 0) {
				t.Errorf("%s, length %d: %d bytes were read", path, length, body.read)
			}
		}
	}
}

func form(t *testing.T, name string, data []byte, purposeFirst bool) (string, string) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	purpose := func() {
		if err := w.WriteField("purpose", "assistants"); err != nil {
			t.Fatal(err)
		}
	}
	if purposeFirst {
		purpose()
	}
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if !purposeFirst {
		purpose()
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return body.String(), w.FormDataContentType()
}

func TestFiles(t *testing.T) {
	s := serve(t, 2)
	var ids []string
	for i, first := range []bool{true, false} {
		text := fmt.Sprintf("# Note %d\nthe bird is a heron", i)
		body, kind := form(t, "../dir/nöte.md", []byte(text), first)
		status, _, data := s.call("POST", "/v1/files", body, "Content-Type", kind)
		f := parse[struct{ ID, Object, Filename, Purpose, Status, Cid, Link string }](t, data)
		want := core.CIDOf(cid.Raw, []byte(text)).String()
		if status != 200 || f.ID != "file-"+want || f.Filename != "nöte.md" || f.Purpose != "assistants" || f.Link != "ipfs://"+want || f.Status != "processed" {
			t.Fatalf("%d %s", status, data)
		}
		ids = append(ids, f.ID)
		if status, head, content := s.call("GET", "/v1/files/"+f.ID+"/content", ""); status != 200 || string(content) != text || !strings.HasPrefix(head.Get("Content-Type"), "text/plain") {
			t.Errorf("%d %q", status, content)
		}
	}
	if _, _, data := s.call("GET", "/v1/files?purpose=assistants", ""); !strings.Contains(string(data), ids[0]) || !strings.Contains(string(data), ids[1]) {
		t.Errorf("%s", data)
	}
	first := parse[struct {
		Data    []struct{ ID string }
		HasMore bool   `json:"has_more"`
		LastID  string `json:"last_id"`
	}](t, third(s.call("GET", "/v1/files?limit=1", "")))
	second := parse[struct{ Data []struct{ ID string } }](t, third(s.call("GET", "/v1/files?limit=1&after="+first.LastID, "")))
	if !first.HasMore || len(second.Data) != 1 || first.Data[0].ID == second.Data[0].ID {
		t.Errorf("%+v %+v", first, second)
	}
	for _, part := range []string{
		`{"type":"file","file":{"file_id":"` + ids[0] + `"}}`,
		`{"type":"input_file","file_id":"` + ids[0] + `"}`,
		`{"type":"file_url","file_url":"ipfs://` + ids[0][len("file-"):] + `"}`,
		`{"type":"input_file","file_url":"ipfs://` + ids[0][len("file-"):] + `","filename":"x.md"}`,
		`{"type":"file","file":{"filename":"x.md","file_data":"data:text/markdown;base64,aGVyb24="}}`,
		`{"type":"text","text":"see ipfs://` + ids[0][len("file-"):] + `"}`,
	} {
		status, _, data := s.call("POST", "/v1/chat/completions", `{"messages":[{"role":"user","content":[{"type":"text","text":"Which bird?"},`+part+`]}]}`)
		if status != 200 || !strings.Contains(parse[completion](t, data).Choices[0].Message.Content, "heron") {
			t.Errorf("%s: %d %s", part, status, data)
		}
	}
	if status, _, data := s.call("DELETE", "/v1/files/"+ids[0], ""); status != 200 || !strings.Contains(string(data), `"deleted":true`) {
		t.Errorf("%d %s", status, data)
	}
	for _, path := range []string{"/v1/files/" + ids[0], "/v1/files/" + ids[0] + "/content"} {
		if status, _, data := s.call("GET", path, ""); status != 404 {
			t.Errorf("%d %s", status, data)
		}
	}
	body, kind := form(t, "x.bin", []byte("text and \xff"), true)
	if status, _, data := s.call("POST", "/v1/files", body, "Content-Type", kind); status != 415 {
		t.Errorf("%d %s", status, data)
	}
	body, kind = form(t, "x.txt", bytes.Repeat([]byte("x"), 1<<20+1), true)
	if status, _, data := s.call("POST", "/v1/files", body, "Content-Type", kind); status != 413 {
		t.Errorf("%d %s", status, data)
	}
	if status, _, data := s.call("POST", "/v1/files", body[:len(body)/2], "Content-Type", kind); status != 400 {
		t.Errorf("%d %s", status, data)
	}
}

func third(_ int, _ http.Header, body []byte) []byte { return body }

func TestEmbeddings(t *testing.T) {
	s := serve(t, 1)
	status, _, body := s.call("POST", "/v1/embeddings", `{"model":"lengths-1","input":["a","bcd"]}`)
	got := parse[struct {
		Data []struct {
			Index     int
			Embedding []float32
		}
	}](t, body)
	if status != 200 || len(got.Data) != 2 || !slices.Equal(got.Data[1].Embedding, []float32{1, 3}) {
		t.Errorf("%d %s", status, body)
	}
	if _, _, body := s.call("POST", "/v1/embeddings", `{"input":"a","encoding_format":"base64"}`); !strings.Contains(string(body), `"AACAPwAAgD8="`) {
		t.Errorf("%s", body)
	}
	none := serve(t, 1, func(c *httpapi.Config) { c.Embedder, c.Receipts = nil, nil })
	if status, _, body := none.call("POST", "/v1/embeddings", `{"input":"a"}`); status != 501 || parse[failure](t, body).Error.Code != "no_embedder" {
		t.Errorf("%d %s", status, body)
	}
	if status, _, body := none.call("GET", "/v1/receipts/0/0", ""); status != 501 {
		t.Errorf("%d %s", status, body)
	}
}

func TestCORS(t *testing.T) {
	s := serve(t, 1)
	status, head, _ := s.call("OPTIONS", "/v1/chat/completions", "", "Authorization", "", "Origin", "https://app.example",
		"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization, x-stainless-os, x-evil")
	allow := head.Get("Access-Control-Allow-Headers")
	if status != 204 || head.Get("Access-Control-Allow-Origin") != "*" || !strings.HasPrefix(allow, "Authorization, Content-Type, X-API-Key") || !strings.Contains(allow, "x-stainless-os") || strings.Contains(allow, "evil") || !strings.HasPrefix(head.Get("Access-Control-Allow-Methods"), "GET, POST, OPTIONS") {
		t.Errorf("%d %v", status, head)
	}
	closed := serve(t, 1, func(c *httpapi.Config) { c.Origins = []string{"https://app.example"} })
	if _, head, _ := closed.call("GET", "/health", "", "Origin", "https://other.example"); head.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%v", head)
	}
	if _, head, _ := closed.call("GET", "/health", "", "Origin", "https://app.example"); head.Get("Access-Control-Allow-Origin") != "https://app.example" {
		t.Errorf("%v", head)
	}
}

// The committed description is the one that the routes give. UPDATE_GOLDEN=1 writes it anew.
func TestOpenAPIIsUpToDate(t *testing.T) {
	s := serve(t, 1)
	_, _, got := s.call("GET", "/openapi.json", "")
	file := filepath.Join("..", "..", "docs", "openapi.json")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs/openapi.json is not what the routes say; run the test with UPDATE_GOLDEN=1")
	}
	document := parse[struct{ Paths map[string]map[string]any }](t, got)
	about := parse[struct{ Endpoints []string }](t, third(s.call("GET", "/about", "")))
	described := 0
	for _, methods := range document.Paths {
		described += len(methods)
	}
	if described != len(about.Endpoints) {
		t.Errorf("%d operations are described, %d are served", described, len(about.Endpoints))
	}
}

// A stop lets a running answer end, refuses new ones, and leaves nothing behind.
func TestServeDrains(t *testing.T) {
	n := routertest.New(t, 2)
	gate := make(chan struct{})
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	cfg := httpapi.DefaultConfig()
	cfg.Keys = []string{key}
	h, err := httpapi.New(cfg, n.Router())
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(ctx, l) }()
	r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+l.Addr().String()+"/v1/chat/completions", strings.NewReader(`{"stream":true,`+hello+`}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-API-Key", key)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	stop()
	close(gate)
	body, err := io.ReadAll(answer.Body)
	if err != nil || !strings.HasSuffix(string(body), "data: [DONE]\n\n") {
		t.Errorf("%s %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := http.Get("http://" + l.Addr().String() + "/health"); err == nil {
		t.Error("it still listens")
	}
}

// A client that goes away in the middle of a stream leaves nothing open.
func TestClientThatLeaves(t *testing.T) {
	s := serve(t, 2)
	gate := make(chan struct{})
	for _, m := range s.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	ctx, leave := context.WithCancel(t.Context())
	for _, stream := range []string{"true", "false"} {
		r, err := http.NewRequestWithContext(ctx, "POST", s.url+"/v1/chat/completions", strings.NewReader(`{"stream":`+stream+`,`+hello+`}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-API-Key", key)
		go func() {
			if answer, err := http.DefaultClient.Do(r); err == nil {
				_, _ = io.Copy(io.Discard, answer.Body) // ends when ctx does
				answer.Body.Close()
			}
		}()
	}
	until(t, func() bool { return s.service.OpenRequests() == 2 })
	leave()
	until(t, func() bool { return s.service.OpenRequests() == 0 })
	close(gate)
	s.Settle(t)
}

func until(t *testing.T, fine func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !fine(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it did not come about")
		}
	}
}
