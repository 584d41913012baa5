package ipfs

import (
	"errors"
	"slices"

	"github.com/cortensor-open/cortensor/core"
	"github.com/prometheus/client_golang/prometheus"
)

// metrics of one node; each has the label peer.
type metrics struct {
	fetches     *prometheus.CounterVec   // by source and result
	fetchBytes  *prometheus.CounterVec   // by source
	fetchTime   *prometheus.HistogramVec // by source
	served      *prometheus.CounterVec   // by result
	servedBytes prometheus.Counter
	mismatches  prometheus.Counter

	registry   prometheus.Registerer
	registered []prometheus.Collector
}

func newMetrics(registry prometheus.Registerer, peer string, local *Local) (*metrics, error) {
	const prefix = "cortensor_ipfs_"
	m := &metrics{
		fetches:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + "fetches_total", Help: "Fetches by where the content came from (local, car, http, bitswap, found, gateway, backend, none) and result (ok or kind of error)."}, []string{"source", "result"}),
		fetchBytes:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + "fetched_bytes_total", Help: "Verified block bytes received, by source."}, []string{"source"}),
		fetchTime:   prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: prefix + "fetch_seconds", Help: "Time of a fetch that was not answered from the local store, by source.", Buckets: prometheus.ExponentialBuckets(0.0005, 3, 12)}, []string{"source"}),
		served:      prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + "served_total", Help: "CAR requests from other nodes, by result."}, []string{"result"}),
		servedBytes: prometheus.NewCounter(prometheus.CounterOpts{Name: prefix + "served_bytes_total", Help: "Block bytes sent in CARs to other nodes."}),
		mismatches:  prometheus.NewCounter(prometheus.CounterOpts{Name: prefix + "mismatches_total", Help: "Attempts that ended because a provider sent wrong bytes."}),
	}
	if registry == nil {
		return m, nil
	}
	m.registry = prometheus.WrapRegistererWith(prometheus.Labels{"peer": peer}, registry)
	for _, c := range []prometheus.Collector{
		m.fetches, m.fetchBytes, m.fetchTime, m.served, m.servedBytes, m.mismatches,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: prefix + "store_blocks", Help: "Blocks in the store."}, func() float64 { return float64(local.store.Stats().Blocks) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: prefix + "store_bytes", Help: "Bytes of the blocks in the store."}, func() float64 { return float64(local.store.Stats().Bytes) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: prefix + "store_disk_bytes", Help: "Bytes of the store's files, which the quota bounds."}, func() float64 { return float64(local.store.Stats().Disk) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: prefix + "store_quota_bytes", Help: "Quota of the store in bytes; 0 is none."}, func() float64 { return float64(local.opts.Quota) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: prefix + "store_damaged_blocks", Help: "Blocks whose bytes on disk are damaged and that were not had again yet."}, func() float64 { return float64(local.store.Stats().Damaged) }),
	} {
		if err := m.registry.Register(c); err != nil {
			m.close()
			return nil, core.Errorf(core.Invalid, "ipfs metrics: %w", err)
		}
		m.registered = append(m.registered, c)
	}
	return m, nil
}

// close lets another node with the same key register in this process.
func (m *metrics) close() {
	for _, c := range slices.Backward(m.registered) {
		m.registry.Unregister(c)
	}
}

// mismatch says whether an attempt failed because of wrong bytes.
func mismatch(err error) bool {
	return core.ReasonOf(err) == core.ReasonContentMismatch && !errors.Is(err, errLimit)
}
