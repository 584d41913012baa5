package ipfs

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// Hold is an owner's promise to keep what lies under a root. A root lives until its last hold is released or has expired.
type Hold struct {
	Root cid.Cid
	// Owner tells holds of the same root apart: a session, a data set, a log. The node's own pins have the empty one.
	Owner   string
	Name    string
	Created time.Time
	// Expires ends the hold by itself; zero: never.
	Expires time.Time
	// Replicas is on how many nodes the root is to be. The store keeps the number for whoever replicates.
	Replicas int
	// Entity keeps a whole file, or a single block without what it links to; see Local.Keep.
	Entity bool
}

// MaxHoldOwner is the longest owner of a hold in bytes.
const MaxHoldOwner = 256

func (h Hold) scope() Scope {
	if h.Entity {
		return ScopeEntity
	}
	return ScopeAll
}

func (h Hold) expired(now time.Time) bool { return !h.Expires.IsZero() && !now.Before(h.Expires) }

func (h Hold) validate(now time.Time) error {
	switch {
	case len(h.Name) > MaxPinName:
		return core.Errorf(core.TooLarge, "pin name of %d bytes, at most %d", len(h.Name), MaxPinName)
	case len(h.Owner) > MaxHoldOwner:
		return core.Errorf(core.TooLarge, "owner of a hold of %d bytes, at most %d", len(h.Owner), MaxHoldOwner)
	case h.Replicas < 0:
		return core.Errorf(core.Invalid, "hold with %d replicas", h.Replicas)
	case h.expired(now):
		return core.Errorf(core.Invalid, "hold expires %s, which is past", h.Expires.Format(time.RFC3339))
	}
	return nil
}

// holdRow is a hold's value in the table; its key is the root's bytes and then the owner.
type holdRow struct {
	Name     string     `json:"name"`
	Created  time.Time  `json:"created"`
	Entity   bool       `json:"entity,omitempty"`
	Expires  *time.Time `json:"expires,omitempty"`
	Replicas int        `json:"replicas,omitempty"`
}

func holdKey(root cid.Cid, owner string) string { return root.KeyString() + owner }

// parseHold reads a row of the table.
func parseHold(key, value string) (Hold, error) {
	n, root, err := cid.CidFromBytes([]byte(key))
	if err != nil {
		return Hold{}, core.Errorf(core.Corrupt, "pin table: %w", err)
	}
	var r holdRow
	if err := json.Unmarshal([]byte(value), &r); err != nil {
		return Hold{}, core.Errorf(core.Corrupt, "pin of %s: %w", root, err)
	}
	h := Hold{Root: root, Owner: key[n:], Name: r.Name, Created: r.Created, Replicas: r.Replicas, Entity: r.Entity}
	if r.Expires != nil {
		h.Expires = *r.Expires
	}
	return h, nil
}

func (h Hold) row() (string, error) {
	r := holdRow{Name: h.Name, Created: h.Created.UTC(), Entity: h.Entity, Replicas: h.Replicas}
	if !h.Expires.IsZero() {
		utc := h.Expires.UTC()
		r.Expires = &utc
	}
	value, err := json.Marshal(r)
	if err != nil {
		return "", core.Errorf(core.Internal, "hold: %w", err)
	}
	return string(value), nil
}

// Hold keeps what is under root, which must be in the store as a whole, until Release with the same owner, or until h
// expires. It is durable when Hold returns. Holding again replaces name, expiry and replicas, not the time of creation; a
// hold of the whole DAG stays one when only the entity is held again. h.Root and h.Created are ignored.
func (l *Local) Hold(ctx context.Context, root cid.Cid, h Hold) error {
	if err := h.validate(l.now()); err != nil {
		return err
	}
	defer l.work.hold(root, h.Entity)()
	err := l.complete(ctx, root, h.scope(), func(d pack.Digest) (bool, error) { return l.packs.Mark(d), nil })
	if err != nil {
		return err
	}
	l.work.rows.Lock() // nobody removes the row as expired while it is renewed
	defer l.work.rows.Unlock()
	h.Root, h.Created = root, l.now()
	if old, ok := l.pins.Get(holdKey(root, h.Owner)); ok {
		if was, err := parseHold(holdKey(root, h.Owner), old); err == nil && !was.expired(l.now()) {
			h.Created, h.Entity = was.Created, h.Entity && was.Entity
		}
	}
	value, err := h.row()
	if err != nil {
		return err
	}
	if err := l.pins.Set(holdKey(root, h.Owner), value); err != nil {
		return core.Errorf(core.Unavailable, "hold %s: %w", root, err)
	}
	if l.opts.OnHold != nil {
		l.opts.OnHold(h)
	}
	return nil
}

// Release ends an owner's hold of a root; there being none is an error of kind NotFound. What nothing else keeps goes
// with the next collection.
func (l *Local) Release(_ context.Context, root cid.Cid, owner string) error {
	l.work.rows.Lock()
	defer l.work.rows.Unlock()
	found, err := l.pins.Delete(holdKey(root, owner))
	if err != nil {
		return core.Errorf(core.Unavailable, "release %s: %w", root, err)
	}
	if !found {
		return core.Errorf(core.NotFound, "%s is not pinned", root)
	}
	return nil
}

// Holds lists all holds that have not expired, ordered by root and owner.
func (l *Local) Holds(context.Context) ([]Hold, error) {
	var out []Hold
	now := l.now()
	for key, value := range l.pins.Rows() {
		h, err := parseHold(key, value)
		if err != nil {
			return nil, err
		}
		if !h.expired(now) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b Hold) int { return strings.Compare(holdKey(a.Root, a.Owner), holdKey(b.Root, b.Owner)) })
	return out, nil
}

// expire removes the rows of holds that have expired, and says how many.
func (l *Local) expire() (int, error) {
	l.work.rows.Lock()
	defer l.work.rows.Unlock()
	n, now := 0, l.now()
	for key, value := range l.pins.Rows() {
		h, err := parseHold(key, value)
		if err != nil {
			return n, err
		}
		if !h.expired(now) {
			continue
		}
		if _, err := l.pins.Delete(key); err != nil {
			return n, core.Errorf(core.Unavailable, "remove expired hold of %s: %w", h.Root, err)
		}
		n++
	}
	return n, nil
}

// Pin keeps a DAG that is whole in the store; see Backend. It is a Hold of the empty owner.
func (l *Local) Pin(ctx context.Context, root cid.Cid, name string) error {
	return l.Hold(ctx, root, Hold{Name: name})
}

// Unpin removes a pin.
func (l *Local) Unpin(ctx context.Context, root cid.Cid) error { return l.Release(ctx, root, "") }

// Pins lists all pins, ordered by CID.
func (l *Local) Pins(ctx context.Context) ([]Pin, error) {
	holds, err := l.Holds(ctx)
	if err != nil {
		return nil, err
	}
	var pins []Pin
	for _, h := range holds {
		if h.Owner == "" {
			pins = append(pins, Pin{Root: h.Root, Name: h.Name, Created: h.Created})
		}
	}
	return pins, nil
}
