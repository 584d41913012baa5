package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/ipfs"
)

// gcRow is what a collection did, or would do.
type gcRow struct {
	DryRun  bool  `json:"dry_run"`
	Holds   int   `json:"holds"`   // whose content was marked
	Expired int   `json:"expired"` // holds that had ended
	Kept    int   `json:"kept"`    // blocks that holds reach
	Missing int   `json:"missing"` // blocks that holds reach and the store lacks
	Blocks  int64 `json:"blocks"`  // freed; in a dry run: that no hold reaches
	Bytes   int64 `json:"bytes"`   // freed on disk; in a dry run: in those blocks
}

func ipfsGCCommand() *cobra.Command {
	var f storeFlags
	var dry bool
	var threshold float64
	cmd := &cobra.Command{Use: "gc", Short: "Free what no pin keeps and what was not put lately",
		Long: "Free what no pin keeps and what was put longer ago than the grace (24 hours). Whole packs are rewritten, so that blocks go once enough\n" +
			"of their pack is dead. An interrupt loses nothing: what was freed stays freed, the next collection does the rest.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if threshold < 0 || threshold > 1 {
				return usageError{fmt.Errorf("--threshold %v: want 0 to 1", threshold)}
			}
			return f.withStoreOr(func(s *ipfs.Local) error { return f.collect(cmd, s, dry, threshold) }, func(r *remote) error {
				row, err := r.collect(cmd.Context(), dry, threshold)
				if err != nil {
					return err
				}
				return f.printGC(cmd, row)
			})
		}}
	f.bind(cmd)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "count what no pin keeps, and free nothing; the grace is not looked at")
	cmd.Flags().Float64Var(&threshold, "threshold", 0.25, "part `P` of a pack, 0 to 1, that must be dead before it is rewritten; 0 takes every pack with anything dead in it")
	return cmd
}

func (f *storeFlags) collect(cmd *cobra.Command, s *ipfs.Local, dry bool, threshold float64) error {
	row := gcRow{DryRun: dry}
	if dry {
		r, err := s.Reach(cmd.Context())
		if err != nil {
			return err
		}
		all := s.Stats()
		row.Holds, row.Kept, row.Missing = r.Holds, r.Blocks, r.Missing
		row.Blocks, row.Bytes = int64(all.Blocks-r.Blocks), all.Bytes-r.Bytes
		return f.printGC(cmd, row)
	}
	if threshold == 0 {
		threshold = -1 // of the options: everything
	}
	bar := f.bar(cmd, "gc: freed", 0)
	done, err := s.Collect(cmd.Context(), ipfs.CollectOptions{Threshold: threshold, Progress: func(c ipfs.Collected) { bar.set(c.Bytes) }})
	bar.finish()
	if err != nil {
		return err
	}
	row.Holds, row.Expired, row.Kept, row.Missing = done.Holds, done.Expired, done.Marked, done.Missing
	row.Blocks, row.Bytes = int64(done.Blocks), done.Bytes
	return f.printGC(cmd, row)
}

func (f *storeFlags) printGC(cmd *cobra.Command, row gcRow) error {
	return f.print(cmd, row, func(w io.Writer) error {
		what := "freed"
		if row.DryRun {
			what = "not kept by any pin"
		}
		_, err := fmt.Fprintf(w, "%s: %d blocks, %d bytes; %d pins keep %d blocks\n", what, row.Blocks, row.Bytes, row.Holds, row.Kept)
		if row.Missing > 0 && err == nil {
			_, err = fmt.Fprintf(w, "%d blocks that pins keep are missing: run cortensor ipfs verify --all\n", row.Missing)
		}
		return err
	})
}
