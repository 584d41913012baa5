package accuracy

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

func smallModel(t *testing.T) *model.Model {
	t.Helper()
	m, err := made.Decoder("llama", made.Formats...).Model()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// speaker is a made-up model that takes text.
func speaker(t *testing.T) (*gguf.File, *model.Model) {
	t.Helper()
	raw, err := made.Decoder("llama", made.Formats...).Speak().File()
	if err != nil {
		t.Fatal(err)
	}
	f, err := gguf.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	m, err := model.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return f, m
}

// The exact engine against itself, in two windows: near to float64, and equal to itself.
func TestMeasure(t *testing.T) {
	f, m := speaker(t)
	var all []Contestant
	for _, name := range []string{"one", "other"} {
		e, err := NewExact(m, 1, 48)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, Contestant{name, e})
	}
	said := 0
	p := Plan{Text: []byte(strings.Repeat("the quick brown fox ", 9)), Name: "foxes", Positions: 50, Window: 48, Threads: 2, Say: func(string, ...any) { said++ }}
	r, err := Measure(t.Context(), f, m, all, p)
	if err != nil {
		t.Fatal(err)
	}
	if r.Windows != 2 || r.Window != 48 || r.Context != 12 || r.Positions != 72 || said != 2 || r.Text != "foxes" || r.TextBytes != 180 || r.Model != "made up" || len(r.TextSHA256) != 64 {
		t.Errorf("%+v", r)
	}
	if r.Rows[0].Delta == 0 || r.Rows[0].Delta > 0.05 || r.Rows[0].KL > 0.01 || r.Rows[0].Ratio < 0.98 || r.Rows[0].Ratio > 1.02 {
		t.Errorf("far from float64: %+v", r.Rows[0])
	}
	r.Rows[1].Engine = r.Rows[0].Engine
	if r.Rows[0] != r.Rows[1] {
		t.Errorf("%+v and %+v", r.Rows[0], r.Rows[1])
	}
	for _, a := range r.Aims {
		if a.Difference != 0 || !a.Met {
			t.Errorf("%+v", a)
		}
	}
}

// Windows are spread over the text, and each has the token that comes after it.
func TestWindows(t *testing.T) {
	f, m := speaker(t)
	tok, err := token.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	list, err := windows(&Plan{Text: []byte("abcdefghijklmnopqrstuvwxyzabcd"), Positions: 15, Window: 8}, m, tok)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, w := range list {
		var text []byte
		for _, id := range w.tokens {
			text = append(text, tok.Piece(id)...)
		}
		texts = append(texts, string(text))
		if w.from != 2 {
			t.Errorf("measured from %d on", w.from)
		}
	}
	if got := strings.Join(texts, " "); got != "abcdefghi klmnopqrs uvwxyzabc" {
		t.Errorf("windows %s", got)
	}
	_, err = windows(&Plan{Name: "short", Text: []byte("abcdefghijklmnopqrstuvwxyz"), Positions: 15, Window: 8}, m, tok)
	if core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "text short has 26 tokens, 15 positions want 27") {
		t.Errorf("too short: %v", err)
	}
}

func TestMeasureEnds(t *testing.T) {
	f, m := speaker(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Measure(ctx, f, m, nil, Plan{Text: make([]byte, 100), Positions: 10, Window: 16}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := Measure(t.Context(), f, m, nil, Plan{}); core.KindOf(err) != core.Invalid {
		t.Errorf("no positions: %v", err)
	}
	e, err := NewExact(m, 1, 16)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Next(t.Context()); core.KindOf(err) != core.Internal {
		t.Errorf("no window: %v", err)
	}
}
