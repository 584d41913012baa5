package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/core"
)

const (
	maxRange  = 2000        // blocks asked for at once while catching up
	saveEvery = time.Second // at most this often the cursor is written
)

// follower delivers events to one handler.
type follower struct {
	conn    *Link
	filter  ethereum.FilterQuery // addresses and topics
	decode  func(types.Log) (core.Event, bool)
	handle  func(context.Context, core.Event) error
	path    string
	start   uint64
	log     *slog.Logger
	metrics *metrics

	cursor cursor
	span   uint64 // blocks asked for at once; endpoints limit it
	dirty  bool
	saved  time.Time
}

// run follows the chain until ctx ends or the handler fails.
func (f *follower) run(ctx context.Context) (err error) {
	f.span = maxRange
	defer func() {
		if f.dirty {
			err = errors.Join(err, f.cursor.save(f.path))
		}
	}()
	for {
		head, changed := f.conn.heads.watch()
		idle, err := f.step(ctx, head)
		if err != nil {
			return err
		}
		if f.dirty && time.Since(f.saved) >= saveEvery {
			if err := f.save(); err != nil {
				return err
			}
		}
		if !idle {
			continue
		}
		var save <-chan time.Time
		if f.dirty {
			save = time.After(saveEvery)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		case <-save:
			if err := f.save(); err != nil {
				return err
			}
		}
	}
}

func (f *follower) save() error {
	if err := f.cursor.save(f.path); err != nil {
		return fmt.Errorf("save cursor: %w", err)
	}
	f.dirty, f.saved = false, time.Now()
	return nil
}

// step delivers some of the blocks up to head, and tells whether it has come to head. An endpoint that fails for a while
// is no error: the step is made again.
func (f *follower) step(ctx context.Context, head *types.Header) (idle bool, err error) {
	last, known := f.cursor.last()
	number := head.Number.Uint64()
	switch {
	case known && last.Hash == head.Hash():
		return true, nil
	case known && last.Number+1 == number && last.Hash == head.ParentHash:
		return f.single(ctx, head)
	case known:
		if ok, err := f.canonical(ctx, last); err != nil {
			return f.endpoint(ctx, err)
		} else if !ok {
			return false, f.rewind(ctx, last)
		}
	}
	if f.cursor.Next > number {
		if !known && f.cursor.Next > f.start {
			// Everything that was known is gone and the chain is shorter: it was begun anew.
			f.cursor.Next, f.dirty = f.start, true
			return false, nil
		}
		return true, nil
	}
	return f.stretch(ctx, head)
}

// single delivers the block that follows the last one.
func (f *follower) single(ctx context.Context, head *types.Header) (bool, error) {
	hash := head.Hash()
	logs, err := f.logsOf(ctx, hash)
	if err != nil {
		return f.endpoint(ctx, err)
	}
	return true, f.deliver(ctx, mark{Number: head.Number.Uint64(), Hash: hash}, logs)
}

// stretch delivers several blocks. The last one's hash is read before and after the logs: if it is the same, all of them are
// from one chain.
func (f *follower) stretch(ctx context.Context, head *types.Header) (bool, error) {
	from := f.cursor.Next
	to := min(from+f.span-1, head.Number.Uint64())
	before, err := f.header(ctx, to)
	if err != nil {
		return f.endpoint(ctx, err)
	}
	q := f.filter
	q.FromBlock, q.ToBlock = new(big.Int).SetUint64(from), new(big.Int).SetUint64(to)
	logs, err := f.logs(ctx, q)
	if err != nil && tooMuch(err) && f.span > 1 {
		f.span /= 2
		return false, nil
	}
	if err != nil {
		return f.endpoint(ctx, err)
	}
	after, err := f.header(ctx, to)
	if err != nil {
		return f.endpoint(ctx, err)
	}
	if before.Hash() != after.Hash() {
		return false, nil // reorganised meanwhile: again
	}
	f.span = min(f.span*2, maxRange)
	for len(logs) > 0 {
		n := 1
		for n < len(logs) && logs[n].BlockNumber == logs[0].BlockNumber {
			n++
		}
		if err := f.deliver(ctx, mark{Number: logs[0].BlockNumber, Hash: logs[0].BlockHash}, logs[:n]); err != nil {
			return false, err
		}
		logs = logs[n:]
	}
	if f.cursor.Next <= to {
		f.cursor.push(mark{Number: to, Hash: after.Hash()})
		f.dirty = true
	}
	return to == head.Number.Uint64(), nil
}

// deliver hands one block's events on and moves the cursor behind it.
func (f *follower) deliver(ctx context.Context, m mark, logs []types.Log) error {
	for _, l := range logs {
		event, ok := f.decode(l)
		if !ok {
			continue
		}
		if err := f.give(ctx, event); err != nil {
			return err
		}
		m.Events = append(m.Events, event)
	}
	f.cursor.push(m)
	f.dirty = true
	return nil
}

func (f *follower) give(ctx context.Context, e core.Event) error {
	if err := f.handle(ctx, e); err != nil {
		return fmt.Errorf("event %s of task %s in block %d: %w", e.Kind, e.Ref, e.Block, err)
	}
	f.metrics.delivered(e.Removed)
	return nil
}

// rewind takes the newest delivered block back. Repeated, it comes to a block that both chains have.
func (f *follower) rewind(ctx context.Context, last mark) error {
	f.log.Info("chain: reorganisation, taking a block's events back", "block", last.Number, "events", len(last.Events))
	events := f.cursor.pop()
	f.dirty = true
	for i, e := range events {
		if err := f.give(ctx, e); err != nil {
			// What is not taken back yet must stay in the cursor.
			rest := events[i:]
			m := mark{Number: last.Number, Hash: last.Hash}
			for j := len(rest) - 1; j >= 0; j-- {
				rest[j].Removed = false
				m.Events = append(m.Events, rest[j])
			}
			f.cursor.push(m)
			return err
		}
	}
	if len(f.cursor.Recent) == 0 && last.Number > f.start+reorgWindow {
		f.log.Error("chain: reorganisation deeper than the cursor remembers; older events were not taken back", "block", last.Number)
	}
	return nil
}

// canonical tells whether a delivered block is still part of the chain.
func (f *follower) canonical(ctx context.Context, m mark) (bool, error) {
	h, err := f.header(ctx, m.Number)
	if errors.Is(err, ethereum.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return h.Hash() == m.Hash, nil
}

func (f *follower) header(ctx context.Context, number uint64) (h *types.Header, err error) {
	err = f.conn.retry(ctx, func(ctx context.Context) error {
		h, err = f.conn.eth.HeaderByNumber(ctx, new(big.Int).SetUint64(number))
		return err
	})
	return h, err
}

// logsOf reads one block's logs, or takes what another follower of the link has read.
func (f *follower) logsOf(ctx context.Context, block core.Hash) ([]types.Log, error) {
	q := f.filter
	key := fmt.Sprint("logs", q.Addresses, q.Topics)
	out, err := f.conn.reads.get(ctx, block, []string{key}, func(ctx context.Context, _ []int) ([]any, []error, error) {
		q.BlockHash = &block
		logs, err := f.logs(ctx, q)
		return []any{logs}, []error{nil}, err
	})
	if err != nil {
		return nil, err
	}
	return out[0].([]types.Log), nil
}

func (f *follower) logs(ctx context.Context, q ethereum.FilterQuery) (logs []types.Log, err error) {
	err = f.conn.retry(ctx, func(ctx context.Context) error {
		logs, err = f.conn.eth.FilterLogs(ctx, q)
		return err
	})
	return logs, err
}

// endpoint decides about a failed request: it is made again after a pause, unless ctx has ended.
func (f *follower) endpoint(ctx context.Context, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	f.log.Warn("chain: events not read, trying again", "next", f.cursor.Next, "err", err)
	select {
	case <-time.After(resubscribe):
		return false, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// tooMuch tells that an endpoint wants to be asked for fewer blocks. There is no common code for that.
func tooMuch(err error) bool {
	text := strings.ToLower(err.Error())
	for _, part := range []string{"range", "limit", "too many", "more than", "too large", "timeout", "timed out", "exceed"} {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}
