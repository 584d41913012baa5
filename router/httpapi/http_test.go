package httpapi_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

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
