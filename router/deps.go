package router

import (
	"context"
	"crypto/ecdsa"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// Tasks is the chain's side of tasks.
type Tasks interface {
	// Submit sends a task to its session and returns its id once the chain has it.
	Submit(ctx context.Context, s core.Submission) (core.TaskRef, error)
	// Task reads a task's state; kind NotFound when there is none.
	Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error)
	// TaskCount tells how many tasks a session has had; their ids are 0 to count−1.
	TaskCount(ctx context.Context, id core.SessionID) (uint64, error)
}

// Sessions is the chain's side of sessions.
type Sessions interface {
	// Session reads a session; kind NotFound when there is none.
	Session(ctx context.Context, id core.SessionID) (core.Session, error)
	// SessionCount tells how many sessions there are; their ids are 0 to count−1.
	SessionCount(ctx context.Context) (uint64, error)
	// CreateSession makes a session that the router's own key owns.
	CreateSession(ctx context.Context, p core.SessionParams) (core.SessionID, error)
}

// Pool is the chain's list of miners.
type Pool interface {
	Nodes(ctx context.Context) ([]core.PoolNode, error)
	// Endpoint gives the multiaddrs that a node registered.
	Endpoint(ctx context.Context, node core.Address) ([]string, error)
}

// Events is the chain's event feed, at least once and in order. The router uses it only to look at once instead of at
// the next poll.
type Events interface {
	Follow(ctx context.Context, name string, handle func(context.Context, core.Event) error) error
}

// Blocks stores and fetches single blocks. PutBlock MUST be durable when it returns, GetBlock MUST verify.
type Blocks interface {
	PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error)
	GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error)
}

// Files stores and fetches UnixFS files of any size. PutFile MUST be durable when it returns; reads MUST verify, and keep
// what they fetched so that the miners can have it from this node.
type Files interface {
	PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error)
	OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error)
}

// Pins keeps named roots from being collected. Pins gives the name of each pinned root.
type Pins interface {
	Pin(ctx context.Context, c cid.Cid, name string) error
	Unpin(ctx context.Context, c cid.Cid) error
	Pins(ctx context.Context) (map[cid.Cid]string, error)
}

// Leases keep content for as long as the content of a session is kept. Lease keeps a file, or a block without what it links
// to, and MUST be durable when it returns.
type Leases interface {
	Lease(ctx context.Context, c cid.Cid, session core.SessionID, name string) error
}

// Counter counts the tokens that a prompt has for the model, chat template included. messages and prompt exclude each other.
type Counter interface {
	Count(ctx context.Context, messages []core.Message, prompt string) (int, error)
}

// Sealer seals content and opens what is sealed to this router. Put MUST be durable when it returns and keep plaintext out of
// the store; Read checks the whole against the envelope's commitment; Grant re-wraps an envelope for others, who then open
// the same payload. key in Read is "" for the router's own keys. Reason no_key when no key opens, bad_envelope for damage.
type Sealer interface {
	Put(ctx context.Context, session core.SessionID, plaintext io.Reader, to []string) (cid.Cid, *core.Envelope, error)
	Envelope(ctx context.Context, c cid.Cid, providers []string) (*core.Envelope, error)
	Read(ctx context.Context, session core.SessionID, e *core.Envelope, key string, limit int64, providers []string) ([]byte, error)
	Grant(e *core.Envelope, to []string) (*core.Envelope, error)
}

// Keyring knows recipients: this router's own, the current one first, and fresh ones that travel inside an envelope. Check
// says whether recipients are well-formed and go together.
type Keyring interface {
	Recipients() []string
	NewKey() (secret, recipient string, err error)
	Check(to []string) error
}

// Judge is a validator that can be sealed to.
type Judge struct {
	Address   core.Address
	Recipient string
}

// Judges finds the validators that could be reached for their keys; the error, beside those found, says who could not.
type Judges interface {
	Judges(ctx context.Context) ([]Judge, error)
}

// Deps are the parts that a Service works with. All are required, except Events (then the router polls only), Counter
// (then a prompt that is too long is found by the miners), and Sealer, Keyring and Judges (without one of them private
// requests are refused).
type Deps struct {
	Key       *ecdsa.PrivateKey // the router's identity: it signs Task records and owns the sessions it makes
	Tasks     Tasks
	Sessions  Sessions
	Pool      Pool
	Events    Events
	Blocks    Blocks
	Files     Files
	Pins      Pins
	Leases    Leases
	Counter   Counter
	Sealer    Sealer
	Keyring   Keyring
	Judges    Judges
	Providers func() []string // multiaddrs, each with /p2p/, at which this node serves its content
}

func (d Deps) validate() error {
	for name, missing := range map[string]bool{
		"Key": d.Key == nil, "Tasks": d.Tasks == nil, "Sessions": d.Sessions == nil, "Pool": d.Pool == nil, "Blocks": d.Blocks == nil,
		"Files": d.Files == nil, "Pins": d.Pins == nil, "Leases": d.Leases == nil, "Providers": d.Providers == nil,
	} {
		if missing {
			return core.Errorf(core.Internal, "router: dependency %s is missing", name)
		}
	}
	return nil
}
