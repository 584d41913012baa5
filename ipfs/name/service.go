package name

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/boxo/ipns"
	"github.com/ipfs/boxo/path"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/host"
)

// Routing is a DHT's store of values; *discovery.DHT has it.
type Routing interface {
	PutRecord(ctx context.Context, key string, record []byte) error
	GetRecord(ctx context.Context, key string) ([]byte, error)
}

// Options of a service. Dir is needed, zero values of the rest take the defaults.
type Options struct {
	// Dir holds keys and records. One process at a time may have it open.
	Dir string
	// Host, where set, serves records to peers and asks connected ones.
	Host host.Host
	// Gateways are base URLs of HTTP gateways that are asked for records, such as https://example.org.
	Gateways []string
	// Routing may be nil.
	Routing Routing
	// Visible, where set, says whether a root is public. A record for one that is not is refused: it would tell the CID.
	Visible func(cid.Cid) bool
	// Lifetime is how long a record is valid; default 48 h. It is signed anew when half of it is over.
	Lifetime time.Duration
	// TTL is how long others may use a record without asking again; default 5 min.
	TTL time.Duration
	// Republish is how often Run looks after the records; default 4 h.
	Republish time.Duration
	// Timeout bounds one look-up in the network; default 10 s.
	Timeout time.Duration
	// Now is the clock; default time.Now. Expiry of foreign records is judged by the system's clock.
	Now func() time.Time
	// Logger may be nil.
	Logger *slog.Logger
}

func (o Options) withDefaults() (Options, error) {
	if o.Dir == "" {
		return o, core.Errorf(core.Invalid, "names: no directory")
	}
	if min(o.Lifetime, o.TTL, o.Republish, o.Timeout) < 0 {
		return o, core.Errorf(core.Invalid, "names: times must not be negative")
	}
	def := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	def(&o.Lifetime, ipns.DefaultRecordLifetime)
	def(&o.TTL, ipns.DefaultRecordTTL)
	def(&o.Republish, 4*time.Hour)
	def(&o.Timeout, 10*time.Second)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Visible == nil {
		o.Visible = func(cid.Cid) bool { return true }
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o, nil
}

// Service publishes and resolves names. All methods are safe for concurrent use.
type Service struct {
	Options
	keys  keyring
	table *pack.Table // own and given records, by name

	publishing sync.Mutex // one at a time, so that sequence numbers follow each other

	mu      sync.Mutex
	closed  bool
	cache   map[string]cached
	serving sync.WaitGroup
}

// Open opens or makes a service's directory and, where there is a host, begins to answer peers. Nothing else runs before
// Run.
func Open(o Options) (*Service, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	keys, err := openKeyring(filepath.Join(o.Dir, "keys"))
	if err != nil {
		return nil, err
	}
	table, err := pack.OpenTable(filepath.Join(o.Dir, "records"))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open names: %w", err)
	}
	s := &Service{Options: o, keys: keys, table: table, cache: map[string]cached{}}
	if o.Host != nil {
		o.Host.SetStreamHandler(Protocol, s.serve)
	}
	return s, nil
}

// Close ends the answering of peers and closes the table.
func (s *Service) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.mu.Unlock()
	if s.Host != nil {
		s.Host.RemoveStreamHandler(Protocol)
	}
	s.serving.Wait()
	return s.table.Close()
}

// NewKey makes a key under a label and gives its name (k51…).
func (s *Service) NewKey(label string) (string, error) {
	key, err := s.keys.create(label)
	if err != nil {
		return "", err
	}
	n, err := nameOf(key)
	return n.String(), err
}

// Keys gives the names of all keys by label.
func (s *Service) Keys() (map[string]string, error) {
	list, err := s.keys.list()
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, label := range list {
		key, err := s.keys.load(label)
		if err != nil {
			return nil, err
		}
		n, err := nameOf(key)
		if err != nil {
			return nil, err
		}
		out[label] = n.String()
	}
	return out, nil
}

// Publish makes the name of a key stand for a path (/ipfs/… or /ipns/…). The record is durable before anybody sees it, so
// a sequence number is never used twice, whatever happens. An error of the DHT alone leaves the record published here:
// Run tries again.
func (s *Service) Publish(ctx context.Context, label, value string) (Info, error) {
	target, err := s.target(value)
	if err != nil {
		return Info{}, err
	}
	key, err := s.keys.load(label)
	if err != nil {
		return Info{}, err
	}
	n, err := nameOf(key)
	if err != nil {
		return Info{}, err
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	last, known := s.last(n)
	if !known { // the key may have been published from another directory, or this one was lost
		if _, err := s.Record(ctx, n.String()); err == nil {
			last, known = s.last(n)
		}
	}
	sequence := uint64(0)
	if known {
		sequence = last + 1
	}
	record, err := ipns.NewRecord(key, target, sequence, s.Now().Add(s.Lifetime), s.TTL)
	if err != nil {
		return Info{}, core.Errorf(core.Internal, "sign record of %s: %w", n, err)
	}
	return s.issue(ctx, n, record)
}

func (s *Service) target(value string) (path.Path, error) {
	p, err := path.NewPath(value)
	if err != nil || p.Namespace() != path.IPFSNamespace && p.Namespace() != path.IPNSNamespace {
		return nil, core.Errorf(core.Invalid, "%.200q is no path /ipfs/… or /ipns/…", value)
	}
	if immutable, err := path.NewImmutablePath(p); err == nil && !s.Visible(immutable.RootCid()) {
		return nil, core.Errorf(core.Denied, "%s is private: a record would tell everybody its CID", immutable.RootCid())
	}
	return p, nil
}

// last gives the highest sequence number known of a name, also from an expired record or one that another copy of the key
// has published.
func (s *Service) last(n ipns.Name) (uint64, bool) {
	s.mu.Lock()
	seen, known := s.cache[n.String()]
	s.mu.Unlock()
	sequence := seen.info.Sequence
	if text, ok := s.table.Get(n.String()); ok {
		if r, err := ipns.UnmarshalRecord([]byte(text)); err == nil {
			if own, err := r.Sequence(); err == nil && (!known || own > sequence) {
				sequence, known = own, true
			}
		}
	}
	return sequence, known
}

// issue keeps a record of our own and then tells the DHT.
func (s *Service) issue(ctx context.Context, n ipns.Name, r *ipns.Record) (Info, error) {
	record, err := ipns.MarshalRecord(r)
	if err != nil {
		return Info{}, core.Errorf(core.Internal, "record of %s: %w", n, err)
	}
	info, err := verify(n, record)
	if err != nil {
		return Info{}, core.Errorf(core.Internal, "our own record does not verify: %w", err)
	}
	if err := s.table.Set(n.String(), string(record)); err != nil {
		return Info{}, core.Errorf(core.Unavailable, "keep record of %s: %w", n, err)
	}
	s.remember(n, record, info)
	if s.Routing != nil {
		ctx, cancel := context.WithTimeout(ctx, s.Timeout)
		defer cancel()
		if err := s.Routing.PutRecord(ctx, string(n.RoutingKey()), record); err != nil {
			return info, core.Errorf(core.Unavailable, "%s is published here, but the DHT did not take it: %w", n, err)
		}
	}
	return info, nil
}

// Put takes in a record that somebody else made, after it is verified; it is kept unless a better one is known.
func (s *Service) Put(_ context.Context, name string, record []byte) error {
	n, err := parse(name)
	if err != nil {
		return err
	}
	if _, err := verify(n, record); err != nil {
		return err
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	if old, ok := s.table.Get(n.String()); ok {
		record = better(n, []byte(old), record)
	} else if len(s.table.Rows()) >= maxKept {
		return core.Errorf(core.Busy, "%d records are kept already", maxKept)
	}
	if err := s.table.Set(n.String(), string(record)); err != nil {
		return core.Errorf(core.Unavailable, "keep record of %s: %w", n, err)
	}
	return nil
}

// maxKept bounds the records on disk, at most 10 KiB each.
const maxKept = 4096

// Run looks after the records of all keys until ctx ends: what has lived half its time is signed anew, under the same
// sequence number and with a later expiry, and the DHT is told of all. It returns nil when ctx ends.
func (s *Service) Run(ctx context.Context) error {
	tick := time.NewTicker(s.Republish)
	defer tick.Stop()
	for {
		if err := s.Refresh(ctx); err != nil && ctx.Err() == nil {
			s.Logger.Warn("names not republished", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// Refresh is one round of Run. The error joins those of all keys.
func (s *Service) Refresh(ctx context.Context) error {
	list, err := s.keys.list()
	if err != nil {
		return err
	}
	var errs []error
	for _, label := range list {
		errs = append(errs, s.refresh(ctx, label))
	}
	return errors.Join(errs...)
}

func (s *Service) refresh(ctx context.Context, label string) error {
	key, err := s.keys.load(label)
	if err != nil {
		return err
	}
	n, err := nameOf(key)
	if err != nil {
		return err
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	text, ok := s.table.Get(n.String())
	if !ok {
		return nil // never published
	}
	r, err := ipns.UnmarshalRecord([]byte(text))
	if err != nil {
		return core.Errorf(core.Corrupt, "kept record of %s: %w; publish it again", n, err)
	}
	value, err1 := r.Value()
	sequence, err2 := r.Sequence()
	expires, err3 := r.Validity()
	if err := errors.Join(err1, err2, err3); err != nil {
		return core.Errorf(core.Corrupt, "kept record of %s: %w; publish it again", n, err)
	}
	if expires.Sub(s.Now()) < s.Lifetime/2 {
		if _, err := s.target(value.String()); err != nil { // it may have become private
			return err
		}
		if r, err = ipns.NewRecord(key, value, sequence, s.Now().Add(s.Lifetime), s.TTL); err != nil {
			return core.Errorf(core.Internal, "sign record of %s: %w", n, err)
		}
	} else if s.Routing == nil {
		return nil
	}
	_, err = s.issue(ctx, n, r)
	return err
}
