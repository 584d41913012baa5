package oracle_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
)

func TestVerdictEndsTheTaskAndEntersTheLogWithItsEvidence(t *testing.T) {
	bubble(t, 2, 2, func(w *world) {
		w.start("o")
		ref := w.ask()
		w.answer(ref, w.miners...)
		before := time.Now()
		c := w.judge(ref, core.Valid, nil)
		synctest.Wait()
		if state := w.task(ref); state.Status != core.Ended || state.Outcome != "" || time.Since(before) > 0 {
			t.Errorf("%+v after %v, want ended at once", state, time.Since(before))
		}
		if got := w.log.all(); len(got) != 1 || got[0] != c {
			t.Errorf("log %v, want %s", got, c)
		}
		// The evidence outlives the nodes that made it.
		for _, name := range []string{"m1", "m2", "v", "router"} {
			w.content.Store(name).SetDown(true)
		}
		var names []string
		for c, name := range w.content.Store("o").Pins() {
			names = append(names, name)
			if _, err := w.content.Store("stranger").GetBlock(t.Context(), c, w.content.Store("o").Addrs()); err != nil {
				t.Error(err)
			}
		}
		slices.Sort(names)
		// one output: both miners said the same
		if want := "task 0/0 output,task 0/0 record,task 0/0 result,task 0/0 result,task 0/0 verdict"; strings.Join(names, ",") != want {
			t.Errorf("pins %v", names)
		}
	})
}

func TestEveryMissedDeadlineIsNoticed(t *testing.T) {
	t.Run("nobody acknowledges", func(t *testing.T) {
		bubble(t, 2, 1, func(w *world) {
			w.start("o")
			ref := w.ask()
			w.within(13*time.Second, "replaced after the ack timeout of 10 s", func() bool { return len(w.task(ref).Miners) == 2 })
			if got := w.task(ref).Miners[0].Dropped; got != core.ReasonAckLate {
				t.Errorf("dropped for %q", got)
			}
		})
	})
	t.Run("miner dies while computing", func(t *testing.T) {
		bubble(t, 2, 1, func(w *world) {
			w.start("o")
			ref := w.ask()
			w.must(w.miners[0].Account.Ack(t.Context(), ref))
			w.within(93*time.Second, "replaced after the precommit timeout of 90 s", func() bool { return len(w.task(ref).Miners) == 2 })
			w.answer(ref, w.miners[1])
			w.judge(ref, core.Valid, nil)
			synctest.Wait()
			if state := w.task(ref); state.Status != core.Ended || state.Outcome != "" {
				t.Errorf("%+v", state)
			}
		})
	})
	t.Run("one does not reveal", func(t *testing.T) {
		bubble(t, 2, 2, func(w *world) {
			w.start("o")
			ref := w.ask()
			data, err := w.miners[0].Result(t.Context(), ref, "paris", nil)
			w.must(err)
			w.must(w.miners[0].Precommit(t.Context(), ref, data))
			w.must(w.miners[1].Precommit(t.Context(), ref, "ipfs://x"))
			w.must(w.miners[0].Commit(t.Context(), ref, data))
			w.within(33*time.Second, "goes on after the commit timeout of 30 s", func() bool { return w.task(ref).Status == core.Committed })
		})
	})
	t.Run("no validator", func(t *testing.T) {
		bubble(t, 1, 1, func(w *world) {
			w.start("o")
			ref := w.ask()
			w.answer(ref, w.miners[0])
			w.within(63*time.Second, "ends after the validation timeout of 60 s", func() bool { return w.task(ref).Status == core.Ended })
			if got := w.task(ref).Outcome; got != core.ReasonNoVerdict || len(w.log.all()) != 0 {
				t.Errorf("outcome %q, log %v", got, w.log.all())
			}
		})
	})
	t.Run("no miner", func(t *testing.T) {
		bubble(t, 0, 1, func(w *world) {
			w.start("o")
			ref := w.ask()
			w.within(11*time.Minute, "ends after the queue timeout of 10 min", func() bool { return w.task(ref).Status == core.Ended })
			if got := w.task(ref).Outcome; got != core.ReasonNoMiner {
				t.Errorf("outcome %q", got)
			}
			if n := w.ledger.Calls("Advance", memnet.AddressOf("o")); n > 70 {
				t.Errorf("%d calls while there was no miner: no backing off", n)
			}
		})
	})
	t.Run("a queued task gets the miner that comes", func(t *testing.T) {
		bubble(t, 0, 1, func(w *world) {
			w.start("o")
			ref := w.ask()
			time.Sleep(time.Minute)
			_, err := memnet.NewHand(t.Context(), w.ledger, w.content, "late")
			w.must(err)
			w.within(12*time.Second, "assigned", func() bool { return w.task(ref).Status == core.Assigned })
		})
	})
	t.Run("a queued task gets the miner that is freed at once", func(t *testing.T) {
		bubble(t, 1, 1, func(w *world) {
			w.start("o")
			first := w.ask()
			w.answer(first, w.miners[0])
			w.judge(first, core.Valid, nil)
			w.must(w.miners[0].Account.SetIdle(t.Context(), false))
			waiting := w.ask()
			time.Sleep(2 * time.Minute)
			w.must(w.miners[0].Account.SetIdle(t.Context(), true))
			w.ledger.Emit(core.Event{Kind: core.TaskEnded, Ref: first})
			synctest.Wait()
			if w.task(waiting).Status != core.Assigned {
				t.Errorf("still %s", w.task(waiting).Status)
			}
		})
	})
	t.Run("all invalid, round after round", func(t *testing.T) {
		bubble(t, 3, 1, func(w *world) {
			w.start("o")
			ref := w.ask()
			for round := range 3 {
				w.within(15*time.Second, "assigned", func() bool { return w.task(ref).Status == core.Assigned })
				w.answer(ref, w.miners[round])
				w.judge(ref, core.Rejected, nil)
				synctest.Wait()
			}
			if state := w.task(ref); state.Status != core.Ended || state.Outcome != core.ReasonNoValidResult {
				t.Errorf("%+v", state)
			}
			if got := w.log.all(); len(got) != 3 {
				t.Errorf("%d verdicts logged, want those of all three rounds", len(got))
			}
		})
	})
}

func TestTwoOraclesDoNotQuarrel(t *testing.T) {
	bubble(t, 2, 2, func(w *world) {
		w.start("o")
		w.start("p")
		for range 5 {
			ref := w.ask()
			w.answer(ref, w.miners...)
			w.judge(ref, core.Valid, nil)
			synctest.Wait()
			if w.task(ref).Status != core.Ended {
				t.Errorf("task %s is %s", ref, w.task(ref).Status)
			}
		}
		if got := w.log.all(); len(got) != 5 {
			t.Errorf("%d leaves", len(got))
		}
	})
}

// Killed between the end of a task and the log: after the restart the verdict enters the log, whatever failed meanwhile.
func TestNoVerdictIsLostByARestart(t *testing.T) {
	bubble(t, 1, 1, func(w *world) {
		kill := w.start("o")
		w.content.Store("v").SetDown(true) // the verdict cannot be read
		ref := w.ask()
		w.answer(ref, w.miners[0])
		c := w.judge(ref, core.Valid, nil)
		synctest.Wait()
		if w.task(ref).Status != core.Ended || len(w.log.all()) != 0 {
			t.Fatalf("task %s, log %v", w.task(ref).Status, w.log.all())
		}
		kill()
		w.content.Store("v").SetDown(false)
		w.log.fail = 2
		w.start("o")
		w.within(time.Minute, "logged", func() bool { return len(w.log.all()) == 1 })
		if w.log.all()[0] != c {
			t.Errorf("log %v", w.log.all())
		}
		// ended while no oracle ran: the event is still to come
	})
	bubble(t, 1, 1, func(w *world) {
		kill := w.start("o")
		kill()
		ref := w.ask()
		w.answer(ref, w.miners[0])
		c := w.judge(ref, core.Valid, nil)
		w.must(w.router.Account.Advance(t.Context(), ref, "end"))
		w.start("o")
		w.within(time.Minute, "logged", func() bool { return slices.Contains(w.log.all(), c) })
	})
}

func TestEventsThatComeTwiceAppendOnce(t *testing.T) {
	bubble(t, 1, 1, func(w *world) {
		w.start("o")
		ref := w.ask()
		w.answer(ref, w.miners[0])
		w.judge(ref, core.Valid, nil)
		for range 3 {
			w.ledger.Emit(core.Event{Kind: core.TaskEnded, Ref: ref})
		}
		time.Sleep(time.Minute)
		if got := w.log.all(); len(got) != 1 {
			t.Errorf("log %v", got)
		}
	})
}

func TestWhatIsNoVerdictIsNotLogged(t *testing.T) {
	cases := map[string]func(*core.Verdict){
		"another task":   func(v *core.Verdict) { v.ID = 7 },
		"another round":  func(v *core.Verdict) { v.Round = 2 },
		"another record": func(v *core.Verdict) { v.Task = core.CIDOf(cid.DagCBOR, []byte("x")) },
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			bubble(t, 1, 1, func(w *world) {
				w.start("o")
				ref := w.ask()
				w.answer(ref, w.miners[0])
				w.judge(ref, core.Valid, change)
				time.Sleep(time.Minute)
				if got := w.log.all(); len(got) != 0 {
					t.Errorf("log %v", got)
				}
				if w.task(ref).Status != core.Ended {
					t.Error("the task did not end")
				}
			})
		})
	}
}

func TestMissingCopiesDoNotHoldTheLogBack(t *testing.T) {
	bubble(t, 1, 1, func(w *world) {
		kill := w.start("o")
		ref := w.ask()
		w.answer(ref, w.miners[0])
		w.content.Store("m1").SetDown(true)
		w.content.Store("router").SetDown(true)
		w.judge(ref, core.Valid, nil)
		synctest.Wait()
		if got := w.log.all(); len(got) != 1 {
			t.Errorf("log %v", got)
		}
		time.Sleep(5 * time.Minute) // the tries are over
		kill()
		w.start("o")
		calls := w.log.calls
		time.Sleep(time.Minute)
		if w.log.calls != calls {
			t.Error("a task that was given up is still on the list")
		}
	})
}

func TestChainFailuresAreRetried(t *testing.T) {
	bubble(t, 1, 1, func(w *world) {
		for _, method := range []string{"Task", "OpenTasks", "Follow", "Advance", "Task"} {
			w.ledger.Fail(method, memnet.AddressOf("o"), core.Errorf(core.Unavailable, "the endpoint is down"))
		}
		w.start("o")
		ref := w.ask()
		w.answer(ref, w.miners[0])
		w.judge(ref, core.Valid, nil)
		w.within(30*time.Second, "ended and logged", func() bool { return w.task(ref).Status == core.Ended && len(w.log.all()) == 1 })
	})
}
