// Package bad makes miners that cheat, so that tests and `devnet --bad` can show that cheating is caught. Each kind wraps the
// dependencies of an honest miner; the miner itself has no dishonest code.
package bad

import (
	"context"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/miner"
)

// The kinds of cheating.
const (
	WrongBytes = "wrong-bytes" // serves bytes that differ from what it committed to
	Lazy       = "lazy"        // acknowledges and never answers
	Garbage    = "garbage"     // answers random words, without a transcript
	Copy       = "copy"        // tries to commit another miner's result as its own
)

// Kinds lists the kinds.
func Kinds() []string {
	return []string{WrongBytes, Lazy, Garbage, Copy, Truncate, Swap, Shorten, Cached, OneToken, Prefill, Forge}
}

// Corrupter spoils stored content: afterwards the node serves bytes for c that do not hash to c.
type Corrupter interface {
	Corrupt(ctx context.Context, c cid.Cid) error
}

// Tamper gives a miner's misbehaviour for miner.Config.Tamper. store is needed for wrong-bytes alone.
func Tamper(kind string, store Corrupter) (func(miner.Deps) miner.Deps, error) {
	if l := lies(kind); l != nil {
		return told(l), nil
	}
	switch kind {
	case WrongBytes:
		if store == nil {
			return nil, core.Errorf(core.Internal, "bad miner %s: needs a store that can be corrupted", kind)
		}
		return func(d miner.Deps) miner.Deps {
			s := &spoiler{Store: d.Store, corrupt: store}
			d.Store, d.Queue = s, spoilingQueue{d.Queue, s}
			return d
		}, nil
	case Lazy:
		return engineOf(func(ctx context.Context, _ engine.Request, _ func(engine.Token) error) (engine.Completion, error) {
			<-ctx.Done()
			return engine.Completion{}, core.Fail(core.ReasonCancelled, "lazy: %w", ctx.Err())
		}), nil
	case Garbage:
		return engineOf(babble), nil
	case Copy:
		return func(d miner.Deps) miner.Deps {
			d.Queue = copier{d.Queue, d.Tasks}
			return d
		}, nil
	}
	return nil, core.Errorf(core.Invalid, "bad miner %.40q: want one of %s", kind, strings.Join(Kinds(), ", "))
}

// spoiler remembers what the miner stores and corrupts it once the miner has bound itself to it. The result record is
// spoiled as well as the output: an output that another miner gave too would be had from there.
type spoiler struct {
	miner.Store
	corrupt Corrupter

	mu     sync.Mutex
	stored []cid.Cid
}

func (s *spoiler) note(c cid.Cid, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil && !slices.Contains(s.stored, c) {
		s.stored = append(s.stored, c)
	}
}

// PutBlock stores and remembers.
func (s *spoiler) PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error) {
	c, err := s.Store.PutBlock(ctx, codec, data)
	s.note(c, err)
	return c, err
}

// PutFile stores and remembers.
func (s *spoiler) PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error) {
	c, size, err := s.Store.PutFile(ctx, r)
	s.note(c, err)
	return c, size, err
}

type spoilingQueue struct {
	miner.Queue
	s *spoiler
}

// Precommit corrupts first.
func (q spoilingQueue) Precommit(ctx context.Context, ref core.TaskRef, hash core.Hash) error {
	q.s.mu.Lock()
	stored := q.s.stored
	q.s.stored = nil
	q.s.mu.Unlock()
	for _, c := range stored {
		if err := q.s.corrupt.Corrupt(ctx, c); err != nil {
			return err
		}
	}
	return q.Queue.Precommit(ctx, ref, hash)
}

type generate func(context.Context, engine.Request, func(engine.Token) error) (engine.Completion, error)

type badEngine struct {
	miner.Engine
	generate generate
}

// Generate cheats.
func (e badEngine) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	return e.generate(ctx, r, emit)
}

func engineOf(g generate) func(miner.Deps) miner.Deps {
	return func(d miner.Deps) miner.Deps {
		d.Engine = badEngine{d.Engine, g}
		return d
	}
}

var words = strings.Fields("quartz lamp seventeen under violet pancake orbit never gravel tin whistle absolute marmot ledger " +
	"drift copper eleven sideways umbrella fossil")

// babble answers 8 to 40 random words.
func babble(_ context.Context, _ engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	var text strings.Builder
	n := 8 + rand.IntN(33)
	for range n {
		word := words[rand.IntN(len(words))] + " "
		text.WriteString(word)
		if err := emit(engine.Token{ID: -1, Text: word}); err != nil {
			return engine.Completion{}, err
		}
	}
	return engine.Completion{Text: text.String(), Usage: core.Usage{Completion: int64(n)}, Finish: core.FinishStop}, nil
}

// copier waits for somebody else's result to be revealed, and reveals it as its own.
type copier struct {
	miner.Queue
	tasks miner.Tasks
}

// Commit reveals the first other result that it sees; as long as there is none, it waits.
func (c copier) Commit(ctx context.Context, ref core.TaskRef, own string) error {
	for {
		state, err := c.tasks.Task(ctx, ref)
		if err != nil {
			return err
		}
		if state.Status != core.Precommitted {
			return core.Errorf(core.Invalid, "nobody to copy from: task %s is %s", ref, state.Status)
		}
		for _, m := range state.Current() {
			if m.Data != "" && m.Data != own {
				return c.Queue.Commit(ctx, ref, m.Data)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}
