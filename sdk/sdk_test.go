package sdk_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router/httpapi"
	"github.com/cortensor-open/cortensor/router/routertest"
	"github.com/cortensor-open/cortensor/sdk"
)

const (
	key   = "sk-test-0123456789abcdef"
	paris = "The capital of France is Paris."
)

// slowReceipts anchors at the third question.
type slowReceipts struct{ asked atomic.Int64 }

func (s *slowReceipts) Receipt(_ context.Context, ref core.TaskRef) ([]byte, error) {
	if s.asked.Add(1) < 3 {
		return nil, core.Fail(core.ReasonNotAnchored, "not yet")
	}
	return []byte(ref.String()), nil
}

func serve(t *testing.T) (*routertest.Network, *sdk.Client, string) {
	t.Helper()
	n := routertest.New(t, 3)
	cfg := httpapi.DefaultConfig()
	cfg.Keys, cfg.Receipts = []string{key}, &slowReceipts{}
	h, err := httpapi.New(cfg, n.Router())
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(h.Handler())
	t.Cleanup(web.Close)
	c, err := sdk.New(web.URL+"/v1/", key)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return n, c, web.URL
}

func TestAsk(t *testing.T) {
	_, c, _ := serve(t)
	models, err := c.Models(t.Context())
	if err != nil || len(models) != 1 || models[0].Context != routertest.Context {
		t.Fatalf("%+v, %v", models, err)
	}
	zero, seed := 0.0, int64(7)
	var heard strings.Builder
	a, err := c.Ask(t.Context(), sdk.Request{Prompt: "What is the capital of France?", Model: models[0].ID, MaxTokens: 20, Temperature: &zero, Seed: &seed,
		Stop: []string{"#"}, Reference: "r-1", Timeout: 20 * time.Second, Verified: true}, func(s string) error { heard.WriteString(s); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if a.Text != paris || heard.String() != paris || a.Finish != core.FinishStop || a.Usage != (core.Usage{Prompt: 6, Completion: 6}) || a.Model != routertest.Model {
		t.Errorf("%+v", a)
	}
	if !a.Place.Verified || a.Place.VerdictCid == "" || len(a.Place.ResultCids) != 2 || a.Submitted <= 0 || a.FirstToken < a.Submitted || a.Done < a.FirstToken {
		t.Errorf("%+v", a)
	}
	task, err := c.Task(t.Context(), a.Place.Ref(), time.Second)
	if err != nil || task.Content != paris || task.Status != core.Ended || task.Reference != "r-1" || len(task.Miners) != 2 || task.Miners[0].Opinion != "valid" {
		t.Errorf("%+v, %v", task, err)
	}
	receipt, err := c.Receipt(t.Context(), a.Place.Ref())
	if err != nil || string(receipt) != a.Place.Task {
		t.Errorf("%q, %v", receipt, err)
	}
}

func TestFiles(t *testing.T) {
	_, c, _ := serve(t)
	f, err := c.Upload(t.Context(), "bird.md", strings.NewReader("a heron"))
	if err != nil || f.Cid != core.CIDOf(cid.Raw, []byte("a heron")).String() || f.Bytes != 7 || f.Name != "bird.md" {
		t.Fatalf("%+v, %v", f, err)
	}
	for _, name := range []string{f.ID, f.Cid, core.Scheme + f.Cid} {
		a, err := c.Ask(t.Context(), sdk.Request{Messages: []core.Message{{Role: "system", Content: "s"}, {Role: "user", Content: "Which bird?"}}, Files: []string{name}}, nil)
		if err != nil || !strings.Contains(a.Text, "a heron") {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
	if _, err := c.Upload(t.Context(), "x", strings.NewReader("\xff\xfe")); core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("%v", err)
	}
	failing := io.MultiReader(strings.NewReader("a"), iotest{})
	if _, err := c.Upload(t.Context(), "x", failing); err == nil {
		t.Error("a source that fails must fail the upload")
	}
}

type iotest struct{}

func (iotest) Read([]byte) (int, error) { return 0, errors.New("disk gone") }

func TestErrors(t *testing.T) {
	n, c, url := serve(t)
	api := func(err error) *sdk.APIError {
		var e *sdk.APIError
		if !errors.As(err, &e) {
			t.Fatalf("%v is no APIError", err)
		}
		return e
	}
	_, err := c.Ask(t.Context(), sdk.Request{Prompt: " "}, nil)
	if e := api(err); core.KindOf(err) != core.Invalid || e.Param != "messages" || e.Status != 422 {
		t.Errorf("%+v", e)
	}
	_, err = c.Ask(t.Context(), sdk.Request{Prompt: strings.Repeat("a ", routertest.Context)}, nil)
	if core.ReasonOf(err) != core.ReasonContextOverflow {
		t.Errorf("%v", err)
	}
	missing := core.SessionID(9)
	if _, err = c.Ask(t.Context(), sdk.Request{Prompt: "x", Session: &missing}, nil); core.KindOf(err) != core.NotFound {
		t.Errorf("%v", err)
	}
	if _, err = c.Task(t.Context(), core.TaskRef{Task: 9}, 0); core.KindOf(err) != core.NotFound {
		t.Errorf("%v", err)
	}
	other, err := sdk.New(url, "wrong-key-0123456789")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err = other.Models(t.Context()); core.KindOf(err) != core.Denied || api(err).Code != "invalid_api_key" {
		t.Errorf("%v", err)
	}
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Rejected: true, Silent: true})
	}
	a, err := c.Ask(t.Context(), sdk.Request{Prompt: "x"}, nil)
	if core.ReasonOf(err) != core.ReasonNoValidResult || core.KindOf(err) != core.Corrupt || api(err).Task != a.Place.Task || a.Place.Task == "" {
		t.Errorf("%+v, %v", a, err)
	}
	for _, m := range n.Miners {
		n.Ledger.SetNode(m.Address, func(p *core.PoolNode) { p.Idle = false })
	}
	_, err = c.Ask(t.Context(), sdk.Request{Prompt: "x"}, nil)
	if e := api(err); core.ReasonOf(err) != core.ReasonNoMiner || e.RetryAfter <= 0 || len(e.Reasons) != 3 {
		t.Errorf("%+v", e)
	}
	if _, err := sdk.New("127.0.0.1:5010", key); core.KindOf(err) != core.Invalid {
		t.Errorf("%v", err)
	}
	nobody, err := sdk.New("http://127.0.0.1:1", key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := nobody.Models(t.Context()); core.ReasonOf(err) != core.ReasonUnreachable {
		t.Errorf("%v", err)
	}
}

func TestCancelAndBrokenStreams(t *testing.T) {
	n, c, _ := serve(t)
	gate := make(chan struct{}, 2)
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	gate <- struct{}{}
	ctx, cancel := context.WithCancel(t.Context())
	a, err := c.Ask(ctx, sdk.Request{Prompt: "one two"}, func(string) error { cancel(); return nil })
	if core.ReasonOf(err) != core.ReasonCancelled || a.Place.Task != "0/0" {
		t.Errorf("%+v, %v", a, err)
	}
	close(gate)
	stop := errors.New("enough")
	if _, err := c.Ask(t.Context(), sdk.Request{Prompt: "one two"}, func(string) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
	for name, stream := range map[string]string{"early end": "data: {}\n\n", "not json": "data: {\n\n", "nothing": ""} {
		web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(stream)) }))
		other, err := sdk.New(web.URL, key)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.Ask(t.Context(), sdk.Request{Prompt: "x"}, nil); err == nil || core.KindOf(err) == core.Internal {
			t.Errorf("%s: %v", name, err)
		}
		other.Close()
		web.Close()
	}
}
