package gateway

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"
)

// Blocks is the store that the gateway reads; *ipfs.Local and *ipfs.Node have it.
type Blocks interface {
	// ReadBlock gives a block of the store, without the network; kind NotFound where it is not there.
	ReadBlock(ctx context.Context, c cid.Cid) ([]byte, error)
	// BlockSize gives a block's size in bytes without reading it.
	BlockSize(c cid.Cid) (size int, ok bool)
}

// Fetcher brings in a block from the network; *ipfs.Node has it. The block MUST have been verified.
type Fetcher interface {
	GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error)
}

// Names finds IPNS records; *name.Service has it.
type Names interface {
	// Record gives the newest known valid record of a name (k51…), in its protobuf form.
	Record(ctx context.Context, name string) ([]byte, error)
}

// Host is the name under which a gateway is reached.
type Host struct {
	// Name is the host name, with no port; *.example.org stands for its direct subdomains.
	Name string
	// Subdomains makes /ipfs/{cid} redirect to {cid}.ipfs.Name, which gives each root a web origin of its own.
	Subdomains bool
	// Trustless serves raw blocks, CARs and IPNS records only: nothing that a browser would show.
	Trustless bool
}

// Options of a gateway. Blocks is needed, zero values of the rest take the defaults.
type Options struct {
	Blocks Blocks
	// Visible says whether a block may be served; nil serves all. It is asked for every block of every answer, so it
	// should be fast. A block that it hides is answered as one that is absent.
	Visible func(cid.Cid) bool
	// Fetcher, where set, is asked for blocks that the store lacks. Whoever reaches the gateway can then make this node
	// download and keep what it likes: set it only where that is wanted.
	Fetcher Fetcher
	// Names resolves /ipns/{key}; nil answers that no record is known.
	Names Names
	// LookupTXT resolves DNSLink names (/ipns/example.org); nil turns DNSLink off, and with it every DNS query.
	LookupTXT func(ctx context.Context, name string) ([]string, error)
	// Hosts are the names with rules of their own. Default: localhost with subdomains. Requests for any other host are
	// served by path.
	Hosts []Host
	// Trustless serves raw blocks, CARs and IPNS records only, on hosts without rules.
	Trustless bool
	// Fast, where set, serves raw blocks and whole CARs of /ipfs/{cid}, with no path below it. It MUST hide what Visible
	// hides.
	Fast http.Handler

	// MaxConcurrent is how many requests are served at once; more get 429; default 256.
	MaxConcurrent int
	// RetrievalTimeout bounds the time to the first byte and between two writes; default 30 s.
	RetrievalTimeout time.Duration
	// MaxRequest bounds a request as a whole; default 1 h.
	MaxRequest time.Duration
	// MaxResponse is the largest file or directory in bytes that is served, in any form; default no bound.
	MaxResponse int64
	// MaxDepth is how many links deep an answer may go; default 256.
	MaxDepth int

	// Metrics may be nil. One gateway per registerer.
	Metrics prometheus.Registerer
	// Logger may be nil.
	Logger *slog.Logger
}

func (o Options) withDefaults() (Options, error) {
	if o.Blocks == nil {
		return o, core.Errorf(core.Invalid, "gateway: no store")
	}
	if min(o.MaxConcurrent, o.MaxDepth) < 0 || min(o.RetrievalTimeout, o.MaxRequest) < 0 || o.MaxResponse < 0 {
		return o, core.Errorf(core.Invalid, "gateway: times and limits must not be negative")
	}
	if o.Visible == nil {
		o.Visible = func(cid.Cid) bool { return true }
	}
	if o.Hosts == nil {
		o.Hosts = []Host{{Name: "localhost", Subdomains: true}}
	}
	for _, h := range o.Hosts {
		if h.Name == "" {
			return o, core.Errorf(core.Invalid, "gateway: a host without a name")
		}
	}
	if o.MaxConcurrent == 0 {
		o.MaxConcurrent = 256
	}
	if o.MaxDepth == 0 {
		o.MaxDepth = 256
	}
	if o.RetrievalTimeout == 0 {
		o.RetrievalTimeout = 30 * time.Second
	}
	if o.MaxRequest == 0 {
		o.MaxRequest = time.Hour
	}
	if o.Metrics == nil {
		o.Metrics = prometheus.NewRegistry() // boxo would take the process-wide one, where a second gateway panics
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o, nil
}

// ForStore gives the options for a store of ours: its private blocks are hidden.
func ForStore(l *ipfs.Local) Options {
	return Options{Blocks: l, Visible: func(c cid.Cid) bool { return l.Visible(c, "") }}
}
