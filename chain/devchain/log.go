package devchain

import (
	"context"
	"log/slog"

	gethlog "github.com/ethereum/go-ethereum/log"
)

// takeLog routes go-ethereum's log, of which there is one a process, to l.
func takeLog(l *slog.Logger) {
	gethlog.SetDefault(gethlog.NewLogger(quiet{l.Handler().WithAttrs([]slog.Attr{slog.String("part", "geth")})}))
}

// quiet lowers what go-ethereum says. It tells of every block, which here is every transaction, and warns of what is so on
// purpose: no peers, no finalized block, callers whose calls revert.
type quiet struct{ next slog.Handler }

func lower(level slog.Level) slog.Level {
	if level < slog.LevelError {
		return min(level, slog.LevelDebug)
	}
	return level
}

func (q quiet) Enabled(ctx context.Context, level slog.Level) bool {
	return q.next.Enabled(ctx, lower(level))
}

func (q quiet) Handle(ctx context.Context, r slog.Record) error {
	r.Level = lower(r.Level)
	return q.next.Handle(ctx, r)
}

func (q quiet) WithAttrs(attrs []slog.Attr) slog.Handler { return quiet{q.next.WithAttrs(attrs)} }
func (q quiet) WithGroup(name string) slog.Handler       { return quiet{q.next.WithGroup(name)} }
