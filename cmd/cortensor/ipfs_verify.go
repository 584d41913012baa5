package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/pack"
)

// verifyFlags are the options of `ipfs verify`.
type verifyFlags struct {
	storeFlags
	all, repair bool
	from        []string
	rate        string
}

// scrubRow is what was found in the whole store.
type scrubRow struct {
	OK       bool     `json:"ok"`
	Blocks   int      `json:"blocks"`
	Bytes    int64    `json:"bytes"`
	Damaged  int      `json:"damaged"`            // found now
	Repaired []string `json:"repaired,omitempty"` // CIDs; of a damaged block with codec raw
	Lost     []string `json:"lost,omitempty"`
}

// verifyRow is what was found under one root.
type verifyRow struct {
	CID      string   `json:"cid"`
	OK       bool     `json:"ok"`
	Blocks   int64    `json:"blocks"`
	Bytes    int64    `json:"bytes"`
	Missing  int64    `json:"missing"`
	Bad      int64    `json:"bad"`
	Repaired bool     `json:"repaired"` // it was not whole, and is now
	Problems []string `json:"problems,omitempty"`
}

func ipfsVerifyCommand() *cobra.Command {
	var f verifyFlags
	cmd := &cobra.Command{Use: "verify [CID]...", Short: "Read every byte of DAGs and hash it again; exit 0 only if all is whole and sound",
		Long: "Read every byte below the CIDs, or of the whole store (--all), hash it again and check that nothing is missing that a pin keeps. A\n" +
			"damaged block counts as lost; --repair fetches what is missing from the providers named with --from. Exit 0 only if all is whole\n" +
			"and sound in the end.",
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSVerify(cmd, &f, args) }}
	f.bind(cmd)
	cmd.Flags().BoolVar(&f.all, "all", false, "verify the whole store and all pins")
	cmd.Flags().StringVar(&f.rate, "rate", "", "with --all: read at most `BYTES` a second, such as 50MiB")
	cmd.Flags().BoolVar(&f.repair, "repair", false, "fetch what is missing or damaged from the providers named with --from")
	bindFrom(cmd, &f.from)
	return cmd
}

func runIPFSVerify(cmd *cobra.Command, f *verifyFlags, args []string) error {
	if f.all == (len(args) > 0) {
		return usageError{errors.New("want CIDs, or --all")}
	}
	if f.repair != (len(f.from) > 0) {
		return usageError{errors.New("--repair and --from go together")}
	}
	roots, err := parseRoots(args)
	if err != nil {
		return err
	}
	rate := int64(0)
	if f.rate != "" {
		if rate, err = parseBytes(f.rate); err != nil || !f.all || rate == 0 {
			return usageError{fmt.Errorf("--rate %s: want bytes a second, such as 50MiB, with --all", f.rate)}
		}
	}
	return f.withSource(cmd.Context(), f.from, func(s *source) error {
		if f.all {
			return f.scrub(cmd, s, rate)
		}
		return f.verify(cmd, s, roots)
	})
}

// scrub reads the whole store.
func (f *verifyFlags) scrub(cmd *cobra.Command, s *source, rate int64) error {
	bar := f.bar(cmd, "verify", s.store.Stats().Bytes)
	opts := ipfs.ScrubOptions{Rate: rate, Progress: func(p pack.Scrubbed) { bar.set(p.Bytes) }}
	if f.repair {
		opts.Repair = func(ctx context.Context, c cid.Cid) ([]byte, error) { return s.node.GetBlock(ctx, c, s.from) }
	}
	found, err := s.store.Scrub(cmd.Context(), opts)
	bar.finish()
	if err != nil {
		return err
	}
	row := scrubRow{OK: len(found.Lost) == 0, Blocks: found.Blocks, Bytes: found.Bytes, Damaged: len(found.Damaged)}
	for _, c := range found.Repaired {
		row.Repaired = append(row.Repaired, c.String())
	}
	for _, c := range found.Lost {
		row.Lost = append(row.Lost, c.String())
	}
	if err := f.print(cmd, row, func(w io.Writer) error { return printScrubbed(w, row) }); err != nil {
		return err
	}
	if !row.OK {
		return core.Errorf(core.Corrupt, "%d blocks are damaged or missing: repair them with --repair --from PROVIDER", len(row.Lost))
	}
	return nil
}

func printScrubbed(w io.Writer, row scrubRow) error {
	mark := "✓"
	if !row.OK {
		mark = "✗"
	}
	_, err := fmt.Fprintf(w, "%s %d blocks, %d bytes read; %d found damaged, %d repaired, %d lost\n", mark, row.Blocks, row.Bytes, row.Damaged, len(row.Repaired), len(row.Lost))
	for _, c := range row.Lost {
		if err == nil {
			_, err = fmt.Fprintf(w, "  %s\n", c)
		}
	}
	return err
}

func (f *verifyFlags) verify(cmd *cobra.Command, s *source, roots []cid.Cid) error {
	rows, bad := make([]verifyRow, 0, len(roots)), 0
	for _, root := range roots {
		row, err := f.verifyRoot(cmd.Context(), s, root)
		if err != nil {
			return err
		}
		if !row.OK {
			bad++
		}
		rows = append(rows, row)
	}
	if err := f.print(cmd, rows, func(w io.Writer) error { return printVerified(w, rows) }); err != nil {
		return err
	}
	if bad > 0 {
		return core.Errorf(core.Corrupt, "%d of %d roots are not whole: repair them with --repair --from PROVIDER", bad, len(roots))
	}
	return nil
}

// verifyRoot checks one root, and once more after a repair.
func (f *verifyFlags) verifyRoot(ctx context.Context, s *source, root cid.Cid) (verifyRow, error) {
	report, err := files.Verify(ctx, s.store, root, files.Limits{})
	if err != nil {
		return verifyRow{}, err
	}
	repaired := false
	var why error
	if !report.OK() && f.repair {
		if why = s.bring(ctx, root); why == nil { // else the row says what is still missing, and why
			if report, err = files.Verify(ctx, s.store, root, files.Limits{}); err != nil {
				return verifyRow{}, err
			}
			repaired = report.OK()
		}
	}
	row := verifyRow{CID: root.String(), OK: report.OK(), Blocks: report.Blocks, Bytes: report.Bytes, Missing: report.Missing, Bad: report.Bad, Repaired: repaired}
	for _, p := range report.Problems {
		row.Problems = append(row.Problems, p.Err.Error())
	}
	if why != nil {
		row.Problems = append(row.Problems, "repair: "+why.Error())
	}
	return row, ctx.Err()
}

func printVerified(w io.Writer, rows []verifyRow) error {
	for _, r := range rows {
		mark, note := "✓", ""
		if !r.OK {
			mark, note = "✗", fmt.Sprintf(", %d missing, %d bad", r.Missing, r.Bad)
		}
		if r.Repaired {
			note = ", repaired"
		}
		if _, err := fmt.Fprintf(w, "%s %s  %d blocks, %d bytes%s\n", mark, r.CID, r.Blocks, r.Bytes, note); err != nil {
			return err
		}
		for _, p := range r.Problems {
			if _, err := fmt.Fprintf(w, "  %s\n", p); err != nil {
				return err
			}
		}
	}
	return nil
}
