package memnet

import (
	"context"
	"crypto/ecdsa"
	"strings"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// Hand is a miner whose every step a test makes by hand, honest or not.
type Hand struct {
	Account *Account
	Store   *Store
	ledger  *Ledger
	key     *ecdsa.PrivateKey
}

// NewHand joins a miner to the pool, idle.
func NewHand(ctx context.Context, l *Ledger, n *Content, name string) (*Hand, error) {
	h := &Hand{Account: l.Account(AddressOf(name)), Store: n.Store(name), ledger: l, key: Key(name)}
	h.Account.Register(h.Store.Addrs(), 16)
	return h, h.Account.SetIdle(ctx, true)
}

// Result stores an answer and its signed result, and gives the link to commit. change, if any, bends the record before it
// is signed.
func (h *Hand) Result(ctx context.Context, ref core.TaskRef, text string, change func(*core.Result)) (string, error) {
	state, err := h.Account.Task(ctx, ref)
	if err != nil {
		return "", err
	}
	record, err := core.ParseLink(state.Data)
	if err != nil {
		return "", err
	}
	output, size, err := h.Store.PutFile(ctx, strings.NewReader(text))
	if err != nil {
		return "", err
	}
	r := &core.Result{Type: core.TypeResult, Task: record, Session: int64(ref.Session), ID: int64(ref.Task), Miner: h.Account.Address().Bytes(),
		Output: output, OutputSize: size, Finish: core.FinishStop, Engine: core.EngineInfo{Name: "hand"}, Providers: h.Store.Addrs()}
	if change != nil {
		change(r)
	}
	if r.Author() == h.Account.Address() {
		if err := core.Sign(h.ledger.Network(), r, h.key); err != nil {
			return "", err
		}
	}
	data, _, err := core.Encode(r)
	if err != nil {
		return "", err
	}
	c, err := h.Store.PutBlock(ctx, cid.DagCBOR, data)
	return core.Link(c), err
}

// Precommit binds the miner to data.
func (h *Hand) Precommit(ctx context.Context, ref core.TaskRef, data string) error {
	return h.Account.Precommit(ctx, ref, protocol.PrecommitHash(h.ledger.network.Chain, h.ledger.queue, ref, h.Account.Address(), data))
}

// Commit reveals data.
func (h *Hand) Commit(ctx context.Context, ref core.TaskRef, data string) error {
	return h.Account.Commit(ctx, ref, data)
}
