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
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Name: "cortensor_audit_log_" + name, Help: help, ConstLabels: labels})
	}
	counter := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_audit_log_" + name, Help: help, ConstLabels: labels})
	}
	m := &logMetrics{
		waiting:  gauge("leaves_waiting", "Leaves in the journal that no anchor covers."),
		anchored: gauge("leaves_anchored", "Leaves that the newest anchor on chain covers."),
		final:    gauge("all_final", "1 when every anchor is final."),
		anchors:  counter("anchors_total", "Anchors that this node has put on chain."),
		failures: counter("failures_total", "Rounds that failed and are tried again."),
		rewinds:  counter("rewinds_total", "Times that leaves were taken back by a reorg or another writer."),
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
