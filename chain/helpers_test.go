package chain

import (
	"context"
	"crypto/ecdsa"
	"log/slog"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/chain/devchain"
	"github.com/cortensor-open/cortensor/core"
)

// Two contracts made by hand. Each call of the first emits a log whose topic is the first word of the call's data and
// whose data is the call's. The second reverts with the call's data.
var (
	emitterCode  = common.FromHex("69365f5f375f35365fa1005f52600a6016f3")
	reverterCode = common.FromHex("66365f5f37365ffd5f5260076019f3")
)

func testLog(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelInfo}))
}

func devChain(t testing.TB) *devchain.Chain {
	t.Helper()
	c, err := devchain.Open(t.Context(), devchain.Config{Dir: t.TempDir(), Logger: testLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func account(t testing.TB, dev *devchain.Chain, i int) *ecdsa.PrivateKey {
	t.Helper()
	key, err := dev.Account(i)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// testConn connects to a chain: inside the process, or at url.
func testConn(t testing.TB, dev *devchain.Chain, url string) *Link {
	t.Helper()
	client := dev.Dial()
	if url != "" {
		client.Close()
		client = nil
	}
	c, err := dial(t.Context(), url, client, 5*time.Millisecond, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Close()
		if client != nil {
			client.Close()
		}
	})
	return c
}

func testQueue(t testing.TB, c *Link, key *ecdsa.PrivateKey, change func(*queueConfig)) *queue {
	t.Helper()
	m, err := newMetrics(nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg := queueConfig{key: key, bumpAfter: 10 * time.Second, metrics: m, log: testLog(t)}
	if change != nil {
		change(&cfg)
	}
	q, err := newQueue(t.Context(), c, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := q.close(); err != nil {
			t.Error(err)
		}
	})
	return q
}

func create(t testing.TB, q *queue, code []byte) core.Address {
	t.Helper()
	r, err := q.send(t.Context(), call{data: code, what: "deploy a test contract"})
	if err != nil {
		t.Fatal(err)
	}
	return r.ContractAddress
}

// eventually waits until a condition holds.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for !holds() {
		select {
		case <-ctx.Done():
			t.Fatalf("%s: not within 20 seconds", what)
		case <-time.After(time.Millisecond):
		}
	}
}

// rawEvent stands for the decoder of real events: the data's length tells which event it was.
func rawEvent(l types.Log) (core.Event, bool) {
	return core.Event{Kind: core.TaskQueued, Data: string(l.Data[32:]), Block: l.BlockNumber, Tx: l.TxHash, Index: l.Index}, len(l.Data) >= 32
}
