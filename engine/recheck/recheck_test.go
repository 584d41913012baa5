package recheck_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
	"github.com/cortensor-open/cortensor/engine/recheck"
	"github.com/cortensor-open/cortensor/miner"
	"github.com/cortensor-open/cortensor/miner/bad"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

func open(t *testing.T, cfg serve.Config) *serve.Engine {
	t.Helper()
	e, err := serve.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// tasks are of many kinds; each asks for an exact answer.
func tasks(exact *core.Exact) map[string]*core.Task {
	chat := func(text string, p core.Params) *core.Task {
		return &core.Task{Model: core.Model{Exact: exact}, Messages: []core.Message{{Role: "user", Content: text}}, Params: p, Overflow: core.OverflowError}
	}
	out := map[string]*core.Task{
		"greedy":    chat("What is the capital of France?", core.Params{MaxTokens: 14}),
		"drawn":     chat("Tell me a story about a fox.", core.Params{MaxTokens: 12, Temperature: 1, TopP: 0.95, Seed: 7}),
		"penalties": chat("Tell me a story about a fox.", core.Params{MaxTokens: 10, Temperature: 0.7, TopK: 40, Seed: 9, RepeatPenalty: 1.1, PresencePenalty: 0.2}),
		"stop":      chat("Count to ten.", core.Params{MaxTokens: 24, Stop: []string{"5", "five"}}),
		"to the context's end": {Model: core.Model{Exact: exact}, Prompt: strings.Repeat("la la ", 119), Overflow: core.OverflowError,
			Params: core.Params{FrequencyPenalty: 0.4}},
		"file": chat("Sum up.", core.Params{MaxTokens: 8}), "cut file": chat("Sum up.", core.Params{MaxTokens: 12}),
	}
	out["file"].Files = []core.File{{Name: "a.md"}}
	out["cut file"].Files, out["cut file"].Overflow = []core.File{{Name: "a.md"}}, core.OverflowCut
	return out
}

func files(name string) []protocol.Attachment {
	switch name {
	case "file":
		return []protocol.Attachment{{Name: "a.md", Text: "Foxes are small."}}
	case "cut file":
		return []protocol.Attachment{{Name: "a.md", Text: strings.Repeat("Foxes are small. ", 200)}}
	}
	return nil
}

// answer computes a task as a miner does, by a way to generate.
func answer(t *testing.T, e engine.Engine, generate func(context.Context, engine.Request, func(engine.Token) error) (engine.Completion, error),
	task *core.Task, files []protocol.Attachment) protocol.Claim {
	t.Helper()
	count := func(messages []core.Message, prompt string) (int, error) {
		return e.Count(t.Context(), engine.Request{Messages: messages, Prompt: prompt})
	}
	messages, prompt, err := protocol.Input(task, files, protocol.Window(task, e.Info().Context), count)
	if err != nil {
		t.Fatal(err)
	}
	r := engine.Request{Messages: messages, Prompt: prompt, Params: task.Params, TopLogprobs: 4}
	n, err := count(messages, prompt)
	if err != nil {
		t.Fatal(err)
	}
	r.Params.MaxTokens, _ = protocol.Limit(task, n)
	c, err := generate(t.Context(), r, func(engine.Token) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return claim(t, e, task, files, c)
}

// claim is what a validator reads of a completion: the tokens as they are packed.
func claim(t *testing.T, e engine.Engine, task *core.Task, files []protocol.Attachment, c engine.Completion) protocol.Claim {
	t.Helper()
	var tokens []fingerprint.Token
	for _, k := range c.Tokens {
		f := fingerprint.Token{Prob: fingerprint.Prob{ID: k.ID, Logprob: k.Logprob}}
		for _, p := range k.Top {
			f.Top = append(f.Top, fingerprint.Prob{ID: p.ID, Logprob: p.Logprob})
		}
		tokens = append(tokens, f)
	}
	tokens, err := fingerprint.Unpack(fingerprint.Pack(tokens))
	if err != nil {
		t.Fatal(err)
	}
	return protocol.Claim{Task: task, Files: files, Tokens: tokens, Text: c.Text,
		Result: &core.Result{Usage: c.Usage, Finish: c.Finish, Engine: e.Info().Record(), Transcript: c.Transcript}}
}

func check(t *testing.T, c *recheck.Checker, claim protocol.Claim) core.Recheck {
	t.Helper()
	found, err := c.Recheck(t.Context(), claim)
	if err != nil {
		t.Fatal(err)
	}
	if err := protocol.CheckRecheck(claim.Result, claim.Tokens, &found); err != nil {
		t.Errorf("the evidence %+v is not consistent: %v", found, err)
	}
	return found
}

// TestEveryLieIsFoundAndNoHonestAnswer is the matrix of the exact check: kinds of answers against kinds of tasks. The validator's engine
// is another than the miner's, with other threads, batches and memory.
func TestEveryLieIsFoundAndNoHonestAnswer(t *testing.T) {
	weights := enginetest.Weights(t)
	honest := open(t, serve.Config{Model: weights, Context: 256, Threads: 2})
	checker := recheck.New(open(t, serve.Config{Model: weights, Context: 512, Threads: 1}))
	quantised := open(t, serve.Config{Model: requantised(t, weights), Digest: honest.Info().Digest, Context: 256, Threads: 1}) // and lies about its digest
	rejected := 0
	for name, task := range tasks(honest.Info().Exact()) {
		right := answer(t, honest, honest.Generate, task, files(name))
		if found := check(t, checker, right); !found.Decided() || found.Fault != "" || !bytes.Equal(found.Root, right.Result.Transcript.Root) {
			t.Errorf("%s: the honest answer %q: %+v", name, right.Text, found)
		}
		lies := map[string]protocol.Claim{"other quantisation": answer(t, quantised, quantised.Generate, task, files(name))}
		for _, kind := range bad.Kinds()[4:] {
			tamper, err := bad.Tamper(kind, nil)
			if err != nil {
				t.Fatal(err)
			}
			lies[kind] = answer(t, honest, tamper(miner.Deps{Engine: honest}).Engine.Generate, task, files(name))
		}
		for kind, c := range edited(right) {
			lies[kind] = c
		}
		for kind, c := range lies {
			if found := check(t, checker, c); found.Fault == "" {
				t.Errorf("%s, %s: %q was not found to be wrong: %+v", name, kind, c.Text, found)
			}
			rejected++
		}
	}
	t.Logf("%d honest answers hold, %d lies found", len(tasks(nil)), rejected)
}

// edited gives claims in which one thing was changed after the fact.
func edited(right protocol.Claim) map[string]protocol.Claim {
	edit := func(change func(c *protocol.Claim)) protocol.Claim {
		c, result, transcript := right, *right.Result, *right.Result.Transcript
		c.Tokens = slices.Clone(right.Tokens)
		for i := range c.Tokens {
			c.Tokens[i].Top = slices.Clone(c.Tokens[i].Top)
		}
		result.Transcript, c.Result = &transcript, &result
		change(&c)
		return c
	}
	last := len(right.Tokens) - 1
	return map[string]protocol.Claim{
		"text": edit(func(c *protocol.Claim) { c.Text += " indeed" }),
		"finish": edit(func(c *protocol.Claim) {
			c.Result.Finish = map[string]string{"stop": "length", "length": "stop"}[c.Result.Finish]
		}),
		"usage":        edit(func(c *protocol.Claim) { c.Result.Usage.Completion++ }),
		"prompt usage": edit(func(c *protocol.Claim) { c.Result.Usage.Prompt++ }),
		"no tokens":    edit(func(c *protocol.Claim) { c.Tokens = nil }),
		"last dropped": edit(func(c *protocol.Claim) { c.Tokens = c.Tokens[:last] }),
		"one more":     edit(func(c *protocol.Claim) { c.Tokens = append(c.Tokens, c.Tokens[0]) }),
		"no such":      edit(func(c *protocol.Claim) { c.Tokens[0].ID = 1 << 30 }),
		"another":      edit(func(c *protocol.Claim) { c.Tokens[last/2].ID ^= 1 }),
		"logprob":      edit(func(c *protocol.Claim) { c.Tokens[last].Logprob -= 1.0 / 1024 }),
		"top logprob":  edit(func(c *protocol.Claim) { c.Tokens[0].Top[1].Logprob -= 1.0 / 1024 }),
		"top token":    edit(func(c *protocol.Claim) { c.Tokens[0].Top[1].ID ^= 1 }),
		"root": edit(func(c *protocol.Claim) {
			c.Result.Transcript.Root = bytes.Clone(c.Result.Transcript.Root)
			c.Result.Transcript.Root[31] ^= 1
		}),
	}
}

// requantised writes the model with one bit less in one matrix of thirty layers.
func requantised(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := gguf.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, tensor := range f.Tensors {
		if tensor.Name != "blk.20.ffn_down.weight" {
			continue
		}
		if tensor.Type != gguf.Q4_1 {
			t.Fatalf("%s is %s", tensor.Name, tensor.Type)
		}
		for i := range tensor.Data {
			if i%20 >= 4 { // after the halves d and m
				tensor.Data[i] &= 0xee
			}
		}
		out := filepath.Join(t.TempDir(), "other.gguf")
		if err := os.WriteFile(out, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return out
	}
	t.Fatal("no such matrix")
	return ""
}

// What this engine cannot evaluate it skips, and what fails of its own is an error: neither is a fault of the answer.
func TestWhatIsNotDecided(t *testing.T) {
	weights := enginetest.Weights(t)
	e := open(t, serve.Config{Model: weights, Context: 128, Threads: 1})
	c := recheck.New(e)
	task := tasks(e.Info().Exact())["greedy"]
	right := answer(t, e, e.Generate, task, nil)
	for name, change := range map[string]func(*protocol.Claim){
		"weights":   func(c *protocol.Claim) { c.Result.Engine.Digest = make([]byte, 32) },
		"tokenizer": func(c *protocol.Claim) { c.Result.Transcript.Tokenizer = make([]byte, 32) },
		"spec":      func(c *protocol.Claim) { c.Result.Transcript.Spec = "exact/9" },
		"context":   func(c *protocol.Claim) { c.Task.Model.Exact.Context = 4096 },
		"open end":  func(c *protocol.Claim) { c.Task.Model.Exact, c.Result.Finish = nil, core.FinishLength },
	} {
		claim, result, transcript, task := right, *right.Result, *right.Result.Transcript, *task
		exact := *task.Model.Exact
		task.Model.Exact, result.Transcript, claim.Result, claim.Task = &exact, &transcript, &result, &task
		change(&claim)
		if found, err := c.Recheck(t.Context(), claim); err != nil || core.Reason(found.Skipped) != core.ReasonNoModel {
			t.Errorf("%s: %+v, %v", name, found, err)
		}
	}
	open := *task
	open.Model.Exact = nil
	claim := right
	claim.Task = &open
	if found := check(t, c, claim); !found.Decided() || found.Fault != "" { // the end is the model's: no context matters
		t.Errorf("%+v", found)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if found, err := c.Recheck(ctx, right); err == nil || found.Decided() && found.Fault != "" {
		t.Errorf("cancelled: %+v, %v", found, err)
	}
	if recheck.New(nil) != nil || recheck.New(inexact{e}) != nil {
		t.Error("a checker without an exact engine")
	}
}

type inexact struct{ engine.Engine }

func (inexact) Info() engine.Info { return engine.Info{Name: "llama"} }
