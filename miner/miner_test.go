package miner_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/miner"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

func TestTwoOfThreeMinersAnswer(t *testing.T) {
	bubble(t, 2, func(w *world) {
		for _, name := range []string{"m1", "m2", "m3"} {
			w.run(name, &echo{tick: time.Second})
		}
		ref := w.ask(3, w.router.Task("one two three"))
		state := w.reach(ref, core.Committed)
		if len(state.Miners) != 2 {
			t.Fatalf("%d miners", len(state.Miners))
		}
		for _, m := range state.Miners {
			result := w.check(ref, m, "three two one ")
			if result.Usage.Completion != 3 || result.Ended-result.Started != 3000 || result.Engine.Model != "echo-1" {
				t.Errorf("result %+v", result)
			}
			packed, err := w.content.Store("stranger").GetBlock(t.Context(), *result.Fingerprint, result.Providers)
			if err != nil {
				t.Fatal(err)
			}
			if tokens, err := fingerprint.Unpack(packed); err != nil || len(tokens) != 3 || tokens[2].ID != 2 {
				t.Errorf("fingerprint %+v %v", tokens, err)
			}
		}
		text, result, reason, closed := w.stream("m1").Got()
		if text != "three two one " || result == nil || result.Author() != memnet.AddressOf("m1") || reason != "" || !closed {
			t.Errorf("stream: %q %v %q closed %t", text, result, reason, closed)
		}
		if pins := w.content.Store("m1").Pins(); len(pins) != 3 {
			t.Errorf("pins %v, want output, result and fingerprint", pins)
		}
		if n := w.ledger.Calls("SetIdle", memnet.AddressOf("m1")); n != 1 {
			t.Errorf("%d SetIdle transactions, want one: nothing changed", n)
		}
	})
}

func TestFilesComeIntoThePrompt(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{}
		w.run("m1", engine)
		task := w.router.Task("sum up")
		file, err := w.router.File(t.Context(), "a.md", "alpha beta")
		if err != nil {
			t.Fatal(err)
		}
		task.Files = []core.File{file}
		w.reach(w.ask(1, task), core.Committed)
		if got := engine.last.Messages[0].Content; got != "sum up\n\n[file a.md]\nalpha beta\n[end of file a.md]" {
			t.Errorf("prompt %q", got)
		}
	})
}

func TestOverflowCutShortensFilesToTheContext(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{}
		w.run("m1", engine)
		task := w.router.Task("sum up")
		long, err := w.router.File(t.Context(), "a.md", strings.Repeat("wörd ", 500))
		if err != nil {
			t.Fatal(err)
		}
		task.Files, task.Overflow, task.Params.MaxTokens = []core.File{long}, core.OverflowCut, 20
		w.reach(w.ask(1, task), core.Committed)
		n, err := engine.Count(t.Context(), engine.last)
		if err != nil || n != 44 { // 64 tokens of context less 20 of answer
			t.Errorf("prompt of %d tokens %v, want 44", n, err)
		}
		if !strings.HasPrefix(engine.last.Messages[0].Content, "sum up") {
			t.Errorf("prompt %q", engine.last.Messages[0].Content)
		}
	})
}

func TestContentThatComesLateIsWaitedFor(t *testing.T) {
	bubble(t, 1, func(w *world) {
		w.run("m1", &echo{})
		w.router.Store.SetDown(true)
		ref := w.ask(1, w.router.Task("x y"))
		time.Sleep(30 * time.Second)
		if state := w.task(ref); !state.Miners[0].Acked {
			t.Error("not acknowledged while waiting")
		}
		w.router.Store.SetDown(false)
		w.check(ref, w.reach(ref, core.Committed).Miners[0], "y x ")
	})
}

func TestABrokenStreamNeverFailsTheTask(t *testing.T) {
	cases := map[string]func(*memnet.Stream) error{
		"not accepted": func(*memnet.Stream) error { return core.Fail(core.ReasonUnreachable, "gone") },
		"breaks":       func(s *memnet.Stream) error { s.BreakAfter(1, core.Fail(core.ReasonStreamBroken, "reset")); return nil },
	}
	for name, dial := range cases {
		t.Run(name, func(t *testing.T) {
			bubble(t, 1, func(w *world) {
				w.dial = dial
				w.run("m1", &echo{tick: time.Second})
				ref := w.ask(1, w.router.Task("a b c"))
				w.check(ref, w.reach(ref, core.Committed).Miners[0], "c b a ")
			})
		})
	}
}

func TestEngineErrorIsToldAndTheMinerPausesAfterThree(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{err: errors.New("out of memory")}
		w.run("m1", engine)
		for i := range 3 {
			ref := w.ask(1, w.router.Task("x"))
			w.until("the failure is told", func() bool {
				s := w.stream("m1")
				if s == nil {
					return false
				}
				_, _, reason, _ := s.Got()
				return reason == core.ReasonEngine && engine.count() == i+1
			})
			if w.task(ref).Miners[0].Precommit != (core.Hash{}) {
				t.Error("a failed computation was precommitted")
			}
			synctest.Wait()
			nodes, _ := w.router.Account.Nodes(t.Context())
			if idle := nodes[0].Idle; idle != (i < 2) {
				t.Errorf("after %d failures in a row: idle %t", i+1, idle)
			}
			w.until("another miner may have the task", func() bool { w.due(ref); return w.task(ref).Status == core.Queued })
			// nobody else is there; the next task is a new one
			w.ledger.SetTask(ref, func(s *core.TaskState) { s.Status = core.Ended })
		}
		w.until("idle again after the pause", func() bool {
			nodes, _ := w.router.Account.Nodes(t.Context())
			return nodes[0].Idle
		})
		if engine.count() != 3 {
			t.Errorf("the engine ran %d times for 3 tasks", engine.count())
		}
	})
}

// After a kill at any moment the same result is committed that was precommitted: the journal knows it.
func TestKilledMinerCommitsTheResultItPrecommitted(t *testing.T) {
	for _, moment := range []string{"before precommit", "after precommit", "while computing"} {
		t.Run(moment, func(t *testing.T) {
			bubble(t, 2, func(w *world) {
				w.run("slow", &echo{tick: 20 * time.Second}) // keeps the task in the precommit stage meanwhile
				first := &echo{tick: time.Second}
				deps := w.deps("m1", first)
				if moment == "before precommit" {
					w.ledger.Fail("Precommit", memnet.AddressOf("m1"), core.Errorf(core.Unavailable, "the endpoint is down")) // and then the kill
				}
				kill := w.start(w.config("m1"), deps)
				ref := w.ask(2, w.router.Task("a b"))
				me := func() core.MinerState {
					for _, m := range w.task(ref).Miners {
						if m.Miner == memnet.AddressOf("m1") {
							return m
						}
					}
					t.Fatal("m1 is not assigned")
					return core.MinerState{}
				}
				switch moment {
				case "before precommit":
					w.until("precommit was tried", func() bool { return w.ledger.Calls("Precommit", memnet.AddressOf("m1")) == 1 })
				case "after precommit":
					w.until("precommitted", func() bool { return me().Precommit != core.Hash{} })
				case "while computing":
					w.until("computing", func() bool { return first.count() == 1 })
				}
				kill()
				again := &echo{tick: time.Second}
				w.run("m1", again)
				w.until("committed", func() bool { return me().Data != "" })
				w.check(ref, me(), "b a ")
				if want := map[bool]int{true: 1, false: 0}[moment == "while computing"]; again.count() != want {
					t.Errorf("the model ran %d times after the restart, want %d", again.count(), want)
				}
			})
		})
	}
}

func TestLostJournalNeverMakesASecondResult(t *testing.T) {
	bubble(t, 2, func(w *world) {
		w.run("slow", &echo{tick: 10 * time.Second})
		kill := w.run("m1", &echo{})
		ref := w.ask(2, w.router.Task("a b"))
		w.until("precommitted", func() bool { return w.task(ref).Miners[1].Precommit != core.Hash{} })
		kill()
		cfg := w.config("m1")
		cfg.Dir += "-new"
		again := &echo{}
		w.start(cfg, w.deps("m1", again))
		w.until("the other committed", func() bool { return w.task(ref).Miners[0].Data != "" })
		time.Sleep(10 * time.Second)
		if again.count() != 0 || w.task(ref).Miners[1].Data != "" {
			t.Error("it answered again")
		}
	})
}

func TestTransactionFailuresAreRetried(t *testing.T) {
	bubble(t, 1, func(w *world) {
		for _, method := range []string{"SetIdle", "Ack", "Precommit", "Commit", "Task", "OpenTasks", "Follow", "Follow"} {
			w.ledger.Fail(method, memnet.AddressOf("m1"), core.Errorf(core.Unavailable, "the endpoint is down"))
		}
		w.run("m1", &echo{tick: time.Second})
		ref := w.ask(1, w.router.Task("a b"))
		w.check(ref, w.reach(ref, core.Committed).Miners[0], "b a ")
	})
}

func TestDroppedMinerStopsComputing(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{tick: time.Minute}
		w.run("m1", engine)
		ref := w.ask(1, w.router.Task("a b c d e f"))
		w.until("dropped", func() bool { w.due(ref); return w.task(ref).Miners[0].Dropped != "" })
		w.until("the stream says so", func() bool {
			_, _, reason, closed := w.stream("m1").Got()
			return reason == core.ReasonCancelled && closed
		})
		if got := w.task(ref).Miners[0]; got.Dropped != core.ReasonPrecommitLate {
			t.Errorf("%+v", got)
		}
	})
}

func TestRepeatedAndRemovedEventsAreHarmless(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{tick: time.Second}
		w.run("m1", engine)
		ref := w.ask(1, w.router.Task("a b"))
		me := []core.Address{memnet.AddressOf("m1")}
		for range 3 {
			w.ledger.Emit(core.Event{Kind: core.TaskAssigned, Ref: ref, Miners: me})
			w.ledger.Emit(core.Event{Kind: core.TaskAssigned, Ref: ref, Miners: me, Removed: true})
		}
		w.reach(ref, core.Committed)
		w.ledger.Emit(core.Event{Kind: core.TaskAssigned, Ref: ref, Miners: me})
		time.Sleep(time.Minute)
		if engine.count() != 1 || w.ledger.Calls("Commit", me[0]) != 1 || w.ledger.Calls("Ack", me[0]) != 1 {
			t.Errorf("%d computations, %d commits, %d acks", engine.count(), w.ledger.Calls("Commit", me[0]), w.ledger.Calls("Ack", me[0]))
		}
	})
}

// A reorganisation that takes the commit back: the same result is committed again.
func TestCommitIsRepeatedAfterAReorg(t *testing.T) {
	bubble(t, 1, func(w *world) {
		engine := &echo{}
		w.run("m1", engine)
		ref := w.ask(1, w.router.Task("a b"))
		before := w.reach(ref, core.Committed).Miners[0]
		w.ledger.SetTask(ref, func(s *core.TaskState) {
			s.Status, s.Deadline, s.Miners[0].Data = core.Precommitted, time.Now().Add(30*time.Second), ""
		})
		w.ledger.Emit(core.Event{Kind: core.TaskCommitted, Ref: ref, Miner: before.Miner, Removed: true})
		if after := w.reach(ref, core.Committed).Miners[0]; after.Data != before.Data || engine.count() != 1 {
			t.Errorf("committed %s, then %s, after %d computations", before.Data, after.Data, engine.count())
		}
	})
}

func TestManyTasksAtOnceStayWithinCapacity(t *testing.T) {
	bubble(t, 1, func(w *world) {
		cfg := w.config("m1")
		cfg.Capacity = 2
		w.start(cfg, w.deps("m1", &echo{tick: time.Second}))
		w.run("m2", &echo{tick: time.Second})
		var refs []core.TaskRef
		for i := range 4 {
			refs = append(refs, w.ask(1, w.router.Task(fmt.Sprintf("task %d", i))))
		}
		for i, ref := range refs {
			w.check(ref, w.reach(ref, core.Committed).Miners[0], fmt.Sprintf("%d task ", i))
		}
	})
}

func TestConfigIsChecked(t *testing.T) {
	if _, err := miner.New(miner.DefaultConfig(), miner.Deps{}); core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "Key") {
		t.Errorf("got %v", err)
	}
	w := newWorld(t, t.TempDir(), 1)
	if _, err := miner.New(w.config("m1"), miner.Deps{}); err == nil || !strings.Contains(err.Error(), "Tasks") {
		t.Errorf("got %v", err)
	}
}
