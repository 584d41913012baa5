package ipfs_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/netlink"
	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"
)

// linked puts a link before a node and gives the address through it.
func linked(t testing.TB, n *ipfs.Node, link netlink.Link) (*netlink.Proxy, string) {
	t.Helper()
	parts := strings.Split(n.Addrs()[0], "/") // /ip4/127.0.0.1/tcp/PORT/p2p/ID
	p, err := netlink.Listen(net.JoinHostPort(parts[2], parts[4]), link)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p, fmt.Sprintf("/ip4/127.0.0.1/tcp/%d/p2p/%s", p.Port(), parts[6])
}

// linkedHTTP puts a link before a handler.
func linkedHTTP(t testing.TB, h http.Handler, link netlink.Link) (*netlink.Proxy, string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	p, err := netlink.Listen(s.Listener.Addr().String(), link)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p, "http://" + p.Addr()
}

func private(c *ipfs.Config) { c.PrivateGateways = true }

func wantFile(t testing.TB, n *ipfs.Node, c cid.Cid, want []byte, providers ...string) {
	t.Helper()
	got, err := n.ReadFile(t.Context(), c, int64(len(want)), providers)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Fatalf("file %s: other bytes", c)
	}
}

const million = 1 << 20

// passed is how much has come through links, in MiB.
func passed(links ...*netlink.Proxy) (sum int) {
	for _, l := range links {
		_, down := l.Bytes()
		sum += int(down)
	}
	return sum >> 20
}

func TestPartsFromMixedProviders(t *testing.T) {
	link := netlink.Link{Delay: 2 * time.Millisecond, Rate: 32 * million} // so that one alone is not done before others begin
	asker := openNode(t, private)
	var links []*netlink.Proxy
	var providers []string
	var file cid.Cid
	var content []byte
	for i := range 3 {
		n := openNode(t)
		file, content = putFile(t, n, 1, 64*million)
		l, addr := linked(t, n, link)
		if i == 2 {
			l, addr = linkedHTTP(t, n.Gateway(), link)
			addr = strings.Replace(strings.Replace(addr, "http://", "/ip4/", 1), ":", "/tcp/", 1) + "/http" // as a multiaddr
		}
		links, providers = append(links, l), append(providers, addr)
	}
	wantFile(t, asker, file, content, providers...)
	for i, l := range links {
		if got := passed(l); got < 4 {
			t.Errorf("provider %d gave %d MiB of 64: it was not used", i, got)
		}
	}
	if got := passed(links...); got > 96 {
		t.Errorf("%d MiB came for a file of 64", got)
	}
}

// TestCutIsResumed breaks the connection of the only provider twice: it goes on with what is missing.
func TestCutIsResumed(t *testing.T) {
	for _, kind := range []string{"car", "http", "records"} {
		t.Run(kind, func(t *testing.T) {
			from, asker := openNode(t), openNode(t, private)
			link := netlink.Link{Delay: time.Millisecond, Rate: 48 * million, Buffer: million}
			l, addr := linked(t, from, link)
			if kind == "http" {
				l, addr = linkedHTTP(t, from.Gateway(), link)
			}
			file, content := putFile(t, from, 2, 40*million)
			scope := ipfs.ScopeEntity
			if kind == "records" { // a DAG that cannot be fetched by range
				file, _ = putList(t, from, content)
				scope = ipfs.ScopeAll
			}
			broken, fetched := make(chan struct{}), make(chan struct{})
			go func() { // ends with the fetch, which is awaited
				defer close(broken)
				for _, at := range []int{10, 25} {
					for passed(l) < at {
						select {
						case <-fetched: // by another way: the nodes know each other's real addresses
							return
						case <-time.After(time.Millisecond):
						}
					}
					l.Break()
				}
			}()
			err := asker.Fetch(t.Context(), file, scope, ipfs.Limits{}, []string{addr})
			close(fetched)
			<-broken
			if err != nil {
				t.Fatal(err)
			}
			if kind != "records" {
				wantFile(t, asker, file, content)
			}
			// what was under way is lost: a window of each lane and a part of a block
			if got := passed(l); got > 80 {
				t.Errorf("%d MiB came for a file of 40", got)
			}
			t.Logf("%d MiB for 40", passed(l))
		})
	}
}

// putList stores content as raw blocks under one dag-cbor list.
func putList(t testing.TB, n *ipfs.Node, content []byte) (cid.Cid, int) {
	t.Helper()
	list := []byte{0x99, 0, 0}
	count := 0
	for at := 0; at < len(content); at += 256 << 10 {
		c, err := n.PutBlock(t.Context(), cid.Raw, content[at:min(len(content), at+256<<10)])
		if err != nil {
			t.Fatal(err)
		}
		list = append(append(list, 0xd8, 42, 0x58, byte(c.ByteLen()+1), 0), c.Bytes()...)
		count++
	}
	list[1], list[2] = byte(count>>8), byte(count)
	root, err := n.PutBlock(t.Context(), cid.DagCBOR, list)
	if err != nil {
		t.Fatal(err)
	}
	return root, count
}

// TestNextProviderTakesOver: what a provider gave before it went away is not fetched again.
func TestNextProviderTakesOver(t *testing.T) {
	first, second, asker := openNode(t), openNode(t), openNode(t)
	l1, addr1 := linked(t, first, netlink.Link{Rate: 64 * million, Buffer: million})
	l2, addr2 := linked(t, second, netlink.Link{Delay: time.Millisecond})
	content := backendtest.Content(3, 24*million)
	root, _ := putList(t, first, content)
	putList(t, second, content)
	gone := make(chan struct{})
	go func() { // ends with the fetch, which is awaited
		defer close(gone)
		for passed(l1) < 12 && t.Context().Err() == nil {
			time.Sleep(time.Millisecond)
		}
		first.Close()
	}()
	if err := asker.Fetch(t.Context(), root, ipfs.ScopeAll, ipfs.Limits{}, []string{addr1, addr2}); err != nil {
		t.Fatal(err)
	}
	<-gone
	if got := passed(l2); got < 6 || got > 18 {
		t.Errorf("%d MiB came from the second provider, of 24 of which the first gave %d", got, passed(l1))
	}
}

// TestSlowProviderIsHedged gives a provider so thin a link that its part would take half a minute.
func TestSlowProviderIsHedged(t *testing.T) {
	slow, fast := openNode(t), openNode(t)
	asker := openNode(t, func(c *ipfs.Config) { c.HedgeDelay = 50 * time.Millisecond })
	_, slowAddr := linked(t, slow, netlink.Link{Rate: million, Buffer: million})
	file, content := putFile(t, slow, 4, 48*million)
	putFile(t, fast, 4, 48*million)
	start := time.Now()
	wantFile(t, asker, file, content, fast.Addrs()[0], slowAddr)
	if took := time.Since(start); took > 8*time.Second {
		t.Errorf("took %s: the slow part was waited for", took)
	}
}

// TestLiarAmongParts: one of three providers of a large file sends wrong bytes, is counted and left.
func TestLiarAmongParts(t *testing.T) {
	for _, kind := range []string{"car", "http"} {
		t.Run(kind, func(t *testing.T) {
			registry := prometheus.NewRegistry()
			asker := openNode(t, private, func(c *ipfs.Config) { c.Metrics = registry })
			honest := openNode(t)
			file, content := putFile(t, honest, 5, 64*million)
			spoiler := &ipfs.Spoiler{}
			liar := openNode(t, func(c *ipfs.Config) { c.Spoiler = spoiler })
			putFile(t, liar, 5, 64*million)
			for at := 20 * million; at < 64*million; at += million { // all beyond the head, so that the lie is met in a part
				if err := spoiler.Corrupt(t.Context(), core.CIDOf(cid.Raw, content[at:at+million])); err != nil {
					t.Fatal(err)
				}
			}
			_, honestAddr := linked(t, honest, netlink.Link{Rate: 48 * million})
			providers := []string{liar.Addrs()[0], honestAddr}
			if kind == "http" {
				_, providers[0] = linkedHTTP(t, liar.Gateway(), netlink.Link{})
			}
			wantFile(t, asker, file, content, providers...)
			if got := gathered(t, registry, "cortensor_ipfs_mismatches_total"); got < 1 {
				t.Error("the lie was not counted")
			}
		})
	}
}

func TestGatewayOfTheConfigurationIsLast(t *testing.T) {
	holder, peer := openNode(t), openNode(t)
	l, url := linkedHTTP(t, holder.Gateway(), netlink.Link{Delay: time.Millisecond})
	asker := openNode(t, func(c *ipfs.Config) { c.Gateways, c.HedgeDelay = []string{url}, 10*time.Second })
	record, data := putRecord(t, peer, 1)
	wantGet(t, asker, record, data, peer.Addrs()...)
	if up, _ := l.Bytes(); up != 0 {
		t.Error("the gateway was asked although a provider had it")
	}
	record, data = putRecord(t, holder, 2)
	wantGet(t, asker, record, data, peer.Addrs()...)
}

// TestPrivateGatewaysNeedLeave: a record of a stranger must not make a node ask around in its own network.
func TestPrivateGatewaysNeedLeave(t *testing.T) {
	holder, asker := openNode(t), openNode(t)
	l, url := linkedHTTP(t, holder.Gateway(), netlink.Link{Delay: time.Millisecond})
	record, _ := putRecord(t, holder, 1)
	_, err := asker.GetBlock(t.Context(), record, []string{url})
	var fe *ipfs.FetchError
	if core.ReasonOf(err) != core.ReasonContentMissing || !errors.As(err, &fe) || !strings.Contains(err.Error(), "not a public address") {
		t.Fatal(err)
	}
	if l.Connections() != 0 {
		t.Error("it was dialled")
	}
}

func TestRates(t *testing.T) {
	for name, change := range map[string][2]func(*ipfs.Config){
		"fetch": {func(*ipfs.Config) {}, func(c *ipfs.Config) { c.FetchRate = 4 * million }},
		"serve": {func(c *ipfs.Config) { c.ServeRate = 4 * million }, func(*ipfs.Config) {}},
	} {
		from, to := openNode(t, change[0]), openNode(t, change[1])
		file, content := putFile(t, from, 6, 3*million)
		start := time.Now()
		wantFile(t, to, file, content, from.Addrs()...)
		if took := time.Since(start); took < 500*time.Millisecond { // 2.6 MiB beyond the first tenth of a second
			t.Errorf("%s: 3 MiB at 4 MiB/s took %s", name, took)
		}
	}
}

// TestOddGateways: whatever a gateway does, the fetch ends with a coded error, or the next provider completes it.
func TestOddGateways(t *testing.T) {
	honest := openNode(t)
	file, content := putFile(t, honest, 7, 3*million)
	gateway := honest.Gateway()
	carType := func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/vnd.ipld.car; version=1; order=dfs; dups=n")
	}
	for name, handler := range map[string]http.HandlerFunc{
		"absent":  func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) },
		"garbage": func(w http.ResponseWriter, _ *http.Request) { carType(w); w.Write(make([]byte, 1000)) },
		"half, then silence": func(w http.ResponseWriter, r *http.Request) {
			var whole bytes.Buffer
			rec := httptest.NewRecorder()
			gateway.ServeHTTP(rec, r)
			whole.ReadFrom(rec.Body)
			carType(w)
			w.Write(whole.Bytes()[:million+million/2])
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
		"half, then an end": func(w http.ResponseWriter, r *http.Request) {
			rec := httptest.NewRecorder()
			gateway.ServeHTTP(rec, r)
			carType(w)
			io.CopyN(w, rec.Body, million+million/2)
		},
		"endless": func(w http.ResponseWriter, r *http.Request) {
			rec := httptest.NewRecorder()
			gateway.ServeHTTP(rec, r)
			carType(w)
			io.Copy(w, backendtest.Endless(file, rec.Body.Bytes()))
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, url := linkedHTTP(t, handler, netlink.Link{})
			asker := openNode(t, private, func(c *ipfs.Config) { c.StallTimeout = 2 * time.Second })
			got, err := asker.ReadFile(t.Context(), file, 3*million, []string{url})
			// one that sends a part of what is asked for each time gets it done in the end
			if r := core.ReasonOf(err); r != core.ReasonContentMissing && r != core.ReasonContentMismatch && !bytes.Equal(got, content) {
				t.Errorf("alone: %d bytes, %v", len(got), err)
			}
			wantFile(t, asker, file, content, append([]string{url}, honest.Addrs()...)...)
		})
	}
}
