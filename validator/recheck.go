package validator

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// readTokens reads the tokens that an answer's miner signed.
func (v *Validator) readTokens(ctx context.Context, r *core.Result, providers []string) ([]fingerprint.Token, error) {
	data, err := v.insist(ctx, *r.Fingerprint, func(ctx context.Context) ([]byte, error) {
		return v.Fetch.ReadFile(ctx, *r.Fingerprint, v.cfg.MaxOutput, providers)
	})
	if core.KindOf(err) == core.TooLarge {
		return nil, core.Fail(core.ReasonBadRecord, "a fingerprint of more than %d bytes", v.cfg.MaxOutput)
	}
	if err != nil {
		return nil, err
	}
	return fingerprint.Unpack(data)
}

// recheck evaluates the answers that carry a transcript again, and adds what came of it to the candidates. What could not be done is
// said there; the error is for a validator that ends.
func (v *Validator) recheck(ctx context.Context, state core.TaskState, asked *asked, found []examined, until time.Time) error {
	var claims []int
	for i, f := range found {
		if f.Failure == "" && f.result != nil && f.result.Transcript != nil {
			claims = append(claims, i)
		}
	}
	if len(claims) == 0 {
		return nil
	}
	ctx, cancel := context.WithDeadline(ctx, earlier(until, time.Now().Add(v.cfg.RecheckTimeout)))
	defer cancel()
	files, skip := v.prepare(ctx, state.Ref, asked, found)
	var done []examined
	for _, i := range claims {
		f := &found[i]
		if skip == "" {
			f.Recheck = known(done, f)
		}
		switch {
		case f.Recheck != nil:
		case skip != "":
			f.Recheck = &core.Recheck{Skipped: string(skip)}
		default:
			r := v.evaluate(ctx, state.Ref, protocol.Claim{Task: asked.task, Files: files, Result: f.result, Tokens: f.tokens, Text: f.text}, fastest(found, f))
			f.Recheck = &r
			done = append(done, *f)
		}
		v.metrics.rechecks.WithLabelValues(said(f.Recheck)).Inc()
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return nil
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// said names what came of a recheck.
func said(r *core.Recheck) string {
	switch {
	case r.Skipped != "":
		return r.Skipped
	case r.Fault != "":
		return r.Fault
	}
	return "holds"
}

// prepare reads what the rechecks of a task need beside the answers; skip tells why there are none.
func (v *Validator) prepare(ctx context.Context, ref core.TaskRef, asked *asked, found []examined) (files []protocol.Attachment, skip core.Reason) {
	switch {
	case v.Rechecker == nil:
		return nil, core.ReasonNoModel
	case !differ(found) && !v.drawn(ref):
		return nil, core.ReasonNotSampled
	case asked.task == nil:
		return nil, core.ReasonContentMissing
	}
	files, err := v.attachments(ctx, asked)
	if err != nil {
		v.log.Warn("answers are not evaluated again: the task's files cannot be read", "task", ref.String(), "error", err)
		return nil, core.ReasonContentMissing
	}
	return files, ""
}

// drawn decides by chance whether answers that nothing speaks against are evaluated again. Who does not have the validator's key cannot
// tell; the validator itself comes to the same each time.
func (v *Validator) drawn(ref core.TaskRef) bool {
	key := sha256.Sum256(append([]byte("cortensor recheck/1 "), crypto.FromECDSA(v.cfg.Key)...))
	mac := hmac.New(sha256.New, key[:])
	fmt.Fprintf(mac, "%d %x %d %d", v.cfg.Network.Chain, v.cfg.Network.Runtime, ref.Session, ref.Task)
	return float64(binary.BigEndian.Uint64(mac.Sum(nil)))/math.MaxUint64 < v.cfg.Rules.Recheck || v.cfg.Rules.Recheck == 1
}

// differ tells whether two miners that passed rung 0 said different things.
func differ(found []examined) bool {
	var first *examined
	for i := range found {
		f := &found[i]
		if f.Failure != "" {
			continue
		}
		if first == nil {
			first = f
			continue
		}
		a, b := first.result.Transcript, f.result.Transcript
		if f.text != first.text || (a == nil) != (b == nil) || a != nil && !bytes.Equal(a.Root, b.Root) {
			return true
		}
	}
	return false
}

// alike tells that two miners claim the same, so that one evaluation is both's.
func alike(a, b *examined) bool {
	x, y := a.result, b.result
	return x.Fingerprint.Equals(*y.Fingerprint) && x.Transcript.Spec == y.Transcript.Spec && bytes.Equal(x.Transcript.Root, y.Transcript.Root) &&
		bytes.Equal(x.Transcript.Tokenizer, y.Transcript.Tokenizer) && bytes.Equal(x.Engine.Digest, y.Engine.Digest) && x.Finish == y.Finish &&
		x.Usage == y.Usage && a.text == b.text
}

// known gives the recheck of an equal claim.
func known(done []examined, f *examined) *core.Recheck {
	for i := range done {
		if alike(&done[i], f) {
			return done[i].Recheck
		}
	}
	return nil
}

// fastest is the shortest time in which a miner says to have made this answer.
func fastest(found []examined, f *examined) time.Duration {
	least := time.Duration(math.MaxInt64)
	for i := range found {
		o := &found[i]
		if o.Failure == "" && o.result.Transcript != nil && alike(o, f) {
			least = min(least, time.Duration(o.result.Ended-o.result.Started)*time.Millisecond)
		}
	}
	return max(least, 0)
}

// evaluate waits for its turn and evaluates one answer again. A failure of its own is told as one.
func (v *Validator) evaluate(ctx context.Context, ref core.TaskRef, claim protocol.Claim, made time.Duration) core.Recheck {
	select {
	case v.checks <- struct{}{}:
		defer func() { <-v.checks }()
	case <-ctx.Done():
		return core.Recheck{Skipped: string(core.ReasonRecheckLate)}
	}
	began := time.Now()
	r, err := v.Rechecker.Recheck(ctx, claim)
	took := time.Since(began)
	miner := claim.Result.Author().Hex()
	switch {
	case err != nil && ctx.Err() != nil:
		r = core.Recheck{Skipped: string(core.ReasonRecheckLate)}
	case err != nil:
		v.log.Error("an answer could not be evaluated again: inconclusive", "task", ref.String(), "miner", miner, "error", err)
		r = core.Recheck{Skipped: string(core.ReasonEngine)}
	}
	v.metrics.spent.WithLabelValues(said(&r)).Add(took.Seconds())
	v.metrics.tokens.WithLabelValues(said(&r)).Add(float64(len(claim.Tokens)))
	switch {
	case r.Fault != "":
		v.log.Warn("the answer is not the model's", "task", ref.String(), "miner", miner, "differs", r.Fault, "wrong", wrongToken(r.Wrong), "took", took)
	case r.Decided():
		v.metrics.generation.Add(made.Seconds())
		v.log.Info("the answer holds, evaluated again", "task", ref.String(), "tokens", len(claim.Tokens), "took", took, "made in", made)
	default:
		v.log.Info("the answer was not evaluated again", "task", ref.String(), "miner", miner, "reason", r.Skipped, "took", took)
	}
	return r
}

// wrongToken says for the log which token is wrong.
func wrongToken(w *core.WrongToken) string {
	if w == nil {
		return "-"
	}
	return fmt.Sprintf("token %d, %d is right", w.Index, w.Chosen)
}

// attachments reads a public task's files.
func (v *Validator) attachments(ctx context.Context, asked *asked) (files []protocol.Attachment, err error) {
	task := asked.task
	providers := task.Providers
	if router, err := v.Chain.Endpoint(ctx, task.Author()); err == nil {
		providers = append(router, providers...)
	}
	var total int64
	for _, f := range task.Files {
		if total += f.Size; total > v.cfg.MaxInput {
			return nil, core.Errorf(core.TooLarge, "files hold more than the %d bytes that this validator reads", v.cfg.MaxInput)
		}
		data, err := v.readFile(ctx, fmt.Sprintf("file %.100q", f.Name), f.Cid, f.Size, providers)
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
			return nil, core.Fail(core.ReasonBadInput, "file %.100q is not UTF-8 text", f.Name)
		}
		files = append(files, protocol.Attachment{Name: f.Name, Text: string(data)})
	}
	return files, nil
}
