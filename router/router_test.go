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
