package writeapi

import (
	"context"
	"time"

	"github.com/cortensor-open/cortensor/core"
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

// RootState is the answer to GET /stat/{cid}.
type RootState struct {
	CID       string      `json:"cid"`
	Private   bool        `json:"private"`
	Holds     []HoldState `json:"holds"`
	Announced *time.Time  `json:"announced"` // last announcement to a DHT; null: none
}

// HoldState is one owner's promise to keep a root.
type HoldState struct {
	Owner    string     `json:"owner"` // "" for the node itself
	Name     string     `json:"name"`
	Created  time.Time  `json:"created"`
	Expires  *time.Time `json:"expires"` // null: never
	Replicas int        `json:"replicas"`
}

// CollectReport is the answer to POST /gc.
type CollectReport struct {
	Blocks int   `json:"blocks"` // freed
	Bytes  int64 `json:"bytes"`  // freed
	Marked int   `json:"marked"` // blocks that are kept
}

// Announcements says when a root was announced; *discovery.DHT has it.
type Announcements interface {
	Announced(root cid.Cid) (time.Time, bool)
}

// LocalState describes and collects a store of ours. DHT may be nil.
type LocalState struct {
	Local *ipfs.Local
	DHT   Announcements
}

// ForStore gives the options for a store of ours. pins is the node, which fetches what a pin lacks, or the store itself.
func ForStore(key string, l *ipfs.Local, pins Pins) Options {
	return Options{
		Key: key, Pins: pins, Stat: LocalState{Local: l}, Collector: LocalState{Local: l},
		Store: func(u Upload) TreeStore { return l.With(ipfs.PutOptions{Private: u.Private, Size: u.Size}) },
	}
}

// StoreStat gives a StoreState.
func (s LocalState) StoreStat(context.Context) (any, error) {
	u := s.Local.Usage()
	return StoreState{Blocks: u.Blocks, Bytes: u.Bytes, Disk: u.Disk, Garbage: u.Dead, Damaged: u.Damaged, Quota: u.Quota, Holds: u.Holds}, nil
}

// RootStat gives a RootState.
func (s LocalState) RootStat(ctx context.Context, root cid.Cid) (any, error) {
	if _, ok := s.Local.BlockSize(root); !ok {
		return nil, core.Errorf(core.NotFound, "the store has no block %s", root)
	}
	holds, err := s.Local.Holds(ctx)
	if err != nil {
		return nil, err
	}
	out := RootState{CID: root.String(), Private: s.Local.Private(root), Holds: []HoldState{}}
	for _, h := range holds {
		if h.Root.Equals(root) {
			out.Holds = append(out.Holds, HoldState{Owner: h.Owner, Name: h.Name, Created: h.Created, Expires: moment(h.Expires), Replicas: h.Replicas})
		}
	}
	if s.DHT != nil {
		if at, ok := s.DHT.Announced(root); ok {
			out.Announced = &at
		}
	}
	return out, nil
}

// Collect gives a CollectReport.
func (s LocalState) Collect(ctx context.Context) (any, error) {
	c, err := s.Local.Collect(ctx, ipfs.CollectOptions{})
	return CollectReport{Blocks: c.Blocks, Bytes: c.Bytes, Marked: c.Marked}, err
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
