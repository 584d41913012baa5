package rest

import (
	"context"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Poll calls ask, less and less often, until it says done or fails. When the context ends first, the error has kind Timeout
// and names what was waited for.
func Poll(ctx context.Context, what string, ask func(context.Context) (done bool, err error)) error {
	pause := 20 * time.Millisecond
	timer := time.NewTimer(pause)
	defer timer.Stop()
	for {
		done, err := ask(ctx)
		if err != nil || done {
			return err
		}
		timer.Reset(pause)
		select {
		case <-ctx.Done():
			return core.Errorf(core.Timeout, "%s: %w", what, context.Cause(ctx))
		case <-timer.C:
		}
		pause = min(pause*3/2, 2*time.Second)
	}
}
