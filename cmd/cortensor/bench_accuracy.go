package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/docs"
	"github.com/cortensor-open/cortensor/engine/exact/accuracy"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/token"
	"github.com/cortensor-open/cortensor/engine/llama"
)

// accuracyBench holds engines against float64.
type accuracyBench struct {
	options
	model   string
	against string
	text    string
	plan    accuracy.Plan
}

func benchAccuracyCommand() *cobra.Command {
	var b accuracyBench
	cmd := &cobra.Command{Use: "accuracy", Short: "Measure how far the exact engine and llama.cpp are from float64", Args: exactly(0, "no argument"),
		Long: "Measure how far the exact engine and llama.cpp are from float64 arithmetic on the same weights, over a real text: the\n" +
			"log-probability of the token that comes next, the divergence of the distribution, and other most likely tokens. llama.cpp\n" +
			"generates (one token at a time) and reads (a window at once), with all its defaults.\n" +
			"The default text is Newton's Opticks, which Go comes with; without Go, this project's documentation.",
		RunE: func(cmd *cobra.Command, _ []string) error { return b.run(cmd) }}
	b.bind(cmd)
	cmd.Flags().StringVar(&b.model, "model", assets.SmolLM2, "GGUF `FILE` or asset")
	cmd.Flags().StringVar(&b.against, "against", "llama", "`llama`, or none for the exact engine alone")
	cmd.Flags().StringVar(&b.text, "text", "", "text `FILE`, UTF-8; see above for the default")
	cmd.Flags().IntVar(&b.plan.Positions, "positions", 2048, "positions `N` to measure, at least")
	cmd.Flags().IntVar(&b.plan.Window, "window", 0, "`TOKENS` computed at once, of which a quarter is context alone; 0 for 512, or the model's context if that is less")
	cmd.Flags().IntVar(&b.plan.Threads, "threads", 0, "CPU threads `N`; 0 takes every core")
	return cmd
}

func (b *accuracyBench) run(cmd *cobra.Command) error {
	if b.against != "llama" && b.against != "none" {
		return usageError{fmt.Errorf("--against %s: want llama or none", b.against)}
	}
	if b.plan.Threads < 0 {
		return usageError{fmt.Errorf("--threads %d: want 0 or more", b.plan.Threads)}
	}
	b.plan.Threads = cmp.Or(b.plan.Threads, runtime.NumCPU())
	b.plan.Say = func(format string, args ...any) { fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...) }
	if err := b.plan.Validate(); err != nil { // before the text is there
		return usageError{err}
	}
	if err := b.readText(cmd.Context()); err != nil {
		return err
	}
	path, err := modelPath(cmd.Context(), &b.options, b.model)
	if err != nil {
		return err
	}
	report, err := b.measure(cmd.Context(), path)
	if err != nil {
		return err
	}
	if b.json {
		return json.NewEncoder(cmd.OutOrStdout()).Encode(report)
	}
	return report.Print(cmd.OutOrStdout())
}

// readText takes the text that is named, or one that is at hand.
func (b *accuracyBench) readText(ctx context.Context) (err error) {
	p := &b.plan
	if b.text != "" {
		p.Name = filepath.Base(b.text)
		p.Text, err = readUpTo(b.text, token.MaxText+1)
		return err
	}
	const opticks = "Isaac.Newton-Opticks.txt"
	if root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output(); err == nil {
		p.Name = opticks
		if p.Text, err = readUpTo(filepath.Join(strings.TrimSpace(string(root)), "src", "testdata", opticks), token.MaxText+1); err == nil {
			return nil
		}
	}
	p.Name = "the documentation of cortensor"
	p.Text, err = docs.Prose()
	return err
}

// readUpTo reads a file's first bytes.
func readUpTo(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "text: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return nil, core.Errorf(core.Invalid, "text: %w", err)
	}
	return text, nil
}

func (b *accuracyBench) measure(ctx context.Context, path string) (r *accuracy.Report, err error) {
	f, err := gguf.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	m, err := model.Open(f)
	if err != nil {
		return nil, err
	}
	window := b.plan.WindowOf(m)
	own, err := accuracy.NewExact(m, b.plan.Threads, window)
	if err != nil {
		return nil, err
	}
	all := []accuracy.Contestant{{Name: "exact", Engine: own}}
	if b.against == "llama" {
		store, err := openAssets(&b.options)
		if err != nil {
			return nil, err
		}
		library, err := store.Fetch(ctx, assets.LlamaLib, nil)
		if err != nil {
			return nil, err
		}
		raw, err := llama.OpenRaw(library, path)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, raw.Close()) }()
		for _, c := range []struct {
			name string
			step int
		}{{"llama.cpp decode", 1}, {"llama.cpp prefill", window}} {
			pass, err := raw.Pass(window, c.step, b.plan.Threads)
			if err != nil {
				return nil, err
			}
			all = append(all, accuracy.Contestant{Name: c.name, Engine: pass})
		}
	}
	return accuracy.Measure(ctx, f, m, all, b.plan)
}
