package llama

import (
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/batch"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
	"github.com/cortensor-open/cortensor/engine/text"
)

// sequence is one generation. The batch loop owns all but the stream.
type sequence struct {
	*batch.Stream
	prompt  []int32
	fed     int // prompt tokens that the model has seen
	pos     int // next position in the context
	next    int32
	slot    int32
	reserve int // cells set aside
	top     int
	draw    *sampler
	answer  *text.Answer
}

// newSequence prepares a generation; the prompt has at most context-1 tokens. m is the grammar of the answer, nil for any text.
func newSequence(prompt []int32, r engine.Request, context int, m *grammar.Matcher) *sequence {
	limit := context - len(prompt)
	if n := r.Params.MaxTokens; n > 0 && n < int64(limit) {
		limit = int(n)
	}
	draw := newSampler(r.Params, prompt)
	draw.matcher = m
	return &sequence{Stream: batch.NewStream(), prompt: prompt, reserve: len(prompt) + limit, top: r.TopLogprobs,
		draw: draw, answer: text.NewAnswer(limit, r.Params.Stop)}
}

func (s *sequence) prefilling() bool { return s.fed < len(s.prompt) }

// accept takes a sampled token and hands it to the caller; done tells that the generation is over.
func (s *sequence) accept(t engine.Token, piece []byte, ends bool) (done bool) {
	s.next = t.ID
	finish := s.answer.Next(&t, piece, ends)
	s.Put(t, finish)
	return finish != ""
}
