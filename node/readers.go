package node

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	libp2p "github.com/libp2p/go-libp2p/core/peer"

	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/peer"
)

const (
	readersAge  = time.Second      // how old the chain's word may be on who is a session's
	sessionKept = 10 * time.Second // and on its owner and routers, who hardly change
	grantAge    = time.Minute      // how long a grant lets its miner read before the chain is asked whether it is assigned
	readersMax  = 4096             // answers that are remembered
)

// readersChain is what the chain tells of a session's nodes.
type readersChain interface {
	Session(ctx context.Context, id core.SessionID) (core.Session, error)
	Members(ctx context.Context, role string) ([]core.Address, error)
	OpenTasks(ctx context.Context) ([]core.TaskRef, error)
	Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error)
}

// readers decides which peers may have the sealed payloads of a session from this node: the session's owner and routers, the
// miners that its open tasks are assigned to, all validators and oracles, and whom the configuration names. A peer is who its
// libp2p id says: it is made of the same key as its address on chain. What the chain does not answer is no.
type readers struct {
	named []core.Address

	mu       sync.Mutex
	chain    readersChain // nil until the node has opened it
	granted  map[core.SessionID]map[core.Address]time.Time
	answers  map[[2]string]readerAnswer // by group and peer
	sessions *recent[core.SessionID, core.Session]
	nodes    *recent[string, []core.Address]
	assigned *recent[core.SessionID, []core.Address]
}

type readerAnswer struct {
	may bool
	at  time.Time
}

func newReaders(named []core.Address) *readers {
	return &readers{named: named, granted: map[core.SessionID]map[core.Address]time.Time{}, answers: map[[2]string]readerAnswer{}}
}

// follow tells whom to ask; until then nobody may read.
func (r *readers) follow(c readersChain) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.chain = c
	r.sessions, r.nodes = newRecent(sessionKept, c.Session), newRecent(readersAge, c.Members)
	r.assigned = newRecent(readersAge, func(ctx context.Context, id core.SessionID) ([]core.Address, error) {
		return assignedMiners(ctx, c, id)
	})
}

// assignedMiners lists the miners that a session's open tasks have now.
func assignedMiners(ctx context.Context, c readersChain, id core.SessionID) ([]core.Address, error) {
	open, err := c.OpenTasks(ctx)
	if err != nil {
		return nil, err
	}
	var out []core.Address
	for _, ref := range open {
		if ref.Session != id {
			continue
		}
		state, err := c.Task(ctx, ref)
		if err != nil {
			return nil, err
		}
		for _, m := range state.Current() {
			out = append(out, m.Miner)
		}
	}
	return out, nil
}

// grant lets a miner read at once, on the word of the router that gave it the key: this node's own.
func (r *readers) grant(id core.SessionID, miner core.Address) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for session, miners := range r.granted {
		for who, at := range miners {
			if time.Since(at) > grantAge {
				delete(miners, who)
			}
		}
		if len(miners) == 0 {
			delete(r.granted, session)
		}
	}
	if r.granted[id] == nil {
		r.granted[id] = map[core.Address]time.Time{}
	}
	r.granted[id][miner] = time.Now()
}

// readsGroup says whether a peer belongs to a group of a store's readers: see ipfs.LocalOptions.Reads.
func (r *readers) readsGroup(group, id string) bool {
	key := [2]string{group, id}
	r.mu.Lock()
	known, asked := r.answers[key]
	r.mu.Unlock()
	asked = asked && time.Since(known.at) < readersAge
	if asked && known.may { // the next of many blocks
		return true
	}
	session, ok := sessionOf(group)
	who, err := addressOf(id)
	if !ok || err != nil {
		return false
	}
	r.mu.Lock()
	at, granted := r.granted[session][who]
	ready := r.chain != nil
	r.mu.Unlock()
	switch {
	case granted && time.Since(at) < grantAge, slices.Contains(r.named, who):
		return true
	case asked || !ready:
		return false
	}
	ctx, cancel := context.WithTimeout(context.Background(), cardTimeout) // servers give no context here
	defer cancel()
	may, err := r.belongs(ctx, session, who)
	if err != nil {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.answers) >= readersMax { // peers that come and go; each is asked for again at once
		clear(r.answers)
	}
	r.answers[key] = readerAnswer{may, time.Now()}
	return may
}

// belongs asks the chain.
func (r *readers) belongs(ctx context.Context, id core.SessionID, who core.Address) (bool, error) {
	session, err := r.sessions.get(ctx, id)
	if err != nil && core.KindOf(err) != core.NotFound {
		return false, err
	}
	if err == nil && (session.Owner == who || slices.Contains(session.Routers, who)) {
		return true, nil
	}
	for _, role := range []string{chain.RoleValidator, chain.RoleOracle} {
		members, err := r.nodes.get(ctx, role)
		if err != nil || slices.Contains(members, who) {
			return err == nil, err
		}
	}
	miners, err := r.nodes.get(ctx, chain.RoleMiner)
	if err != nil || !slices.Contains(miners, who) {
		return false, err
	}
	assigned, err := r.assigned.get(ctx, id)
	return slices.Contains(assigned, who), err
}

// sessionOf reads the session out of its owner's name, see sessionOwner.
func sessionOf(owner string) (core.SessionID, bool) {
	text, ok := strings.CutPrefix(owner, "session/")
	n, err := strconv.ParseUint(text, 10, 64)
	return core.SessionID(n), ok && err == nil && sessionOwner(core.SessionID(n)) == owner
}

// addresses reads what the configuration has checked.
func addresses(texts []string) (out []core.Address) {
	for _, t := range texts {
		out = append(out, common.HexToAddress(t))
	}
	return out
}

func addressOf(id string) (core.Address, error) {
	p, err := libp2p.Decode(id)
	if err != nil {
		return core.Address{}, core.Errorf(core.Invalid, "peer %q: %w", id, err)
	}
	return peer.AddressOf(p)
}
