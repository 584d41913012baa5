package clients

import (
	"encoding/json"
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
