package ipfs

import (
	"context"
	"errors"
	"sync"
	"time"
)

// Sizes and counts of a file that is fetched in parts, in bytes.
const (
	headSize   = 16 << 20 // the first part: a file that is not longer comes in one stream
	minSegment = 4 << 20
	maxSegment = 16 << 20
	maxLanes   = 8  // streams to one provider at once
	maxSharing = 16 // providers that share a file
)

// segment is a part that one worker fetches, or two when the first is slow: a range of a file, or all under a node.
type segment struct {
	job     *job // of the file or the node
	scope   Scope
	size    int64 // bytes, as the DAG's writer says; 0: not known
	ctx     context.Context
	cancel  context.CancelFunc // ends all who work on it, once one has done it
	workers map[string]int     // by provider
	started time.Time
	last    time.Time // of the last block
	got     int64     // bytes since started
}

// split fetches a file's range in parts from several providers at once. Each lane takes the first part that nobody works on;
// when none is left, a part on which another provider is slow. A part that failed goes back with what has come of it kept.
type split struct {
	job   *job
	ctx   context.Context
	lanes sync.WaitGroup

	mu      sync.Mutex
	todo    []*segment // in order
	live    map[*segment]bool
	changed chan struct{}      // closed at each change, and replaced
	rates   map[string]float64 // of a lane, bytes a second, by provider
	fatal   error
	joined  map[string]bool
}

func newSplit(ctx context.Context, j *job, from, to int64, providers int) *split {
	return newSplitOf(ctx, j, ranges(j, from, to, segmentSize(to-from, providers)))
}

// newSplitOf is newSplit of parts that are made already.
func newSplitOf(ctx context.Context, j *job, todo []*segment) *split {
	return &split{
		job: j, ctx: ctx, live: map[*segment]bool{}, changed: make(chan struct{}),
		rates: map[string]float64{}, joined: map[string]bool{}, todo: todo,
	}
}

func newSegment(j *job, scope Scope, size int64) *segment {
	return &segment{job: j, scope: scope, size: size, workers: map[string]int{}}
}

// segmentSize is how large the parts of so many bytes are for a number of providers.
func segmentSize(length int64, providers int) int64 {
	size := min(max(length/int64(16*max(1, providers)), minSegment), maxSegment)
	return (size + 1<<20 - 1) &^ (1<<20 - 1)
}

// ranges cuts [from, to) of a job's file into parts.
func ranges(j *job, from, to, size int64) (out []*segment) {
	for at := from; at < to; at += size {
		end := min(at+size, to)
		out = append(out, newSegment(j, Scope{Extent: ExtentEntity, From: at, To: end}, end-at))
	}
	return out
}

// join lets a provider take part with some lanes. It may be called until wait.
func (s *split) join(p provider, lanes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.joined[p.name()] || len(s.joined) >= maxSharing {
		return
	}
	s.joined[p.name()] = true
	for i := range min(max(1, lanes), maxLanes) {
		s.lanes.Go(func() { s.work(p, i == 0) })
	}
}

// wait returns when nobody works any more; an error is one that no provider can help. What is not done shows in the store.
func (s *split) wait() error {
	s.lanes.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fatal
}

// hedgeTick is how often an idle lane looks for somebody slow.
const hedgeTick = 25 * time.Millisecond

// maxFailures is after how many requests in a row that brought nothing a lane gives up.
const maxFailures = 2

// work is one lane. The first lane of a provider waits for memory, so that every fetch goes on; others only use what is free.
func (s *split) work(p provider, first bool) {
	for failures := 0; s.ctx.Err() == nil; {
		seg, changed, done := s.take(p)
		if done {
			return
		}
		if seg == nil {
			select {
			case <-changed:
			case <-time.After(hedgeTick):
			case <-s.ctx.Done():
			}
			continue
		}
		came := false
		release, err := s.job.n.budget.admit(seg.ctx, cost(seg.scope), first)
		if err == nil {
			err = seg.job.pull(seg.ctx, p, seg.scope, func(n int) {
				if n > 0 { // by the goroutine of this call; 0 comes from the one that reads
					came = true
				}
				s.note(seg, n)
			})
			release()
		}
		if failures++; came || err == nil {
			failures = 0
		}
		if !s.settle(seg, p, err, failures) {
			return
		}
	}
}

// take gives the next segment for a provider, or nil and a channel to wait on; done when there is nothing left for it.
func (s *split) take(p provider) (seg *segment, changed <-chan struct{}, done bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fatal != nil || s.job.isRetired(p) {
		return nil, nil, true
	}
	now := time.Now()
	if len(s.todo) > 0 {
		seg, s.todo = s.todo[0], s.todo[1:]
		seg.ctx, seg.cancel = context.WithCancel(s.ctx)
		seg.started, seg.last, seg.got = now, now, 0
		s.live[seg] = true
	} else if len(s.live) == 0 {
		return nil, nil, true
	} else if seg = s.slow(p, now); seg == nil {
		return nil, s.changed, false
	}
	seg.workers[p.name()]++
	return seg, nil, false
}

// slow finds a segment on which another provider stands still, or that this one would end far sooner.
func (s *split) slow(p provider, now time.Time) *segment {
	hedge := s.job.n.cfg.HedgeDelay
	for seg := range s.live {
		if len(seg.workers) != 1 || seg.workers[p.name()] > 0 {
			continue
		}
		if now.Sub(seg.last) > hedge {
			return seg
		}
		left := float64(seg.size - seg.got)
		theirs := float64(seg.got) / now.Sub(seg.started).Seconds()
		ours := s.rates[p.name()]
		if ours > 0 && left > 0 && now.Sub(seg.started) > hedge && left/max(theirs, 1) > 2*left/ours+hedge.Seconds() {
			return seg
		}
	}
	return nil
}

// note counts the bytes of a block of a segment, and that bytes come.
func (s *split) note(seg *segment, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	seg.last = time.Now()
	seg.got += int64(n)
}

// settle ends a lane's work on a segment and says whether the lane goes on.
func (s *split) settle(seg *segment, p provider, err error, failures int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := p.name()
	if seg.workers[name]--; seg.workers[name] == 0 {
		delete(seg.workers, name)
	}
	defer func() {
		close(s.changed)
		s.changed = make(chan struct{})
	}()
	if !s.live[seg] {
		return true // the other worker was first
	}
	if err == nil {
		seg.cancel()
		delete(s.live, seg)
		if took := time.Since(seg.started).Seconds(); seg.got > 0 && took > 0 {
			s.rates[name] = float64(seg.got) / took
		}
		return true
	}
	if len(seg.workers) == 0 {
		seg.cancel()
		delete(s.live, seg)
		s.todo = append([]*segment{seg}, s.todo...)
	}
	switch {
	case s.ctx.Err() != nil || errors.Is(err, errNoRoom):
		return false
	case errors.Is(err, errLimit):
		s.fatal = err
		return false
	}
	if mismatch(err) || failures >= maxFailures {
		s.job.fail(p, err)
		return false
	}
	return true
}
