package protocol

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// Claim is an answer that its miner says to be the exact engine's, with all that it takes to evaluate it again. It was read by CID
// and passed rung 0.
type Claim struct {
	Task   *core.Task
	Files  []Attachment
	Result *core.Result // with a transcript
	Tokens []fingerprint.Token
	Text   string
}

// CheckTranscript tells what anybody can see of a result's claim to be the exact engine's answer, without the weights: that
// it makes the claim where the task asks for it, for the weights that the task names, and brings what it can be held to. Reason
// no_transcript when it does not. Results of private tasks carry no transcript. task is nil when nobody has the record.
func CheckTranscript(task *core.Task, r *core.Result) error {
	t := r.Transcript
	if t == nil {
		if task != nil && !task.Private() && task.Model.Exact != nil {
			return core.Fail(core.ReasonNoTranscript, "the task asks for an answer of %.40q, and the result of engine %.40q has no transcript", task.Model.Exact.Spec, r.Engine.Name)
		}
		return nil
	}
	if task != nil && task.Private() {
		return core.Fail(core.ReasonBadRecord, "a transcript of a private task's answer, which tells a right guess at what was asked")
	}
	if r.Fingerprint == nil || len(r.Engine.Digest) == 0 {
		return core.Fail(core.ReasonNoTranscript, "a transcript without the answer's tokens or the weights' digest")
	}
	if task == nil {
		return nil
	}
	exact := task.Model.Exact
	switch {
	case len(task.Model.Digest) > 0 && !bytes.Equal(task.Model.Digest, r.Engine.Digest):
		return core.Fail(core.ReasonNoTranscript, "the transcript is of weights %x, the task asks for %x", r.Engine.Digest, task.Model.Digest)
	case exact != nil && exact.Spec != t.Spec:
		return core.Fail(core.ReasonNoTranscript, "the transcript is of %.40q, the task asks for %.40q", t.Spec, exact.Spec)
	case exact != nil && len(exact.Tokenizer) > 0 && !bytes.Equal(exact.Tokenizer, t.Tokenizer):
		return core.Fail(core.ReasonNoTranscript, "the transcript is of tokenizer %x, the task asks for %x", t.Tokenizer, exact.Tokenizer)
	}
	return nil
}

// CheckRecheck tells whether the evidence of a recheck is consistent with the result that it is of: computed for its weights and
// specification, with its root unless the fault is that, and a wrong token that is proved to be in the answer. It does not need
// the model. tokens is nil where they cannot be read any more.
func CheckRecheck(r *core.Result, tokens []fingerprint.Token, e *core.Recheck) error {
	bad := func(format string, args ...any) error {
		return core.Fail(core.ReasonStateMismatch, "recheck: "+format, args...)
	}
	switch {
	case !e.Decided():
		if e.Spec != "" || len(e.Weights)+len(e.Root) > 0 || e.Tokens != 0 || e.Fault != "" || e.Wrong != nil {
			return bad("skipped (%.40s), and yet it found something", e.Skipped)
		}
		return nil
	case r.Transcript == nil:
		return bad("the result has no transcript")
	case e.Spec != r.Transcript.Spec || !bytes.Equal(e.Weights, r.Engine.Digest):
		return bad("computed with %.40q and weights %x, the result is of %.40q and %x", e.Spec, e.Weights, r.Transcript.Spec, r.Engine.Digest)
	case tokens != nil && e.Tokens != int64(len(tokens)):
		return bad("of %d tokens, the answer has %d", e.Tokens, len(tokens))
	case (e.Fault == core.FaultToken) != (e.Wrong != nil):
		return bad("fault %.20q, and a wrong token is named or not", e.Fault)
	}
	same := bytes.Equal(e.Root, r.Transcript.Root)
	switch e.Fault {
	case "", core.FaultEnd, core.FaultText, core.FaultUsage, core.FaultLogprob:
		if e.Fault == "" && !same {
			return bad("nothing is wrong, and the computed root %x is not the result's %x", e.Root, r.Transcript.Root)
		}
	case core.FaultRoot:
		if same || len(e.Root) == 0 {
			return bad("the roots are said to differ, and are %x and %x", e.Root, r.Transcript.Root)
		}
	case core.FaultTokens:
	case core.FaultToken:
		return checkWrong(tokens, e)
	default:
		return bad("unknown fault %.20q", e.Fault)
	}
	return nil
}

// checkWrong follows the path from the wrong token to the computed root.
func checkWrong(tokens []fingerprint.Token, e *core.Recheck) error {
	w := e.Wrong
	position, token, err := parseLeaf(w.Leaf)
	if err != nil {
		return err
	}
	path := make([]tlog.Hash, len(w.Proof))
	for i, h := range w.Proof {
		if copy(path[i][:], h) != len(h) || len(h) != tlog.HashSize {
			return core.Fail(core.ReasonStateMismatch, "recheck: hash %d of the path has %d bytes", i, len(h))
		}
	}
	var root tlog.Hash
	copy(root[:], e.Root)
	switch {
	case w.Index < 0 || w.Index >= e.Tokens:
		err = fmt.Errorf("token %d of %d", w.Index, e.Tokens)
	case position < w.Index:
		err = fmt.Errorf("token %d at position %d of the sequence", w.Index, position)
	case int64(token) == w.Chosen:
		err = fmt.Errorf("token %d is the engine's", w.Index)
	case tokens != nil && tokens[w.Index].ID != token:
		err = fmt.Errorf("token %d of the answer is %d, the leaf's is %d", w.Index, tokens[w.Index].ID, token)
	default:
		err = tlog.CheckRecord(path, e.Tokens, root, w.Index, tlog.RecordHash(w.Leaf))
	}
	if err != nil {
		return core.Fail(core.ReasonStateMismatch, "recheck: wrong token: %w", err)
	}
	return nil
}

// parseLeaf reads a transcript's leaf (docs/exact.md).
func parseLeaf(leaf []byte) (position int64, token int32, err error) {
	if len(leaf) != 8+4+tlog.HashSize {
		return 0, 0, core.Fail(core.ReasonStateMismatch, "recheck: a leaf of %d bytes", len(leaf))
	}
	return int64(binary.LittleEndian.Uint64(leaf)), int32(binary.LittleEndian.Uint32(leaf[8:])), nil
}
