package oracle_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/oracle"
)

// memLog is an audit log in memory.
type memLog struct {
	mu     sync.Mutex
	leaves []cid.Cid
	fail   int // appends that fail first
	calls  int
}

func (l *memLog) Append(_ context.Context, leaf cid.Cid) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.calls++
	if l.fail > 0 {
		l.fail--
		return core.Errorf(core.Internal, "disk full")
	}
	if !slices.Contains(l.leaves, leaf) {
		l.leaves = append(l.leaves, leaf)
	}
	return nil
}

func (l *memLog) all() []cid.Cid {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.leaves)
}

type world struct {
	t       *testing.T
	ledger  *memnet.Ledger
	content *memnet.Content
	router  *memnet.Requester
	miners  []*memnet.Hand
	log     *memLog
	dir     string
}

func bubble(t *testing.T, miners int, redundant uint64, test func(w *world)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := &world{t: t, ledger: memnet.NewLedger(), content: memnet.NewContent(), log: &memLog{}, dir: dir}
		w.router = memnet.NewRequester(w.ledger, w.content, redundant, 1)
		for i := range miners {
			h, err := memnet.NewHand(t.Context(), w.ledger, w.content, "m"+string(rune('1'+i)))
			if err != nil {
				t.Fatal(err)
			}
			w.miners = append(w.miners, h)
		}
		w.ledger.AllowValidator(memnet.AddressOf("v"))
		w.ledger.Account(memnet.AddressOf("v")).Register(w.content.Store("v").Addrs(), 0)
		test(w)
	})
}

func (w *world) start(name string) (kill func()) {
	w.t.Helper()
	account, store := w.ledger.Account(memnet.AddressOf(name)), w.content.Store(name)
	cfg := oracle.DefaultConfig()
	cfg.Network, cfg.Dir = w.ledger.Network(), w.dir+"/"+name
	cfg.Logger = slog.New(slog.NewTextHandler(w.t.Output(), nil))
	o, err := oracle.New(cfg, oracle.Deps{Tasks: account, Mover: account, Directory: account, Events: account, Content: store, Log: w.log})
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- o.Run(ctx) }()
	kill = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			w.t.Errorf("Run ended with %v", err)
		}
	})
	w.t.Cleanup(kill)
	return kill
}

func (w *world) ask() core.TaskRef {
	w.t.Helper()
	ref, err := w.router.Ask(w.t.Context(), w.router.Task("x"))
	if err != nil {
		w.t.Fatal(err)
	}
	return ref
}

func (w *world) task(ref core.TaskRef) core.TaskState {
	w.t.Helper()
	state, err := w.router.Account.Task(w.t.Context(), ref)
	if err != nil {
		w.t.Fatal(err)
	}
	return state
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// within waits up to d for a condition.
func (w *world) within(d time.Duration, what string, ok func() bool) {
	w.t.Helper()
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if ok() {
			return
		}
	}
	w.t.Fatalf("%v have passed without: %s", d, what)
}

// answer brings a task to the validation stage.
func (w *world) answer(ref core.TaskRef, miners ...*memnet.Hand) {
	w.t.Helper()
	ctx := w.t.Context()
	data := make([]string, len(miners))
	for i, h := range miners {
		var err error
		data[i], err = h.Result(ctx, ref, "paris", nil)
		w.must(err)
		w.must(h.Precommit(ctx, ref, data[i]))
	}
	for i, h := range miners {
		w.must(h.Commit(ctx, ref, data[i]))
	}
}

// judge writes a verdict of the validator v; change bends it before it is signed. It gives the CID.
func (w *world) judge(ref core.TaskRef, opinion core.Opinion, change func(*core.Verdict)) cid.Cid {
	w.t.Helper()
	state := w.task(ref)
	record, err := core.ParseLink(state.Data)
	w.must(err)
	v := &core.Verdict{Type: core.TypeVerdict, Network: w.ledger.Network(), Task: record, Session: int64(ref.Session), ID: int64(ref.Task),
		Round: int64(state.Round), Validator: memnet.AddressOf("v").Bytes(), Method: "by hand"}
	var opinions []core.Opinion
	for range state.Current() {
		opinions = append(opinions, opinion)
	}
	if change != nil {
		change(v)
	}
	w.must(core.Sign(w.ledger.Network(), v, memnet.Key("v")))
	data, _, err := core.Encode(v)
	w.must(err)
	c, err := w.content.Store("v").PutBlock(w.t.Context(), cid.DagCBOR, data)
	w.must(err)
	w.must(w.ledger.Account(memnet.AddressOf("v")).SubmitVerdict(w.t.Context(), ref, state.Round, opinions, core.Link(c)))
	return c
}
