package node

import (
	"context"
	"fmt"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
)

// Owners of holds in a node's store. A lease's owner is the session's; see sessionOwner.
const (
	ownerProof = "proof" // verdicts
	ownerLog   = "log"   // batches of the audit log
)

func sessionOwner(id core.SessionID) string { return fmt.Sprintf("session/%d", id) }

// keeper is a member's content as roles see it: puts and fetches are the node's own, and what is kept has an owner, an end
// and, where the configuration wants them, replicas.
type keeper struct {
	sealedContent
	owner    string // of what Keep keeps
	keep     time.Duration
	replicas *replicas // nil: none
	now      func() time.Time
}

func newKeeper(m *member, cfg *Config, owner string) *keeper {
	k := &keeper{sealedContent: sealedContent{m.content}, owner: owner, keep: cfg.IPFS.Keep, replicas: m.replicas, now: cfg.IPFS.now}
	if k.now == nil {
		k.now = time.Now
	}
	return k
}

// Keep keeps a block, or a file, for good.
func (k *keeper) Keep(ctx context.Context, c cid.Cid, name string) error {
	return k.hold(ctx, c, ipfs.Hold{Owner: k.owner, Name: name})
}

// Lease keeps a block, or a file, for as long as the configuration says that sessions' content is kept.
func (k *keeper) Lease(ctx context.Context, c cid.Cid, session core.SessionID, name string) error {
	return k.hold(ctx, c, k.lease(session, name))
}

func (k *keeper) lease(session core.SessionID, name string) ipfs.Hold {
	return ipfs.Hold{Owner: sessionOwner(session), Name: name, Expires: leaseEnd(k.now(), k.keep)}
}

// leaseEnd is when a lease made now ends: after keep, and at most a thirtieth later. It is rounded so that content which comes
// up again and again, such as a common answer, is not renewed on every holder each time.
func leaseEnd(now time.Time, keep time.Duration) time.Time {
	step := max(keep/30, time.Second)
	return now.Add(keep + step).Truncate(step).UTC()
}

// hold keeps c and tells the replicator of it.
func (k *keeper) hold(ctx context.Context, c cid.Cid, h ipfs.Hold) error {
	h.Entity = true
	if k.replicas != nil {
		h.Replicas = k.replicas.want
	}
	if err := k.Node.Hold(ctx, c, h); err != nil {
		return err
	}
	if k.replicas != nil {
		h.Root = c
		k.replicas.later(h)
	}
	return nil
}

// Place keeps roots for a session and returns when enough other nodes do too. It is for what was leased before.
func (k *keeper) Place(ctx context.Context, session core.SessionID, roots map[cid.Cid]string) error {
	if k.replicas == nil || k.replicas.want == 0 {
		return nil
	}
	var holds []ipfs.Hold
	for c, what := range roots {
		h := k.lease(session, what)
		h.Root, h.Entity, h.Replicas = c, true, k.replicas.want
		holds = append(holds, h)
	}
	return k.replicas.place(ctx, holds)
}
