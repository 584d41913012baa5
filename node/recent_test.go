package node

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestRecentSharesAndForgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var reads atomic.Int32
		r := newRecent(time.Second, func(_ context.Context, key string) (string, error) {
			time.Sleep(10 * time.Millisecond)
			return key + "!", errorOn(reads.Add(1) == 1)
		})
		var wg sync.WaitGroup
		var failed atomic.Int32
		for range 16 {
			wg.Go(func() {
				if got, err := r.get(t.Context(), "a"); err != nil {
					failed.Add(1)
				} else if got != "a!" {
					t.Errorf("got %q", got)
				}
			})
		}
		wg.Wait()
		if failed.Load() != 1 {
			t.Errorf("%d callers failed, want the one whose read it was", failed.Load())
		}
		if n := reads.Load(); n != 2 { // the first failed: that is its caller's, one of the others read again for all
			t.Errorf("%d reads for 16 callers, want 2", n)
		}
		if got, err := r.get(t.Context(), "a"); got != "a!" || err != nil || reads.Load() != 2 {
			t.Errorf("remembered: %q, %v after %d reads", got, err, reads.Load())
		}
		time.Sleep(1100 * time.Millisecond)
		if _, err := r.get(t.Context(), "a"); err != nil || reads.Load() != 3 {
			t.Errorf("after a second: %v, %d reads, want a third", err, reads.Load())
		}
	})
}

func errorOn(fail bool) error {
	if fail {
		return errors.New("first read fails")
	}
	return nil
}

func TestRecentOutlivesAnothersContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRecent(time.Second, func(ctx context.Context, key int) (int, error) {
			select {
			case <-time.After(100 * time.Millisecond):
				return key, nil
			case <-ctx.Done():
				return 0, ctx.Err()
			}
		})
		impatient, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := r.get(impatient, 7); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("impatient: %v", err)
			}
		})
		synctest.Wait()
		if got, err := r.get(t.Context(), 7); got != 7 || err != nil {
			t.Errorf("patient: %d, %v", got, err)
		}
		wg.Wait()
	})
}
