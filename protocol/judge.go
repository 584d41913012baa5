package protocol

import (
	"fmt"
	"math"
	"slices"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// Candidate is one miner's result as a validator found it.
type Candidate struct {
	Miner   core.Address
	Result  *cid.Cid      // the committed record, if the link parsed
	Failure core.Reason   // why rung 0 (integrity) failed, or ""
	Text    string        // the answer, when integrity holds
	Vector  []float32     // unit embedding of Text; nil when it was not embedded
	Recheck *core.Recheck // of an answer with a transcript; nil of any other
}

// whole tells that the candidate has an answer that was not found to be wrong: others may be compared with it.
func (c Candidate) whole() bool { return c.Failure == "" && c.Text != "" && !c.wrong() }

func (c Candidate) wrong() bool { return c.Recheck.Decided() && c.Recheck.Fault != "" }

// Rules are the thresholds of a verdict. They are named in every Verdict's method field, so that an auditor can apply
// the same ones.
type Rules struct {
	// Floor is the lowest median cosine similarity to the other results at which a result agrees with them. Embedding
	// distance measures topic, not computation: it is a signal, and a pair that disagrees is inconclusive for both.
	Floor float64
	// Embedder names the embedding model.
	Embedder string
	// Recheck is the part of the answers with a transcript that are evaluated again though nothing speaks against them. Where answers
	// or roots differ, all are.
	Recheck float64
}

// DefaultRules are the thresholds of a network that sets none.
func DefaultRules() Rules { return Rules{Floor: 0.70, Embedder: "all-minilm-l6-v2", Recheck: 1} }

// Method names the rules for a Verdict.
func (r Rules) Method() string {
	return fmt.Sprintf("poi/2 floor=%.2f %s recheck=%.2f", r.Floor, r.Embedder, r.Recheck)
}

// ParseMethod reads the rules that a Verdict names. rechecks is false of verdicts from before answers were evaluated again.
func ParseMethod(method string) (r Rules, rechecks bool, err error) {
	if _, err := fmt.Sscanf(method, "poi/2 floor=%f %s recheck=%f", &r.Floor, &r.Embedder, &r.Recheck); err == nil && r.Method() == method {
		return r, true, nil
	}
	r = Rules{}
	if _, err := fmt.Sscanf(method, "poi/1 floor=%f %s", &r.Floor, &r.Embedder); err == nil && fmt.Sprintf("poi/1 floor=%.2f %s", r.Floor, r.Embedder) == method {
		return r, false, nil
	}
	return Rules{}, false, core.Fail(core.ReasonStateMismatch, "unknown method %.80q", method)
}

// Judge gives one outcome for each candidate, in their order: rung 0 (integrity), rung 1 (agreement by embeddings) and rung 2 (the
// answer evaluated again), which overrules agreement, since it cannot err. It fails closed: what could not be measured is
// inconclusive, never valid.
func (r Rules) Judge(candidates []Candidate) []core.Outcome {
	whole := 0
	for _, c := range candidates {
		if c.whole() {
			whole++
		}
	}
	out := make([]core.Outcome, len(candidates))
	for i, c := range candidates {
		out[i] = core.Outcome{Miner: c.Miner.Bytes(), Result: c.Result, Similarity: -1, Recheck: c.Recheck}
		switch {
		case c.Failure != "":
			out[i].Opinion, out[i].Reason = int64(core.Rejected), string(c.Failure)
		case c.Text == "":
			out[i].Opinion, out[i].Reason = int64(core.Rejected), string(core.ReasonEmptyAnswer)
		case c.wrong():
			out[i].Opinion, out[i].Reason, out[i].Rung = int64(core.Rejected), string(core.ReasonRecheckFailed), 2
		case c.Recheck.Decided():
			r.agree(candidates, i, whole, &out[i]) // for the similarity
			out[i].Opinion, out[i].Reason, out[i].Rung = int64(core.Valid), "", 2
		case c.Recheck != nil && !mayAbstain(c.Recheck.Skipped):
			out[i].Opinion, out[i].Reason = int64(core.Inconclusive), c.Recheck.Skipped
		case whole == 1:
			out[i].Opinion, out[i].Reason = int64(core.Inconclusive), string(core.ReasonNoPeer)
		default:
			r.agree(candidates, i, whole, &out[i])
		}
	}
	return out
}

// mayAbstain tells whether an answer that was not evaluated again for this reason is judged by agreement. After a failure it is not.
func mayAbstain(skipped string) bool {
	return skipped == string(core.ReasonNoModel) || skipped == string(core.ReasonNotSampled)
}

// agree decides rung 1 for candidate i, one of whole candidates that passed rung 0 and were not found to be wrong.
func (r Rules) agree(candidates []Candidate, i, whole int, out *core.Outcome) {
	var similarities []float64
	for j, other := range candidates {
		if j == i || !other.whole() {
			continue
		}
		s, ok := similarity(candidates[i], other)
		if !ok {
			out.Opinion, out.Reason = int64(core.Inconclusive), string(core.ReasonNoEmbedder)
			return
		}
		similarities = append(similarities, s)
	}
	if len(similarities) == 0 {
		return
	}
	out.Similarity, out.Rung = median(similarities), 1
	switch {
	case out.Similarity >= r.Floor:
		out.Opinion = int64(core.Valid)
	case whole == 2: // no majority: nobody can tell which of the two is off
		out.Opinion, out.Reason = int64(core.Inconclusive), string(core.ReasonDisagrees)
	default:
		out.Opinion, out.Reason = int64(core.Rejected), string(core.ReasonDisagrees)
	}
}

// similarity is 1 for equal texts, else the cosine of the embeddings, rounded to 6 decimals so that a verdict does not
// depend on a machine's last bits; false when one was not embedded.
func similarity(a, b Candidate) (float64, bool) {
	if a.Text == b.Text {
		return 1, true
	}
	if len(a.Vector) == 0 || len(a.Vector) != len(b.Vector) {
		return 0, false
	}
	var dot, na, nb float64
	for k := range a.Vector {
		x, y := float64(a.Vector[k]), float64(b.Vector[k])
		dot += x * y
		na += x * x
		nb += y * y
	}
	s := dot / math.Sqrt(na*nb)
	if math.IsNaN(s) || math.IsInf(s, 0) {
		return 0, false
	}
	return math.Round(s*1e6) / 1e6, true
}

// median is the upper median: with an even number of others, agreeing with half of them is enough, so that in a task of
// three one outlier does not drag the two honest results down with it.
func median(xs []float64) float64 {
	slices.Sort(xs)
	return xs[len(xs)/2]
}
