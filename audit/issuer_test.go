package audit

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

func TestIssuerWaitsForTheAnchor(t *testing.T) {
	w := newWorld(t)
	d := w.draft(0, "paris", "paris")
	d.state.Status = core.Committed
	ref := w.put(d)
	i := w.issuer()
	pending := func(why string) {
		t.Helper()
		_, err := i.Receipt(t.Context(), ref)
		if core.ReasonOf(err) != core.ReasonNotAnchored || core.KindOf(err) != core.Unavailable {
			t.Errorf("%s: %v", why, err)
		}
	}
	pending("not ended")
	d.state.Status = core.Ended
	w.chain.tasks[ref] = d.state
	pending("no anchor")
	w.chain.depth = 3
	w.anchorAll(ref)
	first, err := i.Receipt(t.Context(), ref)
	w.must(err)
	// Not final: a reorg moves the anchor, and the next receipt follows it.
	w.chain.reorg(DefaultOrigin, 1)
	pending("anchor taken back")
	settleLog(t, w.log)
	second, err := i.Receipt(t.Context(), ref)
	w.must(err)
	if bytes.Equal(first, second) {
		t.Error("the receipt of a lost anchor was handed out again")
	}
	if r := auditReceipt(t, w.auditor(), second); !r.OK {
		t.Errorf("%s", r)
	}
	wantBroken(t, auditReceipt(t, w.auditor(), first), "receipt.anchor", core.ReasonStateMismatch)
	// Final: kept, and no longer a matter of the chain or the store.
	w.chain.failRead = errors.New("down")
	third, err := i.Receipt(t.Context(), ref)
	if err != nil || !bytes.Equal(second, third) {
		t.Errorf("not kept: %v", err)
	}
}

func TestIssuerRefuses(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		kind   core.Kind
		reason core.Reason
		edit   func(d *draft)
	}{
		"failed task":   {core.Corrupt, core.ReasonNoValidResult, func(d *draft) { d.state.Outcome = core.ReasonNoValidResult }},
		"none valid":    {core.Corrupt, core.ReasonNoValidResult, func(d *draft) { d.state.Miners = nil }},
		"no verdict":    {core.Timeout, core.ReasonNoVerdict, func(d *draft) { d.state.Verdicts = nil }},
		"verdict link":  {core.Corrupt, core.ReasonBadRecord, func(d *draft) { d.state.Verdicts[0].Link = "x" }},
		"task link":     {core.Invalid, "", func(d *draft) { d.state.Data = "x" }},
		"forged result": {core.Corrupt, core.ReasonBadSignature, func(d *draft) { d.results[0].Started++; w.commitAgain(d) }},
		"copied result": {core.Corrupt, core.ReasonWrongParent, func(d *draft) { d.state.Miners[0].Data = d.state.Miners[1].Data }},
	} {
		d := w.draft(0, "paris", "paris")
		ref := w.put(d)
		c.edit(d)
		w.chain.tasks[ref] = d.state
		_, err := w.issuer().Receipt(t.Context(), ref)
		if core.KindOf(err) != c.kind || core.ReasonOf(err) != c.reason {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.issuer().Receipt(t.Context(), core.TaskRef{Session: 9}); core.KindOf(err) != core.NotFound {
		t.Error(err)
	}
	if _, err := NewIssuer(IssuerConfig{}, nil, w.chain, w.store); core.KindOf(err) != core.Invalid {
		t.Error(err)
	}
}

func (w *world) commitAgain(d *draft) {
	w.commit(d, 0, core.Link(w.putRecord(d.results[0], nil)))
	w.opinions(d)
}

// In a log of thousands of leaves a receipt is still about 1 KB, and the content is asked from those whom the chain names.
func TestReceiptSizeAndProviders(t *testing.T) {
	w := newWorld(t)
	l, err := OpenLog(LogConfig{Dir: t.TempDir(), BatchSize: 1000, Logger: quiet}, w.store, w.chain)
	w.must(err)
	defer l.Close()
	for i := range 5000 { // as after a restart: the journal is read, not written leaf by leaf
		l.known[leafOf(i)] = struct{}{}
		l.order = append(l.order, leafOf(i))
	}
	l.queue = slices.Clone(l.order)
	w.must(l.step(t.Context()))
	w.log = l
	ref := w.put(w.draft(0, "paris", "paris", "paris"))
	w.anchorAll(ref)
	i, err := NewIssuer(IssuerConfig{Metrics: prometheus.NewRegistry()}, w.router, w.chain, w.store)
	w.must(err)
	w.store.asked = nil
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := i.Receipt(context.Background(), ref); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	data, err := i.Receipt(t.Context(), ref)
	w.must(err)
	if len(data) > 2<<10 {
		t.Errorf("a receipt of %d bytes", len(data))
	}
	t.Logf("a receipt of 3 results in a log of 5001 leaves: %d bytes", len(data))
	for _, node := range []core.Address{addr(w.miners[0]), addr(testKey(t, 30))} {
		if !slices.Contains(w.store.asked, "/dns/"+node.Hex()) {
			t.Errorf("%s was not asked", node)
		}
	}
	if r := auditReceipt(t, w.auditor(), data); !r.OK {
		t.Errorf("%s", r)
	}
}

func TestIssuerCacheIsBounded(t *testing.T) {
	w := newWorld(t)
	i, err := NewIssuer(IssuerConfig{Cache: 2}, w.router, w.chain, w.store)
	w.must(err)
	for id := range core.TaskID(4) {
		ref := w.put(w.draft(id, "paris", "paris"))
		w.anchorAll(ref)
		for range 2 {
			_, err := i.Receipt(t.Context(), ref)
			w.must(err)
		}
	}
	if len(i.kept) != 2 || len(i.order) != 2 {
		t.Errorf("%d kept, %d in order", len(i.kept), len(i.order))
	}
}

func TestAuditEndsWithItsContext(t *testing.T) {
	w := newWorld(t)
	ref := w.put(w.draft(0, "paris", "paris"))
	w.anchorAll(ref)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, err := w.auditor().Task(ctx, ref)
	if core.KindOf(err) != core.Timeout || r.OK {
		t.Errorf("%v\n%s", err, r)
	}
}

// A router that joined after the anchor may issue receipts of older tasks.
func TestLateRouterIssues(t *testing.T) {
	w := newWorld(t)
	ref := w.put(w.draft(0, "paris", "paris"))
	w.anchorAll(ref)
	late := testKey(t, 88)
	i, err := NewIssuer(IssuerConfig{}, late, w.chain, w.store)
	w.must(err)
	data, err := i.Receipt(t.Context(), ref)
	w.must(err)
	wantBroken(t, auditReceipt(t, w.auditor(), data), "receipt.issuer", core.ReasonNotAuthorised)
	w.chain.grant(roleRouter, addr(late))
	w.chain.since[roleRouter+addr(late).Hex()] = w.chain.block + 1
	if r := auditReceipt(t, w.auditor(), data); !r.OK {
		t.Errorf("%s", r)
	}
}
