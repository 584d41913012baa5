package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

func auditTask(t testing.TB, a *Auditor, ref core.TaskRef) Report {
	t.Helper()
	r, err := a.Task(context.Background(), ref)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func auditReceipt(t testing.TB, a *Auditor, data []byte) Report {
	t.Helper()
	r, err := a.Receipt(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// wantBroken wants the report's first broken link to be name, for reason.
func wantBroken(t testing.TB, r Report, name string, reason core.Reason) {
	t.Helper()
	f := r.Failed()
	if r.OK || f == nil || f.Name != name || f.Reason != reason {
		t.Errorf("want %s broken for %s, got\n%s", name, reason, r)
		return
	}
	if err := r.Err(); core.ReasonOf(err) != reason || !strings.Contains(err.Error(), name) {
		t.Errorf("error %v does not name %s and %s", err, name, reason)
	}
}

// names lists the distinct link names in order.
func names(r Report) (out []string) {
	for _, l := range r.Links {
		if !slices.Contains(out, l.Name) {
			out = append(out, l.Name)
		}
	}
	return out
}

var taskLinks = []string{"chain.task", "chain.ended", "task.link", "task.content", "task.record", "task.signature", "task.role", "task.parent",
	"task.file", "result.commit", "result.link", "result.content", "result.record", "result.signature", "result.role", "result.parent",
	"result.output", "verdict.link", "verdict.content", "verdict.record", "verdict.signature", "verdict.role", "verdict.parent",
	"verdict.outcomes", "verdict.rules", "verdict.quorum", "log.batches", "log.inclusion", "log.anchor", "log.final"}

func TestHonestTaskHolds(t *testing.T) {
	w := newWorld(t)
	first, second := w.put(w.draft(0, "paris is it", "paris is it")), w.put(w.draft(1, "it is paris", "paris it is", "bananas are yellow"))
	w.anchorAll(first, second)
	a := w.auditor()
	a.cfg.Embedder = memEmbedder{}
	for _, ref := range []core.TaskRef{first, second} {
		r := auditTask(t, a, ref)
		if !r.OK || r.Err() != nil {
			t.Fatalf("%s", r)
		}
		if got := names(r); !slices.Equal(got, taskLinks) {
			t.Errorf("links %v", got)
		}
	}
	r := auditTask(t, a, second)
	text := r.String()
	if strings.Count(text, "✓") != len(r.Links) || strings.ContainsAny(text, "✗·") || !strings.Contains(text, "every link holds") ||
		!strings.Contains(text, "agreement computed again") || !strings.Contains(text, "2 of 3 results stand, 2 valid") {
		t.Errorf("%s", text)
	}
	if strings.Count(text, "result.output") != 2 {
		t.Errorf("the rejected result is among the links:\n%s", text)
	}
	var back Report
	data, err := json.Marshal(r)
	if err != nil || json.Unmarshal(data, &back) != nil || !back.OK || len(back.Links) != len(r.Links) || back.Links[0].Status != Holds {
		t.Errorf("%v: %s", err, data)
	}
}

func TestHonestReceiptHolds(t *testing.T) {
	w := newWorld(t)
	ref := w.put(w.draft(0, "paris", "paris"))
	w.anchorAll(ref)
	data, err := w.issuer().Receipt(t.Context(), ref)
	w.must(err)
	// The batches, and with them the log's servers, are gone: the receipt holds the path.
	for _, b := range readLog(t, w.chain, w.store).batches {
		delete(w.store.blocks, b.cid)
	}
	r := auditReceipt(t, w.auditor(), data)
	if !r.OK {
		t.Fatalf("%s", r)
	}
	last := names(r)[len(names(r))-9:]
	if want := []string{"receipt.task", "receipt.results", "receipt.verdict", "receipt.anchor", "log.inclusion", "log.final", "receipt.issuer",
		"receipt.signature"}; !slices.Equal(last[1:], want) {
		t.Errorf("links end with %v", last)
	}
}

// Every byte of a receipt is bound: whatever is flipped, the audit fails and names a link.
func TestEveryFlippedByteOfAReceipt(t *testing.T) {
	w := newWorld(t)
	refs := []core.TaskRef{w.put(w.draft(0, "paris", "paris")), w.put(w.draft(1, "rome", "rome")), w.put(w.draft(2, "oslo", "oslo"))}
	w.anchorAll(refs...)
	data, err := w.issuer().Receipt(t.Context(), refs[1])
	w.must(err)
	a := w.auditor()
	if r := auditReceipt(t, a, data); !r.OK {
		t.Fatalf("%s", r)
	}
	named := map[string]int{}
	for i := range data {
		for _, mask := range []byte{0x01, 0x02, 0x20, 0x80, 0xff} {
			bad := bytes.Clone(data)
			bad[i] ^= mask
			r := auditReceipt(t, a, bad)
			f := r.Failed()
			if r.OK || f == nil || f.Name == "" || f.Reason == "" || r.Err() == nil {
				t.Fatalf("byte %d ^ %#x: %s", i, mask, r)
			}
			named[f.Name]++
		}
	}
	t.Logf("%d bytes; broken links: %v", len(data), named)
	for _, name := range []string{"receipt.record", "receipt.network", "receipt.task", "receipt.results", "receipt.verdict", "receipt.anchor",
		"log.inclusion", "receipt.issuer", "receipt.signature"} {
		if named[name] == 0 {
			t.Errorf("no flip was named by %s", name)
		}
	}
}

// Each field of a receipt is compared with chain and records, so a change is named by its own link, whoever signed it.
func TestEachReceiptFieldIsNamed(t *testing.T) {
	w := newWorld(t)
	refs := []core.TaskRef{w.put(w.draft(0, "paris", "paris")), w.put(w.draft(1, "rome", "rome"))}
	w.anchorAll(refs...)
	w.anchorAll(w.put(w.draft(2, "oslo", "oslo")))
	data, err := w.issuer().Receipt(t.Context(), refs[1])
	w.must(err)
	other, err := w.issuer().Receipt(t.Context(), refs[0])
	w.must(err)
	good, foreign := &core.Receipt{}, &core.Receipt{}
	w.must(errors.Join(core.Decode(data, good), core.Decode(other, foreign)))
	flip := func(b []byte) []byte { c := bytes.Clone(b); c[0] ^= 1; return c }
	cases := []struct {
		link   string
		reason core.Reason
		edit   func(r *core.Receipt)
	}{
		{"receipt.network", core.ReasonWrongParent, func(r *core.Receipt) { r.Network.Chain++ }},
		{"receipt.network", core.ReasonWrongParent, func(r *core.Receipt) { r.Network.Runtime = flip(r.Network.Runtime) }},
		{"chain.task", core.ReasonStateMismatch, func(r *core.Receipt) { r.Session++ }},
		{"chain.task", core.ReasonStateMismatch, func(r *core.Receipt) { r.ID = 99 }},
		{"receipt.task", core.ReasonStateMismatch, func(r *core.Receipt) { r.ID = 0 }},
		{"receipt.task", core.ReasonStateMismatch, func(r *core.Receipt) { r.Task = foreign.Task }},
		{"receipt.results", core.ReasonStateMismatch, func(r *core.Receipt) { r.Results = r.Results[:1] }},
		{"receipt.results", core.ReasonStateMismatch, func(r *core.Receipt) { slices.Reverse(r.Results) }},
		{"receipt.results", core.ReasonStateMismatch, func(r *core.Receipt) { r.Results[0].Result = foreign.Results[0].Result }},
		{"receipt.results", core.ReasonStateMismatch, func(r *core.Receipt) { r.Results[1].Output = foreign.Results[0].Output }},
		{"receipt.verdict", core.ReasonStateMismatch, func(r *core.Receipt) { r.Verdict = foreign.Verdict }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Origin = "x" }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Index++ }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Index = 1 << 60 }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Size++ }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Root = flip(r.Anchor.Root) }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Batch = foreign.Task }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Tx = flip(r.Anchor.Tx) }},
		{"receipt.anchor", core.ReasonStateMismatch, func(r *core.Receipt) { r.Anchor.Block++ }},
		{"log.inclusion", core.ReasonNotIncluded, func(r *core.Receipt) { r.Leaf = 0 }},
		{"log.inclusion", core.ReasonNotIncluded, func(r *core.Receipt) { r.Leaf = 1 << 60 }},
		{"log.inclusion", core.ReasonNotIncluded, func(r *core.Receipt) { r.Proof[0] = flip(r.Proof[0]) }},
		{"log.inclusion", core.ReasonNotIncluded, func(r *core.Receipt) { r.Proof = nil }},
		{"receipt.issuer", core.ReasonNotAuthorised, func(r *core.Receipt) { r.Issuer = addr(testKey(t, 77)).Bytes() }},
		{"receipt.signature", core.ReasonBadSignature, func(r *core.Receipt) { r.Created++ }},
		{"receipt.signature", core.ReasonBadSignature, func(r *core.Receipt) { r.Issuer = core.Address{5}.Bytes() }},
	}
	for i, c := range cases {
		r := &core.Receipt{}
		w.must(core.Decode(data, r))
		c.edit(r)
		if k := testKey(t, 77); bytes.Equal(r.Issuer, addr(k).Bytes()) {
			w.must(core.Sign(w.chain.network, r, k)) // well signed by a stranger
		} else if c.link != "receipt.signature" {
			w.must(core.Sign(w.chain.network, r, w.router)) // a router that lies
		}
		bad, _, err := core.Encode(r)
		w.must(err)
		t.Run(fmt.Sprintf("%d %s", i, c.link), func(t *testing.T) { wantBroken(t, auditReceipt(t, w.auditor(), bad), c.link, c.reason) })
	}
}

// Every byte of every record and file behind a task is bound too: a node that serves one other byte is caught, and the
// link is the one of that content.
func TestEveryFlippedByteOfContent(t *testing.T) {
	w := newWorld(t)
	d := w.draft(0, "paris it is", "paris it is")
	fingerprint := w.store.put(cid.Raw, []byte("logprobs"))
	d.results[0].Fingerprint = &fingerprint
	w.anchorAll(w.put(w.draft(1, "rome", "rome")))
	ref := w.put(d)
	w.anchorAll(ref)
	receipt, err := w.issuer().Receipt(t.Context(), ref)
	w.must(err)
	state := w.chain.tasks[ref]
	link := func(s string) cid.Cid { c, err := core.ParseLink(s); w.must(err); return c }
	behind := map[cid.Cid]string{link(state.Data): "task.content", d.task.Files[0].Cid: "task.file", d.results[0].Output: "result.output",
		link(state.Miners[0].Data): "result.content", link(state.Miners[1].Data): "result.content", fingerprint: "result.fingerprint",
		link(state.Verdicts[0].Link): "verdict.content"}
	for _, b := range readLog(t, w.chain, w.store).batches {
		behind[b.cid] = "log.batches"
	}
	receipts := w.auditor()
	for c, want := range behind {
		for i := range len(w.store.blocks[c]) {
			for _, mask := range []byte{0x01, 0x80} {
				w.store.spoil = func(got cid.Cid, data []byte) []byte {
					if got == c {
						data[i] ^= mask
					}
					return data
				}
				r := auditTask(t, w.auditor(), ref)
				if f := r.Failed(); r.OK || f.Name != want || f.Reason != core.ReasonContentMismatch {
					t.Fatalf("%s byte %d ^ %#x: want %s\n%s", c, i, mask, want, r)
				}
				if want == "log.batches" || i%16 != 0 { // the receipt's audit reads no batch; the rest is the same code
					continue
				}
				if f := auditReceipt(t, receipts, receipt).Failed(); f == nil || f.Name != want {
					t.Fatalf("receipt, %s byte %d: %v", want, i, f)
				}
			}
		}
		w.store.spoil = func(got cid.Cid, data []byte) []byte {
			if got == c {
				return data[:len(data)-1]
			}
			return data
		}
		if f := auditTask(t, w.auditor(), ref).Failed(); f == nil || f.Name != want {
			t.Errorf("%s cut: %v", want, f)
		}
		w.store.spoil = nil
		kept := w.store.blocks[c]
		delete(w.store.blocks, c)
		wantBroken(t, auditTask(t, w.auditor(), ref), want, core.ReasonContentMissing)
		w.store.blocks[c] = kept
	}
	if r := auditTask(t, w.auditor(), ref); !r.OK {
		t.Errorf("%s", r)
	}
}

func TestMalformedReceipts(t *testing.T) {
	w := newWorld(t)
	ref := w.put(w.draft(0, "paris", "paris"))
	w.anchorAll(ref)
	data, err := w.issuer().Receipt(t.Context(), ref)
	w.must(err)
	a := w.auditor()
	for i := range data {
		wantBroken(t, auditReceipt(t, a, data[:i]), "receipt.record", core.ReasonBadRecord)
	}
	for name, bad := range map[string][]byte{"nil": nil, "trailing": append(bytes.Clone(data), 0), "huge": make([]byte, 10<<20),
		"a task": w.store.blocks[core.CIDOf(cid.DagCBOR, nil)], "nested": bytes.Repeat([]byte{0x81}, 60000)} {
		r := auditReceipt(t, a, bad)
		wantBroken(t, r, "receipt.record", core.ReasonBadRecord)
		for _, l := range r.Links[1:] {
			if l.Status != NotReached {
				t.Errorf("%s: %s is %s", name, l.Name, l.Status)
			}
		}
		if core.KindOf(r.Err()) != core.Corrupt {
			t.Errorf("%s: %v", name, r.Err())
		}
	}
}

func FuzzReceipt(f *testing.F) {
	w := newWorld(f)
	ref := w.put(w.draft(0, "paris", "paris"))
	w.anchorAll(ref)
	issued, err := w.issuer().Receipt(f.Context(), ref)
	w.must(err)
	receipt := &core.Receipt{}
	w.must(core.Decode(issued, receipt))
	receipt.Created = 1 // the same bytes in every fuzzing process
	w.must(core.Sign(w.chain.network, receipt, w.router))
	good, _, err := core.Encode(receipt)
	w.must(err)
	f.Add(good)
	f.Add([]byte{0xa0})
	a := w.auditor()
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := a.Receipt(context.Background(), data)
		if err != nil || r.OK != bytes.Equal(data, good) || (!r.OK && r.Failed() == nil) || r.String() == "" {
			t.Fatalf("%x: %v\n%s", data, err, r)
		}
	})
}
