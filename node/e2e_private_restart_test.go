package node

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/sdk"
)

// A miner that dies while it computes a private task, with the router gone too, comes back and finishes: the router's grant and
// the sealed question are on its disk.
func TestPrivateTaskEndsWithRestartedMiner(t *testing.T) {
	p := &parrot{answer: secretAnswer, asked: make(chan string, 16), gate: make(chan struct{})}
	n := start(t, t.TempDir(), settings{"router.private": "true", "devnet.precommit_timeout": "80s", "devnet.ack_timeout": "80s"},
		func(e engine.Engine) engine.Engine { p.Engine = e; return p })
	done := make(chan error, 1)
	go func() {
		_, err := n.client.Ask(n.ctx, sdk.Request{Prompt: secretPrompt, Private: true}, nil)
		done <- err
	}()
	computing := func(what string) {
		t.Helper()
		select {
		case <-p.asked:
		case <-time.After(patience):
			t.Fatal(what)
		}
	}
	computing("no miner computes")
	computing("only one miner computes")
	ref := core.TaskRef{}
	miners := n.state(ref).Current()
	n.await("both miners have opened the question", func() (bool, error) {
		kept := 0
		for _, m := range miners {
			grants, err := os.ReadDir(filepath.Join(n.cfg.Dir, n.nameOf(m.Miner), "journal", "grants"))
			if err != nil {
				return false, err
			}
			kept += len(grants)
		}
		return kept == 2, nil
	})
	victim := n.nameOf(miners[0].Miner)
	if err := errors.Join(n.Stop("router"), n.Stop(victim)); err != nil {
		t.Fatal(err)
	}
	<-done // the client is cut off
	grants, err := os.ReadDir(filepath.Join(n.cfg.Dir, victim, "journal", "grants"))
	if err != nil || len(grants) != 1 {
		t.Fatalf("grants on disk: %v, %v", grants, err)
	}
	n.restart(victim, p)
	computing("the miner that was started again does not compute")
	close(p.gate)
	state := n.awaitEnd(ref)
	if state.Outcome != "" || len(state.Miners) != 2 || state.Miners[0].Dropped != "" || state.Miners[0].Opinion != core.Valid {
		t.Errorf("ended with %q: %+v", state.Outcome, state.Miners)
	}
	n.await("the grant is forgotten", func() (bool, error) {
		left, err := os.ReadDir(filepath.Join(n.cfg.Dir, victim, "journal", "grants"))
		return len(left) == 0, err
	})
}

// restart runs a stopped miner again until the test ends.
func (n *network) restart(name string, e engine.Engine) {
	n.Helper()
	var m *member
	n.await(name+" can be opened again", func() (bool, error) { // its role lets go of it a moment after Stop
		var err error
		m, err = openMember(n.ctx, n.cfg, name, filepath.Join(n.cfg.Dir, name), n.at, n.log, newMetrics())
		return err == nil, err
	})
	if err := m.openServing(n.servingOf(name)); err != nil {
		n.Fatal(err)
	}
	ctx, cancel := context.WithCancel(n.ctx)
	ended := make(chan error, 1)
	go func() {
		ended <- m.serve(ctx, func(ctx context.Context) error { return runMiner(ctx, m, n.cfg, e, "") })
	}()
	n.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil && !errors.Is(err, context.Canceled) {
			n.Errorf("%s: %v", name, err)
		}
		if err := m.close(); err != nil {
			n.Error(err)
		}
	})
}

// Info is that of an engine which is not exact: what it says cannot be evaluated again.
func (p *parrot) Info() engine.Info {
	i := p.Engine.Info()
	i.Name, i.Spec = "parrot", ""
	return i
}
