// Package accuracy measures how far engines are from float64 arithmetic on the same weights, over the tokens of a real text: the
// log-probability of the token that really comes next, the divergence of the whole distribution, and how often the most likely
// token is another one.
package accuracy

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

// Engine computes the logits of a window of tokens, one position after the other.
type Engine interface {
	// Begin forgets what was and takes a new window. Logits are wanted after each of its tokens from number `from` on.
	Begin(ctx context.Context, tokens []int32, from int) error
	// Next gives the next position's logits; they are valid until the following call.
	Next(ctx context.Context) ([]float32, error)
}

// Contestant is an engine that is measured.
type Contestant struct {
	Name   string
	Engine Engine
}

// Plan says what is measured.
type Plan struct {
	Text      []byte
	Name      string // of the text
	Positions int    // at least so many are measured
	Window    int    // tokens that an engine computes at once; default: 512, or what the model was trained for
	Threads   int
	Say       func(format string, args ...any) // progress; nil for none
}

// maxPositions bounds the time that a measurement takes.
const maxPositions = 1 << 20

// Validate checks a plan; the error says what to change.
func (p *Plan) Validate() error {
	switch {
	case p.Positions < 1 || p.Positions > maxPositions:
		return core.Errorf(core.Invalid, "positions %d: want 1 to %d", p.Positions, maxPositions)
	case p.Window < 0 || p.Window > 0 && p.Window < 8:
		return core.Errorf(core.Invalid, "window %d: want 8 or more", p.Window)
	case len(p.Text) > token.MaxText:
		return core.Errorf(core.TooLarge, "text %s has %d bytes, at most %d are read; cut it", p.Name, len(p.Text), token.MaxText)
	case !utf8.Valid(p.Text):
		return core.Errorf(core.Invalid, "text %s is not UTF-8; name a text", p.Name)
	}
	return nil
}

// WindowOf gives the tokens of a window for a model.
func (p *Plan) WindowOf(m *model.Model) int { return min(cmp.Or(p.Window, 512), m.Context) }

// window is a piece of the text: all but the last token are computed, and those from number `from` on are measured.
type window struct {
	tokens []int32
	from   int
}

// windows cuts the text: windows of equal size, spread over all of it. The first quarter of each is context alone.
func windows(p *Plan, m *model.Model, t *token.Tokenizer) ([]window, error) {
	size := p.WindowOf(m)
	from := size / 4
	count := (p.Positions + size - from - 1) / (size - from)
	begin, err := t.Encode("", token.Options{BOS: true})
	if err != nil {
		return nil, err
	}
	if bos, ok := t.BOS(); !ok || len(begin) == 0 || begin[0] != bos {
		begin = nil
	}
	begin = begin[:min(len(begin), 1)]
	text, err := t.Encode(string(p.Text), token.Options{})
	if err != nil {
		return nil, err
	}
	each := size + 1 - len(begin) // and the token that comes after
	if len(text) < count*each {
		return nil, core.Errorf(core.Invalid, "text %s has %d tokens, %d positions want %d; name a longer text or measure fewer positions", p.Name, len(text), p.Positions, count*each)
	}
	out := make([]window, count)
	for i := range out {
		at := i * ((len(text) - each) / max(1, count-1))
		out[i] = window{append(begin[:len(begin):len(begin)], text[at:][:each]...), from}
	}
	return out, nil
}

// Measure runs float64 and all contestants over the same windows, position by position.
func Measure(ctx context.Context, f *gguf.File, m *model.Model, contestants []Contestant, p Plan) (*Report, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	t, err := token.Open(f)
	if err != nil {
		return nil, err
	}
	list, err := windows(&p, m, t)
	if err != nil {
		return nil, err
	}
	if p.Say == nil {
		p.Say = func(string, ...any) {}
	}
	all := newTally(contestants)
	float := NewForward(m, p.Threads)
	for i, w := range list {
		if err := all.window(ctx, float, w, contestants); err != nil {
			return nil, fmt.Errorf("window %d of %d: %w", i+1, len(list), err)
		}
		p.Say("%d of %d windows, %d positions", i+1, len(list), len(all.float))
	}
	r := all.report()
	weights, text := f.Digest(), sha256.Sum256(p.Text)
	r.Model, r.Weights = m.Name, hex.EncodeToString(weights[:])
	r.Text, r.TextSHA256, r.TextBytes = p.Name, hex.EncodeToString(text[:]), len(p.Text)
	r.Windows, r.Window, r.Context = len(list), len(list[0].tokens)-1, list[0].from
	return r, nil
}

// some is the number of positions whose float64 logits are held at once.
const some = 32

// window measures one window.
func (t *tally) window(ctx context.Context, float *Forward, w window, contestants []Contestant) error {
	embed, vocab := float.m.Embed, float.m.Vocab
	inputs := w.tokens[:len(w.tokens)-1]
	hidden, err := float.Hidden(ctx, inputs)
	if err != nil {
		return fmt.Errorf("float64: %w", err)
	}
	for _, c := range contestants {
		if err := c.Engine.Begin(ctx, inputs, w.from); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	for at := w.from; at < len(inputs); at += some {
		n := min(some, len(inputs)-at)
		logits := float.Logits(hidden[at*embed:][:n*embed])
		for i := range n {
			right, next := newTruth(logits[i*vocab:][:vocab]), int(w.tokens[at+i+1])
			t.float = append(t.float, right.of(next))
			for k, c := range contestants {
				got, err := c.Engine.Next(ctx)
				if err != nil {
					return fmt.Errorf("%s: %w", c.Name, err)
				}
				d, err := right.compare(got, next)
				if err != nil {
					return fmt.Errorf("%s, position %d: %w", c.Name, at+i, err)
				}
				t.engines[k] = append(t.engines[k], d)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}
