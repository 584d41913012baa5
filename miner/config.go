package miner

import (
	"crypto/ecdsa"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// Config is what a miner is told. Start from DefaultConfig.
type Config struct {
	Key     *ecdsa.PrivateKey // signs results; its address is the miner's name
	Network core.Network      // the deployment that records must name
	Queue   core.Address      // the queue contract, which precommits are bound to
	Dir     string            // holds the journal of results that are not revealed yet

	Capacity int      // tasks computed at once
	Models   []string // model ids that the engine answers to; empty accepts any id. A digest in the task must always match
	TopProbs int      // most probable tokens that the fingerprint tells of each position, if the engine knows them; 0 for no fingerprint
	MaxInput int64    // bytes of all files of a task; a larger input fails with bad_input

	Poll           time.Duration // how often the state of a running task is read, beside events
	Scan           time.Duration // how often open tasks are searched for forgotten ones
	FetchTimeout   time.Duration // for one try to read a record or file
	PauseAfter     int           // engine failures in a row after which the miner reports busy
	Pause          time.Duration // how long it then stays busy
	AckDelay       time.Duration // the acknowledgement goes out when no task of the miner waits for its first token, and after this time at the latest
	ReplicaTimeout time.Duration // how long a commit waits for the result's replicas; then it goes on without them
	Keep           time.Duration // how long the journal remembers a result after its task ended, in case of a reorg

	// Tamper bends the miner's dependencies: the one seam for misbehaviour on purpose (see package bad). Nil in normal runs.
	Tamper func(Deps) Deps

	Logger  *slog.Logger          // nil discards
	Metrics prometheus.Registerer // nil keeps no metrics
}

// DefaultConfig gives every value that has a default; Key, Network, Queue and Dir are the caller's.
func DefaultConfig() Config {
	return Config{Capacity: 16, TopProbs: 4, MaxInput: 16 << 20, Poll: time.Second, Scan: 5 * time.Second, FetchTimeout: 20 * time.Second,
		PauseAfter: 3, Pause: 30 * time.Second, AckDelay: 500 * time.Millisecond, ReplicaTimeout: 5 * time.Second, Keep: time.Hour}
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
		{"Capacity", c.Capacity >= 1 && c.Capacity <= 4096, "1 to 4096"},
		{"TopProbs", c.TopProbs >= 0 && c.TopProbs <= 15, "0 to 15"},
		{"MaxInput", c.MaxInput >= 1, "1 byte or more"},
		{"Poll", c.Poll > 0, "more than 0"},
		{"Scan", c.Scan > 0, "more than 0"},
		{"FetchTimeout", c.FetchTimeout > 0, "more than 0"},
		{"PauseAfter", c.PauseAfter >= 1, "1 or more"},
		{"Pause", c.Pause > 0, "more than 0"},
		{"AckDelay", c.AckDelay >= 0, "0 or more"},
		{"ReplicaTimeout", c.ReplicaTimeout > 0, "more than 0"},
		{"Keep", c.Keep >= 0, "0 or more"},
	} {
		if !f.fine {
			return core.Errorf(core.Invalid, "miner config: %s: want %s", f.name, f.want)
		}
	}
	return nil
}
