package writeapi

import (
	"context"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/mirror"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/replica"
	"github.com/ipfs/go-cid"
)

// RootState is the answer to GET /stat/{cid}, and what `cortensor ipfs stat CID` shows.
type RootState struct {
	CID       string         `json:"cid"`
	Local     string         `json:"local"`   // whole, partial or none
	Entity    bool           `json:"entity"`  // looked at is the file or block alone: no pin keeps what it links to
	Blocks    int64          `json:"blocks"`  // that are here and sound
	Bytes     int64          `json:"bytes"`   // in them
	Missing   int64          `json:"missing"` // blocks that are not there or damaged
	Private   bool           `json:"private"`
	Pins      []PinInfo      `json:"pins"`
	Replicas  []ReplicaState `json:"replicas"` // one an owner that wants any
	Announced Announced      `json:"announced"`
	Backend   *BackendState  `json:"backend"` // copy in the place of ipfs.backend; null: none is known
}

// ReplicaState is on which other nodes a root is for one owner, as far as this node knows.
type ReplicaState struct {
	Owner     string        `json:"owner"`
	Want      int           `json:"want"`       // other nodes
	Placed    int           `json:"placed"`     // of them
	LastProbe *time.Time    `json:"last_probe"` // the last time that a holder gave a random block; null: never
	Holders   []HolderState `json:"holders"`
}

// HolderState is one node that holds a root.
type HolderState struct {
	Peer      string     `json:"peer"`
	Addr      string     `json:"addr"`
	LastProbe *time.Time `json:"last_probe"` // that it passed; null: none
	Failures  int        `json:"failures"`   // probes in a row that it did not
	Error     string     `json:"error,omitempty"`
}

// Announced is where a root is announced.
type Announced struct {
	DHT string     `json:"dht"` // this node's part in the DHT: off, client or server
	At  *time.Time `json:"at"`  // last announcement there; null: none
}

// BackendState is the copy of a root in the second place.
type BackendState struct {
	Copied *time.Time `json:"copied"`           // null: not yet
	Tries  int        `json:"tries"`            // failures in a row
	Reason string     `json:"reason,omitempty"` // of the last one
	Error  string     `json:"error,omitempty"`
}

// Announcements says when a root was announced; *discovery.DHT has it.
type Announcements interface {
	Announced(root cid.Cid) (time.Time, bool)
}

// Replicas says on which other nodes roots are; *replica.Replicator has it.
type Replicas interface {
	States() []replica.State
}

// Copies says what of roots is in the second place; *mirror.Mirror has it.
type Copies interface {
	State(root cid.Cid) (mirror.State, bool)
}

// LocalState describes and collects a store of ours. All but Local may be nil.
type LocalState struct {
	Local    *ipfs.Local
	DHT      Announcements
	DHTMode  string // off, client or server; empty is off
	Replicas Replicas
	Copies   Copies
}

// RootStat gives a RootState. A root that is not there has Local "none".
func (s LocalState) RootStat(ctx context.Context, root cid.Cid) (any, error) {
	return s.Root(ctx, root)
}

// Root is RootStat for programs.
func (s LocalState) Root(ctx context.Context, root cid.Cid) (RootState, error) {
	out := RootState{CID: root.String(), Private: s.Local.Private(root), Pins: []PinInfo{}, Replicas: []ReplicaState{}, Announced: Announced{DHT: s.DHTMode}}
	if out.Announced.DHT == "" {
		out.Announced.DHT = "off"
	}
	holds, err := s.Local.Holds(ctx)
	if err != nil {
		return out, err
	}
	out.Entity = true
	for _, h := range holds {
		if h.Root.Equals(root) {
			out.Pins = append(out.Pins, info(h))
			out.Entity = out.Entity && h.Entity
		}
	}
	out.Entity = out.Entity && len(out.Pins) > 0
	if err := s.local(ctx, root, &out); err != nil {
		return out, err
	}
	s.elsewhere(root, &out)
	return out, nil
}

// local looks at what of a root is here.
func (s LocalState) local(ctx context.Context, root cid.Cid, out *RootState) error {
	out.Local = "whole"
	if _, ok := s.Local.BlockSize(root); !ok {
		out.Local = "none"
	}
	if codec := root.Prefix().Codec; out.Entity && codec != cid.DagProtobuf && codec != cid.Raw {
		data, err := s.Local.ReadBlock(ctx, root)
		if core.KindOf(err) == core.NotFound {
			out.Missing = 1
			return nil
		}
		out.Blocks, out.Bytes = 1, int64(len(data))
		return err
	}
	report, err := files.Verify(ctx, s.Local, root, files.Limits{})
	if err != nil {
		return err
	}
	out.Blocks, out.Bytes, out.Missing = report.Blocks, report.Bytes, report.Missing+report.Bad
	if out.Local == "whole" && !report.OK() {
		out.Local = "partial"
	}
	return nil
}

// elsewhere adds what is known of other places.
func (s LocalState) elsewhere(root cid.Cid, out *RootState) {
	if s.Replicas != nil {
		for _, r := range s.Replicas.States() {
			if r.Root.Equals(root) {
				out.Replicas = append(out.Replicas, replicated(r))
			}
		}
	}
	if s.DHT != nil {
		if at, ok := s.DHT.Announced(root); ok {
			out.Announced.At = &at
		}
	}
	if s.Copies != nil {
		if c, ok := s.Copies.State(root); ok {
			out.Backend = &BackendState{Copied: moment(c.Copied), Tries: c.Tries, Reason: c.Reason, Error: c.Error}
		}
	}
}

func replicated(r replica.State) ReplicaState {
	out := ReplicaState{Owner: r.Owner, Want: r.Want, Placed: r.Placed(), LastProbe: moment(r.LastProbe()), Holders: []HolderState{}}
	for _, h := range r.Holders {
		out.Holders = append(out.Holders, HolderState{Peer: h.Peer, Addr: h.Addr, LastProbe: moment(h.Probed), Failures: h.Failures, Error: h.Error})
	}
	return out
}
