package chain

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

const (
	silence      = 20 * time.Second // without a new block the subscription is checked with a request
	resubscribe  = time.Second      // pause after a subscription broke
	headsInQueue = 256
)

// heads knows the newest block of an endpoint: by subscription where there is one, else by polling.
type heads struct {
	conn *Link
	poll time.Duration

	mu      sync.Mutex
	head    *types.Header
	changed chan struct{} // closed when head changes
}

func newHeads(c *Link, poll time.Duration) *heads {
	return &heads{conn: c, poll: poll, changed: make(chan struct{})}
}

// latest gives the newest known block.
func (h *heads) latest() *types.Header {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.head
}

// watch gives the newest known block and a channel that is closed when there is another one.
func (h *heads) watch() (*types.Header, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.head, h.changed
}

func (h *heads) set(head *types.Header) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.head != nil && h.head.Hash() == head.Hash() {
		return
	}
	h.head = head
	close(h.changed)
	h.changed = make(chan struct{})
}

// refresh asks for the newest block.
func (h *heads) refresh(ctx context.Context) error {
	return h.conn.retry(ctx, func(ctx context.Context) error {
		head, err := h.conn.eth.HeaderByNumber(ctx, nil)
		if err == nil {
			h.set(head)
		}
		return err
	})
}

// run follows the chain until ctx ends.
func (h *heads) run(ctx context.Context) {
	for ctx.Err() == nil {
		err := h.subscribe(ctx)
		pause := resubscribe
		if errors.Is(err, rpc.ErrNotificationsUnsupported) {
			pause = h.poll
		} else if err != nil && ctx.Err() == nil {
			h.conn.log.Warn("chain: block subscription broke, polling until it is back", "err", err)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
		if err := h.refresh(ctx); err != nil && ctx.Err() == nil {
			h.conn.log.Warn("chain: newest block not read", "err", err)
		}
	}
}

// subscribe follows new blocks until the subscription breaks.
func (h *heads) subscribe(ctx context.Context) error {
	ch := make(chan *types.Header, headsInQueue)
	sub, err := h.conn.eth.SubscribeNewHead(ctx, ch)
	if err != nil {
		return err
	}
	defer sub.Unsubscribe()
	if err := h.refresh(ctx); err != nil { // what came before the subscription
		return err
	}
	quiet := time.NewTimer(silence)
	defer quiet.Stop()
	for {
		select {
		case head := <-ch:
			for len(ch) > 0 {
				head = <-ch
			}
			if head.Number.Cmp(h.latest().Number) > 0 {
				h.set(head)
			} else if err := h.refresh(ctx); err != nil { // a reorganisation, or older than the last refresh
				return err
			}
			quiet.Reset(silence)
		case <-quiet.C:
			if err := h.refresh(ctx); err != nil {
				return err
			}
			quiet.Reset(silence)
		case err := <-sub.Err():
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
