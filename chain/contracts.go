package chain

import (
	"context"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/chain/bind"
	"github.com/cortensor-open/cortensor/core"
)

// The generated bindings, parsed when first used.
var (
	runtimeBind    = sync.OnceValue(bind.NewRuntime)
	iamBind        = sync.OnceValue(bind.NewIAM)
	tokenBind      = sync.OnceValue(bind.NewCortensorToken)
	sessionBind    = sync.OnceValue(bind.NewSessionV2)
	queueBind      = sync.OnceValue(bind.NewSessionQueueV2)
	validationBind = sync.OnceValue(bind.NewSessionQueueValidation)
	poolBind       = sync.OnceValue(bind.NewNodePool)
	statsBind      = sync.OnceValue(bind.NewNodeStats)
	paymentBind    = sync.OnceValue(bind.NewSessionPayment)
	auditBind      = sync.OnceValue(bind.NewAuditLog)
	blockClockBind = sync.OnceValue(bind.NewBlockClock)
	devClockBind   = sync.OnceValue(bind.NewDevClock)
)

// contractABIs gives the interfaces of the contracts that refuse calls with errors of their own.
func contractABIs() []abi.ABI {
	return []abi.ABI{
		runtimeBind().GetABI(), iamBind().GetABI(), tokenBind().GetABI(), sessionBind().GetABI(), queueBind().GetABI(),
		validationBind().GetABI(), poolBind().GetABI(), statsBind().GetABI(), paymentBind().GetABI(), auditBind().GetABI(),
	}
}

// into makes a view's decoder of a binding's.
func into[T any](out *T, unpack func([]byte) (T, error)) func([]byte) error {
	return func(data []byte) (err error) {
		*out, err = unpack(data)
		return err
	}
}

// addresses are where the contracts of one deployment are.
type addresses struct {
	iam, token, session, queue, validation, pool, stats, payment, audit, clock core.Address
}

// emitters lists the contracts whose events are followed.
func (a addresses) emitters() []core.Address {
	return []core.Address{a.queue, a.validation, a.audit}
}

// findContracts asks Runtime for the others.
func findContracts(ctx context.Context, c *Link, runtime core.Address) (addresses, error) {
	var a addresses
	want := []struct {
		name string
		to   *core.Address
	}{
		{"IAM", &a.iam}, {"COR", &a.token}, {"SessionV2", &a.session}, {"SessionQueueV2", &a.queue},
		{"SessionQueueValidation", &a.validation}, {"NodePool", &a.pool}, {"NodeStats", &a.stats},
		{"SessionPayment", &a.payment}, {"AuditLog", &a.audit}, {"Clock", &a.clock},
	}
	elems := make([]rpc.BatchElem, len(want))
	outs := make([]hexutil.Bytes, len(want))
	for i, w := range want {
		m := msg{To: &runtime, Data: runtimeBind().PackGet(label(w.name))}
		elems[i] = rpc.BatchElem{Method: "eth_call", Args: []any{m, "latest"}, Result: &outs[i]}
	}
	if err := c.batch(ctx, elems); err != nil {
		return a, fmt.Errorf("read the Runtime contract %s: %w", runtime, err)
	}
	for i, w := range want {
		if len(outs[i]) != 32 {
			return a, core.Errorf(core.NotFound, "there is no Runtime contract at %s on chain %s; check address and chain, or deploy the contracts", runtime, c.chainID)
		}
		*w.to = core.Address(outs[i][12:])
		if *w.to == (core.Address{}) {
			return a, core.Errorf(core.NotFound, "the Runtime contract %s names no %s; the deployment is not complete", runtime, w.name)
		}
	}
	return a, nil
}

// label gives a name as the contracts' bytes32 constants hold it: ASCII, left-aligned.
func label(name string) (b [32]byte) {
	copy(b[:], name)
	return b
}
