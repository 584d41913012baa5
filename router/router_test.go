package router_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
	"github.com/cortensor-open/cortensor/router/routertest"
)

func question(s *router.Service, text string) router.Request {
	return router.Request{Messages: []core.Message{{Role: "user", Content: text}}, Params: s.Params()}
}

func ask(t *testing.T, s *router.Service, r router.Request) *router.Asked {
	t.Helper()
	a, err := s.Ask(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	return a
}

// relayed collects what a relay passes on.
func relayed(t *testing.T, a *router.Asked) (string, int, *router.Answer, error) {
	t.Helper()
	var text strings.Builder
	pieces := 0
	answer, err := a.Relay(t.Context(), func(piece string) error {
		if piece != "" {
			pieces++
		}
		text.WriteString(piece)
		return nil
	})
	return text.String(), pieces, answer, err
}

// gated lets miners make one token for each value in the channel; one is in it already.
func gated(n *routertest.Network, b routertest.Behaviour, miners ...int) chan struct{} {
	b.Gate = make(chan struct{}, 100)
	b.Gate <- struct{}{}
	for _, i := range miners {
		n.Miners[i].Set(b)
	}
	return b.Gate
}

const paris = "The capital of France is Paris."

func TestAnswerIsStreamedAndSigned(t *testing.T) {
	n := routertest.New(t, 3)
	gate := gated(n, routertest.Behaviour{}, 0, 1, 2)
	s := n.Router()
	a := ask(t, s, question(s, "What is the capital of France?"))
	var got []string
	answer, err := a.Relay(t.Context(), func(piece string) error {
		got = append(got, piece)
		gate <- struct{}{} // the next token is made only after this one has come out
		gate <- struct{}{}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(got, "") != paris || len(got) < 3 {
		t.Errorf("%q", got)
	}
	if err := core.Verify(n.ID, answer.Choices[0].Result); err != nil {
		t.Error(err)
	}
	// The record that the chain names is this request, signed by this router, and anybody can have it.
	state, err := n.Ledger.Task(t.Context(), a.Ref)
	if err != nil {
		t.Fatal(err)
	}
	record, err := core.ParseLink(state.Data)
	if err != nil || !record.Equals(a.Record) {
		t.Fatalf("chain names %s (%v), the request is %s", state.Data, err, a.Record)
	}
	data, err := n.Content.GetBlock(t.Context(), record, nil)
	if err != nil {
		t.Fatal(err)
	}
	task := &core.Task{}
	if err := core.DecodeChecked(record, data, task); err != nil {
		t.Fatal(err)
	}
	if err := core.Verify(n.ID, task); err != nil || task.Author() != s.Address() {
		t.Errorf("record: %v, by %s", err, task.Author())
	}
	if len(task.Salt) != 16 || task.Params.Seed == 0 || task.Params.Seed>>31 != 0 {
		t.Errorf("salt %x seed %d", task.Salt, task.Params.Seed)
	}
	again := ask(t, s, question(s, "What is the capital of France?"))
	if again.Record.Equals(a.Record) {
		t.Error("two equal questions are one record")
	}
}

func TestWholeAnswerWaitsForTheVerdict(t *testing.T) {
	n := routertest.New(t, 3)
	s := n.Router()
	answer, err := ask(t, s, question(s, "hello")).Verified(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !answer.Verified() || len(answer.Good()) != 2 || answer.Good()[0].Text != "You said: hello" || len(answer.Verdicts()) != 1 || len(answer.ResultCids()) != 2 {
		t.Errorf("%+v", answer)
	}
}

// Tokens can arrive before the transaction has told the router its task's id.
func TestTokensBeforeTheTaskID(t *testing.T) {
	n := routertest.New(t, 1)
	n.Miners[0].Set(routertest.Behaviour{NoCommit: true})
	s := n.Router(func(c *router.Config, _ *router.Deps) { c.Redundancy = 1 })
	release := n.Ledger.HoldSubmit()
	type outcome struct {
		a   *router.Asked
		err error
	}
	asked := make(chan outcome)
	go func() {
		a, err := s.Ask(t.Context(), question(s, "capital of France"))
		asked <- outcome{a, err}
	}()
	for n.Miners[0].Store.Len() < 2 { // record and output: the miner streams
		time.Sleep(time.Millisecond)
	}
	release()
	got := <-asked
	if got.err != nil {
		t.Fatal(got.err)
	}
	defer got.a.Close()
	if text, _, _, err := relayed(t, got.a); err != nil || text != paris {
		t.Errorf("%q, %v", text, err)
	}
}

func TestAnotherMinerContinues(t *testing.T) {
	n := routertest.New(t, 2)
	dying := gated(n, routertest.Behaviour{DieAfter: 3}, 0)
	other := make(chan struct{})
	n.Miners[1].Set(routertest.Behaviour{Gate: other})
	s := n.Router()
	a := ask(t, s, question(s, "capital of France"))
	var got strings.Builder
	opened := sync.OnceFunc(func() { close(other) })
	answer, err := a.Relay(t.Context(), func(piece string) error {
		got.WriteString(piece)
		dying <- struct{}{}
		if got.Len() >= len("The capital") {
			opened()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != paris || answer.Choices[0].Miner != n.Miners[1].Address {
		t.Errorf("%q by %s", got.String(), answer.Choices[0].Miner)
	}
}

func TestBrokenStreamStaysRetrievable(t *testing.T) {
	n := routertest.New(t, 2)
	dying := gated(n, routertest.Behaviour{DieAfter: 2}, 0)
	other := make(chan struct{})
	n.Miners[1].Set(routertest.Behaviour{Answer: func(string) string { return "Something else entirely." }, Gate: other})
	s := n.Router()
	a := ask(t, s, question(s, "capital of France"))
	opened := sync.OnceFunc(func() { close(other) })
	_, err := a.Relay(t.Context(), func(string) error {
		dying <- struct{}{}
		opened()
		return nil
	})
	if core.ReasonOf(err) != core.ReasonStreamBroken || !strings.Contains(err.Error(), a.Ref.String()) {
		t.Fatalf("%v", err)
	}
	answer, err := s.Answer(t.Context(), a.Ref, 5*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if good := answer.Good(); len(good) != 1 || good[0].Text != "Something else entirely." {
		t.Errorf("%+v", answer.Choices)
	}
}

func TestStalledMinerIsLeftForOneThatIsAhead(t *testing.T) {
	n := routertest.New(t, 2)
	gated(n, routertest.Behaviour{}, 0) // makes one token and hangs
	other := make(chan struct{})
	n.Miners[1].Set(routertest.Behaviour{Gate: other})
	s := n.Router(func(c *router.Config, _ *router.Deps) { c.Stall = 20 * time.Millisecond })
	a := ask(t, s, question(s, "capital of France"))
	opened := sync.OnceFunc(func() { close(other) })
	var got strings.Builder
	answer, err := a.Relay(t.Context(), func(piece string) error { got.WriteString(piece); opened(); return nil })
	if err != nil || got.String() != paris || answer.Choices[0].Miner != n.Miners[1].Address {
		t.Errorf("%q, %v", got.String(), err)
	}
}

func TestStreamMustMatchItsSignedResult(t *testing.T) {
	n := routertest.New(t, 1)
	gate := gated(n, routertest.Behaviour{Garble: true}, 0)
	s := n.Router(func(c *router.Config, _ *router.Deps) { c.Redundancy = 1 })
	next := func(string) error { gate <- struct{}{}; return nil }
	_, err := ask(t, s, question(s, "capital of France")).Relay(t.Context(), next)
	if core.ReasonOf(err) != core.ReasonStreamBroken || !strings.Contains(err.Error(), string(core.ReasonContentMismatch)) {
		t.Errorf("garbled: %v", err)
	}
	// A stream whose end is forged is finished with what the miner committed, which is signed and says the same.
	n.Miners[0].Set(routertest.Behaviour{Forge: true, Gate: gate})
	gate <- struct{}{}
	answer, err := ask(t, s, question(s, "capital of France")).Relay(t.Context(), next)
	if err != nil || answer.Choices[0].Text != paris || core.Verify(n.ID, answer.Choices[0].Result) != nil {
		t.Errorf("forged: %v", err)
	}
}

func TestSilentMinerIsReadFromTheChain(t *testing.T) {
	n := routertest.New(t, 2)
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Silent: true})
	}
	s := n.Router()
	if text, pieces, _, err := relayed(t, ask(t, s, question(s, "capital of France"))); err != nil || text != paris || pieces != 1 {
		t.Errorf("%q in %d pieces, %v", text, pieces, err)
	}
}

// A stream whose end gets lost is finished from what the miner committed.
func TestForgottenEndIsReadFromTheChain(t *testing.T) {
	n := routertest.New(t, 1)
	n.Miners[0].Set(routertest.Behaviour{Forgetful: true})
	s := n.Router(func(c *router.Config, _ *router.Deps) { c.Redundancy = 1 })
	if text, _, _, err := relayed(t, ask(t, s, question(s, "capital of France"))); err != nil || text != paris {
		t.Errorf("%q, %v", text, err)
	}
}

func TestOutcomeOfTheTaskIsTheError(t *testing.T) {
	n := routertest.New(t, 2)
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Rejected: true, Silent: true})
	}
	s := n.Router()
	if _, err := ask(t, s, question(s, "hello")).Verified(t.Context()); core.ReasonOf(err) != core.ReasonNoValidResult {
		t.Errorf("verified: %v", err)
	}
	if _, _, _, err := relayed(t, ask(t, s, question(s, "hello"))); core.ReasonOf(err) != core.ReasonNoValidResult {
		t.Errorf("relay: %v", err)
	}
}

func TestTimeoutNamesTheTask(t *testing.T) {
	n := routertest.New(t, 2)
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{NoCommit: true})
	}
	s := n.Router()
	r := question(s, "hello")
	r.Timeout = 100 * time.Millisecond
	a := ask(t, s, r)
	if _, err := a.Verified(t.Context()); core.KindOf(err) != core.Timeout || !strings.Contains(err.Error(), a.Ref.String()) {
		t.Errorf("%v", err)
	}
}

func TestClientThatLeavesFreesEverything(t *testing.T) {
	n := routertest.New(t, 2)
	gate := make(chan struct{})
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	s := n.Router()
	ctx, cancel := context.WithCancel(t.Context())
	a, err := s.Ask(ctx, question(s, "one two three"))
	if err != nil {
		t.Fatal(err)
	}
	if s.OpenRequests() != 1 {
		t.Errorf("%d open requests", s.OpenRequests())
	}
	gate <- struct{}{}
	_, err = a.Relay(ctx, func(piece string) error {
		if piece != "" {
			cancel()
		}
		return nil
	})
	if core.ReasonOf(err) != core.ReasonCancelled {
		t.Errorf("%v", err)
	}
	a.Close()
	if s.OpenRequests() != 0 {
		t.Errorf("%d open requests", s.OpenRequests())
	}
	close(gate)
	if answer, err := s.Answer(t.Context(), a.Ref, 5*time.Second); err != nil || !answer.Verified() {
		t.Errorf("the task did not end by itself: %+v, %v", answer, err)
	}
}

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

// Many requests at once, with miners that die, garble and stay silent: each gets the right answer or a coded reason.
func TestManyStreamsAtOnce(t *testing.T) {
	n := routertest.New(t, 6)
	n.Miners[1].Set(routertest.Behaviour{DieAfter: 1})
	n.Miners[2].Set(routertest.Behaviour{Silent: true})
	n.Miners[3].Set(routertest.Behaviour{Garble: true})
	s := n.Router(func(c *router.Config, _ *router.Deps) { c.Redundancy = 3; c.QueueWait = 5 * time.Second })
	var all sync.WaitGroup
	for range 40 {
		all.Add(1)
		go func() {
			defer all.Done()
			a, err := s.Ask(t.Context(), question(s, "capital of France"))
			if err != nil {
				t.Error(err)
				return
			}
			defer a.Close()
			var got strings.Builder
			_, err = a.Relay(t.Context(), func(piece string) error { got.WriteString(piece); return nil })
			if (err == nil && got.String() != paris) || (err != nil && core.ReasonOf(err) == "") {
				t.Errorf("%q, %v", got.String(), err)
			}
		}()
	}
	all.Wait()
	n.Settle(t)
	if s.OpenRequests() != 0 {
		t.Errorf("%d open requests", s.OpenRequests())
	}
}

func TestStrangersCannotStream(t *testing.T) {
	n := routertest.New(t, 2)
	gate := make(chan struct{})
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	s := n.Router()
	a := ask(t, s, question(s, "capital of France"))
	in, err := s.Accept(core.Address{9}, a.Ref, a.Record)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Token("Buy now!"); err != nil {
		t.Fatal(err)
	}
	if err := in.Token(strings.Repeat("x", 70<<10)); core.KindOf(err) != core.TooLarge {
		t.Errorf("an unchecked stream may hold 64 KiB: %v", err)
	}
	if _, err := s.Accept(n.Miners[0].Address, a.Ref, core.CIDOf(cid.Raw, nil)); core.KindOf(err) != core.NotFound {
		t.Errorf("%v", err)
	}
	close(gate)
	if text, _, _, err := relayed(t, a); err != nil || text != paris {
		t.Errorf("%q, %v", text, err)
	}
}
