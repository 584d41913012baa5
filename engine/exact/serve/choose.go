package serve

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/sample"
	"github.com/cortensor-open/cortensor/engine/exact/transcript"
)

// choice is a place in a sequence at which a token is chosen, and what was.
type choice struct {
	s        *sequence
	position int // of the hidden state; the token comes after it
	hidden   []float32
	logits   []float32
	norm     float64
	token    engine.Token
	drawn    bool  // own is known
	own      int32 // what the engine chose; the token of a scored answer may be another
	leaf     transcript.Leaf
	hash     transcript.Hash
	err      error
}

// index is the place of the token in the answer.
func (c *choice) index() int { return c.position - (c.s.prompt - 1) }

// chooser goes from hidden states to tokens.
type chooser struct {
	e       *Engine
	choices []choice // of this step, those of a sequence in order
}

// choose finds where tokens are to be chosen in a batch's outputs and fills choices.
func (c *chooser) choose(whose []*sequence, outputs []exact.Output) error {
	c.choices = c.choices[:0]
	for i, s := range whose {
		first := s.cache.Len() - len(outputs[i].Hidden)
		for k, hidden := range outputs[i].Hidden {
			if s.wants(first + k) {
				c.choices = append(c.choices, choice{s: s, position: first + k, hidden: hidden})
			}
		}
	}
	for from := 0; from < len(c.choices); from += exact.MaxLogits {
		part := c.choices[from:min(from+exact.MaxLogits, len(c.choices))]
		hidden := make([][]float32, len(part))
		for i := range part {
			hidden[i] = part[i].hidden
		}
		logits, err := c.e.machine.Logits(hidden)
		if err != nil {
			return err
		}
		for i := range part {
			part[i].logits = logits[i]
		}
		c.each(len(part), func(i int) { c.measure(&part[i]) })
		runs := bySequence(part)
		c.each(len(runs), func(i int) { c.pick(runs[i]) })
	}
	return nil
}

// each calls f with 0 to n−1, side by side.
func (c *chooser) each(n int, f func(i int)) {
	var next atomic.Int64
	work := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			f(i)
		}
	}
	var others sync.WaitGroup
	for range min(c.e.cfg.Threads, n) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
}

// bySequence cuts choices into runs of one sequence each.
func bySequence(part []choice) (runs [][]choice) {
	for len(part) > 0 {
		n := 1
		for n < len(part) && part[n].s == part[0].s {
			n++
		}
		runs, part = append(runs, part[:n]), part[n:]
	}
	return runs
}

// measure works out what does not hang on the tokens before: the norm of the logits and the most likely tokens; of a scored answer, if
// it can be, what should have been chosen.
func (c *chooser) measure(at *choice) {
	at.norm = sample.Norm(at.logits)
	for _, id := range sample.Top(at.logits, at.s.top) {
		at.token.Top = append(at.token.Top, engine.TokenProb{ID: id, Logprob: sample.Logprob(at.logits[id], at.norm),
			Text: strings.ToValidUTF8(string(c.e.vocab.t.Piece(id)), "\uFFFD")})
	}
	if at.s.forced == nil {
		return
	}
	if one, ok := at.s.draw.Alone(uint64(at.index())); ok {
		at.drawn = true
		at.own, at.err = one.Pick(at.logits)
	}
}

// pick chooses the tokens of one sequence, in order.
func (c *chooser) pick(run []choice) {
	for i := range run {
		at := &run[i]
		s := at.s
		if !at.drawn {
			at.own, at.err = s.draw.Pick(at.logits)
		}
		if at.err != nil {
			at.err = fmt.Errorf("sample: %w", at.err)
			return
		}
		at.token.ID = at.own
		if s.forced != nil {
			at.token.ID = s.forced[at.index()]
		}
		s.draw.Take(at.token.ID)
		at.token.Scored, at.token.Logprob = true, sample.Logprob(at.logits[at.token.ID], at.norm)
		at.leaf = transcript.NewLeaf(at.position+1, at.token.ID, at.hidden)
		at.hash = at.leaf.Hash()
	}
}
