package remote

import (
	"encoding/json"
	"strconv"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// The parts of the OpenAI API that are used. Fields that not every server knows are sent only when they are set.

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type generateBody struct {
	Model             string         `json:"model"`
	Messages          []message      `json:"messages,omitempty"`
	Prompt            string         `json:"prompt,omitempty"`
	MaxTokens         int64          `json:"max_tokens,omitempty"`
	Temperature       float64        `json:"temperature"`
	TopP              float64        `json:"top_p,omitempty"`
	TopK              int64          `json:"top_k,omitempty"`
	PresencePenalty   float64        `json:"presence_penalty,omitempty"`
	FrequencyPenalty  float64        `json:"frequency_penalty,omitempty"`
	RepeatPenalty     float64        `json:"repeat_penalty,omitempty"`     // llama.cpp, Ollama
	RepetitionPenalty float64        `json:"repetition_penalty,omitempty"` // vLLM
	Seed              int64          `json:"seed"`
	Stop              []string       `json:"stop,omitempty"`
	MinP              float64        `json:"min_p,omitempty"`
	LogitBias         map[string]any `json:"logit_bias,omitempty"`
	ResponseFormat    any            `json:"response_format,omitempty"`
	Grammar           string         `json:"grammar,omitempty"`            // llama.cpp
	StructuredOutputs any            `json:"structured_outputs,omitempty"` // vLLM's grammar
	Logprobs          any            `json:"logprobs,omitempty"`           // chat: true; completions: how many
	TopLogprobs       int            `json:"top_logprobs,omitempty"`
	Stream            bool           `json:"stream"`
	StreamOptions     *streamOptions `json:"stream_options,omitempty"`
}

type streamOptions struct {
	IncludeUsage bool `json:"include_usage"`
}

type usage struct {
	Prompt     int64 `json:"prompt_tokens"`
	Completion int64 `json:"completion_tokens"`
}

type scored struct {
	Token   string   `json:"token"`
	Logprob float64  `json:"logprob"`
	Top     []scored `json:"top_logprobs"`
}

// logprobs has the chat form (Content) and the completions form (the other three).
type logprobs struct {
	Content       []scored             `json:"content"`
	Tokens        []string             `json:"tokens"`
	TokenLogprobs []float64            `json:"token_logprobs"`
	TopLogprobs   []map[string]float64 `json:"top_logprobs"`
}

type choice struct {
	Delta        message   `json:"delta"` // chat
	Text         string    `json:"text"`  // completions
	Logprobs     *logprobs `json:"logprobs"`
	FinishReason string    `json:"finish_reason"`
}

type chunk struct {
	Choices []choice        `json:"choices"`
	Usage   *usage          `json:"usage"`
	Error   json.RawMessage `json:"error"`
}

// bodyOf makes the request body and the path that it goes to.
func (c Config) bodyOf(r engine.Request) (generateBody, string) {
	p := r.Params
	b := generateBody{Model: c.Model, Prompt: r.Prompt, MaxTokens: p.MaxTokens, Temperature: p.Temperature, TopP: p.TopP, TopK: p.TopK,
		PresencePenalty: p.PresencePenalty, FrequencyPenalty: p.FrequencyPenalty, Seed: p.Seed, Stop: p.Stop}
	if p.RepeatPenalty != 0 && p.RepeatPenalty != 1 {
		b.RepeatPenalty, b.RepetitionPenalty = p.RepeatPenalty, p.RepeatPenalty
	}
	b.constrain(p)
	want := r.TopLogprobs > 0 && !c.NoLogprobs
	if len(r.Messages) == 0 {
		if want {
			b.Logprobs = r.TopLogprobs
		}
		return b, "/completions"
	}
	for _, m := range r.Messages {
		b.Messages = append(b.Messages, message{m.Role, m.Content})
	}
	if want {
		b.Logprobs, b.TopLogprobs = true, r.TopLogprobs
	}
	return b, "/chat/completions"
}

// constrain adds the parameters that not every server knows.
func (b *generateBody) constrain(p core.Params) {
	b.MinP = p.MinProbability()
	for _, bias := range p.LogitBias {
		if b.LogitBias == nil {
			b.LogitBias = map[string]any{}
		}
		b.LogitBias[strconv.FormatInt(bias.Token, 10)] = bias.Bias
	}
	if p.Format == nil {
		return
	}
	switch p.Format.Kind {
	case core.FormatObject:
		b.ResponseFormat = map[string]any{"type": core.FormatObject}
	case core.FormatSchema:
		b.ResponseFormat = map[string]any{"type": core.FormatSchema,
			core.FormatSchema: map[string]any{"name": "answer", "strict": true, "schema": json.RawMessage(p.Format.Text)}}
	case core.FormatGrammar:
		b.Grammar, b.StructuredOutputs = p.Format.Text, map[string]any{"grammar": p.Format.Text}
	}
}

// tokens turns one choice of a stream into tokens: as many as have log-probabilities, the text with the last; without
// log-probabilities one token that holds the text. top is how many alternatives were asked for.
func (c choice) tokens(top int) []engine.Token {
	text := c.Delta.Content + c.Text
	var out []engine.Token
	if l := c.Logprobs; l != nil {
		for _, s := range l.Content {
			out = append(out, s.token(top))
		}
		for i := range min(len(l.Tokens), len(l.TokenLogprobs)) {
			s := scored{Token: l.Tokens[i], Logprob: l.TokenLogprobs[i]}
			if i < len(l.TopLogprobs) {
				s.Top = sorted(l.TopLogprobs[i])
			}
			out = append(out, s.token(top))
		}
	}
	if len(out) > 0 {
		out[len(out)-1].Text = text
		return out
	}
	if text == "" {
		return nil
	}
	return []engine.Token{{ID: -1, Text: text}}
}

func (s scored) token(top int) engine.Token {
	t := engine.Token{ID: -1, Scored: true, Logprob: min(s.Logprob, 0)}
	for _, p := range s.Top[:min(top, len(s.Top))] {
		t.Top = append(t.Top, engine.TokenProb{ID: -1, Text: p.Token, Logprob: min(p.Logprob, 0)})
	}
	return t
}

// finishOf maps the server's finish reason.
func finishOf(reason string) (string, error) {
	switch reason {
	case "stop", "eos", "end_turn":
		return core.FinishStop, nil
	case "length":
		return core.FinishLength, nil
	case "":
		return "", core.Fail(core.ReasonEngine, "the server's answer broke off")
	}
	return "", core.Fail(core.ReasonEngine, "the server ended the answer with finish reason %.40q", reason)
}
