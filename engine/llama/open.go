//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

var (
	errClosed    = core.Errorf(core.Unavailable, "the engine is closed")
	errCancelled = errors.New("cancelled")
)

// Engine is one loaded model. It implements engine.Engine.
type Engine struct {
	cfg     Config
	model   *model
	info    engine.Info
	wake    chan struct{}
	closing atomic.Bool
	done    chan struct{} // closed when the loop has ended
	freed   error         // set by the loop before done
	once    sync.Once

	using   sync.RWMutex // held for reading while the tokenizer is in use
	mu      sync.Mutex
	waiting []*sequence
}

var _ engine.Engine = (*Engine)(nil)

// Open loads the library and the model and starts the batch loop; Close ends it.
func Open(ctx context.Context, cfg Config) (*Engine, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	e := &Engine{cfg: cfg, wake: make(chan struct{}, 1), done: make(chan struct{})}
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
		derr = e.model.setTemplate(cmp.Or(cfg.Template, templateFor(digest)))
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
	if err := r.Validate(); err != nil {
		return nil, err
	}
	e.using.RLock()
	defer e.using.RUnlock()
	if e.closing.Load() {
		return nil, errClosed
	}
	return e.model.tokens(ctx, r, e.cfg.Context)
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
	s := newSequence(prompt, r, e.cfg.Context)
	if err := e.push(s); err != nil {
		return engine.Completion{}, err
	}
	out := engine.Completion{Usage: core.Usage{Prompt: int64(len(prompt))}}
	var text strings.Builder
	var failed error // why the caller no longer wants tokens
	quit := ctx.Done()
	for {
		select {
		case <-quit:
			failed, quit = engine.Ended(ctx, "generate"), nil
			e.cancel(s)
			continue
		case <-s.ready:
		}
		tokens, ended, finish, err := s.take()
		for _, t := range tokens {
			if failed != nil {
				break
			}
			text.WriteString(t.Text)
			out.Tokens = append(out.Tokens, t)
			if emit == nil {
				continue
			}
			if err := emit(t); err != nil {
				failed = fmt.Errorf("generate: emit: %w", err)
				e.cancel(s)
			}
		}
		if ended {
			out.Text, out.Finish, out.Usage.Completion = text.String(), finish, int64(len(out.Tokens))
			if failed == nil && err != nil {
				failed = fmt.Errorf("generate: %w", err)
			}
			return out, failed
		}
	}
}

// push puts a sequence at the end of the queue.
func (e *Engine) push(s *sequence) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closing.Load() {
		return errClosed
	}
	e.waiting = append(e.waiting, s)
	e.nudge()
	return nil
}

// pop takes the first of the queue if it was cancelled or fits, else nil.
func (e *Engine) pop(fits func(*sequence) bool) *sequence {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.dropCancelled()
	if len(e.waiting) == 0 || !fits(e.waiting[0]) {
		return nil
	}
	s := e.waiting[0]
	e.waiting = e.waiting[1:]
	return s
}

// dropCancelled answers those in the queue that are no longer wanted, wherever they stand in it.
func (e *Engine) dropCancelled() {
	kept := e.waiting[:0]
	for _, s := range e.waiting {
		if s.cancelled.Load() {
			s.fail(errCancelled)
		} else {
			kept = append(kept, s)
		}
	}
	clear(e.waiting[len(kept):])
	e.waiting = kept
}

func (e *Engine) cancel(s *sequence) {
	s.cancelled.Store(true)
	e.nudge()
}

// nudge wakes the loop if it sleeps.
func (e *Engine) nudge() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
}

// Close ends running generations with an error, waits for the loop and frees the model.
func (e *Engine) Close() error {
	var err error
	e.once.Do(func() {
		e.mu.Lock()
		e.closing.Store(true)
		e.nudge()
		e.mu.Unlock()
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
