package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/limits"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
	"github.com/cortensor-open/cortensor/engine/llama"
)

// engineLimits are what the machine can do with so many threads.
type engineLimits struct {
	Threads  int     `json:"threads"`
	Read     float64 `json:"bytes_read"` // a second
	Products float64 `json:"products"`   // multiply-adds of bytes a second; 0 if the kernels cannot tell
}

func measureLimits(threads int) engineLimits {
	l := limits.Measure(threads)
	return engineLimits{threads, l.Read, l.Products}
}

// shares are the parts of the limits that a row's speeds reach: prompts of the multipliers', decoding of the memory's.
func (r *engineRow) shares(c exact.Cost, l engineLimits) {
	seen := int64(r.Prompt + r.Tokens/2)
	step := float64(c.Weights + int64(r.Sequences)*c.Cache*seen)
	r.DecodeShare = r.Decode / float64(r.Sequences) * step / l.Read
	if l.Products > 0 {
		r.PrefillShare = r.Prefill * float64(c.Products+c.Attention*int64(r.Prompt)/2) / l.Products
	}
}

// footprint is what an engine takes in a process of its own: one prompt and answer that fill its context.
type footprint struct {
	Engine   string  `json:"engine"`
	Context  int     `json:"context"`
	Load     float64 `json:"load_seconds"`
	Peak     int64   `json:"peak_bytes"`      // resident, of the whole process: 0 where the system does not tell
	Anon     int64   `json:"anonymous_bytes"` // of it, not of files: what cannot be dropped and read again
	LoadPeak int64   `json:"load_peak_bytes"` // resident, when the model had just been loaded
}

const footprintName = "engine-footprint"

// benchFootprintCommand is the process in which `bench engine` measures one engine's memory.
func benchFootprintCommand() *cobra.Command {
	var b engineBench
	var context, threads int
	cmd := &cobra.Command{Use: footprintName + " exact|llama", Hidden: true, Args: exactly(1, "exact or llama"), Short: "Measure one engine's memory",
		RunE: func(cmd *cobra.Command, args []string) error {
			out, err := b.footprint(cmd.Context(), args[0], context, threads)
			if err != nil {
				return err
			}
			return json.NewEncoder(cmd.OutOrStdout()).Encode(out)
		}}
	b.bind(cmd)
	cmd.Flags().StringVar(&b.model, "model", assets.SmolLM2, "GGUF `FILE` or asset")
	cmd.Flags().IntVar(&context, "context", 2048, "`TOKENS` of prompt and answer together, or what the model was trained for if that is less")
	cmd.Flags().IntVar(&threads, "threads", 2, "CPU threads `N`")
	return cmd
}

// open opens one engine.
func (b *engineBench) open(ctx context.Context, name, path string, context, threads int) (engine.Engine, error) {
	if name == "exact" {
		return serve.Open(ctx, serve.Config{Model: path, Threads: threads, Context: context, Slots: 1, Isolated: true})
	}
	if name != "llama" {
		return nil, usageError{fmt.Errorf("engine %s: want exact or llama", name)}
	}
	store, err := openAssets(&b.options)
	if err != nil {
		return nil, err
	}
	lib, err := store.Fetch(ctx, assets.LlamaLib, nil)
	if err != nil {
		return nil, err
	}
	return llama.Open(ctx, llama.Config{Library: lib, Model: path, Threads: threads, Context: context, Cells: context, Slots: 1})
}

func (b *engineBench) footprint(ctx context.Context, name string, context, threads int) (out footprint, err error) {
	path, err := modelPath(ctx, &b.options, b.model)
	if err != nil {
		return out, err
	}
	trained, err := trainedContext(path)
	if err != nil {
		return out, err
	}
	context = min(context, trained)
	begun := time.Now()
	e, err := b.open(ctx, name, path, context, threads)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	out = footprint{Engine: name, Context: context, Load: time.Since(begun).Seconds()}
	out.LoadPeak, _ = residentBytes()
	const answer = 16
	requests, err := benchRequests(ctx, e, engineRow{Sequences: 1, Prompt: context - 2*answer, Tokens: answer})
	if err != nil {
		return out, err
	}
	if _, err := e.Generate(ctx, requests[0], nil); err != nil {
		return out, err
	}
	out.Peak, out.Anon = residentBytes()
	return out, nil
}

// trainedContext is the longest context that a model takes.
func trainedContext(path string) (n int, err error) {
	f, err := gguf.Open(path)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	c, err := model.ReadConfig(f)
	return c.Context, err
}

// residentBytes reads this process' peak of resident memory and its anonymous part now, 0 where the system has no /proc.
func residentBytes() (peak, anonymous int64) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, 0
	}
	field := func(name string) int64 {
		_, rest, _ := strings.Cut(string(status), "\n"+name+":")
		number, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		kib, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0
		}
		return kib << 10
	}
	return field("VmHWM"), field("RssAnon")
}

// footprints measures the engines, each in a process of its own.
func (b *engineBench) footprints(ctx context.Context, path string) (out []footprint, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, core.Errorf(core.Internal, "measure memory: %w", err)
	}
	names := []string{"exact"}
	if b.against != "" {
		names = append(names, b.against)
	}
	for _, name := range names {
		args := []string{"bench", footprintName, name, "--model", path, "--json"}
		for _, s := range b.set {
			args = append(args, "--set", s)
		}
		var stdout, stderr bytes.Buffer
		cmd := exec.CommandContext(ctx, self, args...)
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Run(); err != nil {
			return nil, core.Errorf(core.Internal, "measure the memory of %s: %w: %s", name, err, strings.TrimSpace(stderr.String()))
		}
		var f footprint
		if err := json.Unmarshal(stdout.Bytes(), &f); err != nil {
			return nil, core.Errorf(core.Internal, "measure the memory of %s: %w", name, err)
		}
		out = append(out, f)
	}
	return out, nil
}

func printLimits(out io.Writer, list []engineLimits, memory []footprint) error {
	for _, l := range list {
		if _, err := fmt.Fprintf(out, "limits of %d threads: %.1f GB/s read from memory, %.0f G multiply-adds of bytes a second\n", l.Threads, l.Read/1e9, l.Products/1e9); err != nil {
			return err
		}
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "engine\tcontext\tload s\tpeak MB\tof it not of files MB\t")
	for _, f := range memory {
		fmt.Fprintf(table, "%s\t%d\t%.2f\t%.0f\t%.0f\t\n", f.Engine, f.Context, f.Load, float64(f.Peak)/1e6, float64(f.Anon)/1e6)
	}
	return table.Flush()
}
