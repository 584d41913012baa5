package validator_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/seal"
)

func keys(t *testing.T) *seal.Keys {
	t.Helper()
	k, err := seal.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// private makes the router's next task a private one with judges.
func (w *world) private(judges ...core.Address) {
	w.change = func(t *core.Task) {
		t.Messages = nil
		t.Sealed = &core.Sealed{Envelope: core.CIDOf(cid.DagCBOR, []byte("question"))}
		for _, j := range judges {
			t.Sealed.Judges = append(t.Sealed.Judges, j.Bytes())
		}
	}
}

// sealedResult commits an answer that is sealed to some keys; bend, if any, changes the envelope.
func (w *world) sealedResult(h *memnet.Hand, ref core.TaskRef, plain []byte, to *seal.Keys, bend func(*core.Envelope)) (string, error) {
	ctx := w.t.Context()
	root, e, err := seal.NewVault(nil, h.Store, seal.Options{}).Put(ctx, 0, bytes.NewReader(plain), to.Recipients())
	if err != nil {
		return "", err
	}
	if bend != nil {
		bend(e)
		data, _, err := core.Encode(e)
		if err != nil {
			return "", err
		}
		if root, err = h.Store.PutBlock(ctx, cid.DagCBOR, data); err != nil {
			return "", err
		}
	}
	return h.Result(ctx, ref, "", func(r *core.Result) { r.Output, r.OutputSize = root, e.Size })
}

func reply(text string) []byte { return core.PackReply(core.Usage{Prompt: 3, Completion: 4}, text) }

// Each way in which one miner does not seal as asked is its own fault; the others stay valid.
func TestSealedAnswersAreJudged(t *testing.T) {
	me, other := keys(t), keys(t)
	for name, c := range map[string]struct {
		third func(*world, *memnet.Hand, core.TaskRef) (string, error)
		want  core.Reason
	}{
		"agrees": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply("in paris"), me, nil)
		}, ""},
		"disagrees": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply("zzz qqq xxx"), me, nil)
		}, core.ReasonDisagrees},
		"empty": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply(""), me, nil)
		}, core.ReasonEmptyAnswer},
		"in the clear": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return h.Result(w.t.Context(), ref, "in paris", nil)
		}, core.ReasonBadRecord},
		"not sealed to the judge": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply("in paris"), other, nil)
		}, core.ReasonBadEnvelope},
		"no reply inside": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, []byte("in paris"), me, nil)
		}, core.ReasonBadRecord},
		"another commitment": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply("in paris"), me, func(e *core.Envelope) { e.Commitment = make([]byte, 32) })
		}, core.ReasonBadEnvelope},
		"another size": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply("in paris"), me, func(e *core.Envelope) { e.Size += 64 })
		}, core.ReasonBadEnvelope},
		"broken header": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply("in paris"), me, func(e *core.Envelope) { e.Header[40] ^= 1 })
		}, core.ReasonBadEnvelope},
		"payload is gone": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.sealedResult(h, ref, reply("in paris"), me, func(e *core.Envelope) { h.Store.Drop(e.Payload) })
		}, core.ReasonContentMissing},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, 3, func(w *world) {
				deps := w.deps("v")
				deps.Opener = seal.NewVault(me, w.content.Store("v"), seal.Options{})
				w.start(w.config("v"), deps)
				w.private(memnet.AddressOf("v"))
				ref := w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) {
					if i < 2 {
						return w.sealedResult(h, ref, reply([]string{"paris", "in paris"}[i]), me, nil)
					}
					return c.third(w, h, ref)
				})
				w.expect(w.verdict(ref), "", "", c.want)
			})
		})
	}
}

// A validator that the answers are not sealed to says nothing of them: neither without a key nor as no judge of the task.
func TestNoVerdictOnWhatIsSealedToOthers(t *testing.T) {
	me := keys(t)
	for name, judge := range map[string]string{"no judge": "another", "no key": "v"} {
		t.Run(name, func(t *testing.T) {
			bubble(t, 2, func(w *world) {
				deps := w.deps("v")
				if name == "no judge" {
					deps.Opener = seal.NewVault(me, w.content.Store("v"), seal.Options{})
				}
				w.start(w.config("v"), deps)
				w.private(memnet.AddressOf(judge))
				ref := w.committed(func(_ int, h *memnet.Hand, ref core.TaskRef) (string, error) {
					return w.sealedResult(h, ref, reply("paris"), me, nil)
				})
				time.Sleep(30 * time.Second)
				if state := w.task(ref); len(state.Verdicts) > 0 {
					t.Errorf("verdicts %v", state.Verdicts)
				}
			})
		})
	}
}

// A sealed answer to a public task is none: whoever reads it later could not.
func TestSealedAnswerToAPublicTask(t *testing.T) {
	me := keys(t)
	bubble(t, 3, func(w *world) {
		deps := w.deps("v")
		deps.Opener = seal.NewVault(me, w.content.Store("v"), seal.Options{})
		w.start(w.config("v"), deps)
		ref := w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) {
			if i < 2 {
				return h.Result(t.Context(), ref, "paris", nil)
			}
			return w.sealedResult(h, ref, reply("paris"), me, nil)
		})
		w.expect(w.verdict(ref), "", "", core.ReasonBadRecord)
	})
}
