package writeapi

import (
	"context"
	"time"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// StoreState is the answer to GET /stat.
type StoreState struct {
	Blocks  int   `json:"blocks"`
	Bytes   int64 `json:"bytes"`   // of blocks
	Disk    int64 `json:"disk"`    // bytes of files
	Garbage int64 `json:"garbage"` // bytes that are known to be dead; a collection finds more
	Damaged int   `json:"damaged"` // blocks that are to be fetched again
	Quota   int64 `json:"quota"`   // bytes of Disk; 0: none
	Holds   int   `json:"holds"`
}

// Collection is what a collection is asked for.
type Collection struct {
	DryRun    bool
	Threshold *float64 // part of a pack, 0 to 1, that must be dead before it is rewritten; nil: the store's default
}

// CollectReport is the answer to POST /gc.
type CollectReport struct {
	DryRun  bool  `json:"dry_run"`
	Blocks  int   `json:"blocks"`  // freed; in a dry run: that no pin reaches, without a look at the grace
	Bytes   int64 `json:"bytes"`   // freed on disk; in a dry run: in those blocks
	Marked  int   `json:"marked"`  // blocks that are kept
	Missing int   `json:"missing"` // blocks that pins reach and the store lacks
	Holds   int   `json:"holds"`   // pins whose content was marked
	Expired int   `json:"expired"` // pins that had ended
}

// fetcher brings content; *ipfs.Node has it.
type fetcher interface {
	Fetch(ctx context.Context, root cid.Cid, scope ipfs.Scope, limits ipfs.Limits, providers []string) error
}

// ForStore gives the options for a store of ours. pins is the node, which fetches what a pin lacks, or the store itself.
func ForStore(key string, l *ipfs.Local, pins Pins) Options {
	o := Options{
		Key: key, Pins: pins, Stat: LocalState{Local: l}, Collector: LocalState{Local: l},
		Store: func(u Upload) TreeStore { return l.With(ipfs.PutOptions{Private: u.Private, Size: u.Size}) },
	}
	if f, ok := pins.(fetcher); ok {
		o.Bring = func(ctx context.Context, root cid.Cid, providers []string) error {
			return f.Fetch(ctx, root, ipfs.ScopeAll, ipfs.Limits{}, providers)
		}
	}
	return o
}

// StoreStat gives a StoreState.
func (s LocalState) StoreStat(context.Context) (any, error) {
	u := s.Local.Usage()
	return StoreState{Blocks: u.Blocks, Bytes: u.Bytes, Disk: u.Disk, Garbage: u.Dead, Damaged: u.Damaged, Quota: u.Quota, Holds: u.Holds}, nil
}

// Collect gives a CollectReport.
func (s LocalState) Collect(ctx context.Context, how Collection) (any, error) {
	if how.DryRun {
		r, err := s.Local.Reach(ctx)
		all := s.Local.Stats()
		return CollectReport{DryRun: true, Blocks: all.Blocks - r.Blocks, Bytes: all.Bytes - r.Bytes, Marked: r.Blocks, Missing: r.Missing, Holds: r.Holds}, err
	}
	o := ipfs.CollectOptions{}
	if how.Threshold != nil {
		if o.Threshold = *how.Threshold; o.Threshold == 0 {
			o.Threshold = -1 // of the options: everything
		}
	}
	c, err := s.Local.Collect(ctx, o)
	return CollectReport{Blocks: c.Blocks, Bytes: c.Bytes, Marked: c.Marked, Missing: c.Missing, Holds: c.Holds, Expired: c.Expired}, err
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
