package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
)

// exactAnswer is what `model run --json` writes and `model verify` reads: a question, its answer, and all that is needed to
// evaluate it again.
type exactAnswer struct {
	Spec      string         `json:"spec"`
	Build     string         `json:"build"` // of the engine that computed it; any other gives the same
	Weights   string         `json:"weights_sha256"`
	Tokenizer string         `json:"tokenizer_sha256"`
	Context   int            `json:"context"`
	Messages  []exactMessage `json:"messages,omitempty"`
	Prompt    string         `json:"prompt,omitempty"`
	Params    exactParams    `json:"params"`
	Text      string         `json:"text"`
	Finish    string         `json:"finish"`
	Tokens    []int32        `json:"tokens"`
	Logprobs  []float64      `json:"logprobs"`
	Root      string         `json:"root"`
	Usage     exactUsage     `json:"usage"`
}

type exactMessage struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type exactParams struct {
	MaxTokens        int64    `json:"max_tokens,omitempty"`
	Temperature      float64  `json:"temperature,omitempty"`
	TopP             float64  `json:"top_p,omitempty"`
	TopK             int64    `json:"top_k,omitempty"`
	PresencePenalty  float64  `json:"presence_penalty,omitempty"`
	FrequencyPenalty float64  `json:"frequency_penalty,omitempty"`
	RepeatPenalty    float64  `json:"repeat_penalty,omitempty"`
	Seed             int64    `json:"seed,omitempty"`
	Stop             []string `json:"stop,omitempty"`

	MinP      *float64     `json:"min_p,omitempty"`
	LogitBias []exactBias  `json:"logit_bias,omitempty"`
	Format    *exactFormat `json:"format,omitempty"`
}

type exactBias struct {
	Token int64   `json:"token"`
	Bias  float64 `json:"bias"`
}

type exactFormat struct {
	Kind string `json:"kind"`
	Text string `json:"text,omitempty"`
}

// params are the parameters as the engine takes them.
func (p *exactParams) params() core.Params {
	out := core.Params{MaxTokens: p.MaxTokens, Temperature: p.Temperature, TopP: p.TopP, TopK: p.TopK, PresencePenalty: p.PresencePenalty,
		FrequencyPenalty: p.FrequencyPenalty, RepeatPenalty: p.RepeatPenalty, Seed: p.Seed, Stop: p.Stop, MinP: p.MinP, Format: (*core.Format)(p.Format)}
	for _, b := range p.LogitBias {
		out.LogitBias = append(out.LogitBias, core.Bias(b))
	}
	return out
}

type exactUsage struct {
	Prompt     int64 `json:"prompt_tokens"`
	Completion int64 `json:"completion_tokens"`
}

// request is the question again.
func (a *exactAnswer) request() engine.Request {
	r := engine.Request{Prompt: a.Prompt, Params: a.Params.params()}
	for _, m := range a.Messages {
		r.Messages = append(r.Messages, core.Message(m))
	}
	return r
}

// fill notes what an engine says of an answer.
func (a *exactAnswer) fill(i engine.Info, c engine.Completion) {
	a.Build, a.Weights, a.Context = i.Build, hex.EncodeToString(i.Digest), i.Context
	a.Spec, a.Tokenizer, a.Root = c.Transcript.Spec, hex.EncodeToString(c.Transcript.Tokenizer), hex.EncodeToString(c.Transcript.Root)
	a.Text, a.Finish, a.Usage = c.Text, c.Finish, exactUsage(c.Usage)
	for _, t := range c.Tokens {
		a.Tokens, a.Logprobs = append(a.Tokens, t.ID), append(a.Logprobs, t.Logprob)
	}
}

type modelRunFlags struct {
	options
	config exactFlags
	system string
	raw    bool
	params exactParams

	constraints constraintFlags
}

// exactFlags are the flags of commands that open the exact engine by itself.
type exactFlags struct{ threads, context, memory int }

func (f *exactFlags) bind(cmd *cobra.Command) {
	cmd.Flags().IntVar(&f.threads, "threads", 0, "CPU threads `N`; 0 takes every core. The answer does not depend on it")
	cmd.Flags().IntVar(&f.context, "context", 0, "`TOKENS` of prompt and answer together; 0 for 2048, or the model's if that is less")
	cmd.Flags().IntVar(&f.memory, "memory", 0, "`MIB` that keys and values may take; 0 for 288, or what the context needs if that is more")
}

func (f *exactFlags) check() error {
	if f.threads < 0 || f.context < 0 || f.memory < 0 || f.memory > 1<<30 {
		return usageError{fmt.Errorf("--threads %d, --context %d, --memory %d: want 0 or more", f.threads, f.context, f.memory)}
	}
	return nil
}

// open fetches and opens a model.
func (f *exactFlags) open(cmd *cobra.Command, o *options, name string) (*serve.Engine, error) {
	path, err := modelPath(cmd.Context(), o, name)
	if err != nil {
		return nil, err
	}
	return serve.Open(cmd.Context(), serve.Config{Model: path, Threads: f.threads, Context: f.context, Memory: int64(f.memory) << 20})
}

func modelRunCommand() *cobra.Command {
	var f modelRunFlags
	cmd := &cobra.Command{Use: "run FILE|ASSET PROMPT", Short: "Answer one prompt on the exact engine, without a network",
		Args: exactly(2, "a GGUF file or the name of an asset, and a prompt"),
		Long: "Answer one prompt on the exact engine, without a network. The same weights, prompt, parameters and seed give the same answer\n" +
			"on every machine; with --json the output is what `cortensor model verify` checks.",
		RunE: func(cmd *cobra.Command, args []string) error { return runModel(cmd, &f, args[0], args[1]) }}
	f.options.bind(cmd)
	f.config.bind(cmd)
	cmd.Flags().StringVar(&f.system, "system", "", "system message `TEXT`")
	cmd.Flags().BoolVar(&f.raw, "raw", false, "go on with the prompt as it is, without the model's chat template")
	cmd.Flags().Int64Var(&f.params.MaxTokens, "max-tokens", 256, "longest answer in `TOKENS`; 0 for the context's end")
	cmd.Flags().Float64Var(&f.params.Temperature, "temperature", 0, "sampling temperature `T`, 0 to 2; 0 is greedy")
	cmd.Flags().Float64Var(&f.params.TopP, "top-p", 0, "draw from the most likely tokens that together have this probability `P`; 0 is off")
	cmd.Flags().Int64Var(&f.params.TopK, "top-k", 0, "draw from the `K` most likely tokens; 0 is off")
	cmd.Flags().Float64Var(&f.params.RepeatPenalty, "repeat-penalty", 0, "divide the logits of tokens that were there by `X`; 0 is off")
	cmd.Flags().Float64Var(&f.params.PresencePenalty, "presence-penalty", 0, "take `X` from the logits of tokens that the answer has, -2 to 2")
	cmd.Flags().Float64Var(&f.params.FrequencyPenalty, "frequency-penalty", 0, "take `X` from a token's logit each time that the answer has it, -2 to 2")
	cmd.Flags().Int64Var(&f.params.Seed, "seed", 0, "`SEED` of the draw")
	cmd.Flags().StringArrayVar(&f.params.Stop, "stop", nil, "end the answer before `TEXT`; may be repeated")
	f.constraints.bind(cmd)
	return cmd
}

// constrain puts the flags of constraintFlags into the parameters.
func (f *modelRunFlags) constrain() error {
	format, err := f.constraints.format()
	if err != nil {
		return err
	}
	biases, err := f.constraints.biases()
	if err != nil {
		return err
	}
	if f.params.Format = (*exactFormat)(format); f.constraints.minP != 0 {
		f.params.MinP = &f.constraints.minP
	}
	for _, b := range biases {
		f.params.LogitBias = append(f.params.LogitBias, exactBias(b))
	}
	return nil
}

func runModel(cmd *cobra.Command, f *modelRunFlags, name, prompt string) (err error) {
	if err := f.constrain(); err != nil {
		return err
	}
	answer := &exactAnswer{Params: f.params}
	switch {
	case f.raw && f.system != "":
		return usageError{errors.New("--raw takes no --system: there is no chat")}
	case f.raw:
		answer.Prompt = prompt
	case f.system != "":
		answer.Messages = []exactMessage{{"system", f.system}, {"user", prompt}}
	default:
		answer.Messages = []exactMessage{{"user", prompt}}
	}
	if err := errors.Join(f.config.check(), answer.request().Validate()); err != nil {
		return usageError{err}
	}
	begun := time.Now()
	e, err := f.config.open(cmd, &f.options, name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	loaded := time.Now()
	var first time.Time
	out := cmd.OutOrStdout()
	c, err := e.Generate(cmd.Context(), answer.request(), func(t engine.Token) error {
		if first.IsZero() {
			first = time.Now()
		}
		if f.json {
			return nil
		}
		_, err := io.WriteString(out, t.Text)
		return err
	})
	if err != nil {
		return err
	}
	answer.fill(e.Info(), c)
	if f.json {
		return json.NewEncoder(out).Encode(answer)
	}
	last := time.Now()
	_, err = fmt.Fprintf(out, "\n\n%s, root %s\nloaded in %.2f s; %d prompt tokens in %.2f s; %d tokens at %.1f a second\n", answer.Build, answer.Root,
		loaded.Sub(begun).Seconds(), answer.Usage.Prompt, first.Sub(loaded).Seconds(), answer.Usage.Completion, float64(answer.Usage.Completion-1)/max(last.Sub(first).Seconds(), 1e-9))
	return err
}
