package mirror

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// Reconcile compares the holds with the journal, and the journal with the pins of the second place: what is not copied, or
// is not pinned there any more, comes on the list; what nobody holds any more is unpinned there, where the pin is this
// store's. Run does it at the start and once a Check.
func (m *Mirror) Reconcile(ctx context.Context) error {
	holds, err := m.cfg.Store.Holds(ctx)
	if err != nil {
		return err
	}
	wanted := map[cid.Cid]ipfs.Hold{}
	for _, h := range holds {
		if !m.wanted(h) {
			continue
		}
		if old, again := wanted[h.Root]; again && !old.Entity {
			continue // the wider one
		}
		wanted[h.Root] = h
	}
	rows := m.rows()
	var pins map[cid.Cid]string
	if len(rows) > 0 {
		if pins, err = m.pins(ctx); err != nil {
			err = fmt.Errorf("list pins of the backend: %w", err)
		}
	}
	listed := len(rows) > 0 && err == nil
	for root, h := range wanted {
		s := rows[root]
		if lost := listed && s.covers(h) && !pinned(pins, s); lost {
			m.cfg.Logger.Warn("copy lost: the backend has no pin of it; it is copied again", "root", root)
			s = State{Root: root}
			err = errors.Join(err, m.save(s))
		}
		if !s.covers(h) {
			m.mu.Lock()
			if !m.busy[root] {
				m.enqueue(job{hold: h, due: m.cfg.Now(), tries: s.Tries})
			}
			m.mu.Unlock()
		}
	}
	if listed {
		err = errors.Join(err, m.release(ctx, rows, wanted, pins))
	}
	return err
}

func pinned(pins map[cid.Cid]string, s State) bool {
	at, err := cid.Decode(s.Pin)
	if err != nil {
		return false
	}
	_, ok := pins[at]
	return ok
}

// rows reads the journal.
func (m *Mirror) rows() map[cid.Cid]State {
	out := map[cid.Cid]State{}
	for key, value := range m.table.Rows() {
		s, err := parseState(key, value)
		if err != nil {
			m.cfg.Logger.Warn("a row of the journal of copies cannot be read; its root is copied again", "error", err)
			continue
		}
		out[s.Root] = s
	}
	return out
}

// pins gives the names of the pins in the second place.
func (m *Mirror) pins(ctx context.Context) (map[cid.Cid]string, error) {
	ctx, cancel := context.WithTimeout(ctx, m.cfg.Timeout)
	defer cancel()
	list, err := m.cfg.Backend.Pins(ctx)
	out := make(map[cid.Cid]string, len(list))
	for _, p := range list {
		out[p.Root] = p.Name
	}
	return out, err
}

// release unpins what is not wanted any more. A pin that another store has made since stays: its name says so.
func (m *Mirror) release(ctx context.Context, rows map[cid.Cid]State, wanted map[cid.Cid]ipfs.Hold, pins map[cid.Cid]string) error {
	keep := map[string]bool{} // a record's block and a file may be the same target
	for root := range wanted {
		keep[rows[root].Pin] = true
	}
	var errs []error
	for root, s := range rows {
		if _, held := wanted[root]; held {
			continue
		}
		m.mu.Lock()
		delete(m.queue, root)
		busy := m.busy[root]
		m.mu.Unlock()
		if busy {
			continue // the next time
		}
		if err := m.unpin(ctx, s, keep, pins); err != nil {
			errs = append(errs, err)
			continue
		}
		if _, err := m.table.Delete(root.KeyString()); err != nil {
			errs = append(errs, core.Errorf(core.Unavailable, "journal of copies: %w", err))
		}
	}
	return errors.Join(errs...)
}

func (m *Mirror) unpin(ctx context.Context, s State, keep map[string]bool, pins map[cid.Cid]string) error {
	at, err := cid.Decode(s.Pin)
	if err != nil || keep[s.Pin] || !strings.HasPrefix(pins[at], m.cfg.Label+"/") {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, m.cfg.Timeout)
	defer cancel()
	if err := m.cfg.Backend.Unpin(ctx, at); err != nil && core.KindOf(err) != core.NotFound {
		return fmt.Errorf("unpin %s in the backend: %w", at, err)
	}
	m.metrics.released.Inc()
	return nil
}
