package node

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// BenchReport is what BenchServe measured, and on what.
type BenchReport struct {
	Date    string     `json:"date"` // UTC, RFC 3339, of the start
	Machine Machine    `json:"machine"`
	Version string     `json:"version"`
	Engine  string     `json:"engine"` // with its build
	Model   string     `json:"model"`
	Miners  int        `json:"miners"`
	Rounds  int        `json:"rounds"`
	Tokens  int        `json:"tokens"`   // max_tokens of each answer
	StartMs int64      `json:"start_ms"` // from the process's start until the network was up
	PeakMiB float64    `json:"peak_mib"` // resident memory of the whole process at its highest; 0 where it is not known
	Load    [2]float64 `json:"load"`     // one-minute load average of the machine before the run and after; 0 where it is not known
	Rows    []BenchRow `json:"rows"`
}

// Machine says where a measurement was made.
type Machine struct {
	CPU   string `json:"cpu"`
	Cores int    `json:"cores"`
	OS    string `json:"os"`
	Arch  string `json:"arch"`
	Go    string `json:"go"`
}

// BenchRow compares one number of streams at one redundancy. The network computes Sequences = Streams × Redundancy; Bare is
// the engine alone with as many, BareClient with one sequence a stream. Speeds are medians over the rounds, and count every
// computed token on both sides, except SpeedClient, which counts what the clients got. A round of the network ends with the
// last client's answer: at a redundancy above 1 a slower miner may compute on after that, so that SpeedNetwork and Ratio are
// upper bounds there.
type BenchRow struct {
	Streams    int `json:"streams"`
	Redundancy int `json:"redundancy"`
	Sequences  int `json:"sequences"`

	Bare       Latency `json:"bare_first_token_ms"`
	BareClient Latency `json:"bare_client_first_token_ms"`
	Network    Latency `json:"network_first_token_ms"`
	Overhead   Latency `json:"overhead_ms"`        // Network − Bare: the network's own part, at the same work of the engine
	Client     Latency `json:"client_overhead_ms"` // Network − BareClient: what a client feels, redundant work included

	SpeedBare       float64 `json:"bare_tokens_per_second"`
	SpeedBareClient float64 `json:"bare_client_tokens_per_second"`
	SpeedNetwork    float64 `json:"network_tokens_per_second"`
	SpeedClient     float64 `json:"client_tokens_per_second"`
	Ratio           float64 `json:"ratio"`        // SpeedNetwork / SpeedBare: median over rounds of the two sides of one round
	ClientRatio     float64 `json:"client_ratio"` // SpeedClient / SpeedBareClient, in the same way
}

// Latency sums up times in milliseconds.
type Latency struct {
	Median float64 `json:"median"`
	P95    float64 `json:"p95"`
}

func newBenchReport(d *Devnet, plan BenchPlan) *BenchReport {
	info := d.engine.Info()
	return &BenchReport{Date: time.Now().UTC().Format(time.RFC3339), Version: d.version, Engine: info.Name + " " + info.Build, Model: info.Model,
		Machine: Machine{CPU: cpuModel(), Cores: runtime.NumCPU(), OS: runtime.GOOS, Arch: runtime.GOARCH, Go: runtime.Version()},
		Miners:  d.cfg.Devnet.Miners, Rounds: plan.Rounds, Tokens: plan.Tokens, Load: [2]float64{loadAverage(), 0}}
}

func (r *BenchReport) finish() { r.Load[1], r.PeakMiB = loadAverage(), peakMiB() }

func newBenchRow(streams, redundancy int, same, client, network *benchSamples) BenchRow {
	row := BenchRow{Streams: streams, Redundancy: redundancy, Sequences: streams * redundancy,
		Bare: same.latency(), BareClient: client.latency(), Network: network.latency(),
		SpeedBare: median(same.speeds()), SpeedBareClient: median(client.speeds()), SpeedClient: median(network.speeds())}
	row.SpeedNetwork = row.SpeedClient * float64(redundancy)
	row.Overhead, row.Client = row.Network.less(row.Bare), row.Network.less(row.BareClient)
	row.ClientRatio = median(ratios(network.speeds(), client.speeds()))
	row.Ratio = median(ratios(network.speeds(), same.speeds())) * float64(redundancy)
	return row
}

func (s *benchSamples) latency() Latency {
	var ms []float64
	for _, r := range s.rounds {
		for _, one := range r.streams {
			ms = append(ms, float64(one.first)/float64(time.Millisecond))
		}
	}
	return Latency{Median: median(ms), P95: quantile(ms, 0.95)}
}

func (s *benchSamples) speeds() []float64 {
	var out []float64
	for _, r := range s.rounds {
		out = append(out, r.speed())
	}
	return out
}

func (l Latency) less(m Latency) Latency { return Latency{l.Median - m.Median, l.P95 - m.P95} }

func ratios(over, under []float64) []float64 {
	out := make([]float64, len(over))
	for i := range over {
		out[i] = over[i] / under[i]
	}
	return out
}

func median(x []float64) float64 { return quantile(x, 0.5) }

// quantile interpolates linearly between the two nearest ranks; x must not be empty.
func quantile(x []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(x))
	at := q * float64(len(sorted)-1)
	low := int(at)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[low] + (at-float64(low))*(sorted[low+1]-sorted[low])
}

// String gives the report as text with tables.
func (r *BenchReport) String() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s  %s, %d cores, %s/%s, %s; load %.2f before, %.2f after\n", r.Date, r.Machine.CPU, r.Machine.Cores, r.Machine.OS, r.Machine.Arch,
		r.Machine.Go, r.Load[0], r.Load[1])
	fmt.Fprintf(&b, "%s, %s, %d miners, %d rounds, %d tokens an answer; network up after %d ms, peak memory %.0f MiB\n\n", r.Engine, r.Model, r.Miners,
		r.Rounds, r.Tokens, r.StartMs, r.PeakMiB)
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "redundancy\tstreams\tsequences\tbare TTFT ms\tp95\tnetwork TTFT ms\tp95\toverhead ms\tp95\tbare tok/s\tnetwork tok/s\tratio\t")
	for _, w := range r.Rows {
		fmt.Fprintf(table, "%d\t%d\t%d\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.1f\t%.1f\t%.2f\t\n", w.Redundancy, w.Streams, w.Sequences, w.Bare.Median, w.Bare.P95,
			w.Network.Median, w.Network.P95, w.Overhead.Median, w.Overhead.P95, w.SpeedBare, w.SpeedNetwork, w.Ratio)
	}
	table.Flush() // into memory
	b.WriteString("\nAs a client sees it, against the bare engine with one sequence a stream:\n\n")
	table = tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "redundancy\tstreams\tbare TTFT ms\tnetwork TTFT ms\toverhead ms\tp95\tbare tok/s\tclient tok/s\tratio\t")
	for _, w := range r.Rows {
		fmt.Fprintf(table, "%d\t%d\t%.0f\t%.0f\t%.0f\t%.0f\t%.1f\t%.1f\t%.2f\t\n", w.Redundancy, w.Streams, w.BareClient.Median, w.Network.Median,
			w.Client.Median, w.Client.P95, w.SpeedBareClient, w.SpeedClient, w.ClientRatio)
	}
	table.Flush() // into memory
	return b.String()
}

// procField gives the text after a name and a colon in a file of /proc; "" on other systems.
func procField(file, name string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func cpuModel() string {
	if name := procField("/proc/cpuinfo", "model name"); name != "" {
		return name
	}
	return "unknown CPU"
}

func loadAverage() float64 {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return 0
	}
	first, _, _ := strings.Cut(string(text), " ")
	load, err := strconv.ParseFloat(first, 64)
	if err != nil {
		return 0
	}
	return load
}

func peakMiB() float64 {
	kib, err := strconv.ParseFloat(strings.TrimSuffix(procField("/proc/self/status", "VmHWM"), " kB"), 64)
	if err != nil {
		return 0
	}
	return kib / 1024
}
