package validator

import (
	"context"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// Tasks reads tasks from the chain.
type Tasks interface {
	Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error)
	// OpenTasks lists all tasks that have not ended.
	OpenTasks(ctx context.Context) ([]core.TaskRef, error)
}

// Chain is what else a validator asks the chain.
type Chain interface {
	// Now is the contracts' clock.
	Now(ctx context.Context) (time.Time, error)
	// Endpoint gives the multiaddrs that a node registered; kind NotFound when it has none.
	Endpoint(ctx context.Context, node core.Address) ([]string, error)
	// Session names the routers, which have the Task record.
	Session(ctx context.Context, id core.SessionID) (core.Session, error)
}

// Ballot takes the validator's verdicts. opinions stand in the order of the task's current miners. It returns when the
// transaction is in a block, or with reason transaction_reverted.
type Ballot interface {
	SubmitVerdict(ctx context.Context, ref core.TaskRef, round uint64, opinions []core.Opinion, link string) error
}

// Events is the chain's event feed, at least once and in order.
type Events interface {
	Follow(ctx context.Context, name string, handle func(context.Context, core.Event) error) error
}

// Store keeps verdicts, which others read from here. PutBlock MUST be durable when it returns.
type Store interface {
	PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error)
	// Keep pins a file, or a block without what it links to.
	Keep(ctx context.Context, c cid.Cid, name string) error
}

// Fetcher reads others' content. What it returns MUST hash to the CID. Its errors decide whom a failure is blamed on:
// reasons content_missing and unreachable and kind Timeout mean that the owner does not serve it, content_mismatch that it
// serves other bytes; any other error is this node's own.
type Fetcher interface {
	GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error)
	ReadFile(ctx context.Context, c cid.Cid, limit int64, providers []string) ([]byte, error)
}

// Opener opens what is sealed to this validator. Read checks the whole against the envelope's commitment; key is "" for the
// validator's own keys. Reason no_key when none opens it, bad_envelope when it is damaged, and the Fetcher's errors.
type Opener interface {
	Read(ctx context.Context, session core.SessionID, e *core.Envelope, key string, limit int64, providers []string) ([]byte, error)
}

// Embedder turns texts into unit vectors.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Rechecker evaluates an answer of the exact engine again. What it cannot evaluate for want of the weights it skips, with reason
// no_model. An error MUST be its own or ctx's and never the answer's.
type Rechecker interface {
	Recheck(ctx context.Context, claim protocol.Claim) (core.Recheck, error)
}

// Deps are the parts that a validator works with. All are required except Embedder: without it agreement is not measured,
// and answers that differ are inconclusive with reason no_embedder; Opener: without it private tasks are left to others; and
// Rechecker: without it answers are judged by agreement alone.
type Deps struct {
	Tasks     Tasks
	Chain     Chain
	Ballot    Ballot
	Events    Events
	Store     Store
	Fetch     Fetcher
	Embedder  Embedder
	Opener    Opener
	Rechecker Rechecker
	Providers func() []string // multiaddrs, each with /p2p/, at which this node serves its content
}

func (d Deps) validate() error {
	for _, p := range []struct {
		name  string
		there bool
	}{
		{"Tasks", d.Tasks != nil}, {"Chain", d.Chain != nil}, {"Ballot", d.Ballot != nil}, {"Events", d.Events != nil},
		{"Store", d.Store != nil}, {"Fetch", d.Fetch != nil}, {"Providers", d.Providers != nil},
	} {
		if !p.there {
			return core.Errorf(core.Internal, "validator: dependency %s is missing", p.name)
		}
	}
	return nil
}
