package enginetest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// Options shape the engine that a test needs.
type Options struct {
	Slots   int
	Context int
}

// Open makes an engine over SmolLM2-135M-Instruct. It closes it when the test ends.
type Open func(t *testing.T, o Options) engine.Engine

// patience is far more than any step needs on a busy machine; only a hanging engine gets there.
const patience = 2 * time.Minute

// Engine runs the acceptance suite.
func Engine(t *testing.T, open Open) {
	e := open(t, Options{Slots: 16, Context: 256})
	for _, c := range []struct {
		name string
		run  func(t *testing.T, e engine.Engine)
	}{
		{"info", info}, {"answers", answers}, {"raw prompt", rawPrompt}, {"seed", seed}, {"stop strings", stopStrings}, {"max tokens", maxTokens},
		{"cancel", cancel}, {"deadline", deadline}, {"emit error", emitError}, {"overflow", overflow}, {"fit", fit}, {"unicode", unicode},
		{"bad requests", badRequests}, {"logprobs", logprobs}, {"constrained", constrained}, {"min-p and bias", minPAndBias}, {"count", count}, {"concurrent", concurrent},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, e) })
	}
	t.Run("cancel frees the slot", func(t *testing.T) { freesSlot(t, open(t, Options{Slots: 1, Context: 256})) })
	t.Run("close", func(t *testing.T) { closes(t, open(t, Options{Slots: 1, Context: 256})) })
}

// ask is a chat of one user message, greedy.
func ask(text string, maxTokens int64) engine.Request {
	return engine.Request{Messages: []core.Message{{Role: "user", Content: text}}, Params: core.Params{MaxTokens: maxTokens}}
}

// endless is a request that goes on until it is stopped, up to the context's end.
func endless() engine.Request { return engine.Request{Prompt: strings.Repeat("la ", 30)} }

// generate runs r and holds what is true of every completion.
func generate(t *testing.T, e engine.Engine, r engine.Request) engine.Completion {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	var heard []engine.Token
	c, err := e.Generate(ctx, r, func(tok engine.Token) error {
		heard = append(heard, tok)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var joined strings.Builder
	for _, tok := range heard {
		joined.WriteString(tok.Text)
		if !utf8.ValidString(tok.Text) {
			t.Errorf("token text %q is not UTF-8", tok.Text)
		}
	}
	if joined.String() != c.Text || len(heard) != len(c.Tokens) {
		t.Errorf("emitted %q in %d tokens, completion has %q in %d", joined.String(), len(heard), c.Text, len(c.Tokens))
	}
	if c.Usage.Prompt <= 0 || c.Usage.Completion <= 0 || (c.Finish != core.FinishStop && c.Finish != core.FinishLength) {
		t.Errorf("usage %+v, finish %q", c.Usage, c.Finish)
	}
	return c
}

func info(t *testing.T, e engine.Engine) {
	i := e.Info()
	if i.Name == "" || i.Model == "" || i.Context != 256 || i.Slots != 16 {
		t.Errorf("%+v", i)
	}
}

func answers(t *testing.T, e engine.Engine) {
	c := generate(t, e, ask("What is the capital of France?", 32))
	if !strings.Contains(c.Text, "Paris") || c.Finish != core.FinishStop {
		t.Errorf("%q, finish %s", c.Text, c.Finish)
	}
}

func rawPrompt(t *testing.T, e engine.Engine) {
	c := generate(t, e, engine.Request{Prompt: "The capital of France is", Params: core.Params{MaxTokens: 5}})
	if !strings.Contains(c.Text, "Paris") {
		t.Errorf("%q", c.Text)
	}
}

func seed(t *testing.T, e engine.Engine) {
	draw := func(seed int64) string {
		r := ask("Tell me a story about a fox.", 10)
		r.Params.Temperature, r.Params.TopP, r.Params.Seed = 1, 0.95, seed
		return generate(t, e, r).Text
	}
	first, again := draw(7), draw(7)
	if first != again {
		t.Errorf("seed 7 gave %q, then %q", first, again)
	}
	if draw(8) == first && draw(9) == first {
		t.Errorf("three seeds all gave %q", first)
	}
}

func stopStrings(t *testing.T, e engine.Engine) {
	r := ask("What is the capital of France?", 32)
	whole := generate(t, e, r).Text
	for _, stop := range []string{"Paris", "s Par", "aris", " of Fr"} { // some lie across tokens
		before, _, found := strings.Cut(whole, stop)
		if !found {
			t.Fatalf("%q has no %q to stop at", whole, stop)
		}
		r.Params.Stop = []string{"never comes", stop}
		if c := generate(t, e, r); c.Text != before || c.Finish != core.FinishStop {
			t.Errorf("stop %q: %q, want %q; finish %s", stop, c.Text, before, c.Finish)
		}
	}
	r.Params.Stop = []string{whole + " and then some"} // looks like it until the very end
	if c := generate(t, e, r); c.Text != whole {
		t.Errorf("a stop string that never came took text away: %q, want %q", c.Text, whole)
	}
}

func maxTokens(t *testing.T, e engine.Engine) {
	for _, n := range []int64{1, 7} {
		r := endless()
		r.Params.MaxTokens = n
		if c := generate(t, e, r); c.Finish != core.FinishLength || c.Usage.Completion != n {
			t.Errorf("max %d: %d tokens, finish %s", n, c.Usage.Completion, c.Finish)
		}
	}
}

func cancel(t *testing.T, e engine.Engine) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var at time.Time
	n := 0
	c, err := e.Generate(ctx, endless(), func(engine.Token) error {
		if n++; n == 3 {
			at = time.Now()
			stop()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || core.ReasonOf(err) != core.ReasonCancelled {
		t.Errorf("%v", err)
	}
	if took := time.Since(at); took > 5*time.Second {
		t.Errorf("took %v to return", took)
	}
	if len(c.Tokens) < 3 {
		t.Errorf("what was made is lost: %d tokens", len(c.Tokens))
	}
}

func deadline(t *testing.T, e engine.Engine) {
	ctx, stop := context.WithTimeout(t.Context(), 150*time.Millisecond)
	defer stop()
	_, err := e.Generate(ctx, endless(), func(engine.Token) error {
		<-ctx.Done() // however fast the engine is, the deadline comes first
		return nil
	})
	if !errors.Is(err, context.DeadlineExceeded) || core.KindOf(err) != core.Timeout {
		t.Errorf("%v", err)
	}
}

func emitError(t *testing.T, e engine.Engine) {
	enough := errors.New("enough")
	n := 0
	_, err := e.Generate(t.Context(), endless(), func(engine.Token) error {
		n++
		return enough
	})
	if !errors.Is(err, enough) || n != 1 {
		t.Errorf("%v after %d tokens", err, n)
	}
}

func overflow(t *testing.T, e engine.Engine) {
	for _, words := range []int{300, 400_000} {
		_, err := e.Generate(t.Context(), ask(strings.Repeat("word ", words), 8), nil)
		if core.ReasonOf(err) != core.ReasonContextOverflow || core.KindOf(err) != core.Invalid {
			t.Errorf("%d words: %v", words, err)
		}
	}
	// up to the brim: the answer ends with the context
	r := endless()
	for n := 0; n < 215; {
		r.Prompt += strings.Repeat("la ", 20)
		n = must(e.Count(t.Context(), r))(t)
	}
	prompt := must(e.Count(t.Context(), r))(t)
	if c := generate(t, e, r); c.Finish != core.FinishLength || int(c.Usage.Prompt+c.Usage.Completion) != e.Info().Context || int(c.Usage.Prompt) != prompt {
		t.Errorf("prompt %d: usage %+v, finish %s", prompt, c.Usage, c.Finish)
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func fit(t *testing.T, e engine.Engine) {
	file := strings.Repeat("Numbers: 1 2 3 4 5. ", 80)
	compose := func(keep int) engine.Request { return ask("Sum it up.\n"+file[:keep], 20) }
	_, _, err := engine.Fit(t.Context(), e, core.OverflowError, len(file), compose)
	if core.ReasonOf(err) != core.ReasonContextOverflow || !strings.Contains(err.Error(), "256") {
		t.Errorf("overflow error: %v", err)
	}
	r, cut, err := engine.Fit(t.Context(), e, core.OverflowCut, len(file), compose)
	if err != nil {
		t.Fatal(err)
	}
	n := must(e.Count(t.Context(), r))(t)
	if room := e.Info().Context - 20; cut == 0 || n > room || n < room-5 {
		t.Errorf("cut %d bytes to %d tokens, there is room for %d", cut, n, room)
	}
}

func unicode(t *testing.T, e engine.Engine) {
	for _, text := range []string{"Repeat exactly: 🙂🙃 naïve café 東京", "Пишите по-русски: как дела?", "🙂🙂🙂🙂🙂"} {
		c := generate(t, e, ask(text, 8))
		if !utf8.ValidString(c.Text) {
			t.Errorf("%q", c.Text)
		}
	}
	c := generate(t, e, engine.Request{Prompt: "🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃", Params: core.Params{MaxTokens: 16}})
	if !strings.ContainsAny(c.Text, "🙂🙃") || strings.Contains(strings.TrimSuffix(c.Text, "\uFFFD"), "\uFFFD") { // runes of several tokens come out whole, but the last may be cut
		t.Errorf("%q", c.Text)
	}
}

func badRequests(t *testing.T, e engine.Engine) {
	params := func(change func(*core.Params)) engine.Request {
		r := ask("hello", 4)
		change(&r.Params)
		return r
	}
	for name, r := range map[string]engine.Request{
		"nothing": {}, "empty prompt": {Prompt: " \n"}, "empty message": ask("", 4), "role": {Messages: []core.Message{{Role: "robot", Content: "x"}}},
		"empty after system": {Messages: []core.Message{{Role: "system", Content: "You help."}, {Role: "user", Content: " "}}},
		"both":               {Prompt: "x", Messages: ask("x", 1).Messages}, "binary": ask("a\x00b", 4), "not UTF-8": ask("a\xffb", 4),
		"temperature": params(func(p *core.Params) { p.Temperature = 3 }), "NaN": params(func(p *core.Params) { p.TopP = math.NaN() }),
		"top_p": params(func(p *core.Params) { p.TopP = 1.5 }), "max": params(func(p *core.Params) { p.MaxTokens = -1 }),
		"min_p": params(func(p *core.Params) { p.MinP = new(float64) }), "bias": params(func(p *core.Params) { p.LogitBias = []core.Bias{{Token: 3, Bias: 101}} }),
		"schema":  params(func(p *core.Params) { p.Format = &core.Format{Kind: core.FormatSchema, Text: `{"not":{}}`} }),
		"grammar": params(func(p *core.Params) { p.Format = &core.Format{Kind: core.FormatGrammar, Text: `root ::= root "a"`} }),
		"stop":    params(func(p *core.Params) { p.Stop = []string{""} }), "stops": params(func(p *core.Params) { p.Stop = make([]string, 99) }),
	} {
		if _, err := e.Generate(t.Context(), r, nil); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func logprobs(t *testing.T, e engine.Engine) {
	r := ask("What is the capital of France?", 8)
	r.TopLogprobs = 3
	for _, tok := range generate(t, e, r).Tokens {
		if !tok.Scored || !(tok.Logprob <= 0) || math.IsInf(tok.Logprob, 0) || len(tok.Top) != 3 {
			t.Fatalf("%+v", tok)
		}
		if math.Abs(tok.Top[0].Logprob-tok.Logprob) > 1e-6 { // greedy takes the most likely
			t.Errorf("chose %g, most likely was %g", tok.Logprob, tok.Top[0].Logprob)
		}
		sum := 0.0
		for i, p := range tok.Top {
			sum += math.Exp(p.Logprob)
			if i > 0 && p.Logprob > tok.Top[i-1].Logprob {
				t.Errorf("not in order: %+v", tok.Top)
			}
		}
		if sum > 1+1e-6 {
			t.Errorf("probabilities add up to %g", sum)
		}
	}
}

func count(t *testing.T, e engine.Engine) {
	r := ask("What is the capital of France?", 4)
	n := must(e.Count(t.Context(), r))(t)
	if c := generate(t, e, r); int64(n) != c.Usage.Prompt {
		t.Errorf("counted %d, used %d", n, c.Usage.Prompt)
	}
	raw := must(e.Count(t.Context(), engine.Request{Prompt: "What is the capital of France?"}))(t)
	if raw >= n || raw < 5 {
		t.Errorf("raw prompt %d tokens, with the template %d", raw, n)
	}
}

func concurrent(t *testing.T, e engine.Engine) {
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			r := ask([]string{"What is the capital of France?", "What is the capital of Italy?"}[i%2], 10)
			c, err := e.Generate(ctx, r, nil)
			if want := []string{"Paris", "Rome"}[i%2]; err != nil || !strings.Contains(c.Text, want) {
				t.Errorf("%d: %q, %v, want %s", i, c.Text, err, want)
			}
		})
	}
	wg.Wait()
}

// freesSlot fills the only slot, cancels who waits and who runs, and holds that the slot is free then.
func freesSlot(t *testing.T, e engine.Engine) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	running, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		first := sync.OnceFunc(func() { close(running) })
		_, err := e.Generate(ctx, endless(), func(engine.Token) error {
			first()
			<-ctx.Done() // a caller that does not take its tokens must not hold up the engine
			return nil
		})
		ended <- err
	}()
	<-running
	waiting, give := context.WithCancel(ctx)
	give()
	if _, err := e.Generate(waiting, ask("hello", 4), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting for a slot: %v", err)
	}
	stop()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	generate(t, e, ask("hello", 4))
}

// closes holds that Close ends what runs, and that nothing works afterwards.
func closes(t *testing.T, e engine.Engine) {
	running, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		first := sync.OnceFunc(func() { close(running) })
		_, err := e.Generate(t.Context(), endless(), func(engine.Token) error { first(); return nil })
		ended <- err
	}()
	<-running
	if err := errors.Join(e.Close(), e.Close()); err != nil {
		t.Error(err)
	}
	select {
	case err := <-ended:
		if core.KindOf(err) != core.Unavailable {
			t.Errorf("a generation that Close ended: %v", err)
		}
	case <-time.After(patience):
		t.Fatal("still running after Close")
	}
	if _, err := e.Generate(t.Context(), ask("hello", 4), nil); core.KindOf(err) != core.Unavailable {
		t.Error(fmt.Errorf("after Close: %w", err))
	}
}
