package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
)

func word(text string) []byte { return append(crypto.Keccak256([]byte("test")), text...) }

// TestQueuePipelines sends 200 transactions of one key at once, over each transport, and checks that all get into
// blocks, far fewer blocks than transactions, none twice.
func TestQueuePipelines(t *testing.T) {
	dev := devChain(t)
	for i, url := range []string{"", dev.URL(), dev.WSURL()} {
		t.Run([]string{"in process", "http", "websocket"}[i], func(t *testing.T) {
			c := testConn(t, dev, url)
			q := testQueue(t, c, account(t, dev, i+1), nil)
			to := create(t, q, emitterCode)
			before := c.heads.latest().Number.Uint64()
			const n = 200
			receipts := make([]*types.Receipt, n)
			errs := make([]error, n)
			var wg sync.WaitGroup
			start := time.Now()
			for j := range n {
				wg.Go(func() {
					receipts[j], errs[j] = q.send(t.Context(), call{to: &to, data: word(fmt.Sprint(j)), what: "emit"})
				})
			}
			wg.Wait()
			if err := errors.Join(errs...); err != nil {
				t.Fatal(err)
			}
			took := time.Since(start)
			seen := make(map[string]bool)
			for j, r := range receipts {
				if len(r.Logs) != 1 || string(r.Logs[0].Data[32:]) != fmt.Sprint(j) {
					t.Fatalf("transaction %d got another one's receipt", j)
				}
				seen[string(r.Logs[0].Data)] = true
			}
			nonce, err := q.nonceAt(t.Context(), "latest")
			if err != nil || nonce != n+1 || len(seen) != n {
				t.Errorf("%d nonces used, %v; %d effects; want %d and %d", nonce, err, len(seen), n+1, n)
			}
			blocks := c.heads.latest().Number.Uint64() - before
			if blocks > n/2 {
				t.Errorf("%d transactions took %d blocks: they wait for each other", n, blocks)
			}
			t.Logf("%d transactions in %d blocks, %s", n, blocks, took)
		})
	}
}

func TestQueueRevert(t *testing.T) {
	dev := devChain(t)
	q := testQueue(t, testConn(t, dev, ""), account(t, dev, 1), nil)
	to := create(t, q, reverterCode)
	reason := append(crypto.Keccak256([]byte("Error(string)"))[:4], common.FromHex(
		"0000000000000000000000000000000000000000000000000000000000000020"+
			"0000000000000000000000000000000000000000000000000000000000000003"+
			"6e6f210000000000000000000000000000000000000000000000000000000000")...)
	for name, c := range map[string]call{
		"when estimated": {to: &to, data: reason, what: "try"},
		"in a block":     {to: &to, data: reason, what: "try", gas: 100_000},
	} {
		_, err := q.send(t.Context(), c)
		var r *Revert
		if core.ReasonOf(err) != core.ReasonReverted || !errors.As(err, &r) || r.Name != "Error" || r.Args[0] != "no!" {
			t.Errorf("%s: %v, want a revert with its text", name, err)
		}
	}
	if _, err := q.send(t.Context(), call{to: &to, data: make([]byte, 4), what: "try", gas: 21_100}); err == nil {
		t.Error("a transaction with too little gas passed")
	}
	// None of it disturbs what comes next.
	if _, err := q.send(t.Context(), call{to: &q.from, value: big.NewInt(1), what: "transfer"}); err != nil {
		t.Error(err)
	}
}

func TestQueueWithoutFunds(t *testing.T) {
	dev := devChain(t)
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	q := testQueue(t, testConn(t, dev, ""), key, func(c *queueConfig) { c.bumpAfter = 50 * time.Millisecond })
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			_, err := q.send(t.Context(), call{to: &q.from, gas: 21_000, what: "transfer"})
			if core.KindOf(err) != core.Unavailable {
				t.Errorf("%v, want unavailable", err)
			}
		})
	}
	wg.Wait()
	if err := dev.Fund(t.Context(), q.from, big.NewInt(1e18)); err != nil {
		t.Fatal(err)
	}
	if _, err := q.send(t.Context(), call{to: &q.from, gas: 21_000, what: "transfer"}); err != nil {
		t.Errorf("after the account was funded: %v", err)
	}
}

// stick sends a transaction with a key of its own that no block takes, as another process would have left it.
func stick(t *testing.T, c *Link, q *queue, nonce uint64, data []byte, to core.Address) *types.Transaction {
	t.Helper()
	tx, err := types.SignNewTx(q.key, q.signer, &types.DynamicFeeTx{
		ChainID: c.chainID, Nonce: nonce, To: &to, Data: data, Gas: 100_000, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(5),
	})
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// TestQueueBumps has 20 transactions stuck below the base fee, and sees the queue raise them until a block takes them.
func TestQueueBumps(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	q := testQueue(t, c, account(t, dev, 1), func(c *queueConfig) {
		c.bumpAfter = 30 * time.Millisecond
		c.maxFee = big.NewInt(400_000_000) // below the base fee of the first blocks
	})
	ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
	defer cancel()
	if _, err := q.send(ctx, call{to: &q.from, gas: 21_000, what: "transfer"}); core.KindOf(err) != core.Timeout {
		t.Fatalf("a transaction below the base fee got into a block: %v", err)
	}
	// Traffic of others lowers the base fee until the limit suffices; the stuck one and those behind it get in.
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := q.send(t.Context(), call{to: &q.from, gas: 21_000, what: "transfer"}); err != nil {
				t.Error(err)
			}
		})
	}
	for c.heads.latest().BaseFee.Cmp(big.NewInt(300_000_000)) > 0 {
		if err := dev.Fund(t.Context(), common.Address{1}, big.NewInt(1)); err != nil {
			t.Fatal(err)
		}
	}
	wg.Wait()
	if nonce, err := q.nonceAt(t.Context(), "latest"); err != nil || nonce != 21 {
		t.Errorf("%d transactions in blocks, %v; want 21", nonce, err)
	}
}

// TestQueueRecovers restarts a queue over a journal with one transaction that the endpoint never got, one that is stuck
// there, and one of which the journal knows nothing.
func TestQueueRecovers(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	path := filepath.Join(t.TempDir(), "transactions")
	change := func(c *queueConfig) { c.path = path; c.bumpAfter = 30 * time.Millisecond }
	first := testQueue(t, c, account(t, dev, 1), change)
	to := create(t, first, emitterCode)
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	stuck, unsent := stick(t, c, first, 1, word("stuck"), to), stick(t, c, first, 3, word("never sent"), to)
	unknown := stick(t, c, first, 2, word("unknown"), to)
	for _, tx := range []*types.Transaction{stuck, unknown} {
		if err := c.eth.SendTransaction(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	text := encode(stuck) + "\n" + encode(unsent) + "\n" + "0x02f8" // and a line half written
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	second := testQueue(t, c, account(t, dev, 1), change)
	if err := second.settleEarlier(t.Context()); err != nil {
		t.Fatal(err)
	}
	var seen []string
	logs, err := (&follower{conn: c}).logs(t.Context(), filterFor(to))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range logs {
		seen = append(seen, string(l.Data[32:]))
	}
	if fmt.Sprint(seen) != "[stuck never sent]" { // the unknown one cannot be raised; its nonce was filled
		t.Errorf("effects after recovery: %q", seen)
	}
	if _, err := second.send(t.Context(), call{to: &to, data: word("next"), what: "emit"}); err != nil {
		t.Error(err)
	}
	if nonce, err := second.nonceAt(t.Context(), "latest"); err != nil || nonce != 5 {
		t.Errorf("%d nonces used, %v; want 5", nonce, err)
	}
}

// TestQueueSharedKey has another program use the key's next nonces between the queue's own transactions.
func TestQueueSharedKey(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	soon := func(c *queueConfig) { c.lostAfter, c.bumpAfter = 100*time.Millisecond, 200*time.Millisecond }
	a, b := testQueue(t, c, account(t, dev, 1), soon), testQueue(t, c, account(t, dev, 1), soon)
	for i := range 3 {
		for j, q := range []*queue{a, b} {
			if _, err := q.send(t.Context(), call{to: &q.from, value: big.NewInt(int64(j)), what: "transfer"}); err != nil {
				t.Fatalf("round %d: %v", i, err)
			}
		}
	}
	if nonce, err := a.nonceAt(t.Context(), "latest"); err != nil || nonce != 6 {
		t.Errorf("%d transactions in blocks, %v; want 6", nonce, err)
	}
}

// TestQueueReorg removes a block after its transaction was answered, and sees the transaction come back.
func TestQueueReorg(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	q := testQueue(t, c, account(t, dev, 1), func(c *queueConfig) { c.confirm = 10 })
	to := create(t, q, emitterCode)
	r, err := q.send(t.Context(), call{to: &to, data: word("x"), what: "emit"})
	if err != nil {
		t.Fatal(err)
	}
	if err := dev.Rewind(t.Context(), r.BlockNumber.Uint64()-1); err != nil {
		t.Fatal(err)
	}
	eventually(t, "transaction in another block", func() bool {
		again, err := c.eth.TransactionReceipt(t.Context(), r.TxHash)
		return err == nil && again.BlockHash != r.BlockHash
	})
}

func FuzzJournal(f *testing.F) {
	key, _ := crypto.HexToECDSA("0123456789012345678901234567890123456789012345678901234567890123")
	signer := types.LatestSignerForChainID(big.NewInt(1))
	from := crypto.PubkeyToAddress(key.PublicKey)
	f.Add(encode(types.MustSignNewTx(key, signer, &types.DynamicFeeTx{ChainID: big.NewInt(1), Nonce: 7})))
	f.Add("0x02")
	f.Fuzz(func(t *testing.T, line string) {
		tx, err := parseJournalLine(line, signer, from)
		if err == nil && (tx == nil || tx.Hash() == common.Hash{}) {
			t.Error("no error and no transaction")
		}
	})
}
