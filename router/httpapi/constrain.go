package httpapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/cortensor-open/cortensor/core"
)

// constraints are the sampling fields that narrow an answer down.
type constraints struct {
	MinP           *float64           `json:"min_p" doc:"Draw only from tokens at least this much as likely as the likeliest; 0 is off."`
	LogitBias      map[string]float64 `json:"logit_bias" doc:"Token id of the model's vocabulary → -100 to 100, added to its logit."`
	ResponseFormat *responseFormat    `json:"response_format" doc:"What the answer must be; with finish_reason length it may have been cut."`
	Grammar        string             `json:"grammar" doc:"GBNF, llama.cpp's grammar language, that the answer must follow; instead of response_format."`
}

type responseFormat struct {
	Type   string      `json:"type" doc:"text (default), json_object or json_schema."`
	Schema *jsonSchema `json:"json_schema"`
}

type jsonSchema struct {
	Name   string          `json:"name"`
	Strict *bool           `json:"strict" doc:"Schemas are always kept to."`
	Schema json.RawMessage `json:"schema" doc:"A JSON schema. Properties are made in its order, and none that it does not name unless additionalProperties says so; a keyword that is not supported is refused by name."`
}

// unsupported are fields of OpenAI's that would change the answer if they were honoured, and are not.
type unsupported struct {
	Logprobs    any      `json:"logprobs" doc:"Not supported: miners keep log-probabilities as fingerprints."`
	TopLogprobs any      `json:"top_logprobs" doc:"Not supported."`
	Tools       []any    `json:"tools" doc:"Not supported; response_format makes JSON."`
	Functions   []any    `json:"functions" doc:"Not supported."`
	Modalities  []string `json:"modalities" doc:"Only text."`
	BestOf      *int64   `json:"best_of" doc:"Only 1."`
	Echo        bool     `json:"echo" doc:"Not supported."`
	Suffix      string   `json:"suffix" doc:"Not supported."`
}

func (u *unsupported) check() error {
	text := len(u.Modalities) == 0 || len(u.Modalities) == 1 && u.Modalities[0] == "text"
	for _, c := range []struct {
		field string
		given bool
		say   string
	}{
		{"logprobs", asked(u.Logprobs), "log-probabilities are not given; leave it out"},
		{"top_logprobs", asked(u.TopLogprobs), "log-probabilities are not given; leave it out"},
		{"tools", len(u.Tools) > 0, "tools are not called here; ask for JSON with response_format"},
		{"functions", len(u.Functions) > 0, "functions are not called here; ask for JSON with response_format"},
		{"modalities", !text, "only text is made"},
		{"best_of", u.BestOf != nil && *u.BestOf != 1, "want 1"},
		{"echo", u.Echo, "the prompt is not sent back; leave it out"},
		{"suffix", u.Suffix != "", "text is not filled in before a suffix; leave it out"},
	} {
		if c.given {
			return badField(c.field, "%s: %s", c.field, c.say)
		}
	}
	return nil
}

// asked tells whether a switch or a number asks for something.
func asked(v any) bool {
	return v != nil && v != false && v != 0.0
}

// fill puts the fields into parameters. The router checks them further.
func (c *constraints) fill(p *core.Params) error {
	if p.MinP = c.MinP; p.MinP != nil && *p.MinP == 0 {
		p.MinP = nil
	}
	for text, bias := range c.LogitBias {
		id, err := strconv.ParseInt(text, 10, 32)
		if err != nil || id < 0 || strconv.FormatInt(id, 10) != text {
			return badField("logit_bias", "logit_bias: %.40q is no token id; want whole numbers as names", text)
		}
		if bias != 0 {
			p.LogitBias = append(p.LogitBias, core.Bias{Token: id, Bias: bias})
		}
	}
	slices.SortFunc(p.LogitBias, func(a, b core.Bias) int { return int(a.Token - b.Token) })
	var err error
	p.Format, err = c.format()
	return err
}

func (c *constraints) format() (*core.Format, error) {
	f := c.ResponseFormat
	if c.Grammar != "" {
		if f != nil && f.Type != "text" {
			return nil, badField("grammar", "grammar: send it or response_format, not both")
		}
		return &core.Format{Kind: core.FormatGrammar, Text: c.Grammar}, nil
	}
	if f == nil {
		return nil, nil
	}
	switch f.Type {
	case "", "text":
		return nil, nil
	case core.FormatObject:
		return &core.Format{Kind: core.FormatObject}, nil
	case core.FormatSchema:
		if f.Schema == nil || len(f.Schema.Schema) == 0 {
			return nil, badField("response_format.json_schema", `response_format: want {"type": "json_schema", "json_schema": {"name": …, "schema": …}}`)
		}
		var text bytes.Buffer
		if err := json.Compact(&text, f.Schema.Schema); err != nil {
			return nil, fmt.Errorf("response_format: %w", err) // cannot be: the body was JSON
		}
		return &core.Format{Kind: core.FormatSchema, Text: text.String()}, nil
	}
	return nil, badField("response_format.type", "response_format: type %.40q: want text, json_object or json_schema", f.Type)
}
