//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/batch"
)

// loop is the goroutine that computes. It keeps its thread to itself until both end.
type loop struct {
	e      *Engine
	ctx    binding.Context
	memory binding.Memory
	batch  binding.Batch
	size   int // tokens a step
	active []*sequence
	slots  []int32 // free ones
	cells  int     // not reserved

	pace    *batch.Pace
	threads int // in use now
}

// run loads what Open asked for, reports to opened, and serves until the engine closes.
func (e *Engine) run(opened chan<- error) {
	runtime.LockOSThread()
	defer release()
	defer close(e.done)
	l, err := e.start()
	opened <- err
	if err != nil {
		return
	}
	for !e.queue.Closed() {
		l.admit()
		if len(l.active) == 0 {
			e.queue.Wait()
			continue
		}
		l.step()
	}
	l.stop()
}

// start loads library, model and context on the loop's thread.
func (e *Engine) start() (*loop, error) {
	if err := load(e.cfg.Library, e.cfg.Logger); err != nil {
		return nil, err
	}
	m, err := loadModel(e.cfg.Model)
	if err != nil {
		return nil, err
	}
	size := max(batchTokens, e.cfg.Slots)
	p := binding.ContextDefaultParams()
	p.NCtx, p.NSeqMax, p.KVUnified = uint32(e.cfg.Cells), uint32(e.cfg.Slots), 1
	p.NBatch, p.NUbatch, p.NOutputsMax = uint32(size), uint32(size), uint32(size)
	p.NThreads, p.NThreadsBatch = int32(e.cfg.Threads), int32(e.cfg.Threads)
	p.NoPerf = 1
	ctx, err := binding.InitFromModel(m.handle, p)
	if err != nil {
		return nil, errors.Join(core.Fail(core.ReasonEngine, "make a context of %d cells: %w; is there memory for it?", e.cfg.Cells, err), m.free())
	}
	memory, err := binding.GetMemory(ctx)
	if err != nil {
		return nil, errors.Join(core.Fail(core.ReasonEngine, "model memory: %w", err), binding.Free(ctx), m.free())
	}
	e.model = m
	l := &loop{e: e, ctx: ctx, memory: memory, batch: binding.BatchInit(int32(size), 0, 1), size: size, cells: e.cfg.Cells,
		pace: batch.NewPace(e.cfg.Threads), threads: e.cfg.Threads}
	for i := range e.cfg.Slots {
		l.slots = append(l.slots, int32(e.cfg.Slots-1-i))
	}
	if err := l.warm(); err != nil {
		return nil, errors.Join(err, binding.BatchFree(l.batch), binding.Free(ctx), m.free())
	}
	return l, nil
}

// warm runs single tokens, both with all threads and with one: the first request does not pay for lazy set-up, and the pace
// knows the machine.
func (l *loop) warm() error {
	for i, threads := range []int{l.threads, l.threads, 1, 1} {
		l.batch.NTokens = 0
		if err := l.batch.Add(0, 0, []binding.SeqId{0}, true); err != nil {
			return core.Fail(core.ReasonEngine, "warm up: %w", err)
		}
		binding.SetNThreads(l.ctx, int32(threads), int32(threads))
		l.threads = threads
		begin := time.Now()
		if code, err := binding.Decode(l.ctx, l.batch); err != nil || code != 0 {
			return core.Fail(core.ReasonEngine, "warm up: llama.cpp gave %d, %v", code, err)
		}
		if i%2 == 1 { // the first of each kind is not typical
			l.pace.Took(threads, 1, time.Since(begin))
		}
		if err := l.forget(0); err != nil {
			return err
		}
	}
	return nil
}

// admit drops cancelled sequences and lets waiting ones in, in order, while there are a slot and cells for their longest
// possible answer. So memory never runs out under a running sequence.
func (l *loop) admit() {
	l.active = slices.DeleteFunc(l.active, func(s *sequence) bool {
		if s.Cancelled() {
			l.end(s, batch.ErrCancelled)
			return true
		}
		return false
	})
	for {
		s, ok := l.e.queue.Pop(func(s *sequence) bool { return len(l.slots) > 0 && s.reserve <= l.cells })
		if !ok {
			return
		}
		s.slot = l.slots[len(l.slots)-1]
		l.slots = l.slots[:len(l.slots)-1]
		l.cells -= s.reserve
		l.active = append(l.active, s)
	}
}

// end gives back what s holds, and tells its caller if it ends by an error.
func (l *loop) end(s *sequence, err error) {
	l.slots = append(l.slots, s.slot)
	l.cells += s.reserve
	if ferr := l.forget(s.slot); err == nil {
		err = ferr
	}
	if err != nil {
		s.Fail(err)
	}
}

func (l *loop) forget(slot int32) error {
	if ok, err := binding.MemorySeqRm(l.memory, binding.SeqId(slot), -1, -1); err != nil || !ok {
		return core.Fail(core.ReasonEngine, "clear slot %d: %v, %v", slot, ok, err)
	}
	return nil
}

// step decodes one batch: a token of every generating sequence, and prompt tokens in the room that is left.
func (l *loop) step() {
	l.batch.NTokens = 0
	last := map[*sequence]int32{} // where in the batch a sequence's next token is predicted
	for _, s := range l.active {
		if !s.prefilling() {
			last[s] = l.add(s, s.next, true)
		}
	}
	l.prefill(last)
	if err := l.decode(); err != nil {
		failed := core.Fail(core.ReasonEngine, "llama.cpp could not decode a batch of %d tokens: %w", l.batch.NTokens, err)
		for _, s := range l.active {
			l.end(s, failed)
		}
		l.active = nil
		return
	}
	l.sample(last)
}

// prefill adds prompt tokens to the batch, in order of arrival. A prompt that ends in it with enough tokens ends the batch:
// prompts cost as much together as one after the other, and so all but the last have their first token earlier.
func (l *loop) prefill(last map[*sequence]int32) {
	room, enough := batch.PromptRoom(l.size, chunkTokens, len(l.active)-len(last), len(last)), l.batch.NTokens+chunkTokens
	for _, s := range l.active {
		if !s.prefilling() {
			continue
		}
		for ; s.prefilling() && room > 0; room-- {
			id := s.prompt[s.fed]
			s.fed++
			if at := l.add(s, id, !s.prefilling()); !s.prefilling() {
				last[s] = at
			}
		}
		if room == 0 || l.batch.NTokens >= enough {
			return
		}
	}
}

// decode runs the batch with as many threads as pay now.
func (l *loop) decode() error {
	n := int(l.batch.NTokens)
	threads := l.pace.Next(n)
	if threads != l.threads {
		binding.SetNThreads(l.ctx, int32(threads), int32(threads))
		l.threads = threads
	}
	begin := time.Now()
	code, err := binding.Decode(l.ctx, l.batch)
	if err == nil && code == 0 {
		l.pace.Took(threads, n, time.Since(begin))
		return nil
	}
	return fmt.Errorf("code %d, %w", code, cmp.Or(err, errors.New("see the log at debug level")))
}

// add puts a token of s into the batch. The batch has room by construction.
func (l *loop) add(s *sequence, id int32, predict bool) int32 {
	at := l.batch.NTokens
	if err := l.batch.Add(binding.Token(id), binding.Pos(s.pos), []binding.SeqId{binding.SeqId(s.slot)}, predict); err != nil {
		panic("llama: batch overflow: " + err.Error()) // programmer's error
	}
	s.pos++
	return at
}

// drawn is the outcome of one sequence's draw.
type drawn struct {
	seq   *sequence
	token engine.Token
	err   error
}

// sample draws the next token of each sequence whose place in the batch is given, side by side, and hands them out.
func (l *loop) sample(last map[*sequence]int32) {
	draws := make([]drawn, 0, len(last))
	logits := make([][]float32, 0, len(last))
	for _, s := range l.active {
		if at, ok := last[s]; ok {
			row, err := binding.GetLogitsIth(l.ctx, at, l.e.model.size)
			if err == nil && row == nil {
				err = errLogits
			}
			draws, logits = append(draws, drawn{seq: s, err: err}), append(logits, row)
		}
	}
	var wg sync.WaitGroup
	workers := min(l.e.cfg.Threads, len(draws))
	for w := range workers {
		work := func() {
			for i := w; i < len(draws); i += workers {
				if d := &draws[i]; d.err == nil {
					d.token, d.err = d.seq.draw.next(logits[i], d.seq.top)
				}
			}
		}
		if w == workers-1 {
			work() // on this thread
		} else {
			wg.Go(work)
		}
	}
	wg.Wait()
	over := map[*sequence]bool{}
	for _, d := range draws {
		over[d.seq] = l.hand(d)
	}
	l.active = slices.DeleteFunc(l.active, func(s *sequence) bool { return over[s] })
}

// hand gives a drawn token to its sequence; it reports whether that is over.
func (l *loop) hand(d drawn) bool {
	if d.err != nil {
		if core.KindOf(d.err) != core.Invalid { // the request's own fault
			d.err = core.Fail(core.ReasonEngine, "%w", d.err)
		}
		l.end(d.seq, fmt.Errorf("sample: %w", d.err))
		return true
	}
	for i := range d.token.Top {
		d.token.Top[i].Text = validText(l.e.model.piece(d.token.Top[i].ID))
	}
	if d.seq.accept(d.token, l.e.model.piece(d.token.ID), l.e.model.ends(d.token.ID)) {
		l.end(d.seq, nil)
		return true
	}
	return false
}

// stop ends every sequence and frees the context.
func (l *loop) stop() {
	for _, s := range l.active {
		l.end(s, batch.ErrClosed)
	}
	l.e.queue.Drain()
	l.e.freed = firstError(binding.BatchFree(l.batch), binding.Free(l.ctx))
}
