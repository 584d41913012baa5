package engine

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// Fit gives a request that fits the engine's context. compose(keep) makes the request with only the first keep bytes of
// what may be cut; size is all of it. With overflow core.OverflowCut the largest keep is taken that leaves room for the
// answer: max_tokens, but at most a quarter of the context, which is also the room when max_tokens is 0. Otherwise, or
// when even keep 0 does not fit, the error is core.ReasonContextOverflow with the tokens needed and available. cut is how
// many bytes were left out. An engine that does not know its context gets everything.
func Fit(ctx context.Context, e Engine, overflow string, size int, compose func(keep int) Request) (r Request, cut int, err error) {
	r = compose(size)
	limit := e.Info().Context
	if limit == 0 {
		return r, 0, nil
	}
	needed, err := need(ctx, e, r)
	if err != nil {
		return Request{}, 0, err
	}
	if needed+1 <= limit {
		return r, 0, nil
	}
	if overflow != core.OverflowCut || size == 0 {
		return Request{}, 0, Overflow(needed, limit)
	}
	room := limit - answerRoom(r.Params.MaxTokens, limit)
	low, high := 0, size // compose(high) does not fit; the answer is in [low, high)
	best := Request{}
	for found := false; low < high; {
		keep := low + (high-low)/2
		try := compose(keep)
		n, err := need(ctx, e, try)
		if err != nil {
			return Request{}, 0, err
		}
		switch {
		case n <= room:
			best, cut, found, low = try, size-keep, true, keep+1
		case keep == 0 && !found:
			return Request{}, 0, fmt.Errorf("even with every file cut away: %w", Overflow(n, limit))
		default:
			high = keep
		}
	}
	return best, cut, nil
}

// need counts prompt tokens; an engine that refuses to count so much text says how much that is at least.
func need(ctx context.Context, e Engine, r Request) (int, error) {
	n, err := e.Count(ctx, r)
	if core.ReasonOf(err) == core.ReasonContextOverflow {
		return max(n, e.Info().Context+1), nil
	}
	return n, err
}

func answerRoom(maxTokens int64, limit int) int {
	quarter := max(limit/4, 1)
	if maxTokens <= 0 || maxTokens > int64(quarter) {
		return quarter
	}
	return int(maxTokens)
}

// FitTask composes a task's input with its files' texts so that it fits, as the task's Overflow asks. Files are cut from
// their end, the last file first. cut is the number of bytes left out.
func FitTask(ctx context.Context, e Engine, t *core.Task, files []protocol.Attachment) (r Request, cut int, err error) {
	size := 0
	for _, f := range files {
		size += len(f.Text)
	}
	return Fit(ctx, e, t.Overflow, size, func(keep int) Request {
		messages, prompt := protocol.Compose(t, head(files, keep))
		return Request{Messages: messages, Prompt: prompt, Params: t.Params}
	})
}

// head keeps the first keep bytes of all files together, at a rune's border. A file that loses all its text stays by name.
func head(files []protocol.Attachment, keep int) []protocol.Attachment {
	out := make([]protocol.Attachment, len(files))
	for i, f := range files {
		n := min(keep, len(f.Text))
		keep -= n
		for n > 0 && n < len(f.Text) && !utf8.RuneStart(f.Text[n]) {
			n--
		}
		out[i] = protocol.Attachment{Name: f.Name, Text: f.Text[:n]}
	}
	return out
}
