package audit

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// similarityTolerance is how far a similarity that is computed again may lie from the recorded one: embeddings differ in
// their last bits between CPU variants.
const similarityTolerance = 0.02

// verdictRun is what an audit knows of one validator's verdict.
type verdictRun struct {
	ref    core.VerdictRef
	link   *Link
	cid    cid.Cid
	record *core.Verdict
	whole  *Link // all of the verdict's own links hold
}

// findVerdicts reads the links of the last round's verdicts from the chain. Their links come into the report with
// auditVerdicts.
func (r *run) findVerdicts() {
	scratch := &ledger{}
	for _, ref := range r.state.Verdicts {
		if ref.Round != r.state.Round {
			continue
		}
		v := &verdictRun{ref: ref, record: &core.Verdict{}}
		v.link = scratch.check("verdict.link", ref.Validator.Hex(), needs(r.onChain), func() (finding, error) {
			var err error
			if v.cid, err = core.ParseLink(ref.Link); err != nil {
				return finding{}, core.Fail(core.ReasonBadRecord, "verdict on chain: %w", err)
			}
			return finding{detail: "the chain names the verdict's record", evidence: ref.Link}, nil
		})
		r.verdicts = append(r.verdicts, v)
	}
}

// auditVerdicts checks the last round's verdicts and that together they are the opinions that the chain holds.
func (r *run) auditVerdicts() {
	all := needs(r.onChain)
	for _, v := range r.verdicts {
		r.links = append(r.links, v.link)
		r.auditVerdict(v)
		all = append(all, v.whole)
	}
	r.check("verdict.quorum", "", all, r.quorum)
}

func (r *run) auditVerdict(v *verdictRun) {
	validator, subject := v.ref.Validator, v.ref.Validator.Hex()
	record := r.record("verdict", subject, needs(v.link), func() cid.Cid { return v.cid }, v.record, nil,
		func() []core.Address { return []core.Address{validator} }, roleOracle)
	role := r.check("verdict.role", subject, needs(record), func() (finding, error) {
		if v.record.Author() != validator {
			return finding{}, core.Fail(core.ReasonWrongParent, "the record is of %s, the chain has it from %s", v.record.Author(), validator)
		}
		return r.role(validator, roleValidator)
	})
	parent := r.check("verdict.parent", subject, needs(record, r.link), func() (finding, error) {
		if err := errors.Join(r.childOf(v.record.Task, v.record.Ref()), r.sameNetwork(v.record.Network)); err != nil {
			return finding{}, err
		}
		if uint64(v.record.Round) != r.state.Round {
			return finding{}, core.Fail(core.ReasonWrongParent, "it judges round %d, the chain's is %d", v.record.Round, r.state.Round)
		}
		return finding{detail: fmt.Sprintf("names the task's record and number, round %d", r.state.Round)}, nil
	})
	outcomes := r.check("verdict.outcomes", subject, needs(parent), func() (finding, error) { return r.outcomes(v.record) })
	rules := r.check("verdict.rules", subject, needs(outcomes), func() (finding, error) { return r.rules(v.record) })
	v.whole = &Link{Name: "verdict", Subject: subject, OK: role.OK && rules.OK}
}

// outcomes checks that a verdict speaks of the miners and results that the chain holds, in its order.
func (r *run) outcomes(v *core.Verdict) (finding, error) {
	if len(v.Outcomes) != len(r.results) {
		return finding{}, core.Fail(core.ReasonStateMismatch, "it judges %d results, the chain holds %d", len(v.Outcomes), len(r.results))
	}
	for i, o := range v.Outcomes {
		res := r.results[i]
		if core.Address(o.Miner) != res.miner.Miner {
			return finding{}, core.Fail(core.ReasonStateMismatch, "outcome %d is of %#x, the chain's miner is %s", i, o.Miner, res.miner.Miner)
		}
		if !sameLink(o.Result, committed(res.miner)) {
			return finding{}, core.Fail(core.ReasonStateMismatch, "the outcome of %s is of another result than the committed one", res.miner.Miner)
		}
	}
	return finding{detail: fmt.Sprintf("one outcome for each of %d committed results", len(r.results))}, nil
}

// committed gives the record that a miner's committed data names, nil when it names none.
func committed(m core.MinerState) *cid.Cid {
	c, err := core.ParseLink(m.Data)
	if err != nil {
		return nil
	}
	return &c
}

// quorum computes the opinions on chain again from the verdicts. How many verdicts it takes is the contract's to decide: it
// holds no opinion before there are enough, and the session's number may have changed since.
func (r *run) quorum() (finding, error) {
	if len(r.verdicts) == 0 {
		return finding{}, core.Fail(core.ReasonNoVerdict, "the chain holds no verdict of round %d", r.state.Round)
	}
	var said []string
	stand := 0
	for i, res := range r.results {
		votes := map[core.Opinion]int{}
		for _, v := range r.verdicts {
			votes[core.Opinion(v.record.Outcomes[i].Opinion)]++
		}
		opinion := majority(votes)
		if opinion != res.miner.Opinion {
			return finding{}, core.Fail(core.ReasonStateMismatch, "%s: the verdicts say %s, the chain %s", res.miner.Miner, name(opinion), name(res.miner.Opinion))
		}
		if opinion.Stands() {
			stand++
		}
		said = append(said, name(opinion))
	}
	if stand == 0 {
		return finding{}, core.Fail(core.ReasonNoValidResult, "no result stands: %s", strings.Join(said, ", "))
	}
	return finding{detail: fmt.Sprintf("the opinions on chain follow from %d verdict(s): %s", len(r.verdicts), strings.Join(said, ", "))}, nil
}

// majority is the contract's rule: more than half of the verdicts decide, else the result stays open.
func majority(votes map[core.Opinion]int) core.Opinion {
	total := 0
	for _, n := range votes {
		total += n
	}
	for _, o := range []core.Opinion{core.Valid, core.Rejected} {
		if 2*votes[o] > total {
			return o
		}
	}
	return core.Inconclusive
}

func name(o core.Opinion) string {
	names := [...]string{"none", "valid", "invalid", "inconclusive"}
	if int(o) < len(names) {
		return names[o]
	}
	return "unknown"
}

// replayable are the causes of a rejection that anybody finds again, as long as the content is there.
var replayable = []core.Reason{core.ReasonBadRecord, core.ReasonBadSignature, core.ReasonWrongParent, core.ReasonPrecommitMismatch,
	core.ReasonEmptyAnswer, core.ReasonNotAuthorised, core.ReasonNoTranscript}

// rules checks a verdict against the rules that its method names: thresholds not below the audit's, opinions that follow
// from what is recorded, integrity as this audit found it, and agreement computed again where that is possible.
func (r *run) rules(v *core.Verdict) (finding, error) {
	rules, rechecks, err := r.method(v.Method)
	if err != nil {
		return finding{}, err
	}
	evaluated := 0
	candidates := make([]protocol.Candidate, len(r.results))
	for i, res := range r.results {
		o := v.Outcomes[i]
		if err := follows(o, rules); err != nil {
			return finding{}, err
		}
		candidates[i] = protocol.Candidate{Miner: res.miner.Miner, Result: committed(res.miner), Text: res.text, Recheck: o.Recheck}
		if candidates[i].Failure, err = integrity(res, o); err != nil {
			return finding{}, err
		}
		if rechecks {
			err = checkRecheck(res, o)
		} else if o.Recheck != nil {
			err = core.Fail(core.ReasonStateMismatch, "%s: a recheck by rules that know none", res.miner.Miner)
		}
		if err != nil {
			return finding{}, err
		}
		if o.Recheck.Decided() {
			evaluated++
		}
	}
	exact, err := r.judgeAgain(rules, candidates, v)
	if err != nil {
		return finding{}, err
	}
	detail := "opinions follow from " + v.Method
	if exact {
		detail += ", agreement computed again"
	}
	if evaluated > 0 {
		detail += fmt.Sprintf("; the validator evaluated %d of %d answers again, and its evidence fits them", evaluated, len(r.results))
	}
	return finding{detail: detail}, nil
}

// method reads the thresholds from a verdict's method and wants them not lower than the audit's.
func (r *run) method(method string) (rules protocol.Rules, rechecks bool, err error) {
	if rules, rechecks, err = protocol.ParseMethod(method); err != nil {
		return rules, false, err
	}
	if rules.Floor < r.cfg.Rules.Floor {
		return rules, false, core.Fail(core.ReasonStateMismatch, "the verdict's threshold %.2f is below %.2f", rules.Floor, r.cfg.Rules.Floor)
	}
	return rules, rechecks, nil
}

// follows checks that an opinion follows from the outcome's own measurements.
func follows(o core.Outcome, rules protocol.Rules) error {
	reason, opinion, e := core.Reason(o.Reason), core.Opinion(o.Opinion), o.Recheck
	disagrees, failed := reason == core.ReasonDisagrees, reason == core.ReasonRecheckFailed
	holds := e.Decided() && e.Fault == "" && o.Rung == 2
	switch {
	case opinion == core.Valid && (!holds && (o.Rung != 1 || o.Similarity < rules.Floor) || e.Decided() && e.Fault != "" || reason != ""),
		opinion != core.Valid && reason == "",
		disagrees && (o.Rung != 1 || o.Similarity >= rules.Floor || e.Decided()),
		failed != (e.Decided() && e.Fault != "" && opinion == core.Rejected && o.Rung == 2) && reason != core.ReasonEmptyAnswer,
		e.Decided() && opinion == core.Inconclusive:
		return core.Fail(core.ReasonStateMismatch, "%#x: %s (%q) does not follow from rung %d, similarity %.3f, floor %.2f and recheck %s",
			o.Miner, name(opinion), o.Reason, o.Rung, o.Similarity, rules.Floor, short(e))
	}
	return nil
}

// short names a recheck.
func short(e *core.Recheck) string {
	switch {
	case e == nil:
		return "none"
	case !e.Decided():
		return e.Skipped
	case e.Fault != "":
		return e.Fault
	}
	return "holds"
}

// integrity compares rung 0 of an outcome with what this audit found, and gives the cause under which the result is left out
// of the comparison. A result that cannot be read any more was possibly there for the validator, and the other way round.
func integrity(res *resultRun, o core.Outcome) (core.Reason, error) {
	found := res.broken
	said, rejected := core.Reason(o.Reason), core.Opinion(o.Opinion) == core.Rejected
	if found == nil {
		if rejected && slices.Contains(replayable, said) {
			return "", core.Fail(core.ReasonStateMismatch, "%s was rejected for %s; this audit finds its result whole", res.miner.Miner, said)
		}
		if !judged(o) {
			return said, nil
		}
		return "", nil
	}
	reason := reasonOf(found)
	if !rejected && slices.Contains(replayable, reason) {
		return "", core.Fail(core.ReasonStateMismatch, "%s is %s; this audit finds %s", res.miner.Miner, name(core.Opinion(o.Opinion)), found.Error())
	}
	if !judged(o) {
		return said, nil
	}
	return reason, nil
}

// judgeAgain runs the rules on the answers and compares every outcome that was measured. It gives false when an answer is
// gone, or when answers differ and there is no embedder.
func (r *run) judgeAgain(rules protocol.Rules, candidates []protocol.Candidate, v *core.Verdict) (bool, error) {
	var texts []string
	var whole []int
	for i, c := range candidates {
		if r.results[i].hidden && c.Failure == "" {
			return false, nil // sealed to others
		}
		if c.Failure == "" {
			whole, texts = append(whole, i), append(texts, c.Text)
		} else if judged(v.Outcomes[i]) {
			return false, nil // it took part in the comparison and cannot be read now
		}
	}
	undecided := slices.ContainsFunc(whole, func(i int) bool { return !candidates[i].Recheck.Decided() })
	if different := len(slices.Compact(slices.Clone(texts))) > 1; different && r.cfg.Embedder == nil && undecided {
		return false, nil
	} else if different && r.cfg.Embedder != nil {
		vectors, err := r.cfg.Embedder.Embed(r.ctx, texts)
		if err != nil || len(vectors) != len(texts) {
			return false, core.Errorf(core.Internal, "embed %d answers: %d vectors, %w", len(texts), len(vectors), err)
		}
		for k, i := range whole {
			candidates[i].Vector = vectors[k]
		}
	}
	for i, again := range rules.Judge(candidates) {
		o := v.Outcomes[i]
		sure := again.Rung != 1 || math.Abs(again.Similarity-rules.Floor) > similarityTolerance
		if core.Opinion(o.Opinion) == core.Valid && sure && again.Opinion != o.Opinion {
			return false, core.Fail(core.ReasonStateMismatch, "%#x: valid is recorded, computed again it is %s (%s)", o.Miner,
				name(core.Opinion(again.Opinion)), again.Reason)
		}
		if o.Rung < 1 || again.Rung < 1 || o.Rung == 2 && (o.Similarity == -1 || again.Similarity == -1) {
			continue
		}
		if math.Abs(again.Similarity-o.Similarity) > similarityTolerance {
			return false, core.Fail(core.ReasonStateMismatch, "%#x: similarity %.3f is recorded, computed again it is %.3f", o.Miner, o.Similarity, again.Similarity)
		}
	}
	return true, nil
}
