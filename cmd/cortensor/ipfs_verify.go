package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/files"
)

// verifyFlags are the options of `ipfs verify`.
type verifyFlags struct {
	storeFlags
	all, repair bool
	from        []string
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
		Long: "Read every byte below the CIDs, or below all pins (--all), hash it again and check that nothing is missing. A damaged block counts as\n" +
			"lost; --repair fetches what is missing from the providers named with --from. Exit 0 only if all is whole and sound in the end.",
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSVerify(cmd, &f, args) }}
	f.bind(cmd)
	cmd.Flags().BoolVar(&f.all, "all", false, "verify all pins")
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
	return f.withSource(cmd.Context(), f.from, func(s *source) error {
		if f.all {
			pins, err := s.store.Pins(cmd.Context())
			if err != nil {
				return err
			}
			for _, p := range pins {
				roots = append(roots, p.Root)
			}
		}
		return f.verify(cmd, s, roots)
	})
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
