package serve

import (
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/batch"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
	"github.com/cortensor-open/cortensor/engine/exact/sample"
	"github.com/cortensor-open/cortensor/engine/exact/transcript"
	"github.com/cortensor-open/cortensor/engine/text"
)

// unfinished ends a scored answer that would have gone on.
const unfinished = "unfinished"

// sequence is one generation, or one answer that is scored. The loop owns all but the stream; when the stream has ended, what it
// wrote is the caller's.
type sequence struct {
	*batch.Stream
	cache  exact.Sequence
	tokens []int32 // prompt, then the answer's: all that were made, or all but the last that are scored
	prompt int     // how many of them are the prompt's
	forced []int32 // the answer that is scored; nil in a generation
	chosen []int32 // what a scored answer should have been
	scored []transcript.Leaf
	top    int
	draw   *sample.Sampler
	answer *text.Answer
	leaves []transcript.Hash
	since  time.Time // when it first joined the batch
}

// newSequence prepares a generation; the prompt has at most context-1 tokens. m is the grammar of the answer, nil for any text.
func newSequence(prompt []int32, r engine.Request, context int, m *grammar.Matcher) *sequence {
	limit := context - len(prompt)
	if n := r.Params.MaxTokens; n > 0 && n < int64(limit) {
		limit = int(n)
	}
	draw := sample.New(r.Params, prompt)
	if m != nil {
		draw.Constrain(m)
	}
	return &sequence{Stream: batch.NewStream(), tokens: prompt, prompt: len(prompt), top: r.TopLogprobs,
		draw: draw, answer: text.NewAnswer(limit, r.Params.Stop)}
}

// force makes a generation the scoring of an answer.
func (s *sequence) force(answer []int32, vocab int) error {
	if len(answer) == 0 || len(answer) > s.answer.Limit() {
		return core.Errorf(core.Invalid, "score: %w: %d tokens, want 1 to %d", engine.ErrAnswer, len(answer), s.answer.Limit())
	}
	for i, id := range answer {
		if id < 0 || int(id) >= vocab {
			return core.Errorf(core.Invalid, "score: %w: token %d is %d, the vocabulary has 0 to %d", engine.ErrAnswer, i, id, vocab-1)
		}
	}
	s.forced = answer
	s.tokens = append(s.tokens[:s.prompt:s.prompt], answer[:len(answer)-1]...)
	return nil
}

// left is the number of tokens that are still to be computed.
func (s *sequence) left() int { return len(s.tokens) - s.cache.Len() }

// judged are the tokens up to the first one from which a token is to be chosen: its hidden state, and all after it, are wanted.
func (s *sequence) judged() []int32 { return s.tokens[:s.prompt+s.answer.Made()] }

// generating tells that only the token that was made last is left: the sequence gives one in every step.
func (s *sequence) generating() bool { return s.left() == 1 && s.answer.Made() > 0 }

// wants tells whether a token is to be chosen from the hidden state at a position.
func (s *sequence) wants(position int) bool { return position-(s.prompt-1) >= s.answer.Made() }

// accept takes a chosen token and hands it to the caller; done tells that the sequence is over.
func (s *sequence) accept(t engine.Token, v vocabulary) (done bool) {
	finish := s.answer.Next(&t, v.t.Piece(t.ID), v.t.EndOfText(t.ID))
	made := s.answer.Made()
	switch {
	case s.forced == nil:
		s.tokens = append(s.tokens, t.ID)
	case finish != "" && made < len(s.forced):
		s.Fail(core.Errorf(core.Invalid, "%w: %d tokens, and it was over after %d", engine.ErrAnswer, len(s.forced), made))
		return true
	case finish == "" && made == len(s.forced):
		finish = unfinished
	}
	s.Put(t, finish)
	return finish != ""
}
