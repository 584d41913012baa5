package audit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// memStore is an IPFS node in memory. Files are single raw blocks, as small files are under unixfs-v1-2025. It verifies
// what it serves, unless spoil is set: that is a node that serves wrong bytes and does not check them.
type memStore struct {
	withheld map[cid.Cid]bool // by OpenSealed
	mu       sync.Mutex
	blocks   map[cid.Cid][]byte
	pins     map[cid.Cid]string
	spoil    func(c cid.Cid, data []byte) []byte
	fail     func(op string) error // op is put, pin or get
	asked    []string              // providers that were named to GetBlock
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

func (m *memStore) Keep(_ context.Context, c cid.Cid, name string) error {
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

// OpenSealed gives what is withheld to nobody, as OpenFile does the rest.
func (m *memStore) OpenSealed(ctx context.Context, _ core.SessionID, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	m.mu.Lock()
	withheld := m.withheld[c]
	m.mu.Unlock()
	if withheld {
		return nil, 0, core.Fail(core.ReasonContentMissing, "%s: asked %d providers", c, len(providers))
	}
	return m.OpenFile(ctx, c, providers)
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
	failLog   error        // of the AuditLog contract alone
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
	return uint64(len(m.anchors[origin])), errors.Join(m.failRead, m.failLog)
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
