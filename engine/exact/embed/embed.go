// Package embed turns texts into vectors with the exact arithmetic (docs/exact.md, "An embedding"): the same bits on every
// machine, with any number of threads, and beside any other texts. It needs the model's file and no native library.
package embed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/batch"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

// Spec is the version of the specification that is computed (docs/exact.md).
const Spec = "exact/1"

// How much of a text counts.
const (
	Window  = 256                   // tokens that the model sees at once, its two control tokens included; fewer where it has fewer positions
	Windows = 64                    // of one text
	MaxText = Window * Windows * 16 // bytes of one text
)

const maxThreads = 512

// Config is what Open needs. Zero values mean the defaults stated.
type Config struct {
	Model   string       // path of the GGUF file
	Name    string       // the model's name; default: general.name of the file
	Digest  []byte       // SHA-256 of the file; computed when empty
	Threads int          // default: number of CPUs
	Logger  *slog.Logger // default: none
}

// Validate checks what can be checked without the model; the error says what to change.
func (c Config) Validate() error {
	switch {
	case c.Model == "":
		return core.Errorf(core.Invalid, "exact embedder: no model file is set; name a GGUF file")
	case c.Threads < 0 || c.Threads > maxThreads:
		return core.Errorf(core.Invalid, "exact embedder: %d threads; want 1 to %d, or 0 for the number of CPUs", c.Threads, maxThreads)
	case len(c.Digest) != 0 && len(c.Digest) != 32:
		return core.Errorf(core.Invalid, "exact embedder: digest of %d bytes, want a SHA-256", len(c.Digest))
	}
	return nil
}

// Embedder is a loaded embedding model. It implements engine.Embedder. Callers take turns, of one window or of several short
// ones with as many tokens; beside the model it needs the memory of one window, and of the tokens of one text a call.
type Embedder struct {
	info      engine.Info
	file      *gguf.File
	tokenizer *token.Tokenizer
	control   [2]int32       // tokens before and after a window
	own       int            // tokens of a window beside these
	turn      chan struct{}  // who has put something in computes; Close leaves its own there
	machine   *exact.Encoder // of whose turn it is
	closing   chan struct{}  // closed by Close
	once      sync.Once
	closed    error
}

var _ engine.Embedder = (*Embedder)(nil)

// Open loads an embedding model; Close frees it. It starts nothing. A file that is damaged is core.Corrupt, a model that exact/1
// does not know core.Invalid, with what to use instead.
func Open(ctx context.Context, cfg Config) (*Embedder, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg.Threads = cmp.Or(cfg.Threads, runtime.NumCPU())
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	file, err := gguf.Open(cfg.Model)
	if err != nil {
		return nil, fmt.Errorf("open embedder: %w", err)
	}
	e := &Embedder{file: file, turn: make(chan struct{}, 1), closing: make(chan struct{})}
	if err := e.load(ctx, cfg); err != nil {
		return nil, errors.Join(fmt.Errorf("open embedder: %w", err), file.Close())
	}
	cfg.Logger.Debug("embedding model loaded", "model", e.info.Model, "digest", fmt.Sprintf("%x", e.info.Digest[:4]), "build", e.info.Build)
	return e, nil
}

func (e *Embedder) load(ctx context.Context, cfg Config) error {
	m, err := model.OpenEncoder(e.file)
	if err != nil {
		return err
	}
	if e.tokenizer, err = token.Open(e.file); err != nil {
		return err
	}
	if e.tokenizer.Len() != m.Vocab {
		return core.Errorf(core.Corrupt, "the tokenizer has %d tokens, the model %d", e.tokenizer.Len(), m.Vocab)
	}
	around, err := e.tokenizer.Encode("", token.Options{BOS: true})
	if err != nil {
		return err
	}
	if len(around) != 2 {
		return core.Errorf(core.Invalid, "%d control tokens around a text, want one before and one after; use engine llama for this model", len(around))
	}
	if m.Context < 3 {
		return core.Errorf(core.Corrupt, "the model has %d positions, fewer than a token and its control tokens need", m.Context)
	}
	e.control, e.own = [2]int32(around), min(Window, m.Context)-2
	if e.machine, err = exact.NewEncoder(m, cfg.Threads); err != nil {
		return err
	}
	if len(cfg.Digest) == 0 {
		digest := e.file.Digest()
		cfg.Digest = digest[:]
	}
	if ctx.Err() != nil {
		return engine.Ended(ctx, "load the model")
	}
	e.info = engine.Info{Name: "exact", Build: Spec + " " + kernel.Active(), Model: cmp.Or(cfg.Name, m.Name), Digest: cfg.Digest,
		Context: e.own + 2, Slots: 1}
	return nil
}

// Info describes the embedder. Context is the length of a window.
func (e *Embedder) Info() engine.Info { return e.info }

// Embed gives one vector of length 1 for each text, in order. A text is cut into windows of 254 tokens, whose vectors are averaged,
// weighted by their tokens; what lies beyond 64 windows or MaxText bytes does not count.
//
// Errors: an empty text, or one that is no text, is core.Invalid; a failing model core.ReasonEngine; when ctx ends, which is seen
// between windows, the error wraps ctx.Err(); after Close it is core.Unavailable.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	for i, text := range texts {
		if err := (engine.Request{Prompt: text}).Validate(); err != nil {
			return nil, fmt.Errorf("embed text %d: %w", i, err)
		}
	}
	if e.isClosed() {
		return nil, batch.ErrClosed
	}
	return e.vectors(ctx, len(texts), func(i int) ([]int32, error) { return e.tokenizer.Encode(beginning(texts[i]), token.Options{}) })
}

// beginning is what counts of a text: its first MaxText bytes, without the part of a character.
func beginning(text string) string {
	if len(text) <= MaxText {
		return text
	}
	end := MaxText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// windows cuts a text's tokens; a text without any is one window of control tokens.
func (e *Embedder) windows(tokens []int32) [][]int32 {
	var out [][]int32
	for len(out) < Windows && (len(tokens) > 0 || len(out) == 0) {
		n := min(len(tokens), e.own)
		out = append(out, slices.Concat(e.control[:1], tokens[:n], e.control[1:]))
		tokens = tokens[n:]
	}
	return out
}

// vectors embeds n texts by their tokens, with the bits of ref.EmbedText.
func (e *Embedder) vectors(ctx context.Context, n int, tokens func(i int) ([]int32, error)) ([][]float32, error) {
	s := &sums{e: e, out: make([][]float32, n), several: make([]bool, n)}
	for i := range n {
		own, err := tokens(i)
		if err != nil {
			return nil, fmt.Errorf("embed text %d: %w", i, err)
		}
		windows := e.windows(own)
		s.several[i] = len(windows) > 1
		for _, w := range windows {
			if s.tokens+len(w) > Window {
				if err := s.flush(ctx); err != nil {
					return nil, err
				}
			}
			s.texts, s.waiting, s.tokens = append(s.texts, i), append(s.waiting, w), s.tokens+len(w)
		}
	}
	if err := s.flush(ctx); err != nil {
		return nil, err
	}
	return s.finish()
}

// sums adds up the windows of each text. Windows wait until there are enough to be computed together.
type sums struct {
	e       *Embedder
	out     [][]float32
	several []bool // windows of this text

	waiting [][]int32
	texts   []int // of those that wait
	tokens  int
}

func (s *sums) flush(ctx context.Context) error {
	if len(s.waiting) == 0 {
		return nil
	}
	vectors, err := s.e.compute(ctx, s.waiting)
	if err != nil {
		return fmt.Errorf("embed texts %d to %d: %w", s.texts[0], s.texts[len(s.texts)-1], err)
	}
	for k, v := range vectors {
		i := s.texts[k]
		if !s.several[i] {
			s.out[i] = v
			continue
		}
		weight := float32(len(s.waiting[k]) - 2)
		for j := range v {
			v[j] = float32(v[j] * weight)
		}
		if s.out[i] == nil {
			s.out[i] = make([]float32, len(v))
		}
		kernel.Add(s.out[i], v)
	}
	s.waiting, s.texts, s.tokens = s.waiting[:0], s.texts[:0], 0
	return nil
}

// finish makes the sums one long.
func (s *sums) finish() ([][]float32, error) {
	for i, sum := range s.out {
		if !s.several[i] {
			continue
		}
		inverse := 1 / num.Sqrt(num.SumSquares(sum))
		for j := range sum {
			sum[j] = float32(sum[j] * inverse)
		}
		if !num.Finite(sum) { // they cancelled each other
			return nil, core.Fail(core.ReasonEngine, "embed text %d: the average of its windows has no direction", i)
		}
	}
	return s.out, nil
}

// compute waits for its turn and embeds windows together.
func (e *Embedder) compute(ctx context.Context, windows [][]int32) ([][]float32, error) {
	select {
	case e.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, engine.Ended(ctx, "wait for the embedding model")
	case <-e.closing:
		return nil, batch.ErrClosed
	}
	defer func() { <-e.turn }()
	if e.isClosed() { // select takes any case that is ready
		return nil, batch.ErrClosed
	}
	if ctx.Err() != nil {
		return nil, engine.Ended(ctx, "embed")
	}
	return e.machine.EmbedAll(windows)
}

func (e *Embedder) isClosed() bool {
	select {
	case <-e.closing:
		return true
	default:
		return false
	}
}

// Close ends running calls with an error, waits for the windows that are being computed, and frees the model.
func (e *Embedder) Close() error {
	e.once.Do(func() {
		close(e.closing)
		e.turn <- struct{}{}
		e.closed = e.file.Close()
	})
	return e.closed
}
