package serve_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
)

const city = `{"type":"object","properties":{"name":{"type":"string","maxLength":20},"population":{"type":"integer","minimum":0},` +
	`"capital":{"type":"boolean"},"rivers":{"type":"array","items":{"type":"string","maxLength":12},"maxItems":3}},` +
	`"required":["name","population","capital"],"additionalProperties":false}`

var minP = 0.02

// requests are of many kinds: chats and raw prompts, short and long, greedy and drawn, with penalties, biases and
// stop strings, kept to a schema or a grammar.
func requests() []engine.Request {
	chat := func(text string, p core.Params) engine.Request {
		return engine.Request{Messages: []core.Message{{Role: "user", Content: text}}, Params: p, TopLogprobs: 2}
	}
	long := strings.Repeat("The fox jumps over the lazy dog, and the dog does not mind. ", 9)
	return []engine.Request{
		chat("What is the capital of France?", core.Params{MaxTokens: 24}),
		chat("Tell me a story about a fox.", core.Params{MaxTokens: 50, Temperature: 1, TopP: 0.95, Seed: 7}),
		chat("Tell me a story about a fox.", core.Params{MaxTokens: 24, Temperature: 0.7, TopK: 40, Seed: 9, RepeatPenalty: 1.1}),
		{Prompt: long + "Then", Params: core.Params{MaxTokens: 20}},
		{Prompt: long + "But", Params: core.Params{MaxTokens: 20, Temperature: 1.3, Seed: 3}},
		{Prompt: "la la la", Params: core.Params{MaxTokens: 60, FrequencyPenalty: 0.4, PresencePenalty: 0.2}},
		chat("Count to ten.", core.Params{MaxTokens: 24, Stop: []string{"5", "five"}}),
		{Prompt: "🙂🙃🙂🙃🙂🙃", Params: core.Params{MaxTokens: 12}},
		chat("Describe Paris as JSON.", core.Params{MaxTokens: 60, Format: &core.Format{Kind: core.FormatSchema, Text: city}}),
		chat("A JSON object about a fox.", core.Params{MaxTokens: 40, Temperature: 1.2, TopP: 0.95, Seed: 4, MinP: &minP, Format: &core.Format{Kind: core.FormatObject}}),
		chat("Say something with 🙂.", core.Params{MaxTokens: 30, Temperature: 0.9, TopK: 30, Seed: 11, RepeatPenalty: 1.2, LogitBias: []core.Bias{{Token: 28, Bias: -4}, {Token: 260, Bias: 2.5}},
			Format: &core.Format{Kind: core.FormatGrammar, Text: `root ::= ("🙂" | "🙃" | "é" | [a-z ]){8,20} "."`}}),
	}
}

func run(t testing.TB, e engine.Engine, r engine.Request) engine.Completion {
	t.Helper()
	c, err := e.Generate(t.Context(), r, nil)
	if err != nil {
		t.Error(err)
	}
	return c
}

// alone runs each request by itself on an engine that shares nothing: what all others are compared with.
func alone(t *testing.T, list []engine.Request) (out []engine.Completion) {
	e := open(t, serve.Config{Context: 256, Slots: 1, Threads: 1, Isolated: true})
	for _, r := range list {
		out = append(out, run(t, e, r))
	}
	return out
}

func same(t *testing.T, what string, got, want engine.Completion) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %q, root %x; want %q, root %x", what, got.Text, got.Transcript.Root, want.Text, want.Transcript.Root)
	}
}

// The same request gives the same tokens, log-probabilities and transcript: alone, beside all others, in any order, with any
// number of threads, with prefixes that others computed, and put off again and again because memory is short.
func TestNothingChangesAnAnswer(t *testing.T) {
	list := requests()
	want := alone(t, list)
	for name, cfg := range map[string]serve.Config{
		"one thread":    {Context: 256, Threads: 1},
		"three":         {Context: 256, Threads: 3, Slots: 5},
		"little memory": {Context: 256, Threads: 2, Memory: 256 * 23760},
		"isolated":      {Context: 256, Threads: 2, Isolated: true, Memory: 256 * 23760},
	} {
		e := open(t, cfg)
		var wg sync.WaitGroup
		r := rand.New(rand.NewPCG(5, uint64(len(name))))
		for round := range 2 { // in the second, prefixes are there
			for _, i := range r.Perm(len(list)) {
				wg.Go(func() {
					same(t, fmt.Sprintf("%s, round %d, request %d", name, round, i), run(t, e, list[i]), want[i])
				})
			}
			wg.Wait()
		}
		if name == "little memory" {
			crowd(t, e)
		}
	}
}

// crowd generates two answers at once, each of which fits into memory, and both do not: one is put off, and both are what they are alone.
func crowd(t *testing.T, e *serve.Engine) {
	t.Helper()
	list := []engine.Request{{Prompt: "1, 2, 3, 4, 5,", Params: core.Params{MaxTokens: 190}}, {Prompt: "a b c a b c a b c", Params: core.Params{MaxTokens: 190}}}
	want := alone(t, list)
	before := e.Preempted()
	var second sync.WaitGroup
	begun := false
	first, err := e.Generate(t.Context(), list[0], func(engine.Token) error {
		if !begun {
			begun = true
			second.Go(func() { same(t, "the second of two", run(t, e, list[1]), want[1]) })
		}
		return nil
	})
	second.Wait()
	if err != nil {
		t.Fatal(err)
	}
	same(t, "the first of two", first, want[0])
	if len(want[0].Tokens)+len(want[1].Tokens) < 300 || e.Preempted() == before {
		t.Errorf("answers of %d and %d tokens in memory for 256 positions, and none was put off", len(want[0].Tokens), len(want[1].Tokens))
	}
}

// Answers are evaluated again in one pass, beside others, to the same completion.
func TestScoreIsGenerate(t *testing.T) {
	list := requests()
	want := alone(t, list)
	e := open(t, serve.Config{Context: 256, Threads: 2})
	var wg sync.WaitGroup
	for i, r := range list {
		wg.Go(func() {
			s, err := e.Score(t.Context(), r, ids(want[i]))
			if err != nil {
				t.Error(err)
				return
			}
			same(t, fmt.Sprint("score of ", i), s.Completion, want[i])
			if s.Wrong() != -1 {
				t.Errorf("score of %d: wrong at %d", i, s.Wrong())
			}
		})
		wg.Go(func() { same(t, fmt.Sprint("beside scores: ", i), run(t, e, r), want[i]) })
	}
	wg.Wait()
}

func ids(c engine.Completion) (out []int32) {
	for _, t := range c.Tokens {
		out = append(out, t.ID)
	}
	return out
}

// A wrong token is found, as are an answer that was cut, one that goes on after its end, and tokens that are none.
func TestScoreFindsFaults(t *testing.T) {
	e := open(t, serve.Config{Context: 256})
	for _, r := range requests()[:3] {
		c := run(t, e, r)
		good := ids(c)
		for at := range good[:len(good)-1] {
			bad := slices.Clone(good)
			bad[at] = (bad[at] + 1) % 1000
			s, err := e.Score(t.Context(), r, bad)
			if err != nil { // the wrong token may end the text
				if core.KindOf(err) != core.Invalid {
					t.Error(err)
				}
				continue
			}
			if s.Wrong() != at || slices.Equal(s.Transcript.Root, c.Transcript.Root) {
				t.Errorf("token %d is wrong, score says %d", at, s.Wrong())
			}
		}
		if s, err := e.Score(t.Context(), r, good[:len(good)-1]); err != nil || s.Wrong() != -1 || s.Finish != "" {
			t.Errorf("a cut answer: finish %q, wrong at %d, %v", s.Finish, s.Wrong(), err)
		}
		for name, bad := range map[string][]int32{"too long": append(slices.Clone(good), 5), "no tokens": nil, "negative": {-1}, "beyond": {1 << 30}} {
			if _, err := e.Score(t.Context(), r, bad); core.KindOf(err) != core.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := e.Score(ctx, requests()[0], []int32{1}); core.ReasonOf(err) != core.ReasonCancelled {
		t.Error(err)
	}
}

// A prompt that another request began with is computed once.
func TestPrefixIsShared(t *testing.T) {
	e := open(t, serve.Config{Context: 512})
	long := engine.Request{Prompt: strings.Repeat("The fox jumps over the lazy dog. ", 30), Params: core.Params{MaxTokens: 2}}
	first := run(t, e, long)
	if before := e.Adopted(); before != 0 {
		t.Errorf("%d positions adopted before there was anything", before)
	}
	same(t, "again", run(t, e, long), first)
	if got, most := e.Adopted(), first.Usage.Prompt-1; got != most/exact.PageSize*exact.PageSize {
		t.Errorf("adopted %d positions of %d", got, most)
	}
}

func TestOpenErrors(t *testing.T) {
	for name, c := range map[string]struct {
		cfg  serve.Config
		kind core.Kind
	}{
		"no model": {serve.Config{}, core.Invalid}, "no file": {serve.Config{Model: t.TempDir() + "/none"}, core.NotFound},
		"context": {serve.Config{Model: "x", Context: 3}, core.Invalid}, "slots": {serve.Config{Model: "x", Slots: 1000}, core.Invalid},
		"digest": {serve.Config{Model: "x", Digest: []byte{1}}, core.Invalid}, "threads": {serve.Config{Model: "x", Threads: -1}, core.Invalid},
		"long context": {serve.Config{Model: enginetest.Weights(t), Context: 1 << 20}, core.Invalid},
		"small memory": {serve.Config{Model: enginetest.Weights(t), Memory: 1 << 20}, core.Invalid},
		"template":     {serve.Config{Model: enginetest.Weights(t), Template: "{% for %}"}, core.Internal},
	} {
		if _, err := serve.Open(t.Context(), c.cfg); core.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := serve.Open(t.Context(), serve.Config{Model: enginetest.Weights(t), Context: 4096, Memory: 64 << 20})
	if err == nil || !strings.Contains(err.Error(), "a context of 4096 tokens needs") || !strings.Contains(err.Error(), "memory is 67108864; raise memory or lower context") {
		t.Errorf("a context that memory does not hold: %v", err)
	}
}

// A constrained answer is what its schema says, whole when there is room for it; a token that the grammar forbids is a wrong one.
func TestConstrained(t *testing.T) {
	e := open(t, serve.Config{Context: 256})
	for seed := range int64(4) {
		r := engine.Request{Messages: []core.Message{{Role: "user", Content: "Describe Paris as JSON."}}, Params: core.Params{MaxTokens: 120,
			Temperature: float64(seed) * 0.5, TopP: 0.98, Seed: seed, Format: &core.Format{Kind: core.FormatSchema, Text: city}}}
		c := run(t, e, r)
		var got struct {
			Name       *string
			Population *int64
			Capital    *bool
			Rivers     []string
		}
		d := json.NewDecoder(strings.NewReader(c.Text))
		d.DisallowUnknownFields()
		if err := d.Decode(&got); err != nil || got.Name == nil || got.Population == nil || got.Capital == nil || len(got.Rivers) > 3 || c.Finish != core.FinishStop {
			t.Errorf("%q, finish %s: %v", c.Text, c.Finish, err)
		}
		good := ids(c)
		for _, at := range []int{0, len(good) / 2, len(good) - 2} {
			bad := slices.Clone(good)
			bad[at] = (bad[at] + 1) % 1000
			if s, err := e.Score(t.Context(), r, bad); err != nil || s.Wrong() != at {
				t.Errorf("token %d is wrong, score says %d, %v", at, s.Wrong(), err)
			}
		}
		r.Params.MaxTokens = 5
		if c := run(t, e, r); c.Finish != core.FinishLength || c.Usage.Completion != 5 {
			t.Errorf("cut: %q, finish %s", c.Text, c.Finish)
		}
	}
	for name, f := range map[string]*core.Format{"nothing": {Kind: core.FormatGrammar, Text: `root ::= "a" root`}, "syntax": {Kind: core.FormatGrammar, Text: "x"},
		"schema": {Kind: core.FormatSchema, Text: `{"not":{}}`}, "kind": {Kind: "xml"}, "text": {Kind: core.FormatObject, Text: "x"}} {
		if _, err := e.Generate(t.Context(), engine.Request{Prompt: "x", Params: core.Params{Format: f}}, nil); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	// a grammar that turns out to leave too much open ends its own sequence, and no other
	hard := engine.Request{Prompt: "x", Params: core.Params{MaxTokens: 200, Format: &core.Format{Kind: core.FormatGrammar, Text: `root ::= "x" ([a-z ]{0,16000}){3}`}}}
	if _, err := e.Generate(t.Context(), hard, nil); core.KindOf(err) != core.Invalid {
		t.Error(err)
	}
	run(t, e, requests()[0])
}
