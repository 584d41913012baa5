package miner_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/miner"
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

// private is a world with a router that seals, and a miner with a seal key.
type private struct {
	*world
	router, miner *seal.Keys
	vault         *seal.Vault // the router's
	grant         func(e *core.Envelope) (*core.Envelope, error)
	asked         atomic.Int32
	log           journal
}

// journal keeps what is logged.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) has(word string) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return strings.Contains(j.text.String(), word)
}

func newPrivate(w *world) *private {
	p := &private{world: w, router: keys(w.t), miner: keys(w.t)}
	p.vault = seal.NewVault(p.router, w.router.Store, seal.Options{})
	p.grant = func(e *core.Envelope) (*core.Envelope, error) { return p.vault.Grant(e, p.miner.Recipients()) }
	return p
}

// run starts a miner that asks p for grants; the returned function kills it.
func (p *private) run(name string, e miner.Engine) (kill func()) {
	deps := p.deps(name, e)
	store := p.content.Store(name)
	deps.Sealer = seal.NewVault(p.miner, store, seal.Options{})
	deps.Grants = miner.GranterFunc(func(ctx context.Context, providers []string, router core.Address, ref core.TaskRef, _ uint64, record cid.Cid) (*core.Envelope, error) {
		p.asked.Add(1)
		task := new(core.Task)
		data, err := p.world.router.Store.GetBlock(ctx, record, nil)
		if err == nil {
			err = core.DecodeChecked(record, data, task)
		}
		if err != nil || router != p.world.router.Account.Address() || core.Link(record) != p.task(ref).Data || len(providers) == 0 {
			p.t.Errorf("asked %s of %v for %s: %v", router, providers, ref, err)
		}
		e, err := p.vault.Envelope(ctx, task.Sealed.Envelope, nil)
		if err != nil {
			return nil, err
		}
		return p.grant(e)
	})
	cfg := p.config(name)
	cfg.Logger = slog.New(slog.NewTextHandler(&p.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return p.start(cfg, deps)
}

// question seals a prompt and files, and gives the private task.
func (p *private) question(prompt string, files ...string) *core.Task {
	p.t.Helper()
	ctx, task := p.t.Context(), p.world.router.Task("x")
	q := &core.Question{Type: core.TypeQuestion, Messages: []core.Message{{Role: "user", Content: prompt}}, Params: task.Params,
		Reply: p.router.Recipients(), Salt: make([]byte, 16)}
	for _, text := range files {
		k := keys(p.t)
		q.Key = k.Secret()
		e, _, err := p.vault.Put(ctx, 0, strings.NewReader(text), k.Recipients())
		if err != nil {
			p.t.Fatal(err)
		}
		q.Files = append(q.Files, core.SealedFile{Name: "a.md", Envelope: e, Size: int64(len(text))})
	}
	record, _, err := core.Encode(q)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.sealed(record)
}

func (p *private) sealed(plain []byte) *core.Task {
	p.t.Helper()
	e, _, err := p.vault.Put(p.t.Context(), 0, bytes.NewReader(plain), p.router.Recipients())
	if err != nil {
		p.t.Fatal(err)
	}
	task := p.world.router.Task("x")
	task.Messages, task.Sealed = nil, &core.Sealed{Envelope: e}
	return task
}

// answer opens what a miner committed, with the router's key.
func (p *private) answer(m core.MinerState) (*core.Result, core.Usage, string) {
	p.t.Helper()
	ctx := p.t.Context()
	link, err := core.ParseLink(m.Data)
	if err != nil {
		p.t.Fatal(err)
	}
	store := p.content.Store("stranger")
	addrs, err := p.world.router.Account.Endpoint(ctx, m.Miner)
	if err != nil {
		p.t.Fatal(err)
	}
	data, err := store.GetBlock(ctx, link, addrs)
	if err != nil {
		p.t.Fatal(err)
	}
	result := new(core.Result)
	if err := core.DecodeChecked(link, data, result); err != nil {
		p.t.Fatal(err)
	}
	vault := seal.NewVault(p.router, store, seal.Options{})
	e, err := vault.Envelope(ctx, result.Output, addrs)
	if err != nil {
		p.t.Fatal(err)
	}
	plain, err := vault.Read(ctx, 0, e, "", 1<<20, addrs)
	if err != nil {
		p.t.Fatal(err)
	}
	usage, text, err := core.UnpackReply(plain)
	if err != nil {
		p.t.Fatal(err)
	}
	return result, usage, text
}

func TestPrivateTask(t *testing.T) {
	bubble(t, 1, func(w *world) {
		p, e := newPrivate(w), &echo{}
		p.run("m1", e)
		ref := w.ask(1, p.question("one two", "alpha beta"))
		result, usage, text := p.answer(w.reach(ref, core.Committed).Miners[0])
		if got := e.last.Messages[0].Content; got != "one two\n\n[file a.md]\nalpha beta\n[end of file a.md]" {
			t.Errorf("prompt %q", got)
		}
		if text == "" || usage.Completion == 0 || result.Usage != (core.Usage{}) || result.OutputSize != 1024 {
			t.Errorf("answer %q, usage %+v, result %+v", text, usage, result)
		}
		if result.Fingerprint == nil || !core.IsEnvelope(*result.Fingerprint) || !core.IsEnvelope(result.Output) {
			t.Errorf("result %+v", result)
		}
		if streamed, _, _, _ := w.stream("m1").Got(); streamed != text {
			t.Errorf("streamed %q, sealed %q", streamed, text)
		}
		if pins := w.content.Store("m1").Pins(); len(pins) != 5 {
			t.Errorf("pins %v, want result, and envelope and payload of output and fingerprint", pins)
		}
		if w.content.Store("m1").Has(core.CIDOf(cid.Raw, []byte(text))) {
			t.Error("the answer lies in the store in the clear")
		}
	})
}

// While the router is away or does not see the assignment yet, the miner asks again; then it goes on without it.
func TestGrantThatComesLate(t *testing.T) {
	bubble(t, 1, func(w *world) {
		p := newPrivate(w)
		var assigned atomic.Bool
		grant := p.grant
		p.grant = func(e *core.Envelope) (*core.Envelope, error) {
			if !assigned.Load() {
				return nil, core.Errorf(core.Unavailable, "not assigned yet")
			}
			return grant(e)
		}
		p.run("m1", &echo{})
		ref := w.ask(1, p.question("a b"))
		time.Sleep(20 * time.Second)
		if state := w.task(ref); !state.Miners[0].Acked || p.asked.Load() < 3 {
			t.Errorf("asked %d times, state %+v", p.asked.Load(), state.Miners[0])
		}
		assigned.Store(true)
		if _, _, text := p.answer(w.reach(ref, core.Committed).Miners[0]); text != "b a " {
			t.Errorf("answer %q", text)
		}
	})
}

// A miner that is killed while it computes goes on after a restart without the router; the grant is on its disk, for its owner
// alone, no longer than it is needed.
func TestGrantSurvivesARestart(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(t *testing.T, p *private, file string) // between kill and restart
		asked  int32
	}{
		{"router away", func(_ *testing.T, p *private, _ string) {
			p.grant = func(*core.Envelope) (*core.Envelope, error) { return nil, core.Errorf(core.Unavailable, "away") }
			p.world.router.Store.SetDown(true)
		}, 1},
		{"kept grant damaged", func(t *testing.T, _ *private, file string) {
			if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, 2},
		{"seal key lost", func(_ *testing.T, p *private, _ string) { p.miner = keys(p.t) }, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			bubble(t, 1, func(w *world) {
				p, first := newPrivate(w), &echo{tick: time.Second}
				kill := p.run("m1", first)
				ref := w.ask(1, p.question("one two three", "alpha"))
				w.until("computing", func() bool { return first.count() == 1 })
				kill()
				grants := filepath.Join(w.config("m1").Dir, "grants")
				files, err := os.ReadDir(grants)
				if err != nil || len(files) != 1 {
					t.Fatalf("grants on disk: %v, %v", files, err)
				}
				if info, err := files[0].Info(); err != nil || info.Mode().Perm() != 0o600 {
					t.Errorf("mode %v, %v", info.Mode(), err)
				}
				c.change(t, p, filepath.Join(grants, files[0].Name()))
				p.run("m1", &echo{})
				state := w.reach(ref, core.Committed)
				if state.Miners[0].Data == "" || p.asked.Load() != c.asked {
					t.Errorf("asked %d times, want %d; state %+v", p.asked.Load(), c.asked, state.Miners[0])
				}
				w.until("the grant is forgotten", func() bool {
					files, err := os.ReadDir(grants)
					return err == nil && len(files) == 0
				})
			})
		})
	}
}

// The grant of a task that was taken away while the miner was down is forgotten, too.
func TestGrantOfATaskThatIsOver(t *testing.T) {
	bubble(t, 1, func(w *world) {
		p, first := newPrivate(w), &echo{tick: time.Second}
		kill := p.run("m1", first)
		ref := w.ask(1, p.question("one two three"))
		w.until("computing", func() bool { return first.count() == 1 })
		kill()
		w.ledger.SetTask(ref, func(s *core.TaskState) { s.Status, s.Finished = core.Ended, time.Now() })
		p.run("m1", &echo{})
		w.until("the grant is forgotten", func() bool {
			files, err := os.ReadDir(filepath.Join(w.config("m1").Dir, "grants"))
			return err == nil && len(files) == 0
		})
	})
}

// What a router can do wrong, and what a miner without key meets: each fails with its reason, and no error repeats the prompt.
func TestPrivateTasksThatFail(t *testing.T) {
	for name, c := range map[string]struct {
		set  func(*private) *core.Task
		want core.Reason
	}{
		"refused": {func(p *private) *core.Task {
			p.grant = func(*core.Envelope) (*core.Envelope, error) { return nil, core.Fail(core.ReasonNotAuthorised, "no") }
			return p.question("zebra")
		}, core.ReasonNotAuthorised},
		"granted to another": {func(p *private) *core.Task {
			p.grant = func(e *core.Envelope) (*core.Envelope, error) { return p.vault.Grant(e, keys(p.t).Recipients()) }
			return p.question("zebra")
		}, core.ReasonNoKey},
		"another envelope": {func(p *private) *core.Task {
			p.grant = func(*core.Envelope) (*core.Envelope, error) {
				_, e, err := p.vault.Put(p.t.Context(), 0, strings.NewReader("zebra"), p.miner.Recipients())
				return e, err
			}
			return p.question("zebra")
		}, core.ReasonWrongParent},
		"another header": {func(p *private) *core.Task {
			p.grant = func(named *core.Envelope) (*core.Envelope, error) {
				_, e, err := p.vault.Put(p.t.Context(), 0, strings.NewReader("zebra"), p.miner.Recipients())
				mixed := *named
				mixed.Header = e.Header
				return &mixed, err
			}
			return p.question("zebra")
		}, core.ReasonBadEnvelope},
		"no question inside": {func(p *private) *core.Task { return p.sealed([]byte("zebra zebra")) }, core.ReasonBadRecord},
		"file of another size": {func(p *private) *core.Task {
			q := p.question("zebra", "zebra file")
			return p.resealed(q, func(q *core.Question) { q.Files[0].Size++ })
		}, core.ReasonBadInput},
		"file that is no text": {func(p *private) *core.Task { return p.question("zebra", "zebra\x00") }, core.ReasonBadInput},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, 1, func(w *world) {
				p := newPrivate(w)
				task := c.set(p)
				p.run("m1", &echo{})
				w.ask(1, task)
				if reason := w.streamFails("m1"); reason != c.want {
					t.Errorf("reason %q, want %q", reason, c.want)
				}
				w.until("the failure is logged", func() bool { return p.log.has("task failed here") })
				if p.log.has("zebra") || p.log.has("a.md") {
					t.Errorf("the log tells what was asked:\n%s", p.log.text.String())
				}
			})
		})
	}
	bubble(t, 1, func(w *world) {
		p := newPrivate(w)
		task := p.question("zebra")
		w.run("m1", &echo{}) // no Sealer
		w.ask(1, task)
		if reason := w.streamFails("m1"); reason != core.ReasonNoKey {
			t.Errorf("reason %q, want no_key", reason)
		}
	})
}

// streamFails waits until a miner has told the router why it gives no answer.
func (w *world) streamFails(name string) (reason core.Reason) {
	w.t.Helper()
	w.until("the stream ends", func() bool {
		if s := w.stream(name); s != nil {
			_, _, reason, _ = s.Got()
		}
		return reason != ""
	})
	return reason
}

// resealed changes a question and seals it again.
func (p *private) resealed(task *core.Task, change func(*core.Question)) *core.Task {
	p.t.Helper()
	e, err := p.vault.Envelope(p.t.Context(), task.Sealed.Envelope, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	plain, err := p.vault.Read(p.t.Context(), 0, e, "", core.MaxRecord, nil)
	q := new(core.Question)
	if err == nil {
		err = core.Decode(plain, q)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	change(q)
	record, _, err := core.Encode(q)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.sealed(record)
}
