package oracle

import (
	"context"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// Tasks reads tasks and the contracts' clock.
type Tasks interface {
	Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error)
	// OpenTasks lists all tasks that have not ended.
	OpenTasks(ctx context.Context) ([]core.TaskRef, error)
	// Now is the contracts' clock.
	Now(ctx context.Context) (time.Time, error)
}

// Mover makes the transactions that move tasks on. It returns when the transaction is in a block, or with reason
// transaction_reverted, for example because somebody else was faster.
type Mover interface {
	Advance(ctx context.Context, ref core.TaskRef, action protocol.Action) error
}

// Directory says where nodes serve their content, and which are a session's.
type Directory interface {
	Session(ctx context.Context, id core.SessionID) (core.Session, error)
	Endpoint(ctx context.Context, node core.Address) ([]string, error)
}

// Events is the chain's event feed, at least once and in order.
type Events interface {
	Follow(ctx context.Context, name string, handle func(context.Context, core.Event) error) error
}

// Content copies others' content to the oracle's own node. What it gets MUST hash to the CID and be kept.
type Content interface {
	GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error)
	ReadFile(ctx context.Context, c cid.Cid, limit int64, providers []string) ([]byte, error)
	// ReadSealed is ReadFile for a sealed payload, which the node then serves to the session's own nodes alone.
	ReadSealed(ctx context.Context, session core.SessionID, c cid.Cid, limit int64, providers []string) ([]byte, error)
	// Keep keeps a block, without what it links to, for good.
	Keep(ctx context.Context, c cid.Cid, name string) error
	// Lease keeps a file, or a block without what it links to, for as long as the content of a session is kept.
	Lease(ctx context.Context, c cid.Cid, session core.SessionID, name string) error
}

// Log is the audit log. Append MUST be durable when it returns, and append a leaf only once however often it is called.
type Log interface {
	Append(ctx context.Context, leaf cid.Cid) error
}

// Deps are the parts that an oracle works with. All are required.
type Deps struct {
	Tasks     Tasks
	Mover     Mover
	Directory Directory
	Events    Events
	Content   Content
	Log       Log
}

func (d Deps) validate() error {
	for _, p := range []struct {
		name  string
		there bool
	}{
		{"Tasks", d.Tasks != nil}, {"Mover", d.Mover != nil}, {"Directory", d.Directory != nil}, {"Events", d.Events != nil},
		{"Content", d.Content != nil}, {"Log", d.Log != nil},
	} {
		if !p.there {
			return core.Errorf(core.Internal, "oracle: dependency %s is missing", p.name)
		}
	}
	return nil
}
