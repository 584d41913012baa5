package validator_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/internal/memnet"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
	"github.com/cortensor-open/cortensor/validator"
)

var (
	spec      = "exact/1"
	weights   = bytes.Repeat([]byte{7}, 32)
	tokenizer = bytes.Repeat([]byte{8}, 32)
)

// oracle knows the answer: what it is asked about holds if it has this text.
type oracle struct {
	mu    sync.Mutex
	right string
	err   error
	delay time.Duration
	calls int
	most  int // at once
	now   int
}

func (o *oracle) Recheck(ctx context.Context, c protocol.Claim) (core.Recheck, error) {
	o.mu.Lock()
	o.calls++
	o.now++
	o.most = max(o.most, o.now)
	o.mu.Unlock()
	defer func() {
		o.mu.Lock()
		o.now--
		o.mu.Unlock()
	}()
	select {
	case <-ctx.Done():
		return core.Recheck{}, ctx.Err()
	case <-time.After(o.delay):
	}
	if !bytes.Equal(c.Result.Engine.Digest, weights) {
		return core.Recheck{Skipped: string(core.ReasonNoModel)}, nil
	}
	r := core.Recheck{Spec: spec, Weights: weights, Tokens: int64(len(c.Tokens)), Root: rootOf(c.Text)}
	if c.Text != o.right {
		r.Fault = core.FaultText
	}
	return r, o.err
}

func rootOf(text string) []byte { return append(bytes.Repeat([]byte{1}, 31), byte(len(text))) }

// exact commits an answer with a transcript.
func (w *world) exact(h *memnet.Hand, ref core.TaskRef, text string, change func(*core.Result)) (string, error) {
	print, _, err := h.Store.PutFile(w.t.Context(), bytes.NewReader(fingerprint.Pack([]fingerprint.Token{{Prob: fingerprint.Prob{ID: 5, Logprob: -1}, Top: []fingerprint.Prob{{ID: 5, Logprob: -1}}}})))
	if err != nil {
		return "", err
	}
	return h.Result(w.t.Context(), ref, text, func(r *core.Result) {
		r.Engine, r.Fingerprint = core.EngineInfo{Name: "exact", Digest: weights}, &print
		r.Transcript = &core.Transcript{Spec: spec, Tokenizer: tokenizer, Root: rootOf(text)}
		if change != nil {
			change(r)
		}
	})
}

func (w *world) exactly(texts ...string) core.TaskRef {
	w.t.Helper()
	return w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) { return w.exact(h, ref, texts[i], nil) })
}

// judged starts a validator with a rechecker.
func (w *world) judged(o validator.Rechecker, change func(*validator.Config)) {
	cfg, deps := w.config("v"), w.deps("v")
	deps.Rechecker = o
	if change != nil {
		change(&cfg)
	}
	w.start(cfg, deps)
}

// Rung 2 overrules agreement: of two that disagree it says who is right, it finds the one miner of a task, and two who lie alike.
func TestRecheckOverrulesAgreement(t *testing.T) {
	for name, c := range map[string]struct {
		texts []string
		want  []core.Reason
		calls int
	}{
		"alone and right":    {[]string{"paris"}, []core.Reason{""}, 1},
		"alone and wrong":    {[]string{"rome"}, []core.Reason{core.ReasonRecheckFailed}, 1},
		"equal and right":    {[]string{"paris", "paris"}, []core.Reason{"", ""}, 1}, // evaluated once
		"equal and wrong":    {[]string{"rome", "rome"}, []core.Reason{core.ReasonRecheckFailed, core.ReasonRecheckFailed}, 1},
		"two that disagree":  {[]string{"zzz", "paris"}, []core.Reason{core.ReasonRecheckFailed, ""}, 2},
		"majority of liars":  {[]string{"paris", "rome", "rome"}, []core.Reason{"", core.ReasonRecheckFailed, core.ReasonRecheckFailed}, 2},
		"similar is not it":  {[]string{"paris is", "paris si"}, []core.Reason{"", core.ReasonRecheckFailed}, 2},
		"right, and similar": {[]string{"paris", "paris", "paris x"}, []core.Reason{"", "", core.ReasonRecheckFailed}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, len(c.texts), func(w *world) {
				o := &oracle{right: "paris"}
				if name == "similar is not it" {
					o.right = "paris is"
				}
				w.judged(o, nil)
				v := w.verdict(w.exactly(c.texts...))
				w.expect(v, c.want...)
				for i, out := range v.Outcomes {
					opinion := core.Valid
					if c.want[i] != "" {
						opinion = core.Rejected
					}
					if core.Opinion(out.Opinion) != opinion || out.Rung != 2 || !out.Recheck.Decided() || (out.Recheck.Fault == "") != (opinion == core.Valid) {
						t.Errorf("miner %d: %+v, %+v", i+1, out, out.Recheck)
					}
				}
				if o.calls != c.calls {
					t.Errorf("evaluated %d times, want %d", o.calls, c.calls)
				}
			})
		})
	}
}

// Who cannot evaluate says so and judges by agreement; who fails at it judges nothing.
func TestRecheckThatIsNotDone(t *testing.T) {
	for name, c := range map[string]struct {
		oracle  *oracle // nil: none
		change  func(*validator.Config)
		skipped core.Reason
		opinion core.Opinion
	}{
		"no engine":     {nil, nil, core.ReasonNoModel, core.Valid},
		"other weights": {&oracle{right: "paris"}, nil, core.ReasonNoModel, core.Valid},
		"not drawn":     {&oracle{right: "paris"}, func(c *validator.Config) { c.Rules.Recheck = 1e-12 }, core.ReasonNotSampled, core.Valid},
		"fails":         {&oracle{right: "paris", err: errors.New("no memory")}, nil, core.ReasonEngine, core.Inconclusive},
		"too slow":      {&oracle{right: "paris", delay: time.Hour}, nil, core.ReasonRecheckLate, core.Inconclusive},
		"too late":      {&oracle{right: "paris", delay: 3 * time.Second}, func(c *validator.Config) { c.RecheckTimeout = time.Second }, core.ReasonRecheckLate, core.Inconclusive},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, 2, func(w *world) {
				if c.oracle == nil {
					w.judged(nil, c.change)
				} else {
					w.judged(c.oracle, c.change)
				}
				v := w.verdict(w.committed(func(_ int, h *memnet.Hand, ref core.TaskRef) (string, error) {
					return w.exact(h, ref, "paris", func(r *core.Result) {
						if name == "other weights" {
							r.Engine.Digest = bytes.Repeat([]byte{9}, 32)
						}
					})
				}))
				for _, o := range v.Outcomes {
					if o.Recheck == nil || core.Reason(o.Recheck.Skipped) != c.skipped || core.Opinion(o.Opinion) != c.opinion {
						t.Errorf("%+v, %+v", o, o.Recheck)
					}
					if c.opinion == core.Inconclusive && core.Reason(o.Reason) != c.skipped {
						t.Errorf("reason %q", o.Reason)
					}
				}
			})
		})
	}
}

// Where answers differ, they are evaluated though the task was not drawn.
func TestRecheckOfWhatDiffers(t *testing.T) {
	bubble(t, 2, func(w *world) {
		o := &oracle{right: "paris"}
		w.judged(o, func(c *validator.Config) { c.Rules.Recheck = 1e-12 })
		w.expect(w.verdict(w.exactly("paris", "rome")), "", core.ReasonRecheckFailed)
		w.expect(w.verdict(w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) { // equal texts, another root
			return w.exact(h, ref, "paris", func(r *core.Result) { r.Transcript.Root[0] = byte(i) })
		})), "", "")
		if o.calls != 4 {
			t.Errorf("evaluated %d times", o.calls)
		}
	})
}

// What a task asks of its answers' transcripts is rung 0: who does not bring it is rejected, also by a validator without the weights.
func TestTranscriptIsWhatTheTaskAsksFor(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*core.Result)
		want   core.Reason
	}{
		"as asked":        {nil, ""},
		"none":            {func(r *core.Result) { r.Transcript = nil }, core.ReasonNoTranscript},
		"no tokens":       {func(r *core.Result) { r.Fingerprint = nil }, core.ReasonNoTranscript},
		"other weights":   {func(r *core.Result) { r.Engine.Digest = tokenizer }, core.ReasonNoTranscript},
		"other spec":      {func(r *core.Result) { r.Transcript.Spec = "exact/0" }, core.ReasonNoTranscript},
		"other tokenizer": {func(r *core.Result) { r.Transcript.Tokenizer = weights }, core.ReasonNoTranscript},
		"no fingerprint":  {func(r *core.Result) { r.Fingerprint = &r.Output }, core.ReasonBadRecord},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, 2, func(w *world) {
				w.change = func(task *core.Task) {
					task.Model = core.Model{ID: "m", Digest: weights, Exact: &core.Exact{Spec: spec, Tokenizer: tokenizer, Context: 64}}
				}
				w.judged(nil, nil)
				v := w.verdict(w.committed(func(i int, h *memnet.Hand, ref core.TaskRef) (string, error) {
					if i == 0 {
						return w.exact(h, ref, "paris", nil)
					}
					return w.exact(h, ref, "paris", c.change)
				}))
				first := core.Reason("")
				if c.want != "" {
					first = core.ReasonNoPeer
				}
				w.expect(v, first, c.want)
			})
		})
	}
}

// Rechecks wait for each other, so that miners on the machine get on.
func TestRechecksTakeTurns(t *testing.T) {
	bubble(t, 1, func(w *world) {
		o := &oracle{right: "paris", delay: time.Second}
		w.judged(o, func(c *validator.Config) { c.Rechecks = 1 })
		var refs []core.TaskRef
		for range 4 {
			refs = append(refs, w.exactly("paris"))
		}
		for _, ref := range refs {
			w.expect(w.verdict(ref), "")
		}
		if o.most != 1 || o.calls != 4 {
			t.Errorf("%d at once, %d in all", o.most, o.calls)
		}
	})
}

// A part of the tasks is drawn, the same again, and another part by another validator.
func TestDrawnByChance(t *testing.T) {
	draw := func(name string) (drawn []bool) {
		bubble(t, 1, func(w *world) {
			cfg, deps := w.config(name), w.deps(name)
			deps.Rechecker = &oracle{right: "paris"}
			cfg.Rules.Recheck = 0.5
			w.start(cfg, deps)
			for range 14 { // a hand holds 16
				drawn = append(drawn, w.verdict(w.exactly("paris")).Outcomes[0].Recheck.Decided())
			}
		})
		return drawn
	}
	a, again, b := draw("v"), draw("v"), draw("w")
	n := 0
	for _, d := range a {
		if d {
			n++
		}
	}
	if n < 3 || n > 11 || !slices.Equal(a, again) || slices.Equal(a, b) {
		t.Errorf("%d of 14; again %t, by another the same %t", n, slices.Equal(a, again), slices.Equal(a, b))
	}
}
