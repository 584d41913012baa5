package validator

import (
	"crypto/ecdsa"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// Config is what a validator is told. Start from DefaultConfig.
type Config struct {
	Key     *ecdsa.PrivateKey // signs verdicts; its address is the validator's name
	Network core.Network      // the deployment that records must name
	Queue   core.Address      // the queue contract, which precommits are bound to
	Dir     string            // holds the journal of verdicts

	Rules          protocol.Rules // thresholds; named in every verdict
	MaxOutput      int64          // bytes of the largest answer that is read; a larger one is rejected as bad_record
	FetchTimeout   time.Duration  // how long a miner's content is waited for; at most half of what is left of the validation window
	Parallel       int            // tasks judged at once
	Rechecks       int            // answers evaluated again at once; the others wait, so that miners of this machine get on
	RecheckTimeout time.Duration  // for one task's, waiting included; at most three quarters of the validation window
	MaxInput       int64          // bytes of a task's files that are read for it
	Scan           time.Duration  // how often open tasks are searched for forgotten ones
	Keep           time.Duration  // how long the journal remembers a verdict after its task ended, in case of a reorg

	Logger  *slog.Logger          // nil discards
	Metrics prometheus.Registerer // nil keeps no metrics
}

// DefaultConfig gives every value that has a default; Key, Network, Queue and Dir are the caller's.
func DefaultConfig() Config {
	return Config{Rules: protocol.DefaultRules(), MaxOutput: 16 << 20, FetchTimeout: 20 * time.Second, Parallel: 8, Rechecks: 2, RecheckTimeout: time.Minute, MaxInput: 16 << 20,
		Scan: 5 * time.Second, Keep: time.Hour}
}

// Validate checks the configuration; the error names the field and what it takes.
func (c Config) Validate() error {
	for _, f := range []struct {
		name string
		fine bool
		want string
	}{
		{"Key", c.Key != nil, "a secp256k1 key"},
		{"Network.Runtime", len(c.Network.Runtime) == 20, "a contract address"},
		{"Queue", c.Queue != core.Address{}, "a contract address"},
		{"Dir", c.Dir != "", "a directory"},
		{"Rules.Floor", c.Rules.Floor > 0 && c.Rules.Floor <= 1, "more than 0, at most 1"},
		{"Rules.Recheck", c.Rules.Recheck >= 0 && c.Rules.Recheck <= 1, "0 to 1"},
		{"Rules.Embedder", c.Rules.Embedder != "", "a name"},
		{"MaxOutput", c.MaxOutput >= 1, "1 byte or more"},
		{"FetchTimeout", c.FetchTimeout > 0, "more than 0"},
		{"Rechecks", c.Rechecks >= 1, "1 or more"},
		{"RecheckTimeout", c.RecheckTimeout > 0, "more than 0"},
		{"MaxInput", c.MaxInput >= 1, "1 byte or more"},
		{"Parallel", c.Parallel >= 1, "1 or more"},
		{"Scan", c.Scan > 0, "more than 0"},
		{"Keep", c.Keep >= 0, "0 or more"},
	} {
		if !f.fine {
			return core.Errorf(core.Invalid, "validator config: %s: want %s", f.name, f.want)
		}
	}
	return nil
}
