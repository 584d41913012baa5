package audit

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// auditTranscript checks what can be seen without the model of a result's claim to be the exact engine's answer, where it makes one
// or the task asks for one.
func (r *run) auditTranscript(res *resultRun, record *Link) {
	g, t := res.links, res.record.Transcript
	if !record.OK || t == nil && (r.task.Private() || r.task.Model.Exact == nil) {
		return
	}
	res.transcript = g.check("result.transcript", res.miner.Miner.Hex(), needs(record, r.taskRecord), func() (finding, error) {
		if err := protocol.CheckTranscript(r.task, res.record); err != nil {
			return finding{}, err
		}
		return finding{detail: fmt.Sprintf("%s, weights %x…", t.Spec, res.record.Engine.Digest[:4]), evidence: fmt.Sprintf("root %x", t.Root)}, nil
	})
}

// fingerprint reads the packed tokens of a result; those of an answer with a transcript must be what they say.
func (r *run) fingerprint(res *resultRun) (finding, error) {
	miner, print := res.miner.Miner, *res.record.Fingerprint
	if core.IsEnvelope(print) {
		providers, missing := r.whoServes(r.ctx, res.record.Providers, roleRouter, miner)
		_, _, found, err := r.checkSealed(print, -1, maxOutput, providers, missing)
		return found, err
	}
	data, err := r.fetch(print, res.record.Providers, roleRouter, miner)
	found := finding{detail: fmt.Sprintf("%d bytes", len(data)), evidence: core.Link(print)}
	if err != nil || res.record.Transcript == nil {
		return found, err
	}
	res.tokens, err = fingerprint.Unpack(data)
	found.detail += fmt.Sprintf(", %d tokens", len(res.tokens))
	return found, err
}

// replay evaluates an answer again, if that is asked for. It comes after integrity, of which it is no part.
func (r *run) replay(res *resultRun, whole *Link) {
	if r.cfg.Replayer == nil {
		return
	}
	need := needs(whole, r.taskRecord, res.transcript)
	for _, l := range r.links {
		if l.Name == "task.file" {
			need = append(need, l)
		}
	}
	res.links.check("result.replay", res.miner.Miner.Hex(), need, func() (finding, error) {
		if res.record.Transcript == nil {
			return finding{}, core.Fail(core.ReasonNoTranscript, "an answer of engine %.40q without a transcript cannot be evaluated again; those of private tasks carry none",
				res.record.Engine.Name)
		}
		again, err := r.cfg.Replayer.Recheck(r.ctx, protocol.Claim{Task: r.task, Files: r.files, Result: res.record, Tokens: res.tokens, Text: res.text})
		if err != nil {
			return finding{}, err
		}
		res.again = &again
		switch {
		case !again.Decided():
			return finding{}, core.Fail(core.Reason(again.Skipped), "this auditor does not run weights %x with this specification, tokenizer and context", res.record.Engine.Digest)
		case again.Fault != "":
			return finding{}, core.Fail(core.ReasonRecheckFailed, "%s", explain(&again))
		}
		return finding{detail: fmt.Sprintf("evaluated again: %d tokens, end, text, log-probabilities and root are the model's", again.Tokens),
			evidence: fmt.Sprintf("root %x", again.Root)}, nil
	})
}

// explain says in words what a recheck found to differ.
func explain(e *core.Recheck) string {
	if w := e.Wrong; w != nil {
		return fmt.Sprintf("the first wrong token is number %d of %d, where the model chooses %d; leaf %x under root %x", w.Index, e.Tokens, w.Chosen, w.Leaf, e.Root)
	}
	return fmt.Sprintf("%s: not the model's; evaluated again the root is %x", e.Fault, e.Root)
}

// checkRecheck checks what a verdict says of evaluating a result again: that it fits the result, and, where this audit evaluated it
// too, that it is the same.
func checkRecheck(res *resultRun, o core.Outcome) error {
	e := o.Recheck
	whole := res.broken == nil
	switch {
	case e == nil && whole && res.record.Transcript != nil && judged(o):
		return core.Fail(core.ReasonStateMismatch, "%s: the verdict does not say what came of evaluating its answer again", res.miner.Miner)
	case e == nil || !whole:
		return nil
	}
	if err := protocol.CheckRecheck(res.record, res.tokens, e); err != nil {
		return err
	}
	if a := res.again; a.Decided() && e.Decided() && !reflect.DeepEqual(a, e) {
		return core.Fail(core.ReasonStateMismatch, "%s: the verdict says %s, evaluated again it is %s", res.miner.Miner, outcomeOf(e), outcomeOf(a))
	}
	return nil
}

func outcomeOf(e *core.Recheck) string {
	if e.Fault == "" {
		return fmt.Sprintf("the answer holds with root %x", e.Root)
	}
	return explain(e)
}

// judged tells that an outcome is about the answer, not about how it was delivered.
func judged(o core.Outcome) bool {
	return core.Opinion(o.Opinion) != core.Rejected || slices.Contains([]core.Reason{core.ReasonDisagrees, core.ReasonRecheckFailed}, core.Reason(o.Reason))
}
