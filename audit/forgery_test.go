package audit

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// Forgeries in which every hash is right: the link that is wrong is named, for its reason.
func TestForgeriesAreNamed(t *testing.T) {
	stranger := testKey(t, 99)
	cases := []struct {
		name   string
		link   string
		reason core.Reason
		before func(w *world, d *draft) // before the records are signed and linked
		after  func(w *world, d *draft) // after the task is put; d.state is stored again
	}{
		{"task of a stranger", "task.role", core.ReasonNotAuthorised, func(w *world, d *draft) {
			d.task.Router, w.router = addr(stranger).Bytes(), stranger
		}, nil},
		{"task of another session", "task.parent", core.ReasonWrongParent, func(_ *world, d *draft) { d.task.Session = 4 }, nil},
		{"task without a link", "task.link", core.ReasonBadRecord, nil, func(_ *world, d *draft) { d.state.Data = "hello" }},
		{"task is another record", "task.record", core.ReasonBadRecord, nil, func(_ *world, d *draft) { d.state.Data = d.state.Miners[0].Data }},
		{"file of another size", "task.file", core.ReasonContentMismatch, func(_ *world, d *draft) { d.task.Files[0].Size++ }, nil},
		{"file longer than it says", "task.file", core.ReasonContentMismatch, func(_ *world, d *draft) { d.task.Files[0].Size-- }, nil},
		{"reveal differs from precommit", "result.commit", core.ReasonPrecommitMismatch, nil, func(_ *world, d *draft) {
			d.state.Miners[0].Data = d.state.Miners[1].Data
		}},
		{"copied result", "result.role", core.ReasonWrongParent, nil, func(w *world, d *draft) {
			w.commit(d, 1, d.state.Miners[0].Data)
			d.state.Miners[1].Opinion = core.Valid
		}},
		{"result without a link", "result.link", core.ReasonBadRecord, nil, func(w *world, d *draft) {
			w.commit(d, 0, "ipfs://nothing")
			d.state.Miners[0].Opinion = core.Valid
		}},
		{"result of another task", "result.parent", core.ReasonWrongParent, func(_ *world, d *draft) { d.results[0].ID = 8 }, nil},
		{"forged result", "result.signature", core.ReasonBadSignature, nil, func(w *world, d *draft) {
			d.results[0].OutputSize++ // signed before the change
			w.commit(d, 0, core.Link(w.putRecord(d.results[0], nil)))
			d.state.Miners[0].Opinion = core.Valid
		}},
		{"miner without the role", "result.role", core.ReasonNotAuthorised, func(w *world, _ *draft) {
			w.chain.roles[roleMiner] = w.chain.roles[roleMiner][1:]
		}, nil},
		{"role taken after the anchor", "result.role", core.ReasonNotAuthorised, func(w *world, _ *draft) {
			w.chain.since[roleMiner+addr(w.miners[0]).Hex()] = 1000
		}, nil},
		{"output of another size", "result.output", core.ReasonContentMismatch, func(_ *world, d *draft) { d.results[0].OutputSize-- }, nil},
		{"empty output", "result.output", core.ReasonEmptyAnswer, func(_ *world, d *draft) { d.results[0].OutputSize = 0 }, nil},
		{"no verdict", "verdict.quorum", core.ReasonNoVerdict, nil, func(_ *world, d *draft) { d.state.Verdicts = nil }},
		{"verdict of another round only", "verdict.quorum", core.ReasonNoVerdict, nil, func(_ *world, d *draft) { d.state.Verdicts[0].Round = 7 }},
		{"opinion before the quorum", "verdict.quorum", core.ReasonStateMismatch, nil, func(_ *world, d *draft) { d.state.Miners[1].Opinion = core.None }},
		{"verdict without a link", "verdict.link", core.ReasonBadRecord, nil, func(_ *world, d *draft) { d.state.Verdicts[0].Link = "ipfs://" }},
		{"validator without the role", "verdict.role", core.ReasonNotAuthorised, func(w *world, _ *draft) { w.chain.roles[roleValidator] = nil }, nil},
		{"another validator's verdict", "verdict.role", core.ReasonWrongParent, nil, func(w *world, d *draft) {
			d.state.Verdicts[0].Validator = addr(w.validators[1])
		}},
		{"verdict of another task", "verdict.parent", core.ReasonWrongParent, func(_ *world, d *draft) { d.verdicts[0].ID = 8 }, nil},
		{"verdict on another round", "verdict.parent", core.ReasonWrongParent, func(_ *world, d *draft) { d.verdicts[0].Round = 1 }, nil},
		{"verdict leaves a miner out", "verdict.outcomes", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) { v.Outcomes = v.Outcomes[:1] })
		}},
		{"verdict on another result", "verdict.outcomes", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) { v.Outcomes[0].Result = v.Outcomes[1].Result })
		}},
		{"verdict in another order", "verdict.outcomes", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) { slices.Reverse(v.Outcomes) })
		}},
		{"opinion differs from the chain's", "verdict.quorum", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) {
				v.Outcomes[0].Opinion, v.Outcomes[0].Reason = int64(core.Inconclusive), string(core.ReasonNoEmbedder)
			})
		}},
		{"valid below the floor", "verdict.rules", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) { v.Outcomes[0].Similarity = 0.5 })
		}},
		{"valid without a comparison", "verdict.rules", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) { v.Outcomes[0].Rung = 0 })
		}},
		{"lower floor", "verdict.rules", core.ReasonStateMismatch, func(_ *world, d *draft) {
			d.verdicts[0].Method = protocol.Rules{Floor: 0.1, Embedder: "all-minilm-l6-v2"}.Method()
		}, nil},
		{"unknown method", "verdict.rules", core.ReasonStateMismatch, func(_ *world, d *draft) { d.verdicts[0].Method = "trust me" }, nil},
		{"similarity made up", "verdict.rules", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) { v.Outcomes[0].Similarity = 0.8 })
		}},
		{"honest result slandered", "verdict.rules", core.ReasonStateMismatch, nil, func(w *world, d *draft) {
			w.rejudge(d, func(v *core.Verdict) {
				v.Outcomes[0].Opinion, v.Outcomes[0].Reason = int64(core.Rejected), string(core.ReasonBadSignature)
			})
			d.state.Miners[0].Opinion = core.Rejected
		}},
		{"no valid result", "chain.ended", core.ReasonNoValidResult, nil, func(_ *world, d *draft) {
			d.state.Miners[0].Opinion, d.state.Miners[1].Opinion = core.Rejected, core.Rejected
		}},
		{"task failed", "chain.ended", core.ReasonNoMiner, nil, func(_ *world, d *draft) { d.state.Outcome = core.ReasonNoMiner }},
		{"task goes on", "chain.ended", core.ReasonNotAnchored, nil, func(_ *world, d *draft) { d.state.Status = core.Committed }},
		{"the chain answers with another task", "chain.task", core.ReasonStateMismatch, nil, func(_ *world, d *draft) { d.state.Ref.Task++ }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			d := w.draft(0, "paris", "paris")
			if c.before != nil {
				c.before(w, d)
			}
			ref := w.put(d)
			if c.after != nil {
				c.after(w, d)
				w.chain.tasks[ref] = d.state
			}
			for _, v := range d.state.Verdicts {
				if c, err := core.ParseLink(v.Link); err == nil {
					w.must(w.log.Append(t.Context(), c))
				}
			}
			w.must(w.log.step(t.Context()))
			r := auditTask(t, w.auditor(), ref)
			wantBroken(t, r, c.link, c.reason)
		})
	}
}

// rejudge replaces the verdict by an edited one, signed by its validator, without changing the chain's opinions.
func (w *world) rejudge(d *draft, edit func(v *core.Verdict)) {
	edit(d.verdicts[0])
	d.state.Verdicts = nil
	w.putVerdict(d, d.verdicts[0])
}

func TestLogLinksAreNamed(t *testing.T) {
	w := newWorld(t)
	ref := w.put(w.draft(0, "paris", "paris"))
	wantBroken(t, auditTask(t, w.auditor(), ref), "log.batches", core.ReasonNotAnchored)
	w.chain.depth = 3
	w.anchorAll(ref)
	wantBroken(t, auditTask(t, w.auditor(), ref), "log.final", core.ReasonNotFinal)
	w.chain.block += 3
	a := w.auditor()
	if r := auditTask(t, a, ref); !r.OK {
		t.Fatalf("%s", r)
	}
	// A batch behind it that nobody has, anchored by another oracle, is no harm to what was anchored before.
	last := w.chain.anchors[DefaultOrigin][0]
	if _, err := w.chain.append(DefaultOrigin, last.Root, last.Size+5, core.Hash{1}, core.Hash{2}); err != nil {
		t.Fatal(err)
	}
	if r := auditTask(t, a, ref); !r.OK {
		t.Errorf("%s", r)
	}
	next := w.put(w.draft(1, "rome", "rome"))
	wantBroken(t, auditTask(t, a, next), "log.batches", core.ReasonContentMissing)
	w.chain.failLog = errors.New("connection refused") // what was read before is no substitute for the chain
	wantBroken(t, auditTask(t, a, ref), "log.batches", core.ReasonUnreachable)
	w.chain.failRead = w.chain.failLog
	wantBroken(t, auditTask(t, a, ref), "chain.task", core.ReasonUnreachable)
}

// A log whose records are canonical and well hashed and do not add up is found out.
func TestDishonestBatches(t *testing.T) {
	root := func(n int) core.Hash { h, _ := testTree(n).root(int64(n)); return h }
	good := core.Batch{Type: core.TypeBatch, Origin: DefaultOrigin, Leaves: leafRange(0, 2), Size: 2, Root: root(2).Bytes()}
	ghost := leafOf(77)
	for name, c := range map[string]struct {
		reason core.Reason
		edit   func(b *core.Batch) (size uint64, root core.Hash)
	}{
		"honest":          {"", func(*core.Batch) (uint64, core.Hash) { return 2, root(2) }},
		"another origin":  {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { b.Origin = "x"; return 2, root(2) }},
		"another size":    {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { return 3, root(3) }},
		"another root":    {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { return 2, root(3) }},
		"root made up":    {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { b.Root = root(3).Bytes(); return 2, root(3) }},
		"record's root":   {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { b.Root = root(3).Bytes(); return 2, root(2) }},
		"another leaf":    {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { b.Leaves[1] = ghost; return 2, root(2) }},
		"no leaves":       {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { b.Leaves, b.Start = nil, 2; return 2, root(2) }},
		"numbers off":     {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { b.Start = 1; return 2, root(2) }},
		"false parent":    {core.ReasonWrongParent, func(b *core.Batch) (uint64, core.Hash) { b.Prev = &ghost; return 2, root(2) }},
		"missing parent":  {core.ReasonWrongParent, func(b *core.Batch) (uint64, core.Hash) { b.Start, b.Size = 1, 3; return 3, root(3) }},
		"unknown parent":  {core.ReasonContentMissing, func(b *core.Batch) (uint64, core.Hash) { b.Start, b.Size, b.Prev = 1, 3, &ghost; return 3, root(3) }},
		"impossible size": {core.ReasonStateMismatch, func(b *core.Batch) (uint64, core.Hash) { return 1<<63 + 2, root(2) }},
	} {
		t.Run(name, func(t *testing.T) {
			chain, store := newMemChain(), newMemStore()
			b := good
			b.Leaves = slices.Clone(good.Leaves)
			size, top := c.edit(&b)
			data, _, err := core.Encode(&b)
			if err != nil {
				t.Fatal(err)
			}
			digest, err := digestOf(store.put(cid.DagCBOR, data))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := chain.append(DefaultOrigin, core.Hash{}, size, top, digest); err != nil {
				t.Fatal(err)
			}
			s := newLogState(DefaultOrigin)
			_, err = s.sync(t.Context(), chain, func(ctx context.Context, c cid.Cid) ([]byte, error) { return store.GetBlock(ctx, c, nil) })
			if core.ReasonOf(err) != c.reason {
				t.Errorf("%v, want %q", err, c.reason)
			}
			if c.reason != "" && (len(s.leaves) != 0 || len(s.anchors) != 0 || len(s.batches) != 0) {
				t.Error("kept what does not hold")
			}
		})
	}
}

// Several validators: the majority is computed again from all of their verdicts, and each must be in the log.
func TestQuorumOfValidators(t *testing.T) {
	w := newWorld(t)
	w.chain.sessions[3] = core.Session{ID: 3, Routers: []core.Address{addr(w.router)}, Validators: 3}
	d := w.draft(0, "paris", "paris")
	for i := range 2 {
		v := *d.verdicts[0]
		v.Validator = addr(w.validators[i+1]).Bytes()
		d.verdicts = append(d.verdicts, &v)
	}
	ref := w.put(d)
	w.rejudgeAll(d, func(i int, v *core.Verdict) {
		if i == 2 { // one abstains on both
			for k := range v.Outcomes {
				v.Outcomes[k].Opinion, v.Outcomes[k].Reason, v.Outcomes[k].Rung = int64(core.Inconclusive), string(core.ReasonNoEmbedder), 0
				v.Outcomes[k].Similarity = -1
			}
		}
	})
	w.chain.tasks[ref] = d.state
	w.anchorAll(ref)
	if r := auditTask(t, w.auditor(), ref); !r.OK {
		t.Fatalf("%s", r)
	}
	d.state.Miners[1].Opinion = core.Inconclusive
	w.chain.tasks[ref] = d.state
	wantBroken(t, auditTask(t, w.auditor(), ref), "verdict.quorum", core.ReasonStateMismatch)
	for want, votes := range map[core.Opinion][]map[core.Opinion]int{
		core.Valid:        {{core.Valid: 1}, {core.Valid: 2, core.Rejected: 1}},
		core.Rejected:     {{core.Rejected: 3, core.Valid: 2}},
		core.Inconclusive: {nil, {core.Valid: 1, core.Rejected: 1}, {core.Valid: 2, core.Rejected: 1, core.Inconclusive: 1}, {core.Inconclusive: 1}},
	} {
		for _, v := range votes {
			if got := majority(v); got != want {
				t.Errorf("%v: %s, want %s", v, name(got), name(want))
			}
		}
	}
}

func (w *world) rejudgeAll(d *draft, edit func(i int, v *core.Verdict)) {
	d.state.Verdicts = nil
	for i, v := range d.verdicts {
		v.Outcomes = slices.Clone(v.Outcomes)
		edit(i, v)
		w.putVerdict(d, v)
	}
}

// What a rejected miner did does not break the audit of the others, and a rejection is checked where it can be.
func TestRejectedResults(t *testing.T) {
	w := newWorld(t)
	d := w.draft(0, "paris", "paris", "rome")
	ref := w.put(d)
	reject := func(reason core.Reason) func(v *core.Verdict) {
		return func(v *core.Verdict) {
			v.Outcomes[2].Opinion, v.Outcomes[2].Reason, v.Outcomes[2].Rung, v.Outcomes[2].Similarity = int64(core.Rejected), string(reason), 0, -1
			v.Outcomes[2].Result = committed(d.state.Miners[2])
			for k := range 2 {
				v.Outcomes[k].Opinion, v.Outcomes[k].Reason, v.Outcomes[k].Rung, v.Outcomes[k].Similarity = int64(core.Valid), "", 1, 1
			}
		}
	}
	settle := func() Report {
		w.opinions(d)
		w.chain.tasks[ref] = d.state
		w.anchorAll(ref)
		a := w.auditor()
		a.cfg.Embedder = memEmbedder{}
		return auditTask(t, a, ref)
	}
	w.rejudge(d, reject(core.ReasonBadSignature))
	wantBroken(t, settle(), "verdict.rules", core.ReasonStateMismatch) // a slander
	d.results[2].Session = 4                                           // a record of another session, well signed
	w.commit(d, 2, core.Link(w.putRecord(d.results[2], w.miners[2])))
	w.rejudge(d, reject(core.ReasonWrongParent))
	if r := settle(); !r.OK {
		t.Fatalf("%s", r)
	}
	w.rejudge(d, func(v *core.Verdict) { // the same result, called valid
		reject("")(v)
		v.Outcomes[2].Opinion, v.Outcomes[2].Rung, v.Outcomes[2].Similarity = int64(core.Valid), 1, 1
	})
	wantBroken(t, settle(), "result.parent", core.ReasonWrongParent)
	w.rejudge(d, func(v *core.Verdict) { // or paid as inconclusive
		reject(core.ReasonNoEmbedder)(v)
		v.Outcomes[2].Opinion = int64(core.Inconclusive)
	})
	wantBroken(t, settle(), "result.parent", core.ReasonWrongParent)
	gone := core.CIDOf(cid.DagCBOR, []byte("gone"))
	w.commit(d, 2, core.Link(gone))
	for _, reason := range []core.Reason{core.ReasonContentMissing, core.ReasonBadSignature} { // gone: nobody can tell any more
		w.rejudge(d, reject(reason))
		if r := settle(); !r.OK {
			t.Fatalf("%s: %s", reason, r)
		}
	}
	w.commit(d, 2, "no link at all")
	w.rejudge(d, reject(core.ReasonBadRecord))
	if r := settle(); !r.OK {
		t.Fatalf("%s", r)
	}
	// Valid by agreement with nobody: the two others are both gone.
	for i := 1; i < 3; i++ {
		w.commit(d, i, core.Link(gone))
	}
	w.rejudge(d, func(v *core.Verdict) {
		reject(core.ReasonContentMissing)(v)
		v.Outcomes[1] = v.Outcomes[2]
		v.Outcomes[1].Miner = d.state.Miners[1].Miner.Bytes()
	})
	wantBroken(t, settle(), "verdict.rules", core.ReasonStateMismatch)
}
