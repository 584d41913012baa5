package oracle

import (
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// Config is what an oracle is told. Start from DefaultConfig.
type Config struct {
	Network core.Network // the deployment that verdicts must name
	Dir     string       // holds the list of ended tasks whose verdicts are not in the log yet

	Scan         time.Duration // how often open tasks are checked for passed deadlines
	Look         time.Duration // how often a task is read whose deadline has not passed and of which no event told
	Queue        time.Duration // longest pause between two tries to assign a queued task
	Parallel     int           // tasks moved on, and verdicts archived, at once
	FetchTimeout time.Duration // for one try to read a record
	Copies       int           // tries to copy a task's records and answers, beyond its verdicts
	MaxOutput    int64         // bytes of the largest answer, or fingerprint, that is copied

	Logger  *slog.Logger          // nil discards
	Metrics prometheus.Registerer // nil keeps no metrics
}

// DefaultConfig gives every value that has a default; Network and Dir are the caller's.
func DefaultConfig() Config {
	return Config{Scan: time.Second, Look: 10 * time.Second, Queue: 10 * time.Second, Parallel: 16, FetchTimeout: 20 * time.Second,
		Copies: 3, MaxOutput: 16 << 20}
}

// Validate checks the configuration; the error names the field and what it takes.
func (c Config) Validate() error {
	for _, f := range []struct {
		name string
		fine bool
		want string
	}{
		{"Network.Runtime", len(c.Network.Runtime) == 20, "a contract address"},
		{"Dir", c.Dir != "", "a directory"},
		{"Scan", c.Scan > 0, "more than 0"},
		{"Look", c.Look > 0, "more than 0"},
		{"Queue", c.Queue > 0, "more than 0"},
		{"Parallel", c.Parallel >= 1, "1 or more"},
		{"FetchTimeout", c.FetchTimeout > 0, "more than 0"},
		{"Copies", c.Copies >= 0, "0 or more"},
		{"MaxOutput", c.MaxOutput >= 1, "1 byte or more"},
	} {
		if !f.fine {
			return core.Errorf(core.Invalid, "oracle config: %s: want %s", f.name, f.want)
		}
	}
	return nil
}
