package mirror

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/ipfs/go-cid"
)

// Run copies until ctx ends; it returns nil then. What fails is logged, counted, noted in the journal and tried again.
func (m *Mirror) Run(ctx context.Context) error {
	var workers sync.WaitGroup
	work := make(chan job)
	for range m.cfg.Workers {
		workers.Go(func() {
			for j := range work {
				m.work(ctx, j)
			}
		})
	}
	m.feed(ctx, work)
	close(work)
	workers.Wait()
	return nil
}

// feed gives out what is due, and compares everything every now and then.
func (m *Mirror) feed(ctx context.Context, work chan<- job) {
	check := time.NewTimer(0)
	defer check.Stop()
	for {
		j, pause, ok := m.due()
		if ok {
			select {
			case work <- j:
				continue
			case <-ctx.Done():
				return
			}
		}
		wait := time.NewTimer(pause)
		select {
		case <-ctx.Done():
		case <-m.wake:
		case <-wait.C:
		case <-check.C:
			if err := m.Reconcile(ctx); err != nil && ctx.Err() == nil {
				m.cfg.Logger.Warn("copies in the backend were not compared with the store; they are later", "error", err)
			}
			check.Reset(m.cfg.Check)
		}
		wait.Stop()
		if ctx.Err() != nil {
			return
		}
	}
}

// due takes a job off the list, or says how long the next one has to wait.
func (m *Mirror) due() (j job, pause time.Duration, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.cfg.Now()
	if left := m.blocked.Sub(now); left > 0 {
		return job{}, left, false
	}
	pause = m.cfg.Check
	for root, j := range m.queue {
		if m.busy[root] {
			continue // it is looked at again when that copy ends
		}
		if left := j.due.Sub(now); left > 0 {
			pause = min(pause, left)
			continue
		}
		delete(m.queue, root)
		m.busy[root] = true
		return j, 0, true
	}
	return job{}, pause, false
}

// work copies one root and puts it back on the list where that failed.
func (m *Mirror) work(ctx context.Context, j job) {
	err := m.Copy(ctx, j.hold)
	m.mu.Lock()
	delete(m.busy, j.hold.Root)
	switch {
	case ctx.Err() != nil:
	case err == nil:
		m.streak, m.blocked = 0, time.Time{}
	case out(err):
		m.streak++
		m.blocked = m.cfg.Now().Add(m.pause(m.streak))
		m.enqueue(j)
	default:
		j.tries++
		j.due = m.cfg.Now().Add(m.pause(j.tries))
		m.enqueue(j)
	}
	m.mu.Unlock()
	m.nudge()
}

// pause is how long to wait after so many failures in a row.
func (m *Mirror) pause(failures int) time.Duration {
	if failures > 30 { // the shift would overflow
		return m.cfg.MaxPause
	}
	return min(m.cfg.MaxPause, m.cfg.Pause<<(failures-1))
}

// out says whether an error is about the second place as a whole: another root would meet it too.
func out(err error) bool {
	if core.ReasonOf(err) == core.ReasonContentMissing {
		return false
	}
	switch core.KindOf(err) {
	case core.Busy, core.Unavailable, core.Timeout:
		return true
	}
	return false
}

// Copy copies what a hold keeps and pins it in the second place; both are durable there when it returns nil. The outcome
// is noted in the journal.
func (m *Mirror) Copy(ctx context.Context, h ipfs.Hold) error {
	s, _ := m.State(h.Root)
	if s.covers(h) {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, m.cfg.Timeout)
	defer cancel()
	target := Target(h)
	err := m.copy(within, h, target)
	if ctx.Err() != nil {
		return ctx.Err() // nobody's fault
	}
	s.Root, s.Entity, s.Pin = h.Root, h.Entity, target.String()
	if err != nil {
		s.Tries, s.Reason, s.Error = s.Tries+1, coded(err), err.Error()
		m.cfg.Logger.Warn("root not copied to the backend; it is tried again", "root", h.Root, "name", h.Name, "tries", s.Tries, "reason", s.Reason, "error", err)
		m.metrics.copies.WithLabelValues(s.Reason).Inc()
		return errors.Join(err, m.save(s))
	}
	s.Copied, s.Tries, s.Reason, s.Error = m.cfg.Now().UTC(), 0, "", ""
	m.metrics.copies.WithLabelValues("ok").Inc()
	return m.save(s)
}

func (m *Mirror) copy(ctx context.Context, h ipfs.Hold, target cid.Cid) error {
	stream, err := m.open(ctx, h.Root, target)
	if err != nil {
		return err
	}
	from := &source{r: stream}
	err = m.cfg.Backend.PutCAR(ctx, target, from)
	m.metrics.bytes.Add(float64(from.end()))
	if err != nil {
		return err
	}
	return m.cfg.Backend.Pin(ctx, target, m.pinName(h.Name))
}

// open gives the CAR of a target.
func (m *Mirror) open(ctx context.Context, root, target cid.Cid) (io.ReadCloser, error) {
	if target.Equals(root) {
		return m.cfg.Store.PublicCAR(ctx, root, ipfs.ScopeAll)
	}
	if !m.cfg.Store.Visible(root, "") {
		return nil, core.Errorf(core.Denied, "%s is private and is not copied", root)
	}
	data, err := m.cfg.Store.ReadBlock(ctx, root)
	if core.KindOf(err) == core.NotFound {
		return nil, core.Fail(core.ReasonContentMissing, "%w", err)
	}
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := car.NewWriter(&out, target)
	if err == nil {
		err = errors.Join(w.Put(target, data), w.Flush())
	}
	return io.NopCloser(&out), err
}

// pinName marks a pin as this store's. Some services take 255 bytes.
func (m *Mirror) pinName(name string) string {
	name = m.cfg.Label + "/" + strings.ToValidUTF8(name, "?")
	return strings.ToValidUTF8(name[:min(len(name), 255)], "")
}

// coded gives the reason of an error, or else its kind.
func coded(err error) string {
	if reason := core.ReasonOf(err); reason != "" {
		return string(reason)
	}
	return string(core.KindOf(err))
}

// source is a stream that may be ended while it is read: a client over HTTP may still read it when the service has answered.
type source struct {
	mu    sync.Mutex
	r     io.ReadCloser
	n     int64
	ended bool
}

// Read reads on, until end.
func (s *source) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return 0, io.ErrClosedPipe
	}
	n, err := s.r.Read(p)
	s.n += int64(n)
	return n, err
}

// end closes the stream and says how many bytes were read of it.
func (s *source) end() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	_ = s.r.Close() // it was only read
	return s.n
}
