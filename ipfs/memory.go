package ipfs

import (
	"bytes"
	"context"
	"maps"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/pack"
)

// NewMemory makes a Backend that keeps everything in memory, for tests and for short-lived clients.
func NewMemory() *Local {
	return &Local{store: &memoryStore{blocks: map[pack.Digest][]byte{}}, pins: &memoryRows{rows: map[string]string{}}, now: time.Now}
}

type memoryStore struct {
	mu     sync.RWMutex
	blocks map[pack.Digest][]byte // nil once closed
	bytes  int64
}

func (m *memoryStore) Size(d pack.Digest) (int, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	data, ok := m.blocks[d]
	return len(data), ok
}

func (m *memoryStore) Get(d pack.Digest) ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if data, ok := m.blocks[d]; ok {
		return bytes.Clone(data), nil
	}
	return nil, pack.ErrNotFound
}

func (m *memoryStore) Append(blocks ...pack.Block) (pack.Mark, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.blocks == nil {
		return pack.Mark{}, os.ErrClosed
	}
	for _, b := range blocks {
		if _, ok := m.blocks[b.Digest]; !ok {
			m.blocks[b.Digest] = bytes.Clone(b.Data)
			m.bytes += int64(len(b.Data))
		}
	}
	return pack.Mark{}, nil
}

func (m *memoryStore) Sync(context.Context, pack.Mark) error { return nil }
func (m *memoryStore) Flush(context.Context) error           { return nil }

func (m *memoryStore) Stats() pack.Stats {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return pack.Stats{Blocks: len(m.blocks), Bytes: m.bytes}
}

func (m *memoryStore) Digests() []pack.Digest {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.Collect(maps.Keys(m.blocks))
}

func (m *memoryStore) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blocks = nil
	return nil
}

type memoryRows struct {
	mu   sync.Mutex
	rows map[string]string
}

func (m *memoryRows) Set(key, value string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rows[key] = value
	return nil
}

func (m *memoryRows) Delete(key string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.rows[key]
	delete(m.rows, key)
	return ok, nil
}

func (m *memoryRows) Get(key string) (string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok := m.rows[key]
	return value, ok
}

func (m *memoryRows) Rows() map[string]string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.rows)
}

func (m *memoryRows) Close() error { return nil }
