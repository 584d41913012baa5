package miner

import (
	"context"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Tasks reads tasks from the chain.
type Tasks interface {
	Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error)
	// OpenTasks lists all tasks that have not ended.
	OpenTasks(ctx context.Context) ([]core.TaskRef, error)
}

// Directory says who may submit tasks and where nodes serve their content.
type Directory interface {
	Session(ctx context.Context, id core.SessionID) (core.Session, error)
	// Endpoint gives the multiaddrs that a node registered.
	Endpoint(ctx context.Context, node core.Address) ([]string, error)
}

// Queue makes the miner's transactions. Each returns when the transaction is in a block, or with reason transaction_reverted
// when the contract refused it. The miner reads the chain before it repeats one.
type Queue interface {
	Ack(ctx context.Context, ref core.TaskRef) error
	Precommit(ctx context.Context, ref core.TaskRef, hash core.Hash) error
	Commit(ctx context.Context, ref core.TaskRef, data string) error
	// SetIdle tells the node pool whether the miner takes tasks.
	SetIdle(ctx context.Context, idle bool) error
}

// Events is the chain's event feed, at least once and in order.
type Events interface {
	Follow(ctx context.Context, name string, handle func(context.Context, core.Event) error) error
}

// Store keeps the miner's own content, which others read from here. Puts MUST be durable when they return.
type Store interface {
	PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error)
	PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error)
	// Lease keeps a file, or a block without what it links to, for as long as the content of a session is kept.
	Lease(ctx context.Context, c cid.Cid, session core.SessionID, name string) error
}

// Replicas brings roots of the miner's store, each with what it is, to other nodes. It returns when enough of them hold it
// durably; reason not_replicated when they do not, also for the time that ctx gives.
type Replicas interface {
	Place(ctx context.Context, session core.SessionID, roots map[cid.Cid]string) error
}

// Fetcher reads others' content. What it returns MUST hash to the CID; it keeps a copy for others.
type Fetcher interface {
	GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error)
	ReadFile(ctx context.Context, c cid.Cid, limit int64, providers []string) ([]byte, error)
}

// Sealer opens what is sealed to this miner and seals its answers. Put MUST be durable when it returns and keep plaintext
// out of the store. Read checks the whole against the envelope's commitment; key is an identity that came inside another
// envelope, "" for the miner's own keys. Reason no_key when no key opens it, bad_envelope when it is damaged.
type Sealer interface {
	Put(ctx context.Context, session core.SessionID, plaintext io.Reader, to []string) (cid.Cid, *core.Envelope, error)
	Envelope(ctx context.Context, c cid.Cid, providers []string) (*core.Envelope, error)
	Read(ctx context.Context, session core.SessionID, e *core.Envelope, key string, limit int64, providers []string) ([]byte, error)
}

// Granter asks the router of a private task to seal its question to this miner too. Errors without a reason and those of
// kind Unavailable may pass.
type Granter interface {
	Grant(ctx context.Context, providers []string, router core.Address, ref core.TaskRef, round uint64, record cid.Cid) (*core.Envelope, error)
}

// GranterFunc makes a Granter of a function.
type GranterFunc func(ctx context.Context, providers []string, router core.Address, ref core.TaskRef, round uint64, record cid.Cid) (*core.Envelope, error)

// Grant calls f.
func (f GranterFunc) Grant(ctx context.Context, providers []string, router core.Address, ref core.TaskRef, round uint64, record cid.Cid) (*core.Envelope, error) {
	return f(ctx, providers, router, ref, round, record)
}

// Engine runs the model; every engine.Engine is one. It is safe for concurrent use and may block while all its slots are
// taken. The texts of the tokens that emit gets are together the completion's text. Errors: kind Invalid or reason
// context_overflow where the request is to blame, ctx's error, and anything else for the engine's own.
type Engine interface {
	Info() engine.Info
	Count(ctx context.Context, r engine.Request) (int, error)
	Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error)
}

// Streams opens token streams to routers. The stream lives at most as long as ctx; calls that block then return.
type Streams interface {
	Open(ctx context.Context, providers []string, ref core.TaskRef, round uint64, record cid.Cid) (Stream, error)
}

// Stream takes the answer while it is made. Done or Fail comes last.
type Stream interface {
	Token(text string) error
	Done(result *core.Result) error
	Fail(reason core.Reason, message string) error
	Close() error
}

// StreamsFunc makes Streams of a function.
type StreamsFunc func(ctx context.Context, providers []string, ref core.TaskRef, round uint64, record cid.Cid) (Stream, error)

// Open calls f.
func (f StreamsFunc) Open(ctx context.Context, providers []string, ref core.TaskRef, round uint64, record cid.Cid) (Stream, error) {
	return f(ctx, providers, ref, round, record)
}

// Deps are the parts that a miner works with. All are required, except Streams, without which nothing is streamed, Replicas,
// without which a result is on this node alone when it is committed, and Sealer and Grants, without which private tasks are
// given up with reason no_key.
type Deps struct {
	Tasks     Tasks
	Directory Directory
	Queue     Queue
	Events    Events
	Store     Store
	Fetch     Fetcher
	Engine    Engine
	Streams   Streams
	Sealer    Sealer
	Grants    Granter
	Replicas  Replicas
	Providers func() []string // multiaddrs, each with /p2p/, at which this node serves its content
}

func (d Deps) validate() error {
	for _, p := range []struct {
		name  string
		there bool
	}{
		{"Tasks", d.Tasks != nil}, {"Directory", d.Directory != nil}, {"Queue", d.Queue != nil}, {"Events", d.Events != nil},
		{"Store", d.Store != nil}, {"Fetch", d.Fetch != nil}, {"Engine", d.Engine != nil}, {"Providers", d.Providers != nil},
	} {
		if !p.there {
			return core.Errorf(core.Internal, "miner: dependency %s is missing", p.name)
		}
	}
	return nil
}
