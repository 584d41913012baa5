package audit

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/seal"
)

// files lets a vault store into the world's store.
type files struct{ *memStore }

func (f files) PutSealed(_ context.Context, _ core.SessionID, r io.Reader) (cid.Cid, int64, error) {
	data, err := io.ReadAll(r)
	return f.put(cid.Raw, data), int64(len(data)), err
}

// conceal makes a draft private: question and answers sealed to reader.
func (w *world) conceal(d *draft, reader *seal.Keys) {
	w.t.Helper()
	vault := seal.NewVault(reader, files{w.store}, seal.Options{})
	put := func(plain []byte) (cid.Cid, *core.Envelope) {
		c, e, err := vault.Put(context.Background(), 0, bytes.NewReader(plain), reader.Recipients())
		w.must(err)
		return c, e
	}
	q := &core.Question{Type: core.TypeQuestion, Messages: d.task.Messages, Params: d.task.Params, Reply: reader.Recipients(), Salt: make([]byte, 16)}
	record, _, err := core.Encode(q)
	w.must(err)
	envelope, _ := put(record)
	d.task.Messages, d.task.Files, d.task.Sealed = nil, nil, &core.Sealed{Envelope: envelope}
	for i, r := range d.results {
		c, e := put(core.PackReply(core.Usage{}, d.texts[i]))
		r.Output, r.OutputSize = c, e.Size
	}
}

func sealKeys(t testing.TB) *seal.Keys {
	t.Helper()
	k, err := seal.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// A private task's audit holds with any key or none; what differs is how much it says.
func TestPrivateTaskHolds(t *testing.T) {
	reader := sealKeys(t)
	w := newWorld(t)
	d := w.draft(0, "it is paris", "paris it is", "bananas are yellow")
	w.conceal(d, reader)
	ref := w.put(d)
	w.anchorAll(ref)
	for name, c := range map[string]struct {
		keys      *seal.Keys
		says, not string
	}{
		"no key":       {nil, "sealed, 1056 bytes", "computed again"},
		"another key":  {sealKeys(t), "these keys do not open it", "computed again"},
		"reader's key": {reader, "computed again", "do not open"},
	} {
		a := w.auditor()
		a.cfg.Embedder = memEmbedder{}
		if c.keys != nil {
			a.cfg.Opener = seal.NewVault(c.keys, files{w.store}, seal.Options{})
		}
		r := auditTask(t, a, ref)
		if text := r.String(); !r.OK || !strings.Contains(text, c.says) || strings.Contains(text, c.not) || strings.Contains(text, "bananas") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
}

// Payloads that are not served to the auditor are said to be so, with a reason, and do not break the proof, whatever keys the
// auditor has; all that is public is checked as ever.
func TestWithheldPayloads(t *testing.T) {
	reader := sealKeys(t)
	w := newWorld(t)
	d := w.draft(0, "it is paris", "paris it is")
	w.conceal(d, reader)
	ref := w.put(d)
	w.anchorAll(ref)
	w.store.withheld = map[cid.Cid]bool{}
	for _, c := range []cid.Cid{d.task.Sealed.Envelope, d.results[0].Output, d.results[1].Output} {
		data, err := w.store.GetBlock(t.Context(), c, nil)
		w.must(err)
		e := new(core.Envelope)
		w.must(core.Decode(data, e))
		w.store.withheld[e.Payload] = true
	}
	for name, keys := range map[string]*seal.Keys{"no key": nil, "reader's key": reader} {
		a := w.auditor()
		if keys != nil {
			a.cfg.Opener = seal.NewVault(keys, files{w.store}, seal.Options{})
		}
		r := auditTask(t, a, ref)
		text := r.String()
		if !r.OK || r.Err() != nil || r.Failed() != nil || r.NotPublic() != 3 || !strings.Contains(text, "the proof holds; 3 sealed payloads are not public") {
			t.Errorf("%s:\n%s", name, text)
		}
		for _, l := range r.Links {
			if withheld := l.Name == "task.question" || l.Name == "result.output"; withheld != (l.Status == NotPublic) || withheld != (l.Reason == core.ReasonNotPublic) || withheld == l.OK {
				t.Errorf("%s: %+v", name, l)
			}
		}
	}
	d.results[0].OutputSize = 2048 // what the envelope, which is public, does not say
	other := w.put(d)
	w.anchorAll(other)
	wantBroken(t, auditTask(t, w.auditor(), other), "result.output", core.ReasonContentMismatch)
}

// Each way in which sealed evidence can be wrong is named, without a key as far as anybody can see it.
func TestForgedSealsAreNamed(t *testing.T) {
	bend := func(w *world, c cid.Cid, change func(*core.Envelope)) cid.Cid {
		data, err := w.store.GetBlock(context.Background(), c, nil)
		w.must(err)
		e := new(core.Envelope)
		w.must(core.Decode(data, e))
		change(e)
		out, _, err := core.Encode(e)
		w.must(err)
		return w.store.put(cid.DagCBOR, out)
	}
	for name, c := range map[string]struct {
		edit   func(*world, *draft)
		key    bool
		link   string
		reason core.Reason
	}{
		"answer in the clear": {func(w *world, d *draft) {
			d.results[0].Output, d.results[0].OutputSize = w.store.put(cid.Raw, []byte("paris")), 5
		}, false, "result.output", core.ReasonBadRecord},
		"another size class": {func(_ *world, d *draft) { d.results[0].OutputSize = 2048 }, false, "result.output", core.ReasonContentMismatch},
		"payload of another size": {func(w *world, d *draft) {
			d.results[0].Output = bend(w, d.results[0].Output, func(e *core.Envelope) { e.Payload = w.store.put(cid.Raw, make([]byte, 1055)) })
		}, false, "result.output", core.ReasonContentMismatch},
		"question that is no envelope": {func(w *world, d *draft) {
			d.task.Sealed.Envelope = w.store.put(cid.DagCBOR, []byte{0xa0})
		}, false, "task.question", core.ReasonBadRecord},
		"payload of another envelope": {func(w *world, d *draft) {
			d.results[0].Output = bend(w, d.results[0].Output, func(e *core.Envelope) { e.Payload = w.store.put(cid.Raw, make([]byte, 1056)) })
		}, true, "result.output", core.ReasonBadEnvelope},
		"another commitment": {func(w *world, d *draft) {
			d.results[0].Output = bend(w, d.results[0].Output, func(e *core.Envelope) { e.Commitment = make([]byte, 32) })
		}, true, "result.output", core.ReasonBadEnvelope},
		"valid by word only": {func(*world, *draft) {}, true, "verdict.rules", core.ReasonStateMismatch},
	} {
		t.Run(name, func(t *testing.T) {
			reader, w := sealKeys(t), newWorld(t)
			d := w.draft(0, "it is paris", "bananas are yellow")
			w.conceal(d, reader)
			c.edit(w, d)
			d.texts = []string{"it is paris", "it is paris"} // what the validator claims to have compared
			ref := w.put(d)
			w.anchorAll(ref)
			a := w.auditor()
			a.cfg.Embedder = memEmbedder{}
			if c.key {
				a.cfg.Opener = seal.NewVault(reader, files{w.store}, seal.Options{})
			}
			wantBroken(t, auditTask(t, a, ref), c.link, c.reason)
		})
	}
}
