package oracle

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/jobs"
)

// verdictRecord names a verdict among the records.
const verdictRecord = "verdict"

// settle is how long an event that the chain's state does not bear out is believed.
const settle = 10 * time.Minute

// archive brings an ended task's verdicts into the log, trying until all are there, and copies the records that they speak
// of, as far as those can be had.
func (o *Oracle) archive(ctx context.Context, ref core.TaskRef, wake <-chan struct{}) {
	retry := jobs.Retry(time.Second, 5*time.Minute)
	for tries := 1; ; tries++ {
		done, err := o.archiveOnce(ctx, ref, tries)
		if ctx.Err() != nil {
			return
		}
		if done {
			return
		}
		pause := retry()
		o.log.Warn("task is not archived yet, again after a pause", "task", ref.String(), "pause", pause, "error", err)
		if jobs.Sleep(ctx, pause, wake) != nil {
			return
		}
	}
}

// archiveOnce makes one try. It tells whether the task needs no more of them.
func (o *Oracle) archiveOnce(ctx context.Context, ref core.TaskRef, tries int) (done bool, err error) {
	select {
	case o.copies <- struct{}{}:
		defer func() { <-o.copies }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	state, err := o.Tasks.Task(ctx, ref)
	if err != nil && core.KindOf(err) != core.NotFound {
		return false, err
	}
	if err != nil || state.Status != core.Ended {
		return o.notEnded(ref)
	}
	var errs []error
	for _, v := range state.Verdicts {
		if err := o.archiveVerdict(ctx, state, v); err != nil {
			errs = append(errs, fmt.Errorf("verdict %.80s of %s: %w", v.Link, v.Validator, err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return false, err
	}
	if err := o.copyTask(ctx, state); err != nil {
		if tries <= o.cfg.Copies {
			return false, err
		}
		o.log.Warn("records of the task are left where they are", "task", ref.String(), "tries", tries, "error", err)
	}
	return true, o.close(ref)
}

// notEnded gives up a task that the chain does not hold to have ended: a reorg took the end back, and when it ends again an
// event says so. An endpoint that lags behind the one that sent the event is given time to catch up.
func (o *Oracle) notEnded(ref core.TaskRef) (done bool, err error) {
	p, found, err := o.pending.Get(ref)
	if err == nil && found && time.Since(p.Ended) < settle {
		return false, core.Errorf(core.Unavailable, "an event said that the task has ended, and the chain does not yet")
	}
	if err != nil {
		return false, err
	}
	return true, o.close(ref)
}

// close takes the task off the list. What cannot be taken off is looked at again after a restart, which does no harm.
func (o *Oracle) close(ref core.TaskRef) error {
	err := o.pending.Delete(ref)
	if err != nil {
		o.log.Error("list of pending tasks", "task", ref.String(), "error", err)
	}
	return err
}

// archiveVerdict copies a verdict and appends its CID to the log. A verdict that is none (broken, forged, of another task) is
// left out for good: its CID fixes its bytes, they will not become better.
func (o *Oracle) archiveVerdict(ctx context.Context, state core.TaskState, ref core.VerdictRef) error {
	c, err := o.copyVerdict(ctx, state, ref)
	if reason := core.ReasonOf(err); reason == core.ReasonBadRecord || reason == core.ReasonBadSignature || reason == core.ReasonWrongParent {
		o.metrics.verdicts.WithLabelValues(string(reason)).Inc()
		o.log.Error("a validator submitted what is no verdict; it is not logged", "task", state.Ref.String(), "validator", ref.Validator.Hex(),
			"link", ref.Link, "error", err)
		return nil
	}
	if err != nil {
		return err
	}
	if err := o.Log.Append(ctx, c); err != nil {
		return fmt.Errorf("append to the log: %w", err)
	}
	o.metrics.verdicts.WithLabelValues("logged").Inc()
	return nil
}

func (o *Oracle) copyVerdict(ctx context.Context, state core.TaskState, ref core.VerdictRef) (cid.Cid, error) {
	c, err := core.ParseLink(ref.Link)
	if err != nil {
		return c, core.Fail(core.ReasonBadRecord, "link: %w", err)
	}
	verdict := new(core.Verdict)
	if err := o.copyRecord(ctx, c, state.Ref, verdictRecord, nil, []core.Address{ref.Validator}, func(data []byte) error {
		return core.DecodeChecked(c, data, verdict)
	}); err != nil {
		return c, err
	}
	if err := core.Verify(o.cfg.Network, verdict); err != nil {
		return c, err
	}
	if verdict.Author() != ref.Validator || verdict.Ref() != state.Ref || core.Link(verdict.Task) != state.Data || uint64(verdict.Round) != ref.Round {
		return c, core.Fail(core.ReasonWrongParent, "it is of %s for task %s round %d", verdict.Author(), verdict.Ref(), verdict.Round)
	}
	return c, nil
}

// copyRecord reads a record from the nodes, checks it and keeps it.
func (o *Oracle) copyRecord(ctx context.Context, c cid.Cid, ref core.TaskRef, what string, named []string, nodes []core.Address, check func([]byte) error) error {
	if err := core.CheckBlock(c, nil); core.ReasonOf(err) == core.ReasonBadRecord {
		return err // a kind of CID that no record may use
	}
	try, cancel := context.WithTimeout(ctx, o.cfg.FetchTimeout)
	defer cancel()
	data, err := o.Content.GetBlock(try, c, slices.Concat(named, o.endpoints(try, nodes)))
	if err != nil {
		return err
	}
	if err := check(data); err != nil {
		return err
	}
	name := fmt.Sprintf("task %s %s", ref, what)
	if what == verdictRecord { // a proof, which the log names for ever
		return o.Content.Keep(try, c, name)
	}
	return o.Content.Lease(try, c, ref.Session, name)
}

func (o *Oracle) endpoints(ctx context.Context, nodes []core.Address) (out []string) {
	for _, node := range nodes {
		addrs, err := o.Directory.Endpoint(ctx, node)
		if err != nil { // the fetch says whom it asked
			o.log.Debug("no endpoint", "node", node.Hex(), "error", err)
			continue
		}
		out = append(out, addrs...)
	}
	return out
}

// copyTask keeps the task's record, and the results and answers that were not rejected: what an audit of the verdict reads.
func (o *Oracle) copyTask(ctx context.Context, state core.TaskState) error {
	var errs []error
	if record, err := core.ParseLink(state.Data); err == nil {
		session, err := o.Directory.Session(ctx, state.Ref.Session)
		if err != nil {
			return fmt.Errorf("read session %d: %w", state.Ref.Session, err)
		}
		routers, task := append(slices.Clone(session.Routers), session.Owner), new(core.Task)
		if err := o.copyRecord(ctx, record, state.Ref, "record", nil, routers, func(data []byte) error {
			return core.DecodeChecked(record, data, task)
		}); err != nil {
			errs = append(errs, fmt.Errorf("task record: %w", err))
		} else if task.Private() {
			for _, m := range state.Current() { // they have it too, and the router may be gone
				routers = append(routers, m.Miner)
			}
			errs = append(errs, o.copyQuestion(ctx, state.Ref, task, routers))
		}
	}
	for _, m := range state.Current() {
		if m.Data == "" || m.Opinion == core.Rejected {
			continue
		}
		if err := o.copyResult(ctx, state.Ref, m); err != nil {
			errs = append(errs, fmt.Errorf("result of %s: %w", m.Miner, err))
		}
	}
	return errors.Join(errs...)
}

// copyQuestion keeps the sealed question of a private task.
func (o *Oracle) copyQuestion(ctx context.Context, ref core.TaskRef, task *core.Task, nodes []core.Address) error {
	try, cancel := context.WithTimeout(ctx, o.cfg.FetchTimeout)
	defer cancel()
	return o.copyOutput(try, ref, task.Sealed.Envelope, "question", slices.Concat(task.Providers, o.endpoints(try, nodes)))
}

func (o *Oracle) copyResult(ctx context.Context, ref core.TaskRef, m core.MinerState) error {
	c, err := core.ParseLink(m.Data)
	if err != nil {
		return err
	}
	result := new(core.Result)
	if err := o.copyRecord(ctx, c, ref, "result", nil, []core.Address{m.Miner}, func(data []byte) error {
		return core.DecodeChecked(c, data, result)
	}); err != nil {
		return err
	}
	try, cancel := context.WithTimeout(ctx, o.cfg.FetchTimeout)
	defer cancel()
	providers := slices.Concat(o.endpoints(try, []core.Address{m.Miner}), result.Providers)
	if err := o.copyOutput(try, ref, result.Output, "output", providers); err != nil || result.Fingerprint == nil {
		return err
	}
	return o.copyOutput(try, ref, *result.Fingerprint, "fingerprint", providers)
}

// copyOutput keeps a file, or an envelope with its payload: the oracle cannot open it, and need not.
func (o *Oracle) copyOutput(ctx context.Context, ref core.TaskRef, c cid.Cid, what string, providers []string) error {
	name := fmt.Sprintf("task %s %s", ref, what)
	if !core.IsEnvelope(c) {
		if _, err := o.Content.ReadFile(ctx, c, o.cfg.MaxOutput, providers); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return o.Content.Lease(ctx, c, ref.Session, name)
	}
	data, err := o.Content.GetBlock(ctx, c, providers)
	if err != nil {
		return fmt.Errorf("%s: envelope: %w", name, err)
	}
	e := new(core.Envelope)
	if err := core.DecodeChecked(c, data, e); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := o.Content.Lease(ctx, c, ref.Session, name+" envelope"); err != nil {
		return err
	}
	if _, err := o.Content.ReadSealed(ctx, ref.Session, e.Payload, o.cfg.MaxOutput, providers); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return o.Content.Lease(ctx, e.Payload, ref.Session, name)
}
