package miner_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/miner"
	"github.com/cortensor-open/cortensor/miner/bad"
)

// Tasks that no honest miner may answer: each fails with its reason, told to the router where there is one to tell.
func TestBadTasksAreRefused(t *testing.T) {
	sign := func(w *world, task *core.Task) string {
		c, err := w.router.Write(w.t.Context(), task)
		if err != nil {
			w.t.Fatal(err)
		}
		return core.Link(c)
	}
	cases := map[string]struct {
		data   func(w *world) string
		reason core.Reason // told over the stream; "" when the record itself is not to be believed
	}{
		"no link": {func(*world) string { return "hello" }, ""},
		"foreign session": {func(w *world) string {
			task := w.router.Task("x")
			task.Session = 7
			return sign(w, task)
		}, ""},
		"foreign network": {func(w *world) string {
			task := w.router.Task("x")
			task.Network.Chain = 1
			return sign(w, task)
		}, ""},
		"forged": {func(w *world) string {
			task := w.router.Task("x")
			task.Sig = make([]byte, 65)
			data, _, err := core.Encode(task)
			if err != nil {
				w.t.Fatal(err)
			}
			c, err := w.router.Store.PutBlock(w.t.Context(), cid.DagCBOR, data)
			if err != nil {
				w.t.Fatal(err)
			}
			return core.Link(c)
		}, ""},
		"stranger's": {func(w *world) string {
			task := w.router.Task("x")
			task.Router = memnet.AddressOf("stranger").Bytes()
			if err := core.Sign(w.ledger.Network(), task, memnet.Key("stranger")); err != nil {
				w.t.Fatal(err)
			}
			data, _, err := core.Encode(task)
			if err != nil {
				w.t.Fatal(err)
			}
			c, err := w.router.Store.PutBlock(w.t.Context(), cid.DagCBOR, data)
			if err != nil {
				w.t.Fatal(err)
			}
			return core.Link(c)
		}, ""},
		"garbage record": {func(w *world) string {
			c, err := w.router.Store.PutBlock(w.t.Context(), cid.DagCBOR, []byte{0xff})
			if err != nil {
				w.t.Fatal(err)
			}
			return core.Link(c)
		}, ""},
		"binary file": {func(w *world) string {
			task := w.router.Task("x")
			file, err := w.router.File(w.t.Context(), "a.pdf", "%PDF\x00\xff")
			if err != nil {
				w.t.Fatal(err)
			}
			task.Files = []core.File{file}
			return sign(w, task)
		}, core.ReasonBadInput},
		"file larger than told": {func(w *world) string {
			task := w.router.Task("x")
			file, err := w.router.File(w.t.Context(), "a.md", "abc")
			if err != nil {
				w.t.Fatal(err)
			}
			file.Size = 2
			task.Files = []core.File{file}
			return sign(w, task)
		}, core.ReasonBadInput},
		"another model": {func(w *world) string {
			task := w.router.Task("x")
			task.Model.Digest = append(make([]byte, 31), 1)
			return sign(w, task)
		}, core.ReasonWrongModel},
		"context overflow even when cut": {func(w *world) string {
			task := w.router.Task(strings.Repeat("w ", 100))
			file, err := w.router.File(w.t.Context(), "a.md", "abc")
			if err != nil {
				w.t.Fatal(err)
			}
			task.Files, task.Overflow = []core.File{file}, core.OverflowCut
			return sign(w, task)
		}, core.ReasonContextOverflow},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			bubble(t, 1, func(w *world) {
				engine := &echo{}
				w.run("m1", engine)
				ref, err := w.router.Submit(w.t.Context(), c.data(w)) // the miner is not idle yet: queued
				if err != nil {
					t.Fatal(err)
				}
				synctest.Wait()
				w.due(ref)
				time.Sleep(8 * time.Second)
				synctest.Wait()
				if state := w.task(ref); state.Status != core.Assigned || len(state.Miners) != 1 || state.Miners[0].Precommit != (core.Hash{}) {
					t.Errorf("state %+v", state)
				}
				if engine.count() != 0 {
					t.Error("the model ran")
				}
				var told core.Reason
				if s := w.stream("m1"); s != nil {
					_, _, told, _ = s.Got()
				}
				if told != c.reason {
					t.Errorf("told %q, want %q", told, c.reason)
				}
			})
		})
	}
}

func TestBadMiners(t *testing.T) {
	tamper := func(w *world, kind, name string) miner.Config {
		cfg := w.config(name)
		var err error
		if cfg.Tamper, err = bad.Tamper(kind, w.content.Store(name)); err != nil {
			t.Fatal(err)
		}
		return cfg
	}
	t.Run("lazy acknowledges and is replaced", func(t *testing.T) {
		bubble(t, 1, func(w *world) {
			w.start(tamper(w, bad.Lazy, "m1"), w.deps("m1", &echo{}))
			w.until("m1 is idle", func() bool { n, _ := w.router.Account.Nodes(t.Context()); return n[0].Idle })
			ref := w.ask(1, w.router.Task("a b"))
			w.run("m2", &echo{})
			w.until("committed", func() bool { w.due(ref); return w.task(ref).Status == core.Committed })
			state := w.task(ref)
			if !state.Miners[0].Acked || state.Miners[0].Dropped != core.ReasonPrecommitLate {
				t.Errorf("%+v", state.Miners[0])
			}
			w.check(ref, state.Miners[1], "b a ")
		})
	})
	t.Run("copy is refused by the contract", func(t *testing.T) {
		bubble(t, 2, func(w *world) {
			w.start(tamper(w, bad.Copy, "m1"), w.deps("m1", &echo{}))
			w.run("m2", &echo{})
			ref := w.ask(2, w.router.Task("a b"))
			w.until("committed", func() bool { w.due(ref); return w.task(ref).Status == core.Committed })
			state := w.task(ref)
			if state.Miners[0].Dropped != core.ReasonCommitLate || state.Miners[0].Data != "" {
				t.Errorf("%+v", state.Miners[0])
			}
			if w.ledger.Calls("Commit", memnet.AddressOf("m1")) == 0 {
				t.Error("it did not even try")
			}
			w.check(ref, state.Miners[1], "b a ")
		})
	})
	t.Run("wrong bytes are noticed by who reads", func(t *testing.T) {
		bubble(t, 1, func(w *world) {
			w.start(tamper(w, bad.WrongBytes, "m1"), w.deps("m1", &echo{}))
			ref := w.ask(1, w.router.Task("a b"))
			state := w.reach(ref, core.Committed)
			c, err := core.ParseLink(state.Miners[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			_, err = w.content.Store("stranger").GetBlock(t.Context(), c, w.content.Store("m1").Addrs())
			if core.ReasonOf(err) != core.ReasonContentMismatch {
				t.Errorf("got %v", err)
			}
		})
	})
	t.Run("garbage is a whole result with another text", func(t *testing.T) {
		bubble(t, 1, func(w *world) {
			w.start(tamper(w, bad.Garbage, "m1"), w.deps("m1", &echo{}))
			ref := w.ask(1, w.router.Task("a b"))
			state := w.reach(ref, core.Committed)
			text, _, _, _ := w.stream("m1").Got()
			if text == "b a " {
				t.Error("it answered honestly")
			}
			w.check(ref, state.Miners[0], text)
		})
	})
	if _, err := bad.Tamper("rude", nil); core.KindOf(err) != core.Invalid {
		t.Errorf("unknown kind: %v", err)
	}
}
