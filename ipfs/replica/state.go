package replica

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// State is what is known of one root's replicas.
type State struct {
	Root    cid.Cid   `json:"-"`
	Owner   string    `json:"owner"`
	Name    string    `json:"name"`
	Want    int       `json:"want"` // nodes besides this one
	Size    int64     `json:"size"` // bytes of blocks
	Entity  bool      `json:"entity,omitempty"`
	Expires time.Time `json:"expires,omitzero"`
	Reader  string    `json:"reader,omitempty"` // the group that a private root is for
	Holders []Replica `json:"holders"`
	Dropped []Dropped `json:"dropped,omitempty"` // holders that are no more, newest last
}

// Replica is one node that holds a root.
type Replica struct {
	Peer     string    `json:"peer"`
	Addr     string    `json:"addr"` // at which it was reached, ending in /p2p/<peer id>
	Since    time.Time `json:"since"`
	Probed   time.Time `json:"probed,omitzero"` // last successful probe
	Tried    time.Time `json:"tried,omitzero"`  // last probe
	Failures int       `json:"failures,omitempty"`
	Error    string    `json:"error,omitempty"` // of the last probe
}

// Dropped is a holder that was given up.
type Dropped struct {
	Peer string    `json:"peer"`
	At   time.Time `json:"at"`
	Why  string    `json:"why"`
}

// maxDropped bounds what is remembered of holders that are no more.
const maxDropped = 32

// Placed says how many nodes hold the root, as far as is known.
func (s State) Placed() int { return len(s.Holders) }

// LastProbe is when any holder passed a probe last; zero for never.
func (s State) LastProbe() time.Time {
	var last time.Time
	for _, h := range s.Holders {
		if h.Probed.After(last) {
			last = h.Probed
		}
	}
	return last
}

func (s State) expired(now time.Time) bool { return !s.Expires.IsZero() && !now.Before(s.Expires) }

func (s State) clone() State {
	s.Holders, s.Dropped = slices.Clone(s.Holders), slices.Clone(s.Dropped)
	return s
}

// drop gives up a holder.
func (s *State) drop(peer, why string, at time.Time) {
	s.Holders = slices.DeleteFunc(s.Holders, func(h Replica) bool { return h.Peer == peer })
	s.Dropped = append(s.Dropped, Dropped{peer, at, why})
	if over := len(s.Dropped) - maxDropped; over > 0 {
		s.Dropped = slices.Delete(s.Dropped, 0, over)
	}
}

// knows says whether a peer holds the root, or was given up lately.
func (s State) knows(peer string, since time.Time) bool {
	return slices.ContainsFunc(s.Holders, func(h Replica) bool { return h.Peer == peer }) ||
		slices.ContainsFunc(s.Dropped, func(d Dropped) bool { return d.Peer == peer && d.At.After(since) })
}

func stateKey(root cid.Cid, owner string) string { return root.KeyString() + owner }

// parseState reads a row of the table; its key is the root's bytes and then the owner.
func parseState(key, value string) (State, error) {
	n, root, err := cid.CidFromBytes([]byte(key))
	if err != nil {
		return State{}, core.Errorf(core.Corrupt, "table of replicas: %w", err)
	}
	var s State
	if err := json.Unmarshal([]byte(value), &s); err != nil {
		return State{}, core.Errorf(core.Corrupt, "replicas of %s: %w", root, err)
	}
	if s.Owner != key[n:] {
		return State{}, core.Errorf(core.Corrupt, "replicas of %s: the row names another owner", root)
	}
	s.Root = root
	return s, nil
}

func sortStates(states []State) {
	slices.SortFunc(states, func(a, b State) int { return strings.Compare(stateKey(a.Root, a.Owner), stateKey(b.Root, b.Owner)) })
}
