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
	Result  *cid.Cid    // the committed record, if the link parsed
	Failure core.Reason // why rung 0 (integrity) failed, or ""
	Text    string      // the answer, when integrity holds
	Vector  []float32   // unit embedding of Text; nil when it was not embedded
}

// Rules are the thresholds of a verdict. They are named in every Verdict's method field, so that an auditor can apply
// the same ones.
type Rules struct {
	// Floor is the lowest median cosine similarity to the other results at which a result agrees with them. Embedding
	// distance measures topic, not computation: it is a signal, and a pair that disagrees is inconclusive for both.
	Floor float64
	// Embedder names the embedding model.
	Embedder string
}

// DefaultRules are the thresholds of a network that sets none.
func DefaultRules() Rules { return Rules{Floor: 0.70, Embedder: "all-minilm-l6-v2"} }

// Method names the rules for a Verdict.
func (r Rules) Method() string { return fmt.Sprintf("poi/1 floor=%.2f %s", r.Floor, r.Embedder) }

// Judge gives one outcome for each candidate, in their order: rung 0 (integrity) and rung 1 (agreement by embeddings). It fails
// closed: what could not be measured is inconclusive, never valid.
func (r Rules) Judge(candidates []Candidate) []core.Outcome {
	whole := 0
	for _, c := range candidates {
		if c.Failure == "" && c.Text != "" {
			whole++
		}
	}
	out := make([]core.Outcome, len(candidates))
	for i, c := range candidates {
		out[i] = core.Outcome{Miner: c.Miner.Bytes(), Result: c.Result, Similarity: -1}
		switch {
		case c.Failure != "":
			out[i].Opinion, out[i].Reason = int64(core.Rejected), string(c.Failure)
		case c.Text == "":
			out[i].Opinion, out[i].Reason = int64(core.Rejected), string(core.ReasonEmptyAnswer)
		case whole == 1:
			out[i].Opinion, out[i].Reason = int64(core.Inconclusive), string(core.ReasonNoPeer)
		default:
			r.agree(candidates, i, whole, &out[i])
		}
	}
	return out
}

// agree decides rung 1 for candidate i, one of whole ≥ 2 candidates that passed rung 0.
func (r Rules) agree(candidates []Candidate, i, whole int, out *core.Outcome) {
	var similarities []float64
	for j, other := range candidates {
		if j == i || other.Failure != "" || other.Text == "" {
			continue
		}
		s, ok := similarity(candidates[i], other)
		if !ok {
			out.Opinion, out.Reason = int64(core.Inconclusive), string(core.ReasonNoEmbedder)
			return
		}
		similarities = append(similarities, s)
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
