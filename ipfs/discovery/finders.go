package discovery

import (
	"context"
	"errors"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// Finder finds who has a root; *DHT is one.
type Finder interface {
	FindProviders(ctx context.Context, root cid.Cid, limit int) ([]string, error)
}

// FinderFunc makes a Finder of a function.
type FinderFunc func(ctx context.Context, root cid.Cid, limit int) ([]string, error)

// FindProviders calls the function.
func (f FinderFunc) FindProviders(ctx context.Context, root cid.Cid, limit int) ([]string, error) {
	return f(ctx, root, limit)
}

// Finders asks several at once. Their answers come in turn, one of each, so that none crowds out the others.
type Finders []Finder

// FindProviders gives up to limit addresses, each once. It is an error only where nobody found any; it then names each cause
// and carries core.ReasonContentMissing.
func (f Finders) FindProviders(ctx context.Context, root cid.Cid, limit int) ([]string, error) {
	lists, errs := make([][]string, len(f)), make([]error, len(f))
	var all sync.WaitGroup
	for i, one := range f {
		all.Go(func() { lists[i], errs[i] = one.FindProviders(ctx, root, limit) })
	}
	all.Wait()
	var out []string
	seen := map[string]bool{}
	for row, more := 0, true; more && len(out) < limit; row++ {
		more = false
		for _, list := range lists {
			if row >= len(list) {
				continue
			}
			more = true
			if !seen[list[row]] && len(out) < limit {
				seen[list[row]] = true
				out = append(out, list[row])
			}
		}
	}
	if len(out) == 0 {
		return nil, core.Fail(core.ReasonContentMissing, "no provider of %s was found: %w", root, errors.Join(errs...))
	}
	return out, nil
}
