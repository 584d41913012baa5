package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
)

// constraintFlags are the flags that narrow an answer down.
type constraintFlags struct {
	object          bool
	schema, grammar string
	minP            float64
	bias            []string
}

func (f *constraintFlags) bind(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.object, "json-object", false, "the answer must be a JSON object")
	cmd.Flags().StringVar(&f.schema, "json-schema", "", "the answer must be JSON of the schema in `FILE`")
	cmd.Flags().StringVar(&f.grammar, "grammar", "", "the answer must follow the GBNF grammar in `FILE`")
	cmd.Flags().Float64Var(&f.minP, "min-p", 0, "draw only from tokens that are at least `P` times as likely as the likeliest; 0 is off")
	cmd.Flags().StringArrayVar(&f.bias, "logit-bias", nil, "add a bias to a token's logit, as `TOKEN=BIAS`; may be repeated")
}

// format reads what the answer must be, nil for any text.
func (f *constraintFlags) format() (*core.Format, error) {
	given := 0
	for _, one := range []bool{f.object, f.schema != "", f.grammar != ""} {
		if one {
			given++
		}
	}
	switch {
	case given > 1:
		return nil, usageError{errors.New("take one of --json-object, --json-schema and --grammar")}
	case f.object:
		return &core.Format{Kind: core.FormatObject}, nil
	case f.grammar != "":
		text, err := readFormat(f.grammar)
		return &core.Format{Kind: core.FormatGrammar, Text: string(text)}, err
	case f.schema != "":
		text, err := readFormat(f.schema)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		if err := json.Compact(&out, text); err != nil {
			return nil, usageError{fmt.Errorf("%s: %w", f.schema, err)}
		}
		return &core.Format{Kind: core.FormatSchema, Text: out.String()}, nil
	}
	return nil, nil
}

// readFormat reads a schema or grammar; with the spaces of a schema it may be longer than what is taken.
func readFormat(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, usageError{err}
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, 16*core.MaxFormat))
	if err != nil {
		return nil, usageError{fmt.Errorf("read %s: %w", path, err)}
	}
	return text, nil
}

// biases reads --logit-bias.
func (f *constraintFlags) biases() (out []core.Bias, err error) {
	for _, text := range f.bias {
		token, bias, found := strings.Cut(text, "=")
		id, err1 := strconv.ParseInt(token, 10, 32)
		x, err2 := strconv.ParseFloat(bias, 64)
		if !found || err1 != nil || err2 != nil {
			return nil, usageError{fmt.Errorf("--logit-bias %q: want TOKEN=BIAS, such as 1234=-5", text)}
		}
		out = append(out, core.Bias{Token: id, Bias: x})
	}
	slices.SortFunc(out, func(a, b core.Bias) int { return int(a.Token - b.Token) })
	return out, nil
}
