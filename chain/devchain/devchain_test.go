package devchain

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/cortensor-open/cortensor/core"
)

// child is the environment variable that turns the test binary into the process that TestKill9 kills.
const child = "CORTENSOR_TEST_DEVCHAIN_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(child); dir != "" {
		if err := sendForever(dir, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func open(t testing.TB, dir string) *Chain {
	t.Helper()
	c, err := Open(t.Context(), Config{Dir: dir, Logger: slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))})
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

func client(t testing.TB, c *Chain) *ethclient.Client {
	t.Helper()
	e := ethclient.NewClient(c.Dial())
	t.Cleanup(e.Close)
	return e
}

func transfer(key *ecdsa.PrivateKey, chainID, nonce uint64) *types.Transaction {
	id := new(big.Int).SetUint64(chainID)
	return types.MustSignNewTx(key, types.LatestSignerForChainID(id), &types.DynamicFeeTx{
		ChainID: id, Nonce: nonce, To: &common.Address{0x55}, Value: big.NewInt(1), Gas: 21_000, GasTipCap: big.NewInt(1_000_000_000), GasFeeCap: big.NewInt(20_000_000_000),
	})
}

func waitReceipt(ctx context.Context, e *ethclient.Client, hash common.Hash) (*types.Receipt, error) {
	for {
		if r, err := e.TransactionReceipt(ctx, hash); err == nil {
			return r, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(200 * time.Microsecond):
		}
	}
}

func TestBlocksAndClock(t *testing.T) {
	c := open(t, t.TempDir())
	e := client(t, c)
	key, err := c.Account(1)
	if err != nil {
		t.Fatal(err)
	}
	var last uint64
	for n := range uint64(5) {
		before := time.Now().Add(-time.Millisecond)
		tx := transfer(key, c.ChainID(), n)
		if err := e.SendTransaction(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		r, err := waitReceipt(t.Context(), e, tx.Hash())
		if err != nil {
			t.Fatal(err)
		}
		h, err := e.HeaderByHash(t.Context(), r.BlockHash)
		if err != nil {
			t.Fatal(err)
		}
		if h.Time <= last {
			t.Errorf("block %d: timestamp %d does not grow (%d before)", h.Number, h.Time, last)
		}
		last = h.Time
		if at := Clock(h.MixDigest); at.Before(before) || at.After(time.Now().Add(time.Millisecond)) {
			t.Errorf("block %d: clock %s is not the wall clock", h.Number, at)
		}
	}
	if n, err := e.BlockNumber(t.Context()); err != nil || n != 5 {
		t.Errorf("height %d, %v; want one block a transaction: 5", n, err)
	}
}

func TestFundAndRestart(t *testing.T) {
	dir := t.TempDir()
	to := common.Address{0x77}
	first := open(t, dir)
	if err := first.Fund(t.Context(), to, big.NewInt(7)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "accounts.key"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("key file: %v %v, want mode 0600", info, err)
	}
	if _, err := Open(t.Context(), Config{Dir: dir}); core.KindOf(err) != core.Busy {
		t.Errorf("second open of one directory: %v, want busy", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	again := open(t, dir)
	t.Logf("restart took %s", time.Since(start))
	balance, err := client(t, again).BalanceAt(t.Context(), to, nil)
	if err != nil || balance.Int64() != 7 {
		t.Errorf("balance after a restart: %v %v, want 7", balance, err)
	}
	a, _ := first.Account(3)
	if b, _ := again.Account(3); !a.Equal(b) {
		t.Error("account 3 has another key after a restart")
	}
}

func TestConfig(t *testing.T) {
	for name, c := range map[string]Config{
		"no directory": {},
		"public":       {Dir: "x", Listen: "0.0.0.0:8545"},
		"no port":      {Dir: "x", Listen: "127.0.0.1"},
		"bad port":     {Dir: "x", Listen: "127.0.0.1:70000"},
		"chain id":     {Dir: "x", ChainID: 1 << 60},
		"accounts":     {Dir: "x", Accounts: -1},
	} {
		if err := c.Validate(); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v, want invalid", name, err)
		}
	}
}

func TestServesHTTPAndWebSocket(t *testing.T) {
	c := open(t, t.TempDir())
	for _, url := range []string{c.URL(), c.WSURL()} {
		e, err := ethclient.DialContext(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		id, err := e.ChainID(t.Context())
		if err != nil || id.Uint64() != DefaultChainID {
			t.Errorf("%s: chain id %v %v", url, id, err)
		}
		for _, method := range []string{"debug_setHead", "admin_nodeInfo", "miner_setGasPrice"} {
			if err := e.Client().CallContext(t.Context(), nil, method, "0x0"); err == nil {
				t.Errorf("%s serves %s", url, method)
			}
		}
		e.Close()
	}
}

func TestRewindReplacesBlocks(t *testing.T) {
	c := open(t, t.TempDir())
	e := client(t, c)
	key, _ := c.Account(1)
	var hashes []common.Hash
	for n := range uint64(4) {
		tx := transfer(key, c.ChainID(), n)
		if err := e.SendTransaction(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		r, err := waitReceipt(t.Context(), e, tx.Hash())
		if err != nil {
			t.Fatal(err)
		}
		hashes = append(hashes, r.BlockHash)
	}
	if err := c.Rewind(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	for { // transactions 2 and 3 come back in other blocks
		if nonce, err := e.NonceAt(t.Context(), crypto.PubkeyToAddress(key.PublicKey), nil); err != nil {
			t.Fatal(err)
		} else if nonce == 4 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	for i, hash := range hashes {
		h, err := e.HeaderByNumber(t.Context(), big.NewInt(int64(i+1)))
		if err == nil && (h.Hash() == hash) != (i < 2) {
			t.Errorf("block %d: kept=%v", i+1, h.Hash() == hash)
		}
	}
}

// sendForever runs a chain and prints the hash of each transaction whose receipt it has seen, until it is killed.
func sendForever(dir string, out io.Writer) error {
	ctx := context.Background()
	c, err := Open(ctx, Config{Dir: dir})
	if err != nil {
		return err
	}
	e := ethclient.NewClient(c.Dial())
	key, err := c.Account(1)
	if err != nil {
		return err
	}
	nonce, err := e.NonceAt(ctx, crypto.PubkeyToAddress(key.PublicKey), nil)
	if err != nil {
		return err
	}
	for ; ; nonce++ {
		tx := transfer(key, c.ChainID(), nonce)
		if err := e.SendTransaction(ctx, tx); err != nil {
			return err
		}
		if _, err := waitReceipt(ctx, e, tx.Hash()); err != nil {
			return err
		}
		fmt.Fprintln(out, tx.Hash())
	}
}

// TestKill9 kills a chain's process at arbitrary moments and checks that every transaction whose receipt was seen is
// still there, in one canonical chain that goes on.
func TestKill9(t *testing.T) {
	dir := t.TempDir()
	var seen []common.Hash
	for round := range 4 {
		seen = append(seen, runAndKill(t, dir, 15+17*round)...)
	}
	c := open(t, dir)
	e := client(t, c)
	for i, hash := range seen {
		r, err := e.TransactionReceipt(t.Context(), hash)
		if err != nil {
			t.Fatalf("transaction %d of %d, acknowledged before a kill, is lost: %v", i, len(seen), err)
		}
		h, err := e.HeaderByNumber(t.Context(), r.BlockNumber)
		if err != nil || h.Hash() != r.BlockHash {
			t.Fatalf("transaction %d: block %s is not canonical: %v", i, r.BlockNumber, err)
		}
	}
	balance, err := e.BalanceAt(t.Context(), common.Address{0x55}, nil)
	if err != nil || balance.Int64() < int64(len(seen)) {
		t.Errorf("state holds %v transfers (%v), %d were acknowledged", balance, err, len(seen))
	}
	if err := c.Fund(t.Context(), common.Address{1}, big.NewInt(1)); err != nil {
		t.Errorf("the chain does not go on: %v", err)
	}
}

// runAndKill gives the transactions that the child acknowledged before kill -9, which comes after n of them.
func runAndKill(t *testing.T, dir string, n int) []common.Hash {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), child+"="+dir)
	cmd.Stderr = t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var seen []common.Hash
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if text := strings.TrimSpace(lines.Text()); len(text) == 66 {
			seen = append(seen, common.HexToHash(text))
		}
		if len(seen) == n {
			if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || len(seen) < n {
		t.Fatalf("child ended by itself after %d transactions: %v", len(seen), err)
	}
	return seen
}

func BenchmarkSendToReceipt(b *testing.B) {
	c := open(b, b.TempDir())
	e := client(b, c)
	key, _ := c.Account(1)
	nonce := uint64(0)
	for b.Loop() {
		tx := transfer(key, c.ChainID(), nonce)
		nonce++
		if err := e.SendTransaction(b.Context(), tx); err != nil {
			b.Fatal(err)
		}
		if _, err := waitReceipt(b.Context(), e, tx.Hash()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		c, err := Open(b.Context(), Config{Dir: b.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
