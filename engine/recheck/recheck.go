// Package recheck evaluates an answer of the exact engine again and says what differs: tokens, end, text, usage, log-probabilities,
// transcript. Equal or not: there is no tolerance, and so neither a wrong answer that passes nor a right one that fails.
package recheck

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/transcript"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// Checker evaluates with one engine.
type Checker struct{ engine engine.Scorer }

// New makes a checker; nil when there is no engine or it is not exact.
func New(e engine.Engine) *Checker {
	if e == nil {
		return nil
	}
	if s, ok := e.(engine.Scorer); ok && e.Info().Spec != "" {
		return &Checker{s}
	}
	return nil
}

// Recheck evaluates a claim that passed protocol.CheckTranscript. What the engine cannot evaluate is skipped with reason no_model: it
// has other weights, another specification, tokenizer or context, or the task leaves open where answers end. An error is
// the engine's own or ctx's, and says nothing of the answer.
func (c *Checker) Recheck(ctx context.Context, claim protocol.Claim) (core.Recheck, error) {
	info := c.engine.Info()
	t := claim.Result.Transcript
	if t.Spec != info.Spec || !bytes.Equal(claim.Result.Engine.Digest, info.Digest) || !bytes.Equal(t.Tokenizer, info.Tokenizer) {
		return skipped(), nil
	}
	found := core.Recheck{Spec: info.Spec, Weights: info.Digest, Tokens: int64(len(claim.Tokens))}
	if len(claim.Tokens) == 0 || claim.Task.Params.MaxTokens > 0 && found.Tokens > claim.Task.Params.MaxTokens {
		return faulty(found, core.FaultTokens), nil
	}
	request, known, err := c.request(ctx, claim)
	switch {
	case core.ReasonOf(err) == core.ReasonContextOverflow && claim.Task.Model.Exact != nil: // nobody has an answer to it
		return faulty(found, core.FaultTokens), nil
	case err != nil:
		return core.Recheck{}, fmt.Errorf("recheck: the request: %w", err)
	case !known:
		return skipped(), nil
	}
	score, err := c.engine.Score(ctx, request, ids(claim.Tokens))
	switch {
	case errors.Is(err, engine.ErrAnswer):
		return faulty(found, core.FaultTokens), nil
	case err != nil:
		return core.Recheck{}, fmt.Errorf("recheck: %w", err)
	}
	found.Root = score.Transcript.Root
	if at := score.Wrong(); at >= 0 {
		found.Fault = core.FaultToken
		found.Wrong, err = prove(score, at)
		return found, err
	}
	return faulty(found, compare(claim, score)), nil
}

func skipped() core.Recheck { return core.Recheck{Skipped: string(core.ReasonNoModel)} }

func faulty(r core.Recheck, fault string) core.Recheck {
	r.Fault = fault
	return r
}

func ids(tokens []fingerprint.Token) (out []int32) {
	for _, t := range tokens {
		out = append(out, t.ID)
	}
	return out
}

// request gives what the miner must have computed. It is not known where the answer's end hangs on a context that is neither the
// task's nor this engine's.
func (c *Checker) request(ctx context.Context, claim protocol.Claim) (r engine.Request, known bool, err error) {
	task, own := claim.Task, c.engine.Info().Context
	r.Params = task.Params
	for _, t := range claim.Tokens {
		r.TopLogprobs = max(r.TopLogprobs, len(t.Top))
	}
	count := func(messages []core.Message, prompt string) (int, error) {
		return c.engine.Count(ctx, engine.Request{Messages: messages, Prompt: prompt})
	}
	window := protocol.Window(task, own)
	if window > own {
		return r, false, nil
	}
	if r.Messages, r.Prompt, err = protocol.Input(task, claim.Files, window, count); err != nil {
		return r, false, err
	}
	prompt, err := count(r.Messages, r.Prompt)
	if err != nil {
		return r, false, err
	}
	if task.Model.Exact == nil { // the miner's context may be any
		cut := claim.Result.Finish == core.FinishLength && int64(len(claim.Tokens)) != task.Params.MaxTokens
		files := task.Overflow == core.OverflowCut && len(claim.Files) > 0
		return r, !cut && !files && prompt+len(claim.Tokens) <= own, nil
	}
	limit, ok := protocol.Limit(task, prompt)
	if !ok {
		return r, false, core.Fail(core.ReasonContextOverflow, "the prompt has %d tokens, the task's context %d", prompt, window)
	}
	r.Params.MaxTokens = limit
	return r, true, nil
}

// prove makes the evidence of a wrong token.
func prove(s engine.Score, at int) (*core.WrongToken, error) {
	hashes := make([]transcript.Hash, len(s.Leaves))
	for i, l := range s.Leaves {
		hashes[i] = l.Hash()
	}
	path, err := transcript.Prove(hashes, at)
	if err != nil {
		return nil, err
	}
	w := &core.WrongToken{Index: int64(at), Chosen: int64(s.Chosen[at]), Leaf: s.Leaves[at].Bytes(), Proof: [][]byte{}}
	for _, h := range path {
		w.Proof = append(w.Proof, h[:])
	}
	return w, nil
}

// compare holds an answer whose tokens are all the engine's against the rest of what the engine gives.
func compare(claim protocol.Claim, s engine.Score) string {
	r := claim.Result
	switch {
	case s.Finish == "" || s.Finish != r.Finish:
		return core.FaultEnd
	case s.Text != claim.Text:
		return core.FaultText
	case s.Usage != r.Usage:
		return core.FaultUsage
	case !signed(claim.Tokens, s.Tokens):
		return core.FaultLogprob
	case !bytes.Equal(s.Transcript.Root, r.Transcript.Root):
		return core.FaultRoot
	}
	return ""
}

// signed compares the log-probabilities that a miner signed with those of the model, in the precision of a fingerprint. How many of
// the most likely tokens it told at each place is the miner's to choose.
func signed(said []fingerprint.Token, is []engine.Token) bool {
	for i, t := range said {
		if fingerprint.Round(is[i].Logprob) != t.Logprob || len(t.Top) > len(is[i].Top) {
			return false
		}
		for k, p := range t.Top {
			if own := is[i].Top[k]; own.ID != p.ID || fingerprint.Round(own.Logprob) != p.Logprob {
				return false
			}
		}
	}
	return true
}
