package ipfsbench

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Aims of the design, and sizes of the works.
const (
	openAim    = 2 * time.Second
	rangeAim   = time.Millisecond
	pieceSize  = 4 << 10
	pieces     = 2000
	recordSize = 1 << 10
	blockSize  = 128 // bytes of a block where their number counts
)

// agentOn starts an agent on a new store.
func (b *bench) agentOn(ctx context.Context, dir string) (*child, error) {
	return startChild(ctx, b.Program, dir)
}

// benchRange reads pieces of a file that is in the store.
func benchRange(ctx context.Context, b *bench) (out []Result, err error) {
	dir, remove, err := b.fresh("range")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	c, err := b.agentOn(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	if _, err := c.ask(order{Do: "open"}); err != nil {
		return nil, err
	}
	put, err := c.ask(order{Do: "put", Count: 1, Size: b.Size, Seed: 3})
	if err != nil {
		return nil, err
	}
	if err := settle(ctx); err != nil {
		return nil, err
	}
	r, err := c.ask(order{Do: "random", Roots: put.Roots, Count: pieces, Size: pieceSize, Seed: 4})
	if err != nil {
		return nil, err
	}
	result := Result{Work: "range", What: fmt.Sprintf("random 4 KiB reads in a %s file", bytesText(b.Size)),
		Notes:    []string{fmt.Sprintf("cortensor, %d reads: median %s, 99 %% within %s", pieces, short(middle(r.Each)), short(quantile(r.Each, 0.99)))},
		Verdicts: []Verdict{{Measure: "median", Got: milliseconds(middle(r.Each)), Aim: milliseconds(rangeAim), Unit: " ms"}}}
	return []Result{result}, nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// benchOpen kills a process that writes, and opens its store.
func benchOpen(ctx context.Context, b *bench) (out []Result, err error) {
	r, err := b.openAfterKill(ctx, b.Blocks)
	if err != nil {
		return nil, err
	}
	return []Result{{Work: "open", What: fmt.Sprintf("open a store of %d blocks after kill -9", b.Blocks),
		Notes: []string{fmt.Sprintf("cortensor: %s, live heap %s (%.0f bytes a block)", short(r.Took), bytesText(int64(r.Heap)), float64(r.Heap)/float64(b.Blocks)),
			fmt.Sprintf("filled at %.0f blocks/s", float64(b.Blocks)/r.filled.Seconds())},
		Verdicts: []Verdict{{Measure: "time", Got: r.Took.Seconds(), Aim: openAim.Seconds(), Unit: " s"}}}}, nil
}

// opened is what opening a store took, and filling it before.
type opened struct {
	reply
	filled time.Duration
}

func (b *bench) openAfterKill(ctx context.Context, blocks int) (o opened, err error) {
	dir, remove, err := b.fresh("open")
	if err != nil {
		return o, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	writer, err := b.agentOn(ctx, dir)
	if err != nil {
		return o, err
	}
	filled, err := writer.ask(order{Do: "fill", Count: blocks, Size: blockSize, Seed: 5})
	if err != nil {
		return o, errors.Join(err, writer.kill())
	}
	if _, err := writer.ask(order{Do: "pour", Seed: 6}); err != nil {
		return o, errors.Join(err, writer.kill())
	}
	if err := writer.kill(); err != nil {
		return o, fmt.Errorf("kill the writer: %w", err)
	}
	if err := settle(ctx); err != nil {
		return o, err
	}
	reader, err := b.agentOn(ctx, dir)
	if err != nil {
		return o, err
	}
	defer func() { err = errors.Join(err, reader.close()) }()
	o.filled = filled.Took
	if o.reply, err = reader.ask(order{Do: "open"}); err != nil {
		return o, err
	}
	if o.Count <= blocks { // all that was acknowledged, and the first block of pour
		return o, core.Errorf(core.Corrupt, "%d blocks after the kill, %d were acknowledged", o.Count, blocks+1)
	}
	return o, nil
}
