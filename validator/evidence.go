package validator

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/jobs"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// examined is a candidate with what its answer can be evaluated from.
type examined struct {
	protocol.Candidate
	answer
}

// answer is a result that passed rung 0.
type answer struct {
	result *core.Result
	text   string
	tokens []fingerprint.Token // where there is a transcript
}

// examine reads one miner's result and checks rung 0. What the miner is to blame for becomes the candidate's failure; an
// error is this validator's own, and makes no verdict.
func (v *Validator) examine(ctx context.Context, state core.TaskState, asked *asked, m core.MinerState) (examined, error) {
	c := examined{Candidate: protocol.Candidate{Miner: m.Miner}}
	link, err := core.ParseLink(m.Data)
	if err == nil {
		c.Result = &link
	}
	switch {
	case m.Data == "":
		c.Failure = core.ReasonCommitLate
		return c, nil
	case protocol.PrecommitHash(v.cfg.Network.Chain, v.cfg.Queue, state.Ref, m.Miner, m.Data) != m.Precommit:
		c.Failure = core.ReasonPrecommitMismatch
		return c, nil
	case err != nil:
		c.Failure = core.ReasonBadRecord
		return c, nil
	}
	c.answer, err = v.readAnswer(ctx, state.Ref, asked, m.Miner, link)
	if err == nil {
		c.Text = c.text
		return c, nil
	}
	if c.Failure = blame(err); c.Failure == "" {
		return c, fmt.Errorf("read result of %s: %w", m.Miner, err)
	}
	v.log.Info("result does not hold", "task", state.Ref.String(), "miner", m.Miner.Hex(), "reason", c.Failure, "error", err)
	return c, nil
}

// blame gives the reason that an error lays on the miner, or "" when it may be this validator's own.
func blame(err error) core.Reason {
	switch reason := core.ReasonOf(err); reason {
	case core.ReasonContentMissing, core.ReasonUnreachable:
		return core.ReasonContentMissing
	case core.ReasonContentMismatch, core.ReasonBadRecord, core.ReasonBadSignature, core.ReasonWrongParent, core.ReasonBadEnvelope,
		core.ReasonNoTranscript:
		return reason
	}
	if core.KindOf(err) == core.Timeout || errors.Is(err, context.DeadlineExceeded) {
		return core.ReasonContentMissing
	}
	return ""
}

// readAnswer reads a result and its output from the miner's node: bytes, encoding, signature, author, parent, size, and what a
// transcript can be held to.
func (v *Validator) readAnswer(ctx context.Context, ref core.TaskRef, asked *asked, miner core.Address, link cid.Cid) (a answer, err error) {
	providers, err := v.Chain.Endpoint(ctx, miner)
	if err != nil && core.KindOf(err) != core.NotFound {
		return a, core.Errorf(core.Internal, "endpoint of %s: %v", miner, err) // hides the reason: the chain's failure is not the miner's
	}
	data, err := v.insist(ctx, link, func(ctx context.Context) ([]byte, error) { return v.Fetch.GetBlock(ctx, link, providers) })
	if err != nil {
		return a, err
	}
	a.result = new(core.Result)
	switch err := core.DecodeChecked(link, data, a.result); {
	case link.Prefix().Codec != cid.DagCBOR:
		return a, core.Fail(core.ReasonBadRecord, "result %s is not dag-cbor", link)
	case err != nil:
		return a, err
	}
	if err := core.Verify(v.cfg.Network, a.result); err != nil {
		return a, err
	}
	if err := v.checkResult(a.result, ref, asked, miner); err != nil {
		return a, err
	}
	providers = slices.Concat(providers, a.result.Providers)
	if asked.private() {
		a.text, err = v.openAnswer(ctx, a.result, providers)
		return a, err
	}
	output, err := v.readFile(ctx, "output", a.result.Output, a.result.OutputSize, providers)
	if err != nil {
		return a, err
	}
	a.text = string(output)
	if a.result.Transcript != nil {
		a.tokens, err = v.readTokens(ctx, a.result, providers)
	}
	return a, err
}

// checkResult checks what a signed result says.
func (v *Validator) checkResult(result *core.Result, ref core.TaskRef, asked *asked, miner core.Address) error {
	switch {
	case result.Author() != miner:
		return core.Fail(core.ReasonWrongParent, "result of %s, committed by %s", result.Author(), miner)
	case result.Ref() != ref || !result.Task.Equals(asked.record):
		return core.Fail(core.ReasonWrongParent, "result for task %s, record %s", result.Ref(), result.Task)
	case core.IsEnvelope(result.Output) && asked.task == nil:
		return core.Errorf(core.Internal, "a sealed answer, and the task record that says to whom is not to be had")
	case core.IsEnvelope(result.Output) != asked.private():
		return core.Fail(core.ReasonBadRecord, "output %s: the answer to a private task is an envelope, to any other a file", result.Output)
	case result.OutputSize > v.cfg.MaxOutput:
		return core.Fail(core.ReasonBadRecord, "output of %d bytes, at most %d are read", result.OutputSize, v.cfg.MaxOutput)
	}
	return protocol.CheckTranscript(asked.task, result)
}

// readFile reads a file of the size that a record says.
func (v *Validator) readFile(ctx context.Context, what string, c cid.Cid, size int64, providers []string) ([]byte, error) {
	data, err := v.insist(ctx, c, func(ctx context.Context) ([]byte, error) { return v.Fetch.ReadFile(ctx, c, max(size, 1), providers) })
	switch {
	case core.KindOf(err) == core.TooLarge:
		return nil, core.Fail(core.ReasonContentMismatch, "%s is larger than the %d bytes that its record says", what, size)
	case err != nil:
		return nil, err
	case int64(len(data)) != size:
		return nil, core.Fail(core.ReasonContentMismatch, "%s has %d bytes, its record says %d", what, len(data), size)
	}
	return data, nil
}

// insist fetches content until it is there or ctx ends: what is missing may still come, and wrong bytes get a second chance.
// When time is up, the last error that says what is wrong with the content is given.
func (v *Validator) insist(ctx context.Context, c cid.Cid, fetch func(context.Context) ([]byte, error)) ([]byte, error) {
	if err := core.CheckBlock(c, nil); core.ReasonOf(err) == core.ReasonBadRecord {
		return nil, err // a kind of CID that no record may use
	}
	retry := jobs.Retry(100*time.Millisecond, 2*time.Second)
	var last error
	for mismatches := 0; ; {
		data, err := fetch(ctx)
		if err == nil {
			return data, nil
		}
		if ctx.Err() == nil || last == nil {
			last = err
		}
		switch blame(err) {
		case core.ReasonContentMissing:
		case core.ReasonContentMismatch:
			if mismatches++; mismatches > 1 {
				return nil, last
			}
		default:
			return nil, last
		}
		if jobs.Sleep(ctx, retry(), nil) != nil {
			return nil, last
		}
	}
}
