package accuracy

import (
	"context"
	"slices"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// Exact is the exact engine as a contestant.
type Exact struct {
	machine *exact.Machine
	seq     exact.Sequence
	hidden  [][]float32 // those whose logits are to come
	logits  [][]float32 // computed already
}

// NewExact packs a model for windows of so many tokens.
func NewExact(m *model.Model, threads, window int) (*Exact, error) {
	machine, err := exact.NewMachine(m, max(1, threads), window+exact.PageSize)
	return &Exact{machine: machine}, err
}

// Begin computes the hidden states of a window.
func (e *Exact) Begin(ctx context.Context, tokens []int32, from int) error {
	e.machine.Release(&e.seq)
	e.hidden, e.logits = nil, nil
	for part := range slices.Chunk(tokens, 128) {
		if err := ctx.Err(); err != nil {
			return err
		}
		out, err := e.machine.Step([]exact.Input{{Sequence: &e.seq, Tokens: part}})
		if err != nil {
			return err
		}
		for _, h := range out[0].Hidden {
			e.hidden = append(e.hidden, slices.Clone(h))
		}
	}
	e.hidden = e.hidden[from:]
	return nil
}

// Next gives the next position's logits.
func (e *Exact) Next(context.Context) ([]float32, error) {
	if len(e.logits) == 0 {
		n := min(exact.MaxLogits, len(e.hidden))
		var err error
		if e.logits, err = e.machine.Logits(e.hidden[:n]); err != nil {
			return nil, err
		}
		e.hidden = e.hidden[n:]
	}
	if len(e.logits) == 0 {
		return nil, core.Errorf(core.Internal, "the window is over")
	}
	out := e.logits[0]
	e.logits = e.logits[1:]
	return out, nil
}
