package audit

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

var quiet = slog.New(slog.DiscardHandler)

// memStore is an IPFS node in memory. Files are single raw blocks, as small files are under unixfs-v1-2025. It verifies
// what it serves, unless spoil is set: that is a node that serves wrong bytes and does not check them.
type memStore struct {
	mu     sync.Mutex
	blocks map[cid.Cid][]byte
	pins   map[cid.Cid]string
	spoil  func(c cid.Cid, data []byte) []byte
	fail   func(op string) error // op is put, pin or get
	asked  []string              // providers that were named to GetBlock
}

func newMemStore() *memStore {
	return &memStore{blocks: map[cid.Cid][]byte{}, pins: map[cid.Cid]string{}}
}

func (m *memStore) failing(op string) error {
	if m.fail == nil {
		return nil
	}
	return m.fail(op)
}

func (m *memStore) PutBlock(_ context.Context, codec uint64, data []byte) (cid.Cid, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.failing("put"); err != nil {
		return cid.Undef, err
	}
	c := core.CIDOf(codec, data)
	m.blocks[c] = bytes.Clone(data)
	return c, nil
}

func (m *memStore) Pin(_ context.Context, c cid.Cid, name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.failing("pin"); err != nil {
		return err
	}
	m.pins[c] = name
	return nil
}

func (m *memStore) GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := m.failing("get"); err != nil {
		return nil, err
	}
	m.asked = append(m.asked, providers...)
	data, ok := m.blocks[c]
	if !ok {
		return nil, core.Fail(core.ReasonContentMissing, "%s: asked %d providers", c, len(providers))
	}
	if m.spoil != nil {
		return m.spoil(c, bytes.Clone(data)), nil
	}
	return bytes.Clone(data), core.CheckBlock(c, data)
}

type memFile struct{ *bytes.Reader }

func (memFile) Close() error { return nil }

func (m *memStore) OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	data, err := m.GetBlock(ctx, c, providers)
	if err != nil {
		return nil, 0, err
	}
	return memFile{bytes.NewReader(data)}, int64(len(data)), nil
}

// put stores bytes without the failures.
func (m *memStore) put(codec uint64, data []byte) cid.Cid {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := core.CIDOf(codec, data)
	m.blocks[c] = bytes.Clone(data)
	return c
}

// memChain holds the contracts' state that audits read, with the AuditLog contract's rules.
type memChain struct {
	mu        sync.Mutex
	network   core.Network
	queue     core.Address
	tasks     map[core.TaskRef]core.TaskState
	sessions  map[core.SessionID]core.Session
	roles     map[string][]core.Address
	since     map[string]uint64 // role and address
	anchors   map[string][]core.LogAnchor
	block     uint64
	fork      byte   // part of block hashes; a reorg changes it
	depth     uint64 // confirmations that make a block final
	failRead  error
	beforeTx  func() error // an error here: the transaction never arrives
	afterTx   func() error // an error here: it did, and the caller does not learn it
	hold      error        // the next transaction lands with a later block; its sender gets this
	inFlight  func()       // that transaction
	delivered int
}

func newMemChain() *memChain {
	return &memChain{network: core.Network{Chain: 1337, Runtime: bytes.Repeat([]byte{7}, 20)}, queue: core.Address{9},
		tasks: map[core.TaskRef]core.TaskState{}, sessions: map[core.SessionID]core.Session{}, roles: map[string][]core.Address{},
		since: map[string]uint64{}, anchors: map[string][]core.LogAnchor{}, block: 10}
}

func (m *memChain) Network() core.Network      { return m.network }
func (m *memChain) QueueAddress() core.Address { return m.queue }

func (m *memChain) Task(_ context.Context, ref core.TaskRef) (core.TaskState, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.tasks[ref]
	if !ok {
		return t, core.Errorf(core.NotFound, "no task %s", ref)
	}
	t.Miners, t.Verdicts = slices.Clone(t.Miners), slices.Clone(t.Verdicts)
	return t, m.failRead
}

func (m *memChain) Session(_ context.Context, id core.SessionID) (core.Session, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.sessions[id]
	if !ok {
		return s, core.Errorf(core.NotFound, "no session %d", id)
	}
	return s, m.failRead
}

func (m *memChain) HadRole(_ context.Context, node core.Address, role string, block uint64) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Contains(m.roles[role], node) && m.since[role+node.Hex()] <= block, m.failRead
}

func (m *memChain) Members(_ context.Context, role string) ([]core.Address, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.roles[role]), m.failRead
}

func (m *memChain) Endpoint(_ context.Context, node core.Address) ([]string, error) {
	return []string{"/dns/" + node.Hex()}, nil
}

func (m *memChain) AnchorCount(_ context.Context, origin string) (uint64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.mine()
	return uint64(len(m.anchors[origin])), m.failRead
}

func (m *memChain) Anchors(_ context.Context, origin string, from, n uint64) ([]core.LogAnchor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := m.anchors[origin]
	out := slices.Clone(all[min(from, uint64(len(all))):min(from+n, uint64(len(all)))])
	for i := range out {
		out[i].Final = out[i].Block+m.depth <= m.block
	}
	return out, m.failRead
}

// mine makes a block, in which a transaction that is in flight lands.
func (m *memChain) mine() {
	m.block++
	if land := m.inFlight; land != nil {
		m.inFlight = nil
		land()
	}
}

func (m *memChain) AppendAnchor(_ context.Context, origin string, prevRoot core.Hash, size uint64, root, batch core.Hash) (core.LogAnchor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.beforeTx != nil {
		if err := m.beforeTx(); err != nil {
			return core.LogAnchor{}, err
		}
	}
	if err := m.hold; err != nil {
		m.hold = nil
		m.inFlight = func() { _, _ = m.append(origin, prevRoot, size, root, batch) } // refused if another one was faster
		return core.LogAnchor{}, err
	}
	m.mine()
	a, err := m.append(origin, prevRoot, size, root, batch)
	if err == nil && m.afterTx != nil {
		err = m.afterTx()
	}
	return a, err
}

// append has the contract's rules. Call with the lock held.
func (m *memChain) append(origin string, prevRoot core.Hash, size uint64, root, batch core.Hash) (core.LogAnchor, error) {
	var last core.LogAnchor
	all := m.anchors[origin]
	if len(all) > 0 {
		last = all[len(all)-1]
	}
	if prevRoot != last.Root || size <= last.Size {
		return core.LogAnchor{}, core.Fail(core.ReasonReverted, "prevRoot %s size %d after %s size %d", prevRoot, size, last.Root, last.Size)
	}
	m.delivered++
	a := core.LogAnchor{Index: uint64(len(all)), Size: size, Root: root, Batch: batch, Block: m.block, Final: m.depth == 0,
		BlockHash: sha256.Sum256(fmt.Append(nil, "block", m.block, m.fork)), Tx: sha256.Sum256(fmt.Append(nil, "tx", m.delivered))}
	m.anchors[origin] = append(all, a)
	return a, nil
}

// reorg takes the newest n anchors back, but none that is final.
func (m *memChain) reorg(origin string, n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fork++
	all := m.anchors[origin]
	for ; n > 0 && len(all) > 0 && all[len(all)-1].Block+m.depth > m.block; n-- {
		all = all[:len(all)-1]
	}
	m.anchors[origin] = slices.Clone(all)
}

func (m *memChain) grant(role string, node core.Address) {
	m.roles[role] = append(m.roles[role], node)
	m.since[role+node.Hex()] = 1
}

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
