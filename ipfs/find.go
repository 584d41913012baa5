package ipfs

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/peer"
)

// Finder finds who has content, such as a DHT or a list of the network's nodes. It MUST return soon after its context ends.
type Finder interface {
	// FindProviders gives up to limit addresses of who may have a root, in the forms that Fetch takes; nobody is an error
	// or an empty list.
	FindProviders(ctx context.Context, root cid.Cid, limit int) ([]string, error)
}

const (
	maxFound     = 8  // providers that are asked because they were found
	maxAddresses = 32 // taken from a Finder
)

// SetFinder says who finds providers when those that a caller names, and the connected peers, cannot serve; nil: nobody. It is
// a method, since a DHT needs the node's host first.
func (n *Node) SetFinder(f Finder) { n.finder.Store(&f) }

// findings are the providers that a fetch found; they are looked for once.
type findings struct {
	root    cid.Cid    // of the whole fetch: parts of it are announced by nobody
	looking sync.Mutex // held while they are looked for

	mu   sync.Mutex
	done bool
	list []provider
	err  error
}

// known gives what was found; nothing while it is looked for, or when nobody had to.
func (f *findings) known() []provider {
	list, _, _ := f.get()
	return list
}

func (f *findings) get() (list []provider, done bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.list, f.done, f.err
}

// find looks for providers, within FindTimeout: whom the Finder names, and peers of the address book that are not connected.
// Nobody is asked about what is here and private.
func (j *job) find(ctx context.Context) ([]provider, error) {
	f := j.found
	f.looking.Lock()
	defer f.looking.Unlock()
	if list, done, err := f.get(); done {
		return list, err
	}
	list, err := j.look(ctx)
	f.mu.Lock()
	defer f.mu.Unlock()
	if ctx.Err() == nil { // else somebody else won; it is looked for anew where that was for a part only
		f.list, f.err, f.done = list, err, true
	}
	return list, err
}

// maySeek says whether there is anybody to find.
func (j *job) maySeek() bool {
	if at := j.n.finder.Load(); at != nil && *at != nil {
		return true
	}
	for _, id := range j.n.Known() {
		if !j.n.connected(id) {
			return true
		}
	}
	return false
}

func (j *job) look(ctx context.Context) (out []provider, err error) {
	n := j.n
	if n.Private(j.found.root) {
		return nil, core.Fail(core.ReasonContentMissing, "%s is private: nobody is looked for", j.found.root)
	}
	seen := map[string]bool{n.host.ID().String(): true}
	for _, p := range j.named {
		seen[p.name()] = true
	}
	for _, id := range n.Peers() { // asked already, as neighbours or by bitswap
		seen[id.String()] = true
	}
	take := func(p provider) {
		if len(out) < maxFound && !seen[p.name()] {
			seen[p.name()] = true
			out = append(out, p)
		}
	}
	if at := n.finder.Load(); at != nil && *at != nil {
		within, cancel := context.WithTimeout(ctx, n.cfg.FindTimeout)
		defer cancel()
		var addrs []string
		if addrs, err = (*at).FindProviders(within, j.found.root, maxAddresses); err != nil {
			err = fmt.Errorf("find providers: %w", err)
		}
		list, _ := n.providers(addrs[:min(len(addrs), maxAddresses)]) // what is no address helps nobody
		for _, p := range list {
			take(p)
		}
	}
	for _, id := range n.Known() {
		if len(n.host.Peerstore().Addrs(id)) > 0 {
			take(&peerProvider{n: n, info: peer.AddrInfo{ID: id}})
		}
	}
	return out, err
}

// gate opens when all the runs before it have failed. Whoever is slow may still serve, and content is not looked for, which
// tells others of it, while somebody who was named may have it.
type gate struct {
	left int
	open chan struct{}
	mu   sync.Mutex
}

func newGate(runs int) *gate {
	g := &gate{left: runs, open: make(chan struct{})}
	if runs == 0 {
		close(g.open)
	}
	return g
}

// before makes a run tell the gate of its failure, the first time.
func (g *gate) before(r run) run {
	do := r.do
	r.do = func(ctx context.Context, progress func()) error {
		err := do(ctx, progress)
		if err != nil {
			g.mu.Lock()
			defer g.mu.Unlock()
			if g.left--; g.left == 0 {
				close(g.open)
			}
		}
		return err
	}
	return r
}

// seeking is the run that finds providers and lets them race, once the gate is open.
func (j *job) seeking(scope Scope, g *gate, came func(p provider, n int)) run {
	return run{"providers found", sourceFound, func(ctx context.Context, progress func()) error {
		select {
		case <-g.open:
		case <-ctx.Done():
			return ctx.Err()
		}
		list, missed := j.find(ctx)
		if len(list) == 0 {
			return errors.Join(core.Fail(core.ReasonContentMissing, "none"), missed)
		}
		return j.raceFound(ctx, list, scope, progress, came)
	}}
}

// raceFound asks the providers found, as CARs, and those of them that speak only bitswap by that.
func (j *job) raceFound(ctx context.Context, list []provider, scope Scope, progress func(), came func(p provider, n int)) error {
	var runs []run
	for _, p := range list {
		if !j.isRetired(p) {
			runs = append(runs, j.pulling(p, scope, came))
		}
	}
	runs = append(runs, run{"peers found", sourceBitswap, func(ctx context.Context, progress func()) error {
		return j.fetchBitswap(ctx, scope, progress)
	}})
	for i, r := range runs {
		runs[i].do = func(ctx context.Context, inner func()) error {
			return r.do(ctx, func() { inner(); progress() })
		}
	}
	winner, failed, err := race(ctx, j.n.cfg.HedgeDelay, runs)
	if winner != "" || err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	reasons := []error{core.Fail(core.ReasonContentMissing, "none of %d could serve", len(list))}
	for _, a := range failed {
		j.attempts = append(j.attempts, a)
		j.retired[a.Provider] = true
		if mismatch(a.Err) {
			reasons = append(reasons, a.Err)
		}
	}
	return errors.Join(reasons...)
}
