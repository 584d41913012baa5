package ipfs

import (
	"context"
	"encoding/json"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// Keep pins one thing: a whole file, or a single block, without what the block links to. It is for records: a verdict names
// results that were rejected because nobody has them, and a batch of the log names all others, so a Pin of either would ask
// for half the network. What is kept must be in the store; the promise is durable when Keep returns. A Pin of the same root
// stays one.
func (l *Local) Keep(ctx context.Context, root cid.Cid, name string) error {
	if len(name) > MaxPinName {
		return core.Errorf(core.TooLarge, "pin name of %d bytes, at most %d", len(name), MaxPinName)
	}
	v, err := newVerifier(root, ScopeEntity, Limits{}, l.held)
	if err != nil {
		return err
	}
	if err := v.complete(); err != nil {
		return err
	}
	if err := l.store.Flush(ctx); err != nil {
		return core.Errorf(core.Unavailable, "store: %w", err)
	}
	row := pinRow{Name: name, Created: l.now().UTC(), Entity: true}
	if old, ok := l.pins.Get(root.KeyString()); ok {
		var was pinRow
		if json.Unmarshal([]byte(old), &was) == nil {
			row.Created, row.Entity = was.Created, was.Entity
		}
	}
	value, err := json.Marshal(row)
	if err != nil {
		return core.Errorf(core.Internal, "keep: %w", err)
	}
	if err := l.pins.Set(root.KeyString(), string(value)); err != nil {
		return core.Errorf(core.Unavailable, "keep %s: %w", root, err)
	}
	return nil
}
