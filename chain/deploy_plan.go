package chain

import (
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
)

// steps makes the plan for a deployment that begins with the nonce first.
func (d *deployer) steps(first uint64) ([]step, error) {
	runtime := crypto.CreateAddress(d.queue.from, first)
	clock := blockClockContract()
	if d.cfg.DevClock {
		clock = devClockContract()
	}
	var steps []step
	for _, c := range []struct {
		contract contract
		args     []any
	}{
		{runtimeContract(), nil},
		{iamContract(), []any{d.cfg.OpenRegistration}},
		{tokenContract(), []any{d.cfg.Supply}},
		{clock, nil},
		{sessionContract(), []any{runtime}},
		{queueContract(), []any{runtime}},
		{validationContract(), []any{runtime}},
		{poolContract(), []any{runtime}},
		{statsContract(), []any{runtime}},
		{paymentContract(), []any{runtime}},
		{auditContract(), []any{runtime}},
	} {
		s, err := creation(c.contract, c.args...)
		if err != nil {
			return nil, err
		}
		steps = append(steps, s)
	}
	return d.wiring(first, steps)
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
	add("Runtime", 2_000_000, "enter the contracts in Runtime", runtimeContract().pack("setMany", names, modules))
	add("IAM", 300_000, "let the queue report to NodeStats", iamContract().pack("grant", at["SessionQueueV2"], label("MODULE")))
	for _, k := range []contract{sessionContract(), queueContract(), validationContract(), poolContract(), statsContract(), paymentContract(), auditContract()} {
		add(k.name, 1_000_000, "have "+k.name+" note the others' addresses", k.pack("sync", names))
	}
	if d.cfg.Payment {
		add("SessionQueueV2", 200_000, "make tasks cost COR", queueContract().pack("setUsePaymentFlow", true))
		add("SessionQueueV2", 200_000, "make tasks cost COR", queueContract().pack("setUseSessionPayment", true))
	}
	if d.cfg.Timeouts.set() {
		seconds, err := d.cfg.Timeouts.seconds()
		if err != nil {
			return nil, err
		}
		add("SessionQueueV2", 300_000, "set time limits", queueContract().pack("setTimeouts", seconds...))
	}
	return steps, nil
}
