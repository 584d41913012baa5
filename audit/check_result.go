package audit

import (
	"bytes"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// maxOutput is the largest answer that is read, in bytes.
const maxOutput = 16 << 20

// resultRun is what an audit knows of one miner's result.
type resultRun struct {
	miner  core.MinerState
	links  *ledger
	cid    *cid.Cid // the committed record, if the link parsed
	record *core.Result
	text   string
	hidden bool  // sealed, and not opened: nothing is known of text
	last   *Link // the output, which needs all before it

	transcript *Link // nil where there is none and none is asked for
	tokens     []fingerprint.Token
	broken     error         // the first thing wrong with how the result was delivered
	again      *core.Recheck // what came of evaluating it again here; nil when that was not done
}

// auditResults checks every result of the last round. The links of those that the chain holds to be valid, or not yet
// judged, are in the report; the others are looked at so that the verdict can be checked.
func (r *run) auditResults() {
	shown := 0
	for _, m := range r.state.Current() {
		res := &resultRun{miner: m, links: &ledger{}}
		r.auditResult(res)
		r.results = append(r.results, res)
		if m.Opinion.Stands() || (m.Opinion == core.None && m.Data != "") {
			r.links = append(r.links, res.links.links...)
			shown++
		}
	}
	if shown == 0 {
		r.check("result.commit", "", needs(r.ended), func() (finding, error) {
			return finding{}, core.Fail(core.ReasonNoValidResult, "the chain holds no result that was not rejected")
		})
	}
}

func (r *run) auditResult(res *resultRun) {
	g, miner, subject := res.links, res.miner.Miner, res.miner.Miner.Hex()
	commit := g.check("result.commit", subject, needs(r.onChain), func() (finding, error) {
		want := protocol.PrecommitHash(r.chain.Network().Chain, r.chain.QueueAddress(), r.ref, miner, res.miner.Data)
		if res.miner.Data == "" || want != res.miner.Precommit {
			return finding{}, core.Fail(core.ReasonPrecommitMismatch, "%.80q was revealed; the precommit %s is not its hash",
				res.miner.Data, res.miner.Precommit)
		}
		return finding{detail: "what was revealed is what was precommitted", evidence: "precommit " + want.Hex()}, nil
	})
	link := g.check("result.link", subject, needs(commit), func() (finding, error) {
		c, err := core.ParseLink(res.miner.Data)
		if err != nil {
			return finding{}, core.Fail(core.ReasonBadRecord, "committed data: %w", err)
		}
		res.cid = &c
		return finding{detail: "the committed data names the record", evidence: res.miner.Data}, nil
	})
	res.record = &core.Result{}
	record := r.recordIn(g, "result", subject, needs(link), func() cid.Cid { return *res.cid }, res.record, nil,
		func() []core.Address { return []core.Address{miner} }, roleRouter)
	role := g.check("result.role", subject, needs(record), func() (finding, error) {
		if res.record.Author() != miner {
			return finding{}, core.Fail(core.ReasonWrongParent, "the record is of %s, the chain has it from %s", res.record.Author(), miner)
		}
		return r.role(miner, roleMiner)
	})
	parent := g.check("result.parent", subject, needs(record, r.link), func() (finding, error) {
		if err := r.childOf(res.record.Task, res.record.Ref()); err != nil {
			return finding{}, err
		}
		return finding{detail: "names the task's record and its number"}, nil
	})
	res.last = g.check("result.output", subject, needs(role, parent), func() (finding, error) {
		if res.record.OutputSize == 0 {
			return finding{}, core.Fail(core.ReasonEmptyAnswer, "the output is empty")
		}
		if res.record.OutputSize > maxOutput {
			return finding{}, core.Errorf(core.TooLarge, "an output of %d bytes; this audit reads at most %d", res.record.OutputSize, maxOutput)
		}
		providers, missing := r.whoServes(r.ctx, res.record.Providers, roleRouter, miner)
		if core.IsEnvelope(res.record.Output) != r.task.Private() {
			return finding{}, core.Fail(core.ReasonBadRecord, "output %s: the answer to a private task is an envelope, to any other a file", res.record.Output)
		}
		if r.task.Private() {
			return r.sealedOutput(res, providers, missing)
		}
		var text bytes.Buffer
		found, err := r.checkFile(res.record.Output, res.record.OutputSize, providers, missing, &text)
		res.text = text.String()
		return found, err
	})
	r.auditTranscript(res, record)
	whole := res.last
	if res.record.Fingerprint != nil {
		print := g.check("result.fingerprint", subject, needs(record), func() (finding, error) { return r.fingerprint(res) })
		if whole.OK {
			whole = print
		}
	}
	res.broken = g.firstError()
	r.replay(res, whole)
}

// childOf checks that a record names the task's record as its parent, and its number on chain.
func (r *run) childOf(task cid.Cid, ref core.TaskRef) error {
	if !task.Equals(r.taskCID) {
		return core.Fail(core.ReasonWrongParent, "it names the task record %s, the chain %s", task, r.taskCID)
	}
	if ref != r.ref {
		return core.Fail(core.ReasonWrongParent, "it belongs to task %s", ref)
	}
	return nil
}
