package oracle

import (
	"errors"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// metrics are the oracle's figures; without a registry they are counted and never read.
type metrics struct {
	actions  *prometheus.CounterVec
	verdicts *prometheus.CounterVec
	open     prometheus.Gauge
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		actions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_oracle_actions_total",
			Help: "Calls that moved a task on."}, []string{"action"}),
		verdicts: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_oracle_verdicts_total",
			Help: "Verdicts of ended tasks: logged, or why they are no verdicts."}, []string{"outcome"}),
		open: prometheus.NewGauge(prometheus.GaugeOpts{Name: "cortensor_oracle_open_tasks", Help: "Tasks that have not ended."}),
	}
	if registry == nil {
		return m, nil
	}
	if err := errors.Join(registry.Register(m.actions), registry.Register(m.verdicts), registry.Register(m.open)); err != nil {
		return nil, core.Errorf(core.Internal, "oracle metrics (give each oracle of a process a registerer with a label of its own): %w", err)
	}
	return m, nil
}
