package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/sdk"
)

// The e2e tests run the whole network: real chain, real content nodes, real models. One engine serves all devnets of this
// process.

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		os.Exit(child())
	}
	code := m.Run()
	if opened.engine != nil {
		if err := errors.Join(opened.engine.Close(), opened.embedder.Close()); err != nil {
			fmt.Fprintln(os.Stderr, "close the engine:", err)
			code = 1
		}
	}
	os.Exit(code)
}

var opened struct {
	once     sync.Once
	engine   engine.Engine
	embedder engine.Embedder
	err      error
}

// sharedModels opens the process's models on first use.
func sharedModels(t *testing.T) (engine.Engine, engine.Embedder) {
	t.Helper()
	opened.once.Do(func() {
		cfg, _, err := Load("", testSettings("", nil))
		if err != nil {
			opened.err = err
			return
		}
		log := slog.New(slog.DiscardHandler)
		if opened.engine, opened.err = openEngine(context.Background(), cfg, nil, log); opened.err == nil {
			opened.embedder, opened.err = openEmbedder(context.Background(), cfg, nil, log)
		}
	})
	if opened.err != nil {
		t.Fatalf("models: %v", opened.err)
	}
	return opened.engine, opened.embedder
}

// kept are models that outlive a devnet.
type kept struct{ engine.Engine }

func (kept) Close() error { return nil }

// keptScorer is kept for an engine that scores, whatever is wrapped around it.
type keptScorer struct {
	kept
	scorer engine.Scorer
}

func (k keptScorer) Score(ctx context.Context, r engine.Request, answer []int32) (engine.Score, error) {
	return k.scorer.Score(ctx, r, answer)
}

type keptEmbedder struct{ engine.Embedder }

func (keptEmbedder) Close() error { return nil }

// patience bounds every wait of these tests; a machine under load is no failure.
const patience = 90 * time.Second

// network is a running devnet.
type network struct {
	*Devnet
	*testing.T
	client *sdk.Client
	ctx    context.Context // ends with the test
	cancel context.CancelFunc
	ended  chan error
}

type settings map[string]string

// testSettings are for short tests: any port, short stages.
func testSettings(dir string, more settings) settings {
	set := settings{"dir": dir, "chain.listen": "127.0.0.1:0", "router.listen": "127.0.0.1:0", "metrics.listen": "", "router.max_tokens": "16", "engine.threads": "1",
		"devnet.validation_timeout": "40s", "oracle.scan": "200ms", "oracle.anchor_every": "200ms"}
	for key, value := range more {
		set[key] = value
	}
	return set
}

// start runs a devnet in dir until the test ends or end is called. wrap, if not nil, goes around the engine.
func start(t *testing.T, dir string, more settings, wrap func(engine.Engine) engine.Engine) *network {
	t.Helper()
	return startAt(t, dir, more, wrap, nil)
}

// startAt is start with a clock for the content stores.
func startAt(t *testing.T, dir string, more settings, wrap func(engine.Engine) engine.Engine, now func() time.Time) *network {
	t.Helper()
	e, embedder := sharedModels(t)
	cfg, _, err := Load("", testSettings(dir, more))
	if err != nil {
		t.Fatal(err)
	}
	cfg.IPFS.now = now
	if wrap == nil {
		wrap = func(e engine.Engine) engine.Engine { return e }
	}
	ctx, cancel := context.WithCancel(context.Background())
	d, err := openDevnet(ctx, cfg, "test", func(context.Context, *Config, *slog.Logger) (engine.Engine, engine.Embedder, error) {
		return keptScorer{kept{wrap(e)}, e.(engine.Scorer)}, keptEmbedder{embedder}, nil
	})
	if err != nil {
		cancel()
		t.Fatal(err)
	}
	n := &network{Devnet: d, T: t, ctx: ctx, cancel: cancel, ended: make(chan error, 1)}
	go func() { n.ended <- d.Run(ctx) }()
	t.Cleanup(n.end)
	if err := d.Ready(ctx); err != nil {
		t.Fatal(err)
	}
	info := d.Info()
	if n.client, err = sdk.New(info.API, info.Key); err != nil {
		t.Fatal(err)
	}
	n.await("every miner is idle", func() (bool, error) {
		nodes, err := d.members[0].chain.Nodes(ctx)
		idle := 0
		for _, node := range nodes {
			if node.Idle {
				idle++
			}
		}
		return idle == cfg.Devnet.Miners+len(cfg.Devnet.Bad), err
	})
	return n
}

// end ends the network; a second call does nothing.
func (n *network) end() {
	n.Helper()
	if n.cancel == nil {
		return
	}
	n.cancel()
	n.cancel = nil
	if n.client != nil {
		n.client.Close()
	}
	select {
	case err := <-n.ended:
		if err != nil {
			n.Errorf("the devnet failed: %v", err)
		}
	case <-time.After(patience):
		n.Fatal("the devnet does not end")
	}
	if err := n.Close(); err != nil {
		n.Errorf("close the devnet: %v", err)
	}
}

// await waits for a condition.
func (n *network) await(what string, fine func() (bool, error)) {
	n.Helper()
	await(n.T, what, fine)
}

func await(t *testing.T, what string, fine func() (bool, error)) {
	t.Helper()
	var last error
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		ok, err := fine()
		if ok && err == nil {
			return
		}
		last = err
	}
	t.Fatalf("waited in vain: %s (%v)", what, last)
}

// member gives a node by name.
func (n *network) member(name string) *member {
	n.Helper()
	for _, m := range n.members {
		if m.name == name {
			return m
		}
	}
	n.Fatalf("no member %s", name)
	return nil
}

// nameOf gives a node's name by its address.
func (n *network) nameOf(a core.Address) string {
	for _, m := range n.members {
		if m.chain.Address() == a {
			return m.name
		}
	}
	return a.Hex()
}

// state reads a task from the chain.
func (n *network) state(ref core.TaskRef) core.TaskState {
	n.Helper()
	state, err := n.member("oracle").chain.Task(n.ctx, ref)
	if err != nil {
		n.Fatal(err)
	}
	return state
}

// awaitEnd waits until the chain holds a task as ended.
func (n *network) awaitEnd(ref core.TaskRef) core.TaskState {
	n.Helper()
	n.await("task "+ref.String()+" ends", func() (bool, error) {
		state, err := n.member("oracle").chain.Task(n.ctx, ref)
		return state.Status == core.Ended, err
	})
	return n.state(ref)
}

// answer reads an ended task by its id through the router, and checks that it has a valid answer.
func (n *network) answer(ref core.TaskRef) sdk.Task {
	n.Helper()
	return answer(n.T, n.client, ref)
}

func answer(t *testing.T, client *sdk.Client, ref core.TaskRef) sdk.Task {
	t.Helper()
	var task sdk.Task
	await(t, "the answer of task "+ref.String()+" can be read", func() (bool, error) {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		var err error
		task, err = client.Task(ctx, ref, 10*time.Second)
		return task.Status == core.Ended, err
	})
	if task.Outcome != "" || task.Content == "" || !task.Place.Verified {
		t.Fatalf("task %s: %+v", ref, task)
	}
	return task
}

// verdict reads the last verdict of a task, and gives each miner's outcome by the miner's name.
func (n *network) verdicts(ref core.TaskRef, round uint64) map[string]core.Outcome {
	n.Helper()
	out := map[string]core.Outcome{}
	for _, v := range n.state(ref).Verdicts {
		if v.Round != round {
			continue
		}
		link, err := core.ParseLink(v.Link)
		if err != nil {
			n.Fatal(err)
		}
		data, err := n.member("oracle").content.GetBlock(n.ctx, link, n.member("validator").content.Addrs())
		if err != nil {
			n.Fatal(err)
		}
		verdict := &core.Verdict{}
		if err := errors.Join(core.DecodeChecked(link, data, verdict), core.Verify(n.members[0].chain.Network(), verdict)); err != nil {
			n.Fatal(err)
		}
		for _, o := range verdict.Outcomes {
			out[n.nameOf(core.Address(o.Miner))] = o
		}
	}
	return out
}

// auditor opens an auditor with a node of its own.
func (n *network) auditor() (*audit.Auditor, *member) {
	n.Helper()
	return n.auditorIn(filepath.Join(n.TempDir(), "auditor"))
}

// auditorIn opens one in a directory that may hold its key already.
func (n *network) auditorIn(dir string) (*audit.Auditor, *member) {
	n.Helper()
	m, err := openMember(n.ctx, n.cfg, "auditor", dir, n.at, n.log, newMetrics())
	if err != nil {
		n.Fatal(err)
	}
	n.Cleanup(func() {
		if err := m.close(); err != nil {
			n.Error(err)
		}
	})
	auditor, err := wireAuditor(m, n.cfg, n.embedder, nil, nil)
	if err != nil {
		n.Fatal(err)
	}
	return auditor, m
}

// audits checks that tasks and their receipts hold, from the chain and content alone.
func (n *network) audits(refs ...core.TaskRef) {
	n.Helper()
	auditor, m := n.auditor()
	for _, ref := range refs {
		ctx, cancel := context.WithTimeout(n.ctx, patience)
		receipt, err := n.client.Receipt(ctx, ref)
		if err != nil {
			n.Fatal(err)
		}
		if err := m.chain.Refresh(ctx); err != nil {
			n.Fatal(err)
		}
		for _, check := range []func() (audit.Report, error){
			func() (audit.Report, error) { return auditor.Task(ctx, ref) },
			func() (audit.Report, error) { return auditor.Receipt(ctx, receipt) },
		} {
			report, err := check()
			if err := errors.Join(err, report.Err()); err != nil {
				n.Errorf("%v\n%s", err, report)
			}
		}
		cancel()
	}
}

// earned reads what a miner may withdraw, in wei.
func (n *network) earned(name string) string {
	n.Helper()
	m := n.member(name)
	wei, err := m.chain.Earned(n.ctx, m.chain.Address())
	if err != nil {
		n.Fatal(err)
	}
	return wei.String()
}
