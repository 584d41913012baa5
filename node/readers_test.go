package node

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/peer"
)

// someone is a node's two names.
type someone struct {
	id      string
	address core.Address
}

func newSomeone(t *testing.T) someone {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	id, err := peer.IDOf(&key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return someone{id.String(), crypto.PubkeyToAddress(key.PublicKey)}
}

// fixedChain says what a test says.
type fixedChain struct {
	session core.Session
	members map[string][]core.Address
	tasks   map[core.TaskRef]core.TaskState
	down    bool
	asked   int
}

var errDown = errors.New("the chain does not answer")

func (c *fixedChain) ask() error {
	if c.asked++; c.down {
		return errDown
	}
	return nil
}

func (c *fixedChain) Session(_ context.Context, id core.SessionID) (core.Session, error) {
	if id != c.session.ID {
		return core.Session{}, core.Errorf(core.NotFound, "no session %d", id)
	}
	return c.session, c.ask()
}

func (c *fixedChain) Members(_ context.Context, role string) ([]core.Address, error) {
	return c.members[role], c.ask()
}

func (c *fixedChain) OpenTasks(context.Context) (out []core.TaskRef, err error) {
	for ref, state := range c.tasks {
		if state.Status != core.Ended {
			out = append(out, ref)
		}
	}
	return out, c.ask()
}

func (c *fixedChain) Task(_ context.Context, ref core.TaskRef) (core.TaskState, error) {
	return c.tasks[ref], c.ask()
}

// TestWhoMayReadPayloads goes through everybody who asks a node for a session's payloads.
func TestWhoMayReadPayloads(t *testing.T) {
	names := []string{"owner", "router", "validator", "oracle", "assigned", "dropped", "of another session", "of an ended task", "idle miner", "another router", "named", "stranger"}
	who := map[string]someone{}
	for _, name := range names {
		who[name] = newSomeone(t)
	}
	at := func(names ...string) (out []core.Address) {
		for _, name := range names {
			out = append(out, who[name].address)
		}
		return out
	}
	miner := func(name string, dropped core.Reason) core.MinerState {
		return core.MinerState{Miner: who[name].address, Dropped: dropped}
	}
	synctest.Test(t, func(t *testing.T) {
		ref := func(session, task uint64) core.TaskRef {
			return core.TaskRef{Session: core.SessionID(session), Task: core.TaskID(task)}
		}
		c := &fixedChain{session: core.Session{ID: 7, Owner: who["owner"].address, Routers: at("router")},
			members: map[string][]core.Address{chain.RoleValidator: at("validator"), chain.RoleOracle: at("oracle"), chain.RoleRouter: at("router", "another router"),
				chain.RoleMiner: at("assigned", "dropped", "of another session", "of an ended task", "idle miner")},
			tasks: map[core.TaskRef]core.TaskState{
				ref(7, 0): {Status: core.Assigned, Miners: []core.MinerState{miner("assigned", ""), miner("dropped", core.ReasonAckLate)}},
				ref(7, 1): {Status: core.Ended, Miners: []core.MinerState{miner("of an ended task", "")}},
				ref(8, 0): {Status: core.Assigned, Miners: []core.MinerState{miner("of another session", "")}},
			}}
		r := newReaders(at("named"))
		may := func(name string) bool { return r.readsGroup("session/7", who[name].id) }
		if may("owner") || may("validator") {
			t.Error("somebody may read before the chain can be asked")
		}
		r.follow(c)
		for _, name := range names {
			want := map[string]bool{"owner": true, "router": true, "validator": true, "oracle": true, "assigned": true, "named": true}[name]
			if may(name) != want {
				t.Errorf("%s: %t, want %t", name, !want, want)
			}
		}
		for _, group := range []string{"", "session/", "session/07", "session/x", "session/7 ", "other/7"} {
			if r.readsGroup(group, who["owner"].id) {
				t.Errorf("the owner of session 7 reads as a member of %q", group)
			}
		}
		if r.readsGroup("session/8", who["owner"].id) || r.readsGroup("session/7", "no peer") || r.readsGroup("session/7", "") {
			t.Error("others read")
		}
		before := c.asked
		for range 100 {
			may("stranger")
		}
		if c.asked > before {
			t.Errorf("a stranger's questions went to the chain %d times in a moment", c.asked-before)
		}
		r.grant(7, who["idle miner"].address)
		if !may("idle miner") || r.readsGroup("session/8", who["idle miner"].id) {
			t.Error("a grant does not count at once, or for another session")
		}
		time.Sleep(grantAge + time.Second)
		if may("idle miner") {
			t.Error("a grant counts for ever")
		}
		c.down = true
		time.Sleep(time.Minute)
		if may("validator") || may("owner") {
			t.Error("who may read is said without the chain")
		}
		c.down = false
		if !may("validator") {
			t.Error("a failure is remembered")
		}
	})
}
