package clients

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/router/clienttest"
)

// The wrong requests of both client programs, by the class of error that their package raised.
const raised = "AuthenticationError AuthenticationError NotFoundError UnprocessableEntityError BadRequestError NotFoundError"

func checkReport(t *testing.T, n *network, r clienttest.Report) {
	t.Helper()
	t.Logf("%+v", r)
	if !strings.Contains(r.Answer, "Paris") || r.Streamed != r.Answer || r.Embedding != 384 || strings.Join(r.Errors, " ") != raised {
		t.Errorf("%+v", r)
	}
	var city struct {
		Name, Country *string
		Population    *int64
		Capital       *bool
	}
	d := json.NewDecoder(strings.NewReader(r.Structured))
	d.DisallowUnknownFields()
	if err := d.Decode(&city); err != nil || city.Name == nil || city.Country == nil || city.Population == nil || city.Capital == nil {
		t.Errorf("structured output: %q, %v", r.Structured, err)
	}
	task := n.get(t, "/api/v1/tasks/"+r.Task)
	if task["status_name"] != "ended" || task["outcome"] != "" || task["content"] != r.Answer {
		t.Errorf("the task on chain and IPFS is %v, the client got %q", task, r.Answer)
	}
}

func TestOpenAIPython(t *testing.T) {
	n := up(t)
	checkReport(t, n, clienttest.RunPython(t, n.API, n.Key))
}

func TestOpenAINode(t *testing.T) {
	n := up(t)
	checkReport(t, n, clienttest.RunNode(t, n.API, n.Key))
}

// A schema binds private tasks as well (core refuses a sealed record that shows it); a grammar binds answers that are drawn hot. Both are
// checked by the validators like any other answer.
func TestConstrainedTasks(t *testing.T) {
	n := up(t)
	schema := map[string]any{"type": "object", "required": []string{"secretword"}, "additionalProperties": false,
		"properties": map[string]any{"secretword": map[string]any{"type": "string", "maxLength": 12}}}
	body := map[string]any{"messages": []map[string]any{{"role": "user", "content": "Say a word."}}, "max_tokens": 60, "temperature": 1.5, "min_p": 0.01}
	for _, private := range []bool{false, true} {
		body["private"], body["response_format"] = private, map[string]any{"type": "json_schema", "json_schema": map[string]any{"name": "x", "schema": schema}}
		a := n.ask(t, "/v1/chat/completions", body)
		var got struct{ Secretword *string }
		if err := json.Unmarshal([]byte(a.Choices[0].Message.Content), &got); err != nil || got.Secretword == nil {
			t.Errorf("private %v: %q, %v", private, a.Choices[0].Message.Content, err)
		}
	}
	delete(body, "response_format")
	body["private"], body["grammar"] = false, `root ::= "[" [0-9]{2} ("," [0-9]{2}){3} "]"`
	if a := n.ask(t, "/v1/chat/completions", body); !regexp.MustCompile(`^\[\d\d(,\d\d){3}\]$`).MatchString(a.Choices[0].Message.Content) {
		t.Errorf("%q", a.Choices[0].Message.Content)
	}
}
