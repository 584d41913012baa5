package ipfs

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/multiformats/go-multiaddr"
)

// Attempt is one failed try to fetch.
type Attempt struct {
	Provider string // peer id, or the text that was no address
	Source   string // car or bitswap
	Err      error
}

// FetchError names everyone who was asked and why each failed.
type FetchError struct {
	Root     cid.Cid
	Attempts []Attempt
}

// Error lists the attempts.
func (e *FetchError) Error() string {
	parts := make([]string, len(e.Attempts))
	for i, a := range e.Attempts {
		parts[i] = fmt.Sprintf("%s (%s): %v", a.Provider, a.Source, a.Err)
	}
	return fmt.Sprintf("fetch %s: tried %d: %s", e.Root, len(parts), strings.Join(parts, "; "))
}

// Unwrap gives the causes.
func (e *FetchError) Unwrap() []error {
	errs := make([]error, len(e.Attempts))
	for i, a := range e.Attempts {
		errs[i] = a.Err
	}
	return errs
}

// failure makes the error of a fetch that nobody could serve: wrong bytes from anyone outweigh absence elsewhere.
func failure(ctx context.Context, root cid.Cid, attempts []Attempt) error {
	reason := core.ReasonContentMissing
	for _, a := range attempts {
		if mismatch(a.Err) {
			reason = core.ReasonContentMismatch
		}
	}
	err := core.Fail(reason, "%w", &FetchError{root, attempts})
	if ctx.Err() != nil {
		return core.Errorf(core.Timeout, "%w: %w", err, context.Cause(ctx))
	}
	return err
}

// parseProviders groups addresses by peer; what is no address becomes a failed attempt.
func parseProviders(addrs []string) ([]peer.AddrInfo, []Attempt) {
	var infos []peer.AddrInfo
	var bad []Attempt
	place := map[peer.ID]int{}
	for _, text := range addrs {
		info, err := peer.AddrInfoFromString(text)
		if err != nil {
			bad = append(bad, Attempt{fmt.Sprintf("%.200q", text), "car", core.Errorf(core.Invalid, "not an address that ends in /p2p/<peer id>: %w", err)})
			continue
		}
		if i, ok := place[info.ID]; ok {
			infos[i].Addrs = append(infos[i].Addrs, info.Addrs...)
			continue
		}
		place[info.ID] = len(infos)
		infos = append(infos, peer.AddrInfo{ID: info.ID, Addrs: append([]multiaddr.Multiaddr(nil), info.Addrs...)})
	}
	return infos, bad
}

// run is one way to get the content. It calls progress with every block and MUST return soon after its context ends.
type run struct {
	provider, source string
	do               func(ctx context.Context, progress func()) error
}

// race starts the runs in order until one succeeds: the next one when one fails, or when nothing has come for the hedge
// delay. It gives the winner's source, or "" and why each failed; err is an error that no provider can help. All runs have
// ended when it returns.
func race(ctx context.Context, hedge time.Duration, runs []run) (winner string, failed []Attempt, err error) {
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	type result struct {
		run
		err error
	}
	results := make(chan result, len(runs))
	moving := make(chan struct{}, 1)
	progress := func() {
		select {
		case moving <- struct{}{}:
		default:
		}
	}
	live := 0
	launch := func() {
		r := runs[0]
		runs = runs[1:]
		live++
		running.Go(func() { results <- result{r, r.do(ctx, progress)} })
	}
	timer := time.NewTimer(hedge)
	defer timer.Stop()
	for {
		if live == 0 {
			if len(runs) == 0 || ctx.Err() != nil {
				return "", failed, nil
			}
			launch()
			timer.Reset(hedge)
		}
		select {
		case r := <-results:
			live--
			if r.err == nil {
				return r.source, failed, nil
			}
			if errors.Is(r.err, errLimit) {
				return "", failed, r.err
			}
			failed = append(failed, Attempt{r.provider, r.source, r.err})
			if live > 0 && len(runs) > 0 && ctx.Err() == nil {
				launch()
				timer.Reset(hedge)
			}
		case <-moving:
			timer.Reset(hedge)
		case <-timer.C:
			if len(runs) > 0 && ctx.Err() == nil {
				launch()
				timer.Reset(hedge)
			}
		}
	}
}
