package devchain

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	ours "github.com/cortensor-open/cortensor/core"
)

// loadAccounts derives n keys from the secret in path, and makes the secret if there is none. A public mnemonic would
// let anyone who reaches the port sign for the accounts.
func loadAccounts(path string, n int) ([]*ecdsa.PrivateKey, error) {
	seed, err := loadSeed(path)
	if err != nil {
		return nil, err
	}
	keys := make([]*ecdsa.PrivateKey, n)
	for i := range keys {
		if keys[i], err = crypto.ToECDSA(crypto.Keccak256(seed, fmt.Appendf(nil, "account %d", i))); err != nil {
			return nil, fmt.Errorf("derive account %d: %w", i, err)
		}
	}
	return keys, nil
}

func loadSeed(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		seed := make([]byte, 32)
		rand.Read(seed)
		return seed, writeSecret(path, hex.EncodeToString(seed)+"\n")
	}
	if err != nil {
		return nil, err
	}
	seed, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(seed) != 32 {
		return nil, ours.Errorf(ours.Corrupt, "%s does not hold 32 bytes in hex; restore it, or remove the whole directory to begin a new chain", path)
	}
	return seed, nil
}

// writeSecret is atomic, for a half-written secret would lose the chain's accounts.
func writeSecret(path, text string) error {
	tmp := path + ".new"
	f, err := os.OpenFile(tmp, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

// Fund sends wei from account 0 to an address and returns when it has arrived.
func (c *Chain) Fund(ctx context.Context, to ours.Address, wei *big.Int) error {
	tx, err := c.sendFunds(to, wei)
	if err != nil {
		return fmt.Errorf("fund %s: %w", to, err)
	}
	for {
		block := c.driver.sealed() // before the look-up, so that no block is missed
		if found, _, _, _, _ := c.eth.APIBackend.GetCanonicalTransaction(tx.Hash()); found {
			return c.left(ctx, tx.Hash())
		}
		select {
		case <-block:
		case <-time.After(time.Second): // a block sealed by a reorg gives no signal
		case <-ctx.Done():
			return ours.Errorf(ours.Timeout, "fund %s: %w", to, ctx.Err())
		}
	}
}

// left waits until the transaction pool has seen the block that a transaction is in, and so dropped it. The pool follows the
// head on its own time; until then it judges what an account can pay by the state before.
func (c *Chain) left(ctx context.Context, tx ours.Hash) error {
	for c.eth.TxPool().Has(tx) {
		select {
		case <-time.After(time.Millisecond):
		case <-ctx.Done():
			return ours.Errorf(ours.Timeout, "wait for the transaction pool: %w", ctx.Err())
		}
	}
	return nil
}

func (c *Chain) sendFunds(to ours.Address, wei *big.Int) (*types.Transaction, error) {
	c.faucet.Lock() // one nonce at a time
	defer c.faucet.Unlock()
	key := c.accounts[0]
	head := c.eth.BlockChain().CurrentBlock()
	tip := big.NewInt(1_000_000_000)
	tx, err := types.SignNewTx(key, types.LatestSignerForChainID(c.eth.BlockChain().Config().ChainID), &types.DynamicFeeTx{
		ChainID: c.eth.BlockChain().Config().ChainID, Nonce: c.eth.TxPool().PoolNonce(crypto.PubkeyToAddress(key.PublicKey)),
		To: &to, Value: wei, Gas: 21_000, GasTipCap: tip,
		GasFeeCap: new(big.Int).Add(tip, new(big.Int).Mul(head.BaseFee, big.NewInt(4))),
	})
	if err != nil {
		return nil, err
	}
	return tx, errors.Join(c.eth.TxPool().Add([]*types.Transaction{tx}, true)...)
}
