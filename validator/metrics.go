package validator

import (
	"errors"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// metrics are the validator's figures; without a registry they are counted and never read.
type metrics struct {
	opinions *prometheus.CounterVec
	seconds  prometheus.Histogram

	rechecks   *prometheus.CounterVec
	spent      *prometheus.CounterVec
	tokens     *prometheus.CounterVec
	generation prometheus.Counter
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		opinions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_validator_opinions_total",
			Help: "Opinions submitted, one a result."}, []string{"opinion"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "cortensor_validator_judge_seconds",
			Help: "Time to read and judge a task's results.", Buckets: prometheus.ExponentialBuckets(0.005, 2, 13)}),
		rechecks: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_validator_rechecks_total",
			Help: "Answers of the exact engine by what came of evaluating them again: holds, what differs (token, end, text, …), or why they were not."}, []string{"outcome"}),
		spent: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_validator_recheck_seconds_total",
			Help: "Time in which answers were evaluated again, one that several miners gave once."}, []string{"outcome"}),
		tokens: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_validator_recheck_tokens_total",
			Help: "Tokens of those answers."}, []string{"outcome"}),
		generation: prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_validator_recheck_generation_seconds_total",
			Help: "Time that the answers which hold took to make, as the fastest of their miners signed it; the recheck's cost is recheck_seconds_total{outcome=\"holds\"} over this."}),
	}
	if registry == nil {
		return m, nil
	}
	var errs []error
	for _, c := range []prometheus.Collector{m.opinions, m.seconds, m.rechecks, m.spent, m.tokens, m.generation} {
		errs = append(errs, registry.Register(c))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, core.Errorf(core.Internal, "validator metrics (give each validator of a process a registerer with a label of its own): %w", err)
	}
	return m, nil
}
