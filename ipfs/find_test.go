package ipfs_test

import (
	"bytes"
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
)

// finder gives a list, or waits for its end where there is none, and counts.
type finder struct {
	addrs []string
	err   error
	hangs bool
	asked atomic.Int64
}

func (f *finder) FindProviders(ctx context.Context, _ cid.Cid, limit int) ([]string, error) {
	f.asked.Add(1)
	if f.hangs {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return f.addrs[:min(limit, len(f.addrs))], f.err
}

// goneAddrs are the addresses of a node that is no more.
func goneAddrs(t *testing.T) []string {
	t.Helper()
	gone := openNode(t)
	addrs := gone.Addrs()
	if err := gone.Close(); err != nil {
		t.Fatal(err)
	}
	return addrs
}

func TestProvidersAreFound(t *testing.T) {
	holder, atHolder := openNode(t), prometheus.NewRegistry()
	second := openNode(t, func(c *ipfs.Config) { c.Metrics = atHolder })
	file, content := putFile(t, holder, 3, 40<<20)
	putFile(t, second, 3, 40<<20)
	small, note := putFile(t, holder, 4, 1000)

	f := &finder{addrs: append(append(goneAddrs(t), holder.Addrs()...), second.Addrs()...)}
	asker := openNode(t)
	asker.SetFinder(f)
	if got, err := asker.ReadFile(t.Context(), small, 1000, holder.Addrs()); err != nil || !bytes.Equal(got, note) {
		t.Fatal(err)
	}
	if f.asked.Load() != 0 {
		t.Error("somebody was looked for although who was named served")
	}
	if err := asker.Host().Network().ClosePeer(holder.Host().ID()); err != nil {
		t.Fatal(err)
	}
	got, err := asker.ReadFile(t.Context(), file, 64<<20, goneAddrs(t))
	if err != nil || !bytes.Equal(got, content) {
		t.Fatalf("found: %d bytes, %v", len(got), err)
	}
	if n := f.asked.Load(); n != 1 {
		t.Errorf("asked %d times for one fetch", n)
	}
	if gathered(t, atHolder, "cortensor_ipfs_served_bytes_total") == 0 {
		t.Error("the second provider found carried nothing of a large file")
	}
}

// Looking has an end of its own, and its failure is named.
func TestLookingIsBounded(t *testing.T) {
	f := &finder{hangs: true}
	asker := openNode(t, func(c *ipfs.Config) { c.FindTimeout = 50 * time.Millisecond })
	asker.SetFinder(f)
	start := time.Now()
	_, err := asker.GetBlock(t.Context(), core.CIDOf(cid.Raw, []byte("x")), goneAddrs(t))
	if core.ReasonOf(err) != core.ReasonContentMissing || !strings.Contains(err.Error(), "find providers: context deadline exceeded") {
		t.Errorf("error %v", err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %s", took)
	}
	asker.SetFinder(nil)
	if _, err := asker.GetBlock(t.Context(), core.CIDOf(cid.Raw, []byte("x")), nil); strings.Contains(err.Error(), "found") {
		t.Errorf("without a finder: %v", err)
	}
}

// A provider that is slow is waited for: nobody else is told of the root.
func TestNobodyIsLookedForWhileSomebodyServes(t *testing.T) {
	slow := openNode(t, func(c *ipfs.Config) { c.ServeRate = 1 << 20 })
	file, content := putFile(t, slow, 7, 2<<20)
	f := &finder{}
	asker := openNode(t, func(c *ipfs.Config) { c.HedgeDelay = time.Millisecond })
	asker.SetFinder(f)
	got, err := asker.ReadFile(t.Context(), file, 4<<20, slow.Addrs())
	if err != nil || !bytes.Equal(got, content) || f.asked.Load() != 0 {
		t.Errorf("%d bytes, %v, %d searches", len(got), err, f.asked.Load())
	}
}

// What is private here is not asked for.
func TestPrivateRootsAreNotLookedFor(t *testing.T) {
	holder, asker := openNode(t), openNode(t)
	c, _, err := holder.PutFile(t.Context(), bytes.NewReader(backendtest.Content(1, 2<<20)))
	if err != nil {
		t.Fatal(err)
	}
	root, err := holder.ReadBlock(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := asker.With(ipfs.PutOptions{Private: true}).PutBlock(t.Context(), cid.DagProtobuf, root); err != nil {
		t.Fatal(err)
	}
	f := &finder{addrs: holder.Addrs()}
	asker.SetFinder(f)
	err = asker.Fetch(t.Context(), c, ipfs.ScopeAll, ipfs.Limits{}, nil)
	if core.ReasonOf(err) != core.ReasonContentMissing || f.asked.Load() != 0 {
		t.Errorf("error %v after %d searches", err, f.asked.Load())
	}
}

// Peers of the address book are dialled again when nobody who is connected has the content.
func TestAddressBookIsAsked(t *testing.T) {
	holder, asker := openNode(t), openNode(t)
	file, content := putFile(t, holder, 8, 1000)
	if err := asker.Connect(t.Context(), holder.Addrs()); err != nil {
		t.Fatal(err)
	}
	if err := asker.Host().Network().ClosePeer(holder.Host().ID()); err != nil {
		t.Fatal(err)
	}
	got, err := asker.ReadFile(t.Context(), file, 1000, nil)
	if err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}
