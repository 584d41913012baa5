package chain

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/chain/bind"
	"github.com/cortensor-open/cortensor/core"
)

// contract is a generated binding, parsed.
type contract struct {
	name string // in the Runtime directory
	abi  abi.ABI
	bin  string // creation code, hex
}

func parse(name, json, bin string) func() contract {
	return sync.OnceValue(func() contract {
		parsed, err := abi.JSON(strings.NewReader(json))
		if err != nil {
			panic("chain: generated binding " + name + ": " + err.Error())
		}
		return contract{name: name, abi: parsed, bin: bin}
	})
}

// The contracts, under the names by which Runtime knows them.
var (
	runtimeContract    = parse("Runtime", bind.RuntimeMetaData.ABI, bind.RuntimeMetaData.Bin)
	iamContract        = parse("IAM", bind.IAMMetaData.ABI, bind.IAMMetaData.Bin)
	tokenContract      = parse("COR", bind.CortensorTokenMetaData.ABI, bind.CortensorTokenMetaData.Bin)
	sessionContract    = parse("SessionV2", bind.SessionV2MetaData.ABI, bind.SessionV2MetaData.Bin)
	queueContract      = parse("SessionQueueV2", bind.SessionQueueV2MetaData.ABI, bind.SessionQueueV2MetaData.Bin)
	validationContract = parse("SessionQueueValidation", bind.SessionQueueValidationMetaData.ABI, bind.SessionQueueValidationMetaData.Bin)
	poolContract       = parse("NodePool", bind.NodePoolMetaData.ABI, bind.NodePoolMetaData.Bin)
	statsContract      = parse("NodeStats", bind.NodeStatsMetaData.ABI, bind.NodeStatsMetaData.Bin)
	paymentContract    = parse("SessionPayment", bind.SessionPaymentMetaData.ABI, bind.SessionPaymentMetaData.Bin)
	auditContract      = parse("AuditLog", bind.AuditLogMetaData.ABI, bind.AuditLogMetaData.Bin)
	blockClockContract = parse("Clock", bind.BlockClockMetaData.ABI, bind.BlockClockMetaData.Bin)
	devClockContract   = parse("Clock", bind.DevClockMetaData.ABI, bind.DevClockMetaData.Bin)
)

func contractABIs() []abi.ABI {
	var list []abi.ABI
	for _, c := range []func() contract{
		runtimeContract, iamContract, tokenContract, sessionContract, queueContract, validationContract, poolContract,
		statsContract, paymentContract, auditContract, blockClockContract, devClockContract,
	} {
		list = append(list, c().abi)
	}
	return list
}

// pack encodes a call. method is a name, or a whole signature where the name is overloaded. That the arguments fit the
// method is fixed when this package is written, so a mismatch is a defect and panics.
func (c contract) pack(method string, args ...any) []byte {
	m := c.method(method)
	data, err := m.Inputs.Pack(args...)
	if err != nil {
		panic(fmt.Sprintf("chain: %s.%s: %v", c.name, method, err))
	}
	return append(append([]byte{}, m.ID...), data...)
}

func (c contract) method(name string) abi.Method {
	if m, ok := c.abi.Methods[name]; ok && !strings.Contains(name, "(") {
		return m
	}
	for _, m := range c.abi.Methods {
		if m.Sig == name {
			return m
		}
	}
	panic("chain: " + c.name + " has no method " + name)
}

// read makes a view of one method. out points to a variable for the method's only output, or to a struct with a field
// for each of its outputs.
func read[T any](k contract, to core.Address, out *T, method string, args ...any) view {
	m := k.method(method)
	return view{to: to, data: k.pack(method, args...), decode: func(data []byte) error {
		values, err := m.Outputs.Unpack(data)
		if err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		if len(m.Outputs) > 1 {
			return m.Outputs.Copy(out, values)
		}
		box := struct{ V T }{} // go-ethereum takes a struct for the place of several outputs
		if err := m.Outputs.Copy(&box, values); err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		*out = box.V
		return nil
	}}
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
func findContracts(ctx context.Context, c *conn, runtime core.Address) (addresses, error) {
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
		m := msg{To: &runtime, Data: runtimeContract().pack("get", label(w.name))}
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
