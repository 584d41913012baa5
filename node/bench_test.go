package node

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

func TestQuantileInterpolates(t *testing.T) {
	x := []float64{40, 10, 30, 20}
	for q, want := range map[float64]float64{0: 10, 0.5: 25, 1: 40, 0.95: 38.5} {
		if got := quantile(x, q); math.Abs(got-want) > 1e-9 {
			t.Errorf("quantile %g is %g, want %g", q, got, want)
		}
	}
	if x[0] != 40 {
		t.Error("it sorted the caller's slice")
	}
}

func TestBenchRowCountsRedundantWorkOnBothSides(t *testing.T) {
	side := func(took time.Duration, first time.Duration, tokens int64) *benchSamples {
		s := &benchSamples{}
		for range 3 {
			s.rounds = append(s.rounds, benchRound{took: took, streams: []benchStream{{first: first, tokens: tokens}, {first: first, tokens: tokens}}})
		}
		return s
	}
	// two streams of 100 tokens: the engine does four sequences in 4 s, two in 2.5 s; the network answers in 5 s
	row := newBenchRow(2, 2, side(4*time.Second, 100*time.Millisecond, 200), side(2500*time.Millisecond, 60*time.Millisecond, 100), side(5*time.Second, 130*time.Millisecond, 100))
	if row.Sequences != 4 || row.SpeedBare != 100 || row.SpeedNetwork != 80 || row.Ratio != 0.8 {
		t.Errorf("as the engine works: %+v", row)
	}
	if row.SpeedBareClient != 80 || row.SpeedClient != 40 || row.ClientRatio != 0.5 {
		t.Errorf("as a client sees it: %+v", row)
	}
	if math.Abs(row.Overhead.Median-30) > 1e-9 || math.Abs(row.Client.P95-70) > 1e-9 {
		t.Errorf("first tokens: %+v %+v", row.Overhead, row.Client)
	}
	if text := (&BenchReport{Rows: []BenchRow{row}}).String(); !strings.Contains(text, "0.80") || !strings.Contains(text, "0.50") {
		t.Error(text)
	}
}

func TestBenchPlanIsChecked(t *testing.T) {
	cfg, _, err := Load("", nil)
	if err != nil {
		t.Fatal(err)
	}
	good := BenchPlan{Streams: []int{1, 16}, Redundancies: []int{1, 2}, Rounds: 1, Tokens: 64}
	if err := good.Validate(cfg); err != nil {
		t.Error(err)
	}
	for _, bend := range []func(*BenchPlan){
		func(p *BenchPlan) { p.Streams = nil }, func(p *BenchPlan) { p.Streams = []int{0} }, func(p *BenchPlan) { p.Redundancies = []int{4} },
		func(p *BenchPlan) { p.Rounds = 0 }, func(p *BenchPlan) { p.Tokens = 5000 },
	} {
		plan := good
		bend(&plan)
		if err := plan.Validate(cfg); core.KindOf(err) != core.Invalid {
			t.Errorf("%+v: %v", plan, err)
		}
	}
}
