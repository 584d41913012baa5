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
	"github.com/cortensor-open/cortensor/protocol"
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
	if n > 256 { // as llama's engine, which does not tokenise text that is far too long
		return 0, engine.Overflow(n, 64)
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
