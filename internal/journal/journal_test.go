package journal

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

type entry struct{ A string }

func TestJournal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	j, err := Open[entry](dir)
	if err != nil {
		t.Fatal(err)
	}
	ref, other := core.TaskRef{Session: 3, Task: 14}, core.TaskRef{Session: 31, Task: 4}
	if _, found, err := j.Get(ref); found || err != nil {
		t.Fatalf("empty: %t %v", found, err)
	}
	for _, v := range []string{"one", "two"} {
		if err := j.Put(ref, entry{v}); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Put(other, entry{"x"}); err != nil {
		t.Fatal(err)
	}
	// A crash in the middle of a write leaves the value before.
	if err := os.WriteFile(j.path(ref)+".next", []byte(`{"A":"to`), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open[entry](dir)
	if err != nil {
		t.Fatal(err)
	}
	if v, found, err := again.Get(ref); !found || err != nil || v.A != "two" {
		t.Errorf("got %+v %t %v", v, found, err)
	}
	refs, err := again.Refs()
	if err != nil || len(refs) != 2 {
		t.Errorf("refs %v %v", refs, err)
	}
	if err := again.Delete(ref); err != nil {
		t.Fatal(err)
	}
	if err := again.Delete(ref); err != nil {
		t.Errorf("second delete: %v", err)
	}
	if refs, err := again.Refs(); err != nil || len(refs) != 1 || refs[0] != other {
		t.Errorf("refs %v %v", refs, err)
	}
	if err := os.WriteFile(j.path(other), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := again.Get(other); core.KindOf(err) != core.Corrupt {
		t.Errorf("damaged file: %v, want corrupt", err)
	}
}

// A task is asked about until it has ended, and its value goes when that is longer ago than keep.
func TestSweep(t *testing.T) {
	j, err := Open[string](t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	open, running, old, fresh := core.TaskRef{Task: 1}, core.TaskRef{Task: 2}, core.TaskRef{Task: 3}, core.TaskRef{Task: 4}
	foreign := core.TaskRef{Task: 5}
	for _, ref := range []core.TaskRef{open, running, old, fresh, foreign} {
		if err := j.Put(ref, "value"); err != nil {
			t.Fatal(err)
		}
	}
	asked := map[core.TaskRef]int{}
	state := func(_ context.Context, ref core.TaskRef) (core.TaskState, error) {
		asked[ref]++
		switch ref {
		case running:
			return core.TaskState{Status: core.Committed}, nil
		case old:
			return core.TaskState{Status: core.Ended, Finished: time.Now().Add(-2 * time.Hour)}, nil
		case fresh:
			return core.TaskState{Status: core.Ended, Finished: time.Now()}, nil
		}
		return core.TaskState{}, core.Errorf(core.NotFound, "no such task")
	}
	for range 3 {
		if err := j.Sweep(t.Context(), []core.TaskRef{open}, time.Hour, state); err != nil {
			t.Fatal(err)
		}
	}
	want := map[core.TaskRef]int{running: 3, old: 1, fresh: 1, foreign: 3}
	if !maps.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	for _, ref := range []core.TaskRef{open, running, old, fresh, foreign} {
		if _, found, err := j.Get(ref); err != nil || found == (ref == old) {
			t.Errorf("task %s: %t, %v", ref, found, err)
		}
	}
	// A reorganisation opens an ended task again.
	if err := j.Sweep(t.Context(), []core.TaskRef{open, fresh}, time.Hour, state); err != nil {
		t.Fatal(err)
	}
	if err := j.Sweep(t.Context(), nil, time.Hour, state); err != nil || asked[fresh] != 2 {
		t.Errorf("%v; asked %d times about a task that was open again", err, asked[fresh])
	}
}
