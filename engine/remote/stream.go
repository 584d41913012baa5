package remote

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
)

// Generate streams one completion from the server. Usage is the server's; without it, tokens are counted as they came.
func (e *Engine) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	if err := r.Validate(); err != nil {
		return engine.Completion{}, err
	}
	ctx, done, err := e.begin(ctx)
	if err != nil {
		return engine.Completion{}, err
	}
	defer done()
	leave, err := e.slot(ctx)
	if err != nil {
		return engine.Completion{}, err
	}
	defer leave()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	slow := time.AfterFunc(e.cfg.First, func() { cancel(core.Errorf(core.Timeout, "no answer from the server in %v", e.cfg.First)) })
	defer slow.Stop()
	body, path := e.cfg.bodyOf(r)
	body.Stream, body.StreamOptions = true, &streamOptions{IncludeUsage: true}
	stream, err := e.send(ctx, http.MethodPost, e.cfg.URL+path, body)
	if err != nil {
		return engine.Completion{}, fmt.Errorf("generate: %w", err)
	}
	defer stream.Close()
	s := &answer{top: r.TopLogprobs, emit: emit}
	err = s.read(io.LimitReader(stream, maxAnswer), func(wait bool) {
		if wait {
			slow.Reset(e.cfg.Stall)
		} else {
			slow.Stop() // a slow caller is not a slow server
		}
	})
	if ctx.Err() != nil && s.emitted == nil {
		err = e.stopped(ctx, "generate")
	}
	if err == nil {
		err = kept(r.Params, s.text.String(), s.finish)
	}
	return s.completion(), err
}

// kept holds an answer to what it should be: servers that do not know a parameter ignore it. Of a schema only that the answer is
// JSON is checked: its spaces and the order of its properties are the server's.
func kept(p core.Params, text, finish string) error {
	f, whole := p.Format, finish == core.FinishStop && len(p.Stop) == 0 // else it may have been cut
	if f == nil {
		return nil
	}
	if f.Kind != core.FormatGrammar {
		if whole && !json.Valid([]byte(text)) {
			return core.Fail(core.ReasonEngine, "generate: the server did not keep to %s: the answer is not JSON; use the engine exact or llama, or a server that has structured outputs", f.Kind)
		}
		return nil
	}
	g, err := grammar.Compile(f)
	if err != nil {
		return err
	}
	begins, is, err := g.Match([]byte(text))
	if err == nil && (!begins || whole && !is) {
		err = core.Fail(core.ReasonEngine, "generate: the server did not keep to the grammar; use the engine exact or llama, or a server that has grammars (llama.cpp, vLLM)")
	}
	return err
}

// answer collects a stream.
type answer struct {
	top     int
	emit    func(engine.Token) error
	emitted error // what emit said
	text    strings.Builder
	tokens  []engine.Token
	usage   *usage
	finish  string
}

func (a *answer) completion() engine.Completion {
	c := engine.Completion{Text: a.text.String(), Tokens: a.tokens, Finish: a.finish, Usage: core.Usage{Completion: int64(len(a.tokens))}}
	if a.usage != nil {
		c.Usage = core.Usage{Prompt: a.usage.Prompt, Completion: a.usage.Completion}
	}
	return c
}

// read takes server-sent events until the end mark. waiting is told when the server's turn begins and ends.
func (a *answer) read(r io.Reader, waiting func(bool)) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxEvent)
	reason := ""
	for {
		waiting(true)
		if !lines.Scan() {
			break
		}
		waiting(false)
		data, ok := bytes.CutPrefix(lines.Bytes(), []byte("data:"))
		if !ok {
			continue
		}
		if data = bytes.TrimSpace(data); string(data) == "[DONE]" {
			break
		}
		last, err := a.event(data)
		if err != nil {
			return err
		}
		if last != "" {
			reason = last
		}
	}
	waiting(false)
	if err := lines.Err(); err != nil {
		return core.Fail(core.ReasonEngine, "generate: read the server's stream: %w", err)
	}
	finish, err := finishOf(reason)
	if err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	a.finish = finish
	return nil
}

// event takes one event; it gives the finish reason if the event has it.
func (a *answer) event(data []byte) (reason string, err error) {
	var c chunk
	if err := json.Unmarshal(data, &c); err != nil {
		return "", core.Fail(core.ReasonEngine, "generate: the server's stream: %w", err)
	}
	if len(c.Error) > 0 && string(c.Error) != "null" {
		return "", fmt.Errorf("generate: %w", complaintOf(c.Error).asError(http.StatusInternalServerError))
	}
	if c.Usage != nil {
		a.usage = c.Usage
	}
	for _, choice := range c.Choices[:min(1, len(c.Choices))] { // one was asked for
		for _, t := range choice.tokens(a.top) {
			if math.IsNaN(t.Logprob) || math.IsInf(t.Logprob, 0) {
				return "", core.Fail(core.ReasonEngine, "generate: the server gave a log-probability of %g", t.Logprob)
			}
			a.tokens = append(a.tokens, t)
			a.text.WriteString(t.Text)
			if a.emit == nil {
				continue
			}
			if a.emitted = a.emit(t); a.emitted != nil {
				return "", fmt.Errorf("generate: emit: %w", a.emitted)
			}
		}
		reason = choice.FinishReason
	}
	return reason, nil
}
