package ipfs

import (
	"context"
	"errors"

	"github.com/cortensor-open/cortensor/core"
	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

// errNoRoom says that a stream more would go over the memory that fetches may use.
var errNoRoom = errors.New("no memory for a stream more")

// readersPart is the part of the memory of all fetches that open files share: a sixth. 20 readers that begin at once use all of it,
// so that 200 take no more.
const readersPart = 6

// budget bounds the memory of all fetches together. Who waits is served in order, so nobody starves.
type budget struct {
	size int64
	sem  *semaphore.Weighted
}

func newBudget(size int64) *budget { return &budget{size, semaphore.NewWeighted(size)} }

// admit takes n bytes until release is called. Without wait it gives errNoRoom where they are not free now, or others wait.
func (b *budget) admit(ctx context.Context, n int64, wait bool) (release func(), err error) {
	n = min(n, b.size)
	if !wait {
		if !b.sem.TryAcquire(n) {
			return nil, errNoRoom
		}
	} else if err := b.sem.Acquire(ctx, n); err != nil {
		return nil, core.Errorf(core.Busy, "wait for memory for a stream: %w", err)
	}
	return func() { b.sem.Release(n) }, nil
}

// throttle keeps to a rate in bytes a second; nil is no bound.
type throttle struct{ *rate.Limiter }

func newThrottle(bytesPerSecond int64) throttle {
	if bytesPerSecond <= 0 {
		return throttle{}
	}
	return throttle{rate.NewLimiter(rate.Limit(bytesPerSecond), int(max(64<<10, bytesPerSecond/10)))}
}

// wait takes n bytes out of the rate, in portions of its burst, and calls tick after each: to keep to a rate is no stall.
func (t throttle) wait(ctx context.Context, n int, tick func(int)) error {
	if t.Limiter == nil {
		return nil
	}
	for n > 0 {
		part := min(n, t.Burst())
		if err := t.WaitN(ctx, part); err != nil {
			return core.Errorf(core.Timeout, "keep to the rate: %w", err)
		}
		n -= part
		tick(0)
	}
	return nil
}
