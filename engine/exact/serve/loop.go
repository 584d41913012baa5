package serve

import (
	"cmp"
	"slices"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/batch"
	"github.com/cortensor-open/cortensor/engine/exact"
)

// loop is the goroutine that computes; what is here and the machine are its own.
type loop struct {
	e       *Engine
	active  []*sequence // in the order of admission
	size    int         // tokens a step at most
	chooser chooser
}

// run serves until the engine closes.
func (e *Engine) run() {
	defer close(e.done)
	l := &loop{e: e, size: max(batchTokens, e.cfg.Slots), chooser: chooser{e: e}}
	for !e.queue.Closed() {
		l.admit()
		if len(l.active) == 0 {
			e.queue.Wait()
			continue
		}
		l.step()
	}
	l.fail(batch.ErrClosed)
	e.queue.Drain()
}

// fail ends every active sequence.
func (l *loop) fail(err error) {
	for _, s := range l.active {
		l.end(s, err)
	}
	l.active = nil
}

// admit drops cancelled sequences and lets waiting ones in, in order, while there are a slot and pages for what they hold now.
func (l *loop) admit() {
	l.active = slices.DeleteFunc(l.active, func(s *sequence) bool {
		if s.Cancelled() {
			l.end(s, batch.ErrCancelled)
			return true
		}
		return false
	})
	for {
		s, ok := l.e.queue.Pop(func(s *sequence) bool {
			return len(l.active) < l.e.cfg.Slots && (len(l.active) == 0 || pagesOf(len(s.tokens)) < l.spare())
		})
		if !ok {
			return
		}
		l.e.adopted.Add(int64(l.e.machine.Adopt(&s.cache, s.judged())))
		if s.since.IsZero() { // one that was put off has waited already
			s.since = time.Now()
		}
		l.active = append(l.active, s)
	}
}

// pagesOf is the number of pages for n tokens, and one to go on with.
func pagesOf(n int) int { return n/exact.PageSize + 1 }

// spare is the number of pages that nobody who is active has a use for yet.
func (l *loop) spare() int {
	n := l.e.machine.Room()
	for _, s := range l.active {
		n -= max(0, pagesOf(len(s.tokens))-s.cache.Pages())
	}
	return n
}

// end gives back what s holds, and tells its caller if it ends by an error.
func (l *loop) end(s *sequence, err error) {
	l.e.machine.Release(&s.cache)
	if err != nil {
		s.Fail(err)
	}
}

// plan makes the batch of a step: a token of every generating sequence, and prompt tokens in the room that is left.
func (l *loop) plan() (inputs []exact.Input, whose []*sequence) {
	add := func(s *sequence, n int) {
		inputs = append(inputs, exact.Input{Sequence: &s.cache, Tokens: s.tokens[s.cache.Len():][:n]})
		whose = append(whose, s)
	}
	for _, s := range l.active {
		if s.generating() {
			add(s, 1)
		}
	}
	var prompts []*sequence
	for _, s := range l.active {
		if !s.generating() && !l.patient(s) {
			prompts = append(prompts, s)
		}
	}
	for i, n := range share(batch.PromptRoom(l.size, chunkTokens, len(prompts), len(whose)), chunkTokens, prompts) {
		if n > 0 {
			add(prompts[i], n)
		}
	}
	return inputs, whose
}

// patient tells that a scored answer lets those go first who are generating: somebody reads along there. It does so for some time only.
func (l *loop) patient(s *sequence) bool {
	return s.forced != nil && time.Since(s.since) < scorePatience && slices.ContainsFunc(l.active, func(other *sequence) bool { return other.forced == nil })
}

// share divides the room for prompt tokens: half of it is for who came first, so that no prompt waits for ever, the rest for
// those that have the least left, so that many get their first token soon. A prompt that ends with enough tokens ends the step:
// prompts cost as much together as one after the other, and so all but the last have their first token earlier.
func share(room, enough int, prompts []*sequence) []int {
	got := make([]int, len(prompts))
	ended := false
	give := func(i, most int) {
		n := min(prompts[i].left()-got[i], most)
		got[i] += n
		room, enough = room-n, enough-n
		ended = ended || n > 0 && got[i] == prompts[i].left()
	}
	order := make([]int, len(prompts))
	for i := range prompts {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(prompts[a].left(), prompts[b].left()) })
	if len(prompts) > 0 {
		give(0, (room+1)/2)
	}
	for _, i := range order {
		if ended && enough <= 0 {
			break
		}
		give(i, room)
	}
	return got
}

// need is the number of pages that a batch takes.
func need(inputs []exact.Input) (n int) {
	for _, in := range inputs {
		n += (in.Sequence.Len()+len(in.Tokens)+exact.PageSize-1)/exact.PageSize - in.Sequence.Pages()
	}
	return n
}

// step computes one batch. While memory does not hold it, the sequence that came last gives its own back and waits again, first
// in the queue: it is computed anew later, to the same bits. One alone always has room.
func (l *loop) step() {
	inputs, whose := l.plan()
	for need(inputs) > l.e.machine.Room() && len(l.active) > 1 {
		last := l.active[len(l.active)-1]
		l.active = l.active[:len(l.active)-1]
		l.e.machine.Release(&last.cache)
		l.e.queue.PushFront(last)
		l.e.preempted.Add(1)
		inputs, whose = l.plan()
	}
	if len(inputs) == 0 { // cannot be: every active sequence has tokens left
		l.fail(core.Errorf(core.Internal, "a step without tokens"))
		return
	}
	if l.compute(inputs, whose) == nil {
		return
	}
	for i, s := range whose { // whose fault is it?
		if err := l.compute(inputs[i:i+1], whose[i:i+1]); err != nil {
			l.end(s, core.Fail(core.ReasonEngine, "compute: %w", err))
			l.active = slices.DeleteFunc(l.active, func(other *sequence) bool { return other == s })
		}
	}
}

// compute runs a batch and hands out what it gives. On an error nothing has changed.
func (l *loop) compute(inputs []exact.Input, whose []*sequence) error {
	outputs, err := l.e.machine.Step(inputs)
	if err != nil {
		return err
	}
	if err := l.chooser.choose(whose, outputs); err != nil {
		return err
	}
	over := map[*sequence]bool{}
	for _, c := range l.chooser.choices {
		if !over[c.s] && l.take(c) {
			over[c.s] = true
			l.e.machine.Release(&c.s.cache)
		}
	}
	l.active = slices.DeleteFunc(l.active, func(s *sequence) bool { return over[s] })
	return nil
}

// take hands a choice to its sequence; it tells whether that is over.
func (l *loop) take(c choice) bool {
	if c.err != nil {
		c.s.Fail(c.err)
		return true
	}
	c.s.leaves = append(c.s.leaves, c.hash)
	if c.s.forced != nil {
		c.s.chosen, c.s.scored = append(c.s.chosen, c.own), append(c.s.scored, c.leaf)
	}
	return c.s.accept(c.token, l.e.vocab)
}
