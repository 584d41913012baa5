package clients

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// has checks that an object has these members, each "name kind" with kind one of the JSON types; int is a whole number.
func has(t *testing.T, where string, value any, members ...string) map[string]any {
	t.Helper()
	object, ok := value.(map[string]any)
	if !ok {
		t.Fatalf("%s: %v is no object", where, value)
	}
	for _, m := range members {
		name, kind, _ := strings.Cut(m, " ")
		got, ok := object[name]
		if !ok {
			t.Errorf("%s: no %s in %v", where, name, object)
			continue
		}
		fine := false
		switch v := got.(type) {
		case string:
			fine = kind == "string"
		case bool:
			fine = kind == "bool"
		case float64:
			fine = kind == "number" || kind == "int" && v == float64(int64(v))
		case []any:
			fine = kind == "array"
		case map[string]any:
			fine = kind == "object"
		case nil:
			fine = kind == "null"
		}
		if !fine {
			t.Errorf("%s: %s is %v, want %s", where, name, got, kind)
		}
	}
	return object
}

// The read paths of the published API, with the members that public clients read.
func TestPublishedReads(t *testing.T) {
	n := up(t)
	a := n.ask(t, "/v1/chat/completions", chat(paris))
	sid := fmt.Sprint(a.Cortensor.SessionID)
	for _, path := range []string{"/health", "/api/v1/ping", "/about", "/api/v1/about"} {
		if open := n.send(t, "GET", path, nil, "Authorization", ""); open.status != 200 {
			t.Errorf("%s without a key: %d", path, open.status)
		}
	}
	about := has(t, "about", n.get(t, "/api/v1/about"), "from_address string", "x402_enabled bool", "endpoints array")
	if router := n.node(t, named("router")).Address.Hex(); about["from_address"] != router || !slices.Contains(about["endpoints"].([]any), any("POST /v1/chat/completions")) {
		t.Errorf("about: %v, the router is %s", about, router)
	}
	info := has(t, "info", n.get(t, "/api/v1/info"), "name string", "version string", "address string", "ip_address string", "active_sessions int", "total_sessions int", "node_stats object")
	stats := has(t, "node_stats", info["node_stats"], "dedicated_count int", "ephemeral_count int", "total_count int")
	if stats["total_count"] != 3.0 || info["active_sessions"].(float64) < 1 {
		t.Errorf("info: %v", info)
	}
	status := has(t, "status", n.get(t, "/api/v1/status"), "uptime int", "active_sessions int", "connected_miners int", "memory_usage number")
	if status["connected_miners"] != 3.0 {
		t.Errorf("status: %v", status)
	}
	miners := has(t, "miners", n.get(t, "/api/v1/miners"), "nodes object", "stats object", "miners array")
	for _, m := range miners["miners"].([]any) {
		m := has(t, "miner", m, "id string", "address string", "status string", "model string", "uptime int")
		n.node(t, owned(m["address"].(string)))
		if m["status"] != "active" || miners["nodes"].(map[string]any)[m["id"].(string)] == nil {
			t.Errorf("miner: %v", m)
		}
	}
	sessions := has(t, "sessions", n.get(t, "/api/v1/sessions"), "count int", "sessions array")
	members := []string{"id string", "active bool", "owner string", "miners_count int", "created_at int", "updated_at int"}
	for _, s := range sessions["sessions"].([]any) {
		has(t, "session in the list", s, members...)
	}
	if s := has(t, "session", n.get(t, "/api/v1/sessions/"+sid), members...); s["id"] != sid || s["active"] != true {
		t.Errorf("session %s: %v", sid, s)
	}
	tasks := has(t, "tasks", n.get(t, "/api/v1/tasks/"+sid), "tasks array")["tasks"].([]any)
	newest := has(t, "task in the list", tasks[0], "task_id int", "status int", "assigned_miners array")
	if newest["task_id"] != float64(a.Cortensor.TaskID) {
		t.Errorf("the newest task is %v, want %d", newest, a.Cortensor.TaskID)
	}
	task := has(t, "task", n.get(t, "/api/v1/tasks/"+a.Cortensor.Task), "task_id int", "assigned_miners array", "created_at int", "finished_at int", "status int", "results object")
	results := has(t, "results", task["results"], "data array", "miners array")
	if task["status"] != 4.0 || len(results["data"].([]any)) != 2 || results["data"].([]any)[0] != a.Choices[0].Message.Content {
		t.Errorf("task: %v, the answer was %+v", task, a)
	}
	var receipt answer
	until(t, callTime, "the receipt is anchored", func() bool {
		receipt = n.send(t, "GET", a.Cortensor.Receipt, nil)
		return receipt.status != 202
	})
	if receipt.status != 200 || receipt.head.Get("Content-Type") != "application/vnd.ipld.dag-cbor" || len(receipt.body) < 200 {
		t.Errorf("receipt: %d %v", receipt.status, receipt.head)
	}
}

// The completions of all three versions, whole and as a stream, with the session in the path, in the body and by default.
func TestPublishedCompletions(t *testing.T) {
	n := up(t)
	sid := fmt.Sprint(n.ask(t, "/v1/chat/completions", chat(paris)).Cortensor.SessionID)
	for _, version := range []string{"v1", "v2", "v3"} {
		body := map[string]any{"prompt": paris, "max_tokens": 8, "timeout": 60, "precommit_timeout": 90, "client_reference": "ref-" + version,
			"temperature": 0, "top_p": 1, "top_k": 40, "presence_penalty": 0, "frequency_penalty": 0, "max_miners": 3, "n": 2, "stop": []string{"\n\n"}}
		path := "/api/" + version + "/completions"
		switch version {
		case "v1":
			path += "/" + sid
		case "v2":
			body["session_id"] = sid
		}
		t.Run(version, func(t *testing.T) {
			whole := has(t, "completion", n.post(t, path, body), "id string", "object string", "created int", "model string", "choices array", "usage object", "task_id int", "session_id int")
			has(t, "usage", whole["usage"], "prompt_tokens int", "completion_tokens int", "total_tokens int")
			choices := whole["choices"].([]any)
			if whole["object"] != "text_completion" || fmt.Sprint(whole["session_id"]) != sid || len(choices) != 2 {
				t.Errorf("%v", whole)
			}
			for i, c := range choices {
				c := has(t, "choice", c, "text string", "index int", "logprobs null", "finish_reason string", "miner string")
				if c["index"] != float64(i) || c["text"] != choices[0].(map[string]any)["text"] { // greedy: both miners say the same
					t.Errorf("choice %d: %v", i, c)
				}
			}
			body["stream"] = true
			streamed := stream(t, n, path, body)
			if text := choices[0].(map[string]any)["text"]; streamed != text {
				t.Errorf("streamed %q, whole %q", streamed, text)
			}
		})
	}
	raw := n.ask(t, "/api/v1/completions", map[string]any{"prompt": "The capital of France is", "prompt_type": 1, "max_tokens": 4})
	system := n.ask(t, "/api/v1/completions", map[string]any{"prompt": paris, "prompt_type": 2, "prompt_template": "Answer in one word.", "max_tokens": 8})
	if raw.Usage.Prompt > 8 || system.Usage.Prompt <= raw.Usage.Prompt || raw.Choices[0].Text == "" || system.Choices[0].Text == "" {
		t.Errorf("raw %+v, with a system message %+v", raw, system)
	}
}

// stream reads a text_completion stream to its end and gives the text.
func stream(t *testing.T, n *network, path string, body map[string]any) string {
	t.Helper()
	a := n.try(t, path, body)
	if a.status != 200 || !strings.HasPrefix(a.head.Get("Content-Type"), "text/event-stream") || a.head.Get("X-Cortensor-Task") == "" || a.head.Get("X-Cortensor-Record") == "" {
		t.Fatalf("%d %v %s", a.status, a.head, a.body)
	}
	var text strings.Builder
	done, finish := false, ""
	for lines := bufio.NewScanner(bytes.NewReader(a.body)); lines.Scan(); {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			if line := lines.Text(); line != "" && !strings.HasPrefix(line, ":") {
				t.Errorf("line %q", line)
			}
			continue
		}
		if data == "[DONE]" {
			done = true
			continue
		}
		var chunk map[string]any
		if err := json.Unmarshal([]byte(data), &chunk); err != nil || done {
			t.Fatalf("%v, done %v: %s", err, done, data)
		}
		has(t, "chunk", chunk, "id string", "object string", "created int", "model string", "choices array", "task_id int", "session_id int")
		choice := has(t, "choice", chunk["choices"].([]any)[0], "text string", "index int")
		text.WriteString(choice["text"].(string))
		if f, ok := choice["finish_reason"].(string); ok {
			finish = f
			has(t, "last chunk's place", chunk["cortensor"], "record_cid string", "result_cids array", "miners array", "receipt string")
		}
	}
	if !done || finish == "" {
		t.Errorf("done %v, finish reason %q: %s", done, finish, a.body)
	}
	return text.String()
}
