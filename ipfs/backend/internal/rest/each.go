package rest

import (
	"context"
	"errors"
	"sync"

	"github.com/ipfs/go-cid"
)

// Parallel bounds the requests for single blocks that one operation runs at once.
const Parallel = 16

// Each asks about every CID, several at once, in order. The first error ends it.
func Each(ctx context.Context, ids []cid.Cid, ask func(context.Context, cid.Cid) (bool, error)) ([]bool, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out, errs := make([]bool, len(ids)), make([]error, len(ids))
	next := make(chan int, len(ids))
	for i := range ids {
		next <- i
	}
	close(next)
	var workers sync.WaitGroup
	for range min(Parallel, len(ids)) {
		workers.Go(func() {
			for i := range next {
				if out[i], errs[i] = ask(ctx, ids[i]); errs[i] != nil {
					cancel()
				}
			}
		})
	}
	workers.Wait()
	if err := first(errs); err != nil {
		return nil, err
	}
	return out, nil
}

// first gives the error that made the others.
func first(errs []error) error {
	var found error
	for _, err := range errs {
		if err != nil && (found == nil || errors.Is(found, context.Canceled)) {
			found = err
		}
	}
	return found
}
