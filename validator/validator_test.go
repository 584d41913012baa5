package validator_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/validator"
)

func TestAgreeingResultsAreValidAndTheOutlierIsNot(t *testing.T) {
	bubble(t, 3, func(w *world) {
		w.start(w.config("v"), w.deps("v"))
		ref := w.answers("the capital is paris", "paris is the capital", "zzz qqq xxx")
		v := w.verdict(ref)
		w.expect(v, "", "", core.ReasonDisagrees)
		if v.Method != "poi/2 floor=0.70 all-minilm-l6-v2 recheck=1.00" || v.Outcomes[0].Similarity < 0.99 || v.Outcomes[0].Rung != 1 {
			t.Errorf("%+v", v)
		}
		if pins := w.content.Store("v").Pins(); len(pins) != 1 {
			t.Errorf("pins %v", pins)
		}
	})
}

func TestEmbedderThatIsMissingOrFailsMakesNothingValid(t *testing.T) {
	for name, embedder := range map[string]validator.Embedder{"none": nil, "fails": letters{errors.New("no memory")}} {
		t.Run(name, func(t *testing.T) {
			bubble(t, 2, func(w *world) {
				deps := w.deps("v")
				deps.Embedder = embedder
				w.start(w.config("v"), deps)
				v := w.verdict(w.answers("paris", "in paris"))
				w.expect(v, core.ReasonNoEmbedder, core.ReasonNoEmbedder)
				if core.Opinion(v.Outcomes[0].Opinion) != core.Inconclusive {
					t.Errorf("%+v", v.Outcomes[0])
				}
			})
		})
	}
}

// Rung 0: each way in which a committed result can be wrong, and the reason that it gets. The other two miners are honest
// and stay valid.
func TestWrongResultsAreCaught(t *testing.T) {
	ctx := func(w *world) context.Context { return w.t.Context() }
	bend := func(change func(*core.Result)) func(*world, *memnet.Hand, core.TaskRef) (string, error) {
		return func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return h.Result(ctx(w), ref, "paris", change)
		}
	}
	corrupt := func(which func(*core.Result) cid.Cid) func(*world, *memnet.Hand, core.TaskRef) (string, error) {
		return func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			var output cid.Cid
			link, err := h.Result(ctx(w), ref, "paris, of one miner alone", func(r *core.Result) { output = which(r) })
			if err != nil {
				return "", err
			}
			if !output.Defined() {
				if output, err = core.ParseLink(link); err != nil {
					return "", err
				}
			}
			return link, h.Store.Corrupt(ctx(w), output)
		}
	}
	cases := map[string]struct {
		data func(*world, *memnet.Hand, core.TaskRef) (string, error)
		want core.Reason
	}{
		"output bytes differ by one bit": {corrupt(func(r *core.Result) cid.Cid { return r.Output }), core.ReasonContentMismatch},
		"record bytes differ by one bit": {corrupt(func(*core.Result) cid.Cid { return cid.Undef }), core.ReasonContentMismatch},
		"output is not there": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return h.Result(ctx(w), ref, "paris", func(r *core.Result) { r.Output = core.CIDOf(cid.Raw, []byte("nowhere")) })
		}, core.ReasonContentMissing},
		"size is a lie":       {bend(func(r *core.Result) { r.OutputSize++ }), core.ReasonContentMismatch},
		"smaller than told":   {bend(func(r *core.Result) { r.OutputSize-- }), core.ReasonContentMismatch},
		"larger than allowed": {bend(func(r *core.Result) { r.OutputSize = 1 << 40 }), core.ReasonBadRecord},
		"another task":        {bend(func(r *core.Result) { r.ID++ }), core.ReasonWrongParent},
		"another session":     {bend(func(r *core.Result) { r.Session++ }), core.ReasonWrongParent},
		"another record":      {bend(func(r *core.Result) { r.Task = core.CIDOf(cid.DagCBOR, []byte("x")) }), core.ReasonWrongParent},
		"no signature": {bend(func(r *core.Result) {
			r.Miner, r.Sig = memnet.AddressOf("nobody").Bytes(), make([]byte, 65) // Hand signs for itself only
		}), core.ReasonBadSignature},
		"not a record": {func(w *world, h *memnet.Hand, _ core.TaskRef) (string, error) {
			c, err := h.Store.PutBlock(ctx(w), cid.DagCBOR, []byte{0xa0})
			return core.Link(c), err
		}, core.ReasonBadRecord},
		"another codec": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			link, err := h.Result(ctx(w), ref, "paris", nil)
			if err != nil {
				return "", err
			}
			c, err := core.ParseLink(link)
			if err != nil {
				return "", err
			}
			data, err := h.Store.GetBlock(ctx(w), c, nil)
			if err != nil {
				return "", err
			}
			c, err = h.Store.PutBlock(ctx(w), cid.Raw, data)
			return core.Link(c), err
		}, core.ReasonBadRecord},
		"empty answer": {func(w *world, h *memnet.Hand, ref core.TaskRef) (string, error) {
			return h.Result(ctx(w), ref, "", nil)
		}, core.ReasonEmptyAnswer},
		// The copier got hold of a peer's CID before it was revealed, and bound itself to it: the contract cannot know.
		"copied from a peer": {func(w *world, _ *memnet.Hand, ref core.TaskRef) (string, error) {
			return w.miners[0].Result(ctx(w), ref, "paris", nil)
		}, core.ReasonWrongParent},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			bubble(t, 3, func(w *world) {
				w.start(w.config("v"), w.deps("v"))
				ref := w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) {
					if i < 2 {
						return h.Result(t.Context(), ref, "paris", nil)
					}
					return c.data(w, h, ref)
				})
				v := w.verdict(ref)
				w.expect(v, "", "", c.want)
				if core.Opinion(v.Outcomes[2].Opinion) != core.Rejected {
					t.Errorf("%+v", v.Outcomes[2])
				}
			})
		})
	}
}

func TestCommittedTextThatIsNoLinkIsABadRecord(t *testing.T) {
	bubble(t, 2, func(w *world) {
		w.start(w.config("v"), w.deps("v"))
		ref := w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) {
			if i == 1 {
				return "the answer is 42", nil
			}
			return h.Result(t.Context(), ref, "paris", nil)
		})
		time.Sleep(30 * time.Second)
		state := w.task(ref)
		if state.Miners[0].Opinion != core.Inconclusive || state.Miners[1].Opinion != core.Rejected {
			t.Errorf("%+v", state.Miners)
		}
	})
}

func TestUnreachableMinerIsWaitedForAndThenRejected(t *testing.T) {
	bubble(t, 3, func(w *world) {
		w.start(w.config("v"), w.deps("v"))
		w.content.Store("m3").SetDown(true)
		before := time.Now()
		ref := w.answers("paris", "paris", "paris, alone")
		v := w.verdict(ref)
		w.expect(v, "", "", core.ReasonContentMissing)
		if took := time.Since(before); took < 19*time.Second || took > 31*time.Second {
			t.Errorf("verdict after %v, want the fetch deadline of 20 s", took)
		}
	})
	bubble(t, 3, func(w *world) {
		w.start(w.config("v"), w.deps("v"))
		w.content.Store("m3").SetDown(true)
		ref := w.answers("paris", "paris", "paris, alone")
		time.Sleep(10 * time.Second)
		w.content.Store("m3").SetDown(false)
		w.expect(w.verdict(ref), "", "", "")
	})
}

// A failure of the validator's own is no verdict: it tries again, and says nothing at all when it never succeeds.
func TestOwnFailuresAreNeverBlamedOnMiners(t *testing.T) {
	t.Run("disk", func(t *testing.T) {
		bubble(t, 2, func(w *world) {
			deps := w.deps("v")
			for range 3 {
				w.content.Store("v").Fail(core.Errorf(core.Internal, "disk full"))
			}
			w.start(w.config("v"), deps)
			w.expect(w.verdict(w.answers("paris", "paris")), "", "")
		})
	})
	t.Run("disk for good", func(t *testing.T) {
		bubble(t, 2, func(w *world) {
			deps := w.deps("v")
			for range 1000 {
				w.content.Store("v").Fail(core.Errorf(core.Internal, "disk full"))
			}
			w.start(w.config("v"), deps)
			ref := w.answers("paris", "paris")
			time.Sleep(2 * time.Minute)
			if n := w.ledger.Calls("SubmitVerdict", memnet.AddressOf("v")); n != 0 || len(w.task(ref).Verdicts) != 0 {
				t.Errorf("%d verdicts submitted", n)
			}
		})
	})
	t.Run("chain", func(t *testing.T) {
		bubble(t, 2, func(w *world) {
			deps := w.deps("v")
			for _, method := range []string{"Task", "OpenTasks", "Follow", "SubmitVerdict", "SubmitVerdict"} {
				w.ledger.Fail(method, memnet.AddressOf("v"), core.Errorf(core.Unavailable, "the endpoint is down"))
			}
			w.start(w.config("v"), deps)
			w.expect(w.verdict(w.answers("paris", "paris")), "", "")
		})
	})
}

func TestRestartSubmitsTheSameVerdictOnce(t *testing.T) {
	bubble(t, 2, func(w *world) {
		me := memnet.AddressOf("v")
		for range 100 {
			w.ledger.Fail("SubmitVerdict", me, core.Errorf(core.Unavailable, "the endpoint is down"))
		}
		kill := w.start(w.config("v"), w.deps("v"))
		ref := w.answers("paris", "paris")
		time.Sleep(5 * time.Second)
		synctest.Wait()
		kill()
		written := w.content.Store("v").Pins()
		if len(written) != 1 || len(w.task(ref).Verdicts) != 0 {
			t.Fatalf("pins %v, verdicts %v", written, w.task(ref).Verdicts)
		}
		for w.ledger.Calls("SubmitVerdict", me) < 100 { // the endpoint comes back
			_ = w.ledger.Account(me).SubmitVerdict(t.Context(), ref, 0, nil, "")
		}
		kill = w.start(w.config("v"), w.deps("v"))
		w.expect(w.verdict(ref), "", "")
		link, err := core.ParseLink(w.task(ref).Verdicts[0].Link)
		if err != nil {
			t.Fatal(err)
		}
		if _, same := written[link]; !same || len(w.content.Store("v").Pins()) != 1 {
			t.Errorf("submitted %s, written before the restart was %v", link, written)
		}
		kill()
		before := w.ledger.Calls("SubmitVerdict", me)
		w.start(w.config("v"), w.deps("v"))
		w.ledger.Emit(core.Event{Kind: core.TaskAllCommitted, Ref: ref})
		time.Sleep(30 * time.Second)
		if n := w.ledger.Calls("SubmitVerdict", me); n != before {
			t.Errorf("%d more submissions after it was done", n-before)
		}
	})
}

func TestNeverJudgesATaskInWhichItMined(t *testing.T) {
	bubble(t, 2, func(w *world) {
		w.start(w.config("m1"), w.deps("m1")) // the same key mines and validates
		ref := w.answers("paris", "paris")
		time.Sleep(2 * time.Minute)
		if w.ledger.Calls("SubmitVerdict", memnet.AddressOf("m1")) != 0 || len(w.task(ref).Verdicts) != 0 {
			t.Error("it judged itself")
		}
	})
}

func TestLateStartFindsOpenTasks(t *testing.T) {
	bubble(t, 2, func(w *world) {
		ref := w.answers("paris", "paris")
		w.ledger.Fail("Follow", memnet.AddressOf("v"), core.Errorf(core.Unavailable, "no events"))
		w.start(w.config("v"), w.deps("v"))
		w.expect(w.verdict(ref), "", "")
	})
}

func TestConfigIsChecked(t *testing.T) {
	if _, err := validator.New(validator.DefaultConfig(), validator.Deps{}); core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "Key") {
		t.Errorf("got %v", err)
	}
}
