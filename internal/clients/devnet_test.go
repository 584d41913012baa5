package clients

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/node"
)

// Settings of the devnet that the tests count on.
const (
	fetchTimeout = 3 * time.Second
	contextSize  = 512 // a prompt that fills it is computed in seconds
	maxFile      = 4 << 20
)

// network is the devnet under test.
type network struct {
	node.Info
	devnet *node.Devnet
	cancel context.CancelFunc
	ended  chan error
}

// start brings the network up once, for the first test that needs it.
var start = sync.OnceValues(func() (*network, error) {
	dir, err := os.MkdirTemp("", "cortensor-clients-")
	if err != nil {
		return nil, err
	}
	cfg, _, err := node.Load("", map[string]string{
		"dir": dir, "router.listen": "127.0.0.1:0", "chain.listen": "127.0.0.1:0", "ipfs.fetch_timeout": fetchTimeout.String(),
		"engine.context": fmt.Sprint(contextSize), "router.max_file": fmt.Sprint(maxFile), "router.max_tokens": "24",
		"router.timeout": "120s", // the machine may be busy
	})
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background()) // ended by stop
	devnet, err := node.OpenDevnet(ctx, cfg, "test", nil)
	if err != nil {
		cancel()
		return nil, err
	}
	n := &network{Info: devnet.Info(), devnet: devnet, cancel: cancel, ended: make(chan error, 1)}
	go func() { n.ended <- devnet.Run(ctx) }() // awaited by stop
	if err := devnet.Ready(ctx); err != nil {
		return nil, errors.Join(err, n.stop())
	}
	running = n
	return n, nil
})

// running is what TestMain has to end.
var running *network

func (n *network) stop() error {
	n.cancel()
	return errors.Join(<-n.ended, n.devnet.Close(), os.RemoveAll(n.Dir))
}

// TestMain ends the network; a devnet that cannot end, or ends with an error, fails the package.
func TestMain(m *testing.M) {
	code := m.Run()
	if running != nil {
		if err := running.stop(); err != nil {
			fmt.Fprintln(os.Stderr, "end the devnet:", err)
			code = max(code, 1)
		}
	}
	os.Exit(code)
}

func up(t *testing.T) *network {
	t.Helper()
	n, err := start()
	if err != nil {
		t.Fatalf("devnet: %v", err)
	}
	return n
}

// answer is what came back over HTTP.
type answer struct {
	status int
	head   http.Header
	body   []byte
	took   time.Duration
}

// client opens a connection for each request, so that what a server keeps of one shows.
var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

const callTime = 150 * time.Second // for one request on a busy machine

// send sends a request with the key, unless head has names and values that replace it.
func (n *network) send(t *testing.T, method, path string, body io.Reader, head ...string) answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), callTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, n.API+path, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+n.Key)
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(head); i += 2 {
		if r.Header.Del(head[i]); head[i+1] != "" {
			r.Header.Set(head[i], head[i+1])
		}
	}
	begin := time.Now()
	response, err := client.Do(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	return answer{response.StatusCode, response.Header, data, time.Since(begin)}
}

func (n *network) get(t *testing.T, path string) map[string]any {
	t.Helper()
	return n.send(t, "GET", path, nil).object(t, 200)
}

// post sends body as JSON and wants 200.
func (n *network) post(t *testing.T, path string, body map[string]any) map[string]any {
	t.Helper()
	return n.try(t, path, body).object(t, 200)
}

func (n *network) try(t *testing.T, path string, body map[string]any) answer {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return n.send(t, "POST", path, bytes.NewReader(data))
}

// object wants a status and a JSON object.
func (a answer) object(t *testing.T, status int) map[string]any {
	t.Helper()
	if a.status != status {
		t.Fatalf("status %d, want %d: %.600s", a.status, status, a.body)
	}
	var out map[string]any
	if err := json.Unmarshal(a.body, &out); err != nil {
		t.Fatalf("%v: %.600s", err, a.body)
	}
	return out
}

// place is where an answer says it came from.
type place struct {
	Task       string
	SessionID  uint64   `json:"session_id"`
	TaskID     uint64   `json:"task_id"`
	RecordCid  string   `json:"record_cid"`
	ResultCids []string `json:"result_cids"`
	VerdictCid string   `json:"verdict_cid"`
	Miners     []string
	AnsweredBy string `json:"answered_by"`
	Verified   bool
	Receipt    string
}

// asked is a whole answer to a chat or a completion.
type asked struct {
	ID      string
	Choices []struct {
		Text    string
		Miner   string
		Message struct{ Content string }
		Finish  string `json:"finish_reason"`
	}
	Usage struct {
		Prompt     int `json:"prompt_tokens"`
		Completion int `json:"completion_tokens"`
		Total      int `json:"total_tokens"`
	}
	Cortensor place
}

// ask posts a request that must be answered, verified.
func (n *network) ask(t *testing.T, path string, body map[string]any) asked {
	t.Helper()
	a := n.try(t, path, body)
	var out asked
	if err := json.Unmarshal(a.body, &out); err != nil || a.status != 200 || len(out.Choices) == 0 || !out.Cortensor.Verified {
		t.Fatalf("%s: %d, %v: %.600s", path, a.status, err, a.body)
	}
	return out
}

const paris = "What is the capital of France?"

// chat is a chat request with one user message, content being text or parts.
func chat(content any) map[string]any {
	return map[string]any{"messages": []any{map[string]any{"role": "user", "content": content}}, "max_tokens": 12}
}

// node finds a node of the devnet.
func (n *network) node(t *testing.T, match func(node.NodeInfo) bool) node.NodeInfo {
	t.Helper()
	for _, info := range n.Nodes {
		if match(info) {
			return info
		}
	}
	t.Fatal("no such node in the devnet")
	return node.NodeInfo{}
}

func named(name string) func(node.NodeInfo) bool {
	return func(i node.NodeInfo) bool { return i.Name == name }
}

func owned(address string) func(node.NodeInfo) bool {
	return func(i node.NodeInfo) bool { return strings.EqualFold(i.Address.Hex(), address) }
}

func (n *network) network() core.Network {
	return core.Network{Chain: n.ChainID, Runtime: n.Runtime.Bytes()}
}

// until waits for a condition.
func until(t *testing.T, limit time.Duration, what string, met func() bool) {
	t.Helper()
	for deadline := time.Now().Add(limit); !met(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within %s: %s", limit, what)
		}
	}
}

// rest waits until no request is open and every miner is free.
func (n *network) rest(t *testing.T) {
	t.Helper()
	until(t, time.Minute, "no open request, all miners idle", func() bool {
		if n.get(t, "/api/v1/status")["open_requests"] != 0.0 {
			return false
		}
		for _, m := range n.get(t, "/api/v1/miners")["miners"].([]any) {
			if m := m.(map[string]any); m["running"] != 0.0 || m["idle"] != true {
				return false
			}
		}
		return true
	})
}
