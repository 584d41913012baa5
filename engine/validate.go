package engine

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
)

// Limits of a request.
const (
	MaxTopLogprobs = 20
	MaxStops       = 16
	MaxStopBytes   = 256
)

// Validate checks a request against what every engine takes; the error is core.Invalid and says what to change.
func (r Request) Validate() error {
	if len(r.Messages) > 0 && r.Prompt != "" {
		return core.Errorf(core.Invalid, "both messages and a prompt are set; send one of them")
	}
	text, asked := r.Prompt, false
	for i, m := range r.Messages {
		if m.Role != "system" && m.Role != "user" && m.Role != "assistant" {
			return core.Errorf(core.Invalid, "message %d: role %.20q; want system, user or assistant", i, m.Role)
		}
		if err := checkText(m.Content); err != nil {
			return core.Errorf(core.Invalid, "message %d: %w", i, err)
		}
		if m.Role == "user" && !asked { // what the user says counts; system text around it is no prompt
			text, asked = "", true
		}
		if m.Role == "user" || !asked {
			text += m.Content
		}
	}
	if strings.TrimSpace(text) == "" {
		return core.Errorf(core.Invalid, "the prompt is empty; send some text")
	}
	if err := checkText(r.Prompt); err != nil {
		return core.Errorf(core.Invalid, "prompt: %w", err)
	}
	if r.TopLogprobs < 0 || r.TopLogprobs > MaxTopLogprobs {
		return core.Errorf(core.Invalid, "top_logprobs %d: want 0 to %d", r.TopLogprobs, MaxTopLogprobs)
	}
	return ValidateParams(r.Params)
}

func checkText(s string) error {
	if !utf8.ValidString(s) {
		return core.Errorf(core.Invalid, "not valid UTF-8; send text")
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		return core.Errorf(core.Invalid, "a NUL byte at offset %d; send text, not binary data", i)
	}
	return nil
}

// ValidateParams checks sampling parameters. The zero value of each is usable: greedy, everything off, no limit but the
// context's. A zero TopP or RepeatPenalty means 1.
func ValidateParams(p core.Params) error {
	for _, f := range []struct {
		name      string
		x, lo, hi float64
	}{
		{"temperature", p.Temperature, 0, 2}, {"top_p", p.TopP, 0, 1}, {"presence_penalty", p.PresencePenalty, -2, 2},
		{"frequency_penalty", p.FrequencyPenalty, -2, 2}, {"repeat_penalty", p.RepeatPenalty, 0, 2},
	} {
		if math.IsNaN(f.x) || f.x < f.lo || f.x > f.hi {
			return core.Errorf(core.Invalid, "%s %g: want %g to %g", f.name, f.x, f.lo, f.hi)
		}
	}
	if p.MaxTokens < 0 || p.TopK < 0 {
		return core.Errorf(core.Invalid, "max_tokens %d, top_k %d: neither may be negative", p.MaxTokens, p.TopK)
	}
	if len(p.Stop) > MaxStops {
		return core.Errorf(core.Invalid, "%d stop strings; at most %d", len(p.Stop), MaxStops)
	}
	for _, s := range p.Stop {
		if s == "" || len(s) > MaxStopBytes || !utf8.ValidString(s) {
			return core.Errorf(core.Invalid, "stop string %.20q: want 1 to %d bytes of UTF-8", s, MaxStopBytes)
		}
	}
	if err := p.CheckOptional(); err != nil {
		return core.Errorf(core.Invalid, "%w", err)
	}
	return ValidateFormat(p.Format)
}

// ValidateFormat checks what an answer must be: that the schema or grammar is understood, within its limits, and allows some
// text. Nil is any text.
func ValidateFormat(f *core.Format) error {
	if err := (&core.Params{Format: f}).CheckOptional(); err != nil {
		return core.Errorf(core.Invalid, "%w", err)
	}
	_, err := grammar.Compile(f)
	return err
}
