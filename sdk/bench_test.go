package sdk_test

import (
	"net/http/httptest"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
	"github.com/cortensor-open/cortensor/router/httpapi"
	"github.com/cortensor-open/cortensor/router/routertest"
	"github.com/cortensor-open/cortensor/sdk"
)

// BenchmarkAsk is what router and HTTP cost by themselves: chain, content and engine take no time here.
func BenchmarkAsk(b *testing.B) {
	n := routertest.New(b, 3)
	for _, m := range n.Miners {
		n.Ledger.SetNode(m.Address, func(p *core.PoolNode) { p.Capacity = 1 << 20 })
	}
	cfg := httpapi.DefaultConfig()
	cfg.Keys = []string{key}
	h, err := httpapi.New(cfg, n.Router(func(*router.Config, *router.Deps) {}))
	if err != nil {
		b.Fatal(err)
	}
	web := httptest.NewServer(h.Handler())
	defer web.Close()
	c, err := sdk.New(web.URL, key)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	var first, submit time.Duration
	for b.Loop() {
		a, err := c.Ask(b.Context(), sdk.Request{Prompt: "What is the capital of France?"}, nil)
		if err != nil {
			b.Fatal(err)
		}
		first += a.FirstToken
		submit += a.Submitted
	}
	b.ReportMetric(float64(submit.Microseconds())/float64(b.N)/1000, "ms-to-id")
	b.ReportMetric(float64(first.Microseconds())/float64(b.N)/1000, "ms-to-first-token")
}
