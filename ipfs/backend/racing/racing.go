// Package racing is a composite ipfs.Backend: all members are asked to read at once, and the first whose bytes verify
// wins. Where the winner breaks off, the others take over. Writes and pins go to the first member.
package racing

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/ask"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/splice"
	"github.com/ipfs/go-cid"
)

// Options of a Backend. The zero value works.
type Options struct {
	// Hedge is the head start of each member before the next one; 0 starts all at once.
	Hedge time.Duration
	// Stall is how long a member may be silent before another one takes over. Default 30 s.
	Stall time.Duration
}

// Backend reads from several members at once. The first one is written to.
type Backend struct {
	ipfs.Backend
	members []ipfs.Backend
	sources []splice.Source
	opts    Options
}

var _ ipfs.Backend = (*Backend)(nil)

// New makes a Backend of its members, which it closes. The first one takes the writes.
func New(members []ipfs.Backend, opts Options) (*Backend, error) {
	if len(members) == 0 {
		return nil, core.Errorf(core.Invalid, "a race needs members")
	}
	if opts.Stall <= 0 {
		opts.Stall = 30 * time.Second
	}
	return &Backend{Backend: members[0], members: members, sources: ask.Sources(members), opts: opts}, nil
}

// Has is true where any member has the block; false needs the answers of all.
func (b *Backend) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	return ask.Has(ctx, b.members, ids, len(b.members), b.opts.Stall, b.opts.Stall)
}

// GetCAR reads from the first member that answers well. The stream is verified.
func (b *Backend) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	return splice.Open(ctx, root, scope, b.sources, splice.Options{Hedge: b.opts.Hedge, Stall: b.opts.Stall})
}

// Close closes all members.
func (b *Backend) Close() error {
	var errs []error
	for _, m := range b.members {
		errs = append(errs, m.Close())
	}
	return errors.Join(errs...)
}
