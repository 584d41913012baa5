package miner_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
)

// holders stand for the other nodes; place is what asking them comes to.
type holders struct {
	place func(ctx context.Context) error

	mu    sync.Mutex
	calls []map[cid.Cid]string
}

func (h *holders) Place(ctx context.Context, _ core.SessionID, roots map[cid.Cid]string) error {
	h.mu.Lock()
	h.calls = append(h.calls, roots)
	h.mu.Unlock()
	return h.place(ctx)
}

// A result is on other nodes before it is revealed and after all miners are bound; where that fails or hangs, the miner commits
// all the same when the time is up, and asks once.
func TestResultIsPlacedBeforeTheCommit(t *testing.T) {
	cases := map[string]struct {
		place func(ctx context.Context) error
		waits time.Duration
	}{
		"placed":  {func(context.Context) error { return nil }, 0},
		"refused": {func(context.Context) error { return core.Fail(core.ReasonNotReplicated, "quota") }, 0},
		"hangs": {func(ctx context.Context) error {
			<-ctx.Done()
			return core.Fail(core.ReasonNotReplicated, "%w", ctx.Err())
		}, 5 * time.Second},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			bubble(t, 1, func(w *world) {
				var ref core.TaskRef
				var asked, placed time.Time
				h := &holders{}
				h.place = func(ctx context.Context) error {
					if state := w.task(ref); state.Status != core.Precommitted {
						t.Errorf("placed while the task is %s", state.Status)
					}
					asked = time.Now()
					err := c.place(ctx)
					placed = time.Now()
					return err
				}
				deps := w.deps("m1", &echo{tick: time.Second})
				deps.Replicas = h
				w.ledger.Fail("Commit", memnet.AddressOf("m1"), core.Errorf(core.Unavailable, "the endpoint is down"))
				w.start(w.config("m1"), deps)
				ref = w.ask(1, w.router.Task("a b c"))
				w.check(ref, w.reach(ref, core.Committed).Miners[0], "c b a ")
				if len(h.calls) != 1 || len(h.calls[0]) != 3 { // output, fingerprint, result
					t.Errorf("asked for %v", h.calls)
				}
				if placed.Sub(asked) != c.waits {
					t.Errorf("waited %s for replicas, want %s", placed.Sub(asked), c.waits)
				}
			})
		})
	}
}
