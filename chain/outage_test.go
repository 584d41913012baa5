package chain

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/chain/devchain"
	"github.com/cortensor-open/cortensor/core"
)

// TestEndpointRestarts stops the chain under a queue and a follower and starts it again at the same address. Both go on,
// and a call made while it was away is answered.
func TestEndpointRestarts(t *testing.T) {
	for _, scheme := range []string{"http", "ws"} {
		t.Run(scheme, func(t *testing.T) {
			cfg := devchain.Config{Dir: t.TempDir(), Logger: testLog(t)}
			dev, err := devchain.Open(t.Context(), cfg)
			must(t, err)
			address := strings.TrimPrefix(dev.URL(), "http://")
			url := scheme + "://" + address
			c := testConn(t, dev, url)
			q := testQueue(t, c, account(t, dev, 1), func(c *queueConfig) { c.bumpAfter = 200 * time.Millisecond })
			to := create(t, q, emitterCode)
			var l ledger
			follow(t, c, &l, filepath.Join(t.TempDir(), "c.json"), to)
			emit(t, q, to, "a")
			eventually(t, "event before the outage", func() bool { return l.has("a") })
			must(t, dev.Close())

			done := make(chan error, 1)
			go func() {
				_, err := q.send(t.Context(), call{to: &to, data: word("b"), gas: 100_000, what: "emit b"})
				done <- err
			}()
			cfg.Listen = address
			dev, err = devchain.Open(t.Context(), cfg)
			must(t, err)
			t.Cleanup(func() {
				if err := dev.Close(); err != nil {
					t.Error(err)
				}
			})
			must(t, <-done)
			eventually(t, "event after the outage", func() bool { return l.has("a", "b") })
		})
	}
}

// TestFollowShrinksRange reads through an endpoint that refuses ranges of more than ten blocks, and fails now and then.
func TestFollowShrinksRange(t *testing.T) {
	dev := devChain(t)
	var asked, refusals atomic.Int32
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		var req struct {
			ID     json.RawMessage
			Method string
			Params []struct{ FromBlock, ToBlock string }
		}
		w.Header().Set("Content-Type", "application/json")
		if json.Unmarshal(body, &req) == nil && req.Method == "eth_getLogs" && req.Params[0].ToBlock != "" {
			if asked.Add(1)%7 == 3 {
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			from, _ := new(big.Int).SetString(req.Params[0].FromBlock, 0)
			to, _ := new(big.Int).SetString(req.Params[0].ToBlock, 0)
			if to.Int64()-from.Int64() >= 10 {
				refusals.Add(1)
				_, _ = io.WriteString(w, `{"jsonrpc":"2.0","id":`+string(req.ID)+`,"error":{"code":-32000,"message":"block range too large"}}`)
				return
			}
		}
		resp, err := http.Post(dev.URL(), "application/json", strings.NewReader(string(body)))
		if err != nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		defer resp.Body.Close()
		_, _ = io.Copy(w, resp.Body)
	}))
	t.Cleanup(proxy.Close)
	q := testQueue(t, testConn(t, dev, ""), account(t, dev, 1), nil)
	to := create(t, q, emitterCode)
	var want []string
	for i := range 60 {
		text := string(rune('a' + i%26))
		emit(t, q, to, text)
		want = append(want, text)
	}
	var l ledger
	follow(t, testConn(t, dev, proxy.URL), &l, filepath.Join(t.TempDir(), "c.json"), to)
	eventually(t, "all events", func() bool { return l.has(want...) })
	if refusals.Load() == 0 {
		t.Error("no range was refused; the test shows nothing")
	}
}

// TestFinality checks when an anchor counts as final: after so many blocks, or by the endpoint's finalized block.
func TestFinality(t *testing.T) {
	n := newNetwork(t, nil)
	ctx := t.Context()
	oracle := n.join(2, RoleOracle)
	_, err := oracle.AppendAnchor(ctx, "log", core.Hash{}, 1, core.Hash{1}, core.Hash{2})
	must(t, err)
	deep := n.client(3, func(c *Config) { c.Confirmations = 5 })
	tag := n.client(4, func(c *Config) { c.UseFinalized = true })
	final := func(c *Client) bool {
		t.Helper()
		list, err := c.Anchors(ctx, "log", 0, 1)
		if err != nil || len(list) != 1 {
			t.Fatalf("anchors: %v %v", list, err)
		}
		return list[0].Final
	}
	if !final(oracle) || final(deep) || final(tag) {
		t.Errorf("right after the anchor: final %t, after 5 blocks %t, by tag %t", final(oracle), final(deep), final(tag))
	}
	for range 5 {
		must(t, n.dev.Fund(ctx, core.Address{1}, big.NewInt(1)))
	}
	eventually(t, "5 blocks seen", func() bool { return final(deep) })
	if final(tag) {
		t.Error("final by tag after 5 blocks")
	}
	for range devchain.FinalityDepth {
		must(t, n.dev.Fund(ctx, core.Address{1}, big.NewInt(1)))
	}
	eventually(t, "finalized by tag", func() bool { return final(tag) })
}

func TestClosedQueueAnswers(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	q := testQueue(t, c, account(t, dev, 1), func(c *queueConfig) { c.maxFee = big.NewInt(1) }) // nothing gets into a block
	done := make(chan error, 1)
	go func() {
		_, err := q.send(context.Background(), call{to: &q.from, gas: 21_000, what: "transfer"})
		done <- err
	}()
	eventually(t, "sent", func() bool {
		nonce, err := q.nonceAt(t.Context(), "pending")
		return err == nil && nonce == 1
	})
	must(t, q.close())
	if err := <-done; core.KindOf(err) != core.Unavailable || errors.Is(err, context.Canceled) {
		t.Errorf("%v, want unavailable", err)
	}
}

// Requests whose time runs out must not cost others the connection that they share: neither a subscription nor a request.
func TestExpiredRequestsKeepTheConnection(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	headers := make(chan *types.Header, 16)
	sub, err := c.eth.SubscribeNewHead(t.Context(), headers)
	must(t, err)
	defer sub.Unsubscribe()
	for i := range 500 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*time.Microsecond/2)
		if err := c.once(ctx, func(ctx context.Context) error {
			_, err := c.eth.BlockNumber(ctx)
			return err
		}); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("request %d: %v", i, err)
		}
		cancel()
	}
	select {
	case err := <-sub.Err():
		t.Fatalf("the subscription broke: %v", err)
	default:
	}
	must(t, dev.Fund(t.Context(), core.Address{1}, big.NewInt(1)))
	select {
	case <-headers:
	case err := <-sub.Err():
		t.Fatalf("the subscription broke: %v", err)
	case <-time.After(30 * time.Second):
		t.Fatal("no block was told")
	}
}
