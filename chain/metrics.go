package chain

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics of a client. A nil registry is fine: the metrics are then counted and not shown.
type metrics struct {
	latency  prometheus.Histogram
	reverts  prometheus.Counter
	bumps    prometheus.Counter
	inFlight prometheus.Gauge
	events   prometheus.Counter
	removed  prometheus.Counter
}

func newMetrics(reg prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		latency: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "cortensor_chain_transaction_seconds", Help: "Time from a call to its receipt, of transactions that succeeded.",
			Buckets: []float64{.002, .005, .01, .02, .05, .1, .5, 1, 2, 5, 15, 60},
		}),
		reverts:  prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_chain_transactions_failed_total", Help: "Transactions that got into a block and failed there."}),
		bumps:    prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_chain_fee_bumps_total", Help: "Transactions sent again with a higher fee."}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "cortensor_chain_transactions_in_flight", Help: "Transactions sent and not yet in a block."}),
		events:   prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_chain_events_total", Help: "Contract events delivered to followers."}),
		removed:  prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_chain_events_removed_total", Help: "Contract events taken back because of a reorganisation."}),
	}
	if reg == nil {
		return m, nil
	}
	for _, c := range []prometheus.Collector{m.latency, m.reverts, m.bumps, m.inFlight, m.events, m.removed} {
		if err := reg.Register(c); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *metrics) included(d time.Duration) { m.latency.Observe(d.Seconds()) }
func (m *metrics) failed()                  { m.reverts.Inc() }
func (m *metrics) bumped()                  { m.bumps.Inc() }
func (m *metrics) flight(n int)             { m.inFlight.Set(float64(n)) }
func (m *metrics) delivered(removed bool) {
	if removed {
		m.removed.Inc()
		return
	}
	m.events.Inc()
}
