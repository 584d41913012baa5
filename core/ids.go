package core

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipfs/go-cid"
)

// SessionID names a session on chain. The first session has id 0.
type SessionID uint64

// TaskID names a task inside its session. The first task of a session has id 0.
type TaskID uint64

// Address is a node's Ethereum address, the one name it has on chain, in records and (derived from the same key) as a
// libp2p peer.
type Address = common.Address

// Hash is a 32-byte digest.
type Hash = common.Hash

// TaskRef names one task of the network.
type TaskRef struct {
	Session SessionID
	Task    TaskID
}

// String renders the reference as "S/T", the form that commands and the API take.
func (r TaskRef) String() string { return fmt.Sprintf("%d/%d", r.Session, r.Task) }

// ParseTaskRef reads the form "S/T".
func ParseTaskRef(s string) (TaskRef, error) {
	left, right, ok := strings.Cut(s, "/")
	if !ok {
		return TaskRef{}, Errorf(Invalid, "task %q: want SESSION/TASK, for example 0/3", s)
	}
	session, err := ParseSessionID(left)
	if err != nil {
		return TaskRef{}, err
	}
	task, err := strconv.ParseUint(right, 10, 63)
	if err != nil {
		return TaskRef{}, Errorf(Invalid, "task %q: the part after the slash is not a task number", s)
	}
	return TaskRef{Session: session, Task: TaskID(task)}, nil
}

// ParseSessionID reads a decimal session id.
func ParseSessionID(s string) (SessionID, error) {
	n, err := strconv.ParseUint(s, 10, 63)
	if err != nil {
		return 0, Errorf(Invalid, "session %q is not a session number", s)
	}
	return SessionID(n), nil
}

// Scheme prefixes a content reference wherever the chain's contracts carry one as text (taskData, committed data).
const Scheme = "ipfs://"

// Link renders a CID as it travels in contract strings: ipfs://<CID>.
func Link(c cid.Cid) string { return Scheme + c.String() }

// ParseLink reads ipfs://<CID>. Only the canonical rendering of a CIDv1 is accepted, so that one content has one link.
func ParseLink(s string) (cid.Cid, error) {
	text, ok := strings.CutPrefix(s, Scheme)
	if !ok {
		return cid.Undef, Errorf(Invalid, "reference %.80q: want %s<CID>", s, Scheme)
	}
	c, err := cid.Decode(text)
	if err != nil {
		return cid.Undef, Errorf(Invalid, "reference %.80q: %w", s, err)
	}
	if c.Version() != 1 || c.String() != text {
		return cid.Undef, Errorf(Invalid, "reference %.80q: not a canonical CIDv1", s)
	}
	return c, nil
}
