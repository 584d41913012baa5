package audit

import (
	"errors"
	"fmt"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// auditLog looks every verdict up in the log: its batches recompute to the anchored roots, the log holds the verdict, an
// anchor covers it, the anchor's block is final. The links go to g.
func (r *run) auditLog(g *ledger) {
	if len(r.verdicts) == 0 {
		r.inLog(g, "", needs(r.ended), nil)
		return
	}
	for _, v := range r.verdicts {
		subject := ""
		if len(r.verdicts) > 1 {
			subject = v.ref.Validator.Hex()
		}
		r.inLog(g, subject, needs(r.ended, v.link), v)
	}
}

// place is where the log holds a verdict.
type place struct {
	index  int64
	size   int64
	path   [][]byte
	anchor core.LogAnchor
	leaves int // leaves of the log that were recomputed
	count  int // anchors
}

func (r *run) inLog(g *ledger, subject string, need []*Link, v *verdictRun) {
	var at place
	batches := g.check("log.batches", subject, need, func() (finding, error) {
		if v == nil {
			return finding{}, core.Fail(core.ReasonNoVerdict, "the chain holds no verdict of the last round")
		}
		var err error
		at, err = r.logs.find(r.ctx, v.cid)
		return finding{detail: fmt.Sprintf("%d leaves of log %q recompute to %d anchored roots", at.leaves, r.cfg.Origin, at.count),
			evidence: core.Link(core.CIDOfDigest(cid.DagCBOR, at.anchor.Batch[:]))}, err
	})
	inclusion := g.check("log.inclusion", subject, needs(batches), func() (finding, error) {
		return finding{detail: fmt.Sprintf("leaf %d of %d, by a path of %d hashes", at.index, at.size, len(at.path)), evidence: core.Link(v.cid)},
			VerifyInclusion(v.cid, at.index, at.size, at.path, at.anchor.Root)
	})
	anchor := g.check("log.anchor", subject, needs(inclusion), func() (finding, error) { return r.anchorOf(at.anchor) })
	g.check("log.final", subject, needs(anchor), func() (finding, error) { return isFinal(at.anchor) })
}

// anchorOf notes the anchor's block for the role checks.
func (r *run) anchorOf(a core.LogAnchor) (finding, error) {
	if a.Tx == (core.Hash{}) || a.BlockHash == (core.Hash{}) {
		return finding{}, core.Fail(core.ReasonStateMismatch, "anchor %d has no transaction or block", a.Index)
	}
	r.block = a.Block
	return finding{detail: fmt.Sprintf("anchor %d holds size %d, root %s", a.Index, a.Size, a.Root),
		evidence: fmt.Sprintf("tx %s block %d", a.Tx, a.Block)}, nil
}

func isFinal(a core.LogAnchor) (finding, error) {
	if !a.Final {
		return finding{}, core.Fail(core.ReasonNotFinal, "block %d has too few confirmations yet", a.Block)
	}
	return finding{detail: fmt.Sprintf("block %d is final", a.Block), evidence: "block " + a.BlockHash.Hex()}, nil
}

// auditReceiptLog checks the receipt's own proof: inclusion by its path under the root that the chain holds, and finality.
func (r *run) auditReceiptLog(receipt *core.Receipt, anchor, verdict *Link, held *core.LogAnchor) {
	inclusion := r.check("log.inclusion", "", needs(anchor, verdict), func() (finding, error) {
		return finding{detail: fmt.Sprintf("leaf %d of %d, by the receipt's path of %d hashes", receipt.Leaf, held.Size, len(receipt.Proof)),
			evidence: core.Link(receipt.Verdict)}, VerifyInclusion(receipt.Verdict, receipt.Leaf, int64(held.Size), receipt.Proof, held.Root)
	})
	r.check("log.final", "", needs(inclusion), func() (finding, error) { return isFinal(*held) })
}

// sameAsOnChain compares a receipt's anchor, field by field, with the one that the chain holds under its number.
func (r *run) sameAsOnChain(a core.Anchor) (core.LogAnchor, error) {
	page, err := r.chain.Anchors(r.ctx, a.Origin, uint64(a.Index), 1)
	if err != nil {
		return core.LogAnchor{}, wrap(err, "read anchor %d of log %.80q", a.Index, a.Origin)
	}
	if len(page) != 1 || page[0].Index != uint64(a.Index) {
		return core.LogAnchor{}, core.Fail(core.ReasonStateMismatch, "the chain holds no anchor %d of log %.80q", a.Index, a.Origin)
	}
	held := page[0]
	var wrong []error
	differs := func(field string, mine, chain any) {
		if mine != chain {
			wrong = append(wrong, fmt.Errorf("%s is %v, on chain %v", field, mine, chain))
		}
	}
	differs("size", uint64(a.Size), held.Size)
	differs("root", core.Hash(a.Root), held.Root)
	differs("batch", a.Batch, core.CIDOfDigest(cid.DagCBOR, held.Batch[:]))
	differs("transaction", core.Hash(a.Tx), held.Tx)
	differs("block", uint64(a.Block), held.Block)
	if len(wrong) > 0 {
		return held, core.Fail(core.ReasonStateMismatch, "anchor %d: %w", a.Index, errors.Join(wrong...))
	}
	return held, nil
}
