package audit

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// maxBatch is how many leaves fit a Batch record of core.MaxRecord bytes: 41 bytes each, and room for the rest.
const maxBatch = 1500

// maxOrigin is the longest name of a log in bytes.
const maxOrigin = 200

// LogConfig configures a Log.
type LogConfig struct {
	// Dir holds the journal of leaves. It must be this log's alone.
	Dir string
	// Origin names the log; "" for DefaultOrigin.
	Origin string
	// Interval is T: a leaf waits at most this long for its batch. 0 for 1 s. On a chain where gas is dear, minutes.
	Interval time.Duration
	// BatchSize is N: so many waiting leaves are batched at once, before the interval has passed; also the most leaves in
	// one Batch record. 0 for 1024, at most 1500.
	BatchSize int
	// StepTimeout bounds one round of reading the chain, writing a batch and anchoring it. 0 for 1 minute.
	StepTimeout time.Duration
	// MaxBackoff is the longest pause after failed rounds; the pause doubles from Interval. 0 for 30 s.
	MaxBackoff time.Duration
	// Providers gives the multiaddrs of other writers of the origin, whose batches this one must read to go on. May be nil.
	Providers func(ctx context.Context) ([]string, error)
	// Logger takes the log's own messages; nil for slog.Default().
	Logger *slog.Logger
	// Metrics takes the log's metrics; may be nil.
	Metrics prometheus.Registerer
}

// Validate says what is wrong with the configuration.
func (c LogConfig) Validate() error {
	switch {
	case c.Dir == "":
		return core.Errorf(core.Invalid, "audit log: no directory for the journal")
	case len(c.Origin) > maxOrigin:
		return core.Errorf(core.Invalid, "audit log: origin of %d bytes, at most %d", len(c.Origin), maxOrigin)
	case c.Interval < 0 || c.StepTimeout < 0 || c.MaxBackoff < 0:
		return core.Errorf(core.Invalid, "audit log: negative duration")
	case c.BatchSize < 0 || c.BatchSize > maxBatch:
		return core.Errorf(core.Invalid, "audit log: batch size %d, want 1 to %d", c.BatchSize, maxBatch)
	}
	return nil
}

func (c LogConfig) withDefaults() LogConfig {
	c.Origin = orElse(c.Origin, DefaultOrigin)
	c.Interval = orElse(c.Interval, time.Second)
	c.BatchSize = orElse(c.BatchSize, 1024)
	c.StepTimeout = orElse(c.StepTimeout, time.Minute)
	c.MaxBackoff = max(orElse(c.MaxBackoff, 30*time.Second), c.Interval)
	c.Logger = orElse(c.Logger, slog.Default())
	return c
}

func orElse[T comparable](x, other T) T {
	var zero T
	if x == zero {
		return other
	}
	return x
}
