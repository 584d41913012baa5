package replica

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
)

// Store is what a Holder needs of its node; *ipfs.Node is one.
type Store interface {
	Vault
	Fetch(ctx context.Context, root cid.Cid, scope ipfs.Scope, limits ipfs.Limits, providers []string) error
	Hold(ctx context.Context, root cid.Cid, h ipfs.Hold) error
	Release(ctx context.Context, root cid.Cid, owner string) error
}

// Vault is what a Holder needs for content that is not for everybody.
type Vault interface {
	// FetchPrivate is Fetch of content that is stored as private and shared with the readers. Private blocks that are here
	// already must be shown by a provider to be had by it.
	FetchPrivate(ctx context.Context, root cid.Cid, scope ipfs.Scope, limits ipfs.Limits, providers []string, reader string, more ...string) error
	// Visible says whether a peer may have a block; true where there is none.
	Visible(c cid.Cid, to string) bool
	// AskBlock gets a block from one provider, whatever is here.
	AskBlock(ctx context.Context, c cid.Cid, provider string) ([]byte, error)
	Unshare(ctx context.Context, root cid.Cid, readers ...string) error
}

// HolderConfig of a Holder. Store, Host, Dir and Admit are needed; a zero limit takes its default.
type HolderConfig struct {
	Store Store
	Host  host.Host
	Dir   string // for the account of what is held for whom
	// Admit says whether a peer may ask at all; an error is told to it. There is no default: open storage is a decision.
	Admit    func(from peer.ID, r Request) error
	PerOwner int64         // bytes held for one owner of one peer; default 8 GiB
	PerPeer  int64         // bytes held for all owners of one peer; default 32 GiB
	Total    int64         // bytes held for others in all; default 128 GiB
	Active   int           // requests worked on at once; default 16
	Timeout  time.Duration // to fetch and hold one root; default 10 min
	Now      func() time.Time
	Logger   *slog.Logger // may be nil
}

func (c HolderConfig) withDefaults() HolderConfig {
	for _, d := range []struct {
		v   *int64
		def int64
	}{{&c.PerOwner, 8 << 30}, {&c.PerPeer, 32 << 30}, {&c.Total, 128 << 30}} {
		if *d.v == 0 {
			*d.v = d.def
		}
	}
	if c.Active == 0 {
		c.Active = 16
	}
	if c.Timeout == 0 {
		c.Timeout = 10 * time.Minute
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

func (c HolderConfig) validate() error {
	if c.Store == nil || c.Host == nil || c.Dir == "" || c.Admit == nil {
		return core.Errorf(core.Invalid, "replica holder: store, host, directory and admission are needed")
	}
	if min(c.PerOwner, c.PerPeer, c.Total, int64(c.Active), int64(c.Timeout)) < 0 {
		return core.Errorf(core.Invalid, "replica holder: limits must not be negative")
	}
	return nil
}

// Holder holds roots for other nodes.
type Holder struct {
	cfg     HolderConfig
	table   *pack.Table
	ctx     context.Context // ends with Close
	cancel  context.CancelFunc
	running sync.WaitGroup

	mu     sync.Mutex
	closed bool
	active int
	held   map[string]holding // by key
}

// holding is one root that is held, or being fetched, for an owner of a peer.
type holding struct {
	Peer    string     `json:"peer"`
	Owner   string     `json:"owner"`
	Size    int64      `json:"size"`
	Expires *time.Time `json:"expires,omitempty"`
}

// storeOwner is the owner under which the store holds it: it names the peer, so that nobody can act for another one.
func (h holding) storeOwner() string { return "replica/" + h.Peer + "/" + h.Owner }

func (h holding) expired(now time.Time) bool { return h.Expires != nil && !now.Before(*h.Expires) }

func holdingKey(root cid.Cid, h holding) string { return root.KeyString() + h.storeOwner() }

// NewHolder opens the account and begins to answer requests; Close ends that.
func NewHolder(cfg HolderConfig) (*Holder, error) {
	if err := cfg.validate(); err != nil {
		return nil, err
	}
	table, err := pack.OpenTable(filepath.Join(cfg.Dir, "holdings"))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open holdings: %w", err)
	}
	h := &Holder{cfg: cfg.withDefaults(), table: table, held: map[string]holding{}}
	for key, value := range table.Rows() {
		var row holding
		if err := json.Unmarshal([]byte(value), &row); err != nil {
			return nil, errors.Join(core.Errorf(core.Corrupt, "holdings: %w", err), table.Close())
		}
		h.held[key] = row
	}
	h.ctx, h.cancel = context.WithCancel(context.Background()) // ended by Close
	h.cfg.Host.SetStreamHandler(Protocol, h.serve)
	return h, nil
}

// Close ends what is under way and waits for it.
func (h *Holder) Close() error {
	h.mu.Lock()
	closed := h.closed
	h.closed = true
	h.mu.Unlock()
	if closed {
		return nil
	}
	h.cfg.Host.RemoveStreamHandler(Protocol)
	h.cancel()
	h.running.Wait()
	return h.table.Close()
}

// Bytes gives how much is held for others, expired holds not counted.
func (h *Holder) Bytes() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	total, _, _ := h.sums(holding{})
	return total
}

// requestTimeout is how long a peer may take to send its request, and to take the reply.
const requestTimeout = 10 * time.Second

// serve answers one request. It runs on a goroutine of the host; Close waits for it.
func (h *Holder) serve(s network.Stream) {
	if !h.enter() {
		s.Reset()
		return
	}
	defer h.running.Done()
	defer context.AfterFunc(h.ctx, func() { s.Reset() })()
	from := s.Conn().RemotePeer()
	size, err := h.answer(s, from)
	if err != nil {
		h.cfg.Logger.Debug("not held", "peer", from, "error", err)
	}
	if s.SetWriteDeadline(time.Now().Add(requestTimeout)) != nil {
		s.Reset()
		return
	}
	if _, err := s.Write(reply(size, err)); err != nil {
		s.Reset()
		return
	}
	s.Close()
}

func (h *Holder) enter() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.running.Add(1)
	}
	return !h.closed
}

func (h *Holder) answer(s network.Stream, from peer.ID) (int64, error) {
	if err := s.SetReadDeadline(time.Now().Add(requestTimeout)); err != nil {
		return 0, err
	}
	frame, err := readFrame(s)
	if err != nil {
		return 0, refuse(RefusedInvalid, "read request: %v", err)
	}
	r, err := parseRequest(frame)
	if err != nil {
		return 0, refuse(RefusedInvalid, "%v", err)
	}
	ctx, cancel := context.WithTimeout(h.ctx, h.cfg.Timeout)
	defer cancel()
	if r.release {
		return 0, h.release(ctx, from, r)
	}
	return h.hold(ctx, from, r)
}

// hold admits, fetches, holds and only then answers.
func (h *Holder) hold(ctx context.Context, from peer.ID, r Request) (int64, error) {
	row := holding{Peer: from.String(), Owner: r.Owner, Size: r.Size}
	if !r.Expires.IsZero() {
		row.Expires = &r.Expires
	}
	if err := h.check(from, r, row); err != nil {
		return 0, err
	}
	done, err := h.reserve(holdingKey(r.Root, row), row)
	if err != nil {
		return 0, err
	}
	kept := false
	defer func() { done(kept) }()
	limits := ipfs.Limits{Bytes: r.Size, Blocks: r.Size/32 + 1024} // a block of less than 32 bytes would not need to be one
	if err := h.fetch(ctx, from, r, limits); err != nil {
		return 0, fetchRefusal(err)
	}
	name := "replica for " + from.String() + ": " + r.Name
	hold := ipfs.Hold{Name: name[:min(len(name), ipfs.MaxPinName)], Owner: row.storeOwner(), Expires: r.Expires, Entity: r.Entity}
	if err := h.cfg.Store.Hold(ctx, r.Root, hold); err != nil {
		return 0, fetchRefusal(err)
	}
	value, err := json.Marshal(row)
	if err == nil {
		err = h.table.Set(holdingKey(r.Root, row), string(value))
	}
	if err != nil {
		return 0, fmt.Errorf("note holding: %w", err)
	}
	kept = true
	return r.Size, nil
}

// check refuses what cannot be held, whatever room there is.
func (h *Holder) check(from peer.ID, r Request, row holding) error {
	switch {
	case r.Size <= 0:
		return refuse(RefusedInvalid, "a size of %d bytes", r.Size)
	case row.expired(h.cfg.Now()):
		return refuse(RefusedInvalid, "it has expired")
	}
	if err := h.cfg.Admit(from, r); err != nil {
		return refuse(RefusedPolicy, "%v", err)
	}
	return nil
}

// reserve counts a holding against the limits; done(false) takes it back.
func (h *Holder) reserve(key string, row holding) (done func(kept bool), err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.active >= h.cfg.Active {
		return nil, refuse(RefusedBusy, "%d requests are worked on", h.active)
	}
	old, again := h.held[key]
	total, ofPeer, ofOwner := h.sums(row)
	if again && !old.expired(h.cfg.Now()) { // a renewal: what it holds already is not counted twice
		total, ofPeer, ofOwner = total-old.Size, ofPeer-old.Size, ofOwner-old.Size
	}
	for _, l := range []struct {
		what        string
		used, limit int64
	}{{"this owner", ofOwner, h.cfg.PerOwner}, {"your node", ofPeer, h.cfg.PerPeer}, {"others in all", total, h.cfg.Total}} {
		if row.Size > l.limit-l.used {
			return nil, refuse(RefusedQuota, "%d bytes are held for %s, %d more are over the limit of %d", l.used, l.what, row.Size, l.limit)
		}
	}
	h.active++
	h.held[key] = row
	return func(kept bool) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.active--
		switch {
		case kept:
		case again:
			h.held[key] = old
		default:
			delete(h.held, key)
		}
	}, nil
}

// sums counts the bytes held in all, for the peer and for the owner of a row. Caller holds mu.
func (h *Holder) sums(like holding) (total, ofPeer, ofOwner int64) {
	now := h.cfg.Now()
	for _, row := range h.held {
		if row.expired(now) {
			continue
		}
		total += row.Size
		if row.Peer == like.Peer {
			ofPeer += row.Size
			if row.Owner == like.Owner {
				ofOwner += row.Size
			}
		}
	}
	return total, ofPeer, ofOwner
}

// release lets go of what the same peer placed under the same owner.
func (h *Holder) release(ctx context.Context, from peer.ID, r Request) error {
	row := holding{Peer: from.String(), Owner: r.Owner}
	key := holdingKey(r.Root, row)
	if err := h.cfg.Store.Release(ctx, r.Root, row.storeOwner()); err != nil && core.KindOf(err) != core.NotFound {
		return err
	}
	if _, err := h.table.Delete(key); err != nil {
		return fmt.Errorf("forget holding: %w", err)
	}
	h.mu.Lock()
	delete(h.held, key)
	again := false // for another owner of the same peer
	for k := range h.held {
		again = again || strings.HasPrefix(k, holdingKey(r.Root, holding{Peer: row.Peer}))
	}
	h.mu.Unlock()
	if again || r.Reader == "" {
		return nil
	}
	return h.cfg.Store.Unshare(ctx, r.Root, ipfs.Member(r.Reader, row.Peer))
}

// Sweep forgets holdings that have expired and says how many; the store lets go of them by itself.
func (h *Holder) Sweep() (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	n, now := 0, h.cfg.Now()
	for key, row := range h.held {
		if !row.expired(now) {
			continue
		}
		if _, err := h.table.Delete(key); err != nil {
			return n, core.Errorf(core.Unavailable, "forget holding: %w", err)
		}
		delete(h.held, key)
		n++
	}
	return n, nil
}
