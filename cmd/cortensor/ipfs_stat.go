package main

import (
	"context"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/files"
)

// storeStat is what `ipfs stat` says of a store.
type storeStat struct {
	Dir    string `json:"dir"`
	Blocks int    `json:"blocks"`
	Bytes  int64  `json:"bytes"` // of blocks, without the packs' own overhead
	Packs  int    `json:"packs"`
	Pins   int    `json:"pins"`
}

// rootStat is what `ipfs stat CID` says of a root.
type rootStat struct {
	CID     string `json:"cid"`
	Local   string `json:"local"` // whole, partial, none
	Blocks  int64  `json:"blocks"`
	Bytes   int64  `json:"bytes"`
	Missing int64  `json:"missing"`
	Pinned  bool   `json:"pinned"`
	Name    string `json:"name,omitempty"`
}

func ipfsStatCommand() *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{Use: "stat [CID]", Short: "Show the store's figures, or the state of one root",
		Args: atMost(1, "one CID, or none for the store"),
		RunE: func(cmd *cobra.Command, args []string) error {
			roots, err := parseRoots(args)
			if err != nil {
				return err
			}
			return f.withStore(func(s *ipfs.Local) error {
				if len(roots) == 0 {
					return f.statStore(cmd, s)
				}
				return f.statRoot(cmd, s, roots[0])
			})
		}}
	f.bind(cmd)
	return cmd
}

func (f *storeFlags) statStore(cmd *cobra.Command, s *ipfs.Local) error {
	dir, err := f.place()
	if err != nil {
		return err
	}
	pins, err := s.Pins(cmd.Context())
	if err != nil {
		return err
	}
	figures := s.Stats()
	row := storeStat{dir, figures.Blocks, figures.Bytes, figures.Packs, len(pins)}
	return f.print(cmd, row, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "store   %s\nblocks  %d\nbytes   %d\npacks   %d\npins    %d\n", row.Dir, row.Blocks, row.Bytes, row.Packs, row.Pins)
		return err
	})
}

func (f *storeFlags) statRoot(cmd *cobra.Command, s *ipfs.Local, root cid.Cid) error {
	row, err := statRoot(cmd.Context(), s, root)
	if err != nil {
		return err
	}
	return f.print(cmd, row, func(w io.Writer) error {
		pinned := "no"
		if row.Pinned {
			pinned = "yes " + shown(row.Name)
		}
		_, err := fmt.Fprintf(w, "root     %s\nlocal    %s (%d blocks, %d bytes, %d missing)\npinned   %s\n", row.CID, row.Local, row.Blocks, row.Bytes, row.Missing, pinned)
		return err
	})
}

func statRoot(ctx context.Context, s *ipfs.Local, root cid.Cid) (rootStat, error) {
	row := rootStat{CID: root.String(), Local: "whole"}
	report, err := files.Verify(ctx, s, root, files.Limits{})
	if err != nil {
		return row, err
	}
	row.Blocks, row.Bytes, row.Missing = report.Blocks, report.Bytes, report.Missing+report.Bad
	if has, err := s.Has(ctx, []cid.Cid{root}); err != nil {
		return row, err
	} else if !has[0] {
		row.Local = "none"
	} else if !report.OK() {
		row.Local = "partial"
	}
	pins, err := s.Pins(ctx)
	if err != nil {
		return row, core.Errorf(core.Corrupt, "pins: %w", err)
	}
	for _, p := range pins {
		if p.Root.Equals(root) {
			row.Pinned, row.Name = true, p.Name
		}
	}
	return row, nil
}
