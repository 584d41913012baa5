package audit

import (
	"errors"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

type logMetrics struct {
	waiting, anchored, final prometheus.Gauge
	anchors, failures        prometheus.Counter
	rewinds                  prometheus.Counter
}

func newLogMetrics(r prometheus.Registerer, origin string) (*logMetrics, error) {
	labels := prometheus.Labels{"origin": origin}
	m := &logMetrics{
		waiting:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "cortensor_audit_log_leaves_waiting", Help: "Leaves in the journal that no anchor covers.", ConstLabels: labels}),
		anchored: prometheus.NewGauge(prometheus.GaugeOpts{Name: "cortensor_audit_log_leaves_anchored", Help: "Leaves that the newest anchor on chain covers.", ConstLabels: labels}),
		final:    prometheus.NewGauge(prometheus.GaugeOpts{Name: "cortensor_audit_log_all_final", Help: "1 when every anchor is final.", ConstLabels: labels}),
		anchors:  prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_audit_log_anchors_total", Help: "Anchors that this node has put on chain.", ConstLabels: labels}),
		failures: prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_audit_log_failures_total", Help: "Rounds that failed and are tried again.", ConstLabels: labels}),
		rewinds:  prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_audit_log_rewinds_total", Help: "Times that leaves were taken back by a reorg or another writer.", ConstLabels: labels}),
	}
	return m, register(r, m.waiting, m.anchored, m.final, m.anchors, m.failures, m.rewinds)
}

func register(r prometheus.Registerer, all ...prometheus.Collector) error {
	if r == nil {
		return nil
	}
	var errs []error
	for _, c := range all {
		errs = append(errs, r.Register(c))
	}
	if err := errors.Join(errs...); err != nil {
		return core.Errorf(core.Internal, "register metrics: %w", err)
	}
	return nil
}
