package accuracy

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"
)

// Report is a whole measurement.
type Report struct {
	Model      string `json:"model"`
	Weights    string `json:"weights_sha256"`
	Text       string `json:"text"`
	TextSHA256 string `json:"text_sha256"`
	TextBytes  int    `json:"text_bytes"`
	Windows    int    `json:"windows"`
	Window     int    `json:"window"`    // tokens of each
	Context    int    `json:"context"`   // of these, tokens that are not measured
	Positions  int    `json:"positions"` // measured ones

	Float float64 `json:"float64_perplexity"`
	Rows  []Row   `json:"engines"`
	Aims  []Aim   `json:"aims"`
}

// Row is one engine against float64. Uncertainties are standard errors of the means.
type Row struct {
	Engine         string  `json:"engine"`
	Delta          float64 `json:"mean_delta_logprob"` // |Δ| of the next token's log-probability
	DeltaUncertain float64 `json:"mean_delta_logprob_error"`
	KL             float64 `json:"mean_kl"`
	KLUncertain    float64 `json:"mean_kl_error"`
	Flips          int     `json:"argmax_flips"`
	Perplexity     float64 `json:"perplexity"`
	Ratio          float64 `json:"perplexity_ratio"` // to float64's
}

// Aim is one comparison of the first engine with another one: Difference is to be at most Limit.
type Aim struct {
	Aim        string  `json:"aim"`
	Rival      string  `json:"rival"`
	Difference float64 `json:"difference"`
	Uncertain  float64 `json:"difference_error"` // standard error over the same positions
	Limit      float64 `json:"limit"`
	Met        bool    `json:"met"`
}

// perplexityLimit is how far the perplexity may be from llama.cpp's.
const perplexityLimit = 0.005

func (t *tally) report() *Report {
	n := len(t.float)
	sum, _ := mean(n, func(i int) float64 { return t.float[i] })
	r := &Report{Positions: n, Float: math.Exp(-sum)}
	for k, list := range t.engines {
		row := Row{Engine: t.names[k]}
		row.Delta, row.DeltaUncertain = mean(n, func(i int) float64 { return list[i].delta })
		row.KL, row.KLUncertain = mean(n, func(i int) float64 { return list[i].kl })
		logprob, _ := mean(n, func(i int) float64 { return list[i].logprob })
		row.Perplexity, row.Ratio = math.Exp(-logprob), math.Exp(sum-logprob)
		for _, d := range list {
			row.Flips += one(d.flip)
		}
		r.Rows = append(r.Rows, row)
	}
	for k := 1; k < len(t.engines); k++ {
		r.Aims = append(r.Aims, t.aims(k)...)
	}
	return r
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// aims compares the first engine with number k, position by position.
func (t *tally) aims(k int) []Aim {
	n, own, rival := len(t.float), t.engines[0], t.engines[k]
	out := make([]Aim, 0, 4)
	for _, c := range []struct {
		name string
		of   func(d difference) float64
	}{
		{"mean |Δ log-probability|", func(d difference) float64 { return d.delta }},
		{"mean KL", func(d difference) float64 { return d.kl }},
		{"argmax flips", func(d difference) float64 { return float64(one(d.flip)) }},
	} {
		a := Aim{Aim: c.name + " not above", Rival: t.names[k]}
		a.Difference, a.Uncertain = mean(n, func(i int) float64 { return c.of(own[i]) - c.of(rival[i]) })
		if strings.HasPrefix(c.name, "argmax") { // they are counted
			a.Difference, a.Uncertain = math.Round(a.Difference*float64(n)), a.Uncertain*float64(n)
		}
		a.Met = a.Difference <= 0
		out = append(out, a)
	}
	p := Aim{Aim: "perplexity within 0.5 % of", Rival: t.names[k], Limit: perplexityLimit}
	ratio, uncertain := mean(n, func(i int) float64 { return rival[i].logprob - own[i].logprob })
	p.Difference, p.Uncertain = math.Expm1(ratio), uncertain
	p.Met = math.Abs(p.Difference) <= p.Limit
	return append(out, p)
}

// Print writes the report as a table.
func (r *Report) Print(out io.Writer) error {
	fmt.Fprintf(out, "%s, weights %s\ntext %s, %d bytes, SHA-256 %s\n%d positions: %d windows of %d tokens, of which %d are context alone\n\n",
		r.Model, r.Weights, r.Text, r.TextBytes, r.TextSHA256, r.Positions, r.Windows, r.Window, r.Context)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "against float64\tmean |Δ log-probability|\tmean KL\targmax flips\tperplexity\t÷ float64's\t")
	for _, w := range r.Rows {
		fmt.Fprintf(table, "%s\t%.5f ± %.5f\t%.6f ± %.6f\t%d\t%.4f\t%.5f\t\n", w.Engine, w.Delta, w.DeltaUncertain, w.KL, w.KLUncertain, w.Flips, w.Perplexity, w.Ratio)
	}
	fmt.Fprintf(table, "float64\t\t\t\t%.4f\t\t\n", r.Float)
	if err := table.Flush(); err != nil || len(r.Aims) == 0 {
		return err
	}
	fmt.Fprintf(out, "\nAims of %s, differences over the same positions:\n", r.Rows[0].Engine)
	list := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, a := range r.Aims {
		word := "missed"
		if a.Met {
			word = "met"
		}
		fmt.Fprintf(list, "%s %s\t%s\t%s\n", a.Aim, a.Rival, a.amount(), word)
	}
	return list.Flush()
}

// amount writes the difference in its unit.
func (a *Aim) amount() string {
	switch {
	case strings.HasPrefix(a.Aim, "argmax"):
		return fmt.Sprintf("%+.0f ± %.1f", a.Difference, a.Uncertain)
	case a.Limit > 0:
		return fmt.Sprintf("%+.3f %% ± %.3f", 100*a.Difference, 100*a.Uncertain)
	}
	return fmt.Sprintf("%+.6f ± %.6f", a.Difference, a.Uncertain)
}
