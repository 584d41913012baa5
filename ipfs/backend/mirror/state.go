package mirror

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// State is what the journal holds of one root.
type State struct {
	Root   cid.Cid   `json:"-"`
	Pin    string    `json:"pin,omitempty"`    // CID that is pinned in the second place, see Target
	Entity bool      `json:"entity,omitempty"` // a file or a block alone
	Copied time.Time `json:"copied,omitzero"`  // zero: not yet
	Tries  int       `json:"tries,omitempty"`  // failures in a row
	Reason string    `json:"reason,omitempty"` // of the last failure: a core.Reason or a core.Kind
	Error  string    `json:"error,omitempty"`
}

// covers says whether a hold is copied.
func (s State) covers(h ipfs.Hold) bool { return !s.Copied.IsZero() && (!s.Entity || h.Entity) }

// Target gives what is copied and pinned for a hold: the root's whole DAG, or, for a record of which the hold keeps nothing
// but the block, that block under its CID as raw bytes. Both CIDs name the same bytes, and services keep blocks by their
// hash; a pin of the record's own CID would reach all that it links to, which may be half the network.
func Target(h ipfs.Hold) cid.Cid {
	switch h.Root.Prefix().Codec {
	case cid.Raw, cid.DagProtobuf:
		return h.Root
	}
	if !h.Entity {
		return h.Root
	}
	return cid.NewCidV1(cid.Raw, h.Root.Hash())
}

func parseState(key, value string) (State, error) {
	root, err := cid.Cast([]byte(key))
	if err != nil {
		return State{}, core.Errorf(core.Corrupt, "journal of copies: %w", err)
	}
	var s State
	if err := json.Unmarshal([]byte(value), &s); err != nil {
		return State{}, core.Errorf(core.Corrupt, "copy of %s: %w", root, err)
	}
	s.Root = root
	return s, nil
}

// ReadState reads the journal in dir for one root; ok is false where it says nothing. The Mirror must not have it open.
func ReadState(dir string, root cid.Cid) (s State, ok bool, err error) {
	path := filepath.Join(dir, FileName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return s, false, nil
	}
	table, err := pack.OpenTable(path)
	if err != nil {
		return s, false, core.Errorf(core.Unavailable, "open journal of copies: %w", err)
	}
	if value, found := table.Get(root.KeyString()); found {
		s, err = parseState(root.KeyString(), value)
		ok = err == nil
	}
	return s, ok, errors.Join(err, table.Close())
}

// save writes a row.
func (m *Mirror) save(s State) error {
	value, err := json.Marshal(s)
	if err == nil {
		err = m.table.Set(s.Root.KeyString(), string(value))
	}
	if err != nil {
		return core.Errorf(core.Unavailable, "journal of copies: %w", err)
	}
	return nil
}
