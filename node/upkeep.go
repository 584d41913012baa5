package node

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/pack"
)

// upkeep collects and scrubs a member's store, one after the other: a scrub does not go with a collection.
type upkeep struct {
	m    *member
	cfg  IPFSConfig
	over chan struct{} // the store grew over its high-water mark
}

// Upkept is what the upkeep of a store did last, kept in its directory.
type Upkept struct {
	Collected time.Time `json:"collected,omitzero"`
	Freed     int64     `json:"freed"` // bytes, by the last collection
	Scrubbed  time.Time `json:"scrubbed,omitzero"`
	Damaged   int       `json:"damaged"`  // blocks, found by the last scrub
	Repaired  int       `json:"repaired"` // of them, and of those that were missing
	Lost      int       `json:"lost"`     // had from nobody
}

const (
	firstUpkeep = time.Minute     // from a start to the first look
	lookUpkeep  = 5 * time.Minute // between looks
	busyCollect = time.Minute     // between collections that a full store asks for
)

func newUpkeep(m *member, cfg IPFSConfig) *upkeep {
	return &upkeep{m: m, cfg: cfg, over: make(chan struct{}, 1)}
}

// full is called by the store when it has grown over its mark; it does not wait.
func (u *upkeep) full(pack.Stats) {
	select {
	case u.over <- struct{}{}:
	default:
	}
}

// run looks after the store until ctx ends. What fails is logged and tried again.
func (u *upkeep) run(ctx context.Context) error {
	timer := time.NewTimer(firstUpkeep)
	defer timer.Stop()
	var last time.Time
	for {
		forced := false
		select {
		case <-ctx.Done():
			return nil
		case <-u.over:
			forced = time.Since(last) >= busyCollect
		case <-timer.C:
			timer.Reset(lookUpkeep)
		}
		done, err := readUpkept(u.m.dir)
		if err != nil {
			u.m.log.Warn("state of the store's upkeep is not readable; it begins anew", "error", err)
		}
		if forced || u.cfg.CollectEvery > 0 && time.Since(done.Collected) >= u.cfg.CollectEvery {
			last = time.Now()
			u.collect(ctx, &done)
		}
		if u.cfg.ScrubEvery > 0 && time.Since(done.Scrubbed) >= u.cfg.ScrubEvery {
			u.scrub(ctx, &done)
		}
	}
}

// collect frees what nothing keeps.
func (u *upkeep) collect(ctx context.Context, done *Upkept) {
	if u.m.replicas != nil && u.m.replicas.holder != nil {
		if _, err := u.m.replicas.holder.Sweep(); err != nil {
			u.m.log.Warn("account of what is held for others", "error", err)
		}
	}
	began := time.Now()
	got, err := u.m.content.Collect(ctx, ipfs.CollectOptions{})
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		u.m.log.Error("the store was not collected; it is tried again", "error", err)
		return
	}
	u.m.log.Info("store collected", "freed", got.Bytes, "blocks", got.Blocks, "kept", got.Marked, "expired", got.Expired, "missing", got.Missing, "took", time.Since(began))
	done.Collected, done.Freed = time.Now().UTC(), got.Bytes
	u.note(*done)
}

// scrub hashes everything and fetches what is damaged or missing from the network's other nodes.
func (u *upkeep) scrub(ctx context.Context, done *Upkept) {
	began := time.Now()
	got, err := u.m.content.Scrub(ctx, ipfs.ScrubOptions{Rate: u.cfg.ScrubRate, Repair: u.repair})
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		u.m.log.Error("the store was not scrubbed; it is tried again", "error", err)
		return
	}
	log := u.m.log.Info
	if len(got.Lost)+len(got.Repaired) > 0 {
		log = u.m.log.Warn
	}
	log("store scrubbed", "blocks", got.Blocks, "repaired", len(got.Repaired), "lost", len(got.Lost), "took", time.Since(began))
	done.Scrubbed, done.Repaired, done.Lost = time.Now().UTC(), len(got.Repaired), len(got.Lost)
	done.Damaged = len(got.Damaged)
	u.note(*done)
}

// repair asks the other nodes for one block. It stores nothing itself: a private block must not become public by it.
func (u *upkeep) repair(ctx context.Context, c cid.Cid) ([]byte, error) {
	if u.m.replicas == nil {
		return nil, core.Fail(core.ReasonUnreachable, "this node knows no other one")
	}
	addrs, err := u.m.replicas.roster.endpoints(ctx, c.KeyString())
	if err != nil {
		return nil, err
	}
	errs := []error{core.Fail(core.ReasonContentMissing, "nobody has %s", c)}
	for _, addr := range addrs {
		data, err := u.m.content.AskBlock(ctx, c, addr)
		if err == nil {
			return data, nil
		}
		errs = append(errs, err)
		if ctx.Err() != nil {
			break
		}
	}
	return nil, errors.Join(errs...)
}

func (u *upkeep) note(done Upkept) {
	text, err := json.MarshalIndent(done, "", "  ")
	if err == nil {
		err = os.WriteFile(upkeptFile(u.m.dir)+".new", append(text, '\n'), 0o600)
	}
	if err == nil { // who reads meanwhile sees the old one or the new one
		err = os.Rename(upkeptFile(u.m.dir)+".new", upkeptFile(u.m.dir))
	}
	if err != nil {
		u.m.log.Warn("what the store's upkeep did is not noted; it is done again after a restart", "error", err)
	}
}

func upkeptFile(dir string) string { return filepath.Join(dir, "upkeep.json") }

// readUpkept reads what was done last in a member's directory; nothing for a new one.
func readUpkept(dir string) (Upkept, error) {
	var done Upkept
	text, err := os.ReadFile(upkeptFile(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return done, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &done)
	}
	if err != nil {
		return Upkept{}, core.Errorf(core.Corrupt, "%s: %w", upkeptFile(dir), err)
	}
	return done, nil
}
