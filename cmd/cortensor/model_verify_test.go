package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// answered gives a model and a drawn answer of it.
func answered(t *testing.T) (path string, answer []byte) {
	t.Helper()
	path = tinyModel(t)
	return path, []byte(want(t, nil, "model", "run", "--json", path, "say the thing", "--max-tokens", "9", "--temperature", "1", "--seed", "4"))
}

func TestModelVerifyHolds(t *testing.T) {
	path, answer := answered(t)
	var v modelVerdict
	file := writeTemp(t, "answer.json", answer)
	document(t, want(t, nil, "model", "verify", "--json", path, file), &v)
	if !v.Holds || v.Problem != "" || v.At != -1 || v.Tokens != 9 || len(v.Root) != 64 {
		t.Errorf("%+v", v)
	}
	for _, args := range [][]string{{"--threads", "1"}, {"--context", "64"}} {
		if out := want(t, answer, append([]string{"model", "verify", path, "-"}, args...)...); !strings.Contains(out, "It holds: 9 tokens") || !strings.Contains(out, v.Root) {
			t.Errorf("%v: %s", args, out)
		}
	}
	for _, more := range [][]string{{"--raw"}, {"--system", "s"}, {"--stop", "q"}, {"--top-k", "3", "--temperature", "2"}, {"--repeat-penalty", "1.5"}, {"--max-tokens", "1"}, {"--max-tokens", "0"}} {
		other := want(t, nil, append([]string{"model", "run", "--json", path, "the", "--max-tokens", "5"}, more...)...)
		want(t, []byte(other), "model", "verify", path, "-")
	}
}

// letter gives the first character of a text that is one byte.
func letter(text string) string {
	return text[strings.IndexFunc(text, func(r rune) bool { return r < 128 }):][:1]
}

// Each field that is changed alone makes the answer not hold, and what is wrong is named.
func TestModelVerifyFindsEachChange(t *testing.T) {
	path, answer := answered(t)
	for name, c := range map[string]struct {
		change func(a *exactAnswer)
		says   string
	}{
		"token":             {func(a *exactAnswer) { a.Tokens[3] = (a.Tokens[3] + 1) % 200 }, "token 3 is "},
		"first token":       {func(a *exactAnswer) { a.Tokens[0] = (a.Tokens[0] + 1) % 200 }, "token 0 is "},
		"last token":        {func(a *exactAnswer) { a.Tokens[8] = (a.Tokens[8] + 1) % 200 }, "token 8 is "},
		"token beyond":      {func(a *exactAnswer) { a.Tokens[2] = 261 }, "not an answer: token 2 is 261, the vocabulary has 0 to 260"},
		"negative token":    {func(a *exactAnswer) { a.Tokens[2] = -1 }, "not an answer: token 2 is -1"},
		"token less":        {func(a *exactAnswer) { a.Tokens = a.Tokens[:8] }, `it ended by "length", the model has "" there`},
		"token more":        {func(a *exactAnswer) { a.Tokens = append(a.Tokens, 7) }, "not an answer: 10 tokens, want 1 to 9"},
		"no tokens":         {func(a *exactAnswer) { a.Tokens = nil }, "not an answer: 0 tokens"},
		"text":              {func(a *exactAnswer) { a.Text += "!" }, "its text is not that of its tokens"},
		"finish":            {func(a *exactAnswer) { a.Finish = "stop" }, `it ended by "stop", the model has "length"`},
		"root":              {func(a *exactAnswer) { a.Root = strings.Repeat("00", 32) }, "its root is "},
		"no root":           {func(a *exactAnswer) { a.Root = "" }, "its root is "},
		"logprob":           {func(a *exactAnswer) { a.Logprobs[4] += 1e-12 }, "its log-probabilities are others"},
		"logprob less":      {func(a *exactAnswer) { a.Logprobs = a.Logprobs[:8] }, "its log-probabilities are others"},
		"seed":              {func(a *exactAnswer) { a.Params.Seed++ }, "the model chooses "},
		"temperature":       {func(a *exactAnswer) { a.Params.Temperature = 0 }, "the model chooses "},
		"hot":               {func(a *exactAnswer) { a.Params.Temperature = 3 }, "temperature"},
		"max tokens":        {func(a *exactAnswer) { a.Params.MaxTokens++ }, `it ended by "length"`},
		"stop string":       {func(a *exactAnswer) { a.Params.Stop = []string{letter(a.Text)} }, "not an answer: 9 tokens, and it was over after "},
		"prompt":            {func(a *exactAnswer) { a.Messages[0].Content += "s" }, "the model chooses "},
		"role":              {func(a *exactAnswer) { a.Messages[0].Role = "system" }, "the model chooses "},
		"no prompt":         {func(a *exactAnswer) { a.Messages = nil }, "prompt"},
		"both prompts":      {func(a *exactAnswer) { a.Prompt = "x" }, "prompt"},
		"endless prompt":    {func(a *exactAnswer) { a.Messages[0].Content = strings.Repeat("xy ", 500) }, "context_overflow"},
		"weights":           {func(a *exactAnswer) { a.Weights = strings.Repeat("ab", 32) }, "it is of the weights \"abab"},
		"specification":     {func(a *exactAnswer) { a.Spec = "exact/2" }, `it was computed by "exact/2", this engine computes exact/1`},
		"tokenizer":         {func(a *exactAnswer) { a.Tokenizer = "" }, `it is of the tokenizer ""`},
		"prompt tokens":     {func(a *exactAnswer) { a.Usage.Prompt++ }, "it counts "},
		"completion tokens": {func(a *exactAnswer) { a.Usage.Completion-- }, "it counts "},
	} {
		var a exactAnswer
		if err := json.Unmarshal(answer, &a); err != nil {
			t.Fatal(err)
		}
		c.change(&a)
		bent, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		r := cli(t, bent, "model", "verify", "--json", path, "-")
		var v modelVerdict
		document(t, r.out, &v)
		if r.code != 1 || v.Holds || !strings.Contains(v.Problem, c.says) || !strings.Contains(r.err, "the answer does not hold: "+v.Problem) {
			t.Errorf("%s: exit code %d, %+v, %q; want %q", name, r.code, v, r.err, c.says)
		}
	}
}

// Who computed an answer with how many cores does not matter; of what context it was does not either, where it fits.
func TestModelVerifyIgnoresTheBuild(t *testing.T) {
	path, answer := answered(t)
	var a exactAnswer
	if err := json.Unmarshal(answer, &a); err != nil {
		t.Fatal(err)
	}
	a.Build, a.Context = "exact/1 another", 128
	bent, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	want(t, bent, "model", "verify", path, "-")
}

func TestModelVerifyRefuses(t *testing.T) {
	path, answer := answered(t)
	huge := append([]byte(`{"text":"`), make([]byte, maxAnswerFile)...)
	bend := func(from, to string) []byte {
		if !strings.Contains(string(answer), from) {
			t.Fatalf("no %q in %s", from, answer)
		}
		return []byte(strings.Replace(string(answer), from, to, 1))
	}
	for name, c := range map[string]struct {
		answer []byte
		says   string
	}{
		"empty":           {nil, "EOF; `cortensor model run --json` writes such a file"},
		"text":            {[]byte("It holds."), "invalid character"},
		"cut":             {answer[:len(answer)/2], "unexpected EOF"},
		"list":            {[]byte("[]"), "cannot unmarshal array"},
		"unknown field":   {bend(`{"spec"`, `{"tolerance":1,"spec"`), `unknown field "tolerance"`},
		"unknown inside":  {bend(`{"max_tokens"`, `{"top_a":0.1,"max_tokens"`), `unknown field "top_a"`},
		"two answers":     {append(append([]byte{}, answer...), answer...), "something follows the JSON document"},
		"trailing words":  {append(append([]byte{}, answer...), "and so on"...), "something follows the JSON document"},
		"token of text":   {bend(`"tokens":[`, `"tokens":["x",`), "cannot unmarshal string"},
		"token too large": {bend(`"tokens":[`, `"tokens":[4294967296,`), "cannot unmarshal number 4294967296"},
		"huge":            {huge, "more than 67108864 bytes"},
		"context":         {bend(`"context":256`, `"context":99999`), "the model was trained for 256 tokens; lower it"},
		"negative":        {bend(`"context":256`, `"context":-1`), "context -1 (want 16 or more)"},
	} {
		r := cli(t, c.answer, "model", "verify", "--json", path, "-")
		if r.code != 1 || r.out != "" || !strings.Contains(r.err, c.says) {
			t.Errorf("%s: exit code %d, %q, %.300q; want %q", name, r.code, r.out, r.err, c.says)
		}
	}
	for name, file := range map[string]string{"no such file": t.TempDir() + "/none", "is a directory": t.TempDir()} {
		if r := cli(t, nil, "model", "verify", path, file); r.code != 1 || !strings.Contains(r.err, name) {
			t.Errorf("%s: exit code %d, %q", name, r.code, r.err)
		}
	}
	for _, args := range [][]string{{path}, {path, "-", "-"}, {path, "-", "--threads", "-1"}, {path, "-", "--bogus"}} {
		if r := cli(t, answer, append([]string{"model", "verify"}, args...)...); r.code != 2 {
			t.Errorf("%v: exit code %d, %q", args, r.code, r.err)
		}
	}
}
