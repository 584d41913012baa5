package ipfsbench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/cortensor-open/cortensor/core"
)

// Aims of the design.
const (
	addSpeed     = 2.0       // times Kubo's speed
	addCPU       = 0.5       // of Kubo's CPU time
	addMemory    = 256 << 20 // bytes
	addManySpeed = 3.0
)

func benchAdd(ctx context.Context, b *bench) (out []Result, err error) {
	dir, remove, err := b.fresh("input")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	input := filepath.Join(dir, "input.bin")
	if err := writeFile(input, 1, b.Size); err != nil {
		return nil, err
	}
	if err := warm(input); err != nil {
		return nil, err
	}
	figures, err := b.addTurns(ctx, b.Rounds, input, false)
	if err != nil {
		return nil, err
	}
	r := Result{Work: "add1g", What: "add " + bytesText(b.Size) + ", durable", Bytes: b.Size, Figures: figures}
	r.Verdicts = append(r.Verdicts, against("speed against", figures, wallOf, addSpeed, true)...)
	r.Verdicts = append(r.Verdicts, against("CPU time against", figures, cpuOf, addCPU, false)...)
	if peak := figures[0].median().Peak; peak > 0 {
		r.Verdicts = append(r.Verdicts, Verdict{Measure: "memory", Got: float64(peak) / (1 << 20), Aim: addMemory >> 20, Unit: " MiB"})
	}
	return []Result{r}, nil
}

func benchAddMany(ctx context.Context, b *bench) (out []Result, err error) {
	dir, remove, err := b.fresh("input")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	total, err := writeTree(dir, 2, b.Files)
	if err != nil {
		return nil, err
	}
	figures, err := b.addTurns(ctx, b.Rounds, dir, true)
	if err != nil {
		return nil, err
	}
	r := Result{Work: "addmany", What: fmt.Sprintf("add %d files of 1–10 KiB", b.Files), Bytes: total, Figures: figures}
	r.Verdicts = append(r.Verdicts, against("speed against", figures, wallOf, addManySpeed, true)...)
	return []Result{r}, nil
}

// addTurns measures adds as processes. All contestants must name the same root.
func (b *bench) addTurns(ctx context.Context, rounds int, path string, tree bool) ([]Figure, error) {
	root := ""
	return b.turns(ctx, rounds, func(ctx context.Context, c contestant, dir string) (Usage, error) {
		u, out, err := measure(c.add(ctx, dir, tree, path))
		if err != nil {
			return u, err
		}
		got := strings.TrimSpace(string(out))
		if root == "" {
			root = got
		}
		if got != root {
			return u, core.Errorf(core.Corrupt, "%s gives %s the root %q, another contestant %q", c.name(), path, got, root)
		}
		return u, nil
	})
}

// warm reads a file once.
func warm(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(io.Discard, file)
	return err
}
