package validator

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// asked is what a validator knows of the task's question.
type asked struct {
	record cid.Cid
	task   *core.Task // nil when nobody has the record any more
}

// private tells whether answers must be sealed. Without the record a task counts as public; a sealed answer is then nobody's
// fault and makes no verdict.
func (a *asked) private() bool { return a.task != nil && a.task.Private() }

// recordWait bounds the search for the Task record, so that the results keep most of the window.
const recordWait = 5 * time.Second

// readTask reads the Task record. A private task that this validator is no
// judge of is an error: the answers are sealed to others, who will give the verdict.
func (v *Validator) readTask(ctx context.Context, state core.TaskState, record cid.Cid) (*asked, error) {
	try, cancel := context.WithTimeout(ctx, recordWait)
	defer cancel()
	a := &asked{record: record}
	task := new(core.Task)
	data, err := v.Fetch.GetBlock(try, record, v.holders(try, state))
	if err == nil {
		err = core.DecodeChecked(record, data, task)
	}
	if err == nil {
		err = core.Verify(v.cfg.Network, task)
	}
	if err != nil {
		v.log.Info("task record not readable; the task counts as public", "task", state.Ref.String(), "error", err)
		return a, ctx.Err()
	}
	a.task = task
	if !a.private() {
		return a, nil
	}
	judge := slices.ContainsFunc(task.Sealed.Judges, func(j []byte) bool { return bytes.Equal(j, v.me.Bytes()) })
	if !judge || v.Opener == nil {
		return nil, core.Fail(core.ReasonNoKey, "task %s is private, and its answers are not sealed to this validator", state.Ref)
	}
	return a, nil
}

// holders lists who has the Task record: the miners, which read it, and the session's routers.
func (v *Validator) holders(ctx context.Context, state core.TaskState) (out []string) {
	nodes := miners(state)
	if session, err := v.Chain.Session(ctx, state.Ref.Session); err != nil {
		v.log.Debug("session not readable", "session", uint64(state.Ref.Session), "error", err)
	} else {
		nodes = append(append(nodes, session.Owner), session.Routers...)
	}
	for _, node := range nodes {
		addrs, err := v.Chain.Endpoint(ctx, node)
		if err != nil { // the fetch says whom it asked
			v.log.Debug("no endpoint", "node", node.Hex(), "error", err)
			continue
		}
		out = append(out, addrs...)
	}
	return out
}

// openAnswer reads a sealed answer. This validator is one of the judges that the Task record names, so that a miner whose
// envelope it cannot open has not sealed it as asked.
func (v *Validator) openAnswer(ctx context.Context, result *core.Result, providers []string) (string, error) {
	data, err := v.insist(ctx, result.Output, func(ctx context.Context) ([]byte, error) { return v.Fetch.GetBlock(ctx, result.Output, providers) })
	if err != nil {
		return "", err
	}
	e := new(core.Envelope)
	if err := core.DecodeChecked(result.Output, data, e); err != nil {
		return "", err
	}
	if e.Size != result.OutputSize {
		return "", core.Fail(core.ReasonContentMismatch, "sealed output of %d bytes, the result says %d", e.Size, result.OutputSize)
	}
	plain, err := v.insist(ctx, e.Payload, func(ctx context.Context) ([]byte, error) {
		return v.Opener.Read(ctx, result.Ref().Session, e, "", v.cfg.MaxOutput, providers)
	})
	switch {
	case core.ReasonOf(err) == core.ReasonNoKey, core.KindOf(err) == core.TooLarge:
		return "", core.Fail(core.ReasonBadEnvelope, "not sealed as the task asks: %w", err)
	case err != nil:
		return "", fmt.Errorf("open output: %w", err)
	}
	_, text, err := core.UnpackReply(plain)
	return text, err
}
