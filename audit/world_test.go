package audit

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

var quiet = slog.New(slog.DiscardHandler)

// world is a network with one session.
type world struct {
	t          testing.TB
	chain      *memChain
	store      *memStore
	log        *Log
	router     *ecdsa.PrivateKey
	miners     []*ecdsa.PrivateKey
	validators []*ecdsa.PrivateKey
}

func addr(key *ecdsa.PrivateKey) core.Address { return crypto.PubkeyToAddress(key.PublicKey) }

func testKey(t testing.TB, n byte) *ecdsa.PrivateKey {
	key, err := crypto.ToECDSA(bytes.Repeat([]byte{n}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func newWorld(t testing.TB) *world {
	w := &world{t: t, chain: newMemChain(), store: newMemStore(), router: testKey(t, 1)}
	for i := range 3 {
		w.miners = append(w.miners, testKey(t, byte(10+i)))
		w.validators = append(w.validators, testKey(t, byte(20+i)))
		w.chain.grant(roleMiner, addr(w.miners[i]))
		w.chain.grant(roleValidator, addr(w.validators[i]))
	}
	w.chain.grant(roleOracle, addr(testKey(t, 30)))
	w.chain.sessions[3] = core.Session{ID: 3, Owner: core.Address{5}, Routers: []core.Address{addr(w.router)}, Validators: 1}
	w.log = openLog(t, t.TempDir(), w.store, w.chain)
	return w
}

func openLog(t testing.TB, dir string, store Store, chain Anchorer) *Log {
	l, err := OpenLog(LogConfig{Dir: dir, BatchSize: 4, Interval: time.Millisecond, Logger: quiet}, store, chain)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// draft is a task before it is put on chain; tests change its parts before sign.
type draft struct {
	task     *core.Task
	results  []*core.Result
	texts    []string
	verdicts []*core.Verdict
	state    core.TaskState
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// putRecord signs with key, if there is one, and stores.
func (w *world) putRecord(r core.Signed, key *ecdsa.PrivateKey) cid.Cid {
	w.t.Helper()
	if key != nil {
		w.must(core.Sign(w.chain.network, r, key))
	}
	var data []byte
	var err error
	switch v := r.(type) {
	case *core.Task:
		data, _, err = core.Encode(v)
	case *core.Result:
		data, _, err = core.Encode(v)
	case *core.Verdict:
		data, _, err = core.Encode(v)
	}
	w.must(err)
	return w.store.put(cid.DagCBOR, data)
}

// draft makes the task with the given number: the answers of the miners, in order, judged by the rules.
func (w *world) draft(id core.TaskID, answers ...string) *draft {
	file := []byte("attached\n")
	d := &draft{texts: answers, task: &core.Task{Type: core.TypeTask, Network: w.chain.network, Session: 3, Router: addr(w.router).Bytes(),
		Reference: "r", Model: core.Model{ID: "m"}, Messages: []core.Message{{Role: "user", Content: fmt.Sprint("question ", id)}},
		Files: []core.File{{Name: "a.md", Cid: w.store.put(cid.Raw, file), Size: int64(len(file))}}, Params: core.Params{MaxTokens: 8},
		Overflow: core.OverflowError, Providers: []string{"/dns/router"}, Created: 1, Salt: make([]byte, 16)}}
	for i, text := range answers {
		d.results = append(d.results, &core.Result{Type: core.TypeResult, Session: 3, ID: int64(id), Miner: addr(w.miners[i]).Bytes(),
			Output: w.store.put(cid.Raw, []byte(text)), OutputSize: int64(len(text)), Finish: core.FinishStop, Started: 1, Ended: 2,
			Engine: core.EngineInfo{Name: "llama", Build: "b", Model: "m"}})
	}
	d.verdicts = []*core.Verdict{{Type: core.TypeVerdict, Network: w.chain.network, Session: 3, ID: int64(id),
		Validator: addr(w.validators[0]).Bytes(), Method: protocol.DefaultRules().Method(), Created: 5}}
	d.state = core.TaskState{Ref: core.TaskRef{Session: 3, Task: id}, Status: core.Ended}
	return d
}

// vectors gives each distinct word of an answer its own direction.
func vectors(texts []string) [][]float32 {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = make([]float32, 64)
		for _, word := range bytes.Fields([]byte(text)) {
			h := sha256.Sum256(word)
			out[i][h[0]%64]++
		}
	}
	return out
}

type memEmbedder struct{}

func (memEmbedder) Embed(_ context.Context, texts []string) ([][]float32, error) {
	return vectors(texts), nil
}

// put signs what is not signed, links it and puts it on chain: an honest network's run of the draft.
func (w *world) put(d *draft) core.TaskRef {
	w.t.Helper()
	taskCID := w.putRecord(d.task, w.router)
	d.state.Data = core.Link(taskCID)
	candidates := make([]protocol.Candidate, len(d.results))
	for i, r := range d.results {
		r.Task = taskCID
		c := w.putRecord(r, w.miners[i])
		w.commit(d, i, core.Link(c))
		candidates[i] = protocol.Candidate{Miner: addr(w.miners[i]), Result: &c, Text: d.texts[i], Vector: vectors(d.texts)[i]}
	}
	for _, v := range d.verdicts {
		v.Task = taskCID
		if v.Outcomes == nil {
			v.Outcomes = protocol.DefaultRules().Judge(candidates)
		}
		w.putVerdict(d, v)
	}
	w.opinions(d)
	w.chain.tasks[d.state.Ref] = d.state
	return d.state.Ref
}

func (w *world) commit(d *draft, i int, data string) {
	miner := addr(w.miners[i])
	state := core.MinerState{Miner: miner, Acked: true, Data: data,
		Precommit: protocol.PrecommitHash(w.chain.network.Chain, w.chain.queue, d.state.Ref, miner, data)}
	if i < len(d.state.Miners) {
		d.state.Miners[i] = state
		return
	}
	d.state.Miners = append(d.state.Miners, state)
}

func (w *world) putVerdict(d *draft, v *core.Verdict) cid.Cid {
	i := slices.IndexFunc(w.validators, func(k *ecdsa.PrivateKey) bool { return addr(k) == v.Author() })
	c := w.putRecord(v, w.validators[i])
	d.state.Verdicts = append(d.state.Verdicts, core.VerdictRef{Validator: v.Author(), Link: core.Link(c)})
	return c
}

// opinions sets the miners' opinions as the contract would.
func (w *world) opinions(d *draft) {
	for i := range d.state.Miners {
		votes := map[core.Opinion]int{}
		for _, v := range d.verdicts {
			votes[core.Opinion(v.Outcomes[i].Opinion)]++
		}
		d.state.Miners[i].Opinion = majority(votes)
	}
}

// anchorAll appends the task's verdicts to the log and anchors them.
func (w *world) anchorAll(refs ...core.TaskRef) {
	w.t.Helper()
	for _, ref := range refs {
		for _, v := range w.chain.tasks[ref].Verdicts {
			c, err := core.ParseLink(v.Link)
			w.must(err)
			w.must(w.log.Append(context.Background(), c))
		}
	}
	w.must(w.log.step(context.Background()))
}

func (w *world) auditor() *Auditor {
	w.t.Helper()
	a, err := NewAuditor(AuditorConfig{}, w.chain, w.store)
	w.must(err)
	return a
}

func (w *world) issuer() *Issuer {
	w.t.Helper()
	i, err := NewIssuer(IssuerConfig{}, w.router, w.chain, w.store)
	w.must(err)
	return i
}
