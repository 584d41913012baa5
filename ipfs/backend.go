package ipfs

import (
	"context"
	"io"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/walk"
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

// Extent says how far a scope reaches from its root; see package walk.
type Extent = walk.Extent

// The extents, numbered as on the wire.
const (
	ExtentBlock  = walk.ExtentBlock
	ExtentEntity = walk.ExtentEntity
	ExtentAll    = walk.ExtentAll
)

// Scope selects blocks of a DAG; see package walk.
type Scope = walk.Scope

// The scopes without a range.
var (
	ScopeBlock  = walk.Block
	ScopeEntity = walk.Entity
	ScopeAll    = walk.All
)

// Limits bound what one fetch may bring in; see package walk.
type Limits = walk.Limits

// errLimit marks errors about the DAG itself: another provider would not help.
var errLimit = walk.ErrLimit
