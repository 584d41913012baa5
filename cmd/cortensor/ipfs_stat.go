package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/replica"
)

// storeStat is what `ipfs stat` says of a store.
type storeStat struct {
	Dir     string `json:"dir"`
	Blocks  int    `json:"blocks"`
	Bytes   int64  `json:"bytes"` // of blocks, without the packs' own overhead
	Packs   int    `json:"packs"`
	Disk    int64  `json:"disk"`    // bytes of packs and their indexes
	Dead    int64  `json:"dead"`    // bytes of packs known to be garbage without a collection
	Damaged int    `json:"damaged"` // blocks known to be damaged
	Index   int64  `json:"index"`   // bytes of memory that the index takes
	Pins    int    `json:"pins"`
}

// rootStat is what `ipfs stat CID` says of a root.
type rootStat struct {
	CID      string        `json:"cid"`
	Local    string        `json:"local"` // whole, partial or none
	Blocks   int64         `json:"blocks"`
	Bytes    int64         `json:"bytes"`
	Missing  int64         `json:"missing"` // blocks that are not there or damaged
	Private  bool          `json:"private"`
	Pins     []pinRow      `json:"pins"`
	Replicas []replicaStat `json:"replicas"` // one an owner that wants any
}

// replicaStat is on which other nodes a root is, as far as this one knows.
type replicaStat struct {
	Owner     string    `json:"owner"`
	Want      int       `json:"want"`
	Placed    int       `json:"placed"`
	LastProbe time.Time `json:"last_probe,omitzero"` // the last time that a holder gave a random block
	Holders   []string  `json:"holders"`             // peer ids
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
			return f.withStoreOr(func(s *ipfs.Local) error {
				if len(roots) == 0 {
					return f.statStore(cmd, s)
				}
				return f.statRoot(cmd, s, roots[0])
			}, func(r *remote) error { return r.state(cmd, &f, roots) })
		}}
	f.bind(cmd)
	return cmd
}

func (f *storeFlags) statStore(cmd *cobra.Command, s *ipfs.Local) error {
	dir, err := f.place()
	if err != nil {
		return err
	}
	u := s.Usage()
	row := storeStat{dir, u.Blocks, u.Bytes, u.Packs, u.Disk, u.Dead, u.Damaged, u.Index, u.Holds}
	return f.print(cmd, row, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "store    %s\nblocks   %d\nbytes    %d\npacks    %d\ndisk     %d bytes\ndead     %d bytes\ndamaged  %d blocks\nindex    %d bytes of memory\npins     %d\n",
			row.Dir, row.Blocks, row.Bytes, row.Packs, row.Disk, row.Dead, row.Damaged, row.Index, row.Pins)
		return err
	})
}

func (f *storeFlags) statRoot(cmd *cobra.Command, s *ipfs.Local, root cid.Cid) error {
	dir, err := f.place()
	if err != nil {
		return err
	}
	row, err := statRoot(cmd.Context(), s, dir, root)
	if err != nil {
		return err
	}
	return f.print(cmd, row, func(w io.Writer) error { return row.text(w) })
}

// text writes the state for people.
func (r rootStat) text(w io.Writer) error {
	private := ""
	if r.Private {
		private = ", private"
	}
	_, err := fmt.Fprintf(w, "root      %s\nlocal     %s (%d blocks, %d bytes, %d missing%s)\n", r.CID, r.Local, r.Blocks, r.Bytes, r.Missing, private)
	line := func(format string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintf(w, format, args...)
		}
	}
	for _, p := range r.Pins {
		line("pin       %s, owner %s\n", shown(p.Name), orDash(shown(p.Owner)))
	}
	for _, s := range r.Replicas {
		probe := "never"
		if !s.LastProbe.IsZero() {
			probe = s.LastProbe.Format(time.RFC3339)
		}
		line("replicas  %d of %d for owner %s, last successful probe %s\n", s.Placed, s.Want, orDash(shown(s.Owner)), probe)
		for _, h := range s.Holders {
			line("  %s\n", h)
		}
	}
	return err
}

func statRoot(ctx context.Context, s *ipfs.Local, dir string, root cid.Cid) (rootStat, error) {
	row := rootStat{CID: root.String(), Local: "whole", Private: s.Private(root), Pins: []pinRow{}, Replicas: []replicaStat{}}
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
	pins, err := pinRows(ctx, s)
	if err != nil {
		return row, core.Errorf(core.Corrupt, "pins: %w", err)
	}
	for _, p := range pins {
		if p.CID == row.CID {
			row.Pins = append(row.Pins, p)
		}
	}
	row.Replicas, err = replicaStats(dir, root)
	return row, err
}

// replicaStats reads what a node with this store knew of a root's replicas.
func replicaStats(dir string, root cid.Cid) ([]replicaStat, error) {
	out := []replicaStat{}
	states, err := replica.ReadStates(dir)
	for _, s := range states {
		if !s.Root.Equals(root) {
			continue
		}
		row := replicaStat{Owner: s.Owner, Want: s.Want, Placed: s.Placed(), LastProbe: s.LastProbe(), Holders: []string{}}
		for _, h := range s.Holders {
			row.Holders = append(row.Holders, h.Peer)
		}
		out = append(out, row)
	}
	return out, err
}
