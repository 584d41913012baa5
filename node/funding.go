package node

import (
	"context"
	"errors"
	"math/big"

	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
)

// grant is what an account of the devnet is given to pay for its transactions: 1,000 ether in wei.
func grant() *big.Int { return new(big.Int).Mul(big.NewInt(1e18), big.NewInt(1000)) }

// fundSessions gives an account the COR that its sessions are paid from, if it has less than one session's.
func (d *Devnet) fundSessions(ctx context.Context, reader *chain.Client, to core.Address) error {
	deposit, _ := new(big.Int).SetString(sessionDeposit, 10)
	balance, err := reader.BalanceCOR(ctx, to)
	if err != nil || balance.Cmp(deposit) >= 0 {
		return err
	}
	d.treasury.Lock() // one transaction queue a key
	defer d.treasury.Unlock()
	key, err := d.chain.Account(deployerAccount)
	if err != nil {
		return err
	}
	deployer, err := chain.Open(ctx, chain.Config{Link: d.at.link, Runtime: d.at.runtime, Key: key, Logger: d.log})
	if err != nil {
		return err
	}
	return errors.Join(deployer.TransferCOR(ctx, to, new(big.Int).Mul(deposit, big.NewInt(1000))), deployer.Close())
}
