package router

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Relay passes the answer on as it is made, and returns when the signed result has come and equals what was passed on.
// It takes the first miner that streams and stays with it; when that one dies, stalls or is dropped, another one whose
// text so far is the same goes on. A result that a miner committed without streaming is read by its CID.
//
// emit gets each new piece, or "" now and then as a sign of life while nothing comes; its error ends the relay. Errors:
// reason stream_broken when nobody can continue, the task's outcome when it ended on chain without an answer, Timeout, and
// reason cancelled.
func (a *Asked) Relay(ctx context.Context, emit func(text string) error) (*Answer, error) {
	ctx, cancel := context.WithDeadline(ctx, a.deadline)
	defer cancel()
	answer, err := newRelay(a, emit).run(ctx)
	a.outcome = err
	return answer, err
}

// First waits for the first signed result. It is Relay without an audience.
func (a *Asked) First(ctx context.Context) (*Answer, error) {
	return a.Relay(ctx, func(string) error { return nil })
}

const (
	heartbeat  = 10 * time.Second
	lookEvery  = 200 * time.Millisecond // shortest time between two looks at the chain for a miner that it did not name yet
	fetchTries = 3                      // tries to read one committed result before the relay counts on others
)

// relay is the state of one Relay call.
type relay struct {
	*Asked
	emit     func(string) error
	sent     []byte
	current  core.Address // meaningful while following
	follow   bool
	brokenAt time.Time // when the followed stream died; zero while none did
	cause    error     // why
	state    core.TaskState
	tries    map[core.Address]int
	spoke    time.Time // last emit
}

func newRelay(a *Asked, emit func(string) error) *relay {
	return &relay{Asked: a, emit: emit, tries: map[core.Address]int{}, spoke: time.Now()}
}

func (r *relay) run(ctx context.Context) (*Answer, error) {
	wake, stop := r.service.watch.task(r.Ref)
	defer stop()
	tick := time.NewTicker(min(r.service.cfg.Poll, heartbeat/2))
	defer tick.Stop()
	look := looker{ctx: ctx, relay: r, seen: make(chan seen)}
	defer look.end()
	look.start()
	for {
		changed := r.channel.wait()
		if time.Since(look.at) > lookEvery && r.channel.strangers() {
			look.start()
		}
		done, err := r.step(ctx)
		if done != nil || err != nil {
			return done, err
		}
		select {
		case <-changed:
		case <-wake:
			look.start()
		case <-tick.C:
			look.start()
			if time.Since(r.spoke) >= heartbeat {
				if err := r.say(""); err != nil {
					return nil, err
				}
			}
		case s := <-look.seen:
			r.apply(ctx, s)
			look.ended()
		case <-ctx.Done():
			return nil, expired(ctx, r.Ref)
		}
	}
}

// looker asks the chain beside the relay, one question at a time, so that tokens flow while the chain is slow.
type looker struct {
	ctx   context.Context
	relay *relay
	seen  chan seen
	busy  bool
	more  bool // something happened since the running question was put
	at    time.Time
	stop  context.CancelFunc
}

// seen is what one look at the chain found.
type seen struct {
	state  core.TaskState
	err    error
	choice *Choice // a committed result that was read because there is no stream of it
}

func (l *looker) start() {
	if l.busy {
		l.more = true
		return
	}
	var ctx context.Context
	ctx, l.stop = context.WithCancel(l.ctx)
	l.busy, l.more, l.at = true, false, time.Now()
	follow, current := l.relay.follow, l.relay.current
	go func() { l.seen <- l.relay.look(ctx, follow, current) }()
}

// ended takes note that an answer was received.
func (l *looker) ended() {
	l.stop()
	l.busy = false
	if l.more {
		l.start()
	}
}

// end waits for the running question.
func (l *looker) end() {
	if l.busy {
		l.stop()
		<-l.seen
	}
}

// look reads the task from the chain, and one result that was committed without a stream while there is none to follow,
// or whose stream forgot to end.
func (r *relay) look(ctx context.Context, follow bool, current core.Address) seen {
	state, err := r.service.deps.Tasks.Task(ctx, r.Ref)
	if err != nil || state.Outcome != "" || (follow && state.Status < core.Committed) {
		return seen{state: state, err: err}
	}
	for _, m := range state.Miners {
		if follow && m.Miner != current {
			continue
		}
		if m.Data == "" || m.Dropped != "" || m.Opinion == core.Rejected || r.tries[m.Miner] >= fetchTries || r.channel.finished(m.Miner) {
			continue
		}
		choice := r.service.readResult(ctx, r.Ref, r.Record, m)
		return seen{state: state, choice: &choice}
	}
	return seen{state: state}
}

// apply takes what a look found: who is assigned, who was dropped, whether it ended, and a result.
func (r *relay) apply(ctx context.Context, s seen) {
	if s.err != nil { // tokens may flow all the same, and the deadline holds
		r.service.log.WarnContext(ctx, "read task", "task", r.Ref.String(), "error", s.err)
		return
	}
	r.state = s.state
	var miners []core.Address
	for _, m := range s.state.Miners {
		miners = append(miners, m.Miner)
	}
	r.channel.assign(r.Ref, miners)
	if s.choice == nil {
		return
	}
	r.tries[s.choice.Miner]++
	if s.choice.Err != nil {
		r.cause = s.choice.Err
		return
	}
	r.channel.inject(s.choice.Miner, r.Ref, s.choice.Result, []byte(s.choice.Text))
}

// finished tells whether a miner's stream has come to its signed end.
func (c *channel) finished(m core.Address) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.streams[m]
	return s != nil && s.result != nil
}

// step passes on what has come and decides whom to follow. It gives the answer at its end, or the error that ends it.
func (r *relay) step(ctx context.Context) (*Answer, error) {
	for {
		text, result, again, err := r.next()
		if err != nil {
			return nil, err
		}
		if len(text) > 0 {
			if len(r.sent) == 0 {
				r.service.metrics.since(r.service.metrics.firstToken, r.start)
				r.service.log.DebugContext(ctx, "first token", "task", r.Ref.String(), "miner", r.current.Hex(), "took", time.Since(r.start))
			}
			r.sent = append(r.sent, text...)
			if err := r.say(string(text)); err != nil {
				return nil, err
			}
		}
		if result != nil {
			usage, err := r.matches(ctx, result)
			if err != nil {
				r.drop(err)
				continue
			}
			return r.answer(result, usage)
		}
		if !again {
			return nil, nil
		}
	}
}

func (r *relay) say(text string) error {
	r.spoke = time.Now()
	if err := r.emit(text); err != nil {
		return core.Fail(core.ReasonCancelled, "task %s: the client takes no more: %w", r.Ref, err)
	}
	return nil
}

// next looks at the streams once: new text of the followed miner, its result when all text is out, or again when it chose
// another miner to follow.
func (r *relay) next() (text []byte, result *core.Result, again bool, err error) {
	c := r.channel
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.follow {
		s := c.streams[r.current]
		if fail := r.failed(r.current, s); fail != nil {
			r.lose(fail)
		} else if text = bytes.Clone(s.text[len(r.sent):]); len(text) > 0 || s.result != nil {
			return text, s.result, false, nil
		}
	}
	if best, ok := r.best(); ok && (!r.follow || r.stalled(best)) {
		if r.follow || !r.brokenAt.IsZero() {
			r.service.metrics.takeovers.Inc()
			r.service.log.Info("another miner continues the stream", "task", r.Ref.String(), "from", r.current.String(), "to", best.String(), "cause", r.cause)
		}
		r.current, r.follow, r.brokenAt = best, true, time.Time{}
		return nil, nil, true, nil
	}
	if r.follow {
		return nil, nil, false, nil
	}
	return nil, nil, false, r.hopeless()
}

// lose ends the following of the current miner; c.mu is held.
func (r *relay) lose(cause error) {
	r.follow, r.brokenAt, r.cause = false, time.Now(), cause
}

// drop gives up the current miner, whose result does not hold.
func (r *relay) drop(cause error) {
	r.channel.mu.Lock()
	defer r.channel.mu.Unlock()
	if s := r.channel.streams[r.current]; s != nil {
		s.err, s.result = cause, nil
	}
	r.lose(cause)
}

// failed tells why a miner's stream is of no use (any more), or nil; c.mu is held.
func (r *relay) failed(miner core.Address, s *stream) error {
	switch {
	case s == nil:
		return core.Fail(core.ReasonStreamBroken, "miner %s has no stream", miner)
	case s.err != nil:
		return s.err
	case !r.channel.assigned[miner]:
		return core.Fail(core.ReasonNotAuthorised, "task %s is not assigned to %s", r.Ref, miner)
	case !bytes.HasPrefix(s.text, r.sent):
		return core.Fail(core.ReasonStreamBroken, "the stream of %s began anew", miner)
	}
	for _, m := range r.state.Miners {
		switch {
		case m.Miner != miner:
		case m.Dropped != "":
			return core.Fail(m.Dropped, "miner %s was replaced", miner)
		case m.Opinion == core.Rejected:
			return core.Fail(core.ReasonNoValidResult, "the validators rejected the result of %s", miner)
		}
	}
	return nil
}

// best gives the miner to follow: the first that streamed whose text begins with what was passed on; c.mu is held.
func (r *relay) best() (core.Address, bool) {
	for _, m := range r.channel.order {
		s := r.channel.streams[m]
		if (r.follow && m == r.current) || r.failed(m, s) != nil {
			continue
		}
		if len(s.text) > len(r.sent) || s.result != nil {
			return m, true
		}
	}
	return core.Address{}, false
}

// stalled tells whether the followed stream has been silent for too long while other is ahead; c.mu is held.
func (r *relay) stalled(other core.Address) bool {
	silent := time.Since(r.channel.streams[r.current].last)
	return silent > r.service.cfg.Stall && len(r.channel.streams[other].text) > len(r.sent)
}

// hopeless gives the error that ends the relay when nobody can bring the rest of the answer, nil while somebody may;
// c.mu is held, nobody is followed.
func (r *relay) hopeless() error {
	ended := r.state.Status == core.Ended
	if ended && r.state.Outcome != "" {
		return core.Fail(r.state.Outcome, "task %s ended without a valid answer%s", r.Ref, why(r.cause))
	}
	if ended && r.exhausted() {
		return core.Fail(core.ReasonStreamBroken, "task %s has ended, and no result could be read here%s", r.Ref, why(r.cause))
	}
	if len(r.sent) == 0 {
		return nil // nothing was promised yet: any miner of any round will do, until the deadline
	}
	for m, s := range r.channel.streams {
		if s.err == nil && r.channel.assigned[m] && bytes.HasPrefix(r.sent, s.text) {
			return nil // behind, but on the same words
		}
	}
	if time.Since(r.brokenAt) < r.service.cfg.Takeover && r.pending() {
		return nil
	}
	return core.Fail(core.ReasonStreamBroken, "task %s goes on; read its answer at /api/v1/tasks/%s when it has ended%s", r.Ref, r.Ref, why(r.cause))
}

// exhausted tells whether every committed result was tried; c.mu is held.
func (r *relay) exhausted() bool {
	return !slices.ContainsFunc(r.state.Miners, func(m core.MinerState) bool {
		return m.Data != "" && m.Dropped == "" && m.Opinion != core.Rejected && r.tries[m.Miner] < fetchTries
	})
}

// pending tells whether a miner that still counts may yet bring the same answer: by a stream that has not begun, or by
// committing although its stream broke; c.mu is held.
func (r *relay) pending() bool {
	return slices.ContainsFunc(r.state.Current(), func(m core.MinerState) bool {
		s := r.channel.streams[m.Miner]
		if s != nil && s.err != nil {
			return core.ReasonOf(s.err) != core.ReasonContentMismatch && r.tries[m.Miner] == 0
		}
		return s == nil || len(s.text) == 0
	})
}

func why(cause error) string {
	if cause == nil {
		return ""
	}
	return fmt.Sprintf(" (%v)", cause)
}

// answer is what the relay found.
func (r *relay) answer(result *core.Result, usage core.Usage) (*Answer, error) {
	_, c, err := core.Encode(result)
	if err != nil {
		return nil, err
	}
	return &Answer{Ref: r.Ref, Record: r.Record, Task: r.Task, State: r.state,
		Choices: []Choice{{Miner: result.Author(), Cid: c, Result: result, Text: string(r.sent), Usage: usage}}}, nil
}
