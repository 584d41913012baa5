package audit

import (
	"context"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// Names of the roles that an audit asks for.
const (
	roleRouter    = "ROUTER"
	roleMiner     = "MINER"
	roleOracle    = "ORACLE"
	roleValidator = "VALIDATOR"
)

// Blocks reads records. An implementation SHOULD check the bytes against the CID; the audit checks them again. providers
// are multiaddrs to ask when the block is not at hand.
type Blocks interface {
	GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error)
}

// Content reads records and files. OpenFile MUST check every block of a file against its CID; the audit itself checks
// again only files that are a single raw block. OpenSealed is OpenFile for the sealed payload of a session's private task:
// reason content_missing where nobody serves it to this node.
type Content interface {
	Blocks
	OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error)
	OpenSealed(ctx context.Context, session core.SessionID, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error)
}

// Store keeps batches. PutBlock MUST be durable when it returns.
type Store interface {
	Blocks
	PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error)
	// Keep pins one record without what it links to.
	Keep(ctx context.Context, c cid.Cid, name string) error
}

// Anchors reads the AuditLog contract. Anchors gives at most n anchors of origin from index from on, in order; fewer when
// there are no more.
type Anchors interface {
	AnchorCount(ctx context.Context, origin string) (uint64, error)
	Anchors(ctx context.Context, origin string, from, n uint64) ([]core.LogAnchor, error)
}

// Anchorer also appends. AppendAnchor returns when the anchor is in a block; the contract refuses it unless prevRoot is
// the last anchored root (zero at first) and size grows, which is what makes a doubled call harmless.
type Anchorer interface {
	Anchors
	AppendAnchor(ctx context.Context, origin string, prevRoot core.Hash, size uint64, root, batch core.Hash) (core.LogAnchor, error)
}

// Tasks reads sessions and tasks from the chain. An unknown one is an error of kind NotFound.
type Tasks interface {
	Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error)
	Session(ctx context.Context, id core.SessionID) (core.Session, error)
}

// Roster reads the IAM contract. HadRole tells whether node held the role, and was not blocked, at the end of a block;
// a block that is still to come means now.
type Roster interface {
	HadRole(ctx context.Context, node core.Address, role string, block uint64) (bool, error)
	Members(ctx context.Context, role string) ([]core.Address, error)
	Endpoint(ctx context.Context, node core.Address) ([]string, error)
}

// Deployment names the network and the contract that precommits are bound to.
type Deployment interface {
	Network() core.Network
	QueueAddress() core.Address
}

// Chain is the public state that receipts and audits are made from.
type Chain interface {
	Deployment
	Tasks
	Roster
	Anchors
}

// Embedder turns texts into unit vectors, with the model that the verdict's method names.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Opener opens sealed content and checks the whole against its envelope's commitment; key is "" for the opener's own keys.
// Reason no_key when it is sealed to others, bad_envelope when it is damaged.
type Opener interface {
	Read(ctx context.Context, session core.SessionID, e *core.Envelope, key string, limit int64, providers []string) ([]byte, error)
}

// Replayer evaluates an answer of the exact engine again. What it cannot evaluate it skips, with a reason; an error is its own.
type Replayer interface {
	Recheck(ctx context.Context, claim protocol.Claim) (core.Recheck, error)
}
