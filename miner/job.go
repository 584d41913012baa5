package miner

import (
	"context"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/jobs"
	"github.com/cortensor-open/cortensor/protocol"
)

// entry is what the journal keeps of a task: the one result that this miner gives.
type entry struct {
	Task   string            `json:"task"`            // the chain's taskData, so that a journal of another chain is not believed
	Result string            `json:"result"`          // ipfs://<CID of the Result>, what commit reveals
	Hash   core.Hash         `json:"hash"`            // what precommit binds to
	Roots  map[string]string `json:"roots,omitempty"` // CID to what it is: all that this miner put for the task
}

// job is the work on one task.
type job struct {
	*Miner
	ref       core.TaskRef
	answer    *answer // nil until computing began
	computing bool    // the last step found the answer being computed
	ended     bool    // it saw that computing has ended
	unacked   bool    // the acknowledgement waits
	placed    bool    // the result's replicas were seen to
}

// answer is one running or finished computation.
type answer struct {
	cancel context.CancelFunc
	began  time.Time
	done   chan struct{} // closed when err is set
	err    error         // nil: the result is stored and in the journal
}

// work goes through a task step by step until the chain needs nothing more of this miner.
func (m *Miner) work(ctx context.Context, ref core.TaskRef, wake <-chan struct{}) {
	if m.gaveUp(ref) { // since whoever poked looked
		return
	}
	j := &job{Miner: m, ref: ref}
	defer j.stop()
	pauses := func() func() time.Duration { return jobs.Retry(100*time.Millisecond, 5*time.Second) }
	retry := pauses()
	for {
		state, err := m.Tasks.Task(ctx, ref)
		more := true
		if err == nil {
			more, err = j.step(ctx, state)
		}
		if ctx.Err() != nil {
			return
		}
		if !more {
			m.dropGrant(ref)
			return
		}
		wait := m.cfg.Poll
		if err != nil {
			wait = retry()
			m.log.Warn("task step failed, again after a pause", "task", ref.String(), "status", state.Status.String(), "pause", wait, "error", err)
		} else {
			retry = pauses()
		}
		if !j.await(ctx, wait, wake) {
			return
		}
	}
}

// await waits for the answer, a wake-up or the pause's end; false when ctx ended.
func (j *job) await(ctx context.Context, pause time.Duration, wake <-chan struct{}) bool {
	var first, finished <-chan struct{}
	if j.computing { // when step looked: it may have ended since
		finished = j.answer.done
		if j.unacked {
			d := j.ackPause()
			if d == 0 {
				return ctx.Err() == nil
			}
			first, pause = j.prompts.wait(), min(pause, d)
		}
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-first:
	case <-finished:
	case <-wake:
	case <-timer.C:
	}
	return true
}

// ackPause is how long the acknowledgement still waits: until no task of this miner waits for its first token, so that a burst of
// transactions does not take the processor from the prompts, and AckDelay at most. It is 0 when nothing is being computed.
func (j *job) ackPause() time.Duration {
	if !j.running() || j.prompts.wait() == nil {
		return 0
	}
	return max(0, j.cfg.AckDelay-time.Since(j.answer.began))
}

func (j *job) running() bool {
	if j.answer == nil {
		return false
	}
	select {
	case <-j.answer.done:
		return false
	default:
		return true
	}
}

// stop ends a computation that nobody wants any more, and waits for it.
func (j *job) stop() {
	if j.answer != nil {
		j.answer.cancel()
		<-j.answer.done
	}
}

// step does what the task's state asks of this miner now. It tells whether more is to come.
func (j *job) step(ctx context.Context, state core.TaskState) (more bool, err error) {
	mine, ok := j.find(state)
	j.computing, j.unacked = false, false
	switch {
	case !ok:
		if j.running() {
			j.log.Info("task taken away while computing", "task", j.ref.String(), "status", state.Status.String())
		}
		return false, nil
	case mine.Data != "" || state.Status >= core.Committed:
		return false, nil
	case state.Status == core.Precommitted:
		return j.commit(ctx, state, mine)
	case mine.Precommit != core.Hash{}:
		return true, nil // the other miners are not there yet
	}
	found, err := j.begin(ctx, state)
	if err != nil {
		return true, err
	}
	running := j.running()
	j.computing, j.ended = found == nil && (running || !j.ended), !running
	if found == nil && j.failure() {
		return false, nil // not acknowledged if it was not yet: the miner is replaced the sooner
	}
	if !mine.Acked {
		if j.unacked = found == nil && j.ackPause() > 0; j.unacked {
			return true, nil
		}
		if err := j.Queue.Ack(ctx, j.ref); err != nil {
			return true, core.Errorf(core.KindOf(err), "ack: %w", err)
		}
	}
	if found == nil {
		return true, nil
	}
	if err := j.Queue.Precommit(ctx, j.ref, found.Hash); err != nil {
		return true, core.Errorf(core.KindOf(err), "precommit: %w", err)
	}
	return true, nil
}

// begin gives the task's result if there is one, and else starts computing it, once.
func (j *job) begin(ctx context.Context, state core.TaskState) (*entry, error) {
	e, found, err := j.recall(state)
	if err != nil || found {
		return e, err
	}
	if j.answer == nil {
		a := &answer{began: time.Now(), done: make(chan struct{})}
		ctx, a.cancel = context.WithCancel(ctx)
		j.answer = a
		first := j.prompts.begin()
		go func() { // stop waits for it
			defer close(a.done)
			defer a.cancel()
			defer first() // also without a token
			a.err = j.produce(ctx, state, first)
		}()
	}
	return nil, nil
}

// recall reads the journal.
func (j *job) recall(state core.TaskState) (*entry, bool, error) {
	e, found, err := j.journal.Get(j.ref)
	if err != nil || !found || e.Task != state.Data {
		return nil, false, err
	}
	return &e, true, nil
}

// failure gives the task up when its computation failed, and tells whether it did.
func (j *job) failure() bool {
	if j.running() || j.answer.err == nil {
		return false
	}
	j.surrender(j.answer.err)
	return true
}

// surrender leaves the task to the miner that replaces this one at the deadline.
func (j *job) surrender(err error) {
	j.giveUp(j.ref)
	j.metrics.tasks.WithLabelValues(outcome(err)).Inc()
	j.log.Error("task failed here; the chain replaces this miner at the deadline", "task", j.ref.String(), "error", err)
}

// commit reveals the result that was precommitted.
func (j *job) commit(ctx context.Context, state core.TaskState, mine core.MinerState) (more bool, err error) {
	e, found, err := j.recall(state)
	if err != nil {
		return true, err
	}
	if !found || e.Hash != mine.Precommit {
		j.surrender(core.Errorf(core.Corrupt, "the chain holds precommit %s of this miner, and its journal another or none; was the directory %s lost or shared?",
			mine.Precommit, j.cfg.Dir))
		return false, nil
	}
	j.place(ctx, e)
	if err := j.Queue.Commit(ctx, j.ref, e.Result); err != nil {
		return true, core.Errorf(core.KindOf(err), "commit: %w", err)
	}
	j.metrics.tasks.WithLabelValues("committed").Inc()
	j.log.Info("committed", "task", j.ref.String(), "result", e.Result)
	return false, nil
}

// hash is what the miner precommits to.
func (m *Miner) hash(ref core.TaskRef, data string) core.Hash {
	return protocol.PrecommitHash(m.cfg.Network.Chain, m.cfg.Queue, ref, m.me, data)
}
