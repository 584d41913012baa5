//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/batch"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
	"github.com/cortensor-open/cortensor/engine/text"
)

// Engine is one loaded model. It implements engine.Engine.
type Engine struct {
	cfg   Config
	model *model
	info  engine.Info
	queue *batch.Queue[*sequence]
	done  chan struct{} // closed when the loop has ended
	freed error         // set by the loop before done
	once  sync.Once
	using sync.RWMutex // held for reading while the tokenizer is in use

	trie       sync.Once // makes vocabulary when the first grammar comes
	vocabulary *grammar.Vocabulary
}

var _ engine.Engine = (*Engine)(nil)

// Open loads the library and the model and starts the batch loop; Close ends it.
func Open(ctx context.Context, cfg Config) (*Engine, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	e := &Engine{cfg: cfg, queue: batch.NewQueue[*sequence](), done: make(chan struct{})}
	opened := make(chan error, 1)
	go e.run(opened)
	digest, derr := cfg.Digest, error(nil)
	if len(digest) == 0 {
		digest, derr = digestOf(cfg.Model)
	}
	if err := <-opened; err != nil {
		<-e.done
		return nil, fmt.Errorf("open engine: %w", err)
	}
	if derr == nil && ctx.Err() != nil {
		derr = engine.Ended(ctx, "open engine")
	}
	if derr == nil {
		derr = e.model.setTemplate(cmp.Or(cfg.Template, text.TemplateFor(digest)))
	}
	if derr != nil {
		return nil, errors.Join(derr, e.Close())
	}
	e.info = engine.Info{Name: "llama", Build: cfg.Build, Model: cfg.Name, Digest: digest, Context: cfg.Context, Slots: cfg.Slots}
	if e.info.Build == "" {
		e.info.Build = buildOf(cfg.Library)
	}
	if e.info.Model == "" {
		e.info.Model = e.model.name()
	}
	cfg.Logger.Debug("model loaded", "model", e.info.Model, "digest", short(digest), "build", e.info.Build, "slots", cfg.Slots, "cells", cfg.Cells)
	return e, nil
}

// Info describes the engine.
func (e *Engine) Info() engine.Info { return e.info }

// Count gives the number of prompt tokens. Text that is longer than the context can possibly hold is not tokenised: the
// error is core.ReasonContextOverflow then.
func (e *Engine) Count(ctx context.Context, r engine.Request) (int, error) {
	tokens, err := e.tokens(ctx, r)
	return len(tokens), err
}

func (e *Engine) tokens(ctx context.Context, r engine.Request) ([]int32, error) {
	e.using.RLock()
	defer e.using.RUnlock()
	if e.queue.Closed() {
		return nil, batch.ErrClosed
	}
	return text.Prompt(ctx, e.model, e.model.chat, r, e.cfg.Context)
}

// Generate runs the request in the common batch. The number of tokens includes the end-of-text token, which is the last of
// Completion.Tokens when the model ended by itself.
func (e *Engine) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	prompt, err := e.tokens(ctx, r)
	if err != nil {
		return engine.Completion{}, err
	}
	if len(prompt)+1 > e.cfg.Context {
		return engine.Completion{}, engine.Overflow(len(prompt), e.cfg.Context)
	}
	m, err := e.matcher(r)
	if err != nil {
		return engine.Completion{}, err
	}
	s := newSequence(prompt, r, e.cfg.Context, m)
	if err := e.queue.Push(s); err != nil {
		return engine.Completion{}, err
	}
	out, err := e.queue.Collect(ctx, s.Stream, emit)
	out.Usage.Prompt = int64(len(prompt))
	return out, err
}

// matcher gives the grammar that an answer must follow, nil for any text. It is ours, not llama.cpp's, so that a request means
// the same on every engine.
func (e *Engine) matcher(r engine.Request) (*grammar.Matcher, error) {
	g, err := grammar.Compile(r.Params.Format)
	if g == nil || err != nil {
		return nil, err
	}
	e.using.RLock()
	defer e.using.RUnlock()
	if e.queue.Closed() {
		return nil, batch.ErrClosed
	}
	e.trie.Do(func() {
		pieces := make([][]byte, e.model.size)
		for id := range pieces {
			pieces[id] = e.model.readPiece(int32(id))
		}
		e.vocabulary = grammar.NewVocabulary(e.model.size, func(id int32) []byte { return pieces[id] }, e.model.ends)
	})
	return g.Matcher(e.vocabulary), nil
}

// Close ends running generations with an error, waits for the loop and frees the model.
func (e *Engine) Close() error {
	var err error
	e.once.Do(func() {
		e.queue.Close()
		<-e.done
		e.using.Lock()
		defer e.using.Unlock()
		err = e.freed
		if e.model != nil {
			err = firstError(err, e.model.free())
		}
	})
	<-e.done
	return err
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return core.Fail(core.ReasonEngine, "free: %w", err)
		}
	}
	return nil
}

func validText(b []byte) string { return strings.ToValidUTF8(string(b), "\uFFFD") }
