package router_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
	"github.com/cortensor-open/cortensor/router/routertest"
)

// A router that starts with an empty store and no memory reads a task by its id.
func TestAnswerAfterRestart(t *testing.T) {
	n := routertest.New(t, 2)
	s := n.Router()
	a := ask(t, s, question(s, "capital of France"))
	if _, err := a.Verified(t.Context()); err != nil {
		t.Fatal(err)
	}
	fresh := routertest.NewStore()
	fresh.Peers = n.Content.Peers
	later := n.Router(func(_ *router.Config, d *router.Deps) { d.Blocks, d.Files, d.Pins = fresh, fresh, fresh })
	n.Content.SetDown(true)
	answer, err := later.Answer(t.Context(), a.Ref, 0)
	if err != nil {
		t.Fatal(err)
	}
	if answer.RecordErr != nil || answer.Task.Messages[0].Content != "capital of France" || len(answer.Good()) != 2 || answer.Good()[0].Text != paris {
		t.Errorf("%+v", answer)
	}
	// One miner gone as well: the rest is still told, and what is missing says why.
	fresh = routertest.NewStore()
	fresh.Peers = n.Content.Peers
	n.Miners[0].Store.SetDown(true)
	third := n.Router(func(_ *router.Config, d *router.Deps) { d.Blocks, d.Files, d.Pins = fresh, fresh, fresh })
	answer, err = third.Answer(t.Context(), a.Ref, 0)
	if err != nil || len(answer.Good()) != 1 || core.ReasonOf(answer.Choices[0].Err) != core.ReasonContentMissing {
		t.Errorf("%+v, %v", answer, err)
	}
	if _, err := later.DefaultSession(t.Context()); err != nil {
		t.Error(err)
	}
	if count, _ := n.Ledger.SessionCount(t.Context()); count != 1 {
		t.Errorf("%d sessions: a restarted router must find its own again", count)
	}
}

func TestWrongRequests(t *testing.T) {
	n := routertest.New(t, 2)
	closed := n.Ledger.AddSession(core.Session{Owner: core.Address{1}})
	foreign := n.Ledger.AddSession(core.Session{Owner: core.Address{1}, Active: true})
	missing := core.SessionID(77)
	s := n.Router()
	unknown := core.CIDOf(cid.Raw, []byte("nobody has this"))
	cases := []struct {
		name   string
		change func(*router.Request)
		kind   core.Kind
		words  string
	}{
		{"no text", func(r *router.Request) { r.Messages[0].Content = " \n" }, core.Invalid, "no user message"},
		{"nothing", func(r *router.Request) { r.Messages = nil }, core.Invalid, "prompt is empty"},
		{"both", func(r *router.Request) { r.Prompt = "x" }, core.Invalid, "either"},
		{"role", func(r *router.Request) { r.Messages[0].Role = "tool" }, core.Invalid, "role"},
		{"temperature", func(r *router.Request) { r.Params.Temperature = 3 }, core.Invalid, "temperature"},
		{"max tokens", func(r *router.Request) { r.Params.MaxTokens = 0 }, core.Invalid, "max_tokens"},
		{"stop", func(r *router.Request) { r.Params.Stop = []string{""} }, core.Invalid, "stop"},
		{"overflow", func(r *router.Request) { r.Overflow = "maybe" }, core.Invalid, "overflow"},
		{"timeout", func(r *router.Request) { r.Timeout = time.Hour }, core.Invalid, "timeout"},
		{"model", func(r *router.Request) { r.Model = "gpt-99" }, core.NotFound, routertest.Model},
		{"no session", func(r *router.Request) { r.Session = &missing }, core.NotFound, "session 77"},
		{"closed session", func(r *router.Request) { r.Session = &closed }, core.Invalid, "closed"},
		{"foreign session", func(r *router.Request) { r.Session = &foreign }, core.Denied, "belongs to"},
		{"unknown content", func(r *router.Request) { r.Files = []router.Attachment{{Cid: unknown}} }, core.NotFound, unknown.String()},
		{"unknown content in text", func(r *router.Request) { r.Messages[0].Content = "sum up " + core.Link(unknown) + "." }, core.NotFound, unknown.String()},
		{"binary", func(r *router.Request) { r.Files = []router.Attachment{{Name: "x", Data: []byte{0xff, 0xfe}}} }, core.Invalid, "UTF-8"},
		{"too long", func(r *router.Request) { r.Messages[0].Content = strings.Repeat("a ", routertest.Context) }, core.Invalid, "tokens"},
		{"larger than a record", func(r *router.Request) { r.Messages[0].Content = strings.Repeat("a", core.MaxRecord) }, core.TooLarge, "/v1/files"},
	}
	for _, c := range cases {
		r := question(s, "hello")
		c.change(&r)
		a, err := s.Ask(t.Context(), r)
		if err == nil {
			a.Close()
		}
		if core.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: kind %q, %v", c.name, core.KindOf(err), err)
		}
	}
	if s.OpenRequests() != 0 {
		t.Errorf("%d requests are left open", s.OpenRequests())
	}
	if count, err := n.Ledger.TaskCount(t.Context(), 2); err != nil || count != 0 {
		t.Errorf("%d tasks, %v: a wrong request must not reach the chain", count, err)
	}
}

func TestFilesReachThePrompt(t *testing.T) {
	n := routertest.New(t, 2)
	s := n.Router()
	stored, err := s.Store(t.Context(), strings.NewReader("# Notes\nthe word is heron"))
	if err != nil {
		t.Fatal(err)
	}
	stored.Name, stored.Purpose = "notes.md", "user_data"
	if _, err := s.Keep(t.Context(), stored); err != nil {
		t.Fatal(err)
	}
	other, _, err := n.Miners[0].Store.PutFile(t.Context(), strings.NewReader("from a link"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.Content.GetBlock(t.Context(), other, []string{"/ip4/127.0.0.1/tcp/4001/p2p/" + n.Miners[0].Address.Hex()}); err != nil {
		t.Fatal(err)
	}
	r := question(s, "say it: "+core.Link(other))
	r.Files = []router.Attachment{{Name: "notes.md", Cid: stored.Cid}, {Name: "inline.txt", Data: []byte("and this")}}
	answer, err := ask(t, s, r).Verified(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"[file notes.md]", "the word is heron", "and this", "from a link"} {
		if !strings.Contains(answer.Good()[0].Text, want) {
			t.Errorf("%q is not in %q", want, answer.Good()[0].Text)
		}
	}
}

func TestLargeFilesAreRefusedOrCut(t *testing.T) {
	n := routertest.New(t, 2)
	s := n.Router(func(c *router.Config, _ *router.Deps) { c.MaxPrompt, c.MaxFile = 1000, 100000 })
	for size, want := range map[int]core.Reason{900: "", 2000: core.ReasonContextOverflow} {
		r := question(s, "say it")
		r.Files = []router.Attachment{{Name: "a", Data: []byte(strings.Repeat("x", size))}}
		a, err := s.Ask(t.Context(), r)
		if err == nil {
			a.Close()
		}
		if core.ReasonOf(err) != want || (want == "") != (err == nil) {
			t.Errorf("%d bytes: %v", size, err)
		}
		r.Overflow = core.OverflowCut
		if a, err = s.Ask(t.Context(), r); err != nil {
			t.Errorf("%d bytes, cut: %v", size, err)
			continue
		}
		if a.Task.Overflow != core.OverflowCut {
			t.Error("the record does not say cut")
		}
		a.Close()
	}
	if _, err := s.Store(t.Context(), strings.NewReader(strings.Repeat("x", 100001))); core.KindOf(err) != core.TooLarge {
		t.Errorf("%v", err)
	}
}

func TestNoMiner(t *testing.T) {
	n := routertest.New(t, 2)
	s := n.Router()
	n.Ledger.SetNode(n.Miners[0].Address, func(p *core.PoolNode) { p.Idle = false })
	n.Ledger.SetNode(n.Miners[1].Address, func(p *core.PoolNode) { p.Running = p.Capacity })
	_, err := s.Ask(t.Context(), question(s, "hello"))
	if core.ReasonOf(err) != core.ReasonNoMiner || !strings.Contains(err.Error(), n.Miners[0].Address.Hex()) || !strings.Contains(err.Error(), "16 of 16") {
		t.Errorf("%v", err)
	}
	empty := routertest.New(t, 0)
	if _, err := empty.Router().Ask(t.Context(), question(s, "hello")); core.ReasonOf(err) != core.ReasonNoMiner {
		t.Errorf("%v", err)
	}
}

func TestSubmitErrorLeavesNothingOpen(t *testing.T) {
	n := routertest.New(t, 2)
	s := n.Router()
	n.Ledger.FailSubmit(core.Fail(core.ReasonReverted, "InsufficientBalance(0, 1)"))
	_, err := s.Ask(t.Context(), question(s, "hello"))
	if core.ReasonOf(err) != core.ReasonReverted || !strings.Contains(err.Error(), "InsufficientBalance") || s.OpenRequests() != 0 {
		t.Errorf("%v, %d open", err, s.OpenRequests())
	}
}
