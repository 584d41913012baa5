package ipfs

import (
	"errors"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// LocalOptions of a store; the zero value is good.
type LocalOptions struct {
	Logger *slog.Logger // may be nil
	// Now is the clock; time.Now when nil.
	Now func() time.Time
	// Grace is how long a block lives after it was put last, held or not; 0 stands for 24 hours, a negative one for none.
	Grace time.Duration
	// Quota bounds the bytes of packs and index files on disk; 0: no bound.
	Quota int64
	// HighWater is the part of Quota, from 0 to 1, at which OnHighWater is called; 0 stands for 0.9.
	HighWater float64
	// OnHighWater is called once each time the store grows over the mark, by the writer that did it, so it must not
	// wait; may be nil. A caller that collects then does so elsewhere.
	OnHighWater func(pack.Stats)
	// Reads says whether a peer (its libp2p id as text) belongs to a group that private content is shared with; see
	// Local.Share. Servers call it for every block that they are asked for, at once from many sides, so it must be quick. Nil:
	// groups have no members.
	Reads func(group, peer string) bool
	// OnHold is called with each hold once it is durable, by who made it, so it must not wait; may be nil.
	OnHold   func(Hold)
	PackSize int64   // bytes; pack.DefaultPackSize when 0
	FS       disk.FS // the machine's when nil; then dir is made and locked
}

func (o LocalOptions) withDefaults() LocalOptions {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Grace == 0 {
		o.Grace = 24 * time.Hour
	}
	if o.HighWater == 0 {
		o.HighWater = 0.9
	}
	o.Grace = max(o.Grace, 0)
	return o
}

func (o LocalOptions) warn(what string, args ...any) {
	if o.Logger != nil {
		o.Logger.Warn(what, args...)
	}
}

// renew is how old a block's time of writing may be before another put writes a new one.
func (o LocalOptions) renew() time.Duration { return min(time.Hour, o.Grace/8) }

// OpenLocal opens or makes the store in dir. A second process gets an error of kind Busy.
func OpenLocal(dir string, logger *slog.Logger) (*Local, error) {
	return OpenLocalWith(dir, LocalOptions{Logger: logger})
}

// OpenLocalWith is OpenLocal with options.
func OpenLocalWith(dir string, opts LocalOptions) (*Local, error) {
	opts = opts.withDefaults()
	store, err := pack.Open(filepath.Join(dir, "blocks"), pack.Options{
		Logger: opts.Logger, PackSize: opts.PackSize, FS: opts.FS, Now: opts.Now, Renew: opts.renew(),
	})
	if errors.Is(err, pack.ErrLocked) {
		return nil, core.Errorf(core.Busy, "open store: %w; stop the other process or give this one another directory", err)
	}
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open store: %w", err)
	}
	l := &Local{store: store, packs: store, opts: opts, work: newInFlight(), room: &room{quota: newQuota(opts, store.Stats)}}
	if err := l.openTables(dir); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return l, nil
}

func (l *Local) openTables(dir string) error {
	fs := l.opts.FS
	if fs == nil {
		fs = disk.OS{}
	}
	pins, err := pack.OpenTableOn(fs, filepath.Join(dir, "pins"))
	if err != nil {
		return core.Errorf(core.Unavailable, "open pins: %w", err)
	}
	peers, err := pack.OpenTableOn(fs, filepath.Join(dir, "shares"))
	if err != nil {
		return errors.Join(core.Errorf(core.Unavailable, "open shares: %w", err), pins.Close())
	}
	if pins.Damaged() || peers.Damaged() {
		l.opts.warn("pins or shares recovered: entries of the file were damaged", "dir", dir)
	}
	l.pins, l.shares = pins, newShares(peers)
	return nil
}

// Close makes everything durable and closes the store.
func (l *Local) Close() error {
	return errors.Join(l.store.Close(), l.pins.Close(), l.shares.table.Close())
}
