package discovery

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
	dht "github.com/libp2p/go-libp2p-kad-dht"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/libp2p/go-libp2p/core/routing"
)

// Prefixes of the DHT's protocol: nodes of one prefix form one DHT.
const (
	PrefixOwn    = "/cortensor" // our nodes among themselves; the default
	PrefixPublic = "/ipfs"      // the public IPFS DHT
)

// DHTOptions of a DHT. Host, Dir and Bootstrap are needed (a first node may go without Bootstrap), zero values of the rest
// take the defaults.
type DHTOptions struct {
	Host host.Host
	// Dir holds what was announced and when.
	Dir string
	// Server answers others; a node that cannot be reached from outside is better a client, the default.
	Server bool
	// Prefix of the protocol; default PrefixOwn.
	Prefix string
	// Bootstrap are multiaddrs of nodes to begin with, ending in /p2p/<peer id>.
	Bootstrap []string
	// Roots lists the roots to announce, such as all pins. Nil: only what Announce is called with.
	Roots func(ctx context.Context) ([]cid.Cid, error)
	// Visible says whether a root is public; nil: all are. What is not is never announced nor asked for.
	Visible func(cid.Cid) bool
	// Reprovide is the age at which an announcement is made again; default 22 h, since others forget it after 48 h.
	Reprovide time.Duration
	// Check is how often Run looks for roots to announce; default 10 min.
	Check time.Duration
	// Timeout bounds each operation; default 60 s.
	Timeout time.Duration
	// Now is the clock; default time.Now.
	Now func() time.Time
	// Logger may be nil.
	Logger *slog.Logger
}

func (o DHTOptions) withDefaults() (DHTOptions, error) {
	if o.Host == nil || o.Dir == "" {
		return o, core.Errorf(core.Invalid, "DHT: no host or no directory")
	}
	if min(o.Reprovide, o.Check, o.Timeout) < 0 {
		return o, core.Errorf(core.Invalid, "DHT: times must not be negative")
	}
	def := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	def(&o.Reprovide, 22*time.Hour)
	def(&o.Check, 10*time.Minute)
	def(&o.Timeout, time.Minute)
	if o.Prefix == "" {
		o.Prefix = PrefixOwn
	}
	if o.Visible == nil {
		o.Visible = func(cid.Cid) bool { return true }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o, nil
}

// DHT is a node's part in a Kademlia DHT. All methods are safe for concurrent use.
type DHT struct {
	DHTOptions
	kad       *dht.IpfsDHT
	announced *pack.Table // root to time of the last announcement
	once      sync.Once
	closed    error
}

// OpenDHT joins a DHT: it begins to answer, where it is a server, and to keep its routing table. Announcing again is Run's.
func OpenDHT(o DHTOptions) (*DHT, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	var bootstrap []peer.AddrInfo
	for _, text := range o.Bootstrap {
		info, err := peer.AddrInfoFromString(text)
		if err != nil {
			return nil, core.Errorf(core.Invalid, "DHT: bootstrap node %q: %w; want a multiaddr that ends in /p2p/<peer id>", text, err)
		}
		bootstrap = append(bootstrap, *info)
	}
	announced, err := pack.OpenTable(filepath.Join(o.Dir, announcedFile))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open announcements: %w", err)
	}
	mode := dht.ModeClient
	if o.Server {
		mode = dht.ModeServer
	}
	kad, err := dht.New(o.Host, dht.Mode(mode), dht.ProtocolPrefix(protocol.ID(o.Prefix)), dht.BootstrapPeers(bootstrap...))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "start DHT: %w", errors.Join(err, announced.Close()))
	}
	return &DHT{DHTOptions: o, kad: kad, announced: announced}, nil
}

// Close leaves the DHT.
func (d *DHT) Close() error {
	d.once.Do(func() { d.closed = errors.Join(d.kad.Close(), d.announced.Close()) })
	return d.closed
}

// Peers is how many nodes the routing table has; with 0 nothing can be found or announced.
func (d *DHT) Peers() int { return d.kad.RoutingTable().Size() }

// Bootstrap connects to the nodes to begin with and fills the routing table.
func (d *DHT) Bootstrap(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, d.Timeout)
	defer cancel()
	var errs []error
	reached := 0
	for _, text := range d.DHTOptions.Bootstrap {
		info, err := peer.AddrInfoFromString(text)
		if err == nil {
			err = d.Host.Connect(ctx, *info)
		}
		if err != nil {
			errs = append(errs, core.Fail(core.ReasonUnreachable, "bootstrap node %s: %w", text, err))
			continue
		}
		reached++
	}
	if reached == 0 {
		return errors.Join(errs...) // nil for the first node of a DHT
	}
	if err := d.admitted(ctx); err != nil {
		return err
	}
	select {
	case err := <-d.kad.ForceRefresh():
		if err != nil {
			return core.Errorf(core.Unavailable, "fill routing table: %w", err)
		}
		return nil
	case <-ctx.Done():
		return core.Errorf(core.Timeout, "fill routing table: %w", ctx.Err())
	}
}

// admitted waits until a node that was reached is in the routing table: it is asked for the protocol first.
func (d *DHT) admitted(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, admitTimeout)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for d.Peers() == 0 {
		select {
		case <-ctx.Done():
			return core.Errorf(core.Unavailable, "bootstrap nodes were reached, but none serves the DHT %s", d.Prefix)
		case <-tick.C:
		}
	}
	return nil
}

// admitTimeout is how long a node that was reached may take to say that it serves the DHT.
const admitTimeout = 10 * time.Second

// Announce tells the DHT that this node has a root. A private root is refused with kind Denied.
func (d *DHT) Announce(ctx context.Context, root cid.Cid) error {
	if !d.Visible(root) {
		return core.Errorf(core.Denied, "%s is private and is not announced", root)
	}
	ctx, cancel := context.WithTimeout(ctx, d.Timeout)
	defer cancel()
	if err := d.kad.Provide(ctx, root, true); err != nil {
		return core.Errorf(core.Unavailable, "announce %s: %w", root, err)
	}
	if err := d.announced.Set(root.KeyString(), d.Now().UTC().Format(time.RFC3339)); err != nil {
		return core.Errorf(core.Unavailable, "announce %s: %w", root, err)
	}
	return nil
}

// Announced says when a root was announced last.
func (d *DHT) Announced(root cid.Cid) (time.Time, bool) {
	text, ok := d.announced.Get(root.KeyString())
	if !ok {
		return time.Time{}, false
	}
	at, err := time.Parse(time.RFC3339, text)
	return at, err == nil
}

// FindProviders asks who has a root and gives up to limit multiaddrs, each ending in /p2p/<peer id>, this node's left
// out. Having found nobody is an error with core.ReasonContentMissing. Nothing is asked about a private root.
func (d *DHT) FindProviders(ctx context.Context, root cid.Cid, limit int) ([]string, error) {
	if !d.Visible(root) {
		return nil, core.Fail(core.ReasonContentMissing, "%s is private: nobody is asked for it", root)
	}
	ctx, cancel := context.WithTimeout(ctx, d.Timeout)
	defer cancel()
	var out []string
	for info := range d.kad.FindProvidersAsync(ctx, root, limit+1) { // one may be this node
		if info.ID == d.Host.ID() || len(out) >= limit {
			continue
		}
		for _, a := range info.Addrs {
			if len(out) < limit {
				out = append(out, a.String()+"/p2p/"+info.ID.String())
			}
		}
	}
	if len(out) == 0 {
		return nil, core.Fail(core.ReasonContentMissing, "no provider of %s in the DHT (%d nodes known)", root, d.Peers())
	}
	return out, nil
}

// PutRecord stores an IPNS record under its routing key.
func (d *DHT) PutRecord(ctx context.Context, key string, record []byte) error {
	ctx, cancel := context.WithTimeout(ctx, d.Timeout)
	defer cancel()
	if err := d.kad.PutValue(ctx, key, record); err != nil {
		return core.Errorf(core.Unavailable, "put record: %w", err)
	}
	return nil
}

// GetRecord finds the best IPNS record of a routing key; kind NotFound where there is none.
func (d *DHT) GetRecord(ctx context.Context, key string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, d.Timeout)
	defer cancel()
	record, err := d.kad.GetValue(ctx, key)
	if errors.Is(err, routing.ErrNotFound) {
		return nil, core.Errorf(core.NotFound, "no record in the DHT (%d nodes known)", d.Peers())
	}
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "get record: %w", err)
	}
	return record, nil
}
