package replica

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
)

// Network is how a Replicator reaches others; *ipfs.Node is one.
type Network interface {
	Host() host.Host
	// AskBlock gets a verified block from one provider and from nowhere else.
	AskBlock(ctx context.Context, c cid.Cid, provider string) ([]byte, error)
}

// Content is what a Replicator has itself; *ipfs.Node is one.
type Content interface {
	Block(ctx context.Context, c cid.Cid) ([]byte, error)
	BlockSize(c cid.Cid) (size int, ok bool)
	Sharing
}

// Sharing is what a Replicator needs to know of private content, and to do for it: see ipfs.Local.
type Sharing interface {
	Private(c cid.Cid) bool
	Readers(root cid.Cid) []string
	Share(ctx context.Context, root cid.Cid, readers ...string) error
	Unshare(ctx context.Context, root cid.Cid, readers ...string) error
}

// Config of a Replicator. Network, Content and Dir are needed; zero values of the rest take the defaults.
type Config struct {
	Network Network
	Content Content
	Dir     string // for the table of who holds what
	// Candidates gives whom a repair may ask: multiaddrs that end in /p2p/<peer id>, best first. Nil: nobody.
	Candidates func() []string
	Interval   time.Duration // between two probes of a holder; default 10 min
	Probe      time.Duration // longest wait for one probe; default 30 s
	Hold       time.Duration // longest wait for one node to fetch and hold a root; default 10 min
	// Failures is how many probes in a row an unreachable holder may miss before it counts as gone; default 3. One that
	// answers and does not have the block is gone at once.
	Failures int
	Forgive  time.Duration // after which a node that was given up may be asked again; default 6 h
	Now      func() time.Time
	Logger   *slog.Logger // may be nil
}

func (c Config) withDefaults() Config {
	for _, d := range []struct {
		v   *time.Duration
		def time.Duration
	}{{&c.Interval, 10 * time.Minute}, {&c.Probe, 30 * time.Second}, {&c.Hold, 10 * time.Minute}, {&c.Forgive, 6 * time.Hour}} {
		if *d.v == 0 {
			*d.v = d.def
		}
	}
	if c.Failures == 0 {
		c.Failures = 3
	}
	if c.Candidates == nil {
		c.Candidates = func() []string { return nil }
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

// Replicator keeps roots of its node on other nodes. All methods are safe for concurrent use.
type Replicator struct {
	cfg   Config
	table *pack.Table

	mu     sync.Mutex
	closed bool
	states map[string]State
	locks  map[string]chan struct{} // by key: one token, held while holders are asked or probed
}

// New opens the table of replicas. Nothing runs before Run.
func New(cfg Config) (*Replicator, error) {
	if cfg.Network == nil || cfg.Content == nil || cfg.Dir == "" {
		return nil, core.Errorf(core.Invalid, "replicator: network, content and directory are needed")
	}
	if min(cfg.Interval, cfg.Probe, cfg.Hold, cfg.Forgive, time.Duration(cfg.Failures)) < 0 {
		return nil, core.Errorf(core.Invalid, "replicator: times and limits must not be negative")
	}
	table, states, err := openStates(cfg.Dir)
	if err != nil {
		return nil, err
	}
	return &Replicator{cfg: cfg.withDefaults(), table: table, states: states, locks: map[string]chan struct{}{}}, nil
}

func openStates(dir string) (*pack.Table, map[string]State, error) {
	table, err := pack.OpenTable(filepath.Join(dir, "replicas"))
	if err != nil {
		return nil, nil, core.Errorf(core.Unavailable, "open table of replicas: %w", err)
	}
	states := map[string]State{}
	for key, value := range table.Rows() {
		if states[key], err = parseState(key, value); err != nil {
			return nil, nil, errors.Join(err, table.Close())
		}
	}
	return table, states, nil
}

// ReadStates lists the states in a directory that no running node has open, ordered by root and owner.
func ReadStates(dir string) ([]State, error) {
	table, states, err := openStates(dir)
	if err != nil {
		return nil, err
	}
	out := make([]State, 0, len(states))
	for _, s := range states {
		out = append(out, s)
	}
	sortStates(out)
	return out, table.Close()
}

// Close closes the table; Run and Ensure must have ended.
func (r *Replicator) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil
	}
	r.closed = true
	return r.table.Close()
}

// States lists what is known, ordered by root and owner.
func (r *Replicator) States() []State {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := make([]State, 0, len(r.states))
	for _, s := range r.states {
		out = append(out, s.clone())
	}
	sortStates(out)
	return out
}

// State gives what is known of one root of an owner.
func (r *Replicator) State(root cid.Cid, owner string) (State, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s, ok := r.states[stateKey(root, owner)]
	return s.clone(), ok
}

// save makes a state durable.
func (r *Replicator) save(s State) error {
	value, err := json.Marshal(s)
	if err != nil {
		return core.Errorf(core.Internal, "replicas of %s: %w", s.Root, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return core.Errorf(core.Unavailable, "replicas of %s: %w", s.Root, errClosed)
	}
	if err := r.table.Set(stateKey(s.Root, s.Owner), string(value)); err != nil {
		return core.Errorf(core.Unavailable, "note replicas of %s: %w", s.Root, err)
	}
	r.states[stateKey(s.Root, s.Owner)] = s.clone()
	return nil
}

// lock lets one caller at a time work on a root.
func (r *Replicator) lock(ctx context.Context, key string) (unlock func(), err error) {
	r.mu.Lock()
	token, ok := r.locks[key]
	if !ok {
		token = make(chan struct{}, 1)
		r.locks[key] = token
	}
	r.mu.Unlock()
	select {
	case token <- struct{}{}:
		return func() { <-token }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Ensure brings a root, which must be whole on this node, to want other nodes and gives those that hold it. Candidates are
// multiaddrs that end in /p2p/<peer id>, asked in this order, as many at a time as are still needed. It returns when so many
// have said that they hold it durably; else the error carries core.ReasonNotReplicated and a *PlacementError that names each
// node asked and why it does not, and what was placed stays placed. r.Size and r.Reader are found out here. A private root is
// placed if it is shared with a group: holders keep it private, for that group and this node. One that is not shared with a
// group is its owner's alone and is refused with kind Denied.
func (r *Replicator) Ensure(ctx context.Context, req Request, want int, candidates []string) ([]peer.ID, error) {
	if want <= 0 || len(req.Owner) > maxOwner {
		return nil, core.Errorf(core.Invalid, "replicate %s: want at least one replica and an owner of at most %d bytes", req.Root, maxOwner)
	}
	reader, err := r.reader(req.Root)
	if err != nil {
		return nil, err
	}
	size, err := measure(ctx, r.cfg.Content, req.Root, req.Entity)
	if err != nil {
		return nil, err
	}
	key := stateKey(req.Root, req.Owner)
	unlock, err := r.lock(ctx, key)
	if err != nil {
		return nil, err
	}
	defer unlock()
	s, known := r.State(req.Root, req.Owner)
	if !known {
		s = State{Root: req.Root, Owner: req.Owner, Holders: []Replica{}}
	}
	renew := known && !s.Expires.Equal(req.Expires)
	s.Name, s.Want, s.Size, s.Entity, s.Expires = req.Name, want, size, req.Entity, req.Expires.Truncate(time.Second)
	s.Reader = reader
	if renew {
		r.renew(ctx, &s)
	}
	if err := r.save(s); err != nil {
		return nil, err
	}
	return r.place(ctx, &s, candidates)
}

// renew tells the holders of another expiry; who does not take it is given up.
func (r *Replicator) renew(ctx context.Context, s *State) {
	for _, h := range s.clone().Holders {
		if _, err := r.ask(ctx, s.request(), h.Addr); err != nil {
			r.drop(ctx, s, h.Peer, "renewal: "+err.Error())
		}
	}
}

func (s State) request() Request {
	return Request{Root: s.Root, Owner: s.Owner, Expires: s.Expires, Size: s.Size, Entity: s.Entity, Name: s.Name, Reader: s.Reader}
}

// answer is what one candidate said.
type answer struct {
	info peer.AddrInfo
	addr string
	err  error
}

// place asks candidates until enough nodes hold the root. Caller holds the root's lock.
func (r *Replicator) place(ctx context.Context, s *State, candidates []string) ([]peer.ID, error) {
	var attempts []Attempt
	var failure error
	asked := map[string]bool{r.cfg.Network.Host().ID().String(): true}
	for pause := busyPause; ; pause *= 2 {
		var busy []string
		var round []Attempt
		busy, round, failure = r.placeRound(ctx, s, candidates, asked)
		if failure != nil || len(s.Holders) >= s.Want || len(busy) == 0 || pause > maxBusyPause || wait(ctx, pause) != nil {
			attempts = append(attempts, round...)
			break
		}
		for _, a := range round {
			if core.KindOf(a.Err) == core.Busy {
				delete(asked, a.Peer)
			} else {
				attempts = append(attempts, a)
			}
		}
		candidates = busy
	}
	return r.placed(ctx, *s, attempts, failure)
}

// A candidate that is busy is asked again after a pause, which doubles: for about three seconds in all.
const (
	busyPause    = 50 * time.Millisecond
	maxBusyPause = 1600 * time.Millisecond
)

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// placeRound asks each candidate once, as many at a time as are still wanted. It gives those that were busy, and why others
// do not hold the root.
func (r *Replicator) placeRound(ctx context.Context, s *State, candidates []string, asked map[string]bool) (busy []string, attempts []Attempt, failure error) {
	answers := make(chan answer)
	under := 0
	for {
		for failure == nil && under < s.Want-len(s.Holders) && len(candidates) > 0 && ctx.Err() == nil {
			addr := candidates[0]
			candidates = candidates[1:]
			info, err := peer.AddrInfoFromString(addr)
			if err != nil {
				attempts = append(attempts, Attempt{fmt.Sprintf("%.200q", addr), core.Errorf(core.Invalid, "want a multiaddr that ends in /p2p/<peer id>: %w", err)})
				continue
			}
			if asked[info.ID.String()] || s.knows(info.ID.String(), r.cfg.Now().Add(-r.cfg.Forgive)) {
				continue
			}
			asked[info.ID.String()] = true
			under++
			go func() { // awaited below: every answer is taken
				err := r.offer(ctx, s.request(), *info, addr)
				answers <- answer{*info, addr, err}
			}()
		}
		if under == 0 {
			return busy, attempts, failure
		}
		a := <-answers
		under--
		if a.err != nil {
			attempts = append(attempts, Attempt{a.info.ID.String(), a.err})
			if core.KindOf(a.err) == core.Busy {
				busy = append(busy, a.addr)
			}
			continue
		}
		s.Holders = append(s.Holders, Replica{Peer: a.info.ID.String(), Addr: a.addr, Since: r.cfg.Now().UTC()})
		failure = errors.Join(failure, r.save(*s))
	}
}

func (r *Replicator) placed(ctx context.Context, s State, attempts []Attempt, failure error) ([]peer.ID, error) {
	var holders []peer.ID
	for _, h := range s.Holders {
		if id, err := peer.Decode(h.Peer); err == nil {
			holders = append(holders, id)
		}
	}
	switch {
	case failure != nil:
		return holders, failure
	case len(s.Holders) >= s.Want:
		return holders, nil
	case ctx.Err() != nil:
		attempts = append(attempts, Attempt{"this node", ctx.Err()})
	}
	return holders, failed(s, attempts)
}
