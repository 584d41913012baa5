package miner

import (
	"errors"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// metrics are the miner's figures; without a registry they are counted and never read.
type metrics struct {
	tasks   *prometheus.CounterVec
	seconds prometheus.Histogram
	tokens  prometheus.Counter
	running prometheus.Gauge
	streams prometheus.Counter
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		tasks: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_miner_tasks_total",
			Help: "Tasks by how they ended here: committed, or the reason of the failure."}, []string{"outcome"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "cortensor_miner_generate_seconds",
			Help: "Time to compute an answer.", Buckets: prometheus.ExponentialBuckets(0.05, 2, 12)}),
		tokens:  prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_miner_tokens_total", Help: "Tokens computed."}),
		running: prometheus.NewGauge(prometheus.GaugeOpts{Name: "cortensor_miner_running", Help: "Answers being computed."}),
		streams: prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_miner_broken_streams_total",
			Help: "Token streams that broke; their tasks went on."}),
	}
	if registry == nil {
		return m, nil
	}
	var errs []error
	for _, c := range []prometheus.Collector{m.tasks, m.seconds, m.tokens, m.running, m.streams} {
		errs = append(errs, registry.Register(c))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, core.Errorf(core.Internal, "miner metrics (give each miner of a process a registerer with a label of its own): %w", err)
	}
	return m, nil
}

func outcome(err error) string {
	if reason := core.ReasonOf(err); reason != "" {
		return string(reason)
	}
	return string(core.KindOf(err))
}
