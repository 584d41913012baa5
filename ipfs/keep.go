package ipfs

import (
	"context"

	"github.com/ipfs/go-cid"
)

// Keep pins one thing: a whole file, or a single block, without what the block links to. It is for records: a verdict names
// results that were rejected because nobody has them, and a batch of the log names all others, so a Pin of either would ask
// for half the network. What is kept must be in the store; the promise is durable when Keep returns. A Pin of the same root
// stays one.
func (l *Local) Keep(ctx context.Context, root cid.Cid, name string) error {
	return l.Hold(ctx, root, Hold{Name: name, Entity: true})
}
