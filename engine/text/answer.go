package text

import (
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Answer follows one generation: it gives each token its text and decides when the generation is over.
type Answer struct {
	limit, made int
	text        Assembler
}

// NewAnswer begins an answer of at most limit tokens, ended by any of the stop strings.
func NewAnswer(limit int, stops []string) *Answer {
	return &Answer{limit: limit, text: Assembler{Stops: stops}}
}

// Made is the number of tokens so far.
func (a *Answer) Made() int { return a.made }

// Limit is the number of tokens at which the answer ends.
func (a *Answer) Limit() int { return a.limit }

// Next takes a token, whose text it sets: piece is what it stands for, ends tells that it ends a text. finish is "" while the
// generation goes on.
func (a *Answer) Next(t *engine.Token, piece []byte, ends bool) (finish string) {
	a.made++
	if ends {
		t.Text = a.text.Flush()
		return core.FinishStop
	}
	var stopped bool
	if t.Text, stopped = a.text.Push(piece); stopped {
		return core.FinishStop
	}
	if a.made >= a.limit {
		t.Text += a.text.Flush()
		return core.FinishLength
	}
	return ""
}
