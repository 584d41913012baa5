package miner

import (
	"context"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// named gives roots as the journal keeps them.
func named(roots map[cid.Cid]string) map[string]string {
	out := make(map[string]string, len(roots))
	for c, what := range roots {
		out[c.String()] = what
	}
	return out
}

// place brings a result to other nodes before it is revealed. This is the moment for it: the client has the stream, and all
// miners of the task are bound by their precommits, so that a miner that holds the replica cannot copy the answer any more.
//
// When the time is up the miner commits all the same: a missing replica is mended in the background for as long as the miner
// lives, while a result that is not committed in time is lost to the client, and to the miner.
func (j *job) place(ctx context.Context, e *entry) {
	if j.Replicas == nil || j.placed {
		return
	}
	j.placed = true
	roots := make(map[cid.Cid]string, len(e.Roots))
	for text, what := range e.Roots {
		c, err := cid.Decode(text)
		if err != nil {
			j.log.Error("journal names no CID", "task", j.ref.String(), "cid", text, "error", err)
			continue
		}
		roots[c] = what
	}
	if len(roots) == 0 { // of an earlier version's journal
		return
	}
	ctx, cancel := context.WithTimeout(ctx, j.cfg.ReplicaTimeout)
	defer cancel()
	began := time.Now()
	if err := j.Replicas.Place(ctx, j.ref.Session, roots); err != nil {
		j.log.Warn("committing without enough replicas; they are tried for further on", "task", j.ref.String(), "reason", core.ReasonOf(err), "error", err)
		return
	}
	j.log.Debug("replicated", "task", j.ref.String(), "took", time.Since(began))
}
