package chain

import (
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/chain/bind"
	"github.com/cortensor-open/cortensor/core"
)

// steps makes the plan for a deployment that begins with the nonce first.
func (d *deployer) steps(first uint64) ([]step, error) {
	runtime := crypto.CreateAddress(d.queue.from, first)
	clock := bind.BlockClockMetaData.Bin
	if d.cfg.DevClock {
		clock = bind.DevClockMetaData.Bin
	}
	return d.wiring(first, []step{
		creation("Runtime", bind.RuntimeMetaData.Bin, nil),
		creation("IAM", bind.IAMMetaData.Bin, iamBind().PackConstructor(d.cfg.OpenRegistration)),
		creation("COR", bind.CortensorTokenMetaData.Bin, tokenBind().PackConstructor(d.cfg.Supply)),
		creation("Clock", clock, nil),
		creation("SessionV2", bind.SessionV2MetaData.Bin, sessionBind().PackConstructor(runtime)),
		creation("SessionQueueV2", bind.SessionQueueV2MetaData.Bin, queueBind().PackConstructor(runtime)),
		creation("SessionQueueValidation", bind.SessionQueueValidationMetaData.Bin, validationBind().PackConstructor(runtime)),
		creation("NodePool", bind.NodePoolMetaData.Bin, poolBind().PackConstructor(runtime)),
		creation("NodeStats", bind.NodeStatsMetaData.Bin, statsBind().PackConstructor(runtime)),
		creation("SessionPayment", bind.SessionPaymentMetaData.Bin, paymentBind().PackConstructor(runtime)),
		creation("AuditLog", bind.AuditLogMetaData.Bin, auditBind().PackConstructor(runtime)),
	})
}

// wiring adds the calls that make the contracts know each other.
func (d *deployer) wiring(first uint64, steps []step) ([]step, error) {
	at := make(map[string]core.Address)
	var names [][32]byte
	var modules []core.Address
	for i, s := range steps {
		at[s.name] = crypto.CreateAddress(d.queue.from, first+uint64(i))
		if s.name != "Runtime" {
			names, modules = append(names, label(s.name)), append(modules, at[s.name])
		}
	}
	add := func(to string, gas uint64, what string, data []byte) {
		address := at[to]
		steps = append(steps, step{call: call{to: &address, data: data, gas: gas, what: what}})
	}
	add("Runtime", 2_000_000, "enter the contracts in Runtime", runtimeBind().PackSetMany(names, modules))
	add("IAM", 300_000, "let the queue report to NodeStats", iamBind().PackGrant(at["SessionQueueV2"], label("MODULE")))
	for _, name := range []string{"SessionV2", "SessionQueueV2", "SessionQueueValidation", "NodePool", "NodeStats", "SessionPayment", "AuditLog"} {
		add(name, 1_000_000, "have "+name+" note the others' addresses", queueBind().PackSync(names)) // the same call for all
	}
	if d.cfg.Payment {
		add("SessionQueueV2", 200_000, "make tasks cost COR", queueBind().PackSetUsePaymentFlow(true))
		add("SessionQueueV2", 200_000, "make tasks cost COR", queueBind().PackSetUseSessionPayment(true))
	}
	if d.cfg.Timeouts.set() {
		seconds, err := d.cfg.Timeouts.seconds()
		if err != nil {
			return nil, err
		}
		add("SessionQueueV2", 300_000, "set time limits", queueBind().PackSetTimeouts(seconds[0], seconds[1], seconds[2], seconds[3], seconds[4]))
	}
	return steps, nil
}
