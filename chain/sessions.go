package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/cortensor-open/cortensor/chain/bind"
	"github.com/cortensor-open/cortensor/core"
)

const sessionActive = 1

// Session reads a session. Kind NotFound when there is none.
func (c *Client) Session(ctx context.Context, id core.SessionID) (core.Session, error) {
	var s bind.Session
	var balance *big.Int
	err := c.views(ctx,
		view{c.at.session, sessionBind().PackGetSession(number(uint64(id))), into(&s, sessionBind().UnpackGetSession)},
		view{c.at.payment, paymentBind().PackSessionBalance(number(uint64(id))), into(&balance, paymentBind().UnpackSessionBalance)})
	if err != nil {
		return core.Session{}, fmt.Errorf("session %d: %w", id, err)
	}
	return core.Session{
		ID: id, Owner: s.Owner, Name: s.Name, Metadata: s.Metadata, Active: s.State == sessionActive, Mode: s.Mode.Uint64(),
		MinNodes: s.MinNumOfNodes.Uint64(), MaxNodes: s.MaxNumOfNodes.Uint64(), Redundant: s.Redundant.Uint64(),
		Validators: s.NumOfValidatorNodes.Uint64(), SLA: s.Sla.Uint64(), Model: s.ModelIdentifier.Uint64(),
		Routers: s.RouterAddresses, Balance: balance.String(), Created: unixTime(s.CreatedAt), Updated: unixTime(s.UpdatedAt),
	}, nil
}

// SessionCount tells how many sessions there are; their ids are 0 to count−1.
func (c *Client) SessionCount(ctx context.Context) (uint64, error) {
	n, err := c.count(ctx, c.at.session, sessionBind().PackGetSessionCount(), sessionBind().UnpackGetSessionCount)
	if err != nil {
		return 0, fmt.Errorf("count sessions: %w", err)
	}
	return n, nil
}

// SessionsOf lists the sessions that an account owns.
func (c *Client) SessionsOf(ctx context.Context, owner core.Address) ([]core.SessionID, error) {
	var out []*big.Int
	if err := c.views(ctx, view{c.at.session, sessionBind().PackGetSessionIds(owner), into(&out, sessionBind().UnpackGetSessionIds)}); err != nil {
		return nil, fmt.Errorf("sessions of %s: %w", owner, err)
	}
	list := make([]core.SessionID, len(out))
	for i, id := range out {
		list[i] = core.SessionID(id.Uint64())
	}
	return list, nil
}

// CreateSession makes a session that the client's key owns, and pays the deposit into it if there is one. When only the
// deposit fails, the session exists, and the error says which it is; Deposit tries again.
func (c *Client) CreateSession(ctx context.Context, p core.SessionParams) (core.SessionID, error) {
	deposit, err := amount(p.Deposit)
	if err != nil {
		return 0, fmt.Errorf("create session %q: %w", p.Name, err)
	}
	data := sessionBind().PackCreate0(
		p.Name, p.Metadata, core.Address{}, number(p.MinNodes), number(p.MaxNodes), number(p.Redundant), number(p.Validators),
		number(p.Mode), false, number(p.SLA), number(p.Model), new(big.Int), new(big.Int))
	receipt, err := c.send(ctx, c.at.session, data, "create session %q", p.Name)
	if err != nil {
		return 0, err
	}
	event, err := findEvent(receipt, c.at.session, sessionBind().UnpackSessionCreatedEvent)
	if err != nil {
		return 0, fmt.Errorf("create session %q: %w", p.Name, err)
	}
	id := core.SessionID(event.SessionId.Uint64())
	if deposit.Sign() > 0 {
		if err := c.Deposit(ctx, id, deposit); err != nil {
			return id, fmt.Errorf("session %d was created, its deposit failed: %w", id, err)
		}
	}
	return id, nil
}

func amount(text string) (*big.Int, error) {
	if text == "" {
		return new(big.Int), nil
	}
	wei, ok := new(big.Int).SetString(text, 10)
	if !ok || wei.Sign() < 0 || wei.BitLen() > 256 {
		return nil, core.Errorf(core.Invalid, "amount %q; want a decimal number of wei of COR", text)
	}
	return wei, nil
}

// Deposit pays wei of COR from the client's account into a session.
func (c *Client) Deposit(ctx context.Context, id core.SessionID, wei *big.Int) error {
	c.paying.Lock() // approve sets the allowance and does not add to it: of two deposits at once the second would find none
	defer c.paying.Unlock()
	if _, err := c.send(ctx, c.at.token, tokenBind().PackApprove(c.at.payment, wei), "allow the deposit of %s", wei); err != nil {
		return err
	}
	_, err := c.send(ctx, c.at.payment, paymentBind().PackDeposit(number(uint64(id)), wei), "deposit %s in session %d", wei, id)
	return err
}

// TransferCOR sends wei of COR from the client's account.
func (c *Client) TransferCOR(ctx context.Context, to core.Address, wei *big.Int) error {
	_, err := c.send(ctx, c.at.token, tokenBind().PackTransfer(to, wei), "transfer %s of COR to %s", wei, to)
	return err
}

// BalanceCOR is what an account holds, in wei of COR.
func (c *Client) BalanceCOR(ctx context.Context, of core.Address) (*big.Int, error) {
	var out *big.Int
	if err := c.views(ctx, view{c.at.token, tokenBind().PackBalanceOf(of), into(&out, tokenBind().UnpackBalanceOf)}); err != nil {
		return nil, fmt.Errorf("COR of %s: %w", of, err)
	}
	return out, nil
}

// Earned is what a miner may withdraw, in wei of COR.
func (c *Client) Earned(ctx context.Context, miner core.Address) (*big.Int, error) {
	var out *big.Int
	if err := c.views(ctx, view{c.at.payment, paymentBind().PackNodeBalance(miner), into(&out, paymentBind().UnpackNodeBalance)}); err != nil {
		return nil, fmt.Errorf("earnings of %s: %w", miner, err)
	}
	return out, nil
}

// Withdraw sends the client's account all that its miner has earned.
func (c *Client) Withdraw(ctx context.Context) error {
	_, err := c.send(ctx, c.at.payment, paymentBind().PackWithdraw(), "withdraw earnings")
	return err
}
