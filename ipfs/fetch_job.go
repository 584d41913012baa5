package ipfs

import (
	"bufio"
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/ipfs/go-cid"
)

// Memory in bytes that a stream is counted with: what the multiplexer may hold of it and the blocks being hashed.
const (
	recordCost = dag.MaxBlock
	streamCost = streamWindow
)

// hashAhead is how many blocks of one stream may be read and not yet taken in.
const hashAhead = 4

// job is one Fetch.
type job struct {
	n    *Node
	into *Local  // a view of the node's store, whose options what comes is stored with
	req  request // its scope is that of the whole fetch

	came func() // tells of each block that was stored; may be nil

	walked atomic.Int64 // leading blocks of the whole walk that have come, see request.skip

	named []provider // by the caller
	found *findings  // beside them
	*account
}

// account is what the parts of a fetch share.
type account struct {
	mu       sync.Mutex
	counted  map[cid.Cid]struct{} // taken in, from all providers
	bytes    int64                // of them
	attempts []Attempt
	retired  map[string]bool // providers that are not to be asked again
}

// fail notes a failed attempt. Who sent wrong bytes or cannot be reached is not asked again.
func (j *job) fail(p provider, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.attempts = append(j.attempts, Attempt{p.name(), p.source(), err})
	j.retired[p.name()] = true
}

func (j *job) isRetired(p provider) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.retired[p.name()]
}

// errCut marks a stream that ended before the CAR did: the same provider may go on where it stopped.
var errCut = errors.New("stream cut off")

// errStalled marks a stream that was given up because nothing came.
var errStalled = errors.New("stalled")

// pull asks one provider for what is missing of a scope, on one stream, and again where that is cut as long as blocks come.
// progress is called with the bytes of each block that is new, and with 0 while bytes keep coming. The caller has admitted the
// stream to the budget.
func (j *job) pull(ctx context.Context, p provider, scope Scope, progress func(n int)) error {
	for {
		var fresh atomic.Bool // set by the goroutine that reads and by the one that keeps
		err := j.pullOnce(ctx, p, scope, func(n int) {
			if n > 0 {
				fresh.Store(true)
			}
			progress(n)
		})
		if !fresh.Load() || !errors.Is(err, errCut) || errors.Is(err, errStalled) || ctx.Err() != nil {
			return err
		}
	}
}

func (j *job) pullOnce(ctx context.Context, p provider, scope Scope, progress func(n int)) error {
	req := j.req
	req.scope = scope
	v, err := newVerifier(req.root, scope, req.limits, j.n.held)
	if err != nil || v.Done() {
		return err
	}
	if from := v.Resume(); scope.Ranged() && from > scope.From { // a part has come: ask for the rest
		req.scope.From = from
		if v, err = newVerifier(req.root, req.scope, req.limits, j.n.held); err != nil {
			return err
		}
	}
	if scope == j.req.scope && !scope.Ranged() && p.skips() {
		req.skip = j.walked.Load()
	}
	err = j.stream(ctx, p, req, v, progress)
	if req.skip > 0 && errors.Is(err, walk.ErrIncomplete) && ctx.Err() == nil {
		// The walk of whoever sent the first part was another one, or a lie.
		j.walked.Store(0)
		req.skip = 0
		if v, err = newVerifier(req.root, req.scope, req.limits, j.n.held); err == nil {
			err = j.stream(ctx, p, req, v, progress)
		}
	}
	return err
}

func cost(s Scope) int64 {
	switch {
	case s.Extent == ExtentBlock:
		return recordCost
	case s.Ranged() && s.To != 0:
		return recordCost + min(s.To-s.From, streamCost)
	}
	return recordCost + streamCost
}

// stream runs one request and answer under the stall timeout.
func (j *job) stream(ctx context.Context, p provider, req request, v *verifier, progress func(int)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	limit := j.n.cfg.StallTimeout
	stall := time.AfterFunc(limit, func() { cancel(core.Errorf(core.Timeout, "%w: nothing came for %s", errStalled, limit)) })
	defer stall.Stop()
	err := j.converse(ctx, p, req, v, func(n int) {
		stall.Reset(limit)
		progress(n)
	})
	if cause := context.Cause(ctx); err != nil && cause != nil {
		return errors.Join(err, cause)
	}
	return err
}

func (j *job) converse(ctx context.Context, p provider, req request, v *verifier, progress func(n int)) error {
	r, err := p.open(ctx, req)
	if err != nil {
		return err
	}
	defer r.Close()
	keep := j.keep(p.source())
	sections := int64(0)
	return receive(&ticking{ReadCloser: r, tick: progress}, bufferFor(req.scope), v, func(c cid.Cid, data []byte, fresh bool) error {
		if sections++; req.scope == j.req.scope && !req.scope.Ranged() {
			raise(&j.walked, req.skip+sections)
		}
		if !fresh {
			return nil
		}
		if err := j.count(c, len(data)); err != nil {
			return err
		}
		if err := keep(c, data); err != nil {
			return err
		}
		if j.came != nil {
			j.came()
		}
		progress(len(data))
		return j.n.inRate.wait(ctx, len(data), progress)
	})
}

// tickBytes are so many that a stream which brings fewer in a stall timeout, 1.6 KiB a second, counts as standing still.
const tickBytes = 16 << 10

// ticking tells of bytes that come before their block is whole.
type ticking struct {
	io.ReadCloser
	tick func(int)
	n    int
}

// Read reads on.
func (t *ticking) Read(p []byte) (int, error) {
	n, err := t.ReadCloser.Read(p)
	if t.n += n; t.n >= tickBytes {
		t.n = 0
		t.tick(0)
	}
	return n, err
}

// raise sets a to at least v.
func raise(a *atomic.Int64, v int64) {
	for {
		old := a.Load()
		if v <= old || a.CompareAndSwap(old, v) {
			return
		}
	}
}

// count holds the limits over all streams of a fetch. A block that two providers sent counts once.
func (j *job) count(c cid.Cid, n int) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, again := j.counted[c]; again {
		return nil
	}
	j.counted[c] = struct{}{}
	if j.bytes += int64(n); j.bytes > j.req.limits.Bytes {
		return core.Errorf(core.TooLarge, "%w: more than %d bytes", errLimit, j.req.limits.Bytes)
	}
	if int64(len(j.counted)) > j.req.limits.Blocks {
		return core.Errorf(core.TooLarge, "%w: more than %d blocks", errLimit, j.req.limits.Blocks)
	}
	return nil
}

// section is a block on its way from the reader to the verifier.
type section struct {
	id      cid.Cid
	room    []byte // holds the data; nil where it is not to be used again
	data    []byte
	err     error // of the stream, or of the check
	end     bool  // err is of the stream
	checked chan struct{}
}

// receive reads a CAR to its end, or until the verifier wants no more. Blocks are hashed beside the reading and taken in
// their order; take gets each one that is not foreign. buffer is how many bytes are read at once at least. The caller closes r,
// and reading ends soon after it has.
func receive(r io.ReadCloser, buffer int, v *verifier, take func(c cid.Cid, data []byte, fresh bool) error) (err error) {
	cr, err := car.NewReader(bufio.NewReaderSize(r, buffer))
	if err != nil {
		return streamError(err)
	}
	order := make(chan *section, hashAhead)
	stop := make(chan struct{})
	var reading sync.WaitGroup
	reading.Go(func() { readSections(cr, order, stop) })
	defer func() {
		close(stop)
		_ = r.Close() // ends the reading; the stream may have been reset already
		for s := range order {
			<-s.checked
		}
		reading.Wait()
	}()
	for !v.Done() {
		s := <-order
		if <-s.checked; s.end {
			if errors.Is(s.err, io.EOF) {
				break
			}
			return streamError(s.err)
		}
		fresh, err := v.Take(s.id, s.data, s.err)
		if err != nil {
			return err
		}
		if err := take(s.id, s.data, fresh); err != nil {
			return err
		}
		giveRoom(s.room)
	}
	return v.complete()
}

// receiveInOrder is receive without anything beside it, for a reader that cannot be made to stop.
func receiveInOrder(r io.Reader, v *verifier, take func(c cid.Cid, data []byte, fresh bool) error) error {
	cr, err := car.NewReader(r)
	if err != nil {
		return streamError(err)
	}
	for !v.Done() {
		c, data, err := cr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return streamError(err)
		}
		fresh, err := v.Accept(c, data)
		if err == nil {
			err = take(c, data, fresh)
		}
		if err != nil {
			return err
		}
	}
	return v.complete()
}

// readSections reads ahead until the stream ends or stop is closed. It closes order after the section that ends it.
func readSections(cr *car.Reader, order chan<- *section, stop <-chan struct{}) {
	var hashing sync.WaitGroup
	defer hashing.Wait()
	defer close(order)
	var room []byte
	cr.Alloc = func(n int) []byte { // who admitted the stream counted its largest block
		room = takeRoom(n)
		return room
	}
	for {
		s := &section{checked: make(chan struct{})}
		s.id, s.data, s.err = cr.Next()
		if s.err == nil && recyclable(s.id) {
			s.room = room
		}
		if s.err != nil {
			s.end = true
			close(s.checked)
		} else {
			hashing.Go(func() {
				s.err = dag.Check(s.id, s.data)
				close(s.checked)
			})
		}
		select {
		case order <- s:
		case <-stop:
			<-s.checked
			return
		}
		if s.end {
			return
		}
	}
}
