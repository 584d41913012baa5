package routertest

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/router"
)

// Model is the one model of the network.
const Model = "echo-1"

// Context is its context in words: the counter and the miners take a word for a token.
const Context = 4096

// Behaviour is how a miner treats a task. The zero value answers honestly.
type Behaviour struct {
	Answer    func(prompt string) string // nil: Echo
	Silent    bool                       // commits without streaming
	DieAfter  int                        // goes away after so many tokens; 0 never
	Garble    bool                       // streams another text than it signs
	Forge     bool                       // streams a result whose signature is broken
	Rejected  bool                       // the validators reject its result
	Gate      chan struct{}              // takes a value before each token; nil goes ahead
	NoCommit  bool                       // signs and streams, but never commits
	Forgetful bool                       // streams all tokens but neither Done nor Close
}

// Miner is one miner of the network.
type Miner struct {
	Address core.Address
	Store   *Store

	key  *ecdsa.PrivateKey
	mu   sync.Mutex
	does Behaviour
}

// Set changes how the miner treats the tasks that it is given from now on.
func (m *Miner) Set(b Behaviour) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.does = b
}

func (m *Miner) behaviour() Behaviour {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.does
}

// Network is a ledger, a store for the router, and miners.
type Network struct {
	ID      core.Network
	Key     *ecdsa.PrivateKey // the router's
	Ledger  *Ledger
	Content *Store // the router's
	Miners  []*Miner

	t       testing.TB
	mu      sync.Mutex
	service *router.Service
	stores  map[string]*Store // by provider address
	ctx     context.Context
	work    sync.WaitGroup
}

// New makes a network with some idle miners; it ends with the test.
func New(t testing.TB, miners int) *Network {
	t.Helper()
	key := newKey(t)
	n := &Network{ID: core.Network{Chain: 1337, Runtime: bytes.Repeat([]byte{7}, 20)}, Key: key, t: t, stores: map[string]*Store{},
		Ledger: newLedger(crypto.PubkeyToAddress(key.PublicKey)), Content: NewStore()}
	ctx, cancel := context.WithCancel(context.Background())
	n.ctx = ctx
	n.Ledger.work = n.start
	n.join(crypto.PubkeyToAddress(key.PublicKey), n.Content)
	for range miners {
		k := newKey(t)
		m := &Miner{Address: crypto.PubkeyToAddress(k.PublicKey), Store: NewStore(), key: k}
		n.join(m.Address, m.Store)
		n.Ledger.nodes = append(n.Ledger.nodes, &core.PoolNode{Address: m.Address, Idle: true, Capacity: 16, Since: time.Now()})
		n.Miners = append(n.Miners, m)
	}
	t.Cleanup(func() {
		cancel()
		n.work.Wait()
	})
	return n
}

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func (n *Network) join(a core.Address, s *Store) {
	addr := provider(a)
	n.stores[addr] = s
	n.Ledger.endpoints[a] = []string{addr}
	s.Peers = func(providers []string) []*Store {
		var out []*Store
		for _, p := range providers {
			if peer := n.stores[p]; peer != nil && peer != s {
				out = append(out, peer)
			}
		}
		return out
	}
}

func provider(a core.Address) string { return "/ip4/127.0.0.1/tcp/4001/p2p/" + a.Hex() }

// Config gives a router's configuration for this network, with short waits.
func (n *Network) Config() router.Config {
	cfg := router.DefaultConfig()
	cfg.Network, cfg.Models = n.ID, []router.Model{{ID: Model, Context: Context, Created: time.Unix(1700000000, 0)}}
	cfg.Timeout, cfg.FetchTimeout, cfg.QueueWait, cfg.Poll = 10*time.Second, time.Second, 50*time.Millisecond, 50*time.Millisecond
	cfg.Takeover = 200 * time.Millisecond
	return cfg
}

// Deps gives a router's parts.
func (n *Network) Deps() router.Deps {
	return router.Deps{Key: n.Key, Tasks: n.Ledger, Sessions: n.Ledger, Pool: n.Ledger, Events: n.Ledger, Blocks: n.Content, Files: n.Content,
		Pins: n.Content, Leases: n.Content, Counter: words{}, Providers: func() []string { return []string{provider(crypto.PubkeyToAddress(n.Key.PublicKey))} }}
}

// Router makes a router on this network and runs it until the test ends. The miners stream to the last one made.
func (n *Network) Router(change ...func(*router.Config, *router.Deps)) *router.Service {
	n.t.Helper()
	cfg, deps := n.Config(), n.Deps()
	for _, c := range change {
		c(&cfg, &deps)
	}
	s, err := router.New(cfg, deps)
	if err != nil {
		n.t.Fatal(err)
	}
	n.mu.Lock()
	n.service = s
	n.mu.Unlock()
	n.work.Add(1)
	go func() {
		defer n.work.Done()
		if err := s.Run(n.ctx); err != nil {
			n.t.Errorf("router ended: %v", err)
		}
	}()
	return s
}

// Settle waits until no miner works any more.
func (n *Network) Settle(t testing.TB) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for {
		nodes, err := n.Ledger.Nodes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		busy := uint64(0)
		for _, node := range nodes {
			busy += node.Running
		}
		if busy == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d tasks are still running", busy)
		}
		time.Sleep(time.Millisecond)
	}
}

func (n *Network) start(ref core.TaskRef, miner core.Address) {
	n.work.Add(1)
	go func() {
		defer n.work.Done()
		for _, m := range n.Miners {
			if m.Address == miner {
				n.mine(m, ref)
			}
		}
	}()
}

// words counts and makes tokens: one a word, with the space before it.
type words struct{}

// Count counts words.
func (words) Count(_ context.Context, messages []core.Message, prompt string) (int, error) {
	count := len(strings.Fields(prompt))
	for _, m := range messages {
		count += len(strings.Fields(m.Content))
	}
	return count, nil
}

// Tokens splits a text into the pieces that miners stream.
func Tokens(text string) []string {
	var out []string
	for piece := range strings.SplitAfterSeq(text, " ") {
		if piece != "" {
			out = append(out, piece)
		}
	}
	return out
}

// Echo is the honest answer to a prompt: it names the capital when asked for one, else it says the prompt again.
func Echo(prompt string) string {
	if strings.Contains(prompt, "capital of France") {
		return "The capital of France is Paris."
	}
	return "You said: " + prompt
}

// mine does one task.
func (n *Network) mine(m *Miner, ref core.TaskRef) {
	b := m.behaviour()
	result, text, err := n.compute(m, ref, b)
	if err != nil {
		n.t.Logf("miner %s on %s: %v", m.Address, ref, err)
		n.Ledger.drop(ref, m.Address, core.ReasonPrecommitLate)
		return
	}
	n.mu.Lock()
	service := n.service
	n.mu.Unlock()
	if !b.Silent {
		if !n.stream(service, m, ref, b, result, text) {
			n.Ledger.drop(ref, m.Address, core.ReasonPrecommitLate)
			return
		}
	}
	if b.NoCommit {
		<-n.ctx.Done()
		return
	}
	data, _, err := core.Encode(result)
	if err != nil {
		n.t.Errorf("encode result: %v", err)
		return
	}
	c, err := m.Store.PutBlock(n.ctx, cid.DagCBOR, data)
	if err != nil {
		n.t.Errorf("store result: %v", err)
		return
	}
	opinion := core.Valid
	if b.Rejected {
		opinion = core.Rejected
	}
	n.Ledger.commit(ref, m.Address, core.Link(c), opinion)
}

// compute reads the record and its files by their CIDs from the providers that it names, and makes the signed result.
func (n *Network) compute(m *Miner, ref core.TaskRef, b Behaviour) (*core.Result, string, error) {
	state, err := n.Ledger.Task(n.ctx, ref)
	if err != nil {
		return nil, "", err
	}
	record, err := core.ParseLink(state.Data)
	if err != nil {
		return nil, "", err
	}
	routers := []string{provider(crypto.PubkeyToAddress(n.Key.PublicKey))}
	data, err := m.Store.GetBlock(n.ctx, record, routers)
	if err != nil {
		return nil, "", err
	}
	task := &core.Task{}
	if err := core.DecodeChecked(record, data, task); err != nil {
		return nil, "", err
	}
	if err := core.Verify(n.ID, task); err != nil {
		return nil, "", err
	}
	var files []protocol.Attachment
	for _, f := range task.Files {
		text, err := m.Store.GetBlock(n.ctx, f.Cid, task.Providers)
		if err != nil {
			return nil, "", err
		}
		files = append(files, protocol.Attachment{Name: f.Name, Text: string(text)})
	}
	messages, prompt := protocol.Compose(task, files)
	if len(messages) > 0 {
		prompt = messages[len(messages)-1].Content
	}
	answer := Echo
	if b.Answer != nil {
		answer = b.Answer
	}
	text := answer(prompt)
	finish := core.FinishStop
	if tokens := Tokens(text); int64(len(tokens)) > task.Params.MaxTokens {
		text, finish = strings.Join(tokens[:task.Params.MaxTokens], ""), core.FinishLength
	}
	output, size, err := m.Store.PutFile(n.ctx, strings.NewReader(text))
	if err != nil {
		return nil, "", err
	}
	now := time.Now().UnixMilli()
	result := &core.Result{Type: core.TypeResult, Task: record, Session: int64(ref.Session), ID: int64(ref.Task), Miner: m.Address.Bytes(), Output: output,
		OutputSize: size, Usage: core.Usage{Prompt: int64(len(strings.Fields(prompt))), Completion: int64(len(Tokens(text)))}, Finish: finish,
		Engine: core.EngineInfo{Name: "echo", Build: "1", Model: Model}, Providers: []string{provider(m.Address)}, Started: now, Ended: now}
	return result, text, core.Sign(n.ID, result, m.key)
}

// stream sends the tokens; false when the miner died on the way. A router that no longer listens is no reason to stop.
func (n *Network) stream(s *router.Service, m *Miner, ref core.TaskRef, b Behaviour, result *core.Result, text string) bool {
	in, err := s.Accept(m.Address, ref, result.Task)
	if err != nil {
		return true
	}
	if b.Garble {
		text = strings.ToUpper(text)
	}
	for i, token := range Tokens(text) {
		if b.DieAfter > 0 && i == b.DieAfter {
			in.Close()
			return false
		}
		if b.Gate != nil {
			select {
			case <-b.Gate:
			case <-n.ctx.Done():
				return true
			}
		}
		if in.Token(token) != nil {
			return true
		}
	}
	if b.Forgetful {
		return true
	}
	signed := *result
	if b.Forge {
		signed.Sig = bytes.Repeat([]byte{27}, 65)
	}
	_ = in.Done(&signed) // the router says no to a garbled stream, and the miner commits what it computed
	in.Close()
	return true
}
