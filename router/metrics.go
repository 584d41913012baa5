package router

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// metrics are the router's own; all methods work without a registry.
type metrics struct {
	asked      prometheus.Counter
	answered   *prometheus.CounterVec
	submit     prometheus.Histogram
	firstToken prometheus.Histogram
	takeovers  prometheus.Counter
}

func newMetrics(registry prometheus.Registerer, h *hub) (*metrics, error) {
	buckets := []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60}
	m := &metrics{
		asked:      prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_router_tasks_total", Help: "Tasks submitted to the chain."}),
		answered:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_router_answers_total", Help: "Requests that ended, by coded reason or error kind; ok when answered."}, []string{"outcome"}),
		submit:     prometheus.NewHistogram(prometheus.HistogramOpts{Name: "cortensor_router_submit_seconds", Help: "From the request to its task's id on chain.", Buckets: buckets}),
		firstToken: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "cortensor_router_first_token_seconds", Help: "From the request to its first token.", Buckets: buckets}),
		takeovers:  prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_router_takeovers_total", Help: "Streams that another miner continued."}),
	}
	if registry == nil {
		return m, nil
	}
	open := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "cortensor_router_open_requests", Help: "Requests that wait for an answer now."}, func() float64 { return float64(h.size()) })
	for _, c := range []prometheus.Collector{m.asked, m.answered, m.submit, m.firstToken, m.takeovers, open} {
		if err := registry.Register(c); err != nil {
			return nil, core.Errorf(core.Internal, "router metrics: %w", err)
		}
	}
	return m, nil
}

// ended counts the end of a request.
func (m *metrics) ended(err error) {
	outcome := "ok"
	if err != nil {
		outcome = string(core.ReasonOf(err))
		if outcome == "" {
			outcome = string(core.KindOf(err))
		}
	}
	m.answered.WithLabelValues(outcome).Inc()
}

func (m *metrics) since(h prometheus.Histogram, start time.Time) {
	h.Observe(time.Since(start).Seconds())
}
