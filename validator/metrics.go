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
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		opinions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_validator_opinions_total",
			Help: "Opinions submitted, one a result."}, []string{"opinion"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "cortensor_validator_judge_seconds",
			Help: "Time to read and judge a task's results.", Buckets: prometheus.ExponentialBuckets(0.005, 2, 13)}),
	}
	if registry == nil {
		return m, nil
	}
	if err := errors.Join(registry.Register(m.opinions), registry.Register(m.seconds)); err != nil {
		return nil, core.Errorf(core.Internal, "validator metrics (give each validator of a process a registerer with a label of its own): %w", err)
	}
	return m, nil
}
