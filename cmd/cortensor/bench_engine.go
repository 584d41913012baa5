package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
	"github.com/cortensor-open/cortensor/engine/llama"
)

// engineBench measures engines side by side: the same work in turns, in one run, so that the machine's mood falls on all.
type engineBench struct {
	options
	model     string
	against   string
	threads   []int
	sequences []int
	prompts   []int
	tokens    int
	rounds    int
	most      int
}

// engineRow is one case. Speeds are tokens a second of all sequences together, medians over the rounds; ratios are medians of
// the two sides of one round.
type engineRow struct {
	Threads   int `json:"threads"`
	Sequences int `json:"sequences"`
	Prompt    int `json:"prompt_tokens"` // of each sequence
	Tokens    int `json:"tokens"`        // of each answer

	Prefill float64 `json:"prefill"`
	Decode  float64 `json:"decode"`
	Verify  float64 `json:"verify"`      // answers' and prompts' tokens, in one pass
	Share   float64 `json:"verify_time"` // as a part of the whole generation's

	RivalPrefill float64 `json:"rival_prefill,omitempty"`
	RivalDecode  float64 `json:"rival_decode,omitempty"`
	PrefillRatio float64 `json:"prefill_ratio,omitempty"`
	DecodeRatio  float64 `json:"decode_ratio,omitempty"`

	PrefillShare float64 `json:"prefill_share,omitempty"` // of the multipliers' measured limit
	DecodeShare  float64 `json:"decode_share"`            // of the memory's measured limit
}

// engineReport is what `bench engine --json` prints.
type engineReport struct {
	Rows   []engineRow    `json:"rows"`
	Limits []engineLimits `json:"limits"`
	Memory []footprint    `json:"memory"`
}

func benchEngineCommand() *cobra.Command {
	var b engineBench
	cmd := &cobra.Command{Use: "engine", Short: "Measure the exact engine, alone or beside llama.cpp", Args: exactly(0, "no argument"),
		Long: "Measure the exact engine: prompts, answers, and answers evaluated again, alone or beside llama.cpp in the same run. Ratios say\n" +
			"more than speeds: on a shared machine only they are stable.",
		RunE: func(cmd *cobra.Command, _ []string) error { return b.run(cmd) }}
	cmd.Flags().StringVar(&b.model, "model", assets.SmolLM2, "GGUF `FILE` or asset")
	cmd.Flags().StringVar(&b.against, "against", "", "`llama` measures llama.cpp in turns with it")
	b.flags(cmd)
	return cmd
}

func modelBenchCommand() *cobra.Command {
	var b engineBench
	cmd := &cobra.Command{Use: "bench FILE|ASSET", Short: "Measure a model on the exact engine", Args: exactly(1, "a GGUF file or the name of an asset"),
		RunE: func(cmd *cobra.Command, args []string) error {
			b.model = args[0]
			return b.run(cmd)
		}}
	b.flags(cmd)
	return cmd
}

func (b *engineBench) flags(cmd *cobra.Command) {
	b.bind(cmd)
	cmd.Flags().IntSliceVar(&b.threads, "threads", []int{1, 2}, "`THREADS` to measure with")
	cmd.Flags().IntSliceVar(&b.sequences, "sequences", []int{1, 4, 16}, "sequences `N` at once to measure with")
	cmd.Flags().IntSliceVar(&b.prompts, "prompts", []int{16, 1500}, "prompt lengths in `TOKENS` to measure with")
	cmd.Flags().IntVar(&b.tokens, "tokens", 32, "tokens `N` of each answer")
	cmd.Flags().IntVar(&b.rounds, "rounds", 3, "measured rounds `N` of each case")
	cmd.Flags().IntVar(&b.most, "most", 8192, "leave out cases of more than `N` prompt tokens in all")
}

func (b *engineBench) check() error {
	if b.against != "" && b.against != "llama" {
		return usageError{fmt.Errorf("--against %s: want llama", b.against)}
	}
	for _, list := range [][]int{b.threads, b.sequences, b.prompts, {b.tokens - 1, b.rounds, b.most}} {
		if len(list) == 0 || slices.Min(list) < 1 {
			return usageError{errors.New("threads, sequences, prompts, rounds and most: want 1 or more; tokens: 2 or more")}
		}
	}
	return nil
}

func (b *engineBench) run(cmd *cobra.Command) error {
	if err := b.check(); err != nil {
		return err
	}
	path, err := modelPath(cmd.Context(), &b.options, b.model)
	if err != nil {
		return err
	}
	var report engineReport
	if report.Memory, err = b.footprints(cmd.Context(), path); err != nil {
		return err
	}
	for _, threads := range b.threads {
		limit := measureLimits(threads)
		some, err := b.withThreads(cmd, path, threads, limit)
		if err != nil {
			return err
		}
		report.Rows, report.Limits = append(report.Rows, some...), append(report.Limits, limit)
	}
	if b.json {
		return json.NewEncoder(cmd.OutOrStdout()).Encode(report)
	}
	if err := printRows(cmd.OutOrStdout(), report.Rows, b.against); err != nil {
		return err
	}
	return printLimits(cmd.OutOrStdout(), report.Limits, report.Memory)
}

// withThreads opens the engines with so many threads and runs every case.
func (b *engineBench) withThreads(cmd *cobra.Command, path string, threads int, limit engineLimits) (rows []engineRow, err error) {
	room := slices.Max(b.prompts) + b.tokens + 64
	e, err := serve.Open(cmd.Context(), serve.Config{Model: path, Threads: threads, Context: room, Memory: 4 << 30, Isolated: true})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	var rival engine.Engine
	if b.against == "llama" {
		store, err := openAssets(&b.options)
		if err != nil {
			return nil, err
		}
		lib, err := store.Fetch(cmd.Context(), assets.LlamaLib, nil)
		if err != nil {
			return nil, err
		}
		other, err := llama.Open(cmd.Context(), llama.Config{Library: lib, Model: path, Threads: threads, Context: room, Cells: max(room, b.most+slices.Max(b.sequences)*(b.tokens+64))})
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, other.Close()) }()
		rival = other
	}
	for _, prompt := range b.prompts {
		for _, n := range b.sequences {
			if n*prompt > b.most {
				continue
			}
			row, err := b.measure(cmd.Context(), e, rival, engineRow{Threads: threads, Sequences: n, Prompt: prompt, Tokens: b.tokens})
			if err != nil {
				return nil, err
			}
			row.shares(e.Cost(), limit)
			fmt.Fprintf(cmd.ErrOrStderr(), "%d threads, %d sequences, prompts of %d: done\n", threads, n, prompt)
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// enginePace is one side of one round.
type enginePace struct {
	prefill, decode float64 // tokens a second
	whole           time.Duration
	answers         [][]int32
}

func (b *engineBench) measure(ctx context.Context, e *serve.Engine, rival engine.Engine, row engineRow) (engineRow, error) {
	requests, err := benchRequests(ctx, e, row)
	if err != nil {
		return row, err
	}
	var prefill, decode, verify, share, rivalPrefill, rivalDecode, prefillRatio, decodeRatio []float64
	for round := range b.rounds + 1 { // the first is to warm up
		own, err := pace(ctx, e, requests)
		if err != nil {
			return row, err
		}
		took, err := scoreAll(ctx, e, requests, own.answers)
		if err != nil {
			return row, err
		}
		if round > 0 {
			prefill, decode = append(prefill, own.prefill), append(decode, own.decode)
			verify = append(verify, float64(row.Sequences*(row.Prompt+row.Tokens))/took.Seconds())
			share = append(share, took.Seconds()/own.whole.Seconds())
		}
		if rival == nil {
			continue
		}
		other, err := pace(ctx, rival, requests)
		if err != nil {
			return row, err
		}
		if round > 0 {
			rivalPrefill, rivalDecode = append(rivalPrefill, other.prefill), append(rivalDecode, other.decode)
			prefillRatio, decodeRatio = append(prefillRatio, own.prefill/other.prefill), append(decodeRatio, own.decode/other.decode)
		}
	}
	row.Prefill, row.Decode, row.Verify, row.Share = middle(prefill), middle(decode), middle(verify), middle(share)
	row.RivalPrefill, row.RivalDecode, row.PrefillRatio, row.DecodeRatio = middle(rivalPrefill), middle(rivalDecode), middle(prefillRatio), middle(decodeRatio)
	return row, nil
}

// middle is the median, 0 of nothing.
func middle(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	slices.Sort(xs)
	return xs[len(xs)/2]
}

// benchRequests makes raw prompts of the wanted length, each of other words.
func benchRequests(ctx context.Context, e engine.Engine, row engineRow) (out []engine.Request, err error) {
	words := strings.Fields("time year people way day man thing woman life child world school state family student group country problem hand part place case week company system question work night point home water room mother area money story fact month lot right study book eye job word business issue side kind head house")
	for i := range row.Sequences {
		r := rand.New(rand.NewPCG(uint64(i), uint64(row.Prompt)))
		prompt := "The"
		for n := 0; n < row.Prompt; {
			for range max(1, (row.Prompt-n)/10) { // a word has ten tokens at most
				prompt += " " + words[r.IntN(len(words))]
			}
			if n, err = e.Count(ctx, engine.Request{Prompt: prompt}); err != nil {
				return nil, err
			}
		}
		out = append(out, engine.Request{Prompt: prompt, Params: core.Params{MaxTokens: int64(row.Tokens), Temperature: 1, Seed: int64(i), FrequencyPenalty: 0.1}})
	}
	return out, nil
}

// settle is the time before each turn: llama.cpp's threads go on looking for work for a while after theirs.
const settle = 500 * time.Millisecond

// pace runs all requests at once. Prefill is counted until the last one's first token, decode from there.
func pace(ctx context.Context, e engine.Engine, requests []engine.Request) (enginePace, error) {
	time.Sleep(settle)
	var mu sync.Mutex
	var begun, allFirst = time.Now(), time.Time{}
	waiting, later := len(requests), 0
	out := enginePace{answers: make([][]int32, len(requests))}
	errs := make([]error, len(requests))
	var prompts int64
	var all sync.WaitGroup
	for i, r := range requests {
		all.Go(func() {
			first := true
			c, err := e.Generate(ctx, r, func(engine.Token) error {
				mu.Lock()
				defer mu.Unlock()
				if waiting == 0 {
					later++
				}
				if first {
					first = false
					if waiting--; waiting == 0 {
						allFirst = time.Now()
					}
				}
				return nil
			})
			mu.Lock()
			defer mu.Unlock()
			errs[i], prompts = err, prompts+c.Usage.Prompt
			for _, t := range c.Tokens {
				out.answers[i] = append(out.answers[i], t.ID)
			}
		})
	}
	all.Wait()
	out.whole = time.Since(begun)
	if err := errors.Join(errs...); err != nil {
		return out, err
	}
	out.prefill = float64(prompts) / allFirst.Sub(begun).Seconds()
	out.decode = float64(later) / max(out.whole-allFirst.Sub(begun), time.Microsecond).Seconds()
	return out, nil
}

// scoreAll evaluates all answers again, at once.
func scoreAll(ctx context.Context, e engine.Scorer, requests []engine.Request, answers [][]int32) (time.Duration, error) {
	time.Sleep(settle)
	begun := time.Now()
	errs := make([]error, len(requests))
	var all sync.WaitGroup
	for i, r := range requests {
		all.Go(func() {
			s, err := e.Score(ctx, r, answers[i])
			if err == nil && s.Wrong() >= 0 {
				err = core.Errorf(core.Internal, "token %d of answer %d is another when it is evaluated again", s.Wrong(), i)
			}
			errs[i] = err
		})
	}
	all.Wait()
	return time.Since(begun), errors.Join(errs...)
}

func printRows(out io.Writer, rows []engineRow, rival string) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "threads\tsequences\tprompt\tprefill/s\tof limit\tdecode/s\tof limit\tverify/s\tverify time\t")
	if rival != "" {
		fmt.Fprintf(table, "%s prefill/s\tdecode/s\tprefill ×\tdecode ×\t", rival)
	}
	fmt.Fprintln(table)
	for _, r := range rows {
		fmt.Fprintf(table, "%d\t%d\t%d\t%.0f\t%.2f\t%.0f\t%.2f\t%.0f\t%.2f\t", r.Threads, r.Sequences, r.Prompt, r.Prefill, r.PrefillShare, r.Decode, r.DecodeShare, r.Verify, r.Share)
		if rival != "" {
			fmt.Fprintf(table, "%.0f\t%.0f\t%.2f\t%.2f\t", r.RivalPrefill, r.RivalDecode, r.PrefillRatio, r.DecodeRatio)
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}
