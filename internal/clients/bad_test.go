package clients

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// failure is the error body in OpenAI's shape.
type failure struct {
	Error struct {
		Message, Type, Code string
		Param               *string
	}
	Message string
}

func checkFailure(t *testing.T, a answer, status int, code, param, words string) {
	t.Helper()
	var f failure
	if err := json.Unmarshal(a.body, &f); err != nil {
		t.Errorf("%d %v: %.400s", a.status, err, a.body)
		return
	}
	got := ""
	if f.Error.Param != nil {
		got = *f.Error.Param
	}
	if a.status != status || f.Error.Code != code || got != param || f.Error.Type == "" || f.Message != f.Error.Message || !strings.Contains(f.Message, words) {
		t.Errorf("want %d, code %q, param %q and %q in the message; got %d %.600s", status, code, param, words, a.status, a.body)
	}
}

// goroutines counts those of the project and of HTTP connections, and shows them. libp2p's own grow with the connections
// between nodes, which stay.
func goroutines(t *testing.T) (int, string) {
	t.Helper()
	var stacks, shown bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&stacks, 1); err != nil {
		t.Fatal(err)
	}
	total := 0
	for group := range strings.SplitSeq(stacks.String(), "\n\n") {
		count, _, ok := strings.Cut(group, " @ ")
		if !ok || !strings.Contains(group, "cortensor-open/cortensor/") && !strings.Contains(group, "net/http.") {
			continue
		}
		fields := strings.Fields(count) // the first group has the profile's title before it
		number, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil {
			t.Fatalf("%v: %s", err, group)
		}
		total += number
		fmt.Fprintln(&shown, group)
	}
	return total, shown.String()
}

// settled waits until no more goroutines run than before, but for one or two that a role's own clock has just started.
func settled(t *testing.T, n *network, before int) {
	t.Helper()
	n.rest(t)
	deadline := time.Now().Add(30 * time.Second)
	for {
		now, stacks := goroutines(t)
		if now <= before+2 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before:\n%.20000s", now, before, stacks)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func TestBadInput(t *testing.T) {
	n := up(t)
	unknown := core.CIDOf(cid.Raw, []byte("nobody has this")).String()
	user := func(content string) string {
		return `{"messages":[{"role":"user","content":` + content + `}]}`
	}
	const chat, hello = "/v1/chat/completions", `{"messages":[{"role":"user","content":"hi"}]}`
	for _, c := range []struct {
		name, method, path, body string
		head                     []string
		status                   int
		code, param, words       string
	}{
		{"malformed JSON", "POST", chat, `{"messages":[`, nil, 400, "malformed_json", "", "not JSON"},
		{"no body", "POST", chat, ``, nil, 400, "empty_body", "", "send"},
		{"unknown session", "POST", "/api/v1/completions/77", `{"prompt":"hi"}`, nil, 404, "not_found", "session_id", "/api/v1/sessions"},
		{"unknown session in body", "POST", "/api/v3/completions", `{"prompt":"hi","session_id":"77"}`, nil, 404, "not_found", "session_id", "77"},
		{"unknown session's tasks", "GET", "/api/v1/tasks/77", ``, nil, 404, "not_found", "session_id", "77"},
		{"unknown task", "GET", "/api/v1/tasks/0/999999", ``, nil, 404, "not_found", "", "999999"},
		{"unknown task's receipt", "GET", "/v1/receipts/0/999999", ``, nil, 404, "not_found", "", "999999"},
		{"no key", "POST", chat, hello, []string{"Authorization", ""}, 401, "invalid_api_key", "", "Authorization: Bearer"},
		{"wrong key", "POST", chat, hello, []string{"Authorization", "Bearer sk-0123456789abcdef0123"}, 401, "invalid_api_key", "", "X-API-Key"},
		{"wrong X-API-Key", "GET", "/api/v1/miners", ``, []string{"Authorization", "", "X-API-Key", "nope"}, 401, "invalid_api_key", "", "key file"},
		{"unknown CID", "POST", chat, user(`[{"type":"file","file":{"file_id":"` + unknown + `"}}]`), nil, 404, "content_missing", "", unknown},
		{"unknown CID in text", "POST", chat, user(`"read ipfs://` + unknown + `"`), nil, 404, "content_missing", "", "upload"},
		{"no CID", "POST", chat, user(`[{"type":"file_url","file_url":{"url":"ipfs://b"}}]`), nil, 422, "invalid", "messages[0].content[0].file_url", "ipfs://b"},
		{"long prompt", "POST", chat, user(`"` + strings.Repeat("word ", 3*contextSize) + `"`), nil, 400, "context_length_exceeded", "", fmt.Sprint(contextSize)},
		{"long raw prompt", "POST", "/api/v1/completions", `{"prompt_type":1,"prompt":"` + strings.Repeat("word ", 3*contextSize) + `"}`, nil, 400, "context_length_exceeded", "", "shorten"},
		{"huge prompt", "POST", chat, user(`"` + strings.Repeat("word ", 600<<10) + `"`), nil, 400, "context_length_exceeded", "", "shorten"},
		{"empty prompt", "POST", chat, user(`" "`), nil, 422, "invalid", "messages", "send a prompt"},
		{"empty completion", "POST", "/api/v2/completions", `{"prompt":""}`, nil, 422, "invalid", "prompt", "empty"},
		{"unknown model", "POST", chat, `{"model":"gpt-99","messages":[{"role":"user","content":"hi"}]}`, nil, 404, "model_not_found", "model", "smollm2"},
		{"unknown path", "GET", "/api/v9/ping", ``, nil, 404, "not_found", "", "/about"},
		{"wrong method", "GET", chat, ``, nil, 405, "method_not_allowed", "", "POST"},
		{"wrong method for a session", "DELETE", "/api/v1/sessions/0", ``, nil, 405, "method_not_allowed", "", "GET"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := n.send(t, c.method, c.path, strings.NewReader(c.body), c.head...)
			checkFailure(t, a, c.status, c.code, c.param, c.words)
			if limit := fetchTimeout + 10*time.Second; a.took > limit {
				t.Errorf("took %s, want at most %s", a.took, limit)
			}
			if again := n.send(t, "GET", "/health", nil); again.status != 200 || again.took > 10*time.Second {
				t.Errorf("then /health: %d after %s", again.status, again.took)
			}
		})
	}
	t.Run("leaves nothing", func(t *testing.T) {
		n.rest(t)
		before, _ := goroutines(t)
		for range 25 {
			n.send(t, "POST", chat, strings.NewReader(`{"messages":[`))
			n.send(t, "POST", chat, strings.NewReader(hello), "Authorization", "")
			n.send(t, "POST", chat, strings.NewReader(user(`" "`)))
			n.send(t, "POST", "/api/v1/completions/77", strings.NewReader(`{"prompt":"hi"}`))
		}
		settled(t, n, before)
	})
}

// text is an endless body of one JSON string or one file.
type text struct{ sent int64 }

func (b *text) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "a long line of text\n"[(b.sent+int64(i))%20]
	}
	b.sent += int64(len(p))
	return len(p), nil
}

// A body of 100 MB is refused by every path that takes one, without being kept in memory.
func TestLargeBody(t *testing.T) {
	n := up(t)
	const size = 100 << 20
	form := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n"
	for _, c := range []struct{ path, media, open string }{
		{"/v1/chat/completions", "application/json", `{"messages":[{"role":"user","content":"`},
		{"/api/v1/completions", "application/json", `{"prompt":"`},
		{"/api/v1/create", "application/json", `{"name":"`},
		{"/v1/files", "multipart/form-data; boundary=x", form},
	} {
		for _, told := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s length told %v", c.path, told), func(t *testing.T) {
				var before, after runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				body := &text{}
				r, err := http.NewRequestWithContext(t.Context(), "POST", n.API+c.path, io.LimitReader(io.MultiReader(strings.NewReader(c.open), body), size))
				if err != nil {
					t.Fatal(err)
				}
				r.Header.Set("X-API-Key", n.Key)
				r.Header.Set("Content-Type", c.media)
				if told {
					r.ContentLength = size
				}
				response, err := client.Do(r)
				if err != nil {
					t.Fatal(err)
				}
				defer response.Body.Close()
				data, err := io.ReadAll(response.Body)
				if err != nil {
					t.Fatal(err)
				}
				checkFailure(t, answer{status: response.StatusCode, body: data}, 413, "too_large", "", "bytes")
				runtime.ReadMemStats(&after)
				if grown := int64(after.HeapInuse) - int64(before.HeapInuse); grown > size/2 {
					t.Errorf("the heap grew by %d bytes", grown)
				}
			})
		}
	}
	n.rest(t)
}

// A client that leaves in the middle of its stream frees what it held; who comes next is served.
func TestClientLeaves(t *testing.T) {
	n := up(t)
	body, err := json.Marshal(map[string]any{"stream": true, "max_tokens": 64,
		"messages": []any{map[string]any{"role": "user", "content": "Write a very long story about the sea."}}})
	if err != nil {
		t.Fatal(err)
	}
	leave := func() string {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		r, err := http.NewRequestWithContext(ctx, "POST", n.API+"/v1/chat/completions", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+n.Key)
		response, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if response.StatusCode != 200 {
			t.Fatalf("%d", response.StatusCode)
		}
		events := 0
		for lines := bufio.NewScanner(response.Body); events < 3 && lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "data: {") {
				events++
			}
		}
		if events < 3 {
			t.Fatalf("only %d events", events)
		}
		return response.Header.Get("X-Cortensor-Task")
	}
	const clients = 3
	n.rest(t)
	before, _ := goroutines(t)
	var tasks []string
	for range clients {
		tasks = append(tasks, leave())
	}
	until(t, 10*time.Second, "no open request", func() bool { return n.get(t, "/api/v1/status")["open_requests"] == 0.0 })
	begin := time.Now()
	n.ask(t, "/v1/chat/completions", chat(paris))
	t.Logf("after %d clients had left, an answer took %s", clients, time.Since(begin))
	// The tasks go on to their end, and their answers can be had.
	for _, task := range tasks {
		if v := n.get(t, "/api/v1/tasks/"+task+"?wait=60"); v["status_name"] != "ended" || v["content"] == nil {
			t.Errorf("task %s, whose client left: %v", task, v)
		}
	}
	settled(t, n, before)
}
