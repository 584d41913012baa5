package audit

import (
	"bytes"
	"context"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

var exactWeights = bytes.Repeat([]byte{7}, 32)

// leafOfToken is the leaf of token i of an answer after a prompt of 10.
func leafOfToken(i int, token int32) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(10+i))
	return append(binary.LittleEndian.AppendUint32(b, uint32(token)), make([]byte, 32)...)
}

// exactTokens is an answer of three tokens with the root over their leaves, and the wrong token's evidence for the second.
func exactTokens() (tokens []fingerprint.Token, root []byte, wrong *core.WrongToken) {
	var hashes [3]tlog.Hash
	for i := range 3 {
		p := fingerprint.Prob{ID: int32(20 + i), Logprob: -1}
		tokens = append(tokens, fingerprint.Token{Prob: p, Top: []fingerprint.Prob{p}})
		hashes[i] = tlog.RecordHash(leafOfToken(i, p.ID))
	}
	top := tlog.NodeHash(tlog.NodeHash(hashes[0], hashes[1]), hashes[2])
	return tokens, top[:], &core.WrongToken{Index: 1, Chosen: 99, Leaf: leafOfToken(1, 21), Proof: [][]byte{bytes.Clone(hashes[0][:]), bytes.Clone(hashes[2][:])}}
}

// exactDraft is a task for the exact engine with two equal answers, as an honest validator judges them.
func (w *world) exactDraft() *draft {
	d := w.draft(0, "paris", "paris")
	tokens, root, _ := exactTokens()
	d.task.Model.Digest, d.task.Model.Exact = exactWeights, &core.Exact{Spec: "exact/1", Context: 64}
	print := w.store.put(cid.Raw, fingerprint.Pack(tokens))
	for _, r := range d.results {
		r.Engine = core.EngineInfo{Name: "exact", Digest: exactWeights}
		r.Fingerprint, r.Transcript = &print, &core.Transcript{Spec: "exact/1", Tokenizer: exactWeights, Root: root}
	}
	return d
}

func holds() *core.Recheck {
	_, root, _ := exactTokens()
	return &core.Recheck{Spec: "exact/1", Weights: exactWeights, Tokens: 3, Root: root}
}

func wrongToken() *core.Recheck {
	e := holds()
	_, _, e.Wrong = exactTokens()
	e.Fault = core.FaultToken
	return e
}

func valid(o *core.Outcome, e *core.Recheck) {
	o.Opinion, o.Reason, o.Rung, o.Similarity, o.Recheck = int64(core.Valid), "", 2, 1, e
}

func reject(o *core.Outcome, e *core.Recheck) {
	o.Opinion, o.Reason, o.Rung, o.Similarity, o.Recheck = int64(core.Rejected), string(core.ReasonRecheckFailed), 2, -1, e
}

// replayer says the same of every answer.
type replayer struct{ says *core.Recheck }

func (r replayer) Recheck(_ context.Context, c protocol.Claim) (core.Recheck, error) {
	if len(c.Files) != 1 || c.Files[0].Text != "attached\n" || len(c.Tokens) != 3 || c.Text != "paris" {
		return core.Recheck{}, core.Errorf(core.Internal, "not the claim: %+v", c)
	}
	return *r.says, nil
}

// The evidence of a recheck is checked without the model for fitting the result, and with it for being right.
func TestRecheckEvidence(t *testing.T) {
	edit := func(change func(e *core.Recheck)) *core.Recheck {
		e := wrongToken()
		change(e)
		return e
	}
	for name, c := range map[string]struct {
		second *core.Recheck // of the second result; the first one's holds
		replay *core.Recheck // what an audit finds that evaluates answers again; nil: it does not
		link   string        // that breaks; "" none
		reason core.Reason
	}{
		"both hold":             {holds(), nil, "", ""},
		"both hold, replayed":   {holds(), holds(), "", ""},
		"second rejected":       {wrongToken(), nil, "", ""},
		"root made up":          {edit(func(e *core.Recheck) { e.Fault, e.Wrong, e.Root = core.FaultRoot, nil, exactWeights }), nil, "", ""},
		"text":                  {edit(func(e *core.Recheck) { e.Fault, e.Wrong = core.FaultText, nil }), nil, "", ""},
		"root equal after all":  {edit(func(e *core.Recheck) { e.Fault, e.Wrong = core.FaultRoot, nil }), nil, "verdict.rules", core.ReasonStateMismatch},
		"fault unknown":         {edit(func(e *core.Recheck) { e.Fault, e.Wrong = "smell", nil }), nil, "verdict.rules", core.ReasonStateMismatch},
		"no wrong token":        {edit(func(e *core.Recheck) { e.Wrong = nil }), nil, "verdict.rules", core.ReasonStateMismatch},
		"path bent":             {edit(func(e *core.Recheck) { e.Wrong.Proof[0][3] ^= 1 }), nil, "verdict.rules", core.ReasonStateMismatch},
		"path cut":              {edit(func(e *core.Recheck) { e.Wrong.Proof = e.Wrong.Proof[:1] }), nil, "verdict.rules", core.ReasonStateMismatch},
		"another place":         {edit(func(e *core.Recheck) { e.Wrong.Index = 0 }), nil, "verdict.rules", core.ReasonStateMismatch},
		"beyond the end":        {edit(func(e *core.Recheck) { e.Wrong.Index = 3 }), nil, "verdict.rules", core.ReasonStateMismatch},
		"token is the engine's": {edit(func(e *core.Recheck) { e.Wrong.Chosen = 21 }), nil, "verdict.rules", core.ReasonStateMismatch},
		"token of nobody":       {edit(func(e *core.Recheck) { e.Wrong.Leaf = leafOfToken(1, 77) }), nil, "verdict.rules", core.ReasonStateMismatch},
		"other weights":         {edit(func(e *core.Recheck) { e.Weights = make([]byte, 32) }), nil, "verdict.rules", core.ReasonStateMismatch},
		"fewer tokens":          {edit(func(e *core.Recheck) { e.Tokens = 2 }), nil, "verdict.rules", core.ReasonStateMismatch},
		"slander, found":        {wrongToken(), holds(), "verdict.rules", core.ReasonStateMismatch},
		"lie, found":            {holds(), wrongToken(), "result.replay", core.ReasonRecheckFailed},
		"no model here":         {holds(), &core.Recheck{Skipped: string(core.ReasonNoModel)}, "result.replay", core.ReasonNoModel},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.exactDraft()
			ref := w.put(d)
			w.rejudge(d, func(v *core.Verdict) {
				valid(&v.Outcomes[0], holds())
				if c.second.Fault == "" {
					valid(&v.Outcomes[1], c.second)
				} else {
					v.Outcomes[0].Similarity = -1
					reject(&v.Outcomes[1], c.second)
				}
			})
			w.opinions(d)
			w.chain.tasks[ref] = d.state
			w.anchorAll(ref)
			a := w.auditor()
			if c.replay != nil {
				a.cfg.Replayer = replayer{c.replay}
			}
			r := auditTask(t, a, ref)
			if c.link != "" {
				if broken := r.Failed(); broken == nil || broken.Name != c.link || broken.Reason != c.reason {
					t.Errorf("want %s broken with %s\n%s", c.link, c.reason, r)
				}
				return
			}
			if !r.OK || (c.replay != nil) != strings.Contains(r.String(), "✓ result.replay") || !strings.Contains(r.String(), "evaluated 2 of 2 answers again") {
				t.Errorf("%s", r)
			}
		})
	}
}

// What a verdict must say of a recheck, and what it must not.
func TestVerdictsSayWhatTheRecheckFound(t *testing.T) {
	skipped := func(reason core.Reason) *core.Recheck { return &core.Recheck{Skipped: string(reason)} }
	for name, c := range map[string]struct {
		edit func(v *core.Verdict)
		link string // that breaks
	}{
		"skipped, agree": {func(v *core.Verdict) {
			v.Outcomes[0].Recheck, v.Outcomes[1].Recheck = skipped(core.ReasonNoModel), skipped(core.ReasonNotSampled)
		}, ""},
		"nothing said":                  {func(*core.Verdict) {}, "verdict.rules"},
		"valid by a recheck that fails": {func(v *core.Verdict) { valid(&v.Outcomes[0], wrongToken()) }, "verdict.rules"},
		"valid after a failure": {func(v *core.Verdict) {
			v.Outcomes[0].Recheck, v.Outcomes[1].Recheck = skipped(core.ReasonEngine), skipped(core.ReasonEngine)
		}, "verdict.rules"},
		"rejected by a recheck that holds": {func(v *core.Verdict) { reject(&v.Outcomes[0], holds()) }, "verdict.rules"},
		"rejected by none":                 {func(v *core.Verdict) { reject(&v.Outcomes[0], skipped(core.ReasonNoModel)) }, "verdict.rules"},
		"rung 2 by none": {func(v *core.Verdict) {
			v.Outcomes[0].Recheck, v.Outcomes[1].Recheck = skipped(core.ReasonNoModel), skipped(core.ReasonNoModel)
			v.Outcomes[0].Rung = 2
		}, "verdict.rules"},
		"skipped and found something": {func(v *core.Verdict) {
			e := holds()
			e.Skipped = string(core.ReasonNoModel)
			v.Outcomes[0].Recheck, v.Outcomes[1].Recheck = e, e
		}, "verdict.rules"},
		"old rules":                {func(v *core.Verdict) { v.Method = "poi/1 floor=0.70 all-minilm-l6-v2" }, ""},
		"old rules with a recheck": {func(v *core.Verdict) { v.Method = "poi/1 floor=0.70 all-minilm-l6-v2"; valid(&v.Outcomes[0], holds()) }, "verdict.rules"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.exactDraft()
			ref := w.put(d)
			w.rejudge(d, c.edit)
			w.opinions(d)
			w.chain.tasks[ref] = d.state
			w.anchorAll(ref)
			r := auditTask(t, w.auditor(), ref)
			if broken := r.Failed(); (c.link == "") != (broken == nil) || broken != nil && broken.Name != c.link {
				t.Errorf("want %q broken\n%s", c.link, r)
			}
		})
	}
}

// A result that lacks the transcript which its task asks for does not stand, whatever the verdict says.
func TestTranscriptAskedFor(t *testing.T) {
	w := newWorld(t)
	d := w.exactDraft()
	d.results[0].Transcript = nil
	ref := w.put(d)
	w.anchorAll(ref)
	wantBroken(t, auditTask(t, w.auditor(), ref), "result.transcript", core.ReasonNoTranscript)
	w.rejudge(d, func(v *core.Verdict) {
		v.Outcomes[0].Opinion, v.Outcomes[0].Reason, v.Outcomes[0].Rung, v.Outcomes[0].Similarity = int64(core.Rejected), string(core.ReasonNoTranscript), 0, -1
		valid(&v.Outcomes[1], holds())
		v.Outcomes[1].Similarity = -1
	})
	w.opinions(d)
	w.chain.tasks[ref] = d.state
	w.anchorAll(ref)
	if r := auditTask(t, w.auditor(), ref); !r.OK {
		t.Errorf("%s", r)
	}
}
