package text

import (
	"context"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Vocabulary is what a tokenizer does for a prompt.
type Vocabulary interface {
	// Plain appends the tokens of a text in which no control token is looked for.
	Plain(out []int32, text string) ([]int32, error)
	// Controls lists the control tokens that are written out in a text, in order of place.
	Controls(text string) ([]int32, error)
	// Written is how a token is written.
	Written(id int32) string
	// Begin gives the token that the model wants before a text; ok is false where it wants none.
	Begin() (id int32, ok bool)
	// Longest bounds the bytes that one token can stand for.
	Longest() int
}

// Prompt turns a request into prompt tokens. Text of the request never becomes a control token, whatever it says: only the chat
// template makes those. More text than limit tokens can hold is refused unread, with core.ReasonContextOverflow.
func Prompt(ctx context.Context, v Vocabulary, chat *Chat, r engine.Request, limit int) ([]int32, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	size := len(r.Prompt)
	for _, msg := range r.Messages {
		size += len(msg.Content)
	}
	if least := size / max(1, v.Longest()); least > limit {
		return nil, engine.Overflow(least, limit)
	}
	if err := ctx.Err(); err != nil {
		return nil, engine.Ended(ctx, "tokenise")
	}
	if len(r.Messages) == 0 {
		return begun(v)(v.Plain(nil, r.Prompt))
	}
	parts, err := chat.Render(r.Messages)
	if err != nil {
		return nil, err
	}
	return begun(v)(join(v, parts))
}

// begun puts the first token before others where the model wants one and it is not there.
func begun(v Vocabulary) func([]int32, error) ([]int32, error) {
	return func(tokens []int32, err error) ([]int32, error) {
		if err != nil {
			return nil, core.Fail(core.ReasonEngine, "tokenise: %w", err)
		}
		first, wanted := v.Begin()
		if !wanted || len(tokens) > 0 && tokens[0] == first {
			return tokens, nil
		}
		return append([]int32{first}, tokens...), nil
	}
}

// join tokenises a rendered prompt. Text between two control tokens is tokenised in one go, as the model was trained, be it
// template or content.
func join(v Vocabulary, parts []Part) (out []int32, err error) {
	var run strings.Builder
	plain := func() {
		if err == nil && run.Len() > 0 {
			out, err = v.Plain(out, run.String())
		}
		run.Reset()
	}
	for _, p := range parts {
		if p.Content {
			run.WriteString(p.Text)
			continue
		}
		rest := p.Text
		controls, cerr := v.Controls(rest)
		if cerr != nil {
			return nil, cerr
		}
		for _, id := range controls {
			before, after, found := strings.Cut(rest, v.Written(id))
			if !found {
				continue
			}
			run.WriteString(before)
			plain()
			out = append(out, id)
			rest = after
		}
		run.WriteString(rest)
	}
	plain()
	return out, err
}
