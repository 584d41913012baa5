package limit

import (
	"context"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
)

func TestAcceptance(t *testing.T) {
	backendtest.Run(t, func(*testing.T) ipfs.Backend {
		return New(ipfs.NewMemory(), Options{Concurrent: 2, Rate: 1 << 40})
	}, nil)
}

func TestBucket(t *testing.T) {
	now := time.Unix(1000, 0)
	b := &bucket{rate: 1000, now: func() time.Time { return now }}
	for _, tt := range []struct {
		bytes int64
		after time.Duration
		want  time.Duration
	}{
		{1000, 0, 0}, // the idle second before
		{500, 0, 500 * time.Millisecond},
		{500, 0, time.Second},
		{0, time.Second, 0},
		{100, 0, 100 * time.Millisecond},
		{100, time.Hour, 0}, // one second is caught up on, not an hour
		{1000, 0, 100 * time.Millisecond},
	} {
		now = now.Add(tt.after)
		if got := b.take(tt.bytes); got.Round(time.Millisecond) != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
}

func TestConcurrent(t *testing.T) {
	inner := &backendtest.Flaky{Backend: ipfs.NewMemory()}
	inner.Set(backendtest.Hung)
	b := New(inner, Options{Concurrent: 1})
	leave, err := b.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := b.Pins(ctx); core.KindOf(err) != core.Timeout {
		t.Fatal(err)
	}
	leave()
	inner.Set(backendtest.Healthy)
	if _, err := b.Pins(t.Context()); err != nil {
		t.Fatal(err)
	}
}
