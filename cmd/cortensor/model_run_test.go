package main

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
)

func TestModelInfoTells(t *testing.T) {
	path := tinyModel(t)
	var info modelInfo
	document(t, want(t, nil, "model", "info", "--json", path), &info)
	if !info.Exact || info.Obstacle != "" || info.Arch != "llama" || info.Name != "made up" || info.Path != path || len(info.SHA256) != 64 || info.Shape == nil || info.Shape.Vocab != 261 || len(info.Formats) < 5 {
		t.Errorf("%+v", info)
	}
	out := want(t, nil, "model", "info", path)
	for _, text := range []string{info.SHA256, `"made up" ("llama")`, "vocabulary 261", "context  256 tokens", "exact/1  yes"} {
		if !strings.Contains(out, text) {
			t.Errorf("no %q in\n%s", text, out)
		}
	}
}

// A file that is no model is an error; a model that exact/1 does not compute is described, with what is in the way.
func TestModelInfoOfBadFiles(t *testing.T) {
	described := map[string]bool{"architecture": true, "quantisation": true, "NaN": true}
	for name, c := range badModels(t) {
		r := cli(t, nil, "model", "info", "--json", c.path)
		if !described[name] {
			if r.code != 1 || r.out != "" || !strings.Contains(r.err, c.says) {
				t.Errorf("%s: exit code %d, %q, %q; want %q", name, r.code, r.out, r.err, c.says)
			}
			continue
		}
		var info modelInfo
		document(t, r.out, &info)
		if r.code != 0 || info.Exact || !strings.Contains(info.Obstacle, c.says) {
			t.Errorf("%s: exit code %d, %+v, %s; want %q", name, r.code, info, r.err, c.says)
		}
		if out := want(t, nil, "model", "info", c.path); !strings.Contains(out, "exact/1  no: ") {
			t.Errorf("%s: %s", name, out)
		}
	}
}

func TestModelRun(t *testing.T) {
	path := tinyModel(t)
	run := func(args ...string) (a exactAnswer) {
		t.Helper()
		document(t, want(t, nil, append([]string{"model", "run", "--json", path}, args...)...), &a)
		return a
	}
	first := run("say the thing", "--max-tokens", "9", "--temperature", "1", "--seed", "4")
	if first.Spec != "exact/1" || len(first.Tokens) != 9 || len(first.Logprobs) != 9 || first.Finish != "length" || first.Usage.Completion != 9 || first.Usage.Prompt < 9 || len(first.Messages) != 1 || first.Prompt != "" || len(first.Root) != 64 {
		t.Errorf("%+v", first)
	}
	if again := run("say the thing", "--max-tokens", "9", "--temperature", "1", "--seed", "4", "--threads", "1"); again.Root != first.Root {
		t.Errorf("another root: %+v", again)
	}
	if other := run("say the thing", "--max-tokens", "9", "--temperature", "1", "--seed", "5"); other.Root == first.Root {
		t.Error("another seed, the same root")
	}
	if raw := run("the", "--raw", "--max-tokens", "2"); raw.Prompt != "the" || raw.Messages != nil || raw.Usage.Prompt != 1 {
		t.Errorf("raw: %+v", raw)
	}
	if system := run("hello", "--system", "Be brief.", "--max-tokens", "2"); len(system.Messages) != 2 || system.Messages[0] != (exactMessage{"system", "Be brief."}) {
		t.Errorf("system: %+v", system)
	}
	if out := want(t, nil, "model", "run", path, "hello", "--max-tokens", "3"); !strings.Contains(out, "3 tokens at ") || !strings.Contains(out, "root ") {
		t.Errorf("as text: %s", out)
	}
}

func TestModelCommandsRefuseBadModels(t *testing.T) {
	answer := writeTemp(t, "answer", []byte(want(t, nil, "model", "run", "--json", "--max-tokens", "2", tinyModel(t), "x")))
	for name, c := range badModels(t) {
		for _, args := range [][]string{{"run", c.path, "x"}, {"verify", c.path, answer}, {"bench", c.path}} {
			r := cli(t, nil, append([]string{"model"}, append(args, "--json")...)...)
			if r.code != 1 || r.out != "" || !strings.Contains(r.err, c.says) {
				t.Errorf("%s, %s: exit code %d, %q, %q; want %q", args[0], name, r.code, r.out, r.err, c.says)
			}
		}
		if r := cli(t, nil, "bench", "accuracy", "--against", "none", "--model", c.path); r.code != 1 || !strings.Contains(r.err, c.says) {
			t.Errorf("bench accuracy, %s: exit code %d, %q; want %q", name, r.code, r.err, c.says)
		}
	}
}

// A context that the memory for keys and values does not hold is refused before the model is packed.
func TestModelRunNeedsMemory(t *testing.T) {
	raw, err := made.Decoder("llama", gguf.Q4_0).Speak().File()
	if err != nil {
		t.Fatal(err)
	}
	key := []byte("llama.context_length")
	binary.LittleEndian.PutUint32(raw[bytes.Index(raw, key)+len(key)+4:], 1<<20)
	path := writeTemp(t, "long.gguf", raw)
	for _, args := range [][]string{{"run", path, "x"}, {"verify", path, "-"}} {
		r := cli(t, []byte(`{"context":1}`), append([]string{"model", args[0], "--context", "1000000", "--memory", "1"}, args[1:]...)...)
		if r.code != 1 || r.out != "" || !strings.Contains(r.err, "a context of 1000000 tokens needs ") || !strings.Contains(r.err, "memory is 1048576; raise memory or lower context") {
			t.Errorf("%s: exit code %d, %q, %q", args[0], r.code, r.out, r.err)
		}
	}
	want(t, nil, "model", "run", path, "x", "--max-tokens", "1", "--context", "256", "--memory", "1")
}

// What does not fit is said before anything is computed, with what to change.
func TestModelRunRefuses(t *testing.T) {
	path := tinyModel(t)
	for name, c := range map[string]struct {
		args []string
		code int
		says []string
	}{
		"long prompt":       {[]string{path, strings.Repeat("xy ", 100)}, 1, []string{"context_overflow", "the prompt needs at least", "the context has 256", "shorten"}},
		"very long prompt":  {[]string{path, strings.Repeat("xy ", 9000)}, 1, []string{"context_overflow", "shorten"}},
		"filled context":    {[]string{path, "x", "--context", "16"}, 1, []string{"context_overflow", "the context has 16"}},
		"beyond training":   {[]string{path, "x", "--context", "257"}, 1, []string{"context 257: the model was trained for 256 tokens; lower it"}},
		"tiny context":      {[]string{path, "x", "--context", "3"}, 1, []string{"context 3 (want 16 or more)"}},
		"many threads":      {[]string{path, "x", "--threads", "9999"}, 1, []string{"threads 9999 (1 to 512)"}},
		"raw with system":   {[]string{path, "x", "--raw", "--system", "y"}, 2, []string{"--raw takes no --system"}},
		"negative threads":  {[]string{path, "x", "--threads", "-1"}, 2, []string{"--threads -1"}},
		"negative context":  {[]string{path, "x", "--context", "-1"}, 2, []string{"--context -1"}},
		"negative memory":   {[]string{path, "x", "--memory", "-1"}, 2, []string{"--memory -1"}},
		"hot":               {[]string{path, "x", "--temperature", "9"}, 2, []string{"temperature"}},
		"top-p":             {[]string{path, "x", "--top-p", "2"}, 2, []string{"top_p"}},
		"nothing to answer": {[]string{path, "", "--raw"}, 2, []string{"prompt"}},
		"no prompt":         {[]string{path}, 2, []string{"want a GGUF file or the name of an asset, and a prompt"}},
		"no such flag":      {[]string{path, "x", "--bogus"}, 2, []string{"bogus"}},
		"no number":         {[]string{path, "x", "--seed", "many"}, 2, []string{"seed"}},
	} {
		r := cli(t, nil, append([]string{"model", "run", "--json"}, c.args...)...)
		if r.code != c.code || r.out != "" {
			t.Errorf("%s: exit code %d, want %d; %q", name, r.code, c.code, r.out)
		}
		for _, text := range c.says {
			if !strings.Contains(r.err, text) {
				t.Errorf("%s: %q, want %q", name, r.err, text)
			}
		}
	}
}

func TestModelBench(t *testing.T) {
	path := tinyModel(t)
	small := []string{"--threads", "1", "--sequences", "1,2", "--prompts", "4", "--tokens", "3", "--rounds", "1"}
	for _, args := range [][]string{{"model", "bench", path}, {"bench", "engine", "--model", path}} {
		var report engineReport
		document(t, want(t, nil, append(append(args, "--json"), small...)...), &report)
		if rows := report.Rows; len(rows) != 2 || rows[1].Sequences != 2 || rows[0].Decode <= 0 || rows[0].Prefill <= 0 || rows[0].Verify <= 0 || rows[0].RivalDecode != 0 {
			t.Errorf("%v: %+v", args, report)
		}
		if len(report.Limits) != 1 || len(report.Memory) != 1 || report.Memory[0].Engine != "exact" {
			t.Errorf("%v: %+v", args, report)
		}
		if out := want(t, nil, append(args, small...)...); !strings.Contains(out, "decode/s") || strings.Contains(out, "llama") {
			t.Errorf("%v: %s", args, out)
		}
	}
	for _, args := range [][]string{{"model", "bench"}, {"model", "bench", path, "--threads", "0"}, {"model", "bench", path, "--tokens", "1"}, {"model", "bench", path, "--sequences", ""},
		{"bench", "engine", "--against", "vllm"}, {"bench", "engine", path}, {"model"}, {"model", "bogus"}, {"model", "info"}, {"model", "verify", path}, {"bench", "accuracy", "--against", "vllm"},
		{"bench", "accuracy", "--positions", "0"}, {"bench", "accuracy", "--window", "3"}, {"bench", "accuracy", "--threads", "-2"}, {"bench", "accuracy", "x"}} {
		if r := cli(t, nil, args...); r.code != 2 || r.out != "" || r.err == "" {
			t.Errorf("%v: exit code %d, %q, %q", args, r.code, r.out, r.err)
		}
	}
}
