package discovery

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// Run joins the DHT and keeps the roots announced until ctx ends; it returns nil then.
func (d *DHT) Run(ctx context.Context) error {
	tick := time.NewTicker(d.Check)
	defer tick.Stop()
	for {
		if d.Peers() == 0 {
			if err := d.Bootstrap(ctx); err != nil && ctx.Err() == nil {
				d.Logger.Warn("DHT not joined", "error", err)
			}
		}
		if err := d.AnnounceDue(ctx); err != nil && ctx.Err() == nil {
			d.Logger.Warn("roots not announced", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// AnnounceDue announces each public root whose announcement is missing or older than Reprovide, and forgets those that
// are no roots any more. The error joins those of all roots.
func (d *DHT) AnnounceDue(ctx context.Context) error {
	if d.Roots == nil || d.Peers() == 0 {
		return nil
	}
	roots, err := d.Roots(ctx)
	if err != nil {
		return core.Errorf(core.Unavailable, "list roots: %w", err)
	}
	var errs []error
	keep := map[string]bool{}
	for _, root := range roots {
		if ctx.Err() != nil {
			return errors.Join(append(errs, ctx.Err())...)
		}
		if !d.Visible(root) {
			continue
		}
		keep[root.KeyString()] = true
		if at, ok := d.Announced(root); ok && d.Now().Sub(at) < d.Reprovide {
			continue
		}
		errs = append(errs, d.Announce(ctx, root))
	}
	return errors.Join(append(errs, d.forget(keep))...)
}

// forget drops the state of what is no public root any more. Others forget it by themselves within 48 h.
func (d *DHT) forget(keep map[string]bool) error {
	var errs []error
	for key := range d.announced.Rows() {
		if keep[key] {
			continue
		}
		if _, err := cid.Cast([]byte(key)); err != nil {
			d.Logger.Warn("announcement unreadable", "error", err)
		}
		_, err := d.announced.Delete(key)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// ReadAnnounced says when a node with a state in dir announced a root last; ok is false where it never did. The DHT must not
// have it open.
func ReadAnnounced(dir string, root cid.Cid) (at time.Time, ok bool, err error) {
	path := filepath.Join(dir, announcedFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return at, false, nil
	}
	table, err := pack.OpenTable(path)
	if err != nil {
		return at, false, core.Errorf(core.Unavailable, "open announcements: %w", err)
	}
	d := &DHT{announced: table}
	at, ok = d.Announced(root)
	return at, ok, table.Close()
}

// announcedFile holds what was announced and when.
const announcedFile = "announced"
