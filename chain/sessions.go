package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/cortensor-open/cortensor/core"
)

// sessionInfo is the struct Session of SessionV2.
type sessionInfo struct {
	Id                    *big.Int
	Sid                   [32]byte
	Name                  string
	Metadata              string
	State                 uint8
	CreatedAt             *big.Int
	UpdatedAt             *big.Int
	Owner                 core.Address
	EphemeralNodes        []core.Address
	DedicatedNodes        []core.Address
	Mode                  *big.Int
	Redundant             *big.Int
	MinNumOfNodes         *big.Int
	MaxNumOfNodes         *big.Int
	NumOfValidatorNodes   *big.Int
	RouterMetadatas       []string
	RouterAddresses       []core.Address
	Sla                   *big.Int
	ModelIdentifier       *big.Int
	ReservePeriod         *big.Int
	MaxTaskExecutionCount *big.Int
}

const sessionActive = 1

// Session reads a session. Kind NotFound when there is none.
func (c *Client) Session(ctx context.Context, id core.SessionID) (core.Session, error) {
	var s sessionInfo
	var balance *big.Int
	err := c.views(ctx,
		read(sessionContract(), c.at.session, &s, "getSession", number(uint64(id))),
		read(paymentContract(), c.at.payment, &balance, "sessionBalance", number(uint64(id))))
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
	return c.count(ctx, "count sessions", sessionContract(), c.at.session, "getSessionCount")
}

// SessionsOf lists the sessions that an account owns.
func (c *Client) SessionsOf(ctx context.Context, owner core.Address) ([]core.SessionID, error) {
	var out []*big.Int
	if err := c.views(ctx, read(sessionContract(), c.at.session, &out, "getSessionIds", owner)); err != nil {
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
	data := sessionContract().pack(
		"create(string,string,address,uint256,uint256,uint256,uint256,uint256,bool,uint256,uint256,uint256,uint256)",
		p.Name, p.Metadata, core.Address{}, number(p.MinNodes), number(p.MaxNodes), number(p.Redundant), number(p.Validators),
		number(p.Mode), false, number(p.SLA), number(p.Model), new(big.Int), new(big.Int))
	receipt, err := c.send(ctx, c.at.session, data, "create session %q", p.Name)
	if err != nil {
		return 0, err
	}
	var event struct {
		SessionId *big.Int
		Sid       [32]byte
		Owner     core.Address
		Miners    []core.Address
	}
	if err := findEvent(receipt, c.at.session, sessionContract(), "SessionCreated", &event); err != nil {
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
	if _, err := c.send(ctx, c.at.token, tokenContract().pack("approve", c.at.payment, wei), "allow the deposit of %s", wei); err != nil {
		return err
	}
	_, err := c.send(ctx, c.at.payment, paymentContract().pack("deposit", number(uint64(id)), wei), "deposit %s in session %d", wei, id)
	return err
}

// TransferCOR sends wei of COR from the client's account.
func (c *Client) TransferCOR(ctx context.Context, to core.Address, wei *big.Int) error {
	_, err := c.send(ctx, c.at.token, tokenContract().pack("transfer", to, wei), "transfer %s of COR to %s", wei, to)
	return err
}

// BalanceCOR is what an account holds, in wei of COR.
func (c *Client) BalanceCOR(ctx context.Context, of core.Address) (*big.Int, error) {
	var out *big.Int
	if err := c.views(ctx, read(tokenContract(), c.at.token, &out, "balanceOf", of)); err != nil {
		return nil, fmt.Errorf("COR of %s: %w", of, err)
	}
	return out, nil
}

// Earned is what a miner may withdraw, in wei of COR.
func (c *Client) Earned(ctx context.Context, miner core.Address) (*big.Int, error) {
	var out *big.Int
	if err := c.views(ctx, read(paymentContract(), c.at.payment, &out, "nodeBalance", miner)); err != nil {
		return nil, fmt.Errorf("earnings of %s: %w", miner, err)
	}
	return out, nil
}

// Withdraw sends the client's account all that its miner has earned.
func (c *Client) Withdraw(ctx context.Context) error {
	_, err := c.send(ctx, c.at.payment, paymentContract().pack("withdraw"), "withdraw earnings")
	return err
}
