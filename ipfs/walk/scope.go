// Package walk follows the links of a DAG within a scope: Export sends what the scope reaches, Verifier checks that a
// stream of blocks is exactly that. Both read foreign bytes, keep to limits and do not recurse.
package walk

import (
	"errors"
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Extent says how far a scope reaches from its root.
type Extent byte

// The extents, numbered as in a request of /cortensor/car/1.
const (
	ExtentBlock  Extent = 0 // the root's block alone
	ExtentEntity Extent = 1 // the whole file where the root is one, else the root's block
	ExtentAll    Extent = 2 // everything that is linked
)

// Scope selects blocks of a DAG.
type Scope struct {
	Extent Extent
	// From and To bound an entity to the blocks that hold content bytes [From, To); To 0 means the end.
	From, To int64
}

// The scopes without a range.
var (
	Block  = Scope{Extent: ExtentBlock}
	Entity = Scope{Extent: ExtentEntity}
	All    = Scope{Extent: ExtentAll}
)

// Validate checks a scope that came from outside.
func (s Scope) Validate() error {
	if s.Extent > ExtentAll {
		return core.Errorf(core.Invalid, "scope %d is unknown", s.Extent)
	}
	if s.From < 0 || s.To < 0 || s.To != 0 && s.To <= s.From {
		return core.Errorf(core.Invalid, "range %d to %d is empty", s.From, s.To)
	}
	if s.Ranged() && s.Extent != ExtentEntity {
		return core.Errorf(core.Invalid, "a range needs the scope entity")
	}
	return nil
}

// Ranged says whether the scope is bounded to a part of a file.
func (s Scope) Ranged() bool { return s.From != 0 || s.To != 0 }

// End is the offset in bytes at which the range ends, the largest integer for the end of the file.
func (s Scope) End() int64 {
	if s.To == 0 {
		return math.MaxInt64
	}
	return s.To
}

// Limits bound what one fetch may bring in. A zero field takes the default.
type Limits struct {
	Bytes  int64 // of blocks; default 8 GiB
	Blocks int64 // default 4 Mi
	Depth  int   // links from the root; default 4096
	File   int64 // content bytes of a root that is a file; default none
}

// WithDefaults fills in what is zero.
func (l Limits) WithDefaults() Limits {
	if l.Bytes <= 0 {
		l.Bytes = 8 << 30
	}
	if l.Blocks <= 0 {
		l.Blocks = 4 << 20
	}
	if l.Depth <= 0 {
		l.Depth = 4096
	}
	if l.File <= 0 {
		l.File = math.MaxInt64
	}
	return l
}

// ErrLimit marks errors about the DAG itself: another provider would not help.
var ErrLimit = errors.New("over a limit")

// want is a block that a walk has reached but not read.
type want struct {
	id    cid.Cid
	depth int
	start int64 // offset in the file, for a ranged scope
}

// visit tells wants apart. In a ranged scope one inner node can stand at two offsets, of which the range needs different
// parts; elsewhere start is 0.
type visit struct {
	id    cid.Cid
	start int64
}

func (s Scope) visit(w want) visit {
	if !s.Ranged() || w.id.Prefix().Codec == cid.Raw {
		return visit{id: w.id}
	}
	return visit{w.id, w.start}
}

// below lists what the scope reaches directly from a block, in the block's order.
func (s Scope) below(w want, data []byte) ([]want, error) {
	switch {
	case s.Extent == ExtentBlock || w.id.Prefix().Codec == cid.Raw:
		return nil, nil
	case s.Extent == ExtentAll:
		links, err := dag.Links(w.id, data)
		wants := make([]want, len(links))
		for i, c := range links {
			wants[i] = want{id: c, depth: w.depth + 1}
		}
		return wants, err
	case w.id.Prefix().Codec != cid.DagProtobuf:
		return nil, nil
	}
	n, err := unixfs.Parse(w.id, data)
	if err != nil || n.Kind != unixfs.File && n.Kind != unixfs.Raw {
		return nil, err
	}
	children, starts := n.Children, []int64(nil)
	if s.Ranged() {
		children, starts = n.Overlap(w.start, s.From, s.End())
	}
	wants := make([]want, len(children))
	for i, c := range children {
		wants[i] = want{id: c.Cid, depth: w.depth + 1}
		if starts != nil {
			wants[i].start = starts[i]
		}
	}
	return wants, nil
}
