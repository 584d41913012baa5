// Package engine says what a model runner is, whoever implements it: the exact engine (engine/exact/serve), a process-local
// llama.cpp (engine/llama) or any OpenAI-style server (engine/remote). engine/enginetest holds the suite that all must pass.
package engine

import (
	"context"
	"errors"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/transcript"
)

// Request is one generation. Either Messages (rendered with the model's chat template) or Prompt (raw) is set.
type Request struct {
	Messages []core.Message
	Prompt   string
	// Params.Format constrains the answer, whose text is then a sentence of the grammar, or the beginning of one where it was
	// cut (core.FinishLength, or a stop string). An engine that cannot hold to it fails.
	Params core.Params
	// TopLogprobs asks for the N most likely tokens of each position, 0 to MaxTopLogprobs.
	TopLogprobs int
}

// TokenProb is a token that could have been chosen, with the natural logarithm of the model's probability for it.
type TokenProb struct {
	ID      int32 // -1 if the engine does not know it
	Text    string
	Logprob float64
}

// Token is one generated token. The Texts of a completion's tokens, joined, are its Text.
type Token struct {
	ID      int32       // -1 if the engine does not know it
	Text    string      // valid UTF-8; "" while a rune or a possible stop string is incomplete, and for end-of-text tokens
	Scored  bool        // Logprob and Top are known; a remote server may not tell them
	Logprob float64     // natural logarithm of the model's probability before penalties and temperature; finite and ≤ 0
	Top     []TokenProb // most likely first, as many as TopLogprobs asked for
}

// Completion is a finished generation. Finish is core.FinishStop (the model ended, or a stop string came) or
// core.FinishLength (max_tokens or the context's end was reached).
type Completion struct {
	Text   string
	Usage  core.Usage
	Finish string
	Tokens []Token
	// Transcript lets others evaluate the answer again, bit by bit; nil from an engine that is not exact.
	Transcript *core.Transcript
}

// Info says what an engine is.
type Info struct {
	Name    string // exact, llama, remote
	Build   string // e.g. "llama.cpp v0.5.0", "exact/1 avx512"
	Model   string
	Digest  []byte // SHA-256 of the weights, empty if the engine cannot know it
	Context int    // tokens per sequence, prompt and answer together; 0 if unknown
	Slots   int    // sequences that run at once; 0 if unknown
	// Of an exact engine: the specification that it computes, and the digest of all that turns a request into tokens.
	Spec      string
	Tokenizer []byte
}

// Exact gives what a task names to have answers of this engine's kind; nil of an engine that is not exact.
func (i Info) Exact() *core.Exact {
	if i.Spec == "" {
		return nil
	}
	return &core.Exact{Spec: i.Spec, Tokenizer: i.Tokenizer, Context: int64(i.Context)}
}

// Record gives the form in which a Result names its engine.
func (i Info) Record() core.EngineInfo {
	return core.EngineInfo{Name: i.Name, Build: i.Build, Model: i.Model, Digest: i.Digest}
}

// Engine runs a language model. All methods may be called from any number of goroutines.
//
// Errors: a bad request is core.Invalid, a prompt that does not fit core.ReasonContextOverflow, a failing model
// core.ReasonEngine; when ctx ends, the error wraps ctx.Err().
type Engine interface {
	// Info gives facts that do not change.
	Info() Info
	// Count gives the number of prompt tokens, chat template included. It does not run the model.
	Count(ctx context.Context, r Request) (int, error)
	// Generate runs the request, handing each token to emit as it is made; emit may be nil. An error of emit stops the
	// generation and is returned. While all slots are taken it waits, first come first served. After an error the
	// Completion holds what was made until then.
	Generate(ctx context.Context, r Request, emit func(Token) error) (Completion, error)
	// Close ends running generations with an error and waits for them.
	Close() error
}

// ErrAnswer marks the errors of Score that lie in the answer's tokens, whatever the request.
var ErrAnswer = errors.New("not an answer")

// Scorer is an engine that can evaluate an answer again.
type Scorer interface {
	Info() Info
	Count(ctx context.Context, r Request) (int, error)
	// Score computes the request's prompt and then answer, the tokens of a Completion of it, in one pass as if the model had
	// chosen them. Errors are Generate's; ErrAnswer, core.Invalid, for tokens that are none, too many, or after the answer's end.
	Score(ctx context.Context, r Request, answer []int32) (Score, error)
}

// Score is what an engine says of an answer that it did not make.
type Score struct {
	Completion         // of the given tokens; Finish is "" where the answer is not over with them
	Chosen     []int32 // what the engine itself would have chosen at each place, given the tokens before
	Leaves     []transcript.Leaf
}

// Wrong is the first place where the engine would have gone on otherwise, or -1.
func (s Score) Wrong() int {
	for i, id := range s.Chosen {
		if id != s.Tokens[i].ID {
			return i
		}
	}
	return -1
}

// Embedder turns texts into vectors of length 1. Methods may be called from any number of goroutines.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
	Info() Info
	Close() error
}

// Ended gives the error of an action that stopped because ctx did: ReasonCancelled or a Timeout, wrapping ctx.Err().
func Ended(ctx context.Context, action string) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return core.Errorf(core.Timeout, "%s: %w", action, ctx.Err())
	}
	return core.Fail(core.ReasonCancelled, "%s: %w", action, ctx.Err())
}

// Overflow is the error of a prompt that needs more tokens than there are.
func Overflow(needed, available int) error {
	return core.Fail(core.ReasonContextOverflow, "the prompt needs at least %d tokens and 1 for the answer, the context has %d; shorten it, or ask for overflow %q to have files cut",
		needed, available, core.OverflowCut)
}
