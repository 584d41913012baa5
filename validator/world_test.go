package validator_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/validator"
)

// letters embeds a text as how often it has each letter: texts of the same words are near, others far.
type letters struct{ err error }

func (l letters) Embed(_ context.Context, texts []string) ([][]float32, error) {
	var out [][]float32
	for _, text := range texts {
		v := make([]float32, 26)
		for _, r := range strings.ToLower(text) {
			if r >= 'a' && r <= 'z' {
				v[r-'a']++
			}
		}
		out = append(out, v)
	}
	return out, l.err
}

type world struct {
	change  func(*core.Task) // of the next tasks, if not nil
	t       *testing.T
	ledger  *memnet.Ledger
	content *memnet.Content
	router  *memnet.Requester
	miners  []*memnet.Hand
	dir     string
}

// bubble runs a test with its own clock on a network with a session for as many miners as there are.
func bubble(t *testing.T, miners int, test func(w *world)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := &world{t: t, ledger: memnet.NewLedger(), content: memnet.NewContent(), dir: dir}
		w.router = memnet.NewRequester(w.ledger, w.content, uint64(miners), 1)
		for i := range miners {
			h, err := memnet.NewHand(t.Context(), w.ledger, w.content, "m"+string(rune('1'+i)))
			if err != nil {
				t.Fatal(err)
			}
			w.miners = append(w.miners, h)
		}
		test(w)
	})
}

func (w *world) deps(name string) validator.Deps {
	account, store := w.ledger.Account(memnet.AddressOf(name)), w.content.Store(name)
	account.Register(store.Addrs(), 0)
	w.ledger.AllowValidator(account.Address())
	return validator.Deps{Tasks: account, Chain: account, Ballot: account, Events: account, Store: store, Fetch: store,
		Embedder: letters{}, Providers: store.Addrs}
}

func (w *world) config(name string) validator.Config {
	cfg := validator.DefaultConfig()
	cfg.Key, cfg.Network, cfg.Queue, cfg.Dir = memnet.Key(name), w.ledger.Network(), w.ledger.QueueAddress(), w.dir+"/"+name
	cfg.Logger = slog.New(slog.NewTextHandler(w.t.Output(), nil))
	return cfg
}

func (w *world) start(cfg validator.Config, deps validator.Deps) (kill func()) {
	w.t.Helper()
	v, err := validator.New(cfg, deps)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- v.Run(ctx) }()
	kill = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			w.t.Errorf("Run ended with %v", err)
		}
	})
	w.t.Cleanup(kill)
	return kill
}

// committed brings a task to the validation stage; results gives each miner's committed data.
func (w *world) committed(results func(i int, h *memnet.Hand, ref core.TaskRef) (string, error)) core.TaskRef {
	w.t.Helper()
	ctx := w.t.Context()
	task := w.router.Task("x")
	if w.change != nil {
		w.change(task)
	}
	ref, err := w.router.Ask(ctx, task)
	if err != nil {
		w.t.Fatal(err)
	}
	var data []string
	for i, h := range w.miners {
		d, err := results(i, h, ref)
		if err != nil {
			w.t.Fatal(err)
		}
		data = append(data, d)
	}
	for i, h := range w.miners {
		if err := h.Precommit(ctx, ref, data[i]); err != nil {
			w.t.Fatal(err)
		}
	}
	for i, h := range w.miners {
		if err := h.Commit(ctx, ref, data[i]); err != nil {
			w.t.Fatal(err)
		}
	}
	return ref
}

func (w *world) answers(texts ...string) core.TaskRef {
	w.t.Helper()
	return w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) {
		return h.Result(w.t.Context(), ref, texts[i], nil)
	})
}

func (w *world) task(ref core.TaskRef) core.TaskState {
	w.t.Helper()
	state, err := w.router.Account.Task(w.t.Context(), ref)
	if err != nil {
		w.t.Fatal(err)
	}
	return state
}

// verdict waits for the first verdict and reads it as a stranger would.
func (w *world) verdict(ref core.TaskRef) *core.Verdict {
	w.t.Helper()
	for range 1200 {
		if len(w.task(ref).Verdicts) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	state := w.task(ref)
	if len(state.Verdicts) != 1 {
		w.t.Fatalf("%d verdicts after a minute", len(state.Verdicts))
	}
	c, err := core.ParseLink(state.Verdicts[0].Link)
	if err != nil {
		w.t.Fatal(err)
	}
	endpoint, err := w.router.Account.Endpoint(w.t.Context(), state.Verdicts[0].Validator)
	if err != nil {
		w.t.Fatal(err)
	}
	data, err := w.content.Store("stranger").GetBlock(w.t.Context(), c, endpoint)
	if err != nil {
		w.t.Fatal(err)
	}
	v := new(core.Verdict)
	if err := core.DecodeChecked(c, data, v); err != nil {
		w.t.Fatal(err)
	}
	if err := core.Verify(w.ledger.Network(), v); err != nil {
		w.t.Error(err)
	}
	if v.Author() != state.Verdicts[0].Validator || v.Ref() != ref || core.Link(v.Task) != state.Data || uint64(v.Round) != state.Round {
		w.t.Errorf("verdict names %s %s %s round %d", v.Author(), v.Ref(), v.Task, v.Round)
	}
	for i, m := range state.Current() {
		if m.Opinion != core.Opinion(v.Outcomes[i].Opinion) || core.Address(v.Outcomes[i].Miner) != m.Miner {
			w.t.Errorf("outcome %d is %+v, the chain has %+v", i, v.Outcomes[i], m)
		}
		if v.Outcomes[i].Result == nil || core.Link(*v.Outcomes[i].Result) != m.Data {
			w.t.Errorf("outcome %d is of %v, committed is %s", i, v.Outcomes[i].Result, m.Data)
		}
	}
	return v
}

func (w *world) expect(v *core.Verdict, want ...core.Reason) {
	w.t.Helper()
	for i, o := range v.Outcomes {
		if core.Reason(o.Reason) != want[i] {
			w.t.Errorf("miner %d: opinion %d reason %q, want %q", i+1, o.Opinion, o.Reason, want[i])
		}
	}
}
