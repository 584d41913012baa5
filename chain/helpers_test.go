package chain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"slices"
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

// network is a development chain with the contracts on it.
type network struct {
	t   testing.TB
	dev *devchain.Chain
	dep Deployment
}

func newNetwork(t testing.TB, change func(*DeployConfig)) *network {
	t.Helper()
	n := &network{t: t, dev: devChain(t)}
	client := n.dev.Dial()
	t.Cleanup(client.Close)
	cfg := DeployConfig{RPC: client, Key: account(t, n.dev, 0), Dir: t.TempDir(), DevClock: true, OpenRegistration: true, Logger: testLog(t)}
	if change != nil {
		change(&cfg)
	}
	start := time.Now()
	var err error
	if n.dep, err = Deploy(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	t.Logf("deployment took %s", time.Since(start))
	return n
}

// client opens a client for the i-th account.
func (n *network) client(i int, change func(*Config)) *Client {
	n.t.Helper()
	rpc := n.dev.Dial()
	cfg := Config{RPC: rpc, Runtime: n.dep.Runtime, Key: account(n.t, n.dev, i), Dir: n.t.TempDir(), Logger: testLog(n.t)}
	if change != nil {
		change(&cfg)
	}
	c, err := Open(n.t.Context(), cfg)
	if err != nil {
		n.t.Fatal(err)
	}
	n.t.Cleanup(func() {
		if err := c.Close(); err != nil {
			n.t.Error(err)
		}
		rpc.Close()
	})
	return c
}

// join opens a client that holds a role.
func (n *network) join(i int, role string) *Client {
	n.t.Helper()
	c := n.client(i, nil)
	capacity := uint64(0)
	if role == RoleMiner {
		capacity = 2
	}
	if err := c.Register(n.t.Context(), role, []string{fmt.Sprintf("/ip4/127.0.0.1/tcp/%d", 4000+i)}, capacity); err != nil {
		n.t.Fatal(err)
	}
	return c
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// task waits until a client sees a task at a stage.
func (n *network) task(c *Client, ref core.TaskRef, want core.TaskStatus) core.TaskState {
	n.t.Helper()
	return n.taskWhere(c, ref, want.String(), func(s core.TaskState) bool { return s.Status == want })
}

// taskWhere waits until what a client sees of a task fulfils a condition. What another client did is seen when the
// newest block has come over this one's own connection, not before.
func (n *network) taskWhere(c *Client, ref core.TaskRef, what string, is func(core.TaskState) bool) (s core.TaskState) {
	n.t.Helper()
	eventually(n.t, "task "+what, func() bool {
		var err error
		s, err = c.Task(n.t.Context(), ref)
		return err == nil && is(s)
	})
	return s
}

// refused checks that a contract refused a call with one of these errors.
func (n *network) refused(err error, names ...string) {
	n.t.Helper()
	var r *Revert
	if core.ReasonOf(err) != core.ReasonReverted || !errors.As(err, &r) || !slices.Contains(names, r.Name) {
		n.t.Errorf("%v, want the contract to refuse with one of %v", err, names)
	}
}
