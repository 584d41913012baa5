package router

import (
	"slices"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

const (
	maxStreams   = 64       // streams a task: assigned miners of all rounds, and strangers before they are known as such
	maxUnchecked = 64 << 10 // bytes buffered from a miner before the chain named it
	chunkSize    = 1 << 20  // bytes of the largest file that is a single raw block under unixfs-v1-2025
)

// hub hands miners' token streams to the requests that wait for them. Streams are found by the CID of the Task record,
// because tokens may arrive before the submitting transaction has told the router the task's id.
type hub struct {
	mu    sync.Mutex
	tasks map[cid.Cid]*channel
}

func newHub() *hub { return &hub{tasks: map[cid.Cid]*channel{}} }

// open makes the place where streams of a record meet its request. The request closes it.
func (h *hub) open(record cid.Cid, network core.Network, limit int64, private bool) *channel {
	c := &channel{
		record: record, network: network, limit: limit, private: private, streams: map[core.Address]*stream{},
		assigned: map[core.Address]bool{}, changed: make(chan struct{}),
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.tasks[record] = c
	return c
}

func (h *hub) find(record cid.Cid) *channel {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.tasks[record]
}

// close ends a record's streams: each sender's next call fails with reason cancelled.
func (h *hub) close(c *channel) {
	h.mu.Lock()
	delete(h.tasks, c.record)
	h.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	c.notify()
}

func (h *hub) size() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.tasks)
}

// channel holds what the miners of one task have sent so far.
type channel struct {
	record  cid.Cid
	network core.Network
	limit   int64
	private bool // answers are sealed

	mu       sync.Mutex
	streams  map[core.Address]*stream
	order    []core.Address // in order of their first token or result
	assigned map[core.Address]bool
	changed  chan struct{} // closed at the next change, then replaced
	closed   bool
}

// stream is what one miner has sent.
type stream struct {
	ref    core.TaskRef
	text   []byte
	result *core.Result // the signed end; its output is that of text
	err    error        // why the stream ended without one
	last   time.Time    // when anything came
}

// notify wakes everybody who waits for a change; c.mu is held.
func (c *channel) notify() {
	close(c.changed)
	c.changed = make(chan struct{})
}

// wait gives the channel that is closed at the next change.
func (c *channel) wait() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changed
}

// assign says which miners the chain has given the task to; what others sent is dropped.
func (c *channel) assign(ref core.TaskRef, miners []core.Address) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range miners {
		c.assigned[m] = true
	}
	for m, s := range c.streams {
		if s.ref != ref && s.err == nil {
			s.err = core.Fail(core.ReasonWrongParent, "stream of %s is for task %s, the record is task %s", m, s.ref, ref)
			c.notify()
		}
	}
}

// strangers tells whether a miner that the chain has not named has sent something.
func (c *channel) strangers() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.ContainsFunc(c.order, func(m core.Address) bool { return !c.assigned[m] })
}

// Inbound takes one miner's stream for one task. Its methods are safe to call from one goroutine at a time.
type Inbound struct {
	channel *channel
	miner   core.Address
	stream  *stream
}

// Accept opens the stream of miner from, as authenticated by its connection, for a task that was submitted under the
// record's CID. It fails with NotFound when no request waits for that record (any more), and Busy when the miner already
// streams: a miner goes on with its work without streaming then.
func (s *Service) Accept(from core.Address, ref core.TaskRef, record cid.Cid) (*Inbound, error) {
	c := s.hub.find(record)
	if c == nil {
		return nil, core.Errorf(core.NotFound, "no request waits for task %s (%s)", ref, record)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil, core.Errorf(core.NotFound, "no request waits for task %s (%s)", ref, record)
	}
	old := c.streams[from]
	if old != nil && old.err == nil {
		return nil, core.Errorf(core.Busy, "task %s already has a stream of %s", ref, from)
	}
	if old == nil && len(c.streams) >= maxStreams {
		return nil, core.Errorf(core.Busy, "task %s already has %d streams", ref, maxStreams)
	}
	in := &Inbound{channel: c, miner: from, stream: &stream{ref: ref, last: time.Now()}}
	c.streams[from] = in.stream
	return in, nil
}

// Token appends a piece of the answer. An error means that nobody wants more.
func (in *Inbound) Token(text string) error {
	c := in.channel
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := in.usable(); err != nil {
		return err
	}
	limit := c.limit
	if !c.assigned[in.miner] {
		limit = min(limit, maxUnchecked)
	}
	if int64(len(in.stream.text)+len(text)) > limit {
		in.stream.err = core.Errorf(core.TooLarge, "stream of %s: more than %d bytes", in.miner, limit)
		c.notify()
		return in.stream.err
	}
	in.stream.text = append(in.stream.text, text...)
	in.touch()
	return nil
}

// Done ends the stream with the signed Result. It fails, and so does the stream, when the result is not this miner's, not
// this task's, or not of the text that was streamed.
func (in *Inbound) Done(result *core.Result) error {
	c := in.channel
	err := in.verify(result)
	c.mu.Lock()
	defer c.mu.Unlock()
	if gone := in.usable(); gone != nil {
		return gone
	}
	// A single-block file's CID is that of its bytes; a larger or sealed one is compared by the relay, which can read it.
	if err == nil && core.IsEnvelope(result.Output) != c.private {
		err = core.Fail(core.ReasonBadRecord, "output %s of miner %s: the answer to a private task is an envelope, to any other a file", result.Output, in.miner)
	}
	if err == nil && !c.private && len(in.stream.text) <= chunkSize && !result.Output.Equals(core.CIDOf(cid.Raw, in.stream.text)) {
		err = core.Fail(core.ReasonContentMismatch, "miner %s streamed another text than its result %s has", in.miner, result.Output)
	}
	if err != nil {
		in.stream.err = err
		c.notify()
		return err
	}
	in.stream.result = result
	in.touch()
	return nil
}

func (in *Inbound) verify(result *core.Result) error {
	if result == nil {
		return core.Fail(core.ReasonBadRecord, "stream of %s ended without a result", in.miner)
	}
	if result.Author() != in.miner || !result.Task.Equals(in.channel.record) || result.Ref() != in.stream.ref {
		return core.Fail(core.ReasonWrongParent, "stream of %s for %s ended with the result of %s for %s", in.miner, in.stream.ref, result.Author(), result.Ref())
	}
	return core.Verify(in.channel.network, result)
}

// Fail ends the stream with the miner's own reason.
func (in *Inbound) Fail(reason core.Reason, message string) {
	in.end(core.Fail(reason, "miner %s: %s", in.miner, message))
}

// Close ends the stream. Without Done or Fail before it the miner counts as gone.
func (in *Inbound) Close() {
	in.end(core.Fail(core.ReasonStreamBroken, "miner %s went away", in.miner))
}

func (in *Inbound) end(err error) {
	c := in.channel
	c.mu.Lock()
	defer c.mu.Unlock()
	if in.stream.result == nil && in.stream.err == nil {
		in.stream.err = err
		c.notify()
	}
}

// usable tells whether the stream still takes frames; c.mu is held.
func (in *Inbound) usable() error {
	switch {
	case in.channel.closed:
		return core.Fail(core.ReasonCancelled, "task %s: the client no longer waits", in.stream.ref)
	case in.stream.err != nil:
		return in.stream.err
	case in.stream.result != nil:
		return core.Errorf(core.Invalid, "task %s: a frame after the end of the stream of %s", in.stream.ref, in.miner)
	}
	return nil
}

// touch notes that something came; c.mu is held.
func (in *Inbound) touch() {
	in.stream.last = time.Now()
	if !slices.Contains(in.channel.order, in.miner) {
		in.channel.order = append(in.channel.order, in.miner)
	}
	in.channel.notify()
}

// inject puts in a result that was read by its CID instead of streamed.
func (c *channel) inject(miner core.Address, ref core.TaskRef, result *core.Result, text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	in := &Inbound{channel: c, miner: miner, stream: &stream{ref: ref, text: text, result: result}}
	c.streams[miner] = in.stream
	in.touch()
}
