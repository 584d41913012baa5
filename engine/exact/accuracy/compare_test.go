package accuracy

import (
	"bytes"
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }

func TestCompare(t *testing.T) {
	ln := math.Log
	for name, c := range map[string]struct {
		right   []float64
		engine  []float32
		next    int
		logprob float64
		delta   float64
		kl      float64
		flip    bool
	}{
		"equal":       {[]float64{0, 0}, []float32{0, 0}, 1, -ln(2), 0, 0, false},
		"shifted":     {[]float64{0, 1, 2}, []float32{7, 8, 9}, 0, -ln(1 + math.E + math.E*math.E), 0, 0, false},
		"large":       {[]float64{0, 1000}, []float32{-1000, 0}, 1, 0, 0, 0, false},
		"turned":      {[]float64{0, 1}, []float32{1, 0}, 1, -ln(1 + math.E), 1, (math.E - 1) / (math.E + 1), true},
		"other first": {[]float64{0, 0}, []float32{0, 1}, 0, -ln(1 + math.E), ln(1+math.E) - ln(2), ln(1+math.E) - ln(2) - 0.5, true},
		"tie":         {[]float64{0, 0, 0}, []float32{0, 0, 0}, 2, -ln(3), 0, 0, false},
	} {
		right := newTruth(c.right)
		d, err := right.compare(c.engine, c.next)
		if err != nil || !near(d.logprob, c.logprob) || !near(d.delta, c.delta) || !near(d.kl, c.kl) || d.flip != c.flip {
			t.Errorf("%s: %+v, %v; want log-probability %v, delta %v, KL %v, flip %v", name, d, err, c.logprob, c.delta, c.kl, c.flip)
		}
	}
}

func TestCompareRefuses(t *testing.T) {
	right := newTruth([]float64{1, 2})
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, logits := range [][]float32{{nan, 0}, {0, nan}, {inf, 0}, {-inf, 0}} {
		if d, err := right.compare(logits, 0); core.KindOf(err) != core.Corrupt {
			t.Errorf("%v: %+v, %v", logits, d, err)
		}
	}
	if _, err := right.compare([]float32{1}, 0); core.KindOf(err) != core.Internal {
		t.Errorf("too few: %v", err)
	}
}

func TestMean(t *testing.T) {
	list := []float64{1, 2, 3, 6}
	middle, uncertain := mean(len(list), func(i int) float64 { return list[i] })
	if middle != 3 || !near(uncertain, math.Sqrt(14.0/3/4)) { // squares 4 + 1 + 0 + 9
		t.Errorf("%v ± %v", middle, uncertain)
	}
	if middle, uncertain := mean(1, func(int) float64 { return 5 }); middle != 5 || uncertain != 0 {
		t.Errorf("of one: %v ± %v", middle, uncertain)
	}
}

// Two engines, of which the first is nearer to float64 in all but the number of flips.
func TestReport(t *testing.T) {
	all := newTally([]Contestant{{Name: "own"}, {Name: "rival"}})
	all.float = []float64{-1, -2, -3}
	all.engines[0] = []difference{{-1.1, 0.1, 0.01, false}, {-1.9, 0.1, 0.02, true}, {-3, 0, 0.03, true}}
	all.engines[1] = []difference{{-1.3, 0.3, 0.02, false}, {-2, 0, 0.03, false}, {-2.76, 0.24, 0.04, true}}
	r := all.report()
	own := r.Rows[0]
	if r.Positions != 3 || !near(r.Float, math.Exp(2)) || !near(own.Delta, 0.2/3) || !near(own.KL, 0.02) || own.Flips != 2 || !near(own.Perplexity, math.Exp(2)) || !near(own.Ratio, 1) {
		t.Errorf("%+v", r)
	}
	want := []Aim{
		{Difference: -0.34 / 3, Met: true}, {Difference: -0.01, Met: true}, {Difference: 1, Met: false},
		{Difference: math.Expm1((6 - 6.06) / 3), Limit: perplexityLimit, Met: false}, // the rival's perplexity is higher
	}
	if len(r.Aims) != len(want) {
		t.Fatalf("%+v", r.Aims)
	}
	for i, a := range r.Aims {
		if a.Rival != "rival" || math.Abs(a.Difference-want[i].Difference) > 1e-9 || a.Met != want[i].Met || a.Limit != want[i].Limit {
			t.Errorf("%+v, want %+v", a, want[i])
		}
	}
	var out bytes.Buffer
	if err := r.Print(&out); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"argmax flips not above rival", "+1 ± 1.0", "missed", "mean KL not above rival", "met", "7.3891"} {
		if !strings.Contains(out.String(), text) {
			t.Errorf("no %q in\n%s", text, out.String())
		}
	}
}

func TestPlansAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		plan Plan
		kind core.Kind
	}{
		"no positions":   {Plan{}, core.Invalid},
		"too many":       {Plan{Positions: maxPositions + 1}, core.Invalid},
		"narrow":         {Plan{Positions: 1, Window: 7}, core.Invalid},
		"negative":       {Plan{Positions: 1, Window: -1}, core.Invalid},
		"not UTF-8":      {Plan{Positions: 1, Text: []byte("\xff")}, core.Invalid},
		"long":           {Plan{Positions: 1, Text: make([]byte, 9<<20)}, core.TooLarge},
		"fine":           {Plan{Positions: 1, Text: []byte("é"), Window: 8}, ""},
		"default window": {Plan{Positions: maxPositions}, ""},
	} {
		if err := c.plan.Validate(); core.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want %q", name, err, c.kind)
		}
	}
}

// failing is an engine that breaks off.
type failing struct{ err error }

func (f failing) Begin(context.Context, []int32, int) error { return nil }
func (f failing) Next(context.Context) ([]float32, error)   { return nil, f.err }

func TestErrorsNameTheEngine(t *testing.T) {
	m := smallModel(t)
	all := newTally([]Contestant{{Name: "broken"}})
	w := window{someTokens(12, m.Vocab), 4}
	err := all.window(t.Context(), NewForward(m, 1), w, []Contestant{{"broken", failing{core.Errorf(core.Unavailable, "gone")}}})
	if core.KindOf(err) != core.Unavailable || !strings.Contains(err.Error(), "broken: gone") {
		t.Errorf("%v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := all.window(ctx, NewForward(m, 1), w, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
