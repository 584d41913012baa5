package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/ipfs/ipfsbench"
	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

// ipfsBenchFlags are the options of `ipfs bench`.
type ipfsBenchFlags struct {
	options
	plan                 ipfsbench.Plan
	works                []string
	against, stores      []string
	size, fetch, maxFile string
}

func ipfsBenchCommand() *cobra.Command {
	var f ipfsBenchFlags
	cmd := &cobra.Command{Use: "bench", Short: "Measure the data plane, beside Kubo if asked; exit 0 also where an aim is missed",
		Long: "Measure the data plane, each contestant in turns in the same run, on fresh stores, as processes of their own. With --against kubo\n" +
			"Kubo 0.42 does the same with each of its stores; it is built from tools/kubo once, or named with --kubo. Prints one Markdown table.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runIPFSBench(cmd, &f) }}
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, "print one JSON document on stdout and nothing else there")
	flags.StringSliceVar(&f.works, "work", nil, "`WORKS` to do, of "+strings.Join(ipfsbench.Works(), ", ")+"; default all")
	flags.StringSliceVar(&f.against, "against", nil, "`RIVALS` to run beside: kubo")
	flags.StringSliceVar(&f.stores, "kubo-stores", []string{string(kubo.Flatfs), string(kubo.FlatfsSync), string(kubo.Pebble)}, "Kubo's `STORES` to run with")
	flags.StringVar(&f.plan.Kubo, "kubo", "", "Kubo binary, `PATH`; default: built from tools/kubo")
	flags.IntVar(&f.plan.Rounds, "rounds", 3, "turns `N` of each contestant")
	flags.StringVar(&f.size, "size", "1GiB", "`BYTES` of the file of add1g and range")
	flags.StringVar(&f.fetch, "fetch-size", "256MiB", "`BYTES` of the file of fetch")
	flags.StringVar(&f.maxFile, "max-file", "4GiB", "`BYTES` of the largest file of growth")
	flags.IntVar(&f.plan.Files, "files", 100_000, "files `N` of addmany")
	flags.IntVar(&f.plan.Blocks, "blocks", 1_000_000, "blocks `N` of open, and the most of growth")
	flags.DurationSliceVar(&f.plan.RTTs, "rtt", nil, "round-trip `TIMES` of fetch; default 0, 50ms, 100ms")
	flags.StringVar(&f.plan.Dir, "dir", "", "directory `DIR` for stores and inputs: its disk is what is measured; default: a temporary one")
	return cmd
}

func runIPFSBench(cmd *cobra.Command, f *ipfsBenchFlags) (err error) {
	if err := f.fill(); err != nil {
		return usageError{err}
	}
	if f.plan.Dir == "" {
		if f.plan.Dir, err = os.MkdirTemp("", "cortensor-bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(f.plan.Dir)) }()
	}
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	f.plan.Program = []string{program}
	f.plan.Say = func(format string, args ...any) { fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...) }
	if err := f.plan.Validate(); err != nil {
		return usageError{err}
	}
	report, err := ipfsbench.Run(cmd.Context(), f.plan)
	if report == nil {
		return err
	}
	out := storeFlags{options: f.options}
	return errors.Join(out.print(cmd, report, func(w io.Writer) error {
		_, err := io.WriteString(w, report.Markdown())
		return err
	}), err)
}

// fill turns flags into the plan.
func (f *ipfsBenchFlags) fill() (err error) {
	f.plan.Works = f.works
	for _, rival := range f.against {
		if rival != "kubo" {
			return fmt.Errorf("--against %s: want kubo", rival)
		}
		for _, s := range f.stores {
			f.plan.Rivals = append(f.plan.Rivals, kubo.Store(s))
		}
	}
	for _, size := range []struct {
		flag, text string
		into       *int64
	}{{"size", f.size, &f.plan.Size}, {"fetch-size", f.fetch, &f.plan.Fetch}, {"max-file", f.maxFile, &f.plan.MaxFile}} {
		if *size.into, err = parseBytes(size.text); err != nil {
			return fmt.Errorf("--%s: %w", size.flag, err)
		}
	}
	return nil
}

// parseBytes reads a number of bytes with an optional unit: B, KiB, MiB, GiB, TiB, or kB, MB, GB, TB.
func parseBytes(text string) (int64, error) {
	units := []struct {
		suffix string
		factor int64
	}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40}, {"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}, {"B", 1}, {"", 1}}
	for _, u := range units {
		digits, ok := strings.CutSuffix(text, u.suffix)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(digits), 10, 64)
		if err != nil || n < 0 || n > (1<<62)/u.factor {
			break
		}
		return n * u.factor, nil
	}
	return 0, fmt.Errorf("%q is no number of bytes: want for example 1048576, 512MiB or 2GB", text)
}

// ipfsBenchAgentCommand is the process that the bench measures.
func ipfsBenchAgentCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{Use: "bench-agent", Short: "A process of ipfs bench", Hidden: true, Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return ipfsbench.RunAgent(cmd.Context(), dir, cmd.InOrStdin(), cmd.OutOrStdout())
		}}
	cmd.Flags().StringVar(&dir, "dir", "", "store `DIR`")
	return cmd
}
