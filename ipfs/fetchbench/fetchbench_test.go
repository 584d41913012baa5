package fetchbench_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/fetchbench"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/cortensor-open/cortensor/ipfs/netlink"
)

var roundTrips = []time.Duration{0, 50 * time.Millisecond, 100 * time.Millisecond}

// TestContestants runs each contestant once with little content.
func TestContestants(t *testing.T) {
	s := fetchbench.Spec{Size: 3 << 20, Link: netlink.Link{Delay: time.Millisecond}, Dir: t.TempDir()}
	for name, f := range contestants() {
		m, err := f(t.Context(), s)
		if err != nil || m.Bytes != s.Size || m.Time <= 0 || m.Wire < s.Size {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
	if m, err := fetchbench.Record(t.Context(), s, 3); err != nil || m.Time < 2*time.Millisecond {
		t.Errorf("record: %+v, %v", m, err)
	}
}

// TestRecordTakesOneRoundTrip holds the aim of at most two between connected nodes.
func TestRecordTakesOneRoundTrip(t *testing.T) {
	const trip = 200 * time.Millisecond
	m, err := fetchbench.Record(t.Context(), fetchbench.Spec{Link: netlink.Link{Delay: trip / 2}, Dir: t.TempDir()}, 3)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%.2f round trips", float64(m.Time)/float64(trip))
	if m.Time > 2*trip {
		t.Errorf("%s at a round trip of %s", m.Time, trip)
	}
}

type contestant func(context.Context, fetchbench.Spec) (fetchbench.Measure, error)

func contestants() map[string]contestant {
	return map[string]contestant{
		"tcp": fetchbench.Stream,
		"car": fetchbench.Nodes,
		"car3": func(ctx context.Context, s fetchbench.Spec) (fetchbench.Measure, error) {
			s.Providers = 3
			return fetchbench.Nodes(ctx, s)
		},
		"http": func(ctx context.Context, s fetchbench.Spec) (fetchbench.Measure, error) {
			s.HTTP = true
			return fetchbench.Nodes(ctx, s)
		},
		"bitswap": func(ctx context.Context, s fetchbench.Spec) (fetchbench.Measure, error) {
			s.Bitswap = true
			return fetchbench.Nodes(ctx, s)
		},
	}
}

// BenchmarkFetch gives MiB/s of each contestant at each round trip. Kubo fetches less, since it would take minutes.
func BenchmarkFetch(b *testing.B) {
	for _, trip := range roundTrips {
		for _, name := range []string{"tcp", "car", "car3", "http", "bitswap"} {
			f := contestants()[name]
			b.Run(fmt.Sprintf("rtt=%s/%s", trip, name), func(b *testing.B) {
				measure(b, func() (fetchbench.Measure, error) {
					return f(b.Context(), fetchbench.Spec{Link: netlink.Link{Delay: trip / 2}, Dir: b.TempDir()})
				})
			})
		}
		b.Run(fmt.Sprintf("rtt=%s/kubo", trip), func(b *testing.B) { kubo(b, trip) })
	}
}

// BenchmarkGigabit is BenchmarkFetch on a link of 1 Gbit/s, where the link and not the processor is the bound.
func BenchmarkGigabit(b *testing.B) {
	for _, name := range []string{"tcp", "car", "http"} {
		f := contestants()[name]
		b.Run("rtt=50ms/"+name, func(b *testing.B) {
			measure(b, func() (fetchbench.Measure, error) {
				return f(b.Context(), fetchbench.Spec{Link: netlink.Link{Delay: 25 * time.Millisecond, Rate: 125_000_000}, Dir: b.TempDir()})
			})
		})
	}
}

func BenchmarkRecord(b *testing.B) {
	for b.Loop() {
		m, err := fetchbench.Record(b.Context(), fetchbench.Spec{Dir: b.TempDir()}, 200)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(m.Time.Microseconds()), "µs/record")
	}
}

func measure(b *testing.B, f func() (fetchbench.Measure, error)) {
	var took, cpu time.Duration
	var bytes, wire int64
	for b.Loop() {
		m, err := f()
		if err != nil {
			b.Fatal(err)
		}
		took, cpu, bytes, wire = took+m.Time, cpu+m.CPU, bytes+m.Bytes, wire+m.Wire
	}
	b.ReportMetric(float64(bytes)/(1<<20)/took.Seconds(), "MiB/s")
	b.ReportMetric(float64(wire)/float64(bytes), "wire/content")
	b.ReportMetric(float64(cpu)/float64(bytes), "cpu-ns/B")
	b.ReportMetric(0, "ns/op") // holds the making of stores too
}

// kubo measures bitswap between two Kubo daemons over the same link.
func kubo(b *testing.B, trip time.Duration) {
	size := int64(256 << 20)
	if trip > 0 {
		size = 32 << 20
	}
	from, to := kubotest.Start(b), kubotest.Start(b)
	parts := strings.Split(from.Addr, "/") // /ip4/127.0.0.1/tcp/PORT/p2p/ID
	link, err := netlink.Listen(net.JoinHostPort(parts[2], parts[4]), netlink.Link{Delay: trip / 2})
	if err != nil {
		b.Fatal(err)
	}
	defer link.Close()
	to.Run(nil, "swarm", "connect", fmt.Sprintf("/ip4/127.0.0.1/tcp/%d/p2p/%s", link.Port(), parts[6]))
	seed := uint64(0)
	measure(b, func() (fetchbench.Measure, error) {
		seed++
		content, err := io.ReadAll(fetchbench.Content(seed, size))
		if err != nil {
			return fetchbench.Measure{}, err
		}
		root := from.Add(content)
		_, before := link.Bytes()
		start := time.Now()
		to.Run(nil, "pin", "add", root)
		took := time.Since(start)
		_, after := link.Bytes()
		if got := to.Run(nil, "cat", root); !bytes.Equal(got, content) {
			return fetchbench.Measure{}, fmt.Errorf("%d bytes came", len(got))
		}
		return fetchbench.Measure{Name: "Kubo", Bytes: size, Time: took, Wire: after - before}, nil
	})
}
