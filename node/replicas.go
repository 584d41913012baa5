package node

import (
	"context"
	"crypto/sha256"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipfs/go-cid"
	libp2p "github.com/libp2p/go-libp2p/core/peer"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/replica"
	"github.com/cortensor-open/cortensor/peer"
)

const (
	rosterAge    = 10 * time.Second // how old the chain's list of nodes may be when holders are chosen
	placeDelay   = time.Second      // from a lease to its replicas: the first tokens of a task come before its inputs are copied
	placeWorkers = 2                // roots that are placed at once in the background
	placeTimeout = time.Minute      // for one root in the background
	placeQueue   = 4096             // roots that wait; with more, the table of holds is gone through again
	reconcile    = 10 * time.Minute // how often that is done anyhow
)

// roster knows the registered nodes of the network.
type roster struct {
	chain *chain.Client
	nodes *recent[string, []core.Address] // by role
	addrs *recent[struct{}, []string]
}

func newRoster(c *chain.Client) *roster {
	r := &roster{chain: c, nodes: newRecent(rosterAge, c.Members)}
	r.addrs = newRecent(rosterAge, func(ctx context.Context, _ struct{}) ([]string, error) {
		var out []string
		var errs []error
		for _, role := range []string{chain.RoleMiner, chain.RoleOracle, chain.RoleRouter, chain.RoleValidator} {
			got, err := endpointsOf(ctx, c, role)
			out, errs = append(out, got...), append(errs, err)
		}
		return out, errors.Join(errs...)
	})
	return r
}

// registered says whether an address holds any role.
func (r *roster) registered(ctx context.Context, who core.Address) (bool, error) {
	for _, role := range []string{chain.RoleMiner, chain.RoleOracle, chain.RoleRouter, chain.RoleValidator} {
		members, err := r.nodes.get(ctx, role)
		if err != nil {
			return false, err
		}
		if slices.Contains(members, who) {
			return true, nil
		}
	}
	return false, nil
}

// endpoints lists where the nodes are reached, each in an order of its own for a root, so that replicas spread.
func (r *roster) endpoints(ctx context.Context, root string) ([]string, error) {
	all, err := r.addrs.get(ctx, struct{}{})
	if err != nil {
		return nil, err
	}
	out := slices.Clone(all)
	rank := func(addr string) string {
		_, id, _ := strings.Cut(addr, "/p2p/")
		sum := sha256.Sum256([]byte(root + id))
		return string(sum[:])
	}
	slices.SortStableFunc(out, func(a, b string) int { return strings.Compare(rank(a), rank(b)) })
	return out, nil
}

// admit says whether a peer may place replicas here: registered nodes of the network may.
func (r *roster) admit(from libp2p.ID) error {
	who, err := peer.AddressOf(from)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), cardTimeout) // the Holder gives no context here
	defer cancel()
	known, err := r.registered(ctx, who)
	if err != nil {
		return core.Errorf(core.Unavailable, "the chain cannot be asked who you are: %w", err)
	}
	if !known {
		return core.Errorf(core.Denied, "%s is no node of this network", who)
	}
	return nil
}

// checkReader wants a replica's readers to be a session's.
func checkReader(reader string) error {
	if _, ok := sessionOf(strings.TrimPrefix(reader, ipfs.GroupPrefix)); reader != "" && !ok {
		return core.Errorf(core.Denied, "private content is held for sessions, not for %.100q", reader)
	}
	return nil
}

// replicas holds for others and sees that others hold for this member.
type replicas struct {
	*replica.Replicator
	holder  *replica.Holder // nil: this node holds nothing for others
	roster  *roster
	local   *ipfs.Local
	want    int
	log     *slog.Logger
	placed  *prometheus.CounterVec
	metrics prometheus.Registerer

	mu      sync.Mutex
	waiting []waiting
	wake    chan struct{}
}

type waiting struct {
	hold ipfs.Hold
	due  time.Time
}

// openReplicas opens a member's replicas; the member's content and chain are open.
func openReplicas(m *member, cfg IPFSConfig) (*replicas, error) {
	r := &replicas{roster: newRoster(m.chain), local: m.content.Local, want: cfg.Replicas, log: m.log, wake: make(chan struct{}, 1), metrics: m.metrics,
		placed: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_replicas_placed_total", Help: "Roots that were to be brought to other nodes, by result: ok, or the coded reason."}, []string{"result"})}
	if err := m.metrics.Register(r.placed); err != nil {
		return nil, core.Errorf(core.Internal, "metrics of replicas: %w", err)
	}
	if cfg.HoldForOthers > 0 {
		holder, err := replica.NewHolder(replica.HolderConfig{Store: m.content, Host: m.content.Host(), Dir: m.contentDir(), Total: cfg.HoldForOthers, Now: cfg.now,
			Admit: func(from libp2p.ID, req replica.Request) error {
				return errors.Join(r.roster.admit(from), checkReader(req.Reader))
			}, Timeout: placeTimeout, Logger: m.log})
		if err != nil {
			return nil, errors.Join(err, r.close())
		}
		r.holder = holder
	}
	replicator, err := replica.New(replica.Config{Network: m.content, Content: m.content, Dir: m.contentDir(), Interval: cfg.ProbeEvery, Now: cfg.now,
		Hold: placeTimeout, Logger: m.log, Candidates: func() []string {
			ctx, cancel := context.WithTimeout(context.Background(), cardTimeout) // the Replicator gives no context here
			defer cancel()
			addrs, err := r.roster.endpoints(ctx, m.name)
			if err != nil {
				m.log.Warn("nobody to ask for replicas: the chain does not name the nodes", "error", err)
			}
			return addrs
		}})
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	r.Replicator = replicator
	return r, nil
}

func (r *replicas) close() error {
	r.metrics.Unregister(r.placed)
	var errs []error
	if r.holder != nil {
		errs = append(errs, r.holder.Close())
	}
	if r.Replicator != nil {
		errs = append(errs, r.Replicator.Close())
	}
	return errors.Join(errs...)
}

// later puts a hold on the list for the background.
func (r *replicas) later(h ipfs.Hold) {
	if h.Replicas == 0 || r.local.Private(h.Root) && !r.shared(h.Root) {
		return
	}
	r.mu.Lock()
	if len(r.waiting) < placeQueue { // what does not fit is found in the table of holds later
		r.waiting = append(r.waiting, waiting{h, time.Now().Add(placeDelay)})
	}
	r.mu.Unlock()
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// shared says whether a private root is a session's, and not its owner's alone.
func (r *replicas) shared(root cid.Cid) bool {
	return slices.ContainsFunc(r.local.Readers(root), ipfs.IsGroup)
}

// place brings every hold to the nodes that it wants, side by side.
func (r *replicas) place(ctx context.Context, holds []ipfs.Hold) error {
	errs := make([]error, len(holds))
	var all sync.WaitGroup
	for i, h := range holds {
		all.Go(func() { errs[i] = r.one(ctx, h) })
	}
	all.Wait()
	return errors.Join(errs...)
}

// one brings a root to the nodes that its hold wants. One that is there already costs nothing.
func (r *replicas) one(ctx context.Context, h ipfs.Hold) error {
	if s, ok := r.State(h.Root, h.Owner); ok && s.Want == h.Replicas && s.Placed() >= s.Want && s.Expires.Equal(h.Expires.Truncate(time.Second)) {
		return nil
	}
	candidates, err := r.roster.endpoints(ctx, h.Root.KeyString())
	if err == nil {
		_, err = r.Ensure(ctx, replica.Request{Root: h.Root, Owner: h.Owner, Name: h.Name, Expires: h.Expires, Entity: h.Entity}, h.Replicas, candidates)
	}
	result := "ok"
	if err != nil {
		result = string(core.ReasonOf(err))
		if result == "" {
			result = string(core.KindOf(err))
		}
	}
	r.placed.WithLabelValues(result).Inc()
	return err
}

// run keeps replicas where holds want them until ctx ends: new ones soon after they are leased, all of them every now and
// then, and those that are gone anew.
func (r *replicas) run(ctx context.Context) error {
	var all sync.WaitGroup
	var probing error
	all.Go(func() { probing = r.Replicator.Run(ctx) })
	work := make(chan ipfs.Hold)
	for range placeWorkers {
		all.Go(func() {
			for h := range work {
				r.background(ctx, h)
			}
		})
	}
	r.feed(ctx, work)
	close(work)
	all.Wait()
	return probing
}

func (r *replicas) background(ctx context.Context, h ipfs.Hold) {
	ctx, cancel := context.WithTimeout(ctx, placeTimeout)
	defer cancel()
	if err := r.one(ctx, h); err != nil && context.Cause(ctx) != context.Canceled {
		r.log.Warn("too few replicas; they are tried for further on", "root", h.Root, "owner", h.Owner, "name", h.Name, "error", err)
	}
}

// feed gives out the holds that are due.
func (r *replicas) feed(ctx context.Context, work chan<- ipfs.Hold) {
	full := time.NewTimer(placeDelay) // at once after a start: what was leased before it may not be placed yet
	defer full.Stop()
	for {
		h, pause := r.due()
		if h != nil {
			select {
			case work <- *h:
			case <-ctx.Done():
				return
			}
			continue
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
		case <-r.wake:
		case <-timer.C:
		case <-full.C:
			r.all(ctx)
			full.Reset(reconcile)
		}
		timer.Stop()
		if ctx.Err() != nil {
			return
		}
	}
}

// due takes the next hold whose time has come, or tells how long to wait.
func (r *replicas) due() (*ipfs.Hold, time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.waiting) == 0 {
		return nil, reconcile
	}
	if pause := time.Until(r.waiting[0].due); pause > 0 {
		return nil, pause
	}
	h := r.waiting[0].hold
	r.waiting = r.waiting[1:]
	return &h, 0
}

// all compares the table of holds with the table of replicas: what is not placed comes on the list, and what nobody holds
// here any more is let go elsewhere too.
func (r *replicas) all(ctx context.Context) {
	holds, err := r.local.Holds(ctx)
	if err != nil {
		r.log.Warn("replicas: the store's holds cannot be listed", "error", err)
		return
	}
	wanted := map[string]bool{}
	r.mu.Lock()
	queued := map[string]bool{}
	for _, w := range r.waiting {
		queued[w.hold.Root.KeyString()+w.hold.Owner] = true
	}
	r.mu.Unlock()
	for _, h := range holds {
		key := h.Root.KeyString() + h.Owner
		wanted[key] = h.Replicas > 0
		if s, ok := r.State(h.Root, h.Owner); h.Replicas > 0 && !queued[key] &&
			(!ok || s.Want != h.Replicas || !s.Expires.Equal(h.Expires.Truncate(time.Second))) {
			r.later(h)
		}
	}
	for _, s := range r.States() {
		if !wanted[s.Root.KeyString()+s.Owner] {
			if err := r.Release(ctx, s.Root, s.Owner); err != nil && ctx.Err() == nil {
				r.log.Warn("replicas are not released; they end with their expiry", "root", s.Root, "error", err)
			}
		}
	}
}
