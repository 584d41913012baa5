package ipfsbench

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
)

// growthFactor is the step between two sizes.
const growthFactor = 16

// benchGrowth shows how the cost of a byte and of a block changes with how many there are.
func benchGrowth(ctx context.Context, b *bench) ([]Result, error) {
	files, err := b.growFiles(ctx)
	if err != nil {
		return nil, err
	}
	blocks, err := b.growBlocks(ctx)
	return []Result{files, blocks}, err
}

// steps gives sizes from first to last by the growth factor; last is always one of them.
func steps(first, last int64) []int64 {
	var out []int64
	for n := first; n < last; n *= growthFactor {
		out = append(out, n)
	}
	return append(out, last)
}

func (b *bench) growFiles(ctx context.Context) (r Result, err error) {
	r = Result{Work: "growth", What: "add one file, by size"}
	dir, remove, err := b.fresh("input")
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	alone := *b
	alone.contestants = b.contestants[:1]
	for _, size := range steps(1<<20, b.MaxFile) {
		input := filepath.Join(dir, "input.bin")
		if err := writeFile(input, 7, size); err != nil {
			return r, err
		}
		if err := warm(input); err != nil {
			return r, err
		}
		figures, err := alone.addTurns(ctx, 1, input, false)
		if err != nil {
			return r, err
		}
		u := figures[0].median()
		r.Notes = append(r.Notes, fmt.Sprintf("%s: %s, %.2f ns a byte, %.2f ns CPU a byte, %s", bytesText(size), short(u.Wall),
			float64(u.Wall)/float64(size), float64(u.CPU)/float64(size), bytesText(u.Peak)))
	}
	b.scratch = alone.scratch
	return r, nil
}

func (b *bench) growBlocks(ctx context.Context) (Result, error) {
	r := Result{Work: "growth", What: fmt.Sprintf("append blocks of %d bytes, kill -9, open, by number", blockSize)}
	for _, count := range steps(1000, int64(b.Blocks)) {
		o, err := b.openAfterKill(ctx, int(count))
		if err != nil {
			return r, err
		}
		r.Notes = append(r.Notes, fmt.Sprintf("%d: append %.2f µs a block, open %s (%.2f µs a block), %.0f bytes of heap a block", count,
			float64(o.filled.Microseconds())/float64(count), short(o.Took), float64(o.Took.Microseconds())/float64(count), float64(o.Heap)/float64(count)))
	}
	return r, nil
}
