package miner_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/miner"
	"github.com/cortensor-open/cortensor/miner/bad"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// echo is a tiny deterministic engine: it says the prompt's words backwards, one a tick, and knows its log-probabilities.
type echo struct {
	tick time.Duration
	err  error // what Generate fails with, after the first word

	mu    sync.Mutex
	calls int
	last  engine.Request
}

func (e *echo) Info() engine.Info {
	return engine.Info{Name: "echo", Build: "1", Model: "echo-1", Digest: make([]byte, 32), Context: 64}
}

func (e *echo) Count(_ context.Context, r engine.Request) (int, error) {
	n := len(strings.Fields(r.Prompt))
	for _, m := range r.Messages {
		n += len(strings.Fields(m.Content))
	}
	return n, nil
}

func (e *echo) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	e.mu.Lock()
	e.calls++
	e.last = r
	fail := e.err
	e.mu.Unlock()
	text := r.Prompt
	if len(r.Messages) > 0 {
		text = r.Messages[len(r.Messages)-1].Content
	}
	words := strings.Fields(text)
	var out engine.Completion
	for i := range words {
		select {
		case <-ctx.Done():
			return out, ctx.Err()
		case <-time.After(e.tick):
		}
		word := words[len(words)-1-i] + " "
		token := engine.Token{ID: int32(i), Text: word, Scored: true, Logprob: -0.5, Top: []engine.TokenProb{{ID: int32(i), Logprob: -0.5}}}
		if err := emit(token); err != nil {
			return out, err
		}
		if fail != nil {
			return out, fail
		}
		out.Text += word
		out.Tokens = append(out.Tokens, token)
	}
	out.Usage, out.Finish = core.Usage{Prompt: int64(len(words)), Completion: int64(len(words))}, core.FinishStop
	return out, nil
}

func (e *echo) count() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.calls
}

// world is a network in memory with a router; tests run it in a synctest bubble, so waits cost nothing and a goroutine that
// is left behind fails the test.
type world struct {
	t       *testing.T
	ledger  *memnet.Ledger
	content *memnet.Content
	router  *memnet.Requester
	dirs    string

	mu      sync.Mutex
	streams map[core.Address]*memnet.Stream
	dial    func(*memnet.Stream) error // what opening a stream does
}

func newWorld(t *testing.T, dirs string, redundant uint64) *world {
	w := &world{t: t, ledger: memnet.NewLedger(), content: memnet.NewContent(), dirs: dirs, streams: map[core.Address]*memnet.Stream{}}
	w.router = memnet.NewRequester(w.ledger, w.content, redundant, 1)
	return w
}

func (w *world) config(name string) miner.Config {
	cfg := miner.DefaultConfig()
	cfg.Key, cfg.Network, cfg.Queue, cfg.Dir = memnet.Key(name), w.ledger.Network(), w.ledger.QueueAddress(), w.dirs+"/"+name
	cfg.Logger = slog.New(slog.NewTextHandler(w.t.Output(), &slog.HandlerOptions{Level: slog.LevelInfo}))
	return cfg
}

func (w *world) deps(name string, engine miner.Engine) miner.Deps {
	account, store := w.ledger.Account(memnet.AddressOf(name)), w.content.Store(name)
	account.Register(store.Addrs(), 2)
	return miner.Deps{Tasks: account, Directory: account, Queue: account, Events: account, Store: store, Fetch: store, Engine: engine,
		Providers: store.Addrs,
		Streams: miner.StreamsFunc(func(context.Context, []string, core.TaskRef, uint64, cid.Cid) (miner.Stream, error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			s := &memnet.Stream{}
			w.streams[account.Address()] = s
			if w.dial != nil {
				if err := w.dial(s); err != nil {
					return nil, err
				}
			}
			return s, nil
		})}
}

func (w *world) stream(name string) *memnet.Stream {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.streams[memnet.AddressOf(name)]
}

// start runs a miner; the returned function kills it and waits.
func (w *world) start(cfg miner.Config, deps miner.Deps) (kill func()) {
	w.t.Helper()
	m, err := miner.New(cfg, deps)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- m.Run(ctx) }()
	kill = sync.OnceFunc(func() {
		cancel()
		began := time.Now()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			w.t.Errorf("Run ended with %v", err)
		}
		if took := time.Since(began); took > 2*time.Second {
			w.t.Errorf("Run took %v to end", took)
		}
	})
	w.t.Cleanup(kill)
	return kill
}

func (w *world) run(name string, engine miner.Engine) (kill func()) {
	return w.start(w.config(name), w.deps(name, engine))
}

// ask waits until the named miners are idle, then submits.
func (w *world) ask(miners int, t *core.Task) core.TaskRef {
	w.t.Helper()
	w.until("idle miners", func() bool {
		nodes, _ := w.router.Account.Nodes(w.t.Context())
		idle := 0
		for _, n := range nodes {
			if n.Idle {
				idle++
			}
		}
		return idle >= miners
	})
	ref, err := w.router.Ask(w.t.Context(), t)
	if err != nil {
		w.t.Fatal(err)
	}
	return ref
}

// until waits for a condition; the bubble's clock moves only when everything else is blocked.
func (w *world) until(what string, ok func() bool) {
	w.t.Helper()
	for range 6000 {
		if ok() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	w.t.Fatalf("five minutes have passed without: %s", what)
}

func (w *world) task(ref core.TaskRef) core.TaskState {
	w.t.Helper()
	state, err := w.router.Account.Task(w.t.Context(), ref)
	if err != nil {
		w.t.Fatal(err)
	}
	return state
}

func (w *world) reach(ref core.TaskRef, status core.TaskStatus) core.TaskState {
	w.t.Helper()
	w.until(fmt.Sprintf("task %s is %s", ref, status), func() bool { return w.task(ref).Status == status })
	return w.task(ref)
}

// due makes the oracle's calls by hand.
func (w *world) due(ref core.TaskRef) {
	state := w.task(ref)
	if action := protocol.Due(state, time.Now()); action != protocol.ActNone {
		if err := w.router.Account.Advance(w.t.Context(), ref, action); err != nil {
			w.t.Logf("advance %s: %v", action, err)
		}
	}
}

// check reads a committed result as a stranger would and verifies it.
func (w *world) check(ref core.TaskRef, m core.MinerState, want string) *core.Result {
	w.t.Helper()
	stranger := w.content.Store("stranger")
	c, err := core.ParseLink(m.Data)
	if err != nil {
		w.t.Fatal(err)
	}
	addrs, err := w.router.Account.Endpoint(w.t.Context(), m.Miner)
	if err != nil {
		w.t.Fatal(err)
	}
	data, err := stranger.GetBlock(w.t.Context(), c, addrs)
	if err != nil {
		w.t.Fatal(err)
	}
	result := new(core.Result)
	if err := core.DecodeChecked(c, data, result); err != nil {
		w.t.Fatal(err)
	}
	if err := core.Verify(w.ledger.Network(), result); err != nil {
		w.t.Error(err)
	}
	text, err := stranger.ReadFile(w.t.Context(), result.Output, result.OutputSize, result.Providers)
	if err != nil || string(text) != want {
		w.t.Errorf("output %q %v, want %q", text, err, want)
	}
	if result.Author() != m.Miner || result.Ref() != ref || core.Link(result.Task) != w.task(ref).Data {
		w.t.Errorf("result names %s %s %s", result.Author(), result.Ref(), result.Task)
	}
	return result
}

// bubble runs a test with its own clock.
func bubble(t *testing.T, redundant uint64, test func(w *world)) {
	dirs := t.TempDir()
	synctest.Test(t, func(t *testing.T) { test(newWorld(t, dirs, redundant)) })
}

func TestTwoOfThreeMinersAnswer(t *testing.T) {
	bubble(t, 2, func(w *world) {
		for _, name := range []string{"m1", "m2", "m3"} {
			w.run(name, &echo{tick: time.Second})
		}
		ref := w.ask(3, w.router.Task("one two three"))
		state := w.reach(ref, core.Committed)
		if len(state.Miners) != 2 {
			t.Fatalf("%d miners", len(state.Miners))
		}
		for _, m := range state.Miners {
			result := w.check(ref, m, "three two one ")
			if result.Usage.Completion != 3 || result.Ended-result.Started != 3000 || result.Engine.Model != "echo-1" {
				t.Errorf("result %+v", result)
			}
			packed, err := w.content.Store("stranger").GetBlock(t.Context(), *result.Fingerprint, result.Providers)
			if err != nil {
				t.Fatal(err)
			}
			if tokens, err := fingerprint.Unpack(packed); err != nil || len(tokens) != 3 || tokens[2].ID != 2 {
				t.Errorf("fingerprint %+v %v", tokens, err)
			}
		}
		text, result, reason, closed := w.stream("m1").Got()
		if text != "three two one " || result == nil || result.Author() != memnet.AddressOf("m1") || reason != "" || !closed {
			t.Errorf("stream: %q %v %q closed %t", text, result, reason, closed)
		}
		if pins := w.content.Store("m1").Pins(); len(pins) != 3 {
			t.Errorf("pins %v, want output, result and fingerprint", pins)
		}
		if n := w.ledger.Calls("SetIdle", memnet.AddressOf("m1")); n != 1 {
			t.Errorf("%d SetIdle transactions, want one: nothing changed", n)
		}
	})
}

func TestFilesComeIntoThePrompt(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{}
		w.run("m1", engine)
		task := w.router.Task("sum up")
		file, err := w.router.File(t.Context(), "a.md", "alpha beta")
		if err != nil {
			t.Fatal(err)
		}
		task.Files = []core.File{file}
		w.reach(w.ask(1, task), core.Committed)
		if got := engine.last.Messages[0].Content; got != "sum up\n\n[file a.md]\nalpha beta\n[end of file a.md]" {
			t.Errorf("prompt %q", got)
		}
	})
}

func TestOverflowCutShortensFilesToTheContext(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{}
		w.run("m1", engine)
		task := w.router.Task("sum up")
		long, err := w.router.File(t.Context(), "a.md", strings.Repeat("wörd ", 500))
		if err != nil {
			t.Fatal(err)
		}
		task.Files, task.Overflow, task.Params.MaxTokens = []core.File{long}, core.OverflowCut, 20
		w.reach(w.ask(1, task), core.Committed)
		n, err := engine.Count(t.Context(), engine.last)
		if err != nil || n != 44 { // 64 tokens of context less 20 of answer
			t.Errorf("prompt of %d tokens %v, want 44", n, err)
		}
		if !strings.HasPrefix(engine.last.Messages[0].Content, "sum up") {
			t.Errorf("prompt %q", engine.last.Messages[0].Content)
		}
	})
}

// Tasks that no honest miner may answer: each fails with its reason, told to the router where there is one to tell.
func TestBadTasksAreRefused(t *testing.T) {
	sign := func(w *world, task *core.Task) string {
		c, err := w.router.Write(w.t.Context(), task)
		if err != nil {
			w.t.Fatal(err)
		}
		return core.Link(c)
	}
	cases := map[string]struct {
		data   func(w *world) string
		reason core.Reason // told over the stream; "" when the record itself is not to be believed
	}{
		"no link": {func(*world) string { return "hello" }, ""},
		"foreign session": {func(w *world) string {
			task := w.router.Task("x")
			task.Session = 7
			return sign(w, task)
		}, ""},
		"foreign network": {func(w *world) string {
			task := w.router.Task("x")
			task.Network.Chain = 1
			return sign(w, task)
		}, ""},
		"forged": {func(w *world) string {
			task := w.router.Task("x")
			task.Sig = make([]byte, 65)
			data, _, err := core.Encode(task)
			if err != nil {
				w.t.Fatal(err)
			}
			c, err := w.router.Store.PutBlock(w.t.Context(), cid.DagCBOR, data)
			if err != nil {
				w.t.Fatal(err)
			}
			return core.Link(c)
		}, ""},
		"stranger's": {func(w *world) string {
			task := w.router.Task("x")
			task.Router = memnet.AddressOf("stranger").Bytes()
			if err := core.Sign(w.ledger.Network(), task, memnet.Key("stranger")); err != nil {
				w.t.Fatal(err)
			}
			data, _, err := core.Encode(task)
			if err != nil {
				w.t.Fatal(err)
			}
			c, err := w.router.Store.PutBlock(w.t.Context(), cid.DagCBOR, data)
			if err != nil {
				w.t.Fatal(err)
			}
			return core.Link(c)
		}, ""},
		"garbage record": {func(w *world) string {
			c, err := w.router.Store.PutBlock(w.t.Context(), cid.DagCBOR, []byte{0xff})
			if err != nil {
				w.t.Fatal(err)
			}
			return core.Link(c)
		}, ""},
		"binary file": {func(w *world) string {
			task := w.router.Task("x")
			file, err := w.router.File(w.t.Context(), "a.pdf", "%PDF\x00\xff")
			if err != nil {
				w.t.Fatal(err)
			}
			task.Files = []core.File{file}
			return sign(w, task)
		}, core.ReasonBadInput},
		"file larger than told": {func(w *world) string {
			task := w.router.Task("x")
			file, err := w.router.File(w.t.Context(), "a.md", "abc")
			if err != nil {
				w.t.Fatal(err)
			}
			file.Size = 2
			task.Files = []core.File{file}
			return sign(w, task)
		}, core.ReasonBadInput},
		"another model": {func(w *world) string {
			task := w.router.Task("x")
			task.Model.Digest = append(make([]byte, 31), 1)
			return sign(w, task)
		}, core.ReasonWrongModel},
		"context overflow even when cut": {func(w *world) string {
			task := w.router.Task(strings.Repeat("w ", 100))
			file, err := w.router.File(w.t.Context(), "a.md", "abc")
			if err != nil {
				w.t.Fatal(err)
			}
			task.Files, task.Overflow = []core.File{file}, core.OverflowCut
			return sign(w, task)
		}, core.ReasonContextOverflow},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			bubble(t, 1, func(w *world) {
				engine := &echo{}
				w.run("m1", engine)
				ref, err := w.router.Submit(w.t.Context(), c.data(w)) // the miner is not idle yet: queued
				if err != nil {
					t.Fatal(err)
				}
				synctest.Wait()
				w.due(ref)
				time.Sleep(8 * time.Second)
				synctest.Wait()
				if state := w.task(ref); state.Status != core.Assigned || len(state.Miners) != 1 || state.Miners[0].Precommit != (core.Hash{}) {
					t.Errorf("state %+v", state)
				}
				if engine.count() != 0 {
					t.Error("the model ran")
				}
				var told core.Reason
				if s := w.stream("m1"); s != nil {
					_, _, told, _ = s.Got()
				}
				if told != c.reason {
					t.Errorf("told %q, want %q", told, c.reason)
				}
			})
		})
	}
}

func TestContentThatComesLateIsWaitedFor(t *testing.T) {
	bubble(t, 1, func(w *world) {
		w.run("m1", &echo{})
		w.router.Store.SetDown(true)
		ref := w.ask(1, w.router.Task("x y"))
		time.Sleep(30 * time.Second)
		if state := w.task(ref); !state.Miners[0].Acked {
			t.Error("not acknowledged while waiting")
		}
		w.router.Store.SetDown(false)
		w.check(ref, w.reach(ref, core.Committed).Miners[0], "y x ")
	})
}

func TestABrokenStreamNeverFailsTheTask(t *testing.T) {
	cases := map[string]func(*memnet.Stream) error{
		"not accepted": func(*memnet.Stream) error { return core.Fail(core.ReasonUnreachable, "gone") },
		"breaks":       func(s *memnet.Stream) error { s.BreakAfter(1, core.Fail(core.ReasonStreamBroken, "reset")); return nil },
	}
	for name, dial := range cases {
		t.Run(name, func(t *testing.T) {
			bubble(t, 1, func(w *world) {
				w.dial = dial
				w.run("m1", &echo{tick: time.Second})
				ref := w.ask(1, w.router.Task("a b c"))
				w.check(ref, w.reach(ref, core.Committed).Miners[0], "c b a ")
			})
		})
	}
}

func TestEngineErrorIsToldAndTheMinerPausesAfterThree(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{err: errors.New("out of memory")}
		w.run("m1", engine)
		for i := range 3 {
			ref := w.ask(1, w.router.Task("x"))
			w.until("the failure is told", func() bool {
				s := w.stream("m1")
				if s == nil {
					return false
				}
				_, _, reason, _ := s.Got()
				return reason == core.ReasonEngine && engine.count() == i+1
			})
			if w.task(ref).Miners[0].Precommit != (core.Hash{}) {
				t.Error("a failed computation was precommitted")
			}
			synctest.Wait()
			nodes, _ := w.router.Account.Nodes(t.Context())
			if idle := nodes[0].Idle; idle != (i < 2) {
				t.Errorf("after %d failures in a row: idle %t", i+1, idle)
			}
			w.until("another miner may have the task", func() bool { w.due(ref); return w.task(ref).Status == core.Queued })
			// nobody else is there; the next task is a new one
			w.ledger.SetTask(ref, func(s *core.TaskState) { s.Status = core.Ended })
		}
		w.until("idle again after the pause", func() bool {
			nodes, _ := w.router.Account.Nodes(t.Context())
			return nodes[0].Idle
		})
		if engine.count() != 3 {
			t.Errorf("the engine ran %d times for 3 tasks", engine.count())
		}
	})
}

// After a kill at any moment the same result is committed that was precommitted: the journal knows it.
func TestKilledMinerCommitsTheResultItPrecommitted(t *testing.T) {
	for _, moment := range []string{"before precommit", "after precommit", "while computing"} {
		t.Run(moment, func(t *testing.T) {
			bubble(t, 2, func(w *world) {
				w.run("slow", &echo{tick: 20 * time.Second}) // keeps the task in the precommit stage meanwhile
				first := &echo{tick: time.Second}
				deps := w.deps("m1", first)
				if moment == "before precommit" {
					w.ledger.Fail("Precommit", memnet.AddressOf("m1"), core.Errorf(core.Unavailable, "the endpoint is down")) // and then the kill
				}
				kill := w.start(w.config("m1"), deps)
				ref := w.ask(2, w.router.Task("a b"))
				me := func() core.MinerState {
					for _, m := range w.task(ref).Miners {
						if m.Miner == memnet.AddressOf("m1") {
							return m
						}
					}
					t.Fatal("m1 is not assigned")
					return core.MinerState{}
				}
				switch moment {
				case "before precommit":
					w.until("precommit was tried", func() bool { return w.ledger.Calls("Precommit", memnet.AddressOf("m1")) == 1 })
				case "after precommit":
					w.until("precommitted", func() bool { return me().Precommit != core.Hash{} })
				case "while computing":
					w.until("computing", func() bool { return first.count() == 1 })
				}
				kill()
				again := &echo{tick: time.Second}
				w.run("m1", again)
				w.until("committed", func() bool { return me().Data != "" })
				w.check(ref, me(), "b a ")
				if want := map[bool]int{true: 1, false: 0}[moment == "while computing"]; again.count() != want {
					t.Errorf("the model ran %d times after the restart, want %d", again.count(), want)
				}
			})
		})
	}
}

func TestLostJournalNeverMakesASecondResult(t *testing.T) {
	bubble(t, 2, func(w *world) {
		w.run("slow", &echo{tick: 10 * time.Second})
		kill := w.run("m1", &echo{})
		ref := w.ask(2, w.router.Task("a b"))
		w.until("precommitted", func() bool { return w.task(ref).Miners[1].Precommit != core.Hash{} })
		kill()
		cfg := w.config("m1")
		cfg.Dir += "-new"
		again := &echo{}
		w.start(cfg, w.deps("m1", again))
		w.until("the other committed", func() bool { return w.task(ref).Miners[0].Data != "" })
		time.Sleep(10 * time.Second)
		if again.count() != 0 || w.task(ref).Miners[1].Data != "" {
			t.Error("it answered again")
		}
	})
}

func TestTransactionFailuresAreRetried(t *testing.T) {
	bubble(t, 1, func(w *world) {
		for _, method := range []string{"SetIdle", "Ack", "Precommit", "Commit", "Task", "OpenTasks", "Follow", "Follow"} {
			w.ledger.Fail(method, memnet.AddressOf("m1"), core.Errorf(core.Unavailable, "the endpoint is down"))
		}
		w.run("m1", &echo{tick: time.Second})
		ref := w.ask(1, w.router.Task("a b"))
		w.check(ref, w.reach(ref, core.Committed).Miners[0], "b a ")
	})
}

func TestDroppedMinerStopsComputing(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{tick: time.Minute}
		w.run("m1", engine)
		ref := w.ask(1, w.router.Task("a b c d e f"))
		w.until("dropped", func() bool { w.due(ref); return w.task(ref).Miners[0].Dropped != "" })
		w.until("the stream says so", func() bool {
			_, _, reason, closed := w.stream("m1").Got()
			return reason == core.ReasonCancelled && closed
		})
		if got := w.task(ref).Miners[0]; got.Dropped != core.ReasonPrecommitLate {
			t.Errorf("%+v", got)
		}
	})
}

func TestRepeatedAndRemovedEventsAreHarmless(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{tick: time.Second}
		w.run("m1", engine)
		ref := w.ask(1, w.router.Task("a b"))
		me := []core.Address{memnet.AddressOf("m1")}
		for range 3 {
			w.ledger.Emit(core.Event{Kind: core.TaskAssigned, Ref: ref, Miners: me})
			w.ledger.Emit(core.Event{Kind: core.TaskAssigned, Ref: ref, Miners: me, Removed: true})
		}
		w.reach(ref, core.Committed)
		w.ledger.Emit(core.Event{Kind: core.TaskAssigned, Ref: ref, Miners: me})
		time.Sleep(time.Minute)
		if engine.count() != 1 || w.ledger.Calls("Commit", me[0]) != 1 || w.ledger.Calls("Ack", me[0]) != 1 {
			t.Errorf("%d computations, %d commits, %d acks", engine.count(), w.ledger.Calls("Commit", me[0]), w.ledger.Calls("Ack", me[0]))
		}
	})
}

// A reorganisation that takes the commit back: the same result is committed again.
func TestCommitIsRepeatedAfterAReorg(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{}
		w.run("m1", engine)
		ref := w.ask(1, w.router.Task("a b"))
		before := w.reach(ref, core.Committed).Miners[0]
		w.ledger.SetTask(ref, func(s *core.TaskState) {
			s.Status, s.Deadline, s.Miners[0].Data = core.Precommitted, time.Now().Add(30*time.Second), ""
		})
		w.ledger.Emit(core.Event{Kind: core.TaskCommitted, Ref: ref, Miner: before.Miner, Removed: true})
		if after := w.reach(ref, core.Committed).Miners[0]; after.Data != before.Data || engine.count() != 1 {
			t.Errorf("committed %s, then %s, after %d computations", before.Data, after.Data, engine.count())
		}
	})
}

func TestManyTasksAtOnceStayWithinCapacity(t *testing.T) {
	bubble(t, 1, func(w *world) {
		cfg := w.config("m1")
		cfg.Capacity = 2
		w.start(cfg, w.deps("m1", &echo{tick: time.Second}))
		w.run("m2", &echo{tick: time.Second})
		var refs []core.TaskRef
		for i := range 4 {
			refs = append(refs, w.ask(1, w.router.Task(fmt.Sprintf("task %d", i))))
		}
		for i, ref := range refs {
			w.check(ref, w.reach(ref, core.Committed).Miners[0], fmt.Sprintf("%d task ", i))
		}
	})
}

func TestBadMiners(t *testing.T) {
	tamper := func(w *world, kind, name string) miner.Config {
		cfg := w.config(name)
		var err error
		if cfg.Tamper, err = bad.Tamper(kind, w.content.Store(name)); err != nil {
			t.Fatal(err)
		}
		return cfg
	}
	t.Run("lazy acknowledges and is replaced", func(t *testing.T) {
		bubble(t, 1, func(w *world) {
			w.start(tamper(w, bad.Lazy, "m1"), w.deps("m1", &echo{}))
			w.until("m1 is idle", func() bool { n, _ := w.router.Account.Nodes(t.Context()); return n[0].Idle })
			ref := w.ask(1, w.router.Task("a b"))
			w.run("m2", &echo{})
			w.until("committed", func() bool { w.due(ref); return w.task(ref).Status == core.Committed })
			state := w.task(ref)
			if !state.Miners[0].Acked || state.Miners[0].Dropped != core.ReasonPrecommitLate {
				t.Errorf("%+v", state.Miners[0])
			}
			w.check(ref, state.Miners[1], "b a ")
		})
	})
	t.Run("copy is refused by the contract", func(t *testing.T) {
		bubble(t, 2, func(w *world) {
			w.start(tamper(w, bad.Copy, "m1"), w.deps("m1", &echo{}))
			w.run("m2", &echo{})
			ref := w.ask(2, w.router.Task("a b"))
			w.until("committed", func() bool { w.due(ref); return w.task(ref).Status == core.Committed })
			state := w.task(ref)
			if state.Miners[0].Dropped != core.ReasonCommitLate || state.Miners[0].Data != "" {
				t.Errorf("%+v", state.Miners[0])
			}
			if w.ledger.Calls("Commit", memnet.AddressOf("m1")) == 0 {
				t.Error("it did not even try")
			}
			w.check(ref, state.Miners[1], "b a ")
		})
	})
	t.Run("wrong bytes are noticed by who reads", func(t *testing.T) {
		bubble(t, 1, func(w *world) {
			w.start(tamper(w, bad.WrongBytes, "m1"), w.deps("m1", &echo{}))
			ref := w.ask(1, w.router.Task("a b"))
			state := w.reach(ref, core.Committed)
			c, err := core.ParseLink(state.Miners[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			_, err = w.content.Store("stranger").GetBlock(t.Context(), c, w.content.Store("m1").Addrs())
			if core.ReasonOf(err) != core.ReasonContentMismatch {
				t.Errorf("got %v", err)
			}
		})
	})
	t.Run("garbage is a whole result with another text", func(t *testing.T) {
		bubble(t, 1, func(w *world) {
			w.start(tamper(w, bad.Garbage, "m1"), w.deps("m1", &echo{}))
			ref := w.ask(1, w.router.Task("a b"))
			state := w.reach(ref, core.Committed)
			text, _, _, _ := w.stream("m1").Got()
			if text == "b a " {
				t.Error("it answered honestly")
			}
			w.check(ref, state.Miners[0], text)
		})
	})
	if _, err := bad.Tamper("rude", nil); core.KindOf(err) != core.Invalid {
		t.Errorf("unknown kind: %v", err)
	}
}

func TestConfigIsChecked(t *testing.T) {
	if _, err := miner.New(miner.DefaultConfig(), miner.Deps{}); core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "Key") {
		t.Errorf("got %v", err)
	}
	w := newWorld(t, t.TempDir(), 1)
	if _, err := miner.New(w.config("m1"), miner.Deps{}); err == nil || !strings.Contains(err.Error(), "Tasks") {
		t.Errorf("got %v", err)
	}
}
