package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/mirror"
	"github.com/cortensor-open/cortensor/ipfs/discovery"
	"github.com/cortensor-open/cortensor/ipfs/replica"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
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
	cfg, _, err := f.load(nil)
	if err != nil {
		return err
	}
	row, err := statRoot(cmd.Context(), s, dir, cfg.IPFS.DHT, root)
	if err != nil {
		return err
	}
	return f.print(cmd, row, func(w io.Writer) error { return rootText(w, row) })
}

// statRoot describes a root of a store that no node has open: what is known of other places is what a node left there.
func statRoot(ctx context.Context, s *ipfs.Local, dir, dht string, root cid.Cid) (writeapi.RootState, error) {
	states, err := replica.ReadStates(dir)
	if err != nil {
		return writeapi.RootState{}, err
	}
	state := writeapi.LocalState{Local: s, DHTMode: dht, Replicas: replicaStates(states)}
	at, ok, err := discovery.ReadAnnounced(dir, root)
	if err != nil {
		return writeapi.RootState{}, err
	}
	state.DHT = announcement{at, ok}
	copied, there, err := mirror.ReadState(dir, root)
	if err != nil {
		return writeapi.RootState{}, err
	}
	state.Copies = backendCopy{copied, there}
	return state.Root(ctx, root)
}

// replicaStates, announcement and backendCopy are what was read of files.
type replicaStates []replica.State

// States gives them all.
func (r replicaStates) States() []replica.State { return r }

type announcement struct {
	at time.Time
	ok bool
}

// Announced gives the one that was read.
func (a announcement) Announced(cid.Cid) (time.Time, bool) { return a.at, a.ok }

type backendCopy struct {
	state mirror.State
	ok    bool
}

// State gives the one that was read.
func (b backendCopy) State(cid.Cid) (mirror.State, bool) { return b.state, b.ok }

// rootText writes the state of a root for people.
func rootText(w io.Writer, r writeapi.RootState) (err error) {
	line := func(format string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintf(w, format, args...)
		}
	}
	notes := ""
	if r.Private {
		notes += ", private"
	}
	if r.Entity {
		notes += ", without what it links to"
	}
	line("root       %s\nlocal      %s (%d blocks, %d bytes, %d missing%s)\n", r.CID, r.Local, r.Blocks, r.Bytes, r.Missing, notes)
	for _, p := range r.Pins {
		until := ""
		if p.Expires != nil {
			until = ", until " + moment(p.Expires)
		}
		line("pin        %s, owner %s%s\n", shown(p.Name), orDash(shown(p.Owner)), until)
	}
	if len(r.Replicas) == 0 {
		line("replicas   none wanted\n")
	}
	for _, s := range r.Replicas {
		line("replicas   %d of %d other nodes for owner %s, last successful probe %s\n", s.Placed, s.Want, orDash(shown(s.Owner)), moment(s.LastProbe))
		for _, h := range s.Holders {
			line("           %s, probed %s%s\n", h.Peer, moment(h.LastProbe), failed(h))
		}
	}
	line("announced  %s\n", announcedText(r.Announced))
	if b := r.Backend; b != nil {
		line("backend    %s\n", backendText(*b))
	}
	return err
}

func announcedText(a writeapi.Announced) string {
	switch {
	case a.At != nil:
		return moment(a.At) + ", in the DHT (" + a.DHT + ")"
	case a.DHT == "off":
		return "nowhere: the DHT is off (ipfs.dht)"
	}
	return "not yet, in the DHT (" + a.DHT + ")"
}

func backendText(b writeapi.BackendState) string {
	if b.Copied != nil {
		return "copied " + moment(b.Copied)
	}
	return fmt.Sprintf("not copied, tried %d times: %s: %s", b.Tries, b.Reason, shown(b.Error))
}

func failed(h writeapi.HolderState) string {
	if h.Failures == 0 {
		return ""
	}
	return fmt.Sprintf(", then failed %d times: %s", h.Failures, shown(h.Error))
}

// moment shows a time; never for none.
func moment(at *time.Time) string {
	if at == nil {
		return "never"
	}
	return at.Format(time.RFC3339)
}
