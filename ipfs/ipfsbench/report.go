package ipfsbench

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Figure is what one contestant needed for a work.
type Figure struct {
	Contestant string  `json:"contestant"`
	Durable    bool    `json:"durable"` // whether the work survives a power cut once it has ended
	Rounds     []Usage `json:"rounds"`
}

// median gives the median wall time and CPU time over the rounds, and the highest peak.
func (f Figure) median() Usage {
	var walls, cpus []time.Duration
	u := Usage{}
	for _, r := range f.Rounds {
		walls, cpus = append(walls, r.Wall), append(cpus, r.CPU)
		u.Peak = max(u.Peak, r.Peak)
	}
	u.Wall, u.CPU = middle(walls), middle(cpus)
	return u
}

// best gives the least wall time and the least CPU time of any round: on a busy machine, what the work itself costs.
func (f Figure) best() Usage {
	u := f.median()
	for _, r := range f.Rounds {
		u.Wall, u.CPU = min(u.Wall, r.Wall), min(u.CPU, r.CPU)
	}
	return u
}

// middle gives the median, 0 of nothing.
func middle(d []time.Duration) time.Duration {
	if len(d) == 0 {
		return 0
	}
	d = slices.Clone(d)
	slices.Sort(d)
	return d[len(d)/2]
}

// quantile gives the q-quantile of times, 0 of nothing.
func quantile(d []time.Duration, q float64) time.Duration {
	if len(d) == 0 {
		return 0
	}
	d = slices.Clone(d)
	slices.Sort(d)
	return d[min(len(d)-1, int(q*float64(len(d))))]
}

// Verdict holds a figure against its aim.
type Verdict struct {
	Measure string  `json:"measure"` // what is held against the aim
	Got     float64 `json:"got"`
	Aim     float64 `json:"aim"`
	AtLeast bool    `json:"at_least"` // whether Got should be at least Aim, else at most
	Unit    string  `json:"unit"`
	Against string  `json:"against,omitempty"` // the rival of a ratio
}

// Met says whether the aim is met.
func (v Verdict) Met() bool {
	if v.AtLeast {
		return v.Got >= v.Aim
	}
	return v.Got <= v.Aim
}

// String gives the verdict as a cell of the table.
func (v Verdict) String() string {
	sign, mark := "≤", "missed"
	if v.AtLeast {
		sign = "≥"
	}
	if v.Met() {
		mark = "met"
	}
	against := ""
	if v.Against != "" {
		against = " " + v.Against
	}
	return fmt.Sprintf("%s%s: %s%s (aim %s %s%s): **%s**", v.Measure, against, number(v.Got), v.Unit, sign, number(v.Aim), v.Unit, mark)
}

func number(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// Result is one line of the report.
type Result struct {
	Work     string    `json:"work"`
	What     string    `json:"what"`            // the work with its sizes
	Bytes    int64     `json:"bytes,omitempty"` // of content
	Figures  []Figure  `json:"figures,omitempty"`
	Verdicts []Verdict `json:"verdicts,omitempty"`
	Notes    []string  `json:"notes,omitempty"`
}

// Report is a run of the bench.
type Report struct {
	When    time.Time `json:"when"`
	System  string    `json:"system"`
	CPUs    int       `json:"cpus"`
	Rounds  int       `json:"rounds"`
	Kubo    string    `json:"kubo,omitempty"`
	Results []Result  `json:"results"`
}

func newReport(b *bench) *Report {
	r := &Report{When: time.Now().UTC(), System: runtime.GOOS + "/" + runtime.GOARCH, CPUs: runtime.NumCPU(), Rounds: b.Rounds, Results: []Result{}}
	if len(b.Rivals) > 0 {
		r.Kubo = "0.42.0, profile unixfs-v1-2025"
	}
	return r
}

// Missed counts the aims that were not met.
func (r *Report) Missed() int {
	n := 0
	for _, result := range r.Results {
		for _, v := range result.Verdicts {
			if !v.Met() {
				n++
			}
		}
	}
	return n
}

// Markdown gives the report as one table.
func (r *Report) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d CPUs, %d rounds", r.System, r.CPUs, r.Rounds)
	if r.Kubo != "" {
		fmt.Fprintf(&b, ", Kubo %s", r.Kubo)
	}
	b.WriteString(". Times are medians; memory is the highest peak.\n\n| work | contestants: wall, CPU, memory | aims |\n|---|---|---|\n")
	for _, result := range r.Results {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", result.What, strings.Join(result.figureCells(), "<br>"), strings.Join(result.verdictCells(), "<br>"))
	}
	return b.String()
}

func (r Result) figureCells() []string {
	var cells []string
	for _, f := range r.Figures {
		u := f.median()
		cell := fmt.Sprintf("%s: %s", f.Contestant, short(u.Wall))
		if len(f.Rounds) > 1 {
			cell += ", best " + short(f.best().Wall)
		}
		if r.Bytes > 0 && u.Wall > 0 {
			cell += fmt.Sprintf(" (%.0f MiB/s)", float64(r.Bytes)/(1<<20)/u.Wall.Seconds())
		}
		if u.CPU > 0 {
			cell += ", " + short(u.CPU) + " CPU"
		}
		if u.Peak > 0 {
			cell += ", " + bytesText(u.Peak)
		}
		if !f.Durable {
			cell += " (not synced)"
		}
		cells = append(cells, cell)
	}
	return append(cells, r.Notes...)
}

func (r Result) verdictCells() []string {
	cells := []string{}
	for _, v := range r.Verdicts {
		cells = append(cells, v.String())
	}
	if len(cells) == 0 {
		cells = append(cells, "–")
	}
	return cells
}

// short renders a time with three digits.
func short(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.3g ms", float64(d)/float64(time.Millisecond))
	}
	return fmt.Sprintf("%.3g µs", float64(d)/float64(time.Microsecond))
}

func bytesText(n int64) string {
	switch {
	case n >= 10<<30:
		return fmt.Sprintf("%.0f GiB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.0f KiB", float64(n)/(1<<10))
}

// against compares ours with each durable rival by a measure and judges the aim on the best of them.
func against(measure string, figures []Figure, of func(Usage) float64, aim float64, atLeast bool) []Verdict {
	var out []Verdict
	for _, f := range figures[1:] {
		own, other := of(figures[0].median()), of(f.median())
		if !f.Durable || own <= 0 || other <= 0 {
			continue
		}
		v := Verdict{Measure: measure, Aim: aim, AtLeast: atLeast, Unit: "×", Against: f.Contestant}
		if v.Got = own / other; atLeast {
			v.Got = other / own // how many times faster
		}
		out = append(out, v)
	}
	return out
}

func wallOf(u Usage) float64 { return u.Wall.Seconds() }
func cpuOf(u Usage) float64  { return u.CPU.Seconds() }
