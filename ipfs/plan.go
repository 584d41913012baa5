package ipfs

import (
	"context"
	"math"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/peer"
)

// maxNeighbours is how many connected peers are asked that nobody named.
const maxNeighbours = 8

// neighbours lists connected peers that speak CAR and were not named.
func (n *Node) neighbours(named []provider) (out []provider) {
	known := map[string]bool{}
	for _, p := range named {
		known[p.name()] = true
	}
	for _, id := range n.Peers() {
		if len(out) < maxNeighbours && !known[id.String()] && n.maySpeakCAR(id) {
			out = append(out, &peerProvider{n: n, info: peer.AddrInfo{ID: id}})
		}
	}
	return out
}

// pulling is a provider's way to get a scope, for a race.
func (j *job) pulling(p provider, scope Scope, came func(p provider, n int)) run {
	return run{p.name(), p.source(), func(ctx context.Context, progress func()) error {
		return j.pull(ctx, p, scope, func(n int) {
			progress()
			if came != nil {
				came(p, n)
			}
		})
	}}
}

// compete lets everybody who is left race for a scope, in the planner's order. It gives the winner's source, "" where all
// failed; then attempts says why.
func (j *job) compete(ctx context.Context, scope Scope, named []provider, came func(p provider, n int)) (string, error) {
	release, err := j.n.budget.admit(ctx, cost(scope), true) // before the race: who waits here is not slow
	if err != nil {
		return "", nil // the deadline has passed, which shows in the failure
	}
	defer release()
	var runs []run
	for _, p := range append(append([]provider(nil), named...), j.n.neighbours(named)...) {
		if !j.isRetired(p) {
			runs = append(runs, j.pulling(p, scope, came))
		}
	}
	if j.req.group == "" { // else the CAR protocol alone may bring it, and nobody else need know that it is sought
		runs = j.strangers(runs, scope, came)
	}
	winner, failed, err := race(ctx, j.n.cfg.HedgeDelay, runs)
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, a := range failed {
		j.attempts = append(j.attempts, a)
		j.retired[a.Provider] = true
	}
	return winner, err
}

// strangers adds to a race those who are asked for public content when the named and their like cannot serve: who speaks
// bitswap, who is found, gateways, the backend.
func (j *job) strangers(runs []run, scope Scope, came func(p provider, n int)) []run {
	runs = append(runs, run{"connected peers", sourceBitswap, func(ctx context.Context, progress func()) error {
		return j.fetchBitswap(ctx, scope, progress)
	}})
	if j.maySeek() {
		others := newGate(len(runs))
		for i, r := range runs {
			runs[i] = others.before(r)
		}
		runs = append(runs, j.seeking(scope, others, came))
	}
	for _, p := range j.n.gateways {
		runs = append(runs, j.pulling(p, scope, came))
	}
	if b := j.n.cfg.Backend; b != nil {
		runs = append(runs, j.pulling(&backendProvider{b: b}, scope, came))
	}
	return runs
}

// run fetches the whole scope. A file that is larger than the head comes in parts from several providers; the rest, and what
// is left of a file when that did not work, comes from one.
func (j *job) run(ctx context.Context, named []provider) (winner string, err error) {
	if !j.divisible() {
		return j.runWhole(ctx, named)
	}
	splitting, cancel := context.WithCancel(ctx)
	parts := &parts{job: j, ctx: splitting, named: named}
	winner = sourceCAR // of a root that is here already, whose parts are not
	if _, held := j.n.size(j.req.root); held {
		parts.begin(nil)
	} else if winner, err = j.compete(ctx, j.headScope(), named, parts.came); winner == "" {
		cancel()
	}
	fatal := parts.wait()
	cancel()
	switch {
	case err != nil || winner == "":
		return winner, err
	case fatal != nil:
		return "", fatal
	}
	return j.rest(ctx, named, winner)
}

// runWhole fetches a scope that is no part of a large file. A record over other things is looked at first, where several
// providers may share what is below.
func (j *job) runWhole(ctx context.Context, named []provider) (winner string, err error) {
	if j.req.scope != ScopeAll || j.req.root.Prefix().Codec != cid.DagCBOR || len(named) < 2 {
		return j.compete(ctx, j.req.scope, named, nil)
	}
	winner = sourceCAR // of a root that is here already
	if _, held := j.n.size(j.req.root); !held {
		if winner, err = j.compete(ctx, ScopeBlock, named, nil); err != nil || winner == "" {
			return winner, err
		}
	}
	return j.rest(ctx, named, winner)
}

// rest fetches what is missing once the top of the DAG has come from winner: shared by several where that is worth it, and
// what is left then from one.
func (j *job) rest(ctx context.Context, named []provider, winner string) (string, error) {
	done := func() (bool, error) {
		v, err := newVerifier(j.req.root, j.req.scope, j.req.limits, j.n.held)
		return err != nil || v.Done(), err
	}
	if ended, err := done(); ended {
		return winner, err
	}
	if err := j.spread(ctx); err != nil {
		return "", err
	}
	if ended, err := done(); ended {
		return winner, err
	}
	return j.compete(ctx, j.req.scope, named, nil)
}

// divisible says whether the scope may be one of a large file.
func (j *job) divisible() bool {
	s := j.req.scope
	return j.req.root.Prefix().Codec == cid.DagProtobuf && s.Extent != ExtentBlock && s.End()-s.From > headSize
}

func (j *job) headScope() Scope {
	from := j.req.scope.From
	return Scope{Extent: ExtentEntity, From: from, To: from + headSize}
}

// sampleSize is how many bytes of the head show how fast a provider is.
const sampleSize = 4 << 20

// parts begins the split of a file once the head has shown that it is large and how fast its provider is.
type parts struct {
	job   *job
	ctx   context.Context
	named []provider

	mu    sync.Mutex
	seen  map[provider]*sample
	begun bool
	split *split
}

// sample measures the first bytes of a stream.
type sample struct {
	first time.Time
	bytes int
}

// came counts what a provider of the head sends.
func (x *parts) came(p provider, n int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.begun {
		return
	}
	if x.seen == nil {
		x.seen = map[provider]*sample{}
	}
	s := x.seen[p]
	if s == nil {
		s = &sample{first: time.Now()}
		x.seen[p] = s
		return // the time until the first block is the way there and back
	}
	if s.bytes += n; s.bytes >= sampleSize {
		x.start(p, float64(s.bytes)/max(time.Since(s.first).Seconds(), 1e-6))
	}
}

// begin starts the split of a file whose root is here, without a head.
func (x *parts) begin(p provider) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.start(p, 0)
}

// start makes the split, with the provider that proved good and all that were named. Caller holds mu.
func (x *parts) start(first provider, rate float64) {
	x.begun = true
	from, to, ok := x.job.fileRange()
	if !ok {
		return
	}
	if first != nil {
		from += headSize // the head is on its way
	}
	others := append(append([]provider(nil), x.named...), x.job.found.known()...)
	if first == nil && len(others) == 0 {
		others = x.job.n.neighbours(nil)
	}
	if from >= to || first == nil && len(others) == 0 {
		return
	}
	x.split = newSplit(x.ctx, x.job, from, to, max(1, len(others)))
	if first != nil {
		x.split.join(first, lanesFor(rate, first.lag()))
	}
	for _, p := range others {
		if !x.job.isRetired(p) {
			x.split.join(p, defaultLanes)
		}
	}
}

// wait ends with the split, if there is one.
func (x *parts) wait() error {
	x.mu.Lock()
	x.begun = true
	s := x.split
	x.mu.Unlock()
	if s == nil {
		return nil
	}
	return s.wait()
}

const defaultLanes = 3 // to a provider of which nothing is known

// lanesFor gives how many streams fill the way to a provider, given its rate in bytes a second while the window was open and
// the time of a round trip. A slow link needs no more than one at work and one on the way.
func lanesFor(rate float64, trip time.Duration) int {
	return min(maxLanes, 1+int(math.Ceil(rate*trip.Seconds()/(streamWindow/2))))
}

// fileRange gives the bytes of the scope within the file, ok only where the root is here and is a file.
func (j *job) fileRange() (from, to int64, ok bool) {
	data, held := j.n.held(j.req.root, true)
	if !held {
		return 0, 0, false
	}
	n, err := unixfs.Parse(j.req.root, data)
	if err != nil || n.Kind != unixfs.File {
		return 0, 0, false // what is wrong with it shows when it is walked
	}
	return j.req.scope.From, min(j.req.scope.End(), n.Size), true
}

var errNoStrangers = core.Errorf(core.Unavailable, "no peer is connected that speaks only bitswap")
