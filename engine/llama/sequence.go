package llama

import (
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// sequence is one generation. The batch loop owns the first part, the second is shared with the caller of Generate.
type sequence struct {
	prompt  []int32
	fed     int // prompt tokens that the model has seen
	pos     int // next position in the context
	next    int32
	slot    int32
	limit   int // tokens to generate at most
	made    int
	reserve int // cells set aside
	top     int
	draw    *sampler
	text    assembler

	cancelled atomic.Bool
	ready     chan struct{} // there is news in out or end
	mu        sync.Mutex
	out       []engine.Token
	ended     bool
	finish    string
	err       error
}

// newSequence prepares a generation; the prompt has at most context-1 tokens.
func newSequence(prompt []int32, r engine.Request, context int) *sequence {
	limit := context - len(prompt)
	if n := r.Params.MaxTokens; n > 0 && n < int64(limit) {
		limit = int(n)
	}
	return &sequence{prompt: prompt, limit: limit, reserve: len(prompt) + limit, top: r.TopLogprobs,
		draw: newSampler(r.Params, prompt), text: assembler{stops: r.Params.Stop}, ready: make(chan struct{}, 1)}
}

func (s *sequence) prefilling() bool { return s.fed < len(s.prompt) }

// accept takes a sampled token: it decides whether the generation ends and hands the token to the caller. m gives pieces.
func (s *sequence) accept(t engine.Token, piece func(int32) []byte, ends bool) (done bool) {
	s.made++
	s.next = t.ID
	finish := ""
	if ends {
		t.Text, finish = s.text.flush(), core.FinishStop
	} else {
		var stopped bool
		if t.Text, stopped = s.text.push(piece(t.ID)); stopped {
			finish = core.FinishStop
		} else if s.made >= s.limit {
			t.Text, finish = t.Text+s.text.flush(), core.FinishLength
		}
	}
	s.mu.Lock()
	s.out = append(s.out, t)
	s.ended, s.finish = finish != "", finish
	s.mu.Unlock()
	s.signal()
	return finish != ""
}

// fail ends the generation with an error.
func (s *sequence) fail(err error) {
	s.mu.Lock()
	s.ended, s.err = true, err
	s.mu.Unlock()
	s.signal()
}

func (s *sequence) signal() {
	select {
	case s.ready <- struct{}{}:
	default: // the caller has not looked yet and will see all
	}
}

// take gives what is new since the last call.
func (s *sequence) take() (out []engine.Token, ended bool, finish string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out, s.out = s.out, nil
	return out, s.ended, s.finish, s.err
}
