package node

import (
	"fmt"
	"slices"

	dto "github.com/prometheus/client_model/go"

	"github.com/cortensor-open/cortensor/core"
)

// Rechecks sums up what the validators of this process did to evaluate answers again since it began.
type Rechecks struct {
	Held     int     `json:"held"`               // results whose answer is the model's
	Rejected int     `json:"rejected"`           // results whose answer is not
	Skipped  int     `json:"skipped"`            // results with a transcript that were not evaluated
	Tokens   int64   `json:"tokens"`             // of the answers that hold, an answer of several miners once
	Seconds  float64 `json:"seconds"`            // in which those were evaluated
	Made     float64 `json:"generation_seconds"` // in which they were generated, by the fastest miner of each
	Ratio    float64 `json:"ratio"`              // Seconds / Made; 0 where nothing was evaluated
}

// String says it in a line.
func (r Rechecks) String() string {
	if r.Tokens == 0 {
		return fmt.Sprintf("recheck: none; %d answers rejected, %d skipped", r.Rejected, r.Skipped)
	}
	return fmt.Sprintf("recheck: %d tokens in %.2f s, %.2f of the generation; %d answers hold, %d rejected, %d skipped", r.Tokens, r.Seconds, r.Ratio, r.Held, r.Rejected, r.Skipped)
}

// Rechecks reads the validators' metrics.
func (d *Devnet) Rechecks() (Rechecks, error) {
	var r Rechecks
	families, err := d.registry.Gather()
	if err != nil {
		return r, fmt.Errorf("read the metrics: %w", err)
	}
	for _, f := range families {
		for _, m := range f.Metric {
			v, outcome := m.GetCounter().GetValue(), labelOf(m, "outcome")
			switch f.GetName() {
			case "cortensor_validator_rechecks_total":
				switch {
				case outcome == "holds":
					r.Held += int(v)
				case slices.Contains(core.Faults(), outcome):
					r.Rejected += int(v)
				default:
					r.Skipped += int(v)
				}
			case "cortensor_validator_recheck_generation_seconds_total":
				r.Made += v
			case "cortensor_validator_recheck_seconds_total":
				if outcome == "holds" {
					r.Seconds += v
				}
			case "cortensor_validator_recheck_tokens_total":
				if outcome == "holds" {
					r.Tokens += int64(v)
				}
			}
		}
	}
	if r.Made > 0 {
		r.Ratio = r.Seconds / r.Made
	}
	return r, nil
}

func labelOf(m *dto.Metric, name string) string {
	i := slices.IndexFunc(m.Label, func(l *dto.LabelPair) bool { return l.GetName() == name })
	if i < 0 {
		return ""
	}
	return m.Label[i].GetValue()
}
