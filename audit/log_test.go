package audit

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

func waitFor(t testing.TB, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("condition not reached")
		}
	}
}

// readLog derives the log from chain and store alone, as a stranger would.
func readLog(t testing.TB, chain *memChain, store *memStore) *logState {
	t.Helper()
	s := newLogState(DefaultOrigin)
	_, err := s.sync(context.Background(), chain, func(ctx context.Context, c cid.Cid) ([]byte, error) { return store.GetBlock(ctx, c, nil) })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// checkLog wants every leaf in the anchored log exactly once, and no batch anchored twice.
func checkLog(t testing.TB, chain *memChain, store *memStore, want []cid.Cid) {
	t.Helper()
	s := readLog(t, chain, store)
	seen := map[cid.Cid]int{}
	for _, leaf := range s.leaves[:s.anchored()] {
		seen[leaf]++
	}
	for _, leaf := range want {
		if seen[leaf] != 1 {
			t.Errorf("leaf %s is %d times in the log", leaf, seen[leaf])
		}
		delete(seen, leaf)
	}
	if len(seen) > 0 {
		t.Errorf("%d leaves that nobody appended", len(seen))
	}
	batches := map[core.Hash]bool{}
	for _, a := range s.anchors {
		if batches[a.Batch] {
			t.Errorf("batch %s is anchored twice", a.Batch)
		}
		batches[a.Batch] = true
	}
	for _, b := range s.batches {
		if store.pins[b.cid] == "" {
			t.Errorf("batch %s is not pinned", b.cid)
		}
	}
}

func appendAll(t testing.TB, l *Log, leaves ...cid.Cid) {
	t.Helper()
	for _, leaf := range leaves {
		if err := l.Append(context.Background(), leaf); err != nil {
			t.Fatal(err)
		}
	}
}

func leafRange(from, to int) (out []cid.Cid) {
	for i := from; i < to; i++ {
		out = append(out, leafOf(i))
	}
	return out
}

// A backlog of several batches takes one anchor; nothing to do takes no call to the chain.
func TestLogBatchesAndAnchors(t *testing.T) {
	chain, store := newMemChain(), newMemStore()
	l := openLog(t, t.TempDir(), store, chain)
	appendAll(t, l, leafRange(0, 10)...)
	appendAll(t, l, leafOf(3))
	if err := l.step(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkLog(t, chain, store, leafRange(0, 10))
	s := readLog(t, chain, store)
	if len(s.anchors) != 1 || len(s.batches) != 3 {
		t.Errorf("%d anchors, %d batches", len(s.anchors), len(s.batches))
	}
	if got, want := l.Status(), (Status{Leaves: 10, Anchored: 10, Anchors: 1, Final: true}); got != want {
		t.Errorf("%+v", got)
	}
	chain.failRead = errors.New("must not be asked")
	if err := l.step(t.Context()); err != nil {
		t.Error(err)
	}
	chain.failRead = nil
	appendAll(t, l, leafOf(10))
	if err := l.step(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkLog(t, chain, store, leafRange(0, 11))
	if c, ok := readLog(t, chain, store).covering(10); !ok || c.Index != 1 {
		t.Errorf("leaf 10 is covered by %+v", c)
	}
}

// A kill at each step of a round, then a restart: no leaf lost, none twice, no batch anchored twice.
func TestKilledAtEachStep(t *testing.T) {
	errKill := errors.New("killed")
	points := map[string]func(*memStore, *memChain){
		"before the batch":       func(s *memStore, _ *memChain) { s.fail = failOn("put", errKill) },
		"batch, no pin":          func(s *memStore, _ *memChain) { s.fail = failOn("pin", errKill) },
		"batch, no anchor":       func(_ *memStore, c *memChain) { c.beforeTx = func() error { return errKill } },
		"anchored, not noticed":  func(_ *memStore, c *memChain) { c.afterTx = func() error { return errKill } },
		"second batch of a kind": func(s *memStore, _ *memChain) { s.fail = failAfter("put", 1, errKill) },
	}
	for name, arm := range points {
		for _, more := range []bool{false, true} { // leaves that come between kill and restart change the next batch
			for _, late := range []bool{false, true} { // the transaction lands after the restart
				t.Run(fmt.Sprintf("%s/more=%t/late=%t", name, more, late), func(t *testing.T) {
					chain, store, dir := newMemChain(), newMemStore(), t.TempDir()
					first := openLog(t, dir, store, chain)
					appendAll(t, first, leafRange(0, 3)...)
					if err := first.step(t.Context()); err != nil {
						t.Fatal(err)
					}
					appendAll(t, first, leafRange(3, 9)...)
					arm(store, chain)
					if late {
						chain.delayTx(errKill)
					}
					if err := first.step(t.Context()); !errors.Is(err, errKill) {
						t.Fatalf("the round ended with %v", err)
					}
					want := leafRange(0, 9)
					if more {
						appendAll(t, first, leafRange(9, 14)...)
						want = leafRange(0, 14)
					}
					store.fail, chain.beforeTx, chain.afterTx = nil, nil, nil
					second := openLog(t, dir, store, chain) // first is never closed
					settleLog(t, second)
					checkLog(t, chain, store, want)
				})
			}
		}
	}
}

func failOn(op string, err error) func(string) error {
	return func(got string) error {
		if got == op {
			return err
		}
		return nil
	}
}

func failAfter(op string, n int, err error) func(string) error {
	return func(got string) error {
		if got == op {
			if n--; n < 0 {
				return err
			}
		}
		return nil
	}
}

// delayTx makes the next transaction land with a later block, while its sender gets err.
func (m *memChain) delayTx(err error) { m.hold = err }

// settleLog runs rounds until nothing waits and everything is final.
func settleLog(t testing.TB, l *Log) {
	t.Helper()
	var err error
	for range 50 {
		if err = l.step(context.Background()); err == nil && l.Status().Waiting == 0 && l.Status().Final {
			return
		}
	}
	t.Fatalf("log does not settle: %+v, %v", l.Status(), err)
}

func TestMissedAnchorIsCoveredByTheNext(t *testing.T) {
	chain, store := newMemChain(), newMemStore()
	l := openLog(t, t.TempDir(), store, chain)
	chain.beforeTx = func() error { return errors.New("rpc down") }
	for i := range 12 {
		appendAll(t, l, leafOf(i))
		if err := l.step(t.Context()); core.ReasonOf(err) != core.ReasonUnreachable {
			t.Fatal(err)
		}
	}
	if len(store.blocks) != 1 {
		t.Errorf("an outage of 12 rounds left %d batches", len(store.blocks))
	}
	chain.beforeTx = nil
	settleLog(t, l)
	checkLog(t, chain, store, leafRange(0, 12))
	if n := len(chain.anchors[DefaultOrigin]); n != 2 {
		t.Errorf("%d anchors", n)
	}
}

func TestReorgIsAnchoredAgain(t *testing.T) {
	chain, store := newMemChain(), newMemStore()
	chain.depth = 8
	l := openLog(t, t.TempDir(), store, chain)
	for i := range 3 {
		appendAll(t, l, leafOf(i))
		if err := l.step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	chain.reorg(DefaultOrigin, 2)
	if n := len(chain.anchors[DefaultOrigin]); n != 1 {
		t.Fatalf("%d anchors after the reorg", n)
	}
	settleLog(t, l)
	checkLog(t, chain, store, leafRange(0, 3))
	if !l.Status().Final {
		t.Error("not final")
	}
}

// The network was started afresh under the same address: another chain with other final anchors. Everything is read again,
// and the leaves of the journal go into the new log.
func TestAnotherChain(t *testing.T) {
	chain, store := newMemChain(), newMemStore()
	l, stranger := openLog(t, t.TempDir(), store, chain), openLog(t, t.TempDir(), store, chain)
	for i := range 2 {
		appendAll(t, l, leafOf(i))
		settleLog(t, l)
	}
	chain.anchors = map[string][]core.LogAnchor{}
	for i := range 3 {
		appendAll(t, stranger, leafOf(10+i))
		settleLog(t, stranger)
	}
	appendAll(t, l, leafOf(2))
	settleLog(t, l)
	checkLog(t, chain, store, slices.Concat(leafRange(0, 3), leafRange(10, 13)))
}

// Two writers of one origin: the contract orders them, and neither loses a leaf.
func TestTwoWritersShareALog(t *testing.T) {
	chain, store := newMemChain(), newMemStore()
	a, b := openLog(t, t.TempDir(), store, chain), openLog(t, t.TempDir(), store, chain)
	for i := range 20 {
		l := []*Log{a, b}[i%2]
		appendAll(t, l, leafOf(i))
		if i%3 == 0 {
			chain.beforeTx = func() error { chain.beforeTx = nil; return errors.New("slow") }
		}
		if err := l.step(t.Context()); err != nil && core.ReasonOf(err) != core.ReasonUnreachable && core.ReasonOf(err) != core.ReasonReverted {
			t.Fatal(err)
		}
	}
	settleLog(t, a)
	settleLog(t, b)
	checkLog(t, chain, store, leafRange(0, 20))
}

// Any order of appends, failures, kills, reorgs, late transactions and another writer's anchors ends with every
// acknowledged leaf in the log once.
func TestLogUnderRandomTrouble(t *testing.T) {
	for seed := range uint64(24) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 1))
			chain, store, dir := newMemChain(), newMemStore(), t.TempDir()
			chain.depth = rng.Uint64N(6)
			errTrouble := errors.New("trouble")
			l, other := openLog(t, dir, store, chain), openLog(t, t.TempDir(), store, chain)
			var want []cid.Cid
			for i := range 80 {
				store.fail, chain.beforeTx, chain.afterTx, chain.failRead = nil, nil, nil, nil
				switch rng.IntN(12) {
				case 0:
					store.fail = failAfter([]string{"put", "pin", "get"}[rng.IntN(3)], rng.IntN(2), errTrouble)
				case 1:
					chain.beforeTx = func() error { return errTrouble }
				case 2:
					chain.afterTx = func() error { return errTrouble }
				case 3:
					chain.failRead = errTrouble
				case 4:
					chain.delayTx(errTrouble)
				case 5:
					l = openLog(t, dir, store, chain)
				case 6:
					chain.reorg(DefaultOrigin, 1+rng.IntN(3))
				}
				writer := l
				if rng.IntN(4) == 0 {
					writer = other
				}
				for range rng.IntN(4) {
					leaf := leafOf(i*10 + rng.IntN(10))
					appendAll(t, writer, leaf)
					if !slices.Contains(want, leaf) {
						want = append(want, leaf)
					}
				}
				_ = writer.step(t.Context()) // trouble is what this test makes
			}
			store.fail, chain.beforeTx, chain.afterTx, chain.failRead, chain.hold = nil, nil, nil, nil, nil
			for range 3 {
				settleLog(t, l)
				settleLog(t, other)
			}
			checkLog(t, chain, store, want)
		})
	}
}

func TestRunAnchorsAndEnds(t *testing.T) {
	chain, store := newMemChain(), newMemStore()
	l, err := OpenLog(LogConfig{Dir: t.TempDir(), Interval: 5 * time.Millisecond, Logger: quiet, Metrics: prometheus.NewRegistry()}, store, chain)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- l.Run(ctx) }()
	waitFor(t, l.running.Load)
	if err := l.Run(ctx); core.KindOf(err) != core.Internal {
		t.Errorf("a second Run: %v", err)
	}
	for i := range 30 {
		appendAll(t, l, leafOf(i))
	}
	waitFor(t, func() bool { s := l.Status(); return s.Waiting == 0 && s.Final })
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	checkLog(t, chain, store, leafRange(0, 30))
}

// A full batch does not wait for the interval.
func TestFullBatchWakesRun(t *testing.T) {
	chain, store := newMemChain(), newMemStore()
	l, err := OpenLog(LogConfig{Dir: t.TempDir(), Interval: time.Hour, BatchSize: 4, Logger: quiet}, store, chain)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- l.Run(ctx) }()
	waitFor(t, func() bool { return l.Status().Final }) // the first round is over
	appendAll(t, l, leafRange(0, 4)...)
	waitFor(t, func() bool { return l.Status().Anchored >= 4 })
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestLogConfigIsChecked(t *testing.T) {
	for name, cfg := range map[string]LogConfig{
		"no dir": {}, "negative": {Dir: "x", Interval: -1}, "batch": {Dir: "x", BatchSize: maxBatch + 1}, "origin": {Dir: "x", Origin: string(make([]byte, 201))},
	} {
		if _, err := OpenLog(cfg, newMemStore(), newMemChain()); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	// The largest batch, with the longest origin, is a record.
	b := &core.Batch{Type: core.TypeBatch, Origin: string(slices.Repeat([]byte{'o'}, maxOrigin)), Start: 1 << 60, Leaves: leafRange(0, maxBatch), Size: 1<<60 + maxBatch, Root: make([]byte, 32)}
	b.Prev = &b.Leaves[0]
	if _, _, err := core.Encode(b); err != nil {
		t.Error(err)
	}
}
