package chain

import (
	"context"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/core"
)

const (
	readBlocks = 4       // blocks whose reads are kept: the newest, and those that slower clients are still at
	readBytes  = 8 << 20 // of keys and answers of one block; above it nothing more of it is kept
)

// reads remembers what was read at the newest blocks, so that clients of one link share it. A block is named by its hash;
// what is read at it can never change. Asked for by several at once, it is read once.
type reads struct {
	mu     sync.Mutex
	blocks []*blockReads // oldest first
}

type blockReads struct {
	block core.Hash
	known map[string]*read
	bytes int
}

// read is one answer: the contract's, or its refusal.
type read struct {
	done   chan struct{} // closed when the fields below are set
	value  any
	err    error
	failed bool // not read; who waits must ask itself
}

// fetch reads what is missing, by index. The lists are as long as missing; an error in the second is an answer too and
// belongs to one of them, the third says that nothing was answered.
type fetch func(ctx context.Context, missing []int) ([]any, []error, error)

// get gives the answers under keys at a block. The first refusal among them is the error.
func (r *reads) get(ctx context.Context, block core.Hash, keys []string, do fetch) ([]any, error) {
	out := make([]any, len(keys))
	todo := make([]int, len(keys))
	for i := range todo {
		todo[i] = i
	}
	for len(todo) > 0 {
		b, waits, mine := r.claim(block, keys, todo)
		if len(mine) > 0 {
			if err := r.fill(ctx, b, keys, waits, mine, do); err != nil {
				return nil, err
			}
		}
		again := todo[:0:0]
		for _, i := range todo {
			select {
			case <-waits[i].done:
			case <-ctx.Done():
				return nil, core.Errorf(core.Timeout, "chain: %w", ctx.Err())
			}
			switch {
			case waits[i].failed:
				again = append(again, i)
			case waits[i].err != nil:
				return nil, waits[i].err
			}
			out[i] = waits[i].value
		}
		todo = again
	}
	return out, nil
}

// claim gives the reads under some keys, and which of them the caller must do.
func (r *reads) claim(block core.Hash, keys []string, todo []int) (b *blockReads, all map[int]*read, mine []int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b = r.at(block)
	all = make(map[int]*read, len(todo))
	for _, i := range todo {
		known, ok := b.known[keys[i]]
		if !ok {
			known = &read{done: make(chan struct{})}
			b.known[keys[i]] = known
			mine = append(mine, i)
		}
		all[i] = known
	}
	return b, all, mine
}

// at gives a block's reads. The caller holds mu.
func (r *reads) at(block core.Hash) *blockReads {
	for _, b := range r.blocks {
		if b.block == block {
			return b
		}
	}
	b := &blockReads{block: block, known: map[string]*read{}}
	if len(r.blocks) == readBlocks {
		r.blocks = slices.Delete(r.blocks, 0, 1)
	}
	r.blocks = append(r.blocks, b)
	return b
}

// fill does the caller's reads. What was not answered is not kept.
func (r *reads) fill(ctx context.Context, b *blockReads, keys []string, all map[int]*read, mine []int, do fetch) error {
	values, errs, err := do(ctx, mine)
	r.mu.Lock()
	defer r.mu.Unlock()
	for n, i := range mine {
		known := all[i]
		if err != nil {
			known.failed = true
		} else {
			known.value, known.err = values[n], errs[n]
			b.bytes += len(keys[i]) + size(known.value)
		}
		if b.known[keys[i]] == known && (known.failed || known.err != nil || b.bytes > readBytes) {
			delete(b.known, keys[i])
		}
		close(known.done)
	}
	return err
}

// size is about what an answer takes in memory.
func size(value any) int {
	switch v := value.(type) {
	case hexutil.Bytes:
		return len(v)
	case []types.Log:
		n := 0
		for _, l := range v {
			n += 200 + 32*len(l.Topics) + len(l.Data)
		}
		return n
	}
	return 0
}
