package mirror

import (
	"slices"

	"github.com/cortensor-open/cortensor/core"
	"github.com/prometheus/client_golang/prometheus"
)

// metrics of one mirror.
type metrics struct {
	copies   *prometheus.CounterVec // by result
	bytes    prometheus.Counter
	released prometheus.Counter

	registry   prometheus.Registerer
	registered []prometheus.Collector
}

func newMetrics(registry prometheus.Registerer, waiting func() int) (*metrics, error) {
	m := &metrics{
		registry: registry,
		copies:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_backend_copies_total", Help: "Copies of roots to the backend of ipfs.backend, by result: ok, or the coded reason of the failure."}, []string{"result"}),
		bytes:    prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_backend_copied_bytes_total", Help: "Bytes of CARs sent to the backend of ipfs.backend."}),
		released: prometheus.NewCounter(prometheus.CounterOpts{Name: "cortensor_backend_released_total", Help: "Roots unpinned in the backend of ipfs.backend because nothing holds them here any more."}),
	}
	if registry == nil {
		return m, nil
	}
	for _, c := range []prometheus.Collector{m.copies, m.bytes, m.released,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "cortensor_backend_waiting", Help: "Roots that are still to be copied to the backend of ipfs.backend."}, func() float64 { return float64(waiting()) }),
	} {
		if err := registry.Register(c); err != nil {
			m.close()
			return nil, core.Errorf(core.Invalid, "metrics of the backend's copies: %w", err)
		}
		m.registered = append(m.registered, c)
	}
	return m, nil
}

// close lets another mirror register.
func (m *metrics) close() {
	for _, c := range slices.Backward(m.registered) {
		m.registry.Unregister(c)
	}
	m.registered = nil
}
