package bad

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/miner"
)

// Kinds of lying about what was computed. Each brings a transcript, and what can be checked of it without the model fits together: only
// who evaluates the answer again sees it, with one miner a task as well.
const (
	Truncate = "truncate"  // stops half way and says that the model ended there
	Swap     = "swap"      // answers a shorter question of its own
	Shorten  = "shorten"   // computes half of the prompt
	Cached   = "cached"    // replays the answer that it once gave to another question
	OneToken = "one-token" // puts the second best token in one place, and has the right model score the whole
	Prefill  = "prefill"   // has the right model score a text that was made without it
	Forge    = "forge"     // has the right answer from elsewhere, and makes the transcript's root up
)

// lie makes an answer to a request with an honest engine.
type lie func(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error)

// lies gives the lie of a kind, nil where it is none.
func lies(kind string) lie {
	switch kind {
	case Truncate:
		return truncate
	case Swap:
		return func(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error) {
			return e.Generate(ctx, other(r, "Name three colours."), nil)
		}
	case Shorten:
		return shorten
	case Cached:
		return new(cache).answer
	case OneToken:
		return oneToken
	case Prefill:
		return prefill
	case Forge:
		return forge
	}
	return nil
}

// told makes an engine that lies. The lie is streamed like an answer.
func told(l lie) func(miner.Deps) miner.Deps {
	return func(d miner.Deps) miner.Deps {
		honest := d.Engine
		d.Engine = badEngine{honest, func(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
			out, err := l(ctx, honest, r)
			if err != nil {
				return out, err
			}
			for _, t := range out.Tokens {
				if err := emit(t); err != nil {
					return out, err
				}
			}
			return out, nil
		}}
		return d
	}
}

// other is a question that nobody asked.
func other(r engine.Request, question string) engine.Request {
	r.Messages, r.Prompt = []core.Message{{Role: "user", Content: question}}, ""
	return r
}

func truncate(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error) {
	whole, err := e.Generate(ctx, r, nil)
	if err != nil {
		return whole, err
	}
	r.Params.MaxTokens = max(1, int64(len(whole.Tokens)/2))
	out, err := e.Generate(ctx, r, nil)
	out.Finish = core.FinishStop
	return out, err
}

func shorten(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error) {
	half := func(s string) string { return string([]rune(s)[len([]rune(s))/2:]) }
	messages := append([]core.Message(nil), r.Messages...)
	for i := range messages {
		messages[i].Content = half(messages[i].Content)
	}
	r.Messages, r.Prompt = messages, half(r.Prompt)
	return e.Generate(ctx, r, nil)
}

type cache struct {
	mu  sync.Mutex
	has bool
	old engine.Completion
}

func (c *cache) answer(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.has {
		return c.old, nil
	}
	old, err := e.Generate(ctx, other(r, "What is the capital of Germany?"), nil)
	c.old, c.has = old, err == nil
	return old, err
}

func score(ctx context.Context, e miner.Engine, r engine.Request, tokens []engine.Token) (engine.Completion, error) {
	s, ok := e.(engine.Scorer)
	if !ok {
		return engine.Completion{}, core.Errorf(core.Invalid, "engine %s does not score: this kind of cheating needs the exact engine", e.Info().Name)
	}
	var ids []int32
	for _, t := range tokens {
		ids = append(ids, t.ID)
	}
	out, err := s.Score(ctx, r, ids)
	if out.Finish == "" {
		out.Finish = core.FinishStop
	}
	return out.Completion, err
}

func oneToken(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error) {
	r.TopLogprobs = max(r.TopLogprobs, 2)
	honest, err := e.Generate(ctx, r, nil)
	if err != nil {
		return honest, err
	}
	for at := len(honest.Tokens) / 2; at < len(honest.Tokens); at++ {
		tokens := append([]engine.Token(nil), honest.Tokens...)
		for _, p := range tokens[at].Top {
			if p.ID != tokens[at].ID {
				tokens[at].ID = p.ID
				break
			}
		}
		out, err := score(ctx, e, r, tokens)
		if !errors.Is(err, engine.ErrAnswer) { // else the token would have ended the answer
			return out, err
		}
	}
	return honest, core.Errorf(core.Internal, "no place for another token in %d", len(honest.Tokens))
}

func prefill(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error) {
	text, err := e.Generate(ctx, other(r, "Say something."), nil)
	if err != nil {
		return text, err
	}
	return score(ctx, e, r, text.Tokens)
}

func forge(ctx context.Context, e miner.Engine, r engine.Request) (engine.Completion, error) {
	out, err := e.Generate(ctx, r, nil)
	if err != nil || out.Transcript == nil {
		return out, err
	}
	t := *out.Transcript
	t.Root = make([]byte, len(t.Root))
	_, err = rand.Read(t.Root)
	out.Transcript = &t
	return out, err
}
