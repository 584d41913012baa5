package memnet_test

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"log/slog"
	"slices"
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
	"github.com/cortensor-open/cortensor/oracle"
	"github.com/cortensor-open/cortensor/validator"
)

// The roles together, over a ledger and content stores in memory, on a clock of their own: what happens to tasks when nodes
// die or cheat.

// parrot is an engine that says the question again, a word a second.
type parrot struct{}

func (parrot) Info() engine.Info { return engine.Info{Name: "parrot", Context: 1000} }

func (parrot) Count(context.Context, engine.Request) (int, error) { return 1, nil }

func (parrot) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	text := r.Messages[len(r.Messages)-1].Content
	for word := range strings.SplitAfterSeq(text, " ") {
		select {
		case <-ctx.Done():
			return engine.Completion{}, ctx.Err()
		case <-time.After(time.Second):
		}
		if err := emit(engine.Token{ID: -1, Text: word}); err != nil {
			return engine.Completion{}, err
		}
	}
	return engine.Completion{Text: text, Finish: core.FinishStop}, nil
}

// Embed counts words: texts of other words are far.
func (parrot) Embed(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = make([]float32, 257)
		for word := range strings.FieldsSeq(text) {
			out[i][crc32.ChecksumIEEE([]byte(word))%257]++
		}
	}
	return out, nil
}

type leaves struct {
	mu  sync.Mutex
	all []cid.Cid
}

func (l *leaves) Append(_ context.Context, c cid.Cid) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !slices.Contains(l.all, c) {
		l.all = append(l.all, c)
	}
	return nil
}

type network struct {
	t       *testing.T
	ledger  *memnet.Ledger
	content *memnet.Content
	router  *memnet.Requester
	log     *leaves
	dir     string
}

func inBubble(t *testing.T, redundant uint64, test func(n *network)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		n := &network{t: t, ledger: memnet.NewLedger(), content: memnet.NewContent(), log: &leaves{}, dir: dir}
		n.router = memnet.NewRequester(n.ledger, n.content, redundant, 1)
		test(n)
	})
}

func (n *network) must(err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

func (n *network) logger(name string) *slog.Logger {
	return slog.New(slog.NewTextHandler(n.t.Output(), nil)).With("node", name)
}

// run runs a role until the test ends or the returned function kills it.
func (n *network) run(name string, role interface{ Run(context.Context) error }) (kill func()) {
	ctx, cancel := context.WithCancel(n.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- role.Run(ctx) }()
	kill = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			n.t.Errorf("%s ended with %v", name, err)
		}
	})
	n.t.Cleanup(kill)
	return kill
}

func (n *network) miner(name, kind string) (kill func()) {
	n.t.Helper()
	account, store := n.ledger.Account(memnet.AddressOf(name)), n.content.Store(name)
	account.Register(store.Addrs(), 4)
	cfg := miner.DefaultConfig()
	cfg.Key, cfg.Network, cfg.Queue, cfg.Dir, cfg.Logger = memnet.Key(name), n.ledger.Network(), n.ledger.QueueAddress(), n.dir+"/"+name, n.logger(name)
	if kind != "" {
		var err error
		cfg.Tamper, err = bad.Tamper(kind, store)
		n.must(err)
	}
	m, err := miner.New(cfg, miner.Deps{Tasks: account, Directory: account, Queue: account, Events: account, Store: store, Fetch: store,
		Engine: parrot{}, Providers: store.Addrs})
	n.must(err)
	return n.run(name, m)
}

func (n *network) validator(name string) (kill func()) {
	n.t.Helper()
	account, store := n.ledger.Account(memnet.AddressOf(name)), n.content.Store(name)
	account.Register(store.Addrs(), 0)
	n.ledger.AllowValidator(account.Address())
	cfg := validator.DefaultConfig()
	cfg.Key, cfg.Network, cfg.Queue, cfg.Dir, cfg.Logger = memnet.Key(name), n.ledger.Network(), n.ledger.QueueAddress(), n.dir+"/"+name, n.logger(name)
	v, err := validator.New(cfg, validator.Deps{Tasks: account, Chain: account, Ballot: account, Events: account, Store: store, Fetch: store,
		Embedder: parrot{}, Providers: store.Addrs})
	n.must(err)
	return n.run(name, v)
}

func (n *network) oracle(name string) (kill func()) {
	n.t.Helper()
	account, store := n.ledger.Account(memnet.AddressOf(name)), n.content.Store(name)
	cfg := oracle.DefaultConfig()
	cfg.Network, cfg.Dir, cfg.Logger = n.ledger.Network(), n.dir+"/"+name, n.logger(name)
	o, err := oracle.New(cfg, oracle.Deps{Tasks: account, Mover: account, Directory: account, Events: account, Content: store, Log: n.log})
	n.must(err)
	return n.run(name, o)
}

// start starts miners of the given kinds (m1, m2 …; "" is honest), a validator and an oracle.
func (n *network) start(kinds ...string) {
	for i, kind := range kinds {
		n.miner(fmt.Sprintf("m%d", i+1), kind)
	}
	n.validator("v")
	n.oracle("o")
	synctest.Wait() // all idle
}

func (n *network) ask() core.TaskRef {
	n.t.Helper()
	ref, err := n.router.Ask(n.t.Context(), n.router.Task("the capital of france is paris"))
	n.must(err)
	return ref
}

func (n *network) state(ref core.TaskRef) core.TaskState {
	n.t.Helper()
	state, err := n.router.Account.Task(n.t.Context(), ref)
	n.must(err)
	return state
}

// ended waits for a good end and for the verdict in the log.
func (n *network) ended(ref core.TaskRef, within time.Duration) core.TaskState {
	n.t.Helper()
	for end := time.Now().Add(within); n.state(ref).Status != core.Ended; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			n.t.Fatalf("task %s is %s after %v: %+v", ref, n.state(ref).Status, within, n.state(ref))
		}
	}
	synctest.Wait()
	state := n.state(ref)
	if state.Outcome != "" {
		n.t.Errorf("task %s ended with %s: %+v", ref, state.Outcome, state.Miners)
	}
	for _, v := range state.Verdicts {
		c, err := core.ParseLink(v.Link)
		n.must(err)
		if !slices.Contains(n.log.all, c) {
			n.t.Errorf("verdict %s is not in the log", c)
		}
	}
	return state
}

// fates gives what became of each miner: its opinion or why it was dropped.
func (n *network) fates(state core.TaskState) map[string]string {
	out := map[string]string{}
	for _, m := range state.Miners {
		fate := string(m.Dropped)
		if fate == "" {
			fate = [...]string{"none", "valid", "invalid", "inconclusive"}[m.Opinion]
		}
		for i := range 9 {
			if name := fmt.Sprintf("m%d", i+1); memnet.AddressOf(name) == m.Miner {
				out[name] = fate
			}
		}
	}
	return out
}

func (n *network) expect(state core.TaskState, want map[string]string) {
	n.t.Helper()
	if got := n.fates(state); fmt.Sprint(got) != fmt.Sprint(want) {
		n.t.Errorf("miners: %v, want %v", got, want)
	}
}

func TestTwoOfThreeAnswerAndOneVerdictIsLogged(t *testing.T) {
	inBubble(t, 2, func(n *network) {
		n.start("", "", "")
		began := time.Now()
		state := n.ended(n.ask(), time.Minute)
		n.expect(state, map[string]string{"m1": "valid", "m2": "valid"})
		if took := state.Finished.Sub(began); took != 6*time.Second { // six words: the network itself adds nothing
			t.Errorf("took %v of which the model 6s", took)
		}
		if len(n.log.all) != 1 {
			t.Errorf("log %v", n.log.all)
		}
	})
}

func TestManyTasksAtOnce(t *testing.T) {
	inBubble(t, 2, func(n *network) {
		n.start("", "", "")
		var refs []core.TaskRef
		for range 20 { // three miners of capacity 4 take six at once; the rest waits in the queue
			refs = append(refs, n.ask())
		}
		for _, ref := range refs {
			n.ended(ref, 5*time.Minute)
		}
		if len(n.log.all) != 20 {
			t.Errorf("%d verdicts logged", len(n.log.all))
		}
	})
}

func TestMinerKilledMidTaskIsReplaced(t *testing.T) {
	inBubble(t, 2, func(n *network) {
		kill := n.miner("m1", "")
		n.start()
		for i := 2; i <= 3; i++ {
			n.miner(fmt.Sprintf("m%d", i), "")
		}
		synctest.Wait()
		ref := n.ask()
		time.Sleep(2 * time.Second)
		kill()
		n.expect(n.ended(ref, 3*time.Minute), map[string]string{"m1": "precommit_late", "m2": "valid", "m3": "valid"})
	})
}

func TestMinerKilledMidTaskAndRestartedFinishes(t *testing.T) {
	inBubble(t, 2, func(n *network) {
		kill := n.miner("m1", "")
		n.miner("m2", "")
		n.start()
		ref := n.ask()
		time.Sleep(2 * time.Second)
		kill()
		time.Sleep(2 * time.Second)
		n.miner("m1", "")
		n.expect(n.ended(ref, time.Minute), map[string]string{"m1": "valid", "m2": "valid"})
	})
}

func TestCheatersAreCaughtAndTheTaskCompletes(t *testing.T) {
	for kind, fate := range map[string]string{bad.WrongBytes: "invalid", bad.Garbage: "invalid"} {
		t.Run(kind, func(t *testing.T) {
			inBubble(t, 3, func(n *network) {
				n.start("", kind, "")
				n.expect(n.ended(n.ask(), time.Minute), map[string]string{"m1": "valid", "m2": fate, "m3": "valid"})
			})
		})
	}
	t.Run(bad.Lazy, func(t *testing.T) {
		inBubble(t, 2, func(n *network) {
			n.start(bad.Lazy, "", "")
			n.expect(n.ended(n.ask(), 3*time.Minute), map[string]string{"m1": "precommit_late", "m2": "valid", "m3": "valid"})
		})
	})
	t.Run(bad.Copy, func(t *testing.T) {
		inBubble(t, 3, func(n *network) {
			n.start(bad.Copy, "", "")
			n.expect(n.ended(n.ask(), 3*time.Minute), map[string]string{"m1": "commit_late", "m2": "valid", "m3": "valid"})
		})
	})
	t.Run("all of a task's miners serve wrong bytes", func(t *testing.T) {
		inBubble(t, 2, func(n *network) {
			n.start(bad.WrongBytes, bad.WrongBytes, "", "")
			state := n.ended(n.ask(), 3*time.Minute)
			n.expect(state, map[string]string{"m1": "invalid", "m2": "invalid", "m3": "valid", "m4": "valid"})
			if state.Round != 1 || len(n.log.all) != 2 {
				t.Errorf("round %d, %d verdicts logged", state.Round, len(n.log.all))
			}
		})
	})
}

// Everything dies at once, at different moments of a task, and comes back: the task completes.
func TestTheWholeNetworkKilledAndStartedAgain(t *testing.T) {
	for _, moment := range []time.Duration{0, 500 * time.Millisecond, 3 * time.Second, 6 * time.Second, 6001 * time.Millisecond} {
		t.Run(moment.String(), func(t *testing.T) {
			inBubble(t, 2, func(n *network) {
				all := func() []func() {
					return []func(){n.miner("m1", ""), n.miner("m2", ""), n.miner("m3", ""), n.validator("v"), n.oracle("o")}
				}
				kills := all()
				synctest.Wait()
				ref := n.ask()
				time.Sleep(moment)
				var dead sync.WaitGroup
				for _, kill := range kills {
					dead.Go(kill)
				}
				dead.Wait()
				all()
				for name, fate := range n.fates(n.ended(ref, 3*time.Minute)) {
					if fate != "valid" {
						t.Errorf("%s: %s", name, fate)
					}
				}
			})
		})
	}
}
