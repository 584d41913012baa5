// Package serve runs a model for many callers at once on the exact engine. One loop computes all sequences in a common batch,
// which they join and leave at any step; sequences that begin alike share memory, and one is put off when memory is short. None
// of that changes a bit of an answer: it is a function of (weights, request, seed), and Score evaluates it again in one pass.
package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/batch"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/token"
	"github.com/cortensor-open/cortensor/engine/exact/transcript"
	"github.com/cortensor-open/cortensor/engine/text"
)

// Spec is the version of the specification that is computed (docs/exact.md).
const Spec = "exact/1"

// Engine is one loaded model. It implements engine.Engine and engine.Scorer.
type Engine struct {
	cfg       Config
	info      engine.Info
	file      *gguf.File
	vocab     vocabulary
	trie      func() *grammar.Vocabulary // made when the first grammar comes
	chat      *text.Chat
	tokenizer []byte // digest
	machine   *exact.Machine
	queue     *batch.Queue[*sequence]
	done      chan struct{} // closed when the loop has ended
	once      sync.Once
	closed    error

	adopted, preempted atomic.Int64
}

var (
	_ engine.Engine = (*Engine)(nil)
	_ engine.Scorer = (*Engine)(nil)
)

// Open loads a model and starts the batch loop; Close ends it. A file that is damaged is core.Corrupt, a model that exact/1 does
// not know core.Invalid, with what to use instead.
func Open(ctx context.Context, cfg Config) (*Engine, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	file, err := gguf.Open(cfg.Model)
	if err != nil {
		return nil, fmt.Errorf("open engine: %w", err)
	}
	e := &Engine{cfg: cfg.withDefaults(), file: file, queue: batch.NewQueue[*sequence](), done: make(chan struct{})}
	if err := e.load(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open engine: %w", err), file.Close())
	}
	debug.FreeOSMemory() // what reading the file left behind: as much again as the weights would let the heap grow to
	go e.run()
	return e, nil
}

// load reads the file: tokenizer and digest on one hand, weights on the other.
func (e *Engine) load(ctx context.Context) error {
	m, err := model.Open(e.file)
	if err != nil {
		return err
	}
	positions, err := e.cfg.fit(&m.Config)
	if err != nil {
		return err
	}
	var side sync.WaitGroup
	var read error
	side.Go(func() { read = e.readText() })
	e.machine, err = exact.NewMachine(m, e.cfg.Threads, positions)
	side.Wait()
	if err := errors.Join(err, read); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return engine.Ended(ctx, "load the model")
	}
	if e.vocab.t.Len() != m.Vocab {
		return core.Errorf(core.Corrupt, "the tokenizer has %d tokens, the model %d", e.vocab.t.Len(), m.Vocab)
	}
	if e.cfg.Isolated {
		e.machine.Isolate()
	}
	e.info = engine.Info{Name: "exact", Build: Spec + " " + kernel.Active(), Model: cmp.Or(e.cfg.Name, m.Name), Digest: e.cfg.Digest,
		Context: e.cfg.Context, Slots: e.cfg.Slots, Spec: Spec, Tokenizer: e.tokenizer}
	e.cfg.Logger.Debug("model loaded", "model", e.info.Model, "digest", fmt.Sprintf("%x", e.info.Digest[:4]), "build", e.info.Build,
		"slots", e.cfg.Slots, "positions", positions)
	return nil
}

// readText reads the tokenizer and the chat template, and hashes the file unless that was done.
func (e *Engine) readText() error {
	if len(e.cfg.Digest) == 0 {
		digest := e.file.Digest()
		e.cfg.Digest = digest[:]
	}
	t, err := token.Open(e.file)
	if err != nil {
		return err
	}
	if e.vocab, err = newVocabulary(t); err != nil {
		return err
	}
	e.trie = sync.OnceValue(func() *grammar.Vocabulary { return grammar.NewVocabulary(t.Len(), t.Piece, t.EndOfText) })
	template := cmp.Or(e.cfg.Template, text.TemplateFor(e.cfg.Digest))
	const key = "tokenizer.chat_template"
	if template == "" && e.file.Has(key) {
		if template, err = e.file.String(key); err != nil {
			return err
		}
	}
	if e.chat, err = text.Compile(template, e.vocab.bos(), e.vocab.eos(e.file)); err != nil {
		return err
	}
	digest, err := token.Digest(e.file, template)
	e.tokenizer = digest[:]
	return err
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
	if e.queue.Closed() {
		return nil, batch.ErrClosed
	}
	return text.Prompt(ctx, e.vocab, e.chat, r, e.cfg.Context)
}

// Generate runs the request in the common batch. The number of tokens includes the end-of-text token, which is the last of
// Completion.Tokens when the model ended by itself.
func (e *Engine) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	s, err := e.sequence(ctx, r)
	if err != nil {
		return engine.Completion{}, err
	}
	return e.collect(ctx, s, emit)
}

// Score evaluates an answer again: the prompt and the answer's tokens in one pass, in the common batch.
func (e *Engine) Score(ctx context.Context, r engine.Request, answer []int32) (engine.Score, error) {
	s, err := e.sequence(ctx, r)
	if err != nil {
		return engine.Score{}, err
	}
	if err := s.force(answer, e.vocab.t.Len()); err != nil {
		return engine.Score{}, err
	}
	out, err := e.collect(ctx, s, nil)
	if err != nil {
		return engine.Score{Completion: out}, fmt.Errorf("score: %w", err)
	}
	if out.Finish == unfinished {
		out.Finish = ""
	}
	return engine.Score{Completion: out, Chosen: s.chosen, Leaves: s.scored}, nil
}

// sequence prepares a request.
func (e *Engine) sequence(ctx context.Context, r engine.Request) (*sequence, error) {
	prompt, err := e.tokens(ctx, r)
	if err != nil {
		return nil, err
	}
	if len(prompt)+1 > e.cfg.Context {
		return nil, engine.Overflow(len(prompt), e.cfg.Context)
	}
	var m *grammar.Matcher
	if r.Params.Format != nil {
		g, err := grammar.Compile(r.Params.Format)
		if err != nil {
			return nil, err
		}
		m = g.Matcher(e.trie())
	}
	return newSequence(prompt, r, e.cfg.Context, m), nil
}

// collect queues a sequence and waits for its end.
func (e *Engine) collect(ctx context.Context, s *sequence, emit func(engine.Token) error) (engine.Completion, error) {
	if err := e.queue.Push(s); err != nil {
		return engine.Completion{}, err
	}
	out, err := e.queue.Collect(ctx, s.Stream, emit)
	out.Usage.Prompt = int64(s.prompt)
	if err != nil {
		return out, err
	}
	root := transcript.Root(s.leaves)
	out.Transcript = &core.Transcript{Spec: Spec, Tokenizer: e.tokenizer, Root: root[:]}
	return out, nil
}

// Cost tells what a token of the model takes at least.
func (e *Engine) Cost() exact.Cost { return e.machine.Cost() }

// Adopted is the number of prompt tokens so far that were not computed, because another sequence had begun alike.
func (e *Engine) Adopted() int64 { return e.adopted.Load() }

// Preempted tells how often a sequence gave its memory back and waited again.
func (e *Engine) Preempted() int64 { return e.preempted.Load() }

// Close ends running generations with an error, waits for the loop and frees the model.
func (e *Engine) Close() error {
	e.once.Do(func() {
		e.queue.Close()
		<-e.done
		e.closed = e.file.Close()
	})
	<-e.done
	return e.closed
}
