package writeapi

import (
	"context"
	"log/slog"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// Pins keeps roots for their owners; *ipfs.Local and *ipfs.Node have it.
type Pins interface {
	Hold(ctx context.Context, root cid.Cid, h ipfs.Hold) error
	Release(ctx context.Context, root cid.Cid, owner string) error
	Holds(ctx context.Context) ([]ipfs.Hold, error)
}

// Stater describes the store and its roots. Both answers are sent as JSON.
type Stater interface {
	// StoreStat describes the store as a whole.
	StoreStat(ctx context.Context) (any, error)
	// RootStat describes one root, also one that the store lacks.
	RootStat(ctx context.Context, root cid.Cid) (any, error)
}

// Collector removes what nothing keeps. Its report is sent as JSON.
type Collector interface {
	Collect(ctx context.Context, how Collection) (any, error)
}

// Upload says how what comes is to be stored.
type Upload struct {
	// Private hides it from everybody that it is not shared with.
	Private bool
	// Size in bytes of the one file or CAR that the body is, where the client said it, else 0: room to set aside before the
	// first byte is read.
	Size int64
}

// Options of the API. Key, Store and Pins are needed, zero values of the rest take the defaults.
type Options struct {
	// Key is the secret that every request carries as "Authorization: Bearer KEY"; at least 16 characters.
	Key string
	// Store gives the store for an upload.
	Store func(Upload) TreeStore
	Pins  Pins
	// Bring fetches what a pin lacks, from the providers named first; nil: nothing is fetched.
	Bring func(ctx context.Context, root cid.Cid, providers []string) error
	// Stat and Collector may be nil: their routes answer 501 then.
	Stat      Stater
	Collector Collector
	// Names may be nil too.
	Names Names

	// MaxBody is the largest request body in bytes; default 64 GiB.
	MaxBody int64
	// MaxUploads is how many uploads run at once; more get 503; default 16.
	MaxUploads int
	// MaxRequest bounds a request as a whole; default 6 h.
	MaxRequest time.Duration
	// Stall is how long a client may send nothing of its body, or take nothing of the answer; default 30 s.
	Stall time.Duration
	// Logger may be nil. Keys are not logged.
	Logger *slog.Logger
}

const minKey = 16

func (o Options) withDefaults() (Options, error) {
	if len(o.Key) < minKey {
		return o, core.Errorf(core.Invalid, "write API: it needs a key of at least %d characters; without one it stays off", minKey)
	}
	if o.Store == nil || o.Pins == nil {
		return o, core.Errorf(core.Invalid, "write API: no store or no pins")
	}
	if o.MaxBody < 0 || o.MaxUploads < 0 || min(o.MaxRequest, o.Stall) < 0 {
		return o, core.Errorf(core.Invalid, "write API: times and limits must not be negative")
	}
	if o.MaxBody == 0 {
		o.MaxBody = 64 << 30
	}
	if o.MaxUploads == 0 {
		o.MaxUploads = 16
	}
	if o.MaxRequest == 0 {
		o.MaxRequest = 6 * time.Hour
	}
	if o.Stall == 0 {
		o.Stall = 30 * time.Second
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o, nil
}
