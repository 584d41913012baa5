package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/core"
)

// Revert is a contract's refusal. errors.As finds it in the error of a refused call.
type Revert struct {
	Name string // the custom error, for example "NotAssigned"; "Error" and "Panic" for Solidity's own
	Args []any  // its arguments, decoded
	Data []byte // as the contract gave it
}

// Error renders the refusal like the Solidity expression that made it.
func (r *Revert) Error() string {
	if r.Name == "" {
		return fmt.Sprintf("reverted with %#x", r.Data)
	}
	args := make([]string, len(r.Args))
	for i, a := range r.Args {
		switch a := a.(type) {
		case []byte:
			args[i] = hexutil.Encode(a)
		case [32]byte:
			args[i] = hexutil.Encode(a[:])
		case string:
			args[i] = fmt.Sprintf("%q", a)
		default:
			args[i] = fmt.Sprint(a)
		}
	}
	return fmt.Sprintf("%s(%s)", r.Name, strings.Join(args, ", "))
}

// customErrors gives every error that our contracts define, by selector.
var customErrors = sync.OnceValue(func() map[[4]byte]abi.Error {
	table := make(map[[4]byte]abi.Error)
	for _, contract := range contractABIs() {
		for _, e := range contract.Errors {
			table[[4]byte(e.ID[:4])] = e
		}
	}
	return table
})

// decodeRevert reads what a contract returned with its refusal. It never fails: what it cannot read is kept as bytes.
func decodeRevert(data []byte) *Revert {
	r := &Revert{Data: data}
	if len(data) < 4 {
		return r
	}
	if text, err := abi.UnpackRevert(data); err == nil {
		r.Name, r.Args = "Error", []any{text}
		if bytes.Equal(data[:4], []byte{0x4e, 0x48, 0x7b, 0x71}) {
			r.Name = "Panic"
		}
		return r
	}
	e, ok := customErrors()[[4]byte(data[:4])]
	if !ok {
		return r
	}
	args, err := e.Inputs.Unpack(data[4:])
	if err != nil {
		return r
	}
	r.Name, r.Args = e.Name, args
	return r
}

// refused turns the error of a simulated call into ReasonReverted if a contract refused it.
func refused(what string, err error) error {
	var data rpc.DataError
	if errors.As(err, &data) {
		if text, ok := data.ErrorData().(string); ok {
			if raw, derr := hexutil.Decode(text); derr == nil {
				return core.Fail(core.ReasonReverted, "%s: %w", what, decodeRevert(raw))
			}
		}
	}
	var answer rpc.Error
	if errors.As(err, &answer) && strings.Contains(err.Error(), "revert") {
		return core.Fail(core.ReasonReverted, "%s: %w", what, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}

// explain finds out why a transaction failed, by making the call again on the state that its block left, and, should it
// succeed there, on the state before.
func (q *queue) explain(ctx context.Context, c call, r *types.Receipt) error {
	m := msg{From: q.from, To: c.to, Data: c.data, Value: (*hexutil.Big)(c.value)}
	blocks := []any{rpc.BlockNumberOrHashWithHash(r.BlockHash, false), hexutil.EncodeBig(r.BlockNumber)}
	if n := r.BlockNumber.Uint64(); n > 0 {
		blocks = append(blocks, hexutil.Uint64(n-1))
	}
	for _, block := range blocks {
		var out hexutil.Bytes
		if err := q.conn.withOverrides(ctx, &out, "eth_call", m, block); core.ReasonOf(refused("", err)) == core.ReasonReverted {
			return refused(c.what, err)
		}
	}
	if outOfGas(r, r.GasUsed) && c.gas != 0 && r.GasUsed >= c.gas-c.gas/32 {
		return core.Fail(core.ReasonReverted, "%s: transaction %s ran out of its %d gas", c.what, r.TxHash, c.gas)
	}
	return core.Fail(core.ReasonReverted, "%s: transaction %s failed in block %s; the call succeeds on the state around it", c.what, r.TxHash, r.BlockNumber)
}
