//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"

	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/core"
)

// Raw is a model whose logits are looked at, position by position, as llama.cpp computes them. It is not safe for concurrent use.
type Raw struct {
	calls chan func() // done on the one thread that llama.cpp computes on
	ended chan struct{}

	model  *model
	passes []*Pass
}

// OpenRaw loads the library and a model; Close frees them.
func OpenRaw(library, path string) (*Raw, error) {
	r := &Raw{calls: make(chan func()), ended: make(chan struct{})}
	go func() {
		runtime.LockOSThread()
		defer release()
		defer close(r.ended)
		for call := range r.calls {
			call()
		}
	}()
	err := r.do(func() (err error) {
		if err = load(library, slog.New(slog.DiscardHandler)); err == nil {
			r.model, err = loadModel(path)
		}
		return err
	})
	if err != nil {
		close(r.calls)
		<-r.ended
		return nil, fmt.Errorf("open llama.cpp: %w", err)
	}
	return r, nil
}

func (r *Raw) do(call func() error) error {
	done := make(chan error, 1)
	r.calls <- func() { done <- call() }
	return <-done
}

// Close frees the model and all that was computed with it. Call it once.
func (r *Raw) Close() error {
	err := r.do(func() (err error) {
		for _, p := range r.passes {
			err = errors.Join(err, binding.BatchFree(p.batch), binding.Free(p.ctx))
		}
		return errors.Join(err, r.model.free())
	})
	close(r.calls)
	<-r.ended
	return err
}

// Pass computes windows of tokens in one way.
type Pass struct {
	raw    *Raw
	ctx    binding.Context
	memory binding.Memory
	batch  binding.Batch
	step   int

	tokens []int32
	from   int // the first whose logits are wanted
	begun  int // where the last batch begins, and ends
	ended  int
	at     int // the next whose logits are given out
}

// Pass prepares windows of up to `window` tokens, of which `step` are computed at once: 1 as an answer is generated, all of them
// as a prompt is read. All else is as llama.cpp has it by default, the type of keys and values too.
func (r *Raw) Pass(window, step, threads int) (*Pass, error) {
	p := &Pass{raw: r, step: max(1, min(step, window))}
	err := r.do(func() (err error) {
		c := binding.ContextDefaultParams()
		c.NCtx, c.NBatch, c.NSeqMax, c.NOutputsMax = uint32(window), uint32(p.step), 1, uint32(p.step)
		c.NUbatch = min(c.NUbatch, c.NBatch)
		c.NThreads, c.NThreadsBatch, c.NoPerf = int32(threads), int32(threads), 1
		if p.ctx, err = binding.InitFromModel(r.model.handle, c); err != nil {
			return core.Fail(core.ReasonEngine, "make a context of %d cells: %w; is there memory for it?", window, err)
		}
		if p.memory, err = binding.GetMemory(p.ctx); err != nil {
			return errors.Join(core.Fail(core.ReasonEngine, "model memory: %w", err), binding.Free(p.ctx))
		}
		p.batch = binding.BatchInit(int32(p.step), 0, 1)
		r.passes = append(r.passes, p)
		return nil
	})
	return p, err
}

// Begin forgets what was and takes a new window; logits are wanted after each token from number `from` on.
func (p *Pass) Begin(_ context.Context, tokens []int32, from int) error {
	p.tokens, p.from, p.begun, p.ended, p.at = tokens, from, 0, 0, from
	return p.raw.do(func() error { return binding.MemoryClear(p.memory, false) })
}

// Next gives the next position's logits, which are valid until the following call.
func (p *Pass) Next(ctx context.Context) (logits []float32, err error) {
	if p.at >= len(p.tokens) {
		return nil, core.Errorf(core.Internal, "the window is over")
	}
	for p.ended <= p.at {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := p.raw.do(p.decode); err != nil {
			return nil, err
		}
	}
	err = p.raw.do(func() (err error) {
		logits, err = binding.GetLogitsIth(p.ctx, int32(p.at-p.begun), p.raw.model.size)
		return err
	})
	if err == nil && len(logits) != p.raw.model.size {
		err = core.Fail(core.ReasonEngine, "llama.cpp gave no logits after token %d", p.at)
	}
	p.at++
	return logits, err
}

// decode computes the next batch.
func (p *Pass) decode() error {
	p.begun, p.ended = p.ended, min(p.ended+p.step, len(p.tokens))
	p.batch.NTokens = 0
	for i := p.begun; i < p.ended; i++ {
		if err := p.batch.Add(binding.Token(p.tokens[i]), binding.Pos(i), []binding.SeqId{0}, i >= p.from); err != nil {
			return core.Fail(core.ReasonEngine, "batch: %w", err)
		}
	}
	if code, err := binding.Decode(p.ctx, p.batch); err != nil || code != 0 {
		return core.Fail(core.ReasonEngine, "llama.cpp gave %d, %v", code, err)
	}
	return nil
}
