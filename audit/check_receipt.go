package audit

import (
	"fmt"
	"math"

	"github.com/cortensor-open/cortensor/core"
)

// auditReceipt checks a receipt: the task that it names, then each field against the chain and the records, and last its
// signature, so that a changed field is named by its own link. When the receipt does not decode nothing else is reached.
func (r *run) auditReceipt(receipt *core.Receipt) {
	r.check("receipt.network", "", needs(r.decoded), func() (finding, error) {
		return finding{detail: fmt.Sprintf("chain %d", receipt.Network.Chain)}, r.sameNetwork(receipt.Network)
	})
	r.auditTask()
	r.findVerdicts()
	var held core.LogAnchor
	later := &ledger{} // checked first, because roles are looked up at the anchor's block; reported behind the records
	anchor := later.check("receipt.anchor", "", needs(r.decoded), func() (finding, error) {
		var err error
		if held, err = r.sameAsOnChain(receipt.Anchor); err != nil {
			return finding{}, err
		}
		return r.anchorOf(held)
	})
	r.auditResults()
	r.auditVerdicts()
	r.check("receipt.task", "", needs(r.decoded, r.link), func() (finding, error) {
		if !receipt.Task.Equals(r.taskCID) {
			return finding{}, core.Fail(core.ReasonStateMismatch, "the receipt names the task record %s, the chain %s", receipt.Task, r.taskCID)
		}
		return finding{detail: "the task record is the one on chain", evidence: core.Link(r.taskCID)}, nil
	})
	results := needs(r.decoded, r.ended)
	valid := r.validResults()
	for _, res := range valid {
		results = append(results, res.last)
	}
	r.check("receipt.results", "", results, func() (finding, error) { return sameResults(receipt.Results, valid) })
	verdict := r.check("receipt.verdict", "", needs(r.decoded, r.onChain), func() (finding, error) {
		for _, v := range r.verdicts {
			if v.cid.Equals(receipt.Verdict) {
				return finding{detail: "a verdict of the last round on chain", evidence: core.Link(receipt.Verdict)}, nil
			}
		}
		return finding{}, core.Fail(core.ReasonStateMismatch, "the chain holds no verdict %s of the last round", receipt.Verdict)
	})
	r.links = append(r.links, later.links...)
	r.auditReceiptLog(receipt, anchor, verdict, &held)
	r.check("receipt.issuer", "", needs(r.decoded, r.onChain), func() (finding, error) {
		found, err := r.routerRole(receipt.Author())
		if core.ReasonOf(err) == core.ReasonNotAuthorised { // a receipt may be asked of a router that came after the anchor
			return r.roleAt(receipt.Author(), roleRouter, math.MaxUint64)
		}
		return found, err
	})
	r.check("receipt.signature", "", needs(r.decoded), func() (finding, error) {
		return finding{detail: "by " + receipt.Author().Hex()}, core.Verify(r.chain.Network(), receipt)
	})
}

func (r *run) validResults() []*resultRun {
	var valid []*resultRun
	for _, res := range r.results {
		if res.miner.Opinion.Stands() {
			valid = append(valid, res)
		}
	}
	return valid
}

// sameResults compares a receipt's results with the valid ones on chain, in the chain's order.
func sameResults(refs []core.ResultRef, valid []*resultRun) (finding, error) {
	if len(refs) != len(valid) {
		return finding{}, core.Fail(core.ReasonStateMismatch, "the receipt names %d results, the chain %d", len(refs), len(valid))
	}
	for i, ref := range refs {
		res := valid[i]
		switch {
		case core.Address(ref.Miner) != res.miner.Miner:
			return finding{}, core.Fail(core.ReasonStateMismatch, "result %d is of %#x, the chain's of %s", i, ref.Miner, res.miner.Miner)
		case !sameLink(&ref.Result, res.cid):
			return finding{}, core.Fail(core.ReasonStateMismatch, "the receipt's result of %s is not the committed one", res.miner.Miner)
		case !ref.Output.Equals(res.record.Output):
			return finding{}, core.Fail(core.ReasonStateMismatch, "the receipt's output of %s is not its result's", res.miner.Miner)
		}
	}
	return finding{detail: fmt.Sprintf("%d, as on chain", len(refs))}, nil
}
