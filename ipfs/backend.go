package ipfs

import (
	"context"
	"io"
	"math"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// Backend is an untrusted box of blocks. It takes and gives CARs and keeps pins; CIDs never depend on it. All methods are
// safe for concurrent use. ipfs/backendtest holds the acceptance suite.
type Backend interface {
	// Has says for each CID whether its block is there.
	Has(ctx context.Context, ids []cid.Cid) ([]bool, error)
	// GetCAR streams what the scope reaches from root as a CARv1, parents before children, no block twice. A missing
	// root is an error at once (core.ReasonContentMissing); a block that is missing below it is an error of Read. The
	// caller MUST verify the stream, see Import.
	GetCAR(ctx context.Context, root cid.Cid, scope Scope) (io.ReadCloser, error)
	// PutCAR stores a CAR's blocks, in any order. When it returns nil the whole DAG under root is there and durable. It
	// MUST be idempotent.
	PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error
	// Pin keeps the DAG under root until Unpin; the pin is durable when Pin returns. Pinning again replaces the name. It
	// fails with core.ReasonContentMissing where the DAG is not whole and the backend cannot make it so.
	Pin(ctx context.Context, root cid.Cid, name string) error
	// Unpin removes a pin; there being none is an error of kind NotFound.
	Unpin(ctx context.Context, root cid.Cid) error
	// Pins lists all pins, ordered by CID.
	Pins(ctx context.Context) ([]Pin, error)
	Close() error
}

// Pin is a promise to keep the DAG under Root.
type Pin struct {
	Root    cid.Cid
	Name    string
	Created time.Time
}

// MaxPinName is the longest name of a pin in bytes.
const MaxPinName = 1 << 10

// Extent says how far a scope reaches from its root.
type Extent byte

// The extents, numbered as on the wire.
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
	ScopeBlock  = Scope{Extent: ExtentBlock}
	ScopeEntity = Scope{Extent: ExtentEntity}
	ScopeAll    = Scope{Extent: ExtentAll}
)

// Validate checks a scope that came from outside.
func (s Scope) Validate() error {
	if s.Extent > ExtentAll {
		return core.Errorf(core.Invalid, "scope %d is unknown", s.Extent)
	}
	if s.From < 0 || s.To < 0 || s.To != 0 && s.To <= s.From {
		return core.Errorf(core.Invalid, "range %d to %d is empty", s.From, s.To)
	}
	if s.ranged() && s.Extent != ExtentEntity {
		return core.Errorf(core.Invalid, "a range needs the scope entity")
	}
	return nil
}

func (s Scope) ranged() bool { return s.From != 0 || s.To != 0 }

func (s Scope) end() int64 {
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

func (l Limits) withDefaults() Limits {
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
