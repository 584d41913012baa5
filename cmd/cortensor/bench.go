package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/pprof"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/node"
)

type benchFlags struct {
	options
	plan    node.BenchPlan
	dir     string
	profile string
}

func benchCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "bench", Short: "Measurements", RunE: needsSubcommand}
	cmd.AddCommand(benchServeCommand(), benchEngineCommand(), benchFootprintCommand(), benchAccuracyCommand())
	return cmd
}

func benchServeCommand() *cobra.Command {
	var f benchFlags
	cmd := &cobra.Command{Use: "serve", Short: "Compare a network on this machine with its bare engine",
		Long: "Compare a network on this machine with its bare engine: time to first token and tokens a second, through the router's HTTP API\n" +
			"and by direct calls of the same loaded model, in turns. See docs/benchmarks.md.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runBenchServe(cmd, &f) }}
	f.bind(cmd)
	cmd.Flags().IntSliceVar(&f.plan.Streams, "streams", []int{1, 4, 16}, "concurrent `STREAMS` to measure with")
	cmd.Flags().IntSliceVar(&f.plan.Redundancies, "redundancy", []int{1, 2}, "miners a task, `R`, to measure with")
	cmd.Flags().IntVar(&f.plan.Rounds, "rounds", 5, "measured rounds `N` of each")
	cmd.Flags().IntVar(&f.plan.Tokens, "tokens", 64, "tokens `N` of each answer")
	cmd.Flags().StringVar(&f.dir, "dir", "", "state `DIR` of the network; default: a temporary one")
	cmd.Flags().StringVar(&f.profile, "cpuprofile", "", "write a CPU profile of the measurement to `FILE`")
	return cmd
}

func runBenchServe(cmd *cobra.Command, f *benchFlags) (err error) {
	dir := f.dir
	if dir == "" {
		if dir, err = os.MkdirTemp("", "cortensor-bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	// Ports that nothing else uses: the measurement must also run beside a devnet. Both sides ask the same questions, so the
	// engine must not remember the other side's.
	f.set = append([]string{"router.listen=127.0.0.1:0", "chain.listen=127.0.0.1:0", "engine.isolated=true"}, f.set...)
	cfg, _, err := f.load(map[string]string{"dir": dir})
	if err != nil {
		return err
	}
	if err := f.plan.Validate(cfg); err != nil {
		return usageError{err}
	}
	f.plan.Say = func(format string, args ...any) { fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...) }
	bar := newProgress()
	d, err := node.OpenDevnet(cmd.Context(), cfg, version, bar.asset)
	bar.finish()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	ctx, cancel := context.WithCancel(cmd.Context())
	running := make(chan error, 1)
	go func() {
		running <- d.Run(ctx)
		cancel() // a part that failed ends the measurement
	}()
	report, err := f.measure(ctx, d)
	cancel()
	if ran := <-running; ran != nil {
		return errors.Join(ran, err)
	}
	if err != nil {
		return err
	}
	if f.json {
		return json.NewEncoder(cmd.OutOrStdout()).Encode(report)
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), report)
	return err
}

// measure waits for the network and runs the plan.
func (f *benchFlags) measure(ctx context.Context, d *node.Devnet) (report *node.BenchReport, err error) {
	if err := d.Ready(ctx); err != nil {
		return nil, err
	}
	start := time.Since(processStart)
	if f.profile != "" {
		file, err := os.Create(f.profile)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		if err := pprof.StartCPUProfile(file); err != nil {
			return nil, err
		}
		defer pprof.StopCPUProfile()
	}
	if report, err = d.BenchServe(ctx, f.plan); err == nil {
		report.StartMs = start.Milliseconds()
	}
	return report, err
}
