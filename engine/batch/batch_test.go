package batch

import (
	"context"
	"errors"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

type job struct {
	*Stream
	size int
}

// The queue keeps its order, answers who was cancelled wherever he stands, and lets nobody in once it is closed.
func TestQueue(t *testing.T) {
	q := NewQueue[job]()
	var jobs []job
	for size := range 4 {
		jobs = append(jobs, job{NewStream(), size})
		if err := q.Push(jobs[size]); err != nil {
			t.Fatal(err)
		}
	}
	all := func(job) bool { return true }
	first, _ := q.Pop(all)
	q.PushFront(first)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	ended := make(chan error)
	go func() {
		_, err := q.Collect(ctx, jobs[2].Stream, nil)
		ended <- err
	}()
	q.Wait()
	for !jobs[2].Cancelled() {
		q.Wait()
	}
	if _, ok := q.Pop(func(j job) bool { return j.size > 0 }); ok {
		t.Error("one that does not fit was taken, or overtaken")
	}
	if err := <-ended; core.ReasonOf(err) != core.ReasonCancelled {
		t.Error(err)
	}
	for _, want := range []int{0, 1, 3} {
		if j, ok := q.Pop(all); !ok || j.size != want {
			t.Errorf("got %d, want %d", j.size, want)
		}
	}
	q.PushFront(jobs[1])
	q.Close()
	if err := q.Push(jobs[3]); !errors.Is(err, ErrClosed) || !q.Closed() {
		t.Error(err)
	}
	q.Drain()
	if _, err := q.Collect(t.Context(), jobs[1].Stream, nil); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}

// Tokens reach the caller in order; what emit refuses ends the generation, and nothing more is handed to it.
func TestCollect(t *testing.T) {
	q := NewQueue[job]()
	s := NewStream()
	for _, text := range []string{"a", "b", "c"} {
		s.Put(engine.Token{Text: text}, map[string]string{"c": core.FinishStop}[text])
	}
	c, err := q.Collect(t.Context(), s, nil)
	if err != nil || c.Text != "abc" || c.Finish != core.FinishStop || c.Usage.Completion != 3 {
		t.Errorf("%+v, %v", c, err)
	}
	s, enough := NewStream(), errors.New("enough")
	s.Put(engine.Token{Text: "a"}, "")
	s.Put(engine.Token{Text: "b"}, core.FinishStop)
	if c, err = q.Collect(t.Context(), s, func(engine.Token) error { return enough }); !errors.Is(err, enough) || c.Text != "a" || !s.Cancelled() {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestPromptRoom(t *testing.T) {
	for _, c := range []struct{ waiting, generating, want int }{
		{1, 0, 128}, {16, 0, 128}, {0, 5, 123}, // nobody to share with
		{1, 1, 64}, {3, 1, 96}, {15, 1, 120}, // by heads
		{1, 15, 32}, {1, 31, 32}, // readers are many: a chunk
		{1, 127, 1}, {8, 126, 2}, // never more than there is
	} {
		if got := PromptRoom(128, 32, c.waiting, c.generating); got != c.want {
			t.Errorf("%d waiting, %d generating: room for %d prompt tokens, want %d", c.waiting, c.generating, got, c.want)
		}
	}
}
