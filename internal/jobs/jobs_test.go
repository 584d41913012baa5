package jobs

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

func TestGroupRunsOneJobATaskAndLosesNoPoke(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var runs, at, most atomic.Int32
		g := NewGroup(ctx, func(ctx context.Context, _ core.TaskRef, wake <-chan struct{}) {
			runs.Add(1)
			most.Store(max(most.Load(), at.Add(1)))
			_ = Sleep(ctx, time.Second, nil) // never looks at wake
			at.Add(-1)
		})
		ref := core.TaskRef{Task: 1}
		g.Poke(ref)
		g.Poke(ref)
		g.Poke(ref)
		if g.Wake(core.TaskRef{Task: 2}) {
			t.Error("woke a job that does not run")
		}
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if runs.Load() != 2 || most.Load() != 1 || g.Running() != 0 {
			t.Errorf("%d runs, %d at once, %d left; want 2, 1, 0", runs.Load(), most.Load(), g.Running())
		}
		g.Poke(ref)
		synctest.Wait()
		cancel()
		g.Poke(ref)
		g.Wait()
		g.Poke(core.TaskRef{Task: 3})
		if g.Running() != 0 {
			t.Error("a job was started after the end")
		}
	})
}

type feed struct{ calls []time.Time }

func (f *feed) Follow(ctx context.Context, _ string, _ func(context.Context, core.Event) error) error {
	f.calls = append(f.calls, time.Now())
	if len(f.calls) > 3 {
		<-ctx.Done()
		return ctx.Err()
	}
	return errors.New("broken")
}

func TestFollowComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		f := &feed{}
		Follow(ctx, slog.New(slog.DiscardHandler), f, "x", nil)
		if len(f.calls) != 4 || f.calls[3].Sub(f.calls[0]) != 700*time.Millisecond {
			t.Errorf("calls at %v", f.calls)
		}
	})
}
