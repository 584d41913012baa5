package core

import (
	"fmt"
	"unicode/utf8"
)

// Limits of Params in a record.
const (
	MaxFormat = 32 << 10 // bytes of a schema or grammar
	MaxBiases = 1024
	MaxBias   = 100 // in either direction
)

// MinProbability is MinP, 0 where it is off.
func (p *Params) MinProbability() float64 {
	if p.MinP == nil {
		return 0
	}
	return *p.MinP
}

// Hide takes out what tells of the question that a private task asks.
func (p *Params) Hide() { p.Stop, p.LogitBias, p.Format = nil, nil, nil }

// hidden tells whether Hide would change nothing.
func (p *Params) hidden() bool { return len(p.Stop) == 0 && p.LogitBias == nil && p.Format == nil }

func checkParams(p Params) error {
	return first(natural("max tokens", p.MaxTokens), natural("top k", p.TopK),
		finite("temperature", p.Temperature), finite("top p", p.TopP), finite("presence penalty", p.PresencePenalty),
		finite("frequency penalty", p.FrequencyPenalty), finite("repeat penalty", p.RepeatPenalty), p.CheckOptional())
}

// CheckOptional checks the parameters that a record need not have: one that is off is absent, so that equal parameters have
// equal records.
func (p *Params) CheckOptional() error {
	if p.MinP != nil && !(*p.MinP > 0 && *p.MinP <= 1) {
		return fmt.Errorf("min p %g: want above 0 and up to 1, or none", *p.MinP)
	}
	if p.LogitBias != nil && len(p.LogitBias) == 0 || len(p.LogitBias) > MaxBiases {
		return fmt.Errorf("logit bias of %d tokens: want up to %d, or none", len(p.LogitBias), MaxBiases)
	}
	last := int64(-1)
	for _, b := range p.LogitBias {
		if b.Token <= last || b.Token > 1<<31-1 {
			return fmt.Errorf("logit bias: token %d after %d: want tokens of 31 bits in increasing order, each once", b.Token, last)
		}
		if !(b.Bias >= -MaxBias && b.Bias <= MaxBias) || b.Bias == 0 {
			return fmt.Errorf("logit bias %g of token %d: want -%d to %d, and not 0", b.Bias, b.Token, MaxBias, MaxBias)
		}
		last = b.Token
	}
	if p.Format == nil {
		return nil
	}
	return p.Format.check()
}

func (f *Format) check() error {
	switch f.Kind {
	case FormatObject:
		if f.Text != "" {
			return fmt.Errorf("format %s takes no text", f.Kind)
		}
		return nil
	case FormatSchema, FormatGrammar:
		if f.Text == "" || len(f.Text) > MaxFormat || !utf8.ValidString(f.Text) {
			return fmt.Errorf("format %s of %d bytes: want 1 to %d of UTF-8", f.Kind, len(f.Text), MaxFormat)
		}
		return nil
	}
	return fmt.Errorf("format %.40q: want %s, %s or %s", f.Kind, FormatObject, FormatSchema, FormatGrammar)
}
