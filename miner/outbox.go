package miner

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

const (
	maxBacklog = 1 << 20          // bytes of text that a slow router may owe
	lastWord   = 45 * time.Second // for the rest of the stream once the answer is stored
)

// outbox stands between the engine and the token stream: the engine never waits for the network, and a stream that cannot
// be opened, breaks or is too slow costs nothing but the stream. Its own goroutine opens the stream, sends what has gathered
// and ends after the last frame.
type outbox struct {
	log    *slog.Logger
	broken func()
	cancel context.CancelFunc

	mu     sync.Mutex
	text   strings.Builder // not sent yet
	sent   strings.Builder // everything that was given to token
	final  func(Stream) error
	closed bool        // nothing more is taken
	limit  *time.Timer // on the rest of the stream, once final is set
	signal chan struct{}
}

// openOutbox starts an outbox; it ends after done or fail, and with the miner.
func (m *Miner) openOutbox(providers []string, ref core.TaskRef, round uint64, record cid.Cid) *outbox {
	o := &outbox{log: m.log.With("task", ref.String()), broken: m.metrics.streams.Inc, signal: make(chan struct{}, 1)}
	if m.Streams == nil {
		o.closed, o.cancel = true, func() {}
		return o
	}
	ctx, cancel := context.WithCancel(m.life)
	o.cancel = cancel
	m.background.Go(func() {
		defer o.end()
		began := time.Now()
		stream, err := m.Streams.Open(ctx, providers, ref, round, record)
		if err != nil {
			o.giveUp(ctx, err)
			return
		}
		o.log.Debug("token stream open", "took", time.Since(began))
		err = o.pump(ctx, stream)
		if closing := stream.Close(); err == nil {
			err = closing
		}
		if err != nil {
			o.giveUp(ctx, err)
		}
	})
	return o
}

// end frees what the outbox holds.
func (o *outbox) end() {
	o.cancel()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
	if o.limit != nil {
		o.limit.Stop()
	}
}

// giveUp stops taking text; the task goes on without a stream. That is usual: a router that has its answer from another miner ends
// the rest.
func (o *outbox) giveUp(ctx context.Context, err error) {
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	if ctx.Err() == nil {
		o.broken()
		// Nothing is wrong when the client has left, or has its answer from another miner.
		o.log.Info("tokens cannot be streamed; the task goes on", "error", err)
	}
}

// pump sends until the final frame is out.
func (o *outbox) pump(ctx context.Context, stream Stream) error {
	for {
		text, final := o.take()
		if text != "" {
			if err := stream.Token(text); err != nil {
				return err
			}
			continue
		}
		if final != nil {
			return final(stream)
		}
		select {
		case <-o.signal:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// take gives all text that has gathered: one frame a token while the router keeps up, fewer and larger ones when not.
func (o *outbox) take() (string, func(Stream) error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	text := o.text.String()
	o.text.Reset()
	return text, o.final
}

func (o *outbox) wake() {
	select {
	case o.signal <- struct{}{}:
	default:
	}
}

// token takes a piece of the answer. It never blocks.
func (o *outbox) token(text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed || text == "" {
		return
	}
	if o.text.Len()+len(text) > maxBacklog {
		o.closed = true
		o.log.Warn("the router takes tokens too slowly; the task goes on without a stream", "backlog", o.text.Len())
		o.cancel()
		return
	}
	o.text.WriteString(text)
	o.sent.WriteString(text)
	o.wake()
}

// complete sends what the engine put into the answer without having told it before. Text that was streamed and is not in
// the answer cannot be taken back: the stream then fails.
func (o *outbox) complete(whole string) {
	o.mu.Lock()
	rest, ok := strings.CutPrefix(whole, o.sent.String())
	o.mu.Unlock()
	if !ok {
		o.fail(core.Fail(core.ReasonStreamBroken, "the engine streamed another text than its answer"))
		return
	}
	o.token(rest)
}

// done sends the signed result and ends the stream.
func (o *outbox) done(result *core.Result) {
	o.finish(func(s Stream) error { return s.Done(result) })
}

// fail tells the router why there is no answer from here, and ends the stream.
func (o *outbox) fail(cause error) {
	reason := core.ReasonOf(cause)
	if reason == "" {
		reason = core.ReasonEngine
	}
	o.finish(func(s Stream) error { return s.Fail(reason, cause.Error()) })
}

// finish sets the last frame; the first call counts. From then on the stream has a limited time.
func (o *outbox) finish(final func(Stream) error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return
	}
	o.closed, o.final = true, final
	o.limit = time.AfterFunc(lastWord, o.cancel)
	o.wake()
}
