package enginetest

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// constrained holds that answers are what a schema or a grammar says, greedy and drawn.
func constrained(t *testing.T, e engine.Engine) {
	const city = `{"type":"object","properties":{"city":{"type":"string","maxLength":16},"people":{"type":"integer","minimum":1},` +
		`"capital":{"type":"boolean"}},"required":["city","people","capital"],"additionalProperties":false}`
	for _, temperature := range []float64{0, 1.5} {
		r := ask("Tell me about Paris, as JSON.", 100)
		r.Params.Temperature, r.Params.Seed = temperature, 5
		r.Params.Format = &core.Format{Kind: core.FormatSchema, Text: city}
		c := generate(t, e, r)
		var got struct {
			City    *string
			People  int64
			Capital *bool
		}
		d := json.NewDecoder(strings.NewReader(c.Text))
		d.DisallowUnknownFields()
		if err := d.Decode(&got); err != nil || got.City == nil || got.People < 1 || got.Capital == nil || c.Finish != core.FinishStop {
			t.Errorf("schema: %q, finish %s, %v", c.Text, c.Finish, err)
		}
		r.Params.Format = &core.Format{Kind: core.FormatGrammar, Text: `root ::= ("🙂" | [é-ü]){2} " " [0-9]{3}`}
		if c := generate(t, e, r); !regexp.MustCompile(`^(🙂|[é-ü]){2} [0-9]{3}$`).MatchString(c.Text) || c.Finish != core.FinishStop {
			t.Errorf("grammar: %q, finish %s", c.Text, c.Finish)
		}
		r.Params.Format, r.Params.MaxTokens = &core.Format{Kind: core.FormatObject}, 12
		if c := generate(t, e, r); !strings.HasPrefix(c.Text, "{") || c.Finish == core.FinishStop && !json.Valid([]byte(c.Text)) {
			t.Errorf("object: %q, finish %s", c.Text, c.Finish)
		}
	}
}

// minPAndBias holds that a high min-p is greedy, and that biases ban and force tokens.
func minPAndBias(t *testing.T, e engine.Engine) {
	r := ask("What is the capital of France?", 6)
	greedy := generate(t, e, r)
	one := 1.0
	r.Params.Temperature, r.Params.MinP = 1.8, &one
	if c := generate(t, e, r); c.Text != greedy.Text {
		t.Errorf("min-p 1 drew %q, the most likely is %q", c.Text, greedy.Text)
	}
	r.Params.Temperature, r.Params.MinP = 0, nil
	r.Params.LogitBias = []core.Bias{{Token: 1000, Bias: 100}}
	c := generate(t, e, r)
	if n := len(c.Text) / int(c.Usage.Completion); n == 0 || c.Text != strings.Repeat(c.Text[:n], int(c.Usage.Completion)) {
		t.Errorf("a token that must come: %q", c.Text)
	}
}
