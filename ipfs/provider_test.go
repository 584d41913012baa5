package ipfs_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/prometheus/client_golang/prometheus"
)

func TestMissingContentNamesEveryProvider(t *testing.T) {
	a, b, gone, asker := openNode(t), openNode(t), openNode(t), openNode(t)
	goneAddrs := gone.Addrs()
	if err := gone.Close(); err != nil {
		t.Fatal(err)
	}
	providers := append(append(append(a.Addrs(), b.Addrs()...), goneAddrs...), "nonsense")
	c := core.CIDOf(cid.DagCBOR, []byte{0xa0})
	start := time.Now()
	_, err := asker.GetBlock(t.Context(), c, providers)
	if core.ReasonOf(err) != core.ReasonContentMissing || core.KindOf(err) != core.Unavailable {
		t.Fatalf("error %v", err)
	}
	for _, name := range []string{a.Host().ID().String(), b.Host().ID().String(), gone.Host().ID().String(), "nonsense", c.String()} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("error does not name %s: %v", name, err)
		}
	}
	var fe *ipfs.FetchError
	if !errors.As(err, &fe) || len(fe.Attempts) != 5 {
		t.Fatalf("attempts: %+v", fe)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %s: content that nobody has must fail fast", took)
	}
}

func TestFetchWithoutAnyone(t *testing.T) {
	n := openNode(t)
	_, err := n.GetBlock(t.Context(), core.CIDOf(cid.Raw, []byte("x")), nil)
	if core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatal(err)
	}
	if _, err := n.GetBlock(t.Context(), cid.Undef, nil); core.KindOf(err) != core.Invalid {
		t.Fatal(err)
	}
}

// misbehave makes a node answer every CAR request with a changed stream. hold, where it is not nil, keeps the stream open
// after the bytes until it is closed.
func misbehave(n *ipfs.Node, change func(cid.Cid, []byte) io.Reader, hold chan struct{}) {
	n.Host().SetStreamHandler(ipfs.Protocol, func(s network.Stream) {
		defer s.Close()
		root, scope, err := ipfs.ReadRequestForTest(s)
		if err != nil {
			s.Reset()
			return
		}
		r, err := n.GetCAR(context.Background(), root, scope)
		if err != nil {
			s.Reset()
			return
		}
		defer r.Close()
		data, err := io.ReadAll(r)
		if err != nil {
			s.Reset()
			return
		}
		io.Copy(s, io.MultiReader(bytes.NewReader([]byte{0}), change(root, data))) // the reader hangs up on it
		if hold != nil {
			<-hold
		}
	})
}

func TestLyingProviderIsPassedOver(t *testing.T) {
	for name, change := range map[string]func(cid.Cid, []byte) io.Reader{
		"wrong bytes": backendtest.Flip(2 << 20), "foreign": backendtest.Foreign, "endless": backendtest.Endless,
		"garbage": backendtest.Garbage, "truncated": backendtest.Truncate(1 << 20), "nothing": backendtest.Truncate(0),
	} {
		t.Run(name, func(t *testing.T) {
			liar, honest := openNode(t), openNode(t)
			registry := prometheus.NewRegistry()
			asker := openNode(t, func(c *ipfs.Config) { c.Metrics, c.HedgeDelay = registry, 10*time.Second })
			file, content := putFile(t, liar, 6, 3<<20)
			putFile(t, honest, 6, 3<<20)
			misbehave(liar, change, nil)
			got, err := asker.ReadFile(t.Context(), file, 3<<20, append(liar.Addrs(), honest.Addrs()...))
			if err != nil || !bytes.Equal(got, content) {
				t.Fatalf("with an honest provider second: %d bytes, %v", len(got), err)
			}
			want := 1.0
			if name == "truncated" || name == "nothing" {
				want = 0
			}
			if got := gathered(t, registry, "cortensor_ipfs_mismatches_total"); got != want {
				t.Errorf("%v mismatches counted, want %v", got, want)
			}
			alone := openNode(t)
			_, err = alone.ReadFile(t.Context(), file, 3<<20, liar.Addrs())
			reason := core.ReasonContentMismatch
			if want == 0 {
				reason = core.ReasonContentMissing
			}
			if core.ReasonOf(err) != reason || !strings.Contains(err.Error(), liar.Host().ID().String()) {
				t.Errorf("from the liar alone: %v", err)
			}
		})
	}
}

// gathered sums a metric over its labels.
func gathered(t *testing.T, registry *prometheus.Registry, name string) float64 {
	t.Helper()
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, f := range families {
		for _, m := range f.GetMetric() {
			if f.GetName() == name {
				sum += m.GetCounter().GetValue() + m.GetGauge().GetValue()
			}
		}
	}
	return sum
}

func TestStalledProviderIsHedged(t *testing.T) {
	slow, honest := openNode(t), openNode(t)
	file, content := putFile(t, slow, 7, 3<<20)
	putFile(t, honest, 7, 3<<20)
	for _, sent := range []int{0, 1, 1 << 20} { // nothing, the status alone, a part
		hold := make(chan struct{})
		misbehave(slow, backendtest.Truncate(sent), hold)
		asker := openNode(t, func(c *ipfs.Config) { c.HedgeDelay, c.StallTimeout = 50*time.Millisecond, 15*time.Second })
		start := time.Now()
		got, err := asker.ReadFile(t.Context(), file, 3<<20, append(slow.Addrs(), honest.Addrs()...))
		if err != nil || !bytes.Equal(got, content) {
			t.Fatalf("%d bytes sent: got %d, %v", sent, len(got), err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%d bytes sent: took %s, so the stall was waited for", sent, took)
		}
		close(hold)
	}
}

func TestStallAndDeadlineEndAFetch(t *testing.T) {
	slow := openNode(t)
	file, _ := putFile(t, slow, 8, 3<<20)
	hold := make(chan struct{})
	defer close(hold)
	misbehave(slow, backendtest.Truncate(1<<20), hold)
	asker := openNode(t, func(c *ipfs.Config) { c.StallTimeout = 200 * time.Millisecond })
	if _, err := asker.ReadFile(t.Context(), file, 3<<20, slow.Addrs()); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("stall: %v", err)
	}
	patient := openNode(t)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, err := patient.ReadFile(ctx, file, 3<<20, slow.Addrs())
	if core.KindOf(err) != core.Timeout || !errors.Is(err, context.DeadlineExceeded) || core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("deadline: kind %s, reason %s: %v", core.KindOf(err), core.ReasonOf(err), err)
	}
}

func TestBusyProvider(t *testing.T) {
	busy := openNode(t, func(c *ipfs.Config) { c.MaxServing = 1 })
	record, data := putRecord(t, busy, 9)
	asker := openNode(t)
	if err := asker.Connect(t.Context(), busy.Addrs()); err != nil {
		t.Fatal(err)
	}
	var err error
	var s network.Stream
	for { // until the half request is taken up before the whole one, not behind it
		if s, err = asker.Host().NewStream(t.Context(), busy.Host().ID(), ipfs.Protocol); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Write([]byte{0}); err != nil { // half a request holds the only place
			t.Fatal(err)
		}
		if _, err = asker.GetBlock(t.Context(), record, busy.Addrs()); err != nil {
			break
		}
		s.Reset()
		record, data = putRecord(t, busy, byte(time.Now().UnixNano()))
	}
	if !strings.Contains(err.Error(), "busy") {
		t.Fatal(err)
	}
	s.Reset()
	for err != nil { // until the server has let go of it
		if _, err = asker.GetBlock(t.Context(), record, busy.Addrs()); err != nil && !strings.Contains(err.Error(), "busy") {
			t.Fatal(err)
		}
	}
	wantGet(t, asker, record, data)
}
