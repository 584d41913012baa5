package engine_test

import (
	"context"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/protocol"
)

// words counts words as tokens; above refuse it does not count at all, as an engine may.
type words struct {
	engine.Engine
	context, refuse, asked int
}

func (w *words) Info() engine.Info { return engine.Info{Context: w.context} }

func (w *words) Count(_ context.Context, r engine.Request) (int, error) {
	w.asked++
	text := r.Prompt
	for _, m := range r.Messages {
		text += " " + m.Content
	}
	n := len(strings.Fields(text))
	if n > w.refuse {
		return 0, engine.Overflow(n, w.context)
	}
	return n, nil
}

func task(overflow string, maxTokens int64) *core.Task {
	return &core.Task{Messages: []core.Message{{Role: "user", Content: "sum up"}}, Overflow: overflow, Params: core.Params{MaxTokens: maxTokens}}
}

func TestFitTask(t *testing.T) {
	w := &words{context: 100, refuse: 10_000}
	small := []protocol.Attachment{{Name: "a", Text: strings.Repeat("ä ", 40)}}
	if r, cut, err := engine.FitTask(t.Context(), w, task(core.OverflowError, 10), small); err != nil || cut != 0 || !strings.Contains(r.Messages[0].Content, small[0].Text) {
		t.Error(cut, err)
	}
	for _, n := range []int{120, 1000, 100_000} {
		files := []protocol.Attachment{{Name: "a", Text: "first "}, {Name: "b", Text: strings.Repeat("ä ", n)}}
		_, _, err := engine.FitTask(t.Context(), w, task(core.OverflowError, 10), files)
		if core.ReasonOf(err) != core.ReasonContextOverflow || !strings.Contains(err.Error(), "100") {
			t.Errorf("%d words: %v", n, err)
		}
		r, cut, err := engine.FitTask(t.Context(), w, task(core.OverflowCut, 10), files)
		if err != nil {
			t.Fatal(err)
		}
		got, err := w.Count(t.Context(), r)
		if err != nil || got != 90 || cut == 0 || !strings.Contains(r.Messages[0].Content, "first") || !strings.Contains(r.Messages[0].Content, "[end of file b]") {
			t.Errorf("%d words cut to %d, %d bytes left out, %v", n, got, cut, err)
		}
	}
	if w.asked > 200 {
		t.Errorf("counted %d times", w.asked)
	}
	// room for the answer is at most a quarter
	r, _, err := engine.FitTask(t.Context(), w, task(core.OverflowCut, 0), []protocol.Attachment{{Name: "a", Text: strings.Repeat("x ", 500)}})
	if n, cerr := w.Count(t.Context(), r); err != nil || cerr != nil || n != 75 {
		t.Error(n, err, cerr)
	}
	long := task(core.OverflowCut, 0)
	long.Messages[0].Content = strings.Repeat("x ", 500)
	if _, _, err := engine.FitTask(t.Context(), w, long, small); core.ReasonOf(err) != core.ReasonContextOverflow {
		t.Errorf("a question that is too long by itself: %v", err)
	}
	if _, cut, err := engine.FitTask(t.Context(), &words{}, task(core.OverflowCut, 0), small); cut != 0 || err != nil {
		t.Errorf("an engine of unknown context: %d, %v", cut, err)
	}
}

func TestEndedTellsCancelFromDeadline(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := engine.Ended(ctx, "x"); core.ReasonOf(err) != core.ReasonCancelled {
		t.Error(err)
	}
	ctx, stop = context.WithTimeout(t.Context(), 0)
	defer stop()
	if err := engine.Ended(ctx, "x"); core.KindOf(err) != core.Timeout {
		t.Error(err)
	}
}
