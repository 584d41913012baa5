package replica

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// Checked is what one pass over all roots found.
type Checked struct {
	Probes, Passed int
	Dropped        int // holders given up
	Placed         int // new ones found
	Short          int // roots that are on fewer nodes than wanted in the end
}

// Check probes every holder whose last probe is longer ago than the interval, gives up those that are gone or lack a block,
// and asks candidates in their place. The error names the roots that are short; the others were seen to all the same.
func (r *Replicator) Check(ctx context.Context) (Checked, error) {
	var done Checked
	var errs []error
	for _, s := range r.States() {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		if err := r.checkRoot(ctx, s.Root, s.Owner, &done); err != nil {
			errs = append(errs, err)
		}
	}
	return done, errors.Join(errs...)
}

func (r *Replicator) checkRoot(ctx context.Context, root cid.Cid, owner string, done *Checked) error {
	unlock, err := r.lock(ctx, stateKey(root, owner))
	if err != nil {
		return err
	}
	defer unlock()
	s, ok := r.State(root, owner)
	if !ok {
		return nil // released meanwhile
	}
	if s.expired(r.cfg.Now()) {
		return r.forget(root, owner)
	}
	if err := r.probeHolders(ctx, &s, done); err != nil {
		return err
	}
	if len(s.Holders) >= s.Want {
		return nil
	}
	before := len(s.Holders)
	_, err = r.place(ctx, &s, r.cfg.Candidates())
	done.Placed += len(s.Holders) - before
	if len(s.Holders) < s.Want {
		done.Short++
	}
	return err
}

// probeHolders probes who is due and saves what came of it.
func (r *Replicator) probeHolders(ctx context.Context, s *State, done *Checked) error {
	changed := false
	for _, h := range s.clone().Holders {
		if now := r.cfg.Now(); now.Sub(h.Tried) < r.cfg.Interval {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		changed = true
		done.Probes++
		err := r.probe(ctx, s, h)
		switch {
		case err == nil:
			done.Passed++
		case ctx.Err() != nil:
			return ctx.Err() // no fault of the holder's
		case lacks(err) || h.Failures+1 >= r.cfg.Failures:
			r.cfg.Logger.Warn("replica lost", "root", s.Root, "holder", h.Peer, "error", err)
			r.drop(ctx, s, h.Peer, err.Error())
			done.Dropped++
		}
	}
	if !changed {
		return nil
	}
	return r.save(*s)
}

// probe probes one holder and notes the outcome in the state.
func (r *Replicator) probe(ctx context.Context, s *State, h Replica) error {
	ctx, cancel := context.WithTimeout(ctx, r.cfg.Probe)
	defer cancel()
	err := probe(ctx, r.cfg.Network, s.Root, s.Entity, h.Addr)
	now := r.cfg.Now().UTC()
	for i := range s.Holders {
		at := &s.Holders[i]
		if at.Peer != h.Peer {
			continue
		}
		at.Tried = now
		if err == nil {
			at.Probed, at.Failures, at.Error = now, 0, ""
		} else {
			at.Failures, at.Error = at.Failures+1, err.Error()
		}
	}
	return err
}

// forget removes a root from the table.
func (r *Replicator) forget(root cid.Cid, owner string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return core.Errorf(core.Unavailable, "forget replicas of %s: %w", root, errClosed)
	}
	if _, err := r.table.Delete(stateKey(root, owner)); err != nil {
		return core.Errorf(core.Unavailable, "forget replicas of %s: %w", root, err)
	}
	delete(r.states, stateKey(root, owner))
	return nil
}

// Release asks all holders to let go of a root and forgets it. The error names holders that could not be told: theirs ends
// with its expiry, if it has one.
func (r *Replicator) Release(ctx context.Context, root cid.Cid, owner string) error {
	unlock, err := r.lock(ctx, stateKey(root, owner))
	if err != nil {
		return err
	}
	defer unlock()
	s, ok := r.State(root, owner)
	if !ok {
		return core.Errorf(core.NotFound, "%s is not replicated for this owner", root)
	}
	var errs []error
	for _, h := range s.Holders {
		req := s.request()
		req.release = true
		if _, err := r.ask(ctx, req, h.Addr); err != nil {
			errs = append(errs, fmt.Errorf("release %s on %s: %w", root, h.Peer, err))
		}
		if s.Reader != "" {
			errs = append(errs, r.cfg.Content.Unshare(ctx, root, ipfs.Member(s.Reader, h.Peer)))
		}
	}
	return errors.Join(append(errs, r.forget(root, owner))...)
}

// Run checks all roots again and again until ctx ends; then it returns nil. What a pass could not mend is logged, and tried
// again in the next one.
func (r *Replicator) Run(ctx context.Context) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-timer.C:
		}
		done, err := r.Check(ctx)
		if err != nil && ctx.Err() == nil {
			r.cfg.Logger.Warn("roots are short of replicas", "short", done.Short, "error", err)
		}
		timer.Reset(max(time.Second, r.cfg.Interval/4)) // a holder is probed once an interval whatever the pace of passes
	}
}
