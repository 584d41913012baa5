package chain

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/cortensor-open/cortensor/core"
)

func echo(keys []string, calls *atomic.Int64) fetch {
	return func(_ context.Context, missing []int) ([]any, []error, error) {
		out := make([]any, len(missing))
		for n, i := range missing {
			calls.Add(1)
			out[n] = hexutil.Bytes("answer to " + keys[i])
		}
		return out, make([]error, len(missing)), nil
	}
}

// Many clients that ask for overlapping sets at two blocks get their own answers, and each is read once a block.
func TestReadsAreShared(t *testing.T) {
	var r reads
	var calls atomic.Int64
	var wg sync.WaitGroup
	for c := range 32 {
		wg.Go(func() {
			keys := []string{"a", fmt.Sprint("b", c%3), "c"}
			got, err := r.get(t.Context(), core.Hash{byte(c % 2)}, keys, echo(keys, &calls))
			if err != nil {
				t.Error(err)
				return
			}
			for i, k := range keys {
				if string(got[i].(hexutil.Bytes)) != "answer to "+k {
					t.Errorf("%s: %s", k, got[i])
				}
			}
		})
	}
	wg.Wait()
	if n := calls.Load(); n != 2*5 {
		t.Errorf("%d reads of 10 different ones", n)
	}
}

// A reader that gives up or fails leaves the others to read themselves; a refusal is everybody's answer and is not kept.
func TestReadsThatFail(t *testing.T) {
	var r reads
	keys := []string{"a"}
	broken := errors.New("broken")
	started, end := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		_, err := r.get(t.Context(), core.Hash{}, keys, func(context.Context, []int) ([]any, []error, error) {
			close(started)
			<-end
			return nil, nil, broken
		})
		if !errors.Is(err, broken) {
			t.Error(err)
		}
	})
	<-started
	var calls atomic.Int64
	wg.Go(func() {
		if _, err := r.get(t.Context(), core.Hash{}, keys, echo(keys, &calls)); err != nil {
			t.Error(err)
		}
	})
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.get(gone, core.Hash{}, keys, echo(keys, &calls)); core.KindOf(err) != core.Timeout {
		t.Errorf("a caller that left: %v", err)
	}
	close(end)
	wg.Wait()
	if calls.Load() != 1 {
		t.Errorf("%d reads", calls.Load())
	}
	no := errors.New("refused")
	refuse := func(context.Context, []int) ([]any, []error, error) { return []any{nil}, []error{no}, nil }
	for range 2 {
		if _, err := r.get(t.Context(), core.Hash{}, []string{"x"}, refuse); !errors.Is(err, no) {
			t.Errorf("refused: %v", err)
		}
	}
	if got := len(r.blocks[0].known); got != 1 {
		t.Errorf("%d answers kept, want that of a", got)
	}
}

// What is kept is bounded in blocks and in bytes.
func TestReadsAreBounded(t *testing.T) {
	var r reads
	for i := range 20 {
		keys := []string{"big", "small"}
		_, err := r.get(t.Context(), core.Hash{byte(i)}, keys, func(context.Context, []int) ([]any, []error, error) {
			return []any{make(hexutil.Bytes, readBytes), hexutil.Bytes{1}}, make([]error, 2), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if b := r.blocks[len(r.blocks)-1]; len(b.known) != 0 {
			t.Fatalf("%d answers kept above the limit", len(b.known))
		}
	}
	if len(r.blocks) != readBlocks || r.blocks[readBlocks-1].block != (core.Hash{19}) {
		t.Errorf("%d blocks, newest %x", len(r.blocks), r.blocks[len(r.blocks)-1].block[:1])
	}
}
